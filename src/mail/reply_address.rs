//! The address a complainant's reply comes back to: `khieunai+KN7F3K9QW4-<26 symbols>@kamereo.example`.
//!
//! The token is an HMAC over the case, the recipient and the purpose: whoever has a mail of the desk
//! can reply on its case, and nobody else can make such an address up. It says where a mail belongs,
//! not who wrote it: [`Recipient::is`] tells whether the sender is the one the address was given to.
//!
//! The token ends the local part, whatever stands before it, so that a reply to an older mail is
//! known after the setting was changed. Case doesn't matter: mail programs lower it at will.

use std::fmt;

use subtle::ConstantTimeEq;

use super::outbox::recipient_print;
use super::store;
use crate::cases::{Case, crockford, reference::Reference, store as case_store};
use crate::db::{self, Conn, Id};
use crate::vault::Vault;

const PURPOSE: &str = "reply-address";

/// Where the token stands in the setting.
const PLACE: &str = "{token}";

/// `KN`, eight symbols, a dash, 26 symbols: 130 bits.
const MAC_SYMBOLS: usize = 26;
const TOKEN: usize = 10 + 1 + MAC_SYMBOLS;

/// The longest local part (RFC 5321 §4.5.3.1.1).
const LONGEST: usize = 64;

/// How reply addresses are made: `khieunai+{token}@kamereo.example`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyPattern {
    before: String,
    domain: String,
}

