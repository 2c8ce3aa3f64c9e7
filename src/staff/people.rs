//! What is done to members of staff, by an administrator or on the command line.

use super::letters::send;
use super::record::{By, Entry as Line, Kind, store as record};
use crate::access::credential::Credential;
use crate::access::password::{HashError, NewPassword, Weakness};
use crate::access::roles::{Role, Roles};
use crate::access::second_factor::store as factors;
use crate::access::store::{self, Entry, NewStaff, Staff};
use crate::access::token::{Token, TokenHash};
use crate::db::{self, Db, Id};
use crate::lang::Lang;
use crate::mail::store::NewOutboxRow;
use crate::time::Moment;
use crate::vault::Vault;

const NAME_CHARS: usize = 100;

/// A name and an address that may be a member of staff's.
#[derive(Clone, Debug)]
pub struct Newcomer {
    pub name: String,
    pub email: String,
    pub roles: Roles,
    pub is_trustee: bool,
    pub lang: Lang,
}

/// Why someone can't be added or changed. Not failures: the person who asked can mend them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the name is empty or longer than {NAME_CHARS} characters")]
    Name,
    #[error("this is not an e-mail address")]
    Email,
    #[error("choose at least one role")]
    Roles,
    #[error("the password is too short, too common or too easily guessed")]
    Password(Weakness),
    #[error("someone on the staff has this e-mail address already")]
    EmailTaken,
    #[error("nobody on the staff has this e-mail address")]
    Nobody,
    #[error("this person's access was ended; give it back on the staff page first")]
    Disabled,
    #[error("at least one administrator must remain")]
    LastAdministrator,
    #[error("at least one trustee who may work cases must remain")]
    LastTrustee,
    #[error("someone changed this person meanwhile")]
    Stale,
    #[error("this link no longer works")]
    LinkGone,
}

