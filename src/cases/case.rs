//! What may happen to a case: each step consumes it and yields the case as it is afterwards and the
//! event to record. `received → verifying → answered`, nothing else.

use serde_json::json;

use super::Case;
use super::complaint::{Leaked, Wish};
use super::event::{EventKind, NewEvent};
use super::facts::{Delivery, Gate, Identity, State};
use super::outcome::{Cause, Outcome};
use crate::db::Id;
use crate::duties::duty::DutyTimes;
use crate::lang::Lang;
use crate::time::Moment;

/// Who does something, and when.
#[derive(Clone, Copy, Debug)]
pub struct Act {
    /// `None`: the complainant, or the desk itself.
    pub by: Option<Id>,
    pub at: Moment,
}

impl Act {
    pub(super) fn event(self, kind: EventKind) -> NewEvent {
        NewEvent::new(kind, self.at, self.by)
    }
}

/// Why a step can't be taken now, in the words of the trade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    AlreadyVerifying,
    AlreadyAnswered,
    NotAnswered,
    NotHeld,
    /// No mail leaves before a person has looked at the case.
    Held,
    /// Somebody has marked the message before.
    AlreadyHandled,
    /// The clock is stopped already.
    AlreadyMet,
    /// Nothing says that the complainant was not reached.
    AlreadyReached,
    /// Later than now, or earlier than the receipt.
    ImpossibleTime,
    /// A review of the answer is under way.
    ReviewOpen,
    NoReviewOpen,
    /// Whoever sent an answer does not review it.
    AnsweredThis,
    /// The complainant said so before.
    AlreadyAsked,
    /// The person can't be erased now.
    NotErasable(Vec<super::erase::Hindrance>),
    /// The complaint came in by itself: its moment of receipt is the system's.
    NotEntered,
    /// Received later than it was entered.
    AfterEntry,
    /// The new moment is the old one.
    SameMoment,
    /// The complainant may know an earlier day: that one was promised.
    ToldEarlier,
    /// Another correction waits for its second person.
    CorrectionPending,
    /// No correction waits.
    NoCorrection,
    /// Whoever asked can't be the second person.
    OwnCorrection,
    /// A case is not linked with itself.
    SameCase,
    AlreadyLinked,
    NotLinked,
    /// These very words wait for a second person already.
    ApprovalPending,
    /// Nobody waits for a second person, or the words have changed since.
    NoApprovalAsked,
    /// Whoever wrote an answer is not its second person.
    OwnAnswer,
    /// The answer may leave as it is.
    ApprovalNotNeeded,
    /// The answer lacks something.
    Blocked(Vec<super::answer::Blocker>),
}

impl Refusal {
    /// The key of its sentence in the locales.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::AlreadyVerifying => "refusal-already-verifying",
            Self::AlreadyAnswered => "refusal-already-answered",
            Self::NotAnswered => "refusal-not-answered",
            Self::NotHeld => "refusal-not-held",
            Self::Held => "refusal-held",
            Self::AlreadyHandled => "refusal-already-handled",
            Self::AlreadyMet => "refusal-already-met",
            Self::AlreadyReached => "refusal-already-reached",
            Self::ImpossibleTime => "refusal-impossible-time",
            Self::ReviewOpen => "refusal-review-open",
            Self::NoReviewOpen => "refusal-no-review-open",
            Self::AnsweredThis => "refusal-answered-this",
            Self::AlreadyAsked => "refusal-already-asked",
            Self::NotErasable(_) => "refusal-not-erasable",
            Self::NotEntered => "refusal-not-entered",
            Self::AfterEntry => "refusal-after-entry",
            Self::SameMoment => "refusal-same-moment",
            Self::ToldEarlier => "refusal-told-earlier",
            Self::CorrectionPending => "refusal-correction-pending",
            Self::NoCorrection => "refusal-no-correction",
            Self::OwnCorrection => "refusal-own-correction",
            Self::SameCase => "refusal-same-case",
            Self::AlreadyLinked => "refusal-already-linked",
            Self::NotLinked => "refusal-not-linked",
            Self::ApprovalPending => "refusal-approval-pending",
            Self::NoApprovalAsked => "refusal-no-approval-asked",
            Self::OwnAnswer => "refusal-own-answer",
            Self::ApprovalNotNeeded => "refusal-approval-not-needed",
            Self::Blocked(_) => "refusal-blocked",
        }
    }
}

pub type Step = Result<(Case, NewEvent), Refusal>;

impl Case {
    pub fn lang(&self) -> Lang {
        Lang::from_tag(&self.language)
    }

    pub fn leaked(&self) -> Vec<Leaked> {
        self.leaked
            .split(',')
            .filter_map(Leaked::from_key)
            .collect()
    }

