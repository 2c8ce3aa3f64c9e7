//! `GET/POST /status/{reference}/withdrawal`: the complaint is taken back. Neither a clock nor an incident
//! ends with it, and the page says so.

use actix_web::{HttpRequest, web};

use super::action_page::ActionPage;
use super::notice::Held;
use super::open::{Door, Opened, door};
use super::review::cleaned;
use crate::app::App;
use crate::cases::case::Act;
use crate::cases::change::Changed;
use crate::cases::event::EventKind;
use crate::cases::facts::State;
use crate::cases::{conversation, withdrawal};
use crate::render::Field;
use crate::render::words::end_of;
use crate::web::WebResult;
use crate::web::csrf::Visitor;
use crate::web::forms::Form;

const HERE: &str = "withdrawal";

pub(super) async fn get(app: web::Data<App>, request: HttpRequest, visitor: Visitor) -> WebResult {
    match door(&app, &request, visitor).await? {
        Door::Open(case) => case.show(&page(&case, ("", false), None), HERE),
        Door::Shut(page) => Ok(page),
    }
}

/// Whether the complaint can still be taken back.
pub(super) fn is_possible(case: &Opened) -> bool {
    let is_answered = case.found.case.state == State::Answered;
    !is_answered && !case.found.has(EventKind::WithdrawalAsked) && case.found.key.is_some()
}

fn page(case: &Opened, (reason, is_unsure): (&str, bool), held: Option<Held>) -> ActionPage {
    let page = ActionPage::of(case, HERE).held((&case.app.pages.words, case.lang), held);
    if !is_possible(case) {
        return page.lead(case.say("tracking-withdrawal-not"));
    }
    let date = end_of(case.lang, case.found.case.due_on);
    let sure = Field::checkboxes("sure", case.say("tracking-withdrawal-confirm"))
        .choice("yes", case.say("tracking-withdrawal-sure"))
        .error(is_unsure.then(|| case.say("tracking-withdrawal-unsure")));
    page.lead(case.say("tracking-withdrawal-lead"))
        .point(case.with("tracking-withdrawal-clock", &[("date", date.into())]))
        .point(case.say("tracking-withdrawal-incident"))
        .point(case.say("tracking-withdrawal-again"))
        .field(
            Field::textarea("reason", case.say("tracking-withdrawal-reason"))
                .rows(3)
                .optional()
                .value(reason),
        )
        .field(sure)
        .button(case.say("tracking-withdrawal-button"), true)
}

pub(super) async fn post(
    app: web::Data<App>,
    request: HttpRequest,
    visitor: Visitor,
    form: Form,
) -> WebResult {
    let case = match door(&app, &request, visitor).await? {
        Door::Open(case) => case,
        Door::Shut(page) => return Ok(page),
    };
    let reason = cleaned(form.get("reason"));
    if let Err(held) = case.admit(form.get("csrf_token")) {
        return case.show(&page(&case, (&reason, false), Some(held)), HERE);
    }
    if form.get("sure") != "yes" {
        return case.show(&page(&case, (&reason, true), None), HERE);
    }
    let words = case.seal_words("", &reason)?;
    let message = case.message(&case.say("tracking-withdrawal-message"), &reason)?;
    let (at, id) = (app.now(), case.found.case.id);
    let changed = app
        .db
        .write(move |conn| {
            let act = Act { by: None, at };
            let changed = withdrawal::ask(conn, act, id, words.as_deref())?;
            if let Changed::Done(_) = &changed {
                conversation::receive(conn, id, &message)?;
            }
            Ok(changed)
        })
        .await?;
    match changed {
        Changed::Done(_) => case.done(case.say("tracking-withdrawal-done")),
        _ => case.show(&page(&case, (&reason, false), Some(Held::Refused)), HERE),
    }
}
