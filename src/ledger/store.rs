//! The history in the database: events are appended, never changed.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::chain::{self, Link};
use super::seal::{self, Changed};
use crate::cases::Case;
use crate::cases::event::{EventKind, NewEvent};
use crate::db::schema::{daily_roots, events};
use crate::db::{Conn, Error, Id, Result};
use crate::time::{Moment, Zone};

crate::text_column!(EventKind, |kind| kind.key().to_owned(), EventKind::from_key);

/// One line of a case's history as stored.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = events)]
pub struct Event {
    pub case_id: Id,
    pub sequence: i32,
    pub kind: EventKind,
    pub at: Moment,
    pub actor_id: Option<Id>,
    /// Plain JSON.
    pub facts: String,
    pub body: Option<Vec<u8>>,
    pub body_digest: Option<Vec<u8>>,
    pub previous: Vec<u8>,
    pub hash: Vec<u8>,
}

/// The facts as the chain and the table hold them.
impl Event {
    fn follow(case: &Case, event: &NewEvent) -> Self {
        let sequence = case.sequence.saturating_add(1);
        let facts = event.facts.to_string();
        let body_digest = event
            .body
            .as_deref()
            .map(|body| chain::digest(body).to_vec());
        let actor = event.actor.map(|id| *id.bytes());
        let link = Link {
            case_id: case.id.bytes(),
            sequence,
            kind: event.kind.key(),
            at: event.at,
            actor: actor.as_ref().map(<[u8; 16]>::as_slice),
            facts: &facts,
            body_digest: body_digest.as_deref(),
        };
        let hash = link.hash(&case.head).to_vec();
        Self {
            case_id: case.id,
            sequence,
            kind: event.kind,
            at: event.at,
            actor_id: event.actor,
            facts,
            body: event.body.clone(),
            body_digest,
            previous: case.head.clone(),
            hash,
        }
    }
}

/// The events that `new` become behind the newest of `case`, and the case with its new head.
pub fn chained(mut case: Case, new: &[NewEvent]) -> (Case, Vec<Event>) {
    let mut events = Vec::with_capacity(new.len());
    for event in new {
        let event = Event::follow(&case, event);
        case.sequence = event.sequence;
        case.head.clone_from(&event.hash);
        events.push(event);
    }
    (case, events)
}

/// Appends to the history of `case`; the caller saves the case with its new head.
pub(crate) fn append(conn: &mut Conn, case: Case, new: &[NewEvent]) -> Result<Case> {
    let (case, events) = chained(case, new);
    for event in &events {
        // Another transaction took this place in the chain: run again, behind it.
        insert(conn, event).map_err(|why| match why {
            Error::Unique(_) => Error::Retry,
            other => other,
        })?;
    }
    Ok(case)
}

pub(crate) fn insert(conn: &mut Conn, event: &Event) -> Result<()> {
    diesel::insert_into(events::table)
        .values(event)
        .execute(conn)?;
    Ok(())
}

/// The whole history of a case, oldest first.
pub fn list_of_case(conn: &mut Conn, case_id: Id) -> Result<Vec<Event>> {
    Ok(events::table
        .filter(events::case_id.eq(case_id))
        .order(events::sequence)
        .load(conn)?)
}

/// Verifies the stored chain of a case against its row.
pub fn verify_case(conn: &mut Conn, case: &Case) -> Result<std::result::Result<(), String>> {
    let events = list_of_case(conn, case.id)?;
    let entries = events.iter().map(|event| chain::Entry {
        link: Link {
            case_id: event.case_id.bytes(),
            sequence: event.sequence,
            kind: event.kind.key(),
            at: event.at,
            actor: event.actor_id.as_ref().map(|id| id.bytes().as_slice()),
            facts: &event.facts,
            body_digest: event.body_digest.as_deref(),
        },
        body: event.body.as_deref(),
        previous: &event.previous,
        hash: &event.hash,
    });
    Ok(match chain::verify_chain(entries) {
        Err(broken) => Err(broken.to_string()),
        Ok(head) if head.sequence != case.sequence || head.hash.as_slice() != case.head => {
            Err("the newest events are missing".to_owned())
        }
        Ok(_) => Ok(()),
    })
}

/// So long after midnight a day may still get events: those whose transaction was under way.
pub const LINGER: chrono::Duration = chrono::Duration::minutes(5);

/// Seals every local day before `today` that has no root yet, from the day of the first event on,
/// and returns the root of the newest sealed day. May run twice: a day's root is written once.
pub fn seal_days(
    conn: &mut Conn,
    zone: Zone,
    today: NaiveDate,
) -> Result<Option<(NaiveDate, Vec<u8>)>> {
    let mut last = newest_root(conn)?;
    loop {
        let next = match &last {
            Some((day, _)) => day.succ_opt(),
            None => first_day(conn, zone)?,
        };
        let Some(day) = next.filter(|day| *day < today) else {
            return Ok(last);
        };
        let previous = last.map_or(seal::FIRST_ROOT, |(_, root)| {
            <[u8; 32]>::try_from(root.as_slice()).unwrap_or(seal::FIRST_ROOT)
        });
        let changed = changed_on(conn, zone, day)?;
        let count = i32::try_from(changed.len()).unwrap_or(i32::MAX);
        let root = seal::daily_root(&previous, day, changed).to_vec();
        let row = (
            daily_roots::day.eq(day),
            daily_roots::root.eq(&root),
            daily_roots::changed.eq(count),
        );
        diesel::insert_into(daily_roots::table)
            .values(row)
            .execute(conn)
            .map_err(|why| match Error::from(why) {
                Error::Unique(_) => Error::Retry,
                other => other,
            })?;
        last = Some((day, root));
    }
}

/// The newest day with a root, and the root.
pub fn newest_root(conn: &mut Conn) -> Result<Option<(NaiveDate, Vec<u8>)>> {
    Ok(daily_roots::table
        .order(daily_roots::day.desc())
        .select((daily_roots::day, daily_roots::root))
        .first(conn)
        .optional()?)
}

fn first_day(conn: &mut Conn, zone: Zone) -> Result<Option<NaiveDate>> {
    let first: Option<Moment> = events::table
        .order(events::at)
        .select(events::at)
        .first(conn)
        .optional()?;
    Ok(first.map(|at| zone.day(at)))
}

/// Each case with events on the local day, and its newest event of that day.
fn changed_on(conn: &mut Conn, zone: Zone, day: NaiveDate) -> Result<Vec<Changed>> {
    let rows: Vec<(Id, i32, Vec<u8>)> = events::table
        .filter(events::at.ge(zone.start_of(day)))
        .filter(events::at.lt(zone.end_of(day)))
        .order((events::case_id, events::sequence))
        .select((events::case_id, events::sequence, events::hash))
        .load(conn)?;
    let mut changed: Vec<Changed> = Vec::new();
    for (id, sequence, hash) in rows {
        let head = <[u8; 32]>::try_from(hash.as_slice())
            .map_err(|_wrong_length| Error::Corrupt(format!("a hash of case {id}")))?;
        let case_id = id.bytes().to_vec();
        match changed.last_mut() {
            Some(last) if last.case_id == case_id => (last.sequence, last.head) = (sequence, head),
            _ => changed.push(Changed {
                case_id,
                sequence,
                head,
            }),
        }
    }
    Ok(changed)
}
