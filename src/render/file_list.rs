//! Files in a form: the field to choose them with, those already there with a button to remove each,
//! and those that were refused. Rendered by `partials/file_field.hbs` and `partials/file_list.hbs`.

use serde::Serialize;

use super::words::{Arg, Words, number};
use crate::files::{FileKind, Limits};
use crate::lang::Lang;

/// A file that is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileLine {
    /// What its remove button sends as `remove`.
    pub id: String,
    pub name: String,
    /// `1,3 MB`
    pub size: String,
}

impl FileLine {
    pub fn new(lang: Lang, id: String, name: &str, size: u64) -> Self {
        Self {
            id,
            name: name.to_owned(),
            size: size_of(lang, size),
        }
    }
}

/// The field named `files` with everything shown about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileField {
    pub label: String,
    /// How many, how large, which kinds.
    pub hint: String,
    /// `.jpg,.png,…`, for the browser's dialogue.
    pub accept: String,
    /// What was refused and why, one sentence each.
    pub errors: Vec<String>,
    pub described_by: String,
    pub files: Vec<FileLine>,
    /// Where the remove buttons lead.
    pub remove_url: String,
}

impl FileField {
    pub fn new(
        words: &Words,
        lang: Lang,
        limits: Limits,
        kinds: impl Iterator<Item = FileKind>,
    ) -> Self {
        let kinds: Vec<&str> = kinds.map(FileKind::key).collect();
        let args = [
            ("count", Arg::from(limits.most)),
            ("each", size_of(lang, limits.each).into()),
            ("total", size_of(lang, limits.total).into()),
            ("kinds", kinds.join(", ").into()),
        ];
        let accept: Vec<String> = kinds.iter().map(|kind| format!(".{kind}")).collect();
        let mut accept = accept.join(",");
        if kinds.contains(&"jpg") {
            accept.push_str(",.jpeg");
        }
        Self {
            label: words.say(lang, "complaint-files", &[]),
            hint: words.say(lang, "file-field-hint", &args),
            accept,
            errors: Vec::new(),
            described_by: "files-hint files-care".to_owned(),
            files: Vec::new(),
            remove_url: String::new(),
        }
    }

    pub fn sample(words: &Words) -> Self {
        let limits = Limits {
            most: 5,
            each: 10 * 1024 * 1024,
            total: 25 * 1024 * 1024,
        };
        let kinds = [FileKind::Jpeg, FileKind::Pdf];
        let mut field = Self::new(words, Lang::Vi, limits, kinds.into_iter());
        "/complaints/drafts".clone_into(&mut field.remove_url);
        field
    }
}

/// `820 kB`, `1,3 MB`, in the units that limits are configured in.
pub fn size_of(lang: Lang, bytes: u64) -> String {
    const KILO: u64 = 1024;
    const MEGA: u64 = KILO * KILO;
    let rounded =
        |unit: u64| i64::try_from(bytes.saturating_add(unit / 2) / unit).unwrap_or(i64::MAX);
    if bytes < MEGA {
        return format!("{} kB", number(lang, rounded(KILO).max(1)));
    }
    let tenths = rounded(MEGA / 10);
    let whole = number(lang, tenths / 10);
    match (tenths % 10, lang) {
        (0, _) => format!("{whole} MB"),
        (tenth, Lang::Vi) => format!("{whole},{tenth} MB"),
        (tenth, Lang::En) => format!("{whole}.{tenth} MB"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_written_as_each_language_does() {
        let table = [
            (0, "1 kB"),
            (840_000, "820 kB"),
            (1024 * 1024, "1 MB"),
            (1_350_000, "1,3 MB"),
            (10 * 1024 * 1024, "10 MB"),
        ];
        for (bytes, expected) in table {
            assert_eq!(size_of(Lang::Vi, bytes), expected);
        }
        assert_eq!(size_of(Lang::En, 1_350_000), "1.3 MB");
    }
}
