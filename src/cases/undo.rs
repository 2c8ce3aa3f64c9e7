//! Taking back what somebody has just done, where nothing of it has left the house: an assignment, a
//! tag. Starting to verify is not among it: the status page has told the complainant at once.

use chrono::Duration;

use super::case::{Act, Refusal};
use super::change::{self, Changed, Seen};
use super::event::EventKind;
use super::{store, tag};
use crate::db::{Conn, Id, Result};
use crate::ledger::store::{self as ledger_store, Event};

/// Later it is a decision of its own.
const WITHIN: Duration = Duration::hours(1);

/// Undoes the newest thing that a person did to the case, when it was the one who asks and not long
/// ago. What it was is read from the history, never from a form.
pub fn take_back(conn: &mut Conn, act: Act, seen: Seen) -> Result<Changed> {
    let events = ledger_store::list_of_case(conn, seen.id)?;
    let newest = events.iter().rev().find(|event| event.actor_id.is_some());
    let mine = newest.filter(|event| event.actor_id == act.by && act.at.since(event.at) <= WITHIN);
    match mine.map(|event| (event.kind, event)) {
        Some((EventKind::Assigned, event)) => change::assign(conn, act, seen, fact(event, "from")),
        Some((kind @ (EventKind::Tagged | EventKind::Untagged), event)) => {
            let is_off = kind == EventKind::Untagged;
            let changes = fact(event, "tag").map(|tag| (tag, is_off));
            tag::set(conn, act, seen, changes.as_slice())
        }
        _ => Ok(match store::find(conn, seen.id)? {
            None => Changed::Gone,
            Some(case) => Changed::Refused(Box::new(case), Refusal::NothingToTakeBack),
        }),
    }
}

fn fact(event: &Event, name: &str) -> Option<Id> {
    let facts: serde_json::Value = serde_json::from_str(&event.facts).ok()?;
    Id::parse(facts.get(name)?.as_str()?)
}
