//! At the pace of the last thirty days, how many answers will be late: counted, not guessed.
//!
//! The pace is how many cases were answered on a working day. From today on each working day takes that many
//! off, the earliest due first, what is over before all. An answer still open when its day ends will be late. What
//! comes in from now on falls due behind the days looked at and takes no turn from these.

use chrono::{Days, NaiveDate};

/// The pace is that of so many days.
pub const PAST_DAYS: i64 = 30;

/// With fewer answers there is no pace to speak of.
pub const FEWEST: i64 = 5;

/// What the desk did in the last [`PAST_DAYS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Past {
    pub answered: i64,
    pub working_days: i64,
    /// The desk has not been at work for so long.
    pub is_young: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outlook {
    /// Nothing falls due, nothing is over.
    Nothing,
    /// The desk is too young, or answered too little, to have a pace.
    TooLittle { answered: i64 },
    /// So many more will be late; `pace` is in tenths of an answer per working day.
    Late { count: i64, pace: i64 },
}

/// What is ahead for `due` (how many answers fall due on each day, those already over included), on the days
/// from `today` to `until`.
pub fn outlook(
    past: Past,
    due: &[(NaiveDate, i64)],
    (today, until): (NaiveDate, NaiveDate),
    is_working: impl Fn(NaiveDate) -> bool,
) -> Outlook {
    if due.iter().all(|(_, count)| *count == 0) {
        return Outlook::Nothing;
    }
    if past.is_young || past.answered < FEWEST || past.working_days < 1 {
        return Outlook::TooLittle {
            answered: past.answered,
        };
    }
    // In parts of an answer, so that no pace is rounded: a working day takes `answered` parts off, an
    // answer is `working_days` of them.
    let mut open: Vec<(NaiveDate, i64)> = due.to_vec();
    open.sort_unstable();
    for (_, parts) in &mut open {
        *parts *= past.working_days;
    }
    let mut late = 0;
    let days = (0..).map_while(|n| today.checked_add_days(Days::new(n)));
    for day in days.take_while(|day| *day <= until) {
        let mut capacity = if is_working(day) { past.answered } else { 0 };
        for (due_on, parts) in &mut open {
            let taken = capacity.min(*parts);
            capacity -= taken;
            *parts -= taken;
            // A begun answer is not an answer.
            if *due_on == day {
                late += (*parts + past.working_days - 1) / past.working_days;
            }
        }
    }
    let pace = (past.answered * 10 + past.working_days / 2) / past.working_days;
    Outlook::Late { count: late, pace }
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike, Weekday};

    use super::*;

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, n).unwrap()
    }

    /// From Monday 2 November over a fortnight.
    fn ahead(answered: i64, due: &[(u32, i64)]) -> Outlook {
        let past = Past {
            answered,
            working_days: 20,
            is_young: false,
        };
        let due: Vec<_> = due.iter().map(|(n, count)| (day(*n), *count)).collect();
        let works = |on: NaiveDate| !matches!(on.weekday(), Weekday::Sat | Weekday::Sun);
        outlook(past, &due, (day(2), day(17)), works)
    }

    fn late(count: i64, pace: i64) -> Outlook {
        Outlook::Late { count, pace }
    }

    #[test]
    fn a_desk_that_keeps_up_is_late_with_nothing() {
        assert_eq!(ahead(40, &[(3, 2), (4, 2), (5, 2)]), late(0, 20));
    }

    #[test]
    fn what_is_more_than_the_pace_until_its_day_is_late() {
        // Two a day: four by the end of the third, seven are due by then.
        assert_eq!(ahead(40, &[(3, 7)]), late(3, 20));
        // Being late with some makes the next ones late as well.
        assert_eq!(ahead(40, &[(3, 7), (4, 1)]), late(4, 20));
    }

    #[test]
    fn what_is_over_is_answered_first_and_not_counted_again() {
        assert_eq!(ahead(40, &[(1, 2), (2, 1)]), late(1, 20));
        assert_eq!(ahead(40, &[(1, 2), (3, 2)]), late(0, 20));
    }

    #[test]
    fn days_off_take_nothing_off() {
        // Friday 6 and the weekend behind it: by Sunday no more is answered than by Friday.
        assert_eq!(ahead(20, &[(8, 6)]), late(1, 10));
        assert_eq!(ahead(20, &[(9, 6)]), late(0, 10));
    }

    #[test]
    fn a_begun_answer_is_not_an_answer() {
        // Three in four days.
        assert_eq!(ahead(15, &[(2, 1)]), late(1, 8));
        assert_eq!(ahead(15, &[(3, 1)]), late(0, 8));
    }

    #[test]
    fn a_day_is_late_only_once() {
        assert_eq!(ahead(20, &[(2, 3), (16, 1)]), late(2, 10));
    }

    #[test]
    fn too_little_is_said_to_be_too_little() {
        assert_eq!(
            ahead(FEWEST - 1, &[(3, 7)]),
            Outlook::TooLittle { answered: 4 }
        );
        assert_eq!(ahead(0, &[]), Outlook::Nothing);
        let young = Past {
            answered: 100,
            working_days: 20,
            is_young: true,
        };
        let found = outlook(young, &[(day(3), 1)], (day(2), day(17)), |_| true);
        assert_eq!(found, Outlook::TooLittle { answered: 100 });
    }
}
