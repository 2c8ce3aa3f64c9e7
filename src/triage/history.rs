//! The history of a case in words.

use serde_json::Value;

use super::action::Opened;
use super::pages::{HistoryLine, Look, Typed};
use super::row::Names;
use super::{sendings, tags};
use crate::cases::event::EventKind;
use crate::cases::message::Trust;
use crate::cases::words::EventWords;
use crate::db::Id;
use crate::duties::rungs::Rung;
use crate::ledger::store::Event;
use crate::time::Moment;

/// One event.
pub fn line(case: &Opened, names: &Names, event: &Event, words: &EventWords) -> HistoryLine {
    HistoryLine {
        at: case.say.time(event.at),
        words: in_words(case, names, event),
        by: event.actor_id.and_then(|id| names.get(&id)).cloned(),
        lines: if event.kind == EventKind::NoteAdded {
            Vec::new()
        } else {
            said(case, words)
        },
    }
}

/// The sealed lines, each behind its label.
fn said(case: &Opened, words: &EventWords) -> Vec<String> {
    let labelled = |(label, text): &(String, String)| {
        let is_label = label.starts_with("triage-");
        if is_label {
            format!("{}: {text}", case.say(label))
        } else {
            text.clone()
        }
    };
    words.lines.iter().map(labelled).collect()
}

fn in_words(case: &Opened, names: &Names, event: &Event) -> String {
    let facts: Value = serde_json::from_str(&event.facts).unwrap_or_default();
    let fact = |name: &str| {
        facts
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let key = format!("triage-event-{}", event.kind.key());
    let small = |key: String| case.say.small(&key);
    let with = |name: &str, value: String| case.with(&key, &[(name, value.into())]);
    match event.kind {
        EventKind::Assigned => assigned(case, names, &fact("to")),
        EventKind::MeasureRecorded => {
            let status = small(format!("status-{}", fact("status")));
            let args = [
                ("measure", fact("measure").into()),
                ("status", status.into()),
            ];
            case.with(&key, &args)
        }
        EventKind::GateAnswered => {
            let answers = facts.get("answers").and_then(Value::as_array);
            let is_yes = answers.is_some_and(|answers| answers.contains(&Value::Bool(true)));
            case.say(&format!("{key}-{}", if is_yes { "yes" } else { "no" }))
        }
        EventKind::IdentitySet => with("level", small(format!("identity-{}", fact("to")))),
        EventKind::Answered if facts.get("again").is_some() => case.say(&format!("{key}-again")),
        EventKind::Answered => with("outcome", small(format!("outcome-{}", fact("outcome")))),
        EventKind::ReviewAnswered => with(
            "result",
            small(format!("triage-review-result-{}", fact("result"))),
        ),
        EventKind::Acknowledged | EventKind::AnswerDelivered | EventKind::ReviewDelivered => {
            let by = format!("triage-by-{}", fact("by"));
            with("by", case.say(&by))
        }
        EventKind::LetterMade | EventKind::ReceivedCorrected | EventKind::CorrectionAsked => {
            on_paper(case, event.kind, (&key, &fact))
        }
        EventKind::MailFailed | EventKind::MailRetried | EventKind::MailBounced => {
            with("mail", sendings::kind(case, &fact("mail")))
        }
        EventKind::Tagged | EventKind::Untagged => with("tag", tags::name(case, &fact("tag"))),
        EventKind::DutyMet => with("duty", duty(case, &fact("duty"))),
        EventKind::Flagged => flagged(case, &facts, &fact("duty")),
        EventKind::MessageReceived | EventKind::MessageSent => about_message(case, &key, &facts),
        EventKind::Linked | EventKind::Unlinked => {
            let other = Id::parse(&fact("other"));
            let other = case.dossier.named.iter().find(|it| Some(it.id) == other);
            // A case that this reader must not know of has no reference here.
            let reference = other.map(|it| it.reference.to_string());
            let hidden = || case.say("triage-event-other-case");
            with("reference", reference.unwrap_or_else(hidden))
        }
        EventKind::MessageHandled => case.say(&format!("{key}-{}", fact("as"))),
        EventKind::Restricted if facts.get("restricted") == Some(&Value::Bool(false)) => {
            case.say("triage-event-unrestricted")
        }
        _ => case.say(&key),
    }
}

fn about_message(case: &Opened, key: &str, facts: &Value) -> String {
    let via = facts.get("via").and_then(Value::as_str).unwrap_or_default();
    let via = case.say(&format!("triage-via-{via}"));
    case.with(
        &format!("{key}{}", message_kind(facts)),
        &[("via", via.into())],
    )
}

fn assigned(case: &Opened, names: &Names, to: &str) -> String {
    let Some(id) = Id::parse(to) else {
        return case.say("triage-event-unassigned");
    };
    let who = names.get(&id).cloned().unwrap_or_default();
    case.with("triage-event-assigned", &[("who", who.into())])
}

fn flagged(case: &Opened, facts: &Value, rule: &str) -> String {
    let args = [
        ("duty", duty(case, rule).into()),
        ("rung", rung(case, facts).into()),
    ];
    case.with("triage-event-flagged", &args)
}

/// Letters that were made, moments of receipt that were corrected.
fn on_paper(
    case: &Opened,
    kind: EventKind,
    (key, fact): (&str, &dyn Fn(&str) -> String),
) -> String {
    if kind == EventKind::LetterMade {
        let code = if fact("code") == "new" { "-code" } else { "" };
        return case.say(&format!("{key}-{}{code}", fact("letter")));
    }
    let at = |name: &str| {
        let at = Moment::parse(&fact(name)).ok();
        at.map(|at| case.say.time(at)).unwrap_or_default()
    };
    let args = [("from", at("from").into()), ("to", at("to").into())];
    case.with(key, &args)
}

/// What is special about a message: a question, or doubts about who wrote it.
fn message_kind(facts: &Value) -> &'static str {
    let trust = facts.get("trust").and_then(Value::as_str);
    match trust.and_then(Trust::from_key) {
        Some(Trust::SenderDiffers) => "-differs",
        Some(Trust::Unverified) => "-unverified",
        _ if facts.get("asks") == Some(&Value::Bool(true)) => "-question",
        _ => "",
    }
}

