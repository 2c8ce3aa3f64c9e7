//! Mails about where a complainant is reached, and how they get back to their case. They go to
//! addresses that nobody may have confirmed: the reference, a link, and nothing that was typed.

use serde::Serialize;

use super::Letterhead;
use crate::lang::Lang;
use crate::render::Mail;

/// To the new address: confirm that it is yours.
#[derive(Clone, Debug, Serialize)]
pub struct ContactConfirmMail {
    from: Letterhead,
    reference: String,
    link_url: String,
}

/// To the old address: mails about this case now go elsewhere.
#[derive(Clone, Debug, Serialize)]
pub struct ContactChangedMail {
    from: Letterhead,
    reference: String,
}

/// To the contact of the case: take a new access code.
#[derive(Clone, Debug, Serialize)]
pub struct CodeLinkMail {
    from: Letterhead,
    reference: String,
    link_url: String,
}

impl ContactConfirmMail {
    /// `token` is the text of a [`crate::cases::member_link::Token`].
    pub fn new(lang: Lang, from: &Letterhead, reference: &str, token: &str) -> Self {
        Self {
            from: from.clone(),
            reference: reference.to_owned(),
            link_url: from.one_time_url(lang, token),
        }
    }
}

impl ContactChangedMail {
    pub fn new(from: &Letterhead, reference: &str) -> Self {
        Self {
            from: from.clone(),
            reference: reference.to_owned(),
        }
    }
}

impl CodeLinkMail {
    /// `token` is the text of a [`crate::cases::member_link::Token`].
    pub fn new(lang: Lang, from: &Letterhead, reference: &str, token: &str) -> Self {
        Self {
            from: from.clone(),
            reference: reference.to_owned(),
            link_url: from.one_time_url(lang, token),
        }
    }
}

impl Mail for ContactConfirmMail {
    const FOLDER: &'static str = "contact_confirm";

    fn samples() -> Vec<Self> {
        let from = Letterhead::sample();
        vec![Self::new(Lang::Vi, &from, "KN-7F3K-9QW4", &"0f".repeat(16))]
    }
}

impl Mail for ContactChangedMail {
    const FOLDER: &'static str = "contact_changed";

    fn samples() -> Vec<Self> {
        vec![Self::new(&Letterhead::sample(), "KN-7F3K-9QW4")]
    }
}

impl Mail for CodeLinkMail {
    const FOLDER: &'static str = "code_link";

    fn samples() -> Vec<Self> {
        let from = Letterhead::sample();
        vec![Self::new(Lang::Vi, &from, "KN-7F3K-9QW4", &"0f".repeat(16))]
    }
}
