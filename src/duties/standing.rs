//! Where a duty stands today. One definition: each standing is a half-open range of the stored
//! columns for a given day ([`Standing::bounds`]); the function [`standing`] and every SQL filter
//! are built from it. Nothing of this is stored but the verdict, frozen when a duty is met.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::deadline::Rules;
use crate::lang::Lang;
use crate::time::Moment;

/// How a duty ended. Written once, when it is met, and never changed: not by closing the case, a
/// bounce, or a later calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    InTime,
    Late,
    /// It fell away, e.g. with what was no complaint at all.
    Void,
}

impl Verdict {
    /// The verdict on a duty met at `met_at`: the instant `late_from` itself is late.
    pub fn at(met_at: Moment, late_from: Moment) -> Self {
        if met_at < late_from {
            Self::InTime
        } else {
            Self::Late
        }
    }

    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InTime => "in_time",
            Self::Late => "late",
            Self::Void => "void",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        [Self::InTime, Self::Late, Self::Void]
            .into_iter()
            .find(|verdict| verdict.as_str() == text)
    }
}

/// The day at the desk, computed once and handed around.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Today {
    pub now: Moment,
    /// The local day at `now`.
    pub day: NaiveDate,
    /// The last day that counts as soon: three working days on, by default.
    pub soon_until: NaiveDate,
}

impl Today {
    pub fn at(rules: &Rules, now: Moment) -> Self {
        let day = rules.day(now);
        Self {
            now,
            day,
            soon_until: rules.calendar.add_working_days(day, rules.soon),
        }
    }
}

/// Where a duty stands, most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Open, and its time is over.
    Overdue,
    /// Open, and to be done today (or it should have been by now).
    DueToday,
    /// Open, and to be done within the next three working days.
    DueSoon,
    /// Open, later.
    OnTrack,
    MetInTime,
    MetLate,
    Void,
}

/// From (inclusive) and before (exclusive); `None` is open-ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HalfOpen<T> {
    pub from: Option<T>,
    pub before: Option<T>,
}

impl<T: PartialOrd + Copy> HalfOpen<T> {
    const ALL: Self = Self {
        from: None,
        before: None,
    };

    pub fn contains(self, value: T) -> bool {
        self.from.is_none_or(|from| from <= value)
            && self.before.is_none_or(|before| value < before)
    }
}

/// What the stored columns of all duties of one standing have in common. For a case the columns are
/// `next_late_from` and `next_act_by_on`, and only open standings make sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    pub late_from: HalfOpen<Moment>,
    pub act_by_on: HalfOpen<NaiveDate>,
    /// `None`: still open, the column is null.
    pub verdict: Option<Verdict>,
}

impl Bounds {
    pub fn contains(
        &self,
        late_from: Moment,
        act_by_on: NaiveDate,
        verdict: Option<Verdict>,
    ) -> bool {
        self.verdict == verdict
            && self.late_from.contains(late_from)
            && self.act_by_on.contains(act_by_on)
    }
}

impl Standing {
    pub const ALL: [Self; 7] = [
        Self::Overdue,
        Self::DueToday,
        Self::DueSoon,
        Self::OnTrack,
        Self::MetInTime,
        Self::MetLate,
        Self::Void,
    ];

    /// The standings of what is still to be done: the groups of the queue, in its order.
    pub const OPEN: [Self; 4] = [Self::Overdue, Self::DueToday, Self::DueSoon, Self::OnTrack];

