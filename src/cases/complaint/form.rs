//! What was typed into the form, kept so that it can be shown again.

use std::collections::BTreeMap;

use super::text;

/// The fields of the complaint form, by the names people and scripts depend on, in the order of
/// the form.
pub const FIELDS: [&str; 36] = [
    "kind",
    "story",
    "leaked",
    "account_sign",
    "account_since",
    "password_works",
    "codes_to",
    "used_for",
    "request_what",
    "request_when",
    "request_how",
    "request_reply",
    "third_party",
    "learned_by",
    "noticed_day",
    "noticed_month",
    "noticed_year",
    "noticed",
    "harm",
    "order_code",
    "full_name",
    "complainant_role",
    "on_behalf_of",
    "relation",
    "under_16",
    "connection",
    "account_contact",
    "reply_channel",
    "email",
    "phone",
    "postal_address",
    "wish",
    "about_staff",
    "about_staff_who",
    "may_ask_partners",
    "support_needs",
];

/// The answers as typed: NFC, without control characters, not yet judged. Fields that the form does
/// not have are dropped here, so that nothing else can be set from outside.
#[derive(Clone, Default)]
pub struct ComplaintForm {
    values: BTreeMap<&'static str, Vec<String>>,
}

impl ComplaintForm {
    pub fn from_pairs<N, V>(pairs: impl IntoIterator<Item = (N, V)>) -> Self
    where
        N: AsRef<str>,
        V: AsRef<str>,
    {
        let mut form = Self::default();
        for (name, value) in pairs {
            if let Some(field) = FIELDS.into_iter().find(|field| *field == name.as_ref()) {
                form.values
                    .entry(field)
                    .or_default()
                    .push(text::clean(value.as_ref()));
            }
        }
        form
    }

    /// Puts `value` in place of whatever was typed into a field; a field the form does not have stays
    /// without one.
    pub fn set(&mut self, field: &str, value: &str) {
        if let Some(field) = FIELDS.into_iter().find(|known| *known == field) {
            self.values.insert(field, vec![text::clean(value)]);
        }
    }

    /// Whether nothing was typed or chosen.
    pub fn is_empty(&self) -> bool {
        self.pairs().all(|(_, value)| value.trim().is_empty())
    }

    /// The first value of a field; empty when it was not sent.
    pub fn get(&self, field: &str) -> &str {
        self.all(field).first().map_or("", String::as_str)
    }

    /// Every value of a repeatable field.
    pub fn all(&self, field: &str) -> &[String] {
        self.values.get(field).map_or(&[], Vec::as_slice)
    }

    /// Whether a choice was made, as typed.
    pub fn has(&self, field: &str, key: &str) -> bool {
        self.all(field).iter().any(|value| value == key)
    }

    /// Every answer as name and value, to carry them through another page.
    pub fn pairs(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.values
            .iter()
            .flat_map(|(field, values)| values.iter().map(move |value| (*field, value.as_str())))
    }
}
