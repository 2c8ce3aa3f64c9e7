//! What people at the desk do to a case, each in one transaction: compare the version they saw, take
//! the step, save case and event together.
//!
//! Every function here is called inside `db.write`. What it refuses it says before its first
//! change; sealed bodies are made by the caller, outside the transaction.

use serde_json::json;

use super::case::{Act, Refusal, Step};
use super::event::{EventKind, NewEvent};
use super::facts::{Delivery, Gate, Identity};
use super::measure::{Measure, MeasureKind, MeasureStatus, is_done};
use super::queries::{self, MeasureRow};
use super::{Case, review, store};
use crate::db::{Conn, Id, Result};
use crate::duties::deadline::{Carriage, Rules};
use crate::duties::duty::MetBy;
use crate::duties::standing::Verdict;
use crate::duties::store::{self as duty_store, Duty};
use crate::time::Moment;

pub use super::answering::{Sending, save_draft, send_answer};

/// The case somebody means, as they saw it.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    pub id: Id,
    pub version: i32,
}

/// What became of a change.
#[derive(Clone, Debug)]
pub enum Changed {
    Done(Box<Case>),
    /// Somebody was first; this is the case as it is now.
    Stale(Box<Case>),
    Refused(Box<Case>, Refusal),
    /// There is no such case.
    Gone,
}

/// Takes a step that touches only the case itself.
pub(super) fn step(
    conn: &mut Conn,
    seen: Seen,
    take: impl FnOnce(Case) -> Step,
) -> Result<Changed> {
    step_and(conn, seen, take, |_conn, case| Ok((case, Vec::new())))
}

/// Takes a step, then does `more` with the case as it will be; both are saved together, with the
/// events of both.
pub(super) fn step_and(
    conn: &mut Conn,
    seen: Seen,
    take: impl FnOnce(Case) -> Step,
    more: impl FnOnce(&mut Conn, Case) -> Result<(Case, Vec<NewEvent>)>,
) -> Result<Changed> {
    let Some(before) = store::find(conn, seen.id)? else {
        return Ok(Changed::Gone);
    };
    if before.version != seen.version {
        return Ok(Changed::Stale(Box::new(before)));
    }
    let (case, event) = match take(before.clone()) {
        Ok(taken) => taken,
        Err(refusal) => return Ok(Changed::Refused(Box::new(before), refusal)),
    };
    let (case, later) = more(conn, case)?;
    let events: Vec<NewEvent> = std::iter::once(event).chain(later).collect();
    Ok(Changed::Done(Box::new(store::save(conn, case, &events)?)))
}

/// The case standing where its most urgent open duty stands.
pub(super) fn restand(conn: &mut Conn, case: Case) -> Result<Case> {
    let next = duty_store::earliest_open(conn, case.id)?;
    Ok(case.standing_at(next))
}

/// Gives the case to somebody, or to nobody. On a restricted case that person is let in. While an
/// answer is under review, the case is not for whoever sent it.
pub fn assign(conn: &mut Conn, act: Act, seen: Seen, to: Option<Id>) -> Result<Changed> {
    let is_barred = match to {
        Some(to) => review::list_barred(conn, seen.id)?.contains(&to),
        None => false,
    };
    step_and(
        conn,
        seen,
        |case| {
            if is_barred {
                return Err(Refusal::AnsweredThis);
            }
            case.assign(act, to)
        },
        |conn, case| {
            if let (true, Some(to)) = (case.is_restricted, to) {
                queries::put_access(conn, case.id, to, true)?;
            }
            Ok((case, Vec::new()))
        },
    )
}

pub fn start_verifying(conn: &mut Conn, act: Act, seen: Seen) -> Result<Changed> {
    step(conn, seen, |case| case.start_verifying(act))
}

/// A step of the checklist, with its sealed note and evidence.
#[derive(Clone, Debug)]
pub struct MeasureResult {
    pub measure: Measure,
    pub status: MeasureStatus,
    pub sealed: Option<Vec<u8>>,
}

/// Records a step of the checklist.
pub fn set_measure(
    conn: &mut Conn,
    act: Act,
    by: Id,
    seen: Seen,
    result: &MeasureResult,
) -> Result<Changed> {
    let facts = json!({ "measure": result.measure.key(), "status": result.status.key() });
    let take = |case: Case| {
        if case.state == super::facts::State::Answered {
            return Err(Refusal::AlreadyAnswered);
        }
        let (case, event) = case.note(act, EventKind::MeasureRecorded, facts)?;
        Ok((case, event.body(result.sealed.clone())))
    };
    step_and(conn, seen, take, |conn, mut case| {
        let row = MeasureRow {
            case_id: case.id,
            key: result.measure,
            status: result.status,
            sealed: result.sealed.clone(),
            updated_at: act.at,
            updated_by: by,
        };
        queries::put_measure(conn, &row)?;
        let measures = measures(conn, case.id)?;
        case.technical_done = is_done(&measures, MeasureKind::Technical, case.outcome);
        case.business_done = is_done(&measures, MeasureKind::Business, case.outcome);
        Ok((case, Vec::new()))
    })
}

