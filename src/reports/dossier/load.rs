//! All that the desk holds about one case, opened.

use std::collections::HashMap;

use serde::Deserialize;

use crate::access::store as staff_store;
use crate::cases::answer::{ANSWER, Answer};
use crate::cases::complaint::{Complaint, Contacts};
use crate::cases::message::store as message_store;
use crate::cases::message::{MESSAGE, Message, MessageWords};
use crate::cases::queries::{self, AnswerRow, MeasureRow};
use crate::cases::review::{self, REVIEW, Review, ReviewAnswer};
use crate::cases::tag::{self, Tag};
use crate::cases::words::{EventWords, Findings, MEASURE, WORDS};
use crate::cases::{Case, store};
use crate::db::{self, Conn, Error, Id};
use crate::duties::store::{self as duty_store, Duty};
use crate::files::store as file_store;
use crate::files::{FileRow, FileWords};
use crate::ledger::store::{self as ledger_store, Event};
use crate::mail::store::{self as mail_store, Fate};
use crate::time::Moment;
use crate::vault::{CaseKey, Vault};

/// More looks than any case has had.
const MOST_LOOKS: i64 = 10_000;

pub struct Whole {
    pub case: Case,
    /// None once the person was erased.
    pub key: Option<CaseKey>,
    /// Word for word.
    pub submitted: Option<Complaint>,
    /// Of today.
    pub contacts: Option<Contacts>,
    pub received_reason: Option<String>,
    pub duties: Vec<Duty>,
    pub measures: Vec<(MeasureRow, Findings)>,
    pub messages: Vec<(Message, MessageWords)>,
    pub answer: Option<(AnswerRow, Answer)>,
    pub reviews: Vec<(Review, ReviewAnswer)>,
    pub fates: Vec<Fate>,
    pub files: Vec<(FileRow, FileWords)>,
    pub events: Vec<(Event, EventWords)>,
    /// Why the chain does not hold, if it does not.
    pub broken: Option<String>,
    pub looks: Vec<(Id, Moment)>,
    pub names: HashMap<Id, String>,
    /// Every tag there is.
    pub tags: Vec<Tag>,
}

pub fn load(conn: &mut Conn, vault: &Vault, id: Id) -> db::Result<Whole> {
    let case = store::load(conn, id)?;
    let key = store::find_key(conn, vault, id)?;
    let broken = ledger_store::verify_case(conn, &case)?.err();
    let staff = staff_store::list_staff(conn, vault)?;
    let open = Opener(key.as_ref());
    let events = open.events(ledger_store::list_of_case(conn, id)?);
    Ok(Whole {
        submitted: open.each(|key| store::find_submitted(conn, key, id))?,
        contacts: open
            .each(|key| store::find_complaint(conn, key, id))?
            .map(|it| it.contacts),
        received_reason: open.reason(&events),
        events,
        broken,
        duties: duty_store::list_of_case(conn, id)?,
        measures: open.measures(conn, id)?,
        messages: open.messages(conn, id)?,
        answer: open.answer(conn, id)?,
        reviews: open.reviews(conn, id)?,
        fates: mail_store::list_fates(conn, id)?,
        files: open.files(conn, vault, id)?,
        looks: queries::list_looks(conn, id, MOST_LOOKS)?,
        names: super::super::say::names(&staff),
        tags: tag::store::list(conn, vault)?,
        case,
        key,
    })
}

/// Opens what lies under the key of the case, while there is one.
struct Opener<'a>(Option<&'a CaseKey>);

impl Opener<'_> {
    fn each<T>(
        &self,
        find: impl FnOnce(&CaseKey) -> db::Result<Option<T>>,
    ) -> db::Result<Option<T>> {
        self.0.map_or(Ok(None), find)
    }

    fn open<T: for<'a> Deserialize<'a> + Default>(
        &self,
        label: &'static str,
        sealed: Option<&[u8]>,
    ) -> db::Result<T> {
        let Some((key, sealed)) = self.0.zip(sealed) else {
            return Ok(T::default());
        };
        key.open_json(label, sealed)
            .map_err(|why| Error::Corrupt(format!("{label}: {why}")))
    }

    /// Bodies of other kinds (a measure, an answer) are told of elsewhere.
    fn events(&self, events: Vec<Event>) -> Vec<(Event, EventWords)> {
        let words = |event: &Event| {
            let sealed = self.0.zip(event.body.as_deref());
            sealed.and_then(|(key, body)| key.open_json(WORDS, body).ok())
        };
        let with_words = |event: Event| {
            let words = words(&event).unwrap_or_default();
            (event, words)
        };
        events.into_iter().map(with_words).collect()
    }

    fn reason(&self, events: &[(Event, EventWords)]) -> Option<String> {
        let body = events.first().and_then(|(event, _)| event.body.as_deref());
        let (key, body) = self.0.zip(body)?;
        key.open_json("received reason", body).ok()
    }

    fn measures(&self, conn: &mut Conn, id: Id) -> db::Result<Vec<(MeasureRow, Findings)>> {
        let rows = queries::list_measures(conn, id)?.into_iter();
        rows.map(|row| {
            let findings = self.open(MEASURE, row.sealed.as_deref())?;
            Ok((row, findings))
        })
        .collect()
    }

    fn messages(&self, conn: &mut Conn, id: Id) -> db::Result<Vec<(Message, MessageWords)>> {
        let rows = message_store::list_of_case(conn, id)?.into_iter();
        rows.filter(|_| self.0.is_some())
            .map(|row| {
                let words = self.open(MESSAGE, Some(&row.sealed))?;
                Ok((row, words))
            })
            .collect()
    }

    fn answer(&self, conn: &mut Conn, id: Id) -> db::Result<Option<(AnswerRow, Answer)>> {
        let Some(row) = queries::find_answer(conn, id)?.filter(|_| self.0.is_some()) else {
            return Ok(None);
        };
        let answer = self.open(ANSWER, Some(&row.sealed))?;
        Ok(Some((row, answer)))
    }

    fn reviews(&self, conn: &mut Conn, id: Id) -> db::Result<Vec<(Review, ReviewAnswer)>> {
        let rows = review::list_of_case(conn, id)?.into_iter();
        rows.map(|row| {
            let answer = self.open(REVIEW, row.sealed.as_deref())?;
            Ok((row, answer))
        })
        .collect()
    }

    fn files(
        &self,
        conn: &mut Conn,
        vault: &Vault,
        id: Id,
    ) -> db::Result<Vec<(FileRow, FileWords)>> {
        let rows = file_store::list_of_case(conn, id)?.into_iter();
        rows.filter(|_| self.0.is_some())
            .map(|row| match row.words(vault, self.0) {
                Ok(words) => Ok((row, words)),
                Err(why) => Err(Error::Corrupt(format!("file {}: {why}", row.id()))),
            })
            .collect()
    }
}
