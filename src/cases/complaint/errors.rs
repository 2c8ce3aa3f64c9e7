//! What has to be mended before a complaint can be taken in: every error at once, as keys that
//! the pages turn into words.

use std::fmt;

/// One thing to mend: the field and the key of a sentence in the locales that says how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    pub field: &'static str,
    pub key: &'static str,
    /// Numbers the sentence mentions.
    pub args: Vec<(&'static str, i64)>,
}

/// Everything that has to be mended, in the order of the form; at most one error per field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldErrors(Vec<FieldError>);

impl FieldErrors {
    /// Notes an error unless the field already has one.
    pub fn add(&mut self, field: &'static str, key: &'static str) {
        self.add_with(field, key, Vec::new());
    }

    /// Like [`FieldErrors::add`], with numbers that the sentence mentions.
    pub fn add_with(
        &mut self,
        field: &'static str,
        key: &'static str,
        args: Vec<(&'static str, i64)>,
    ) {
        if self.find(field).is_none() {
            self.0.push(FieldError { field, key, args });
        }
    }

    pub fn find(&self, field: &str) -> Option<&FieldError> {
        self.0.iter().find(|error| error.field == field)
    }

    pub fn iter(&self) -> impl Iterator<Item = &FieldError> {
        self.0.iter()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }
}

impl fmt::Display for FieldErrors {
    /// Field names and keys only: nothing that was typed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<_> = self
            .iter()
            .map(|e| format!("{}: {}", e.field, e.key))
            .collect();
        f.write_str(&lines.join(", "))
    }
}

impl std::error::Error for FieldErrors {}
