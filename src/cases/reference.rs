//! The reference people say on the telephone: `KN-7F3K-9QW4`.
//!
//! Seven random symbols of Crockford's base 32 (35 bits: no counter, no date, nothing to guess volumes by) and one
//! check symbol. It is public; what protects a case is its access code.

use std::fmt::{self, Write};

use serde::{Deserialize, Serialize};

use super::crockford;

/// What each symbol counts for in the check sum: the first eight powers of x in GF(32), all different
/// and none zero, so that one wrong symbol, or any two exchanged, always shows.
const WEIGHTS: [u8; 8] = [1, 2, 4, 8, 16, 5, 10, 20];

/// `KN`, for *khiếu nại* (complaint), as values of its symbols.
const PREFIX: [u8; 2] = [19, 21];

/// A case's public name. Ordered by symbols, which means nothing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Reference([u8; 8]);

/// Not a reference, or one with a typing error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a reference")]
pub struct NotAReference;

impl Reference {
    /// A new one. Two may coincide, once in 34 thousand million: the table's unique key decides.
    pub fn random() -> Self {
        let mut symbols = [0_u8; 8];
        rand::fill(&mut symbols);
        symbols = symbols.map(|byte| byte & 31);
        // Multiplying by a weight is one-to-one in GF(32): exactly one of the 32 last symbols fits.
        while sum(symbols) != 0 {
            if let Some(check) = symbols.last_mut() {
                *check = (*check + 1) & 31;
            }
        }
        Self(symbols)
    }

    /// Reads what people type: any case, with or without `KN` and dashes, spaces, full-width forms, O for 0, I
    /// or L for 1. `None` also when the check symbol says that one was mistyped.
    pub fn parse(text: &str) -> Option<Self> {
        let values = crockford::values(text)?;
        let symbols = match values.len() {
            10 => values.strip_prefix(&PREFIX)?,
            _ => &values,
        };
        let symbols: [u8; 8] = symbols.try_into().ok()?;
        (sum(symbols) == 0).then_some(Self(symbols))
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KN")?;
        for (place, symbol) in self.0.into_iter().enumerate() {
            if place % 4 == 0 {
                f.write_char('-')?;
            }
            f.write_char(crockford::symbol(symbol))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Reference({self})")
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> Self {
        reference.to_string()
    }
}

impl TryFrom<String> for Reference {
    type Error = NotAReference;

    fn try_from(text: String) -> Result<Self, NotAReference> {
        Self::parse(&text).ok_or(NotAReference)
    }
}

impl std::str::FromStr for Reference {
    type Err = NotAReference;

    fn from_str(text: &str) -> Result<Self, NotAReference> {
        Self::parse(text).ok_or(NotAReference)
    }
}

fn sum(symbols: [u8; 8]) -> u8 {
    symbols
        .into_iter()
        .zip(WEIGHTS)
        .fold(0, |sum, (symbol, weight)| sum ^ times(symbol, weight))
}

/// The product in GF(32), the polynomials over two elements modulo x⁵ + x² + 1.
fn times(mut a: u8, mut b: u8) -> u8 {
    let mut product = 0;
    while b > 0 {
        if b & 1 == 1 {
            product ^= a;
        }
        a <<= 1;
        if a & 32 != 0 {
            a ^= 0b10_0101;
        }
        b >>= 1;
    }
    product
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXAMPLE: &str = "KN-7F3K-9QW4";

    #[test]
    fn the_example_of_the_handbook_is_a_reference() {
        assert_eq!(Reference::parse(EXAMPLE).unwrap().to_string(), EXAMPLE);
    }

    #[test]
    fn it_is_read_as_people_type_it() {
        let expected = Reference::parse(EXAMPLE);
        for typed in [
            "kn-7f3k-9qw4",
            "KN7F3K9QW4",
            "7f3k 9qw4",
            "  kn 7f3k–9qw4. ",
            "ＫＮ－７Ｆ３Ｋ－９ＱＷ４",
            "[KN-7F3K-9QW4]",
        ] {
            assert_eq!(Reference::parse(typed), expected, "{typed}");
        }
        let check = (0..32)
            .find(|check| sum([0, 1, 0, 1, 0, 1, 0, *check]) == 0)
            .unwrap();
        let zeros = Reference([0, 1, 0, 1, 0, 1, 0, check]);
        let typed = zeros.to_string().replace('0', "o").replace('1', "l");
        assert_eq!(Reference::parse(&typed), Some(zeros));
    }

    #[test]
    fn what_is_no_reference_is_refused() {
        let long = "7".repeat(10_000);
        for typed in [
            "",
            "KN-",
            "KN-7F3K-9QW",
            "KN-7F3K-9QW44",
            "XX-7F3K-9QW4",
            "KN-7F3K-9QWU",
            "KN-7F3K-9QWđ",
            &long,
        ] {
            assert_eq!(Reference::parse(typed), None, "{typed}");
        }
    }

    #[test]
    fn every_single_wrong_symbol_shows() {
        let right = Reference::parse(EXAMPLE).unwrap();
        for place in 0..8 {
            for wrong in 0..32 {
                let mut symbols = right.0;
                symbols[place] = wrong;
                assert_eq!(sum(symbols) == 0, symbols == right.0);
            }
        }
    }

    #[test]
    fn every_exchange_of_two_symbols_shows() {
        for _ in 0..500 {
            let right = Reference::random();
            for (left, other) in (0..8).flat_map(|left| (0..8).map(move |other| (left, other))) {
                let mut symbols = right.0;
                symbols.swap(left, other);
                assert_eq!(sum(symbols) == 0, symbols == right.0);
            }
        }
    }

    #[test]
    fn random_ones_are_valid_and_differ() {
        let all: std::collections::HashSet<_> = (0..1000).map(|_| Reference::random()).collect();
        assert_eq!(all.len(), 1000);
        assert!(
            all.iter()
                .all(|reference| Reference::parse(&reference.to_string()) == Some(*reference))
        );
    }
}
