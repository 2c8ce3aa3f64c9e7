//! Sealing: XChaCha20-Poly1305 under a random nonce.
//!
//! A sealed text is one version byte (1), 24 bytes of nonce, the ciphertext and its 16-byte tag. Label (what it is,
//! e.g. `complaint`) and context (whose it is, e.g. a row's key) are not stored but authenticated, so that a
//! sealed text opens only where it was sealed for: moved to another column or row it does not open.

use std::fmt;

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use serde::Serialize;
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

use super::length;

pub(super) const VERSION: u8 = 1;
const NONCE: usize = 24;

/// Why a sealed text does not open. Says nothing of what was in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsealable {
    #[error("sealed in a form this version of Leakdesk does not know")]
    UnknownForm,
    #[error("sealed with another key, for another place, or damaged")]
    Damaged,
    /// It opened, but is not the JSON expected; serde's own message could quote the text.
    #[error("unsealed, but not of the shape expected (column {column})")]
    Misshapen { column: usize },
}

/// A key to seal with: a case's own, or the desk's. Wiped when dropped.
pub struct SealingKey(Zeroizing<[u8; 32]>);

impl SealingKey {
    pub(super) fn new(bytes: Zeroizing<[u8; 32]>) -> Self {
        Self(bytes)
    }

    pub(super) fn from_slice(bytes: &[u8]) -> Option<Self> {
        bytes
            .try_into()
            .ok()
            .map(|bytes| Self(Zeroizing::new(bytes)))
    }

    /// Seals `plain`; only [`SealingKey::open`] with the same label gives it back.
    pub fn seal(&self, label: &'static str, plain: &[u8]) -> Vec<u8> {
        self.seal_for(label, &[], plain)
    }

    pub fn open(
        &self,
        label: &'static str,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, Unsealable> {
        self.open_for(label, &[], sealed)
    }

    /// As [`SealingKey::seal`], bound to one row or owner as well.
    ///
    /// # Panics
    /// Beyond 256 GiB, the cipher's limit.
    pub fn seal_for(&self, label: &'static str, context: &[u8], plain: &[u8]) -> Vec<u8> {
        let mut nonce = [0; NONCE];
        rand::fill(&mut nonce);
        let payload = Payload {
            msg: plain,
            aad: &associated(label, context),
        };
        #[expect(
            clippy::expect_used,
            reason = "a lost text would be worse; see # Panics"
        )]
        let ciphertext = self
            .cipher()
            .encrypt(&XNonce::from(nonce), payload)
            .expect("a text within bounds");
        [&[VERSION], nonce.as_slice(), &ciphertext].concat()
    }

    pub fn open_for(
        &self,
        label: &'static str,
        context: &[u8],
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, Unsealable> {
        let Some((&VERSION, sealed)) = sealed.split_first() else {
            return Err(Unsealable::UnknownForm);
        };
        let Some((nonce, ciphertext)) = sealed.split_first_chunk::<NONCE>() else {
            return Err(Unsealable::Damaged);
        };
        let payload = Payload {
            msg: ciphertext,
            aad: &associated(label, context),
        };
        match self.cipher().decrypt(&XNonce::from(*nonce), payload) {
            Ok(plain) => Ok(Zeroizing::new(plain)),
            Err(chacha20poly1305::Error) => Err(Unsealable::Damaged),
        }
    }

    /// As [`SealingKey::seal`], for a value written as JSON.
    pub fn seal_json<T: Serialize>(
        &self,
        label: &'static str,
        value: &T,
    ) -> Result<Vec<u8>, serde_json::Error> {
        let plain = Zeroizing::new(serde_json::to_vec(value)?);
        Ok(self.seal(label, &plain))
    }

    pub fn open_json<T: DeserializeOwned>(
        &self,
        label: &'static str,
        sealed: &[u8],
    ) -> Result<T, Unsealable> {
        let plain = self.open(label, sealed)?;
        serde_json::from_slice(&plain).map_err(|error| Unsealable::Misshapen {
            column: error.column(),
        })
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&*self.0).into())
    }
}

impl fmt::Debug for SealingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealingKey(…)")
    }
}

/// Version, label and context, each with its length before it.
pub(super) fn associated(label: &str, context: &[u8]) -> Vec<u8> {
    let label = label.as_bytes();
    [
        &[VERSION],
        length(label).as_slice(),
        label,
        length(context).as_slice(),
        context,
    ]
    .concat()
}
