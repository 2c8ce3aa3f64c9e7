//! `GET/POST /status/links/{token}`: the one-time links of mails. Getting the page changes nothing, because
//! scanners open every link; what is posted there works once.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::action_page::ActionPage;
use super::notice::Held;
use super::open;
use super::place::Place;
use crate::app::App;
use crate::cases::complaint::{Complaint, Contacts, Email};
use crate::cases::member_link::{self, Followed, Link, NEW_EMAIL, Purpose, Token};
use crate::cases::{Case, contact, store};
use crate::db::{Conn, Error};
use crate::mail::message::ContactChangedMail;
use crate::mail::outbox::{self, MailKind};
use crate::mail::store::NewOutboxRow;
use crate::render::Page;
use crate::vault::{CaseKey, Vault};
use crate::web::csrf::Visitor;
use crate::web::forms::Form;
use crate::web::page::{html, lang_of, with_cookie};
use crate::web::{WebResult, address};

/// An open link with the case it is for.
struct Opened {
    link: Link,
    case: Case,
    key: CaseKey,
    complaint: Complaint,
}

pub(super) async fn get(
    app: web::Data<App>,
    request: HttpRequest,
    visitor: Visitor,
    token: web::Path<String>,
) -> WebResult {
    let place = Place {
        app: &app,
        lang: lang_of(request.path()),
        visitor: &visitor,
    };
    let now = app.now();
    let found = find(&app, &token).await?;
    let found = found.filter(|found| found.link.is_open(now));
    show(place, &token, found.map(|it| it.link.purpose), None)
}

async fn find(app: &App, token: &str) -> WebResult<Option<Opened>> {
    let Some(token) = Token::parse(token) else {
        return Ok(None);
    };
    let (hash, vault) = (token.hash(&app.vault), app.vault.clone());
    let read = app.db.read(move |conn| read(conn, &vault, &hash));
    Ok(read.await?)
}

fn read(conn: &mut Conn, vault: &Vault, hash: &[u8]) -> crate::db::Result<Option<Opened>> {
    let Some(link) = member_link::find(conn, hash)? else {
        return Ok(None);
    };
    let case = match link.case_id {
        Some(id) => store::find(conn, id)?,
        None => None,
    };
    let Some(case) = case else {
        return Ok(None);
    };
    let Some(key) = store::find_key(conn, vault, case.id)? else {
        return Ok(None);
    };
    let complaint = store::find_complaint(conn, &key, case.id)?;
    Ok(complaint.map(|complaint| Opened {
        link,
        case,
        key,
        complaint,
    }))
}

/// The page of a link: what it does when confirmed; or that it does nothing any more.
fn show(
    place: Place<'_>,
    token: &str,
    purpose: Option<Purpose>,
    held: Option<Held>,
) -> WebResult<HttpResponse> {
    let says = |key: &str| place.app.pages.words.say(place.lang, key, &[]);
    let page = ActionPage {
        action_url: format!("{}/status/links/{token}", place.lang.prefix()),
        ..ActionPage::default()
    };
    let (page, status) = if let Some(purpose) = purpose {
        let key = |what: &str| says(&format!("tracking-link-{}-{what}", purpose.key()));
        let page = ActionPage {
            heading: key("title"),
            ..page
        };
        let page = page
            .lead(key("lead"))
            .button(key("button"), false)
            .held((&place.app.pages.words, place.lang), held);
        let status = page.status();
        (page, status)
    } else {
        let page = ActionPage {
            heading: says("tracking-link-over-title"),
            has_contacts: place.has_contacts(),
            ..page
        };
        (page.lead(says("tracking-link-over-text")), StatusCode::GONE)
    };
    // The switch of language keeps the link, as long as it is one.
    let path = match purpose {
        Some(_) => format!("/status/links/{token}"),
        None => "/status".to_owned(),
    };
    let layout = place.layout(page.heading.clone(), &path);
    place.answer(html(place.app, status, &layout, &page)?)
}

pub(super) async fn post(
    app: web::Data<App>,
    request: HttpRequest,
    visitor: Visitor,
    (token, form): (web::Path<String>, Form),
) -> WebResult {
    let place = Place {
        app: &app,
        lang: lang_of(request.path()),
        visitor: &visitor,
    };
    let found = find(&app, &token).await?;
    let purpose = found.as_ref().map(|found| found.link.purpose);
    if visitor.issued_at(&app, form.get("csrf_token")).is_none() {
        return show(place, &token, purpose, Some(Held::Expired));
    }
    let from = address::client(&request, &app.config);
    if let Err(wait) = app.limits.form(from, None) {
        let minutes = wait.minutes;
        return show(place, &token, purpose, Some(Held::Busy { minutes }));
    }
    let (Some(found), Some(token)) = (found, Token::parse(&token)) else {
        return show(place, "", None, None);
    };
    match found.link.purpose {
        Purpose::Code => take_code(place, &token).await,
        Purpose::Contact => confirm(place, &token, &found).await,
    }
}

