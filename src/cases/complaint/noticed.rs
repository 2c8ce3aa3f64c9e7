//! When something was noticed, as far as somebody remembers: a day, a month or a year in figures.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A day, a month or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticedOn {
    pub year: i32,
    pub month: Option<u32>,
    pub day: Option<u32>,
}

impl NoticedOn {
    /// Whether all of it lies after `today`.
    pub fn is_after(self, today: NaiveDate) -> bool {
        let first =
            NaiveDate::from_ymd_opt(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1));
        first.is_some_and(|first| first > today)
    }
}

impl fmt::Display for NoticedOn {
    /// `20/11/2026`, `11/2026` or `2026`, which is read the same in both languages.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(day) = self.day {
            write!(f, "{day:02}/")?;
        }
        if let Some(month) = self.month {
            write!(f, "{month:02}/")?;
        }
        write!(f, "{}", self.year)
    }
}

/// The field that has to be mended, and how.
type Odd = (&'static str, &'static str);

/// Reads day, month and year as typed. What is left empty was not remembered.
pub(super) fn parse([day, month, year]: [&str; 3]) -> Result<Option<NoticedOn>, Odd> {
    let day = number(day, 1..=31, ("noticed_day", "complaint-error-day"))?;
    let month = number(month, 1..=12, ("noticed_month", "complaint-error-month"))?;
    let year = number(year, 1990..=2199, ("noticed_year", "complaint-error-year"))?;
    if day.is_some() && month.is_none() {
        return Err(("noticed_month", "complaint-error-month-missing"));
    }
    let Some(year) = year else {
        return match month {
            Some(_) => Err(("noticed_year", "complaint-error-year-missing")),
            None => Ok(None),
        };
    };
    let year = i32::try_from(year).unwrap_or(0);
    let on = NoticedOn { year, month, day };
    match (month, day) {
        (Some(month), Some(day)) if NaiveDate::from_ymd_opt(year, month, day).is_none() => {
            Err(("noticed_day", "complaint-error-no-such-day"))
        }
        _ => Ok(Some(on)),
    }
}

fn number(
    typed: &str,
    allowed: std::ops::RangeInclusive<u32>,
    odd: Odd,
) -> Result<Option<u32>, Odd> {
    // Digits of other widths, as some keyboards type them.
    let typed: String = typed
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c.to_digit(10) {
            Some(_) => c,
            None => full_width(c),
        })
        .collect();
    if typed.is_empty() {
        return Ok(None);
    }
    let number = typed.parse().ok().filter(|number| allowed.contains(number));
    number.map(Some).ok_or(odd)
}

fn full_width(c: char) -> char {
    match u32::from(c) {
        code @ 0xFF10..=0xFF19 => char::from_digit(code - 0xFF10, 10).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_taken_as_far_as_it_is_remembered() {
        let table = [
            (["20", "11", "2026"], Ok(Some("20/11/2026"))),
            (["", "9", "2026"], Ok(Some("09/2026"))),
            (["", "", " 2026 "], Ok(Some("2026"))),
            (["", "", ""], Ok(None)),
            (["２０", "１１", "２０２６"], Ok(Some("20/11/2026"))),
            (["29", "2", "2024"], Ok(Some("29/02/2024"))),
            (["31", "2", "2026"], Err("noticed_day")),
            (["32", "1", "2026"], Err("noticed_day")),
            (["hôm qua", "", ""], Err("noticed_day")),
            (["", "13", "2026"], Err("noticed_month")),
            (["5", "", "2026"], Err("noticed_month")),
            (["5", "10", ""], Err("noticed_year")),
            (["", "10", "26"], Err("noticed_year")),
            (["", "", "-1"], Err("noticed_year")),
        ];
        for (typed, expected) in table {
            let found = parse(typed).map_err(|(field, _)| field);
            let found = found.map(|on| on.map(|on| on.to_string()));
            assert_eq!(found, expected.map(|on| on.map(str::to_owned)), "{typed:?}");
        }
    }

    #[test]
    fn what_has_not_begun_yet_is_after_today() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let on = |parts| parse(parts).unwrap().unwrap();
        assert!(!on(["23", "11", "2026"]).is_after(today));
        assert!(on(["24", "11", "2026"]).is_after(today));
        assert!(!on(["", "11", "2026"]).is_after(today));
        assert!(on(["", "12", "2026"]).is_after(today));
        assert!(!on(["", "", "2026"]).is_after(today));
    }
}
