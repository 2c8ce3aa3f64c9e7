//! Where a person can be reached: an address a mail server will take, and a phone number kept as
//! typed beside the form it can be compared in (handbook §3.4).

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::text::phone;

/// An e-mail address that can be written to; only the domain is in lower case.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Email(String);

impl Email {
    /// Reads an address, forgiving what people and keyboards add to it (spaces, `mailto:`, angle
    /// brackets, a final dot). A domain needs a dot: nothing else is reachable from outside.
    pub fn parse(typed: &str) -> Option<Self> {
        let joined: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let joined = joined.replace('＠', "@");
        let bare = joined.strip_prefix("mailto:").unwrap_or(&joined);
        let bare = bare.trim_matches(['<', '>', '.', ',', ';']);
        let (user, domain) = bare.rsplit_once('@')?;
        let domain = domain.to_lowercase();
        if !domain.contains('.') || domain.starts_with('[') || bare.chars().count() > 254 {
            return None;
        }
        let is_all_digits = domain.chars().all(|c| c.is_ascii_digit() || c == '.');
        let address = format!("{user}@{domain}");
        lettre::Address::from_str(&address)
            .ok()
            .filter(|_| !is_all_digits)?;
        Some(Self(address))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A phone number: as typed, and in the international form where it can be told.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phone {
    pub typed: String,
    /// `+` and digits only.
    pub e164: Option<String>,
}

impl Phone {
    /// Takes any text with at least three digits: a number that looks odd may still be the right
    /// one.
    pub fn parse(typed: &str) -> Option<Self> {
        let has_digits = typed.chars().filter(|c| c.is_numeric()).count() >= 3;
        has_digits.then(|| Self {
            typed: typed.to_owned(),
            e164: phone::e164(typed),
        })
    }

    /// Whether this is the usual shape of a Vietnamese or international number; a doubt to voice,
    /// never a reason to refuse.
    pub fn is_usual(&self) -> bool {
        self.e164.is_some()
    }
}
