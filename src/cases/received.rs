//! Correcting when a complaint was received (handbook §1.3). Only what staff entered, before the
//! answer, never to later than it was entered. Earlier takes effect at once. Later takes a second
//! person, and never moves the promise past a day the complainant may have been told: a promise that
//! was given can only come earlier. Both values stay, in the table and in the history.

pub mod store;

use serde_json::json;

use super::Case;
use super::case::{Act, Refusal};
use super::change::{Changed, Seen, restand, start_incident_clocks, step_and};
use super::complaint::{ReplyChannel, Wish};
use super::event::{EventKind, NewEvent};
use super::facts::{Channel, CorrectionState, Gate, ReceivedSource, State};
use crate::db::{Conn, Id, Result};
use crate::duties::deadline::{Carriage, Deadline, Rules, count_for};
use crate::duties::store::{self as duty_store, Duty};
use crate::ledger::store as ledger_store;
use crate::time::Moment;
use store::Correction;

/// Who wants the moment of receipt to be another.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub by: Id,
    pub to: Moment,
    /// The reason, as sealed event words.
    pub sealed: Vec<u8>,
    /// An acknowledgement went out by mail when the case was entered.
    pub has_address: bool,
}

/// What a second person says.
#[derive(Clone, Debug)]
pub struct Decision {
    pub by: Id,
    pub correction: Id,
    pub is_approved: bool,
    pub has_address: bool,
}

/// Events that told the complainant the day, or may have.
const TELLING: [EventKind; 6] = [
    EventKind::Acknowledged,
    // Whoever has a code reads the day on the status page.
    EventKind::CodeIssued,
    EventKind::MessageSent,
    EventKind::LetterMade,
    EventKind::CallerAsked,
    EventKind::CalledBack,
];

/// Whether the complainant may know the day that was promised. Whoever stood at the counter or was on
/// the telephone was told at once.
pub fn is_told(
    case: &Case,
    events: impl IntoIterator<Item = EventKind>,
    has_address: bool,
) -> bool {
    has_address
        || matches!(case.channel, Channel::Counter | Channel::Phone)
        || events.into_iter().any(|kind| TELLING.contains(&kind))
}

/// Whether the moment of receipt may be corrected at all.
pub fn is_open(case: &Case) -> bool {
    is_by_hand(case) && case.state != State::Answered
}

/// Staff typed it, moment and all. What came over a system and was only told apart by staff has that
/// system's moment.
fn is_by_hand(case: &Case) -> bool {
    case.received_source == ReceivedSource::Handler && Channel::BY_HAND.contains(&case.channel)
}

fn carriage(case: &Case) -> Carriage {
    match case.reply_channel {
        ReplyChannel::Post => Carriage::Post,
        ReplyChannel::Email | ReplyChannel::Phone => Carriage::Direct,
    }
}

/// The days of `case` had it been received at `to`, unless that can't be.
fn judge(
    rules: &Rules,
    case: &Case,
    to: Moment,
    is_told: bool,
) -> std::result::Result<Deadline, Refusal> {
    if !is_by_hand(case) {
        return Err(Refusal::NotEntered);
    }
    if case.state == State::Answered {
        return Err(Refusal::AlreadyAnswered);
    }
    if to > case.entered_at {
        return Err(Refusal::AfterEntry);
    }
    if to == case.received_at {
        return Err(Refusal::SameMoment);
    }
    let deadline = count_for(rules, to, carriage(case));
    if is_told && deadline.due_on > case.due_on {
        return Err(Refusal::ToldEarlier);
    }
    Ok(deadline)
}

fn kinds(conn: &mut Conn, case_id: Id) -> Result<Vec<EventKind>> {
    let events = ledger_store::list_of_case(conn, case_id)?;
    Ok(events.into_iter().map(|event| event.kind).collect())
}

/// Corrects the moment of receipt: at once when it moves to an earlier one, else once a second person
/// agrees ([`decide`]).
pub fn correct(
    conn: &mut Conn,
    rules: &Rules,
    act: Act,
    seen: Seen,
    wanted: &Wanted,
) -> Result<Changed> {
    let kinds = kinds(conn, seen.id)?;
    let pending = store::find_pending(conn, seen.id)?;
    let take = |case: Case| {
        let told = is_told(&case, kinds, wanted.has_address);
        let deadline = judge(rules, &case, wanted.to, told)?;
        let is_later = wanted.to > case.received_at;
        if is_later && pending.is_some() {
            return Err(Refusal::CorrectionPending);
        }
        let facts = facts(&case, &deadline);
        let kind = if is_later {
            EventKind::CorrectionAsked
        } else {
            EventKind::ReceivedCorrected
        };
        let (case, event) = case.note(act, kind, facts)?;
        Ok((case, event.body(Some(wanted.sealed.clone()))))
    };
    step_and(conn, seen, take, |conn, case| {
        let deadline = count_for(rules, wanted.to, carriage(&case));
        let is_later = wanted.to > case.received_at;
        let mut row = asked(&case, act, wanted, &deadline);
        if is_later {
            store::insert(conn, &row)?;
            return Ok((case, Vec::new()));
        }
        // What waited was about a moment that is no longer so.
        if let Some(pending) = &pending {
            store::settle(
                conn,
                pending.id,
                CorrectionState::Refused,
                (wanted.by, act.at),
            )?;
        }
        row.state = CorrectionState::Done;
        row.decided_at = Some(act.at);
        store::insert(conn, &row)?;
        Ok((moved(conn, rules, act, case, &deadline)?, Vec::new()))
    })
}

