//! Going on later: a form is kept, found again and thrown away, by the browser it was typed in.

use actix_web::{HttpRequest, web};
use serde::Serialize;

use super::body::{self, Body, Sent, Wants};
use super::come_back::ComeBack;
use super::form::{Place, Showing, attach, path_of};
use super::kept::{self, Kept};
use crate::app::App;
use crate::db::Id;
use crate::render::words::{self, Arg};
use crate::web::csrf::Visitor;
use crate::web::forms::Form;
use crate::web::page::see_other;
use crate::web::{WebError, WebResult};

/// A form that waits to be finished.
#[derive(Clone, Serialize)]
pub struct Waiting {
    /// When it was saved and how long it is kept.
    pub text: String,
    pub open_url: String,
    pub removal_url: String,
}

impl Waiting {
    fn new(place: Place<'_>, kept: &Kept) -> Self {
        let Place { app, lang, .. } = place;
        let zone = app.rules.zone;
        let args = [
            (
                "saved",
                Arg::from(words::time_of(lang, zone, kept.draft.saved_at)),
            ),
            (
                "until",
                words::time_of(lang, zone, kept.draft.expires_at).into(),
            ),
        ];
        let address = address(place, kept.draft.id);
        Self {
            text: app.pages.words.say(lang, "intake-draft-waits-text", &args),
            removal_url: format!("{address}/removal"),
            open_url: address,
        }
    }

    pub(super) fn sample() -> Self {
        Self {
            text: "Lưu lúc 10:00 thứ Hai, 23/11/2026.".to_owned(),
            open_url: "/complaints/drafts/01".to_owned(),
            removal_url: "/complaints/drafts/01/removal".to_owned(),
        }
    }
}

fn address(place: Place<'_>, id: Id) -> String {
    format!("{}{}", place.lang.prefix(), path_of(id))
}

/// What this browser kept and has not sent. A page is shown without it rather than not at all.
pub(super) async fn waiting(place: Place<'_>) -> Vec<Waiting> {
    match kept::list(place).await {
        Ok(all) => all.iter().map(|kept| Waiting::new(place, kept)).collect(),
        Err(why) => {
            tracing::warn!(error = %why, "drafts could not be looked for");
            Vec::new()
        }
    }
}

/// `POST /complaints/drafts`: keeps the form as it is, with a file more or less.
pub(super) async fn post(
    request: HttpRequest,
    app: web::Data<App>,
    visitor: Visitor,
    payload: web::Payload,
) -> WebResult {
    let place = Place::of(&request, &app, &visitor);
    let mut sent = match body::read(place, &request, payload).await {
        Body::Read(sent) => sent,
        Body::Unread(sent, why) => return place.come_back(&request, sent, why).await,
    };
    if visitor.issued_at(&app, &sent.csrf_token).is_none() {
        return place.come_back(&request, sent, ComeBack::Expired).await;
    }
    let kept = kept::keep(place, &request, &mut sent).await;
    let is_fine = sent.refused.is_empty() && !sent.has_lost_files;
    match kept {
        Some((id, cookie)) if is_fine => {
            let next = match sent.wants {
                Wants::Save => format!("{}/#drafts", place.lang.prefix()),
                _ => format!("{}#files", address(place, id)),
            };
            attach(place.answer(see_other(&next))?, Some(cookie))
        }
        // Nothing was typed: there is nothing to keep.
        None if is_fine && sent.is_empty() => place.show(&sent, Showing::default()),
        None if is_fine => place.come_back(&request, sent, ComeBack::Unavailable).await,
        kept => attach(
            place.show(&sent, Showing::default())?,
            kept.map(|(_, cookie)| cookie),
        ),
    }
}

/// `GET /complaints/drafts/{id}`: the form as it was when it was kept.
pub(super) async fn get(
    request: HttpRequest,
    app: web::Data<App>,
    visitor: Visitor,
    id: web::Path<String>,
) -> WebResult {
    let place = Place::of(&request, &app, &visitor);
    let found = match Id::parse(&id) {
        Some(id) => kept::find_by_id(place, id).await?,
        None => None,
    };
    let Some(kept) = found else {
        return Ok(see_other(&format!(
            "{}/complaints/new",
            place.lang.prefix()
        )));
    };
    let mut sent = Sent::from_draft(&kept.draft);
    sent.files = kept.listed();
    place.show(&sent, Showing::at(path_of(kept.draft.id)))
}

/// `POST /complaints/drafts/{id}/removal`
pub(super) async fn remove(
    request: HttpRequest,
    app: web::Data<App>,
    visitor: Visitor,
    id: web::Path<String>,
    form: Form,
) -> WebResult {
    let place = Place::of(&request, &app, &visitor);
    if visitor.issued_at(&app, form.get("csrf_token")).is_none() {
        return Err(WebError::NotAllowed);
    }
    let found = match Id::parse(&id) {
        Some(id) => kept::find_by_id(place, id).await?,
        None => None,
    };
    // What is gone already needs no removal.
    if let Some(kept) = found {
        kept::remove(&app, kept.draft.id).await?;
    }
    Ok(see_other(&format!("{}/", place.lang.prefix())))
}
