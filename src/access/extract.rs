//! Extractors: a handler that has one is allowed. Without a session people are sent to sign in; with
//! the wrong role they get a page that says so.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::error::InternalError;
use actix_web::http::Method;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest, web};

use super::kept;
use super::policy::{Rule, Verdict, judge};
use super::preferences::{Preferences, find_preferences};
use super::second_factor::{is_fresh, is_required_of};
use super::session::cookie_name;
use super::store::{self, Staff};
use super::token::{Token, TokenHash};
use crate::app::App;
use crate::time::Moment;
use crate::web::WebError;
use crate::web::forms::Form;
use crate::web::{csrf, page};

/// The list of the queue, which asks for itself again and again.
const REFRESHED: &str = "queue-list";

type Pending<T> = Pin<Box<dyn Future<Output = Result<T, actix_web::Error>>>>;

/// A signed-in member of staff, whatever their roles.
#[derive(Clone, Debug)]
pub struct Session {
    pub staff: Staff,
    pub token: TokenHash,
    /// How they like the desk.
    pub preferences: Preferences,
    /// The last password or code in it.
    pub proved_at: Moment,
}

impl Session {
    /// A token for the forms of this session.
    pub fn csrf_token(&self, app: &App) -> String {
        csrf::token(app, &self.token.bytes())
    }

    /// Whether they showed a short while ago that it is them: what a page offers; [`Fresh`] demands it.
    pub fn is_fresh(&self, app: &App) -> bool {
        is_fresh(self.proved_at, app.now())
    }
}

/// The session a request carries, if it is one; its last sight is noted.
pub async fn find_session(app: &App, request: &HttpRequest) -> Result<Option<Session>, WebError> {
    let cookie = request.cookie(cookie_name(app.config.is_https()));
    let Some(token) = cookie.and_then(|cookie| Token::parse(cookie.value())) else {
        return Ok(None);
    };
    let (token, now, vault) = (token.hash(), app.now(), app.vault.clone());
    let found = app
        .db
        .read(move |conn| {
            let Some(found) = store::find_session(conn, &vault, &token, now)? else {
                return Ok(None);
            };
            let preferences = find_preferences(conn, found.0.id)?;
            Ok(Some((found, preferences)))
        })
        .await?;
    let Some(((staff, times), preferences)) = found else {
        return Ok(None);
    };
    if times.is_worth_noting(now) && !is_by_itself(request) {
        app.db
            .write(move |conn| store::note_session(conn, &token, now))
            .await?;
    }
    // Whoever was given a role that needs a second factor signs in anew, with one.
    let is_short = is_required_of(&staff, app.config.second_factor) && !times.with_factor;
    let proved_at = times.proved_at;
    Ok((!is_short).then_some(Session {
        staff,
        token,
        preferences,
        proved_at,
    }))
}

/// Whether a page asked by itself, to bring a list up to date: nobody need be there, so that a session ends
/// all the same.
fn is_by_itself(request: &HttpRequest) -> bool {
    let asker = request.headers().get("hx-trigger");
    request.method() == Method::GET && asker.is_some_and(|id| id == REFRESHED)
}

impl FromRequest for Session {
    type Error = actix_web::Error;
    type Future = Pending<Self>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            // Several extractors of one handler ask once.
            let known = request.extensions().get::<Self>().cloned();
            if let Some(session) = known {
                return Ok(session);
            }
            let app = app_of(&request)?;
            let Some(session) = find_session(&app, &request).await? else {
                let kept = kept::keep(&app, &request).await;
                return Err(match kept {
                    Some(cookie) => kept::to_sign_in(&request, &cookie),
                    None => to_sign_in(&request),
                });
            };
            request.extensions_mut().insert(session.clone());
            Ok(session)
        })
    }
}

fn app_of(request: &HttpRequest) -> Result<web::Data<App>, WebError> {
    let app = request.app_data::<web::Data<App>>().cloned();
    app.ok_or_else(|| WebError::Internal(anyhow::anyhow!("the site has no app")))
}

fn to_sign_in(request: &HttpRequest) -> actix_web::Error {
    sent_to("/sign-in", request)
}

