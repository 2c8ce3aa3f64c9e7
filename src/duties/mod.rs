//! Duties: what must happen, by when, and on what legal basis. The date rule of the promise lives
//! here once, as pure functions of an instant and a calendar; where a duty stands today is derived
//! and never stored.
//!
//! Section numbers in this room's docs refer to the handbook on counting days: Civil Code 2015
//! (Law 91/2015/QH13), arts. 144–148, and the clocks K1–K16.

pub mod calendar;
mod calendar_file;
pub mod deadline;
pub mod duty;
pub mod explanation;
pub mod report;
pub mod rest_days;
pub mod rungs;
pub mod standing;
pub mod store;

pub use calendar::{Calendar, Swaps};
pub use calendar_file::CalendarError;
pub use deadline::{Carriage, Deadline, Rules, RulesError, count, count_for};
pub use duty::{DutyRule, DutyTimes, start, start_for};
pub use report::{DueReport, due_report};
pub use rest_days::RestDays;
pub use standing::{Standing, Today, Verdict, standing};
