//! The weekly rest days (Labour Code 2019, art. 111): Saturday and Sunday unless the company's own
//! rules say otherwise.

use std::fmt;
use std::str::FromStr;

use chrono::Weekday;

const WEEK: [(Weekday, &str); 7] = [
    (Weekday::Mon, "mon"),
    (Weekday::Tue, "tue"),
    (Weekday::Wed, "wed"),
    (Weekday::Thu, "thu"),
    (Weekday::Fri, "fri"),
    (Weekday::Sat, "sat"),
    (Weekday::Sun, "sun"),
];

/// The days of the week on which nobody works. Never all seven, so that a next working day exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RestDays(u8);

/// Why a list of rest days was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadRestDays {
    #[error("“{0}” is not a day of the week; write mon, tue, wed, thu, fri, sat or sun")]
    UnknownDay(String),
    #[error("no day of the week is left to work on; leave out at least one rest day")]
    NothingLeft,
    #[error("the list of rest days is empty; write none if every day is worked")]
    Empty,
}

impl RestDays {
    pub const SATURDAY_AND_SUNDAY: Self = Self(0b110_0000);

    pub fn contains(self, day: Weekday) -> bool {
        self.0 & bit(day) != 0
    }

    /// The rest days in the order of the week, Monday first.
    pub fn iter(self) -> impl Iterator<Item = Weekday> {
        WEEK.into_iter()
            .map(|(day, _)| day)
            .filter(move |day| self.contains(*day))
    }

    /// How many days of a week are worked: 1 to 7.
    pub fn count_working(self) -> i64 {
        7 - i64::from(self.0.count_ones())
    }
}

fn bit(day: Weekday) -> u8 {
    1 << day.num_days_from_monday()
}

impl Default for RestDays {
    fn default() -> Self {
        Self::SATURDAY_AND_SUNDAY
    }
}

impl FromStr for RestDays {
    type Err = BadRestDays;

    /// Reads `sat,sun`, `sun` or `none`.
    fn from_str(text: &str) -> Result<Self, BadRestDays> {
        let text = text.trim().to_ascii_lowercase();
        match text.as_str() {
            "" => return Err(BadRestDays::Empty),
            "none" => return Ok(Self(0)),
            _ => {}
        }
        let mut days = 0;
        for word in text.split(',').map(str::trim) {
            let known = WEEK.iter().find(|(_, name)| *name == word);
            days |= known
                .map(|(day, _)| bit(*day))
                .ok_or_else(|| BadRestDays::UnknownDay(word.to_owned()))?;
        }
        let read = Self(days);
        if read.count_working() == 0 {
            Err(BadRestDays::NothingLeft)
        } else {
            Ok(read)
        }
    }
}

impl fmt::Display for RestDays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = WEEK
            .iter()
            .filter(|(day, _)| self.contains(*day))
            .map(|(_, name)| *name)
            .collect();
        f.write_str(
            if names.is_empty() {
                "none".to_owned()
            } else {
                names.join(",")
            }
            .as_str(),
        )
    }
}
