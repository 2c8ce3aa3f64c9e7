//! `POST /desk/cases/{reference}/duties`: staff did what the law demands of them: a report to an
//! authority, a negotiation.

use actix_web::{HttpRequest, web};

use super::action::{self, Opened, typed};
use super::moment_fields;
use super::pages::ActionForm;
use crate::access::policy::Action;
use crate::access::{Handler, Posted};
use crate::app::App;
use crate::cases::change::{self, Fulfilment};
use crate::db::Id;
use crate::duties::duty::MetBy;
use crate::duties::store::Duty;
use crate::render::Field;
use crate::web::{WebError, WebResult};

fn form_id(duty: &Duty) -> String {
    format!("duty-{}", duty.rule)
}

/// For an open duty that people meet.
pub fn form(case: &Opened, duty: &Duty) -> Option<ActionForm> {
    let rule = case.app.rules.find_duty(&duty.rule)?;
    let is_theirs = duty.is_open() && rule.met_by == MetBy::Staff;
    (is_theirs && case.may(Action::Work) && case.dossier.key.is_some()).then(|| {
        let say = |key: &str| case.say(&format!("triage-duty-{key}"));
        let [date, time] = moment_fields::fields(&case.say, "duty", case.app.now());
        ActionForm::new(
            form_id(duty),
            case.action("duties"),
            case.version(),
            say("title"),
        )
        .hidden("duty", duty.id.to_string())
        .field(date)
        .field(time)
        .field(Field::text("to", say("to")))
        .field(Field::text("number", say("number")).optional())
        .field(Field::textarea("note", say("note")).rows(2).optional())
        .button(say("button"))
    })
}

pub async fn post(
    app: web::Data<App>,
    me: Handler,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let case = action::open(&app, &request, &me, Action::Work).await?;
    let duty_id = Id::parse(form.0.get("duty")).ok_or(WebError::NotUnderstood)?;
    let duty = case.dossier.duties.iter().find(|duty| duty.id == duty_id);
    let duty = duty.ok_or(WebError::NotFound)?;
    let mut typed = typed(form_id(duty), &form.0);
    let at = moment_fields::read(&typed, case.say.zone, app.now());
    if at.is_none() {
        typed.refuse("date", case.say("triage-error-when"));
    }
    if typed.text("to").is_empty() {
        let what = case.say.small("triage-duty-to");
        typed.refuse(
            "to",
            case.with("triage-error-fill", &[("what", what.into())]),
        );
    }
    let Some(at) = at.filter(|_| !typed.has_errors()) else {
        return case.again(&typed);
    };
    let sealed = case.seal_words(&[
        ("triage-duty-to", typed.text("to")),
        ("triage-duty-number", typed.text("number")),
        ("triage-duty-note", typed.text("note")),
    ])?;
    let done = Fulfilment {
        duty_id,
        at,
        sealed,
    };
    let (act, seen, rules) = (case.act(), case.seen(&typed), app.rules.clone());
    let changed = app
        .db
        .write(move |conn| change::meet_duty(conn, &rules, act, seen, &done))
        .await?;
    let done = case.say("triage-duty-done");
    case.finish(typed, changed, done).await
}
