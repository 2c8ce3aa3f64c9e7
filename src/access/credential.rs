//! What lets a person in: a password, or a one-time link to set one. Both stand in one column, so that
//! nobody has two keys at once: making a link ends the password, setting a password ends the link.

use chrono::Duration;

use crate::access::token::{Token, TokenHash};
use crate::time::Moment;

/// How long somebody who was added has to come.
const INVITED: Duration = Duration::days(7);
/// How long anybody else has, who got it from somebody who made it for them just now.
const RESET: Duration = Duration::hours(1);

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Credential {
    /// An Argon2id PHC string.
    Password(String),
    /// The hash of a link's token, and the instant from which it no longer works.
    Link { hash: String, until: Moment },
    /// Neither: the person can't sign in until they are given a link.
    Nothing,
}

impl Credential {
    /// A fresh link for somebody new; its token is returned once.
    pub fn link(now: Moment) -> (Self, Token) {
        Self::link_until(now.plus(INVITED))
    }

    /// A fresh link in the place of whatever let the person in until now.
    pub fn reset(now: Moment) -> (Self, Token) {
        Self::link_until(now.plus(RESET))
    }

    /// Until when a link works.
    pub fn until(&self) -> Option<Moment> {
        match self {
            Self::Link { until, .. } => Some(*until),
            Self::Password(_) | Self::Nothing => None,
        }
    }

    fn link_until(until: Moment) -> (Self, Token) {
        let token = Token::random();
        (
            Self::Link {
                hash: token.hash().text(),
                until,
            },
            token,
        )
    }

    pub fn parse(stored: &str) -> Self {
        if stored.starts_with("$argon2") {
            return Self::Password(stored.to_owned());
        }
        let link = stored
            .strip_prefix("link$")
            .and_then(|rest| rest.split_once('$'));
        let read = link.and_then(|(hash, until)| Some((hash, until.parse().ok()?)));
        read.map_or(Self::Nothing, |(hash, micros)| Self::Link {
            hash: hash.to_owned(),
            until: Moment::from_micros(micros),
        })
    }

    pub fn stored(&self) -> String {
        match self {
            Self::Password(phc) => phc.clone(),
            Self::Link { hash, until } => format!("link${hash}${}", until.micros()),
            Self::Nothing => String::from("-"),
        }
    }

    /// The password's PHC string, when there is one.
    pub fn password(self) -> Option<String> {
        match self {
            Self::Password(phc) => Some(phc),
            Self::Link { .. } | Self::Nothing => None,
        }
    }

    /// Whether this is the link of `token`, still good at `now`.
    pub fn opens_with(&self, token: &TokenHash, now: Moment) -> bool {
        matches!(self, Self::Link { hash, until } if *hash == token.text() && now < *until)
    }
}

#[cfg(test)]
mod tests {
    use super::Credential;
    use crate::time::Moment;
    use chrono::Duration;

    #[test]
    fn a_link_works_for_seven_days_and_only_with_its_token() {
        let now = Moment::parse("2026-11-23T10:00:00+07:00").unwrap();
        let (credential, token) = Credential::link(now);
        let stored = Credential::parse(&credential.stored());
        assert_eq!(stored, credential);
        assert!(stored.opens_with(
            &token.hash(),
            now.plus(Duration::days(7) - Duration::seconds(1))
        ));
        assert!(!stored.opens_with(&token.hash(), now.plus(Duration::days(7))));
        assert!(!stored.opens_with(&Credential::link(now).1.hash(), now));
        assert_eq!(stored.password(), None);
    }

    #[test]
    fn anything_else_in_the_column_lets_nobody_in() {
        for text in ["", "-", "link$", "link$abc", "link$abc$soon", "plain text"] {
            assert_eq!(Credential::parse(text), Credential::Nothing, "{text}");
        }
    }
}
