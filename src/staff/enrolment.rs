//! Setting up a second factor: the picture for the app, the code that proves that it was taken, the codes
//! on paper, shown once. `/sign-in/second-factor` for whoever has to have one, on the way in;
//! `/desk/settings/second-factor` for everybody.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::code::{code_field, status_of};
use super::entry::{self, Half, Proof};
use super::letters;
use super::pages::{FactorPage, RecoveryPage};
use super::record::{By, Entry, Kind, store as record};
use crate::access::desk::{self, go_on};
use crate::access::second_factor::store::{self as factors, NewFactor};
use crate::access::second_factor::{RecoveryCode, Secret};
use crate::access::store::Staff;
use crate::access::{Fresh, Posted, Session};
use crate::app::App;
use crate::db::Id;
use crate::lang::Lang;
use crate::render::qr::Qr;
use crate::render::{ErrorSummary, Flash, Frame, Layout};
use crate::web::csrf::Visitor;
use crate::web::forms::Form;
use crate::web::{WebError, WebResult, cookies, page};

/// Holds the secret until its first code was typed.
const SECRET: &str = "factor";
const SECRET_MINUTES: i64 = 30;
const AT_ENTRY: &str = "/sign-in/second-factor";
pub(super) const IN_SETTINGS: &str = "/desk/settings/second-factor";

/// The secret of the picture that `person` was shown; it is another person's to nobody else.
fn shown_secret(app: &App, request: &HttpRequest, id: Id) -> Option<Secret> {
    let opened: Option<(String, Vec<u8>)> = cookies::open(app, request, SECRET);
    let (of, bytes) = opened?;
    Secret::from_bytes(&bytes).filter(|_| of == id.to_string())
}

fn with_secret(app: &App, answer: HttpResponse, id: Id, secret: &Secret) -> WebResult {
    let kept = (id.to_string(), secret.bytes());
    let cookie = cookies::sealed(app, SECRET, &kept, SECRET_MINUTES)?;
    page::with_cookie(answer, &cookie)
}

fn content(
    app: &App,
    (person, secret): (&Staff, &Secret),
    action: &str,
    wrong: Option<Proof>,
) -> FactorPage {
    let code = code_field(app, person.lang, wrong);
    let uri = secret.uri(&app.organisation.name, &person.email);
    FactorPage {
        action: action.to_owned(),
        lead: words(
            app,
            person.lang,
            if action == AT_ENTRY {
                "factor-set-up-required"
            } else {
                "factor-set-up-lead"
            },
        ),
        qr: Qr::of(&uri),
        secret: secret.text(),
        errors: ErrorSummary::of([&code]),
        code,
    }
}

fn words(app: &App, lang: Lang, key: &str) -> String {
    app.pages.words.say(lang, key, &[])
}

fn plain(app: &App, visitor: &Visitor, lang: Lang, title: &str) -> Layout {
    let mut layout = Layout::new(
        Frame::Plain,
        lang,
        words(app, lang, title),
        &app.organisation,
    );
    layout.csrf_token = visitor.csrf_token(app);
    layout
}

pub async fn show_at_entry(
    app: web::Data<App>,
    visitor: Visitor,
    request: HttpRequest,
) -> WebResult {
    let Some(half) = entry::find_half(&app, &request).await? else {
        return Ok(page::see_other("/sign-in"));
    };
    at_entry(&app, &visitor, &request, &half, None).await
}

async fn at_entry(
    app: &App,
    visitor: &Visitor,
    request: &HttpRequest,
    half: &Half,
    wrong: Option<Proof>,
) -> WebResult {
    let person = &half.person;
    if entry::find_secret(app, person.id).await?.is_some() {
        return Ok(page::see_other("/sign-in/code"));
    }
    let secret = shown_secret(app, request, person.id).unwrap_or_else(Secret::random);
    let mut layout = plain(app, visitor, person.lang, "factor-set-up-title");
    layout.has_errors = wrong.is_some();
    let page = content(app, (person, &secret), AT_ENTRY, wrong);
    let answer = page::html(app, status_of(wrong), &layout, &page)?;
    with_secret(app, answer, person.id, &secret)
}

pub async fn post_at_entry(
    app: web::Data<App>,
    visitor: Visitor,
    request: HttpRequest,
    form: Form,
) -> WebResult {
    if visitor.issued_at(&app, form.get("csrf_token")).is_none() {
        return Err(WebError::NotAllowed);
    }
    let Some(half) = entry::find_half(&app, &request).await? else {
        return Ok(page::see_other("/sign-in"));
    };
    let person = &half.person;
    let Some(codes) = enrol(&app, &request, person, form.get("code")).await? else {
        return at_entry(&app, &visitor, &request, &half, Some(Proof::Wrong)).await;
    };
    let layout = plain(&app, &visitor, person.lang, "factor-paper-title");
    let shown = RecoveryPage {
        codes,
        next: half.place.clone(),
    };
    let answer = page::html(&app, StatusCode::OK, &layout, &shown)?;
    let answer = page::with_cookie(answer, &cookies::gone(&app, SECRET))?;
    entry::with_session(&app, &request, (person, true), answer).await
}

