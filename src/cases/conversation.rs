//! The conversation of a case: what the complainant writes after the complaint, what the desk asks
//! and tells, and what a person says about each message that came in.
//!
//! A message that came in is unread until a person marks it, whatever state the case is in; a case
//! knows how many wait and since when. No message stops or moves a clock (handbook §1.2).
//!
//! Every function here is called inside `db.write`; messages are sealed by the caller, outside.

use serde_json::{Map, Value, json};

use super::case::{Act, Refusal};
use super::change::{Changed, Seen, step_and};
use super::event::{EventKind, NewEvent};
use super::facts::State;
use super::message::store::{self as message_store, DraftRow};
use super::message::{Direction, Handled, Message, Trust, Via};
use super::{Case, review, store};
use crate::db::{Conn, Id, Result};
use crate::duties::deadline::Rules;
use crate::ledger::chain;
use crate::time::Moment;

/// A message of the complainant's. Its files are inserted by the caller in the same write, after it.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// Made before the write: the same message taken twice is there once.
    pub id: Id,
    pub via: Via,
    pub trust: Trust,
    /// When it reached the company.
    pub at: Moment,
    /// When the desk takes it in: later, when a mailbox was out of reach or staff typed it.
    pub now: Moment,
    /// The member of staff who took it down, for what came by phone or letter.
    pub by: Option<Id>,
    /// [`super::message::MessageWords`] under the case's key.
    pub sealed: Vec<u8>,
    /// The raw mail.
    pub inbound: Option<Id>,
}

/// A message of the desk's. The caller enqueues its mail in the same write.
#[derive(Clone, Debug)]
pub struct Outgoing {
    pub id: Id,
    pub via: Via,
    /// [`super::message::MessageWords`] under the case's key.
    pub sealed: Vec<u8>,
    /// An answer is awaited: the case is “Chờ bổ sung”. The clock runs on.
    pub asks: bool,
    /// The dedupe key of its mail; `None` for what was said or posted.
    pub mail_key: Option<String>,
}

/// Takes in a message. Nobody's open form goes stale over it. `None`: there is no such case, or its person
/// was erased and nobody could read it.
pub fn receive(conn: &mut Conn, case_id: Id, incoming: &Incoming) -> Result<Option<Case>> {
    let Some(mut case) = store::find(conn, case_id)? else {
        return Ok(None);
    };
    if message_store::find(conn, incoming.id)?.is_some() {
        return Ok(Some(case));
    }
    if !store::has_key(conn, case_id)? {
        return Ok(None);
    }
    message_store::insert(conn, &incoming.row(case_id))?;
    case = counted(conn, case)?;
    case.is_waiting = false;
    let event = NewEvent::new(EventKind::MessageReceived, incoming.now, incoming.by)
        .facts(incoming.facts());
    store::record(conn, case, &[event]).map(Some)
}

/// Sends a message, or records what was said or posted. The draft it was written in goes.
pub fn send(conn: &mut Conn, act: Act, seen: Seen, outgoing: &Outgoing) -> Result<Changed> {
    let take = |mut case: Case| {
        if case.is_held {
            return Err(Refusal::Held);
        }
        case.is_waiting |= outgoing.asks && case.state != State::Answered;
        case.note(act, EventKind::MessageSent, outgoing.facts())
    };
    step_and(conn, seen, take, |conn, case| {
        message_store::insert(conn, &outgoing.row(case.id, act))?;
        message_store::delete_draft(conn, case.id)?;
        Ok((case, Vec::new()))
    })
}

/// Marks a message of the complainant's: a person has seen it, and says what it is. A case of its own is
/// the caller's to open in the same write; for a review there is [`handle_as_review`].
pub fn handle(
    conn: &mut Conn,
    act: Act,
    seen: Seen,
    message_id: Id,
    as_: Handled,
) -> Result<Changed> {
    let message = message_store::find(conn, message_id)?
        .filter(|message| message.case_id == seen.id && message.is_unread());
    let take = |case: Case| {
        let message = message.as_ref().ok_or(Refusal::AlreadyHandled)?;
        let facts = json!({ "message": message.id.to_string(), "as": as_.key() });
        case.note(act, EventKind::MessageHandled, facts)
    };
    step_and(conn, seen, take, |conn, case| {
        message_store::mark(conn, message_id, as_, (act.by, act.at))?;
        Ok((counted(conn, case)?, Vec::new()))
    })
}

