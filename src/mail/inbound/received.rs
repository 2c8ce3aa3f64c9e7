//! The date at the end of a `Received:` field, which the server that took the mail wrote.

use chrono::{Duration, NaiveDate, NaiveTime};

use super::headers;
use crate::time::Moment;

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// When the server that handed a message over says it took it.
pub(super) fn of(raw: &[u8]) -> Option<Moment> {
    let normal = headers::with_line_feeds(raw);
    let (head, _) = headers::split(normal.as_deref().unwrap_or(raw));
    head.plain("Received").as_deref().and_then(moment)
}

/// `from … by …; Mon, 23 Nov 2026 10:00:00 +0700 (ICT)`: the moment behind the last semicolon.
pub(super) fn moment(field: &str) -> Option<Moment> {
    let (_, date) = field.rsplit_once(';')?;
    let plain = without_comments(date);
    let mut words = plain
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|word| !word.is_empty())
        .peekable();
    // The name of the day says nothing new.
    words.next_if(|word| word.starts_with(|c: char| c.is_alphabetic()));
    let day: u32 = words.next()?.parse().ok()?;
    let month = words.next()?.get(..3)?.to_ascii_lowercase();
    let month = (1_u32..).zip(MONTHS).find(|(_, name)| *name == month)?.0;
    let year: i32 = words.next()?.parse().ok()?;
    let time = time(words.next()?)?;
    let offset = words.next().map_or(Some(0), offset)?;
    let local = NaiveDate::from_ymd_opt(year, month, day)?.and_time(time);
    Some(Moment::from(local.and_utc()).plus(Duration::minutes(-offset)))
}

/// Comments may be nested, and hostile ones never end.
fn without_comments(text: &str) -> String {
    let mut depth = 0_usize;
    text.chars()
        .filter(|c| {
            match c {
                '(' => depth = depth.saturating_add(1),
                ')' if depth > 0 => {
                    depth -= 1;
                    return false;
                }
                _ => {}
            }
            depth == 0
        })
        .collect()
}

fn time(word: &str) -> Option<NaiveTime> {
    let mut parts = word.split([':', '.']);
    let hour = parts.next()?.parse().ok()?;
    let minute = parts.next()?.parse().ok()?;
    let second: u32 = parts.next().map_or(Some(0), |part| part.parse().ok())?;
    // A leap second is the end of its minute.
    NaiveTime::from_hms_opt(hour, minute, second.min(59))
}

/// Minutes east of Greenwich.
fn offset(zone: &str) -> Option<i64> {
    let named = match zone.to_ascii_uppercase().as_str() {
        "GMT" | "UT" | "UTC" | "Z" => Some(0),
        "ICT" => Some(7 * 60),
        "EST" | "CDT" => Some(-5 * 60),
        "EDT" => Some(-4 * 60),
        "CST" | "MDT" => Some(-6 * 60),
        "MST" | "PDT" => Some(-7 * 60),
        "PST" => Some(-8 * 60),
        _ => None,
    };
    if named.is_some() {
        return named;
    }
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let digits = zone.strip_prefix(['+', '-'])?;
    if digits.len() != 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i64 = digits.parse().ok()?;
    let minutes = number / 100 * 60 + number % 100;
    (number % 100 < 60 && minutes <= 14 * 60).then_some(sign * minutes)
}

#[cfg(test)]
mod tests {
    use super::moment;

    fn read(date: &str) -> Option<String> {
        moment(&format!("from a by b; {date}")).map(|at| at.to_string())
    }

    #[test]
    fn servers_write_dates_in_many_ways() {
        let ten = Some("2026-11-23T03:00:00Z".to_owned());
        assert_eq!(read("Mon, 23 Nov 2026 10:00:00 +0700 (ICT)"), ten);
        assert_eq!(read(" 23 Nov 2026 10:00:00 +0700"), ten);
        assert_eq!(read("Mon, 23 Nov 2026 03:00 GMT"), ten);
        assert_eq!(
            read("Mon (thứ (Hai)), 23 November 2026 03:00:00 -0000"),
            ten
        );
        assert_eq!(
            moment("from a; by b; 23 Nov 2026 03:00:00 UTC").map(|at| at.to_string()),
            ten
        );
    }

    #[test]
    fn what_is_no_date_is_none() {
        for odd in [
            "",
            "yesterday",
            "32 Nov 2026 10:00:00 +0700",
            "((((((((((((",
            "23 Nov 2026",
        ] {
            assert_eq!(read(odd), None, "{odd}");
        }
        assert_eq!(read("23 Nov 2026 10:00:00 +9999"), None);
        assert_eq!(read("23 Nov 99999999999 10:00:00 +0700"), None);
        assert_eq!(moment("by b with SMTP"), None);
    }
}
