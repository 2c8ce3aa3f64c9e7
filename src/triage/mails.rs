//! The mails that actions of the desk send: written and sealed before the transaction, put into the
//! outbox inside it.

use chrono::NaiveDate;

use super::action::Opened;
use super::letter_words;
use crate::access::Staff;
use crate::app::App;
use crate::cases::Case;
use crate::cases::answer::Answer;
use crate::cases::complaint::{Email, ReplyChannel};
use crate::cases::facts::{Delivery, Gate, State};
use crate::cases::outcome::Outcome;
use crate::cases::review::{Review, ReviewAnswer};
use crate::cases::status_link;
use crate::db::{self, Conn, Id};
use crate::mail::alerting::{Alerts, Concern};
use crate::mail::message::{
    Addressee, AnswerMail, QuestionMail, ReplyMail, ReviewAnswerMail, ReviewReceivedMail,
    SecondLookMail, VerifyingMail,
};
use crate::mail::outbox::{self, MailKind};
use crate::mail::people::{Access, People};
use crate::mail::store::NewOutboxRow;
use crate::render::Rendered;
use crate::time::Moment;
use crate::web::{WebError, WebResult};

/// Puts a mail into the outbox, with what it reports.
pub fn enqueue(conn: &mut Conn, mail: &NewOutboxRow) -> db::Result<()> {
    outbox::enqueue(conn, mail).map(|_enqueued| ())
}

/// Tells the delivery that there is something to do.
pub fn wake(app: &App) {
    app.mail_waits.notify_one();
}

/// Writes with everything that alerts take.
fn alert<T>(
    case: &Opened,
    after: &Case,
    write: impl FnOnce(&Alerts<'_>, Concern<'_>) -> Result<T, crate::mail::Unwritable>,
) -> WebResult<T> {
    let app = &case.app;
    let staff = case.dossier.staff.iter();
    let active = staff
        .filter(|person| person.disabled_at.is_none())
        .cloned()
        .collect();
    let people = People::new(active, app.post.duty_address.as_deref());
    let access: Access = case.dossier.access.iter().copied().collect();
    let alerts = Alerts {
        room: &app.post,
        pages: &app.pages,
        vault: &app.vault,
        rules: &app.rules,
        people: &people,
        now: app.now(),
    };
    let concern = Concern {
        case: after,
        access: &access,
        duty: None,
    };
    write(&alerts, concern).map_err(|why| WebError::Internal(why.into()))
}

/// To `person`: this case is yours now.
pub fn assigned(case: &Opened, person: &Staff) -> WebResult<Option<NewOutboxRow>> {
    let after = Case {
        assignee_id: Some(person.id),
        ..case.dossier.case.clone()
    };
    let sequence = after.sequence.saturating_add(1);
    alert(case, &after, |alerts, concern| {
        alerts.assigned(concern, sequence)
    })
}

/// To each of `people`, who may be the second person: an answer waits to be read.
pub fn second_look(case: &Opened, people: &[&Staff]) -> WebResult<Vec<NewOutboxRow>> {
    let (row, kind) = (&case.dossier.case, MailKind::SecondLook);
    let sequence = row.sequence.saturating_add(1);
    alert(case, row, |alerts, concern| {
        let letters = people.iter().map(|person| {
            let lines = vec![alerts.line(person.lang, concern, true)];
            let from = &alerts.room.letterhead;
            let mail = SecondLookMail::new(&alerts.pages.words, person.lang, from, lines);
            let key = format!("{}:{}:{sequence}:{}", kind.key(), row.id, person.id);
            alerts.room.to_staff(
                (alerts.pages, alerts.vault),
                (kind, key),
                (&person.email, person.lang),
                (&mail, alerts.now),
            )
        });
        letters.collect()
    })
}

/// To the duty person, the leads and the handler: this may be an incident.
pub fn incident(case: &Opened, detected_at: Moment) -> WebResult<Vec<NewOutboxRow>> {
    let after = Case {
        gate: Gate::Yes,
        detected_at: Some(detected_at),
        ..case.dossier.case.clone()
    };
    let write = |alerts: &Alerts<'_>, concern: Concern<'_>| alerts.possible_incident(concern);
    alert(case, &after, write)
}

