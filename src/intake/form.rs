//! The complaint form, empty or as it came back.

use serde::Serialize;

use super::fields::{Asking, is_in_use};
use crate::cases::complaint::{ComplaintForm, FieldErrors};
use crate::lang::Lang;
use crate::render::words::{Arg, Words};
use crate::render::{ErrorSummary, Field, Page};

/// Why a form that has no error in it came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ComeBack {
    /// The token was too old or from another browser.
    Expired,
    /// Too many at once; try again in so many minutes.
    Busy {
        minutes: u32,
    },
    /// Sent in an encoding that is not read.
    UnknownType,
    TooLarge,
    /// The database cannot take it at present.
    Unavailable,
}

/// A calm message over the form; with the other ways to complain where they are needed.
#[derive(Clone, Serialize)]
pub struct Notice {
    pub text: String,
    pub has_contacts: bool,
}

impl ComeBack {
    fn notice(self, words: &Words, lang: Lang) -> Notice {
        let (text, has_contacts) = match self {
            Self::Expired => (words.say(lang, "intake-notice-expired", &[]), false),
            Self::Busy { minutes } => {
                let args = [("minutes", Arg::from(minutes))];
                (words.say(lang, "intake-notice-busy", &args), true)
            }
            Self::UnknownType => (words.say(lang, "intake-notice-type", &[]), true),
            Self::TooLarge => (words.say(lang, "intake-notice-large", &[]), true),
            Self::Unavailable => (words.say(lang, "intake-notice-unavailable", &[]), true),
        };
        Notice { text, has_contacts }
    }
}

#[derive(Serialize)]
pub struct FormPage {
    errors: ErrorSummary,
    notice: Option<Notice>,
    check_url: String,
    privacy_url: String,
    submission_id: String,
    matter: Vec<Field>,
    more: Vec<Field>,
    is_more_open: bool,
    person: Vec<Field>,
    behalf: Vec<Field>,
    account_contact: Field,
    reply_channel: Field,
    email: Field,
    phone: Field,
    postal_address: Field,
    wish: Field,
    rest: Vec<Field>,
    is_rest_open: bool,
}

impl FormPage {
    pub(super) fn new(asking: Asking<'_>, submission_id: &str, why: Option<ComeBack>) -> Self {
        let base = asking.lang.prefix();
        let (more, rest) = (asking.more(), asking.rest());
        let mut page = Self {
            errors: ErrorSummary::default(),
            notice: why.map(|why| why.notice(asking.words, asking.lang)),
            check_url: format!("{base}/complaints/check"),
            privacy_url: format!("{base}/#privacy"),
            submission_id: submission_id.to_owned(),
            matter: asking.matter(),
            is_more_open: is_in_use(&more),
            more,
            person: asking.person(),
            behalf: asking.behalf(),
            account_contact: asking.account_contact(),
            reply_channel: asking.reply_channel(),
            email: asking.email(),
            phone: asking.phone(),
            postal_address: asking.postal_address(),
            wish: asking.wish(),
            is_rest_open: is_in_use(&rest),
            rest,
        };
        page.errors = ErrorSummary::of(page.fields());
        page
    }

    pub(super) fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    /// All fields, in the order of the page.
    fn fields(&self) -> impl Iterator<Item = &Field> {
        let single = [
            &self.account_contact,
            &self.reply_channel,
            &self.email,
            &self.phone,
            &self.postal_address,
            &self.wish,
        ];
        let lists = [&self.matter, &self.more, &self.person, &self.behalf];
        lists.into_iter().flatten().chain(single).chain(&self.rest)
    }
}

impl Page for FormPage {
    const TEMPLATE: &'static str = "intake/form";

    fn samples() -> Vec<Self> {
        let Ok(words) = Words::load() else {
            return Vec::new();
        };
        let typed = ComplaintForm::from_pairs([
            ("kind", "leak"),
            ("story", "Có người gọi <b>đúng tên</b> & đơn hàng"),
            ("noticed", "đầu tháng 10"),
            ("about_staff", "unknown"),
        ]);
        let empty = ComplaintForm::default();
        let none = FieldErrors::default();
        let mut errors = FieldErrors::default();
        errors.add("full_name", "complaint-error-full-name");
        errors.add_with(
            "story",
            "complaint-error-too-long",
            vec![("max", 4000), ("count", 4012)],
        );
        let ask = |form, errors| Asking {
            words: &words,
            lang: Lang::Vi,
            form,
            errors,
        };
        let busy = Some(ComeBack::Busy { minutes: 12 });
        vec![
            Self::new(ask(&empty, &none), "sample", None),
            Self::new(ask(&typed, &errors), "sample", None),
            Self::new(ask(&typed, &none), "sample", Some(ComeBack::Expired)),
            Self::new(ask(&typed, &none), "sample", busy),
            Self::new(ask(&typed, &none), "sample", Some(ComeBack::UnknownType)),
            Self::new(ask(&typed, &none), "sample", Some(ComeBack::TooLarge)),
            Self::new(ask(&typed, &none), "sample", Some(ComeBack::Unavailable)),
        ]
    }
}
