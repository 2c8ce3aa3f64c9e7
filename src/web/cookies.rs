//! Cookies whose content only we can read: sealed, short-lived, out of scripts' reach.

use actix_web::HttpRequest;
use actix_web::cookie::{Cookie, SameSite, time::Duration};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::app::App;
use crate::time::Moment;
use crate::web::WebError;

/// A cookie's name as it is with an https base URL (`__Host-leakdesk-…`) or without.
pub fn name(app: &App, what: &str) -> String {
    let prefix = if app.config.is_https() { "__Host-" } else { "" };
    format!("{prefix}leakdesk-{what}")
}

fn bare(app: &App, what: &str, value: String) -> Cookie<'static> {
    Cookie::build(name(app, what), value)
        .path("/")
        .http_only(true)
        .secure(app.config.is_https())
        .same_site(SameSite::Lax)
        .finish()
}

/// A cookie with a value that is no secret from whoever holds it.
pub fn plain(app: &App, what: &str, value: String) -> Cookie<'static> {
    bare(app, what, value)
}

/// The same, kept by the browser for `life`.
pub fn lasting(app: &App, what: &str, value: String, life: chrono::Duration) -> Cookie<'static> {
    let mut cookie = bare(app, what, value);
    cookie.set_max_age(Duration::seconds(life.num_seconds()));
    cookie
}

/// A cookie that holds `value` sealed, for at most `minutes`.
pub fn sealed<T: Serialize>(
    app: &App,
    what: &'static str,
    value: &T,
    minutes: i64,
) -> Result<Cookie<'static>, WebError> {
    let until = app.now().plus(chrono::Duration::minutes(minutes));
    let bytes = app.vault.seal_json(what, &(until, value))?;
    let mut cookie = bare(app, what, hex(&bytes));
    cookie.set_max_age(Duration::minutes(minutes));
    Ok(cookie)
}

/// What [`sealed`] put into the request's cookie; `None` when there is none, it is over, or it was
/// not made by us.
pub fn open<T: DeserializeOwned>(
    app: &App,
    request: &HttpRequest,
    what: &'static str,
) -> Option<T> {
    let cookie = request.cookie(&name(app, what))?;
    let bytes = unhex(cookie.value())?;
    let (until, value): (Moment, T) = app.vault.open_json(what, &bytes).ok()?;
    (app.now() < until).then_some(value)
}

/// A cookie that makes the browser forget the one of this name.
pub fn gone(app: &App, what: &str) -> Cookie<'static> {
    let mut cookie = bare(app, what, String::new());
    cookie.make_removal();
    cookie
}

pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            // Writing to a string can't fail.
            let _written = write!(text, "{byte:02x}");
            text
        })
}

pub fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() {
        return None;
    }
    text.as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect()
}
