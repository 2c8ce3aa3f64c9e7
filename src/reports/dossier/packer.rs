//! A ZIP that is written while it is read: what is packed goes to whoever downloads it before the next
//! piece is read, so that no more than a few pieces are in memory, and none is on disk.

use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};

use actix_web::web::Bytes;
use anyhow::Context as _;
use chrono::{Datelike as _, NaiveDateTime, Timelike as _};
use futures_util::{Stream, StreamExt as _, stream};
use sha2::{Digest as _, Sha256};
use tokio::sync::mpsc;
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipWriter};

use crate::mail::outbox::hex;
use crate::text::words::fold;

/// Pieces that wait for a slow reader.
const WAITING: usize = 4;
/// Characters of a name in the ZIP.
const LONGEST_NAME: usize = 60;

/// Where the ZIP is written to, until it is sent on.
#[derive(Clone, Default)]
struct Outlet(Arc<Mutex<Vec<u8>>>);

impl Outlet {
    fn take(&self) -> Vec<u8> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Outlet {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

pub struct Packer {
    zip: ZipWriter<StreamWriter<Outlet>>,
    outlet: Outlet,
    to: mpsc::Sender<std::io::Result<Bytes>>,
    at: Option<zip::DateTime>,
    /// As `sha256sum -c` reads them.
    sums: String,
}

impl Packer {
    /// A packer, and what it packs. `at`: on the office's clock, the time of every entry.
    pub fn new(at: NaiveDateTime) -> (Self, impl Stream<Item = std::io::Result<Bytes>>) {
        let outlet = Outlet::default();
        let (to, from) = mpsc::channel(WAITING);
        let pieces = stream::unfold(from, |mut from| async move {
            let piece = from.recv().await?;
            Some((piece, from))
        });
        let packer = Self {
            zip: ZipWriter::new_stream(outlet.clone()),
            outlet,
            to,
            at: entry_time(at),
            sums: String::new(),
        };
        (packer, pieces)
    }

    fn start(&mut self, name: &str, method: CompressionMethod) -> anyhow::Result<()> {
        let mut options = SimpleFileOptions::default()
            .compression_method(method)
            .large_file(false);
        if let Some(at) = self.at {
            options = options.last_modified_time(at);
        }
        Ok(self.zip.start_file(name, options)?)
    }

    /// Sends on what was packed so far; waits while the reader is slow.
    async fn send(&mut self) -> anyhow::Result<()> {
        let piece = self.outlet.take();
        if piece.is_empty() {
            return Ok(());
        }
        let sent = self.to.send(Ok(Bytes::from(piece))).await;
        sent.context("the reader has gone")
    }

    pub async fn text(&mut self, name: &str, text: &str) -> anyhow::Result<()> {
        self.start(name, CompressionMethod::Deflated)?;
        self.zip.write_all(text.as_bytes())?;
        self.sum(name, Sha256::digest(text.as_bytes()).as_slice());
        self.send().await
    }

    /// Packs a file as it is read. One that can't be read to its end breaks the whole off: better no
    /// dossier than one that lacks something.
    pub async fn file<E>(
        &mut self,
        name: &str,
        mut content: impl Stream<Item = Result<Vec<u8>, E>> + Unpin,
    ) -> anyhow::Result<()>
    where
        E: std::error::Error + Send + Sync + 'static,
    {
        self.start(name, CompressionMethod::Stored)?;
        let mut hash = Sha256::new();
        while let Some(piece) = content.next().await {
            let piece = piece?;
            hash.update(&piece);
            self.zip.write_all(&piece)?;
            self.send().await?;
        }
        self.sum(name, hash.finalize().as_slice());
        Ok(())
    }

    fn sum(&mut self, name: &str, hash: &[u8]) {
        self.sums.push_str(&hex(hash));
        self.sums.push_str("  ");
        self.sums.push_str(name);
        self.sums.push('\n');
    }

    /// The sums, and the end.
    pub async fn finish(mut self) -> anyhow::Result<()> {
        self.start("SHA256SUMS", CompressionMethod::Deflated)?;
        self.zip.write_all(self.sums.as_bytes())?;
        self.zip.finish()?;
        let piece = self.outlet.take();
        let sent = self.to.send(Ok(Bytes::from(piece))).await;
        sent.context("the reader has gone")
    }

    /// Lets the reader know that there will be no whole.
    pub async fn break_off(to: &mpsc::Sender<std::io::Result<Bytes>>) {
        if to
            .send(Err(std::io::ErrorKind::BrokenPipe.into()))
            .await
            .is_err()
        {
            tracing::debug!("nobody reads the dossier any more");
        }
    }

    pub fn reader(&self) -> mpsc::Sender<std::io::Result<Bytes>> {
        self.to.clone()
    }
}

fn entry_time(at: NaiveDateTime) -> Option<zip::DateTime> {
    let part = |n: u32| u8::try_from(n).unwrap_or(0);
    zip::DateTime::from_date_and_time(
        u16::try_from(at.year()).ok()?,
        part(at.month()),
        part(at.day()),
        part(at.hour()),
        part(at.minute()),
        part(at.second()),
    )
    .ok()
}

/// A name that no system takes for anything else: letters, digits, dots and dashes.
pub fn safe(name: &str) -> String {
    let plain: String = fold(name)
        .chars()
        .map(|symbol| match symbol {
            'a'..='z' | '0'..='9' | '.' => symbol,
            _ => '-',
        })
        .collect();
    let ended = plain
        .rsplit_once('.')
        .filter(|(_, ending)| !ending.contains('-'));
    let (stem, ending) = ended.unwrap_or((&plain, ""));
    let tidy = |text: &str, most: usize| {
        let parts = text.split(['-', '.']).filter(|part| !part.is_empty());
        let joined = parts.collect::<Vec<_>>().join("-");
        joined.chars().take(most).collect::<String>()
    };
    let (stem, ending) = (tidy(stem, LONGEST_NAME), tidy(ending, 10));
    match (stem.is_empty(), ending.is_empty()) {
        (true, true) => "tep".to_owned(),
        (true, false) => format!("tep.{ending}"),
        (false, true) => stem,
        (false, false) => format!("{stem}.{ending}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_nowhere_else() {
        for (name, inside) in [
            ("Ảnh chụp màn hình.PNG", "anh-chup-man-hinh.png"),
            ("../../etc/passwd", "etc-passwd"),
            ("..\\..\\boot.ini", "boot.ini"),
            ("C:\\con", "c-con"),
            ("a\r\nb.txt", "a-b.txt"),
            ("", "tep"),
            ("...", "tep"),
            (".pdf", "tep.pdf"),
            ("\u{202e}gpj.exe", "gpj.exe"),
        ] {
            assert_eq!(safe(name), inside, "{name:?}");
        }
        assert!(safe(&"ấ".repeat(500)).chars().count() <= LONGEST_NAME);
    }
}
