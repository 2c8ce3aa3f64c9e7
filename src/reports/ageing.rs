//! How long open cases have been waiting.

use chrono::{Days, NaiveDate};

use super::queries::Counted;
use super::span::Span;
use crate::time::{Moment, Zone};

/// Open cases received between two days, `ages` days ago.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Age {
    /// None: and longer.
    pub days: (i64, Option<i64>),
    pub received: Span,
    pub open: i64,
    /// Of those, past the promised day.
    pub overdue: i64,
}

/// The last day of each bucket but the last.
const LIMITS: [i64; 4] = [5, 10, 15, 30];

/// Puts each of `open` into exactly one bucket.
pub fn ages(open: &[Counted], (now, today, zone): (Moment, NaiveDate, Zone)) -> Vec<Age> {
    let back = |days: i64| {
        let days = Days::new(u64::try_from(days).unwrap_or(0));
        today.checked_sub_days(days).unwrap_or(Span::EVER.from)
    };
    let starts = [0].into_iter().chain(LIMITS.iter().map(|days| days + 1));
    let ends = LIMITS.into_iter().map(Some).chain([None]);
    let mut ages: Vec<Age> = starts
        .zip(ends)
        .map(|(from, to)| Age {
            days: (from, to),
            received: Span {
                from: to.map_or(Span::EVER.from, back),
                to: if from == 0 { Span::EVER.to } else { back(from) },
            },
            open: 0,
            overdue: 0,
        })
        .collect();
    for case in open {
        let day = zone.day(case.received_at);
        if let Some(age) = ages.iter_mut().find(|age| age.received.contains(day)) {
            age.open += 1;
            age.overdue += i64::from(case.late_from <= now);
        }
    }
    ages
}
