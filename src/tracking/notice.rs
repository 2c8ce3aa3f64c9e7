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
    /// Links to new addresses are few in a day.
    Enough,
    /// It could not be written down.
    Unavailable,
    /// Typed before the case was shut here, and not sent yet.
    Resumed,
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
            Self::Enough => ("tracking-held-enough", Vec::new(), true),
            Self::Unavailable => ("tracking-held-unavailable", Vec::new(), true),
            Self::Resumed => ("tracking-held-resumed", Vec::new(), false),
        };
        Notice {
            text: words.say(lang, key, &args),
            has_contacts,
        }
    }
}
