//! The one date rule (handbook §1.2): the promise is the local day of receipt plus fifteen
//! calendar days, strictly; it is kept until that day is over (Civil Code, arts. 147(2), 147(3),
//! 148(1), 148(6)). The day the law would still allow (art. 148(5)) and the day the desk means to
//! act by stand beside it.
//!
//! Everything here is a pure function of its arguments and total: no instant, day or calendar makes
//! it panic.

use chrono::{Datelike, Days, NaiveDate};

use super::calendar::{Calendar, Swaps};
use super::calendar_file::CalendarError;
use super::duty::{self, BadDuty, DutyRule, Length};
use super::rest_days::RestDays;
use crate::time::{Moment, Zone};

/// Names the rule that counted a date; stored beside it and changed with any change of the rule.
pub const RULE: &str = "strict-days/1";

/// The range of instants that days are counted for: the years 1 to 9998. Outside it, a local day
/// may not exist.
const COUNTABLE: (i64, i64) = (-719_161 * DAY_MICROS, 2_932_531 * DAY_MICROS);
const DAY_MICROS: i64 = 86_400_000_000;

/// How an answer travels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Carriage {
    /// It arrives at once: e-mail, telephone.
    #[default]
    Direct,
    /// A letter, to be handed to the carrier earlier.
    Post,
}

/// Why the rules cannot be laid down.
#[derive(Debug, thiserror::Error)]
pub enum RulesError {
    #[error(transparent)]
    Calendar(#[from] CalendarError),
    #[error(transparent)]
    Duties(#[from] BadDuty),
    #[error("duties.csv: no row “{0}” in the unit it is counted in")]
    NoDuty(&'static str),
}

/// All that dates are counted by.
#[derive(Clone, Debug)]
pub struct Rules {
    /// The zone whose calendar days count.
    pub zone: Zone,
    pub calendar: Calendar,
    /// Working days by which an answer by post is to leave earlier.
    pub post_lead: u16,
    /// “Soon” reaches this many working days beyond today.
    pub soon: u16,
    duties: Vec<DutyRule>,
    promise_days: u16,
    acknowledge_working_days: u16,
    reply_working_days: u16,
}

impl Rules {
    /// The rules with the defaults of the handbook and the duties that ship with the program.
    pub fn new(zone: Zone, calendar: Calendar) -> Result<Self, RulesError> {
        let duties = duty::bundled()?;
        let length = |key: &'static str| {
            let found = duties.iter().find(|duty| duty.key == key);
            found.map(|duty| duty.length).ok_or(RulesError::NoDuty(key))
        };
        let Length::Days(promise_days) = length("answer")? else {
            return Err(RulesError::NoDuty("answer"));
        };
        let Length::WorkingDays(acknowledge_working_days) = length("acknowledge")? else {
            return Err(RulesError::NoDuty("acknowledge"));
        };
        let Length::WorkingDays(reply_working_days) = length("first_response")? else {
            return Err(RulesError::NoDuty("first_response"));
        };
        Ok(Self {
            zone,
            calendar,
            post_lead: 3,
            soon: 3,
            duties,
            promise_days,
            acknowledge_working_days,
            reply_working_days,
        })
    }

    /// Vietnam's zone and holidays, Saturday and Sunday off, swaps ignored.
    pub fn bundled() -> Result<Self, RulesError> {
        let calendar = Calendar::bundled(RestDays::default(), Swaps::default())?;
        Self::new(Zone::VIETNAM, calendar)
    }

    /// All duties, in the order of the file.
    pub fn duties(&self) -> &[DutyRule] {
        &self.duties
    }

    pub fn find_duty(&self, key: &str) -> Option<&DutyRule> {
        self.duties.iter().find(|duty| duty.key == key)
    }

    /// The duties that any of `causes` starts (`receipt`, `incident`, a wish), each once.
    pub fn list_started_by(&self, causes: &[&str]) -> Vec<&DutyRule> {
        let starts = |duty: &&DutyRule| causes.iter().any(|cause| duty.is_started_by(cause));
        self.duties.iter().filter(starts).collect()
    }

    /// The calendar day it is at the desk at `at`.
    pub fn day(&self, at: Moment) -> NaiveDate {
        self.zone.day(Self::countable(at))
    }

    /// `at`, or the nearest instant that days are counted for.
    pub(super) fn countable(at: Moment) -> Moment {
        Moment::from_micros(at.micros().clamp(COUNTABLE.0, COUNTABLE.1))
    }
}

/// The days that follow from a receipt, as stored on the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    pub received_at: Moment,
    /// The local day of receipt: day 0.
    pub received_on: NaiveDate,
    /// The promise: the strict last day.
    pub due_on: NaiveDate,
    /// The first instant after the promise, UTC: an answer before it is in time.
    pub late_from: Moment,
    /// The last day by art. 148(5), for staff: never before `due_on`.
    pub legal_latest_on: NaiveDate,
    /// The last working day up to `due_on`; for an answer by post some working days earlier.
    pub act_by_on: NaiveDate,
    pub acknowledge_by_on: NaiveDate,
    /// For a first response to a request about one's data.
    pub reply_by_on: NaiveDate,
    pub carriage: Carriage,
    /// Which rule counted ([`RULE`]) …
    pub rule: String,
    /// … by which calendar ([`Calendar::version`]).
    pub calendar: String,
}

impl Deadline {
    /// The years this deadline reaches into for which the calendar has no complete list of
    /// holidays: staff must be warned, the working days of those years are not certain.
    pub fn missing_years(&self, calendar: &Calendar) -> Vec<i32> {
        let last = self
            .legal_latest_on
            .max(self.acknowledge_by_on)
            .max(self.reply_by_on);
        calendar.missing_years(self.received_on.year()..=last.year())
    }
}

/// Counts the days of a complaint that is answered without the post.
pub fn count(rules: &Rules, received_at: Moment) -> Deadline {
    count_for(rules, received_at, Carriage::Direct)
}

/// Counts the days of a complaint.
pub fn count_for(rules: &Rules, received_at: Moment, carriage: Carriage) -> Deadline {
    let received_on = rules.day(received_at);
    let due_on = strict_day(received_on, rules.promise_days);
    let calendar = &rules.calendar;
    Deadline {
        received_at,
        received_on,
        due_on,
        late_from: rules.zone.end_of(due_on),
        legal_latest_on: calendar.next_working(due_on),
        act_by_on: act_by(rules, received_on, due_on, carriage),
        acknowledge_by_on: calendar.add_working_days(received_on, rules.acknowledge_working_days),
        reply_by_on: calendar.add_working_days(received_on, rules.reply_working_days),
        carriage,
        rule: RULE.to_owned(),
        calendar: calendar.version().to_owned(),
    }
}

/// The `days`th day after `day`, which is not counted itself (art. 147). Local dates, never hours:
/// a local day may have 23 or 25 of them.
pub(super) fn strict_day(day: NaiveDate, days: u16) -> NaiveDate {
    day.checked_add_days(Days::new(u64::from(days)))
        .unwrap_or(NaiveDate::MAX)
}

/// The day to act by for what is due on `due_on`; not before the day it came in, however long the
/// holidays.
pub(super) fn act_by(
    rules: &Rules,
    received_on: NaiveDate,
    due_on: NaiveDate,
    carriage: Carriage,
) -> NaiveDate {
    let last = rules.calendar.last_working(due_on);
    let act_by_on = match carriage {
        Carriage::Direct => last,
        Carriage::Post => rules.calendar.subtract_working_days(last, rules.post_lead),
    };
    act_by_on.max(received_on)
}
