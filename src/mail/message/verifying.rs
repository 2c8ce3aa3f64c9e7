//! “We are looking into it” (handbook §6.3 B).

use chrono::NaiveDate;
use serde::Serialize;

use super::{Letterhead, paragraphs};
use crate::lang::Lang;
use crate::render::Mail;
use crate::render::words;

/// Sent when a handler begins to verify.
#[derive(Clone, Debug, Serialize)]
pub struct VerifyingMail {
    from: Letterhead,
    full_name: String,
    reference: String,
    due: String,
    /// What is being looked into, in the handler's words; may be empty.
    doing: Vec<String>,
    /// What the complainant is asked to add; may be empty.
    needed: Vec<String>,
    status_url: String,
}

impl VerifyingMail {
    /// `doing` and `needed` are the handler's words and may be empty.
    pub fn new(
        lang: Lang,
        from: &Letterhead,
        (full_name, reference): (&str, &str),
        due_on: NaiveDate,
        (doing, needed): (&str, &str),
    ) -> Self {
        Self {
            from: from.clone(),
            full_name: full_name.trim().to_owned(),
            reference: reference.to_owned(),
            due: words::end_of(lang, due_on),
            doing: paragraphs(doing),
            needed: paragraphs(needed),
            status_url: from.status_url(lang, reference),
        }
    }
}

impl VerifyingMail {
    /// With the token of the status link, so that state and dates show without the access code.
    #[must_use]
    pub fn linked(mut self, lang: Lang, link: &str) -> Self {
        self.status_url = self.from.linked_status_url(lang, &self.reference, link);
        self
    }
}

impl Mail for VerifyingMail {
    const FOLDER: &'static str = "verifying";

    fn samples() -> Vec<Self> {
        let due_on = NaiveDate::from_ymd_opt(2026, 12, 8).unwrap_or_default();
        let whose = ("Nguyễn Thị Hường", "KN-7F3K-9QW4");
        let said = |words| Self::new(Lang::Vi, &Letterhead::sample(), whose, due_on, words);
        vec![
            said(("", "")),
            said((
                "rà soát nhật ký truy cập\nhỏi đơn vị giao hàng",
                "số điện thoại đã gọi",
            )),
        ]
    }
}
