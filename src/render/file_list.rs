//! Files in a form: the field to choose them with, those already there with a button to remove each,
//! and those that were refused. Rendered by `partials/file_field.hbs` and `partials/file_list.hbs`.

use serde::Serialize;

use super::dates::size;
use super::words::{Arg, Words};
use crate::files::{FileKind, Limits, Refused};
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
    pub fn new(words: &Words, lang: Lang, (id, name): (String, &str), bytes: u64) -> Self {
        Self {
            id,
            name: name.to_owned(),
            size: size(words, lang, bytes),
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
        let args = limits_in_words(words, lang, limits, &kinds);
        let mut accept: Vec<String> = kinds.iter().map(|kind| format!(".{kind}")).collect();
        if kinds.contains(&"jpg") {
            accept.push(".jpeg".to_owned());
        }
        Self {
            label: words.say(lang, "file-field-label", &[]),
            hint: words.say(lang, "file-field-hint", &args),
            accept: accept.join(","),
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

/// Why files were not taken, one sentence each, with the limits they broke.
pub fn refusals(
    words: &Words,
    lang: Lang,
    (limits, kinds): (Limits, impl Iterator<Item = FileKind>),
    refused: &[(String, Refused)],
) -> Vec<String> {
    let kinds: Vec<&str> = kinds.map(FileKind::key).collect();
    let sentences = refused.iter().map(|(name, why)| {
        let mut args = limits_in_words(words, lang, limits, &kinds).to_vec();
        args.push(("name", Arg::from(name)));
        words.say(lang, why.key(), &args)
    });
    sentences.collect()
}

fn limits_in_words(
    words: &Words,
    lang: Lang,
    limits: Limits,
    kinds: &[&str],
) -> [(&'static str, Arg); 4] {
    [
        ("most", Arg::from(limits.most)),
        ("each", size(words, lang, limits.each).into()),
        ("total", size(words, lang, limits.total).into()),
        ("kinds", kinds.join(", ").into()),
    ]
}
