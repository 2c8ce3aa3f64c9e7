//! A case's dates as they were counted at receipt, to be explained later.

use super::Case;
use super::complaint::ReplyChannel;
use crate::duties::deadline::{Carriage, Deadline, Rules, count_for};

impl Case {
    /// The deadline with the stored days: a calendar that changed since does not move them. Only
    /// the days for acknowledging and replying, which a case does not store, are counted anew.
    pub fn deadline(&self, rules: &Rules) -> Deadline {
        let carriage = match self.reply_channel {
            ReplyChannel::Post => Carriage::Post,
            ReplyChannel::Email | ReplyChannel::Phone => Carriage::Direct,
        };
        Deadline {
            due_on: self.due_on,
            late_from: self.late_from,
            legal_latest_on: self.legal_latest_on,
            act_by_on: self.act_by_on,
            rule: self.rule.clone(),
            calendar: self.calendar.clone(),
            ..count_for(rules, self.received_at, carriage)
        }
    }
}
