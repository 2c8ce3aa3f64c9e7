//! Files that people send: how they are sealed, stored, taken from forms and handed out.

pub(crate) mod handing_out;
mod scanned;
mod sealing;
mod storing;
mod upload;

use std::convert::Infallible;

use actix_web::web::Data;
use futures_util::{Stream, StreamExt as _, stream};
use leakdesk::app::App;
use leakdesk::files::{Fault, Limits, Offered, Refused, Stored};

use crate::support::TestApp;

/// The smallest of each kind that is told by its first bytes.
pub(crate) const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0";
pub(crate) const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n";

/// `bytes` as they come over a network, in pieces of `size`.
fn pieces(
    bytes: &[u8],
    size: usize,
) -> impl Stream<Item = Result<Vec<u8>, Infallible>> + Unpin + use<> {
    let pieces: Vec<_> = bytes.chunks(size).map(|piece| Ok(piece.to_vec())).collect();
    stream::iter(pieces)
}

/// A PDF of so many bytes.
fn pdf(size: usize) -> Vec<u8> {
    let mut content = PDF.to_vec();
    content.extend((content.len()..size).map(|at| u8::try_from(at % 251).unwrap()));
    content
}

const ROOMY: Limits = Limits {
    most: 5,
    each: 1024 * 1024,
    total: 2 * 1024 * 1024,
};

async fn offer(app: &App, name: &str, content: &[u8]) -> Result<Result<Stored, Refused>, Fault> {
    let offered = Offered::by_form(name, "", ROOMY);
    app.files
        .store(&app.vault, offered, pieces(content, 10_000))
        .await
}

/// Stores a file that is fine.
pub(crate) async fn stored(app: &App, name: &str, content: &[u8]) -> Stored {
    offer(app, name, content).await.unwrap().unwrap()
}

/// What lies in the file store.
fn lying(test: &TestApp) -> Vec<String> {
    let entries = std::fs::read_dir(test.data_dir().join("files")).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

async fn read(app: &Data<App>, row: &leakdesk::files::FileRow) -> Result<Vec<u8>, Fault> {
    let key = row.key(&app.vault, None)?;
    let mut pieces = std::pin::pin!(app.files.read(key, row).await?);
    let mut whole = Vec::new();
    while let Some(piece) = pieces.next().await {
        whole.extend(piece?);
    }
    Ok(whole)
}
