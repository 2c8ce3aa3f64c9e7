//! One file on its way in.

use std::collections::BTreeSet;

use futures_util::{Stream, StreamExt as _};
use object_store::{MultipartUpload, ObjectStoreExt as _, PutPayload};
use sha2::{Digest as _, Sha256};

use super::kind::{self, TextCheck, Unfit};
use super::scanner::{Scan, Verdict};
use super::{Fault, FileId, FileKind, Files, Offered, Refused, Stored, name};
use crate::vault::{FileKey, FileSealer, TooLong, Vault};

/// Bytes by which a file is judged.
const HEAD: usize = 4096;

impl From<TooLong> for Fault {
    fn from(why: TooLong) -> Self {
        Self::disk(&why)
    }
}

/// What can happen on the way besides an end.
enum Stop {
    Refused(Refused),
    Fault(Fault),
}

impl<F: Into<Fault>> From<F> for Stop {
    fn from(fault: F) -> Self {
        Self::Fault(fault.into())
    }
}

pub(super) async fn store<B, E>(
    files: &Files,
    vault: &Vault,
    offered: Offered<'_>,
    bytes: impl Stream<Item = Result<B, E>> + Unpin,
) -> Result<Result<Stored, Refused>, Fault>
where
    B: AsRef<[u8]>,
{
    let mut source = Source {
        bytes,
        offered,
        size: 0,
    };
    match take(files, vault, &mut source).await {
        Ok(stored) => Ok(Ok(stored)),
        Err(Stop::Refused(why)) => Ok(Err(why)),
        Err(Stop::Fault(why)) => Err(why),
    }
}

async fn take<B, E, S>(
    files: &Files,
    vault: &Vault,
    source: &mut Source<'_, S>,
) -> Result<Stored, Stop>
where
    B: AsRef<[u8]>,
    S: Stream<Item = Result<B, E>> + Unpin,
{
    let offered = source.offered;
    let shown = name::tidy(offered.name);
    let head = source.head().await?;
    let kind = judge(&shown, offered, &head, &files.kinds)?;
    // Mail is let in to the last byte: it can't be asked to come without its files.
    if !offered.is_lenient && files.place.is_tight() {
        return Err(Fault::Disk("too little room is left".to_owned()).into());
    }
    let mut storing = Storing::begin(files, kind, offered.is_lenient).await?;
    let fed = feed(&mut storing, &head, source).await;
    if let Err(stop) = fed {
        storing.abort().await;
        return Err(stop);
    }
    let (id, key) = (storing.id, storing.key.clone());
    let sha256 = storing.finish().await?;
    Ok(Stored {
        id,
        kind,
        size: source.size,
        sha256,
        name: if shown.is_empty() {
            unnamed(kind)
        } else {
            shown
        },
        given: name::kept(offered.name),
        declared: name::kept(offered.declared),
        wrapped_key: vault.wrap_file_key(id.bytes(), &key),
    })
}

fn unnamed(kind: FileKind) -> String {
    match kind {
        FileKind::Other => "tep".to_owned(),
        kind => format!("tep.{}", kind.key()),
    }
}

fn judge(
    name: &str,
    offered: Offered<'_>,
    head: &[u8],
    allowed: &BTreeSet<FileKind>,
) -> Result<FileKind, Stop> {
    if offered.is_lenient {
        return Ok(kind::recognise_kindly(name, offered.declared, head));
    }
    if head.is_empty() {
        return Err(Stop::Refused(Refused::Empty));
    }
    kind::judge(name, offered.declared, head, allowed).map_err(|why| {
        Stop::Refused(match why {
            Unfit::Kind => Refused::KindNotAllowed,
            Unfit::Mismatch => Refused::Mismatch,
        })
    })
}

async fn feed<B, E, S>(
    storing: &mut Storing,
    head: &[u8],
    source: &mut Source<'_, S>,
) -> Result<(), Stop>
where
    B: AsRef<[u8]>,
    S: Stream<Item = Result<B, E>> + Unpin,
{
    storing.push(head).await?;
    while let Some(bytes) = source.next().await? {
        storing.push(bytes.as_ref()).await?;
    }
    storing.check_end().await
}

/// The bytes that come, counted.
struct Source<'a, S> {
    bytes: S,
    offered: Offered<'a>,
    size: u64,
}

