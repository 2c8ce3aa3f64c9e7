//! A case out of the list that a company kept before it had a desk: as it was then, on the days that were
//! written down. Nobody is written to, and no warning that would have been given before is given now.

use serde_json::json;

use super::case::Act;
use super::event::EventKind;
use super::open::{self, Inserted, Prepared};
use super::outcome::{Cause, Outcome};
use super::queries::{AnswerRow, put_answer};
use super::{Case, answering, delivery, store};
use crate::db::{Conn, Error, Id, Result};
use crate::duties::deadline::Rules;
use crate::duties::duty::MetBy;
use crate::duties::rungs::{Rung, Rungs};
use crate::duties::standing::Verdict;
use crate::duties::store as duty_store;
use crate::time::Moment;

/// What the list says beside the complaint.
#[derive(Clone, Debug)]
pub struct Former {
    /// Who answers for the list.
    pub by: Id,
    /// Where it stands in the list.
    pub row: i64,
    pub acknowledged_at: Option<Moment>,
    /// None: still open.
    pub answered: Option<FormerAnswer>,
}

#[derive(Clone, Debug)]
pub struct FormerAnswer {
    /// When it left the house, as far as the list says.
    pub at: Moment,
    pub outcome: Outcome,
    pub cause: Option<Cause>,
    /// What the list keeps of the answer.
    pub sealed: Vec<u8>,
}

/// Marks every warning that was due before as given: the digest shows where the cases stand, but nobody
/// gets a mail for each day that went by before the desk knew of them.
pub fn silence(prepared: &mut Prepared, rungs: &Rungs) {
    for duty in &mut prepared.duties {
        let reached = rungs.reached(duty.late_from, duty.act_by_on);
        duty.rung = reached.unwrap_or(Rung::NONE).number();
    }
}

/// Inserts a former case, or says which one it is already.
pub fn insert(
    conn: &mut Conn,
    rules: &Rules,
    prepared: &Prepared,
    former: &Former,
    now: Moment,
) -> Result<Inserted> {
    if let known @ Inserted::Already(_) = open::insert(conn, prepared)? {
        return Ok(known);
    }
    let act = Act {
        by: Some(former.by),
        at: now,
    };
    let answered_at = former.answered.as_ref().map(|answer| answer.at.to_string());
    let facts = json!({ "row": former.row, "answered_at": answered_at });
    let mut events = vec![act.event(EventKind::Imported).facts(facts)];
    let mut case = prepared.case.clone();
    if let Some(at) = former.acknowledged_at {
        case = delivery::acknowledged(conn, rules, case, at)?;
    }
    if let Some(answer) = &former.answered {
        forget_acknowledgement(conn, rules, &case, now)?;
        let (answered, event) = case
            .answer(act, answer.outcome, answer.cause)
            .map_err(|why| Error::Corrupt(format!("a former case: {why:?}")))?;
        events.push(event);
        case = end(conn, rules, act, (answered, answer))?;
        if answer.outcome != Outcome::NotComplaint {
            let facts = json!({ "by": "import", "at": answer.at.to_string() });
            events.push(act.event(EventKind::AnswerDelivered).facts(facts));
        }
    }
    store::record(conn, case, &events)?;
    Ok(Inserted::New)
}

/// Nothing says when an answered case was acknowledged: that is no verdict on anybody.
fn forget_acknowledgement(conn: &mut Conn, rules: &Rules, case: &Case, now: Moment) -> Result<()> {
    for duty in duty_store::list_of_case(conn, case.id)? {
        let rule = rules.find_duty(&duty.rule);
        if duty.is_open() && rule.is_some_and(|rule| rule.met_by == MetBy::Acknowledgement) {
            duty_store::freeze(conn, duty.id, now, Verdict::Void)?;
        }
    }
    Ok(())
}

/// Stops the clocks at the moment the list names, and keeps its words.
fn end(
    conn: &mut Conn,
    rules: &Rules,
    act: Act,
    (mut case, answer): (Case, &FormerAnswer),
) -> Result<Case> {
    case.answered_at = Some(answer.at);
    if let Some(by) = act.by {
        let row = AnswerRow {
            case_id: case.id,
            sealed: answer.sealed.clone(),
            updated_at: act.at,
            updated_by: by,
            sent_at: Some(answer.at),
        };
        put_answer(conn, &row)?;
    }
    if answer.outcome == Outcome::NotComplaint {
        let then = Act {
            at: answer.at,
            ..act
        };
        return answering::void_duties(conn, rules, then, case);
    }
    delivery::delivered(conn, rules, case, answer.at)
}
