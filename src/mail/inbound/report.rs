//! Delivery reports (RFC 3464): which mail did not arrive, where, and why.

use super::charset;
use super::headers::split;
use super::mime::{Leaf, Parts};
use super::parse::{ids_in, line};

/// Bytes of a report that are read.
const MOST: usize = 64 * 1024;

/// What a mail server says became of a mail.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// `failed`, `delayed`, `delivered`, …; `failed` when the report is in words only.
    pub action: String,
    /// `5.1.1`; empty when it does not say.
    pub status: String,
    /// To whom the mail did not get.
    pub recipient: String,
    /// The mails it is about, by their Message-IDs.
    pub message_ids: Vec<String>,
    /// Addresses in the head of the mail that came back: one of them may be a reply address of ours.
    pub addresses: Vec<String>,
}

impl Report {
    /// Whether the mail will not arrive any more.
    pub fn is_failure(&self) -> bool {
        self.action == "failed"
    }
}

/// The delivery report in a message, if it is one.
pub(super) fn of(parts: &Parts<'_>) -> Option<Report> {
    let find = |wanted: &[&str]| {
        let is_wanted = |leaf: &&Leaf<'_>| wanted.contains(&leaf.media_type.as_str());
        parts.leaves.iter().find(is_wanted)
    };
    let status = find(&["message/delivery-status", "message/global-delivery-status"]);
    let is_delivery = parts.report.as_deref() == Some("delivery-status");
    if status.is_none() && !is_delivery {
        return None;
    }
    let mut report = status.map(read_status).unwrap_or_default();
    if report.action.is_empty() {
        "failed".clone_into(&mut report.action);
    }
    let returned = find(&[
        "message/rfc822",
        "text/rfc822-headers",
        "message/rfc822-headers",
        "message/global",
        "message/global-headers",
    ]);
    if let Some(returned) = returned {
        report.read_returned(returned);
    }
    Some(report)
}

/// The first recipient that failed, else the first there is.
fn read_status(leaf: &Leaf<'_>) -> Report {
    let bytes = leaf.first_bytes(MOST);
    let text = charset::decode(&bytes, None).replace("\r\n", "\n");
    let mut best = Report::default();
    for group in text.split("\n\n").take(50) {
        let (fields, _) = split(group.as_bytes());
        let word = |name: &str| fields.plain(name).unwrap_or_default().to_ascii_lowercase();
        let recipient = [word("Original-Recipient"), word("Final-Recipient")];
        let Some(recipient) = recipient.into_iter().find(|value| value.contains('@')) else {
            continue;
        };
        let recipient = recipient
            .rsplit(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_owned();
        let status = word("Status");
        let found = Report {
            action: line(&word("Action"), 20),
            status: line(status.split([' ', '(']).next().unwrap_or_default(), 12),
            recipient: line(recipient.trim_matches(['<', '>']), 320),
            ..Report::default()
        };
        if found.is_failure() {
            return found;
        }
        if best.recipient.is_empty() {
            best = found;
        }
    }
    best
}

impl Report {
    fn read_returned(&mut self, leaf: &Leaf<'_>) {
        let bytes = leaf.first_bytes(MOST);
        let (head, _) = split(&bytes);
        self.message_ids = ["Message-ID", "References"]
            .iter()
            .flat_map(|name| head.all_plain(name))
            .flat_map(|value| ids_in(&value))
            .take(50)
            .collect();
        for name in ["Reply-To", "From", "To"] {
            let found = head
                .mailboxes(name)
                .into_iter()
                .map(|it| it.address.to_lowercase());
            self.addresses.extend(found);
        }
        self.addresses.truncate(50);
    }
}
