//! The calendar: which days are worked. Weekly rest days, public holidays and compensatory days
//! always count as off; swapped days only where the company follows the swaps that the Prime
//! Minister directs to the civil service. The days are data ([`Calendar::bundled`] or a file).

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::path::Path;

use chrono::{Datelike, Days, NaiveDate};
use sha2::{Digest, Sha256};

use super::calendar_file::{self, CalendarError};
use super::rest_days::RestDays;
use crate::lang::Lang;

const BUNDLED: &str = include_str!("holidays_vn.csv");

/// Public holidays a year has at least: Labour Code 2019, art. 112(1). With fewer, a year's list is
/// not complete yet.
const HOLIDAYS_A_YEAR: usize = 11;

/// Why a day of the calendar differs from its weekday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind {
    /// A public holiday (Labour Code 2019, art. 112; Resolution 28/2026/QH16, art. 2).
    Statutory,
    /// Compensatory rest for a holiday on a rest day (art. 111(3)).
    Makeup,
    /// A weekday off, swapped against a worked rest day.
    SwapOff,
    /// The rest day that is worked for it.
    SwapWork,
}

impl DayKind {
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "statutory" => Some(Self::Statutory),
            "makeup" => Some(Self::Makeup),
            "swap_off" => Some(Self::SwapOff),
            "swap_work" => Some(Self::SwapWork),
            _ => None,
        }
    }

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Statutory => "statutory",
            Self::Makeup => "makeup",
            Self::SwapOff => "swap_off",
            Self::SwapWork => "swap_work",
        }
    }

    const fn is_swap(self) -> bool {
        matches!(self, Self::SwapOff | Self::SwapWork)
    }
}

/// One day of the calendar file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    pub date: NaiveDate,
    pub name_vi: String,
    pub name_en: String,
    pub kind: DayKind,
}

impl Day {
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.name_vi,
            Lang::En => &self.name_en,
        }
    }
}

/// Whether the company follows the swaps of the civil service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Swaps {
    #[default]
    Ignored,
    Followed,
}

/// Which days are worked, with the version that is stored beside every date counted by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    days: BTreeMap<NaiveDate, Day>,
    rest_days: RestDays,
    swaps: Swaps,
    version: String,
}

impl Calendar {
    /// The public holidays of Vietnam that ship with the program.
    pub fn bundled(rest_days: RestDays, swaps: Swaps) -> Result<Self, CalendarError> {
        Ok(Self::of(
            calendar_file::parse(BUNDLED)?,
            rest_days,
            swaps,
            "vn",
        ))
    }

    /// A company's own calendar, in the format of the bundled file.
    pub fn parse_csv(text: &str, rest_days: RestDays, swaps: Swaps) -> Result<Self, CalendarError> {
        Ok(Self::of(
            calendar_file::parse(text)?,
            rest_days,
            swaps,
            "own",
        ))
    }

    /// A company's own calendar from the file at `path`.
    pub fn read(path: &Path, rest_days: RestDays, swaps: Swaps) -> Result<Self, CalendarError> {
        let bytes = std::fs::read(path).map_err(|source| CalendarError::Unreadable {
            path: path.to_owned(),
            source,
        })?;
        Self::parse_csv(&calendar_file::decode(bytes)?, rest_days, swaps)
    }

    fn of(days: BTreeMap<NaiveDate, Day>, rest_days: RestDays, swaps: Swaps, origin: &str) -> Self {
        let version = version(&days, rest_days, swaps, origin);
        Self {
            days,
            rest_days,
            swaps,
            version,
        }
    }

    /// Names the content, e.g. `vn-2025-2027+1a2b3c4d`: two calendars of one version agree on every
    /// day.
    pub fn version(&self) -> &str {
        &self.version
    }

    pub fn rest_days(&self) -> RestDays {
        self.rest_days
    }

    pub fn swaps(&self) -> Swaps {
        self.swaps
    }

    pub fn is_working(&self, day: NaiveDate) -> bool {
        match self.find_day(day) {
            Some(named) => named.kind == DayKind::SwapWork,
            None => !self.rest_days.contains(day.weekday()),
        }
    }

