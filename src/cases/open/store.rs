//! A prepared case goes into the database in one piece.

use diesel::prelude::*;

use super::{Inserted, Prepared};
use crate::cases::store;
use crate::db::schema::{case_keys, cases, complaints, search_tokens, submissions};
use crate::db::{Conn, Error, Id, Result, savepoint};
use crate::duties::store as duty_store;
use crate::ledger;

/// Inserts a prepared case, all or nothing. A submission that was recorded before changes nothing
/// and yields the case it opened then.
pub fn insert(conn: &mut Conn, new: &Prepared) -> Result<Inserted> {
    match savepoint(conn, |conn| insert_rows(conn, new)) {
        Ok(()) => Ok(Inserted::New),
        Err(Error::Unique(_)) => {
            let before = new
                .submission
                .as_deref()
                .map(|hash| store::find_by_submission(conn, hash))
                .transpose()?
                .flatten();
            // Else it is the random reference that is taken: prepared anew it gets another.
            before
                .map(|case| Inserted::Already(Box::new(case)))
                .ok_or(Error::Retry)
        }
        Err(why) => Err(why),
    }
}

fn insert_rows(conn: &mut Conn, new: &Prepared) -> Result<()> {
    let id = new.case.id;
    diesel::insert_into(cases::table)
        .values(&new.case)
        .execute(conn)?;
    if let Some(token_hash) = &new.submission {
        diesel::insert_into(submissions::table)
            .values((
                submissions::token_hash.eq(token_hash),
                submissions::case_id.eq(id),
                submissions::created_at.eq(new.case.entered_at),
            ))
            .execute(conn)?;
    }
    diesel::insert_into(case_keys::table)
        .values((
            case_keys::case_id.eq(id),
            case_keys::wrapped.eq(&new.wrapped_key),
        ))
        .execute(conn)?;
    diesel::insert_into(complaints::table)
        .values((
            complaints::case_id.eq(id),
            complaints::sealed.eq(&new.sealed_complaint),
        ))
        .execute(conn)?;
    for duty in &new.duties {
        duty_store::insert(conn, duty)?;
    }
    for event in &new.events {
        ledger::store::insert(conn, event)?;
    }
    insert_tokens(conn, id, &new.tokens)
}

fn insert_tokens(conn: &mut Conn, case_id: Id, tokens: &[i64]) -> Result<()> {
    let rows: Vec<_> = tokens
        .iter()
        .map(|token| {
            (
                search_tokens::token.eq(*token),
                search_tokens::case_id.eq(case_id),
            )
        })
        .collect();
    crate::db::both!(conn, |conn| {
        diesel::insert_into(search_tokens::table)
            .values(&rows)
            .execute(conn)
    })?;
    Ok(())
}
