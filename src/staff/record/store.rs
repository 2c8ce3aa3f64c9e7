//! Rows of the log of staff: appended, never changed.

use diesel::prelude::{
    ExpressionMethods as _, Insertable, OptionalExtension as _, QueryDsl as _, Queryable,
    RunQueryDsl as _,
};

use super::{Entry, Kind};
use crate::db::schema::staff_events;
use crate::db::{Conn, Error, Id, Result};
use crate::ledger::chain::{self, Head, Link};
use crate::time::Moment;

/// What the chain names in the place of a case.
const CHAIN: &[u8] = b"staff";

crate::text_column!(Kind, |kind| kind.key().to_owned(), Kind::from_key);

/// An entry as stored.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = staff_events)]
pub struct Row {
    pub sequence: i32,
    pub kind: Kind,
    pub at: Moment,
    pub actor_id: Option<Id>,
    pub staff_id: Id,
    pub facts: String,
    previous: Vec<u8>,
    hash: Vec<u8>,
}

impl Row {
    fn link(&self) -> Link<'_> {
        Link {
            case_id: CHAIN,
            sequence: self.sequence,
            kind: self.kind.key(),
            at: self.at,
            actor: self.actor_id.as_ref().map(|id| id.bytes().as_slice()),
            facts: &self.facts,
            body_digest: None,
        }
    }
}

/// Appends an entry, in the transaction of what it tells.
pub fn append(conn: &mut Conn, entry: &Entry) -> Result<()> {
    let newest: Option<(i32, Vec<u8>)> = staff_events::table
        .order(staff_events::sequence.desc())
        .select((staff_events::sequence, staff_events::hash))
        .first(conn)
        .optional()?;
    let (last, previous) = newest.unwrap_or((chain::FIRST - 1, chain::GENESIS.to_vec()));
    let mut row = Row {
        sequence: last.saturating_add(1),
        kind: entry.kind,
        at: entry.by.at,
        actor_id: entry.by.actor,
        staff_id: entry.staff_id,
        facts: entry.facts.to_string(),
        previous,
        hash: Vec::new(),
    };
    row.hash = row.link().hash(&row.previous).to_vec();
    let inserted = diesel::insert_into(staff_events::table)
        .values(&row)
        .execute(conn)
        .map_err(Error::from);
    match inserted {
        Ok(_) => Ok(()),
        // Another transaction took this place in the chain: run again, behind it.
        Err(Error::Unique(_)) => Err(Error::Retry),
        Err(other) => Err(other),
    }
}

/// The whole log, oldest first.
pub fn list(conn: &mut Conn) -> Result<Vec<Row>> {
    Ok(staff_events::table
        .order(staff_events::sequence)
        .load(conn)?)
}

/// Where the chain ends, or why it does not hold.
pub fn verify(rows: &[Row]) -> std::result::Result<Head, String> {
    let entries = rows.iter().map(|row| chain::Entry {
        link: row.link(),
        body: None,
        previous: &row.previous,
        hash: &row.hash,
    });
    chain::verify_chain(entries).map_err(|broken| broken.to_string())
}