/// A new code, shown this once; the case opens with it.
async fn take_code(place: Place<'_>, token: &Token) -> WebResult {
    let app = place.app;
    let code = token.code(&app.vault);
    let (hash, code_hash) = (token.hash(&app.vault), code.hash(&app.vault));
    let at = app.now();
    let stored = code_hash;
    let followed = app
        .db
        .write(move |conn| member_link::take_code(conn, at, &hash, &stored))
        .await?;
    let Followed::Done(case) = followed else {
        return show(place, "", None, None);
    };
    let reference = case.reference.to_string();
    let content = CodePage {
        access_code: code.grouped().to_string(),
        status_url: format!("{}/status/{reference}", place.lang.prefix()),
        reference: reference.clone(),
    };
    let title = app
        .pages
        .words
        .say(place.lang, "tracking-new-code-title", &[]);
    let layout = place.layout(title, &format!("/status?reference={reference}"));
    let page = place.answer(html(app, StatusCode::OK, &layout, &content)?)?;
    with_cookie(page, &open::cookie(app, case.reference, &code_hash)?)
}

/// The new access code, shown once.
#[derive(Serialize)]
pub struct CodePage {
    reference: String,
    access_code: String,
    status_url: String,
}

impl Page for CodePage {
    const TEMPLATE: &'static str = "tracking/code";

    fn samples() -> Vec<Self> {
        vec![Self {
            reference: "KN-7F3K-9QW4".to_owned(),
            access_code: "AAAAA-BBBBB-CCCCC-DDDDD-EEEEE".to_owned(),
            status_url: "/status/KN-7F3K-9QW4".to_owned(),
        }]
    }
}

/// The new address takes the old one's place; the old one is told, without saying to whom.
async fn confirm(place: Place<'_>, token: &Token, found: &Opened) -> WebResult {
    let app = place.app;
    let sealed = found.link.sealed.as_deref().unwrap_or_default();
    let email: Email = match found.key.open_json(NEW_EMAIL, sealed) {
        Ok(email) => email,
        Err(why) => return Err(Error::Corrupt(format!("a new address: {why}")).into()),
    };
    let before = &found.complaint.contacts;
    let after = Contacts {
        email: Some(email),
        ..before.clone()
    };
    let change = contact::Change::new(&app.vault, &found.key, before, &after)?;
    let told = told(app, found)?;
    let (hash, at) = (token.hash(&app.vault), app.now());
    let followed = app
        .db
        .write(move |conn| {
            let followed = member_link::confirm_contact(conn, at, &hash, &change)?;
            if let (Followed::Done(_), Some(mail)) = (&followed, &told) {
                outbox::enqueue(conn, mail)?;
            }
            Ok(followed)
        })
        .await?;
    app.mail_waits.notify_one();
    let Followed::Done(case) = followed else {
        return show(place, "", None, None);
    };
    let args = [("reference", case.reference.to_string().into())];
    let says = |key: &str| app.pages.words.say(place.lang, key, &args);
    let content = ActionPage {
        heading: says("tracking-link-contact-done"),
        ..ActionPage::default()
    };
    let content = content.lead(says("tracking-link-contact-done-text"));
    let layout = place.layout(content.heading.clone(), "/status");
    place.answer(html(app, StatusCode::OK, &layout, &content)?)
}

/// To the address of before.
fn told(app: &App, found: &Opened) -> WebResult<Option<NewOutboxRow>> {
    let Some(old) = found.complaint.email() else {
        return Ok(None);
    };
    let row = &found.case;
    let mail = ContactChangedMail::new(&app.post.letterhead, &row.reference.to_string());
    let name = row.sequence.to_string();
    let key = outbox::numbered_key(MailKind::ContactChanged, row.id, &name);
    let tools = (app.pages.as_ref(), &app.vault);
    let about = (MailKind::ContactChanged, row, &found.key);
    let to = (old.as_str(), &mail);
    let written = app
        .post
        .to_complainant_as(tools, about, to, (key, app.now()))?;
    Ok(Some(written))
}
