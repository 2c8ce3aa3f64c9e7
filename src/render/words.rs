//! Words in both languages, from `locales/{vi,en}/*.ftl` (Fluent).
//!
//! One file per room, keys prefixed by the room (`intake-…`); what several rooms say stands in
//! `common.ftl`. Both languages have the same keys; a test compares them. Numbers are grouped the
//! way the language does.

use std::sync::Arc;

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource, FluentValue};
use rust_embed::RustEmbed;
use serde_json::Value;
use unic_langid::langid;

use crate::lang::Lang;

pub use super::dates::{date, day, day_short, end_of, hour, number, size, time_of};

#[derive(RustEmbed)]
#[folder = "locales/"]
#[include = "*.ftl"]
struct Locales;

type Bundle = FluentBundle<FluentResource>;

/// What a message is given for one of its `{ $names }`.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    Text(String),
    Number(i64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<i32> for Arg {
    fn from(number: i32) -> Self {
        Self::Number(number.into())
    }
}

impl From<u32> for Arg {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<&Value> for Arg {
    fn from(value: &Value) -> Self {
        match (value, value.as_i64()) {
            (_, Some(number)) => Self::Number(number),
            (Value::String(text), None) => Self::Text(text.clone()),
            (other, None) => Self::Text(other.to_string()),
        }
    }
}

/// A mistake in the words or in how they are asked for.
#[derive(Debug, thiserror::Error)]
pub enum WordsError {
    #[error("the words in {0} cannot be read: {1}")]
    File(String, String),
    #[error("no words for “{key}” in {lang}")]
    Missing { key: String, lang: Lang },
    #[error("the words for “{key}” in {lang} lack something: {what}")]
    Incomplete {
        key: String,
        lang: Lang,
        what: String,
    },
}

/// All words of both languages. Cheap to clone.
#[derive(Clone)]
pub struct Words {
    vietnamese: Arc<Bundle>,
    english: Arc<Bundle>,
}

impl Words {
    /// Reads every embedded file; a key defined twice is an error.
    pub fn load() -> Result<Self, WordsError> {
        Ok(Self {
            vietnamese: Arc::new(bundle(Lang::Vi)?),
            english: Arc::new(bundle(Lang::En)?),
        })
    }

    /// The words for `key`, or the key itself when there are none (which the log then says, and
    /// which stops a debug build, so that tests see it).
    pub fn say(&self, lang: Lang, key: &str, args: &[(&str, Arg)]) -> String {
        self.try_say(lang, key, args).unwrap_or_else(|error| {
            tracing::error!(%error, "words are missing");
            debug_assert!(false, "{error}");
            key.to_owned()
        })
    }

    /// The words for `key`; an error when the key or one of its arguments is missing.
    pub fn try_say(
        &self,
        lang: Lang,
        key: &str,
        args: &[(&str, Arg)],
    ) -> Result<String, WordsError> {
        let bundle = match lang {
            Lang::Vi => &self.vietnamese,
            Lang::En => &self.english,
        };
        let pattern = bundle
            .get_message(key)
            .and_then(|message| message.value())
            .ok_or_else(|| WordsError::Missing {
                key: key.to_owned(),
                lang,
            })?;
        let mut given = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            match value {
                Arg::Text(text) => given.set(*name, FluentValue::from(text.as_str())),
                Arg::Number(number) => given.set(*name, FluentValue::from(*number)),
            }
        }
        let mut errors = Vec::new();
        let said = bundle
            .format_pattern(pattern, Some(&given), &mut errors)
            .into_owned();
        match errors.first() {
            None => Ok(said),
            Some(error) => {
                let what = error.to_string();
                Err(WordsError::Incomplete {
                    key: key.to_owned(),
                    lang,
                    what,
                })
            }
        }
    }

    /// Whether there are words for `key` in `lang`.
    pub fn has(&self, lang: Lang, key: &str) -> bool {
        match lang {
            Lang::Vi => self.vietnamese.has_message(key),
            Lang::En => self.english.has_message(key),
        }
    }
}

fn bundle(lang: Lang) -> Result<Bundle, WordsError> {
    let (tag, grouped): (_, fn(&FluentValue<'_>, &_) -> Option<String>) = match lang {
        Lang::Vi => (langid!("vi"), |value, _| grouped(Lang::Vi, value)),
        Lang::En => (langid!("en"), |value, _| grouped(Lang::En, value)),
    };
    let mut bundle = Bundle::new_concurrent(vec![tag]);
    // Isolating marks are invisible, but they end up in mails, titles and people's clipboards.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(grouped));
    let folder = format!("{}/", lang.tag());
    for path in Locales::iter().filter(|path| path.starts_with(&folder)) {
        let Some(file) = Locales::get(&path) else {
            continue;
        };
        let source = String::from_utf8_lossy(&file.data).into_owned();
        let resource = FluentResource::try_new(source)
            .map_err(|(_, errors)| WordsError::File(path.to_string(), format!("{errors:?}")))?;
        bundle
            .add_resource(resource)
            .map_err(|errors| WordsError::File(path.to_string(), format!("{errors:?}")))?;
    }
    Ok(bundle)
}

fn grouped(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    match value {
        // Every number comes from `Arg::Number`, so its text is that of a whole number.
        FluentValue::Number(value) => value.as_string().parse().ok().map(|n| number(lang, n)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        Words::load().unwrap()
    }

    #[test]
    fn says_days_in_both_languages() {
        let words = words();
        let say = |lang, n: i64| words.say(lang, "days-left", &[("n", n.into())]);
        assert_eq!(say(Lang::Vi, 1), "Còn 1 ngày");
        assert_eq!(say(Lang::En, 1), "1 day left");
        assert_eq!(say(Lang::En, 1200), "1,200 days left");
        assert_eq!(say(Lang::Vi, 1200), "Còn 1.200 ngày");
    }

    #[test]
    fn a_missing_key_or_argument_is_an_error() {
        let words = words();
        assert!(matches!(
            words.try_say(Lang::Vi, "no-such-key", &[]),
            Err(WordsError::Missing { .. })
        ));
        assert!(matches!(
            words.try_say(Lang::Vi, "days-left", &[]),
            Err(WordsError::Incomplete { .. })
        ));
    }

    #[test]
    fn leaves_no_invisible_marks() {
        let said = words().say(
            Lang::En,
            "due-end-of",
            &[("date", "Tuesday 8 December".into())],
        );
        assert!(!said.contains(['\u{2068}', '\u{2069}']), "{said:?}");
    }
}
