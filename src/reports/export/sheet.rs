//! XLSX: what is text is written as text and never as a formula; days are days.

use chrono::{Datelike as _, NaiveDate, NaiveDateTime, Timelike as _};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::Value;

/// The longest text that a cell takes.
const LONGEST: usize = 32_000;

pub struct Book {
    workbook: Workbook,
    sheet: Worksheet,
    row: u32,
    day: Format,
    time: Format,
    columns: usize,
}

impl Book {
    pub fn new(heads: &[String]) -> Result<Self, XlsxError> {
        let mut sheet = Worksheet::new();
        let bold = Format::new().set_bold();
        for (column, head) in (0_u16..).zip(heads) {
            sheet.write_string_with_format(0, column, head, &bold)?;
            let width = u32::try_from(head.chars().count())
                .unwrap_or(20)
                .clamp(10, 40);
            sheet.set_column_width(column, f64::from(width + 4))?;
        }
        sheet.set_freeze_panes(1, 0)?;
        Ok(Self {
            workbook: Workbook::new(),
            sheet,
            row: 1,
            day: Format::new().set_num_format("dd/mm/yyyy"),
            time: Format::new().set_num_format("dd/mm/yyyy hh:mm"),
            columns: heads.len(),
        })
    }

    pub fn push(&mut self, values: &[Value]) -> Result<(), XlsxError> {
        for (column, value) in (0_u16..).zip(values) {
            self.write(column, value)?;
        }
        self.row += 1;
        Ok(())
    }

    fn write(&mut self, column: u16, value: &Value) -> Result<(), XlsxError> {
        let (sheet, row) = (&mut self.sheet, self.row);
        match value {
            Value::Nothing => {}
            Value::Text(text) => {
                let text: String = text.chars().take(LONGEST).collect();
                sheet.write_string(row, column, text)?;
            }
            Value::Number(n) => {
                // Counts and days: far below what a float keeps whole.
                let n = i32::try_from(*n).unwrap_or(i32::MAX);
                sheet.write_number(row, column, f64::from(n))?;
            }
            Value::Day(day) => {
                let at = excel_day(*day)?;
                sheet.write_datetime_with_format(row, column, &at, &self.day)?;
            }
            Value::Time(at) => {
                let at = excel_time(*at)?;
                sheet.write_datetime_with_format(row, column, &at, &self.time)?;
            }
        }
        Ok(())
    }

    pub fn finish(mut self) -> Result<Vec<u8>, XlsxError> {
        let last = u16::try_from(self.columns.saturating_sub(1)).unwrap_or(0);
        self.sheet
            .autofilter(0, 0, self.row.saturating_sub(1), last)?;
        self.workbook.push_worksheet(self.sheet);
        self.workbook.save_to_buffer()
    }
}

fn excel_day(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(day.year()).unwrap_or(u16::MAX);
    let part = |n: u32| u8::try_from(n).unwrap_or(u8::MAX);
    ExcelDateTime::from_ymd(year, part(day.month()), part(day.day()))
}

fn excel_time(at: NaiveDateTime) -> Result<ExcelDateTime, XlsxError> {
    let minute = u8::try_from(at.minute()).unwrap_or(0);
    let hour = u16::try_from(at.hour()).unwrap_or(0);
    excel_day(at.date())?.and_hms(hour, minute, 0)
}
