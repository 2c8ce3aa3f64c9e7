//! Mail into the desk. A message becomes a case, a reply on its case, or waits for a person ([`take()`]); what
//! a program sent is set aside for a while, where anybody at the desk can look through it. Nothing is
//! thrown away, and whatever waits has the date a complaint received then would have.
//!
//! A mail belongs to a case only by the reply address that the case's complainant was given
//! ([`super::reply_address`]). What its fields say (`From`, `In-Reply-To`, a reference in the subject)
//! is at most a suggestion to a person.
//!
//! [`parse`] reads with bounds, [`judge`] tells people from programs, [`mod@take`] decides and stores,
//! [`pen`] does what people decide later.

pub mod alarm;
mod charset;
mod content;
mod headers;
mod html;
pub mod judge;
mod mime;
mod opening;
pub mod parse;
pub mod pen;
mod received;
mod report;
mod signs;
pub mod store;
mod sweep;
pub mod take;
mod transfer;
pub mod words;
mod work;

use std::sync::Arc;

use crate::config::IntakeMode;
use crate::db::{self, Db};
use crate::duties::deadline::Rules;
use crate::files::{self, Files, Stored};
use crate::mail::imap::Fetched;
use crate::mail::reception::Reception;
use crate::mail::room::{PostRoom, Unwritable};
use crate::render::Pages;
use crate::time::{Clock, Moment};
use crate::vault::{Unsealable, Vault};

use crate::cases::facts::ReceivedSource;
use crate::cases::reference::Reference;

pub use headers::Mailbox;
pub use report::Report;
pub use signs::Signs;
pub use store::Inbound;
pub use sweep::sweep;
pub use take::take;
pub use words::{MailWords, WORDS};

/// Bytes of a message that is read whole; of a larger one only so many.
pub const MOST_WHOLE: usize = 25 * 1024 * 1024;

/// Bytes of a message that is kept at all.
pub const MOST_KEPT: u64 = 1024 * 1024 * 1024;

/// What was set aside, by a program or a person, can be looked through for so long.
pub const KEPT: chrono::Duration = chrono::Duration::days(30);

/// What taking mail in needs.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    pub db: &'a Db,
    pub vault: &'a Vault,
    pub files: &'a Files,
    pub rules: &'a Arc<Rules>,
    pub pages: &'a Pages,
    pub room: &'a PostRoom,
    pub clock: &'a Clock,
    pub mode: IntakeMode,
    /// Where members write to, as configured.
    pub intake_address: Option<&'a str>,
    pub policy_version: &'a str,
}

impl<'a> Desk<'a> {
    /// Takes complaints in that came by the mail of this Message-ID.
    fn reception<'b>(&self, message_id: &'b str) -> Reception<'b>
    where
        'a: 'b,
    {
        Reception {
            answers: Some(message_id).filter(|id| !id.is_empty()),
            vault: self.vault,
            rules: self.rules,
            pages: self.pages,
            room: self.room,
        }
    }
}

/// Where a mailbox keeps a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailboxPlace {
    pub name: String,
    pub uidvalidity: u32,
    pub uid: u32,
}

/// A message at the door.
pub struct Arrived {
    /// All of it, or its first [`MOST_WHOLE`] bytes.
    pub raw: Vec<u8>,
    /// A message too large for that, as it was stored while it was read.
    pub kept: Option<Stored>,
    /// Not all of it is there.
    pub is_cut: bool,
    pub received_at: Moment,
    pub source: ReceivedSource,
    pub mailbox: Option<MailboxPlace>,
    /// The address it was delivered to, where that is known apart from the message.
    pub envelope_to: Option<String>,
}

impl Arrived {
    /// A message that a mail server piped in: received when the topmost `Received:` field says, which
    /// that server wrote; where it says nothing that can be, now.
    pub fn piped(raw: Vec<u8>, now: Moment) -> Self {
        let said = received::of(&raw).filter(|at| is_believable(*at, now));
        let (received_at, source) = match said {
            Some(at) => (at, ReceivedSource::ReceivedHeader),
            None => (now, ReceivedSource::Ingest),
        };
        Self {
            is_cut: raw.len() >= MOST_WHOLE,
            raw,
            kept: None,
            received_at,
            source,
            mailbox: None,
            envelope_to: None,
        }
    }

    /// A message in a mailbox: received when that mailbox's server got it.
    pub fn fetched(fetched: Fetched) -> Self {
        Self {
            is_cut: !fetched.is_whole,
            raw: fetched.raw,
            kept: fetched.kept,
            received_at: fetched.received_at,
            source: ReceivedSource::Imap,
            mailbox: Some(MailboxPlace {
                name: fetched.place.mailbox,
                uidvalidity: fetched.place.uid_validity,
                uid: fetched.place.uid,
            }),
            envelope_to: None,
        }
    }
}

/// Not later than now, and not from before there was any such desk.
fn is_believable(at: Moment, now: Moment) -> bool {
    at <= now && now.since(at) < chrono::Duration::days(366)
}

macro_rules! keyed {
    ($(#[$about:meta])* $name:ident { $($(#[$note:meta])* $variant:ident = $key:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$note])* $variant),+
        }

        impl $name {
            /// The word in the database.
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
        }
    };
}

keyed! {
    /// What the desk made of a mail when it came in.
    Judged {
        Case = "case",
        Reply = "reply",
        Pen = "pen",
        Automatic = "automatic",
        Bounce = "bounce",
    }
}

keyed! {
    /// Where a mail is now.
    Place {
        /// Waits for a person.
        Pen = "pen",
        /// Needs nobody, and goes after [`KEPT`].
        Aside = "aside",
        /// Belongs to a case.
        Taken = "taken",
    }
}

/// What became of a message, committed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    Case(Reference),
    Reply(Reference),
    Pen,
    Automatic,
    Bounce,
    /// It was taken before.
    Twice,
}

/// Why a message could not be taken now. It was not: whoever has it keeps it and tries again.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    #[error(transparent)]
    Db(#[from] db::Error),
    #[error(transparent)]
    Files(#[from] files::Fault),
    #[error(transparent)]
    Mail(#[from] Unwritable),
    #[error("a mail cannot be sealed")]
    Seal(#[from] serde_json::Error),
    #[error("a sealed mail: {0}")]
    Sealed(#[from] Unsealable),
    #[error("the case it replies to was erased at the same instant")]
    Erased,
    #[error("the program is stopping")]
    Stopping,
}
