//! `POST /desk/cases/{reference}/incident`: five questions in the first hour (domain handbook §4.1).
//! A single yes starts the 24 h and 72 h clocks and alerts the duty person at once.

use actix_web::{HttpRequest, web};

use super::action::{self, Opened, typed};
use super::pages::{ActionForm, Typed};
use super::{mails, moment_fields};
use crate::access::policy::Action;
use crate::access::{Handler, Posted};
use crate::app::App;
use crate::cases::change::{self, Changed, GateAnswers};
use crate::cases::facts::Gate;
use crate::render::Field;
use crate::time::Moment;
use crate::web::WebResult;

const FORM: &str = "incident";
const QUESTIONS: [&str; 5] = ["q1", "q2", "q3", "q4", "q5"];

/// The questions, while they are open; later, folded, to answer them again.
pub fn form(case: &Opened) -> Option<ActionForm> {
    if !case.may(Action::Work) || case.dossier.key.is_none() {
        return None;
    }
    let is_open = case.dossier.case.gate == Gate::Unanswered;
    let key = if is_open {
        "triage-gate-title"
    } else {
        "triage-gate-again"
    };
    let form = ActionForm::new(FORM, case.action("incident"), case.version(), case.say(key))
        .lead(case.say("triage-gate-lead"));
    let form = QUESTIONS.into_iter().fold(form, |form, question| {
        let field = Field::radios(question, case.say(&format!("triage-gate-{question}")))
            .choice("yes", case.say("yes"))
            .choice("no", case.say("no"));
        form.field(field)
    });
    let detected_at = case
        .dossier
        .case
        .detected_at
        .unwrap_or(case.dossier.case.received_at);
    let [date, time] = moment_fields::fields(&case.say, "gate", detected_at);
    let date = date.hint(case.say("triage-gate-detected-hint"));
    Some(
        form.field(date)
            .field(time)
            .button(case.say("triage-gate-button")),
    )
}

pub async fn post(
    app: web::Data<App>,
    me: Handler,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let case = action::open(&app, &request, &me, Action::Work).await?;
    let mut typed = typed(FORM, &form.0);
    let Some((answers, detected_at)) = parse(&case, &mut typed) else {
        return case.again(&typed);
    };
    let is_incident = answers.contains(&true);
    let alerts = if is_incident {
        mails::incident(&case, detected_at)?
    } else {
        Vec::new()
    };
    let gate = GateAnswers {
        answers,
        detected_at,
        sealed_note: None,
    };
    let (act, seen, rules) = (case.act(), case.seen(&typed), app.rules.clone());
    let changed = app
        .db
        .write(move |conn| {
            let changed = change::answer_gate(conn, &rules, act, seen, &gate)?;
            if let Changed::Done(_) = &changed {
                for alert in &alerts {
                    mails::enqueue(conn, alert)?;
                }
            }
            Ok(changed)
        })
        .await?;
    mails::wake(&app);
    let done = if is_incident {
        "triage-gate-done-yes"
    } else {
        "triage-gate-done-no"
    };
    let done = case.say(done);
    case.finish(typed, changed, done).await
}

/// All five answers and the moment of detection: the receipt, unless another is given.
fn parse(case: &Opened, typed: &mut Typed) -> Option<([bool; 5], Moment)> {
    let answers = QUESTIONS.map(|question| match typed.text(question) {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    });
    for (n, (question, answer)) in (1_i64..).zip(QUESTIONS.into_iter().zip(answers)) {
        if answer.is_none() {
            typed.refuse(
                question,
                case.with("triage-gate-error-answers", &[("n", n.into())]),
            );
        }
    }
    let is_left_out = typed.text("date").is_empty() && typed.text("time").is_empty();
    let detected_at = if is_left_out {
        Some(case.dossier.case.received_at)
    } else {
        moment_fields::read(typed, case.say.zone, case.app.now())
    };
    if detected_at.is_none() {
        typed.refuse("date", case.say("triage-gate-error-detected"));
    }
    if typed.has_errors() {
        return None;
    }
    Some((answers.map(|answer| answer == Some(true)), detected_at?))
}
