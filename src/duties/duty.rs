//! The duties a case can carry, one row each of `duties.csv`, and when one that starts now falls
//! due. A new duty is a row there, not code.
//!
//! Lengths stay within the statutory ones (column `statutory`, empty where the policy alone
//! promises): the policy's fifteen days hold for every report about personal information, so that
//! a deletion, for which the decree leaves 20 days, is promised in 15.

use csv::{ReaderBuilder, StringRecord};

use super::deadline::{Carriage, Rules, act_by, strict_day};
use crate::lang::Lang;
use crate::time::Moment;
use chrono::{Duration, NaiveDate};

const BUNDLED: &str = include_str!("duties.csv");

/// How long a duty may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// Calendar days, counted from the day after the start; late when the last one is over.
    Days(u16),
    /// Days that are worked, counted from the day after the start.
    WorkingDays(u16),
    /// Hours from the very instant (Civil Code, art. 147(1)).
    Hours(u16),
    /// Until a day that somebody else set, and that stands with the duty itself.
    Given,
}

/// What meets a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MetBy {
    /// The acknowledgement has left.
    Acknowledgement,
    /// The answer has left.
    Answer,
    /// The answer to a review has left.
    Review,
    /// A person at the desk says so.
    Staff,
}

/// One row of `duties.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyRule {
    /// The name stored with each duty, e.g. `answer`.
    pub key: String,
    /// The clock of the handbook, e.g. `K2`.
    pub clock: String,
    pub length: Length,
    /// What the law allows, in the unit of `length`; `None` where only the policy promises.
    pub statutory: Option<u16>,
    pub met_by: MetBy,
    /// What starts it: `receipt`, `incident`, `review`, `erasure`, `authority`, or a wish such as `access`.
    pub starts_on: Vec<String>,
    pub basis_vi: String,
    pub basis_en: String,
    pub label_vi: String,
    pub label_en: String,
}

impl DutyRule {
    pub fn label(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.label_vi,
            Lang::En => &self.label_en,
        }
    }

    /// The article of the law, or the policy.
    pub fn basis(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.basis_vi,
            Lang::En => &self.basis_en,
        }
    }

    pub fn is_started_by(&self, cause: &str) -> bool {
        self.starts_on.iter().any(|starts| starts == cause)
    }
}

/// The times of a duty, as stored with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DutyTimes {
    /// The last local day in time.
    pub due_on: NaiveDate,
    /// From this instant on it is late.
    pub late_from: Moment,
    /// The day the desk means to have it done by: the last working day up to `due_on`.
    pub act_by_on: NaiveDate,
}

impl DutyTimes {
    /// Where a case with nothing open stands: later than anything that will happen.
    pub const NOTHING_OPEN: Self = Self {
        due_on: FAR_FUTURE_DAY,
        late_from: Moment::FAR_FUTURE,
        act_by_on: FAR_FUTURE_DAY,
    };

    /// Each column's minimum over the open duties of a case. A case with these times stands where
    /// its most urgent duty stands.
    pub fn earliest(open: impl IntoIterator<Item = Self>) -> Self {
        open.into_iter()
            .fold(Self::NOTHING_OPEN, |first, times| Self {
                due_on: first.due_on.min(times.due_on),
                late_from: first.late_from.min(times.late_from),
                act_by_on: first.act_by_on.min(times.act_by_on),
            })
    }
}

pub const FAR_FUTURE_DAY: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

/// The times of a duty that starts at `started_at` and is met without the post.
pub fn start(rules: &Rules, rule: &DutyRule, started_at: Moment) -> DutyTimes {
    start_for(rules, rule, started_at, Carriage::Direct)
}

/// The times of a duty that starts at `started_at`. The day of the start is never counted and
/// promised days never move to a later one. An answer by post is to be done earlier, so that it is
/// with the carrier in time; other duties do not wait for the carrier.
pub fn start_for(
    rules: &Rules,
    rule: &DutyRule,
    started_at: Moment,
    carriage: Carriage,
) -> DutyTimes {
    let carriage = match rule.met_by {
        MetBy::Answer | MetBy::Review => carriage,
        MetBy::Acknowledgement | MetBy::Staff => Carriage::Direct,
    };
    let started_on = rules.day(started_at);
    let due_on = match rule.length {
        Length::Days(days) => strict_day(started_on, days),
        Length::WorkingDays(days) => rules.calendar.add_working_days(started_on, days),
        Length::Hours(hours) => return hours_from(rules, started_at, hours),
        // Without its day it can't wait.
        Length::Given => return given(rules, started_at, started_on),
    };
    DutyTimes {
        due_on,
        late_from: rules.zone.end_of(due_on),
        act_by_on: act_by(rules, started_on, due_on, carriage),
    }
}

