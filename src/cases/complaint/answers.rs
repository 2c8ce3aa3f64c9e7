//! A complaint as questions and answers, for every page that shows it. Words are keys of the
//! locales here; the pages say them.

use super::{Complaint, Email};

/// What was answered to one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said<'a> {
    /// As the person wrote it.
    Text(&'a str),
    /// A choice: the key of its words.
    Words(&'static str),
}

/// A question that was answered, with one or more answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer<'a> {
    /// The field's name.
    pub field: &'static str,
    /// The key of the question's words.
    pub question: &'static str,
    pub said: Vec<Said<'a>>,
}

impl Complaint {
    /// Every question that has an answer, in the order of the form.
    pub fn answers(&self) -> Vec<Answer<'_>> {
        let mut answers = self.matter();
        answers.extend(self.of_kind());
        answers.extend(self.more());
        answers.extend(self.person());
        answers.extend(self.rest());
        answers.retain(|answer| !answer.said.is_empty());
        answers
    }

    fn matter(&self) -> Vec<Answer<'_>> {
        vec![
            words("kind", "complaint-kind", [self.kind.words()]),
            text("story", "complaint-story", Some(&self.story)),
            words(
                "leaked",
                "complaint-leaked",
                self.leaked.iter().map(|leaked| leaked.words()),
            ),
        ]
    }

    /// What is asked of some kinds of complaint only.
    fn of_kind(&self) -> Vec<Answer<'_>> {
        let (account, request) = (&self.account, &self.request);
        vec![
            words(
                "account_sign",
                "complaint-account-sign",
                account.signs.iter().map(|sign| sign.words()),
            ),
            text(
                "account_since",
                "complaint-account-since",
                account.since.as_deref(),
            ),
            words(
                "password_works",
                "complaint-password-works",
                account.password_works.map(super::PasswordWorks::words),
            ),
            text(
                "codes_to",
                "complaint-codes-to",
                account.codes_to.as_deref(),
            ),
            text("used_for", "complaint-used-for", self.used_for.as_deref()),
            text(
                "request_what",
                "complaint-request-what",
                request.what.as_deref(),
            ),
            text(
                "request_when",
                "complaint-request-when",
                request.when.as_deref(),
            ),
            words(
                "request_how",
                "complaint-request-how",
                request.how.map(super::RequestHow::words),
            ),
            words(
                "request_reply",
                "complaint-request-reply",
                request.reply.map(super::RequestReply::words),
            ),
        ]
    }

    fn more(&self) -> Vec<Answer<'_>> {
        vec![
            text(
                "third_party",
                "complaint-third-party",
                self.third_party.as_deref(),
            ),
            words(
                "learned_by",
                "complaint-learned-by",
                self.learned_by.map(super::LearnedBy::words),
            ),
            text("noticed", "complaint-noticed", self.noticed.as_deref()),
            words(
                "harm",
                "complaint-harm",
                self.harm.iter().map(|harm| harm.words()),
            ),
            text(
                "order_code",
                "complaint-order-code",
                self.order_code.as_deref(),
            ),
        ]
    }

    fn person(&self) -> Vec<Answer<'_>> {
        let behalf = self.behalf.as_ref();
        let who = behalf.and_then(|behalf| behalf.who.as_deref());
        let relation = behalf.and_then(|behalf| behalf.relation.as_deref());
        let under_16 = behalf
            .and_then(|behalf| behalf.under_16)
            .map(super::Under16::words);
        let contacts = &self.contacts;
        vec![
            text("full_name", "complaint-full-name", Some(&self.full_name)),
            words(
                "complainant_role",
                "complaint-role",
                self.role.map(super::ComplainantRole::words),
            ),
            text("on_behalf_of", "complaint-on-behalf-of", who),
            text("relation", "complaint-relation", relation),
            words("under_16", "complaint-under-16", under_16),
            text(
                "connection",
                "complaint-connection",
                self.connection.as_deref(),
            ),
            text(
                "account_contact",
                "complaint-account-contact",
                self.account_contact.as_deref(),
            ),
            words(
                "reply_channel",
                "complaint-reply-channel",
                [self.reply_channel.words()],
            ),
            text(
                "email",
                "complaint-email",
                contacts.email.as_ref().map(Email::as_str),
            ),
            text(
                "phone",
                "complaint-phone",
                contacts.phone.as_ref().map(|p| p.typed.as_str()),
            ),
            text(
                "postal_address",
                "complaint-postal-address",
                contacts.postal_address.as_deref(),
            ),
            text(
                "other_contact",
                "complaint-other-contact",
                contacts.unreadable.as_deref(),
            ),
        ]
    }

    fn rest(&self) -> Vec<Answer<'_>> {
        let may_ask = self.may_ask_partners.map(super::MayAskPartners::words);
        vec![
            words(
                "wish",
                "complaint-wish",
                self.wishes.iter().map(|wish| wish.words()),
            ),
            words(
                "about_staff",
                "complaint-about-staff",
                self.about_staff.map(super::AboutStaff::words),
            ),
            text(
                "about_staff_who",
                "complaint-about-staff-who",
                self.about_staff_who.as_deref(),
            ),
            words("may_ask_partners", "complaint-may-ask-partners", may_ask),
            text(
                "support_needs",
                "complaint-support-needs",
                self.support_needs.as_deref(),
            ),
        ]
    }
}

fn text<'a>(field: &'static str, question: &'static str, said: Option<&'a str>) -> Answer<'a> {
    Answer {
        field,
        question,
        said: said.map(Said::Text).into_iter().collect(),
    }
}

fn words<'a>(
    field: &'static str,
    question: &'static str,
    said: impl IntoIterator<Item = &'static str>,
) -> Answer<'a> {
    Answer {
        field,
        question,
        said: said.into_iter().map(Said::Words).collect(),
    }
}
