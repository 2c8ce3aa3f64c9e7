//! Reads a calendar file: CSV with a first line `date,name_vi,name_en,kind` (more columns may
//! follow, e.g. the legal basis; lines starting with `#` are comments). What cannot be read is
//! refused with the number of its line: a wrong calendar would move legal dates silently.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::NaiveDate;
use csv::{ReaderBuilder, StringRecord, Trim};
use unicode_normalization::UnicodeNormalization;

use super::calendar::{Day, DayKind};

const COLUMNS: &str = "date,name_vi,name_en,kind";

/// Why a calendar was refused.
#[derive(Debug, thiserror::Error)]
pub enum CalendarError {
    #[error("cannot read the calendar {}: {source}", path.display())]
    Unreadable {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("calendar line {line}: not UTF-8; save the file as UTF-8")]
    NotUtf8 { line: usize },
    #[error("calendar: the first line must name the columns {COLUMNS}; “{missing}” is missing")]
    NoColumn { missing: &'static str },
    #[error("calendar line {line}: cannot be read as CSV: {source}")]
    NotCsv { line: u64, source: csv::Error },
    #[error("calendar line {line}: “{text}” is not a day; write it as 2026-11-24")]
    NotADay { line: u64, text: String },
    #[error(
        "calendar line {line}: unknown kind “{text}”; write statutory, makeup, swap_off or \
         swap_work"
    )]
    UnknownKind { line: u64, text: String },
    #[error("calendar line {line}: the day has no name in column {column}")]
    NoName { line: u64, column: &'static str },
    #[error("calendar line {line}: {day} is there already, on line {first}")]
    Twice {
        line: u64,
        first: u64,
        day: NaiveDate,
    },
    #[error("calendar: it holds no day at all")]
    Empty,
}

/// Where each column stands in the file at hand.
struct Columns {
    date: usize,
    name_vi: usize,
    name_en: usize,
    kind: usize,
}

impl Columns {
    fn find(header: &StringRecord) -> Result<Self, CalendarError> {
        let place = |name: &'static str| {
            let found = header
                .iter()
                .position(|cell| cell.eq_ignore_ascii_case(name));
            found.ok_or(CalendarError::NoColumn { missing: name })
        };
        Ok(Self {
            date: place("date")?,
            name_vi: place("name_vi")?,
            name_en: place("name_en")?,
            kind: place("kind")?,
        })
    }
}

/// Decodes a calendar file, naming the line of the first byte that is not UTF-8.
pub(super) fn decode(bytes: Vec<u8>) -> Result<String, CalendarError> {
    String::from_utf8(bytes).map_err(|refused| {
        let good = refused.utf8_error().valid_up_to();
        let breaks = refused
            .as_bytes()
            .iter()
            .take(good)
            .filter(|byte| **byte == b'\n')
            .count();
        CalendarError::NotUtf8 { line: breaks + 1 }
    })
}

/// Reads every day of a calendar.
pub(super) fn parse(text: &str) -> Result<BTreeMap<NaiveDate, Day>, CalendarError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = ReaderBuilder::new()
        .trim(Trim::All)
        .comment(Some(b'#'))
        .from_reader(text.as_bytes());
    let columns = Columns::find(reader.headers().map_err(not_csv)?)?;
    let mut days = BTreeMap::new();
    let mut lines = BTreeMap::new();
    for record in reader.records() {
        let record = record.map_err(not_csv)?;
        let line = record.position().map_or(0, csv::Position::line);
        let day = parse_day(&record, &columns, line)?;
        if let Some(first) = lines.insert(day.date, line) {
            return Err(CalendarError::Twice {
                line,
                first,
                day: day.date,
            });
        }
        days.insert(day.date, day);
    }
    if days.is_empty() {
        Err(CalendarError::Empty)
    } else {
        Ok(days)
    }
}

fn not_csv(source: csv::Error) -> CalendarError {
    CalendarError::NotCsv {
        line: source.position().map_or(1, csv::Position::line),
        source,
    }
}

fn parse_day(record: &StringRecord, columns: &Columns, line: u64) -> Result<Day, CalendarError> {
    let cell = |place: usize| record.get(place).unwrap_or_default();
    let name = |place: usize, column: &'static str| match cell(place) {
        "" => Err(CalendarError::NoName { line, column }),
        name => Ok(name.nfc().collect::<String>()),
    };
    let text = cell(columns.date);
    // Read back what was read: chrono would also take 2026-1-2 and +12026-01-02.
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .ok()
        .filter(|date| date.to_string() == text)
        .ok_or_else(|| CalendarError::NotADay {
            line,
            text: text.to_owned(),
        })?;
    let kind = DayKind::parse(cell(columns.kind)).ok_or_else(|| CalendarError::UnknownKind {
        line,
        text: cell(columns.kind).to_owned(),
    })?;
    Ok(Day {
        date,
        name_vi: name(columns.name_vi, "name_vi")?,
        name_en: name(columns.name_en, "name_en")?,
        kind,
    })
}
