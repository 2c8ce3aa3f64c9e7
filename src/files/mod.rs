//! Files that people send: judged, counted, sealed and put on disk as they come, never whole in memory; handed
//! out again piece by piece.
//!
//! A file is stored before anything is written to the database, under 128 random bits, and a row that names
//! it follows in the same request; what is left without a row is swept ([`Files::sweep`]). So there may be a
//! file without a row for a while, and never a row without a file.

mod kind;
mod name;
mod place;
mod preview;
mod scanner;
pub mod store;
mod storing;
mod sweep;

use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use anyhow::Context as _;
use futures_util::{Stream, StreamExt as _};
use object_store::ObjectStoreExt as _;
use tokio::sync::Semaphore;

pub use kind::FileKind;
pub use name::{LONGEST_NAME, tidy};
pub use preview::{Preview, Undrawn};
pub use scanner::{Scanner, Unsure};
pub use store::{Adopted, FileRow, FileWords, NewFileRow, Owner};
pub use sweep::{SweepError, Swept};

use crate::config::{Config, ConfigError};
use crate::db::Id;
use crate::vault::{FileKey, FileOpener, Unsealable, Vault};
use place::Place;

/// Files of mails that are being stored at the same time, beside those of forms: however many people send
/// forms, mail comes in.
const MAILS_AT_ONCE: usize = 4;
/// How long a file waits for its turn.
const TURN: Duration = Duration::from_secs(60);

/// A file's name in the store and in addresses: 128 random bits, which tell nothing of when.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub(crate) Id);

impl FileId {
    fn random() -> Self {
        Self(Id::random())
    }

    /// Reads what `Display` writes, and nothing that only looks like it.
    pub fn parse(text: &str) -> Option<Self> {
        let is_ours = text.len() == 32
            && text
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        Id::parse(text).filter(|_| is_ours).map(Self)
    }

    pub fn bytes(&self) -> &[u8; 16] {
        self.0.bytes()
    }

    fn path(self) -> object_store::path::Path {
        object_store::path::Path::from(self.to_string())
    }
}

impl fmt::Display for FileId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(*self.bytes()))
    }
}

impl fmt::Debug for FileId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What one form may send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    pub most: usize,
    /// Bytes of one file.
    pub each: u64,
    /// Bytes of all together.
    pub total: u64,
}

impl Limits {
    /// What is left of them beside files that are there already.
    #[must_use]
    pub fn beside(self, sizes: impl IntoIterator<Item = u64>) -> Self {
        sizes.into_iter().fold(self, |left, size| Self {
            most: left.most.saturating_sub(1),
            total: left.total.saturating_sub(size),
            ..left
        })
    }
}

/// What is known of a file before it is read.
#[derive(Clone, Copy, Debug)]
pub struct Offered<'a> {
    /// As the sender wrote it; may be empty.
    pub name: &'a str,
    /// The media type the sender says it is; may be empty.
    pub declared: &'a str,
    /// Of mail: any kind is taken, empty ones too.
    pub is_lenient: bool,
    /// Bytes that it may have.
    pub each: u64,
    /// Bytes that are left for it of what all may have together.
    pub left: u64,
}

impl<'a> Offered<'a> {
    /// A file of a form: one of the kinds that are taken, and what it says it is.
    pub fn by_form(name: &'a str, declared: &'a str, limits: Limits) -> Self {
        Self {
            name,
            declared,
            is_lenient: false,
            each: limits.each,
            left: limits.total,
        }
    }

    /// A file of a mail, or the mail itself: whatever it is, of at most so many bytes.
    pub fn by_mail(name: &'a str, declared: &'a str, most: u64) -> Self {
        Self {
            name,
            declared,
            is_lenient: true,
            each: most,
            left: most,
        }
    }
}

/// A file that lies sealed in the store, on disk for good, and has no row yet.
#[derive(Clone)]
pub struct Stored {
    pub id: FileId,
    pub kind: FileKind,
    /// Bytes of the content.
    pub size: u64,
    /// Of the content.
    pub sha256: [u8; 32],
    /// Fit to be shown.
    pub name: String,
    /// As it was given.
    pub given: String,
    /// The media type that was declared.
    pub declared: String,
    /// Its own key under the desk's.
    pub wrapped_key: Vec<u8>,
}

/// Without its names: they may tell about a person.
impl fmt::Debug for Stored {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Stored({} {})", self.id, self.kind.key())
    }
}

/// Why a file was not taken. The sender can mend it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Refused {
    TooLarge,
    TotalTooLarge,
    TooMany,
    KindNotAllowed,
    /// The content is not what the name or the declared type says.
    Mismatch,
    Infected,
    Empty,
}

impl Refused {
    /// The key of its sentence in the words of both languages.
    pub const fn key(self) -> &'static str {
        match self {
            Self::TooLarge => "files-refused-large",
            Self::TotalTooLarge => "files-refused-total",
            Self::TooMany => "files-refused-many",
            Self::KindNotAllowed => "files-refused-kind",
            Self::Mismatch => "files-refused-mismatch",
            Self::Infected => "files-refused-infected",
            Self::Empty => "files-refused-empty",
        }
    }
}

