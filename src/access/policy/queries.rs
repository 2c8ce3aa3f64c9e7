//! The three sentences of the policy once more, for queries.

use diesel::expression::BoxableExpression;
use diesel::sql_types::Bool;
use diesel::{BoolExpressionMethods, ExpressionMethods, IntoSql, QueryDsl};

use crate::access::Staff;
use crate::db::schema::{case_access, cases};
use crate::db::{Backend, Id};

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
