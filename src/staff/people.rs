//! What is done to members of staff, by an administrator or on the command line.

use crate::access::credential::Credential;
use crate::access::password::{HashError, NewPassword, Weakness};
use crate::access::roles::{Role, Roles};
use crate::access::store::{self, Entry, NewStaff, Staff};
use crate::access::token::{Token, TokenHash};
use crate::db::{self, Db, Id};
use crate::lang::Lang;
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
    let row = newcomer.first().row(vault, &credential, now)?;
    let id = row.id;
    let is_added = db
        .write(move |conn| store::insert_first(conn, &token, &row))
        .await?;
    Ok(if is_added {
        Ok(id)
    } else {
        Err(Refusal::LinkGone)
    })
}

/// Adds a person with `credential`; see [`Credential::link`] for one that lets them choose a password.
pub async fn add(
    (db, vault): (&Db, &Vault),
    newcomer: &Newcomer,
    credential: &Credential,
    now: Moment,
) -> Outcome<Id> {
    let row = newcomer.row(vault, credential, now)?;
    let id = row.id;
    let is_added = db
        .write(move |conn| store::insert_staff(conn, &row))
        .await?;
    Ok(if is_added {
        Ok(id)
    } else {
        Err(Refusal::EmailTaken)
    })
}

/// Sets roles; the last administrator stays one.
pub async fn change_roles(
    db: &Db,
    (id, version): (Id, i32),
    roles: Roles,
    is_trustee: bool,
) -> Outcome<()> {
    if roles.is_empty() {
        return Ok(Err(Refusal::Roles));
    }
    let done = db
        .write(move |conn| {
            if !roles.may_administer() && store::count_other_administrators(conn, id)? == 0 {
                return Ok(Err(Refusal::LastAdministrator));
            }
            let stays = is_trustee && roles.may_work();
            if !stays && store::is_last_trustee(conn, id)? {
                return Ok(Err(Refusal::LastTrustee));
            }
            let is_set = store::set_roles(conn, (id, version), roles, is_trustee)?;
            Ok(if is_set { Ok(()) } else { Err(Refusal::Stale) })
        })
        .await?;
    Ok(done)
}

/// Disables a person from `now` on, or enables them with `None`; the last administrator stays.
pub async fn set_access(
    db: &Db,
    (id, version): (Id, i32),
    disabled_at: Option<Moment>,
) -> Outcome<()> {
    let done = db
        .write(move |conn| {
            if disabled_at.is_some() && store::count_other_administrators(conn, id)? == 0 {
                return Ok(Err(Refusal::LastAdministrator));
            }
            if disabled_at.is_some() && store::is_last_trustee(conn, id)? {
                return Ok(Err(Refusal::LastTrustee));
            }
            let is_set = store::set_disabled(conn, (id, version), disabled_at)?;
            Ok(if is_set { Ok(()) } else { Err(Refusal::Stale) })
        })
        .await?;
    Ok(done)
}

/// Makes a one-time link for a person; their password and sessions end.
pub async fn make_link(db: &Db, id: Id, now: Moment) -> Result<Token, Failure> {
    let (credential, token) = Credential::link(now);
    db.write(move |conn| store::set_credential(conn, id, &credential, None))
        .await?;
    Ok(token)
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
