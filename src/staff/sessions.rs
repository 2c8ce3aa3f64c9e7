//! One's own open sessions, on the page of settings; `POST /desk/settings/sessions` ends one, or all others.

use actix_web::web;

use super::pages::SessionLine;
use crate::access::desk::go_on;
use crate::access::store::{self, OpenSession};
use crate::access::{Posted, Session};
use crate::app::App;
use crate::render::Flash;
use crate::render::words::time_of;
use crate::web::WebResult;

/// The open sessions of `me`, as they are listed.
pub(super) async fn list(app: &App, me: &Session) -> WebResult<Vec<SessionLine>> {
    let (id, now) = (me.staff.id, app.now());
    let open = app
        .db
        .read(move |conn| store::list_sessions(conn, id, now))
        .await?;
    Ok(open.iter().map(|session| line(app, me, session)).collect())
}

/// What a session is called in a form: nothing that opens it.
fn handle(app: &App, session: &OpenSession) -> String {
    let mac = app.vault.mac("session handle", &[&session.token_hash]);
    crate::web::cookies::hex(mac.get(..8).unwrap_or(&mac))
}

fn line(app: &App, me: &Session, session: &OpenSession) -> SessionLine {
    let lang = me.staff.lang;
    let at = |moment| time_of(lang, app.rules.zone, moment);
    let args = [
        ("started", at(session.created_at).into()),
        ("seen", at(session.seen_at).into()),
    ];
    SessionLine {
        handle: handle(app, session),
        browser: if session.browser.is_empty() {
            app.pages.words.say(lang, "session-other-browser", &[])
        } else {
            session.browser.clone()
        },
        times: app.pages.words.say(lang, "session-line", &args),
        is_this: session.token_hash == me.token.bytes(),
    }
}

pub async fn post(app: web::Data<App>, me: Session, form: Posted) -> WebResult {
    let (id, now, keep) = (me.staff.id, app.now(), me.token);
    let wanted = form.0.get("session").to_owned();
    let key = if wanted == "others" {
        app.db
            .write(move |conn| store::end_sessions_of(conn, id, Some(&keep)))
            .await?;
        "session-done-others"
    } else {
        let open = app
            .db
            .read(move |conn| store::list_sessions(conn, id, now))
            .await?;
        let found = open.into_iter().find(|it| handle(&app, it) == wanted);
        if let Some(found) = found {
            app.db
                .write(move |conn| store::end_session_of(conn, id, &found.token_hash))
                .await?;
        }
        "session-done"
    };
    let done = app.pages.words.say(me.staff.lang, key, &[]);
    go_on(&app, "/desk/settings", &Flash::success(done))
}
