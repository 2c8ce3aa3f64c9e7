//! The small facts of a case, each with the key that stands in the database and in addresses.

macro_rules! fact {
    ($(#[$about:meta])* $name:ident { $($(#[$note:meta])* $variant:ident = $key:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$note])* $variant),+
        }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable key.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$variant => $key),+
                }
            }

            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|fact| fact.key() == key)
            }
        }
    };
}

pub(super) use fact;

fact! {
    /// Exactly three states; a case only ever moves on.
    State {
        Received = "received",
        Verifying = "verifying",
        Answered = "answered",
    }
}

fact! {
    /// How the complaint came in.
    Channel {
        Form = "form",
        Email = "email",
        Post = "post",
        Counter = "counter",
        Phone = "phone",
        /// Zalo, Facebook and the like.
        Social = "social",
        /// A colleague's own mailbox or telephone.
        StaffInbox = "staff_inbox",
        /// Handed on by an authority, with its own document.
        Authority = "authority",
    }
}

impl Channel {
    /// Ways in that staff write down: nothing but their word says when it came.
    pub const BY_HAND: [Self; 6] = [
        Self::Post,
        Self::Counter,
        Self::Phone,
        Self::Social,
        Self::StaffInbox,
        Self::Authority,
    ];
}

fact! {
    /// What became of a wish to correct the moment of receipt.
    CorrectionState {
        /// Waits for a second person.
        Pending = "pending",
        Done = "done",
        Refused = "refused",
    }
}

fact! {
    /// Why two cases belong together.
    LinkWhy {
        SamePerson = "same_person",
        /// One event, several people: each gets an answer of their own.
        SameEvent = "same_event",
        Other = "other",
    }
}

fact! {
    /// What became of an answer that a second person has to read.
    ApprovalState {
        Pending = "pending",
        Approved = "approved",
        SentBack = "sent_back",
        /// The words were changed, or need nobody's approval any more.
        Void = "void",
    }
}

fact! {
    /// Why an answer has to be read by a second person.
    SecondLook {
        /// It says that something was found.
        Finding = "finding",
        /// The case may be an incident.
        Incident = "incident",
        /// The complaint is about staff.
        Staff = "staff",
        /// It says that registration data was not accurate (policy P15).
        Inaccurate = "inaccurate",
    }
}

fact! {
    /// Who says when it was received.
    ReceivedSource {
        System = "system",
        Handler = "handler",
        /// The mailbox's server, when it took the mail (INTERNALDATE).
        Imap = "imap",
        /// The server that handed the mail over, in its `Received:` field.
        ReceivedHeader = "received_header",
        /// Nobody before the desk: when it took the mail in.
        Ingest = "ingest",
    }
}

fact! {
    /// How well the desk knows whom it writes to (handbook §3.2, field 7).
    Identity {
        Unconfirmed = "unconfirmed",
        Contact = "contact",
        Account = "account",
    }
}

fact! {
    /// Whether the five questions of the incident gate were answered (handbook §4.1).
    Gate {
        Unanswered = "unanswered",
        No = "no",
        Yes = "yes",
    }
}

fact! {
    /// Where the answer is on its way.
    Delivery {
        /// No answer yet.
        None = "none",
        /// Sent by the handler, not yet accepted by a mail server, carrier or listener.
        Pending = "pending",
        /// The mail server refused for good: a person has to find another way.
        Failed = "failed",
        Done = "done",
    }
}

fact! {
    /// What a review came to.
    ReviewResult {
        /// The answer stays as it was.
        Upheld = "upheld",
        Changed = "changed",
    }
}
