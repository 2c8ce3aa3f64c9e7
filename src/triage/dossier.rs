//! A case with everything about it that its page shows, opened with its key.

use std::collections::HashMap;

use serde::Deserialize;

use super::load::queries::{Load, list_loads};
use super::near::queries as near_queries;
use super::prepared::store::{self as prepared_store, PreparedText};
use super::queries as desk_queries;
use super::row::Names;
use crate::access::Staff;
use crate::access::policy::{self, Action, Relation};
use crate::access::store as staff_store;
use crate::app::App;
use crate::cases::answer::{ANSWER, Answer};
use crate::cases::approval::{self, Approval};
use crate::cases::complaint::Complaint;
use crate::cases::event::EventKind;
use crate::cases::links::Link;
use crate::cases::measure::{Measure, MeasureStatus};
use crate::cases::message::store::{self as message_store, DraftRow};
use crate::cases::message::{DRAFT, MESSAGE, Message, MessageDraft, MessageWords};
use crate::cases::queries::{self, AnswerRow};
use crate::cases::received::store::{self as correction_store, Correction};
use crate::cases::reference::Reference;
use crate::cases::review::{self, REVIEW, Review, ReviewAnswer};
use crate::cases::words::{EventWords, Findings, MEASURE, WORDS};
use crate::cases::{Case, erase, store};
use crate::db::{self, Conn, Error, Id};
use crate::duties::store::{self as duty_store, Duty};
use crate::files::store as file_store;
use crate::files::{FileRow, FileWords};
use crate::ledger::store::{self as ledger_store, Event};
use crate::mail::inbound::{self, MailWords};
use crate::mail::store::{self as mail_store, Fate};
use crate::time::Moment;
use crate::vault::{CaseKey, Vault};

const MOST_LOOKS: i64 = 200;
/// What is due in these days counts as due soon when somebody is given a case.
const WEEK: chrono::Days = chrono::Days::new(6);

/// A step of the checklist, opened.
#[derive(Clone, Debug)]
pub struct MeasureDone {
    pub measure: Measure,
    pub status: MeasureStatus,
    pub findings: Findings,
    pub at: Moment,
    pub by: Id,
}

pub struct Dossier {
    pub case: Case,
    /// None once the person was erased.
    pub key: Option<CaseKey>,
    pub complaint: Option<Complaint>,
    pub duties: Vec<Duty>,
    pub measures: Vec<MeasureDone>,
    pub answer: Option<(AnswerRow, Answer)>,
    /// The conversation, oldest first; empty once the person was erased.
    pub messages: Vec<(Message, MessageWords)>,
    pub message_draft: Option<(DraftRow, MessageDraft)>,
    /// With what was written so far.
    pub reviews: Vec<(Review, ReviewAnswer)>,
    /// What second persons were shown, oldest first.
    pub approvals: Vec<Approval>,
    /// Prepared texts that replace bundled ones.
    pub prepared: Vec<PreparedText>,
    /// Who sent an answer that is under review.
    pub barred: Vec<Id>,
    /// Nothing of it may be erased.
    pub is_on_hold: bool,
    pub events: Vec<(Event, EventWords)>,
    /// Why a case entered by staff was received when it was.
    pub received_reason: Option<String>,
    /// What stands in the mails that belong to it, in the order they came.
    pub mails: Vec<MailWords>,
    /// What became of the mails to the complainant.
    pub fates: Vec<Fate>,
    /// Every file of the case, in the order they came.
    pub files: Vec<(FileRow, FileWords)>,
    /// Corrections of the moment of receipt, oldest first, each with its reason.
    pub corrections: Vec<(Correction, String)>,
    pub looks: Vec<(Id, Moment)>,
    pub access: Vec<(Id, bool)>,
    /// The cases it is linked with, as far as they exist for the reader.
    pub links: Vec<(Link, Case)>,
    /// Every case that its history names and that exists for the reader.
    pub named: Vec<Case>,
    /// What each person has in hand, for whoever may assign.
    pub loads: HashMap<Id, Load>,
    /// What the reader may do with it.
    relation: Relation,
    pub staff: Vec<Staff>,
}

impl Dossier {
    pub fn names(&self) -> Names {
        super::row::names(&self.staff)
    }

    pub fn may(&self, me: &Staff, action: Action) -> bool {
        policy::allows(me, self.relation, action)
    }

