//! Lists to take away, as CSV, XLSX or JSON lines: who asked is for the caller to write down first.

mod csv;
mod lines;
mod sheet;

use serde::Serialize;

use super::asked::Asked;
use super::queries::{self, Eyes};
use super::report::Counts;
use super::say::{Say, names};
use super::span::{Span, Step};
use super::tables::{self, Around};
use crate::access::store as staff_store;
use crate::app::App;
use crate::db::{self, Conn, Db, Id};
use crate::lang::Lang;
use crate::vault::Vault;
use lines::{CaseLine, Writer};

/// Cases read at once.
const A_PIECE: usize = 500;

/// A workbook is made whole in memory.
pub const MOST_IN_SHEET: usize = 50_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Csv,
    Sheet,
    JsonLines,
}

impl Format {
    pub const fn key(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Sheet => "xlsx",
            Self::JsonLines => "jsonl",
        }
    }

    pub fn parse(key: &str) -> Option<Self> {
        [Self::Csv, Self::Sheet, Self::JsonLines]
            .into_iter()
            .find(|format| format.key() == key)
    }

    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Sheet => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::JsonLines => "application/jsonl",
        }
    }
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Nothing,
    Text(String),
    Number(i64),
    Day(chrono::NaiveDate),
    /// On the office's clock.
    Time(chrono::NaiveDateTime),
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        if text.is_empty() {
            Self::Nothing
        } else {
            Self::Text(text)
        }
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

/// A table with its heads.
pub struct Sheet {
    pub heads: Vec<String>,
    pub rows: Vec<Vec<Value>>,
}

