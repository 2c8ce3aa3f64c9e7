//! One-time links in the database.

use diesel::prelude::*;

use super::{LIFE, Purpose};
use crate::db::schema::{cases, member_links};
use crate::db::{Conn, Id, Result};
use crate::time::Moment;

crate::text_column!(
    Purpose,
    |purpose| purpose.key().to_owned(),
    Purpose::from_key
);

/// A link as stored.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = member_links)]
pub struct Link {
    pub token_hash: Vec<u8>,
    pub purpose: Purpose,
    pub case_id: Option<Id>,
    /// The new address, under the case's key.
    pub sealed: Option<Vec<u8>>,
    pub created_at: Moment,
    pub expires_at: Moment,
    pub used_at: Option<Moment>,
}

/// Adds a link, and forgets those that have been over for a day.
pub fn insert(conn: &mut Conn, link: &Link) -> Result<()> {
    let long_ago = link.created_at.plus(-LIFE);
    diesel::delete(member_links::table.filter(member_links::expires_at.lt(long_ago)))
        .execute(conn)?;
    diesel::insert_into(member_links::table)
        .values(link)
        .execute(conn)?;
    Ok(())
}

pub fn find(conn: &mut Conn, token_hash: &[u8]) -> Result<Option<Link>> {
    Ok(member_links::table
        .find(token_hash)
        .first(conn)
        .optional()?)
}

/// How many links of a kind were made for a case since then.
pub fn count_since(conn: &mut Conn, case_id: Id, purpose: Purpose, since: Moment) -> Result<i64> {
    Ok(member_links::table
        .filter(member_links::case_id.eq(case_id).assume_not_null())
        .filter(member_links::purpose.eq(purpose))
        .filter(member_links::created_at.ge(since))
        .count()
        .get_result(conn)?)
}

/// Uses up all open links of a kind.
pub(super) fn close(conn: &mut Conn, case_id: Id, purpose: Purpose, at: Moment) -> Result<()> {
    let open = member_links::table
        .filter(member_links::case_id.eq(case_id).assume_not_null())
        .filter(member_links::purpose.eq(purpose))
        .filter(member_links::used_at.is_null());
    diesel::update(open)
        .set(member_links::used_at.eq(Some(at)))
        .execute(conn)?;
    Ok(())
}

/// Removes the links of a case, when the person is erased.
pub(in crate::cases) fn delete_of_case(conn: &mut Conn, case_id: Id) -> Result<()> {
    diesel::delete(member_links::table.filter(member_links::case_id.eq(case_id).assume_not_null()))
        .execute(conn)?;
    Ok(())
}

pub(in crate::cases) fn set_code_hash(conn: &mut Conn, case_id: Id, hash: &[u8]) -> Result<()> {
    diesel::update(cases::table.find(case_id))
        .set(cases::code_hash.eq(hash))
        .execute(conn)?;
    Ok(())
}
