//! “We have your complaint” (handbook §6.3 A).

use chrono::NaiveDate;
use serde::Serialize;

use super::Letterhead;
use crate::lang::Lang;
use crate::render::Mail;
use crate::render::words::{self, Words};
use crate::time::{Moment, Zone};

/// Sent by itself, to an address nobody has confirmed: holds nothing that was typed into the form,
/// no name either.
#[derive(Clone, Debug, Serialize)]
pub struct AcknowledgementMail {
    from: Letterhead,
    reference: String,
    /// `Lúc 10:00 thứ Hai, 23/11/2026`
    received: String,
    /// `hết ngày thứ Ba, 08/12/2026`
    due: String,
    requests: Vec<RequestLine>,
    has_data_requests: bool,
    status_url: String,
}

#[derive(Clone, Debug, Serialize)]
struct RequestLine {
    /// `xem thông tin: hạn thực hiện hết ngày thứ Năm, 03/12/2026`
    text: String,
}

/// What is acknowledged.
#[derive(Clone, Copy, Debug)]
pub struct Receipt<'a> {
    pub reference: &'a str,
    /// The token of the status link.
    pub link: &'a str,
    pub received_at: Moment,
    /// The time of day is known: not so when staff entered a letter by its day.
    pub is_to_the_minute: bool,
    /// The promise: answered by the end of this day.
    pub due_on: NaiveDate,
    /// Wishes with a clock of their own (K3, K5–K8); empty for most.
    pub requests: &'a [Request<'a>],
}

/// A wish that has its own day: the key of its duty (`access`, `correct`, `delete`,
/// `withdraw_consent`, `stop_contact`, `negotiate`), and the day.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    pub duty: &'a str,
    pub due_on: NaiveDate,
}

impl AcknowledgementMail {
    pub fn new(
        words: &Words,
        lang: Lang,
        zone: Zone,
        from: &Letterhead,
        receipt: &Receipt<'_>,
    ) -> Self {
        let received = if receipt.is_to_the_minute {
            let at = words::time_of(lang, zone, receipt.received_at);
            words.say(lang, "mail-received-at", &[("at", at.into())])
        } else {
            let on = words::date(lang, zone.day(receipt.received_at));
            words.say(lang, "mail-received-on", &[("on", on.into())])
        };
        let requests = receipt.requests.iter().map(|request| {
            let what = words.say(lang, &format!("mail-request-{}", request.duty), &[]);
            let due = words::end_of(lang, request.due_on);
            let args = [("what", what.into()), ("due", due.into())];
            RequestLine {
                text: words.say(lang, "mail-acknowledgement-request", &args),
            }
        });
        Self {
            from: from.clone(),
            reference: receipt.reference.to_owned(),
            received,
            due: words::end_of(lang, receipt.due_on),
            requests: requests.collect(),
            has_data_requests: receipt
                .requests
                .iter()
                .any(|request| request.duty != "negotiate"),
            status_url: from.linked_status_url(lang, receipt.reference, receipt.link),
        }
    }
}

impl Mail for AcknowledgementMail {
    const FOLDER: &'static str = "acknowledgement";

    fn samples() -> Vec<Self> {
        let plain = Self {
            from: Letterhead::sample(),
            reference: "KN-7F3K-9QW4".to_owned(),
            received: "Lúc 10:00 thứ Hai, 23/11/2026".to_owned(),
            due: "hết ngày thứ Ba, 08/12/2026".to_owned(),
            requests: Vec::new(),
            has_data_requests: false,
            status_url: Letterhead::sample().status_url(Lang::Vi, "KN-7F3K-9QW4"),
        };
        let text = "xem thông tin: hạn thực hiện hết ngày thứ Năm, 03/12/2026".to_owned();
        let requests = vec![RequestLine { text }];
        let wished = Self {
            requests: requests.clone(),
            has_data_requests: true,
            ..plain.clone()
        };
        let bargained = Self {
            requests,
            ..plain.clone()
        };
        vec![plain, wished, bargained]
    }
}
