//! The review of an answer that somebody disagrees with (handbook §2.1 K16, §6.3 D 6). It has its own
//! fifteen days and another handler, and takes nothing back: the case stays answered. When its answer
//! has left, another review may be asked for.

mod store;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::answer::Blocker;
use super::case::{Act, Refusal};
use super::change::{Changed, Seen, is_minutes_before, restand, step, step_and};
use super::complaint::ReplyChannel;
use super::event::{EventKind, NewEvent};
use super::facts::{Delivery, ReviewResult, State};
use super::outcome::Outcome;
use super::queries::find_answer;
use super::words::{EventWords, WORDS};
use super::{Case, store as case_store};
use crate::db::{Conn, Error, Id, Result};
use crate::duties::deadline::{Carriage, Rules};
use crate::duties::duty::MetBy;
use crate::duties::store::{self as duty_store, Duty};
use crate::time::Moment;
use crate::vault::CaseKey;

pub use store::{Review, list_of_case};

/// Label of a sealed [`ReviewAnswer`].
pub const REVIEW: &str = "review";
/// The key of its row in `duties.csv`, and of what starts it.
pub const DUTY: &str = "review";

/// The answer to a review as typed; sealed as JSON, so every field added later needs a default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReviewAnswer {
    /// [`ReviewResult::key`]; empty while undecided.
    pub result: String,
    /// [`Outcome::key`] of the new conclusion, when it changed.
    pub outcome: String,
    pub reasons: String,
    pub remedy: String,
    pub guidance: String,
}

impl ReviewAnswer {
    pub fn result(&self) -> Option<ReviewResult> {
        ReviewResult::from_key(&self.result)
    }

    /// The new conclusion; none when the first one stands.
    pub fn outcome(&self) -> Option<Outcome> {
        let changed = self.result() == Some(ReviewResult::Changed);
        Outcome::from_key(&self.outcome).filter(|_| changed)
    }

    /// Everything that keeps it from leaving.
    pub fn blockers(&self) -> Vec<Blocker> {
        let filled = |text: &str| !text.trim().is_empty();
        let is_changed = self.result() == Some(ReviewResult::Changed);
        let needs_remedy = self.outcome().is_some_and(Outcome::is_finding);
        let all = [
            (
                self.result().is_some() && (!is_changed || self.outcome().is_some()),
                Blocker::OutcomeMissing,
            ),
            (filled(&self.reasons), Blocker::ReasonsMissing),
            (
                !needs_remedy || filled(&self.remedy),
                Blocker::RemedyMissing,
            ),
        ];
        all.into_iter()
            .filter(|(is_there, _)| !is_there)
            .map(|(_, blocker)| blocker)
            .collect()
    }
}

impl Review {
    /// Its answer has not left yet.
    pub fn is_open(&self) -> bool {
        self.delivery != Delivery::Done
    }

    /// Sent by a person, and not yet taken by anybody.
    pub fn is_undelivered(&self) -> bool {
        self.sent_at.is_some() && self.is_open()
    }
}

/// Seals what somebody disagrees with, for [`open`]; `None` when they did not say.
pub fn seal_reason(
    key: &CaseKey,
    text: &str,
) -> std::result::Result<Option<Vec<u8>>, serde_json::Error> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let lines = vec![("triage-review-reason".to_owned(), text.to_owned())];
    key.seal_json(WORDS, &EventWords { lines }).map(Some)
}

/// Why no review can be asked for now.
pub fn refusal(conn: &mut Conn, case: &Case) -> Result<Option<Refusal>> {
    if case.state != State::Answered {
        return Ok(Some(Refusal::NotAnswered));
    }
    let is_open = find_open(conn, case.id)?.is_some();
    Ok(is_open.then_some(Refusal::ReviewOpen))
}

/// Opens a review: its clock starts at `act.at`, and the case is taken from whoever answered it.
/// `act.by` is `None` when the complainant asks by themself. Nobody's open form goes stale.
pub fn open(
    conn: &mut Conn,
    rules: &Rules,
    act: Act,
    case_id: Id,
    reason: Option<&[u8]>,
) -> Result<Changed> {
    let Some(case) = case_store::find(conn, case_id)? else {
        return Ok(Changed::Gone);
    };
    if let Some(refusal) = refusal(conn, &case)? {
        return Ok(Changed::Refused(Box::new(case), refusal));
    }
    let (case, events) = opened(conn, rules, act, case, reason)?;
    let case = case_store::record(conn, case, &events)?;
    Ok(Changed::Done(Box::new(case)))
}