impl<B, E, S> Source<'_, S>
where
    B: AsRef<[u8]>,
    S: Stream<Item = Result<B, E>> + Unpin,
{
    async fn next(&mut self) -> Result<Option<B>, Stop> {
        let Some(bytes) = self.bytes.next().await else {
            return Ok(None);
        };
        let bytes = bytes.map_err(|_broken| Fault::Interrupted)?;
        let length = u64::try_from(bytes.as_ref().len()).unwrap_or(u64::MAX);
        self.size = self.size.saturating_add(length);
        if self.size > self.offered.each {
            Err(Stop::Refused(Refused::TooLarge))
        } else if self.size > self.offered.left {
            Err(Stop::Refused(Refused::TotalTooLarge))
        } else {
            Ok(Some(bytes))
        }
    }

    /// What the file is judged by; all of it when it is short.
    async fn head(&mut self) -> Result<Vec<u8>, Stop> {
        let mut head = Vec::new();
        while head.len() < HEAD {
            match self.next().await? {
                Some(bytes) => head.extend_from_slice(bytes.as_ref()),
                None => break,
            }
        }
        Ok(head)
    }
}

/// A file being written: sealed, hashed, checked and scanned at once.
struct Storing {
    id: FileId,
    key: FileKey,
    upload: Box<dyn MultipartUpload>,
    part: usize,
    sealer: FileSealer,
    /// Sealed and not yet written.
    sealed: Vec<u8>,
    hash: Sha256,
    text: Option<TextCheck>,
    scan: Option<Scan>,
}

impl Storing {
    async fn begin(files: &Files, kind: FileKind, is_lenient: bool) -> Result<Self, Fault> {
        let scan = match &files.scanner {
            Some(scanner) => Some(scanner.begin().await?),
            None => None,
        };
        let (id, key) = (FileId::random(), FileKey::random());
        let (sealer, header) = FileSealer::new(&key, id.bytes());
        Ok(Self {
            upload: files.place.store.put_multipart(&id.path()).await?,
            part: files.place.part,
            id,
            key,
            sealer,
            sealed: header,
            hash: Sha256::new(),
            text: (kind == FileKind::Txt && !is_lenient).then(TextCheck::default),
            scan,
        })
    }

    async fn push(&mut self, bytes: &[u8]) -> Result<(), Stop> {
        if let Some(text) = &mut self.text
            && !text.push(bytes)
        {
            return Err(Stop::Refused(Refused::Mismatch));
        }
        if let Some(scan) = &mut self.scan {
            scan.push(bytes).await?;
        }
        self.hash.update(bytes);
        self.sealer.push(bytes, &mut self.sealed)?;
        if self.sealed.len() >= self.part {
            self.write().await?;
        }
        Ok(())
    }

    /// One part at a time: what comes faster than the disk waits in the network.
    async fn write(&mut self) -> Result<(), Fault> {
        let part = PutPayload::from(std::mem::take(&mut self.sealed));
        Ok(self.upload.put_part(part).await?)
    }

    /// What can only be said once all was seen.
    async fn check_end(&mut self) -> Result<(), Stop> {
        if self.text.take().is_some_and(|text| !text.finish()) {
            return Err(Stop::Refused(Refused::Mismatch));
        }
        if let Some(scan) = self.scan.take()
            && scan.finish().await? == Verdict::Infected
        {
            tracing::warn!("the virus scanner found something; the file was not taken");
            return Err(Stop::Refused(Refused::Infected));
        }
        Ok(())
    }

    /// Puts the file under its name, on disk for good; gives the SHA-256 of the content.
    async fn finish(mut self) -> Result<[u8; 32], Fault> {
        self.sealed.extend(self.sealer.finish()?);
        let last = PutPayload::from(self.sealed);
        let written = match self.upload.put_part(last).await {
            Ok(()) => self.upload.complete().await.map(drop),
            failed => failed,
        };
        if let Err(why) = written {
            abort(&mut *self.upload).await;
            return Err(why.into());
        }
        Ok(self.hash.finalize().into())
    }

    async fn abort(mut self) {
        abort(&mut *self.upload).await;
    }
}

/// Removes what was begun; what can't be removed, the sweep finds.
async fn abort(upload: &mut dyn MultipartUpload) {
    if let Err(why) = upload.abort().await {
        tracing::warn!(error = %why, "a file that was begun is left to the sweep");
    }
}
