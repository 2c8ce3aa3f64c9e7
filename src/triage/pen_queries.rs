//! What sorting a mail needs to know of cases: those it may belong to, and the one somebody names.

use super::queries::{find_listed, search};
use super::wording::Wording;
use crate::access::policy::{Action, Relation, allows};
use crate::access::{Staff, store as staff_store};
use crate::app::App;
use crate::cases::reference::Reference;
use crate::cases::{Case, store};
use crate::db::{self, Conn, Id};
use crate::mail::inbound::pen::{Item, references_in};
use crate::mail::inbound::store as mail_store;
use crate::vault::CaseKey;
use crate::web::WebResult;

/// So many cases are suggested.
const MOST: usize = 8;

/// A case that a mail is put to.
pub struct Goal {
    pub case: Case,
    pub key: CaseKey,
    address: Option<String>,
}

impl Goal {
    /// Whether the complainant left this address.
    pub fn is_address_of(&self, address: &str) -> bool {
        let same = |known: &String| known.eq_ignore_ascii_case(address.trim());
        self.address.as_ref().is_some_and(same)
    }
}

/// The case of a reference, when it exists for `me` and they may work it.
pub async fn goal(app: &App, me: &Staff, reference: Reference) -> WebResult<Option<Goal>> {
    let (vault, me) = (app.vault.clone(), me.clone());
    let found = app.db.read(move |conn| {
        let Some(case) = store::find_by_reference(conn, reference)? else {
            return Ok(None);
        };
        if !may(conn, &me, &case, Action::Work)? {
            return Ok(None);
        }
        let Some(key) = store::find_key(conn, &vault, case.id)? else {
            return Ok(None);
        };
        let complaint = store::find_complaint(conn, &key, case.id)?;
        let address = complaint.and_then(|it| it.email().map(|email| email.as_str().to_owned()));
        Ok(Some(Goal { case, key, address }))
    });
    Ok(found.await?)
}

fn may(conn: &mut Conn, me: &Staff, case: &Case, action: Action) -> db::Result<bool> {
    let relation = Relation {
        is_restricted: case.is_restricted,
        listed: find_listed(conn, case.id, me.id)?,
        is_assigned: case.assignee_id.is_some(),
    };
    Ok(allows(me, relation, action))
}

/// Cases that a mail may belong to, with what they are about: named in it, answered by it, or of the same
/// address. Only what `me` may work.
pub async fn candidates(app: &App, me: &Staff, item: &Item) -> WebResult<Vec<(Reference, String)>> {
    let say = Wording::new(app, me.lang);
    let words = &item.words;
    let start: String = words.text.chars().take(5_000).collect();
    let named = [words.subject.as_str(), &start, &words.recipients.join(" ")].join(" ");
    let named = references_in(&named);
    let refers_to = words.refers_to.clone();
    let tokens = if words.address.contains('@') {
        app.vault.query_tokens(&words.address)
    } else {
        Vec::new()
    };
    let me = me.clone();
    let found = app.db.read(move |conn| {
        let mut cases = Vec::new();
        for reference in named {
            cases.extend(store::find_by_reference(conn, reference)?);
        }
        for id in mail_store::list_cases_of_mails(conn, &refers_to)?
            .into_iter()
            .flatten()
        {
            cases.extend(store::find(conn, id)?);
        }
        if !tokens.is_empty() {
            cases.extend(search(conn, &me, &tokens, 5)?);
        }
        let mut visible: Vec<Case> = Vec::new();
        for case in cases {
            let is_new = visible.iter().all(|known| known.id != case.id);
            if is_new && visible.len() < MOST && may(conn, &me, &case, Action::Work)? {
                visible.push(case);
            }
        }
        Ok(visible)
    });
    let found: Vec<Case> = found.await?;
    Ok(found
        .into_iter()
        .map(|case| {
            let about = [say.title(&case), say.state(&case), say.standing(&case).1];
            (case.reference, about.join(" · "))
        })
        .collect())
}

/// What a member of staff is called.
pub async fn name_of(app: &App, id: Option<Id>) -> WebResult<Option<String>> {
    let Some(id) = id else {
        return Ok(None);
    };
    let vault = app.vault.clone();
    let staff = app
        .db
        .read(move |conn| staff_store::list_staff(conn, &vault))
        .await?;
    Ok(staff.into_iter().find(|it| it.id == id).map(|it| it.name))
}
