//! What was done to members of staff: every change of rights, links, passwords and second factors, in a
//! hash chain like a case's. Rights are what guards everything else, so whoever gives them to themselves
//! is seen doing it.

pub mod store;

use serde_json::{Value, json};

use crate::access::roles::Roles;
use crate::access::store::Staff;
use crate::db::Id;
use crate::time::Moment;

/// Kinds of entries; the key is part of the chain and never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Added,
    RolesChanged,
    Disabled,
    Enabled,
    /// A one-time link to set a password was made.
    LinkMade,
    /// A password was set by such a link.
    PasswordSet,
    /// They changed their own password.
    PasswordChanged,
    FactorSet,
    /// They took their own second factor away.
    FactorRemoved,
    /// Somebody else took it away.
    FactorReset,
    /// A code on paper let them in.
    CodeUsed,
    /// New codes on paper were made.
    CodesMade,
}

impl Kind {
    pub const ALL: [Self; 12] = [
        Self::Added,
        Self::RolesChanged,
        Self::Disabled,
        Self::Enabled,
        Self::LinkMade,
        Self::PasswordSet,
        Self::PasswordChanged,
        Self::FactorSet,
        Self::FactorRemoved,
        Self::FactorReset,
        Self::CodeUsed,
        Self::CodesMade,
    ];

    pub const fn key(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::RolesChanged => "roles_changed",
            Self::Disabled => "disabled",
            Self::Enabled => "enabled",
            Self::LinkMade => "link_made",
            Self::PasswordSet => "password_set",
            Self::PasswordChanged => "password_changed",
            Self::FactorSet => "factor_set",
            Self::FactorRemoved => "factor_removed",
            Self::FactorReset => "factor_reset",
            Self::CodeUsed => "code_used",
            Self::CodesMade => "codes_made",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// Who does something, and when; nobody on the command line and by a link.
#[derive(Clone, Copy, Debug)]
pub struct By {
    pub actor: Option<Id>,
    pub at: Moment,
}

impl By {
    /// The command line, or somebody with a link who is nobody yet.
    pub const fn nobody(at: Moment) -> Self {
        Self { actor: None, at }
    }

    pub const fn staff(actor: Id, at: Moment) -> Self {
        Self {
            actor: Some(actor),
            at,
        }
    }
}

/// An entry about to be appended.
#[derive(Clone, Debug)]
pub struct Entry {
    pub kind: Kind,
    pub by: By,
    pub staff_id: Id,
    facts: Value,
}

impl Entry {
    pub fn new(kind: Kind, by: By, staff_id: Id) -> Self {
        let facts = json!({ "staff": staff_id.to_string() });
        Self {
            kind,
            by,
            staff_id,
            facts,
        }
    }

    /// With the rights from now on and, where there were any, those before.
    #[must_use]
    pub fn rights(mut self, before: Option<&Staff>, now: (Roles, bool)) -> Self {
        let before = before.map(|person| in_words(person.roles, person.is_trustee));
        self.facts = json!({
            "staff": self.staff_id.to_string(),
            "from": before,
            "to": in_words(now.0, now.1),
        });
        self
    }
}

/// `lead,admin,trustee`
fn in_words(roles: Roles, is_trustee: bool) -> String {
    let trustee = if is_trustee { ",trustee" } else { "" };
    format!("{roles}{trustee}")
}
