//! `GET/POST /desk/confirm`: once more the code, or without a second factor the password, before what
//! can't be taken back. [`crate::access::Fresh`] sends people here.

use actix_web::{HttpRequest, web};

use super::code::{code_field, status_of};
use super::entry::{self, Proof};
use super::pages::CodePage;
use crate::access::failures::Wait;
use crate::access::next::own_path;
use crate::access::store;
use crate::access::{Posted, Session, desk, password};
use crate::app::App;
use crate::render::{ErrorSummary, Field, Flash};
use crate::web::forms::Form;
use crate::web::{WebError, WebResult, address};

pub async fn show(app: web::Data<App>, me: Session, request: HttpRequest) -> WebResult {
    let asked = Form::parse(request.query_string().as_bytes()).unwrap_or_default();
    let next = own_path(asked.get("next")).to_owned();
    again(&app, &request, &me, &next, None).await
}

async fn again(
    app: &App,
    request: &HttpRequest,
    me: &Session,
    next: &str,
    wrong: Option<Proof>,
) -> WebResult {
    let lang = me.staff.lang;
    let say = |key: &str| app.pages.words.say(lang, key, &[]);
    let has_factor = entry::find_secret(app, me.staff.id).await?.is_some();
    let code = if has_factor {
        code_field(app, lang, wrong)
    } else {
        let error = code_field(app, lang, wrong.filter(|it| matches!(it, Proof::Wait(_)))).error;
        let is_wrong = wrong == Some(Proof::Wrong);
        Field::password("password", say("staff-field-password"))
            .autocomplete("current-password")
            .error(error.or_else(|| is_wrong.then(|| say("staff-error-old-password"))))
    };
    let content = CodePage {
        action: "/desk/confirm".to_owned(),
        next: next.to_owned(),
        lead: say("factor-confirm-lead"),
        errors: ErrorSummary::of([&code]),
        code,
        other_way: has_factor.then(|| say("factor-code-paper")),
    };
    let mut layout = desk::layout(app, request, me, say("factor-confirm-title"));
    layout.has_errors = wrong.is_some();
    desk::show(app, request, status_of(wrong), layout, &content)
}

pub async fn post(
    app: web::Data<App>,
    me: Session,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let next = own_path(form.0.get("next")).to_owned();
    let has_factor = entry::find_secret(&app, me.staff.id).await?.is_some();
    let proof = if has_factor {
        entry::prove(&app, &me.staff, form.0.get("code")).await?
    } else {
        by_password(&app, &request, &me, form.0.get("password")).await?
    };
    if proof != Proof::Right {
        return again(&app, &request, &me, &next, Some(proof)).await;
    }
    let (token, now) = (me.token, app.now());
    app.db
        .write(move |conn| store::prove_session(conn, &token, has_factor, now))
        .await?;
    let done = app
        .pages
        .words
        .say(me.staff.lang, "factor-confirm-done", &[]);
    desk::go_on(&app, &next, &Flash::success(done))
}

/// Counted like a sign-in: whoever sits at a session that was left open may not guess on.
async fn by_password(
    app: &App,
    request: &HttpRequest,
    me: &Session,
    typed: &str,
) -> WebResult<Proof> {
    let account = store::email_print(&app.vault, &me.staff.email);
    let from = address::client(request, &app.config);
    if app.config.rate_limits
        && let Err(Wait(wait)) = app.sign_in_failures.begin(account, from, app.now())
    {
        return Ok(Proof::Wait(wait.num_minutes().saturating_add(1)));
    }
    let stored = me.staff.credential.clone().password();
    let is_right = password::verify(typed.to_owned(), stored)
        .await
        .map_err(|error| WebError::Internal(error.into()))?;
    if is_right {
        app.sign_in_failures.forgive(account, from);
        return Ok(Proof::Right);
    }
    Ok(Proof::Wrong)
}
