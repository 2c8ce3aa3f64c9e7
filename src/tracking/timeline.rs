//! What has happened to a case, as the complainant is told: when, and never who at the desk.

use chrono::NaiveTime;
use serde_json::Value;

use super::page::Step;
use super::place::Place;
use super::queries::Found;
use crate::cases::Case;
use crate::cases::event::EventKind;
use crate::cases::message::Trust;
use crate::ledger::store::Event;
use crate::render::words;
use crate::time::{Moment, Zone};

/// What has happened so far, and what was promised.
pub(super) fn steps(place: Place<'_>, found: &Found) -> Vec<Step> {
    let says = |key: &str| place.app.pages.words.say(place.lang, key, &[]);
    let zone = place.app.rules.zone;
    let mut done: Vec<(Moment, String)> = found
        .events
        .iter()
        .filter_map(|event| {
            let (key, at) = told(found, event)?;
            Some((at, says(key)))
        })
        .collect();
    done.sort_by_key(|(at, _)| *at);
    let done = done.into_iter().map(|(at, what)| Step {
        what,
        at: Some(if is_day_only(&found.case, zone, at) {
            words::day(place.lang, zone.day(at))
        } else {
            words::time_of(place.lang, zone, at)
        }),
        is_done: true,
    });
    done.chain(promised(place, found)).collect()
}

/// Staff who know only the day of a receipt enter its midnight: nobody is told that hour.
fn is_day_only(case: &Case, zone: Zone, at: Moment) -> bool {
    let is_typed = case.entered_by.is_some() && at == case.received_at;
    is_typed && zone.local(at).time() == NaiveTime::MIN
}

/// What is still to come, with its day.
fn promised(place: Place<'_>, found: &Found) -> Vec<Step> {
    let step = |key: &str, day| {
        let args = [("date", words::end_of(place.lang, day).into())];
        Step {
            what: place.app.pages.words.say(place.lang, key, &args),
            at: None,
            is_done: false,
        }
    };
    let mut steps = Vec::new();
    if found.case.verdict.is_none() {
        steps.push(step("tracking-event-due", found.case.due_on));
    }
    let open = found.duties.iter().filter(|duty| duty.is_open());
    for duty in open {
        match duty.rule.as_str() {
            "review" => steps.push(step("tracking-event-review-due", duty.due_on)),
            "erase" => steps.push(step("tracking-event-erasure-due", duty.due_on)),
            _ => {}
        }
    }
    steps
}

/// The words for what an event tells the complainant, and when it happened; `None`: nothing.
fn told(found: &Found, event: &Event) -> Option<(&'static str, Moment)> {
    let key = match event.kind {
        // When it came in, not when somebody typed it.
        EventKind::Received => {
            return Some(("tracking-event-received", found.case.received_at));
        }
        EventKind::Acknowledged => "tracking-event-acknowledged",
        EventKind::VerifyingStarted => "tracking-event-verifying",
        EventKind::AnswerDelivered => "tracking-event-answered",
        EventKind::MessageSent if fact(event, "asks") == Some(Value::Bool(true)) => {
            "tracking-event-asked"
        }
        EventKind::MessageSent => "tracking-event-told",
        EventKind::MessageReceived if is_told_otherwise(found, event) => return None,
        EventKind::MessageReceived => received(event)?,
        EventKind::WithdrawalAsked => "tracking-event-withdrawn",
        EventKind::ReviewAsked => "tracking-event-review",
        EventKind::ReviewDelivered => "tracking-event-reviewed",
        EventKind::ContactAsked => "tracking-event-contact-asked",
        EventKind::ContactChanged => "tracking-event-contact",
        EventKind::CodeIssued => "tracking-event-code",
        EventKind::ErasureAsked => "tracking-event-erasure",
        EventKind::Erased => "tracking-event-erased",
        _ => return None,
    };
    Some((key, happened_at(event)))
}

/// What was asked for on a page of its own reached the desk as a message too: told once.
fn is_told_otherwise(found: &Found, message: &Event) -> bool {
    let is_wish = |event: &&Event| {
        matches!(
            event.kind,
            EventKind::WithdrawalAsked
                | EventKind::ErasureAsked
                | EventKind::ContactAsked
                | EventKind::CodeAsked
        )
    };
    let mut wishes = found.events.iter().filter(is_wish);
    wishes.any(|event| event.at == message.at)
}

/// What is surely from the complainant, or was taken down from them.
fn received(event: &Event) -> Option<&'static str> {
    let trust = fact(event, "trust")?;
    let trust = trust.as_str().and_then(Trust::from_key)?;
    trust.is_theirs().then_some("tracking-event-message")
}

fn fact(event: &Event, name: &str) -> Option<Value> {
    let facts: Value = serde_json::from_str(&event.facts).ok()?;
    facts.get(name).cloned()
}

/// When what an event tells of happened: a letter may be recorded days after it left.
fn happened_at(event: &Event) -> Moment {
    let told = fact(event, "at");
    let told = told.as_ref().and_then(Value::as_str);
    told.and_then(|at| Moment::parse(at).ok())
        .unwrap_or(event.at)
}