    /// The word in addresses and exports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::DueToday => "due_today",
            Self::DueSoon => "due_soon",
            Self::OnTrack => "on_track",
            Self::MetInTime => "met_in_time",
            Self::MetLate => "met_late",
            Self::Void => "void",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|standing| standing.as_str() == text)
    }

    pub fn is_open(self) -> bool {
        Self::OPEN.contains(&self)
    }

    /// The one definition of every standing. What is open and has no end
    /// ([`Moment::FAR_FUTURE`]: a case with no open duty) is in none of them.
    pub fn bounds(self, today: &Today) -> Bounds {
        let later = today.now.plus(chrono::Duration::microseconds(1));
        let open = HalfOpen {
            from: Some(later),
            before: Some(Moment::FAR_FUTURE),
        };
        let tomorrow = Some(day_after(today.day));
        let after_soon = Some(day_after(today.soon_until));
        let (late_from, act_by_on, verdict) = match self {
            Self::Overdue => (
                HalfOpen {
                    from: None,
                    before: Some(later),
                },
                HalfOpen::ALL,
                None,
            ),
            Self::DueToday => (
                open,
                HalfOpen {
                    from: None,
                    before: tomorrow,
                },
                None,
            ),
            Self::DueSoon => (
                open,
                HalfOpen {
                    from: tomorrow,
                    before: after_soon,
                },
                None,
            ),
            Self::OnTrack => (
                open,
                HalfOpen {
                    from: after_soon,
                    before: None,
                },
                None,
            ),
            Self::MetInTime => (HalfOpen::ALL, HalfOpen::ALL, Some(Verdict::InTime)),
            Self::MetLate => (HalfOpen::ALL, HalfOpen::ALL, Some(Verdict::Late)),
            Self::Void => (HalfOpen::ALL, HalfOpen::ALL, Some(Verdict::Void)),
        };
        Bounds {
            late_from,
            act_by_on,
            verdict,
        }
    }
}

fn day_after(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX)
}

/// Where a duty with these columns stands today.
pub fn standing(
    late_from: Moment,
    act_by_on: NaiveDate,
    verdict: Option<Verdict>,
    today: &Today,
) -> Standing {
    find_standing(late_from, act_by_on, verdict, today).unwrap_or(Standing::OnTrack)
}

/// Where a case with these `next_…` columns stands; `None` when nothing is open.
pub fn case_standing(
    next_late_from: Moment,
    next_act_by_on: NaiveDate,
    today: &Today,
) -> Option<Standing> {
    find_standing(next_late_from, next_act_by_on, None, today)
}

fn find_standing(
    late_from: Moment,
    act_by_on: NaiveDate,
    verdict: Option<Verdict>,
    today: &Today,
) -> Option<Standing> {
    let stands = |s: &Standing| s.bounds(today).contains(late_from, act_by_on, verdict);
    Standing::ALL.into_iter().find(stands)
}

/// How far a last day is away, in calendar days: what a row says beside its strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "is", content = "days")]
pub enum DaysLeft {
    /// Two days or more.
    Left(i64),
    Tomorrow,
    Today,
    /// Over since earlier today: only what is counted in hours.
    OverToday,
    Over(i64),
}

impl DaysLeft {
    /// How far `due_on` is away for what is open until `late_from`.
    pub fn of(due_on: NaiveDate, late_from: Moment, today: &Today) -> Self {
        let days = (due_on - today.day).num_days();
        match (late_from <= today.now, days) {
            (true, 0..) => Self::OverToday,
            (true, over) => Self::Over(-over),
            (false, 2..) => Self::Left(days),
            (false, 1) => Self::Tomorrow,
            (false, _) => Self::Today,
        }
    }

    /// The words, e.g. “Còn 3 ngày”.
    pub fn say(self, lang: Lang) -> String {
        match (lang, self) {
            (Lang::Vi, Self::Left(days)) => format!("Còn {days} ngày"),
            (Lang::Vi, Self::Tomorrow) => "Đến hạn ngày mai".to_owned(),
            (Lang::Vi, Self::Today) => "Đến hạn hôm nay".to_owned(),
            (Lang::Vi, Self::OverToday) => "Đã quá hạn".to_owned(),
            (Lang::Vi, Self::Over(days)) => format!("Quá hạn {days} ngày"),
            (Lang::En, Self::Left(days)) => format!("{days} days left"),
            (Lang::En, Self::Tomorrow) => "Due tomorrow".to_owned(),
            (Lang::En, Self::Today) => "Due today".to_owned(),
            (Lang::En, Self::OverToday) => "Overdue".to_owned(),
            (Lang::En, Self::Over(1)) => "1 day overdue".to_owned(),
            (Lang::En, Self::Over(days)) => format!("{days} days overdue"),
        }
    }
}
