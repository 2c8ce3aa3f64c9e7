//! Days, times and choices as they stand in lists.

use chrono::{Datelike as _, NaiveDate, NaiveTime};

use super::table::{Cell, serial};

/// A day, and the time of it where one was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    pub day: NaiveDate,
    pub time: Option<NaiveTime>,
}

/// Reads a day: as spreadsheets keep it, `20/11/2026`, `2026-11-20`, each with or without a time.
pub fn when(cell: &Cell) -> Option<When> {
    let found = match cell {
        Cell::Nothing => None,
        Cell::Time(at) => Some((at.date(), Some(at.time()))),
        Cell::Number(number) => serial(*number).map(|at| (at.date(), Some(at.time()))),
        Cell::Text(text) => typed(text.trim()),
    };
    let (day, time) = found?;
    // Midnight is what is written where nobody wrote a time.
    let time = time.filter(|time| *time != NaiveTime::MIN);
    (2000..=2199)
        .contains(&day.year())
        .then_some(When { day, time })
}

fn typed(text: &str) -> Option<(NaiveDate, Option<NaiveTime>)> {
    let parts: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c == 'T' || c == ',')
        .filter(|part| !part.is_empty())
        .collect();
    match parts.as_slice() {
        [date] => Some((day(date)?, None)),
        [date, at] => match day(date) {
            Some(day) => Some((day, Some(time(at)?))),
            None => Some((day(at)?, Some(time(date)?))),
        },
        _ => None,
    }
}

/// The day stands before the month, unless the year stands first.
fn day(text: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = text.split(['/', '-', '.']).collect();
    let [first, month, last] = parts.as_slice() else {
        return None;
    };
    let number = |text: &str| text.parse::<u32>().ok();
    let year = |text: &str| {
        let year: i32 = text.parse().ok()?;
        match text.len() {
            2 => Some(2000 + year),
            4 => Some(year),
            _ => None,
        }
    };
    if first.len() == 4 {
        return NaiveDate::from_ymd_opt(year(first)?, number(month)?, number(last)?);
    }
    NaiveDate::from_ymd_opt(year(last)?, number(month)?, number(first)?)
}

/// `9:30`, `09:30:15`, `9h30`, `9h`; what follows seconds (a fraction, a zone) is not read.
pub fn time(text: &str) -> Option<NaiveTime> {
    let text = text.split(['.', '+', 'Z']).next().unwrap_or_default();
    let parts: Vec<&str> = text.split([':', 'h', 'H']).collect();
    let number = |text: &str| text.parse::<u32>().ok();
    match parts.as_slice() {
        [hour, ""] => NaiveTime::from_hms_opt(number(hour)?, 0, 0),
        [hour, minute] => NaiveTime::from_hms_opt(number(hour)?, number(minute)?, 0),
        [hour, minute, second] => {
            NaiveTime::from_hms_opt(number(hour)?, number(minute)?, number(second)?)
        }
        _ => None,
    }
}

/// A time of day in a column of its own.
pub fn time_of(cell: &Cell) -> Option<NaiveTime> {
    match cell {
        Cell::Time(at) => Some(at.time()),
        // A part of a day.
        Cell::Number(part) if (0.0..1.0).contains(part) => {
            serial(40_000.0 + part).map(|at| at.time())
        }
        Cell::Nothing | Cell::Number(_) => None,
        Cell::Text(text) => time(text.trim()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Option<When> {
        when(&Cell::Text(text.to_owned()))
    }

    #[test]
    fn days_are_read_as_lists_write_them() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
        let half_past = NaiveTime::from_hms_opt(9, 30, 0);
        for typed in [
            "20/11/2026",
            "20-11-2026",
            "20.11.26",
            "2026-11-20",
            " 20/11/2026 ",
        ] {
            assert_eq!(text(typed), Some(When { day, time: None }), "{typed}");
        }
        for typed in [
            "20/11/2026 9:30",
            "20/11/2026 09:30:00",
            "9h30 20/11/2026",
            "2026-11-20T09:30:00+07:00",
            "2026-11-20 09:30:00.000",
        ] {
            assert_eq!(
                text(typed),
                Some(When {
                    day,
                    time: half_past
                }),
                "{typed}"
            );
        }
        assert_eq!(when(&Cell::Number(46_346.0)).map(|it| it.day), Some(day));
        let with_time = when(&Cell::Number(46_346.395_833_333_336)).unwrap();
        assert_eq!((with_time.day, with_time.time), (day, half_past));
    }

    #[test]
    fn what_is_no_day_is_none() {
        for typed in [
            "",
            "x",
            "11/20/2026",
            "31/02/2026",
            "1999-01-01",
            "20/11",
            "0",
        ] {
            assert_eq!(text(typed), None, "{typed}");
        }
        for number in [0.0, 1.0, 7.5, -3.0, 1e300, f64::NAN] {
            assert_eq!(when(&Cell::Number(number)), None);
        }
    }
}
