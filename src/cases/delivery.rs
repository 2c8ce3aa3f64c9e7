//! What a mail's fate does to its case (handbook §1.2): a duty is met at the instant the next mail
//! server accepts the mail, the letter is handed over or the call is finished; not before.

use serde_json::json;

use super::event::{EventKind, NewEvent};
use super::facts::Delivery;
use super::{Case, review, store};
use crate::db::{Conn, Id, Result};
use crate::duties::deadline::Rules;
use crate::duties::duty::MetBy;
use crate::duties::store::{self as duty_store, Duty};
use crate::time::Moment;

/// Mails to a complainant that a case waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaited {
    Acknowledgement,
    Answer,
    ReviewAnswer,
}

/// The next mail server (or, without one, the mail folder) has taken the mail: `route` is `smtp`
/// or `file`.
pub fn mail_accepted(
    conn: &mut Conn,
    rules: &Rules,
    case_id: Id,
    mail: Awaited,
    (at, route): (Moment, &str),
) -> Result<()> {
    let case = store::load(conn, case_id)?;
    let facts = json!({ "by": route, "at": at.to_string() });
    let (case, kind) = match mail {
        Awaited::Acknowledgement => (
            acknowledged(conn, rules, case, at)?,
            EventKind::Acknowledged,
        ),
        Awaited::Answer => (
            delivered(conn, rules, case, at)?,
            EventKind::AnswerDelivered,
        ),
        Awaited::ReviewAnswer => (
            review::delivered(conn, rules, case, at)?,
            EventKind::ReviewDelivered,
        ),
    };
    store::record(conn, case, &[NewEvent::new(kind, at, None).facts(facts)])?;
    Ok(())
}

/// The mail was refused for good: the clocks run on and a person has to act. `why` is the class of
/// the refusal, never the server's words.
pub fn mail_given_up(
    conn: &mut Conn,
    case_id: Id,
    mail: Awaited,
    at: Moment,
    why: &str,
) -> Result<()> {
    let mut case = store::load(conn, case_id)?;
    let kind = match mail {
        Awaited::Acknowledgement => EventKind::AcknowledgementFailed,
        Awaited::Answer => EventKind::AnswerFailed,
        Awaited::ReviewAnswer => EventKind::ReviewFailed,
    };
    if mail == Awaited::Answer && case.delivery == Delivery::Pending {
        case.delivery = Delivery::Failed;
    }
    if mail == Awaited::ReviewAnswer {
        review::not_delivered(conn, case_id)?;
    }
    let event = NewEvent::new(kind, at, None).facts(json!({ "why": why }));
    store::record(conn, unreached(case, at), &[event])?;
    Ok(())
}

/// The same for a mail that no clock waits for; `mail` is the key of its kind.
pub fn other_mail_given_up(
    conn: &mut Conn,
    case_id: Id,
    mail: &str,
    at: Moment,
    why: &str,
) -> Result<()> {
    let case = store::load(conn, case_id)?;
    let event = NewEvent::new(EventKind::MailFailed, at, None);
    let event = event.facts(json!({ "mail": mail, "why": why }));
    store::record(conn, unreached(case, at), &[event])?;
    Ok(())
}

/// A mail that was given up is tried again; what it did not reach stays unreached until somebody says.
pub fn mail_retried(conn: &mut Conn, case_id: Id, mail: &str, at: Moment) -> Result<()> {
    let case = store::load(conn, case_id)?;
    let event = NewEvent::new(EventKind::MailRetried, at, None);
    store::record(conn, case, &[event.facts(json!({ "mail": mail }))])?;
    Ok(())
}

/// A mail that a server had accepted came back. The clock it met stays met, at the instant it was
/// accepted (handbook §1.2); the case is marked and a person has to act. `status` is the code of
/// RFC 3463, `mail` the key of the mail's kind.
pub fn mail_bounced(
    conn: &mut Conn,
    case_id: Id,
    mail: &str,
    at: Moment,
    status: &str,
) -> Result<()> {
    let case = store::load(conn, case_id)?;
    let event = NewEvent::new(EventKind::MailBounced, at, None);
    let event = event.facts(json!({ "mail": mail, "why": status }));
    store::record(conn, unreached(case, at), &[event])?;
    Ok(())
}

/// The case as one that has not reached its complainant.
fn unreached(mut case: Case, at: Moment) -> Case {
    case.unreached_since = case.unreached_since.or(Some(at));
    case
}

/// Stops the clocks that an acknowledgement meets.
pub(super) fn acknowledged(conn: &mut Conn, rules: &Rules, case: Case, at: Moment) -> Result<Case> {
    duty_store::meet(conn, rules, case.id, MetBy::Acknowledgement, at)?;
    super::change::restand(conn, case)
}

/// Stops the clocks that an answer meets (an acknowledgement's too), and freezes the verdict on the promise.
pub(super) fn delivered(
    conn: &mut Conn,
    rules: &Rules,
    mut case: Case,
    at: Moment,
) -> Result<Case> {
    // Whoever has the answer knows that the complaint arrived.
    duty_store::meet(conn, rules, case.id, MetBy::Acknowledgement, at)?;
    let met = duty_store::meet(conn, rules, case.id, MetBy::Answer, at)?;
    let answer: Option<&Duty> = met.iter().find(|duty| duty.rule == "answer");
    if let Some(answer) = answer {
        case.verdict = answer.verdict;
    }
    case.delivery = Delivery::Done;
    super::change::restand(conn, case)
}
