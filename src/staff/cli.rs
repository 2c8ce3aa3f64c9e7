//! `leakdesk staff …`: the same operations without a browser. Nothing is printed here.

use super::people::{self, Newcomer, Outcome, Refusal};
use super::record::By;
use crate::access::credential::Credential;
use crate::access::password::NewPassword;
use crate::access::roles::Roles;
use crate::access::store::{self, Staff};
use crate::access::token::Token;
use crate::db::Db;
use crate::time::Moment;
use crate::vault::Vault;

/// How an added person gets in.
#[derive(Debug)]
pub enum Entrance {
    /// With the password that was given.
    Password,
    /// With a link under `/set-up/` that ends in [`Token::text`]; good for seven days.
    Link(Token),
}

/// Adds a person. Whoever is first and an administrator becomes lead and trustee too, as by the link.
pub async fn add(
    (db, vault): (&Db, &Vault),
    (name, email): (&str, &str),
    roles: Roles,
    password: Option<&str>,
    now: Moment,
) -> Outcome<Entrance> {
    let newcomer = match Newcomer::parse(name, email, roles) {
        Ok(newcomer) => newcomer,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let is_first = db.read(store::count_staff).await? == 0;
    let newcomer = if is_first && roles.may_administer() {
        newcomer.first()
    } else {
        newcomer
    };
    let (credential, entrance) = match password {
        None => {
            let (credential, token) = Credential::link(now);
            (credential, Entrance::Link(token))
        }
        Some(typed) => match NewPassword::parse(typed, &[name, email]) {
            Ok(password) => (
                Credential::Password(password.hash().await?),
                Entrance::Password,
            ),
            Err(weakness) => return Ok(Err(Refusal::Password(weakness))),
        },
    };
    let by = By::nobody(now);
    let added = people::add((db, vault), (&newcomer, &credential), by, Vec::new()).await?;
    Ok(added.map(|_| entrance))
}

/// Everyone, oldest first.
pub async fn list(db: &Db, vault: &Vault) -> Result<Vec<Staff>, people::Failure> {
    let vault = vault.clone();
    Ok(db.read(move |conn| store::list_staff(conn, &vault)).await?)
}

/// Ends a person's access at once.
pub async fn disable(db: &Db, vault: &Vault, email: &str, now: Moment) -> Outcome<()> {
    match people::find(db, vault, email).await? {
        Ok(person) => {
            let seen = (person.id, person.version);
            people::set_access(db, seen, true, By::nobody(now), Vec::new()).await
        }
        Err(refusal) => Ok(Err(refusal)),
    }
}

/// Makes a link with which the person sets a new password; the old one and their sessions end.
pub async fn reset(db: &Db, vault: &Vault, email: &str, now: Moment) -> Outcome<Token> {
    match people::find(db, vault, email).await? {
        Ok(person) if person.disabled_at.is_some() => Ok(Err(Refusal::Disabled)),
        Ok(person) => {
            let (_, token) = people::make_link(db, person.id, By::nobody(now), Vec::new()).await?;
            Ok(Ok(token))
        }
        Err(refusal) => Ok(Err(refusal)),
    }
}

/// Takes away the second factor of a person who lost it; their sessions end.
pub async fn reset_factor(db: &Db, vault: &Vault, email: &str, now: Moment) -> Outcome<()> {
    match people::find(db, vault, email).await? {
        Ok(person) => {
            people::reset_factor(db, person.id, By::nobody(now), Vec::new()).await?;
            Ok(Ok(()))
        }
        Err(refusal) => Ok(Err(refusal)),
    }
}

/// A fresh set-up link's token while there is nobody on the staff; an earlier link stops working.
pub async fn open_set_up(db: &Db) -> Result<Option<Token>, people::Failure> {
    let token = Token::random();
    let opened = db
        .write(move |conn| {
            if store::count_staff(conn)? > 0 {
                return Ok(None);
            }
            store::open_set_up(conn, &token)?;
            Ok(Some(token.clone()))
        })
        .await?;
    Ok(opened)
}
