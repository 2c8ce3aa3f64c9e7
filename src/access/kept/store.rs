//! Rows of kept forms.

use diesel::prelude::*;

use crate::access::token::TokenHash;
use crate::db::schema::{kept_forms, sessions};
use crate::db::{Conn, Id, Result};
use crate::time::Moment;

#[derive(Clone, Debug)]
pub struct NewKept {
    pub id: Id,
    pub browser: Vec<u8>,
    pub path: String,
    pub wrapped_key: Vec<u8>,
    pub sealed: Vec<u8>,
    pub kept_at: Moment,
    pub expires_at: Moment,
}

#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = kept_forms)]
pub struct KeptRow {
    pub id: Id,
    pub path: String,
    pub wrapped_key: Vec<u8>,
    pub sealed: Vec<u8>,
    pub kept_at: Moment,
}

/// Keeps a form for whoever the session of `token` belonged to; `false` when nobody knows any more. The
/// oldest of theirs make room for it.
pub fn insert(conn: &mut Conn, token: &TokenHash, new: &NewKept, most: i64) -> Result<bool> {
    let owner: Option<Id> = sessions::table
        .find(token.bytes())
        .select(sessions::staff_id)
        .first(conn)
        .optional()?;
    let Some(staff_id) = owner else {
        return Ok(false);
    };
    let older: Vec<Id> = kept_forms::table
        .filter(kept_forms::staff_id.eq(staff_id))
        .order((kept_forms::kept_at.desc(), kept_forms::id))
        .select(kept_forms::id)
        .load(conn)?;
    let room = usize::try_from(most.saturating_sub(1)).unwrap_or(0);
    let surplus: Vec<Id> = older.into_iter().skip(room).collect();
    diesel::delete(kept_forms::table.filter(kept_forms::id.eq_any(surplus))).execute(conn)?;
    diesel::insert_into(kept_forms::table)
        .values((
            kept_forms::id.eq(new.id),
            kept_forms::browser.eq(&new.browser),
            kept_forms::staff_id.eq(staff_id),
            kept_forms::path.eq(&new.path),
            kept_forms::wrapped_key.eq(&new.wrapped_key),
            kept_forms::sealed.eq(&new.sealed),
            kept_forms::kept_at.eq(new.kept_at),
            kept_forms::expires_at.eq(new.expires_at),
        ))
        .execute(conn)?;
    Ok(true)
}

/// Of this browser and this person, the newest first.
pub fn list(conn: &mut Conn, browser: &[u8], staff_id: Id, now: Moment) -> Result<Vec<KeptRow>> {
    Ok(kept_forms::table
        .filter(kept_forms::browser.eq(browser.to_vec()))
        .filter(kept_forms::staff_id.eq(staff_id))
        .filter(kept_forms::expires_at.gt(now))
        .order((kept_forms::kept_at.desc(), kept_forms::id.desc()))
        .select(KeptRow::as_select())
        .load(conn)?)
}

pub fn delete(conn: &mut Conn, browser: &[u8], staff_id: Id, id: Id) -> Result<()> {
    let one = kept_forms::table
        .filter(kept_forms::id.eq(id))
        .filter(kept_forms::browser.eq(browser.to_vec()))
        .filter(kept_forms::staff_id.eq(staff_id));
    diesel::delete(one).execute(conn)?;
    Ok(())
}

pub fn has_expired(conn: &mut Conn, now: Moment) -> Result<bool> {
    let one: Option<Id> = kept_forms::table
        .filter(kept_forms::expires_at.le(now))
        .select(kept_forms::id)
        .first(conn)
        .optional()?;
    Ok(one.is_some())
}

pub fn delete_expired(conn: &mut Conn, now: Moment) -> Result<()> {
    diesel::delete(kept_forms::table.filter(kept_forms::expires_at.le(now))).execute(conn)?;
    Ok(())
}
