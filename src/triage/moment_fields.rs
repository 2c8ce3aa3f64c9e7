//! A moment in a form: a day and a time of day at the desk, never later than now.

use chrono::{NaiveDate, NaiveTime};

use super::pages::Typed;
use super::typed_date::is_credible;
use super::wording::Wording;
use crate::render::Field;
use crate::render::words::hour;
use crate::time::{Moment, Zone};

/// The two fields, holding `at`: `date` and `time`, labelled by `triage-<prefix>-date` and `…-time`.
pub fn fields(say: &Wording, prefix: &str, at: Moment) -> [Field; 2] {
    let label = |what: &str| say.say(&format!("triage-{prefix}-{what}"));
    [
        Field::date("date", label("date")).value(say.zone.day(at).to_string()),
        Field::time("time", label("time")).value(hour(say.zone, at)),
    ]
}

/// The moment that was typed; `None` when it can't be read, or is later than `now`. What says the same
/// minute as `now` is `now`.
pub fn read(typed: &Typed, zone: Zone, now: Moment) -> Option<Moment> {
    let day: NaiveDate = typed
        .text("date")
        .parse()
        .ok()
        .filter(|day| is_credible(*day))?;
    let time = NaiveTime::parse_from_str(typed.text("time"), "%H:%M").ok()?;
    let at = zone.at(day.and_time(time));
    (at <= now).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::{Typed, read};
    use crate::time::{Moment, Zone};

    #[test]
    fn a_moment_is_read_at_the_desk_and_never_lies_ahead() {
        let now = Moment::parse("2026-11-23T10:00:30+07:00").unwrap();
        let at = |date: &str, time: &str| {
            let pairs = [("date", date), ("time", time)];
            let pairs = pairs
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .to_vec();
            read(&Typed::new("x", pairs), Zone::VIETNAM, now)
        };
        assert_eq!(
            at("2026-11-23", "10:00"),
            Moment::parse("2026-11-23T10:00:00+07:00").ok()
        );
        assert_eq!(at("2026-11-23", "10:01"), None);
        assert_eq!(at("23/11/2026", "10:00"), None);
        assert_eq!(at("2026-11-20", ""), None);
        for absurd in [
            "-5000-01-01",
            "0001-01-01",
            "-262143-01-01",
            "+262142-12-31",
        ] {
            assert_eq!(at(absurd, "10:00"), None, "{absurd}");
        }
    }
}
