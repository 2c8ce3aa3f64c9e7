//! `GET/POST /sign-in/code`: the code of the second factor, after the password.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

use super::entry::{self, Half, Proof};
use super::pages::CodePage;
use crate::app::App;
use crate::lang::Lang;
use crate::render::{ErrorSummary, Field, Frame, Layout};
use crate::web::csrf::Visitor;
use crate::web::forms::Form;
use crate::web::{WebError, WebResult, page};

pub async fn show(app: web::Data<App>, visitor: Visitor, request: HttpRequest) -> WebResult {
    match entry::find_half(&app, &request).await? {
        Some(half) => again(&app, &visitor, &half, None),
        None => Ok(page::see_other("/sign-in")),
    }
}

fn again(app: &App, visitor: &Visitor, half: &Half, wrong: Option<Proof>) -> WebResult {
    let lang = half.person.lang;
    let code = code_field(app, lang, wrong);
    let content = CodePage {
        action: "/sign-in/code".to_owned(),
        next: String::new(),
        lead: app.pages.words.say(lang, "factor-code-lead", &[]),
        errors: ErrorSummary::of([&code]),
        code,
        other_way: Some(app.pages.words.say(lang, "factor-code-paper", &[])),
    };
    let title = app.pages.words.say(lang, "factor-code-title", &[]);
    let mut layout = Layout::new(Frame::Plain, lang, title, &app.organisation);
    layout.csrf_token = visitor.csrf_token(app);
    layout.has_errors = wrong.is_some();
    page::html(app, status_of(wrong), &layout, &content)
}

pub(super) fn status_of(wrong: Option<Proof>) -> StatusCode {
    match wrong {
        None | Some(Proof::Right) => StatusCode::OK,
        Some(Proof::Wrong) => StatusCode::UNPROCESSABLE_ENTITY,
        Some(Proof::Wait(_)) => StatusCode::TOO_MANY_REQUESTS,
    }
}

/// The field for a code, with what was wrong with the last one; what was typed is never put back.
pub(super) fn code_field(app: &App, lang: Lang, wrong: Option<Proof>) -> Field {
    let words = &app.pages.words;
    let error = match wrong {
        None | Some(Proof::Right) => None,
        Some(Proof::Wrong) => Some(words.say(lang, "factor-code-wrong", &[])),
        Some(Proof::Wait(minutes)) => {
            Some(words.say(lang, "staff-sign-in-wait", &[("minutes", minutes.into())]))
        }
    };
    Field::text("code", words.say(lang, "factor-field-code", &[]))
        .autocomplete("one-time-code")
        .width("field-medium")
        .error(error)
}

pub async fn post(
    app: web::Data<App>,
    visitor: Visitor,
    request: HttpRequest,
    form: Form,
) -> WebResult {
    if visitor.issued_at(&app, form.get("csrf_token")).is_none() {
        return Err(WebError::NotAllowed);
    }
    let Some(half) = entry::find_half(&app, &request).await? else {
        return Ok(page::see_other("/sign-in"));
    };
    match entry::prove(&app, &half.person, form.get("code")).await? {
        Proof::Right => entry::begin(&app, &request, (&half.person, true), &half.place).await,
        wrong => {
            tracing::warn!(staff = %half.person.id, "a sign-in failed: second factor");
            again(&app, &visitor, &half, Some(wrong))
        }
    }
}
