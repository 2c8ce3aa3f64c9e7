//! Counting, without a database: what was received, answered, in time and late, and how long it took.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::asked::NONE;
use super::queries::{Counted, Ended};
use super::span::{Span, Step};
use crate::cases::complaint::Kind;
use crate::cases::facts::Channel;
use crate::cases::outcome::{Cause, Outcome};
use crate::db::Id;
use crate::duties::standing::Verdict;
use crate::time::Zone;

/// What a table is by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
    Kind,
    Outcome,
    Cause,
    Channel,
    Handler,
}

impl Dimension {
    pub const ALL: [Self; 5] = [
        Self::Kind,
        Self::Outcome,
        Self::Cause,
        Self::Channel,
        Self::Handler,
    ];

    pub const fn key(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Outcome => "outcome",
            Self::Cause => "cause",
            Self::Channel => "channel",
            Self::Handler => "handler",
        }
    }

    /// Whether a case has it only once it is answered, so that counting what was received by it would
    /// say nothing.
    pub const fn is_of_answer(self) -> bool {
        matches!(self, Self::Outcome | Self::Cause)
    }

    /// The key of the row that `case` belongs to.
    fn of(self, case: &Counted) -> String {
        let none = || NONE.to_owned();
        match self {
            Self::Kind => case.kind.key().to_owned(),
            Self::Channel => case.channel.key().to_owned(),
            Self::Outcome => case.outcome.map_or_else(none, |it| it.key().to_owned()),
            Self::Cause => case.cause.map_or_else(none, Cause::key),
            Self::Handler => case.assignee_id.map_or_else(none, |id| id.to_string()),
        }
    }

    /// Keys in the order people know; handlers come in the order of `staff`.
    pub fn order(self, staff: &[Id]) -> Vec<String> {
        let named: Vec<String> = match self {
            Self::Kind => Kind::ALL.iter().map(|it| it.key().to_owned()).collect(),
            Self::Channel => Channel::ALL.iter().map(|it| it.key().to_owned()).collect(),
            Self::Outcome => Outcome::ALL.iter().map(|it| it.key().to_owned()).collect(),
            Self::Cause => Cause::all().map(Cause::key).collect(),
            Self::Handler => staff.iter().map(Id::to_string).collect(),
        };
        named.into_iter().chain([NONE.to_owned()]).collect()
    }
}

/// One line of figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub received: i64,
    pub in_time: i64,
    pub late: i64,
    pub void: i64,
    /// Calendar days from receipt to answer, of each answered case, in order once [`Tally::settle`] ran.
    days: Vec<i64>,
}

impl Tally {
    pub const fn answered(&self) -> i64 {
        self.in_time + self.late
    }

    pub const fn is_empty(&self) -> bool {
        self.received == 0 && self.answered() == 0 && self.void == 0
    }

    /// In thousandths, rounded down: 999 of 1,000 is not all.
    pub fn in_time_per_mille(&self) -> Option<i64> {
        (self.answered() > 0).then(|| self.in_time * 1_000 / self.answered())
    }

    /// The number of days within which `percent` of the answers had left (nearest rank).
    pub fn days_of(&self, percent: usize) -> Option<i64> {
        let rank = (self.days.len() * percent).div_ceil(100);
        self.days.get(rank.saturating_sub(1)).copied()
    }

    pub fn median(&self) -> Option<i64> {
        self.days_of(50)
    }

    pub fn ninetieth(&self) -> Option<i64> {
        self.days_of(90)
    }

    fn end(&mut self, verdict: Verdict, days: i64) {
        match verdict {
            Verdict::InTime => self.in_time += 1,
            Verdict::Late => self.late += 1,
            Verdict::Void => {
                self.void += 1;
                return;
            }
        }
        self.days.push(days);
    }

    fn settle(&mut self) {
        self.days.sort_unstable();
    }
}

/// Cases that came in and ended within a span.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    pub total: Tally,
    /// By month or week, every one of the span.
    pub parts: Vec<(Span, Tally)>,
    by: Vec<(Dimension, BTreeMap<String, Tally>)>,
}

impl Figures {
    /// Counts what was `received` in the span and what `ended` in it.
    pub fn count(
        (span, step, zone): (Span, Step, Zone),
        received: &[Counted],
        ended: &[(Counted, Ended)],
    ) -> Self {
        let parts = span.parts(step);
        let mut figures = Self {
            total: Tally::default(),
            parts: parts.iter().map(|part| (*part, Tally::default())).collect(),
            by: Dimension::ALL
                .iter()
                .map(|dimension| (*dimension, BTreeMap::new()))
                .collect(),
        };
        for case in received {
            let day = zone.day(case.received_at);
            figures.each(day, case, |tally| tally.received += 1);
        }
        for (case, end) in ended {
            let day = zone.day(end.met_at);
            let took = (day - zone.day(case.received_at)).num_days();
            figures.each(day, case, |tally| tally.end(end.verdict, took));
        }
        figures.settle();
        figures
    }

    fn each(&mut self, day: NaiveDate, case: &Counted, change: impl Fn(&mut Tally)) {
        change(&mut self.total);
        let at = self.parts.partition_point(|(part, _)| part.to < day);
        if let Some((_, tally)) = self.parts.get_mut(at) {
            change(tally);
        }
        for (dimension, rows) in &mut self.by {
            change(rows.entry(dimension.of(case)).or_default());
        }
    }

    fn settle(&mut self) {
        self.total.settle();
        self.parts.iter_mut().for_each(|(_, tally)| tally.settle());
        let rows = self.by.iter_mut().flat_map(|(_, rows)| rows.values_mut());
        rows.for_each(Tally::settle);
    }

    /// The rows of a table, in the order of `staff` where it is by handler; what nobody has comes last, and
    /// people who are gone after those who are there.
    pub fn rows(&self, dimension: Dimension, staff: &[Id]) -> Vec<(String, &Tally)> {
        let found = self.by.iter().find(|(other, _)| *other == dimension);
        let Some((_, rows)) = found else {
            return Vec::new();
        };
        let order = dimension.order(staff);
        let unknown = rows.keys().filter(|key| !order.contains(key));
        let keys: Vec<&String> = order.iter().chain(unknown).collect();
        keys.into_iter()
            .filter_map(|key| Some((key.clone(), rows.get(key)?)))
            .filter(|(_, tally)| !tally.is_empty())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(days: &[i64]) -> Tally {
        let mut tally = Tally::default();
        for days in days {
            tally.end(Verdict::InTime, *days);
        }
        tally.settle();
        tally
    }

    #[test]
    fn days_are_counted_to_the_nearest_rank() {
        assert_eq!((of(&[]).median(), of(&[]).ninetieth()), (None, None));
        assert_eq!(
            (of(&[7]).median(), of(&[7]).ninetieth()),
            (Some(7), Some(7))
        );
        let ten = of(&[10, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        assert_eq!((ten.median(), ten.ninetieth()), (Some(5), Some(9)));
        let eleven = of(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
        assert_eq!((eleven.median(), eleven.ninetieth()), (Some(6), Some(10)));
    }

    #[test]
    fn nearly_all_is_not_all() {
        let tally = Tally {
            in_time: 9_999,
            late: 1,
            ..Tally::default()
        };
        assert_eq!(tally.in_time_per_mille(), Some(999));
        assert_eq!(Tally::default().in_time_per_mille(), None);
    }
}
