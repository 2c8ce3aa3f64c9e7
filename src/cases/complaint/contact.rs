//! Where a person can be reached: an address a mail server will take, and a phone number kept as
//! typed beside the form it can be compared in (handbook §3.4).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::text::phone;

/// An e-mail address that can be written to; only the domain is in lower case.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Email(String);

/// Without the address: this may end up in a log.
impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Email(…)")
    }
}

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

    /// What was probably meant, when the domain is one slip away from one that many people use.
    pub fn meant(&self) -> Option<Self> {
        let (user, domain) = self.0.rsplit_once('@')?;
        let meant = meant_domain(domain)?;
        Some(Self(format!("{user}@{meant}")))
    }
}

/// Domains that most people's addresses end in.
const USUAL: [&str; 8] = [
    "gmail.com",
    "yahoo.com",
    "yahoo.com.vn",
    "hotmail.com",
    "outlook.com",
    "outlook.com.vn",
    "icloud.com",
    "live.com",
];

/// Domains that look like slips and are none.
const REAL: [&str; 11] = [
    "mail.com",
    "email.com",
    "ymail.com",
    "hmail.com",
    "love.com",
    "fpt.vn",
    "cloud.com",
    "yahoo.vn",
    "yahoo.co.uk",
    "outlook.vn",
    "hotmail.com.vn",
];

/// Addresses there are none of, more than one slip away.
const UNREAL: [(&str, &str); 4] = [
    ("gmail.vn", "gmail.com"),
    ("gmail.com.vn", "gmail.com"),
    ("icloud.com.vn", "icloud.com"),
    ("gmail.net", "gmail.com"),
];

/// Endings that no domain has, and what they stand for.
const SLIPS: [(&str, &str); 10] = [
    (".con", ".com"),
    (".cmo", ".com"),
    (".ocm", ".com"),
    (".comm", ".com"),
    (".coom", ".com"),
    (".vom", ".com"),
    (".xom", ".com"),
    (".con.vn", ".com.vn"),
    (".com.v", ".com.vn"),
    (".com.vm", ".com.vn"),
];

fn meant_domain(domain: &str) -> Option<String> {
    if USUAL.contains(&domain) || REAL.contains(&domain) {
        return None;
    }
    if let Some((_, usual)) = UNREAL.iter().find(|(unreal, _)| *unreal == domain) {
        return Some((*usual).to_owned());
    }
    let near = USUAL.iter().find(|usual| is_one_slip(domain, usual));
    near.map(|usual| (*usual).to_owned()).or_else(|| {
        // More than one slip in a domain nobody can guess: at least its end.
        let found = SLIPS.iter().find_map(|(slip, end)| {
            let name = domain.strip_suffix(slip)?;
            Some(format!("{name}{end}"))
        })?;
        let near = USUAL.iter().find(|usual| is_one_slip(&found, usual));
        Some(near.map_or(found.clone(), |usual| (*usual).to_owned()))
    })
}

/// One letter too many, too few, another, or two changed over.
fn is_one_slip(typed: &str, meant: &str) -> bool {
    let (typed, meant): (Vec<char>, Vec<char>) = (typed.chars().collect(), meant.chars().collect());
    let same = typed.iter().zip(&meant).take_while(|(a, b)| a == b).count();
    let rest = |of: &[char], skip: usize| of.get(same + skip..).map(<[char]>::to_vec);
    let is_swapped = rest(&typed, 2).is_some()
        && rest(&typed, 2) == rest(&meant, 2)
        && typed.get(same) == meant.get(same + 1)
        && typed.get(same + 1) == meant.get(same);
    let is_same_but = |a: usize, b: usize| {
        let (left, right) = (rest(&typed, a), rest(&meant, b));
        left.is_some() && left == right
    };
    typed != meant && (is_same_but(1, 0) || is_same_but(0, 1) || is_same_but(1, 1) || is_swapped)
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
