//! Passwords: which are good enough, and Argon2id off the event loop. At most as many hashes run at
//! once as `SLOTS` says, so that a flood of sign-ins costs its senders time, not the desk memory.

use std::sync::OnceLock;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// One per core of the smallest machine the desk is meant for; each takes 19 MiB.
static SLOTS: Semaphore = Semaphore::const_new(2);

const SHORTEST: usize = 12;
/// Longer ones are refused rather than cut: a phrase of 200 characters is welcome, a novel is not.
const LONGEST: usize = 200;
const COMMONEST: &str = include_str!("common_passwords.txt");

/// Stems nobody may build a password from by adding digits and signs.
const OBVIOUS: [&str; 12] = [
    "leakdesk",
    "kamereo",
    "password",
    "passw0rd",
    "p@ssw0rd",
    "matkhau",
    "admin",
    "administrator",
    "welcome",
    "vietnam",
    "khieunai",
    "thongtincanhan",
];

/// Why a password isn't taken; the words for it are in the locales under `staff-password-…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakness {
    TooShort,
    TooLong,
    TooCommon,
    /// Made from the company's or the product's name, or from the person's own name or address.
    TooObvious,
}

/// A password that may be set: long enough, not one of the commonest, not made from `about` (the
/// person's name and e-mail, the company's name). Wiped when dropped.
#[derive(Clone)]
pub struct NewPassword(Zeroizing<String>);

impl NewPassword {
    pub fn parse(typed: &str, about: &[&str]) -> Result<Self, Weakness> {
        let text = normal(typed);
        let length = text.chars().count();
        if length < SHORTEST {
            return Err(Weakness::TooShort);
        }
        if length > LONGEST {
            return Err(Weakness::TooLong);
        }
        let folded = Zeroizing::new(text.to_lowercase());
        if is_common(&folded) {
            return Err(Weakness::TooCommon);
        }
        if is_obvious(&folded, about) {
            return Err(Weakness::TooObvious);
        }
        Ok(Self(text))
    }

    /// The PHC string to store. Takes some tens of milliseconds on a blocking thread.
    pub async fn hash(self) -> Result<String, HashError> {
        on_a_blocking_thread(move || hash_now(&self.0)).await?
    }

    /// The same on this thread, for the command line.
    pub fn hash_now(&self) -> Result<String, HashError> {
        hash_now(&self.0)
    }
}

/// The hashing itself failed: out of memory, or the program is stopping. Never says which password.
#[derive(Debug, thiserror::Error)]
#[error("the password could not be hashed: {0}")]
pub struct HashError(String);

/// Whether `typed` is the password behind `stored`. Without a stored one (an unknown address, an
/// unused invitation) the same work is done for nothing, so that the time tells nothing.
pub async fn verify(typed: String, stored: Option<String>) -> Result<bool, HashError> {
    let typed = Zeroizing::new(typed);
    on_a_blocking_thread(move || {
        let is_known = stored.is_some();
        let against = stored.map_or_else(dummy, Ok)?;
        Ok(matches(&normal(&typed), &against)? && is_known)
    })
    .await?
}

async fn on_a_blocking_thread<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, HashError> {
    let _slot = SLOTS
        .acquire()
        .await
        .map_err(|error| HashError(error.to_string()))?;
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| HashError(error.to_string()))
}

fn hash_now(password: &str) -> Result<String, HashError> {
    let hash = Argon2::default()
        .hash_password(password.as_bytes())
        .map_err(|error| HashError(error.to_string()))?;
    Ok(hash.to_string())
}

/// A password over the limit is wrong without being hashed: it can't have been set.
fn matches(password: &str, stored: &str) -> Result<bool, HashError> {
    let parsed = PasswordHash::new(stored).map_err(|error| HashError(error.to_string()))?;
    let is_right = Argon2::default()
        .verify_password(password.as_bytes(), &parsed)
        .is_ok();
    Ok(is_right && password.chars().count() <= LONGEST)
}

fn dummy() -> Result<String, HashError> {
    static DUMMY: OnceLock<String> = OnceLock::new();
    if let Some(made) = DUMMY.get() {
        return Ok(made.clone());
    }
    let made = hash_now("nobody has this password")?;
    Ok(DUMMY.get_or_init(|| made).clone())
}

