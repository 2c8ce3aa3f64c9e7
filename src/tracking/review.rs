//! `GET/POST /status/{reference}/review`: somebody else looks at the answer again.

use actix_web::{HttpRequest, web};

use super::action_page::ActionPage;
use super::carried::{Carried, To};
use super::conversation;
use super::notice::Held;
use super::open::{Door, Opened, door, unwritten};
use crate::app::App;
use crate::cases::case::Act;
use crate::cases::change::Changed;
use crate::cases::complaint::{Email, ReplyChannel};
use crate::cases::facts::State;
use crate::cases::review::{self, Review};
use crate::cases::status_link;
use crate::duties::deadline::Carriage;
use crate::duties::duty::start_for;
use crate::mail::message::ReviewReceivedMail;
use crate::mail::outbox::{self, MailKind};
use crate::mail::store::NewOutboxRow;
use crate::render::Field;
use crate::render::words::end_of;
use crate::web::WebResult;
use crate::web::csrf::Visitor;
use crate::web::forms::Form;

pub(super) const HERE: &str = "review";
/// Characters that are kept of a reason.
pub(super) const LONGEST: usize = 8_000;

pub(super) async fn get(app: web::Data<App>, request: HttpRequest, visitor: Visitor) -> WebResult {
    match door(&app, &request, visitor).await? {
        Door::Open(case) => case.show(&page(&case, "", None), HERE),
        Door::Shut(shut) => shut.page(),
    }
}

/// Whether a review can be asked for now.
pub(super) fn is_possible(case: &Opened) -> bool {
    let is_open = case.found.reviews.iter().any(|it| it.row.is_open());
    case.found.case.state == State::Answered && !is_open && case.found.key.is_some()
}

pub(super) fn page(case: &Opened, reason: &str, held: Option<Held>) -> ActionPage {
    let page = ActionPage::of(case, HERE).held((&case.app.pages.words, case.lang), held);
    if !is_possible(case) {
        let is_answered = case.found.case.state == State::Answered;
        return page.lead(case.say(if is_answered {
            "tracking-review-open"
        } else {
            "tracking-review-too-early"
        }));
    }
    let due = due(case);
    page.lead(case.say("tracking-review-lead"))
        .lead(case.with("tracking-review-due", &[("date", due.into())]))
        .field(
            Field::textarea("reason", case.say("tracking-review-reason"))
                .hint(case.say("tracking-review-reason-hint"))
                .optional()
                .value(reason),
        )
        .button(case.say("tracking-review-button"), false)
}

/// By when it will be answered, asked now.
fn due(case: &Opened) -> String {
    due_on(case).map_or_else(String::new, |day| end_of(case.lang, day))
}

fn due_on(case: &Opened) -> Option<chrono::NaiveDate> {
    let rules = &case.app.rules;
    let rule = rules.find_duty(review::DUTY)?;
    Some(start_for(rules, rule, case.app.now(), Carriage::Direct).due_on)
}

/// What was typed, cut to what is kept, without control characters.
pub(super) fn cleaned(text: &str) -> String {
    let text = crate::text::words::nfc(&text.replace("\r\n", "\n"));
    let plain = text
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'));
    let kept: String = plain.take(LONGEST).collect();
    kept.trim().to_owned()
}

pub(super) async fn post(
    app: web::Data<App>,
    request: HttpRequest,
    visitor: Visitor,
    form: Form,
) -> WebResult {
    let reason = cleaned(form.get("reason"));
    let case = match door(&app, &request, visitor).await? {
        Door::Open(case) => case,
        Door::Shut(shut) => return shut.carrying(Carried::new(To::Review, &reason)),
    };
    if let Err(held) = case.admit(form.get("csrf_token")) {
        return case.show(&page(&case, &reason, Some(held)), HERE);
    }
    let sealed = review::seal_reason(case.key()?, &reason)?;
    let mail = received(&case)?;
    let (rules, at, id) = (app.rules.clone(), app.now(), case.found.case.id);
    let written = app
        .db
        .write(move |conn| {
            let act = Act { by: None, at };
            let changed = review::open(conn, &rules, act, id, sealed.as_deref())?;
            if let (Changed::Done(_), Some(mail)) = (&changed, &mail) {
                outbox::enqueue(conn, mail)?;
            }
            Ok(changed)
        })
        .await;
    app.mail_waits.notify_one();
    match written {
        Ok(Changed::Done(_)) => case.done(case.say("tracking-review-done")),
        Ok(_) => refused(case, &reason).await,
        Err(why) => case.show(&page(&case, &reason, Some(unwritten(why))), HERE),
    }
}

/// Sent twice it is asked for once. Another reason than the one that is looked at already can go as a
/// message.
async fn refused(case: Box<Opened>, reason: &str) -> WebResult {
    let case = case.reloaded().await?;
    let mut open = case.found.reviews.iter().filter(|it| it.row.is_open());
    if open.any(|it| reason.is_empty() || it.reason == reason) {
        return case.done(case.say("tracking-review-done"));
    }
    conversation::resumed(&case, reason, Held::Refused)
}

/// “We have your request”, for whoever is answered by mail.
fn received(case: &Opened) -> WebResult<Option<NewOutboxRow>> {
    let row = &case.found.case;
    let by_mail = row.reply_channel == ReplyChannel::Email;
    let contacts = case.found.contacts().filter(|_| by_mail);
    let email = contacts.and_then(|contacts| contacts.email.as_ref().map(Email::as_str));
    let (Some(to), Some(due_on)) = (email, due_on(case)) else {
        return Ok(None);
    };
    let app = &case.app;
    let link = status_link::token(&app.vault, row.id);
    let reference = case.reference();
    let from = &app.post.letterhead;
    let mail = ReviewReceivedMail::new(row.lang(), from, (&reference, &link), due_on);
    let number = case.found.reviews.len() + 1;
    let key = outbox::numbered_key(MailKind::ReviewReceived, row.id, &number.to_string());
    let tools = (app.pages.as_ref(), &app.vault);
    let about = (MailKind::ReviewReceived, row, case.key()?);
    let written = app
        .post
        .to_complainant_as(tools, about, (to, &mail), (key, app.now()));
    Ok(Some(written?))
}

/// A review with what was written about it, opened.
#[derive(Clone)]
pub(super) struct ReviewRead {
    pub row: Review,
    pub reason: String,
    /// Once a person at the desk has sent it.
    pub answer: Option<review::ReviewAnswer>,
}
