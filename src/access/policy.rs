//! The one place that says who may do what with a case: [`allows`] for one case in hand, [`visible_to`]
//! for queries. Both are built from the same three sentences; a test holds them against each other.
//!
//! 1. Only people who may read cases at all (handler, lead, auditor) see any.
//! 2. Who is shut out of a case doesn't see it, whatever else holds: it may be about them.
//! 3. A restricted case is seen by the people let in and by trustees; any other by everyone left.

mod queries;

pub use queries::visible_to;

use crate::access::Staff;

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
    /// Erase the person, or put that on hold.
    Erase,
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
            Action::Assign | Action::Restrict | Action::Dismiss | Action::Erase => {
                staff.roles.may_lead()
            }
        }
}
