//! Tokens that prove a form was given out to whoever sends it back: bound to the staff session, or to
//! an anonymous cookie; they also tell when the form was given out.

use actix_web::cookie::Cookie;
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use chrono::Duration;

use super::cookies::{self, hex, unhex};
use crate::app::App;
use crate::time::Moment;

const PURPOSE: &str = "csrf";
const COOKIE: &str = "visitor";
/// A form that lay open longer is given out anew, with everything typed.
const LIFE: Duration = Duration::hours(24);

/// A token bound to `holder`: the hash of a session's id, or an anonymous cookie's value.
pub fn token(app: &App, holder: &[u8]) -> String {
    let issued = app.now().micros().to_be_bytes();
    let mac = app.vault.mac(PURPOSE, &[holder, &issued]);
    let short: Vec<u8> = issued.iter().chain(mac.iter().take(16)).copied().collect();
    hex(&short)
}

/// When `token` was given out to `holder`; `None` when it was not, or is over.
pub fn verify(app: &App, holder: &[u8], token: &str) -> Option<Moment> {
    let bytes = unhex(token)?;
    let (issued, mac) = bytes.split_first_chunk::<8>()?;
    let expected = app.vault.mac(PURPOSE, &[holder, issued]);
    let is_ours = expected
        .get(..16)
        .is_some_and(|expected| is_equal(expected, mac));
    let issued_at = Moment::from_micros(i64::from_be_bytes(*issued));
    let now = app.now();
    (is_ours && now < issued_at.plus(LIFE) && issued_at <= now.plus(Duration::minutes(5)))
        .then_some(issued_at)
}

fn is_equal(a: &[u8], b: &[u8]) -> bool {
    use subtle::ConstantTimeEq as _;
    a.ct_eq(b).into()
}

/// Somebody without an account, known by a random cookie only as the one the form was given to.
#[derive(Clone, Debug)]
pub struct Visitor {
    id: String,
    is_new: bool,
}

impl Visitor {
    pub fn csrf_token(&self, app: &App) -> String {
        token(app, self.id.as_bytes())
    }

    /// When the form with this token was given to this visitor; `None`: not to them, or too long
    /// ago.
    pub fn issued_at(&self, app: &App, token: &str) -> Option<Moment> {
        if self.is_new {
            return None;
        }
        verify(app, self.id.as_bytes(), token)
    }

    /// The cookie to send along with a form, unless the browser has it.
    pub fn cookie(&self, app: &App) -> Option<Cookie<'static>> {
        self.is_new
            .then(|| cookies::plain(app, COOKIE, self.id.clone()))
    }
}

impl FromRequest for Visitor {
    type Error = actix_web::Error;
    type Future = std::future::Ready<Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let known = request
            .app_data::<actix_web::web::Data<App>>()
            .and_then(|app| {
                let cookie = request.cookie(&cookies::name(app, COOKIE))?;
                unhex(cookie.value()).filter(|bytes| bytes.len() == 16)?;
                Some(cookie.value().to_owned())
            });
        let visitor = known.map_or_else(
            || Self {
                id: hex(&rand::random::<[u8; 16]>()),
                is_new: true,
            },
            |id| Self { id, is_new: false },
        );
        std::future::ready(Ok(visitor))
    }
}
