//! The one place that says who may do what with a case: [`allows`] for one case in hand, [`visible_to`]
//! for queries. Both are built from the same three sentences; a test holds them against each other.
//!
//! 1. Only people who may read cases at all (handler, lead, auditor) see any.
//! 2. Who is shut out of a case doesn't see it, whatever else holds: it may be about them.
//! 3. A restricted case is seen by the people let in and by trustees; any other by everyone left.

use diesel::expression::BoxableExpression;
use diesel::sql_types::Bool;
use diesel::{BoolExpressionMethods, ExpressionMethods, IntoSql, QueryDsl};

use crate::access::Staff;
use crate::db::schema::{case_access, cases};
use crate::db::{Backend, Id};

/// What someone wants to do with a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// See it, its history and who looked.
    Read,
    /// Verify, note, draft, send, record.
    Work,
    /// Take it oneself, when nobody has it.
    Take,
    /// Give it to someone, or take it from someone.
    Assign,
    /// Restrict it and say who may see it.
    Restrict,
    /// Conclude that it is no complaint, which sends nothing.
    Dismiss,
}

/// How a person stands to a case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Relation {
    pub is_restricted: bool,
    /// Let in (`true`), shut out (`false`), or not mentioned on it.
    pub listed: Option<bool>,
    pub is_assigned: bool,
}

/// Whether `staff` may do `action` with a case they stand to as `relation` says. When they may not even
/// [`Action::Read`] it, the case does not exist for them: answer 404.
pub fn allows(staff: &Staff, relation: Relation, action: Action) -> bool {
    let may_see = staff.roles.may_read()
        && relation.listed != Some(false)
        && (!relation.is_restricted || staff.is_trustee || relation.listed == Some(true));
    may_see
        && match action {
            Action::Read => true,
            Action::Work => staff.roles.may_work(),
            Action::Take => staff.roles.may_work() && !relation.is_assigned,
            Action::Assign | Action::Restrict | Action::Dismiss => staff.roles.may_lead(),
        }
}

/// The cases that exist for `staff`, as a filter on `cases`.
pub fn visible_to(
    staff: &Staff,
) -> Box<dyn BoxableExpression<cases::table, Backend, SqlType = Bool>> {
    if !staff.roles.may_read() {
        return Box::new(false.into_sql::<Bool>());
    }
    let shut_out = cases::id.ne_all(listed(staff.id, false));
    if staff.is_trustee {
        return Box::new(shut_out);
    }
    let let_in = cases::id.eq_any(listed(staff.id, true));
    Box::new(shut_out.and(cases::is_restricted.eq(false).or(let_in)))
}

/// The cases on which `staff` is listed, let in or shut out.
#[diesel::dsl::auto_type(no_type_alias)]
fn listed(staff: Id, is_allowed: bool) -> _ {
    case_access::table
        .filter(case_access::staff_id.eq(staff))
        .filter(case_access::is_allowed.eq(is_allowed))
        .select(case_access::case_id)
}