/// A failure of the machinery beneath.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error(transparent)]
    Db(#[from] db::Error),
    #[error(transparent)]
    Hash(#[from] HashError),
    #[error("a row of staff could not be sealed: {0}")]
    Seal(#[from] serde_json::Error),
}

/// Done, or refused; or it failed.
pub type Outcome<T> = Result<Result<T, Refusal>, Failure>;

impl Newcomer {
    pub fn parse(name: &str, email: &str, roles: Roles) -> Result<Self, Refusal> {
        let name: String = crate::text::words::nfc(name.trim());
        if name.is_empty()
            || name.chars().count() > NAME_CHARS
            || name.chars().any(char::is_control)
        {
            return Err(Refusal::Name);
        }
        if !is_address(email.trim()) {
            return Err(Refusal::Email);
        }
        if roles.is_empty() {
            return Err(Refusal::Roles);
        }
        let email = email.trim().to_owned();
        Ok(Self {
            name,
            email,
            roles,
            is_trustee: false,
            lang: Lang::default(),
        })
    }

    /// The first person: administrator, lead and trustee, for somebody must be able to see everything.
    #[must_use]
    pub fn first(mut self) -> Self {
        self.roles = self.roles.with(Role::Admin).with(Role::Lead);
        self.is_trustee = true;
        self
    }

    fn row(
        &self,
        vault: &Vault,
        credential: &Credential,
        now: Moment,
    ) -> Result<NewStaff, Failure> {
        let entry = Entry {
            name: &self.name,
            email: &self.email,
            roles: self.roles,
            is_trustee: self.is_trustee,
            lang: self.lang,
        };
        Ok(NewStaff::seal(vault, &entry, credential, now)?)
    }
}

/// Whether mail could be addressed to it: one part, an at sign, a domain with a dot.
fn is_address(text: &str) -> bool {
    let is_plain = text
        .chars()
        .all(|c| c.is_alphanumeric() || "@.!#$%&'*+/=?^_`{|}~-".contains(c));
    let parts = text.rsplit_once('@');
    let is_shaped = parts.is_some_and(|(local, domain)| {
        let has_dot = domain.contains('.') && !domain.starts_with('.') && !domain.ends_with('.');
        !local.is_empty() && !local.contains('@') && has_dot && !domain.contains("..")
    });
    is_plain && is_shaped && text.len() <= 254
}

/// Adds the first person by the set-up link.
pub async fn set_up(
    (db, vault): (&Db, &Vault),
    newcomer: Newcomer,
    password: NewPassword,
    token: TokenHash,
    now: Moment,
) -> Outcome<Id> {
    let credential = Credential::Password(password.hash().await?);
    let first = newcomer.first();
    let row = first.row(vault, &credential, now)?;
    let id = row.id;
    let line = added(id, &first, By::nobody(now));
    let is_added = db
        .write(move |conn| {
            let is_added = store::insert_first(conn, &token, &row)?;
            if is_added {
                record::append(conn, &line)?;
            }
            Ok(is_added)
        })
        .await?;
    Ok(if is_added {
        Ok(id)
    } else {
        Err(Refusal::LinkGone)
    })
}

fn added(id: Id, newcomer: &Newcomer, by: By) -> Line {
    Line::new(Kind::Added, by, id).rights(None, (newcomer.roles, newcomer.is_trustee))
}

/// Adds a person with `credential`; see [`Credential::link`] for one that lets them choose a password.
/// The trustees are told by `letters`.
pub async fn add(
    (db, vault): (&Db, &Vault),
    (newcomer, credential): (&Newcomer, &Credential),
    by: By,
    letters: Vec<NewOutboxRow>,
) -> Outcome<Id> {
    let row = newcomer.row(vault, credential, by.at)?;
    let id = row.id;
    let line = added(id, newcomer, by);
    let is_added = db
        .write(move |conn| {
            let is_added = store::insert_staff(conn, &row)?;
            if is_added {
                record::append(conn, &line)?;
                send(conn, &letters)?;
            }
            Ok(is_added)
        })
        .await?;
    Ok(if is_added {
        Ok(id)
    } else {
        Err(Refusal::EmailTaken)
    })
}

/// Sets the rights of `person` as they were seen; the last administrator stays one. The trustees are told
/// by `letters`.
pub async fn change_roles(
    db: &Db,
    person: &Staff,
    (roles, is_trustee): (Roles, bool),
    by: By,
    letters: Vec<NewOutboxRow>,
) -> Outcome<()> {
    if roles.is_empty() {
        return Ok(Err(Refusal::Roles));
    }
    let (id, version) = (person.id, person.version);
    let line = Line::new(Kind::RolesChanged, by, id).rights(Some(person), (roles, is_trustee));
    let done = db
        .write(move |conn| {
            if !roles.may_administer() && store::count_other_administrators(conn, id)? == 0 {
                return Ok(Err(Refusal::LastAdministrator));
            }
            let stays = is_trustee && roles.may_work();
            if !stays && store::is_last_trustee(conn, id)? {
                return Ok(Err(Refusal::LastTrustee));
            }
            if !store::set_roles(conn, (id, version), roles, is_trustee)? {
                return Ok(Err(Refusal::Stale));
            }
            record::append(conn, &line)?;
            send(conn, &letters)?;
            Ok(Ok(()))
        })
        .await?;
    Ok(done)
}

/// Ends a person's access, or gives it back; the last administrator and the last trustee stay. The trustees
/// are told by `letters`.
pub async fn set_access(
    db: &Db,
    (id, version): (Id, i32),
    is_off: bool,
    by: By,
    letters: Vec<NewOutboxRow>,
) -> Outcome<()> {
    let disabled_at = is_off.then_some(by.at);
    let kind = if is_off {
        Kind::Disabled
    } else {
        Kind::Enabled
    };
    let line = Line::new(kind, by, id);
    let done = db
        .write(move |conn| {
            if disabled_at.is_some() && store::count_other_administrators(conn, id)? == 0 {
                return Ok(Err(Refusal::LastAdministrator));
            }
            if disabled_at.is_some() && store::is_last_trustee(conn, id)? {
                return Ok(Err(Refusal::LastTrustee));
            }
            if !store::set_disabled(conn, (id, version), disabled_at)? {
                return Ok(Err(Refusal::Stale));
            }
            record::append(conn, &line)?;
            send(conn, &letters)?;
            Ok(Ok(()))
        })
        .await?;
    Ok(done)
}

/// Makes a one-time link for a person; their password and sessions end. They and the trustees are told by
/// `letters`.
pub async fn make_link(
    db: &Db,
    id: Id,
    by: By,
    letters: Vec<NewOutboxRow>,
) -> Result<(Credential, Token), Failure> {
    let (credential, token) = Credential::reset(by.at);
    let made = credential.clone();
    let line = Line::new(Kind::LinkMade, by, id);
    db.write(move |conn| {
        store::set_credential(conn, id, &credential, None)?;
        send(conn, &letters)?;
        record::append(conn, &line)
    })
    .await?;
    Ok((made, token))
}

/// Takes away the second factor of a person who lost it; their sessions end. They and the trustees are told
/// by `letters`.
pub async fn reset_factor(
    db: &Db,
    id: Id,
    by: By,
    letters: Vec<NewOutboxRow>,
) -> Result<(), Failure> {
    let line = Line::new(Kind::FactorReset, by, id);
    db.write(move |conn| {
        if factors::remove(conn, id)? {
            store::end_sessions_of(conn, id, None)?;
            record::append(conn, &line)?;
            send(conn, &letters)?;
        }
        Ok(())
    })
    .await?;
    Ok(())
}

/// Sets the password of the person whose link `token` is.
pub async fn use_link(
    (db, vault): (&Db, &Vault),
    token: TokenHash,
    password: NewPassword,
    now: Moment,
) -> Outcome<Id> {
    let credential = Credential::Password(password.hash().await?);
    let vault = vault.clone();
    let done = db
        .write(move |conn| {
            let Some(person) = store::find_by_link(conn, &vault, &token, now)? else {
                return Ok(Err(Refusal::LinkGone));
            };
            store::set_credential(conn, person.id, &credential, None)?;
            let line = Line::new(Kind::PasswordSet, By::nobody(now), person.id);
            record::append(conn, &line)?;
            Ok(Ok(person.id))
        })
        .await?;
    Ok(done)
}

/// The person with this address.
pub async fn find(db: &Db, vault: &Vault, email: &str) -> Outcome<Staff> {
    let (vault, print) = (vault.clone(), store::email_print(vault, email));
    let found = db
        .read(move |conn| store::find_by_email(conn, &vault, print))
        .await?;
    Ok(found.ok_or(Refusal::Nobody))
}

#[cfg(test)]
mod tests {
    use super::{Newcomer, Refusal};
    use crate::access::roles::{Role, Roles};

    #[test]
    fn addresses_that_can_get_no_mail_are_refused() {
        let parse =
            |email: &str| Newcomer::parse("Lê Minh Hà", email, Roles::NONE.with(Role::Lead));
        assert!(parse(" ha.le@kamereo.example ").is_ok());
        for wrong in [
            "",
            "ha",
            "Info@Kamereo",
            "a@b@c.vn",
            "a b@c.vn",
            "a@.vn",
            "a@c.vn\r\nBcc: x",
            "<a@c.vn>",
        ] {
            assert_eq!(parse(wrong).err(), Some(Refusal::Email), "{wrong}");
        }
    }

    #[test]
    fn the_first_person_is_administrator_lead_and_trustee() {
        let roles = Roles::NONE.with(Role::Admin);
        let first = Newcomer::parse("Lê Minh Hà", "ha@kamereo.example", roles)
            .unwrap()
            .first();
        assert_eq!(first.roles.to_string(), "lead,admin");
        assert!(first.is_trustee);
    }
}
