//! Masks other people in what staff wrote: e-mail addresses, telephone and identity numbers, references
//! of other cases. What is the complainant's own stays.

use std::collections::BTreeSet;

use super::load::Whole;
use crate::cases::complaint::{Complaint, Contacts, Email};
use crate::cases::reference::Reference;
use crate::text::{phone, words};

/// What belongs to the case itself.
#[derive(Default)]
pub struct Own {
    emails: BTreeSet<String>,
    /// Digits of numbers, in the form in which they are compared.
    numbers: BTreeSet<String>,
    reference: String,
    pub masked: String,
    pub other_case: String,
}

impl Own {
    pub fn of(whole: &Whole, masked: String, other_case: String) -> Self {
        let mut own = Self {
            reference: whole.case.reference.to_string(),
            masked,
            other_case,
            ..Self::default()
        };
        if let Some(complaint) = &whole.submitted {
            own.add_complaint(complaint);
        }
        if let Some(contacts) = &whole.contacts {
            own.add_contacts(contacts);
        }
        own
    }

    fn add_complaint(&mut self, complaint: &Complaint) {
        self.add_contacts(&complaint.contacts);
        let more = [
            complaint.account_contact.as_deref(),
            complaint.account.codes_to.as_deref(),
            complaint.order_code.as_deref(),
        ];
        for text in more.into_iter().flatten() {
            self.add(text);
        }
    }

    fn add_contacts(&mut self, contacts: &Contacts) {
        let email = contacts.email.as_ref().map(Email::as_str);
        let phone = contacts.phone.as_ref().map(|phone| phone.typed.as_str());
        for text in email.into_iter().chain(phone) {
            self.add(text);
        }
    }

    fn add(&mut self, text: &str) {
        for part in text.split([',', ';', ' ']) {
            self.emails.extend(words::email(part));
        }
        self.numbers.insert(compared(text));
    }

    /// The text without other people's marks.
    pub fn redact(&self, text: &str) -> String {
        let mut written = String::with_capacity(text.len());
        for (n, line) in text.split('\n').enumerate() {
            if n > 0 {
                written.push('\n');
            }
            written.push_str(&self.numbers_in(&self.words_in(line)));
        }
        written
    }

    /// Addresses and references, which have no blank inside.
    fn words_in(&self, line: &str) -> String {
        let word = |word: &str| {
            let is_edge = |c: char| !c.is_alphanumeric();
            let core = word.trim_matches(is_edge);
            let mask = if core.contains('@') {
                let email = words::email(core);
                let is_own = email.is_some_and(|email| self.emails.contains(&email));
                (!is_own).then_some(&self.masked)
            } else {
                let is_other = core.starts_with("KN-")
                    && Reference::parse(core).is_some()
                    && core != self.reference;
                is_other.then_some(&self.other_case)
            };
            mask.map_or_else(|| word.to_owned(), |mask| word.replacen(core, mask, 1))
        };
        line.split(' ').map(word).collect::<Vec<_>>().join(" ")
    }

    /// Runs of digits as long as a telephone or an identity number.
    fn numbers_in(&self, line: &str) -> String {
        let mut written = String::with_capacity(line.len());
        let mut run = String::new();
        let mut before = ' ';
        for symbol in line.chars().chain(['\n']) {
            let goes_on = symbol.is_ascii_digit()
                || (symbol == '+' && run.is_empty())
                || (matches!(symbol, ' ' | '.' | '-' | '(' | ')') && !run.is_empty());
            let begins_in_word = run.is_empty() && before.is_alphanumeric();
            if goes_on && !begins_in_word {
                run.push(symbol);
            } else {
                self.settle(&mut written, &run);
                run.clear();
                if symbol != '\n' {
                    written.push(symbol);
                }
            }
            before = symbol;
        }
        written
    }

    fn settle(&self, written: &mut String, run: &str) {
        let core = run.trim_end_matches(|c: char| !c.is_ascii_digit());
        let rest = run.strip_prefix(core).unwrap_or_default();
        let is_other = is_number(core) && !self.numbers.contains(&compared(core));
        written.push_str(if is_other { &self.masked } else { core });
        written.push_str(rest);
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn compared(text: &str) -> String {
    phone::for_search(text).unwrap_or_else(|| digits(text))
}

/// A telephone number however it is grouped, or an identity number in one piece (handbook §3.3).
fn is_number(run: &str) -> bool {
    let digits = digits(run);
    let is_phone = (9..=13).contains(&digits.len())
        && (run.starts_with('+') || digits.starts_with('0') || digits.starts_with("84"));
    let is_identity = matches!(digits.len(), 9 | 12) && digits.len() == run.len();
    is_phone || is_identity
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_people_are_masked_and_the_complainant_is_not() {
        let mut own = Own {
            reference: "KN-7F3K-9QW4".to_owned(),
            masked: "[x]".to_owned(),
            other_case: "[y]".to_owned(),
            ..Own::default()
        };
        own.add("huong@nhahang.example");
        own.add("0903 123 456");
        for (text, masked) in [
            ("Gọi 0911 222 333 không được", "Gọi [x] không được"),
            (
                "Gọi +84 903 123 456 lúc 10:00",
                "Gọi +84 903 123 456 lúc 10:00",
            ),
            ("Thư của ba@b.example, xem.", "Thư của [x], xem."),
            ("<huong@nhahang.example>", "<huong@nhahang.example>"),
            ("CCCD 079123456789.", "CCCD [x]."),
            (
                "ngày 20/11/2026 10:30, đơn DH20260001234",
                "ngày 20/11/2026 10:30, đơn DH20260001234",
            ),
            ("2026-11-20 10:30", "2026-11-20 10:30"),
            ("một\nhai 0911222333", "một\nhai [x]"),
        ] {
            assert_eq!(own.redact(text), masked);
        }
    }
}
