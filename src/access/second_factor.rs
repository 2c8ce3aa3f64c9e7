//! The second factor: codes of six digits from an app on the person's telephone (TOTP, RFC 6238), and
//! ten codes on paper for the day the telephone is lost. The secret is sealed; of the paper codes only
//! a keyed hash is kept; each code opens once.

pub mod store;

use chrono::Duration;
use totp_rs::{Builder, Totp};

use crate::cases::crockford;
use crate::config::SecondFactor;
use crate::db::Id;
use crate::time::Moment;
use crate::vault::Vault;

use super::store::Staff;

const SECRET_BYTES: usize = 20;
/// How many paper codes there are.
pub const RECOVERY_CODES: usize = 10;
const RECOVERY_SYMBOLS: usize = 16;
/// For so long after a password or a code nobody is asked again.
const FRESH: Duration = Duration::minutes(10);

/// Whether somebody with these roles has to have one: whoever sees what concerns members.
pub fn is_required_of(staff: &Staff, setting: SecondFactor) -> bool {
    setting == SecondFactor::Required && staff.roles.may_read()
}

/// Whether what was proved at `proved_at` counts at `now` for what can't be taken back.
pub fn is_fresh(proved_at: Moment, now: Moment) -> bool {
    now < proved_at.plus(FRESH) && proved_at <= now
}

/// What the app on the telephone and the desk both know.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; SECRET_BYTES]);

impl Secret {
    pub fn random() -> Self {
        Self(rand::random())
    }

    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// As people type it into an app that sees no picture: in groups of four.
    pub fn text(&self) -> String {
        let base32 = totp_rs::Secret::new(Box::new(self.0)).to_base32();
        let letters: Vec<char> = base32.chars().collect();
        let groups = letters.chunks(4).map(|group| group.iter().collect());
        groups.collect::<Vec<String>>().join(" ")
    }

    /// The address that a picture for the app's camera holds.
    pub fn uri(&self, issuer: &str, account: &str) -> String {
        let encode = |text: &str| {
            let text = text.replace(':', " ");
            url::form_urlencoded::byte_serialize(text.as_bytes())
                .collect::<String>()
                .replace('+', "%20")
        };
        let (issuer, account) = (encode(issuer), encode(account));
        let secret = self.text().replace(' ', "");
        format!("otpauth://totp/{issuer}:{account}?secret={secret}&issuer={issuer}")
    }

    fn totp(&self) -> Option<Totp> {
        Builder::new().with_secret(self.0).build().ok()
    }

    /// The step that `code` belongs to, when it is that of `now` or of the step before or after.
    pub fn step_of(&self, code: &str, now: Moment) -> Option<i64> {
        let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        let is_code = digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_digit());
        let seconds = u64::try_from(now.micros() / 1_000_000).ok()?;
        let step = self.totp()?.check(&digits, seconds).filter(|_| is_code)?;
        i64::try_from(step).ok()
    }

    /// The code of `now`, as the app shows it.
    pub fn code(&self, now: Moment) -> Option<String> {
        let seconds = u64::try_from(now.micros() / 1_000_000).ok()?;
        Some(self.totp()?.generate(seconds).to_string())
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// A code on paper: 80 bits, in groups of four.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(Vec<u8>);

impl RecoveryCode {
    /// Ten fresh ones.
    pub fn fresh() -> Vec<Self> {
        let one = |_| {
            Self(
                rand::random::<[u8; RECOVERY_SYMBOLS]>()
                    .map(|byte| byte & 31)
                    .to_vec(),
            )
        };
        (0..RECOVERY_CODES).map(one).collect()
    }

    /// As people type it: in any case, with or without dashes.
    pub fn parse(text: &str) -> Option<Self> {
        crockford::values(text)
            .filter(|values| values.len() == RECOVERY_SYMBOLS)
            .map(Self)
    }

    pub fn text(&self) -> String {
        let groups = self.0.chunks(4);
        let groups = groups.map(|group| group.iter().copied().map(crockford::symbol).collect());
        groups.collect::<Vec<String>>().join("-")
    }

    /// What is kept of it.
    pub fn hash(&self, vault: &Vault, staff: Id) -> Vec<u8> {
        vault
            .mac("recovery code", &[staff.bytes(), &self.0])
            .to_vec()
    }
}

impl std::fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::{RecoveryCode, Secret};
    use crate::time::Moment;
    use chrono::Duration;

    #[test]
    fn the_code_of_rfc_6238_is_right_and_only_a_step_away() {
        let secret = Secret::from_bytes(b"12345678901234567890").unwrap();
        let at = |seconds: i64| Moment::from_micros(seconds * 1_000_000);
        // Appendix B, the last six of its eight digits.
        assert_eq!(secret.code(at(59)).unwrap(), "287082");
        assert_eq!(secret.code(at(1_111_111_109)).unwrap(), "081804");
        let now = at(1_111_111_109);
        for (steps, known) in [
            (0, true),
            (1, true),
            (-1, true),
            (2, false),
            (-2, false),
            (5, false),
        ] {
            let code = secret
                .code(now.plus(Duration::seconds(30 * steps)))
                .unwrap();
            assert_eq!(secret.step_of(&code, now).is_some(), known, "{steps}");
        }
        for wrong in ["", "08180", "0818044", "+81804", "a81804", "０８１８０４"] {
            assert_eq!(secret.step_of(wrong, now), None, "{wrong}");
        }
        assert!(secret.step_of(" 081 804 ", now).is_some());
    }

    #[test]
    fn an_address_for_the_app_holds_no_other_parts_than_its_own() {
        let secret = Secret::from_bytes(&[7; 20]).unwrap();
        let uri = secret.uri("Công ty: A&B?x=1", "a@b.vn");
        let url = url::Url::parse(&uri).unwrap();
        let pairs: Vec<_> = url
            .query_pairs()
            .map(|(name, _)| name.into_owned())
            .collect();
        assert_eq!(pairs, ["secret", "issuer"]);
        assert_eq!(secret.text().split(' ').count(), 8);
    }

    #[test]
    fn paper_codes_differ_and_come_back_as_people_type_them() {
        let codes = RecoveryCode::fresh();
        assert_eq!(codes.len(), 10);
        for code in &codes {
            let typed = code.text().to_lowercase().replace('-', " ");
            assert_eq!(RecoveryCode::parse(&typed).as_ref(), Some(code));
            assert_eq!(codes.iter().filter(|other| *other == code).count(), 1);
        }
        assert_eq!(RecoveryCode::parse("123456"), None);
    }
}