    pub fn wishes(&self) -> Vec<Wish> {
        self.wishes.split(',').filter_map(Wish::from_key).collect()
    }

    /// The wishes that are requests by law (K5–K8): each needs reasons and guidance in the answer.
    pub fn request_wishes(&self) -> Vec<Wish> {
        self.wishes()
            .into_iter()
            .filter(|wish| wish.is_request())
            .collect()
    }

    /// Whether something promised or demanded by law is still to be done.
    pub fn has_open_duty(&self) -> bool {
        self.next_late_from < Moment::FAR_FUTURE
    }

    /// Answered, but nobody has taken the answer yet: "Đã soạn, chưa gửi được".
    pub fn is_undelivered(&self) -> bool {
        matches!(self.delivery, Delivery::Pending | Delivery::Failed)
    }

    /// Whether its answer may go out once more: it was refused, or came back.
    pub fn may_be_resent(&self) -> bool {
        let came_back = self.unreached_since.is_some() && self.delivery == Delivery::Done;
        let is_sent = !matches!(self.outcome, None | Some(Outcome::NotComplaint));
        is_sent && (self.delivery == Delivery::Failed || came_back)
    }

    /// Where it stands follows from its open duties.
    #[must_use]
    pub fn standing_at(mut self, next: DutyTimes) -> Self {
        self.next_act_by_on = next.act_by_on;
        self.next_due_on = next.due_on;
        self.next_late_from = next.late_from;
        self
    }

    pub fn assign(mut self, act: Act, to: Option<Id>) -> Step {
        let event = act.event(EventKind::Assigned).facts(json!({
            "from": self.assignee_id.map(|id| id.to_string()),
            "to": to.map(|id| id.to_string()),
        }));
        self.assignee_id = to;
        Ok((self, event))
    }

    pub fn start_verifying(mut self, act: Act) -> Step {
        match self.state {
            State::Verifying => return Err(Refusal::AlreadyVerifying),
            State::Answered => return Err(Refusal::AlreadyAnswered),
            State::Received => {}
        }
        self.state = State::Verifying;
        if self.assignee_id.is_none() {
            self.assignee_id = act.by;
        }
        Ok((self, act.event(EventKind::VerifyingStarted)))
    }

    pub fn answer_gate(mut self, act: Act, answers: [bool; 5], detected_at: Moment) -> Step {
        if detected_at > act.at {
            return Err(Refusal::ImpossibleTime);
        }
        let is_incident = answers.contains(&true);
        // Once raised, an incident is not talked away: its clocks run until they are met.
        if is_incident || self.gate != Gate::Yes {
            self.gate = if is_incident { Gate::Yes } else { Gate::No };
        }
        if is_incident {
            let minute = detected_at
                .micros()
                .div_euclid(60_000_000)
                .saturating_mul(60_000_000);
            let detected_at = Moment::from_micros(minute);
            // When in doubt the clocks run from the earlier moment.
            self.detected_at = Some(
                self.detected_at
                    .map_or(detected_at, |at| at.min(detected_at)),
            );
        }
        let event = act.event(EventKind::GateAnswered).facts(json!({
            "answers": answers,
            "detected_at": self.detected_at.map(|at| at.to_string()),
        }));
        Ok((self, event))
    }

    pub fn set_identity(mut self, act: Act, identity: Identity) -> Step {
        let event = act
            .event(EventKind::IdentitySet)
            .facts(json!({ "from": self.identity.key(), "to": identity.key() }));
        self.identity = identity;
        Ok((self, event))
    }

    pub fn accept_held(mut self, act: Act) -> Step {
        if !self.is_held {
            return Err(Refusal::NotHeld);
        }
        self.is_held = false;
        Ok((self, act.event(EventKind::HeldAccepted)))
    }

    /// The handler sends. The clocks stop later, when somebody has taken the answer.
    pub fn answer(mut self, act: Act, outcome: Outcome, cause: Option<Cause>) -> Step {
        if self.state == State::Answered {
            return Err(Refusal::AlreadyAnswered);
        }
        self.state = State::Answered;
        self.outcome = Some(outcome);
        self.cause = cause;
        self.answered_at = Some(act.at);
        self.is_held = false;
        self.is_waiting = false;
        self.delivery = match outcome {
            Outcome::NotComplaint => Delivery::Done,
            _ => Delivery::Pending,
        };
        let event = act.event(EventKind::Answered).facts(json!({
            "outcome": outcome.key(),
            "cause": cause.map(Cause::key),
            "channel": self.reply_channel.key(),
        }));
        Ok((self, event))
    }

    /// An event that changes nothing but the history.
    pub fn note(self, act: Act, kind: EventKind, facts: serde_json::Value) -> Step {
        Ok((self, act.event(kind).facts(facts)))
    }
}