/// The times of a duty whose last day somebody else set: an authority, in its document.
pub fn given(rules: &Rules, started_at: Moment, due_on: NaiveDate) -> DutyTimes {
    let act_by_on = act_by(rules, rules.day(started_at), due_on, Carriage::Direct);
    DutyTimes {
        due_on,
        late_from: rules.zone.end_of(due_on),
        act_by_on: act_by_on.min(due_on),
    }
}

/// Hours run through nights and holidays; nothing is rolled and the working day before is no
/// excuse. A duty that ends with a day's last instant is due on that day, not on the next.
fn hours_from(rules: &Rules, started_at: Moment, hours: u16) -> DutyTimes {
    let late_from = Rules::countable(started_at).plus(Duration::hours(i64::from(hours)));
    let due_on = rules.day(late_from.plus(Duration::microseconds(-1)));
    DutyTimes {
        due_on,
        late_from,
        act_by_on: due_on,
    }
}

/// Why `duties.csv` was refused.
#[derive(Debug, thiserror::Error)]
#[error("duties.csv line {line}: {fault}")]
pub struct BadDuty {
    pub line: u64,
    pub fault: &'static str,
}

/// The duties that ship with the program, in the order of the file.
pub(super) fn bundled() -> Result<Vec<DutyRule>, BadDuty> {
    parse(BUNDLED)
}

/// Reads duties from CSV with the columns of the bundled file, in its order.
pub fn parse(text: &str) -> Result<Vec<DutyRule>, BadDuty> {
    let mut reader = ReaderBuilder::new().from_reader(text.as_bytes());
    let mut rules: Vec<DutyRule> = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|refused| BadDuty {
            line: refused.position().map_or(1, csv::Position::line),
            fault: "not a row of eleven columns",
        })?;
        let line = record.position().map_or(0, csv::Position::line);
        let rule = parse_row(&record).map_err(|fault| BadDuty { line, fault })?;
        if rules.iter().any(|known| known.key == rule.key) {
            return Err(BadDuty {
                line,
                fault: "the key is there already",
            });
        }
        rules.push(rule);
    }
    Ok(rules)
}

fn parse_row(record: &StringRecord) -> Result<DutyRule, &'static str> {
    let mut cells = record.iter();
    let mut cell = || cells.next().unwrap_or_default();
    let mut text = || match cell() {
        "" => Err("a cell is empty"),
        text => Ok(text.to_owned()),
    };
    let (key, clock) = (text()?, text()?);
    let number = text()?
        .parse()
        .map_err(|_refused| "the length is not a number")?;
    let length = match text()?.as_str() {
        "days" => Length::Days(number),
        "working_days" => Length::WorkingDays(number),
        "hours" => Length::Hours(number),
        "given" => Length::Given,
        _ => return Err("the unit is not days, working_days, hours or given"),
    };
    let statutory = match cell() {
        "" => None,
        text => Some(
            text.parse()
                .map_err(|_refused| "the statutory length is not a number")?,
        ),
    };
    if statutory.is_some_and(|allowed| number > allowed) {
        return Err("longer than the law allows");
    }
    let met_by = match cell() {
        "acknowledgement" => MetBy::Acknowledgement,
        "answer" => MetBy::Answer,
        "review" => MetBy::Review,
        "staff" => MetBy::Staff,
        _ => return Err("met_by is not acknowledgement, answer, review or staff"),
    };
    let mut text = || match cell() {
        "" => Err("a cell is empty"),
        text => Ok(text.to_owned()),
    };
    Ok(DutyRule {
        key,
        clock,
        length,
        statutory,
        met_by,
        starts_on: text()?.split(';').map(str::to_owned).collect(),
        basis_vi: text()?,
        basis_en: text()?,
        label_vi: text()?,
        label_en: text()?,
    })
}
