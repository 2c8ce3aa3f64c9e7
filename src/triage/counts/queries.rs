//! How many cases stand where.

use chrono::NaiveDate;
use diesel::dsl::{case_when, count_star};
use diesel::expression::BoxableExpression;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use crate::access::Staff;
use crate::access::policy::visible_to;
use crate::cases::facts::State;
use crate::db::schema::cases;
use crate::db::{Backend, Conn, Id, Result};
use crate::duties::standing::{Standing, Today};
use crate::time::Moment;
use crate::triage::queries::{Condition, Filter, View, is_open, stands};

/// What is counted of open cases.
pub enum Mark<'a> {
    View(View),
    State(State),
    Standing(Standing),
    /// A view narrowed down, to one standing as well where the filter says so.
    List(View, &'a Filter),
}

impl Mark<'_> {
    fn condition(&self, me: Id, today: &Today) -> Condition {
        match self {
            Self::View(view) => view.condition(me),
            Self::State(state) => Box::new(cases::state.eq(*state)),
            Self::Standing(standing) => stands(*standing, today),
            Self::List(view, filter) => {
                let narrowed = filter.conditions(me, today).into_iter();
                let standing = filter.standing.map(|standing| stands(standing, today));
                narrowed
                    .chain(standing)
                    .fold(view.condition(me), |all, one| Box::new(all.and(one)))
            }
        }
    }
}

/// Marks that one walk over the open cases takes in.
pub const MOST_MARKS: usize = 60;

diesel::infix_operator!(Plus, " + ", BigInt);

/// For each open case that `staff` sees which of `marks` it bears, the first in the lowest bit: one walk
/// over what is open, however much there is to count. More than [`MOST_MARKS`] are not looked at.
pub fn list_marks(
    conn: &mut Conn,
    staff: &Staff,
    marks: &[Mark<'_>],
    today: &Today,
) -> Result<Vec<i64>> {
    type Bits = Box<dyn BoxableExpression<cases::table, Backend, SqlType = BigInt>>;
    let none: Bits = Box::new(0_i64.into_sql::<BigInt>());
    let bits = marks.iter().take(MOST_MARKS).zip(0..);
    let all = bits.fold(none, |all, (mark, bit)| {
        let condition = mark.condition(staff.id, today);
        let set = (1_i64 << bit).into_sql::<BigInt>();
        let unset = 0_i64.into_sql::<BigInt>();
        Box::new(Plus::new(all, case_when(condition, set).otherwise(unset)))
    });
    Ok(cases::table
        .filter(visible_to(staff))
        .filter(is_open())
        .select(all)
        .load(conn)?)
}

/// How many cases a list holds that is not only of open ones, as far as `most`.
pub fn count_list(
    conn: &mut Conn,
    staff: &Staff,
    (view, filter): (View, &Filter),
    today: &Today,
    most: i64,
) -> Result<i64> {
    let mut query = cases::table
        .filter(visible_to(staff))
        .filter(view.condition(staff.id))
        .select(cases::is_restricted)
        .into_boxed::<Backend>();
    for condition in filter.conditions(staff.id, today) {
        query = query.filter(condition);
    }
    let found: Vec<bool> = query.limit(most).load(conn)?;
    Ok(i64::try_from(found.len()).unwrap_or(i64::MAX))
}

/// So many answers fall due on a day, in one person's hands or nobody's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Queryable)]
pub struct DueShare {
    pub due_on: NaiveDate,
    pub assignee_id: Option<Id>,
    pub count: i64,
}

/// How many answers fall due on each day up to `until` in whose hands, those already over included.
pub fn list_due_shares(conn: &mut Conn, staff: &Staff, until: NaiveDate) -> Result<Vec<DueShare>> {
    Ok(cases::table
        .filter(visible_to(staff))
        .filter(cases::verdict.is_null())
        .filter(cases::due_on.le(until))
        .group_by((cases::due_on, cases::assignee_id))
        .order(cases::due_on)
        .select((cases::due_on, cases::assignee_id, count_star()))
        .load(conn)?)
}

/// How many cases were answered from `since` on.
pub fn count_answered_since(conn: &mut Conn, staff: &Staff, since: Moment) -> Result<i64> {
    Ok(cases::table
        .filter(visible_to(staff))
        .filter(cases::answered_at.ge(since).assume_not_null())
        .count()
        .get_result(conn)?)
}

/// When the first of all cases was entered.
pub fn find_first_entry(conn: &mut Conn) -> Result<Option<Moment>> {
    Ok(cases::table
        .order(cases::id)
        .select(cases::entered_at)
        .first(conn)
        .optional()?)
}
