//! Duties in the database.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::deadline::{Carriage, Rules};
use super::duty::{DutyRule, DutyTimes, MetBy, given, start_for};
use super::rungs::{Rung, Rungs};
use super::standing::Verdict;
use crate::db::schema::duties;
use crate::db::{Backend, Conn, Error, Id, Result};
use crate::time::Moment;

crate::text_column!(
    Verdict,
    |verdict| verdict.as_str().to_owned(),
    Verdict::parse
);

/// A duty as stored.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = duties)]
pub struct Duty {
    pub id: Id,
    pub case_id: Id,
    /// The key of its row in `duties.csv`.
    pub rule: String,
    pub started_at: Moment,
    pub due_on: NaiveDate,
    pub late_from: Moment,
    pub act_by_on: NaiveDate,
    pub rule_version: String,
    pub calendar: String,
    pub met_at: Option<Moment>,
    pub verdict: Option<Verdict>,
    /// [`Rung::number`] of the last warning given.
    pub rung: i16,
}

impl Duty {
    /// The duty of `case_id` by `rule`, started at `started_at`.
    pub fn begin(
        rules: &Rules,
        rule: &DutyRule,
        (id, case_id): (Id, Id),
        started_at: Moment,
        carriage: Carriage,
    ) -> Self {
        let times = start_for(rules, rule, started_at, carriage);
        Self {
            id,
            case_id,
            rule: rule.key.clone(),
            started_at,
            due_on: times.due_on,
            late_from: times.late_from,
            act_by_on: times.act_by_on,
            rule_version: super::deadline::RULE.to_owned(),
            calendar: rules.calendar.version().to_owned(),
            met_at: None,
            verdict: None,
            rung: Rung::NONE.number(),
        }
    }

    /// The same duty, due on a day that somebody else set.
    #[must_use]
    pub fn due_on(self, rules: &Rules, due_on: NaiveDate) -> Self {
        let times = given(rules, self.started_at, due_on);
        Self {
            due_on: times.due_on,
            late_from: times.late_from,
            act_by_on: times.act_by_on,
            ..self
        }
    }

    pub const fn times(&self) -> DutyTimes {
        DutyTimes {
            due_on: self.due_on,
            late_from: self.late_from,
            act_by_on: self.act_by_on,
        }
    }

    pub const fn is_open(&self) -> bool {
        self.met_at.is_none()
    }
}

pub fn insert(conn: &mut Conn, duty: &Duty) -> Result<()> {
    diesel::insert_into(duties::table)
        .values(duty)
        .execute(conn)?;
    Ok(())
}

/// Gives an open duty the earlier times of `earlier`. The warnings it has had stay given; a more
/// urgent one follows by itself.
pub fn bring_forward(conn: &mut Conn, id: Id, earlier: &Duty) -> Result<()> {
    let open = duties::table
        .filter(duties::id.eq(id))
        .filter(duties::met_at.is_null());
    diesel::update(open)
        .set((
            duties::started_at.eq(earlier.started_at),
            duties::due_on.eq(earlier.due_on),
            duties::late_from.eq(earlier.late_from),
            duties::act_by_on.eq(earlier.act_by_on),
        ))
        .execute(conn)?;
    Ok(())
}

/// Gives an open duty the times of `recounted`, by the rule and calendar in force. One that is due later
/// is warned about anew.
pub fn recount(conn: &mut Conn, id: Id, recounted: &Duty) -> Result<()> {
    let before = find(conn, id)?;
    let rung = if recounted.late_from > before.late_from {
        Rung::NONE.number()
    } else {
        before.rung
    };
    let open = duties::table
        .filter(duties::id.eq(id))
        .filter(duties::met_at.is_null());
    diesel::update(open)
        .set((
            duties::started_at.eq(recounted.started_at),
            duties::due_on.eq(recounted.due_on),
            duties::late_from.eq(recounted.late_from),
            duties::act_by_on.eq(recounted.act_by_on),
            duties::rule_version.eq(&recounted.rule_version),
            duties::calendar.eq(&recounted.calendar),
            duties::rung.eq(rung),
        ))
        .execute(conn)?;
    Ok(())
}

