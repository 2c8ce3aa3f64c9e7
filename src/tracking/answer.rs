//! The answer on the complainant's page, part by part.

use super::page::{AnswerPart, AnswerWords};
use super::place::Place;
use crate::cases::answer::{Answer, RequestReply};
use crate::cases::complaint::Wish;
use crate::cases::outcome::Outcome;

/// The answer in words; parts that nobody wrote are left out.
pub(super) fn say(place: Place<'_>, answer: &Answer) -> AnswerWords {
    let says = |key: &str| place.app.pages.words.say(place.lang, key, &[]);
    let mut parts = Vec::new();
    let mut part = |heading: &str, text: String| {
        if !text.is_empty() {
            parts.push(AnswerPart {
                heading: says(heading),
                text,
            });
        }
    };
    part("tracking-answer-outcome", outcome(place, answer));
    let reasons = lines(&[&answer.reasons, &inaccurate(place, answer)]);
    part("tracking-answer-reasons", reasons);
    part(
        "tracking-answer-done",
        lines(&[&answer.technical, &answer.business]),
    );
    part("tracking-answer-remedy", answer.remedy.trim().to_owned());
    part(
        "tracking-answer-requests",
        requests(place, &answer.requests),
    );
    part(
        "tracking-answer-guidance",
        lines(&[&answer.guidance, &answer.where_to]),
    );
    AnswerWords { parts }
}

/// The conclusion as mails say it, with what belongs to it.
fn outcome(place: Place<'_>, answer: &Answer) -> String {
    let words = &place.app.pages.words;
    let Some(outcome) = answer.outcome() else {
        return String::new();
    };
    let key = match outcome {
        Outcome::NotComplaint => "tracking-answer-not-complaint".to_owned(),
        _ => format!("mail-answer-outcome-{}", outcome.key()),
    };
    let other = [("other", answer.duplicate_of.as_str().into())];
    let conclusion = words.say(place.lang, &key, &other);
    let after = match outcome {
        Outcome::Substantiated | Outcome::Partial => Some("mail-answer-apology"),
        Outcome::NotSubstantiated => Some("mail-answer-scope"),
        _ => None,
    };
    let after = after
        .map(|key| words.say(place.lang, key, &[]))
        .unwrap_or_default();
    lines(&[&conclusion, &after])
}

/// What was found about the data the person registered with (policy P15), as mails say it.
fn inaccurate(place: Place<'_>, answer: &Answer) -> String {
    let text = answer.inaccurate_data.trim();
    if text.is_empty() {
        return String::new();
    }
    let words = &place.app.pages.words;
    words.say(
        place.lang,
        "mail-answer-inaccurate",
        &[("text", text.into())],
    )
}

fn requests(place: Place<'_>, replies: &[RequestReply]) -> String {
    let paragraphs = replies.iter().filter_map(|reply| {
        let wish = Wish::from_key(&reply.wish)?;
        let name = place.app.pages.words.say(place.lang, wish.words(), &[]);
        Some(lines(&[&name, &reply.reasons, &reply.guidance]))
    });
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

/// The texts one under the other, without the empty ones.
fn lines(texts: &[&str]) -> String {
    let filled: Vec<_> = texts
        .iter()
        .map(|text| text.trim())
        .filter(|text| !text.is_empty())
        .collect();
    filled.join("\n")
}
