//! Which day's digest is owed to somebody: pure. One per local day and person; missed days become
//! one that says which days it covers.

use chrono::{Days, Duration, NaiveDate, NaiveTime};

use crate::time::{Moment, Zone};

/// A digest that is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owed {
    /// The local day it is for.
    pub day: NaiveDate,
    /// The first day it speaks for: `day`, or earlier when days were missed.
    pub covers_from: NaiveDate,
    /// Composed more than an hour after its time.
    pub is_late: bool,
}

/// More missed days than this are not told apart any more.
const MOST_DAYS: u64 = 31;

/// The digest owed at `now` to somebody whose last was for the day `last`; `since` is when they
/// began to be on the list, for those who never had one.
pub fn day_owed(
    zone: Zone,
    digest_at: NaiveTime,
    now: Moment,
    last: Option<NaiveDate>,
    since: Moment,
) -> Option<Owed> {
    let today = zone.day(now);
    let is_time = now >= zone.at(today.and_time(digest_at));
    let day = if is_time { today } else { today.pred_opt()? };
    let due_at = zone.at(day.and_time(digest_at));
    let covers_from = match last {
        // Also when the clock ran ahead once: no day has two digests.
        Some(last) if last >= day => return None,
        Some(last) => last
            .succ_opt()?
            .max(day.checked_sub_days(Days::new(MOST_DAYS))?),
        None if since > due_at => return None,
        None => day,
    };
    Some(Owed {
        day,
        covers_from,
        is_late: now.since(due_at) > Duration::hours(1),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn owed(now: &str, last: Option<&str>) -> Option<(String, String, bool)> {
        let now = Moment::parse(&format!("{now}+07:00")).unwrap();
        let eight = NaiveTime::from_hms_opt(8, 0, 0).unwrap();
        let since = Moment::parse("2026-01-01T00:00:00Z").unwrap();
        day_owed(Zone::VIETNAM, eight, now, last.map(day), since).map(|owed| {
            (
                owed.day.to_string(),
                owed.covers_from.to_string(),
                owed.is_late,
            )
        })
    }

    #[test]
    fn one_a_day_at_its_time_and_one_for_all_days_missed() {
        let cases = [
            ("2026-11-24T07:59:59", Some("2026-11-23"), None),
            (
                "2026-11-24T08:00:00",
                Some("2026-11-23"),
                Some(("11-24", "11-24", false)),
            ),
            ("2026-11-24T08:00:30", Some("2026-11-24"), None),
            (
                "2026-11-24T09:30:00",
                Some("2026-11-23"),
                Some(("11-24", "11-24", true)),
            ),
            // Three days off, back before and after eight.
            (
                "2026-11-27T10:00:00",
                Some("2026-11-23"),
                Some(("11-27", "11-24", true)),
            ),
            (
                "2026-11-27T03:00:00",
                Some("2026-11-23"),
                Some(("11-26", "11-24", true)),
            ),
            // Suspended over the time and midnight.
            (
                "2026-11-25T00:10:00",
                Some("2026-11-23"),
                Some(("11-24", "11-24", true)),
            ),
            // The clock ran 25 hours ahead and came back.
            ("2026-11-24T08:05:00", Some("2026-11-25"), None),
            ("2026-11-25T08:05:00", Some("2026-11-25"), None),
            // Never had one.
            ("2026-11-24T08:00:10", None, Some(("11-24", "11-24", false))),
            ("2026-11-24T07:00:00", None, Some(("11-23", "11-23", true))),
        ];
        for (now, last, wanted) in cases {
            let wanted = wanted.map(|(day, from, is_late)| {
                (format!("2026-{day}"), format!("2026-{from}"), is_late)
            });
            assert_eq!(owed(now, last), wanted, "{now} after {last:?}");
        }
    }

    #[test]
    fn who_came_later_waits_for_the_next_morning() {
        let now = Moment::parse("2026-11-24T14:00:00+07:00").unwrap();
        let eight = NaiveTime::from_hms_opt(8, 0, 0).unwrap();
        let since = Moment::parse("2026-11-24T13:00:00+07:00").unwrap();
        assert_eq!(day_owed(Zone::VIETNAM, eight, now, None, since), None);
        let next = now.plus(Duration::hours(18));
        assert!(day_owed(Zone::VIETNAM, eight, next, None, since).is_some());
    }
}
