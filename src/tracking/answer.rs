//! The answer on the complainant's page, part by part.

use super::open::Opened;
use super::page::{AnswerPart, AnswerWords, ReviewWords};
use super::place::Place;
use super::review::{self, ReviewRead};
use crate::cases::answer::{Answer, RequestReply};
use crate::cases::complaint::Wish;
use crate::cases::outcome::Outcome;
use crate::cases::review::ReviewAnswer;
use crate::duties::standing::{DaysLeft, Verdict};
use crate::render::words;

/// The answer, once a person at the desk has sent it.
pub(super) fn of(case: &Opened) -> Option<AnswerWords> {
    let answer = case.found.answer.as_ref()?;
    let can_ask = review::is_possible(case);
    Some(AnswerWords {
        parts: say(case.place(), answer),
        review_url: if can_ask {
            case.path("review")
        } else {
            String::new()
        },
        files: Vec::new(),
    })
}

/// The reviews that were asked for, the newest first.
pub(super) fn reviews(case: &Opened) -> Vec<ReviewWords> {
    let newest_first = case.found.reviews.iter().rev();
    newest_first
        .map(|review| {
            let at = words::time_of(case.lang, case.app.rules.zone, review.row.asked_at);
            let parts = review.answer.as_ref();
            ReviewWords {
                asked: case.with("tracking-review-asked", &[("at", at.into())]),
                reason: review.reason.clone(),
                standing: standing(case, review),
                parts: parts.map(|it| review_parts(case, it)).unwrap_or_default(),
            }
        })
        .collect()
}

/// By when a review is answered and how long that is; or how it ended.
fn standing(case: &Opened, review: &ReviewRead) -> String {
    let duties = &case.found.duties;
    let Some(duty) = duties.iter().find(|duty| duty.id == review.row.duty_id) else {
        return String::new();
    };
    match duty.verdict {
        Some(Verdict::Late) => case.say("tracking-review-met-late"),
        Some(_) => case.say("tracking-review-met"),
        None => {
            let left = DaysLeft::of(duty.due_on, duty.late_from, &case.app.today());
            let args = [
                ("date", words::end_of(case.lang, duty.due_on).into()),
                ("left", left.say(case.lang).into()),
            ];
            case.with("tracking-review-standing", &args)
        }
    }
}

fn review_parts(case: &Opened, answer: &ReviewAnswer) -> Vec<AnswerPart> {
    let mut result = case.say(&format!("mail-review-result-{}", answer.result));
    if let Some(outcome) = answer.outcome() {
        let conclusion = case.say(&format!("mail-answer-outcome-{}", outcome.key()));
        result = lines(&[&result, &conclusion]);
    }
    let all = [
        ("mail-review-result-heading", result.as_str()),
        ("mail-review-reasons-heading", &answer.reasons),
        ("mail-review-remedy-heading", &answer.remedy),
        ("mail-review-guidance-heading", &answer.guidance),
    ];
    let filled = all.into_iter().filter(|(_, text)| !text.trim().is_empty());
    filled
        .map(|(heading, text)| AnswerPart {
            heading: case.say(heading),
            text: text.trim().to_owned(),
        })
        .collect()
}

/// The answer in words; parts that nobody wrote are left out.
fn say(place: Place<'_>, answer: &Answer) -> Vec<AnswerPart> {
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
    if answer.outcome() == Some(Outcome::NotComplaint) {
        // A lead's reasons for it are the desk's own; whoever disagrees can ask for a review.
        part(
            "tracking-answer-guidance",
            lines(&[&answer.guidance, &answer.where_to]),
        );
        return parts;
    }
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
    parts
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
