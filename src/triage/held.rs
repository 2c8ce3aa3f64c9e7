//! `POST /desk/cases/{reference}/acceptance` and `…/dismissal`: a case that came in like a machine's
//! work is one after all; or what came in is no complaint (a lead only; nothing is sent).

use actix_web::{HttpRequest, web};

use super::action::{self, Opened, typed};
use super::mails;
use super::pages::ActionForm;
use crate::access::policy::Action;
use crate::access::{Handler, Lead, Posted};
use crate::app::App;
use crate::cases::answer::{ANSWER, Answer};
use crate::cases::change::{self, Changed, Sending};
use crate::cases::facts::State;
use crate::cases::outcome::Outcome;
use crate::mail::outbox;
use crate::render::Field;
use crate::web::WebResult;

const ACCEPTANCE: &str = "acceptance";
const DISMISSAL: &str = "dismissal";

pub fn acceptance(case: &Opened) -> Option<ActionForm> {
    (case.dossier.case.is_held && case.may(Action::Work)).then(|| {
        let title = case.say("triage-held-title");
        ActionForm::new(ACCEPTANCE, case.action(ACCEPTANCE), case.version(), title)
            .lead(case.say("triage-held-lead"))
            .button(case.say("triage-held-accept"))
    })
}

pub fn dismissal(case: &Opened) -> Option<ActionForm> {
    let is_open = case.dossier.case.state != State::Answered && case.dossier.key.is_some();
    (is_open && case.may(Action::Dismiss)).then(|| {
        let title = case.say("triage-dismiss-title");
        ActionForm::new(DISMISSAL, case.action(DISMISSAL), case.version(), title)
            .lead(case.say("triage-dismiss-hint"))
            .field(
                Field::textarea("reasons", case.say("triage-dismiss-reason"))
                    .hint(case.say("triage-dismiss-reason-hint"))
                    .rows(2),
            )
            .field(
                Field::textarea("guidance", case.say("triage-dismiss-guidance"))
                    .hint(case.say("triage-dismiss-guidance-hint"))
                    .optional()
                    .rows(2),
            )
            .button_of(
                "dismiss",
                case.say("triage-dismiss-button"),
                "btn-outline-danger",
            )
    })
}

/// Why it was no complaint: for the desk, as nobody else is told.
pub fn reasons(case: &Opened) -> Option<String> {
    let is_none = case.dossier.case.outcome == Some(Outcome::NotComplaint);
    let reasons = case.dossier.draft().reasons;
    let args = [("reasons", reasons.trim().into())];
    let is_told = is_none && !reasons.trim().is_empty();
    is_told.then(|| case.with("triage-dismissed-because", &args))
}

pub async fn accept(
    app: web::Data<App>,
    me: Handler,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let case = action::open(&app, &request, &me, Action::Work).await?;
    let typed = typed(ACCEPTANCE, &form.0);
    let (act, seen) = (case.act(), case.seen(&typed));
    let changed = app
        .db
        .write(move |conn| {
            let changed = change::accept_held(conn, act, seen)?;
            if let Changed::Done(case) = &changed {
                outbox::release_held(conn, case.id, act.at)?;
            }
            Ok(changed)
        })
        .await?;
    mails::wake(&app);
    let done = case.say("triage-held-done");
    case.finish(typed, changed, done).await
}

pub async fn dismiss(
    app: web::Data<App>,
    me: Lead,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let case = action::open(&app, &request, &me, Action::Dismiss).await?;
    let mut typed = typed(DISMISSAL, &form.0);
    if typed.text("reasons").is_empty() {
        typed.refuse("reasons", case.say("blocker-reasons-missing"));
        return case.again(&typed);
    }
    let answer = Answer {
        outcome: Outcome::NotComplaint.key().to_owned(),
        reasons: typed.text("reasons").to_owned(),
        guidance: typed.text("guidance").to_owned(),
        ..Answer::default()
    };
    let sealed = case.key()?.seal_json(ANSWER, &answer)?;
    let sending = Sending {
        answer,
        sealed,
        by: case.me.staff.id,
        is_lead: true,
    };
    let (act, seen, rules) = (case.act(), case.seen(&typed), app.rules.clone());
    let changed = app
        .db
        .write(move |conn| {
            let changed = change::send_answer(conn, &rules, act, seen, &sending)?;
            if let Changed::Done(case) = &changed {
                outbox::drop_held(conn, case.id, act.at)?;
            }
            Ok(changed)
        })
        .await?;
    let done = case.say("triage-dismiss-done");
    case.finish(typed, changed, done).await
}
