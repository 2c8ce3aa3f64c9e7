//! Why a case was found: which words stand in which part of the complaint. Says no more than the person who
//! looks has typed: a hit is not yet a look at the case.

use super::queries::Sealed;
use crate::cases::complaint::{Complaint, Contacts, Email};
use crate::cases::contact::CONTACTS;
use crate::cases::open::COMPLAINT;
use crate::vault::{SearchText, SoughtWord, Vault};

/// Words found in the same part, and the part's key in the locales.
pub type Match = (String, &'static str);

/// Where each word was found; a word that stands only in what this version doesn't know has no part.
pub fn explain(vault: &Vault, sealed: &Sealed, sought: &[SoughtWord]) -> Vec<Match> {
    let Ok(key) = vault.unwrap_case_key(sealed.case_id.bytes(), &sealed.wrapped) else {
        return Vec::new();
    };
    let complaint: Option<Complaint> = key.open_json(COMPLAINT, &sealed.complaint).ok();
    let contacts = sealed.contacts.as_ref();
    let contacts: Option<Contacts> =
        contacts.and_then(|contacts| key.open_json(CONTACTS, contacts).ok());
    let mut parts = Vec::new();
    parts.extend(
        complaint
            .as_ref()
            .map(|complaint| ("name", text(Some(&complaint.full_name)))),
    );
    if let Some(contacts) = &contacts {
        parts.extend(of_contacts(contacts));
    }
    if let Some(complaint) = &complaint {
        parts.extend(of_contacts(&complaint.contacts));
        parts.extend(of_complaint(complaint));
    }
    let mut left: Vec<&SoughtWord> = sought.iter().collect();
    let mut found: Vec<(usize, Match)> = Vec::new();
    for (part, text) in parts {
        if left.is_empty() {
            break;
        }
        let tokens = vault.search_tokens(&text);
        let stands = |word: &&SoughtWord| {
            let mut any = word.tokens.iter();
            any.any(|token| tokens.binary_search(token).is_ok())
        };
        let (here, elsewhere): (Vec<_>, Vec<_>) = left.into_iter().partition(stands);
        left = elsewhere;
        let Some(first) = here.first() else { continue };
        let place = sought.iter().position(|word| std::ptr::eq(word, *first));
        let words: Vec<&str> = here.iter().map(|word| word.word.as_str()).collect();
        found.push((place.unwrap_or(usize::MAX), (words.join(" "), part)));
    }
    found.sort_by_key(|(place, _)| *place);
    found.into_iter().map(|(_, found)| found).collect()
}

/// Parts in the order in which a word is looked for in them, behind the name: the short and telling ones first.
fn of_contacts(contacts: &Contacts) -> Vec<(&'static str, SearchText<'_>)> {
    vec![
        (
            "phone",
            phones(contacts.phone.iter().map(|phone| phone.typed.as_str())),
        ),
        ("email", emails(contacts.email.iter().map(Email::as_str))),
        ("address", text(contacts.postal_address.as_deref())),
        ("contact", text(contacts.unreadable.as_deref())),
    ]
}

fn of_complaint(complaint: &Complaint) -> Vec<(&'static str, SearchText<'_>)> {
    let behalf = complaint.behalf.as_ref();
    let account = [&complaint.account_contact, &complaint.account.codes_to];
    let account: Vec<&str> = account.into_iter().filter_map(|it| it.as_deref()).collect();
    let codes = complaint.order_code.iter();
    vec![
        (
            "order",
            SearchText {
                codes: codes.flat_map(|codes| codes.split([',', ';'])).collect(),
                ..SearchText::default()
            },
        ),
        (
            "account",
            SearchText {
                words: account.clone(),
                phones: account.clone(),
                emails: account,
                ..SearchText::default()
            },
        ),
        (
            "behalf",
            text(behalf.and_then(|behalf| behalf.who.as_deref())),
        ),
        ("third-party", text(complaint.third_party.as_deref())),
        ("staff", text(complaint.about_staff_who.as_deref())),
        ("used-for", text(complaint.used_for.as_deref())),
        ("request", text(complaint.request.what.as_deref())),
        ("connection", text(complaint.connection.as_deref())),
        ("story", text(Some(&complaint.story))),
    ]
}

fn text(words: Option<&str>) -> SearchText<'_> {
    SearchText {
        words: words.into_iter().collect(),
        ..SearchText::default()
    }
}

fn phones<'a>(phones: impl Iterator<Item = &'a str>) -> SearchText<'a> {
    SearchText {
        phones: phones.collect(),
        ..SearchText::default()
    }
}

fn emails<'a>(emails: impl Iterator<Item = &'a str>) -> SearchText<'a> {
    SearchText {
        emails: emails.collect(),
        ..SearchText::default()
    }
}
