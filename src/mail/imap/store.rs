//! How far each mailbox was read, in the database.

use diesel::prelude::*;

use crate::db::schema::mailboxes;
use crate::db::{Conn, Error, Result};
use crate::time::Moment;

/// A mailbox as the desk knows it.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = mailboxes)]
pub struct MailboxRow {
    /// A keyed fingerprint of its address.
    pub name: i64,
    pub uid_validity: i64,
    /// Every message up to this UID was taken.
    pub read_up_to: i64,
    /// When it was last looked through; the beginning of time before the first.
    pub read_at: Moment,
    /// Since when it can't be read.
    pub failing_since: Option<Moment>,
    /// A phase, never the server's words.
    pub fault: Option<String>,
    /// Messages that could not be taken so far.
    pub left_out: i32,
}

impl MailboxRow {
    /// One that was never read.
    pub const fn new(name: i64) -> Self {
        Self {
            name,
            uid_validity: 0,
            read_up_to: 0,
            read_at: Moment::from_micros(0),
            failing_since: None,
            fault: None,
            left_out: 0,
        }
    }

    /// Whether it was ever looked through.
    pub fn is_known(&self) -> bool {
        self.uid_validity != 0
    }
}

pub fn find(conn: &mut Conn, name: i64) -> Result<Option<MailboxRow>> {
    Ok(mailboxes::table.find(name).first(conn).optional()?)
}

/// Since when a mailbox can't be read, if one can't.
pub fn failing_since(conn: &mut Conn) -> Result<Option<Moment>> {
    let since: Option<Option<Moment>> = mailboxes::table
        .filter(mailboxes::failing_since.is_not_null())
        .order(mailboxes::failing_since)
        .select(mailboxes::failing_since)
        .first(conn)
        .optional()?;
    Ok(since.flatten())
}

/// Writes down how a mailbox is; one reader writes at a time, the last one counts.
pub fn put(conn: &mut Conn, row: &MailboxRow) -> Result<()> {
    diesel::delete(mailboxes::table.find(row.name)).execute(conn)?;
    let inserted = diesel::insert_into(mailboxes::table)
        .values(row)
        .execute(conn);
    // Between the two another reader did the same.
    match inserted.map_err(Error::from) {
        Ok(_) => Ok(()),
        Err(Error::Unique(_)) => Err(Error::Retry),
        Err(why) => Err(why),
    }
}

/// Forgets mailboxes that are not read any more: how they fared concerns nobody.
pub fn forget_others(conn: &mut Conn, name: Option<i64>) -> Result<usize> {
    Ok(match name {
        Some(name) => {
            diesel::delete(mailboxes::table.filter(mailboxes::name.ne(name))).execute(conn)?
        }
        None => diesel::delete(mailboxes::table).execute(conn)?,
    })
}
