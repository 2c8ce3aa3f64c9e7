//! Corrections in the database, and the columns of a case that only a correction or a letter changes.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::cases::Case;
use crate::cases::facts::CorrectionState;
use crate::db::schema::{cases, received_corrections};
use crate::db::{Conn, Error, Id, Result};
use crate::time::Moment;

crate::text_column!(
    CorrectionState,
    |fact| fact.key().to_owned(),
    CorrectionState::from_key
);

/// A correction, wanted or done.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = received_corrections)]
pub struct Correction {
    pub id: Id,
    pub case_id: Id,
    pub from_at: Moment,
    pub to_at: Moment,
    /// The promise before, and after.
    pub from_due: NaiveDate,
    pub to_due: NaiveDate,
    pub state: CorrectionState,
    /// The reason.
    pub sealed: Vec<u8>,
    pub asked_by: Id,
    pub asked_at: Moment,
    /// The second person; none where none was needed.
    pub decided_by: Option<Id>,
    pub decided_at: Option<Moment>,
}

pub fn insert(conn: &mut Conn, row: &Correction) -> Result<()> {
    diesel::insert_into(received_corrections::table)
        .values(row)
        .execute(conn)?;
    Ok(())
}

/// The correction of a case that waits for its second person.
pub fn find_pending(conn: &mut Conn, case_id: Id) -> Result<Option<Correction>> {
    Ok(received_corrections::table
        .filter(received_corrections::case_id.eq(case_id))
        .filter(received_corrections::state.eq(CorrectionState::Pending))
        .first(conn)
        .optional()?)
}

/// All corrections of a case, oldest first.
pub fn list_of_case(conn: &mut Conn, case_id: Id) -> Result<Vec<Correction>> {
    Ok(received_corrections::table
        .filter(received_corrections::case_id.eq(case_id))
        .order((received_corrections::asked_at, received_corrections::id))
        .load(conn)?)
}

/// What took effect from `since` on, and what waits, each with its case.
pub fn list_for_digest(conn: &mut Conn, since: Moment) -> Result<Vec<(Correction, Case)>> {
    let done = received_corrections::state
        .eq(CorrectionState::Done)
        .and(received_corrections::decided_at.assume_not_null().ge(since));
    let waits = received_corrections::state.eq(CorrectionState::Pending);
    Ok(received_corrections::table
        .inner_join(cases::table)
        .filter(done.or(waits))
        .order((received_corrections::asked_at, received_corrections::id))
        .select((Correction::as_select(), Case::as_select()))
        .load(conn)?)
}

/// Writes how a waiting correction ended.
pub(super) fn settle(
    conn: &mut Conn,
    id: Id,
    state: CorrectionState,
    (by, at): (Id, Moment),
) -> Result<()> {
    let waiting = received_corrections::table
        .filter(received_corrections::id.eq(id))
        .filter(received_corrections::state.eq(CorrectionState::Pending));
    let settled = diesel::update(waiting)
        .set((
            received_corrections::state.eq(state),
            received_corrections::decided_by.eq(Some(by)),
            received_corrections::decided_at.eq(Some(at)),
        ))
        .execute(conn)?;
    if settled == 0 {
        return Err(Error::Retry);
    }
    Ok(())
}

/// Writes the promise of a case; the caller saves the rest with the event that says why.
pub(super) fn put_promise(conn: &mut Conn, case: &Case) -> Result<()> {
    diesel::update(cases::table.find(case.id))
        .set((
            cases::received_at.eq(case.received_at),
            cases::due_on.eq(case.due_on),
            cases::late_from.eq(case.late_from),
            cases::legal_latest_on.eq(case.legal_latest_on),
            cases::act_by_on.eq(case.act_by_on),
            cases::rule.eq(&case.rule),
            cases::calendar.eq(&case.calendar),
        ))
        .execute(conn)?;
    Ok(())
}

/// Writes the hash of the access code that opens a case from now on.
pub(in crate::cases) fn put_code(conn: &mut Conn, case: &Case) -> Result<()> {
    diesel::update(cases::table.find(case.id))
        .set(cases::code_hash.eq(&case.code_hash))
        .execute(conn)?;
    Ok(())
}
