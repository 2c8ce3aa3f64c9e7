//! A second way to count, in plain integers: days since 1970, seven hours added to UTC, one day
//! after the other. It shares no code, no library and no parser with the program.

use std::collections::HashSet;

pub const DAY: i64 = 86_400_000_000;
const SEVEN_HOURS: i64 = 7 * 3_600_000_000;

/// Which days are worked, as day numbers.
pub struct Week {
    /// Monday first.
    rest: [bool; 7],
    off: HashSet<i64>,
    worked: HashSet<i64>,
}

impl Week {
    pub fn read(rest: [bool; 7], with_swaps: bool) -> Self {
        let mut week = Self {
            rest,
            off: HashSet::new(),
            worked: HashSet::new(),
        };
        for line in include_str!("../../../src/duties/holidays_vn.csv")
            .lines()
            .skip(1)
        {
            let cells: Vec<&str> = line.split(',').collect();
            let number = number_of(cells[0]);
            match cells[3] {
                "statutory" | "makeup" => week.off.insert(number),
                "swap_off" if with_swaps => week.off.insert(number),
                "swap_work" if with_swaps => week.worked.insert(number),
                _ => false,
            };
        }
        week
    }

    pub fn works(&self, number: i64) -> bool {
        if self.worked.contains(&number) {
            return true;
        }
        // 1 January 1970 was a Thursday.
        let weekday = usize::try_from((number + 3).rem_euclid(7)).unwrap();
        !self.off.contains(&number) && !self.rest[weekday]
    }

    pub fn working_day_after(&self, number: i64, count: u32) -> i64 {
        let mut left = count;
        let mut at = number;
        while left > 0 {
            at += 1;
            if self.works(at) {
                left -= 1;
            }
        }
        at
    }

    pub fn on_or_after(&self, number: i64) -> i64 {
        let mut at = number;
        while !self.works(at) {
            at += 1;
        }
        at
    }

    pub fn on_or_before(&self, number: i64) -> i64 {
        let mut at = number;
        while !self.works(at) {
            at -= 1;
        }
        at
    }

    pub fn count_after(&self, today: i64, until: i64) -> i64 {
        let mut count = 0;
        for at in today + 1..=until {
            count += i64::from(self.works(at));
        }
        count
    }
}

/// The Vietnamese day at an instant.
pub fn local_day(micros: i64) -> i64 {
    (micros + SEVEN_HOURS).div_euclid(DAY)
}

/// The instant a Vietnamese day begins.
pub fn midnight(number: i64) -> i64 {
    number * DAY - SEVEN_HOURS
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn month_length(year: i64, month: i64) -> i64 {
    match month {
        2 => 28 + i64::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The day number of `2026-11-24`, by walking there from 1970.
pub fn number_of(text: &str) -> i64 {
    let parts: Vec<i64> = text.split('-').map(|part| part.parse().unwrap()).collect();
    let years: i64 = (1970..parts[0])
        .map(|year| 365 + i64::from(is_leap(year)))
        .sum();
    let months: i64 = (1..parts[1])
        .map(|month| month_length(parts[0], month))
        .sum();
    years + months + parts[2] - 1
}

/// The date of a day number from 1970 on, by walking there.
pub fn date_of(number: i64) -> String {
    let (mut left, mut year, mut month) = (number, 1970, 1);
    while left >= 365 + i64::from(is_leap(year)) {
        left -= 365 + i64::from(is_leap(year));
        year += 1;
    }
    while left >= month_length(year, month) {
        left -= month_length(year, month);
        month += 1;
    }
    format!("{year:04}-{month:02}-{:02}", left + 1)
}
