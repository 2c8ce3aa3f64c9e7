//! `GET/POST /status/lost-code`: a new access code, only to the contact that the case has. Whatever was
//! typed, the answer is the same, and takes the same work: nobody learns what fits together.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};
use chrono::Duration;
use serde_json::json;

use super::action_page::ActionPage;
use super::notice::Held;
use super::place::Place;
use super::review::cleaned;
use crate::app::App;
use crate::cases::complaint::{Contacts, Email, Phone};
use crate::cases::conversation::{self, Incoming};
use crate::cases::event::{EventKind, NewEvent};
use crate::cases::member_link::{self, Link, Purpose, Token};
use crate::cases::message::{MESSAGE, MessageWords, Trust, Via};
use crate::cases::reference::Reference;
use crate::cases::{Case, store};
use crate::db::{Conn, Id, Result};
use crate::ledger::store::list_of_case;
use crate::mail::message::CodeLinkMail;
use crate::mail::outbox::{self, MailKind};
use crate::mail::store::NewOutboxRow;
use crate::render::Field;
use crate::time::Moment;
use crate::vault::{CaseKey, Vault};
use crate::web::csrf::Visitor;
use crate::web::forms::Form;
use crate::web::page::{html, lang_of};
use crate::web::{WebResult, address};

/// Links of a case in a day.
const MOST_A_DAY: i64 = 3;
/// In the event's facts: to be called back.
const CALL: &str = "call";

#[derive(Default)]
struct Typed {
    reference: String,
    contact: String,
    is_checked: bool,
}

pub(super) async fn get(app: web::Data<App>, request: HttpRequest, visitor: Visitor) -> WebResult {
    let place = place(&app, &request, &visitor);
    show(place, &Typed::default(), None)
}

fn place<'a>(app: &'a App, request: &HttpRequest, visitor: &'a Visitor) -> Place<'a> {
    Place {
        app,
        lang: lang_of(request.path()),
        visitor,
    }
}

fn show(place: Place<'_>, typed: &Typed, held: Option<Held>) -> WebResult {
    let words = &place.app.pages.words;
    let says = |key: &str| words.say(place.lang, key, &[]);
    let error = |text: &str, key: &str| {
        let is_missing = typed.is_checked && text.is_empty();
        is_missing.then(|| says(key))
    };
    let reference = Field::text("reference", says("tracking-reference"))
        .hint(says("tracking-reference-hint"))
        .autocomplete("off")
        .width("field-medium")
        .value(typed.reference.as_str())
        .error(error(&typed.reference, "tracking-error-reference"));
    let contact = Field::text("contact", says("tracking-lost-contact"))
        .hint(says("tracking-lost-contact-hint"))
        .autocomplete("email")
        .value(typed.contact.as_str())
        .error(error(&typed.contact, "tracking-lost-error-contact"));
    let page = ActionPage {
        heading: says("tracking-lost-title"),
        back_url: Some(format!("{}/status", place.lang.prefix())),
        back_words: says("tracking-lost-back"),
        action_url: format!("{}/status/lost-code", place.lang.prefix()),
        has_contacts: place.has_contacts(),
        ..ActionPage::default()
    };
    let page = page
        .lead(says("tracking-lost-lead"))
        .field(reference)
        .field(contact)
        .button(says("tracking-lost-button"), false)
        .held((words, place.lang), held);
    let mut layout = place.layout(page.heading.clone(), "/status/lost-code");
    layout.has_errors = page.has_errors();
    place.answer(html(place.app, page.status(), &layout, &page)?)
}

