//! Choices in the database.

use diesel::prelude::*;

use super::{Choice, Preferences};
use crate::db::schema::preferences;
use crate::db::{self, Conn, Id};

/// The choices of `staff_id`.
pub fn find_preferences(conn: &mut Conn, staff_id: Id) -> db::Result<Preferences> {
    let rows: Vec<(String, String)> = preferences::table
        .filter(preferences::staff_id.eq(staff_id))
        .select((preferences::name, preferences::value))
        .load(conn)?;
    Ok(Preferences(rows.into_iter().collect()))
}

/// Keeps what `staff_id` chose; a value that there is not changes nothing.
pub fn choose(conn: &mut Conn, staff_id: Id, choice: &Choice, value: &str) -> db::Result<()> {
    let Some(value) = choice.values.iter().find(|known| **known == value) else {
        return Ok(());
    };
    let mine = preferences::staff_id
        .eq(staff_id)
        .and(preferences::name.eq(choice.name));
    diesel::delete(preferences::table.filter(mine)).execute(conn)?;
    diesel::insert_into(preferences::table)
        .values((
            preferences::staff_id.eq(staff_id),
            preferences::name.eq(choice.name),
            preferences::value.eq(*value),
        ))
        .execute(conn)?;
    Ok(())
}