/// The checklist so far, without words.
pub fn measures(conn: &mut Conn, case_id: Id) -> Result<Vec<(Measure, MeasureStatus)>> {
    let rows = queries::list_measures(conn, case_id)?;
    Ok(rows.into_iter().map(|row| (row.key, row.status)).collect())
}

/// Answers to the five questions of the incident gate.
#[derive(Clone, Debug)]
pub struct GateAnswers {
    pub answers: [bool; 5],
    pub detected_at: Moment,
    pub sealed_note: Option<Vec<u8>>,
}

/// Records the answers to the incident gate. The first "yes" starts the 24 h and 72 h clocks at the
/// moment of detection; the caller alerts the duty person in the same transaction.
pub fn answer_gate(
    conn: &mut Conn,
    rules: &Rules,
    act: Act,
    seen: Seen,
    gate: &GateAnswers,
) -> Result<Changed> {
    let take = |case: Case| {
        let (case, event) = case.answer_gate(act, gate.answers, gate.detected_at)?;
        Ok((case, event.body(gate.sealed_note.clone())))
    };
    step_and(conn, seen, take, |conn, case| {
        if case.gate == Gate::Yes {
            start_incident_clocks(conn, rules, act, &case)?;
        }
        Ok((restand(conn, case)?, Vec::new()))
    })
}

/// Starts the clocks of an incident that do not run yet; those that began too late are brought
/// forward to the earlier moment of detection.
pub(super) fn start_incident_clocks(
    conn: &mut Conn,
    rules: &Rules,
    act: Act,
    case: &Case,
) -> Result<()> {
    let running = duty_store::list_of_case(conn, case.id)?;
    let detected_at = case.detected_at.unwrap_or(act.at);
    for rule in rules.list_started_by(&["incident"]) {
        let ids = (Id::new(act.at), case.id);
        let duty = Duty::begin(rules, rule, ids, detected_at, Carriage::Direct);
        match running.iter().find(|it| it.rule == rule.key) {
            None => duty_store::insert(conn, &duty)?,
            Some(before) if before.is_open() && duty.late_from < before.late_from => {
                duty_store::bring_forward(conn, before.id, &duty)?;
            }
            Some(_) => {}
        }
    }
    Ok(())
}

/// Adds an internal note; its words are the event's sealed body.
pub fn add_note(conn: &mut Conn, act: Act, seen: Seen, sealed: Vec<u8>) -> Result<Changed> {
    step(conn, seen, |case| {
        let (case, event) = case.note(act, EventKind::NoteAdded, json!({}))?;
        Ok((case, event.body(Some(sealed))))
    })
}

pub fn set_identity(conn: &mut Conn, act: Act, seen: Seen, to: Identity) -> Result<Changed> {
    step(conn, seen, |case| case.set_identity(act, to))
}

/// Accepts a case that was held; the caller releases its mail in the same transaction.
pub fn accept_held(conn: &mut Conn, act: Act, seen: Seen) -> Result<Changed> {
    step(conn, seen, |case| case.accept_held(act))
}

/// Makes a case restricted or open to all, with the people let in (`true`) or shut out (`false`).
pub fn restrict(
    conn: &mut Conn,
    act: Act,
    seen: Seen,
    is_restricted: bool,
    people: &[(Id, bool)],
) -> Result<Changed> {
    let listed: Vec<_> = people
        .iter()
        .map(|(id, let_in)| json!([id.to_string(), let_in]))
        .collect();
    let facts = json!({ "restricted": is_restricted, "people": listed });
    let take = |mut case: Case| {
        case.is_restricted = is_restricted;
        case.note(act, EventKind::Restricted, facts)
    };
    step_and(conn, seen, take, |conn, case| {
        queries::clear_access(conn, case.id)?;
        for (id, let_in) in people {
            queries::put_access(conn, case.id, *id, *let_in)?;
        }
        Ok((case, Vec::new()))
    })
}

/// What a letter or a call carried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carried {
    Acknowledgement,
    Answer,
}

/// A letter handed to the carrier, or a finished call.
#[derive(Clone, Debug)]
pub struct Dispatch {
    pub carried: Carried,
    /// `letter`, `call` or `hand`.
    pub by_way_of: &'static str,
    /// When it was handed over, or the call ended.
    pub at: Moment,
    /// Carrier and tracking number; or number, who spoke, what was said.
    pub sealed: Vec<u8>,
}

