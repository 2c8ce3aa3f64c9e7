//! Cases in the database. The row is the case: `case.rs` holds what may happen to it.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::complaint::{Complaint, Kind, ReplyChannel};
use super::event::NewEvent;
use super::facts::{Channel, Delivery, Gate, Identity, ReceivedSource, State};
use super::outcome::{Cause, Outcome};
use super::reference::Reference;
use crate::db::schema::{case_keys, cases, complaints, submissions};
use crate::db::{Conn, Error, Id, Result};
use crate::duties::standing::Verdict;
use crate::ledger;
use crate::time::Moment;
use crate::vault::{CaseKey, Vault};

crate::text_column!(Reference, Reference::to_string, Reference::parse);
crate::text_column!(State, |fact| fact.key().to_owned(), State::from_key);
crate::text_column!(Kind, |fact| fact.key().to_owned(), Kind::from_key);
crate::text_column!(Channel, |fact| fact.key().to_owned(), Channel::from_key);
crate::text_column!(
    ReplyChannel,
    |fact| fact.key().to_owned(),
    ReplyChannel::from_key
);
crate::text_column!(
    ReceivedSource,
    |fact| fact.key().to_owned(),
    ReceivedSource::from_key
);
crate::text_column!(Identity, |fact| fact.key().to_owned(), Identity::from_key);
crate::text_column!(Gate, |fact| fact.key().to_owned(), Gate::from_key);
crate::text_column!(Delivery, |fact| fact.key().to_owned(), Delivery::from_key);
crate::text_column!(Outcome, |fact| fact.key().to_owned(), Outcome::from_key);
crate::text_column!(Cause, |fact| fact.key(), Cause::from_key);

/// What the desk works on: an identity with a history. Everything here is plain; what identifies or
/// tells about a person is sealed beside it.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = cases)]
#[expect(clippy::struct_excessive_bools, reason = "each is a column of its own")]
pub struct Case {
    pub id: Id,
    pub reference: Reference,
    /// Counts what people changed; what they send back carries it.
    pub version: i32,
    pub state: State,
    pub kind: Kind,
    pub channel: Channel,
    pub reply_channel: ReplyChannel,
    pub language: String,
    /// Keys of [`super::complaint::Leaked`], comma-separated.
    pub leaked: String,
    /// Keys of [`super::complaint::Wish`], comma-separated.
    pub wishes: String,
    pub received_at: Moment,
    pub received_source: ReceivedSource,
    pub entered_at: Moment,
    pub entered_by: Option<Id>,
    /// The promise: the last local day in time.
    pub due_on: NaiveDate,
    pub late_from: Moment,
    pub legal_latest_on: NaiveDate,
    pub act_by_on: NaiveDate,
    pub rule: String,
    pub calendar: String,
    pub policy_version: String,
    pub notice_version: String,
    /// Of the most urgent open duty, as are the next two; far future when nothing is open.
    pub next_act_by_on: NaiveDate,
    pub next_due_on: NaiveDate,
    pub next_late_from: Moment,
    pub assignee_id: Option<Id>,
    pub is_restricted: bool,
    /// Came in like a machine's work: a person looks before mail goes out.
    pub is_held: bool,
    pub identity: Identity,
    pub gate: Gate,
    /// When the possible incident was detected, to the minute.
    pub detected_at: Option<Moment>,
    pub technical_done: bool,
    pub business_done: bool,
    /// A question to the complainant is out; the clock runs on.
    pub is_waiting: bool,
    pub outcome: Option<Outcome>,
    pub cause: Option<Cause>,
    pub answered_at: Option<Moment>,
    pub delivery: Delivery,
    /// Of the answer; frozen when it has left.
    pub verdict: Option<Verdict>,
    pub code_hash: Vec<u8>,
    /// The number of the newest event, and its hash.
    pub sequence: i32,
    pub head: Vec<u8>,
    /// Messages of the complainant that nobody has marked yet, and since when the oldest waits.
    pub unread: i32,
    pub unread_since: Option<Moment>,
    /// Since when a mail of ours has not reached the complainant and no person has seen to it.
    pub unreached_since: Option<Moment>,
}

pub fn find(conn: &mut Conn, id: Id) -> Result<Option<Case>> {
    Ok(cases::table.find(id).first(conn).optional()?)
}

pub fn find_by_reference(conn: &mut Conn, reference: Reference) -> Result<Option<Case>> {
    Ok(cases::table
        .filter(cases::reference.eq(reference))
        .first(conn)
        .optional()?)
}

