//! The questions of the form that are answered by choosing (docs: domain handbook §3.2). The keys
//! are part of the outside of the product: they stand in the form, in the database and in exports,
//! and do not change.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Declares an enum whose variants have a stable text key, and words in the locales whose key is
/// that one behind a prefix.
macro_rules! choice {
    ($(#[$about:meta])* $name:ident, $prefix:literal {
        $($(#[$note:meta])* $variant:ident = $key:literal),+ $(,)?
    }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$note])* #[serde(rename = $key)] $variant),+
        }

        impl $name {
            /// Every variant, in the order in which people are asked.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable text key.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$variant => $key),+
                }
            }

            pub fn from_key(key: &str) -> Option<Self> {
                match key {
                    $($key => Some(Self::$variant),)+
                    _ => None,
                }
            }

            /// Every variant's key with the key of its words, to offer them.
            pub fn options() -> impl Iterator<Item = (&'static str, &'static str)> {
                Self::ALL.iter().map(|choice| (choice.key(), choice.words()))
            }

            /// The key of its words in the locales.
            pub const fn words(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!($prefix, $key)),+
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.key())
            }
        }

        impl Choice for $name {
            fn choice_from_key(key: &str) -> Option<Self> {
                Self::from_key(key)
            }
        }
    };
}

/// What the parser needs to know of an enum made by `choice!`.
pub(super) trait Choice: Copy + Ord {
    fn choice_from_key(key: &str) -> Option<Self>;
}

choice! {
    /// What the complaint is about.
    Kind, "kind-" {
        Leak = "leak",
        AccountMisuse = "account_misuse",
        WrongUse = "wrong_use",
        RequestIgnored = "request_ignored",
        Other = "other",
    }
}

choice! {
    /// How the person wants to be answered.
    ReplyChannel, "reply-" {
        Email = "email",
        Phone = "phone",
        Post = "post",
    }
}

choice! {
    /// Whose information it is, seen from the person who writes.
    ComplainantRole, "role-" {
        Member = "member",
        /// A parent or guardian; needs no letter of authority.
        Guardian = "guardian",
        /// Lawyer, heir, employee of a business member, anyone authorised.
        Representative = "representative",
        /// Never was, or no longer is, a member.
        NotMember = "not_member",
    }
}

choice! {
    /// Whether the child somebody writes for is under sixteen.
    Under16, "" {
        Yes = "yes",
        No = "no",
        Unknown = "unknown",
    }
}

choice! {
    /// A kind of information that came to the wrong hands (policy, "data held").
    Leaked, "leaked-" {
        FullName = "full_name",
        Phone = "phone",
        Email = "email",
        Address = "address",
        Order = "order",
        Invoice = "invoice",
        Login = "login",
        Password = "password",
        Location = "location",
        IdDocument = "id_document",
        Payment = "payment",
        Other = "other",
        Unknown = "unknown",
    }
}

choice! {
    /// What made somebody think that another person uses their account.
    AccountSign, "account_sign-" {
        /// From a place or a device that is not theirs.
        SignIn = "sign_in",
        Password = "password",
        /// Name, phone number, address.
        Details = "details",
        Orders = "orders",
        /// Codes they did not ask for.
        Codes = "codes",
        LockedOut = "locked_out",
        Other = "other",
    }
}

choice! {
    /// Whether one can still sign in with one's own password. The password itself is never asked.
    PasswordWorks, "" {
        Yes = "yes",
        No = "no",
        Unknown = "unknown",
    }
}

choice! {
    /// How an earlier request was made.
    RequestHow, "request_how-" {
        App = "app",
        Email = "email",
        Phone = "phone",
        Post = "post",
        Counter = "counter",
        Other = "other",
    }
}

choice! {
    /// What came back on an earlier request.
    RequestReply, "request_reply-" {
        Nothing = "nothing",
        Refused = "refused",
        Partly = "partly",
        Other = "other",
    }
}

choice! {
    /// How the person came to know.
    LearnedBy, "learned_by-" {
        Call = "call",
        Message = "message",
        Email = "email",
        Online = "online",
        Told = "told",
        /// Goods or an invoice that reached the wrong person.
        Misdelivery = "misdelivery",
        Other = "other",
    }
}

choice! {
    /// What it has led to so far.
    Harm, "harm-" {
        Ongoing = "ongoing",
        Money = "money",
        Harassment = "harassment",
        Impersonation = "impersonation",
        None = "none",
    }
}

choice! {
    /// What the person hopes for; some wishes are requests by law and start clocks of their own.
    Wish, "wish-" {
        Verify = "verify",
        Access = "access",
        Correct = "correct",
        Delete = "delete",
        WithdrawConsent = "withdraw_consent",
        StopContact = "stop_contact",
        Apology = "apology",
        Compensation = "compensation",
        Negotiate = "negotiate",
        Other = "other",
    }
}

impl Wish {
    /// Whether this is a request about one's own data with a clock of its own (handbook K4–K8).
    pub const fn is_request(self) -> bool {
        matches!(
            self,
            Self::Access | Self::Correct | Self::Delete | Self::WithdrawConsent | Self::StopContact
        )
    }
}

choice! {
    /// Whether the complaint concerns one of the company's own people.
    AboutStaff, "" {
        Yes = "yes",
        No = "no",
        Unknown = "unknown",
    }
}

choice! {
    /// Whether name and phone may be given to delivery companies and partners while verifying.
    MayAskPartners, "" {
        Yes = "yes",
        No = "no",
    }
}
