//! What somebody was writing when their case was shut here: it goes along while they type their code, and
//! stands in its form again. Nothing is sent by that.

use serde::Serialize;

use super::notice::Held;
use super::open::Opened;
use super::review::cleaned;
use super::{conversation, erasure, review, wish, withdrawal};
use crate::web::WebResult;
use crate::web::forms::Form;

/// The form it was typed into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum To {
    Messages,
    Review,
    Withdrawal,
    Erasure,
}

impl To {
    const ALL: [Self; 4] = [
        Self::Messages,
        Self::Review,
        Self::Withdrawal,
        Self::Erasure,
    ];

    const fn key(self) -> &'static str {
        match self {
            Self::Messages => "messages",
            Self::Review => review::HERE,
            Self::Withdrawal => "withdrawal",
            Self::Erasure => "erasure",
        }
    }
}

/// Never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Carried {
    to: To,
    text: String,
}

/// As the page that asks for the code has it.
#[derive(Clone, Debug, Serialize)]
pub struct CarriedWords {
    to: &'static str,
    text: String,
}

impl Carried {
    pub fn new(to: To, text: &str) -> Option<Self> {
        let text = cleaned(text);
        (!text.is_empty()).then_some(Self { to, text })
    }

    /// What the page that asks for the code brought along.
    pub fn read(form: &Form) -> Option<Self> {
        let wanted = form.get("carried_to");
        let to = To::ALL.into_iter().find(|to| to.key() == wanted)?;
        Self::new(to, form.get("carried_text"))
    }

    pub fn words(&self) -> CarriedWords {
        CarriedWords {
            to: self.to.key(),
            text: self.text.clone(),
        }
    }

    /// The page with it in its form; where that can't be sent any more, in the box for messages.
    pub fn resume(&self, case: &Opened) -> WebResult {
        let (text, why) = (self.text.as_str(), Held::Resumed);
        match self.to {
            To::Review if review::is_possible(case) => {
                case.show(&review::page(case, text, Some(why)), review::HERE)
            }
            To::Withdrawal if withdrawal::is_possible(case) => {
                wish::resumed(case, &withdrawal::WISH, text)
            }
            To::Erasure if erasure::is_possible(case) => wish::resumed(case, &erasure::WISH, text),
            _ => conversation::resumed(case, text, why),
        }
    }
}
