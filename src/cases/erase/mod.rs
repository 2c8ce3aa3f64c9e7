//! Erasing a person (handbook §2.1 K7, §2.6): their key is destroyed and with it everything sealed, what
//! they could be found by goes, and only the bare course of the case stays. Never before it is answered.

mod store;

use serde_json::json;

use super::case::{Act, Refusal};
use super::change::{Changed, Seen, restand, step_and};
use super::event::EventKind;
use super::facts::{Delivery, State};
use super::{Case, member_link, message, store as case_store};
use crate::db::{Conn, Error, Id, Result};
use crate::duties::deadline::{Carriage, Rules};
use crate::duties::standing::Verdict;
use crate::duties::store::{self as duty_store, Duty};

pub use store::{Erased, find_hold, list_erased};

/// The key of its row in `duties.csv`.
pub const DUTY: &str = "erase";

/// The complainant wants to be erased: starts the clock, unless one runs. The caller tells the desk in
/// the same write. Nobody's open form goes stale.
pub fn ask(
    conn: &mut Conn,
    rules: &Rules,
    act: Act,
    case_id: Id,
    words: Option<&[u8]>,
) -> Result<Changed> {
    let Some(case) = case_store::find(conn, case_id)? else {
        return Ok(Changed::Gone);
    };
    let duties = duty_store::list_of_case(conn, case_id)?;
    if duties
        .iter()
        .any(|duty| duty.rule == DUTY && duty.is_open())
    {
        return Ok(Changed::Refused(Box::new(case), Refusal::AlreadyAsked));
    }
    // Erased a moment ago: a clock that starts now could never be met.
    if !store::has_key(conn, case_id)? {
        let erased = Refusal::NotErasable(vec![Hindrance::Erased]);
        return Ok(Changed::Refused(Box::new(case), erased));
    }
    let rule = rules
        .find_duty(DUTY)
        .ok_or_else(|| Error::Corrupt("duties.csv: no row for erasure".to_owned()))?;
    let ids = (Id::new(act.at), case_id);
    let duty = Duty::begin(rules, rule, ids, act.at, Carriage::Direct);
    duty_store::insert(conn, &duty)?;
    let event = act
        .event(EventKind::ErasureAsked)
        .facts(json!({ "due_on": duty.due_on.to_string() }))
        .body(words.map(<[u8]>::to_vec));
    let case = restand(conn, case)?;
    let case = case_store::record(conn, case, &[event])?;
    Ok(Changed::Done(Box::new(case)))
}

/// What keeps a person from being erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// A complaint is never erased before its answer has left.
    Unanswered,
    OnHold,
    /// Something else is still owed: the key of its duty.
    Owed(String),
    /// It was done before.
    Erased,
}

/// Everything that keeps the person of `case` from being erased; empty when nothing does.
pub fn hindrances(
    case: &Case,
    duties: &[Duty],
    is_on_hold: bool,
    is_erased: bool,
) -> Vec<Hindrance> {
    let is_answered = case.state == State::Answered && case.delivery == Delivery::Done;
    let is_deletion = |duty: &Duty| duty.rule == DUTY || duty.rule == "delete";
    let owed = duties
        .iter()
        .filter(|duty| duty.is_open() && !is_deletion(duty));
    let mut found = Vec::new();
    if is_erased {
        found.push(Hindrance::Erased);
    }
    if !is_answered {
        found.push(Hindrance::Unanswered);
    }
    if is_on_hold {
        found.push(Hindrance::OnHold);
    }
    found.extend(owed.map(|duty| Hindrance::Owed(duty.rule.clone())));
    found
}

/// Erases the person of a case, for good. What other rooms hold of them (mails, files) goes in the same
/// write, by the caller; see [`crate::mail::erasure`].
pub fn erase(conn: &mut Conn, act: Act, seen: Seen) -> Result<Changed> {
    let duties = duty_store::list_of_case(conn, seen.id)?;
    let is_on_hold = find_hold(conn, seen.id)?.is_some();
    let is_erased = !store::has_key(conn, seen.id)?;
    let take = |case: Case| {
        let hindrances = hindrances(&case, &duties, is_on_hold, is_erased);
        if !hindrances.is_empty() {
            return Err(Refusal::NotErasable(hindrances));
        }
        let is_asked = duties
            .iter()
            .any(|duty| duty.is_open() && duty.rule == DUTY);
        case.note(act, EventKind::Erased, json!({ "asked": is_asked }))
    };
    step_and(conn, seen, take, |conn, mut case| {
        for duty in duties.iter().filter(|duty| duty.is_open()) {
            let verdict = Verdict::at(act.at, duty.late_from);
            duty_store::freeze(conn, duty.id, act.at, verdict)?;
        }
        store::destroy(conn, case.id)?;
        member_link::delete_of_case(conn, case.id)?;
        message::store::delete_of_case(conn, case.id)?;
        (case.unread, case.unread_since) = (0, None);
        // Nobody is left to be reached.
        (case.unreached_since, case.is_waiting) = (None, false);
        Ok((restand(conn, case)?, Vec::new()))
    })
}

/// Nothing of the case may be erased until the hold is lifted (a dispute, an order of a court).
pub fn set_hold(
    conn: &mut Conn,
    act: Act,
    seen: Seen,
    (by, reason): (Id, Vec<u8>),
) -> Result<Changed> {
    let is_held = find_hold(conn, seen.id)?.is_some();
    let take = |case: Case| {
        if is_held {
            return Err(Refusal::AlreadyAsked);
        }
        let (case, event) = case.note(act, EventKind::HoldSet, json!({}))?;
        Ok((case, event.body(Some(reason))))
    };
    step_and(conn, seen, take, |conn, case| {
        store::insert_hold(conn, case.id, by, act.at)?;
        Ok((case, Vec::new()))
    })
}

pub fn lift_hold(conn: &mut Conn, act: Act, seen: Seen, reason: Vec<u8>) -> Result<Changed> {
    let take = |case: Case| {
        let (case, event) = case.note(act, EventKind::HoldLifted, json!({}))?;
        Ok((case, event.body(Some(reason))))
    };
    step_and(conn, seen, take, |conn, case| {
        store::delete_hold(conn, case.id)?;
        Ok((case, Vec::new()))
    })
}
