//! What the complainant's page reads.

use serde::de::DeserializeOwned;

use super::attached::{self, Attached};
use super::review::ReviewRead;
use crate::app::App;
use crate::cases::answer::{ANSWER, Answer};
use crate::cases::complaint::{Complaint, Contacts};
use crate::cases::event::EventKind;
use crate::cases::facts::State;
use crate::cases::message::{Direction, MESSAGE, Message, MessageWords};
use crate::cases::queries::find_answer;
use crate::cases::reference::Reference;
use crate::cases::review::{REVIEW, Review};
use crate::cases::words::{EventWords, WORDS};
use crate::cases::{Case, message, review, status_link, store};
use crate::db::{Conn, Error, Id, Result};
use crate::duties::store::{Duty, list_of_case};
use crate::ledger;
use crate::ledger::store::Event;
use crate::vault::{CaseKey, Vault};
use crate::web::WebError;

/// A case with all its page may show.
pub(super) struct Found {
    pub case: Case,
    /// None when the person was erased, and then neither are the texts.
    pub key: Option<CaseKey>,
    pub duties: Vec<Duty>,
    pub events: Vec<Event>,
    /// Word for word.
    pub submitted: Option<Complaint>,
    contacts: Option<Contacts>,
    /// Only once a person at the desk has sent it.
    pub answer: Option<Answer>,
    pub reviews: Vec<ReviewRead>,
    /// What the desk sent, and what came from whoever has the code or the confirmed contact.
    pub messages: Vec<(Message, MessageWords)>,
    pub files: Vec<Attached>,
}

impl Found {
    /// Where the person is reached now.
    pub fn contacts(&self) -> Option<&Contacts> {
        self.contacts.as_ref()
    }

    pub fn has(&self, kind: EventKind) -> bool {
        self.events.iter().any(|event| event.kind == kind)
    }
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

/// The case that the link of a mail opens. Nothing but its row is read before the token fits, so that how long
/// it takes does not tell whether there is such a reference.
pub(super) async fn find_by_link(
    app: &App,
    reference: Reference,
    link: String,
) -> std::result::Result<Option<Found>, WebError> {
    let (vault, nobody) = (app.vault.clone(), Id::new(app.now()));
    let found = app.db.read(move |conn| {
        let case = store::find_by_reference(conn, reference)?;
        let id = case.as_ref().map_or(nobody, |case| case.id);
        let fits = status_link::opens(&vault, id, &link);
        case.filter(|_| fits)
            .map(|case| read(conn, &vault, case))
            .transpose()
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
    let (submitted, contacts) = match &key {
        Some(key) => (
            store::find_submitted(conn, key, case.id)?,
            store::find_complaint(conn, key, case.id)?,
        ),
        None => (None, None),
    };
    Ok(Found {
        duties: list_of_case(conn, case.id)?,
        events: ledger::store::list_of_case(conn, case.id)?,
        answer: answer(conn, key.as_ref(), &case)?,
        reviews: reviews(conn, key.as_ref(), &case)?,
        messages: messages(conn, key.as_ref(), &case)?,
        files: attached::read(conn, vault, key.as_ref(), &case)?,
        contacts: contacts.map(|complaint| complaint.contacts),
        submitted,
        key,
        case,
    })
}

fn answer(conn: &mut Conn, key: Option<&CaseKey>, case: &Case) -> Result<Option<Answer>> {
    let is_answered = case.state == State::Answered;
    match (key, find_answer(conn, case.id)?) {
        (Some(key), Some(row)) if is_answered && row.sent_at.is_some() => {
            opened(key, ANSWER, &row.sealed).map(Some)
        }
        _ => Ok(None),
    }
}

fn reviews(conn: &mut Conn, key: Option<&CaseKey>, case: &Case) -> Result<Vec<ReviewRead>> {
    let rows = review::list_of_case(conn, case.id)?;
    let read = |row: Review| {
        let mut read = ReviewRead {
            reason: String::new(),
            answer: None,
            row,
        };
        let Some(key) = key else {
            return Ok(read);
        };
        if let Some(reason) = &read.row.reason {
            let words: EventWords = opened(key, WORDS, reason)?;
            let texts = words.lines.into_iter().map(|(_, text)| text);
            read.reason = texts.collect::<Vec<_>>().join("\n");
        }
        if let (Some(sealed), true) = (&read.row.sealed, read.row.sent_at.is_some()) {
            read.answer = Some(opened(key, REVIEW, sealed)?);
        }
        Ok(read)
    };
    rows.into_iter().map(read).collect()
}

fn messages(
    conn: &mut Conn,
    key: Option<&CaseKey>,
    case: &Case,
) -> Result<Vec<(Message, MessageWords)>> {
    let Some(key) = key else {
        return Ok(Vec::new());
    };
    let rows = message::store::list_of_case(conn, case.id)?;
    // What anybody may have written under this name is not shown as the complainant's, whoever at the desk
    // put it to the case.
    let shown = rows
        .into_iter()
        .filter(|it| it.direction == Direction::Out || it.trust.is_theirs());
    shown
        .map(|row| {
            let words = opened(key, MESSAGE, &row.sealed)?;
            Ok((row, words))
        })
        .collect()
}

fn opened<T: DeserializeOwned>(key: &CaseKey, label: &'static str, sealed: &[u8]) -> Result<T> {
    key.open_json(label, sealed)
        .map_err(|why| Error::Corrupt(format!("{label}: {why}")))
}
