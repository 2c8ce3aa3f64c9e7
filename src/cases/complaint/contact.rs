//! Where a person can be reached: an address a mail server will take, and a phone number kept as
//! typed beside the form it can be compared in (handbook §3.4).

use std::str::FromStr;

use serde::{Deserialize, Serialize};

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
        let digits = digits_of(typed);
        if digits.chars().count() < 3 {
            return None;
        }
        let is_international = typed.trim_start().starts_with(['+', '＋']);
        Some(Self {
            typed: typed.to_owned(),
            e164: international(&digits, is_international),
        })
    }

    /// Whether this is the usual shape of a Vietnamese or international number; a doubt to voice,
    /// never a reason to refuse.
    pub fn is_usual(&self) -> bool {
        self.e164.is_some()
    }
}

/// The digits in ASCII; full-width ones come from some keyboards.
fn digits_of(typed: &str) -> String {
    typed
        .chars()
        .filter_map(|c| match c {
            '０'..='９' => u32::from(c)
                .checked_sub(0xff10)
                .and_then(|d| char::from_digit(d, 10)),
            _ => c.is_ascii_digit().then_some(c),
        })
        .collect()
}

fn international(digits: &str, is_international: bool) -> Option<String> {
    let national = if let Some(rest) = digits.strip_prefix("0084") {
        rest.to_owned()
    } else if let Some(rest) = digits
        .strip_prefix("84")
        .filter(|r| is_international || r.len() >= 9)
    {
        rest.to_owned()
    } else if is_international {
        return (8..=15)
            .contains(&digits.len())
            .then(|| format!("+{digits}"));
    } else {
        digits.to_owned()
    };
    let bare = national.strip_prefix('0').unwrap_or(&national);
    is_vietnamese(bare).then(|| format!("+84{bare}"))
}

/// National digits without the leading zero: mobile (9), fixed line (10, from 2).
fn is_vietnamese(bare: &str) -> bool {
    match bare.len() {
        9 => bare.starts_with(['3', '5', '7', '8', '9']),
        10 => bare.starts_with('2'),
        _ => false,
    }
}
