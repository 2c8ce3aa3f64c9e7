//! What makes two mails the same: what was written, not the way it took.

use sha2::{Digest as _, Sha256};

use super::headers;
use crate::vault::Vault;

/// Fields that servers add on the way; two copies of one mail differ in them.
const TRACE: [&str; 20] = [
    "received",
    "return-path",
    "delivered-to",
    "x-original-to",
    "x-delivered-to",
    "envelope-to",
    "x-envelope-to",
    "delivery-date",
    "received-spf",
    "authentication-results",
    "x-received",
    "x-spam",
    "x-spam-flag",
    "x-spam-level",
    "x-spam-score",
    "x-spam-status",
    "x-virus-scanned",
    "status",
    "x-status",
    "x-uid",
];

/// A keyed fingerprint of what was written: every field but those of the way, and the body, whatever the line
/// ends. The Message-ID alone names nothing, since anybody can write any.
pub(super) fn fingerprint(vault: &Vault, raw: &[u8]) -> Vec<u8> {
    let normal = headers::with_line_feeds(raw);
    let (head, body) = headers::split(normal.as_deref().unwrap_or(raw));
    let mut hash = Sha256::new();
    let mut is_named = false;
    for (name, value) in head.raw() {
        is_named |= name == "message-id";
        // A mail that looks like a program's is not the one that doesn't.
        let is_null_sender = name == "return-path" && value.trim_ascii() == b"<>";
        if is_null_sender || !(TRACE.contains(&name.as_str()) || name.starts_with("arc-")) {
            add(&mut hash, name.as_bytes());
            add(&mut hash, &feeds(value.trim_ascii()));
        }
    }
    if !is_named {
        // Without a name of its own the way has to tell two mails of the same words apart.
        for (_, value) in head.raw().filter(|(name, _)| name == "received") {
            add(&mut hash, &feeds(value));
        }
    }
    add(&mut hash, &feeds(body.trim_ascii_end()));
    vault.mac("inbound content", &[&hash.finalize()]).to_vec()
}

/// The fingerprint of a mail too large to be read whole.
pub(super) fn fingerprint_of_file(vault: &Vault, sha256: &[u8; 32]) -> Vec<u8> {
    vault.mac("inbound content", &[sha256, b"file"]).to_vec()
}

fn add(hash: &mut Sha256, part: &[u8]) {
    let length = u64::try_from(part.len()).unwrap_or(u64::MAX);
    hash.update(length.to_be_bytes());
    hash.update(part);
}

fn feeds(bytes: &[u8]) -> Vec<u8> {
    bytes
        .iter()
        .copied()
        .filter(|byte| *byte != b'\r')
        .collect()
}

#[cfg(test)]
mod tests {
    use super::fingerprint;
    use crate::vault::Vault;

    #[test]
    fn the_same_mail_is_the_same_whichever_way_it_came() {
        let vault = Vault::ephemeral().unwrap();
        let print = |raw: &str| fingerprint(&vault, raw.as_bytes());
        let mail = "From: a@b.example\r\nMessage-ID: <1@b.example>\r\n\r\nXin chào\r\n";
        let same = print(mail);
        assert_eq!(print(&mail.replace('\r', "")), same);
        assert_eq!(print(&format!("Received: by c; x\r\n{mail}")), same);
        assert_ne!(print(&mail.replace("chào", "chao")), same);
        assert_ne!(print(&mail.replace("a@b", "c@b")), same);
        assert_ne!(
            print(&format!("Auto-Submitted: auto-replied\r\n{mail}")),
            same
        );
        assert_ne!(print(&format!("Return-Path: <>\r\n{mail}")), same);
    }

    #[test]
    fn two_mails_of_bare_returns_are_told_apart() {
        let vault = Vault::ephemeral().unwrap();
        let mail = |said: &str| format!("Return-Path: <a@b>\rFrom: a@b\r\r{said}\r");
        let print = |said: &str| fingerprint(&vault, mail(said).as_bytes());
        assert_ne!(print("Một"), print("Hai"));
    }

    #[test]
    fn two_mails_without_a_name_are_told_apart_by_their_way() {
        let vault = Vault::ephemeral().unwrap();
        let mail = |way: &str| format!("Received: by b; {way}\n\nXin chào\n");
        let print = |way: &str| fingerprint(&vault, mail(way).as_bytes());
        assert_ne!(print("1"), print("2"));
        assert_eq!(print("1"), print("1"));
    }
}
