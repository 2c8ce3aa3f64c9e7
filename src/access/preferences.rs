//! How each person likes the desk: a row per choice that differs from the usual one. A choice that this
//! version does not know is the usual one, so that an older program reads a newer table.

mod store;

use std::collections::BTreeMap;

pub use store::{choose, find_preferences};

/// A person's choices, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preferences(BTreeMap<String, String>);

impl Preferences {
    /// What was chosen for `choice`, else what everybody has: its first value.
    pub fn value(&self, choice: &Choice) -> &'static str {
        let chosen = self.0.get(choice.name);
        let known = choice
            .values
            .iter()
            .find(|value| Some(**value) == chosen.map(String::as_str));
        known.or(choice.values.first()).copied().unwrap_or_default()
    }
}

/// Something people may choose: the name of its rows, and the values there are, the usual one first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    pub name: &'static str,
    pub values: &'static [&'static str],
}

/// Colours of the desk: as the device says, or always light or dark.
pub const THEME: Choice = Choice {
    name: "theme",
    values: &["auto", "light", "dark"],
};
/// How much air the rows of the queue have.
pub const DENSITY: Choice = Choice {
    name: "density",
    values: &["comfortable", "dense"],
};
/// Whether the queue refreshes itself.
pub const LIVE: Choice = Choice {
    name: "live",
    values: &["on", "off"],
};
/// What the rows of the queue tell beside reference, title and deadline.
pub const COLUMNS: [Choice; 6] = [
    column("column_state", true),
    column("column_strip", true),
    column("column_assignee", true),
    column("column_missing", true),
    column("column_received", false),
    column("column_reply", false),
];

const fn column(name: &'static str, is_usual: bool) -> Choice {
    let values: &[&str] = if is_usual {
        &["show", "hide"]
    } else {
        &["hide", "show"]
    };
    Choice { name, values }
}

/// Whether single keys act.
pub const KEYS: Choice = Choice {
    name: "keys",
    values: &["on", "off"],
};