/// Marks a message as asking for a review of the answer, and opens the review: its clock runs since the
/// message came in. `reason` is the message, sealed by [`review::seal_reason`].
pub fn handle_as_review(
    conn: &mut Conn,
    rules: &Rules,
    act: Act,
    seen: Seen,
    (message_id, reason): (Id, Option<&[u8]>),
) -> Result<Changed> {
    let message = message_store::find(conn, message_id)?
        .filter(|message| message.case_id == seen.id && message.is_unread());
    let refusal = match store::find(conn, seen.id)? {
        Some(case) => review::refusal(conn, &case)?,
        None => None,
    };
    let since = message.as_ref().map_or(act.at, |message| message.at);
    let take = |case: Case| {
        let message = message.as_ref().ok_or(Refusal::AlreadyHandled)?;
        if let Some(refusal) = refusal {
            return Err(refusal);
        }
        let as_ = Handled::Review.key();
        let facts = json!({ "message": message.id.to_string(), "as": as_ });
        case.note(act, EventKind::MessageHandled, facts)
    };
    step_and(conn, seen, take, |conn, case| {
        message_store::mark(conn, message_id, Handled::Review, (act.by, act.at))?;
        let case = counted(conn, case)?;
        review::opened_since(conn, rules, (act, since), case, reason)
    })
}

/// Keeps the draft of a message.
pub fn save_draft(conn: &mut Conn, act: Act, by: Id, seen: Seen, sealed: &[u8]) -> Result<Changed> {
    let take = |case: Case| case.note(act, EventKind::MessageDrafted, json!({}));
    step_and(conn, seen, take, |conn, case| {
        let row = DraftRow {
            case_id: case.id,
            sealed: sealed.to_vec(),
            updated_at: act.at,
            updated_by: by,
        };
        message_store::put_draft(conn, &row)?;
        Ok((case, Vec::new()))
    })
}

/// The case with what waits to be read, as the messages say.
fn counted(conn: &mut Conn, mut case: Case) -> Result<Case> {
    (case.unread, case.unread_since) = message_store::count_unread(conn, case.id)?;
    Ok(case)
}

/// What the chain proves of a message: when it went which way, and its sealed words by their digest,
/// so that they can be destroyed without breaking it.
fn facts(id: Id, via: Via, sealed: &[u8]) -> Map<String, Value> {
    let digest: String = chain::digest(sealed)
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|nibble| char::from_digit(u32::from(nibble), 16))
        .collect();
    let facts = [
        ("message", id.to_string()),
        ("via", via.key().to_owned()),
        ("digest", digest),
    ];
    facts
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value.into()))
        .collect()
}

impl Incoming {
    fn facts(&self) -> Value {
        let mut facts = facts(self.id, self.via, &self.sealed);
        facts.insert("trust".to_owned(), self.trust.key().into());
        facts.insert("at".to_owned(), self.at.to_string().into());
        facts.into()
    }

    fn row(&self, case_id: Id) -> Message {
        Message {
            id: self.id,
            case_id,
            direction: Direction::In,
            via: self.via,
            trust: self.trust,
            at: self.at,
            by: self.by,
            sealed: self.sealed.clone(),
            asks: false,
            mail_key: None,
            inbound_id: self.inbound,
            handled_as: None,
            handled_at: None,
            handled_by: None,
            told_at: None,
        }
    }
}

impl Outgoing {
    fn facts(&self) -> Value {
        let mut facts = facts(self.id, self.via, &self.sealed);
        facts.insert("asks".to_owned(), self.asks.into());
        facts.into()
    }

    fn row(&self, case_id: Id, act: Act) -> Message {
        Message {
            id: self.id,
            case_id,
            direction: Direction::Out,
            via: self.via,
            trust: Trust::Staff,
            at: act.at,
            by: act.by,
            sealed: self.sealed.clone(),
            asks: self.asks,
            mail_key: self.mail_key.clone(),
            inbound_id: None,
            handled_as: None,
            handled_at: None,
            handled_by: None,
            told_at: Some(act.at),
        }
    }
}
