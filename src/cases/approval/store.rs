//! Rows of approvals.

use diesel::prelude::*;

use super::Decision;
use crate::cases::answering::Draft;
use crate::cases::case::Act;
use crate::cases::facts::{ApprovalState, SecondLook};
use crate::db::schema::approvals;
use crate::db::{Conn, Id, Result};
use crate::time::Moment;

crate::text_column!(
    ApprovalState,
    |fact| fact.key().to_owned(),
    ApprovalState::from_key
);

/// An answer shown to a second person, and what became of that.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = approvals)]
pub struct Approval {
    pub id: Id,
    pub case_id: Id,
    /// Of the words that were shown.
    pub digest: Vec<u8>,
    pub state: ApprovalState,
    /// Keys of [`SecondLook`], comma-separated.
    pub reasons: String,
    pub asked_by: Id,
    pub asked_at: Moment,
    pub decided_by: Option<Id>,
    pub decided_at: Option<Moment>,
    /// What the second person said.
    pub sealed: Option<Vec<u8>>,
}

impl Approval {
    pub(super) fn asked(case_id: Id, act: Act, draft: &Draft, reasons: &[SecondLook]) -> Self {
        let keys: Vec<_> = reasons.iter().map(|reason| reason.key()).collect();
        Self {
            id: Id::new(act.at),
            case_id,
            digest: draft.digest.clone(),
            state: ApprovalState::Pending,
            reasons: keys.join(","),
            asked_by: draft.by,
            asked_at: act.at,
            decided_by: None,
            decided_at: None,
            sealed: None,
        }
    }

    pub fn reasons(&self) -> Vec<SecondLook> {
        let keys = self.reasons.split(',');
        keys.filter_map(SecondLook::from_key).collect()
    }
}

/// The cases whose answer waits for a second person, as a filter for `cases.id`.
#[diesel::dsl::auto_type(no_type_alias)]
pub fn waiting() -> _ {
    approvals::table
        .filter(approvals::state.eq("pending"))
        .select(approvals::case_id)
}

/// All of a case, the oldest first.
pub fn list_of_case(conn: &mut Conn, case_id: Id) -> Result<Vec<Approval>> {
    Ok(approvals::table
        .filter(approvals::case_id.eq(case_id))
        .order((approvals::asked_at, approvals::id))
        .load(conn)?)
}

pub fn find_pending(conn: &mut Conn, case_id: Id) -> Result<Option<Approval>> {
    Ok(approvals::table
        .filter(approvals::case_id.eq(case_id))
        .filter(approvals::state.eq(ApprovalState::Pending))
        .first(conn)
        .optional()?)
}

pub(super) fn insert(conn: &mut Conn, row: &Approval) -> Result<()> {
    diesel::insert_into(approvals::table)
        .values(row)
        .execute(conn)?;
    Ok(())
}

/// Ends what waits or was approved, but for what concerns the words of `digest`; whether there was any.
pub(in crate::cases) fn void(conn: &mut Conn, case_id: Id, digest: Option<&[u8]>) -> Result<bool> {
    let live = [ApprovalState::Pending.key(), ApprovalState::Approved.key()];
    let others = approvals::table
        .filter(approvals::case_id.eq(case_id))
        .filter(approvals::state.eq_any(live))
        .filter(approvals::digest.ne(digest.unwrap_or_default().to_vec()));
    let ended = diesel::update(others)
        .set(approvals::state.eq(ApprovalState::Void))
        .execute(conn)?;
    Ok(ended > 0)
}

pub(super) fn settle(conn: &mut Conn, id: Id, act: Act, decision: &Decision) -> Result<()> {
    let state = if decision.is_approved {
        ApprovalState::Approved
    } else {
        ApprovalState::SentBack
    };
    diesel::update(approvals::table.find(id))
        .set((
            approvals::state.eq(state),
            approvals::decided_by.eq(decision.by),
            approvals::decided_at.eq(act.at),
            approvals::sealed.eq(&decision.sealed),
        ))
        .execute(conn)?;
    Ok(())
}
