//! The outbox in the database.

use diesel::prelude::*;

use super::outbox::{LEASE, MailKind};
use crate::db::schema::outbox;
use crate::db::{Conn, Id, Result};
use crate::time::Moment;

/// Looked at per priority and claim; the rest waits for the next claim.
const MOST_AT_ONCE: i64 = 20;

/// A mail about to be inserted, sealed.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = outbox)]
pub struct NewOutboxRow {
    pub id: Id,
    pub dedupe_key: String,
    pub(super) kind: String,
    pub(super) priority: i16,
    pub(super) case_id: Option<Id>,
    pub(super) recipient: i64,
    pub(super) sealed: Vec<u8>,
    pub message_id: String,
    pub(super) state: String,
    pub(super) not_before: Moment,
    pub(super) attempts: i32,
    pub(super) lease_until: Moment,
    pub(super) fence: i32,
    pub(super) created_at: Moment,
}

/// A mail that is due.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = outbox)]
pub(super) struct Waiting {
    pub(super) id: Id,
    pub(super) kind: String,
    pub(super) case_id: Option<Id>,
    pub(super) recipient: i64,
    pub(super) sealed: Vec<u8>,
    pub(super) message_id: String,
    pub(super) attempts: i32,
    pub(super) fence: i32,
    pub(super) last_error: Option<String>,
}

pub(super) fn insert(conn: &mut Conn, row: &NewOutboxRow) -> Result<()> {
    diesel::insert_into(outbox::table)
        .values(row.clone())
        .execute(conn)?;
    Ok(())
}

fn capped() -> Vec<&'static str> {
    MailKind::ALL
        .into_iter()
        .filter(|kind| kind.is_capped())
        .map(MailKind::key)
        .collect()
}

/// When the newest capped mails to `recipient` left or are to leave, newest first.
pub(super) fn list_booked(conn: &mut Conn, recipient: i64, most: usize) -> Result<Vec<Moment>> {
    Ok(outbox::table
        .filter(outbox::recipient.eq(recipient))
        .filter(outbox::kind.eq_any(capped()))
        .filter(outbox::state.eq_any(["pending", "sent"]))
        .order(outbox::not_before.desc())
        .limit(i64::try_from(most).unwrap_or(i64::MAX))
        .select(outbox::not_before)
        .load(conn)?)
}

/// When the newest capped mails to `recipient` really left, newest first.
pub(super) fn list_sent(conn: &mut Conn, recipient: i64, most: usize) -> Result<Vec<Moment>> {
    let times: Vec<Option<Moment>> = outbox::table
        .filter(outbox::recipient.eq(recipient))
        .filter(outbox::kind.eq_any(capped()))
        .filter(outbox::state.eq("sent"))
        .filter(outbox::finished_at.is_not_null())
        .order(outbox::finished_at.desc())
        .limit(i64::try_from(most).unwrap_or(i64::MAX))
        .select(outbox::finished_at)
        .load(conn)?;
    Ok(times.into_iter().flatten().collect())
}

pub(super) fn list_held(conn: &mut Conn, case_id: Id) -> Result<Vec<(Id, String, i64)>> {
    Ok(outbox::table
        .filter(outbox::case_id.eq(case_id))
        .filter(outbox::state.eq("held"))
        .order(outbox::id)
        .select((outbox::id, outbox::kind, outbox::recipient))
        .load(conn)?)
}

pub(super) fn release(conn: &mut Conn, id: Id, not_before: Moment) -> Result<usize> {
    let held = outbox::table
        .filter(outbox::id.eq(id))
        .filter(outbox::state.eq("held"));
    Ok(diesel::update(held)
        .set((
            outbox::state.eq("pending"),
            outbox::not_before.eq(not_before),
        ))
        .execute(conn)?)
}

/// Ends the held mails of a case: they will not leave.
pub(super) fn drop_held(conn: &mut Conn, case_id: Id, now: Moment) -> Result<usize> {
    let held = outbox::table
        .filter(outbox::case_id.eq(case_id))
        .filter(outbox::state.eq("held"));
    Ok(diesel::update(held)
        .set((
            outbox::state.eq("dropped"),
            outbox::finished_at.eq(Some(now)),
        ))
        .execute(conn)?)
}

/// Mails of one priority that may leave now. A lease from a clock that ran ahead counts as over:
/// the fence keeps that safe.
pub(super) fn list_due(
    conn: &mut Conn,
    now: Moment,
    priority: i16,
    is_newest_first: bool,
) -> Result<Vec<Waiting>> {
    let free = outbox::lease_until
        .le(now)
        .or(outbox::lease_until.gt(now.plus(LEASE)));
    let due = outbox::table
        .filter(outbox::state.eq("pending"))
        .filter(outbox::priority.eq(priority))
        .filter(outbox::not_before.le(now))
        .filter(free)
        .select(Waiting::as_select())
        .limit(MOST_AT_ONCE);
    Ok(if is_newest_first {
        due.order((outbox::not_before.desc(), outbox::id.desc()))
            .load(conn)?
    } else {
        due.order((outbox::not_before, outbox::id)).load(conn)?
    })
}

/// Moves a mail that would exceed its address's cap to a later instant.
pub(super) fn postpone(conn: &mut Conn, id: Id, fence: i32, until: Moment) -> Result<bool> {
    let waiting = outbox::table
        .filter(outbox::id.eq(id))
        .filter(outbox::fence.eq(fence))
        .filter(outbox::state.eq("pending"));
    Ok(diesel::update(waiting)
        .set(outbox::not_before.eq(until))
        .execute(conn)?
        > 0)
}

