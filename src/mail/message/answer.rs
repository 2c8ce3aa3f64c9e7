//! The answer (handbook §6.3 D): what was complained of, what was done, the conclusion with its
//! reasons, the remedy, guidance, and where else to turn.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Letterhead, paragraphs};
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

#[derive(Clone, Debug, Serialize)]
struct Section {
    /// `3. Kết luận`
    heading: String,
    paragraphs: Vec<String>,
}

/// What the handler wrote. Texts may hold several lines, each becomes a paragraph; an empty text
/// leaves its part out.
#[derive(Clone, Copy, Debug)]
pub struct AnswerParts<'a> {
    pub full_name: &'a str,
    pub reference: &'a str,
    pub received_on: NaiveDate,
    /// The complaint in a sentence or two.
    pub summary: &'a str,
    /// One line per measure.
    pub technical: &'a str,
    pub business: &'a str,
    /// The outcome's word in the database: `substantiated`, `partial`, `not_substantiated`,
    /// `inconclusive`, `out_of_scope`, `duplicate`, `withdrawn`.
    pub outcome: &'a str,
    pub reasons: &'a str,
    pub remedy: &'a str,
    pub guidance: &'a str,
    /// For `duplicate`: the reference of the other case.
    pub other_reference: &'a str,
    /// For wishes with a clock of their own: what became of each.
    pub requests: &'a [RequestAnswer<'a>],
}

/// What became of a wish: the key of its duty, and reasons and guidance in the handler's words.
#[derive(Clone, Copy, Debug)]
pub struct RequestAnswer<'a> {
    pub duty: &'a str,
    pub text: &'a str,
}

impl AnswerMail {
    pub fn new(words: &Words, lang: Lang, from: &Letterhead, parts: &AnswerParts<'_>) -> Self {
        let mut letter = Letter {
            words,
            lang,
            sections: Vec::new(),
        };
        letter.section("summary", paragraphs(parts.summary));
        letter.section("measures", letter.measures(parts));
        letter.section("conclusion", letter.conclusion(parts));
        letter.section("remedy", paragraphs(parts.remedy));
        letter.section("requests", letter.requests(parts));
        letter.section("guidance", paragraphs(parts.guidance));
        letter.section("review", vec![letter.say("mail-answer-review", &[])]);
        Self {
            from: from.clone(),
            full_name: parts.full_name.trim().to_owned(),
            reference: parts.reference.to_owned(),
            received_on: words::day(lang, parts.received_on),
            sections: letter.sections,
        }
    }
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

    fn measures(&self, parts: &AnswerParts<'_>) -> Vec<String> {
        let kinds = [("technical", parts.technical), ("business", parts.business)];
        let mut said = Vec::new();
        for (kind, text) in kinds {
            let done = paragraphs(text);
            if !done.is_empty() {
                said.push(self.say(&format!("mail-answer-{kind}"), &[]));
                said.extend(done.into_iter().map(|line| format!("– {line}")));
            }
        }
        said
    }

    fn conclusion(&self, parts: &AnswerParts<'_>) -> Vec<String> {
        let key = format!("mail-answer-outcome-{}", parts.outcome);
        let mut said = vec![self.say(&key, &[("other", parts.other_reference.into())])];
        let mut reasons = paragraphs(parts.reasons);
        if let Some(first) = reasons.first_mut() {
            *first = self.say("mail-answer-reasons", &[("reasons", first.as_str().into())]);
        }
        said.append(&mut reasons);
        let after = match parts.outcome {
            "substantiated" | "partial" => Some("mail-answer-apology"),
            "not_substantiated" => Some("mail-answer-scope"),
            _ => None,
        };
        said.extend(after.map(|key| self.say(key, &[])));
        said
    }

    fn requests(&self, parts: &AnswerParts<'_>) -> Vec<String> {
        let mut said = Vec::new();
        for request in parts.requests {
            let what = self.say(&format!("mail-request-{}", request.duty), &[]);
            let mut lines = paragraphs(request.text).into_iter();
            let first = lines.next().unwrap_or_default();
            let args = [("what", what.into()), ("text", first.into())];
            said.push(self.say("mail-answer-request", &args));
            said.extend(lines);
        }
        said
    }
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
