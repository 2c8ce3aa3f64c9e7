//! Sealing what is too long to be held in memory, chunk by chunk, under a key of its own.
//!
//! A sealed file is one version byte (1), 19 random bytes, and chunks: 64 KiB of the content each (the last
//! one may be shorter, and an empty file has one empty chunk), ciphertext with its 16-byte tag. A chunk's nonce is
//! the 19 bytes, its number as four bytes and one byte that says whether it is the last (the STREAM
//! construction): chunks that are missing, repeated, swapped or cut off do not open. What the file is and whose
//! is authenticated with each chunk, as [`super::seal`] does it.

use std::fmt;

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use super::seal::{SealingKey, Unsealable, VERSION, associated};
use super::{CaseKey, Vault};

/// Bytes of content in a chunk.
pub const CHUNK: usize = 64 * 1024;
/// What sealing adds to each chunk.
const TAG: usize = 16;
const PREFIX: usize = 19;
const HEADER: usize = 1 + PREFIX;

const CONTENT: &str = "file";
const WRAPPED: &str = "file key";

/// The key of one file.
#[derive(Clone)]
pub struct FileKey(Zeroizing<[u8; 32]>);

impl FileKey {
    pub fn random() -> Self {
        let mut bytes = Zeroizing::new([0; 32]);
        rand::fill(bytes.as_mut_slice());
        Self(bytes)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&*self.0).into())
    }
}

impl fmt::Debug for FileKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FileKey(…)")
    }
}

impl Vault {
    /// The file's key as it is stored while no case has the file.
    pub fn wrap_file_key(&self, file_id: &[u8], key: &FileKey) -> Vec<u8> {
        wrap(&self.keys.wrapping, file_id, key)
    }

    pub fn unwrap_file_key(&self, file_id: &[u8], wrapped: &[u8]) -> Result<FileKey, Unsealable> {
        unwrap(&self.keys.wrapping, file_id, wrapped)
    }
}

impl CaseKey {
    /// The file's key as it is stored once a case has the file: gone with the case's key.
    pub fn wrap_file_key(&self, file_id: &[u8], key: &FileKey) -> Vec<u8> {
        wrap(self, file_id, key)
    }

    pub fn unwrap_file_key(&self, file_id: &[u8], wrapped: &[u8]) -> Result<FileKey, Unsealable> {
        unwrap(self, file_id, wrapped)
    }
}

fn wrap(with: &SealingKey, file_id: &[u8], key: &FileKey) -> Vec<u8> {
    with.seal_for(WRAPPED, file_id, key.0.as_slice())
}

fn unwrap(with: &SealingKey, file_id: &[u8], wrapped: &[u8]) -> Result<FileKey, Unsealable> {
    let bytes = with.open_for(WRAPPED, file_id, wrapped)?;
    let bytes = bytes.as_slice().try_into();
    bytes
        .map(|bytes| FileKey(Zeroizing::new(bytes)))
        .map_err(|_wrong_length| Unsealable::Damaged)
}

/// What both directions share: the cipher, the beginning of every nonce, the number of the next chunk.
struct Chunks {
    cipher: XChaCha20Poly1305,
    associated: Vec<u8>,
    prefix: [u8; PREFIX],
    next: u32,
}

impl Chunks {
    fn new(key: &FileKey, file_id: &[u8], prefix: [u8; PREFIX]) -> Self {
        Self {
            cipher: key.cipher(),
            associated: associated(CONTENT, file_id),
            prefix,
            next: 0,
        }
    }

    /// The nonce of the next chunk; `None` when their numbers have run out.
    fn nonce(&mut self, is_last: bool) -> Option<XNonce> {
        let number = self.next;
        self.next = number.checked_add(1)?;
        let mut bytes = [0; 24];
        let all = self.prefix.into_iter().chain(number.to_be_bytes());
        for (place, byte) in bytes.iter_mut().zip(all.chain([u8::from(is_last)])) {
            *place = byte;
        }
        Some(bytes.into())
    }

    fn seal(&mut self, plain: &[u8], is_last: bool) -> Result<Vec<u8>, TooLong> {
        let nonce = self.nonce(is_last).ok_or(TooLong)?;
        let payload = Payload {
            msg: plain,
            aad: &self.associated,
        };
        self.cipher
            .encrypt(&nonce, payload)
            .map_err(|_beyond_bounds| TooLong)
    }

