//! The start page: what this is, who answers, by when, what is needed, which other ways there are.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};
use serde::Serialize;

use super::drafts::{self, Waiting};
use super::form::Place;
use super::notice::PrivacyNotice;
use crate::app::App;
use crate::lang::Lang;
use crate::render::Page;
use crate::render::words::Words;
use crate::web::WebResult;
use crate::web::csrf::Visitor;
use crate::web::page::{html, see_other};

/// `GET /`
pub(super) async fn get(request: HttpRequest, app: web::Data<App>, visitor: Visitor) -> WebResult {
    let place = Place::of(&request, &app, &visitor);
    let (words, lang) = (&app.pages.words, place.lang);
    let mut layout = place.layout("intake-start-title", "/");
    layout.description = Some(words.say(lang, "intake-start-description", &[]));
    let waiting = drafts::waiting(place).await;
    let has_waiting = !waiting.is_empty();
    let page = StartPage::new(words, lang, waiting);
    let response = html(&app, StatusCode::OK, &layout, &page)?;
    // Only a button on the page needs to know the browser.
    if has_waiting {
        place.answer(response)
    } else {
        Ok(response)
    }
}

/// `GET /en`, which people type.
pub(super) async fn redirect_to_english() -> WebResult {
    Ok(see_other("/en/"))
}

#[derive(Serialize)]
pub struct StartPage {
    form_url: String,
    status_url: String,
    /// Forms this browser kept.
    waiting: Vec<Waiting>,
    privacy: PrivacyNotice,
}

impl StartPage {
    pub(super) fn new(words: &Words, lang: Lang, waiting: Vec<Waiting>) -> Self {
        let base = lang.prefix();
        Self {
            form_url: format!("{base}/complaints/new"),
            status_url: format!("{base}/status"),
            waiting,
            privacy: PrivacyNotice::new(words, lang),
        }
    }
}

impl Page for StartPage {
    const TEMPLATE: &'static str = "intake/start";

    fn samples() -> Vec<Self> {
        let Ok(words) = Words::load() else {
            return Vec::new();
        };
        vec![
            Self::new(&words, Lang::Vi, Vec::new()),
            Self::new(&words, Lang::Vi, vec![Waiting::sample()]),
        ]
    }
}
