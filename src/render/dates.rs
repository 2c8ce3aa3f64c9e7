//! Dates, times and numbers as people read them.
//!
//! Vietnamese: `thứ Ba, 08/12/2026`, `10:00 thứ Hai, 23/11/2026`, `1.234.567`.
//! English: `Tuesday 8 December 2026`, `10:00, Monday 23 November 2026`, `1,234,567`.
//! Written out by hand: the short forms of the common libraries have a year of two digits.

use chrono::{Datelike, NaiveDate, Timelike, Weekday};

use crate::lang::Lang;
use crate::time::{Moment, Zone};

/// A day in full: `thứ Ba, 08/12/2026`, `Tuesday 8 December 2026`.
pub fn date(lang: Lang, on: NaiveDate) -> String {
    match lang {
        Lang::Vi => format!("{}, {}", weekday(lang, on), day(lang, on)),
        Lang::En => format!("{} {}", weekday(lang, on), day(lang, on)),
    }
}

/// A day as the end of a deadline: `hết ngày thứ Ba, 08/12/2026`,
/// `the end of Tuesday 8 December 2026`.
pub fn end_of(lang: Lang, on: NaiveDate) -> String {
    match lang {
        Lang::Vi => format!("hết ngày {}", date(lang, on)),
        Lang::En => format!("the end of {}", date(lang, on)),
    }
}

/// A day without its weekday: `08/12/2026`, `8 December 2026`.
pub fn day(lang: Lang, on: NaiveDate) -> String {
    match lang {
        Lang::Vi => format!("{:02}/{:02}/{:04}", on.day(), on.month(), on.year()),
        Lang::En => format!("{} {} {:04}", on.day(), month(on), on.year()),
    }
}

/// A day for narrow places, where the year is plain: `08/12`, `8 Dec`.
pub fn day_short(lang: Lang, on: NaiveDate) -> String {
    match lang {
        Lang::Vi => format!("{:02}/{:02}", on.day(), on.month()),
        Lang::En => format!(
            "{} {}",
            on.day(),
            month(on).chars().take(3).collect::<String>()
        ),
    }
}

/// An instant in `zone`, to the minute: `10:00 thứ Hai, 23/11/2026`,
/// `10:00, Monday 23 November 2026`.
pub fn time_of(lang: Lang, zone: Zone, at: Moment) -> String {
    let on = zone.day(at);
    match lang {
        Lang::Vi => format!("{} {}", hour(zone, at), date(lang, on)),
        Lang::En => format!("{}, {}", hour(zone, at), date(lang, on)),
    }
}

/// The time of day in `zone`, on a 24-hour clock: `10:00`.
pub fn hour(zone: Zone, at: Moment) -> String {
    let local = zone.local(at);
    format!("{:02}:{:02}", local.hour(), local.minute())
}

/// The size of a file: `10 MB`, `1,5 MB`, `12 KB`.
pub fn size(words: &super::words::Words, lang: Lang, bytes: u64) -> String {
    const KB: u64 = 1024;
    const MB: u64 = 1024 * KB;
    let tenths = |unit: u64| bytes.saturating_mul(10).saturating_add(unit / 2) / unit;
    let (key, n) = match bytes {
        MB.. => ("files-size-mb", in_tenths(lang, tenths(MB))),
        KB.. => ("files-size-kb", in_tenths(lang, tenths(KB))),
        _ => {
            let n = i64::try_from(bytes).unwrap_or(i64::MAX);
            return words.say(lang, "files-size-bytes", &[("n", n.into())]);
        }
    };
    words.say(lang, key, &[("n", n.into())])
}

fn in_tenths(lang: Lang, tenths: u64) -> String {
    let whole = number(lang, i64::try_from(tenths / 10).unwrap_or(i64::MAX));
    match (lang, tenths % 10) {
        (_, 0) => whole,
        (Lang::Vi, tenth) => format!("{whole},{tenth}"),
        (Lang::En, tenth) => format!("{whole}.{tenth}"),
    }
}

/// A whole number: `1.234.567`, `1,234,567`.
pub fn number(lang: Lang, n: i64) -> String {
    let separator = match lang {
        Lang::Vi => '.',
        Lang::En => ',',
    };
    let digits = n.unsigned_abs().to_string();
    let mut written = String::with_capacity(digits.len() * 4 / 3 + 1);
    if n < 0 {
        written.push('−');
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            written.push(separator);
        }
        written.push(digit);
    }
    written
}

fn weekday(lang: Lang, on: NaiveDate) -> &'static str {
    match (lang, on.weekday()) {
        (Lang::Vi, Weekday::Mon) => "thứ Hai",
        (Lang::Vi, Weekday::Tue) => "thứ Ba",
        (Lang::Vi, Weekday::Wed) => "thứ Tư",
        (Lang::Vi, Weekday::Thu) => "thứ Năm",
        (Lang::Vi, Weekday::Fri) => "thứ Sáu",
        (Lang::Vi, Weekday::Sat) => "thứ Bảy",
        (Lang::Vi, Weekday::Sun) => "Chủ nhật",
        (Lang::En, Weekday::Mon) => "Monday",
        (Lang::En, Weekday::Tue) => "Tuesday",
        (Lang::En, Weekday::Wed) => "Wednesday",
        (Lang::En, Weekday::Thu) => "Thursday",
        (Lang::En, Weekday::Fri) => "Friday",
        (Lang::En, Weekday::Sat) => "Saturday",
        (Lang::En, Weekday::Sun) => "Sunday",
    }
}

fn month(on: NaiveDate) -> &'static str {
    match on.month() {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_sizes_as_people_say_them() {
        let words = super::super::words::Words::load().unwrap();
        let say = |lang, bytes| size(&words, lang, bytes);
        assert_eq!(say(Lang::Vi, 10 * 1024 * 1024), "10 MB");
        assert_eq!(say(Lang::Vi, 1_600_000), "1,5 MB");
        assert_eq!(say(Lang::En, 1_600_000), "1.5 MB");
        assert_eq!(say(Lang::En, 2048), "2 KB");
        assert_eq!(say(Lang::En, 1), "1 byte");
        assert_eq!(say(Lang::Vi, 0), "0 byte");
    }

    #[test]
    fn writes_days_and_times_in_full() {
        let on = NaiveDate::from_ymd_opt(2026, 12, 8).unwrap();
        assert_eq!(date(Lang::Vi, on), "thứ Ba, 08/12/2026");
        assert_eq!(end_of(Lang::Vi, on), "hết ngày thứ Ba, 08/12/2026");
        assert_eq!(date(Lang::En, on), "Tuesday 8 December 2026");
        assert_eq!(day_short(Lang::Vi, on), "08/12");
        assert_eq!(day_short(Lang::En, on), "8 Dec");

        let at = Moment::parse("2026-11-23T03:00:00Z").unwrap();
        assert_eq!(
            time_of(Lang::Vi, Zone::VIETNAM, at),
            "10:00 thứ Hai, 23/11/2026"
        );
        assert_eq!(
            time_of(Lang::En, Zone::VIETNAM, at),
            "10:00, Monday 23 November 2026"
        );
    }

    #[test]
    fn groups_digits_by_three() {
        for (n, vi, en) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1_000, "1.000", "1,000"),
            (1_234_567, "1.234.567", "1,234,567"),
            (-12_345, "−12.345", "−12,345"),
        ] {
            assert_eq!(number(Lang::Vi, n), vi);
            assert_eq!(number(Lang::En, n), en);
        }
    }
}
