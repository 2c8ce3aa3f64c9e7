//! A calm message over a form that did nothing yet.

use serde::Serialize;

use crate::lang::Lang;
use crate::render::words::{Arg, Words};

/// With the ways to reach the desk where they are needed.
#[derive(Clone, Debug, Serialize)]
pub struct Notice {
    pub text: String,
    pub has_contacts: bool,
}

/// Why a form did nothing, though nothing in it was wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    /// The token was too old or from another browser.
    Expired,
    /// Too many posts; try again in so many minutes.
    Busy { minutes: u32 },
    /// The case moved on meanwhile: answered, asked before.
    Refused,
}

impl Held {
    pub fn notice(self, words: &Words, lang: Lang) -> Notice {
        let (key, args, has_contacts) = match self {
            Self::Expired => ("tracking-held-expired", Vec::new(), false),
            Self::Busy { minutes } => {
                let args = vec![("minutes", Arg::from(minutes))];
                ("tracking-held-busy", args, true)
            }
            Self::Refused => ("tracking-held-refused", Vec::new(), false),
        };
        Notice {
            text: words.say(lang, key, &args),
            has_contacts,
        }
    }
}