    /// The steps and their status, as the domain asks for them.
    pub fn statuses(&self) -> Vec<(Measure, MeasureStatus)> {
        self.measures
            .iter()
            .map(|done| (done.measure, done.status))
            .collect()
    }

    /// A message of this case.
    pub fn find_message(&self, id: Id) -> Option<&(Message, MessageWords)> {
        self.messages.iter().find(|(message, _)| message.id == id)
    }

    /// The answer as drafted so far.
    pub fn draft(&self) -> Answer {
        self.answer
            .as_ref()
            .map(|(_, answer)| answer.clone())
            .unwrap_or_default()
    }
}

/// The case of this reference with all about it; `None` when it isn't there, for `me`.
pub fn find(
    conn: &mut Conn,
    vault: &Vault,
    me: &Staff,
    reference: Reference,
) -> db::Result<Option<Dossier>> {
    let Some(case) = store::find_by_reference(conn, reference)? else {
        return Ok(None);
    };
    let relation = Relation {
        is_restricted: case.is_restricted,
        listed: desk_queries::find_listed(conn, case.id, me.id)?,
        is_assigned: case.assignee_id.is_some(),
    };
    if !policy::allows(me, relation, Action::Read) {
        return Ok(None);
    }
    let key = store::find_key(conn, vault, case.id)?;
    let complaint = match &key {
        Some(key) => store::find_complaint(conn, key, case.id)?,
        None => None,
    };
    let events = events(conn, key.as_ref(), case.id)?;
    let links = near_queries::list_links(conn, me, case.id)?;
    Ok(Some(Dossier {
        received_reason: received_reason(key.as_ref(), &events),
        corrections: corrections(conn, key.as_ref(), case.id)?,
        complaint,
        duties: duty_store::list_of_case(conn, case.id)?,
        measures: measures(conn, key.as_ref(), case.id)?,
        answer: answer(conn, key.as_ref(), case.id)?,
        files: files(conn, vault, key.as_ref(), case.id)?,
        messages: messages(conn, key.as_ref(), case.id)?,
        message_draft: message_draft(conn, key.as_ref(), case.id)?,
        mails: mails(conn, key.as_ref(), case.id)?,
        fates: mail_store::list_fates(conn, case.id)?,
        reviews: reviews(conn, key.as_ref(), case.id)?,
        prepared: prepared_store::list_current(conn)?,
        approvals: approval::store::list_of_case(conn, case.id)?,
        barred: review::list_barred(conn, case.id)?,
        is_on_hold: erase::find_hold(conn, case.id)?.is_some(),
        looks: queries::list_looks(conn, case.id, MOST_LOOKS)?,
        access: queries::list_access(conn, case.id)?,
        staff: staff_store::list_staff(conn, vault)?,
        named: near_queries::list_visible(conn, me, named(&events))?,
        links,
        loads: HashMap::new(),
        relation,
        events,
        key,
        case,
    }))
}

/// The cases that links in the history lead to.
fn named(events: &[(Event, EventWords)]) -> Vec<Id> {
    let linking = [EventKind::Linked, EventKind::Unlinked];
    let events = events.iter().map(|(event, _)| event);
    events
        .filter(|event| linking.contains(&event.kind))
        .filter_map(|event| {
            let facts: serde_json::Value = serde_json::from_str(&event.facts).ok()?;
            Id::parse(facts.get("other")?.as_str()?)
        })
        .collect()
}

fn measures(conn: &mut Conn, key: Option<&CaseKey>, id: Id) -> db::Result<Vec<MeasureDone>> {
    let rows = queries::list_measures(conn, id)?;
    rows.into_iter()
        .map(|row| {
            Ok(MeasureDone {
                measure: row.key,
                status: row.status,
                findings: opened(key, MEASURE, row.sealed.as_deref())?.unwrap_or_default(),
                at: row.updated_at,
                by: row.updated_by,
            })
        })
        .collect()
}

fn files(
    conn: &mut Conn,
    vault: &Vault,
    key: Option<&CaseKey>,
    id: Id,
) -> db::Result<Vec<(FileRow, FileWords)>> {
    let Some(key) = key else {
        return Ok(Vec::new());
    };
    let rows = file_store::list_of_case(conn, id)?;
    rows.into_iter()
        .map(|row| match row.words(vault, Some(key)) {
            Ok(words) => Ok((row, words)),
            Err(why) => Err(Error::Corrupt(format!("file {}: {why}", row.id()))),
        })
        .collect()
}

