//! Signing what leaves (DKIM, RFC 6376), so that receiving servers know the desk's mails from those
//! of others in its name. Optional: many desks hand their mails to a server that signs.

use std::fmt;
use std::path::{Path, PathBuf};

use lettre::Message;
use lettre::message::dkim::{
    DkimCanonicalization, DkimCanonicalizationType, DkimConfig, DkimSigningAlgorithm,
    DkimSigningKey,
};
use lettre::message::header::HeaderName;
use rustls_pemfile::Item;
use zeroize::Zeroizing;

/// Every header that says something, so that none can be changed; `In-Reply-To` and `References`
/// too where there are none, so that none can be added. The library counts `Content-Type` to the
/// body and cannot sign it.
const SIGNED: [&str; 11] = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "Reply-To",
    "In-Reply-To",
    "References",
    "MIME-Version",
    "Auto-Submitted",
    "Content-Language",
];

/// An Ed25519 key as PKCS#8 is this, then its 32 bytes (RFC 8410 §7).
const ED25519: [u8; 16] = [
    0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
];

/// The algorithm of an RSA key within PKCS#8.
const RSA: [u8; 15] = [
    0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00,
];

/// A key of 1024 bits takes so many bytes; receivers refuse shorter ones (RFC 8301 §3.2).
const SHORTEST_RSA: usize = 590;

/// Signs mails with one key.
pub struct Signer(DkimConfig);

/// Why the settings for signing were refused.
#[derive(Debug, thiserror::Error)]
pub enum WrongKey {
    #[error("dkim_key_file: {0} cannot be read")]
    File(PathBuf),
    #[error(
        "dkim_key_file: {0} holds no private key (RSA of at least 1024 bits or Ed25519, as PEM)"
    )]
    Key(PathBuf),
    #[error("dkim_selector or dkim_domain: “{0}” is not a name")]
    Name(String),
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signer(…)")
    }
}

impl Signer {
    /// Signs as `selector`._domainkey.`domain` with the key in `key_file`.
    pub fn read(selector: &str, domain: &str, key_file: &Path) -> Result<Self, WrongKey> {
        for name in [selector, domain] {
            if !is_name(name) {
                return Err(WrongKey::Name(name.to_owned()));
            }
        }
        let pem = std::fs::read(key_file)
            .map(Zeroizing::new)
            .map_err(|_reason: std::io::Error| WrongKey::File(key_file.to_owned()))?;
        let key = signing_key(&pem).ok_or_else(|| WrongKey::Key(key_file.to_owned()))?;
        let relaxed = DkimCanonicalizationType::Relaxed;
        Ok(Self(DkimConfig::new(
            selector.to_owned(),
            domain.to_owned(),
            key,
            SIGNED.map(HeaderName::new_from_ascii_str).to_vec(),
            DkimCanonicalization {
                header: relaxed,
                body: relaxed,
            },
        )))
    }

    pub(super) fn sign(&self, message: &mut Message) {
        message.sign(&self.0);
    }
}

/// Labels of letters, digits, dashes and underscores between dots.
fn is_name(name: &str) -> bool {
    name.split('.').all(|label| {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        !label.is_empty() && label.chars().all(is_plain)
    })
}

/// The first private key of a PEM file, as the library wants it: RSA as PKCS#1, Ed25519 as its bytes.
fn signing_key(mut pem: &[u8]) -> Option<DkimSigningKey> {
    let items = rustls_pemfile::read_all(&mut pem);
    let key = items.filter_map(Result::ok).find_map(|item| match item {
        Item::Pkcs1Key(key) => Some(key.secret_pkcs1_der().to_vec()),
        Item::Pkcs8Key(key) => Some(key.secret_pkcs8_der().to_vec()),
        _ => None,
    })?;
    let key = Zeroizing::new(key);
    if let Some(bytes) = key.strip_prefix(&ED25519).filter(|it| it.len() == 32) {
        let text = Zeroizing::new(base64(bytes));
        return DkimSigningKey::new(&text, DkimSigningAlgorithm::Ed25519).ok();
    }
    let rsa = unwrapped(&key).unwrap_or(&key);
    if rsa.len() < SHORTEST_RSA {
        return None;
    }
    let text = Zeroizing::new(base64(rsa));
    let lines: Vec<&str> = text
        .as_bytes()
        .chunks(64)
        .filter_map(|line| std::str::from_utf8(line).ok())
        .collect();
    let pem = Zeroizing::new(format!(
        "-----BEGIN RSA PRIVATE KEY-----\n{}\n-----END RSA PRIVATE KEY-----\n",
        lines.join("\n")
    ));
    DkimSigningKey::new(&pem, DkimSigningAlgorithm::Rsa).ok()
}

/// The PKCS#1 key inside PKCS#8: behind the algorithm stands one octet string that holds it, of 256
/// bytes to 64 kB.
fn unwrapped(pkcs8: &[u8]) -> Option<&[u8]> {
    let at = pkcs8.windows(RSA.len()).position(|it| it == RSA)?;
    let rest = pkcs8
        .get(at.checked_add(RSA.len())?..)?
        .strip_prefix(&[4])?;
    let (&length, rest) = rest.split_first()?;
    if length != 0x82 {
        return None;
    }
    let (length, rest) = rest.split_first_chunk::<2>()?;
    rest.get(..usize::from(u16::from_be_bytes(*length)))
}

pub(super) fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3).saturating_mul(4));
    for three in bytes.chunks(3) {
        let byte = |place: usize| u32::from(three.get(place).copied().unwrap_or(0));
        let group = (byte(0) << 16) | (byte(1) << 8) | byte(2);
        for place in 0..4 {
            let index = usize::try_from((group >> (18 - 6 * place)) & 63).unwrap_or(0);
            let sign = SIGNS.get(index).copied().unwrap_or(b'=');
            let is_there = place <= three.len();
            text.push(if is_there { char::from(sign) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_64_is_the_usual_one() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
        assert_eq!(base64(&[0xff, 0xfe, 0xfd]), "//79");
    }

    #[test]
    fn names_are_names() {
        assert!(is_name("desk2026") && is_name("mail.kamereo.example"));
        assert!(!is_name("") && !is_name("a; b=c") && !is_name("a..b"));
    }
}
