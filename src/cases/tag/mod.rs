//! Tags: short words to find cases again by. Leads say which there are, whoever works a case puts them
//! on it. What a lead typed is sealed under the desk's key; events, filters and addresses name a tag by
//! its id.

pub mod store;

use serde_json::json;

use super::case::{Act, Refusal};
use super::change::{Changed, Seen, step_and};
use super::event::EventKind;
use crate::db::{Conn, Id, Result};
use crate::text::words;
use crate::vault::Vault;

/// The longest name, in characters: it stands in a row of the queue.
pub const LONGEST: usize = 30;

/// More digits than a month and its year are a number of somebody's, not a word.
const MOST_DIGITS: usize = 6;

/// A tag, opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    pub id: Id,
    pub name: String,
    /// No longer offered; stays on the cases that have it.
    pub is_retired: bool,
}

/// A name that a tag may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagName(String);

/// Why a name isn't taken; the words for it are in the locales under `tags-error-…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameFault {
    Empty,
    TooLong,
    /// Like an address or a number of somebody's.
    Personal,
}

impl NameFault {
    pub const fn key(self) -> &'static str {
        match self {
            Self::Empty => "tags-error-empty",
            Self::TooLong => "tags-error-long",
            Self::Personal => "tags-error-personal",
        }
    }
}

impl TagName {
    pub fn parse(typed: &str) -> std::result::Result<Self, NameFault> {
        let name = words::nfc(typed);
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if words::words(&name).is_empty() {
            return Err(NameFault::Empty);
        }
        if name.chars().count() > LONGEST {
            return Err(NameFault::TooLong);
        }
        let digits = name.chars().filter(char::is_ascii_digit).count();
        if name.contains('@') || digits > MOST_DIGITS {
            return Err(NameFault::Personal);
        }
        Ok(Self(name))
    }

    /// The same for names that people would take for the same.
    pub fn print(&self, vault: &Vault) -> i64 {
        vault.print("tag", &words::fold(&self.0))
    }
}

/// Puts tags on a case (`true`) or takes them off; an event for each that changes anything.
pub fn set(conn: &mut Conn, act: Act, seen: Seen, wanted: &[(Id, bool)]) -> Result<Changed> {
    let there = store::list_of_case(conn, seen.id)?;
    let changes: Vec<(Id, bool)> = wanted
        .iter()
        .copied()
        .filter(|(tag, is_wanted)| there.contains(tag) != *is_wanted)
        .collect();
    let event = |(tag, is_wanted): &(Id, bool)| {
        let kind = if *is_wanted {
            EventKind::Tagged
        } else {
            EventKind::Untagged
        };
        act.event(kind).facts(json!({ "tag": tag.to_string() }))
    };
    let first = changes.first().map(event).ok_or(Refusal::SameTags);
    let more = changes.iter().skip(1).map(event).collect();
    step_and(
        conn,
        seen,
        |case| first.map(|event| (case, event)),
        |conn, case| {
            for (tag, is_wanted) in &changes {
                store::put(conn, case.id, *tag, *is_wanted)?;
            }
            Ok((case, more))
        },
    )
}

#[cfg(test)]
mod tests {
    use super::{NameFault, TagName};

    #[test]
    fn a_tag_is_a_short_word_and_no_place_for_a_persons_data() {
        let name = |typed: &str| TagName::parse(typed).map(|name| name.0);
        assert_eq!(name("  Đơn   hàng "), Ok("Đơn hàng".to_owned()));
        assert_eq!(name("đợt 11/2026"), Ok("đợt 11/2026".to_owned()));
        assert_eq!(name(" – "), Err(NameFault::Empty));
        assert_eq!(name(&"ữ".repeat(31)), Err(NameFault::TooLong));
        for typed in ["huong@example.com", "0903 123 456"] {
            assert_eq!(name(typed), Err(NameFault::Personal));
        }
    }
}
