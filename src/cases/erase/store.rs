//! What is destroyed of a case in the database, and what keeps it from being destroyed.

use diesel::prelude::*;

use crate::cases::reference::Reference;
use crate::db::schema::{
    answers, case_keys, case_tags, cases, complaints, contacts, events, holds, measures, reviews,
    search_tokens, submissions,
};
use crate::db::{Conn, Error, Id, Result};
use crate::time::Moment;

/// Since when nothing of the case may be erased, and who said so.
pub fn find_hold(conn: &mut Conn, case_id: Id) -> Result<Option<(Moment, Id)>> {
    Ok(holds::table
        .find(case_id)
        .select((holds::set_at, holds::set_by))
        .first(conn)
        .optional()?)
}

pub(super) fn insert_hold(conn: &mut Conn, case_id: Id, by: Id, at: Moment) -> Result<()> {
    let row = (
        holds::case_id.eq(case_id),
        holds::set_at.eq(at),
        holds::set_by.eq(by),
    );
    let inserted = diesel::insert_into(holds::table).values(row).execute(conn);
    match inserted.map_err(Error::from) {
        Ok(_) => Ok(()),
        Err(Error::Unique(_)) => Err(Error::Retry),
        Err(why) => Err(why),
    }
}

pub(super) fn delete_hold(conn: &mut Conn, case_id: Id) -> Result<()> {
    diesel::delete(holds::table.find(case_id)).execute(conn)?;
    Ok(())
}

pub(super) fn has_key(conn: &mut Conn, case_id: Id) -> Result<bool> {
    let found: Option<Id> = case_keys::table
        .find(case_id)
        .select(case_keys::case_id)
        .first(conn)
        .optional()?;
    Ok(found.is_some())
}

/// The key first: without it the rest can't be read, here or in any backup that lacks it too. Bodies of
/// events go and leave their digests, so that the history still verifies.
pub(super) fn destroy(conn: &mut Conn, case_id: Id) -> Result<()> {
    diesel::delete(case_keys::table.find(case_id)).execute(conn)?;
    diesel::delete(complaints::table.find(case_id)).execute(conn)?;
    diesel::delete(contacts::table.find(case_id)).execute(conn)?;
    diesel::delete(search_tokens::table.filter(search_tokens::case_id.eq(case_id)))
        .execute(conn)?;
    diesel::delete(submissions::table.filter(submissions::case_id.eq(case_id))).execute(conn)?;
    diesel::delete(case_tags::table.filter(case_tags::case_id.eq(case_id))).execute(conn)?;
    diesel::update(events::table.filter(events::case_id.eq(case_id)))
        .set(events::body.eq(None::<Vec<u8>>))
        .execute(conn)?;
    diesel::update(measures::table.filter(measures::case_id.eq(case_id)))
        .set(measures::sealed.eq(None::<Vec<u8>>))
        .execute(conn)?;
    diesel::update(answers::table.find(case_id))
        .set(answers::sealed.eq(Vec::<u8>::new()))
        .execute(conn)?;
    diesel::update(reviews::table.filter(reviews::case_id.eq(case_id)))
        .set((
            reviews::reason.eq(None::<Vec<u8>>),
            reviews::sealed.eq(None::<Vec<u8>>),
        ))
        .execute(conn)?;
    Ok(())
}

/// A case whose person was erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Erased {
    pub case_id: Id,
    pub reference: Reference,
}

/// Every case without a key: those whose person was erased.
pub fn list_erased(conn: &mut Conn) -> Result<Vec<Erased>> {
    let rows: Vec<(Id, Reference)> = cases::table
        .left_join(case_keys::table)
        .filter(case_keys::case_id.is_null())
        .order(cases::id)
        .select((cases::id, cases::reference))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(case_id, reference)| Erased { case_id, reference })
        .collect())
}
