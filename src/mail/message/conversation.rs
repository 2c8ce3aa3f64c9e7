//! What a person at the desk writes to the complainant between acknowledgement and answer, and after
//! it (handbook §6.3 C).

use chrono::NaiveDate;
use serde::Serialize;

use super::{Letterhead, paragraphs};
use crate::lang::Lang;
use crate::render::Mail;
use crate::render::words;

/// “To verify this we need to know …”; the date of the answer stays.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionMail {
    from: Letterhead,
    full_name: String,
    reference: String,
    /// One for each line.
    questions: Vec<String>,
    /// `hết ngày thứ Ba, 08/12/2026`; empty when no answer is due any more.
    due: String,
    status_url: String,
}

/// Anything else the complainant has to know.
#[derive(Clone, Debug, Serialize)]
pub struct ReplyMail {
    from: Letterhead,
    full_name: String,
    reference: String,
    paragraphs: Vec<String>,
    status_url: String,
}

impl QuestionMail {
    /// `due_on`: the day the answer is promised for, while it is.
    pub fn new(
        lang: Lang,
        from: &Letterhead,
        (full_name, reference): (&str, &str),
        due_on: Option<NaiveDate>,
        text: &str,
    ) -> Self {
        Self {
            from: from.clone(),
            full_name: full_name.trim().to_owned(),
            reference: reference.to_owned(),
            questions: paragraphs(text),
            due: due_on.map_or_else(String::new, |on| words::end_of(lang, on)),
            status_url: from.status_url(lang, reference),
        }
    }
}

impl ReplyMail {
    pub fn new(
        lang: Lang,
        from: &Letterhead,
        (full_name, reference): (&str, &str),
        text: &str,
    ) -> Self {
        Self {
            from: from.clone(),
            full_name: full_name.trim().to_owned(),
            reference: reference.to_owned(),
            paragraphs: paragraphs(text),
            status_url: from.status_url(lang, reference),
        }
    }
}

impl Mail for QuestionMail {
    const FOLDER: &'static str = "question";

    fn samples() -> Vec<Self> {
        let due_on = NaiveDate::from_ymd_opt(2026, 12, 8);
        let whose = ("Nguyễn Thị Hường", "KN-7F3K-9QW4");
        let text = "(1) Số điện thoại đã gọi\n(2) Ngày, giờ của cuộc gọi <nếu còn nhớ>";
        let asks = |due_on| Self::new(Lang::Vi, &Letterhead::sample(), whose, due_on, text);
        vec![asks(due_on), asks(None)]
    }
}

impl Mail for ReplyMail {
    const FOLDER: &'static str = "reply";

    fn samples() -> Vec<Self> {
        let whose = ("Nguyễn Thị Hường", "KN-7F3K-9QW4");
        let text = "Chúng tôi đã nhận được ảnh chụp màn hình của Quý khách.\n\nXin cảm ơn.";
        vec![Self::new(Lang::Vi, &Letterhead::sample(), whose, text)]
    }
}
