//! The one place that says who may do what: [`judge`] for a route, [`allows`] for one case in hand,
//! [`visible_to`] for queries. What concerns cases is built from the same three sentences; a test holds them
//! against each other, and another holds every route against [`judge`].
//!
//! 1. Only people who may read cases at all (handler, lead, auditor) see any.
//! 2. Who is shut out of a case doesn't see it, whatever else holds: it may be about them.
//! 3. A restricted case is seen by the people let in and by trustees; any other by everyone left.

mod queries;

pub use queries::visible_to;

use crate::access::Staff;

/// Who may use a route. Every route has one: see [`super::routes::Site`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Everybody; staff get nothing that others don't.
    Public,
    /// Whoever holds a code, a link or the cookie of a form; being staff gives nothing.
    Secret,
    /// Everybody who has signed in.
    Session,
    /// Who may look into cases: handler, lead, auditor.
    Reader,
    /// Who may work cases: handler, lead.
    Handler,
    Lead,
    /// Administrators: staff and settings, no contents of cases.
    Admin,
    /// Who may take lists, reports and whole cases out of the desk: lead, auditor.
    Exporter,
    /// Who moves cases in from elsewhere: administrator and lead in one.
    Importer,
    /// Who watches over rights: auditors, administrators, trustees.
    Overseer,
    /// Who may do this with the case in the address.
    Case(Action),
}

impl From<Action> for Rule {
    fn from(action: Action) -> Self {
        Self::Case(action)
    }
}

/// What comes of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Allowed,
    /// Nobody has signed in yet: they are sent to.
    SignIn,
    /// They are told that they may not (403).
    Forbidden,
    /// The case does not exist for them (404).
    Hidden,
}

/// What a route of `rule` answers `who`, who stands to the case in its address as `relation` says.
/// What a role may never do is refused before any case is looked at, so that a refusal tells nothing
/// about one.
pub fn judge(rule: Rule, who: Option<&Staff>, relation: Option<Relation>) -> Verdict {
    if matches!(rule, Rule::Public | Rule::Secret) {
        return Verdict::Allowed;
    }
    let Some(staff) = who else {
        return Verdict::SignIn;
    };
    let may = match rule {
        Rule::Public | Rule::Secret | Rule::Session => true,
        Rule::Reader => staff.roles.may_read(),
        Rule::Handler => staff.roles.may_work(),
        Rule::Lead => staff.roles.may_lead(),
        Rule::Admin => staff.roles.may_administer(),
        Rule::Exporter => staff.roles.may_export(),
        Rule::Importer => staff.roles.may_lead() && staff.roles.may_administer(),
        Rule::Overseer => {
            staff.roles.may_oversee() || staff.roles.may_administer() || staff.is_trustee
        }
        Rule::Case(action) => may_ever(staff, action),
    };
    match (rule, relation) {
        _ if !may => Verdict::Forbidden,
        (Rule::Case(action), Some(relation)) => with_case(staff, relation, action),
        _ => Verdict::Allowed,
    }
}

fn with_case(staff: &Staff, relation: Relation, action: Action) -> Verdict {
    if !may_see(staff, relation) {
        Verdict::Hidden
    } else if allows(staff, relation, action) {
        Verdict::Allowed
    } else {
        Verdict::Forbidden
    }
}

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
    /// Restrict it, at once; say whom it is about.
    Restrict,
    /// Open a restricted case to all again, let people in, shut them out.
    Open,
    /// Approve as the second person what needs two.
    Approve,
    /// Say that it belongs with another case.
    Link,
    /// Put words on it, or take them off.
    Tag,
    /// Conclude that it is no complaint, which sends nothing.
    Dismiss,
    /// Take all of it out of the desk.
    Export,
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
    let is_open_to_it = match action {
        Action::Take => !relation.is_assigned,
        // At once, and once: whom a restricted case is hidden from is then for whoever may open it.
        Action::Restrict => !relation.is_restricted || may_ever(staff, Action::Open),
        _ => true,
    };
    may_see(staff, relation) && may_ever(staff, action) && is_open_to_it
}

fn may_see(staff: &Staff, relation: Relation) -> bool {
    staff.roles.may_read()
        && relation.listed != Some(false)
        && (!relation.is_restricted || staff.is_trustee || relation.listed == Some(true))
}

/// Whether there could be a case with which `staff` may do `action`.
fn may_ever(staff: &Staff, action: Action) -> bool {
    match action {
        Action::Read => staff.roles.may_read(),
        Action::Work | Action::Take | Action::Restrict | Action::Link | Action::Tag => {
            staff.roles.may_work()
        }
        // Whoever stands above decides about restricted cases, a lead or not.
        Action::Open => staff.roles.may_lead() || (staff.is_trustee && staff.roles.may_work()),
        Action::Assign | Action::Approve | Action::Dismiss | Action::Erase => {
            staff.roles.may_lead()
        }
        Action::Export => staff.roles.may_export(),
    }
}