/// Sends people to `where_to`, and back to where they were: for a form, to the page it stands on.
fn sent_to(where_to: &str, request: &HttpRequest) -> actix_web::Error {
    let place = request
        .uri()
        .path_and_query()
        .map_or("/desk", |place| place.as_str());
    let back = if request.method() == Method::GET {
        place
    } else {
        page_of(request.path())
    };
    let next = url::form_urlencoded::byte_serialize(back.as_bytes()).collect::<String>();
    let response = page::see_other(&format!("{where_to}?next={next}"));
    InternalError::from_response("not proved", response).into()
}

/// The page on which the form to this address stands: `/desk/cases/{reference}` of an action, else the
/// start of the desk.
fn page_of(path: &str) -> &str {
    for page in ["/desk/settings", "/desk/staff", "/desk/reports"] {
        if path.starts_with(page) {
            return page;
        }
    }
    let rest = path
        .strip_prefix("/desk/cases/")
        .and_then(|rest| rest.split('/').next());
    let end = rest.map(|reference| "/desk/cases/".len() + reference.len());
    end.and_then(|end| path.get(..end)).unwrap_or("/desk")
}

macro_rules! role_extractor {
    ($(#[$about:meta])* $name:ident, $rule:path) => {
        $(#[$about])*
        #[derive(Clone, Debug)]
        pub struct $name(pub Session);

        impl FromRequest for $name {
            type Error = actix_web::Error;
            type Future = Pending<Self>;

            fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
                let session = Session::from_request(request, payload);
                Box::pin(async move {
                    let session = session.await?;
                    match judge($rule, Some(&session.staff), None) {
                        Verdict::Allowed => Ok(Self(session)),
                        _ => Err(WebError::NotAllowed.into()),
                    }
                })
            }
        }

        impl std::ops::Deref for $name {
            type Target = Session;

            fn deref(&self) -> &Session {
                &self.0
            }
        }
    };
}

role_extractor! {
    /// Somebody who may look into cases: handler, lead or auditor.
    Reader, Rule::Reader
}
role_extractor! {
    /// Somebody who may work cases: handler or lead.
    Handler, Rule::Handler
}
role_extractor! {
    /// A lead.
    Lead, Rule::Lead
}
role_extractor! {
    /// An administrator: staff and settings, no contents of cases.
    Admin, Rule::Admin
}
role_extractor! {
    /// Somebody who may take lists, reports and whole cases out of the desk: lead or auditor.
    Exporter, Rule::Exporter
}
role_extractor! {
    /// Somebody who moves cases in from elsewhere: administrator and lead in one.
    Importer, Rule::Importer
}
role_extractor! {
    /// Somebody who watches over rights: auditor, administrator or trustee.
    Overseer, Rule::Overseer
}

/// Somebody who gave their password or a code within the last ten minutes: for what can't be taken back
/// or takes data out. Others confirm that it is them, and come back.
#[derive(Clone, Debug)]
pub struct Fresh(pub Session);

impl FromRequest for Fresh {
    type Error = actix_web::Error;
    type Future = Pending<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let session = Session::from_request(request, payload);
        let request = request.clone();
        Box::pin(async move {
            let session = session.await?;
            let app = app_of(&request)?;
            if session.is_fresh(&app) {
                Ok(Self(session))
            } else {
                Err(sent_to("/desk/confirm", &request))
            }
        })
    }
}

impl std::ops::Deref for Fresh {
    type Target = Session;

    fn deref(&self) -> &Session {
        &self.0
    }
}

/// A form that was given out in this session: its token was checked.
#[derive(Clone, Debug)]
pub struct Posted(pub Form);

impl FromRequest for Posted {
    type Error = actix_web::Error;
    type Future = Pending<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let session = Session::from_request(request, payload);
        // Whoever finds that the session is over keeps the form for after signing in.
        kept::begin_reading(request, payload);
        let request = request.clone();
        Box::pin(async move {
            let session = session.await?;
            let reading = kept::reading(&request);
            let form = reading.ok_or(WebError::NotUnderstood)?.await?;
            let app = app_of(&request)?;
            let issued = csrf::verify(&app, &session.token.bytes(), form.get("csrf_token"));
            issued.ok_or(WebError::NotAllowed)?;
            kept::forget_sent(&app, &request, (session.staff.id, &form)).await?;
            Ok(Self(form))
        })
    }
}
