//! Small facts about the installation itself: the key's fingerprint, the set-up link.

use diesel::prelude::*;

use super::error::Result;
use super::schema::app_meta;
use super::{Conn, Error, savepoint};

pub fn find_meta(conn: &mut Conn, name: &str) -> Result<Option<String>> {
    Ok(app_meta::table
        .find(name)
        .select(app_meta::value)
        .first(conn)
        .optional()?)
}

/// Writes a fact that must not be there yet; `false` when it is, and nothing changed.
pub fn insert_meta(conn: &mut Conn, name: &str, value: &str) -> Result<bool> {
    let row = (app_meta::name.eq(name), app_meta::value.eq(value));
    let inserted = savepoint(conn, |conn| {
        diesel::insert_into(app_meta::table)
            .values(row)
            .execute(conn)
            .map_err(Error::from)
    });
    match inserted {
        Ok(_) => Ok(true),
        Err(Error::Unique(_)) => Ok(false),
        Err(why) => Err(why),
    }
}

/// Writes a fact, over an older one if there is one.
pub fn set_meta(conn: &mut Conn, name: &str, value: &str) -> Result<()> {
    let changed = diesel::update(app_meta::table.find(name))
        .set(app_meta::value.eq(value))
        .execute(conn)?;
    if changed == 0 && !insert_meta(conn, name, value)? {
        diesel::update(app_meta::table.find(name))
            .set(app_meta::value.eq(value))
            .execute(conn)?;
    }
    Ok(())
}

/// Removes a fact; `false` when it was not there. Of two at once, one is told `true`.
pub fn remove_meta(conn: &mut Conn, name: &str) -> Result<bool> {
    Ok(diesel::delete(app_meta::table.find(name)).execute(conn)? > 0)
}
