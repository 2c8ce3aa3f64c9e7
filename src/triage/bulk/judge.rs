//! Whether something may be done to a case, and if not, why: one judgement, made for the preview and
//! once more inside the transaction that does it.

use super::super::row::Names;
use super::super::wording::Wording;
use super::Deed;
use crate::access::Staff;
use crate::access::policy::{Action, Relation, allows};
use crate::cases::Case;
use crate::cases::case::Refusal;
use crate::cases::change::Changed;
use crate::cases::facts::State;
use crate::cases::reference::Reference;
use crate::cases::tag::Tag;
use crate::db::Id;

/// What there is of a reference, for the reader.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub reference: Reference,
    /// `None`: there is no such case, or none for them; nothing tells which.
    pub known: Option<Known>,
}

/// A case the reader may see, as far as it is judged by.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub case: Case,
    /// How the reader stands to it.
    pub relation: Relation,
    /// Who is let in, and who is shut out.
    pub access: Vec<(Id, bool)>,
    /// Who sent an answer that is under review.
    pub barred: Vec<Id>,
    pub tags: Vec<Id>,
    /// What it is linked with, as far as it exists for the reader.
    pub linked: Vec<Reference>,
    /// What the complainant sent can still be read.
    pub is_readable: bool,
}

/// Why nothing is done to a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Skip {
    Unknown,
    NotAllowed,
    Answered,
    Verifying,
    Held,
    Erased,
    /// It is with that person already.
    Theirs,
    SomebodyElses(Id),
    /// Restricted, and that person is not let in; or shut out.
    ShutOut,
    HasTag,
    HasNoTag,
    Linked,
    /// The case that the others were to be linked with is not, or no longer, there for that.
    NoMain,
    Changed,
    Refused(Refusal),
}

impl Skip {
    pub fn words(&self, say: &Wording, names: &Names) -> String {
        let key = match self {
            Self::SomebodyElses(id) => {
                let who = names.get(id).cloned().unwrap_or_default();
                return say.with("bulk-skip-somebody-elses", &[("who", who.into())]);
            }
            Self::Refused(refusal) => refusal.key(),
            Self::Unknown => "bulk-skip-unknown",
            Self::NotAllowed => "bulk-skip-not-allowed",
            Self::Answered => "bulk-skip-answered",
            Self::Verifying => "bulk-skip-verifying",
            Self::Held => "bulk-skip-held",
            Self::Erased => "bulk-skip-erased",
            Self::Theirs => "bulk-skip-theirs",
            Self::ShutOut => "bulk-skip-shut-out",
            Self::HasTag => "bulk-skip-has-tag",
            Self::HasNoTag => "bulk-skip-has-no-tag",
            Self::Linked => "bulk-skip-linked",
            Self::NoMain => "bulk-skip-no-main",
            Self::Changed => "bulk-skip-changed",
        };
        say.say(key)
    }
}

/// The case, when `me` may do `deed` to it; `version`: as they saw it.
pub(super) fn judge<'a>(
    me: &Staff,
    deed: &Deed,
    found: &'a Found,
    version: Option<i32>,
) -> Result<&'a Known, Skip> {
    let known = found.known.as_ref().ok_or(Skip::Unknown)?;
    let action = match deed {
        Deed::Assign(_) | Deed::Verify => Action::Work,
        Deed::Tag { .. } => Action::Tag,
        Deed::Link { .. } => Action::Link,
    };
    if !known.lets(me, action) {
        return Err(Skip::NotAllowed);
    }
    match deed {
        Deed::Assign(to) => judge_assignment(me, to, known)?,
        Deed::Verify => judge_verification(me, known)?,
        Deed::Tag { tag, is_on } => judge_tag(tag, *is_on, known)?,
        Deed::Link { main, .. } => judge_link(*main, known)?,
    }
    match version {
        Some(version) if version != known.case.version => Err(Skip::Changed),
        _ => Ok(known),
    }
}

fn judge_assignment(me: &Staff, to: &Staff, known: &Known) -> Result<(), Skip> {
    let case = &known.case;
    if case.assignee_id == Some(to.id) {
        return Err(Skip::Theirs);
    }
    if case.state == State::Answered && !case.has_open_duty() {
        return Err(Skip::Answered);
    }
    let is_theirs_to_give = known.lets(me, Action::Assign);
    let is_theirs_to_take = to.id == me.id && known.lets(me, Action::Take);
    if !(is_theirs_to_give || is_theirs_to_take) {
        return Err(case
            .assignee_id
            .map_or(Skip::NotAllowed, Skip::SomebodyElses));
    }
    if known.barred.contains(&to.id) {
        return Err(Skip::Refused(Refusal::AnsweredThis));
    }
    // Giving somebody a restricted case lets them in: that is decided case by case, on its page.
    let listed = known.access.iter().find(|(id, _)| *id == to.id);
    let relation = Relation {
        listed: listed.map(|(_, is_let_in)| *is_let_in),
        ..known.relation
    };
    if allows(to, relation, Action::Work) {
        Ok(())
    } else {
        Err(Skip::ShutOut)
    }
}

/// Whoever has a case starts verifying it: one that is with somebody else is left to them.
fn judge_verification(me: &Staff, known: &Known) -> Result<(), Skip> {
    let case = &known.case;
    match case.state {
        State::Answered => return Err(Skip::Answered),
        State::Verifying => return Err(Skip::Verifying),
        State::Received => {}
    }
    if case.is_held {
        return Err(Skip::Held);
    }
    match case.assignee_id {
        Some(other) if other != me.id => Err(Skip::SomebodyElses(other)),
        _ if !known.is_readable => Err(Skip::Erased),
        _ => Ok(()),
    }
}

fn judge_tag(tag: &Tag, is_on: bool, known: &Known) -> Result<(), Skip> {
    match (known.tags.contains(&tag.id), is_on) {
        (true, true) => Err(Skip::HasTag),
        (false, false) => Err(Skip::HasNoTag),
        _ => Ok(()),
    }
}

fn judge_link(main: Reference, known: &Known) -> Result<(), Skip> {
    if known.linked.contains(&main) {
        Err(Skip::Linked)
    } else {
        Ok(())
    }
}

impl Known {
    pub fn lets(&self, me: &Staff, action: Action) -> bool {
        allows(me, self.relation, action)
    }
}

/// The case as it became, or why it stayed as it was.
pub(super) fn outcome(changed: Changed) -> Result<Case, Skip> {
    match changed {
        Changed::Done(case) => Ok(*case),
        Changed::Stale(_) => Err(Skip::Changed),
        Changed::Refused(_, refusal) => Err(Skip::Refused(refusal)),
        Changed::Gone => Err(Skip::Unknown),
    }
}
