//! What happened to a case: one line of its history.

use serde_json::Value;

use crate::db::Id;
use crate::time::Moment;

/// Kinds of events; the key is part of the chain and never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EventKind {
    Received,
    Assigned,
    VerifyingStarted,
    MeasureRecorded,
    GateAnswered,
    NoteAdded,
    IdentitySet,
    AnswerDrafted,
    Answered,
    /// The acknowledgement has left: the next mail server took it, or staff recorded a letter/call.
    Acknowledged,
    AcknowledgementFailed,
    AnswerDelivered,
    AnswerFailed,
    /// A refused answer goes out once more, perhaps to another address.
    AnswerResent,
    /// A mail that no clock waits for was given up; facts tell which.
    MailFailed,
    /// A mail that was given up is tried again; facts tell which.
    MailRetried,
    /// A mail came back after a server had taken it; facts tell which.
    MailBounced,
    /// The complainant was reached in another way than the mail that failed.
    Reached,
    /// A call that reached nobody: recorded, meets nothing.
    CallFailed,
    /// A notice waits at the counter for somebody who left no way to be reached; meets nothing.
    NoticeLeft,
    /// What staff noted of a letter, a visit or a document when they entered it.
    EntryNoted,
    /// A letter was made to be printed; meets nothing. Facts tell which, and what its code is.
    LetterMade,
    /// Somebody who says they are the complainant asked by telephone: state and date were told.
    CallerAsked,
    /// They were called back on the number that was known before.
    CalledBack,
    /// A second person is asked to move the moment of receipt to a later one.
    CorrectionAsked,
    CorrectionRefused,
    ReceivedCorrected,
    DutyMet,
    /// The monitor gave a warning; facts tell the duty and the rung.
    Flagged,
    HeldAccepted,
    Restricted,
    /// The complainant disagrees with an answer.
    ReviewAsked,
    ReviewAnswered,
    /// The answer to a review has left.
    ReviewDelivered,
    ReviewFailed,
    ReviewResent,
    /// The complainant takes the complaint back; the clocks run on.
    WithdrawalAsked,
    /// The complainant wants to be reached elsewhere; nothing has changed yet.
    ContactAsked,
    ContactChanged,
    /// Somebody who knows a contact of the case has lost the code.
    CodeAsked,
    /// There is a new access code; the old one opens nothing any more.
    CodeIssued,
    ErasureAsked,
    /// Nothing of the case may be erased until the hold is lifted.
    HoldSet,
    HoldLifted,
    Erased,
    /// It stood in the list that was kept before the desk; facts tell the row.
    Imported,
    /// Everything about the case was handed out as one file.
    DossierMade,
    /// From the complainant, whichever way it came; facts tell the way and how sure it is.
    MessageReceived,
    MessageDrafted,
    MessageSent,
    /// A person has seen a message of the complainant's and says what it is.
    MessageHandled,
    /// Facts tell which tag, by its id.
    Tagged,
    Untagged,
    /// Another case belongs to it; facts tell which, by its id.
    Linked,
    Unlinked,
    /// A second person is asked to read the answer before it leaves.
    ApprovalAsked,
    AnswerApproved,
    AnswerSentBack,
    /// The answer was changed after it was shown to a second person, or approved by them.
    ApprovalVoided,
}

impl EventKind {
    pub const ALL: &[Self] = &[
        Self::Received,
        Self::Assigned,
        Self::VerifyingStarted,
        Self::MeasureRecorded,
        Self::GateAnswered,
        Self::NoteAdded,
        Self::IdentitySet,
        Self::AnswerDrafted,
        Self::Answered,
        Self::Acknowledged,
        Self::AcknowledgementFailed,
        Self::AnswerDelivered,
        Self::AnswerFailed,
        Self::AnswerResent,
        Self::MailFailed,
        Self::MailRetried,
        Self::MailBounced,
        Self::Reached,
        Self::CallFailed,
        Self::NoticeLeft,
        Self::EntryNoted,
        Self::LetterMade,
        Self::CallerAsked,
        Self::CalledBack,
        Self::CorrectionAsked,
        Self::CorrectionRefused,
        Self::ReceivedCorrected,
        Self::DutyMet,
        Self::Flagged,
        Self::HeldAccepted,
        Self::Restricted,
        Self::ReviewAsked,
        Self::ReviewAnswered,
        Self::ReviewDelivered,
        Self::ReviewFailed,
        Self::ReviewResent,
        Self::WithdrawalAsked,
        Self::ContactAsked,
        Self::ContactChanged,
        Self::CodeAsked,
        Self::CodeIssued,
        Self::ErasureAsked,
        Self::HoldSet,
        Self::HoldLifted,
        Self::Erased,
        Self::Imported,
        Self::DossierMade,
        Self::MessageReceived,
        Self::MessageDrafted,
        Self::MessageSent,
        Self::MessageHandled,
        Self::Tagged,
        Self::Untagged,
        Self::Linked,
        Self::Unlinked,
        Self::ApprovalAsked,
        Self::AnswerApproved,
        Self::AnswerSentBack,
        Self::ApprovalVoided,
    ];

