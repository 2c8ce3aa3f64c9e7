//! What is stored and why, in plain words, with the version that is kept with each case
//! (after ISO/IEC 29184).

use serde::Serialize;

use crate::cases::open::NOTICE_VERSION;
use crate::lang::Lang;
use crate::render::words::{self, Words};

/// The notice, for the start page in full and folded for the form.
#[derive(Clone, Debug, Serialize)]
pub struct PrivacyNotice {
    /// What, why, who, how long, which rights: one sentence or two each.
    pub points: Vec<Point>,
    /// Since when it reads like this.
    pub version: String,
}

/// One question with its answer.
#[derive(Clone, Debug, Serialize)]
pub struct Point {
    pub question: String,
    pub answer: String,
}

impl PrivacyNotice {
    pub(super) fn new(words: &Words, lang: Lang) -> Self {
        let point = |name: &str| Point {
            question: words.say(lang, &format!("intake-privacy-{name}-title"), &[]),
            answer: words.say(lang, &format!("intake-privacy-{name}"), &[]),
        };
        let day = NOTICE_VERSION
            .parse()
            .map_or_else(|_| NOTICE_VERSION.to_owned(), |day| words::day(lang, day));
        Self {
            points: ["what", "why", "who", "how-long", "rights", "draft"]
                .map(point)
                .to_vec(),
            version: words.say(lang, "intake-privacy-version", &[("day", day.into())]),
        }
    }
}
