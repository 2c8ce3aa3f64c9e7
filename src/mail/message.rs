//! What the desk writes: one type and one constructor per mail, each a struct of finished words.
//!
//! To the complainant: [`AcknowledgementMail`] (sent by itself to an address nobody has confirmed,
//! so it holds nothing that was typed into the form), [`VerifyingMail`], [`AnswerMail`],
//! [`QuestionMail`] and [`ReplyMail`] (sent by a person). To staff: [`alerts`], with references,
//! dates and links and nothing about a person.

mod acknowledgement;
pub mod alerts;
mod answer;
mod contact;
mod conversation;
mod review;
mod rights;
mod verifying;
pub mod waiting;

use serde::Serialize;

pub use acknowledgement::{AcknowledgementMail, Receipt, Request};
pub use alerts::{
    AnswerFailedMail, AnswerTodayMail, AssignedMail, CaseLine, OverdueMail, PossibleIncidentMail,
    SecondLookMail, UnreadMail,
};
pub use answer::{Addressee, AnswerMail, Section, sections};
pub use contact::{CodeLinkMail, ContactChangedMail, ContactConfirmMail};
pub use conversation::{QuestionMail, ReplyMail};
pub use review::{ReviewAnswerMail, ReviewReceivedMail, review_sections};
pub use rights::{AccessChangedMail, RightsChangedMail};
pub use verifying::VerifyingMail;

use crate::lang::Lang;
use crate::render::{Organisation, Samples};

/// Who signs, and where links lead: from the configuration, never from a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Letterhead {
    pub organisation: String,
    /// Empty when there is none.
    pub phone: String,
    pub email: String,
    pub address: String,
    /// Without a slash at the end: `https://khieunai.example`.
    pub base_url: String,
}

impl Letterhead {
    pub fn new(organisation: &Organisation, base_url: &str) -> Self {
        Self {
            organisation: organisation.name.clone(),
            phone: organisation.phone.clone(),
            email: organisation.email.clone(),
            address: organisation.address.clone(),
            base_url: base_url.trim_end_matches('/').to_owned(),
        }
    }

    /// Where the complainant looks a case up: the page asks for the access code.
    pub fn status_url(&self, lang: Lang, reference: &str) -> String {
        format!(
            "{}{}/status?reference={reference}",
            self.base_url,
            lang.prefix()
        )
    }

    /// The same page opened by the token of [`crate::cases::status_link`]: it shows state and dates;
    /// whatever was written still needs the access code.
    pub fn linked_status_url(&self, lang: Lang, reference: &str, link: &str) -> String {
        format!("{}&link={link}", self.status_url(lang, reference))
    }

    /// Where a one-time link leads: to a page; only what is posted there does anything.
    pub fn one_time_url(&self, lang: Lang, token: &str) -> String {
        format!("{}{}/status/links/{token}", self.base_url, lang.prefix())
    }

    pub fn case_url(&self, reference: &str) -> String {
        format!("{}/desk/cases/{reference}", self.base_url)
    }

    pub fn queue_url(&self) -> String {
        format!("{}/desk", self.base_url)
    }

    /// One for tests.
    pub fn sample() -> Self {
        Self::new(&Organisation::sample(), "https://khieunai.kamereo.example")
    }
}

/// What people typed, as paragraphs: one per line, blank lines dropped.
fn paragraphs(text: &str) -> Vec<String> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Names all mails, for the tests that render every sample.
pub fn samples(all: &mut Samples) {
    all.mail::<AcknowledgementMail>()
        .mail::<VerifyingMail>()
        .mail::<AnswerMail>()
        .mail::<QuestionMail>()
        .mail::<ReplyMail>()
        .mail::<ReviewReceivedMail>()
        .mail::<ReviewAnswerMail>()
        .mail::<ContactConfirmMail>()
        .mail::<ContactChangedMail>()
        .mail::<CodeLinkMail>()
        .mail::<AssignedMail>()
        .mail::<AnswerTodayMail>()
        .mail::<OverdueMail>()
        .mail::<PossibleIncidentMail>()
        .mail::<AnswerFailedMail>()
        .mail::<UnreadMail>()
        .mail::<waiting::MailWaitingMail>()
        .mail::<RightsChangedMail>()
        .mail::<AccessChangedMail>()
        .mail::<SecondLookMail>();
}
