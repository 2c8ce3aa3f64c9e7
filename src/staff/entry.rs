//! Between the right password and a session: whoever has a second factor gives its code, whoever has to
//! have one sets it up. Until then nothing but a sealed cookie says that the password was right.

use std::net::{IpAddr, Ipv4Addr};

use actix_web::HttpRequest;
use actix_web::http::header::USER_AGENT;

use super::record::{By, Entry, Kind, store as record};
use crate::access::failures::Wait;
use crate::access::second_factor::{self, RecoveryCode, Secret, store as factors};
use crate::access::session;
use crate::access::store::{self, NewSession, Staff};
use crate::access::token::Token;
use crate::app::App;
use crate::db::Id;
use crate::web::{WebResult, cookies, page};

const HALF: &str = "entry";
const HALF_MINUTES: i64 = 10;

/// Somebody whose password was right a moment ago.
pub(super) struct Half {
    pub person: Staff,
    /// Where they want to go.
    pub place: String,
}

/// What a typed code is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Proof {
    Right,
    Wrong,
    /// Too many were wrong: in so many minutes the next one is looked at.
    Wait(i64),
}

/// Lets in a person who has just shown that they know their password, or leads them to what is missing.
pub(super) async fn admit(
    app: &App,
    request: &HttpRequest,
    person: &Staff,
    place: &str,
) -> WebResult {
    let is_required = second_factor::is_required_of(person, app.config.second_factor);
    let next = match find_secret(app, person.id).await? {
        Some(_) => "/sign-in/code",
        None if is_required => "/sign-in/second-factor",
        None => return begin(app, request, (person, false), place).await,
    };
    let half = (person.id.to_string(), password_print(app, person), place);
    let cookie = cookies::sealed(app, HALF, &half, HALF_MINUTES)?;
    page::with_cookie(page::see_other(next), &cookie)
}

pub(super) async fn find_secret(app: &App, id: Id) -> WebResult<Option<Secret>> {
    let vault = app.vault.clone();
    let found = app.db.read(move |conn| factors::find(conn, &vault, id));
    Ok(found.await?)
}

/// Changes with the password: what was half open is shut when it is changed.
fn password_print(app: &App, person: &Staff) -> i64 {
    app.vault.print("entry", &person.credential.stored())
}

/// Whose password was right, by the cookie; `None` when that is too long ago or no longer so.
pub(super) async fn find_half(app: &App, request: &HttpRequest) -> WebResult<Option<Half>> {
    let opened: Option<(String, i64, String)> = cookies::open(app, request, HALF);
    let Some((id, print, place)) = opened else {
        return Ok(None);
    };
    let Some(id) = Id::parse(&id) else {
        return Ok(None);
    };
    let vault = app.vault.clone();
    let found = app.db.read(move |conn| store::find_staff(conn, &vault, id));
    let person = found
        .await?
        .filter(|person| person.disabled_at.is_none() && password_print(app, person) == print);
    Ok(person.map(|person| Half { person, place }))
}

/// Begins a session under a new id, whatever cookie came with the request.
pub(super) async fn begin(
    app: &App,
    request: &HttpRequest,
    (person, with_factor): (&Staff, bool),
    place: &str,
) -> WebResult {
    let answer = page::see_other(place);
    with_session(app, request, (person, with_factor), answer).await
}

/// The same, with an answer that shows something first.
pub(super) async fn with_session(
    app: &App,
    request: &HttpRequest,
    (person, with_factor): (&Staff, bool),
    answer: actix_web::HttpResponse,
) -> WebResult {
    let token = Token::random();
    let new = NewSession {
        token: token.hash(),
        staff_id: person.id,
        at: app.now(),
        with_factor,
        browser: browser_of(request),
    };
    let (vault, shown) = (app.vault.clone(), person.credential.clone());
    let begun = app
        .db
        .write(move |conn| store::start_session_with(conn, &vault, (&new, &shown)));
    if !begun.await? {
        return Ok(page::see_other("/sign-in"));
    }
    tracing::info!(staff = %person.id, with_factor, "signed in");
    let cookie = session::cookie(&token, app.config.is_https());
    let answer = page::with_cookie(answer, &cookie)?;
    page::with_cookie(answer, &cookies::gone(app, HALF))
}

/// The browser's family and nothing more, so that people know their sessions apart.
fn browser_of(request: &HttpRequest) -> &'static str {
    let agent = request.headers().get(USER_AGENT);
    let agent = agent.and_then(|agent| agent.to_str().ok()).unwrap_or("");
    // Each names those that follow it, too.
    let families = [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("coc_coc", "Cốc Cốc"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    let known = families.iter().find(|(sign, _)| agent.contains(sign));
    known.map_or("", |(_, name)| name)
}

/// Whether `typed` is a code of this person's app, or one on paper; either way it is used up. Counted by
/// person alone: wherever they come from, more than a few guesses an hour are not looked at. Whoever
/// guesses knows the password, so this keeps nobody out whose password is their own.
pub(super) async fn prove(app: &App, person: &Staff, typed: &str) -> WebResult<Proof> {
    let account = app.vault.print("staff code", &person.id.to_string());
    let anywhere = IpAddr::V4(Ipv4Addr::UNSPECIFIED);
    if app.config.rate_limits
        && let Err(Wait(wait)) = app.sign_in_failures.begin(account, anywhere, app.now())
    {
        return Ok(Proof::Wait(wait.num_minutes().saturating_add(1)));
    }
    let is_right = match find_secret(app, person.id).await? {
        Some(secret) => use_code(app, person.id, &secret, typed).await?,
        None => false,
    };
    if is_right {
        app.sign_in_failures.forgive(account, anywhere);
        return Ok(Proof::Right);
    }
    Ok(Proof::Wrong)
}

async fn use_code(app: &App, id: Id, secret: &Secret, typed: &str) -> WebResult<bool> {
    let now = app.now();
    if let Some(step) = secret.step_of(typed, now) {
        let used = app.db.write(move |conn| factors::use_step(conn, id, step));
        return Ok(used.await?);
    }
    let Some(code) = RecoveryCode::parse(typed) else {
        return Ok(false);
    };
    let hash = code.hash(&app.vault, id);
    let by = By {
        actor: Some(id),
        at: now,
    };
    let used = app.db.write(move |conn| {
        let is_used = factors::use_code(conn, id, &hash)?;
        if is_used {
            record::append(conn, &Entry::new(Kind::CodeUsed, by, id))?;
        }
        Ok(is_used)
    });
    Ok(used.await?)
}
