//! Days and times as people type them from paper: `20/11`, `20/11/2026`, `20112026`, `9h30`. The day
//! stands before the month, whatever the browser thinks.

use chrono::{Datelike, NaiveDate, NaiveTime};

use crate::lang::Lang;
use crate::render::words;

/// Which year is meant where none is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lean {
    /// The latest such day up to today.
    Past,
    /// The next such day from today on.
    Future,
}

/// The years in which something can have come in or be due; outside them it is a slip of the pen, and
/// no database need take it.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2199;

/// Whether the desk can have to do with this day.
pub fn is_credible(day: NaiveDate) -> bool {
    YEARS.contains(&day.year())
}

/// Reads a day; `None` when it can't be read or lies outside the years the desk has to do with.
pub fn day(typed: &str, today: NaiveDate, lean: Lean) -> Option<NaiveDate> {
    let parts: Vec<&str> = typed
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    if typed.trim_start().starts_with('-') {
        return None;
    }
    let number = |text: &str| text.parse::<u32>().ok();
    let found = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => {
            NaiveDate::from_ymd_opt(year.parse().ok()?, number(month)?, number(day)?)
        }
        [day, month, year] if matches!(year.len(), 2 | 4) => {
            NaiveDate::from_ymd_opt(whole_year(year)?, number(month)?, number(day)?)
        }
        [day, month] => without_year((number(day)?, number(month)?), today, lean),
        [run] => run_together(run, today, lean),
        _ => None,
    };
    found.filter(|day| is_credible(*day))
}

/// A day as people type it, in either language; [`day`] reads it.
pub fn written(day: NaiveDate) -> String {
    words::day(Lang::Vi, day)
}

fn whole_year(typed: &str) -> Option<i32> {
    let year: i32 = typed.parse().ok()?;
    Some(if typed.len() == 2 { 2000 + year } else { year })
}

/// `2011`, `201126`, `20112026`.
fn run_together(typed: &str, today: NaiveDate, lean: Lean) -> Option<NaiveDate> {
    let part = |from: usize, to: usize| typed.get(from..to)?.parse::<u32>().ok();
    let (day, month) = (part(0, 2)?, part(2, 4)?);
    match typed.len() {
        4 => without_year((day, month), today, lean),
        6 | 8 => NaiveDate::from_ymd_opt(whole_year(typed.get(4..)?)?, month, day),
        _ => None,
    }
}

fn without_year((day, month): (u32, u32), today: NaiveDate, lean: Lean) -> Option<NaiveDate> {
    let years = match lean {
        Lean::Past => [today.year(), today.year() - 1],
        Lean::Future => [today.year(), today.year() + 1],
    };
    let is_meant = |found: &NaiveDate| match lean {
        Lean::Past => *found <= today,
        Lean::Future => *found >= today,
    };
    years
        .into_iter()
        .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
        .find(is_meant)
}

/// Reads a time of day: `9:30`, `09:30`, `9h30`, `9 giờ 30`, `0930`, `9h`.
pub fn time(typed: &str) -> Option<NaiveTime> {
    let parts: Vec<&str> = typed
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    let (hour, minute) = match parts.as_slice() {
        [run] if run.len() == 4 => (run.get(..2)?, run.get(2..)?),
        [hour] if hour.len() < 3 && hour.len() < typed.trim().len() => (*hour, "0"),
        [hour, minute] if minute.len() == 2 => (*hour, *minute),
        _ => return None,
    };
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, month, day)
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        let today = on(2026, 11, 23).unwrap();
        for typed in [
            "2026-11-20",
            "20/11/2026",
            "20.11.2026",
            "20-11-26",
            "20/11",
            "20112026",
            "201126",
            "2011",
            " ngày 20 tháng 11 năm 2026 ",
        ] {
            assert_eq!(day(typed, today, Lean::Past), on(2026, 11, 20), "{typed}");
        }
        assert_eq!(day("24/12", today, Lean::Past), on(2025, 12, 24));
        assert_eq!(day("24/12", today, Lean::Future), on(2026, 12, 24));
        assert_eq!(day("5/1", today, Lean::Future), on(2027, 1, 5));
        assert_eq!(day("29/2", today, Lean::Past), None);
    }

    #[test]
    fn what_no_desk_has_to_do_with_is_not_read() {
        let today = on(2026, 11, 23).unwrap();
        for typed in [
            "",
            "x",
            "-5000-01-01",
            "0001-01-01",
            "1999-12-31",
            "31/02/2026",
            "11/20/2026",
            "+262142-12-31",
            "262142-12-31",
            "20/11/20266",
            "99999999999999999999",
        ] {
            assert_eq!(day(typed, today, Lean::Past), None, "{typed}");
        }
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        for typed in ["9:30", "09:30", "9h30", "9 giờ 30", "0930"] {
            assert_eq!(time(typed), NaiveTime::from_hms_opt(9, 30, 0), "{typed}");
        }
        assert_eq!(time("14h"), NaiveTime::from_hms_opt(14, 0, 0));
        for typed in ["25:00", "9", "9:5", "sáng", "12:60"] {
            assert_eq!(time(typed), None, "{typed}");
        }
    }
}
