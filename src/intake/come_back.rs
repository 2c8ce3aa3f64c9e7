//! Why a form comes back that has no error in it, in calm words.

use actix_web::http::StatusCode;
use serde::Serialize;

use crate::lang::Lang;
use crate::render::words::{Arg, Words};
use crate::web::upload::Trouble;

/// Why a form that has no error in it came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ComeBack {
    /// The token was too old or from another browser.
    Expired,
    /// Too many at once; try again in so many minutes.
    Busy { minutes: u32 },
    /// Sent in an encoding that is not read.
    UnknownType,
    /// Not everything could be taken.
    Trouble(Trouble),
    /// The database cannot take it at present.
    Unavailable,
}

/// A calm message over the form, with the other ways to complain.
#[derive(Clone, Serialize)]
pub struct Notice {
    pub text: String,
}

impl ComeBack {
    pub fn status(self) -> StatusCode {
        match self {
            Self::Expired => StatusCode::FORBIDDEN,
            Self::Busy { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::UnknownType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Trouble(trouble) => {
                StatusCode::from_u16(trouble.status()).unwrap_or(StatusCode::BAD_REQUEST)
            }
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    pub fn notice(self, words: &Words, lang: Lang) -> Notice {
        let text = match self {
            Self::Expired => words.say(lang, "intake-notice-expired", &[]),
            Self::Busy { minutes } => {
                let args = [("minutes", Arg::from(minutes))];
                words.say(lang, "intake-notice-busy", &args)
            }
            Self::UnknownType => words.say(lang, "intake-notice-type", &[]),
            Self::Trouble(trouble) => words.say(lang, trouble.key(), &[]),
            Self::Unavailable => words.say(lang, "intake-notice-unavailable", &[]),
        };
        Notice { text }
    }
}
