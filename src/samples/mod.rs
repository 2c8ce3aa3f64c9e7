//! Made-up complaints for `demo`, `seed`, trials and load tests: realistic, Vietnamese, repeatable,
//! about nobody. The generator only describes cases; whoever writes them does so through the same
//! operations as the desk itself.

mod answers;
mod case;
pub mod chance;
mod findings;
mod form;
mod leak_stories;
mod other_stories;
pub mod people;
pub mod plant;
pub mod stories;
mod talk;

use crate::time::{Moment, Zone};

use case::Plan;
pub use case::SampleCase;
use chance::Chance;
pub use findings::SampleMeasure;

/// How far back the cases reach, in days.
const SPAN_DAYS: i64 = 730;

/// Makes cases: the same seed and the same `now` give the same cases.
#[derive(Clone, Debug)]
pub struct Samples {
    chance: Chance,
    now: Moment,
    zone: Zone,
}

impl Samples {
    /// `now` is the instant up to which things have happened; nothing in a case lies after it.
    pub const fn new(seed: u64, now: Moment, zone: Zone) -> Self {
        Self {
            chance: Chance::new(seed),
            now,
            zone,
        }
    }

    /// `count` cases as they come in over two years, oldest first: nearly all answered, the newest
    /// fifteen days open, a few late.
    pub fn over_two_years(mut self, count: u32) -> impl Iterator<Item = SampleCase> {
        let total = i64::from(count.max(1));
        (0..i64::from(count)).map(move |index| {
            let age = SPAN_DAYS * (total - 1 - index) / total;
            let plan = Plan::by_age(age, &mut self.chance);
            case::make(plan, age, self.now, self.zone, &mut self.chance)
        })
    }

    /// `count` cases for a first look, oldest first: every state and standing is there from about
    /// twenty cases on, and four in ten are open.
    pub fn for_a_look(mut self, count: u32) -> impl Iterator<Item = SampleCase> {
        let mut plans: Vec<(Plan, i64)> = (0..count)
            .map(|index| Plan::for_a_look(index, &mut self.chance))
            .collect();
        plans.sort_by_key(|(_, age)| std::cmp::Reverse(*age));
        plans
            .into_iter()
            .map(move |(plan, age)| case::make(plan, age, self.now, self.zone, &mut self.chance))
    }
}

#[cfg(test)]
mod tests;
