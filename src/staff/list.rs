//! `/desk/staff`: who works here, in which roles; added, changed and disabled by administrators.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

use super::letters;
use super::pages::{LinkMadePage, Person, StaffPage};
use super::people::{self, Newcomer, Refusal};
use super::record::By;
use super::set_up::fault;
use crate::access::credential::Credential;
use crate::access::desk::{self, confirm_first, go_on, role_in_words};
use crate::access::roles::{Role, Roles};
use crate::access::second_factor::store as factors;
use crate::access::store::{self, Staff};
use crate::access::token::Token;
use crate::access::{Admin, Posted, Session};
use crate::app::App;
use crate::db::Id;
use crate::lang::Lang;
use crate::render::words::{Arg, time_of};
use crate::render::{ErrorSummary, Field, Flash};
use crate::web::forms::Form;
use crate::web::{WebError, WebResult, cookies, page as web_page};

const PLACE: &str = "/desk/staff";
const TRUSTEE: &str = "trustee";
/// Holds what was typed about somebody new while whoever typed it confirms that it is them.
const NEWCOMER: &str = "newcomer";
const NEWCOMER_MINUTES: i64 = 15;

pub async fn show(app: web::Data<App>, me: Admin, request: HttpRequest) -> WebResult {
    let kept: Option<Vec<(String, String)>> = cookies::open(&app, &request, NEWCOMER);
    let Some(kept) = kept else {
        return page(&app, &request, &me, &Form::default(), None).await;
    };
    let answer = page(&app, &request, &me, &Form::from_pairs(kept), None).await?;
    web_page::with_cookie(answer, &cookies::gone(&app, NEWCOMER))
}

/// Rights are what guards everything else: whoever sits at a session that was left open gives none.
fn confirm(app: &App, typed: Option<&Form>) -> WebResult {
    let answer = confirm_first(PLACE);
    let Some(typed) = typed else {
        return Ok(answer);
    };
    let fields = ["name", "email", "roles"];
    let kept = typed.pairs().filter(|(name, _)| fields.contains(name));
    let kept: Vec<_> = kept
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let cookie = cookies::sealed(app, NEWCOMER, &kept, NEWCOMER_MINUTES)?;
    web_page::with_cookie(answer, &cookie)
}

async fn page(
    app: &App,
    request: &HttpRequest,
    me: &Session,
    typed: &Form,
    refusal: Option<Refusal>,
) -> WebResult {
    let vault = app.vault.clone();
    let read = app.db.read(move |conn| {
        let people = store::list_staff(conn, &vault)?;
        let holders = factors::list_holders(conn)?;
        Ok((people, holders, store::count_working_trustees(conn)?))
    });
    let (people, holders, trustees) = read.await?;
    let lang = me.staff.lang;
    let few = [("n", trustees.into())];
    let add_fields = add_fields(app, lang, typed, refusal);
    let content = StaffPage {
        people: people
            .iter()
            .map(|person| line(app, me, person, holders.contains(&person.id)))
            .collect(),
        warning: (trustees < 2).then(|| app.pages.words.say(lang, "staff-list-few-trustees", &few)),
        errors: ErrorSummary::of(&add_fields),
        add_fields,
    };
    let title = app.pages.words.say(lang, "staff-list-title", &[]);
    let mut layout = desk::layout(app, request, me, title);
    layout.has_errors = refusal.is_some();
    let status = if refusal.is_some() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    desk::show(app, request, status, layout, &content)
}

fn line(app: &App, me: &Session, person: &Staff, has_factor: bool) -> Person {
    let lang = me.staff.lang;
    let (state, state_class) = match (&person.credential, person.disabled_at) {
        (_, Some(_)) => ("disabled", "status-todo"),
        (Credential::Password(_), None) => ("active", "badge-met"),
        _ => ("invited", "flag-warn"),
    };
    let mut chosen: Vec<&str> = person.roles.iter().map(Role::key).collect();
    if person.is_trustee {
        chosen.push(TRUSTEE);
    }
    let of_them = Session {
        staff: person.clone(),
        ..me.clone()
    };
    let is_you = person.id == me.staff.id;
    Person {
        id: person.id.to_string(),
        version: person.version,
        name: person.name.clone(),
        email: person.email.clone(),
        roles: desk::roles_in_words(app, lang, &of_them),
        state: app
            .pages
            .words
            .say(lang, &format!("staff-state-{state}"), &[]),
        state_class,
        is_you,
        is_disabled: person.disabled_at.is_some(),
        has_factor,
        may_disable: !is_you,
        role_field: role_field(app, lang, &format!("roles-{}", person.id)).chosen(&chosen),
    }
}