pub(super) async fn post(
    app: web::Data<App>,
    request: HttpRequest,
    visitor: Visitor,
    form: Form,
) -> WebResult {
    let place = place(&app, &request, &visitor);
    let typed = Typed {
        reference: cleaned(form.get("reference")),
        contact: cleaned(form.get("contact")),
        is_checked: true,
    };
    if visitor.issued_at(&app, form.get("csrf_token")).is_none() {
        return show(place, &typed, Some(Held::Expired));
    }
    if typed.reference.is_empty() || typed.contact.is_empty() {
        return show(place, &typed, None);
    }
    if let Err(held) = admit(&app, &request, &typed.reference) {
        return show(place, &typed, Some(held));
    }
    let found = find(&app, &typed).await?;
    let asked = asked(place, found.as_ref())?;
    let at = app.now();
    app.db.write(move |conn| record(conn, at, &asked)).await?;
    app.mail_waits.notify_one();
    let says = |key: &str| app.pages.words.say(place.lang, key, &[]);
    let page = ActionPage {
        heading: says("tracking-lost-sent-title"),
        has_contacts: place.has_contacts(),
        ..ActionPage::default()
    };
    let page = page
        .lead(says("tracking-lost-sent-email"))
        .lead(says("tracking-lost-sent-phone"));
    let layout = place.layout(page.heading.clone(), "/status/lost-code");
    place.answer(html(&app, StatusCode::OK, &layout, &page)?)
}

/// Tries are counted like those of codes, by reference and network.
fn admit(app: &App, request: &HttpRequest, reference: &str) -> std::result::Result<(), Held> {
    let from = address::client(request, &app.config);
    let known_as =
        Reference::parse(reference).map_or_else(|| reference.to_lowercase(), |it| it.to_string());
    let account = app.vault.print("lost code", &known_as);
    let counted = app.code_failures.begin(account, from, app.now());
    counted.map_err(|wait| {
        let minutes = u32::try_from(wait.0.num_seconds().max(0)).unwrap_or(0);
        Held::Busy {
            minutes: minutes.div_ceil(60).max(1),
        }
    })?;
    app.limits.form(from, None).map_err(|wait| Held::Busy {
        minutes: wait.minutes,
    })
}

/// A case of which reference and contact were given.
struct Found {
    case: Case,
    key: CaseKey,
    /// Its address; none when the contact given is its telephone number.
    email: Option<Email>,
}

async fn find(app: &App, typed: &Typed) -> WebResult<Option<Found>> {
    let reference = Reference::parse(&typed.reference).unwrap_or_else(Reference::random);
    let (vault, contact) = (app.vault.clone(), typed.contact.clone());
    let read = move |conn: &mut Conn| read(conn, &vault, reference, &contact);
    Ok(app.db.read(read).await?)
}

fn read(
    conn: &mut Conn,
    vault: &Vault,
    reference: Reference,
    contact: &str,
) -> Result<Option<Found>> {
    let Some(case) = store::find_by_reference(conn, reference)? else {
        return Ok(None);
    };
    let Some(key) = store::find_key(conn, vault, case.id)? else {
        return Ok(None);
    };
    let complaint = store::find_complaint(conn, &key, case.id)?;
    let Some(way) = complaint.and_then(|complaint| way(&complaint.contacts, contact)) else {
        return Ok(None);
    };
    let email = match way {
        Way::Email(email) => Some(email),
        Way::Phone => None,
    };
    Ok(Some(Found { case, key, email }))
}

enum Way {
    Email(Email),
    Phone,
}

/// Which contact of the case was given, if any.
fn way(contacts: &Contacts, typed: &str) -> Option<Way> {
    let same = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
    let email = contacts.email.as_ref().zip(Email::parse(typed));
    if let Some((ours, _)) = email.filter(|(ours, given)| same(ours.as_str(), given.as_str())) {
        return Some(Way::Email(ours.clone()));
    }
    let phone = contacts.phone.as_ref().zip(Phone::parse(typed));
    let is_phone = phone.is_some_and(|(ours, given)| match (&ours.e164, &given.e164) {
        (Some(ours), Some(given)) => ours == given,
        _ => same(ours.typed.trim(), given.typed.trim()),
    });
    is_phone.then_some(Way::Phone)
}

/// What is written down, made whether or not there is anybody to get it.
struct Asked {
    link: Link,
    decoy: Link,
    mail: Option<NewOutboxRow>,
    call: Option<(Case, Incoming)>,
}

