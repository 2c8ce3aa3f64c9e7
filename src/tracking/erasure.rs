//! `GET/POST /status/{reference}/erasure`: the complainant asks for everything the case holds about them to
//! be deleted. The page says what has to be kept, and why; the desk decides and answers.

use actix_web::{HttpRequest, web};

use super::action_page::ActionPage;
use super::carried::To;
use super::open::Opened;
use super::wish::{self, Wish};
use crate::app::App;
use crate::cases::erase;
use crate::duties::deadline::Carriage;
use crate::duties::duty::start_for;
use crate::render::words::end_of;
use crate::web::WebResult;
use crate::web::csrf::Visitor;
use crate::web::forms::Form;

pub(super) const WISH: Wish = Wish {
    here: "erasure",
    to: To::Erasure,
    is_possible,
    about,
    ask: erase::ask,
};

pub(super) async fn get(app: web::Data<App>, request: HttpRequest, visitor: Visitor) -> WebResult {
    wish::get(app, request, visitor, &WISH).await
}

pub(super) async fn post(
    app: web::Data<App>,
    request: HttpRequest,
    visitor: Visitor,
    form: Form,
) -> WebResult {
    wish::post(app, request, (visitor, form), &WISH).await
}

/// Whether deletion can be asked for: it was not, or what was asked is dealt with.
pub(super) fn is_possible(case: &Opened) -> bool {
    let is_asked = case
        .found
        .duties
        .iter()
        .any(|duty| duty.rule == erase::DUTY && duty.is_open());
    !is_asked && case.found.key.is_some()
}

fn about(case: &Opened, page: ActionPage) -> ActionPage {
    let rules = &case.app.rules;
    let due = rules.find_duty(erase::DUTY).map(|rule| {
        let times = start_for(rules, rule, case.app.now(), Carriage::Direct);
        end_of(case.lang, times.due_on)
    });
    let due = [("date", due.unwrap_or_default().into())];
    let years = [("years", case.app.config.retention_years.into())];
    page.lead(case.say("tracking-erasure-lead"))
        .point(case.say("tracking-erasure-unanswered"))
        .point(case.with("tracking-erasure-kept", &years))
        .point(case.with("tracking-erasure-due", &due))
        .point(case.say("tracking-erasure-what"))
}
