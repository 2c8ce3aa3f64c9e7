//! What the complainant's page reads.

use crate::app::App;
use crate::cases::answer::{ANSWER, Answer};
use crate::cases::complaint::Complaint;
use crate::cases::facts::State;
use crate::cases::queries::find_answer;
use crate::cases::reference::Reference;
use crate::cases::{Case, store};
use crate::db::{Conn, Error, Result};
use crate::duties::store::{Duty, list_of_case};
use crate::ledger;
use crate::ledger::store::Event;
use crate::vault::Vault;
use crate::web::WebError;

/// A case with all its page may show.
pub(super) struct Found {
    pub case: Case,
    pub duties: Vec<Duty>,
    pub events: Vec<Event>,
    /// None when the person was erased.
    pub complaint: Option<Complaint>,
    /// Only once a person at the desk has sent it.
    pub answer: Option<Answer>,
}

pub(super) async fn find(
    app: &App,
    reference: Reference,
) -> std::result::Result<Option<Found>, WebError> {
    let vault = app.vault.clone();
    let found = app.db.read(move |conn| {
        let case = store::find_by_reference(conn, reference)?;
        case.map(|case| read(conn, &vault, case)).transpose()
    });
    Ok(found.await?)
}

/// The hash of the code of a case.
pub(super) async fn find_code_hash(
    app: &App,
    reference: Reference,
) -> std::result::Result<Option<Vec<u8>>, WebError> {
    let found = app
        .db
        .read(move |conn| store::find_by_reference(conn, reference));
    Ok(found.await?.map(|case| case.code_hash))
}

fn read(conn: &mut Conn, vault: &Vault, case: Case) -> Result<Found> {
    let key = store::find_key(conn, vault, case.id)?;
    let complaint = match &key {
        Some(key) => store::find_complaint(conn, key, case.id)?,
        None => None,
    };
    let is_answered = case.state == State::Answered;
    let answer = match (&key, find_answer(conn, case.id)?) {
        (Some(key), Some(row)) if is_answered && row.sent_at.is_some() => {
            let opened = key.open_json(ANSWER, &row.sealed);
            Some(opened.map_err(|why| Error::Corrupt(format!("an answer: {why}")))?)
        }
        _ => None,
    };
    Ok(Found {
        duties: list_of_case(conn, case.id)?,
        events: ledger::store::list_of_case(conn, case.id)?,
        complaint,
        answer,
        case,
    })
}
