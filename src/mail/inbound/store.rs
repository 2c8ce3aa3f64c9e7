//! Mail that came in, in the database.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::judge::Why;
use super::{Judged, Place};
use crate::cases::facts::ReceivedSource;
use crate::db::schema::{inbound, outbox};
use crate::db::{Backend, Conn, Id, Result};
use crate::duties::rungs::{Rung, Rungs};
use crate::time::Moment;

crate::text_column!(Judged, |judged| judged.key().to_owned(), Judged::from_key);
crate::text_column!(Place, |place| place.key().to_owned(), Place::from_key);
crate::text_column!(Why, |why| why.key().to_owned(), Why::from_key);

/// A mail that came in. Everything here is plain; its words are sealed.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = inbound)]
pub struct Inbound {
    pub id: Id,
    /// Counts what people did with it.
    pub version: i32,
    pub content: Vec<u8>,
    pub peer: i64,
    pub judged: Judged,
    pub why: Option<Why>,
    pub state: Place,
    pub received_at: Moment,
    pub received_source: ReceivedSource,
    pub entered_at: Moment,
    /// The promise of a complaint received then.
    pub due_on: NaiveDate,
    pub late_from: Moment,
    pub act_by_on: NaiveDate,
    pub rung: i16,
    pub size: i64,
    pub mailbox: Option<String>,
    pub uidvalidity: Option<i64>,
    pub uid: Option<i64>,
    pub case_id: Option<Id>,
    pub decided_at: Option<Moment>,
    pub decided_by: Option<Id>,
    /// When it goes; `None`: with its case, or not while it waits.
    pub keep_until: Option<Moment>,
    /// [`super::MailWords`].
    pub sealed: Vec<u8>,
}

pub(super) fn insert(conn: &mut Conn, row: &Inbound) -> Result<()> {
    diesel::insert_into(inbound::table)
        .values(row)
        .execute(conn)?;
    Ok(())
}

pub fn find(conn: &mut Conn, id: Id) -> Result<Option<Inbound>> {
    Ok(inbound::table.find(id).first(conn).optional()?)
}

/// Whether what was written came in before.
pub(super) fn is_known(conn: &mut Conn, content: &[u8]) -> Result<bool> {
    let known = inbound::table
        .filter(inbound::content.eq(content))
        .count()
        .get_result::<i64>(conn)?;
    Ok(known > 0)
}

/// How many mails of this sender became cases by themselves since then.
pub(super) fn count_cases_of(conn: &mut Conn, peer: i64, since: Moment) -> Result<i64> {
    Ok(inbound::table
        .filter(inbound::peer.eq(peer))
        .filter(inbound::entered_at.gt(since))
        .filter(inbound::judged.eq(Judged::Case))
        .count()
        .get_result(conn)?)
}

/// How many mails became replies on this case since then.
pub(super) fn count_replies_to(conn: &mut Conn, case_id: Id, since: Moment) -> Result<i64> {
    Ok(inbound::table
        .filter(inbound::case_id.eq(case_id))
        .filter(inbound::entered_at.gt(since))
        .filter(inbound::judged.eq(Judged::Reply))
        .count()
        .get_result(conn)?)
}

/// The cases that mails of ours with these Message-IDs are about, and whether any was of ours at all.
pub fn list_cases_of_mails(conn: &mut Conn, message_ids: &[String]) -> Result<Vec<Option<Id>>> {
    Ok(outbox::table
        .filter(outbox::message_id.eq_any(message_ids))
        .select(outbox::case_id)
        .distinct()
        .load(conn)?)
}

/// Up to `limit` mails that wait for a person, the most urgent first, behind the one given.
pub fn list_pen(conn: &mut Conn, after: Option<(Moment, Id)>, limit: i64) -> Result<Vec<Inbound>> {
    let waiting = inbound::table
        .filter(inbound::state.eq(Place::Pen))
        .order((inbound::late_from, inbound::id))
        .limit(limit);
    Ok(match after {
        None => waiting.load(conn)?,
        Some((late_from, id)) => waiting
            .filter(
                inbound::late_from
                    .gt(late_from)
                    .or(inbound::late_from.eq(late_from).and(inbound::id.gt(id))),
            )
            .load(conn)?,
    })
}

/// Up to `limit` mails that were set aside, the newest first, behind the one given.
pub fn list_aside(conn: &mut Conn, after: Option<Id>, limit: i64) -> Result<Vec<Inbound>> {
    let aside = inbound::table
        .filter(inbound::state.eq(Place::Aside))
        .order(inbound::id.desc())
        .limit(limit);
    Ok(match after {
        None => aside.load(conn)?,
        Some(id) => aside.filter(inbound::id.lt(id)).load(conn)?,
    })
}

/// How many mails wait for a person or were set aside.
pub fn count(conn: &mut Conn, place: Place) -> Result<i64> {
    Ok(inbound::table
        .filter(inbound::state.eq(place))
        .count()
        .get_result(conn)?)
}

/// How many wait, and since when the oldest of them.
pub fn waiting(conn: &mut Conn) -> Result<(i64, Option<Moment>)> {
    let oldest: Option<Moment> = inbound::table
        .filter(inbound::state.eq(Place::Pen))
        .order(inbound::received_at)
        .select(inbound::received_at)
        .first(conn)
        .optional()?;
    Ok((count(conn, Place::Pen)?, oldest))
}

/// A mail that waits, without its words: there may be thousands.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = inbound)]
pub struct Waiting {
    pub id: Id,
    pub version: i32,
    pub received_at: Moment,
    pub late_from: Moment,
    pub act_by_on: NaiveDate,
    /// The last warning given.
    pub rung: i16,
}

