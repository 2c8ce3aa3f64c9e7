//! The start page: what this is, who answers, by when, what is needed, which other ways there are.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};
use serde::Serialize;

use super::form::Place;
use crate::app::App;
use crate::lang::Lang;
use crate::render::Page;
use crate::web::WebResult;
use crate::web::csrf::Visitor;
use crate::web::page::{html, lang_of, see_other};

/// `GET /`
pub(super) async fn get(request: HttpRequest, app: web::Data<App>, visitor: Visitor) -> WebResult {
    let lang = lang_of(request.path());
    let mut layout = Place {
        app: &app,
        lang,
        visitor: &visitor,
    }
    .layout("intake-start-title", "/");
    layout.description = Some(app.pages.words.say(lang, "intake-start-description", &[]));
    html(&app, StatusCode::OK, &layout, &StartPage::new(lang))
}

/// `GET /en`, which people type.
pub(super) async fn redirect_to_english() -> WebResult {
    Ok(see_other("/en/"))
}

#[derive(Serialize)]
pub struct StartPage {
    form_url: String,
    status_url: String,
}

impl StartPage {
    pub(super) fn new(lang: Lang) -> Self {
        let base = lang.prefix();
        Self {
            form_url: format!("{base}/complaints/new"),
            status_url: format!("{base}/status"),
        }
    }
}

impl Page for StartPage {
    const TEMPLATE: &'static str = "intake/start";

    fn samples() -> Vec<Self> {
        vec![Self::new(Lang::Vi)]
    }
}
