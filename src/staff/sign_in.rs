//! `GET/POST /sign-in`, `POST /sign-out`.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::entry;
use super::pages::SignInPage;
use crate::access::extract::find_session;
use crate::access::failures::Wait;
use crate::access::next::own_path;
use crate::access::password;
use crate::access::store::{self, Staff};
use crate::access::{Posted, Session, session};
use crate::app::App;
use crate::lang::Lang;
use crate::render::{Field, Flash, Frame, Layout};
use crate::web::csrf::Visitor;
use crate::web::forms::Form;
use crate::web::{WebError, WebResult, address, page};

pub async fn show(app: web::Data<App>, visitor: Visitor, request: HttpRequest) -> WebResult {
    let asked = Form::parse(request.query_string().as_bytes()).unwrap_or_default();
    let next = own_path(asked.get("next")).to_owned();
    let lang = Lang::from_tag(asked.get("lang"));
    if find_session(&app, &request).await?.is_some() {
        return Ok(page::see_other(&next));
    }
    let say = |key: &str| Flash::info(app.pages.words.say(lang, key, &[]));
    let message = asked.has("left").then(|| say("staff-signed-out"));
    again(&app, &visitor, (StatusCode::OK, lang), (&next, ""), message)
}

/// The page, empty or with what went wrong; the password is never put back.
fn again(
    app: &App,
    visitor: &Visitor,
    (status, lang): (StatusCode, Lang),
    (next, email): (&str, &str),
    message: Option<Flash>,
) -> WebResult {
    let say = |key: &str| app.pages.words.say(lang, key, &[]);
    let title = say("staff-sign-in-title");
    let mut layout = Layout::new(Frame::Plain, lang, title, &app.organisation);
    layout.other_language_url = Some(in_other_language(lang, next));
    layout.csrf_token = visitor.csrf_token(app);
    layout.has_errors = status.is_client_error();
    let content = SignInPage {
        next: next.to_owned(),
        language: lang.tag().to_owned(),
        email: Field::email("email", say("staff-field-email"))
            .autocomplete("username")
            .value(email),
        password: Field::password("password", say("staff-field-password"))
            .autocomplete("current-password"),
        message,
    };
    let answer = page::html(app, status, &layout, &content)?;
    match visitor.cookie(app) {
        Some(cookie) => page::with_cookie(answer, &cookie),
        None => Ok(answer),
    }
}

fn in_other_language(lang: Lang, next: &str) -> String {
    let other = match lang {
        Lang::Vi => Lang::En,
        Lang::En => Lang::Vi,
    };
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("lang", other.tag())
        .append_pair("next", next)
        .finish();
    format!("/sign-in?{query}")
}

pub async fn sign_in(
    app: web::Data<App>,
    visitor: Visitor,
    request: HttpRequest,
    form: Form,
) -> WebResult {
    if visitor.issued_at(&app, form.get("csrf_token")).is_none() {
        return Err(WebError::NotAllowed);
    }
    let (next, email) = (own_path(form.get("next")), form.get("email").trim());
    let lang = Lang::from_tag(form.get("lang"));
    let account = store::email_print(&app.vault, email);
    let from = address::client(&request, &app.config);
    if let Err(Wait(wait)) = counted(&app, account, from) {
        let minutes = wait.num_minutes().saturating_add(1);
        let args = [("minutes", minutes.into())];
        let words = app.pages.words.say(lang, "staff-sign-in-wait", &args);
        let message = Some(Flash::danger(words));
        let status = (StatusCode::TOO_MANY_REQUESTS, lang);
        return again(&app, &visitor, status, (next, email), message);
    }
    let Some(person) = right_person(&app, account, form.get("password")).await? else {
        tracing::warn!("a sign-in failed: address or password");
        let words = app.pages.words.say(lang, "staff-sign-in-failed", &[]);
        let message = Some(Flash::danger(words));
        let status = (StatusCode::UNPROCESSABLE_ENTITY, lang);
        return again(&app, &visitor, status, (next, email), message);
    };
    app.sign_in_failures.forgive(account, from);
    let is_elsewhere = person.roles.may_read() || next != "/desk";
    let place = if is_elsewhere { next } else { "/desk/staff" };
    entry::admit(&app, &request, &person, place).await
}

/// Counts the try before the password is looked at.
fn counted(app: &App, account: i64, from: std::net::IpAddr) -> Result<(), Wait> {
    if app.config.rate_limits {
        app.sign_in_failures.begin(account, from, app.now())
    } else {
        Ok(())
    }
}

/// The person with this address and password. An unknown address takes as long as a wrong password.
async fn right_person(app: &App, account: i64, password: &str) -> WebResult<Option<Staff>> {
    let vault = app.vault.clone();
    let found = app
        .db
        .read(move |conn| store::find_by_email(conn, &vault, account))
        .await?;
    let found = found.filter(|person| person.disabled_at.is_none());
    let stored = found
        .as_ref()
        .and_then(|person| person.credential.clone().password());
    let is_right = password::verify(password.to_owned(), stored)
        .await
        .map_err(|error| WebError::Internal(error.into()))?;
    Ok(found.filter(|_| is_right))
}

pub async fn sign_out(app: web::Data<App>, me: Session, _form: Posted) -> WebResult {
    let token = me.token;
    app.db
        .write(move |conn| store::end_session(conn, &token))
        .await?;
    let answer = HttpResponse::SeeOther()
        .insert_header(("location", "/sign-in?left"))
        .insert_header(("clear-site-data", "\"cache\", \"cookies\", \"storage\""))
        .finish();
    page::with_cookie(answer, &session::no_cookie(app.config.is_https()))
}