/// All duties of a case, the earliest first.
pub fn list_of_case(conn: &mut Conn, case_id: Id) -> Result<Vec<Duty>> {
    Ok(duties::table
        .filter(duties::case_id.eq(case_id))
        .order((duties::late_from, duties::id))
        .load(conn)?)
}

/// Meets the open duties of a case that `met_by` meets, at `met_at`, and freezes each verdict.
/// Those met before stay as they are.
pub fn meet(
    conn: &mut Conn,
    rules: &Rules,
    case_id: Id,
    met_by: MetBy,
    met_at: Moment,
) -> Result<Vec<Duty>> {
    let mut met = Vec::new();
    for duty in list_of_case(conn, case_id)? {
        let is_meant = rules
            .find_duty(&duty.rule)
            .is_some_and(|rule| rule.met_by == met_by);
        if duty.is_open() && is_meant {
            let verdict = Verdict::at(met_at, duty.late_from);
            if freeze(conn, duty.id, met_at, verdict)? {
                met.push(Duty {
                    met_at: Some(met_at),
                    verdict: Some(verdict),
                    ..duty
                });
            }
        }
    }
    Ok(met)
}

/// Writes how a duty ended, once; `false` when that was decided before.
pub fn freeze(conn: &mut Conn, id: Id, met_at: Moment, verdict: Verdict) -> Result<bool> {
    let open = duties::table
        .filter(duties::id.eq(id))
        .filter(duties::met_at.is_null());
    let changed = diesel::update(open)
        .set((
            duties::met_at.eq(Some(met_at)),
            duties::verdict.eq(Some(verdict.as_str())),
        ))
        .execute(conn)?;
    Ok(changed > 0)
}

/// The times of the most urgent open duty, for the `next_…` columns of the case.
pub fn earliest_open(conn: &mut Conn, case_id: Id) -> Result<DutyTimes> {
    let open = list_of_case(conn, case_id)?;
    Ok(DutyTimes::earliest(
        open.iter().filter(|duty| duty.is_open()).map(Duty::times),
    ))
}

/// Open duties that have reached a rung they were not warned about, the most urgent first, at
/// most `limit`.
pub fn list_to_warn(conn: &mut Conn, rungs: &Rungs, limit: i64) -> Result<Vec<Duty>> {
    type Condition = Box<dyn BoxableExpression<duties::table, Backend, SqlType = Bool>>;
    let late = duties::late_from
        .le(rungs.now)
        .and(duties::rung.gt(Rung::LATE.number()));
    let mut reached: Condition = Box::new(late);
    for (rung, day) in rungs.limits() {
        let here = duties::act_by_on
            .le(*day)
            .and(duties::rung.gt(rung.number()));
        reached = Box::new(reached.or(here));
    }
    Ok(duties::table
        .filter(duties::met_at.is_null())
        .filter(reached)
        .order((duties::late_from, duties::id))
        .limit(limit)
        .load(conn)?)
}

/// Records that the warning of `rung` is given; `false` when it, or a more urgent one, was given
/// before (by another instance, or before a crash).
pub fn climb(conn: &mut Conn, id: Id, rung: Rung) -> Result<bool> {
    let above = duties::table
        .filter(duties::id.eq(id))
        .filter(duties::met_at.is_null())
        .filter(duties::rung.gt(rung.number()));
    let changed = diesel::update(above)
        .set(duties::rung.eq(rung.number()))
        .execute(conn)?;
    Ok(changed > 0)
}

/// Duties by id; missing ones are an error, for callers that just read the id.
pub fn find(conn: &mut Conn, id: Id) -> Result<Duty> {
    let found = duties::table.find(id).first(conn).optional()?;
    found.ok_or_else(|| Error::Corrupt(format!("no duty {id}")))
}
