//! The history of a case in words, with the hash of every event, and the proofs among them.

use serde_json::Value;

use super::texts::{Teller, Text};
use crate::cases::event::EventKind;
use crate::cases::words::EventWords;
use crate::db::Id;
use crate::ledger::store::Event;
use crate::mail::outbox::hex;
use crate::render::words::Arg;
use crate::time::Moment;

/// Events that prove that something left the house, or that somebody was reached.
const PROOFS: [EventKind; 6] = [
    EventKind::Acknowledged,
    EventKind::AnswerDelivered,
    EventKind::ReviewDelivered,
    EventKind::Reached,
    EventKind::CallFailed,
    EventKind::NoticeLeft,
];

impl Teller<'_> {
    pub fn history(&self) -> String {
        let mut text = self.begin_history();
        for (event, words) in &self.whole.events {
            self.event(&mut text, event, words);
            let hash = [("hash", hex(&event.hash).into())];
            text.indented(&self.say.with("dossier-hash", &hash));
        }
        text.into_string()
    }

    /// Writes the proofs among the events; whether there are any.
    pub fn proofs(&self, text: &mut Text) -> bool {
        let events = self.whole.events.iter();
        let proofs: Vec<_> = events
            .filter(|(event, _)| PROOFS.contains(&event.kind))
            .collect();
        for (event, words) in &proofs {
            self.event(text, event, words);
        }
        !proofs.is_empty()
    }

    fn event(&self, text: &mut Text, event: &Event, words: &EventWords) {
        let at = self.say.time(event.at);
        text.line(&format!(
            "{}. {at}, {}: {}",
            event.sequence,
            self.who(event.actor_id),
            self.in_words(event)
        ));
        for (label, said) in &words.lines {
            let said = self.staff_words(said);
            let label = self.try_say(label, &[]);
            text.indented(&label.map_or(said.clone(), |label| format!("{label}: {said}")));
        }
    }

    /// The sentence for an event. What a later version adds without words is told by its key.
    fn in_words(&self, event: &Event) -> String {
        let facts: Value = serde_json::from_str(&event.facts).unwrap_or_default();
        let key = format!("triage-event-{}", event.kind.key());
        let args = self.args(&facts);
        let special = special(&key, event.kind, &facts);
        let said = special.and_then(|key| self.try_say(&key, &args));
        said.or_else(|| self.try_say(&key, &args))
            .unwrap_or_else(|| format!("{} {}", event.kind.key(), event.facts))
    }

    /// Everything a sentence may ask for, from the facts of an event.
    fn args(&self, facts: &Value) -> Vec<(&'static str, Arg)> {
        let fact = |name: &str| facts.get(name).and_then(Value::as_str).unwrap_or_default();
        let worded = |prefix: &str, name: &str| {
            let said = self.try_say(&format!("{prefix}-{}", fact(name)), &[]);
            Arg::from(said.unwrap_or_else(|| fact(name).to_owned()))
        };
        let at = |name: &str| {
            let at = Moment::parse(fact(name)).ok();
            let said = at.map_or_else(|| fact(name).to_owned(), |at| self.say.time(at));
            Arg::from(said)
        };
        let who = Id::parse(fact("to")).map(|id| self.who(Some(id)));
        let rule = self.rules().find_duty(fact("duty"));
        let duty = rule.map_or_else(|| fact("duty"), |rule| rule.label(self.say.lang));
        let rung = match facts.get("rung").and_then(Value::as_i64) {
            Some(-1) => self.try_say("triage-rung-late", &[]),
            Some(0) => self.try_say("triage-rung-today", &[]),
            Some(days) => self.try_say("triage-rung-days", &[("n", days.into())]),
            None => None,
        };
        vec![
            ("who", who.unwrap_or_default().into()),
            ("measure", fact("measure").into()),
            ("status", worded("status", "status")),
            ("level", worded("identity", "to")),
            ("outcome", worded("outcome", "outcome")),
            ("result", worded("triage-review-result", "result")),
            ("by", worded("triage-by", "by")),
            ("via", worded("triage-via", "via")),
            ("mail", worded("sendings-kind", "mail")),
            ("reference", self.other_case().into()),
            ("tag", self.tag(fact("tag")).into()),
            ("duty", duty.into()),
            ("rung", rung.unwrap_or_default().into()),
            ("from", at("from")),
            ("to", at("to")),
        ]
    }
}

/// The key of an event whose sentence depends on its facts.
fn special(key: &str, kind: EventKind, facts: &Value) -> Option<String> {
    let fact = |name: &str| facts.get(name).and_then(Value::as_str);
    let is = |name: &str, value: bool| facts.get(name) == Some(&Value::Bool(value));
    match kind {
        EventKind::Assigned if fact("to").is_none() => Some("triage-event-unassigned".to_owned()),
        EventKind::Restricted if is("restricted", false) => {
            Some("triage-event-unrestricted".to_owned())
        }
        EventKind::Answered if facts.get("again").is_some() => Some(format!("{key}-again")),
        EventKind::GateAnswered => {
            let answers = facts.get("answers").and_then(Value::as_array);
            let is_yes = answers.is_some_and(|answers| answers.contains(&Value::Bool(true)));
            Some(format!("{key}-{}", if is_yes { "yes" } else { "no" }))
        }
        EventKind::LetterMade => {
            let code = if fact("code") == Some("new") {
                "-code"
            } else {
                ""
            };
            Some(format!("{key}-{}{code}", fact("letter")?))
        }
        EventKind::MessageHandled => Some(format!("{key}-{}", fact("as")?)),
        EventKind::MessageSent | EventKind::MessageReceived => match fact("trust") {
            Some("sender_differs") => Some(format!("{key}-differs")),
            Some("unverified") => Some(format!("{key}-unverified")),
            _ if is("asks", true) => Some(format!("{key}-question")),
            _ => None,
        },
        _ => None,
    }
}