/// Takes a mail if nobody else did; `mark` stays as its error should we never come back.
pub(super) fn lease(
    conn: &mut Conn,
    id: Id,
    fence: i32,
    until: Moment,
    mark: &str,
) -> Result<bool> {
    let untouched = outbox::table
        .filter(outbox::id.eq(id))
        .filter(outbox::fence.eq(fence))
        .filter(outbox::state.eq("pending"));
    let taken = diesel::update(untouched)
        .set((
            outbox::lease_until.eq(until),
            outbox::fence.eq(outbox::fence + 1),
            outbox::attempts.eq(outbox::attempts + 1),
            outbox::last_error.eq(Some(mark)),
        ))
        .execute(conn)?;
    Ok(taken > 0)
}

macro_rules! ours {
    ($id_and_fence:expr) => {
        outbox::table
            .filter(outbox::id.eq($id_and_fence.0))
            .filter(outbox::fence.eq($id_and_fence.1))
            .filter(outbox::state.eq("pending"))
    };
}

const NO_LEASE: Moment = Moment::from_micros(0);

pub(super) fn mark_sent(
    conn: &mut Conn,
    whose: (Id, i32),
    route: &str,
    at: Moment,
) -> Result<bool> {
    let changed = diesel::update(ours!(whose))
        .set((
            outbox::state.eq("sent"),
            outbox::route.eq(Some(route)),
            outbox::finished_at.eq(Some(at)),
            outbox::last_error.eq(None::<String>),
            outbox::lease_until.eq(NO_LEASE),
        ))
        .execute(conn)?;
    Ok(changed > 0)
}

pub(super) fn mark_retry(
    conn: &mut Conn,
    whose: (Id, i32),
    error: &str,
    not_before: Moment,
) -> Result<bool> {
    let changed = diesel::update(ours!(whose))
        .set((
            outbox::last_error.eq(Some(error)),
            outbox::not_before.eq(not_before),
            outbox::lease_until.eq(NO_LEASE),
        ))
        .execute(conn)?;
    Ok(changed > 0)
}

/// A mail given up has a lease of nobody until staff were told ([`mark_told`]).
pub(super) fn mark_given_up(
    conn: &mut Conn,
    whose: (Id, i32),
    error: &str,
    at: Moment,
) -> Result<bool> {
    let changed = diesel::update(ours!(whose))
        .set((
            outbox::state.eq("given_up"),
            outbox::last_error.eq(Some(error)),
            outbox::finished_at.eq(Some(at)),
            outbox::lease_until.eq(NO_LEASE),
        ))
        .execute(conn)?;
    Ok(changed > 0)
}

/// Whom the desk has written to about a case, newest first.
pub(super) fn list_recipients(conn: &mut Conn, case_id: Id) -> Result<Vec<i64>> {
    let mut recipients: Vec<i64> = outbox::table
        .filter(outbox::case_id.eq(case_id))
        .filter(outbox::kind.eq_any(to_complainants()))
        .order(outbox::id.desc())
        .select(outbox::recipient)
        .load(conn)?;
    recipients.dedup();
    Ok(recipients)
}

fn to_complainants() -> Vec<&'static str> {
    MailKind::ALL
        .into_iter()
        .filter(|kind| kind.is_to_complainant())
        .map(MailKind::key)
        .collect()
}

/// Mails to complainants that were given up and that staff do not know of yet: id and case.
pub fn list_untold(conn: &mut Conn, most: i64) -> Result<Vec<(Id, Id)>> {
    let rows: Vec<(Id, Option<Id>)> = outbox::table
        .filter(outbox::state.eq("given_up"))
        .filter(outbox::kind.eq_any(to_complainants()))
        .filter(outbox::lease_until.eq(NO_LEASE))
        .order(outbox::id)
        .limit(most)
        .select((outbox::id, outbox::case_id))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .filter_map(|(id, case)| Some((id, case?)))
        .collect())
}

/// Remembers that staff were told of a mail given up; `false` when they were before.
pub fn mark_told(conn: &mut Conn, id: Id, at: Moment) -> Result<bool> {
    let untold = outbox::table
        .filter(outbox::id.eq(id))
        .filter(outbox::state.eq("given_up"))
        .filter(outbox::lease_until.eq(NO_LEASE));
    Ok(diesel::update(untold)
        .set(outbox::lease_until.eq(at))
        .execute(conn)?
        > 0)
}

/// A digest that never left is worth nothing once the next one is written.
pub fn drop_superseded_digests(conn: &mut Conn, recipient: i64, now: Moment) -> Result<usize> {
    let stale = outbox::table
        .filter(outbox::kind.eq(MailKind::Digest.key()))
        .filter(outbox::recipient.eq(recipient))
        .filter(outbox::state.eq("pending"))
        .filter(outbox::lease_until.le(now));
    Ok(diesel::update(stale)
        .set((
            outbox::state.eq("dropped"),
            outbox::finished_at.eq(Some(now)),
        ))
        .execute(conn)?)
}

/// How many mails to complainants wait to leave though they were due an hour ago, and how many
/// were given up.
pub fn count_stuck(conn: &mut Conn, now: Moment) -> Result<(i64, i64)> {
    let waiting = outbox::table
        .filter(outbox::state.eq("pending"))
        .filter(outbox::created_at.lt(now.plus(chrono::Duration::hours(-1))))
        .filter(outbox::attempts.gt(0))
        .count()
        .get_result(conn)?;
    let given_up = outbox::table
        .filter(outbox::state.eq("given_up"))
        .count()
        .get_result(conn)?;
    Ok((waiting, given_up))
}
