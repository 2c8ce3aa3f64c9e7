//! `GET/POST /status/{reference}/contact`: to be reached elsewhere. A new e-mail address is used once a link
//! sent there was followed and confirmed; a new number or postal address the desk makes sure of.

use actix_web::{HttpRequest, web};
use chrono::Duration;

use super::action_page::ActionPage;
use super::notice::Held;
use super::open::{Door, Opened, door, submission_or_fresh, unwritten};
use super::review::cleaned;
use crate::app::App;
use crate::cases::case::Act;
use crate::cases::complaint::{Email, Phone};
use crate::cases::conversation::{self, Incoming};
use crate::cases::member_link::{self, Link, NEW_EMAIL, Purpose, Token};
use crate::cases::message::store as message_store;
use crate::cases::words::{EventWords, WORDS};
use crate::cases::{Case, contact, store};
use crate::db::{Conn, Id, Result};
use crate::mail::message::ContactConfirmMail;
use crate::mail::outbox::{self, MailKind};
use crate::mail::store::NewOutboxRow;
use crate::render::Field;
use crate::time::Moment;
use crate::web::WebResult;
use crate::web::csrf::Visitor;
use crate::web::forms::Form;

const HERE: &str = "contact";
/// Links to new addresses that a case gets in a day.
const MOST_A_DAY: i64 = 5;

pub(super) async fn get(app: web::Data<App>, request: HttpRequest, visitor: Visitor) -> WebResult {
    match door(&app, &request, visitor).await? {
        Door::Open(case) => case.show(&page(&case, &Typed::default(), None), HERE),
        Door::Shut(shut) => shut.page(),
    }
}

/// What was typed, and what is wrong with it.
#[derive(Default)]
struct Typed {
    email: String,
    phone: String,
    address: String,
    submission: String,
    email_error: Option<&'static str>,
    phone_error: Option<&'static str>,
}

impl Typed {
    fn read(form: &Form) -> Self {
        let text = |name: &str| cleaned(form.get(name));
        let mut typed = Self {
            email: text("email"),
            phone: text("phone"),
            address: text("postal_address"),
            submission: submission_or_fresh(form.get("submission")),
            ..Self::default()
        };
        if [&typed.email, &typed.phone, &typed.address]
            .into_iter()
            .all(String::is_empty)
        {
            typed.email_error = Some("tracking-contact-error-none");
        } else if !typed.email.is_empty() && Email::parse(&typed.email).is_none() {
            typed.email_error = Some("tracking-contact-error-email");
        }
        if !typed.phone.is_empty() && Phone::parse(&typed.phone).is_none() {
            typed.phone_error = Some("tracking-contact-error-phone");
        }
        typed
    }

    const fn is_wrong(&self) -> bool {
        self.email_error.is_some() || self.phone_error.is_some()
    }

    /// What the desk has to make sure of.
    fn request(&self) -> Vec<(String, String)> {
        let lines = [
            ("triage-fact-phone", &self.phone),
            ("triage-fact-address", &self.address),
        ];
        lines
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(label, text)| (label.to_owned(), text.clone()))
            .collect()
    }
}

fn page(case: &Opened, typed: &Typed, held: Option<Held>) -> ActionPage {
    let page = ActionPage {
        submission: Some(submission_or_fresh(&typed.submission)),
        ..ActionPage::of(case, HERE)
    };
    let page = page.held((&case.app.pages.words, case.lang), held);
    let Some(now) = case.found.contacts() else {
        return page.lead(case.say("tracking-erased"));
    };
    let error = |key: Option<&str>| key.map(|key| case.say(key));
    let current = [
        ("email", now.email.as_ref().map(|it| it.as_str().to_owned())),
        ("phone", now.phone.as_ref().map(|it| it.typed.clone())),
        ("address", now.postal_address.clone()),
    ];
    let points = current.into_iter().filter_map(|(what, value)| {
        let args = [("value", value?.into())];
        Some(case.with(&format!("tracking-contact-now-{what}"), &args))
    });
    let page = points.fold(
        page.lead(case.say("tracking-contact-lead")),
        ActionPage::point,
    );
    let email = Field::email("email", case.say("tracking-contact-email"))
        .hint(case.say("tracking-contact-email-hint"))
        .optional()
        .value(typed.email.as_str())
        .error(error(typed.email_error));
    let phone = Field::tel("phone", case.say("tracking-contact-phone"))
        .hint(case.say("tracking-contact-phone-hint"))
        .optional()
        .value(typed.phone.as_str())
        .error(error(typed.phone_error));
    let address = Field::textarea("postal_address", case.say("tracking-contact-address"))
        .hint(case.say("tracking-contact-phone-hint"))
        .rows(3)
        .optional()
        .autocomplete("street-address")
        .value(typed.address.as_str());
    page.field(email)
        .field(phone)
        .field(address)
        .button(case.say("tracking-contact-button"), false)
}

