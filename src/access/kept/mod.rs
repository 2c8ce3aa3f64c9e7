//! Forms that came when their session was over: kept sealed for a day, and given back to the same person
//! in the same browser once they have signed in again, so that nothing typed is lost.
//!
//! Only a form that this desk gave out in that very session is kept (its token says so): nobody else can
//! fill the table. Whoever holds the browser's random cookie and is the same member of staff finds it
//! again. Forms with a password in them are never kept.

pub mod store;

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;

use actix_web::cookie::Cookie;
use actix_web::dev::Payload;
use actix_web::error::InternalError;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest, HttpResponse};
use chrono::Duration;
use serde::{Deserialize, Serialize};

use super::session::cookie_name;
use super::token::{Token, TokenHash};
use crate::app::App;
use crate::cases::reference::Reference;
use crate::db::Id;
use crate::time::Moment;
use crate::web::forms::Form;
use crate::web::{WebError, WebResult, cookies, csrf, page};

/// How long a form is kept.
pub const KEPT: Duration = Duration::hours(24);
/// How many forms one person may have waiting in one browser; the oldest makes room.
const MOST: i64 = 10;
const COOKIE: &str = "typed";
/// What the sealed fields are bound to.
const LABEL: &str = "kept form";

/// The fields as they were typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Words {
    pairs: Vec<(String, String)>,
}

/// A form that waits for its sender.
#[derive(Clone, Debug)]
pub struct Kept {
    pub id: Id,
    /// Where it was sent.
    pub path: String,
    pub kept_at: Moment,
    pub pairs: Vec<(String, String)>,
}

type Reading = Pin<Box<dyn Future<Output = Result<Form, WebError>>>>;

/// A form that is still being read. Several extractors of one handler may find that there is no session,
/// and whichever does has to keep the form.
struct Unread(RefCell<Option<Reading>>);

/// Begins to read the form of a request.
pub(super) fn begin_reading(request: &HttpRequest, payload: &mut Payload) {
    let reading = Form::from_request(request, payload);
    let unread = Unread(RefCell::new(Some(reading)));
    request.extensions_mut().insert(std::rc::Rc::new(unread));
}

/// The form that is being read, once.
pub(super) fn reading(request: &HttpRequest) -> Option<Reading> {
    let unread = request
        .extensions()
        .get::<std::rc::Rc<Unread>>()
        .map(std::rc::Rc::clone);
    unread.and_then(|unread| unread.0.borrow_mut().take())
}

fn is_form_awaited(request: &HttpRequest) -> bool {
    request.extensions().contains::<std::rc::Rc<Unread>>()
}

/// Keeps the form of a request without a session, if there is one to keep; the cookie that finds it.
pub(super) async fn keep(app: &App, request: &HttpRequest) -> Option<Cookie<'static>> {
    if !is_form_awaited(request) {
        return None;
    }
    let Some(reading) = reading(request) else {
        // Another extractor of this handler reads it, keeps it and ends the request.
        return std::future::pending().await;
    };
    let form = reading.await.ok()?;
    match try_keep(app, request, &form).await {
        Ok(cookie) => cookie,
        Err(why) => {
            tracing::warn!(error = %why, "a form could not be kept");
            None
        }
    }
}

/// The same for a form that was read elsewhere, with files.
pub async fn keep_read(app: &App, request: &HttpRequest, form: &Form) -> Option<HttpResponse> {
    let cookie = try_keep(app, request, form).await.ok()??;
    sign_in_again(request, &cookie)
}

/// Sends people to sign in, and then to what they had typed.
pub(super) fn to_sign_in(request: &HttpRequest, cookie: &Cookie<'_>) -> actix_web::Error {
    match sign_in_again(request, cookie) {
        Some(response) => InternalError::from_response("not signed in", response).into(),
        None => WebError::NotAllowed.into(),
    }
}

fn sign_in_again(request: &HttpRequest, cookie: &Cookie<'_>) -> Option<HttpResponse> {
    let next = url::form_urlencoded::byte_serialize(place(request.path()).as_bytes());
    let response = page::see_other(&format!("/sign-in?next={}", next.collect::<String>()));
    page::with_cookie(response, cookie).ok()
}

/// Where what was typed is found: on the page of its case, else among all that is kept.
fn place(path: &str) -> &str {
    const CASES: &str = "/desk/cases/";
    let reference = path.strip_prefix(CASES).and_then(|it| it.split('/').next());
    let case = reference.filter(|reference| Reference::parse(reference).is_some());
    let end = case.map(|reference| CASES.len().saturating_add(reference.len()));
    end.and_then(|end| path.get(..end)).unwrap_or("/desk/kept")
}

