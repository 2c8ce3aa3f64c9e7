//! Cases that may be about the same person: the same telephone number or address, or a reference named
//! in the words. Shown while a complaint is entered; nothing is decided by it.

use std::collections::HashMap;

use super::pages::Row;
use super::queries::{list_next_duties, search};
use super::row;
use super::wording::Wording;
use crate::access::policy::{Action, Relation, allows};
use crate::access::{Staff, store as staff_store};
use crate::app::App;
use crate::cases::complaint::{Email, Phone};
use crate::cases::reference::Reference;
use crate::cases::{Case, store};
use crate::db::{self, Conn, Id};
use crate::vault::Vault;
use crate::web::WebResult;

/// So many are shown.
const MOST: usize = 5;
/// Longer texts are looked through for references only so far.
const WORDS: usize = 3_000;

/// What a complaint offers to be compared by, as typed.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// Telephone numbers and e-mail addresses.
    pub contacts: Vec<String>,
    /// Where references may stand.
    pub texts: Vec<String>,
}

impl Marks {
    /// Tokens of which a similar case has one. Only what is surely a number or an address: four digits
    /// are nobody's.
    pub fn tokens(&self, vault: &Vault) -> Vec<i64> {
        let mut tokens = Vec::new();
        for typed in &self.contacts {
            let email = Email::parse(typed).map(|email| email.as_str().to_owned());
            let phone = Phone::parse(typed).and_then(|phone| phone.e164);
            for mark in email.into_iter().chain(phone) {
                tokens.extend(vault.query_tokens(&mark).into_iter().flatten());
            }
        }
        tokens.sort_unstable();
        tokens.dedup();
        tokens
    }

    pub fn references(&self) -> Vec<Reference> {
        let texts = self.texts.iter();
        texts
            .flat_map(|text| text.split_whitespace().take(WORDS))
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
            .filter(|word| word.len() >= 10)
            .filter_map(Reference::parse)
            .take(MOST)
            .collect()
    }
}

/// The rows of similar cases that `me` may see, but for `except`; newest first.
pub async fn rows(
    app: &App,
    (say, me): (&Wording, &Staff),
    marks: &Marks,
    except: Option<Id>,
) -> WebResult<Vec<Row>> {
    let (tokens, references) = (marks.tokens(&app.vault), marks.references());
    if tokens.is_empty() && references.is_empty() {
        return Ok(Vec::new());
    }
    let (vault, person) = (app.vault.clone(), me.clone());
    let (cases, names, next) = app
        .db
        .read(move |conn| {
            let cases = find(conn, &person, &tokens, &references)?;
            let ids = cases.iter().map(|case| case.id).collect();
            let next: HashMap<Id, String> = list_next_duties(conn, ids)?;
            let names = row::names(&staff_store::list_staff(conn, &vault)?);
            Ok((cases, names, next))
        })
        .await?;
    let others = cases.iter().filter(|case| Some(case.id) != except);
    Ok(others
        .take(MOST)
        .map(|case| row::row(say, &names, case, next.get(&case.id)))
        .collect())
}

fn find(
    conn: &mut Conn,
    me: &Staff,
    tokens: &[i64],
    references: &[Reference],
) -> db::Result<Vec<Case>> {
    let mut found: Vec<Case> = Vec::new();
    for reference in references {
        let case = store::find_by_reference(conn, *reference)?;
        if let Some(case) = case.filter(|case| found.iter().all(|known| known.id != case.id)) {
            let relation = Relation {
                is_restricted: case.is_restricted,
                listed: super::queries::find_listed(conn, case.id, me.id)?,
                is_assigned: case.assignee_id.is_some(),
            };
            if allows(me, relation, Action::Read) {
                found.push(case);
            }
        }
    }
    if !tokens.is_empty() {
        let limit = i64::try_from(MOST + 1).unwrap_or(i64::MAX);
        let with_token = search(conn, me, &[tokens.to_vec()], limit)?;
        for case in with_token {
            if found.iter().all(|known| known.id != case.id) {
                found.push(case);
            }
        }
    }
    Ok(found)
}
