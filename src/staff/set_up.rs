//! `GET/POST /set-up/{token}`: the first person, while there is nobody; later the one-time link with
//! which an added person sets their password.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

use super::entry;
use super::pages::{LinkGonePage, LinkPage, SetUpPage};
use super::people::{self, Newcomer, Refusal};
use crate::access::password::{NewPassword, Weakness};
use crate::access::roles::{Role, Roles};
use crate::access::store::{self, Staff};
use crate::access::token::{Token, TokenHash};
use crate::app::App;
use crate::lang::Lang;
use crate::render::{ErrorSummary, Field, Frame, Layout, Page};
use crate::web::csrf::Visitor;
use crate::web::forms::Form;
use crate::web::{WebError, WebResult, page};

/// What a link is good for.
enum Link {
    /// The desk has nobody yet.
    First,
    /// This person may set a password.
    Invited(Box<Staff>),
    Gone,
}

async fn find_link(app: &App, token: Option<TokenHash>) -> WebResult<Link> {
    let Some(token) = token else {
        return Ok(Link::Gone);
    };
    let (vault, now) = (app.vault.clone(), app.now());
    let link = app
        .db
        .read(move |conn| {
            if store::may_set_up(conn, &token)? {
                return Ok(Link::First);
            }
            let invited = store::find_by_link(conn, &vault, &token, now)?;
            Ok(invited.map_or(Link::Gone, |person| Link::Invited(Box::new(person))))
        })
        .await?;
    Ok(link)
}

pub async fn show(app: web::Data<App>, visitor: Visitor, token: web::Path<String>) -> WebResult {
    let hash = Token::parse(&token).map(|token| token.hash());
    match find_link(&app, hash).await? {
        Link::First => first_page(&app, &visitor, &token, &Form::default(), None),
        Link::Invited(person) => link_page(&app, &visitor, &token, &person, None),
        Link::Gone => gone(&app, &visitor),
    }
}

pub async fn submit(
    app: web::Data<App>,
    visitor: Visitor,
    request: HttpRequest,
    token: web::Path<String>,
    form: Form,
) -> WebResult {
    if visitor.issued_at(&app, form.get("csrf_token")).is_none() {
        return Err(WebError::NotAllowed);
    }
    let hash = Token::parse(&token).map(|token| token.hash());
    match (find_link(&app, hash).await?, hash) {
        (Link::First, Some(hash)) => {
            set_up(&app, (&visitor, &request), (&token, hash), &form).await
        }
        (Link::Invited(person), Some(hash)) => {
            set_password(&app, (&visitor, &request), (&token, hash), &person, &form).await
        }
        _ => gone(&app, &visitor),
    }
}

async fn set_up(
    app: &App,
    (visitor, request): (&Visitor, &HttpRequest),
    (token, hash): (&str, TokenHash),
    form: &Form,
) -> WebResult {
    let (name, email) = (form.get("name"), form.get("email"));
    let roles = Roles::NONE.with(Role::Admin);
    let newcomer = match Newcomer::parse(name, email, roles) {
        Ok(newcomer) => newcomer,
        Err(refusal) => return first_page(app, visitor, token, form, Some(refusal)),
    };
    let about = [name, email, app.organisation.name.as_str()];
    let password = match NewPassword::parse(form.get("password"), &about) {
        Ok(password) => password,
        Err(weak) => {
            return first_page(app, visitor, token, form, Some(Refusal::Password(weak)));
        }
    };
    let ground = (&app.db, &app.vault);
    let done = people::set_up(ground, newcomer, password, hash, app.now()).await;
    match done.map_err(fault)? {
        Ok(id) => enter(app, request, id).await,
        Err(_) => gone(app, visitor),
    }
}

async fn set_password(
    app: &App,
    (visitor, request): (&Visitor, &HttpRequest),
    (token, hash): (&str, TokenHash),
    person: &Staff,
    form: &Form,
) -> WebResult {
    let about = [
        person.name.as_str(),
        person.email.as_str(),
        app.organisation.name.as_str(),
    ];
    let password = match NewPassword::parse(form.get("password"), &about) {
        Ok(password) => password,
        Err(weak) => return link_page(app, visitor, token, person, Some(weak)),
    };
    let done = people::use_link((&app.db, &app.vault), hash, password, app.now()).await;
    match done.map_err(fault)? {
        Ok(id) => enter(app, request, id).await,
        Err(_) => gone(app, visitor),
    }
}

