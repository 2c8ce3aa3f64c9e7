//! Contacts in the database.

use diesel::prelude::*;

use super::CONTACTS;
use crate::cases::complaint::Contacts;
use crate::db::schema::{contacts, search_tokens};
use crate::db::{Conn, Error, Id, Result};
use crate::time::Moment;
use crate::vault::CaseKey;

/// The contacts that took the place of the complaint's.
pub fn find(conn: &mut Conn, key: &CaseKey, case_id: Id) -> Result<Option<Contacts>> {
    let sealed: Option<Vec<u8>> = contacts::table
        .find(case_id)
        .select(contacts::sealed)
        .first(conn)
        .optional()?;
    sealed
        .map(|sealed| {
            key.open_json(CONTACTS, &sealed)
                .map_err(|why| Error::Corrupt(format!("the contacts of case {case_id}: {why}")))
        })
        .transpose()
}

pub(super) fn put(conn: &mut Conn, case_id: Id, sealed: &[u8], at: Moment) -> Result<()> {
    let row = (
        contacts::case_id.eq(case_id),
        contacts::sealed.eq(sealed),
        contacts::updated_at.eq(at),
    );
    diesel::delete(contacts::table.find(case_id)).execute(conn)?;
    let inserted = diesel::insert_into(contacts::table)
        .values(row)
        .execute(conn);
    match inserted.map_err(Error::from) {
        Ok(_) => Ok(()),
        // Another transaction did the same: run again, this one sees it.
        Err(Error::Unique(_)) => Err(Error::Retry),
        Err(why) => Err(why),
    }
}

/// The case is found by these too; by the old ones it still is.
pub(super) fn add_tokens(conn: &mut Conn, case_id: Id, tokens: &[i64]) -> Result<()> {
    let known: Vec<i64> = search_tokens::table
        .filter(search_tokens::case_id.eq(case_id))
        .filter(search_tokens::token.eq_any(tokens.to_vec()))
        .select(search_tokens::token)
        .load(conn)?;
    for token in tokens.iter().filter(|token| !known.contains(token)) {
        diesel::insert_into(search_tokens::table)
            .values((
                search_tokens::token.eq(*token),
                search_tokens::case_id.eq(case_id),
            ))
            .execute(conn)?;
    }
    Ok(())
}
