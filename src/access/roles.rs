//! What a member of staff may be. A person holds any of the four roles; `admin` alone sees no case.

use std::fmt;

/// One of the four roles, by the word that stands in the database and on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Reads and works every case that isn't restricted; takes unassigned ones.
    Handler,
    /// Also assigns, restricts, corrects and dismisses.
    Lead,
    /// Reads everything, history and looks included; changes nothing.
    Auditor,
    /// Staff, settings and the mail queue; no contents of cases.
    Admin,
}

impl Role {
    pub const ALL: [Self; 4] = [Self::Handler, Self::Lead, Self::Auditor, Self::Admin];

    pub const fn key(self) -> &'static str {
        match self {
            Self::Handler => "handler",
            Self::Lead => "lead",
            Self::Auditor => "auditor",
            Self::Admin => "admin",
        }
    }

    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.key() == key)
    }

    const fn bit(self) -> u8 {
        match self {
            Self::Handler => 1,
            Self::Lead => 2,
            Self::Auditor => 4,
            Self::Admin => 8,
        }
    }
}

/// A set of roles. Stored as comma-separated words in the order of [`Role::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Roles(u8);

impl Roles {
    pub const NONE: Self = Self(0);

    #[must_use]
    pub const fn with(self, role: Role) -> Self {
        Self(self.0 | role.bit())
    }

    pub const fn has(self, role: Role) -> bool {
        self.0 & role.bit() != 0
    }

    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Reads the stored words; a word that is no role gives no right.
    pub fn parse(text: &str) -> Self {
        text.split(',')
            .filter_map(|word| Role::parse(word.trim()))
            .collect()
    }

    pub fn iter(self) -> impl Iterator<Item = Role> {
        Role::ALL.into_iter().filter(move |role| self.has(*role))
    }

    /// May look into cases.
    pub const fn may_read(self) -> bool {
        self.may_work() || self.has(Role::Auditor)
    }

    /// May work cases.
    pub const fn may_work(self) -> bool {
        self.has(Role::Handler) || self.has(Role::Lead)
    }

    pub const fn may_lead(self) -> bool {
        self.has(Role::Lead)
    }

    pub const fn may_administer(self) -> bool {
        self.has(Role::Admin)
    }

    /// May read everything that is recorded, and change nothing by that.
    pub const fn may_oversee(self) -> bool {
        self.has(Role::Auditor)
    }

    /// May take lists, reports and whole cases out of the desk.
    pub const fn may_export(self) -> bool {
        self.may_lead() || self.may_oversee()
    }
}

impl FromIterator<Role> for Roles {
    fn from_iter<I: IntoIterator<Item = Role>>(roles: I) -> Self {
        roles.into_iter().fold(Self::NONE, Self::with)
    }
}

impl fmt::Display for Roles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, role) in self.iter().enumerate() {
            let comma = if n == 0 { "" } else { "," };
            write!(f, "{comma}{}", role.key())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Role, Roles};

    #[test]
    fn roles_are_stored_in_one_order_and_unknown_words_give_nothing() {
        assert_eq!(
            Roles::parse("admin, handler,root").to_string(),
            "handler,admin"
        );
        assert!(Roles::parse("root").is_empty());
    }

    #[test]
    fn an_administrator_alone_sees_no_case() {
        let admin = Roles::NONE.with(Role::Admin);
        assert!(!admin.may_read() && !admin.may_work() && admin.may_administer());
        let auditor = Roles::NONE.with(Role::Auditor);
        assert!(auditor.may_read() && !auditor.may_work());
    }
}
