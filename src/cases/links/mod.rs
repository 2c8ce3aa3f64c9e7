//! Cases that belong together: linked, never merged. Each keeps its clock, its answer and its history;
//! that they were linked stands in both. Who may see the other case is for the caller to ask.

pub mod store;

use serde_json::json;

use super::case::{Act, Refusal};
use super::change::{Changed, Seen, step_and};
use super::event::EventKind;
use super::facts::LinkWhy;
use super::{Case, store as case_store};
use crate::db::{Conn, Id, Result};

pub use store::Link;

/// A link that somebody wants.
#[derive(Clone, Debug)]
pub struct Linking {
    pub other: Id,
    pub why: LinkWhy,
    /// What is said about it, sealed for each case under its own key.
    pub sealed: Sealed,
}

/// The same words twice: for the case in hand and for the other one.
#[derive(Clone, Debug, Default)]
pub struct Sealed {
    pub here: Option<Vec<u8>>,
    pub there: Option<Vec<u8>>,
}

/// Links the case in hand with another. Both histories tell it; the version of the other case stays, so
/// that nobody's open form goes stale over it.
pub fn link(conn: &mut Conn, act: Act, seen: Seen, wanted: &Linking) -> Result<Changed> {
    let Some(other) = case_store::find(conn, wanted.other)? else {
        return Ok(Changed::Gone);
    };
    let is_linked = store::find(conn, seen.id, other.id)?.is_some();
    let take = |case: Case| {
        if case.id == other.id {
            return Err(Refusal::SameCase);
        }
        if is_linked {
            return Err(Refusal::AlreadyLinked);
        }
        let facts = json!({ "other": other.id.to_string(), "why": wanted.why.key() });
        let (case, event) = case.note(act, EventKind::Linked, facts)?;
        Ok((case, event.body(wanted.sealed.here.clone())))
    };
    step_and(conn, seen, take, |conn, case| {
        store::insert(conn, &Link::new((case.id, other.id), wanted.why, act))?;
        // Told beside the case in hand: whoever takes back what was done here takes it back there.
        let facts =
            json!({ "other": case.id.to_string(), "why": wanted.why.key(), "beside": true });
        let told = act.event(EventKind::Linked).facts(facts);
        let told = told.body(wanted.sealed.there.clone());
        case_store::record(conn, other.clone(), &[told])?;
        Ok((case, Vec::new()))
    })
}

/// Takes a link away again; both histories tell it, and why.
pub fn unlink(
    conn: &mut Conn,
    act: Act,
    seen: Seen,
    (other, sealed): (Id, &Sealed),
) -> Result<Changed> {
    let Some(other) = case_store::find(conn, other)? else {
        return Ok(Changed::Gone);
    };
    let is_linked = store::find(conn, seen.id, other.id)?.is_some();
    let take = |case: Case| {
        if !is_linked {
            return Err(Refusal::NotLinked);
        }
        let facts = json!({ "other": other.id.to_string() });
        let (case, event) = case.note(act, EventKind::Unlinked, facts)?;
        Ok((case, event.body(sealed.here.clone())))
    };
    step_and(conn, seen, take, |conn, case| {
        store::delete(conn, case.id, other.id)?;
        let facts = json!({ "other": case.id.to_string() });
        let told = act.event(EventKind::Unlinked).facts(facts);
        case_store::record(conn, other.clone(), &[told.body(sealed.there.clone())])?;
        Ok((case, Vec::new()))
    })
}
