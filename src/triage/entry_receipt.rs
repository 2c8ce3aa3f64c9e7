//! How and when a complaint that staff enter came in: the true moment with what it rests on, and what
//! stands on envelope or document.

use chrono::{Days, Months, NaiveDate, NaiveTime};

use super::pages::Typed;
use super::typed_date::{self, Lean};
use super::wording::Wording;
use crate::cases::facts::Channel;
use crate::cases::words::EventWords;
use crate::time::Moment;

/// What the moment of receipt rests on; `other` has to be told in words.
pub const BASES: [&str; 7] = [
    "postmark", "stamp", "register", "log", "message", "witness", "other",
];

/// Whatever came in longer ago is a slip of the pen in the year. Claims end after three years (Civil
/// Code, arts. 429 and 588).
const YEARS_BACK: u32 = 5;
const MONTHS_BACK: u32 = 12 * YEARS_BACK;

/// How far ahead an authority's day may lie, in days.
const DAYS_AHEAD: u64 = 5 * 366;

/// How and when it came in.
pub struct Receipt {
    pub channel: Channel,
    pub received_at: Moment,
    /// What says so.
    pub reason: String,
    /// Envelope, who handed it over, the document: behind the keys of their labels.
    pub noted: EventWords,
    pub authority_due_on: Option<NaiveDate>,
}

/// Reads it, and says all that has to be mended.
pub fn read(say: &Wording, typed: &mut Typed) -> Option<Receipt> {
    let channel = Channel::from_key(typed.text("channel"));
    let channel = channel.filter(|channel| Channel::BY_HAND.contains(channel));
    if channel.is_none() {
        typed.refuse("channel", say.say("triage-new-error-channel"));
    }
    let received_at = received_at(say, typed, "received_on", "received_at");
    let reason = reason(say, typed);
    let document = document(say, typed, channel);
    if typed.has_errors() {
        return None;
    }
    let mut lines = Vec::new();
    for (field, label) in [
        ("envelope", "triage-new-envelope"),
        ("handed_by", "triage-new-handed-by"),
    ] {
        lines.extend(typed.some(field).map(|text| (label.to_owned(), text)));
    }
    lines.extend(document.lines);
    Some(Receipt {
        channel: channel?,
        received_at: received_at?,
        reason: reason?,
        noted: EventWords { lines },
        authority_due_on: document.due_on,
    })
}

/// The moment that was typed: never ahead, not impossibly long ago. A day alone is its midnight, which
/// leaves the days as they are.
pub fn received_at(say: &Wording, typed: &mut Typed, day: &str, time: &str) -> Option<Moment> {
    let text = typed.text(day).to_owned();
    let Some(on) = typed_date::day(&text, say.today.day, Lean::Past) else {
        let is_old = text.len() >= 8 && text.chars().any(|c| c.is_ascii_digit());
        let key = if is_old { "received-odd" } else { "received" };
        typed.refuse(day, say.say(&format!("triage-new-error-{key}")));
        return None;
    };
    let earliest = say.today.day.checked_sub_months(Months::new(MONTHS_BACK));
    if earliest.is_some_and(|earliest| on < earliest) {
        let args = [("day", say.date(on).into()), ("years", YEARS_BACK.into())];
        typed.refuse(day, say.with("triage-new-error-received-old", &args));
        return None;
    }
    let at = match typed.text(time) {
        "" => Some(NaiveTime::MIN),
        text => typed_date::time(text),
    };
    let Some(at) = at else {
        typed.refuse(time, say.say("triage-new-error-time"));
        return None;
    };
    let moment = say.zone.at(on.and_time(at));
    if moment > say.today.now {
        let field = if on > say.today.day { day } else { time };
        typed.refuse(field, say.say("triage-new-error-received-ahead"));
        return None;
    }
    Some(moment)
}

/// What the moment rests on: chosen, or told, or both.
fn reason(say: &Wording, typed: &mut Typed) -> Option<String> {
    let basis = BASES
        .into_iter()
        .find(|basis| typed.is("received_basis", basis));
    let told = typed.some("received_reason");
    let named = basis
        .filter(|basis| *basis != "other")
        .map(|basis| say.say(&format!("triage-new-basis-{basis}")));
    match (named, told) {
        (Some(named), Some(told)) => Some(format!("{named}: {told}")),
        (Some(one), None) | (None, Some(one)) => Some(one),
        (None, None) => {
            typed.refuse("received_reason", say.say("triage-new-error-reason"));
            None
        }
    }
}

/// An authority's document.
#[derive(Default)]
struct Document {
    lines: Vec<(String, String)>,
    due_on: Option<NaiveDate>,
}

fn document(say: &Wording, typed: &mut Typed, channel: Option<Channel>) -> Document {
    if channel != Some(Channel::Authority) {
        return Document::default();
    }
    let mut lines = Vec::new();
    for (field, label) in [
        ("document_from", "triage-new-document-from"),
        ("document_number", "triage-new-document-number"),
    ] {
        lines.extend(typed.some(field).map(|text| (label.to_owned(), text)));
    }
    let dated = optional_day(say, typed, "document_on", Lean::Past);
    let due = optional_day(say, typed, "document_due_on", Lean::Future);
    if dated.is_some_and(|on| on > say.today.day) {
        typed.refuse("document_on", say.say("triage-new-error-document-ahead"));
    }
    let farthest = say.today.day.checked_add_days(Days::new(DAYS_AHEAD));
    let is_far = |on: NaiveDate| farthest.is_some_and(|farthest| on > farthest);
    if due.is_some_and(is_far) {
        typed.refuse("document_due_on", say.say("triage-new-error-day"));
    }
    let label = "triage-new-document-on".to_owned();
    lines.extend(dated.map(|on| (label, say.date(on))));
    Document { lines, due_on: due }
}

/// A day that may be left open.
fn optional_day(say: &Wording, typed: &mut Typed, field: &str, lean: Lean) -> Option<NaiveDate> {
    let text = typed.text(field);
    if text.is_empty() {
        return None;
    }
    let found = typed_date::day(text, say.today.day, lean);
    if found.is_none() {
        typed.refuse(field, say.say("triage-new-error-day"));
    }
    found
}