/// One spelling whatever the input method composed.
fn normal(typed: &str) -> Zeroizing<String> {
    Zeroizing::new(typed.nfc().collect())
}

fn is_common(folded: &str) -> bool {
    let is_listed = COMMONEST.lines().any(|line| line == folded);
    is_listed || is_one_pattern(folded)
}

/// A short piece over and over (`abcabcabcabc`), or a run of neighbours (`34567890123…`).
fn is_one_pattern(folded: &str) -> bool {
    let letters: Vec<char> = folded.chars().collect();
    let repeats = |size: usize| {
        letters
            .iter()
            .zip(letters.iter().skip(size))
            .all(|(a, b)| a == b)
    };
    let step = |a: &char, b: &char| i64::from(u32::from(*b)) - i64::from(u32::from(*a));
    let runs = |by: i64| {
        letters
            .iter()
            .zip(letters.iter().skip(1))
            .all(|(a, b)| step(a, b) == by || (*a == '9' && *b == '0') || (*a == '0' && *b == '9'))
    };
    (1..=4).any(repeats) || runs(1) || runs(-1)
}

/// What is left without digits and signs at both ends is a name that anyone would try.
fn is_obvious(folded: &str, about: &[&str]) -> bool {
    let bare = |text: &str| -> String {
        crate::text::words::fold(text)
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect()
    };
    let stem = bare(folded.trim_matches(|c: char| !c.is_alphabetic()));
    let whole = bare(folded);
    let names = about.iter().flat_map(|name| {
        let local = name.split('@').next().unwrap_or(name);
        [bare(name), bare(local)]
    });
    let obvious = OBVIOUS.iter().map(|stem| bare(stem));
    names
        .chain(obvious)
        .filter(|name| name.len() >= 4)
        .any(|name| {
            let doubled = name.repeat(2);
            [&stem, &whole]
                .into_iter()
                .any(|text| *text == name || *text == doubled)
        })
}

#[cfg(test)]
mod tests {
    use super::{NewPassword, Weakness, verify};

    fn weakness(typed: &str) -> Option<Weakness> {
        let about = [
            "ha.le@kamereo.example",
            "Lê Minh Hà",
            "Công ty TNHH Kamereo",
        ];
        NewPassword::parse(typed, &about).err()
    }

    #[test]
    fn twelve_characters_are_enough_whatever_they_are() {
        assert_eq!(weakness("hoa sữa thơm"), None);
        assert_eq!(weakness("năm con mèo nằm"), None);
        assert_eq!(weakness("hoa sữa thơ"), Some(Weakness::TooShort));
        assert_eq!(weakness(&"dài ".repeat(60)), Some(Weakness::TooLong));
    }

    #[test]
    fn the_commonest_are_refused_in_any_case() {
        for typed in [
            "Password1234",
            "QWERTYUIOP123",
            "aaaaaaaaaaaa",
            "345678901234",
            "xyzxyzxyzxyz",
        ] {
            assert_eq!(weakness(typed), Some(Weakness::TooCommon), "{typed}");
        }
    }

    #[test]
    fn names_with_digits_are_refused() {
        for typed in [
            "leakdesk2026!",
            "Kamereo-2026-11",
            "LêMinhHà123456",
            "ha.le@kamereo.example",
            "ha.le1234567890",
        ] {
            assert_eq!(weakness(typed), Some(Weakness::TooObvious), "{typed}");
        }
    }

    #[tokio::test]
    async fn only_the_right_password_matches_however_it_was_composed() {
        let hash = NewPassword::parse("năm con mèo nằm", &[])
            .unwrap()
            .hash()
            .await
            .unwrap();
        assert!(hash.starts_with("$argon2id$"));
        let decomposed: String =
            unicode_normalization::UnicodeNormalization::nfd("năm con mèo nằm").collect();
        assert!(verify(decomposed, Some(hash.clone())).await.unwrap());
        assert!(!verify("năm con mèo nằn".into(), Some(hash)).await.unwrap());
        assert!(
            !verify("nobody has this password".into(), None)
                .await
                .unwrap()
        );
    }
}
