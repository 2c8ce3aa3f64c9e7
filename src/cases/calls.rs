//! People who ask about a case by telephone. They are told its state and its date; what was written
//! only once they were called back on a number that was known before.

use serde_json::json;

use super::case::Act;
use super::change::{Changed, Seen, step_and};
use super::event::{EventKind, NewEvent};
use super::facts::Identity;
use super::{Case, store};
use crate::db::{Conn, Id, Result};

/// A case that a caller asked about, with what they said of themselves.
#[derive(Clone, Debug)]
pub struct Asked {
    pub case_id: Id,
    /// `reference` or `phone`.
    pub found_by: &'static str,
    pub sealed: Option<Vec<u8>>,
}

/// Records that a caller asked. It changes nothing of the case.
pub fn asked(conn: &mut Conn, act: Act, asked: &Asked) -> Result<()> {
    let case = store::load(conn, asked.case_id)?;
    let event = NewEvent::new(EventKind::CallerAsked, act.at, act.by)
        .facts(json!({ "by": asked.found_by }))
        .body(asked.sealed.clone());
    store::record(conn, case, &[event]).map(|_case| ())
}

/// Records that the complainant was called back on the known number and spoke: whoever answers there
/// is the contact of the case.
pub fn called_back(conn: &mut Conn, act: Act, seen: Seen, sealed: Vec<u8>) -> Result<Changed> {
    let take = |case: Case| {
        let (case, event) = case.note(act, EventKind::CalledBack, json!({}))?;
        Ok((case, event.body(Some(sealed))))
    };
    step_and(conn, seen, take, |_conn, case| {
        if case.identity != Identity::Unconfirmed {
            return Ok((case, Vec::new()));
        }
        Ok(match case.clone().set_identity(act, Identity::Contact) {
            Ok((case, event)) => (case, vec![event]),
            Err(_refusal) => (case, Vec::new()),
        })
    })
}