/// The address that mails about the case go to, when it is to be answered by mail.
pub fn address(case: &Opened) -> Option<&str> {
    let by_mail = case.dossier.case.reply_channel == ReplyChannel::Email;
    let complaint = case.dossier.complaint.as_ref().filter(|_| by_mail)?;
    complaint.email().map(Email::as_str)
}

/// To the complainant: we are looking into it.
pub fn verifying(case: &Opened, doing: &str) -> WebResult<Option<NewOutboxRow>> {
    let (Some(to), Some(complaint)) = (address(case), &case.dossier.complaint) else {
        return Ok(None);
    };
    let row = &case.dossier.case;
    let reference = row.reference.to_string();
    let whose = (complaint.full_name.as_str(), reference.as_str());
    let from = &case.app.post.letterhead;
    let mail = VerifyingMail::new(row.lang(), from, whose, row.due_on, (doing, ""));
    written(case, MailKind::Verifying, to, &mail).map(Some)
}

/// To the complainant: the answer. None where it goes by post or phone, or nowhere.
pub fn answer(case: &Opened, answer: &Answer) -> WebResult<Option<NewOutboxRow>> {
    if answer.outcome() == Some(Outcome::NotComplaint) {
        return Ok(None);
    }
    let Some(to) = address(case) else {
        return Ok(None);
    };
    written(case, MailKind::Answer, to, &letter(case, answer)).map(Some)
}

/// The answer that was refused, once more, to this address.
pub fn answer_to(case: &Opened, to: &str) -> WebResult<NewOutboxRow> {
    written(
        case,
        MailKind::Answer,
        to,
        &letter(case, &case.dossier.draft()),
    )
}

/// To the complainant, `to`: a question or whatever else they have to know. `id` is the message's.
pub fn message(
    case: &Opened,
    (id, to): (Id, &str),
    asks: bool,
    text: &str,
) -> WebResult<NewOutboxRow> {
    let kind = if asks {
        MailKind::Question
    } else {
        MailKind::Reply
    };
    let app = &case.app;
    let tools = (app.pages.as_ref(), &app.vault);
    let whose = (kind, &case.dossier.case, case.key()?);
    let (key, now) = (outbox::message_key(kind, id), app.now());
    let row = if asks {
        let mail = question(case, text);
        app.post
            .to_complainant_as(tools, whose, (to, &mail), (key, now))
    } else {
        let mail = reply(case, text);
        app.post
            .to_complainant_as(tools, whose, (to, &mail), (key, now))
    };
    row.map_err(|why| WebError::Internal(why.into()))
}

/// The same as it will be read.
pub fn message_letter(case: &Opened, asks: bool, text: &str) -> WebResult<Rendered> {
    let lang = case.dossier.case.lang();
    Ok(if asks {
        case.app.pages.mail(lang, &question(case, text))?
    } else {
        case.app.pages.mail(lang, &reply(case, text))?
    })
}

fn question(case: &Opened, text: &str) -> QuestionMail {
    let row = &case.dossier.case;
    let from = &case.app.post.letterhead;
    let reference = row.reference.to_string();
    let whose = (full_name(case), reference.as_str());
    let due_on = (row.state != State::Answered).then_some(row.due_on);
    QuestionMail::new(row.lang(), from, whose, due_on, text)
}

fn reply(case: &Opened, text: &str) -> ReplyMail {
    let row = &case.dossier.case;
    let from = &case.app.post.letterhead;
    let reference = row.reference.to_string();
    let whose = (full_name(case), reference.as_str());
    ReplyMail::new(row.lang(), from, whose, text)
}

fn full_name(case: &Opened) -> &str {
    let complaint = case.dossier.complaint.as_ref();
    complaint.map_or("", |complaint| &complaint.full_name)
}