/// Lets in whoever just set their password; a link is no second factor.
async fn enter(app: &App, request: &HttpRequest, id: crate::db::Id) -> WebResult {
    let vault = app.vault.clone();
    let person = app
        .db
        .read(move |conn| store::find_staff(conn, &vault, id))
        .await?;
    let person = person.ok_or(WebError::NotFound)?;
    let place = if person.roles.may_read() {
        "/desk"
    } else {
        "/desk/staff"
    };
    entry::admit(app, request, &person, place).await
}

pub(super) fn fault(failure: people::Failure) -> WebError {
    match failure {
        people::Failure::Db(error) => error.into(),
        other => WebError::Internal(other.into()),
    }
}

/// The key of the words for a password that isn't taken.
pub(super) fn weakness_key(weak: Weakness) -> &'static str {
    match weak {
        Weakness::TooShort => "staff-error-password-short",
        Weakness::TooLong => "staff-error-password-long",
        Weakness::TooCommon => "staff-error-password-common",
        Weakness::TooObvious => "staff-error-password-obvious",
    }
}

fn say(app: &App, key: &str) -> String {
    app.pages.words.say(Lang::Vi, key, &[])
}

fn first_page(
    app: &App,
    visitor: &Visitor,
    token: &str,
    typed: &Form,
    refusal: Option<Refusal>,
) -> WebResult {
    let error = |field: Refusal, key: &str| (refusal == Some(field)).then(|| say(app, key));
    let weak = match refusal {
        Some(Refusal::Password(weak)) => Some(weak),
        _ => None,
    };
    let fields = vec![
        Field::text("name", say(app, "staff-field-name"))
            .autocomplete("name")
            .value(typed.get("name"))
            .error(error(Refusal::Name, "staff-error-name")),
        Field::email("email", say(app, "staff-field-email"))
            .autocomplete("username")
            .value(typed.get("email"))
            .error(error(Refusal::Email, "staff-error-email")),
        new_password(app, Lang::Vi, weak),
    ];
    let errors = ErrorSummary::of(&fields);
    let content = SetUpPage {
        action: format!("/set-up/{token}"),
        fields,
        errors,
    };
    plain(
        app,
        visitor,
        (refusal.is_some(), Lang::Vi),
        "staff-set-up-title",
        &content,
    )
}

/// The field for a new password, with what is wrong with the one that was typed.
pub(super) fn new_password(app: &App, lang: Lang, weak: Option<Weakness>) -> Field {
    let say = |key: &str| app.pages.words.say(lang, key, &[]);
    Field::password("password", say("staff-field-new-password"))
        .autocomplete("new-password")
        .hint(say("staff-password-hint"))
        .error(weak.map(|weak| say(weakness_key(weak))))
}

fn link_page(
    app: &App,
    visitor: &Visitor,
    token: &str,
    person: &Staff,
    weak: Option<Weakness>,
) -> WebResult {
    let lang = person.lang;
    let password = new_password(app, lang, weak);
    let content = LinkPage {
        action: format!("/set-up/{token}"),
        name: person.name.clone(),
        email: person.email.clone(),
        errors: ErrorSummary::of([&password]),
        password,
    };
    let status = (weak.is_some(), lang);
    plain(app, visitor, status, "staff-link-title", &content)
}

fn gone(app: &App, visitor: &Visitor) -> WebResult {
    let title = say(app, "staff-link-gone-title");
    let mut layout = Layout::new(Frame::Plain, Lang::Vi, title, &app.organisation);
    layout.csrf_token = visitor.csrf_token(app);
    page::html(app, StatusCode::NOT_FOUND, &layout, &LinkGonePage {})
}

fn plain<P: Page>(
    app: &App,
    visitor: &Visitor,
    (has_errors, lang): (bool, Lang),
    title: &str,
    content: &P,
) -> WebResult {
    let title = app.pages.words.say(lang, title, &[]);
    let mut layout = Layout::new(Frame::Plain, lang, title, &app.organisation);
    layout.csrf_token = visitor.csrf_token(app);
    layout.has_errors = has_errors;
    let status = if has_errors {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let answer = page::html(app, status, &layout, content)?;
    match visitor.cookie(app) {
        Some(cookie) => page::with_cookie(answer, &cookie),
        None => Ok(answer),
    }
}
