//! Rows of prepared texts: every version of each that was ever saved, the newest in force.

use diesel::prelude::*;

use crate::db::schema::prepared_texts;
use crate::db::{Conn, Error, Id, Result};
use crate::lang::Lang;
use crate::time::Moment;

/// A version of a prepared text.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = prepared_texts)]
pub struct PreparedText {
    pub id: Id,
    pub key: String,
    pub language: String,
    pub version: i32,
    pub is_current: bool,
    /// JSON, name and text of each field; `None`: back to the bundled text.
    pub fields: Option<String>,
    pub saved_by: Id,
    pub saved_at: Moment,
}

/// What takes the place of bundled texts now.
pub fn list_current(conn: &mut Conn) -> Result<Vec<PreparedText>> {
    Ok(prepared_texts::table
        .filter(prepared_texts::is_current.eq(true))
        .order((prepared_texts::key, prepared_texts::language))
        .load(conn)?)
}

/// Every version of one text, the newest first.
pub fn list_versions(conn: &mut Conn, key: &str, lang: Lang) -> Result<Vec<PreparedText>> {
    Ok(prepared_texts::table
        .filter(prepared_texts::key.eq(key.to_owned()))
        .filter(prepared_texts::language.eq(lang.tag()))
        .order(prepared_texts::version.desc())
        .load(conn)?)
}

/// Puts a version into force; `false` when somebody saved another after `new.version - 1`.
pub fn save(conn: &mut Conn, new: &PreparedText) -> Result<bool> {
    let newest: Option<i32> = prepared_texts::table
        .filter(prepared_texts::key.eq(&new.key))
        .filter(prepared_texts::language.eq(&new.language))
        .order(prepared_texts::version.desc())
        .select(prepared_texts::version)
        .first(conn)
        .optional()?;
    if newest.unwrap_or(0).saturating_add(1) != new.version {
        return Ok(false);
    }
    let before = prepared_texts::table
        .filter(prepared_texts::key.eq(&new.key))
        .filter(prepared_texts::language.eq(&new.language));
    diesel::update(before)
        .set(prepared_texts::is_current.eq(false))
        .execute(conn)?;
    let inserted = diesel::insert_into(prepared_texts::table)
        .values(new)
        .execute(conn);
    match inserted.map_err(Error::from) {
        Ok(_) => Ok(true),
        // Another transaction saved the same version: run again, this one finds out.
        Err(Error::Unique(_)) => Err(Error::Retry),
        Err(why) => Err(why),
    }
}
