//! `/desk/settings`: one's own language and password.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

use super::pages::{FactorPanel, SettingsPage};
use super::record::{By, Entry, Kind, store as record};
use super::sessions;
use super::set_up::{fault, new_password};
use crate::access::credential::Credential;
use crate::access::desk::{self, go_on};
use crate::access::password::{self, NewPassword, Weakness};
use crate::access::second_factor::{is_required_of, store as factors};
use crate::access::{Posted, Session, store};
use crate::app::App;
use crate::lang::Lang;
use crate::render::{ErrorSummary, Field, Flash};
use crate::web::{WebError, WebResult};

const PLACE: &str = "/desk/settings";

/// What was wrong with a change of password.
#[derive(Clone, Copy, Default)]
struct Wrong {
    is_old_wrong: bool,
    weak: Option<Weakness>,
}

pub async fn show(app: web::Data<App>, me: Session, request: HttpRequest) -> WebResult {
    page(&app, &request, &me, Wrong::default()).await
}

async fn page(app: &App, request: &HttpRequest, me: &Session, wrong: Wrong) -> WebResult {
    let lang = me.staff.lang;
    let say = |key: &str| app.pages.words.say(lang, key, &[]);
    let old = Field::password("old_password", say("staff-field-old-password"))
        .autocomplete("current-password")
        .error(wrong.is_old_wrong.then(|| say("staff-error-old-password")));
    let passwords = vec![old, new_password(app, lang, wrong.weak)];
    let languages = Lang::ALL.into_iter().fold(
        Field::radios("language", say("staff-field-language")),
        |field, lang| field.choice(lang.tag(), say(&format!("staff-language-{lang}"))),
    );
    let content = SettingsPage {
        roles: desk::roles_in_words(app, lang, me),
        language: languages.chosen(&[lang.tag()]),
        errors: ErrorSummary::of(&passwords),
        passwords,
        factor: factor(app, me).await?,
        sessions: sessions::list(app, me).await?,
    };
    let has_errors = wrong.is_old_wrong || wrong.weak.is_some();
    let mut layout = desk::layout(app, request, me, say("staff-settings-title"));
    layout.has_errors = has_errors;
    let status = if has_errors {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    desk::show(app, request, status, layout, &content)
}

/// How it stands with the second factor of `me`.
async fn factor(app: &App, me: &Session) -> WebResult<FactorPanel> {
    let id = me.staff.id;
    let read = app.db.read(move |conn| {
        let is_on = factors::list_holders(conn)?.contains(&id);
        Ok((is_on, factors::count_codes(conn, id)?))
    });
    let (is_on, left) = read.await?;
    let (lang, words) = (me.staff.lang, &app.pages.words);
    let key = if is_on {
        "factor-settings-on"
    } else {
        "factor-settings-off"
    };
    Ok(FactorPanel {
        is_on,
        state: words.say(lang, key, &[("n", left.into())]),
        may_remove: is_on && !is_required_of(&me.staff, app.config.second_factor),
    })
}

pub async fn language(app: web::Data<App>, me: Session, form: Posted) -> WebResult {
    let (id, lang) = (me.staff.id, Lang::from_tag(form.0.get("language")));
    app.db
        .write(move |conn| store::set_language(conn, id, lang))
        .await?;
    go_on(
        &app,
        PLACE,
        &Flash::success(app.pages.words.say(lang, "staff-done-language", &[])),
    )
}

pub async fn password(
    app: web::Data<App>,
    me: Session,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let stored = me.staff.credential.clone().password();
    let is_right = password::verify(form.0.get("old_password").to_owned(), stored)
        .await
        .map_err(|error| WebError::Internal(error.into()))?;
    let staff = &me.staff;
    let about = [
        staff.name.as_str(),
        staff.email.as_str(),
        app.organisation.name.as_str(),
    ];
    let parsed = NewPassword::parse(form.0.get("password"), &about);
    let new = match parsed {
        Ok(new) if is_right => new,
        parsed => {
            let wrong = Wrong {
                is_old_wrong: !is_right,
                weak: parsed.err(),
            };
            return page(&app, &request, &me, wrong).await;
        }
    };
    let hash = new.hash().await.map_err(|error| fault(error.into()))?;
    let (credential, id, keep) = (Credential::Password(hash), staff.id, me.token);
    let by = By::staff(id, app.now());
    app.db
        .write(move |conn| {
            store::set_credential(conn, id, &credential, Some(&keep))?;
            record::append(conn, &Entry::new(Kind::PasswordChanged, by, id))
        })
        .await?;
    let done = app.pages.words.say(staff.lang, "staff-done-password", &[]);
    go_on(&app, PLACE, &Flash::success(done))
}
