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

/// Mails to complainants that were given up or came back and that staff do not know of yet: id and
/// case.
pub fn list_untold(conn: &mut Conn, most: i64) -> Result<Vec<(Id, Id)>> {
    let lost = outbox::state
        .eq("given_up")
        .or(outbox::bounced_at.is_not_null());
    let rows: Vec<(Id, Option<Id>)> = outbox::table
        .filter(lost)
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

/// Those of these keys that are taken.
pub fn list_taken(conn: &mut Conn, dedupe_keys: &[String]) -> Result<Vec<String>> {
    Ok(outbox::table
        .filter(outbox::dedupe_key.eq_any(dedupe_keys))
        .select(outbox::dedupe_key)
        .load(conn)?)
}

/// Remembers that staff were told of a lost mail; `false` when they were before.
pub fn mark_told(conn: &mut Conn, id: Id, at: Moment) -> Result<bool> {
    let lost = outbox::state
        .eq("given_up")
        .or(outbox::bounced_at.is_not_null());
    let untold = outbox::table
        .filter(outbox::id.eq(id))
        .filter(lost)
        .filter(outbox::lease_until.eq(NO_LEASE));
    Ok(diesel::update(untold)
        .set(outbox::lease_until.eq(at))
        .execute(conn)?
        > 0)
}

/// The Message-IDs of the mails to the complainant that were written before this one, oldest first.
pub(super) fn list_thread(
    conn: &mut Conn,
    case_id: Id,
    before: Id,
) -> Result<Vec<(Moment, String)>> {
    Ok(outbox::table
        .filter(outbox::case_id.eq(case_id))
        .filter(outbox::kind.eq_any(to_complainants()))
        .filter(outbox::state.ne("dropped"))
        .filter(outbox::id.lt(before))
        .order((outbox::created_at, outbox::id))
        .select((outbox::created_at, outbox::message_id))
        .load(conn)?)
}

/// A mail to a complainant and what became of it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = outbox)]
pub struct Fate {
    pub id: Id,
    pub dedupe_key: String,
    pub kind: String,
    pub state: String,
    pub attempts: i32,
    pub not_before: Moment,
    pub created_at: Moment,
    pub finished_at: Option<Moment>,
    pub last_error: Option<String>,
    pub route: Option<String>,
    pub bounced_at: Option<Moment>,
    pub bounce: Option<String>,
}

/// Every mail to the complainant of a case, oldest first.
pub fn list_fates(conn: &mut Conn, case_id: Id) -> Result<Vec<Fate>> {
    Ok(outbox::table
        .filter(outbox::case_id.eq(case_id))
        .filter(outbox::kind.eq_any(to_complainants()))
        .order((outbox::created_at, outbox::id))
        .select(Fate::as_select())
        .load(conn)?)
}

/// A mail that somebody reports on.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = outbox)]
pub(super) struct Reported {
    pub(super) id: Id,
    pub(super) kind: String,
    pub(super) case_id: Option<Id>,
    pub(super) bounced_at: Option<Moment>,
}

pub(super) fn find_by_message_id(conn: &mut Conn, message_id: &str) -> Result<Option<Reported>> {
    Ok(outbox::table
        .filter(outbox::message_id.eq(message_id))
        .filter(outbox::state.ne("held"))
        .select(Reported::as_select())
        .first(conn)
        .optional()?)
}

/// The newest mail about a case that left for `recipient`.
pub(super) fn find_newest_sent(
    conn: &mut Conn,
    case_id: Id,
    recipient: i64,
) -> Result<Option<Reported>> {
    Ok(outbox::table
        .filter(outbox::case_id.eq(case_id))
        .filter(outbox::recipient.eq(recipient))
        .filter(outbox::kind.eq_any(to_complainants()))
        .filter(outbox::state.eq("sent"))
        .order(outbox::id.desc())
        .select(Reported::as_select())
        .first(conn)
        .optional()?)
}

/// Writes down that a mail came back; `false` when it did before. Staff are told of it again, even
/// if they were told that it could not be sent.
pub(super) fn mark_bounced(conn: &mut Conn, id: Id, at: Moment, status: &str) -> Result<bool> {
    let not_yet = outbox::table
        .filter(outbox::id.eq(id))
        .filter(outbox::bounced_at.is_null());
    let changed = diesel::update(not_yet)
        .set((
            outbox::bounced_at.eq(Some(at)),
            outbox::bounce.eq(Some(status)),
        ))
        .execute(conn)?;
    Ok(changed > 0)
}

/// How many mails to `recipient` have come back since then.
pub(super) fn count_bounced(conn: &mut Conn, recipient: i64, since: Moment) -> Result<i64> {
    Ok(outbox::table
        .filter(outbox::recipient.eq(recipient))
        .filter(outbox::bounced_at.gt(since))
        .count()
        .get_result(conn)?)
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

/// Destroys what all mails about a case say and to whom; those that wait do not leave any more.
pub fn empty_of_case(conn: &mut Conn, case_id: Id, now: Moment) -> Result<()> {
    let of_case = outbox::table.filter(outbox::case_id.eq(case_id).assume_not_null());
    let waiting = of_case.filter(outbox::state.eq_any(["held", "pending"]));
    diesel::update(waiting)
        .set((
            outbox::state.eq("dropped"),
            outbox::finished_at.eq(Some(now)),
        ))
        .execute(conn)?;
    diesel::update(of_case)
        .set((
            outbox::sealed.eq(Vec::<u8>::new()),
            outbox::recipient.eq(0_i64),
        ))
        .execute(conn)?;
    Ok(())
}

/// Kind and case of a mail that was given up and can still be read.
pub(super) fn find_given_up(conn: &mut Conn, id: Id) -> Result<Option<(String, Option<Id>)>> {
    Ok(outbox::table
        .filter(outbox::id.eq(id))
        .filter(outbox::state.eq("given_up"))
        .filter(outbox::sealed.ne(Vec::<u8>::new()))
        .select((outbox::kind, outbox::case_id))
        .first(conn)
        .optional()?)
}

/// Gives a mail that was given up its attempts anew.
pub(super) fn revive(conn: &mut Conn, id: Id, now: Moment) -> Result<bool> {
    let given_up = outbox::table
        .filter(outbox::id.eq(id))
        .filter(outbox::state.eq("given_up"));
    let changed = diesel::update(given_up)
        .set((
            outbox::state.eq("pending"),
            outbox::not_before.eq(now),
            outbox::attempts.eq(0),
            outbox::fence.eq(outbox::fence + 1),
            outbox::lease_until.eq(NO_LEASE),
            outbox::last_error.eq(None::<String>),
            outbox::finished_at.eq(None::<Moment>),
        ))
        .execute(conn)?;
    Ok(changed > 0)
}

/// A mail that has not left: nothing in it tells whom it is for.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = outbox)]
pub struct Unsent {
    pub id: Id,
    pub kind: String,
    pub state: String,
    pub attempts: i32,
    pub created_at: Moment,
    pub not_before: Moment,
    pub last_error: Option<String>,
}

/// Mails in this state, what leaves first foremost.
pub fn list_unsent(conn: &mut Conn, state: &str, most: i64) -> Result<Vec<Unsent>> {
    Ok(outbox::table
        .filter(outbox::state.eq(state))
        .order((outbox::priority, outbox::not_before, outbox::id))
        .limit(most)
        .select(Unsent::as_select())
        .load(conn)?)
}

/// How many mails are in this state, and since when the oldest of them.
pub fn count_unsent(conn: &mut Conn, state: &str) -> Result<(i64, Option<Moment>)> {
    let of_state = outbox::table.filter(outbox::state.eq(state));
    let count = of_state.count().get_result(conn)?;
    let oldest = of_state
        .order((outbox::created_at, outbox::id))
        .select(outbox::created_at)
        .first(conn)
        .optional()?;
    Ok((count, oldest))
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
