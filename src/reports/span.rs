//! The days a report is about, cut into months or weeks.

use chrono::{Datelike as _, Days, Months, NaiveDate};

use crate::time::{Moment, Zone};

/// Days from the first to the last, both counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

/// How a span is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Month,
    Week,
}

impl Step {
    pub const ALL: [Self; 2] = [Self::Month, Self::Week];

    pub const fn key(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Week => "week",
        }
    }

    pub fn parse(key: &str) -> Self {
        if key == "week" {
            Self::Week
        } else {
            Self::Month
        }
    }

    /// The first day of the month or week that `day` lies in; weeks begin on Monday.
    pub fn first_of(self, day: NaiveDate) -> NaiveDate {
        let back = match self {
            Self::Month => day.day0(),
            Self::Week => day.weekday().num_days_from_monday(),
        };
        day.checked_sub_days(Days::new(back.into())).unwrap_or(day)
    }

    fn next(self, first: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Month => first.checked_add_months(Months::new(1)),
            Self::Week => first.checked_add_days(Days::new(7)),
        }
    }
}

/// No desk has to do with days outside these years, and no database need take them.
const FIRST: NaiveDate = day_of(2000, 1, 1);
const LAST: NaiveDate = day_of(2199, 12, 31);

/// Most parts a span is cut into: ten years of months, two of weeks and a bit.
const MOST_PARTS: usize = 121;

const fn day_of(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => NaiveDate::MIN,
    }
}

impl Span {
    /// Everything there can be.
    pub const EVER: Self = Self {
        from: FIRST,
        to: LAST,
    };

    /// The two days in either order, within the years there are.
    pub fn new(one: NaiveDate, other: NaiveDate) -> Self {
        Self {
            from: one.min(other).clamp(FIRST, LAST),
            to: one.max(other).clamp(FIRST, LAST),
        }
    }

    /// The month of `today` and the eleven before it.
    pub fn last_year(today: NaiveDate) -> Self {
        let first = Step::Month.first_of(today);
        let from = first.checked_sub_months(Months::new(11)).unwrap_or(first);
        Self::new(from, today)
    }

    /// Reads two days as an address or a form writes them; what is missing or can't be read is that of
    /// `usual`.
    pub fn parse((from, to): (&str, &str), usual: Self) -> Self {
        let day = |text: &str, usual: NaiveDate| text.parse().unwrap_or(usual);
        Self::new(day(from, usual.from), day(to, usual.to))
    }

    /// What `step` can show of it: the newest part of a span that is too long.
    #[must_use]
    pub fn at_most(self, step: Step) -> Self {
        let newest = step.first_of(self.to);
        let parts = u32::try_from(MOST_PARTS - 1).unwrap_or(0);
        let first = match step {
            Step::Month => newest.checked_sub_months(Months::new(parts)),
            Step::Week => newest.checked_sub_days(Days::new(u64::from(parts) * 7)),
        };
        Self {
            from: self.from.max(first.unwrap_or(self.from)),
            to: self.to,
        }
    }

    pub fn contains(self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }

    /// The months or weeks it touches, each cut to it.
    pub fn parts(self, step: Step) -> Vec<Self> {
        let mut parts = Vec::new();
        let mut first = step.first_of(self.from);
        while first <= self.to && parts.len() < MOST_PARTS {
            let Some(next) = step.next(first) else { break };
            let last = next.pred_opt().unwrap_or(next);
            parts.push(Self {
                from: first.max(self.from),
                to: last.min(self.to),
            });
            first = next;
        }
        parts
    }

    /// From the first instant to just before the second.
    pub fn instants(self, zone: Zone) -> (Moment, Moment) {
        (zone.start_of(self.from), zone.end_of(self.to))
    }

    /// `from=2026-01-01&to=2026-11-23`
    pub fn query(self) -> String {
        format!("from={}&to={}", self.from, self.to)
    }

    /// Spans people ask for again and again, each with the key of its name.
    pub fn usual(today: NaiveDate) -> [(&'static str, Self); 6] {
        let month = Step::Month.first_of(today);
        let before = month.checked_sub_months(Months::new(1)).unwrap_or(month);
        let quarter = month
            .checked_sub_months(Months::new(today.month0() % 3))
            .unwrap_or(month);
        let year = today.with_ordinal(1).unwrap_or(month);
        let last = year.checked_sub_months(Months::new(12)).unwrap_or(year);
        let end_of = |first: NaiveDate| first.pred_opt().unwrap_or(first);
        [
            ("this-month", Self::new(month, today)),
            ("last-month", Self::new(before, end_of(month))),
            ("quarter", Self::new(quarter, today)),
            ("this-year", Self::new(year, today)),
            ("last-year", Self::new(last, end_of(year))),
            ("twelve-months", Self::last_year(today)),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn every_day_of_a_span_lies_in_exactly_one_part() {
        for (from, to) in [
            (on(2025, 12, 31), on(2027, 1, 1)),
            (on(2026, 2, 28), on(2026, 3, 1)),
            (on(2026, 11, 23), on(2026, 11, 23)),
        ] {
            let span = Span::new(from, to);
            for step in Step::ALL {
                let parts = span.parts(step);
                for day in from.iter_days().take_while(|day| *day <= to) {
                    let found = parts.iter().filter(|part| part.contains(day)).count();
                    assert_eq!(found, 1, "{day} {step:?}");
                }
                assert_eq!(parts.first().map(|part| part.from), Some(from));
                assert_eq!(parts.last().map(|part| part.to), Some(to));
            }
        }
    }

    #[test]
    fn a_span_is_read_whatever_was_typed() {
        let usual = Span::last_year(on(2026, 11, 23));
        assert_eq!(usual.from, on(2025, 12, 1));
        for odd in ["", "x", "31/02/2026"] {
            assert_eq!(Span::parse((odd, odd), usual), usual, "{odd}");
        }
        let far = Span::parse(("+262142-12-31", "+262142-12-31"), usual);
        assert_eq!(far, Span::new(LAST, LAST));
        let turned = Span::parse(("2026-05-02", "2026-05-01"), usual);
        assert_eq!(turned, Span::new(on(2026, 5, 1), on(2026, 5, 2)));
        let long = Span::parse(("0001-01-01", "2026-05-01"), usual);
        assert_eq!(long.from, FIRST);
        assert_eq!(long.at_most(Step::Week).parts(Step::Week).len(), MOST_PARTS);
        assert_eq!(
            long.at_most(Step::Month).parts(Step::Month).len(),
            MOST_PARTS
        );
    }
}