async fn try_keep(
    app: &App,
    request: &HttpRequest,
    form: &Form,
) -> WebResult<Option<Cookie<'static>>> {
    let cookie = request.cookie(cookie_name(app.config.is_https()));
    let token = cookie.and_then(|cookie| Token::parse(cookie.value()));
    let Some(token) = token.map(|token| token.hash()) else {
        return Ok(None);
    };
    let is_ours = csrf::verify(app, &token.bytes(), form.get("csrf_token")).is_some();
    let is_secret = form
        .pairs()
        .any(|(name, _)| name.contains("password") || name == "code");
    if !is_ours || is_secret {
        return Ok(None);
    }
    store_form(app, request, token, form).await
}

async fn store_form(
    app: &App,
    request: &HttpRequest,
    token: TokenHash,
    form: &Form,
) -> WebResult<Option<Cookie<'static>>> {
    let now = app.now();
    let browser = browser_of(app, request).unwrap_or_else(rand::random);
    let pairs = form
        .pairs()
        .filter(|(name, _)| !["csrf_token", FIELD].contains(name));
    let words = Words {
        pairs: pairs
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
    };
    let id = Id::new(now);
    let (key, wrapped_key) = app.vault.new_case_key(id.bytes());
    let new = store::NewKept {
        id,
        browser: print(app, &browser),
        path: request.path().to_owned(),
        wrapped_key,
        sealed: key.seal_json(LABEL, &words)?,
        kept_at: now,
        expires_at: now.plus(KEPT),
    };
    let is_kept = app
        .db
        .write(move |conn| store::insert(conn, &token, &new, MOST))
        .await?;
    Ok(is_kept.then(|| cookies::lasting(app, COOKIE, cookies::hex(&browser), KEPT)))
}

fn browser_of(app: &App, request: &HttpRequest) -> Option<[u8; 16]> {
    let cookie = request.cookie(&cookies::name(app, COOKIE))?;
    cookies::unhex(cookie.value())?.try_into().ok()
}

fn print(app: &App, browser: &[u8; 16]) -> Vec<u8> {
    app.vault.mac("kept form browser", &[browser]).to_vec()
}

/// What waits for `staff_id` in this browser, the newest first.
pub async fn list(app: &App, request: &HttpRequest, staff_id: Id) -> WebResult<Vec<Kept>> {
    let Some(browser) = browser_of(app, request) else {
        return Ok(Vec::new());
    };
    let (browser, vault, now) = (print(app, &browser), app.vault.clone(), app.now());
    let rows = app
        .db
        .read(move |conn| store::list(conn, &browser, staff_id, now))
        .await?;
    rows.into_iter()
        .map(|row| {
            let key = vault.unwrap_case_key(row.id.bytes(), &row.wrapped_key)?;
            let words: Words = key.open_json(LABEL, &row.sealed)?;
            Ok(Kept {
                id: row.id,
                path: row.path,
                kept_at: row.kept_at,
                pairs: words.pairs,
            })
        })
        .collect()
}

/// The field by which a form says which kept one it is.
pub const FIELD: &str = "kept";
/// The field by which a form that may be sent twice says which one it is.
const SUBMISSION: &str = "submission_id";
/// What no person typed, and what is another each time a form is given out.
const NOT_TYPED: [&str; 4] = ["csrf_token", "version", SUBMISSION, FIELD];

/// What is sent now is kept no longer: the form that says so, one given out as the same, or one that says the
/// very same. Others that were sent to the same address (two notes on one case) wait on.
pub async fn forget_sent(
    app: &App,
    request: &HttpRequest,
    (staff_id, form): (Id, &Form),
) -> WebResult<()> {
    if browser_of(app, request).is_none() {
        return Ok(());
    }
    let named = Id::parse(form.get(FIELD));
    let says = typed(form.pairs());
    let waiting = list(app, request, staff_id).await?;
    let sent = waiting.into_iter().filter(|kept| {
        let pairs = kept.pairs.iter();
        let pairs = pairs.map(|(name, value)| (name.as_str(), value.as_str()));
        let is_same = named == Some(kept.id) || typed(pairs) == says;
        let mut ids = kept.pairs.iter().filter(|(name, _)| name == SUBMISSION);
        let is_again = ids.any(|(_, id)| !id.is_empty() && id == form.get(SUBMISSION));
        kept.path == request.path() && (is_same || is_again)
    });
    for kept in sent {
        discard(app, request, (staff_id, kept.id)).await?;
    }
    Ok(())
}

fn typed<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<(&'a str, &'a str)> {
    pairs
        .filter(|(name, _)| !NOT_TYPED.contains(name))
        .collect()
}

/// Lets one go.
pub async fn discard(app: &App, request: &HttpRequest, (staff_id, id): (Id, Id)) -> WebResult<()> {
    let Some(browser) = browser_of(app, request) else {
        return Ok(());
    };
    let browser = print(app, &browser);
    let discard = move |conn: &mut _| store::delete(conn, &browser, staff_id, id);
    Ok(app.db.write(discard).await?)
}
