//! Where the complainant is reached, once that is no longer what the complaint says. The complaint
//! itself stays as it was submitted; what is read of it has the contacts of today.

pub(super) mod store;

use serde_json::json;

use super::case::Act;
use super::change::{Changed, Seen, step_and};
use super::complaint::{Contacts, Email};
use super::event::{EventKind, NewEvent};
use super::facts::Identity;
use super::words::{EventWords, WORDS};
use super::{Case, member_link, store as case_store};
use crate::db::{Conn, Id, Result};
use crate::vault::{CaseKey, SearchText, Vault};

/// Label of sealed [`Contacts`].
pub const CONTACTS: &str = "contacts";

/// New contacts, sealed and fingerprinted outside the transaction.
#[derive(Clone)]
pub struct Change {
    sealed: Vec<u8>,
    tokens: Vec<i64>,
    /// What was there and what is there now, as the body of the event.
    words: Vec<u8>,
    /// Which of them changed, in the event's facts.
    what: Vec<&'static str>,
}

impl Change {
    /// From the contacts of before to `after`.
    pub fn new(
        vault: &Vault,
        key: &CaseKey,
        before: &Contacts,
        after: &Contacts,
    ) -> std::result::Result<Self, serde_json::Error> {
        let found = SearchText {
            words: after.postal_address.iter().map(String::as_str).collect(),
            phones: after.phone.iter().map(|it| it.typed.as_str()).collect(),
            emails: after.email.iter().map(Email::as_str).collect(),
            codes: Vec::new(),
        };
        let what = lines(before)
            .into_iter()
            .zip(lines(after))
            .filter(|(before, after)| before.2 != after.2);
        let mut words = EventWords::default();
        let mut changed = Vec::new();
        for ((name, label, before), (_, _, after)) in what {
            let arrow = format!("{} → {}", said(before.as_deref()), said(after.as_deref()));
            words.lines.push((label.to_owned(), arrow));
            changed.push(name);
        }
        Ok(Self {
            sealed: key.seal_json(CONTACTS, after)?,
            tokens: vault.search_tokens(&found),
            words: key.seal_json(WORDS, &words)?,
            what: changed,
        })
    }
}

/// Name in the facts, label for staff, value.
fn lines(contacts: &Contacts) -> [(&'static str, &'static str, Option<String>); 3] {
    let email = contacts.email.as_ref().map(|it| it.as_str().to_owned());
    let phone = contacts.phone.as_ref().map(|it| it.typed.clone());
    [
        ("email", "triage-fact-email", email),
        ("phone", "triage-fact-phone", phone),
        (
            "post",
            "triage-fact-address",
            contacts.postal_address.clone(),
        ),
    ]
}

fn said(value: Option<&str>) -> &str {
    value.unwrap_or("–")
}

/// The complainant wants to be reached elsewhere: recorded, not yet done. `what` says which way
/// (`email`, `phone`, `post`); `words` are the sealed [`EventWords`].
pub fn ask(
    conn: &mut Conn,
    act: Act,
    case_id: Id,
    what: &str,
    words: Option<&[u8]>,
) -> Result<Changed> {
    let Some(case) = case_store::find(conn, case_id)? else {
        return Ok(Changed::Gone);
    };
    let event = act
        .event(EventKind::ContactAsked)
        .facts(json!({ "what": what }))
        .body(words.map(<[u8]>::to_vec));
    let case = case_store::record(conn, case, &[event])?;
    Ok(Changed::Done(Box::new(case)))
}

/// Somebody at the desk writes down where the complainant is reached now, after making sure of it.
pub fn change(conn: &mut Conn, act: Act, seen: Seen, change: &Change) -> Result<Changed> {
    let take = |case: Case| Ok((case, event(act, change, "desk")));
    step_and(conn, seen, take, |conn, case| {
        write(conn, act, &case, change)?;
        Ok((case, Vec::new()))
    })
}

/// The complainant followed the link to the new address and confirmed it. What was known of them was
/// known of the contact before: now the new one is confirmed, no more. Forms that are open at the desk go
/// stale over it: they hold the old address, and one of them would put it back.
pub(super) fn confirmed(
    conn: &mut Conn,
    act: Act,
    mut case: Case,
    change: &Change,
) -> Result<Case> {
    write(conn, act, &case, change)?;
    case.identity = Identity::Contact;
    case_store::save(conn, case, &[event(act, change, "link")])
}

fn event(act: Act, change: &Change, by: &str) -> NewEvent {
    act.event(EventKind::ContactChanged)
        .facts(json!({ "what": change.what, "by": by }))
        .body(Some(change.words.clone()))
}

fn write(conn: &mut Conn, act: Act, case: &Case, change: &Change) -> Result<()> {
    member_link::close_all(conn, case.id, act.at)?;
    store::put(conn, case.id, &change.sealed, act.at)?;
    store::add_tokens(conn, case.id, &change.tokens)
}
