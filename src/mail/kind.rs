//! Which mail it is, to whom it goes, and what leaves first.

use crate::cases::delivery::Awaited;

/// Which mail it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MailKind {
    Acknowledgement,
    Verifying,
    Answer,
    /// Asks the complainant for more; awaits an answer.
    Question,
    /// Anything else that a person writes to the complainant.
    Reply,
    Assigned,
    AnswerToday,
    Overdue,
    PossibleIncident,
    AnswerFailed,
    /// Complainants wrote back.
    Unread,
    Digest,
    /// Mail waits to be sorted.
    MailWaiting,
    /// Rights of somebody at the desk have changed.
    RightsChanged,
    /// How somebody at the desk signs in has changed.
    AccessChanged,
    /// An answer waits to be read by a second person.
    SecondLook,
    ReviewReceived,
    ReviewAnswer,
    ContactConfirm,
    ContactChanged,
    CodeLink,
}

impl MailKind {
    pub const ALL: [Self; 21] = [
        Self::Acknowledgement,
        Self::Verifying,
        Self::Answer,
        Self::Question,
        Self::Reply,
        Self::Assigned,
        Self::AnswerToday,
        Self::Overdue,
        Self::PossibleIncident,
        Self::AnswerFailed,
        Self::Unread,
        Self::Digest,
        Self::MailWaiting,
        Self::RightsChanged,
        Self::AccessChanged,
        Self::SecondLook,
        Self::ReviewReceived,
        Self::ReviewAnswer,
        Self::ContactConfirm,
        Self::ContactChanged,
        Self::CodeLink,
    ];

    /// The word in the database.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Acknowledgement => "acknowledgement",
            Self::Verifying => "verifying",
            Self::Answer => "answer",
            Self::Question => "question",
            Self::Reply => "reply",
            Self::Assigned => "assigned",
            Self::AnswerToday => "answer_today",
            Self::Overdue => "overdue",
            Self::PossibleIncident => "possible_incident",
            Self::AnswerFailed => "answer_failed",
            Self::Unread => "unread",
            Self::Digest => "digest",
            Self::MailWaiting => "mail_waiting",
            Self::RightsChanged => "rights_changed",
            Self::AccessChanged => "access_changed",
            Self::SecondLook => "second_look",
            Self::ReviewReceived => "review_received",
            Self::ReviewAnswer => "review_answer",
            Self::ContactConfirm => "contact_confirm",
            Self::ContactChanged => "contact_changed",
            Self::CodeLink => "code_link",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Goes to the person who complained, and is sealed under the key of their case.
    pub const fn is_to_complainant(self) -> bool {
        matches!(
            self,
            Self::Acknowledgement
                | Self::Verifying
                | Self::Answer
                | Self::Question
                | Self::Reply
                | Self::ReviewReceived
                | Self::ReviewAnswer
                | Self::ContactConfirm
                | Self::ContactChanged
                | Self::CodeLink
        )
    }

    /// A person at the desk wrote it.
    pub const fn is_by_a_person(self) -> bool {
        matches!(
            self,
            Self::Answer | Self::ReviewAnswer | Self::Question | Self::Reply
        )
    }

    /// What the case waits for when it waits for this mail.
    pub const fn awaited(self) -> Option<Awaited> {
        match self {
            Self::Acknowledgement => Some(Awaited::Acknowledgement),
            Self::Answer => Some(Awaited::Answer),
            Self::ReviewAnswer => Some(Awaited::ReviewAnswer),
            _ => None,
        }
    }

    /// Counts against what one address may get: what the desk sends without a person reading
    /// first, or can be made to send again and again. An answer always leaves.
    pub(super) const fn is_capped(self) -> bool {
        matches!(
            self,
            Self::Acknowledgement
                | Self::Verifying
                | Self::ReviewReceived
                | Self::ContactConfirm
                | Self::ContactChanged
                | Self::CodeLink
        )
    }

    pub(super) const fn priority(self) -> Priority {
        match self {
            Self::Acknowledgement => Priority::Acknowledgement,
            Self::PossibleIncident => Priority::Incident,
            Self::Answer | Self::ReviewAnswer | Self::Question | Self::Reply => Priority::Answer,
            Self::ContactConfirm | Self::CodeLink => Priority::Link,
            Self::AnswerToday
            | Self::Overdue
            | Self::MailWaiting
            | Self::RightsChanged
            | Self::AccessChanged
            | Self::SecondLook
            | Self::AnswerFailed => Priority::Alert,
            Self::Verifying
            | Self::ReviewReceived
            | Self::ContactChanged
            | Self::Assigned
            | Self::Unread
            | Self::Digest => Priority::Notice,
        }
    }
}

/// What leaves first: somebody in front of a screen waits for the acknowledgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Priority {
    Incident,
    Acknowledgement,
    /// Somebody waits for a link.
    Link,
    Answer,
    Alert,
    Notice,
}

impl Priority {
    pub(super) const ALL: [Self; 6] = [
        Self::Incident,
        Self::Acknowledgement,
        Self::Link,
        Self::Answer,
        Self::Alert,
        Self::Notice,
    ];

    pub(super) const fn number(self) -> i16 {
        match self {
            Self::Incident => 5,
            Self::Acknowledgement => 10,
            Self::Link => 15,
            Self::Answer => 20,
            Self::Alert => 30,
            Self::Notice => 40,
        }
    }

    /// After an outage those who complained last are served first: they still look at their inbox.
    pub(super) const fn is_newest_first(self) -> bool {
        matches!(self, Self::Acknowledgement)
    }
}