pub(super) async fn post(
    app: web::Data<App>,
    request: HttpRequest,
    visitor: Visitor,
    form: Form,
) -> WebResult {
    let case = match door(&app, &request, visitor).await? {
        Door::Open(case) => case,
        Door::Shut(shut) => return shut.page(),
    };
    let typed = Typed::read(&form);
    if let Err(held) = case.admit(form.get("csrf_token")) {
        return case.show(&page(&case, &typed, Some(held)), HERE);
    }
    if typed.is_wrong() {
        return case.show(&page(&case, &typed, None), HERE);
    }
    let asked = asked(&case, &typed)?;
    let (has_email, has_more) = (asked.email.is_some(), asked.more.is_some());
    let (at, row) = (app.now(), case.found.case.clone());
    let written = app
        .db
        .write(move |conn| record(conn, at, &row, &asked))
        .await;
    app.mail_waits.notify_one();
    let held = match written {
        Ok(Recorded::Done) => None,
        Ok(Recorded::Enough) => Some(Held::Enough),
        Ok(Recorded::Erased) => Some(Held::Refused),
        Err(why) => Some(unwritten(why)),
    };
    if held.is_some() {
        return case.show(&page(&case, &typed, held), HERE);
    }
    case.done(case.say(match (has_email, has_more) {
        (true, false) => "tracking-contact-done-email",
        (false, _) => "tracking-contact-done-request",
        (true, true) => "tracking-contact-done-both",
    }))
}

/// Everything that is written down, sealed outside the transaction.
struct Asked {
    /// Link, event words, mail to the new address.
    email: Option<(Link, Vec<u8>, NewOutboxRow)>,
    /// Event words, and the message to the desk.
    more: Option<(Vec<u8>, Incoming)>,
}

fn asked(case: &Opened, typed: &Typed) -> WebResult<Asked> {
    let email = Email::parse(&typed.email)
        .map(|email| link(case, &email, &typed.submission))
        .transpose()?;
    let lines = typed.request();
    let more = if lines.is_empty() {
        None
    } else {
        let said: Vec<&str> = lines.iter().map(|(_, text)| text.as_str()).collect();
        let said = said.join("\n");
        let message = Incoming {
            id: case.once(&typed.submission, &said, &[]),
            ..case.message(&case.say("tracking-contact-message"), &said)?
        };
        Some((
            case.key()?.seal_json(WORDS, &EventWords { lines })?,
            message,
        ))
    };
    Ok(Asked { email, more })
}

/// A link to confirm the new address, in a mail to that address. The same form sent twice makes the same one.
fn link(
    case: &Opened,
    email: &Email,
    submission: &str,
) -> WebResult<(Link, Vec<u8>, NewOutboxRow)> {
    let (app, row, key) = (&case.app, &case.found.case, case.key()?);
    let today = app.today().day.to_string();
    let token = Token::derive(
        &app.vault,
        &[
            row.id.bytes(),
            submission.as_bytes(),
            email.as_str().as_bytes(),
            today.as_bytes(),
        ],
    );
    let hash = token.hash(&app.vault);
    let sealed = key.seal_json(NEW_EMAIL, email)?;
    let link = Link::new(
        hash,
        Purpose::Contact,
        Some(row.id),
        Some(sealed),
        app.now(),
    );
    let lines = vec![("triage-fact-email".to_owned(), email.as_str().to_owned())];
    let words = key.seal_json(WORDS, &EventWords { lines })?;
    let reference = case.reference();
    let from = &app.post.letterhead;
    let mail = ContactConfirmMail::new(row.lang(), from, &reference, &token.text());
    let name = Id::new(app.now()).to_string();
    let mail_key = outbox::numbered_key(MailKind::ContactConfirm, row.id, &name);
    let tools = (app.pages.as_ref(), &app.vault);
    let about = (MailKind::ContactConfirm, row, key);
    let to = (email.as_str(), &mail);
    let written = app
        .post
        .to_complainant_as(tools, about, to, (mail_key, app.now()))?;
    Ok((link, words, written))
}

/// What became of it.
enum Recorded {
    Done,
    /// Links enough for today: nothing was done.
    Enough,
    /// The person was erased meanwhile: nothing was done.
    Erased,
}

fn record(conn: &mut Conn, at: Moment, case: &Case, asked: &Asked) -> Result<Recorded> {
    let act = Act { by: None, at };
    if !store::has_key(conn, case.id)? {
        return Ok(Recorded::Erased);
    }
    if let Some((link, words, mail)) = &asked.email
        && member_link::find(conn, &link.token_hash)?.is_none()
    {
        let since = at.plus(-Duration::days(1));
        if member_link::count_since(conn, case.id, Purpose::Contact, since)? >= MOST_A_DAY {
            return Ok(Recorded::Enough);
        }
        member_link::replace(conn, link)?;
        contact::ask(conn, act, case.id, "email", Some(words))?;
        outbox::enqueue(conn, mail)?;
    }
    if let Some((words, message)) = &asked.more
        && message_store::find(conn, message.id)?.is_none()
    {
        contact::ask(conn, act, case.id, "desk", Some(words))?;
        conversation::receive(conn, case.id, message)?;
    }
    Ok(Recorded::Done)
}
