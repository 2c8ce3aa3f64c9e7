//! Who is written to about a case. Never nobody: without a handler who works here it is the duty
//! person, then the leads, then the administrators, then everybody. Nobody hears of a case they may not see; when
//! nobody may see it, the administrators hear that there is one, and not which.

use std::collections::BTreeMap;

use crate::access::Staff;
use crate::access::policy::{Action, Relation, allows};
use crate::access::roles::Role;
use crate::access::store::read_staff;
use crate::cases::Case;
use crate::cases::queries::list_access;
use crate::db::{Conn, Id, Result};
use crate::lang::Lang;
use crate::vault::Vault;

use super::troubles::Trouble;

/// Everyone who can be written to.
#[derive(Clone, Debug, Default)]
pub struct People {
    active: Vec<Staff>,
    /// The configured duty address, when it is no member of staff's.
    duty: Option<String>,
    /// The member of staff whose address it is.
    duty_staff: Option<Id>,
    troubles: Vec<Trouble>,
}

/// Who has to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The handler; without one the duty person and the leads.
    Handler,
    /// The handler, the leads and, without a handler, the duty person.
    HandlerAndLeads,
    /// The duty person, the leads and the handler.
    Everybody,
}

/// One person to write to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// The id of a member of staff, or `duty`.
    pub key: String,
    pub address: String,
    pub lang: Lang,
    /// May know which case it is.
    pub may_see: bool,
}

/// Who is let into a case, and who is shut out of it.
pub type Access = BTreeMap<Id, bool>;

/// Reads who works here.
pub fn list_people(conn: &mut Conn, vault: &Vault, duty: Option<&str>) -> Result<People> {
    let read = read_staff(conn, vault)?;
    let active = read
        .people
        .into_iter()
        .filter(|person| person.disabled_at.is_none())
        .collect();
    let mut people = People::new(active, duty);
    people.troubles = read
        .damaged
        .iter()
        .map(|(id, why)| Trouble::new(format!("staff {id}"), why))
        .collect();
    Ok(people)
}

/// Who is listed on a case.
pub fn access_of(conn: &mut Conn, case_id: Id) -> Result<Access> {
    Ok(list_access(conn, case_id)?.into_iter().collect())
}

/// Whether `person` may know of the case.
pub fn may_see(person: &Staff, case: &Case, access: &Access) -> bool {
    let relation = Relation {
        is_restricted: case.is_restricted,
        listed: access.get(&person.id).copied(),
        is_assigned: case.assignee_id.is_some(),
    };
    allows(person, relation, Action::Read)
}

impl People {
    /// `active`: members of staff who are not disabled; `duty`: the configured address.
    pub fn new(active: Vec<Staff>, duty: Option<&str>) -> Self {
        let duty_staff = duty.and_then(|address| {
            let same = |person: &&Staff| person.email.trim().eq_ignore_ascii_case(address);
            active.iter().find(same).map(|person| person.id)
        });
        let duty = duty.filter(|_| duty_staff.is_none()).map(str::to_owned);
        Self {
            active,
            duty,
            duty_staff,
            troubles: Vec::new(),
        }
    }

    /// The members of staff who can't be written to, since nobody can read who they are.
    pub fn troubles(&self) -> &[Trouble] {
        &self.troubles
    }

    pub fn active(&self) -> &[Staff] {
        &self.active
    }

    /// The duty address, when it is nobody's who works here.
    pub fn duty_address(&self) -> Option<&str> {
        self.duty.as_deref()
    }

    pub fn is_on_duty(&self, person: &Staff) -> bool {
        self.duty_staff == Some(person.id)
    }

    /// The name of a handler, for lists that staff read.
    pub fn name_of(&self, id: Id) -> Option<&str> {
        self.active
            .iter()
            .find(|person| person.id == id)
            .map(|person| person.name.as_str())
    }

    /// Who hears of what belongs to no case: the duty person and the leads; without either everybody who
    /// works cases, and at last the administrators.
    pub fn leading(&self) -> Vec<Recipient> {
        let mut found: Vec<Recipient> = Vec::new();
        if let Some(address) = &self.duty {
            found.push(Recipient {
                key: "duty".to_owned(),
                address: address.clone(),
                lang: Lang::Vi,
                may_see: true,
            });
        }
        let is_meant = |person: &&Staff| person.roles.may_lead() || self.is_on_duty(person);
        found.extend(self.active.iter().filter(is_meant).map(Recipient::of));
        for may in [
            |person: &Staff| person.roles.may_work(),
            |person: &Staff| person.roles.may_administer(),
        ] {
            if found.is_empty() {
                let others = self.active.iter().filter(|person| may(person));
                found.extend(others.map(Recipient::of));
            }
        }
        found
    }

    /// Who is to be written to about `case`: at least one person, if anybody works here at all.
    pub fn audience(&self, case: &Case, access: &Access, whom: Audience) -> Vec<Recipient> {
        let sees = |person: &&Staff| may_see(person, case, access);
        let handler = self
            .active
            .iter()
            .filter(|person| Some(person.id) == case.assignee_id && person.roles.may_work())
            .find(sees);
        let has_handler = handler.is_some();
        let mut found: Vec<Recipient> = handler.into_iter().map(Recipient::of).collect();
        if whom == Audience::Everybody || !has_handler {
            found.extend(self.on_duty(case, access));
        }
        if whom != Audience::Handler || !has_handler {
            let leads = self.active.iter().filter(|person| person.roles.may_lead());
            found.extend(leads.filter(sees).map(Recipient::of));
        }
        if found.is_empty() {
            found = self.last_resort(case, access);
        }
        found.sort_by(|a, b| a.key.cmp(&b.key));
        found.dedup_by(|a, b| a.key == b.key);
        found
    }

    /// The duty person. An address that is nobody's is no one who may see a restricted case.
    fn on_duty(&self, case: &Case, access: &Access) -> Option<Recipient> {
        if let Some(address) = &self.duty {
            return (!case.is_restricted).then(|| Recipient {
                key: "duty".to_owned(),
                address: address.clone(),
                lang: Lang::Vi,
                may_see: true,
            });
        }
        let on_duty = self.active.iter().find(|person| self.is_on_duty(person));
        on_duty
            .filter(|person| may_see(person, case, access))
            .map(Recipient::of)
    }

    /// The administrators; should there be none either, whoever may see the case.
    fn last_resort(&self, case: &Case, access: &Access) -> Vec<Recipient> {
        let sees = |person: &&Staff| may_see(person, case, access);
        let is_admin = |person: &&Staff| {
            person.roles.has(Role::Admin) && access.get(&person.id) != Some(&false)
        };
        let tell = |person: &Staff| Recipient {
            may_see: !case.is_restricted || may_see(person, case, access),
            ..Recipient::of(person)
        };
        let told: Vec<_> = self.active.iter().filter(is_admin).map(tell).collect();
        if told.is_empty() {
            return self.active.iter().filter(sees).map(Recipient::of).collect();
        }
        told
    }
}

impl Recipient {
    fn of(person: &Staff) -> Self {
        Self {
            key: person.id.to_string(),
            address: person.email.clone(),
            lang: person.lang,
            may_see: true,
        }
    }
}
