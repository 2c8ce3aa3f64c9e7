//! What the form sent, with its files, as far as it could be read. Whatever is wrong with it, what was
//! typed comes back.

use actix_web::{HttpRequest, web};

use super::come_back::ComeBack;
use super::form::Place;
use super::kept::KeptFile;
use crate::cases::complaint::ComplaintForm;
use crate::cases::draft::{Draft, DraftWords};
use crate::files::{FileId, Refused, Stored};
use crate::web::upload::{self, Unread, Uploaded};

/// A sent form, still as typed.
#[derive(Default)]
pub(super) struct Sent {
    pub form: ComplaintForm,
    pub csrf_token: String,
    /// The random id the form was given out with; not yet judged.
    pub submission_id: String,
    /// Something stands in the field that people do not see.
    pub is_trapped: bool,
    pub wants: Wants,
    /// Files that came with it: on disk, and in nobody's hands yet.
    pub stored: Vec<Stored>,
    /// Files that were not taken, by name, and why.
    pub refused: Vec<(String, Refused)>,
    /// A write failed that had them in it, and whether it was done nobody knows: they may have rows, and only
    /// the sweep may remove them.
    pub is_unsure: bool,
    /// Files that could not be kept for now; they have to be chosen again.
    pub has_lost_files: bool,
    /// Every file that the form has by now.
    pub files: Vec<KeptFile>,
}

/// What the pressed button asks for besides going on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Wants {
    #[default]
    Nothing,
    /// Back from the answers to the form.
    Edit,
    /// The address as it was probably meant.
    MeantEmail,
    /// To go on later.
    Save,
    /// One file less.
    Remove(FileId),
}

/// The body of a posted form: whole, or what there is of it and why it has to be shown again.
pub(super) enum Body {
    Read(Sent),
    Unread(Sent, ComeBack),
}

/// Reads the body. Files are taken only from a browser that the form was given to.
pub(super) async fn read(place: Place<'_>, request: &HttpRequest, payload: web::Payload) -> Body {
    let Place { app, visitor, .. } = place;
    let is_given_out = |pairs: &[(String, String)]| {
        let token = pairs.iter().find(|(name, _)| name == "csrf_token");
        token.is_some_and(|(_, token)| visitor.issued_at(app, token).is_some())
    };
    let limits = app.files.limits();
    let read = upload::read_if(request, payload.into_inner(), app, limits, is_given_out);
    match read.await {
        Ok(uploaded) => {
            let trouble = uploaded.trouble;
            let sent = Sent::from(uploaded);
            match trouble {
                None => Body::Read(sent),
                Some(trouble) => Body::Unread(sent, ComeBack::Trouble(trouble)),
            }
        }
        Err(Unread::UnknownType | Unread::Broken) => {
            Body::Unread(Sent::default(), ComeBack::UnknownType)
        }
    }
}

impl From<Uploaded> for Sent {
    fn from(uploaded: Uploaded) -> Self {
        Self {
            stored: uploaded.files,
            refused: uploaded.refused,
            ..Self::from_pairs(&uploaded.pairs)
        }
    }
}

impl Sent {
    fn from_pairs(pairs: &[(String, String)]) -> Self {
        let first = |name: &str| {
            let found = pairs.iter().find(|(field, _)| field == name);
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        let is_pressed = |name: &str| !first(name).is_empty();
        let wants = match FileId::parse(&first("remove")) {
            Some(id) => Wants::Remove(id),
            None if is_pressed("edit") => Wants::Edit,
            None if is_pressed("meant_email") => Wants::MeantEmail,
            None if is_pressed("save") => Wants::Save,
            None => Wants::Nothing,
        };
        Self {
            csrf_token: first("csrf_token"),
            submission_id: first("submission_id"),
            is_trapped: !first("website").trim().is_empty(),
            wants,
            form: ComplaintForm::from_pairs(pairs.iter().map(|(name, value)| (name, value))),
            ..Self::default()
        }
    }

    /// A form as it was when it was last kept.
    pub fn from_draft(draft: &Draft) -> Self {
        let fields = draft.words.fields.iter();
        let mut sent = Self {
            form: ComplaintForm::from_pairs(fields.map(|(name, value)| (name, value))),
            ..Self::default()
        };
        sent.name(draft.words.submission);
        sent
    }

    /// What a draft keeps of it.
    pub fn words(&self, submission: [u8; 16]) -> DraftWords {
        let fields = self.form.pairs();
        DraftWords {
            fields: fields
                .filter(|(_, value)| !value.is_empty())
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
            submission,
        }
    }

    /// The random id, when it is one: 128 bits in hexadecimal digits, with or without dashes. Shorter
    /// ones would be guessed, and whoever guesses one is shown the receipt.
    pub fn submission(&self) -> Option<[u8; 16]> {
        let digits = self.submission_id.replace('-', "");
        let is_one = digits.len() == 32 && digits.chars().all(|c| c.is_ascii_hexdigit());
        let number = u128::from_str_radix(&digits, 16).ok().filter(|_| is_one)?;
        Some(number.to_be_bytes())
    }

    /// Its random id, a new one if it came without.
    pub fn submission_or_new(&mut self) -> [u8; 16] {
        let submission = self.submission().unwrap_or_else(rand::random);
        self.name(submission);
        submission
    }

    fn name(&mut self, submission: [u8; 16]) {
        self.submission_id = format!("{:032x}", u128::from_be_bytes(submission));
    }

    /// Nothing in it that anybody would miss.
    pub fn is_empty(&self) -> bool {
        self.form.is_empty() && self.stored.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(pairs: &[(&str, &str)]) -> Sent {
        let pairs: Vec<_> = pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        Sent::from_pairs(&pairs)
    }

    #[test]
    fn what_was_typed_and_what_was_pressed_are_told_apart() {
        let id = "000000000000000000000000000000ff";
        let form = sent(&[
            ("story", "Một\r\nhai"),
            ("leaked", "phone"),
            ("leaked", "order"),
        ]);
        assert_eq!(form.form.get("story"), "Một\nhai");
        assert_eq!(form.form.all("leaked"), ["phone", "order"]);
        assert_eq!((form.wants, form.is_trapped), (Wants::Nothing, false));
        assert_eq!(sent(&[("edit", "yes")]).wants, Wants::Edit);
        assert_eq!(
            sent(&[("remove", id)]).wants,
            Wants::Remove(FileId::parse(id).unwrap())
        );
        assert_eq!(sent(&[("remove", "../desk.key")]).wants, Wants::Nothing);
        assert!(sent(&[("website", "x")]).is_trapped);
    }

    #[test]
    fn only_128_bits_are_a_submission_id() {
        let id = |text: &str| sent(&[("submission_id", text)]).submission();
        assert!(id("0191c5a0-7b1e-7c3d-8e2f-0a1b2c3d4e5f").is_some());
        assert_eq!(
            id("000000000000000000000000000000ff").map(|id| id[15]),
            Some(255)
        );
        for text in [
            "",
            "1",
            "+1234567890123456789012345678901",
            "zz91c5a07b1e7c3d8e2f0a1b2c3d4e5f",
        ] {
            assert!(id(text).is_none(), "{text}");
        }
    }
}
