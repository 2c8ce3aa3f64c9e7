//! The hash chain of a case as a file, and a program that computes it anew.

use serde::Serialize;

use super::load::Whole;
use crate::mail::outbox::hex;

/// Short enough to be read before it is run.
pub const PROGRAM: &str = include_str!("kiem-tra.py");

#[derive(Serialize)]
struct Chain {
    about: &'static str,
    case_id: String,
    reference: String,
    events: Vec<Link>,
}

/// One event, as far as the chain covers it: see `src/ledger/chain.rs`.
#[derive(Serialize)]
struct Link {
    sequence: i32,
    kind: &'static str,
    /// Microseconds since 1970, UTC.
    at: i64,
    actor: Option<String>,
    /// The stored text, unchanged.
    facts: String,
    body_digest: Option<String>,
    previous: String,
    hash: String,
}

pub fn chain(whole: &Whole) -> Result<String, serde_json::Error> {
    let events = whole.events.iter();
    let links = events.map(|(event, _)| Link {
        sequence: event.sequence,
        kind: event.kind.key(),
        at: event.at.micros(),
        actor: event.actor_id.map(|id| hex(id.bytes())),
        facts: event.facts.clone(),
        body_digest: event.body_digest.as_deref().map(hex),
        previous: hex(&event.previous),
        hash: hex(&event.hash),
    });
    let chain = Chain {
        about: "leakdesk event 1",
        case_id: hex(whole.case.id.bytes()),
        reference: whole.case.reference.to_string(),
        events: links.collect(),
    };
    serde_json::to_string_pretty(&chain)
}
