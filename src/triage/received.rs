//! `POST /desk/cases/{reference}/received`: when a complaint that staff entered really came in, corrected;
//! `…/received-decision`: what the second person says to a later moment.

use actix_web::{HttpRequest, web};

use super::action::{self, Opened, typed};
use super::entry_receipt;
use super::pages::{ActionForm, Facts, Flag};
use super::row::Names;
use super::typed_date;
use crate::access::policy::Action;
use crate::access::{Handler, Posted};
use crate::app::App;
use crate::cases::change::Changed;
use crate::cases::facts::CorrectionState;
use crate::cases::received::store::Correction;
use crate::cases::received::{self, Decision, Wanted};
use crate::cases::words::{EventWords, WORDS};
use crate::db::Id;
use crate::render::Field;
use crate::render::words::hour;
use crate::web::{WebError, WebResult};

const FORM: &str = "received";
const DECISION: &str = "received-decision";
const REASON: &str = "triage-received-reason";

/// On cases that staff entered, until the answer.
pub fn form(case: &Opened) -> Option<ActionForm> {
    let row = &case.dossier.case;
    let may = case.may(Action::Work) && case.dossier.key.is_some();
    (may && received::is_open(row)).then(|| {
        let say = |key: &str| case.say(&format!("triage-received-{key}"));
        let is_told = is_told(case);
        let lead = say(if is_told { "lead-told" } else { "lead" });
        let on = typed_date::written(case.say.zone.day(row.received_at));
        ActionForm::new(FORM, case.action(FORM), case.version(), say("title"))
            .lead(lead)
            .field(
                Field::text("corrected_on", say("on"))
                    .value(on)
                    .inputmode("numeric")
                    .width("field-medium")
                    .hint(say("on-hint")),
            )
            .field(
                Field::text("corrected_at", say("at"))
                    .value(hour(case.say.zone, row.received_at))
                    .inputmode("numeric")
                    .width("field-short"),
            )
            .field(
                Field::textarea("reason", say("reason"))
                    .hint(say("reason-hint"))
                    .rows(2),
            )
            .button(say("button"))
    })
}

fn is_told(case: &Opened) -> bool {
    let kinds = case.dossier.events.iter().map(|(event, _)| event.kind);
    received::is_told(&case.dossier.case, kinds, has_address(case))
}

/// The acknowledgement went out by mail as soon as the case was entered.
fn has_address(case: &Opened) -> bool {
    let complaint = case.dossier.complaint.as_ref();
    complaint.is_some_and(|complaint| complaint.email().is_some())
}

fn pending(case: &Opened) -> Option<&(Correction, String)> {
    let mut all = case.dossier.corrections.iter();
    all.find(|(correction, _)| correction.state == CorrectionState::Pending)
}

/// While a later moment waits for its second person: for everybody who works the case.
pub fn decision(case: &Opened, names: &Names) -> Option<ActionForm> {
    let (correction, reason) = pending(case)?;
    if !case.may(Action::Work) {
        return None;
    }
    let say = |key: &str| case.say(&format!("triage-received-{key}"));
    let args = [
        ("who", who(case, names, correction.asked_by).into()),
        ("from", case.say.time(correction.from_at).into()),
        ("to", case.say.time(correction.to_at).into()),
        ("due_from", case.say.date(correction.from_due).into()),
        ("due_to", case.say.date(correction.to_due).into()),
        ("reason", reason.into()),
    ];
    let form = ActionForm::new(
        DECISION,
        case.action(DECISION),
        case.version(),
        say("decision-title"),
    )
    .hidden("correction", correction.id.to_string())
    .lead(case.with("triage-received-decision-lead", &args));
    let is_mine = correction.asked_by == case.me.staff.id;
    Some(if is_mine {
        form.button_of("refuse", say("take-back"), "btn-outline-secondary")
    } else {
        form.button_of("approve", say("approve"), "btn-primary")
            .button_of("refuse", say("refuse"), "btn-outline-secondary")
    })
}

pub fn flag(case: &Opened) -> Option<Flag> {
    pending(case).map(|_| Flag {
        class: "flag-warn",
        words: case.say("triage-flag-correction"),
    })
}

