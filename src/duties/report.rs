//! How a deadline is counted, as `leakdesk due` prints it.

use chrono::{NaiveDate, SecondsFormat};
use serde::Serialize;

use super::deadline::{Rules, count};
use super::explanation::explain;
use crate::lang::Lang;
use crate::time::Moment;

/// The keys of `leakdesk due --json`: people and scripts depend on their names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DueReport {
    /// RFC 3339 with the offset of the desk's zone.
    pub received_local: String,
    pub due_on: NaiveDate,
    /// RFC 3339, UTC.
    pub late_from: String,
    pub legal_latest_on: NaiveDate,
    pub act_by_on: NaiveDate,
    pub acknowledge_by_on: NaiveDate,
    pub reply_by_on: NaiveDate,
    pub rule: String,
    pub calendar: String,
    pub explanation: Vec<String>,
}

/// Counts the days of a complaint received at `received` and says how.
pub fn due_report(rules: &Rules, received: Moment, lang: Lang) -> DueReport {
    let deadline = count(rules, received);
    let local = rules.zone.local(Rules::countable(received));
    DueReport {
        received_local: local.to_rfc3339_opts(SecondsFormat::AutoSi, false),
        due_on: deadline.due_on,
        late_from: deadline.late_from.to_string(),
        legal_latest_on: deadline.legal_latest_on,
        act_by_on: deadline.act_by_on,
        acknowledge_by_on: deadline.acknowledge_by_on,
        reply_by_on: deadline.reply_by_on,
        explanation: explain(rules, &deadline, lang),
        rule: deadline.rule,
        calendar: deadline.calendar,
    }
}