fn asked(place: Place<'_>, found: Option<&Found>) -> WebResult<Asked> {
    let app = place.app;
    let (token, now) = (Token::random(), app.now());
    let by_mail = found.and_then(|found| Some((found, found.email.as_ref()?)));
    let case_id = by_mail.map(|(found, _)| found.case.id);
    let link = |case_id| {
        let hash = token.hash(&app.vault);
        Link::new(hash, Purpose::Code, case_id, None, now)
    };
    let mail = if let Some((found, email)) = by_mail {
        Some(written(app, found, email, &token)?)
    } else {
        // As much work for nobody.
        let reference = Reference::random().to_string();
        let from = &app.post.letterhead;
        let mail = CodeLinkMail::new(place.lang, from, &reference, &token.text());
        let rendered = app.pages.mail(place.lang, &mail)?;
        app.vault.seal("decoy", rendered.html.as_bytes());
        None
    };
    let by_phone = found.filter(|found| found.email.is_none());
    Ok(Asked {
        link: link(case_id),
        decoy: link(None),
        mail,
        call: by_phone.map(|found| call(place, found)).transpose()?,
    })
}

fn written(app: &App, found: &Found, email: &Email, token: &Token) -> WebResult<NewOutboxRow> {
    let row = &found.case;
    let from = &app.post.letterhead;
    let reference = row.reference.to_string();
    let mail = CodeLinkMail::new(row.lang(), from, &reference, &token.text());
    let name = Id::new(app.now()).to_string();
    let key = outbox::numbered_key(MailKind::CodeLink, row.id, &name);
    let tools = (app.pages.as_ref(), &app.vault);
    let about = (MailKind::CodeLink, row, &found.key);
    let to = (email.as_str(), &mail);
    Ok(app
        .post
        .to_complainant_as(tools, about, to, (key, app.now()))?)
}

/// Whoever has no e-mail is called back: a message to the desk.
fn call(place: Place<'_>, found: &Found) -> WebResult<(Case, Incoming)> {
    let now = place.app.now();
    let lang = found.case.lang();
    let text = place
        .app
        .pages
        .words
        .say(lang, "tracking-lost-message", &[]);
    let words = MessageWords {
        text,
        ..MessageWords::default()
    };
    let message = Incoming {
        id: Id::new(now),
        via: Via::StatusPage,
        trust: Trust::Unverified,
        at: now,
        now,
        by: None,
        sealed: found.key.seal_json(MESSAGE, &words)?,
        inbound: None,
    };
    Ok((found.case.clone(), message))
}

fn record(conn: &mut Conn, at: Moment, asked: &Asked) -> Result<()> {
    let since = at.plus(-Duration::days(1));
    if let (Some(case_id), Some(mail)) = (asked.link.case_id, &asked.mail)
        && member_link::count_since(conn, case_id, Purpose::Code, since)? < MOST_A_DAY
        && let Some(case) = store::find(conn, case_id)?
    {
        member_link::insert(conn, &asked.link)?;
        outbox::enqueue(conn, mail)?;
        store::record(conn, case, &[code_asked(at, "mail")])?;
        return Ok(());
    }
    member_link::insert(conn, &asked.decoy)?;
    if let Some((case, message)) = &asked.call
        && !was_asked(conn, case.id, since)?
        && let Some(now) = store::find(conn, case.id)?
    {
        store::record(conn, now, &[code_asked(at, CALL)])?;
        conversation::receive(conn, case.id, message)?;
    }
    Ok(())
}

fn code_asked(at: Moment, by: &str) -> NewEvent {
    NewEvent::new(EventKind::CodeAsked, at, None).facts(json!({ "by": by }))
}

fn was_asked(conn: &mut Conn, case_id: Id, since: Moment) -> Result<bool> {
    let events = list_of_case(conn, case_id)?;
    Ok(events
        .iter()
        .filter(|event| event.kind == EventKind::CodeAsked && event.at >= since)
        .any(|event| event.facts.contains(CALL)))
}
