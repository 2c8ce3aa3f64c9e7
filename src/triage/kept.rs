//! What was typed when a session had ended: on the page of a case it stands in its form again; `GET
//! /desk/kept` shows the rest, to be sent once more. `POST` lets one go.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::action::Opened;
use super::pages::{CasePage, KeptForm, KeptNotice, KeptPage, Typed};
use super::wording::Wording;
use crate::access::desk::{self, go_on};
use crate::access::kept::{self, Kept};
use crate::access::{Posted, Session};
use crate::app::App;
use crate::db::Id;
use crate::render::Flash;
use crate::web::{WebError, WebResult};

/// Puts what waits for this reader into its form on the page, and says so.
pub async fn put_back(case: &Opened, page: &mut CasePage) -> WebResult<()> {
    let all = kept::list(&case.app, &case.request, case.me.staff.id).await?;
    let place = format!("{}/", case.place());
    let mut of_case = all.iter().filter(|kept| kept.path.starts_with(&place));
    let Some(kept) = of_case.next() else {
        return Ok(());
    };
    let form_id = refill(page, kept);
    let is_found = form_id.is_some();
    let args = [("at", case.say.time(kept.kept_at).into())];
    let key = if is_found {
        "triage-kept-words"
    } else {
        "triage-kept-elsewhere"
    };
    page.kept = Some(KeptNotice {
        words: case.with(key, &args),
        form_href: form_id.map(|id| format!("#{id}")),
        others: of_case.next().is_some() || !is_found,
        id: kept.id.to_string(),
    });
    Ok(())
}

/// The form that was sent, with what was typed; it stays as old as it was, so that nobody's work in
/// between is overwritten unseen.
fn refill(page: &mut CasePage, kept: &Kept) -> Option<String> {
    let sent = |name: &str, value: &str| {
        let mut pairs = kept.pairs.iter();
        pairs.any(|(sent, it)| sent == name && it == value)
    };
    let form = page.forms().find(|form| {
        let is_there = form.action == kept.path && !form.fields.is_empty();
        is_there && form.hidden.iter().all(|it| sent(it.name, &it.value))
    })?;
    let typed = Typed::new(form.id.clone(), kept.pairs.clone());
    form.refill(&typed);
    form.keeps(kept.id);
    if typed.version() > 0 {
        form.version = typed.version();
    }
    Some(form.id.clone())
}

pub async fn show(app: web::Data<App>, me: Session, request: HttpRequest) -> WebResult {
    let say = Wording::new(&app, me.staff.lang);
    let all = kept::list(&app, &request, me.staff.id).await?;
    let forms = all.into_iter().map(|kept| shown(&say, kept)).collect();
    let title = say.say("triage-kept-title");
    let layout = desk::layout(&app, &request, &me, title);
    desk::show(&app, &request, StatusCode::OK, layout, &KeptPage { forms })
}

/// Names of fields that nobody typed.
const CARRIED: [&str; 3] = ["version", "submission_id", "do"];

fn shown(say: &Wording, kept: Kept) -> KeptForm {
    let typed = kept.pairs.iter();
    let texts = typed
        .filter(|(name, value)| !CARRIED.contains(&name.as_str()) && !value.trim().is_empty())
        .map(|(_, value)| value.clone())
        .collect();
    KeptForm {
        id: kept.id.to_string(),
        words: say.with("triage-kept-at", &[("at", say.time(kept.kept_at).into())]),
        action: kept.path,
        texts,
        pairs: kept.pairs,
    }
}

pub async fn post(
    app: web::Data<App>,
    me: Session,
    request: HttpRequest,
    form: Posted,
) -> WebResult<HttpResponse> {
    let id = Id::parse(form.0.get("id")).ok_or(WebError::NotUnderstood)?;
    kept::discard(&app, &request, (me.staff.id, id)).await?;
    let say = Wording::new(&app, me.staff.lang);
    let back = crate::access::next::own_path(form.0.get("back")).to_owned();
    go_on(&app, &back, &Flash::success(say.say("triage-kept-gone")))
}