fn written<M: crate::render::Mail>(
    case: &Opened,
    kind: MailKind,
    to: &str,
    mail: &M,
) -> WebResult<NewOutboxRow> {
    let app = &case.app;
    let tools = (app.pages.as_ref(), &app.vault);
    let whose = (kind, &case.dossier.case, case.key()?);
    let row = app.post.to_complainant(tools, whose, (to, mail), app.now());
    row.map_err(|why| WebError::Internal(why.into()))
}

/// To the complainant: a review was opened, and by when it is done. None where it goes by post or phone.
pub fn review_received(case: &Opened, due_on: NaiveDate) -> WebResult<Option<NewOutboxRow>> {
    let Some(to) = address(case) else {
        return Ok(None);
    };
    let (app, row, kind) = (&case.app, &case.dossier.case, MailKind::ReviewReceived);
    let link = status_link::token(&app.vault, row.id);
    let reference = row.reference.to_string();
    let from = &app.post.letterhead;
    let mail = ReviewReceivedMail::new(row.lang(), from, (&reference, &link), due_on);
    let number = case.dossier.reviews.len() + 1;
    let key = outbox::numbered_key(kind, row.id, &number.to_string());
    let tools = (app.pages.as_ref(), &app.vault);
    let about = (kind, row, case.key()?);
    let written = app
        .post
        .to_complainant_as(tools, about, (to, &mail), (key, app.now()));
    written
        .map(Some)
        .map_err(|why| WebError::Internal(why.into()))
}

/// To the complainant: the answer to a review. None where it goes by post or phone, or nowhere.
pub fn review_answer(
    case: &Opened,
    review: &Review,
    answer: &ReviewAnswer,
) -> WebResult<Option<NewOutboxRow>> {
    let Some(to) = address(case) else {
        return Ok(None);
    };
    review_answer_to(case, review, answer, to).map(Some)
}

/// The same to this address; once per attempt.
pub fn review_answer_to(
    case: &Opened,
    review: &Review,
    answer: &ReviewAnswer,
    to: &str,
) -> WebResult<NewOutboxRow> {
    let (app, row, kind) = (&case.app, &case.dossier.case, MailKind::ReviewAnswer);
    let which = match review.delivery {
        Delivery::Failed => format!("{}:{}", review.id, row.sequence),
        _ => review.id.to_string(),
    };
    let key = outbox::numbered_key(kind, row.id, &which);
    let tools = (app.pages.as_ref(), &app.vault);
    let mail = review_letter(case, review, answer);
    let about = (kind, row, case.key()?);
    let written = app
        .post
        .to_complainant_as(tools, about, (to, &mail), (key, app.now()));
    written.map_err(|why| WebError::Internal(why.into()))
}

/// The answer to a review in the complainant's language.
pub fn review_letter(case: &Opened, review: &Review, answer: &ReviewAnswer) -> ReviewAnswerMail {
    let row = &case.dossier.case;
    let complaint = case.dossier.complaint.as_ref();
    let reference = row.reference.to_string();
    let to = Addressee {
        full_name: complaint.map_or("", |complaint| &complaint.full_name),
        reference: &reference,
        received_on: case.say.zone.day(review.asked_at),
    };
    let from = &case.app.post.letterhead;
    ReviewAnswerMail::new(&case.app.pages.words, row.lang(), from, to, answer)
}

/// The answer in the complainant's language, as mail, letter or what to say on the phone.
pub fn letter(case: &Opened, answer: &Answer) -> AnswerMail {
    let row = &case.dossier.case;
    let complaint = case.dossier.complaint.as_ref();
    let reference = row.reference.to_string();
    let to = Addressee {
        full_name: complaint.map_or("", |complaint| &complaint.full_name),
        reference: &reference,
        received_on: case.say.zone.day(row.received_at),
    };
    let from = &case.app.post.letterhead;
    let mail = AnswerMail::new(&case.app.pages.words, row.lang(), from, to, answer);
    match row.reply_channel {
        ReplyChannel::Email => mail,
        ReplyChannel::Post | ReplyChannel::Phone => mail.not_by_mail(letter_words::review(case)),
    }
}
