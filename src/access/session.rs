//! Sessions: kept on the server, ended by half an hour of silence, by twelve hours, by signing out, or
//! by the person being disabled. The cookie holds a 256-bit id; the database only its hash.

use actix_web::cookie::{Cookie, SameSite};
use chrono::Duration;

use crate::access::token::Token;
use crate::time::Moment;

const IDLE: Duration = Duration::minutes(30);
const ABSOLUTE: Duration = Duration::hours(12);
/// `seen_at` is written at most this often, so that reading pages costs no write each.
const NOTICE_EVERY: Duration = Duration::minutes(1);

/// When a session began and when it was last seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    pub created_at: Moment,
    pub seen_at: Moment,
    /// The last password or code in it.
    pub proved_at: Moment,
    /// Whether it was begun, or went on, with a second factor.
    pub with_factor: bool,
}

impl Times {
    pub fn is_over(self, now: Moment) -> bool {
        now >= self.created_at.plus(ABSOLUTE) || now >= self.seen_at.plus(IDLE)
    }

    /// Whether `seen_at` should be written again.
    pub fn is_worth_noting(self, now: Moment) -> bool {
        now >= self.seen_at.plus(NOTICE_EVERY)
    }

    /// Sessions created or seen before these two instants are over at `now`.
    pub fn bounds(now: Moment) -> (Moment, Moment) {
        (now.plus(-ABSOLUTE), now.plus(-IDLE))
    }
}

/// The cookie's name: browsers hold `__Host-` ones to https, this host and the whole path.
pub fn cookie_name(is_https: bool) -> &'static str {
    if is_https {
        "__Host-leakdesk"
    } else {
        "leakdesk"
    }
}

/// The cookie that carries `token`, gone when the browser closes.
pub fn cookie(token: &Token, is_https: bool) -> Cookie<'static> {
    Cookie::build(cookie_name(is_https), token.text())
        .path("/")
        .http_only(true)
        .secure(is_https)
        .same_site(SameSite::Lax)
        .finish()
}

/// A cookie that makes the browser forget the session's.
pub fn no_cookie(is_https: bool) -> Cookie<'static> {
    let mut cookie = cookie(&Token::random(), is_https);
    cookie.make_removal();
    cookie
}

#[cfg(test)]
mod tests {
    use super::{Times, Token, cookie};
    use crate::time::Moment;
    use chrono::Duration;

    #[test]
    fn a_session_ends_after_half_an_hour_of_silence_or_twelve_hours() {
        let start = Moment::parse("2026-11-23T08:00:00+07:00").unwrap();
        let times = |seen: i64| Times {
            created_at: start,
            seen_at: start.plus(Duration::minutes(seen)),
            proved_at: start,
            with_factor: false,
        };
        let at = |minutes: i64| start.plus(Duration::minutes(minutes));
        assert!(!times(0).is_over(at(29)));
        assert!(times(0).is_over(at(30)));
        assert!(!times(710).is_over(at(719)));
        assert!(times(710).is_over(at(720)));
    }

    #[test]
    fn the_cookie_is_out_of_reach_of_scripts_and_other_sites() {
        let text = cookie(&Token::random(), true).to_string();
        for part in [
            "__Host-leakdesk=",
            "HttpOnly",
            "SameSite=Lax",
            "Secure",
            "Path=/",
        ] {
            assert!(text.contains(part), "{text}");
        }
        assert!(
            !cookie(&Token::random(), false)
                .to_string()
                .contains("Secure")
        );
    }
}
