//! What stands in a mail that came in, as it is sealed.

use serde::{Deserialize, Serialize};

use super::parse::Mail;

/// Label of sealed [`MailWords`].
pub const WORDS: &str = "inbound mail";

/// What people are shown of a mail, and what a case is made from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct MailWords {
    pub subject: String,
    /// What the sender calls themselves. Never shown without the address.
    pub name: String,
    pub address: String,
    pub recipients: Vec<String>,
    pub message_id: String,
    pub refers_to: Vec<String>,
    pub text: String,
    pub html: String,
    /// Names of what was attached.
    pub files: Vec<FileName>,
    pub is_english: bool,
    /// More than could be read stands in the raw message.
    pub is_cut: bool,
    /// The raw message could not be kept: a scanner found something in it.
    pub is_without_raw: bool,
    /// Why somebody said it is no complaint.
    pub reason: String,
    /// What was sealed can't be read any more; what came lies in the raw message.
    #[serde(skip)]
    pub is_unreadable: bool,
}

/// Something attached to a mail.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FileName {
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// Kept as a file of its own; else it lies only inside the raw message.
    pub is_apart: bool,
}

impl MailWords {
    pub fn of(mail: &Mail) -> Self {
        Self {
            subject: mail.subject.clone(),
            name: mail.from.name.clone(),
            address: shown_address(&mail.from.address),
            recipients: mail.recipients.iter().take(50).cloned().collect(),
            message_id: mail.message_id.clone().unwrap_or_default(),
            refers_to: mail.refers_to.iter().take(50).cloned().collect(),
            text: mail.text.clone(),
            html: mail.html.chars().take(MOST_HTML).collect(),
            files: mail.files.iter().map(FileName::of).collect(),
            is_english: mail.is_english,
            is_cut: mail.is_cut,
            ..Self::default()
        }
    }

    /// `Name <address>`, or the address alone where the name would only pretend to be another one.
    pub fn sender(&self) -> String {
        match honest_name(&self.name) {
            Some(name) if !self.address.is_empty() => format!("{name} <{}>", self.address),
            Some(name) => name.to_owned(),
            None => self.address.clone(),
        }
    }

    pub fn says_something(&self) -> bool {
        self.text.chars().any(char::is_alphanumeric)
    }
}

/// Characters of HTML that are kept apart from the raw message.
const MOST_HTML: usize = 300_000;

impl FileName {
    fn of(file: &super::parse::File) -> Self {
        Self {
            name: file.name.clone(),
            size: u64::try_from(file.bytes.len()).unwrap_or(0),
            is_apart: false,
        }
    }
}

/// A name that isn't an address in disguise.
pub(super) fn honest_name(name: &str) -> Option<&str> {
    let name = name.trim();
    (!name.is_empty() && !name.contains(['@', '＠', '<', '>'])).then_some(name)
}

/// An address as it really is: a domain that only looks like another one is written out in ASCII.
pub(super) fn shown_address(address: &str) -> String {
    let Some((local, domain)) = address.rsplit_once('@') else {
        return address.to_owned();
    };
    if domain.is_ascii() {
        return address.to_owned();
    }
    match url::Host::parse(domain) {
        Ok(url::Host::Domain(ascii)) => format!("{local}@{ascii}"),
        _ => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{MailWords, shown_address};

    #[test]
    fn a_sender_is_shown_by_the_real_address() {
        let sender = |name: &str, address: &str| {
            let words = MailWords {
                name: name.to_owned(),
                address: shown_address(address),
                ..MailWords::default()
            };
            words.sender()
        };
        assert_eq!(sender("Lan", "lan@a.example"), "Lan <lan@a.example>");
        assert_eq!(
            sender("khieunai@kamereo.example", "x@evil.example"),
            "x@evil.example"
        );
        // Cyrillic а in the domain.
        assert_eq!(
            sender("", "lan@k\u{430}mereo.example"),
            "lan@xn--kmereo-3nf.example"
        );
    }
}
