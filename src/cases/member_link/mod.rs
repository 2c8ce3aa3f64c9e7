//! One-time links in mails to the complainant: to confirm a new address, or to take a new access
//! code. Following one shows a page; only what is posted there does anything, once, within a day.

mod store;

use chrono::Duration;
use serde_json::json;

use super::access_code::AccessCode;
use super::case::Act;
use super::change::{Changed, Seen, step_and};
use super::event::{EventKind, NewEvent};
use super::facts::fact;
use super::{Case, contact, store as case_store};
use crate::db::{Conn, Id, Result};
use crate::time::Moment;
use crate::vault::Vault;

pub use store::{Link, count_since, find, insert};
pub(super) use store::{delete_of_case, set_code_hash};

/// Label of the sealed new address.
pub const NEW_EMAIL: &str = "new email";
/// How long a link works.
pub const LIFE: Duration = Duration::hours(24);
/// Whoever took the code and lost the page gets to see it once more so long.
const SHOWN_AGAIN: Duration = Duration::minutes(10);

fact! {
    /// What a link is for.
    Purpose {
        Contact = "contact",
        Code = "code",
    }
}

/// The secret of a link: 128 random bits, of which only the fingerprint is stored.
#[derive(Clone)]
pub struct Token([u8; 16]);

impl Token {
    pub fn random() -> Self {
        Self(rand::random())
    }

    /// Of what it is for: the same for the same.
    pub fn derive(vault: &Vault, parts: &[&[u8]]) -> Self {
        let mac = vault.mac("token of a link", parts);
        mac.first_chunk().copied().map_or_else(Self::random, Self)
    }

    /// As it stands in an address: 32 hexadecimal digits.
    pub fn text(&self) -> String {
        format!("{:032x}", u128::from_be_bytes(self.0))
    }

    pub fn parse(text: &str) -> Option<Self> {
        let is_one = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = u128::from_str_radix(text, 16).ok().filter(|_| is_one)?;
        Some(Self(number.to_be_bytes()))
    }

    /// What the database stores of it.
    pub fn hash(&self, vault: &Vault) -> Vec<u8> {
        vault.mac("member link", &[&self.0]).to_vec()
    }

    /// The access code that is taken by this link: the same however often it is asked for.
    pub fn code(&self, vault: &Vault) -> AccessCode {
        AccessCode::derive(vault, &vault.mac("code of a link", &[&self.0]))
    }
}

impl Link {
    /// A link that works from now on; `case_id` is `None` for one that nobody gets.
    pub fn new(
        token_hash: Vec<u8>,
        purpose: Purpose,
        case_id: Option<Id>,
        sealed: Option<Vec<u8>>,
        now: Moment,
    ) -> Self {
        Self {
            token_hash,
            purpose,
            case_id,
            sealed,
            created_at: now,
            expires_at: now.plus(LIFE),
            used_at: None,
        }
    }

    pub fn is_open(&self, now: Moment) -> bool {
        self.used_at.is_none() && now < self.expires_at && self.case_id.is_some()
    }
}

/// What became of following a link to its end.
#[derive(Clone, Debug)]
pub enum Followed {
    Done(Box<Case>),
    /// Used, over, replaced by a newer one, or never made.
    Over,
}

/// The new address is confirmed; `change` was made from the address in the link.
pub fn confirm_contact(
    conn: &mut Conn,
    at: Moment,
    token_hash: &[u8],
    change: &contact::Change,
) -> Result<Followed> {
    let Some(case) = taken(conn, at, (token_hash, Purpose::Contact))? else {
        return Ok(Followed::Over);
    };
    let act = Act { by: None, at };
    let case = contact::confirmed(conn, act, case, change)?;
    Ok(Followed::Done(Box::new(case)))
}

/// The new code is taken: the old one opens nothing any more. Asked again soon after, for the same
/// code, it is no second time.
pub fn take_code(
    conn: &mut Conn,
    at: Moment,
    token_hash: &[u8],
    code_hash: &[u8],
) -> Result<Followed> {
    if let Some(case) = taken_just_now(conn, at, token_hash)?
        && case.code_hash == code_hash
    {
        return Ok(Followed::Done(Box::new(case)));
    }
    let Some(case) = taken(conn, at, (token_hash, Purpose::Code))? else {
        return Ok(Followed::Over);
    };
    let event = code_issued(Act { by: None, at }, "link");
    set_code_hash(conn, case.id, code_hash)?;
    let case = case_store::record(conn, case, &[event])?;
    Ok(Followed::Done(Box::new(case)))
}

/// Somebody at the desk called the complainant back and hands out a new code.
/// `words` say, sealed, who was called and how they were known.
pub fn reissue_code(
    conn: &mut Conn,
    act: Act,
    seen: Seen,
    (code_hash, words): (&[u8], &[u8]),
) -> Result<Changed> {
    let event = code_issued(act, "desk").body(Some(words.to_vec()));
    let take = |case: Case| Ok((case, event));
    step_and(conn, seen, take, |conn, case| {
        set_code_hash(conn, case.id, code_hash)?;
        store::close(conn, case.id, Purpose::Code, act.at)?;
        Ok((case, Vec::new()))
    })
}

fn code_issued(act: Act, by: &str) -> NewEvent {
    act.event(EventKind::CodeIssued).facts(json!({ "by": by }))
}

/// Uses up an open link and closes its siblings; the case it is for.
fn taken(
    conn: &mut Conn,
    at: Moment,
    (token_hash, purpose): (&[u8], Purpose),
) -> Result<Option<Case>> {
    let link = find(conn, token_hash)?.filter(|link| link.purpose == purpose && link.is_open(at));
    let Some(case_id) = link.and_then(|link| link.case_id) else {
        return Ok(None);
    };
    store::close(conn, case_id, purpose, at)?;
    case_store::find(conn, case_id)
}

fn taken_just_now(conn: &mut Conn, at: Moment, token_hash: &[u8]) -> Result<Option<Case>> {
    let link = find(conn, token_hash)?.filter(|link| {
        let used = link.used_at.filter(|used| at < used.plus(SHOWN_AGAIN));
        link.purpose == Purpose::Code && used.is_some()
    });
    match link.and_then(|link| link.case_id) {
        Some(case_id) => case_store::find(conn, case_id),
        None => Ok(None),
    }
}

/// A new link takes the place of those before it, for the same purpose.
pub fn replace(conn: &mut Conn, link: &Link) -> Result<()> {
    if let Some(case_id) = link.case_id {
        store::close(conn, case_id, link.purpose, link.created_at)?;
    }
    insert(conn, link)
}

/// The complainant is reached elsewhere from now on: whatever went to the address of before opens nothing
/// any more, neither a new code nor another change.
pub(super) fn close_all(conn: &mut Conn, case_id: Id, at: Moment) -> Result<()> {
    for purpose in [Purpose::Code, Purpose::Contact] {
        store::close(conn, case_id, purpose, at)?;
    }
    Ok(())
}