    /// What the calendar says about `day` beyond its weekday, where it applies to this company.
    pub fn find_day(&self, day: NaiveDate) -> Option<&Day> {
        self.days.get(&day).filter(|named| self.applies(named))
    }

    fn applies(&self, named: &Day) -> bool {
        self.swaps == Swaps::Followed || !named.kind.is_swap()
    }

    /// The first working day on or after `day`.
    pub fn next_working(&self, day: NaiveDate) -> NaiveDate {
        let mut day = day;
        while !self.is_working(day) {
            let Some(next) = day.succ_opt() else { break };
            day = next;
        }
        day
    }

    /// The last working day on or before `day`.
    pub fn last_working(&self, day: NaiveDate) -> NaiveDate {
        let mut day = day;
        while !self.is_working(day) {
            let Some(previous) = day.pred_opt() else {
                break;
            };
            day = previous;
        }
        day
    }

    /// The `count`th working day after `day`; `day` itself is never counted (Civil Code, art.
    /// 147(2)) and need not be worked.
    pub fn add_working_days(&self, day: NaiveDate, count: u16) -> NaiveDate {
        (0..count).fold(day, |at, _| self.next_working(at.succ_opt().unwrap_or(at)))
    }

    /// The `count`th working day before `day`.
    pub fn subtract_working_days(&self, day: NaiveDate, count: u16) -> NaiveDate {
        (0..count).fold(day, |at, _| self.last_working(at.pred_opt().unwrap_or(at)))
    }

    /// How many working days lie after `today`, up to and with `until`; 0 when `until` is not after
    /// `today`.
    pub fn working_days_after(&self, today: NaiveDate, until: NaiveDate) -> i64 {
        let span = (until - today).num_days();
        if span <= 0 {
            return 0;
        }
        let whole_weeks = span / 7 * self.rest_days.count_working();
        let odd_days = u64::try_from(span % 7).unwrap_or(0);
        let odd = (0..odd_days)
            .filter_map(|back| until.checked_sub_days(Days::new(back)))
            .filter(|day| !self.rest_days.contains(day.weekday()))
            .count();
        let corrections: i64 = self
            .days
            .range(today..=until)
            .filter(|(day, named)| **day > today && self.applies(named))
            .map(|(day, _)| {
                i64::from(self.is_working(*day))
                    - i64::from(!self.rest_days.contains(day.weekday()))
            })
            .sum();
        whole_weeks + i64::try_from(odd).unwrap_or(0) + corrections
    }

    /// The years whose public holidays are all in the calendar.
    pub fn years(&self) -> BTreeSet<i32> {
        let mut holidays: BTreeMap<i32, usize> = BTreeMap::new();
        for day in self
            .days
            .values()
            .filter(|day| day.kind == DayKind::Statutory)
        {
            *holidays.entry(day.date.year()).or_default() += 1;
        }
        holidays
            .into_iter()
            .filter(|(_, n)| *n >= HOLIDAYS_A_YEAR)
            .map(|(year, _)| year)
            .collect()
    }

    /// The years among `years` that the calendar does not cover: there, only weekly rest days are
    /// known, and staff must be warned.
    pub fn missing_years(&self, years: RangeInclusive<i32>) -> Vec<i32> {
        let covered = self.years();
        years.filter(|year| !covered.contains(year)).collect()
    }
}

/// Digests what decides whether a day is worked; names and comments may change freely.
fn version(
    days: &BTreeMap<NaiveDate, Day>,
    rest_days: RestDays,
    swaps: Swaps,
    origin: &str,
) -> String {
    let mut digest = Sha256::new();
    digest.update(format!(
        "rest {rest_days}\nswaps {}\n",
        swaps == Swaps::Followed
    ));
    for day in days.values() {
        digest.update(format!("{} {}\n", day.date, day.kind.as_str()));
    }
    let year = |entry: Option<(&NaiveDate, &Day)>| entry.map_or(0, |(day, _)| day.year());
    let (first, last) = (year(days.first_key_value()), year(days.last_key_value()));
    let digest: [u8; 32] = digest.finalize().into();
    let [a, b, c, d, ..] = digest;
    format!(
        "{origin}-{first}-{last}+{:08x}",
        u32::from_be_bytes([a, b, c, d])
    )
}