/// Records that a letter was handed over or a call finished: this stops the clocks as a mail
/// server's acceptance does, at the instant it happened.
pub fn record_dispatch(
    conn: &mut Conn,
    rules: &Rules,
    act: Act,
    seen: Seen,
    dispatch: &Dispatch,
) -> Result<Changed> {
    let take = |case: Case| {
        if dispatch.at > act.at || dispatch.at < case.received_at {
            return Err(Refusal::ImpossibleTime);
        }
        let kind = match dispatch.carried {
            Carried::Acknowledgement => EventKind::Acknowledged,
            Carried::Answer if !case.is_undelivered() => return Err(Refusal::NotAnswered),
            Carried::Answer if is_before_answered(&case, dispatch.at) => {
                return Err(Refusal::ImpossibleTime);
            }
            Carried::Answer => EventKind::AnswerDelivered,
        };
        let facts = json!({ "by": dispatch.by_way_of, "at": dispatch.at.to_string() });
        let (case, event) = case.note(act, kind, facts)?;
        Ok((case, event.body(Some(dispatch.sealed.clone()))))
    };
    step_and(conn, seen, take, |conn, mut case| {
        case.unreached_since = None;
        let case = match dispatch.carried {
            Carried::Acknowledgement => {
                super::delivery::acknowledged(conn, rules, case, dispatch.at)?
            }
            Carried::Answer => super::delivery::delivered(conn, rules, case, dispatch.at)?,
        };
        Ok((case, Vec::new()))
    })
}

/// Whether `at` lies before the minute in which the answer was finished: nothing can have been handed
/// over or read out then. Forms tell minutes.
fn is_before_answered(case: &Case, at: Moment) -> bool {
    case.answered_at
        .is_some_and(|answered_at| is_minutes_before(at, answered_at))
}

/// Whether `at` lies before the minute of `other`.
pub(super) fn is_minutes_before(at: Moment, other: Moment) -> bool {
    let minute = |at: Moment| at.micros().div_euclid(60_000_000);
    minute(at) < minute(other)
}

/// Records that a notice waits at the counter, for somebody who can't be reached; it stops no clock.
pub fn record_notice(conn: &mut Conn, act: Act, seen: Seen, sealed: Vec<u8>) -> Result<Changed> {
    step(conn, seen, |case| {
        let (case, event) = case.note(act, EventKind::NoticeLeft, json!({}))?;
        Ok((case, event.body(Some(sealed))))
    })
}

/// Records a call that reached nobody; it stops no clock.
pub fn record_failed_call(
    conn: &mut Conn,
    act: Act,
    seen: Seen,
    sealed: Vec<u8>,
) -> Result<Changed> {
    step(conn, seen, |case| {
        let (case, event) = case.note(act, EventKind::CallFailed, json!({}))?;
        Ok((case, event.body(Some(sealed))))
    })
}

/// A duty that a person says is done: a report to an authority, a negotiation.
#[derive(Clone, Debug)]
pub struct Fulfilment {
    pub duty_id: Id,
    pub at: Moment,
    /// To whom, under which number, in what words.
    pub sealed: Vec<u8>,
}

/// Records that a duty met by staff is done, and freezes its verdict.
pub fn meet_duty(
    conn: &mut Conn,
    rules: &Rules,
    act: Act,
    seen: Seen,
    done: &Fulfilment,
) -> Result<Changed> {
    let duties = duty_store::list_of_case(conn, seen.id)?;
    let by_staff = |duty: &&Duty| {
        rules
            .find_duty(&duty.rule)
            .is_some_and(|rule| rule.met_by == MetBy::Staff)
    };
    let duty = duties
        .iter()
        .filter(by_staff)
        .find(|duty| duty.id == done.duty_id);
    let take = |case: Case| {
        let duty = duty
            .filter(|duty| duty.is_open())
            .ok_or(Refusal::AlreadyMet)?;
        if done.at > act.at || done.at < duty.started_at {
            return Err(Refusal::ImpossibleTime);
        }
        let facts = json!({ "duty": duty.rule, "at": done.at.to_string() });
        let (case, event) = case.note(act, EventKind::DutyMet, facts)?;
        Ok((case, event.body(Some(done.sealed.clone()))))
    };
    step_and(conn, seen, take, |conn, case| {
        if let Some(duty) = duty {
            let verdict = Verdict::at(done.at, duty.late_from);
            duty_store::freeze(conn, duty.id, done.at, verdict)?;
        }
        Ok((restand(conn, case)?, Vec::new()))
    })
}

/// Sends an answer that was refused for good, or came back, on its way again; `sealed` names the
/// address. The caller enqueues the mail in the same transaction.
pub fn resend(conn: &mut Conn, act: Act, seen: Seen, sealed: Vec<u8>) -> Result<Changed> {
    step(conn, seen, |mut case| {
        if !case.may_be_resent() {
            return Err(Refusal::NotAnswered);
        }
        // What came back has met its clock already, and stays met.
        if case.delivery == Delivery::Failed {
            case.delivery = Delivery::Pending;
        }
        case.unreached_since = None;
        let (case, event) = case.note(act, EventKind::AnswerResent, json!({}))?;
        Ok((case, event.body(Some(sealed))))
    })
}

/// Records that the complainant was reached in another way than the mail that failed; `sealed` says
/// how. It stops no clock: what a letter or a call carried is recorded as such.
pub fn reached(conn: &mut Conn, act: Act, seen: Seen, sealed: Vec<u8>) -> Result<Changed> {
    step(conn, seen, |mut case| {
        if case.unreached_since.take().is_none() {
            return Err(Refusal::AlreadyReached);
        }
        let (case, event) = case.note(act, EventKind::Reached, json!({}))?;
        Ok((case, event.body(Some(sealed))))
    })
}