fn role_field(app: &App, lang: Lang, id: &str) -> Field {
    let say = |key: &str| app.pages.words.say(lang, key, &[]);
    let field = Field::checkboxes("roles", say("staff-field-roles")).id(id);
    let field = Role::ALL.into_iter().fold(field, |field, role| {
        let hint = say(&format!("staff-role-{}-hint", role.key()));
        field.choice_with_hint(role.key(), role_in_words(app, lang, role), hint)
    });
    field.choice_with_hint(
        TRUSTEE,
        say("staff-role-trustee"),
        say("staff-role-trustee-hint"),
    )
}

fn add_fields(app: &App, lang: Lang, typed: &Form, refusal: Option<Refusal>) -> Vec<Field> {
    let say = |key: &str| app.pages.words.say(lang, key, &[]);
    let error = |field: Refusal, key: &str| (refusal == Some(field)).then(|| say(key));
    let taken = error(Refusal::EmailTaken, "staff-error-email-taken");
    let chosen: Vec<&str> = typed.all("roles").collect();
    vec![
        Field::text("name", say("staff-field-name"))
            .value(typed.get("name"))
            .error(error(Refusal::Name, "staff-error-name")),
        Field::email("email", say("staff-field-email"))
            .autocomplete("off")
            .value(typed.get("email"))
            .error(error(Refusal::Email, "staff-error-email").or(taken)),
        role_field(app, lang, "roles")
            .chosen(&chosen)
            .error(error(Refusal::Roles, "staff-error-roles")),
    ]
}

/// The roles that were ticked, and whether the person is to be a trustee.
fn ticked(form: &Form) -> (Roles, bool) {
    let roles = form.all("roles").filter_map(Role::parse).collect();
    (roles, form.all("roles").any(|role| role == TRUSTEE))
}

pub async fn add(app: web::Data<App>, me: Admin, request: HttpRequest, form: Posted) -> WebResult {
    if !me.is_fresh(&app) {
        return confirm(&app, Some(&form.0));
    }
    let (roles, is_trustee) = ticked(&form.0);
    let newcomer = match Newcomer::parse(form.0.get("name"), form.0.get("email"), roles) {
        Ok(newcomer) => Newcomer {
            is_trustee,
            lang: me.staff.lang,
            ..newcomer
        },
        Err(refusal) => return page(&app, &request, &me, &form.0, Some(refusal)).await,
    };
    let (credential, token) = Credential::link(app.now());
    let ground = (&app.db, &app.vault);
    let (by, id) = (By::staff(me.staff.id, app.now()), Id::new(app.now()));
    let letters = letters::to_trustees(&app, (id, 0)).await?;
    match people::add(ground, (&newcomer, &credential), by, letters)
        .await
        .map_err(fault)?
    {
        Ok(_) => link_made(&app, &request, &me, &newcomer.name, (&credential, &token)),
        Err(refusal) => page(&app, &request, &me, &form.0, Some(refusal)).await,
    }
}

/// Shows a link, this once: it is not stored.
fn link_made(
    app: &App,
    request: &HttpRequest,
    me: &Session,
    name: &str,
    (credential, token): (&Credential, &Token),
) -> WebResult {
    let lang = me.staff.lang;
    let until = credential.until().unwrap_or(app.now());
    let content = LinkMadePage {
        name: name.to_owned(),
        until: time_of(lang, app.rules.zone, until),
        link: format!(
            "{}/set-up/{}",
            app.config.base_url.trim_end_matches('/'),
            token.text()
        ),
    };
    let title = app.pages.words.say(lang, "staff-link-made-title", &[]);
    let layout = desk::layout(app, request, me, title);
    desk::show(app, request, StatusCode::OK, layout, &content)
}