fn who(case: &Opened, names: &Names, id: Id) -> String {
    let someone = || case.say("triage-stale-someone");
    names.get(&id).cloned().unwrap_or_else(someone)
}

/// Every correction that took effect, with both moments.
pub fn facts(case: &Opened, names: &Names, facts: &mut Facts) {
    let done = case.dossier.corrections.iter();
    let lines = done
        .filter(|(correction, _)| correction.state == CorrectionState::Done)
        .map(|(correction, reason)| line(case, names, correction, reason));
    facts.add_lines(case.say("triage-received-corrected"), lines.collect());
}

fn line(case: &Opened, names: &Names, correction: &Correction, reason: &str) -> String {
    let asked_by = who(case, names, correction.asked_by);
    let by = match correction.decided_by {
        Some(second) => format!("{asked_by}, {}", who(case, names, second)),
        None => asked_by,
    };
    let args = [
        ("from", case.say.time(correction.from_at).into()),
        ("to", case.say.time(correction.to_at).into()),
        ("who", by.into()),
        ("reason", reason.into()),
    ];
    case.with("triage-received-line", &args)
}

/// The reason of a correction as it is sealed.
pub fn reason(key: Option<&crate::vault::CaseKey>, sealed: &[u8]) -> String {
    let words = key.and_then(|key| key.open_json::<EventWords>(WORDS, sealed).ok());
    let lines = words.map(|words| words.lines).unwrap_or_default();
    lines
        .into_iter()
        .map(|(_, text)| text)
        .collect::<Vec<_>>()
        .join("\n")
}

pub async fn post(
    app: web::Data<App>,
    me: Handler,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let case = action::open(&app, &request, &me, Action::Work).await?;
    let mut typed = typed(FORM, &form.0);
    let to = entry_receipt::received_at(&case.say, &mut typed, "corrected_on", "corrected_at");
    if typed.text("reason").is_empty() {
        typed.refuse("reason", case.say("triage-received-error-reason"));
    }
    let Some(to) = to.filter(|_| !typed.has_errors()) else {
        return case.again(&typed);
    };
    let wanted = Wanted {
        by: case.me.staff.id,
        to,
        sealed: case.seal_words(&[(REASON, typed.text("reason"))])?,
        has_address: has_address(&case),
    };
    let is_later = to > case.dossier.case.received_at;
    let (act, seen, rules) = (case.act(), case.seen(&typed), app.rules.clone());
    let changed = app
        .db
        .write(move |conn| received::correct(conn, &rules, act, seen, &wanted))
        .await?;
    let done = case.say(if is_later {
        "triage-received-asked"
    } else {
        "triage-received-done"
    });
    refused_or_done(case, typed, changed, done).await
}

/// A refusal stands by the day that was typed.
async fn refused_or_done(
    case: Opened,
    mut typed: super::pages::Typed,
    changed: Changed,
    done: String,
) -> WebResult {
    if let Changed::Refused(_, refusal) = &changed {
        typed.refuse("corrected_on", case.say(refusal.key()));
        return case.again(&typed);
    }
    case.finish(typed, changed, done).await
}

pub async fn decide(
    app: web::Data<App>,
    me: Handler,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let case = action::open(&app, &request, &me, Action::Work).await?;
    let typed = typed(DECISION, &form.0);
    let correction = Id::parse(typed.text("correction")).ok_or(WebError::NotUnderstood)?;
    let is_approved = match typed.text("do") {
        "approve" => true,
        "refuse" => false,
        _ => return Err(WebError::NotUnderstood),
    };
    let decision = Decision {
        by: case.me.staff.id,
        correction,
        is_approved,
        has_address: has_address(&case),
    };
    let (act, seen, rules) = (case.act(), case.seen(&typed), app.rules.clone());
    let changed = app
        .db
        .write(move |conn| received::decide(conn, &rules, act, seen, &decision))
        .await?;
    let done = case.say(if is_approved {
        "triage-received-done"
    } else {
        "triage-received-refused"
    });
    case.finish(typed, changed, done).await
}
