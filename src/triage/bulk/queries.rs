//! What is judged by, and how much everybody has to do.

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::judge::{Found, Known};
use crate::access::Staff;
use crate::access::policy::{Action, Relation, allows, visible_to};
use crate::cases::reference::Reference;
use crate::cases::{links, queries, review, store, tag};
use crate::db::schema::cases;
use crate::db::{Conn, Id, Result};
use crate::time::Moment;

/// The case of a reference, unless it doesn't exist for `me`.
pub(super) fn find(conn: &mut Conn, me: &Staff, reference: Reference) -> Result<Found> {
    let mut found = Found {
        reference,
        known: None,
    };
    let Some(case) = store::find_by_reference(conn, reference)? else {
        return Ok(found);
    };
    let access = queries::list_access(conn, case.id)?;
    let mine = access.iter().find(|(id, _)| *id == me.id);
    let relation = Relation {
        is_restricted: case.is_restricted,
        listed: mine.map(|(_, is_let_in)| *is_let_in),
        is_assigned: case.assignee_id.is_some(),
    };
    if allows(me, relation, Action::Read) {
        found.known = Some(Known {
            relation,
            access,
            barred: review::list_barred(conn, case.id)?,
            tags: tag::store::list_of_case(conn, case.id)?,
            linked: list_linked(conn, me, case.id)?,
            is_readable: store::has_key(conn, case.id)?,
            case,
        });
    }
    Ok(found)
}

/// What a case is linked with, of what exists for `me`.
fn list_linked(conn: &mut Conn, me: &Staff, case_id: Id) -> Result<Vec<Reference>> {
    let found = links::store::list_of_case(conn, case_id)?;
    let ids: Vec<Id> = found.iter().map(|link| link.beside(case_id)).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(cases::table
        .filter(visible_to(me))
        .filter(cases::id.eq_any(ids))
        .select(cases::reference)
        .load(conn)?)
}

/// Whether a case exists for `me`.
pub(super) fn exists(conn: &mut Conn, me: &Staff, case_id: Id) -> Result<bool> {
    let found: Option<Id> = cases::table
        .filter(visible_to(me))
        .filter(cases::id.eq(case_id))
        .select(cases::id)
        .first(conn)
        .optional()?;
    Ok(found.is_some())
}

/// How many open cases each person has, of those that exist for `me`.
pub(super) fn count_load(conn: &mut Conn, me: &Staff) -> Result<Vec<(Id, i64)>> {
    let counted: Vec<(Option<Id>, i64)> = cases::table
        .filter(visible_to(me))
        .filter(cases::next_late_from.lt(Moment::FAR_FUTURE))
        .filter(cases::assignee_id.is_not_null())
        .group_by(cases::assignee_id)
        .select((cases::assignee_id, count_star()))
        .load(conn)?;
    Ok(counted
        .into_iter()
        .filter_map(|(id, count)| Some((id?, count)))
        .collect())
}
