//! The answer (handbook §6.3 D): what was complained of, what was done, the conclusion with its
//! reasons, the remedy, guidance, and where else to turn.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Letterhead, paragraphs};
use crate::cases::answer::Answer;
use crate::cases::outcome::Outcome;
use crate::lang::Lang;
use crate::render::Mail;
use crate::render::words::{self, Arg, Words};

/// The answer as it is sent.
#[derive(Clone, Debug, Serialize)]
pub struct AnswerMail {
    from: Letterhead,
    full_name: String,
    reference: String,
    received_on: String,
    sections: Vec<Section>,
}

/// A numbered part of an answer.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    /// `3. Kết luận`
    pub heading: String,
    pub paragraphs: Vec<String>,
}

/// Whom the answer goes to, and about what.
#[derive(Clone, Copy, Debug)]
pub struct Addressee<'a> {
    pub full_name: &'a str,
    pub reference: &'a str,
    pub received_on: NaiveDate,
}

impl AnswerMail {
    /// What the handler wrote may hold several lines, each becomes a paragraph; an empty text leaves
    /// its part out.
    pub fn new(
        words: &Words,
        lang: Lang,
        from: &Letterhead,
        to: Addressee<'_>,
        answer: &Answer,
    ) -> Self {
        let review = words.say(lang, "mail-answer-review", &[]);
        Self {
            from: from.clone(),
            full_name: to.full_name.trim().to_owned(),
            reference: to.reference.to_owned(),
            received_on: words::day(lang, to.received_on),
            sections: sections(words, lang, answer, review),
        }
    }

    /// The same answer for somebody who gets it by post or telephone: a review is asked for otherwise
    /// than by answering a mail.
    #[must_use]
    pub fn not_by_mail(mut self, review: String) -> Self {
        if let Some(last) = self.sections.last_mut() {
            last.paragraphs = vec![review];
        }
        self
    }
}

/// The numbered parts of an answer, for a mail or a letter; `review` says how to disagree.
pub fn sections(words: &Words, lang: Lang, answer: &Answer, review: String) -> Vec<Section> {
    let mut letter = Letter {
        words,
        lang,
        sections: Vec::new(),
    };
    letter.section("summary", paragraphs(&answer.summary));
    letter.section("measures", letter.measures(answer));
    letter.section("conclusion", letter.conclusion(answer));
    letter.section("remedy", paragraphs(&answer.remedy));
    letter.section("requests", letter.requests(answer));
    letter.section("guidance", paragraphs(&answer.guidance));
    letter.section("review", vec![review]);
    letter.sections
}

/// The numbered parts as they come together.
struct Letter<'a> {
    words: &'a Words,
    lang: Lang,
    sections: Vec<Section>,
}

impl Letter<'_> {
    fn say(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.words.say(self.lang, key, args)
    }

    fn section(&mut self, name: &str, paragraphs: Vec<String>) {
        if paragraphs.is_empty() {
            return;
        }
        let number = self.sections.len() + 1;
        let heading = self.say(&format!("mail-answer-{name}-heading"), &[]);
        self.sections.push(Section {
            heading: format!("{number}. {heading}"),
            paragraphs,
        });
    }

    fn measures(&self, answer: &Answer) -> Vec<String> {
        let kinds = [
            ("technical", &answer.technical),
            ("business", &answer.business),
        ];
        let mut said = Vec::new();
        for (kind, text) in kinds {
            let done = paragraphs(text);
            if !done.is_empty() {
                said.push(self.say(&format!("mail-answer-{kind}"), &[]));
                said.extend(
                    done.iter()
                        .map(|line| format!("– {}", without_bullet(line))),
                );
            }
        }
        said
    }

    fn conclusion(&self, answer: &Answer) -> Vec<String> {
        let other = [("other", answer.duplicate_of.trim().into())];
        let mut said = match answer.outcome() {
            Some(outcome) => {
                vec![self.say(&format!("mail-answer-outcome-{}", outcome.key()), &other)]
            }
            None => Vec::new(),
        };
        said.extend(self.introduced("mail-answer-reasons", &answer.reasons));
        said.extend(self.introduced("mail-answer-inaccurate", &answer.inaccurate_data));
        match answer.outcome() {
            Some(outcome) if outcome.is_finding() => {
                said.push(self.say("mail-answer-apology", &[]));
            }
            Some(Outcome::NotSubstantiated) => said.push(self.say("mail-answer-scope", &[])),
            Some(Outcome::OutOfScope) => {
                said.extend(self.introduced("mail-answer-where-to", &answer.where_to));
            }
            _ => {}
        }
        said
    }

    /// The paragraphs of `text`, the first behind the words of `key`.
    fn introduced(&self, key: &str, text: &str) -> Vec<String> {
        let mut lines = paragraphs(text);
        if let Some(first) = lines.first_mut() {
            *first = self.say(key, &[("text", first.as_str().into())]);
        }
        lines
    }

    fn requests(&self, answer: &Answer) -> Vec<String> {
        let mut said = Vec::new();
        for reply in &answer.requests {
            said.push(self.say(&format!("mail-request-{}", reply.wish), &[]));
            said.extend(self.introduced("mail-answer-reasons", &reply.reasons));
            said.extend(self.introduced("mail-answer-how", &reply.guidance));
        }
        said
    }
}

/// A line of a list as people type it, without the dash or dot they begin it with.
fn without_bullet(line: &str) -> &str {
    line.trim_start_matches(['-', '–', '—', '•', '*', '+'])
        .trim_start()
}

impl Mail for AnswerMail {
    const FOLDER: &'static str = "answer";

    fn samples() -> Vec<Self> {
        let section = |heading: &str, text: &str| Section {
            heading: heading.to_owned(),
            paragraphs: vec![text.to_owned()],
        };
        vec![Self {
            from: Letterhead::sample(),
            full_name: "Nguyễn Thị Hường".to_owned(),
            reference: "KN-7F3K-9QW4".to_owned(),
            received_on: "23/11/2026".to_owned(),
            sections: vec![
                section(
                    "1. Nội dung khiếu nại",
                    "Số điện thoại bị lộ & có người gọi quảng cáo.",
                ),
                section("2. Kết luận", "Có căn cứ."),
            ],
        }]
    }
}
