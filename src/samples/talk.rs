//! A question from the desk and the complainant's answer to it, which nobody has read yet.

use chrono::Duration;

use super::SampleCase;
use crate::cases::complaint::ReplyChannel;
use crate::cases::conversation::{Incoming, Outgoing};
use crate::cases::message::{MESSAGE, MessageWords, Trust, Via};
use crate::cases::open::Prepared;
use crate::db::Id;
use crate::lang::Lang;
use crate::time::Moment;

/// What was asked and what came back.
pub(super) struct Talk {
    pub(super) question: Outgoing,
    pub(super) reply: Incoming,
}

impl Talk {
    /// On every fifth case that is being verified and goes by mail.
    pub(super) fn about(
        sample: &SampleCase,
        prepared: &Prepared,
        now: Moment,
    ) -> std::result::Result<Option<Self>, serde_json::Error> {
        let Some(asked_at) = sample.verifying_at.filter(|_| sample.answered_at.is_none()) else {
            return Ok(None);
        };
        let length = sample.form.iter().map(|(_, value)| value.chars().count());
        let is_by_mail = prepared.case.reply_channel == ReplyChannel::Email;
        if !is_by_mail || length.sum::<usize>() % 5 != 0 {
            return Ok(None);
        }
        let (question, reply) = words(sample.language, &address(sample));
        let at = asked_at.plus(Duration::hours(3)).min(now);
        Ok(Some(Self {
            question: Outgoing {
                id: Id::new(asked_at),
                via: Via::Email,
                sealed: prepared.key.seal_json(MESSAGE, &question)?,
                asks: true,
                mail_key: None,
            },
            reply: Incoming {
                id: Id::new(at),
                via: Via::Email,
                trust: Trust::ConfirmedContact,
                at,
                now: at,
                by: None,
                sealed: prepared.key.seal_json(MESSAGE, &reply)?,
                inbound: None,
            },
        }))
    }
}

fn address(sample: &SampleCase) -> String {
    let mut fields = sample.form.iter();
    let found = fields.find(|(name, _)| *name == "email");
    found.map(|(_, value)| value.clone()).unwrap_or_default()
}

fn words(lang: Lang, address: &str) -> (MessageWords, MessageWords) {
    let (subject, asked, said) = match lang {
        Lang::Vi => (
            "Xin Quý khách cho biết thêm",
            "(1) Số điện thoại đã liên hệ với Quý khách.\n(2) Ngày, giờ liên hệ.",
            "Dạ, số gọi tới là 0900 000 123, khoảng chín giờ sáng thứ Hai.\n\
             Tôi có lưu ảnh màn hình, cần thì tôi gửi thêm.",
        ),
        Lang::En => (
            "Please tell us more",
            "(1) The number that called you.\n(2) Day and time of the call.",
            "The number was 0900 000 123, on Monday at about nine in the morning.\n\
             I kept a screenshot and can send it if you need it.",
        ),
    };
    let quoted: Vec<&str> = asked.lines().collect();
    let paragraphs: Vec<&str> = said.lines().collect();
    let question = MessageWords {
        subject: subject.to_owned(),
        text: asked.to_owned(),
        from: address.to_owned(),
        ..MessageWords::default()
    };
    let reply = MessageWords {
        subject: format!("Re: {subject}"),
        text: format!("{said}\n\n> {}", quoted.join("\n> ")),
        html: format!("<p>{}</p>", paragraphs.join("</p><p>")),
        from: address.to_owned(),
        message_id: String::new(),
    };
    (question, reply)
}
