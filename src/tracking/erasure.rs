//! `GET/POST /status/{reference}/erasure`: the complainant asks for everything the case holds about them to
//! be deleted. The page says what has to be kept, and why; the desk decides and answers.

use actix_web::{HttpRequest, web};

use super::action_page::ActionPage;
use super::notice::Held;
use super::open::{Door, Opened, door};
use super::review::cleaned;
use crate::app::App;
use crate::cases::case::Act;
use crate::cases::change::Changed;
use crate::cases::{conversation, erase};
use crate::duties::deadline::Carriage;
use crate::duties::duty::start_for;
use crate::render::Field;
use crate::render::words::end_of;
use crate::web::WebResult;
use crate::web::csrf::Visitor;
use crate::web::forms::Form;

const HERE: &str = "erasure";

pub(super) async fn get(app: web::Data<App>, request: HttpRequest, visitor: Visitor) -> WebResult {
    match door(&app, &request, visitor).await? {
        Door::Open(case) => case.show(&page(&case, ("", false), None), HERE),
        Door::Shut(page) => Ok(page),
    }
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

fn page(case: &Opened, (reason, is_unsure): (&str, bool), held: Option<Held>) -> ActionPage {
    let page = ActionPage::of(case, HERE).held((&case.app.pages.words, case.lang), held);
    if !is_possible(case) {
        return page.lead(case.say("tracking-erasure-not"));
    }
    let rules = &case.app.rules;
    let due = rules.find_duty(erase::DUTY).map(|rule| {
        let times = start_for(rules, rule, case.app.now(), Carriage::Direct);
        end_of(case.lang, times.due_on)
    });
    let years = [("years", case.app.config.retention_years.into())];
    let sure = Field::checkboxes("sure", case.say("tracking-erasure-confirm"))
        .choice("yes", case.say("tracking-erasure-sure"))
        .error(is_unsure.then(|| case.say("tracking-erasure-unsure")));
    page.lead(case.say("tracking-erasure-lead"))
        .point(case.say("tracking-erasure-unanswered"))
        .point(case.with("tracking-erasure-kept", &years))
        .point(case.with(
            "tracking-erasure-due",
            &[("date", due.unwrap_or_default().into())],
        ))
        .point(case.say("tracking-erasure-what"))
        .field(
            Field::textarea("reason", case.say("tracking-erasure-reason"))
                .rows(3)
                .optional()
                .value(reason),
        )
        .field(sure)
        .button(case.say("tracking-erasure-button"), true)
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
    let message = case.message(&case.say("tracking-erasure-message"), &reason)?;
    let (rules, at, id) = (app.rules.clone(), app.now(), case.found.case.id);
    let changed = app
        .db
        .write(move |conn| {
            let act = Act { by: None, at };
            let changed = erase::ask(conn, &rules, act, id, words.as_deref())?;
            if let Changed::Done(_) = &changed {
                conversation::receive(conn, id, &message)?;
            }
            Ok(changed)
        })
        .await?;
    match changed {
        Changed::Done(_) => case.done(case.say("tracking-erasure-done")),
        _ => case.show(&page(&case, (&reason, false), Some(Held::Refused)), HERE),
    }
}
