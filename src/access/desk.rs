//! What stands around every page of the desk: navigation by role, the person, a message shown once.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};

use super::extract::Session;
use super::policy::{Rule, Verdict, judge};
use super::preferences::KEYS;
use super::roles::Role;
use crate::app::App;
use crate::lang::Lang;
use crate::mail::transport::Phase;
use crate::render::{Flash, Frame, Layout, LayoutUser, NavLink, Page, words};
use crate::time::Moment;
use crate::web::{WebResult, cookies, page};

const FLASH: &str = "flash";
const FLASH_MINUTES: i64 = 5;

/// The roles in words, with the first letter large.
pub fn roles_in_words(app: &App, lang: Lang, session: &Session) -> String {
    let staff = &session.staff;
    let names = staff
        .roles
        .iter()
        .map(|role| role_in_words(app, lang, role));
    let trustee = staff
        .is_trustee
        .then(|| app.pages.words.say(lang, "staff-role-trustee", &[]));
    names.chain(trustee).collect::<Vec<_>>().join(", ")
}

pub fn role_in_words(app: &App, lang: Lang, role: Role) -> String {
    let said = app
        .pages
        .words
        .say(lang, &format!("staff-role-{}", role.key()), &[]);
    let mut letters = said.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// The frame of a desk page for `session`.
pub fn layout(app: &App, request: &HttpRequest, session: &Session, title: String) -> Layout {
    let lang = session.staff.lang;
    let mut layout = Layout::new(Frame::Desk, lang, title, &app.organisation);
    layout.csrf_token = session.csrf_token(app);
    layout.user = Some(LayoutUser {
        name: session.staff.name.clone(),
        roles: roles_in_words(app, lang, session),
    });
    layout.nav = navigation(app, request, session);
    layout.has_search = session.staff.roles.may_read();
    layout.has_keys = session.preferences.value(&KEYS) == "on";
    if app.config.smtp_url.is_none() {
        layout.notice = Some(app.pages.words.say(lang, "staff-notice-files", &[]));
    }
    let troubles = app.troubles.count();
    if troubles > 0 {
        let args = [("n", troubles.into())];
        layout.notice = Some(app.pages.words.say(lang, "staff-notice-troubles", &args));
    }
    let mailbox = app.mailbox.as_ref();
    if let Some(since) = mailbox.and_then(|mailbox| mailbox.failing_since(app.now())) {
        let since = words::time_of(lang, app.rules.zone, since);
        let args = [("since", since.into())];
        layout.notice = Some(app.pages.words.say(lang, "staff-notice-mailbox", &args));
    }
    layout.notice = mail_notice(app, lang).or(layout.notice);
    layout
}

/// No mail leaves: it can't be told by mail.
fn mail_notice(app: &App, lang: Lang) -> Option<String> {
    let say = |key: &str, since: Moment| {
        let since = words::time_of(lang, app.rules.zone, since);
        app.pages.words.say(lang, key, &[("since", since.into())])
    };
    if let Some(pause) = app.post.paused() {
        let key = format!("staff-notice-paused-{}", pause.reason.key());
        return Some(say(&key, pause.since));
    }
    let (since, fault) = app.post.failing(app.now())?;
    let is_refused = fault.phase == Phase::Credentials;
    let key = if is_refused { "password" } else { "server" };
    Some(say(&format!("staff-notice-mail-{key}"), since))
}

fn navigation(app: &App, request: &HttpRequest, session: &Session) -> Vec<NavLink> {
    let roles = session.staff.roles;
    let path = request.path();
    let is_other = ["/desk/reports", "/desk/staff", "/desk/settings"]
        .iter()
        .any(|place| path.starts_with(place));
    let is_log = path.starts_with("/desk/staff/log");
    let may_oversee = judge(Rule::Overseer, Some(&session.staff), None) == Verdict::Allowed;
    let all = [
        (roles.may_read(), "cases", "/desk", !is_other),
        (
            roles.may_read(),
            "reports",
            "/desk/reports",
            path.starts_with("/desk/reports"),
        ),
        (
            roles.may_administer(),
            "people",
            "/desk/staff",
            path.starts_with("/desk/staff") && !is_log,
        ),
        (may_oversee, "log", "/desk/staff/log", is_log),
        (
            true,
            "settings",
            "/desk/settings",
            path.starts_with("/desk/settings"),
        ),
    ];
    all.into_iter()
        .filter(|(may, ..)| *may)
        .map(|(_, key, href, is_current)| {
            let label = app
                .pages
                .words
                .say(session.staff.lang, &format!("staff-nav-{key}"), &[]);
            NavLink::new(label, href).current(is_current)
        })
        .collect()
}

/// Answers with a page of the desk, and with the message of what was done just before.
pub fn show<P: Page>(
    app: &App,
    request: &HttpRequest,
    status: StatusCode,
    mut layout: Layout,
    content: &P,
) -> WebResult {
    let told: Option<(String, String)> = cookies::open(app, request, FLASH);
    let is_told = told.is_some();
    layout.flash = told.map(|(tone, text)| match tone.as_str() {
        "warning" => Flash::warning(text),
        _ => Flash::success(text),
    });
    let answer = page::html(app, status, &layout, content)?;
    if is_told {
        page::with_cookie(answer, &cookies::gone(app, FLASH))
    } else {
        Ok(answer)
    }
}

/// Sends somebody to show once more that it is them, and then to `place`; see [`super::Fresh`].
pub fn confirm_first(place: &str) -> HttpResponse {
    let next = url::form_urlencoded::byte_serialize(place.as_bytes()).collect::<String>();
    page::see_other(&format!("/desk/confirm?next={next}"))
}

/// Goes on to `place` (303), where `flash` is shown once.
pub fn go_on(app: &App, place: &str, flash: &Flash) -> WebResult<HttpResponse> {
    let cookie = cookies::sealed(app, FLASH, &(flash.tone, &flash.text), FLASH_MINUTES)?;
    page::with_cookie(page::see_other(place), &cookie)
}
