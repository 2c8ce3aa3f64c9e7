//! The ladder of warnings: a duty is flagged once at each rung it reaches, at 5, 3 and 1 working
//! days before the day to act by, on that day, and when it is late. Which rung was last given is
//! stored with the duty; what is reached is computed here.

use std::str::FromStr;

use chrono::NaiveDate;

use super::calendar::Calendar;
use super::standing::Today;
use crate::time::Moment;

/// A step of the ladder: working days left to the day to act by. Smaller is more urgent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rung(i16);

impl Rung {
    /// No warning was given yet: above every rung.
    pub const NONE: Self = Self(i16::MAX);
    pub const LATE: Self = Self(-1);

    /// The number stored in the database: 32767 none, then 5, 3, 1, 0, and -1 for late.
    pub const fn number(self) -> i16 {
        self.0
    }

    pub const fn from_number(number: i16) -> Self {
        Self(number)
    }
}

/// The configured rungs, from the most distant to the day itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ladder(Vec<Rung>);

/// Why a ladder was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a number of working days from 0 to 60; write for example 5,3,1,0")]
pub struct BadRung(String);

impl Default for Ladder {
    fn default() -> Self {
        Self([5, 3, 1, 0].map(Rung).to_vec())
    }
}

impl FromStr for Ladder {
    type Err = BadRung;

    /// Reads `5,3,1,0`, in any order.
    fn from_str(text: &str) -> Result<Self, BadRung> {
        let read = |word: &str| match word.trim().parse() {
            Ok(days @ 0..=60) => Ok(Rung(days)),
            _ => Err(BadRung(word.trim().to_owned())),
        };
        let mut rungs = text.split(',').map(read).collect::<Result<Vec<_>, _>>()?;
        rungs.sort_unstable_by(|a, b| b.cmp(a));
        rungs.dedup();
        Ok(Self(rungs))
    }
}

/// What each rung means today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rungs {
    /// From this instant backwards, what is open is late.
    pub now: Moment,
    limits: Vec<(Rung, NaiveDate)>,
}

impl Rungs {
    pub fn on(today: &Today, calendar: &Calendar, ladder: &Ladder) -> Self {
        let limit = |rung: &Rung| {
            let days = u16::try_from(rung.0).unwrap_or(0);
            (*rung, calendar.add_working_days(today.day, days))
        };
        Self {
            now: today.now,
            limits: ladder.0.iter().map(limit).collect(),
        }
    }

    /// Each rung, most distant first, with the last `act_by_on` that has reached it today. Beyond
    /// them, what has `late_from <= now` is at [`Rung::LATE`].
    pub fn limits(&self) -> &[(Rung, NaiveDate)] {
        &self.limits
    }

    /// The most urgent rung an open duty has reached; `None` while it is far off.
    pub fn reached(&self, late_from: Moment, act_by_on: NaiveDate) -> Option<Rung> {
        if late_from <= self.now {
            return Some(Rung::LATE);
        }
        self.limits
            .iter()
            .rev()
            .find(|(_, limit)| act_by_on <= *limit)
            .map(|(rung, _)| *rung)
    }
}