    fn open(&mut self, sealed: &[u8], is_last: bool) -> Result<Vec<u8>, Unsealable> {
        let nonce = self.nonce(is_last).ok_or(Unsealable::Damaged)?;
        let payload = Payload {
            msg: sealed,
            aad: &self.associated,
        };
        self.cipher
            .decrypt(&nonce, payload)
            .map_err(|_damaged| Unsealable::Damaged)
    }
}

/// A file of more than 256 TiB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too long to be sealed")]
pub struct TooLong;

/// Seals a file as it comes.
pub struct FileSealer {
    chunks: Chunks,
    waiting: Zeroizing<Vec<u8>>,
}

impl FileSealer {
    /// Begins the file with this id; the bytes given are the first of the sealed file.
    pub fn new(key: &FileKey, file_id: &[u8]) -> (Self, Vec<u8>) {
        let mut prefix = [0; PREFIX];
        rand::fill(&mut prefix);
        let sealer = Self {
            chunks: Chunks::new(key, file_id, prefix),
            waiting: Zeroizing::new(Vec::with_capacity(CHUNK)),
        };
        (sealer, [&[VERSION], prefix.as_slice()].concat())
    }

    /// Takes more of the content; adds the chunks that are complete to `sealed`. The newest one waits: it may
    /// be the last.
    pub fn push(&mut self, mut plain: &[u8], sealed: &mut Vec<u8>) -> Result<(), TooLong> {
        while !plain.is_empty() {
            if self.waiting.len() >= CHUNK {
                append(sealed, self.chunks.seal(&self.waiting, false)?);
                self.waiting.clear();
            }
            let room = CHUNK.saturating_sub(self.waiting.len()).min(plain.len());
            let (now, later) = plain.split_at_checked(room).unwrap_or((plain, &[]));
            self.waiting.extend_from_slice(now);
            plain = later;
        }
        Ok(())
    }

    /// The end of the sealed file.
    pub fn finish(mut self) -> Result<Vec<u8>, TooLong> {
        self.chunks.seal(&self.waiting, true)
    }
}

/// Without a copy where there is nothing before it: many files are sealed at once.
fn append(sealed: &mut Vec<u8>, chunk: Vec<u8>) {
    if sealed.is_empty() {
        *sealed = chunk;
    } else {
        sealed.extend(chunk);
    }
}

/// Opens a sealed file as it comes. Nothing is given out that was not authenticated; that the whole file is
/// there, only [`FileOpener::finish`] can tell.
pub struct FileOpener {
    key: FileKey,
    file_id: Vec<u8>,
    chunks: Option<Chunks>,
    waiting: Vec<u8>,
}

impl FileOpener {
    pub fn new(key: FileKey, file_id: &[u8]) -> Self {
        Self {
            key,
            file_id: file_id.to_vec(),
            chunks: None,
            waiting: Vec::new(),
        }
    }

    /// Takes more of the sealed file; gives what of the content is sure.
    pub fn push(&mut self, sealed: &[u8]) -> Result<Vec<u8>, Unsealable> {
        self.waiting.extend_from_slice(sealed);
        let mut plain = Vec::new();
        if self.chunks.is_none() && self.waiting.len() >= HEADER {
            let header: Vec<u8> = self.waiting.drain(..HEADER).collect();
            self.chunks = Some(self.begin(&header)?);
        }
        if let Some(chunks) = &mut self.chunks {
            // One that ends where the data does may be the last.
            while self.waiting.len() > CHUNK + TAG {
                let rest = self.waiting.split_off(CHUNK + TAG);
                let chunk = std::mem::replace(&mut self.waiting, rest);
                plain.extend(chunks.open(&chunk, false)?);
            }
        }
        Ok(plain)
    }

    /// The end of the content; an error when the sealed file ended too early.
    pub fn finish(self) -> Result<Vec<u8>, Unsealable> {
        let mut chunks = self.chunks.ok_or(Unsealable::Damaged)?;
        chunks.open(&self.waiting, true)
    }

    fn begin(&self, header: &[u8]) -> Result<Chunks, Unsealable> {
        let Some((&VERSION, prefix)) = header.split_first() else {
            return Err(Unsealable::UnknownForm);
        };
        let prefix = prefix
            .try_into()
            .map_err(|_wrong_length| Unsealable::Damaged)?;
        Ok(Chunks::new(&self.key, &self.file_id, prefix))
    }
}
