//! Counts of what people have in hand, as far as it exists for who asks.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::dsl::count_star;
use diesel::prelude::*;

use crate::access::Staff;
use crate::access::policy::visible_to;
use crate::db::schema::cases;
use crate::db::{Conn, Id, Result};
use crate::time::Moment;

/// What somebody has in hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// Cases on which something is still to be done.
    pub open: i64,
    /// Of these, due within the week.
    pub soon: i64,
}

/// Of everybody who has anything; `until`: the last day of the week that counts.
pub fn list_loads(conn: &mut Conn, me: &Staff, until: NaiveDate) -> Result<HashMap<Id, Load>> {
    let mut loads: HashMap<Id, Load> = HashMap::new();
    let open: Vec<(Id, i64)> = cases::table
        .filter(visible_to(me))
        .filter(cases::next_late_from.lt(Moment::FAR_FUTURE))
        .filter(cases::assignee_id.is_not_null())
        .group_by(cases::assignee_id)
        .select((cases::assignee_id.assume_not_null(), count_star()))
        .load(conn)?;
    for (who, open) in open {
        loads.entry(who).or_default().open = open;
    }
    let soon: Vec<(Id, i64)> = cases::table
        .filter(visible_to(me))
        .filter(cases::next_late_from.lt(Moment::FAR_FUTURE))
        .filter(cases::next_due_on.le(until))
        .filter(cases::assignee_id.is_not_null())
        .group_by(cases::assignee_id)
        .select((cases::assignee_id.assume_not_null(), count_star()))
        .load(conn)?;
    for (who, soon) in soon {
        loads.entry(who).or_default().soon = soon;
    }
    Ok(loads)
}
