//! The files of a case in words: what is there to fetch, and why one was not taken.

use super::open::Opened;
use super::page::FileLine;
use crate::app::App;
use crate::cases::Case;
use crate::db::{Conn, Error, Id, Result};
use crate::files::{FileKind, FileRow, FileWords, Refused, store};
use crate::lang::Lang;
use crate::render::words::{self, Arg};
use crate::vault::{CaseKey, Vault};

/// A file's row with its names.
pub(super) struct Attached {
    row: FileRow,
    words: FileWords,
}

impl Attached {
    pub const fn row(&self) -> &FileRow {
        &self.row
    }
}

/// The files of a case that the complainant may fetch: their own, and those of messages to them.
pub(super) fn read(
    conn: &mut Conn,
    vault: &Vault,
    key: Option<&CaseKey>,
    case: &Case,
) -> Result<Vec<Attached>> {
    let Some(key) = key else {
        return Ok(Vec::new());
    };
    let rows = store::list_of_case(conn, case.id)?;
    let theirs = rows
        .into_iter()
        .filter(|row| row.is_of_case() || row.is_of_message());
    theirs
        .map(|row| {
            let words = row
                .words(vault, Some(key))
                .map_err(|why| Error::Corrupt(format!("a file's names: {why}")))?;
            Ok(Attached { row, words })
        })
        .collect()
}

/// The files sent with the complaint.
pub(super) fn of_case(case: &Opened) -> Vec<FileLine> {
    let files = case.found.files.iter().filter(|it| it.row.is_of_case());
    files.map(|file| line(case, file)).collect()
}

pub(super) fn of_message(case: &Opened, message_id: Id) -> Vec<FileLine> {
    let files = case
        .found
        .files
        .iter()
        .filter(|it| it.row.is_of_message() && it.row.owner_id == message_id);
    files.map(|file| line(case, file)).collect()
}

fn line(case: &Opened, file: &Attached) -> FileLine {
    let kind = case.say(&format!("files-kind-{}", file.row.kind.key()));
    let size = words::size(&case.app.pages.words, case.lang, file.row.size());
    FileLine {
        href: case.path(&format!("files/{}", file.row.id())),
        name: file.words.name.clone(),
        about: format!("{kind}, {size}"),
        sha256: file.words.sha256_hex(),
    }
}

/// Why a file was not taken.
pub(super) fn refused(app: &App, lang: Lang, name: &str, why: Refused) -> String {
    let limits = app.files.limits();
    let size = |bytes| Arg::from(words::size(&app.pages.words, lang, bytes));
    let args = [
        ("name", name.into()),
        ("each", size(limits.each)),
        ("total", size(limits.total)),
        ("most", limits.most.into()),
        ("kinds", kinds(app).into()),
    ];
    app.pages.words.say(lang, why.key(), &args)
}

/// `jpg, png, …`
pub(super) fn kinds(app: &App) -> String {
    let kinds: Vec<_> = app.files.kinds().map(FileKind::key).collect();
    kinds.join(", ")
}

/// For the browser's file picker: `.jpg,.png,…`
pub(super) fn accept(app: &App) -> String {
    let kinds: Vec<_> = app
        .files
        .kinds()
        .map(|kind| format!(".{}", kind.key()))
        .collect();
    kinds.join(",")
}