fn answer(
    conn: &mut Conn,
    key: Option<&CaseKey>,
    id: Id,
) -> db::Result<Option<(AnswerRow, Answer)>> {
    let Some(row) = queries::find_answer(conn, id)? else {
        return Ok(None);
    };
    let answer = opened(key, ANSWER, Some(&row.sealed))?;
    Ok(answer.map(|answer| (row, answer)))
}

fn messages(
    conn: &mut Conn,
    key: Option<&CaseKey>,
    id: Id,
) -> db::Result<Vec<(Message, MessageWords)>> {
    if key.is_none() {
        return Ok(Vec::new());
    }
    let rows = message_store::list_of_case(conn, id)?;
    rows.into_iter()
        .map(|row| {
            let words = opened(key, MESSAGE, Some(&row.sealed))?.unwrap_or_default();
            Ok((row, words))
        })
        .collect()
}

fn mails(conn: &mut Conn, key: Option<&CaseKey>, id: Id) -> db::Result<Vec<MailWords>> {
    let mut mails = Vec::new();
    for row in inbound::store::list_of_case(conn, id)? {
        mails.extend(opened(key, inbound::WORDS, Some(&row.sealed))?);
    }
    Ok(mails)
}

fn reviews(
    conn: &mut Conn,
    key: Option<&CaseKey>,
    id: Id,
) -> db::Result<Vec<(Review, ReviewAnswer)>> {
    let rows = review::list_of_case(conn, id)?;
    rows.into_iter()
        .map(|row| {
            let answer = opened(key, REVIEW, row.sealed.as_deref())?;
            Ok((row, answer.unwrap_or_default()))
        })
        .collect()
}

fn message_draft(
    conn: &mut Conn,
    key: Option<&CaseKey>,
    id: Id,
) -> db::Result<Option<(DraftRow, MessageDraft)>> {
    let Some(row) = message_store::find_draft(conn, id)? else {
        return Ok(None);
    };
    let draft = opened(key, DRAFT, Some(&row.sealed))?;
    Ok(draft.map(|draft| (row, draft)))
}

fn events(conn: &mut Conn, key: Option<&CaseKey>, id: Id) -> db::Result<Vec<(Event, EventWords)>> {
    let events = ledger_store::list_of_case(conn, id)?;
    // Bodies of other kinds (a measure, an answer, the reason of a receipt) are shown elsewhere.
    let words = |event: &Event| {
        let found = key.zip(event.body.as_deref());
        let opened = found.and_then(|(key, body)| key.open_json(WORDS, body).ok());
        opened.unwrap_or_default()
    };
    Ok(events
        .into_iter()
        .map(|event| (event.clone(), words(&event)))
        .collect())
}

fn corrections(
    conn: &mut Conn,
    key: Option<&CaseKey>,
    id: Id,
) -> db::Result<Vec<(Correction, String)>> {
    let rows = correction_store::list_of_case(conn, id)?;
    let with_reason = |row: Correction| {
        let reason = super::received::reason(key, &row.sealed);
        (row, reason)
    };
    Ok(rows.into_iter().map(with_reason).collect())
}

fn received_reason(key: Option<&CaseKey>, events: &[(Event, EventWords)]) -> Option<String> {
    let body = events.first().and_then(|(event, _)| event.body.as_deref());
    let (key, body) = key.zip(body)?;
    key.open_json("received reason", body).ok()
}

fn opened<T: for<'a> Deserialize<'a>>(
    key: Option<&CaseKey>,
    label: &'static str,
    sealed: Option<&[u8]>,
) -> db::Result<Option<T>> {
    let Some((key, sealed)) = key.zip(sealed) else {
        return Ok(None);
    };
    let opened = key.open_json(label, sealed);
    opened
        .map(Some)
        .map_err(|error| Error::Corrupt(format!("{label}: {error}")))
}

/// Reads a dossier for `me`.
pub async fn load(app: &App, me: &Staff, reference: Reference) -> db::Result<Option<Dossier>> {
    let (vault, me, today) = (app.vault.clone(), me.clone(), app.today().day);
    let week = today.checked_add_days(WEEK).unwrap_or(today);
    app.db
        .read(move |conn| {
            let mut found = find(conn, &vault, &me, reference)?;
            if let Some(dossier) = found.as_mut().filter(|it| it.may(&me, Action::Assign)) {
                dossier.loads = list_loads(conn, &me, week)?;
            }
            Ok(found)
        })
        .await
}
