//! `GET/POST /status/{reference}/withdrawal`: the complaint is taken back. Neither a clock nor an incident
//! ends with it, and the page says so.

use actix_web::{HttpRequest, web};

use super::action_page::ActionPage;
use super::carried::To;
use super::open::Opened;
use super::wish::{self, Wish};
use crate::app::App;
use crate::cases::event::EventKind;
use crate::cases::facts::State;
use crate::cases::withdrawal;
use crate::render::words::end_of;
use crate::web::WebResult;
use crate::web::csrf::Visitor;
use crate::web::forms::Form;

pub(super) const WISH: Wish = Wish {
    here: "withdrawal",
    to: To::Withdrawal,
    is_possible,
    about,
    ask: |conn, _rules, act, id, reason| withdrawal::ask(conn, act, id, reason),
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

/// Whether the complaint can still be taken back.
pub(super) fn is_possible(case: &Opened) -> bool {
    let is_answered = case.found.case.state == State::Answered;
    !is_answered && !case.found.has(EventKind::WithdrawalAsked) && case.found.key.is_some()
}

fn about(case: &Opened, page: ActionPage) -> ActionPage {
    let date = end_of(case.lang, case.found.case.due_on);
    page.lead(case.say("tracking-withdrawal-lead"))
        .point(case.with("tracking-withdrawal-clock", &[("date", date.into())]))
        .point(case.say("tracking-withdrawal-incident"))
        .point(case.say("tracking-withdrawal-again"))
}
