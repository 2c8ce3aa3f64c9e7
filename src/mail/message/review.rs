//! A review was asked for, and what it came to (handbook §6.3 D 6).

use chrono::NaiveDate;
use serde::Serialize;

use super::answer::Section;
use super::{Addressee, Letterhead, paragraphs};
use crate::cases::outcome::Outcome;
use crate::cases::review::ReviewAnswer;
use crate::lang::Lang;
use crate::render::Mail;
use crate::render::words::{self, Words};

/// Sent by itself when a review is opened: nothing of what was typed.
#[derive(Clone, Debug, Serialize)]
pub struct ReviewReceivedMail {
    from: Letterhead,
    reference: String,
    /// `hết ngày thứ Ba, 08/12/2026`
    due: String,
    status_url: String,
}

impl ReviewReceivedMail {
    /// `link` is the token of the status link.
    pub fn new(
        lang: Lang,
        from: &Letterhead,
        (reference, link): (&str, &str),
        due_on: NaiveDate,
    ) -> Self {
        Self {
            from: from.clone(),
            reference: reference.to_owned(),
            due: words::end_of(lang, due_on),
            status_url: from.linked_status_url(lang, reference, link),
        }
    }
}

impl Mail for ReviewReceivedMail {
    const FOLDER: &'static str = "review_received";

    fn samples() -> Vec<Self> {
        let due_on = NaiveDate::from_ymd_opt(2026, 12, 28).unwrap_or_default();
        let from = Letterhead::sample();
        vec![Self::new(Lang::Vi, &from, ("KN-7F3K-9QW4", "00ff"), due_on)]
    }
}

/// The answer to a review, written by somebody who did not write the first.
#[derive(Clone, Debug, Serialize)]
pub struct ReviewAnswerMail {
    from: Letterhead,
    full_name: String,
    reference: String,
    /// When the review was asked for.
    asked_on: String,
    sections: Vec<Section>,
}

/// The numbered parts of a review's answer, for a mail or a letter; `rights` says what else can be done.
pub fn review_sections(
    words: &Words,
    lang: Lang,
    answer: &ReviewAnswer,
    rights: String,
) -> Vec<Section> {
    let say = |key: &str| words.say(lang, key, &[]);
    let mut result = Vec::new();
    if answer.result().is_some() {
        result.push(say(&format!("mail-review-result-{}", answer.result)));
    }
    result.extend(
        answer
            .outcome()
            .map(|outcome| say(&format!("mail-answer-outcome-{}", outcome.key()))),
    );
    if answer.outcome().is_some_and(Outcome::is_finding) {
        result.push(say("mail-answer-apology"));
    }
    let parts = [
        ("result", result),
        ("reasons", paragraphs(&answer.reasons)),
        ("remedy", paragraphs(&answer.remedy)),
        ("guidance", paragraphs(&answer.guidance)),
        ("rights", vec![rights]),
    ];
    let filled = parts.into_iter().filter(|(_, said)| !said.is_empty());
    let sections = filled.zip(1..).map(|((name, paragraphs), number)| Section {
        heading: format!("{number}. {}", say(&format!("mail-review-{name}-heading"))),
        paragraphs,
    });
    sections.collect()
}

impl ReviewAnswerMail {
    /// `to.received_on` is the day on which the review was asked for.
    pub fn new(
        words: &Words,
        lang: Lang,
        from: &Letterhead,
        to: Addressee<'_>,
        answer: &ReviewAnswer,
    ) -> Self {
        let rights = words.say(lang, "mail-review-rights", &[]);
        Self {
            from: from.clone(),
            full_name: to.full_name.trim().to_owned(),
            reference: to.reference.to_owned(),
            asked_on: words::day(lang, to.received_on),
            sections: review_sections(words, lang, answer, rights),
        }
    }
}

impl Mail for ReviewAnswerMail {
    const FOLDER: &'static str = "review_answer";

    fn samples() -> Vec<Self> {
        let Ok(words) = Words::load() else {
            return Vec::new();
        };
        let to = Addressee {
            full_name: "Nguyễn Thị Hường",
            reference: "KN-7F3K-9QW4",
            received_on: NaiveDate::from_ymd_opt(2026, 12, 13).unwrap_or_default(),
        };
        let upheld = ReviewAnswer {
            result: "upheld".to_owned(),
            reasons: "Đã hỏi lại đơn vị giao hàng & đối chiếu nhật ký.".to_owned(),
            ..ReviewAnswer::default()
        };
        let changed = ReviewAnswer {
            result: "changed".to_owned(),
            outcome: "partial".to_owned(),
            remedy: "Che số điện thoại trên phiếu giao.".to_owned(),
            guidance: "Báo chúng tôi khi có cuộc gọi mới.".to_owned(),
            ..upheld.clone()
        };
        let from = Letterhead::sample();
        let mail = |answer| Self::new(&words, Lang::Vi, &from, to, answer);
        vec![mail(&upheld), mail(&changed)]
    }
}
