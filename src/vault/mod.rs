//! What keeps people's words and names secret at rest: the desk's key, sealing under it and under
//! each case's own key, and keyed fingerprints. The only room that knows a cipher.
//!
//! Everything hangs off one random 32-byte key in a file ([`key`]). From it come, by
//! HMAC-SHA-256 (the expand step of HKDF, RFC 5869), a subkey for each use and purpose, so that a
//! fingerprint made for one purpose says nothing about another and the key itself never meets
//! data. A case has a key of its own, stored wrapped under a subkey and bound to the case's id:
//! destroying that row makes all the case holds unreadable, in every backup that lacks it too. A file has a
//! key of its own as well ([`stream`]), wrapped under that of the case that has it.

pub mod erasures;
pub mod key;
mod seal;
mod search;
mod stream;

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use hmac::{Hmac, KeyInit, Mac};
use rand::TryRng;
use rand::rngs::SysRng;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::Sha256;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

pub use crate::text::words;
pub use key::{KeyError, Opened};
pub use seal::{SealingKey as CaseKey, Unsealable};
pub use search::{SearchText, SoughtWord};
pub use stream::{FileKey, FileOpener, FileSealer, TooLong};

use seal::SealingKey;
use search::SearchKeys;

/// The desk's key at work. Cheap to clone; the bytes are wiped when the last clone goes.
#[derive(Clone)]
pub struct Vault {
    keys: Arc<Keys>,
}

struct Keys {
    desk: key::DeskKey,
    sealing: SealingKey,
    wrapping: SealingKey,
    search: SearchKeys,
}

impl Vault {
    /// Opens the desk's key at `path`, with the rules of [`key`]: made only when the database
    /// holds no fingerprint (`expected` is `None`) and no file lies there.
    pub fn open(path: &Path, expected: Option<&str>) -> Result<(Self, Opened), KeyError> {
        let (desk, opened) = key::open(path, expected)?;
        Ok((Self::new(desk), opened))
    }

    /// A vault under a fresh key that lives in memory only, for tests and trials.
    pub fn ephemeral() -> Result<Self, KeyError> {
        key::DeskKey::random().map(Self::new)
    }

    fn new(desk: key::DeskKey) -> Self {
        let sealing = SealingKey::new(desk.subkey("seal", "desk"));
        let wrapping = SealingKey::new(desk.subkey("seal", "case keys"));
        let search = SearchKeys::new(&desk);
        Self {
            keys: Arc::new(Keys {
                desk,
                sealing,
                wrapping,
                search,
            }),
        }
    }

    /// What the database remembers of the key: 32 hexadecimal digits that do not give it away.
    pub fn fingerprint(&self) -> String {
        self.keys.desk.fingerprint()
    }

    /// A new key for the case with this id, and the wrapped form to store.
    pub fn new_case_key(&self, case_id: &[u8]) -> (CaseKey, Vec<u8>) {
        let mut bytes = Zeroizing::new([0; 32]);
        rand::fill(bytes.as_mut_slice());
        let wrapped = self
            .keys
            .wrapping
            .seal_for("case key", case_id, bytes.as_slice());
        (SealingKey::new(bytes), wrapped)
    }

    /// The key of the case with this id, from its wrapped form. Fails for any other case's id.
    pub fn unwrap_case_key(&self, case_id: &[u8], wrapped: &[u8]) -> Result<CaseKey, Unsealable> {
        let bytes = self.keys.wrapping.open_for("case key", case_id, wrapped)?;
        SealingKey::from_slice(&bytes).ok_or(Unsealable::Damaged)
    }

    /// Seals under the desk's key what belongs to no case: staff, their mails, cookies.
    pub fn seal(&self, label: &'static str, plain: &[u8]) -> Vec<u8> {
        self.keys.sealing.seal(label, plain)
    }

    pub fn open_sealed(
        &self,
        label: &'static str,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, Unsealable> {
        self.keys.sealing.open(label, sealed)
    }

    /// As [`Vault::seal`], for a value written as JSON.
    pub fn seal_json<T: Serialize>(
        &self,
        label: &'static str,
        value: &T,
    ) -> Result<Vec<u8>, serde_json::Error> {
        self.keys.sealing.seal_json(label, value)
    }

    pub fn open_json<T: DeserializeOwned>(
        &self,
        label: &'static str,
        sealed: &[u8],
    ) -> Result<T, Unsealable> {
        self.keys.sealing.open_json(label, sealed)
    }

    /// A keyed fingerprint of `parts`. Where one part ends and the next begins matters: `["ab", "c"]` and
    /// `["a", "bc"]` differ.
    pub fn mac(&self, purpose: &'static str, parts: &[&[u8]]) -> [u8; 32] {
        self.keys.desk.mac(purpose, parts)
    }

    /// Whether `expected` is the fingerprint of `parts`, in the same time whatever it is.
    #[must_use]
    pub fn verify_mac(&self, purpose: &'static str, parts: &[&[u8]], expected: &[u8]) -> bool {
        self.mac(purpose, parts).ct_eq(expected).into()
    }

    /// A short keyed fingerprint for an indexed column: the first 64 bits of [`Vault::mac`]. Equal texts have equal
    /// prints; the caller normalises the text first.
    pub fn print(&self, purpose: &'static str, text: &str) -> i64 {
        shorten(self.mac(purpose, &[text.as_bytes()]))
    }
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Vault(…)")
    }
}

/// The first 64 bits of a fingerprint.
fn shorten(mac: [u8; 32]) -> i64 {
    mac.first_chunk().copied().map_or(0, i64::from_be_bytes)
}

/// HMAC-SHA-256 over `parts` as they stand: callers frame them.
fn hmac(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = keyed(key);
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

fn keyed(key: &[u8; 32]) -> Hmac<Sha256> {
    #[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
    Hmac::new_from_slice(key).expect("32 bytes are a key")
}

/// The length of `part` as eight bytes, big-endian: what stands before it wherever several parts are joined.
fn length(part: &[u8]) -> [u8; 8] {
    u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes()
}

/// Fills `bytes` from the operating system's generator.
fn fill_from_system(bytes: &mut [u8]) -> Result<(), rand::rngs::SysError> {
    SysRng.try_fill_bytes(bytes)
}
