//! To staff: mail waits to be sorted. Nothing of what it says, and nobody's name.

use chrono::NaiveDate;
use serde::Serialize;

use super::Letterhead;
use crate::lang::Lang;
use crate::render::Mail;
use crate::render::words::{self, Words};
use crate::time::{Moment, Zone};

/// What waits.
#[derive(Clone, Copy, Debug)]
pub struct Waiting {
    pub count: usize,
    /// When the oldest was received.
    pub oldest_at: Moment,
    /// The earliest day by which one would have to be answered.
    pub act_by_on: NaiveDate,
}

#[derive(Clone, Debug, Serialize)]
pub struct MailWaitingMail {
    from: Letterhead,
    count: usize,
    oldest: String,
    due: String,
    url: String,
}

impl MailWaitingMail {
    pub fn new(words: &Words, lang: Lang, zone: Zone, from: &Letterhead, waiting: Waiting) -> Self {
        let at = words::time_of(lang, zone, waiting.oldest_at);
        let due = words::day(lang, waiting.act_by_on);
        Self {
            from: from.clone(),
            count: waiting.count,
            oldest: words.say(lang, "mail-waiting-oldest", &[("at", at.into())]),
            due: words.say(lang, "mail-waiting-due", &[("due", due.into())]),
            url: format!("{}/desk/mail", from.base_url),
        }
    }
}

impl Mail for MailWaitingMail {
    const FOLDER: &'static str = "mail_waiting";

    fn samples() -> Vec<Self> {
        let from = Letterhead::sample();
        vec![Self {
            url: format!("{}/desk/mail", from.base_url),
            from,
            count: 3,
            oldest: "Thư cũ nhất nhận lúc 09:00 thứ Hai, 23/11/2026.".to_owned(),
            due: "Thư gấp nhất cần trả lời trước hết 08/12/2026.".to_owned(),
        }]
    }
}