/// The same as a part of a larger step, once [`refusal`] found nothing: the case and its events are for
/// the caller to save.
pub fn opened(
    conn: &mut Conn,
    rules: &Rules,
    act: Act,
    case: Case,
    reason: Option<&[u8]>,
) -> Result<(Case, Vec<NewEvent>)> {
    opened_since(conn, rules, (act, act.at), case, reason)
}

/// The same for an objection that was there before a person said it is one: the clock starts at `since`,
/// when it came in.
pub fn opened_since(
    conn: &mut Conn,
    rules: &Rules,
    (act, since): (Act, Moment),
    mut case: Case,
    reason: Option<&[u8]>,
) -> Result<(Case, Vec<NewEvent>)> {
    let rule = rules
        .find_duty(DUTY)
        .ok_or_else(|| Error::Corrupt("duties.csv: no row for reviews".to_owned()))?;
    let carriage = match case.reply_channel {
        ReplyChannel::Post => Carriage::Post,
        ReplyChannel::Email | ReplyChannel::Phone => Carriage::Direct,
    };
    let duty = Duty::begin(rules, rule, (Id::new(act.at), case.id), since, carriage);
    duty_store::insert(conn, &duty)?;
    store::insert(
        conn,
        &Review::asked(
            &case,
            duty.id,
            Act { at: since, ..act },
            reason.map(<[u8]>::to_vec),
        ),
    )?;
    let facts = json!({ "due_on": duty.due_on.to_string() });
    let asked = act.event(EventKind::ReviewAsked).facts(facts);
    let mut events = vec![asked.body(reason.map(<[u8]>::to_vec))];
    let barred = list_barred(conn, case.id)?;
    if case.assignee_id.is_some_and(|id| barred.contains(&id)) {
        let (released, event) = case
            .assign(act, None)
            .map_err(|_never| Error::Corrupt("a case can't be taken back".to_owned()))?;
        case = released;
        events.push(event);
    }
    Ok((restand(conn, case)?, events))
}

/// The review whose answer has not left yet; there is at most one.
pub fn find_open(conn: &mut Conn, case_id: Id) -> Result<Option<Review>> {
    let reviews = list_of_case(conn, case_id)?;
    Ok(reviews.into_iter().find(Review::is_open))
}

/// Who may neither have the case nor send the answer while a review is open: everybody who sent an
/// answer that is under review. Nobody, while none is.
pub fn list_barred(conn: &mut Conn, case_id: Id) -> Result<Vec<Id>> {
    let reviews = list_of_case(conn, case_id)?;
    if !reviews.iter().any(Review::is_open) {
        return Ok(Vec::new());
    }
    let first = find_answer(conn, case_id)?.filter(|answer| answer.sent_at.is_some());
    let earlier = reviews.iter().filter(|review| !review.is_open());
    let mut barred: Vec<Id> = earlier.filter_map(|review| review.sent_by).collect();
    barred.extend(first.map(|answer| answer.updated_by));
    Ok(barred)
}

/// Keeps the draft of a review's answer.
pub fn save_draft(
    conn: &mut Conn,
    act: Act,
    seen: Seen,
    (by, sealed): (Id, &[u8]),
) -> Result<Changed> {
    let (review, barred) = (
        find_open(conn, seen.id)?,
        list_barred(conn, seen.id)?.contains(&by),
    );
    let Some(review) = review.filter(|review| review.sent_at.is_none()) else {
        return step(conn, seen, |_| Err(Refusal::NoReviewOpen));
    };
    let take = |case: Case| {
        if barred {
            return Err(Refusal::AnsweredThis);
        }
        case.note(act, EventKind::AnswerDrafted, json!({ "review": true }))
    };
    step_and(conn, seen, take, |conn, case| {
        let draft = Review {
            sealed: Some(sealed.to_vec()),
            updated_at: Some(act.at),
            updated_by: Some(by),
            ..review
        };
        store::update(conn, &draft)?;
        Ok((case, Vec::new()))
    })
}

/// A review's answer about to be sent: in clear to be judged, sealed to be kept.
#[derive(Clone)]
pub struct Sending {
    pub answer: ReviewAnswer,
    pub sealed: Vec<u8>,
    pub by: Id,
}

