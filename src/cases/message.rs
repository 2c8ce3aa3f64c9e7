//! A message of a case's conversation: which way it went, by what, and how sure the desk is of who
//! wrote it.

pub mod store;

use serde::{Deserialize, Serialize};

use super::facts::fact;

pub use store::Message;

/// Label of sealed [`MessageWords`].
pub const MESSAGE: &str = "message";
/// Label of a sealed [`MessageDraft`].
pub const DRAFT: &str = "message draft";

fact! {
    Direction {
        /// From the complainant.
        In = "in",
        /// From the desk.
        Out = "out",
    }
}

fact! {
    /// How it travelled.
    Via {
        StatusPage = "status_page",
        Email = "email",
        Phone = "phone",
        Post = "post",
        Counter = "counter",
        Social = "social",
    }
}

fact! {
    /// How sure the desk is that the complainant wrote it.
    Trust {
        /// Written on the status page, behind the access code.
        Code = "code",
        /// From the contact that the complainant has confirmed.
        ConfirmedContact = "confirmed_contact",
        /// A mail to the case's reply address, from another address than the complainant's.
        SenderDiffers = "sender_differs",
        /// Nothing says so but what stands in the message.
        Unverified = "unverified",
        /// The desk's own words, or what staff took down.
        Staff = "staff",
    }
}

fact! {
    /// What a person says a message of the complainant's is.
    Handled {
        /// Seen; nothing more to say about it.
        Read = "read",
        NoReplyNeeded = "no_reply_needed",
        /// The complainant does not agree with the answer.
        Review = "review",
        /// Something else: it becomes a case of its own.
        NewComplaint = "new_complaint",
    }
}

impl Trust {
    /// Whether the complainant's own contact or code stands behind it.
    pub const fn is_sure(self) -> bool {
        matches!(self, Self::Code | Self::ConfirmedContact)
    }

    /// Whether it counts as the complainant's word: surely theirs, or taken down from them. Putting a mail
    /// to a case does not make it theirs.
    pub const fn is_theirs(self) -> bool {
        self.is_sure() || matches!(self, Self::Staff)
    }
}

/// What stands in a message, as it is sealed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MessageWords {
    /// Empty where there is none.
    pub subject: String,
    /// Always there: of a mail without a text part, the words of its HTML.
    pub text: String,
    /// As it came, or empty. Never shown unless sanitised.
    pub html: String,
    /// The sender as the mail names itself (`Name <address>`); of our own, the address it went to.
    pub from: String,
    /// The Message-ID header of an inbound mail, with its brackets.
    pub message_id: String,
}

/// What is being written to the complainant, as it is sealed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MessageDraft {
    /// A question, to which an answer is awaited.
    pub asks: bool,
    /// [`Via::key`]; empty: the way the complainant chose.
    pub via: String,
    pub text: String,
}