impl ReplyPattern {
    /// Reads `something+{token}@domain`. The token ends the local part, and what stands before it ends
    /// in something else than a letter or digit.
    pub fn parse(pattern: &str) -> Option<Self> {
        let (local, domain) = pattern.trim().rsplit_once('@')?;
        let before = local.strip_suffix(PLACE)?;
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*/=?^_`|~.+-".contains(c);
        let is_apart = before
            .chars()
            .next_back()
            .is_none_or(|last| !last.is_ascii_alphanumeric() && last != '.');
        let fits = before.len() + TOKEN <= LONGEST;
        let sample = format!("{before}x@{domain}");
        let is_address = sample.parse::<lettre::Address>().is_ok();
        (before.chars().all(is_plain) && is_apart && fits && is_address).then(|| Self {
            before: before.to_owned(),
            domain: domain.to_owned(),
        })
    }

    /// Replies come to the intake address itself, the token behind a plus (RFC 5233): nothing has to
    /// be set up for it where the mail server knows plus addresses. `None` when the intake address is
    /// too long for that, or holds a plus already.
    pub fn beside(intake_address: &str) -> Option<Self> {
        let bare = intake_address.trim().trim_end_matches('>');
        let bare = bare.rsplit_once('<').map_or(bare, |(_, bare)| bare);
        let (local, domain) = bare.rsplit_once('@')?;
        if local.contains('+') {
            return None;
        }
        Self::parse(&format!("{local}+{PLACE}@{domain}"))
    }

    /// The address under which `recipient` replies on this case.
    pub fn address(&self, vault: &Vault, case: &Case, recipient: &str) -> String {
        let recipient = Recipient::of(vault, recipient);
        let token = token(vault, case.reference, case.id, recipient);
        format!("{}{token}@{}", self.before, self.domain)
    }
}

impl fmt::Display for ReplyPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}…@{}", self.before, self.domain)
    }
}

/// The address under which `recipient` replies on this case; `intake_address` is one, or a pattern
/// with `{token}`. `None` where no such address can be made of it.
pub fn reply_address(
    vault: &Vault,
    intake_address: &str,
    case: &Case,
    recipient: &str,
) -> Option<String> {
    let pattern = if intake_address.contains(PLACE) {
        ReplyPattern::parse(intake_address)
    } else {
        ReplyPattern::beside(intake_address)
    };
    pattern.map(|pattern| pattern.address(vault, case, recipient))
}

/// Whom a reply address was given to; a keyed fingerprint, not the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recipient(pub(super) i64);

impl Recipient {
    fn of(vault: &Vault, address: &str) -> Self {
        Self(recipient_print(vault, address))
    }

    /// Whether it was given to this address.
    #[must_use]
    pub fn is(self, vault: &Vault, address: &str) -> bool {
        self == Self::of(vault, address)
    }
}

/// What an address that a mail came to says about where it belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Addressed {
    /// A reply address of ours.
    Reply { case_id: Id, recipient: Recipient },
    /// An address without a token.
    NotOurs,
    /// Looks like a reply address and is none: made up, cut short, or of a desk with another key.
    Forged,
}

/// Judges one address of an inbound mail (`To`, `Delivered-To`, the envelope's recipient).
pub fn judge(conn: &mut Conn, vault: &Vault, address: &str) -> db::Result<Addressed> {
    let Some((reference, said)) = parse(address) else {
        return Ok(Addressed::NotOurs);
    };
    let Some(case) = case_store::find_by_reference(conn, reference)? else {
        return Ok(Addressed::Forged);
    };
    // Only somebody whom the desk has written to has a reply address.
    let recipients = store::list_recipients(conn, case.id)?;
    let given = recipients.into_iter().map(Recipient).find(|recipient| {
        let token = token(vault, reference, case.id, *recipient);
        token.as_bytes().ct_eq(said.as_bytes()).into()
    });
    Ok(
        given.map_or(Addressed::Forged, |recipient| Addressed::Reply {
            case_id: case.id,
            recipient,
        }),
    )
}

/// The reference and the whole token, as the desk writes it, of an address that ends in one.
fn parse(address: &str) -> Option<(Reference, String)> {
    let bare = address.trim().trim_end_matches('>');
    let (local, _) = bare.rsplit_once('@')?;
    let at = local.len().checked_sub(TOKEN)?;
    let token = local.get(at..)?.to_ascii_uppercase();
    let is_apart = local
        .get(..at)?
        .chars()
        .next_back()
        .is_none_or(|before| !before.is_ascii_alphanumeric());
    let (reference, mac) = token.split_once('-')?;
    let is_token = mac.len() == MAC_SYMBOLS && crockford::values(mac).is_some();
    let reference = Reference::parse(reference.strip_prefix("KN")?)?;
    (is_apart && is_token).then_some((reference, token))
}

fn token(vault: &Vault, reference: Reference, case_id: Id, recipient: Recipient) -> String {
    let mac = vault.mac(PURPOSE, &[case_id.bytes(), &recipient.0.to_be_bytes()]);
    let reference = reference.to_string().replace('-', "");
    format!("{reference}-{}", symbols(&mac))
}

/// The first 130 bits in Crockford's base 32.
fn symbols(mac: &[u8]) -> String {
    let bits = mac
        .iter()
        .flat_map(|byte| (0..8).rev().map(move |place| (byte >> place) & 1));
    let bits: Vec<u8> = bits.take(MAC_SYMBOLS * 5).collect();
    bits.chunks(5)
        .map(|five| five.iter().fold(0, |value, bit| (value << 1) | bit))
        .map(crockford::symbol)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Moment;

    #[test]
    fn a_pattern_ends_in_its_token() {
        let made = |text| ReplyPattern::parse(text).map(|it| (it.before, it.domain));
        let plus = ("reply+".to_owned(), "kamereo.example".to_owned());
        assert_eq!(made("reply+{token}@kamereo.example"), Some(plus));
        assert!(made("{token}@tra-loi.kamereo.example").is_some());
        let long = format!("{}+{{token}}@a.example", "x".repeat(27));
        for wrong in [
            "reply@a.example",
            "reply+{token}",
            "{token}+reply@a.example",
            "reply{token}@a.example",
            "re ply+{token}@a.example",
            "reply+{token}@a.exa mple",
            "a@b+{token}@a.example",
            &long,
        ] {
            assert_eq!(made(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn without_a_setting_replies_come_to_the_intake_address() {
        let beside = |text| ReplyPattern::beside(text).map(|it| it.before);
        assert_eq!(
            beside("khieunai@kamereo.example").as_deref(),
            Some("khieunai+")
        );
        let named = "Khiếu nại <khieunai@kamereo.example>";
        assert_eq!(beside(named).as_deref(), Some("khieunai+"));
        assert_eq!(beside("khieunai+desk@kamereo.example"), None);
    }

    #[test]
    fn a_token_is_read_in_any_case_and_behind_anything() {
        let vault = Vault::ephemeral().unwrap();
        let now = Moment::parse("2026-11-23T10:00:00+07:00").unwrap();
        let reference = Reference::parse("KN-7F3K-9QW4").unwrap();
        let given = token(&vault, reference, Id::new(now), Recipient(7));
        assert_eq!(given.len(), TOKEN);
        let lower = given.to_lowercase();
        for address in [
            format!("reply+{given}@a.example"),
            format!("Desk <a.b+{lower}@A.Example>"),
            format!("{lower}@a.example"),
        ] {
            assert_eq!(
                parse(&address),
                Some((reference, given.clone())),
                "{address}"
            );
        }
        let cut = given.get(1..).unwrap();
        for address in [
            format!("reply+{cut}@a.example"),
            format!("reply+x{given}@a.example"),
            format!("reply+{given}"),
            format!("reply+{given}.@a.example"),
            "khieunai@kamereo.example".to_owned(),
            String::new(),
        ] {
            assert_eq!(parse(&address), None, "{address}");
        }
    }

    #[test]
    fn another_case_recipient_or_key_gives_another_token() {
        let (vault, other) = (Vault::ephemeral().unwrap(), Vault::ephemeral().unwrap());
        let now = Moment::parse("2026-11-23T10:00:00+07:00").unwrap();
        let reference = Reference::parse("KN-7F3K-9QW4").unwrap();
        let (one, two) = (Id::new(now), Id::new(now));
        let tokens = [
            token(&vault, reference, one, Recipient(7)),
            token(&vault, reference, one, Recipient(8)),
            token(&vault, reference, two, Recipient(7)),
            token(&other, reference, one, Recipient(7)),
        ];
        let different: std::collections::BTreeSet<_> = tokens.iter().collect();
        assert_eq!(different.len(), 4, "{tokens:?}");
        assert_eq!(tokens[0], token(&vault, reference, one, Recipient(7)));
    }
}
