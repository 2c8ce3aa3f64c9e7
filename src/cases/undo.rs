//! Taking back what somebody has just done, where nothing of it has left the house: an assignment, a
//! tag, a link. Starting to verify is not among it: the status page has told the complainant at once.

use chrono::Duration;

use super::case::{Act, Refusal};
use super::change::{self, Changed, Seen};
use super::event::EventKind;
use super::links::{self, Sealed};
use super::{store, tag};
use crate::db::{Conn, Id, Result};
use crate::ledger::store::{self as ledger_store, Event};

/// Later it is a decision of its own.
const WITHIN: Duration = Duration::hours(1);

/// Undoes the newest thing that a person did to the case, when it was the one who asks and not long
/// ago. What it was is read from the history, never from a form.
pub fn take_back(conn: &mut Conn, act: Act, seen: Seen) -> Result<Changed> {
    let mine = newest(conn, act, seen.id)?;
    match mine.as_ref().map(|event| (event.kind, event)) {
        Some((EventKind::Assigned, event)) => change::assign(conn, act, seen, fact(event, "from")),
        Some((kind @ (EventKind::Tagged | EventKind::Untagged), event)) => {
            let is_off = kind == EventKind::Untagged;
            let changes = fact(event, "tag").map(|tag| (tag, is_off));
            tag::set(conn, act, seen, changes.as_slice())
        }
        Some((EventKind::Linked, event)) => match link(event) {
            Some(other) => links::unlink(conn, act, seen, (other, &Sealed::default())),
            None => nothing(conn, seen.id),
        },
        _ => nothing(conn, seen.id),
    }
}

/// The case at the other end, when [`take_back`] would take away a link: who may see that one is for the
/// caller to ask.
pub fn linked_with(conn: &mut Conn, act: Act, case_id: Id) -> Result<Option<Id>> {
    let mine = newest(conn, act, case_id)?;
    let linked = mine.filter(|event| event.kind == EventKind::Linked);
    Ok(linked.as_ref().and_then(link))
}

/// The newest thing that a person did, when it was the one who asks and not long ago.
fn newest(conn: &mut Conn, act: Act, case_id: Id) -> Result<Option<Event>> {
    let events = ledger_store::list_of_case(conn, case_id)?;
    let newest = events
        .into_iter()
        .rev()
        .find(|event| event.actor_id.is_some());
    Ok(newest.filter(|event| event.actor_id == act.by && act.at.since(event.at) <= WITHIN))
}

fn nothing(conn: &mut Conn, case_id: Id) -> Result<Changed> {
    Ok(match store::find(conn, case_id)? {
        None => Changed::Gone,
        Some(case) => Changed::Refused(Box::new(case), Refusal::NothingToTakeBack),
    })
}

/// The other end of a link that was made from this case; one made from there is undone there.
fn link(event: &Event) -> Option<Id> {
    let facts: serde_json::Value = serde_json::from_str(&event.facts).ok()?;
    facts
        .get("beside")
        .is_none()
        .then(|| fact(event, "other"))?
}

fn fact(event: &Event, name: &str) -> Option<Id> {
    let facts: serde_json::Value = serde_json::from_str(&event.facts).ok()?;
    Id::parse(facts.get(name)?.as_str()?)
}
