//! What belongs to a case beside its row: measures, the answer, who may see it, who looked.

use diesel::prelude::*;

use super::measure::{Measure, MeasureStatus};
use crate::db::schema::{answers, case_access, looks, measures};
use crate::db::{Conn, Error, Id, Result};
use crate::time::Moment;

crate::text_column!(Measure, |measure| measure.key(), Measure::from_key);
crate::text_column!(
    MeasureStatus,
    |status| status.key().to_owned(),
    MeasureStatus::from_key
);

/// A step of the checklist as recorded.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = measures)]
pub struct MeasureRow {
    pub case_id: Id,
    pub key: Measure,
    pub status: MeasureStatus,
    /// Note and evidence, sealed.
    pub sealed: Option<Vec<u8>>,
    pub updated_at: Moment,
    pub updated_by: Id,
}

/// An answer as kept: a draft until `sent_at`.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = answers)]
pub struct AnswerRow {
    pub case_id: Id,
    pub sealed: Vec<u8>,
    pub updated_at: Moment,
    pub updated_by: Id,
    pub sent_at: Option<Moment>,
}

pub fn list_measures(conn: &mut Conn, case_id: Id) -> Result<Vec<MeasureRow>> {
    Ok(measures::table
        .filter(measures::case_id.eq(case_id))
        .order(measures::key)
        .load(conn)?)
}

/// Writes a step over what was recorded for it before; the history keeps the older words.
pub fn put_measure(conn: &mut Conn, row: &MeasureRow) -> Result<()> {
    diesel::delete(measures::table.find((row.case_id, row.key))).execute(conn)?;
    let inserted = diesel::insert_into(measures::table)
        .values(row)
        .execute(conn);
    just_deleted(inserted)
}

/// After a deletion the key can be taken only by another transaction that did the same: run again,
/// this one finds out that it is too late.
fn just_deleted(inserted: diesel::QueryResult<usize>) -> Result<()> {
    match inserted.map_err(Error::from) {
        Ok(_) => Ok(()),
        Err(Error::Unique(_)) => Err(Error::Retry),
        Err(why) => Err(why),
    }
}

pub fn find_answer(conn: &mut Conn, case_id: Id) -> Result<Option<AnswerRow>> {
    Ok(answers::table.find(case_id).first(conn).optional()?)
}

pub fn put_answer(conn: &mut Conn, row: &AnswerRow) -> Result<()> {
    diesel::delete(answers::table.find(row.case_id)).execute(conn)?;
    just_deleted(
        diesel::insert_into(answers::table)
            .values(row)
            .execute(conn),
    )
}

/// Who is listed on a restricted case: id, and whether let in or shut out.
pub fn list_access(conn: &mut Conn, case_id: Id) -> Result<Vec<(Id, bool)>> {
    Ok(case_access::table
        .filter(case_access::case_id.eq(case_id))
        .order(case_access::staff_id)
        .select((case_access::staff_id, case_access::is_allowed))
        .load(conn)?)
}

pub fn put_access(conn: &mut Conn, case_id: Id, staff_id: Id, is_allowed: bool) -> Result<()> {
    let row = (
        case_access::case_id.eq(case_id),
        case_access::staff_id.eq(staff_id),
        case_access::is_allowed.eq(is_allowed),
    );
    diesel::delete(case_access::table.find((case_id, staff_id))).execute(conn)?;
    let inserted = diesel::insert_into(case_access::table)
        .values(row)
        .execute(conn);
    just_deleted(inserted)
}

/// Takes everybody off the list of a case.
pub fn clear_access(conn: &mut Conn, case_id: Id) -> Result<()> {
    diesel::delete(case_access::table.filter(case_access::case_id.eq(case_id))).execute(conn)?;
    Ok(())
}

/// Records that somebody opened the case.
pub fn insert_look(conn: &mut Conn, id: Id, case_id: Id, staff_id: Id, at: Moment) -> Result<()> {
    let row = (
        looks::id.eq(id),
        looks::case_id.eq(case_id),
        looks::staff_id.eq(staff_id),
        looks::at.eq(at),
    );
    diesel::insert_into(looks::table)
        .values(row)
        .execute(conn)?;
    Ok(())
}

/// Who opened the case and when, newest first, at most `limit`.
pub fn list_looks(conn: &mut Conn, case_id: Id, limit: i64) -> Result<Vec<(Id, Moment)>> {
    Ok(looks::table
        .filter(looks::case_id.eq(case_id))
        .order((looks::at.desc(), looks::id.desc()))
        .limit(limit)
        .select((looks::staff_id, looks::at))
        .load(conn)?)
}
