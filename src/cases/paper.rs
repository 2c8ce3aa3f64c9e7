//! What staff note of a letter, a visit or an authority's document when they enter it: in the same
//! transaction as the case, behind its first event.

use chrono::NaiveDate;
use serde_json::json;

use super::event::{EventKind, NewEvent};
use super::{Case, change, store};
use crate::db::{Conn, Id, Result};
use crate::duties::deadline::{Carriage, Rules};
use crate::duties::store::{self as duty_store, Duty};
use crate::time::Moment;

/// The duty towards an authority, by its key in `duties.csv` and as its cause.
pub const AUTHORITY: &str = "authority";

/// Beside the complaint itself.
#[derive(Clone, Debug)]
pub struct Noted {
    pub by: Id,
    pub at: Moment,
    /// Envelope, who handed it over, number and day of a document: sealed event words.
    pub sealed: Option<Vec<u8>>,
    /// By when an authority wants to be answered.
    pub authority_due_on: Option<NaiveDate>,
}

impl Noted {
    const fn is_empty(&self) -> bool {
        self.sealed.is_none() && self.authority_due_on.is_none()
    }
}

/// Notes it on a case that was just inserted, and starts the authority's clock.
pub fn note(conn: &mut Conn, rules: &Rules, case: Case, noted: &Noted) -> Result<Case> {
    if noted.is_empty() {
        return Ok(case);
    }
    if let Some(due_on) = noted.authority_due_on {
        for rule in rules.list_started_by(&[AUTHORITY]) {
            let ids = (Id::new(noted.at), case.id);
            let duty = Duty::begin(rules, rule, ids, case.received_at, Carriage::Direct);
            duty_store::insert(conn, &duty.due_on(rules, due_on))?;
        }
    }
    let case = change::restand(conn, case)?;
    let facts = json!({ "authority_due_on": noted.authority_due_on.map(|on| on.to_string()) });
    let event = NewEvent::new(EventKind::EntryNoted, noted.at, Some(noted.by))
        .facts(facts)
        .body(noted.sealed.clone());
    store::record(conn, case, &[event])
}