/// Up to `limit` mails that wait and have reached a warning that was not given: by their dates one of
/// `rungs`, or, never told of, by having come in before `heard_by`.
pub fn list_to_warn(
    conn: &mut Conn,
    rungs: &Rungs,
    (hours, heard_by): (Rung, Moment),
    limit: i64,
) -> Result<Vec<Waiting>> {
    type Condition = Box<dyn BoxableExpression<inbound::table, Backend, SqlType = Bool>>;
    let late = inbound::late_from
        .le(rungs.now)
        .and(inbound::rung.gt(Rung::LATE.number()));
    let waited = inbound::received_at
        .le(heard_by)
        .and(inbound::rung.gt(hours.number()));
    let mut reached: Condition = Box::new(late.or(waited));
    for (rung, day) in rungs.limits() {
        let here = inbound::act_by_on
            .le(*day)
            .and(inbound::rung.gt(rung.number()));
        reached = Box::new(reached.or(here));
    }
    Ok(inbound::table
        .filter(inbound::state.eq(Place::Pen))
        .filter(reached)
        .order((inbound::late_from, inbound::id))
        .limit(limit)
        .select(Waiting::as_select())
        .load(conn)?)
}

/// Whether nothing became of these mails since they were listed.
pub fn are_unchanged(conn: &mut Conn, waiting: &[(Waiting, Rung)]) -> Result<bool> {
    for (mail, _) in waiting {
        let unchanged = inbound::table
            .filter(inbound::id.eq(mail.id))
            .filter(inbound::rung.eq(mail.rung))
            .filter(inbound::state.eq(Place::Pen));
        if unchanged.count().get_result::<i64>(conn)? == 0 {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Remembers the last warning; `false` when another was given meanwhile, or it no longer waits.
pub fn climb(conn: &mut Conn, id: Id, from: i16, to: i16) -> Result<bool> {
    let unchanged = inbound::table
        .filter(inbound::id.eq(id))
        .filter(inbound::rung.eq(from))
        .filter(inbound::state.eq(Place::Pen));
    let changed = diesel::update(unchanged)
        .set(inbound::rung.eq(to))
        .execute(conn)?;
    Ok(changed > 0)
}

/// What a person made of a mail.
#[derive(Clone, Debug)]
pub struct Decision {
    pub state: Place,
    pub case_id: Option<Id>,
    pub at: Moment,
    pub by: Id,
    pub keep_until: Option<Moment>,
    pub sealed: Vec<u8>,
}

/// Writes a decision down; `false` when somebody else decided meanwhile.
pub fn decide(conn: &mut Conn, (id, version): (Id, i32), decision: &Decision) -> Result<bool> {
    let unchanged = inbound::table
        .filter(inbound::id.eq(id))
        .filter(inbound::version.eq(version))
        .filter(inbound::state.ne(Place::Taken));
    let changed = diesel::update(unchanged)
        .set((
            inbound::version.eq(inbound::version + 1),
            inbound::state.eq(decision.state),
            inbound::case_id.eq(decision.case_id),
            inbound::decided_at.eq(Some(decision.at)),
            inbound::decided_by.eq(Some(decision.by)),
            inbound::keep_until.eq(decision.keep_until),
            inbound::sealed.eq(&decision.sealed),
        ))
        .execute(conn)?;
    Ok(changed > 0)
}

/// Mails that were set aside and have been kept long enough.
pub(super) fn list_over(conn: &mut Conn, now: Moment, limit: i64) -> Result<Vec<Id>> {
    Ok(inbound::table
        .filter(inbound::state.eq(Place::Aside))
        .filter(inbound::keep_until.le(now))
        .order(inbound::keep_until)
        .limit(limit)
        .select(inbound::id)
        .load(conn)?)
}

/// Removes a mail that was kept long enough; `false` when somebody took it out meanwhile.
pub(super) fn delete_over(conn: &mut Conn, id: Id, now: Moment) -> Result<bool> {
    let over = inbound::table
        .filter(inbound::id.eq(id))
        .filter(inbound::state.eq(Place::Aside))
        .filter(inbound::keep_until.le(now));
    Ok(diesel::delete(over).execute(conn)? > 0)
}

/// The mails that belong to a case, in the order they came.
pub fn list_of_case(conn: &mut Conn, case_id: Id) -> Result<Vec<Inbound>> {
    Ok(inbound::table
        .filter(inbound::case_id.eq(case_id))
        .order((inbound::entered_at, inbound::id))
        .limit(200)
        .load(conn)?)
}

/// Destroys what the mails of a case say and who sent them. Their rows stay, with a fingerprint that
/// nothing can be read from: the same mail, found in the mailbox once more, opens no second case.
pub fn empty_of_case(conn: &mut Conn, case_id: Id) -> Result<()> {
    let of_case = inbound::table.filter(inbound::case_id.eq(case_id).assume_not_null());
    diesel::update(of_case)
        .set((
            inbound::sealed.eq(Vec::<u8>::new()),
            inbound::peer.eq(0_i64),
        ))
        .execute(conn)?;
    Ok(())
}

/// The mail that came first of those that belong to a case.
pub fn find_first_of_case(conn: &mut Conn, case_id: Id) -> Result<Option<Inbound>> {
    Ok(inbound::table
        .filter(inbound::case_id.eq(case_id))
        .order((inbound::entered_at, inbound::id))
        .first(conn)
        .optional()?)
}
