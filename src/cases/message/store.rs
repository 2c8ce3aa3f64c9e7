//! Messages and the draft of one in the database.

use diesel::prelude::*;

use super::{Direction, Handled, Trust, Via};
use crate::db::schema::{message_drafts, messages};
use crate::db::{Conn, Error, Id, Result};
use crate::time::Moment;

crate::text_column!(Direction, |fact| fact.key().to_owned(), Direction::from_key);
crate::text_column!(Via, |fact| fact.key().to_owned(), Via::from_key);
crate::text_column!(Trust, |fact| fact.key().to_owned(), Trust::from_key);
crate::text_column!(Handled, |fact| fact.key().to_owned(), Handled::from_key);

/// A message as kept.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = messages)]
pub struct Message {
    pub id: Id,
    pub case_id: Id,
    pub direction: Direction,
    pub via: Via,
    pub trust: Trust,
    /// When it came in, or was sent.
    pub at: Moment,
    /// Who wrote it, or wrote it down; `None`: the complainant.
    #[diesel(column_name = staff_id)]
    pub by: Option<Id>,
    /// [`super::MessageWords`].
    pub sealed: Vec<u8>,
    /// A question to the complainant.
    pub asks: bool,
    /// The dedupe key of its mail in the outbox.
    pub mail_key: Option<String>,
    /// The raw mail it came in by.
    pub inbound_id: Option<Id>,
    /// `None`: of the complainant's, nobody has marked it yet.
    pub handled_as: Option<Handled>,
    pub handled_at: Option<Moment>,
    pub handled_by: Option<Id>,
    /// When whoever handles the case was written to about it, or need not be any more.
    pub told_at: Option<Moment>,
}

impl Message {
    /// Whether it waits for a person.
    pub fn is_unread(&self) -> bool {
        self.direction == Direction::In && self.handled_as.is_none()
    }
}

pub fn find(conn: &mut Conn, id: Id) -> Result<Option<Message>> {
    Ok(messages::table
        .find(id)
        .select(Message::as_select())
        .first(conn)
        .optional()?)
}

/// The message whose mail stands in the outbox under this key.
pub fn find_by_mail_key(conn: &mut Conn, mail_key: &str) -> Result<Option<Message>> {
    Ok(messages::table
        .filter(messages::mail_key.eq(mail_key).assume_not_null())
        .select(Message::as_select())
        .first(conn)
        .optional()?)
}

/// The whole conversation of a case, oldest first.
pub fn list_of_case(conn: &mut Conn, case_id: Id) -> Result<Vec<Message>> {
    Ok(messages::table
        .filter(messages::case_id.eq(case_id))
        .order((messages::at, messages::id))
        .select(Message::as_select())
        .load(conn)?)
}

pub(in crate::cases) fn insert(conn: &mut Conn, message: &Message) -> Result<()> {
    diesel::insert_into(messages::table)
        .values(message)
        .execute(conn)?;
    Ok(())
}

/// Marks a message of the complainant's; `false` when it was marked before.
pub(in crate::cases) fn mark(
    conn: &mut Conn,
    id: Id,
    as_: Handled,
    (by, at): (Option<Id>, Moment),
) -> Result<bool> {
    let unread = messages::table
        .filter(messages::id.eq(id))
        .filter(messages::handled_as.is_null());
    let marked = diesel::update(unread)
        .set((
            messages::handled_as.eq(Some(as_.key())),
            messages::handled_at.eq(Some(at)),
            messages::handled_by.eq(by),
        ))
        .execute(conn)?;
    mark_told(conn, id, at)?;
    Ok(marked > 0)
}

/// How many messages of the complainant's nobody has marked, and when the oldest came in.
pub(in crate::cases) fn count_unread(
    conn: &mut Conn,
    case_id: Id,
) -> Result<(i32, Option<Moment>)> {
    let waiting: Vec<Moment> = messages::table
        .filter(messages::case_id.eq(case_id))
        .filter(messages::direction.eq(Direction::In))
        .filter(messages::handled_as.is_null())
        .order((messages::at, messages::id))
        .select(messages::at)
        .load(conn)?;
    let count = i32::try_from(waiting.len()).unwrap_or(i32::MAX);
    Ok((count, waiting.first().copied()))
}

/// Messages of complainants' that nobody has marked and nobody was written to about, oldest first:
/// the message and its case.
pub fn list_untold(conn: &mut Conn, most: i64) -> Result<Vec<(Id, Id)>> {
    Ok(messages::table
        .filter(messages::told_at.is_null())
        .order((messages::at, messages::id))
        .limit(most)
        .select((messages::id, messages::case_id))
        .load(conn)?)
}

/// Remembers that staff were written to; `false` when they were before.
pub fn mark_told(conn: &mut Conn, id: Id, at: Moment) -> Result<bool> {
    let untold = messages::table
        .filter(messages::id.eq(id))
        .filter(messages::told_at.is_null());
    Ok(diesel::update(untold)
        .set(messages::told_at.eq(Some(at)))
        .execute(conn)?
        > 0)
}

/// Removes the conversation and the draft of a case, when the person is erased. Their files are the
/// caller's.
pub fn delete_of_case(conn: &mut Conn, case_id: Id) -> Result<()> {
    diesel::delete(messages::table.filter(messages::case_id.eq(case_id))).execute(conn)?;
    delete_draft(conn, case_id)
}

/// A message being written.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = message_drafts)]
pub struct DraftRow {
    pub case_id: Id,
    /// [`super::MessageDraft`].
    pub sealed: Vec<u8>,
    pub updated_at: Moment,
    pub updated_by: Id,
}

pub fn find_draft(conn: &mut Conn, case_id: Id) -> Result<Option<DraftRow>> {
    Ok(message_drafts::table.find(case_id).first(conn).optional()?)
}

pub(in crate::cases) fn put_draft(conn: &mut Conn, row: &DraftRow) -> Result<()> {
    delete_draft(conn, row.case_id)?;
    let inserted = diesel::insert_into(message_drafts::table)
        .values(row)
        .execute(conn);
    // Between the two another transaction did the same: run again, this one finds out.
    match inserted.map_err(Error::from) {
        Ok(_) => Ok(()),
        Err(Error::Unique(_)) => Err(Error::Retry),
        Err(why) => Err(why),
    }
}

pub(in crate::cases) fn delete_draft(conn: &mut Conn, case_id: Id) -> Result<()> {
    diesel::delete(message_drafts::table.find(case_id)).execute(conn)?;
    Ok(())
}