/// Why a list could not be made.
#[derive(Debug, thiserror::Error)]
pub enum Unmade {
    #[error(transparent)]
    Db(#[from] db::Error),
    #[error("the workbook can't be written: {0}")]
    Sheet(#[from] rust_xlsxwriter::XlsxError),
    #[error("the table can't be written: {0}")]
    Csv(#[from] ::csv::Error),
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

impl From<Unmade> for crate::web::WebError {
    fn from(why: Unmade) -> Self {
        match why {
            Unmade::Db(why) => why.into(),
            other => Self::Internal(other.into()),
        }
    }
}

/// The cases that a list is made of: which they are was settled at once, so that its length is known
/// before anything leaves.
pub struct Export {
    pub asked: Asked,
    eyes: Eyes,
    with_words: bool,
    ids: Vec<Id>,
}

impl Export {
    pub async fn prepare(
        app: &App,
        eyes: Eyes,
        asked: Asked,
        with_words: bool,
    ) -> db::Result<Self> {
        let (for_whom, zone) = (eyes.clone(), app.zone);
        let work = move |conn: &mut Conn| queries::list_ids(conn, &for_whom, &asked, zone);
        Ok(Self {
            ids: app.db.read(work).await?,
            asked,
            eyes,
            with_words,
        })
    }

    pub fn len(&self) -> usize {
        self.ids.len()
    }

    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    pub fn is_too_long_for_sheet(&self) -> bool {
        self.len() > MOST_IN_SHEET
    }

    /// What was asked, as the log of exports keeps it.
    pub fn filter(&self) -> String {
        let mut filter = self.asked.query();
        if self.with_words {
            filter.push_str("&words=yes");
        }
        if let Eyes::Operator {
            with_restricted: true,
        } = self.eyes
        {
            filter.push_str("&restricted=yes");
        }
        filter
    }

    fn piece(&self, number: usize) -> Option<Vec<Id>> {
        self.ids.chunks(A_PIECE).nth(number).map(<[Id]>::to_vec)
    }
}

/// Reads the cases piece by piece and puts them into words.
#[derive(Clone)]
pub struct Carrier {
    db: Db,
    vault: Vault,
    say: Say,
}

impl Carrier {
    pub fn new(app: &App, lang: Lang) -> Self {
        Self {
            db: app.db.clone(),
            vault: app.vault.clone(),
            say: Say::new(app, lang),
        }
    }

    async fn lines(&self, export: &Export, number: usize) -> db::Result<Option<Vec<CaseLine>>> {
        let Some(ids) = export.piece(number) else {
            return Ok(None);
        };
        let (eyes, vault, with_words) =
            (export.eyes.clone(), self.vault.clone(), export.with_words);
        let work = move |conn: &mut Conn| {
            let staff = names(&staff_store::list_staff(conn, &vault)?);
            let key = with_words.then_some(&vault);
            lines::read(conn, &eyes, &ids, (key, &staff))
        };
        self.db.read(work).await.map(Some)
    }

    fn writer(&self, export: &Export) -> Writer<'_> {
        Writer {
            say: &self.say,
            with_words: export.with_words,
        }
    }

    /// The heads and the first cases, then more cases; `None` behind the last. An empty list has its
    /// heads all the same.
    pub async fn csv_piece(
        &self,
        export: &Export,
        number: usize,
        with_bom: bool,
    ) -> db::Result<Option<Vec<u8>>> {
        let lines = self.lines(export, number).await?;
        if lines.is_none() && number > 0 {
            return Ok(None);
        }
        let writer = self.writer(export);
        let heads = (number == 0).then(|| writer.heads());
        let lines = lines.unwrap_or_default();
        let rows = lines.iter().map(|line| writer.row(line));
        let written = csv::write(heads.as_deref(), rows);
        let mut bytes = written.map_err(|why| db::Error::Corrupt(why.to_string()))?;
        if with_bom && number == 0 {
            bytes.splice(0..0, csv::BOM);
        }
        Ok(Some(bytes))
    }

    /// The same as a workbook.
    pub async fn sheet(&self, export: &Export) -> Result<Vec<u8>, Unmade> {
        let writer = self.writer(export);
        let mut book = sheet::Book::new(&writer.heads())?;
        let mut number = 0;
        while let Some(lines) = self.lines(export, number).await? {
            for line in &lines {
                book.push(&writer.row(line))?;
            }
            number += 1;
        }
        Ok(book.finish()?)
    }

    /// One object a line, its keys in English whatever the language.
    pub async fn json_piece(
        &self,
        export: &Export,
        number: usize,
    ) -> Result<Option<Vec<u8>>, Unmade> {
        let Some(lines) = self.lines(export, number).await? else {
            return Ok(None);
        };
        let mut bytes = Vec::new();
        for line in &lines {
            write_line(&mut bytes, &lines::json(line, self.say.zone))?;
        }
        Ok(Some(bytes))
    }
}

fn write_line(bytes: &mut Vec<u8>, line: &impl Serialize) -> Result<(), serde_json::Error> {
    serde_json::to_writer(&mut *bytes, line)?;
    bytes.push(b'\n');
    Ok(())
}

/// A table that lies in memory, whole.
pub fn whole(format: Format, with_bom: bool, sheet: &Sheet) -> Result<Vec<u8>, Unmade> {
    if format == Format::Sheet {
        let mut book = sheet::Book::new(&sheet.heads)?;
        for row in &sheet.rows {
            book.push(row)?;
        }
        return Ok(book.finish()?);
    }
    let mut bytes = csv::write(Some(&sheet.heads), sheet.rows.iter().cloned())?;
    if with_bom {
        bytes.splice(0..0, csv::BOM);
    }
    Ok(bytes)
}

/// The figures of a report as one table: what each line is by, which one it is, and its numbers.
pub fn figures(say: &Say, counts: &Counts, (span, step): (Span, Step)) -> Sheet {
    let people = names(&counts.staff);
    let ids: Vec<Id> = counts.staff.iter().map(|person| person.id).collect();
    let around = Around {
        say,
        names: &people,
        staff: &ids,
    };
    let table = say.say("reports-col-table");
    let heads = [table, say.say("reports-col-line")];
    let heads = heads.into_iter().chain(tables::heads(say, false)).collect();
    Sheet {
        heads,
        rows: tables::values(&around, &counts.figures, span, step),
    }
}