/// Why a file could not be stored or read, which its sender cannot mend.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// Full, unwritable, or not there.
    #[error("the file store failed: {0}")]
    Disk(String),
    #[error(transparent)]
    Scanner(#[from] Unsure),
    /// The sender stopped in the middle.
    #[error("the file did not come to its end")]
    Interrupted,
    /// Too many at once.
    #[error("too many files are being stored at once")]
    Busy,
    #[error("a stored file: {0}")]
    Damaged(#[from] Unsealable),
}

impl Fault {
    fn disk(why: &dyn fmt::Display) -> Self {
        Self::Disk(why.to_string())
    }
}

impl From<object_store::Error> for Fault {
    fn from(why: object_store::Error) -> Self {
        Self::disk(&why)
    }
}

/// The file store, with what is taken into it.
pub struct Files {
    place: Place,
    kinds: BTreeSet<FileKind>,
    scanner: Option<Scanner>,
    limits: Limits,
    turns: Semaphore,
    mail_turns: Semaphore,
    drawing: Arc<Semaphore>,
    orphans: Mutex<sweep::Orphans>,
}

impl Files {
    /// Opens the configured store; its folder is made.
    pub fn open(config: &Config) -> anyhow::Result<Self> {
        let wrong = |name: &str, why: String| ConfigError(format!("{name}: {why}"));
        let scanner = config.clamd.as_deref().map(Scanner::parse).transpose();
        let place = match &config.file_store {
            Some(url) => Place::remote(url).context("file_store")?,
            None => Place::folder(&config.data_dir.join("files"))?,
        };
        Ok(Self {
            kinds: kind::parse_kinds(&config.file_kinds).map_err(|why| wrong("file_kinds", why))?,
            scanner: scanner.map_err(|why| wrong("clamd", why))?,
            limits: Limits {
                most: config.file_count,
                each: config.file_bytes,
                total: config.file_total_bytes,
            },
            turns: Semaphore::new(place.at_once),
            mail_turns: Semaphore::new(MAILS_AT_ONCE),
            place,
            drawing: Arc::new(Semaphore::new(1)),
            orphans: Mutex::default(),
        })
    }

    /// What one form may send.
    pub const fn limits(&self) -> Limits {
        self.limits
    }

    /// The kinds a form may send, for the words around it: `jpg, png, …`.
    pub fn kinds(&self) -> impl Iterator<Item = FileKind> {
        let taken = FileKind::NAMED.into_iter();
        taken.filter(|kind| self.kinds.contains(kind))
    }

    pub const fn scanner(&self) -> Option<&Scanner> {
        self.scanner.as_ref()
    }

    /// Reads `bytes` to their end, or to where they can't be taken any more, and stores them sealed: on
    /// disk for good when this returns. What is refused or fails leaves nothing behind.
    pub async fn store<B, E>(
        &self,
        vault: &Vault,
        offered: Offered<'_>,
        bytes: impl Stream<Item = Result<B, E>> + Unpin,
    ) -> Result<Result<Stored, Refused>, Fault>
    where
        B: AsRef<[u8]>,
    {
        let turns = if offered.is_lenient {
            &self.mail_turns
        } else {
            &self.turns
        };
        let Ok(Ok(_turn)) = tokio::time::timeout(TURN, turns.acquire()).await else {
            return Err(Fault::Busy);
        };
        let stored = storing::store(self, vault, offered, bytes).await;
        if let Ok(Ok(stored)) = &stored {
            self.bear(stored.id);
        }
        stored
    }

    /// The content of a file, piece by piece, each piece sure. A file that isn't there is told at once;
    /// one that was tampered with, where that is.
    pub async fn read(
        &self,
        key: FileKey,
        row: &FileRow,
    ) -> Result<impl Stream<Item = Result<Vec<u8>, Fault>> + use<>, Fault> {
        let sealed = self.place.store.get(&row.id().path()).await?.into_stream();
        let opener = FileOpener::new(key, row.id().bytes());
        let begin = (sealed, Some(opener));
        Ok(futures_util::stream::try_unfold(
            begin,
            |(mut sealed, mut opener)| async move {
                let Some(mut open) = opener.take() else {
                    return Ok(None);
                };
                loop {
                    let Some(more) = sealed.next().await else {
                        return Ok(Some((open.finish()?, (sealed, None))));
                    };
                    let plain = open.push(&more?)?;
                    if !plain.is_empty() {
                        return Ok(Some((plain, (sealed, Some(open)))));
                    }
                }
            },
        ))
    }

    /// The whole content, of a file that is small enough; `None` when it is not.
    pub async fn read_whole(
        &self,
        key: FileKey,
        row: &FileRow,
        most: usize,
    ) -> Result<Option<Vec<u8>>, Fault> {
        let mut pieces = std::pin::pin!(self.read(key, row).await?);
        let mut whole = Vec::new();
        while let Some(piece) = pieces.next().await {
            whole.extend(piece?);
            if whole.len() > most {
                return Ok(None);
            }
        }
        Ok(Some(whole))
    }

    /// Removes what was stored. Once its row is gone, or before it has one; what isn't there is no
    /// fault.
    pub async fn remove(&self, id: FileId) -> Result<(), Fault> {
        match self.place.store.delete(&id.path()).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(why) => Err(why.into()),
        }
    }

    /// Removes what a request stored and then did not need; what can't be removed now, the sweep finds.
    pub async fn discard(&self, stored: impl IntoIterator<Item = FileId>) {
        for id in stored {
            if let Err(why) = self.remove(id).await {
                tracing::warn!(error = %why, "a file is left to the sweep");
            }
        }
    }

    /// Whether something can be written and removed, for the doctor.
    pub async fn probe(&self) -> Result<(), Fault> {
        let path = FileId::random().path();
        self.place.store.put(&path, vec![0].into()).await?;
        Ok(self.place.store.delete(&path).await?)
    }
}