fn duty(case: &Opened, key: &str) -> String {
    let rule = case.app.rules.find_duty(key);
    rule.map_or_else(
        || key.to_owned(),
        |rule| rule.label(case.say.lang).to_owned(),
    )
}

fn rung(case: &Opened, facts: &Value) -> String {
    let number = facts
        .get("rung")
        .and_then(Value::as_i64)
        .unwrap_or_default();
    if number == i64::from(Rung::LATE.number()) {
        return case.say("triage-rung-late");
    }
    if number == 0 {
        return case.say("triage-rung-today");
    }
    case.with("triage-rung-days", &[("n", number.into())])
}

pub fn looks(case: &Opened, names: &Names) -> Vec<Look> {
    let looks = case.dossier.looks.iter();
    looks
        .map(|(who, at)| {
            let who = names.get(who).cloned().unwrap_or_default();
            let words = case.with("triage-look", &[("who", who.into())]);
            Look {
                at: case.say.time(*at),
                words,
            }
        })
        .collect()
}

/// Who changed the case last, and when.
pub fn last_change(case: &Opened) -> String {
    let names = case.dossier.names();
    let by_people = case.dossier.events.iter().rev();
    let last = by_people
        .map(|(event, _)| event)
        .find(|event| event.actor_id.is_some());
    let who = last
        .and_then(|event| event.actor_id)
        .and_then(|id| names.get(&id))
        .cloned();
    let who = who.unwrap_or_else(|| case.say("triage-stale-someone"));
    let at = last
        .map(|event| case.say.time(event.at))
        .unwrap_or_default();
    case.with(
        "triage-stale-words",
        &[("at", at.into()), ("who", who.into())],
    )
}

/// What people did since the form was given out: a version counts one step of a person, which may have
/// recorded several events; so the newest steps are told, as many as versions lie between.
pub fn since(case: &Opened, typed: &Typed) -> Vec<String> {
    let names = case.dossier.names();
    let steps = usize::try_from(case.version() - typed.version()).unwrap_or(0);
    let by_people = case
        .dossier
        .events
        .iter()
        .rev()
        .filter(|(event, _)| event.actor_id.is_some());
    let newest = by_people.take(steps);
    newest
        .map(|(event, _)| {
            let who = event
                .actor_id
                .and_then(|id| names.get(&id))
                .cloned()
                .unwrap_or_default();
            format!("{} · {who}", in_words(case, &names, event))
        })
        .collect()
}