    #[expect(clippy::too_many_lines, reason = "one line for each kind")]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Assigned => "assigned",
            Self::VerifyingStarted => "verifying_started",
            Self::MeasureRecorded => "measure_recorded",
            Self::GateAnswered => "gate_answered",
            Self::NoteAdded => "note_added",
            Self::IdentitySet => "identity_set",
            Self::AnswerDrafted => "answer_drafted",
            Self::Answered => "answered",
            Self::Acknowledged => "acknowledged",
            Self::AcknowledgementFailed => "acknowledgement_failed",
            Self::AnswerDelivered => "answer_delivered",
            Self::AnswerFailed => "answer_failed",
            Self::AnswerResent => "answer_resent",
            Self::MailFailed => "mail_failed",
            Self::MailRetried => "mail_retried",
            Self::MailBounced => "mail_bounced",
            Self::Reached => "reached",
            Self::CallFailed => "call_failed",
            Self::NoticeLeft => "notice_left",
            Self::EntryNoted => "entry_noted",
            Self::LetterMade => "letter_made",
            Self::CallerAsked => "caller_asked",
            Self::CalledBack => "called_back",
            Self::CorrectionAsked => "correction_asked",
            Self::CorrectionRefused => "correction_refused",
            Self::ReceivedCorrected => "received_corrected",
            Self::DutyMet => "duty_met",
            Self::Flagged => "flagged",
            Self::HeldAccepted => "held_accepted",
            Self::Restricted => "restricted",
            Self::ReviewAsked => "review_asked",
            Self::ReviewAnswered => "review_answered",
            Self::ReviewDelivered => "review_delivered",
            Self::ReviewFailed => "review_failed",
            Self::ReviewResent => "review_resent",
            Self::WithdrawalAsked => "withdrawal_asked",
            Self::ContactAsked => "contact_asked",
            Self::ContactChanged => "contact_changed",
            Self::CodeAsked => "code_asked",
            Self::CodeIssued => "code_issued",
            Self::ErasureAsked => "erasure_asked",
            Self::HoldSet => "hold_set",
            Self::HoldLifted => "hold_lifted",
            Self::Erased => "erased",
            Self::Imported => "imported",
            Self::DossierMade => "dossier_made",
            Self::MessageReceived => "message_received",
            Self::MessageDrafted => "message_drafted",
            Self::MessageSent => "message_sent",
            Self::MessageHandled => "message_handled",
            Self::Tagged => "tagged",
            Self::Untagged => "untagged",
            Self::Linked => "linked",
            Self::Unlinked => "unlinked",
            Self::ApprovalAsked => "approval_asked",
            Self::AnswerApproved => "answer_approved",
            Self::AnswerSentBack => "answer_sent_back",
            Self::ApprovalVoided => "approval_voided",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.key() == key)
    }
}

/// An event about to be recorded.
#[derive(Clone, Debug)]
pub struct NewEvent {
    pub kind: EventKind,
    pub at: Moment,
    /// `None`: the complainant, or the desk itself.
    pub actor: Option<Id>,
    /// Nothing personal: categories, keys, dates.
    pub facts: Value,
    /// Sealed under the case's key.
    pub body: Option<Vec<u8>>,
}

impl NewEvent {
    pub fn new(kind: EventKind, at: Moment, actor: Option<Id>) -> Self {
        Self {
            kind,
            at,
            actor,
            facts: Value::Object(serde_json::Map::new()),
            body: None,
        }
    }

    #[must_use]
    pub fn facts(mut self, facts: Value) -> Self {
        self.facts = facts;
        self
    }

    #[must_use]
    pub fn body(mut self, sealed: Option<Vec<u8>>) -> Self {
        self.body = sealed;
        self
    }
}