/// Stores the secret that was shown, once `typed` is a code of it; returns the codes on paper.
async fn enrol(
    app: &App,
    request: &HttpRequest,
    person: &Staff,
    typed: &str,
) -> WebResult<Option<Vec<String>>> {
    let now = app.now();
    let proven = shown_secret(app, request, person.id)
        .and_then(|secret| Some((secret.step_of(typed, now)?, secret)));
    let Some((step, secret)) = proven else {
        return Ok(None);
    };
    let (shown, hashes) = paper(app, person.id);
    let new = NewFactor::seal(&app.vault, (person.id, &secret, step), hashes, now);
    let by = By {
        actor: Some(person.id),
        at: now,
    };
    let stored = app.db.write(move |conn| {
        let is_new = factors::insert(conn, &new)?;
        if is_new {
            record::append(conn, &Entry::new(Kind::FactorSet, by, new.staff_id))?;
        }
        Ok(is_new)
    });
    Ok(stored.await?.then_some(shown))
}

/// Ten codes as they are shown, and what is kept of them.
fn paper(app: &App, id: Id) -> (Vec<String>, Vec<Vec<u8>>) {
    let codes = RecoveryCode::fresh();
    let shown = codes.iter().map(RecoveryCode::text).collect();
    let hashes = codes.iter().map(|code| code.hash(&app.vault, id)).collect();
    (shown, hashes)
}

/// `GET /desk/settings/second-factor`
pub async fn show(app: web::Data<App>, me: Fresh, request: HttpRequest) -> WebResult {
    in_settings(&app, &request, &me, None).await
}

async fn in_settings(
    app: &App,
    request: &HttpRequest,
    me: &Session,
    wrong: Option<Proof>,
) -> WebResult {
    let person = &me.staff;
    if entry::find_secret(app, person.id).await?.is_some() {
        return Ok(page::see_other("/desk/settings"));
    }
    let secret = shown_secret(app, request, person.id).unwrap_or_else(Secret::random);
    let title = words(app, person.lang, "factor-set-up-title");
    let mut layout = desk::layout(app, request, me, title);
    layout.has_errors = wrong.is_some();
    let page = content(app, (person, &secret), IN_SETTINGS, wrong);
    let answer = desk::show(app, request, status_of(wrong), layout, &page)?;
    with_secret(app, answer, person.id, &secret)
}

pub async fn post(app: web::Data<App>, me: Fresh, request: HttpRequest, form: Posted) -> WebResult {
    let Some(codes) = enrol(&app, &request, &me.staff, form.0.get("code")).await? else {
        return in_settings(&app, &request, &me, Some(Proof::Wrong)).await;
    };
    let (token, now) = (me.token, app.now());
    app.db
        .write(move |conn| crate::access::store::prove_session(conn, &token, true, now))
        .await?;
    let answer = on_paper(&app, &request, &me, codes)?;
    page::with_cookie(answer, &cookies::gone(&app, SECRET))
}

fn on_paper(app: &App, request: &HttpRequest, me: &Session, codes: Vec<String>) -> WebResult {
    let title = words(app, me.staff.lang, "factor-paper-title");
    let layout = desk::layout(app, request, me, title);
    let shown = RecoveryPage {
        codes,
        next: "/desk/settings".to_owned(),
    };
    desk::show(app, request, StatusCode::OK, layout, &shown)
}

/// `POST /desk/settings/recovery-codes`: ten new codes; the old ones open nothing any more.
pub async fn renew(
    app: web::Data<App>,
    me: Fresh,
    request: HttpRequest,
    _form: Posted,
) -> WebResult {
    let id = me.staff.id;
    if entry::find_secret(&app, id).await?.is_none() {
        return Ok(page::see_other(IN_SETTINGS));
    }
    let (shown, hashes) = paper(&app, id);
    let by = By {
        actor: Some(id),
        at: app.now(),
    };
    app.db
        .write(move |conn| {
            factors::put_codes(conn, id, &hashes)?;
            record::append(conn, &Entry::new(Kind::CodesMade, by, id))
        })
        .await?;
    on_paper(&app, &request, &me, shown)
}

/// `POST /desk/settings/second-factor/removal`: only where nobody has to have one.
pub async fn remove(app: web::Data<App>, me: Fresh, _form: Posted) -> WebResult {
    use crate::access::second_factor::is_required_of;
    if is_required_of(&me.staff, app.config.second_factor) {
        return Err(WebError::NotAllowed);
    }
    let id = me.staff.id;
    let by = By {
        actor: Some(id),
        at: app.now(),
    };
    let letters = letters::about_entry(&app, &me.staff).await?;
    app.db
        .write(move |conn| {
            if factors::remove(conn, id)? {
                record::append(conn, &Entry::new(Kind::FactorRemoved, by, id))?;
                letters::send(conn, &letters)?;
            }
            Ok(())
        })
        .await?;
    let done = words(&app, me.staff.lang, "factor-done-removed");
    go_on(&app, "/desk/settings", &Flash::success(done))
}
