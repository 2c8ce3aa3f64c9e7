//! The complainant takes a complaint back. That is a wish, not an end: the clocks run on, an incident
//! stays one, and a handler answers with the outcome “withdrawn” (handbook §4.4).

use serde_json::json;

use super::case::{Act, Refusal};
use super::change::Changed;
use super::event::EventKind;
use super::facts::State;
use super::store;
use crate::db::{Conn, Id, Result};
use crate::ledger::store::list_of_case;

/// Records the wish, with its sealed reason. The caller tells the desk in the same write.
pub fn ask(conn: &mut Conn, act: Act, case_id: Id, reason: Option<&[u8]>) -> Result<Changed> {
    let Some(case) = store::find(conn, case_id)? else {
        return Ok(Changed::Gone);
    };
    let refusal = if case.state == State::Answered {
        Some(Refusal::AlreadyAnswered)
    } else if is_asked(conn, case_id)? {
        Some(Refusal::AlreadyAsked)
    } else {
        None
    };
    if let Some(refusal) = refusal {
        return Ok(Changed::Refused(Box::new(case), refusal));
    }
    let event = act
        .event(EventKind::WithdrawalAsked)
        .facts(json!({ "state": case.state.key() }))
        .body(reason.map(<[u8]>::to_vec));
    let case = store::record(conn, case, &[event])?;
    Ok(Changed::Done(Box::new(case)))
}

fn is_asked(conn: &mut Conn, case_id: Id) -> Result<bool> {
    let events = list_of_case(conn, case_id)?;
    Ok(events
        .iter()
        .any(|event| event.kind == EventKind::WithdrawalAsked))
}
