//! Finding one's case by reference and access code.

use serde::Serialize;

use crate::lang::Lang;
use crate::render::words::{Arg, Words};
use crate::render::{ErrorSummary, Field, Page};

/// Why the page came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ComeBack {
    /// The token was too old or from another browser.
    Expired,
    /// The case was open in this browser, but not any more.
    Again,
    /// Too many wrong codes; try again in so many minutes.
    Busy { minutes: u32 },
}

/// A calm message over the form; with the ways to reach the desk where they are needed.
#[derive(Clone, Serialize)]
pub struct Notice {
    pub text: String,
    pub has_contacts: bool,
}

impl ComeBack {
    fn notice(self, words: &Words, lang: Lang) -> Notice {
        match self {
            Self::Expired => Notice {
                text: words.say(lang, "tracking-notice-expired", &[]),
                has_contacts: false,
            },
            Self::Again => Notice {
                text: words.say(lang, "tracking-notice-again", &[]),
                has_contacts: false,
            },
            Self::Busy { minutes } => {
                let args = [("minutes", Arg::from(minutes))];
                Notice { text: words.say(lang, "tracking-notice-busy", &args), has_contacts: true }
            }
        }
    }
}

/// What was wrong with what was typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mistakes {
    pub no_reference: bool,
    pub no_code: bool,
    /// They match no case together; which of the two is wrong is not told.
    pub mismatch: bool,
}

#[derive(Serialize)]
pub struct FindPage {
    errors: ErrorSummary,
    notice: Option<Notice>,
    status_url: String,
    reference: Field,
    access_code: Field,
}

impl FindPage {
    /// The code never comes back into the page: it would stay in the browser's history.
    pub(super) fn new(
        words: &Words,
        lang: Lang,
        reference: &str,
        mistakes: Mistakes,
        why: Option<ComeBack>,
    ) -> Self {
        let error = |is_wrong: bool, key: &str| is_wrong.then(|| words.say(lang, key, &[]));
        let reference_error = error(mistakes.no_reference, "tracking-error-reference")
            .or(error(mistakes.mismatch, "tracking-error-mismatch"));
        let reference = Field::text("reference", words.say(lang, "tracking-reference", &[]))
            .hint(words.say(lang, "tracking-reference-hint", &[]))
            .autocomplete("off")
            .width("field-medium")
            .value(reference)
            .error(reference_error);
        let code_error = error(mistakes.no_code, "tracking-error-code");
        let access_code = Field::text("access_code", words.say(lang, "tracking-code", &[]))
            .hint(words.say(lang, "tracking-code-hint", &[]))
            .autocomplete("off")
            .error(code_error);
        Self {
            errors: ErrorSummary::of([&reference, &access_code]),
            notice: why.map(|why| why.notice(words, lang)),
            status_url: format!("{}/status", lang.prefix()),
            reference,
            access_code,
        }
    }

    pub(super) fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }
}

impl Page for FindPage {
    const TEMPLATE: &'static str = "tracking/find";

    fn samples() -> Vec<Self> {
        let Ok(words) = Words::load() else { return Vec::new() };
        let missing = Mistakes { no_reference: true, no_code: true, mismatch: false };
        let mismatch = Mistakes { mismatch: true, ..Mistakes::default() };
        let page = |mistakes, why| Self::new(&words, Lang::Vi, "KN-7F3K-9QW4", mistakes, why);
        vec![
            page(Mistakes::default(), None),
            page(missing, None),
            page(mismatch, None),
            page(Mistakes::default(), Some(ComeBack::Expired)),
            page(Mistakes::default(), Some(ComeBack::Again)),
            page(Mistakes::default(), Some(ComeBack::Busy { minutes: 40 })),
        ]
    }
}
