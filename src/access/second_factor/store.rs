//! Rows of second factors and of the codes on paper.

use diesel::prelude::{
    BoolExpressionMethods as _, ExpressionMethods, OptionalExtension as _, QueryDsl, RunQueryDsl,
};

use super::Secret;
use crate::db::schema::{recovery_codes, second_factors};
use crate::db::{self, Conn, Id};
use crate::time::Moment;
use crate::vault::Vault;

const LABEL: &str = "second factor";

/// A secret about to be stored, sealed before the transaction begins.
#[derive(Clone)]
pub struct NewFactor {
    pub staff_id: Id,
    sealed: Vec<u8>,
    /// The step of the code that proved it: used up.
    pub step: i64,
    pub at: Moment,
    /// Hashes of the codes on paper.
    pub codes: Vec<Vec<u8>>,
}

impl NewFactor {
    pub fn seal(
        vault: &Vault,
        (staff_id, secret, step): (Id, &Secret, i64),
        codes: Vec<Vec<u8>>,
        at: Moment,
    ) -> Self {
        Self {
            staff_id,
            sealed: vault.seal(LABEL, secret.bytes()),
            step,
            at,
            codes,
        }
    }
}

/// The secret of `staff_id`, if they have a second factor.
pub fn find(conn: &mut Conn, vault: &Vault, staff_id: Id) -> db::Result<Option<Secret>> {
    let sealed: Option<Vec<u8>> = second_factors::table
        .find(staff_id)
        .select(second_factors::sealed)
        .first(conn)
        .optional()?;
    sealed
        .map(|sealed| {
            let opened = vault.open_sealed(LABEL, &sealed).ok();
            opened
                .and_then(|bytes| Secret::from_bytes(&bytes))
                .ok_or_else(|| db::Error::Corrupt(format!("the second factor of {staff_id}")))
        })
        .transpose()
}

/// Who has a second factor.
pub fn list_holders(conn: &mut Conn) -> db::Result<Vec<Id>> {
    Ok(second_factors::table
        .select(second_factors::staff_id)
        .load(conn)?)
}

/// Stores a second factor; `false` when there is one already.
pub fn insert(conn: &mut Conn, factor: &NewFactor) -> db::Result<bool> {
    let there: i64 = second_factors::table
        .filter(second_factors::staff_id.eq(factor.staff_id))
        .count()
        .get_result(conn)?;
    if there > 0 {
        return Ok(false);
    }
    let inserted = diesel::insert_into(second_factors::table)
        .values((
            second_factors::staff_id.eq(factor.staff_id),
            second_factors::sealed.eq(&factor.sealed),
            second_factors::set_at.eq(factor.at),
            second_factors::last_step.eq(factor.step),
        ))
        .execute(conn);
    // Somebody else was faster: run again and see theirs.
    retried(inserted)?;
    put_codes(conn, factor.staff_id, &factor.codes)?;
    Ok(true)
}

fn retried(inserted: diesel::QueryResult<usize>) -> db::Result<()> {
    match inserted.map_err(db::Error::from) {
        Ok(_) => Ok(()),
        Err(db::Error::Unique(_)) => Err(db::Error::Retry),
        Err(other) => Err(other),
    }
}

/// Uses up the codes until `step`; `false` when this one was used already. Of two requests with one code
/// only one gets `true`.
pub fn use_step(conn: &mut Conn, staff_id: Id, step: i64) -> db::Result<bool> {
    let unused = second_factors::staff_id
        .eq(staff_id)
        .and(second_factors::last_step.lt(step));
    let used = diesel::update(second_factors::table.filter(unused))
        .set(second_factors::last_step.eq(step))
        .execute(conn)?;
    Ok(used > 0)
}

/// Uses up a code on paper; `false` when there is none such.
pub fn use_code(conn: &mut Conn, staff_id: Id, hash: &[u8]) -> db::Result<bool> {
    let this = recovery_codes::staff_id
        .eq(staff_id)
        .and(recovery_codes::code_hash.eq(hash));
    let used = diesel::delete(recovery_codes::table.filter(this)).execute(conn)?;
    Ok(used > 0)
}

pub fn count_codes(conn: &mut Conn, staff_id: Id) -> db::Result<i64> {
    Ok(recovery_codes::table
        .filter(recovery_codes::staff_id.eq(staff_id))
        .count()
        .get_result(conn)?)
}

/// Puts these codes in the place of those before.
pub fn put_codes(conn: &mut Conn, staff_id: Id, hashes: &[Vec<u8>]) -> db::Result<()> {
    diesel::delete(recovery_codes::table.filter(recovery_codes::staff_id.eq(staff_id)))
        .execute(conn)?;
    for hash in hashes {
        let row = (
            recovery_codes::code_hash.eq(hash),
            recovery_codes::staff_id.eq(staff_id),
        );
        diesel::insert_into(recovery_codes::table)
            .values(row)
            .execute(conn)?;
    }
    Ok(())
}

/// Takes the second factor away, with its codes on paper; `false` when there was none.
pub fn remove(conn: &mut Conn, staff_id: Id) -> db::Result<bool> {
    put_codes(conn, staff_id, &[])?;
    let gone = diesel::delete(second_factors::table.find(staff_id)).execute(conn)?;
    Ok(gone > 0)
}