/// Another handler sends the answer to the open review. No clock stops here; the caller enqueues the
/// mail in the same transaction, and [`delivered`] stops the clock when it has left.
pub fn send(conn: &mut Conn, act: Act, seen: Seen, sending: &Sending) -> Result<Changed> {
    let review = find_open(conn, seen.id)?.filter(|review| review.sent_at.is_none());
    let is_barred = list_barred(conn, seen.id)?.contains(&sending.by);
    let take = |case: Case| {
        if review.is_none() {
            return Err(Refusal::NoReviewOpen);
        }
        if is_barred {
            return Err(Refusal::AnsweredThis);
        }
        let missing = sending.answer.blockers();
        if !missing.is_empty() {
            return Err(Refusal::Blocked(missing));
        }
        let facts = json!({
            "result": sending.answer.result,
            "outcome": sending.answer.outcome().map(Outcome::key),
            "channel": case.reply_channel.key(),
        });
        let (case, event) = case.note(act, EventKind::ReviewAnswered, facts)?;
        Ok((case, event.body(Some(sending.sealed.clone()))))
    };
    let found = review.clone();
    step_and(conn, seen, take, |conn, case| {
        if let Some(review) = found {
            store::update(conn, &review.sent(act, sending))?;
        }
        Ok((case, Vec::new()))
    })
}

/// A letter handed to the carrier, or a finished call, that carried a review's answer.
#[derive(Clone, Debug)]
pub struct Handed {
    /// `letter`, `call` or `hand`.
    pub by_way_of: &'static str,
    pub at: Moment,
    /// Carrier and number; or who spoke, and what was said.
    pub sealed: Vec<u8>,
}

/// Records that the review's answer was handed over or read out: this stops its clock as a mail
/// server's acceptance does.
pub fn record_handed(
    conn: &mut Conn,
    rules: &Rules,
    act: Act,
    seen: Seen,
    handed: &Handed,
) -> Result<Changed> {
    let review = find_open(conn, seen.id)?;
    let take = |case: Case| {
        let sent_at = review.and_then(|review| review.sent_at);
        let sent_at = sent_at.ok_or(Refusal::NotAnswered)?;
        if handed.at > act.at || is_minutes_before(handed.at, sent_at) {
            return Err(Refusal::ImpossibleTime);
        }
        let facts = json!({ "by": handed.by_way_of, "at": handed.at.to_string() });
        let (case, event) = case.note(act, EventKind::ReviewDelivered, facts)?;
        Ok((case, event.body(Some(handed.sealed.clone()))))
    };
    step_and(conn, seen, take, |conn, case| {
        Ok((delivered(conn, rules, case, handed.at)?, Vec::new()))
    })
}

/// Sends a review's answer that was refused for good on its way again; `sealed` names the address. The
/// caller enqueues the mail in the same transaction.
pub fn resend(conn: &mut Conn, act: Act, seen: Seen, sealed: Vec<u8>) -> Result<Changed> {
    let review = find_open(conn, seen.id)?.filter(|it| it.delivery == Delivery::Failed);
    let is_failed = review.is_some();
    let take = |case: Case| {
        if !is_failed {
            return Err(Refusal::NotAnswered);
        }
        let (case, event) = case.note(act, EventKind::ReviewResent, json!({}))?;
        Ok((case, event.body(Some(sealed))))
    };
    step_and(conn, seen, take, |conn, case| {
        if let Some(review) = review {
            store::set_delivery(conn, review.id, Delivery::Pending)?;
        }
        Ok((case, Vec::new()))
    })
}

/// The review's answer has left: its clock stops.
pub(super) fn delivered(conn: &mut Conn, rules: &Rules, case: Case, at: Moment) -> Result<Case> {
    duty_store::meet(conn, rules, case.id, MetBy::Review, at)?;
    if let Some(review) = find_open(conn, case.id)? {
        store::set_delivery(conn, review.id, Delivery::Done)?;
    }
    restand(conn, case)
}

/// The review's answer was refused for good: its clock runs on, and a person has to act.
pub(super) fn not_delivered(conn: &mut Conn, case_id: Id) -> Result<()> {
    match find_open(conn, case_id)?.filter(Review::is_undelivered) {
        Some(review) => store::set_delivery(conn, review.id, Delivery::Failed),
        None => Ok(()),
    }
}
