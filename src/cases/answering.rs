//! The answer is drafted and sent. Where four eyes are asked for, some answers leave only once a second
//! person has approved these very words ([`super::approval`]); no clock waits for that.

use serde_json::json;

use super::Case;
use super::answer::{Answer, blockers};
use super::approval::{self, Guard};
use super::case::{Act, Refusal};
use super::change::{Changed, Seen, measures, restand, step_and};
use super::event::EventKind;
use super::facts::State;
use super::outcome::Outcome;
use super::queries::{self, AnswerRow};
use crate::db::{Conn, Id, Result};
use crate::duties::deadline::Rules;
use crate::duties::standing::Verdict;
use crate::duties::store::{self as duty_store, Duty};
use crate::time::Moment;

/// A draft about to be kept.
#[derive(Clone, Debug)]
pub struct Draft {
    pub by: Id,
    pub sealed: Vec<u8>,
    /// The fingerprint of its words ([`approval::digest`]); empty: no approval outlives it.
    pub digest: Vec<u8>,
}

/// Keeps the draft of an answer, for whoever needs no second person.
pub fn save_draft(conn: &mut Conn, act: Act, by: Id, seen: Seen, sealed: &[u8]) -> Result<Changed> {
    let draft = Draft {
        by,
        sealed: sealed.to_vec(),
        digest: Vec::new(),
    };
    keep_draft(conn, act, seen, &draft)
}

/// Keeps the draft of an answer. What a second person was shown, or has approved, counts no more once
/// the words are others.
pub fn keep_draft(conn: &mut Conn, act: Act, seen: Seen, draft: &Draft) -> Result<Changed> {
    let take = |case: Case| {
        if case.state == State::Answered {
            return Err(Refusal::AlreadyAnswered);
        }
        case.note(act, EventKind::AnswerDrafted, json!({}))
    };
    step_and(conn, seen, take, |conn, case| {
        put_draft(conn, act, case.id, draft)?;
        let is_void = approval::store::void(conn, case.id, Some(&draft.digest))?;
        let voided = is_void.then(|| act.event(EventKind::ApprovalVoided));
        Ok((case, voided.into_iter().collect()))
    })
}

pub(super) fn put_draft(conn: &mut Conn, act: Act, case_id: Id, draft: &Draft) -> Result<()> {
    queries::put_answer(
        conn,
        &answer_row(case_id, act, draft.by, &draft.sealed, None),
    )
}

fn answer_row(case_id: Id, act: Act, by: Id, sealed: &[u8], sent_at: Option<Moment>) -> AnswerRow {
    AnswerRow {
        case_id,
        sealed: sealed.to_vec(),
        updated_at: act.at,
        updated_by: by,
        sent_at,
    }
}

/// An answer about to be sent: in clear to be judged, sealed to be kept.
#[derive(Clone)]
pub struct Sending {
    pub answer: Answer,
    pub sealed: Vec<u8>,
    pub by: Id,
    pub is_lead: bool,
}

/// The handler sends an answer that needs no second person: see [`send_guarded`].
pub fn send_answer(
    conn: &mut Conn,
    rules: &Rules,
    act: Act,
    seen: Seen,
    sending: &Sending,
) -> Result<Changed> {
    send_guarded(conn, rules, (act, seen), sending, None)
}

/// The handler sends: the case is answered, unless something still blocks it. No clock stops here
/// but for what is no complaint; the caller enqueues the mail in the same transaction, and
/// [`super::delivery`] stops the clocks when it has left. `guard`: where four eyes are asked for.
pub fn send_guarded(
    conn: &mut Conn,
    rules: &Rules,
    (act, seen): (Act, Seen),
    sending: &Sending,
    guard: Option<&Guard>,
) -> Result<Changed> {
    let measures = measures(conn, seen.id)?;
    let approvals = approval::store::list_of_case(conn, seen.id)?;
    let take = |case: Case| {
        let mut missing = blockers(&case, &measures, &sending.answer, sending.is_lead);
        missing.extend(
            guard.and_then(|guard| approval::missing(&case, &sending.answer, guard, &approvals)),
        );
        match sending.answer.outcome() {
            Some(outcome) if missing.is_empty() => {
                let (case, event) = case.answer(act, outcome, sending.answer.cause())?;
                Ok((case, event.body(Some(sending.sealed.clone()))))
            }
            _ => Err(Refusal::Blocked(missing)),
        }
    };
    step_and(conn, seen, take, |conn, case| {
        let row = answer_row(case.id, act, sending.by, &sending.sealed, Some(act.at));
        queries::put_answer(conn, &row)?;
        // Nobody has to read any more what has left.
        let digest = guard.map(|guard| guard.digest.as_slice());
        approval::store::void(conn, case.id, digest)?;
        if case.outcome == Some(Outcome::NotComplaint) {
            return Ok((void_duties(conn, rules, act, case)?, Vec::new()));
        }
        Ok((case, Vec::new()))
    })
}

/// What is no complaint has no clocks: those still open end without a verdict on time. An incident
/// is none the less one, a wish to be erased is none the less to be answered, and an authority waits
/// none the less: these run on.
pub(super) fn void_duties(
    conn: &mut Conn,
    rules: &Rules,
    act: Act,
    mut case: Case,
) -> Result<Case> {
    let runs_on = |duty: &Duty| {
        let causes = ["incident", "erasure", "authority"];
        let rule = rules.find_duty(&duty.rule);
        rule.is_some_and(|rule| causes.iter().any(|cause| rule.is_started_by(cause)))
    };
    for duty in duty_store::list_of_case(conn, case.id)? {
        if !runs_on(&duty) {
            duty_store::freeze(conn, duty.id, act.at, Verdict::Void)?;
        }
    }
    case.verdict = Some(Verdict::Void);
    restand(conn, case)
}
