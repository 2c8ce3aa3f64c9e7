//! The answer: what the handler writes, what stands in its way, and where it is kept.

use serde::{Deserialize, Serialize};

use super::Case;
use super::facts::Gate;
use super::measure::{Measure, MeasureKind, MeasureStatus, is_done};
use super::outcome::{Cause, Outcome};
use crate::text::placeholders;
use crate::time::Moment;

/// Label of a sealed answer.
pub const ANSWER: &str = "answer";

/// An answer as typed; sealed as JSON, so every field added later needs a default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answer {
    /// [`Outcome::key`]; empty while undecided.
    pub outcome: String,
    /// [`Cause::key`]; empty while unknown.
    pub cause: String,
    /// What the complaint says, in one or two sentences.
    pub summary: String,
    pub technical: String,
    pub business: String,
    pub reasons: String,
    pub remedy: String,
    pub guidance: String,
    /// Out of scope: where to turn.
    pub where_to: String,
    /// Duplicate: the other case's reference.
    pub duplicate_of: String,
    /// Policy P15: the registration data was not accurate; never an outcome by itself.
    pub inaccurate_data: String,
    /// One for each request (K5–K8) the complaint carries.
    pub requests: Vec<RequestReply>,
}

/// The reply to one request about the person's own data (policy P7).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RequestReply {
    /// The key of the wish, e.g. `delete`.
    pub wish: String,
    pub reasons: String,
    pub guidance: String,
}

impl Answer {
    pub fn outcome(&self) -> Option<Outcome> {
        Outcome::from_key(&self.outcome)
    }

    pub fn cause(&self) -> Option<Cause> {
        Cause::from_key(&self.cause)
    }

    pub fn request(&self, wish: &str) -> Option<&RequestReply> {
        self.requests.iter().find(|reply| reply.wish == wish)
    }
}

/// Something that keeps an answer from leaving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Blocker {
    NotVerifying,
    Held,
    GateUnanswered,
    OutcomeMissing,
    SummaryMissing,
    ReasonsMissing,
    TechnicalMeasureMissing,
    BusinessMeasureMissing,
    /// The answer has to say what was done, of each kind.
    TechnicalWordsMissing,
    BusinessWordsMissing,
    RemedyMissing,
    WhereToMissing,
    DuplicateMissing,
    /// Reasons and guidance for this wish.
    RequestMissing(String),
    /// A prepared text was taken over, and this field of it still has blanks: field and blanks.
    BlankLeft(&'static str, String),
    LeadOnly,
    /// A second person has to read these words before they leave.
    ApprovalMissing,
    /// They have been waiting for that since then.
    ApprovalPending(Moment),
}

impl Blocker {
    /// The key of its sentence in the locales.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::NotVerifying => "blocker-not-verifying",
            Self::Held => "blocker-held",
            Self::GateUnanswered => "blocker-gate-unanswered",
            Self::OutcomeMissing => "blocker-outcome-missing",
            Self::SummaryMissing => "blocker-summary-missing",
            Self::ReasonsMissing => "blocker-reasons-missing",
            Self::TechnicalMeasureMissing => "blocker-technical-measure-missing",
            Self::BusinessMeasureMissing => "blocker-business-measure-missing",
            Self::TechnicalWordsMissing => "blocker-technical-words-missing",
            Self::BusinessWordsMissing => "blocker-business-words-missing",
            Self::RemedyMissing => "blocker-remedy-missing",
            Self::WhereToMissing => "blocker-where-to-missing",
            Self::DuplicateMissing => "blocker-duplicate-missing",
            Self::RequestMissing(_) => "blocker-request-missing",
            Self::BlankLeft(..) => "blocker-blank-left",
            Self::LeadOnly => "blocker-lead-only",
            Self::ApprovalMissing => "blocker-approval-missing",
            Self::ApprovalPending(_) => "blocker-approval-pending",
        }
    }
}

/// Everything that keeps `answer` from leaving for `case` (handbook §4.3–4.4); empty when it may.
/// `is_lead`: only a lead may say that something is no complaint.
pub fn blockers(
    case: &Case,
    measures: &[(Measure, MeasureStatus)],
    answer: &Answer,
    is_lead: bool,
) -> Vec<Blocker> {
    let mut missing = Vec::new();
    let mut need = |is_there: bool, blocker: Blocker| {
        if !is_there {
            missing.push(blocker);
        }
    };
    let filled = |text: &str| !text.trim().is_empty();
    let outcome = answer.outcome();
    need(outcome.is_some(), Blocker::OutcomeMissing);
    need(filled(&answer.reasons), Blocker::ReasonsMissing);
    if outcome == Some(Outcome::NotComplaint) {
        need(is_lead, Blocker::LeadOnly);
        return missing;
    }
    need(!case.is_held, Blocker::Held);
    need(case.gate != Gate::Unanswered, Blocker::GateUnanswered);
    need(filled(&answer.summary), Blocker::SummaryMissing);
    if outcome.is_some_and(Outcome::is_on_substance) {
        let done = |kind| is_done(measures, kind, outcome);
        need(
            case.state == super::facts::State::Verifying,
            Blocker::NotVerifying,
        );
        need(
            done(MeasureKind::Technical),
            Blocker::TechnicalMeasureMissing,
        );
        need(done(MeasureKind::Business), Blocker::BusinessMeasureMissing);
        need(filled(&answer.technical), Blocker::TechnicalWordsMissing);
        need(filled(&answer.business), Blocker::BusinessWordsMissing);
    }
    need(
        !outcome.is_some_and(Outcome::is_finding) || filled(&answer.remedy),
        Blocker::RemedyMissing,
    );
    need(
        outcome != Some(Outcome::OutOfScope) || filled(&answer.where_to),
        Blocker::WhereToMissing,
    );
    need(
        outcome != Some(Outcome::Duplicate) || filled(&answer.duplicate_of),
        Blocker::DuplicateMissing,
    );
    for wish in case.request_wishes() {
        let reply = answer.request(wish.key());
        let is_full = reply.is_some_and(|it| filled(&it.reasons) && filled(&it.guidance));
        need(is_full, Blocker::RequestMissing(wish.key().to_owned()));
    }
    missing.extend(blanks(answer));
    missing
}

/// Blanks of prepared texts that nobody filled in.
fn blanks(answer: &Answer) -> impl Iterator<Item = Blocker> {
    let texts = [
        ("summary", &answer.summary),
        ("technical", &answer.technical),
        ("business", &answer.business),
        ("reasons", &answer.reasons),
        ("remedy", &answer.remedy),
        ("guidance", &answer.guidance),
        ("inaccurate_data", &answer.inaccurate_data),
        ("where_to", &answer.where_to),
    ];
    texts.into_iter().filter_map(|(field, text)| {
        let left = placeholders::left_in(text);
        (!left.is_empty()).then(|| Blocker::BlankLeft(field, left.join(", ")))
    })
}