fn facts(case: &Case, deadline: &Deadline) -> serde_json::Value {
    json!({
        "from": case.received_at.to_string(),
        "to": deadline.received_at.to_string(),
        "due_from": case.due_on.to_string(),
        "due_to": deadline.due_on.to_string(),
    })
}

fn asked(case: &Case, act: Act, wanted: &Wanted, deadline: &Deadline) -> Correction {
    Correction {
        id: Id::new(act.at),
        case_id: case.id,
        from_at: case.received_at,
        to_at: wanted.to,
        from_due: case.due_on,
        to_due: deadline.due_on,
        state: CorrectionState::Pending,
        sealed: wanted.sealed.clone(),
        asked_by: wanted.by,
        asked_at: act.at,
        decided_by: None,
        decided_at: None,
    }
}

/// A second person agrees to a later moment, or does not. Whoever asked can only take it back.
pub fn decide(
    conn: &mut Conn,
    rules: &Rules,
    act: Act,
    seen: Seen,
    decision: &Decision,
) -> Result<Changed> {
    let kinds = kinds(conn, seen.id)?;
    let pending = store::find_pending(conn, seen.id)?;
    let pending = pending.filter(|pending| pending.id == decision.correction);
    let take = |case: Case| {
        let pending = pending.as_ref().ok_or(Refusal::NoCorrection)?;
        if !decision.is_approved {
            return case.note(act, EventKind::CorrectionRefused, json!({}));
        }
        if pending.asked_by == decision.by {
            return Err(Refusal::OwnCorrection);
        }
        // The day may have been told since it was asked for.
        let told = is_told(&case, kinds, decision.has_address);
        let deadline = judge(rules, &case, pending.to_at, told)?;
        let mut facts = facts(&case, &deadline);
        if let Some(facts) = facts.as_object_mut() {
            facts.insert("asked_by".to_owned(), pending.asked_by.to_string().into());
        }
        case.note(act, EventKind::ReceivedCorrected, facts)
    };
    step_and(conn, seen, take, |conn, case| {
        let Some(pending) = &pending else {
            return Ok((case, Vec::new()));
        };
        let state = if decision.is_approved {
            CorrectionState::Done
        } else {
            CorrectionState::Refused
        };
        store::settle(conn, pending.id, state, (decision.by, act.at))?;
        if !decision.is_approved {
            return Ok((case, Vec::new()));
        }
        let deadline = count_for(rules, pending.to_at, carriage(&case));
        Ok((
            moved(conn, rules, act, case, &deadline)?,
            Vec::<NewEvent>::new(),
        ))
    })
}

/// The case received at another moment: its promise and every clock that started with the receipt,
/// counted by the one date rule. What was met before keeps its verdict.
fn moved(conn: &mut Conn, rules: &Rules, act: Act, mut case: Case, to: &Deadline) -> Result<Case> {
    let before = case.received_at;
    case.received_at = to.received_at;
    case.due_on = to.due_on;
    case.late_from = to.late_from;
    case.legal_latest_on = to.legal_latest_on;
    case.act_by_on = to.act_by_on;
    case.rule.clone_from(&to.rule);
    case.calendar.clone_from(&to.calendar);
    store::put_promise(conn, &case)?;
    let mut causes = vec!["receipt"];
    causes.extend(case.wishes().into_iter().map(Wish::key));
    for rule in rules.list_started_by(&causes) {
        for duty in duty_store::list_of_case(conn, case.id)? {
            if duty.is_open() && duty.rule == rule.key {
                let ids = (duty.id, case.id);
                let recounted = Duty::begin(rules, rule, ids, case.received_at, carriage(&case));
                duty_store::recount(conn, duty.id, &recounted)?;
            }
        }
    }
    // An incident that was taken to be detected with the receipt was so then, too.
    let is_of_receipt =
        |at: Moment| at <= before && before.since(at) < chrono::Duration::minutes(1);
    if case.gate == Gate::Yes
        && case.received_at < before
        && case.detected_at.is_some_and(is_of_receipt)
    {
        case.detected_at = Some(case.received_at);
        start_incident_clocks(conn, rules, act, &case)?;
    }
    restand(conn, case)
}
