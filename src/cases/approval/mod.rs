//! Four eyes, where the desk is set to ask for them: an answer that says that something was found, that
//! concerns a possible incident or a colleague, or that speaks of inaccurate registration data is read
//! by a second person before it leaves. The approval is bound to the words: changed, they need another.
//! It stops and moves no clock.
//!
//! The answer to a review needs none: it is written by a second person.

pub mod store;

use serde_json::json;

use super::Case;
use super::answer::{Answer, Blocker, blockers};
use super::answering::{Draft, put_draft};
use super::case::{Act, Refusal};
use super::change::{Changed, Seen, measures, step_and};
use super::event::EventKind;
use super::facts::{ApprovalState, Gate, SecondLook, State};
use super::outcome::Outcome;
use super::queries::find_answer;
use crate::db::{Conn, Id, Result};
use crate::ledger::store::{self as ledger_store, Event};
use crate::vault::Vault;

pub use store::Approval;

/// What four eyes look at: the words, by their fingerprint, and whom the complaint is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guard {
    pub digest: Vec<u8>,
    pub is_about_staff: bool,
}

/// The keyed fingerprint of an answer's words on one case.
pub fn digest(
    vault: &Vault,
    case_id: Id,
    answer: &Answer,
) -> std::result::Result<Vec<u8>, serde_json::Error> {
    let words = serde_json::to_vec(answer)?;
    Ok(vault
        .mac("answer approval", &[case_id.bytes(), &words])
        .to_vec())
}

/// Why this answer has to be read by a second person; empty when it need not.
pub fn reasons(case: &Case, answer: &Answer, is_about_staff: bool) -> Vec<SecondLook> {
    let is_answer = answer.outcome() != Some(Outcome::NotComplaint);
    let all = [
        (
            answer.outcome().is_some_and(Outcome::is_finding),
            SecondLook::Finding,
        ),
        (case.gate == Gate::Yes, SecondLook::Incident),
        (is_about_staff, SecondLook::Staff),
        (
            !answer.inaccurate_data.trim().is_empty(),
            SecondLook::Inaccurate,
        ),
    ];
    all.into_iter()
        .filter(|(is, _)| *is && is_answer)
        .map(|(_, reason)| reason)
        .collect()
}

/// What keeps the answer from leaving until a second person has approved these words.
pub fn missing(
    case: &Case,
    answer: &Answer,
    guard: &Guard,
    approvals: &[Approval],
) -> Option<Blocker> {
    if reasons(case, answer, guard.is_about_staff).is_empty() {
        return None;
    }
    let of_these = |state| {
        let mut found = approvals.iter().rev();
        found.find(move |it| it.state == state && it.digest == guard.digest)
    };
    if of_these(ApprovalState::Approved).is_some() {
        return None;
    }
    Some(match of_these(ApprovalState::Pending) {
        Some(pending) => Blocker::ApprovalPending(pending.asked_at),
        None => Blocker::ApprovalMissing,
    })
}

/// An answer that somebody wants to be read by a second person.
#[derive(Clone)]
pub struct Asking {
    pub answer: Answer,
    pub draft: Draft,
    pub is_about_staff: bool,
    pub is_lead: bool,
}

/// Keeps the draft and asks for a second person. What lacks anything else is not for them yet.
pub fn ask(conn: &mut Conn, act: Act, seen: Seen, asking: &Asking) -> Result<Changed> {
    let measures = measures(conn, seen.id)?;
    let pending = store::find_pending(conn, seen.id)?;
    let is_pending = pending.is_some_and(|it| it.digest == asking.draft.digest);
    let take = |case: Case| {
        if case.state == State::Answered {
            return Err(Refusal::AlreadyAnswered);
        }
        let missing = blockers(&case, &measures, &asking.answer, asking.is_lead);
        if !missing.is_empty() {
            return Err(Refusal::Blocked(missing));
        }
        let why = reasons(&case, &asking.answer, asking.is_about_staff);
        if why.is_empty() {
            return Err(Refusal::ApprovalNotNeeded);
        }
        if is_pending {
            return Err(Refusal::ApprovalPending);
        }
        let keys: Vec<_> = why.iter().map(|reason| reason.key()).collect();
        case.note(act, EventKind::ApprovalAsked, json!({ "reasons": keys }))
    };
    step_and(conn, seen, take, |conn, case| {
        put_draft(conn, act, case.id, &asking.draft)?;
        store::void(conn, case.id, None)?;
        let why = reasons(&case, &asking.answer, asking.is_about_staff);
        store::insert(conn, &Approval::asked(case.id, act, &asking.draft, &why))?;
        Ok((case, Vec::new()))
    })
}

/// What the second person says of the words they read.
#[derive(Clone, Debug)]
pub struct Decision {
    pub by: Id,
    /// Of the words that were read.
    pub digest: Vec<u8>,
    pub is_approved: bool,
    pub sealed: Option<Vec<u8>>,
}

/// Approves the answer that waits, or sends it back. Nobody who wrote in it is its second person.
pub fn decide(conn: &mut Conn, act: Act, seen: Seen, decision: &Decision) -> Result<Changed> {
    let pending = store::find_pending(conn, seen.id)?;
    let pending = pending.filter(|it| it.digest == decision.digest);
    let is_author = list_authors(conn, seen.id)?.contains(&decision.by);
    let take = |case: Case| {
        if case.state == State::Answered {
            return Err(Refusal::AlreadyAnswered);
        }
        if pending.is_none() {
            return Err(Refusal::NoApprovalAsked);
        }
        if is_author {
            return Err(Refusal::OwnAnswer);
        }
        let kind = if decision.is_approved {
            EventKind::AnswerApproved
        } else {
            EventKind::AnswerSentBack
        };
        let (case, event) = case.note(act, kind, json!({}))?;
        Ok((case, event.body(decision.sealed.clone())))
    };
    let found = pending.clone();
    step_and(conn, seen, take, |conn, case| {
        if let Some(pending) = found {
            store::settle(conn, pending.id, act, decision)?;
        }
        Ok((case, Vec::new()))
    })
}

/// Everybody who wrote in the draft as it is now, or asked for somebody to read it.
pub fn list_authors(conn: &mut Conn, case_id: Id) -> Result<Vec<Id>> {
    let saved = find_answer(conn, case_id)?.map(|answer| answer.updated_by);
    let events = ledger_store::list_of_case(conn, case_id)?;
    Ok(authors(&events, saved))
}

/// The same from the history, and from who saved the draft last.
pub fn authors<'a>(events: impl IntoIterator<Item = &'a Event>, saved: Option<Id>) -> Vec<Id> {
    let writing = [EventKind::AnswerDrafted, EventKind::ApprovalAsked];
    let wrote = events
        .into_iter()
        .filter(|event| writing.contains(&event.kind) && !event.facts.contains("review"))
        .filter_map(|event| event.actor_id);
    let mut authors: Vec<Id> = wrote.chain(saved).collect();
    authors.sort_unstable();
    authors.dedup();
    authors
}
