//! What a person submits: a value, parsed once, immutable. What the desk then works on is the case.
//!
//! Stored sealed as JSON, so every field added later needs `#[serde(default)]`.

mod answers;
mod choice;
mod contact;
mod doubts;
mod errors;
mod form;
mod noticed;
mod parse;
mod text;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::vault::SearchText;

pub use answers::{Answer, Said};
pub use choice::{
    AboutStaff, AccountSign, ComplainantRole, Harm, Kind, Leaked, LearnedBy, MayAskPartners,
    PasswordWorks, ReplyChannel, RequestHow, RequestReply, Under16, Wish,
};
pub use contact::{Email, Phone};
pub use doubts::Doubt;
pub use errors::{FieldError, FieldErrors};
pub use form::{ComplaintForm, FIELDS};
pub use noticed::NoticedOn;

/// The longest name, in characters.
pub const NAME_CHARS: usize = 100;
/// The longest story, in characters.
pub const STORY_CHARS: usize = 4_000;

/// Who typed the answers. People at the desk write down what a letter or a caller says, and a
/// letter may leave most questions open: the clock runs all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    Form,
    Staff,
}

/// A complaint as it was submitted. Can be read but not built by hand: see [`Complaint::parse`].
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Complaint {
    pub kind: Kind,
    pub story: String,
    /// Empty when the complaint is not about a leak, or a letter does not say.
    pub leaked: Vec<Leaked>,
    /// Asked when somebody else uses the account.
    #[serde(default)]
    pub account: AccountMisuse,
    /// What the information was used for, when that is what the complaint is about.
    #[serde(default)]
    pub used_for: Option<String>,
    /// Asked when an earlier request went unanswered.
    #[serde(default)]
    pub request: EarlierRequest,
    pub third_party: Option<String>,
    pub learned_by: Option<LearnedBy>,
    /// When it was noticed, in the person's own words: "tháng 10", "không nhớ". Begins with the date
    /// when one was given.
    pub noticed: Option<String>,
    /// The same as far as it was given in figures.
    #[serde(default)]
    pub noticed_on: Option<NoticedOn>,
    pub harm: Vec<Harm>,
    pub order_code: Option<String>,
    /// Empty only when staff wrote it down and the letter does not say.
    pub full_name: String,
    /// None only when staff wrote it down and the letter does not say.
    pub role: Option<ComplainantRole>,
    pub behalf: Option<Behalf>,
    /// How somebody who is no member came to be known to the company.
    #[serde(default)]
    pub connection: Option<String>,
    /// E-mail or phone with which the account was registered, as typed.
    pub account_contact: Option<String>,
    pub reply_channel: ReplyChannel,
    pub contacts: Contacts,
    pub wishes: Vec<Wish>,
    pub about_staff: Option<AboutStaff>,
    pub about_staff_who: Option<String>,
    /// Not answered counts as no.
    pub may_ask_partners: Option<MayAskPartners>,
    pub support_needs: Option<String>,
    #[serde(skip)]
    parsed: Parsed,
}

/// Only the parser has one to give.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Parsed;

/// Where the person can be reached. The one that matches the reply channel is there, unless staff
/// wrote down a letter or call that gave none.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contacts {
    pub email: Option<Email>,
    pub phone: Option<Phone>,
    pub postal_address: Option<String>,
    /// A second contact that could not be read, kept as typed.
    pub unreadable: Option<String>,
}

/// For whom somebody writes.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Behalf {
    pub who: Option<String>,
    pub relation: Option<String>,
    pub under_16: Option<Under16>,
}

/// Signs that somebody else uses an account. Never its password.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AccountMisuse {
    pub signs: Vec<AccountSign>,
    /// In the person's own words.
    pub since: Option<String>,
    pub password_works: Option<PasswordWorks>,
    /// The number or address that gets the one-time codes.
    pub codes_to: Option<String>,
}

/// A request about one's own information that was made before.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EarlierRequest {
    pub what: Option<String>,
    /// In the person's own words.
    pub when: Option<String>,
    pub how: Option<RequestHow>,
    pub reply: Option<RequestReply>,
}

impl Complaint {
    /// Reads the form; either everything is in order or all that has to be mended is told at once.
    pub fn parse(form: &ComplaintForm, source: Source) -> Result<Self, FieldErrors> {
        parse::parse(form, source)
    }

    /// The contact through which the answer goes, as one line to show to staff.
    pub fn reply_contact(&self) -> Option<&str> {
        match self.reply_channel {
            ReplyChannel::Email => self.contacts.email.as_ref().map(Email::as_str),
            ReplyChannel::Phone => self
                .contacts
                .phone
                .as_ref()
                .map(|phone| phone.typed.as_str()),
            ReplyChannel::Post => self.contacts.postal_address.as_deref(),
        }
    }

    /// Where mails go; also set when the person prefers another channel but left an address.
    pub fn email(&self) -> Option<&Email> {
        self.contacts.email.as_ref()
    }

    /// Whether a wish is a request by law that starts clocks of its own.
    pub fn has_request_wishes(&self) -> bool {
        self.wishes.iter().any(|wish| wish.is_request())
    }

    /// Whether colleagues may be concerned, so that only trusted people should see it.
    pub fn is_about_staff(&self) -> bool {
        self.about_staff == Some(AboutStaff::Yes)
    }

    /// Whether name and phone may be given to partners while verifying.
    pub fn may_ask_partners(&self) -> bool {
        self.may_ask_partners == Some(MayAskPartners::Yes)
    }

    /// Whether a child is, or may be, concerned.
    pub fn is_for_child(&self) -> bool {
        self.behalf
            .as_ref()
            .is_some_and(|behalf| behalf.under_16 == Some(Under16::Yes))
    }

    /// Everything by which the case may be looked for.
    pub fn search_text(&self) -> SearchText<'_> {
        let behalf = self.behalf.as_ref();
        let contacts = &self.contacts;
        let mut words = vec![self.full_name.as_str(), self.story.as_str()];
        let more = [
            self.third_party.as_deref(),
            self.used_for.as_deref(),
            self.request.what.as_deref(),
            self.connection.as_deref(),
            behalf.and_then(|behalf| behalf.who.as_deref()),
            self.account_contact.as_deref(),
            contacts.postal_address.as_deref(),
            contacts.unreadable.as_deref(),
            self.about_staff_who.as_deref(),
        ];
        words.extend(more.into_iter().flatten());
        // The account's contact may be either; what is none of the kind is found as words.
        let account = [&self.account_contact, &self.account.codes_to];
        let account = account.into_iter().filter_map(Option::as_deref);
        SearchText {
            words,
            phones: contacts
                .phone
                .iter()
                .map(|p| p.typed.as_str())
                .chain(account.clone())
                .collect(),
            emails: contacts
                .email
                .iter()
                .map(Email::as_str)
                .chain(account)
                .collect(),
            codes: self
                .order_code
                .iter()
                .flat_map(|codes| codes.split([',', ';']))
                .collect(),
        }
    }
}

impl fmt::Debug for Complaint {
    /// Says nothing personal: this may end up in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Complaint")
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