/// The case that a submission with this fingerprint opened.
pub fn find_by_submission(conn: &mut Conn, token_hash: &[u8]) -> Result<Option<Case>> {
    Ok(cases::table
        .inner_join(submissions::table.on(submissions::case_id.eq(cases::id)))
        .filter(submissions::token_hash.eq(token_hash))
        .select(Case::as_select())
        .first(conn)
        .optional()?)
}

/// A case by an id that was just read from another row.
pub fn load(conn: &mut Conn, id: Id) -> Result<Case> {
    find(conn, id)?.ok_or_else(|| Error::Corrupt(format!("no case {id}")))
}

/// The key of a case; `None` when it was destroyed to erase the person.
pub fn find_key(conn: &mut Conn, vault: &Vault, id: Id) -> Result<Option<CaseKey>> {
    let wrapped: Option<Vec<u8>> = case_keys::table
        .find(id)
        .select(case_keys::wrapped)
        .first(conn)
        .optional()?;
    wrapped
        .map(|wrapped| {
            vault
                .unwrap_case_key(id.bytes(), &wrapped)
                .map_err(|why| Error::Corrupt(format!("the key of case {id}: {why}")))
        })
        .transpose()
}

/// Whether what the case holds can still be read.
pub fn has_key(conn: &mut Conn, id: Id) -> Result<bool> {
    let found: Option<Id> = case_keys::table
        .find(id)
        .select(case_keys::case_id)
        .first(conn)
        .optional()?;
    Ok(found.is_some())
}

/// What was submitted, with the contacts of today in place of those submitted; `None` when the person
/// was erased.
pub fn find_complaint(conn: &mut Conn, key: &CaseKey, id: Id) -> Result<Option<Complaint>> {
    let mut complaint = find_submitted(conn, key, id)?;
    let contacts = super::contact::store::find(conn, key, id)?;
    if let (Some(complaint), Some(contacts)) = (&mut complaint, contacts) {
        complaint.contacts = contacts;
    }
    Ok(complaint)
}

/// What was submitted, word for word; `None` when the person was erased.
pub fn find_submitted(conn: &mut Conn, key: &CaseKey, id: Id) -> Result<Option<Complaint>> {
    let sealed: Option<Vec<u8>> = complaints::table
        .find(id)
        .select(complaints::sealed)
        .first(conn)
        .optional()?;
    sealed
        .map(|sealed| {
            key.open_json(super::open::COMPLAINT, &sealed)
                .map_err(|why| Error::Corrupt(format!("the complaint of case {id}: {why}")))
        })
        .transpose()
}

/// Saves a case that a person changed, together with its events: never one without the other.
/// The caller compared the version inside this transaction; if another transaction was faster all
/// the same, this one is run again and will see it.
pub fn save(conn: &mut Conn, case: Case, events: &[NewEvent]) -> Result<Case> {
    let case = Case {
        version: case.version.saturating_add(1),
        ..case
    };
    record(conn, case, events)
}

/// Saves a case that the desk itself changed (a mail was accepted, a warning given): the version
/// stays, so that nobody's open form goes stale over it.
pub fn record(conn: &mut Conn, case: Case, events: &[NewEvent]) -> Result<Case> {
    let known = case.sequence;
    let case = ledger::store::append(conn, case, events)?;
    let unchanged = cases::table
        .filter(cases::id.eq(case.id))
        .filter(cases::sequence.eq(known));
    let saved = diesel::update(unchanged)
        .set((
            (
                cases::version.eq(case.version),
                cases::state.eq(case.state),
                cases::next_act_by_on.eq(case.next_act_by_on),
                cases::next_due_on.eq(case.next_due_on),
                cases::next_late_from.eq(case.next_late_from),
                cases::assignee_id.eq(case.assignee_id),
                cases::is_restricted.eq(case.is_restricted),
                cases::is_held.eq(case.is_held),
                cases::identity.eq(case.identity),
                cases::gate.eq(case.gate),
                cases::detected_at.eq(case.detected_at),
            ),
            (
                cases::technical_done.eq(case.technical_done),
                cases::business_done.eq(case.business_done),
                cases::is_waiting.eq(case.is_waiting),
                cases::outcome.eq(case.outcome.map(Outcome::key)),
                cases::cause.eq(case.cause.map(Cause::key)),
                cases::answered_at.eq(case.answered_at),
                cases::delivery.eq(case.delivery),
                cases::verdict.eq(case.verdict.map(Verdict::as_str)),
                cases::sequence.eq(case.sequence),
                cases::head.eq(&case.head),
                cases::unread.eq(case.unread),
                cases::unread_since.eq(case.unread_since),
                cases::unreached_since.eq(case.unreached_since),
            ),
        ))
        .execute(conn)?;
    if saved == 0 {
        Err(Error::Retry)
    } else {
        Ok(case)
    }
}
