//! The list as it lies in its file: rows of cells, whatever program wrote it.

use std::io::Cursor;

use calamine::{Data, DataType as _, ExcelDateTime, ExcelDateTimeType, Reader as _};
use chrono::{NaiveDate, NaiveDateTime};

/// Bytes of a list.
pub const LARGEST: u64 = 50 * 1024 * 1024;
/// Rows of a list.
const MOST_ROWS: usize = 200_000;

/// Why a file is no list.
#[derive(Debug, thiserror::Error)]
pub enum BadFile {
    #[error("the file is larger than 50 MB")]
    TooLarge,
    #[error("the list has more than 200,000 rows: import it in parts")]
    TooLong,
    #[error("the workbook can't be read: {0}")]
    Workbook(String),
    #[error("the workbook has no sheet called “{0}”")]
    NoSheet(String),
    #[error("the CSV file is not UTF-8: save it as “CSV UTF-8” or as XLSX")]
    NotUtf8,
    #[error("line {0} of the CSV file can't be read")]
    Line(u64),
    #[error("{0}")]
    Columns(String),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Nothing,
    Text(String),
    Number(f64),
    Time(NaiveDateTime),
}

impl Cell {
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::Number(_) | Self::Time(_) => false,
        }
    }

    /// As people would read it out. A telephone number that a spreadsheet took for a number has lost its
    /// zero; whoever reads it as one knows.
    pub fn text(&self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Text(text) => text.trim().to_owned(),
            Self::Number(number) => number.to_string(),
            Self::Time(at) => at.format("%Y-%m-%d %H:%M:%S").to_string(),
        }
    }
}

pub struct Table {
    /// Of the first row, as spreadsheets count.
    first: u32,
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// Reads a workbook (the sheet of this name, else its first), or CSV.
    pub fn read(bytes: Vec<u8>, sheet: Option<&str>) -> Result<Self, BadFile> {
        let is_workbook =
            bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0");
        let table = if is_workbook {
            workbook(bytes, sheet)?
        } else {
            csv_rows(&bytes)?
        };
        if table.rows.len() > MOST_ROWS {
            return Err(BadFile::TooLong);
        }
        Ok(table)
    }

    /// Every row with its number.
    pub fn rows(&self) -> impl Iterator<Item = (u32, &[Cell])> {
        (self.first..).zip(self.rows.iter().map(Vec::as_slice))
    }

    pub fn rows_below(&self, head: u32) -> impl Iterator<Item = (u32, &[Cell])> {
        self.rows().filter(move |(number, _)| *number > head)
    }
}

fn workbook(bytes: Vec<u8>, sheet: Option<&str>) -> Result<Table, BadFile> {
    let wrong = |why: calamine::Error| BadFile::Workbook(why.to_string());
    let mut book = calamine::open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(wrong)?;
    let range = match sheet {
        Some(name) => book
            .worksheet_range(name)
            .map_err(|_not_there| BadFile::NoSheet(name.to_owned()))?,
        None => book
            .worksheet_range_at(0)
            .ok_or_else(|| BadFile::Workbook("it has no sheet".to_owned()))?
            .map_err(wrong)?,
    };
    if range.get_size().0 > MOST_ROWS {
        return Err(BadFile::TooLong);
    }
    let first = range.start().map_or(0, |(row, _)| row);
    let left = range.start().map_or(0, |(_, column)| column);
    let empty = usize::try_from(left).unwrap_or(0).min(1_000);
    let rows = range.rows().map(|row| {
        let cells = row.iter().map(cell);
        std::iter::repeat_n(Cell::Nothing, empty)
            .chain(cells)
            .collect()
    });
    Ok(Table {
        first: first.saturating_add(1),
        rows: rows.collect(),
    })
}

fn cell(data: &Data) -> Cell {
    match data {
        Data::Empty | Data::Error(_) => Cell::Nothing,
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            Cell::Text(text.clone())
        }
        Data::Bool(is) => Cell::Text(if *is { "yes" } else { "no" }.to_owned()),
        Data::Int(_) | Data::Float(_) => data.as_f64().map_or(Cell::Nothing, Cell::Number),
        Data::DateTime(at) => time(at).map_or(Cell::Nothing, Cell::Time),
    }
}

/// A number in a column of days: days since 1900, as spreadsheets count.
pub fn serial(number: f64) -> Option<NaiveDateTime> {
    let is_credible = (36_526.0..110_000.0).contains(&number);
    let at = ExcelDateTime::new(number, ExcelDateTimeType::DateTime, false);
    is_credible.then(|| time(&at)).flatten()
}

fn time(at: &ExcelDateTime) -> Option<NaiveDateTime> {
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    let day = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into())?;
    day.and_hms_opt(hour.into(), minute.into(), second.into())
}

fn csv_rows(bytes: &[u8]) -> Result<Table, BadFile> {
    let text = std::str::from_utf8(bytes).map_err(|_other| BadFile::NotUtf8)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|why| {
            let line = why.position().map_or(0, csv::Position::line);
            BadFile::Line(line)
        })?;
        if rows.len() > MOST_ROWS {
            return Err(BadFile::TooLong);
        }
        let cells = record.iter().map(|cell| Cell::Text(unescaped(cell)));
        rows.push(cells.collect());
    }
    Ok(Table { first: 1, rows })
}

/// What stands most often in the first lines.
fn delimiter(text: &str) -> u8 {
    let head: String = text.lines().take(5).collect();
    let often = |symbol: char| head.matches(symbol).count();
    [(b',', ','), (b';', ';'), (b'\t', '\t')]
        .into_iter()
        .max_by_key(|(byte, symbol)| (often(*symbol), *byte == b','))
        .map_or(b',', |(byte, _)| byte)
}

/// Without the apostrophe that keeps a cell from being a formula.
fn unescaped(cell: &str) -> String {
    let rest = cell.strip_prefix('\'');
    let is_escape = rest.is_some_and(|rest| rest.starts_with(['=', '+', '-', '@']));
    rest.filter(|_| is_escape).unwrap_or(cell).to_owned()
}