/// The person an address speaks of.
async fn person(app: &App, id: &str) -> WebResult<Staff> {
    let id = Id::parse(id).ok_or(WebError::NotFound)?;
    let vault = app.vault.clone();
    let found = app
        .db
        .read(move |conn| store::find_staff(conn, &vault, id))
        .await?;
    found.ok_or(WebError::NotFound)
}

pub async fn roles(
    app: web::Data<App>,
    me: Admin,
    id: web::Path<String>,
    form: Posted,
) -> WebResult {
    let person = person(&app, &id).await?;
    if !me.is_fresh(&app) {
        return confirm(&app, None);
    }
    let version = form.0.version()?;
    let (roles, is_trustee) = ticked(&form.0);
    let by = By::staff(me.staff.id, app.now());
    let letters = letters::to_trustees(&app, (person.id, version)).await?;
    let seen = Staff {
        version,
        ..person.clone()
    };
    let done = people::change_roles(&app.db, &seen, (roles, is_trustee), by, letters)
        .await
        .map_err(fault)?;
    told(&app, &me, &person, "staff-done-roles", done)
}

pub async fn access(
    app: web::Data<App>,
    me: Admin,
    id: web::Path<String>,
    form: Posted,
) -> WebResult {
    let person = person(&app, &id).await?;
    if person.id == me.staff.id {
        return Err(WebError::NotAllowed);
    }
    if !me.is_fresh(&app) {
        return confirm(&app, None);
    }
    let seen = (person.id, form.0.version()?);
    let is_off = form.0.get("access") == "off";
    let by = By::staff(me.staff.id, app.now());
    let letters = letters::to_trustees(&app, seen).await?;
    let done = people::set_access(&app.db, seen, is_off, by, letters)
        .await
        .map_err(fault)?;
    let key = if is_off {
        "staff-done-disabled"
    } else {
        "staff-done-enabled"
    };
    told(&app, &me, &person, key, done)
}

pub async fn link(
    app: web::Data<App>,
    me: Admin,
    request: HttpRequest,
    id: web::Path<String>,
    _form: Posted,
) -> WebResult {
    let person = person(&app, &id).await?;
    if !me.is_fresh(&app) {
        return confirm(&app, None);
    }
    let by = By::staff(me.staff.id, app.now());
    let letters = letters::about_entry(&app, &person).await?;
    let (credential, token) = people::make_link(&app.db, person.id, by, letters)
        .await
        .map_err(fault)?;
    link_made(&app, &request, &me, &person.name, (&credential, &token))
}

/// `POST /desk/staff/{id}/second-factor`: takes it away from somebody who lost their telephone. Their own
/// they turn off in the settings, where that is allowed.
pub async fn second_factor(
    app: web::Data<App>,
    me: Admin,
    id: web::Path<String>,
    _form: Posted,
) -> WebResult {
    let person = person(&app, &id).await?;
    if person.id == me.staff.id {
        return Err(WebError::NotAllowed);
    }
    if !me.is_fresh(&app) {
        return confirm(&app, None);
    }
    let by = By::staff(me.staff.id, app.now());
    let letters = letters::about_entry(&app, &person).await?;
    people::reset_factor(&app.db, person.id, by, letters)
        .await
        .map_err(fault)?;
    told(&app, &me, &person, "staff-done-factor", Ok(()))
}

/// Back to the list, with what was done or why not.
fn told(
    app: &App,
    me: &Session,
    person: &Staff,
    key: &str,
    done: Result<(), Refusal>,
) -> WebResult {
    let say = |key: &str, args: &[(&str, Arg)]| app.pages.words.say(me.staff.lang, key, args);
    let flash = match done {
        Ok(()) => Flash::success(say(key, &[("name", person.name.as_str().into())])),
        Err(Refusal::LastAdministrator) => Flash::warning(say("staff-refused-last-admin", &[])),
        Err(Refusal::LastTrustee) => Flash::warning(say("staff-refused-last-trustee", &[])),
        Err(Refusal::Roles) => Flash::warning(say("staff-error-roles", &[])),
        Err(_) => Flash::warning(say("staff-refused-stale", &[])),
    };
    go_on(app, PLACE, &flash)
}
