//! The mail that says that a complaint came in: written in the transaction that stores it, so that
//! a receipt never goes out without it.

use crate::app::App;
use crate::cases::complaint::Wish;
use crate::cases::open::{Opening, Prepared};
use crate::mail::message::{AcknowledgementMail, Receipt, Request};
use crate::mail::outbox::MailKind;
use crate::mail::store::NewOutboxRow;
use crate::web::WebError;

/// The sealed mail, for whoever left an address; held back while a person has to look first.
pub(super) fn write(
    app: &App,
    opening: &Opening,
    prepared: &Prepared,
) -> Result<Option<NewOutboxRow>, WebError> {
    let Some(address) = opening.complaint.email() else {
        return Ok(None);
    };
    let reference = prepared.case.reference.to_string();
    let requests: Vec<_> = prepared
        .duties
        .iter()
        .filter(|duty| Wish::from_key(&duty.rule).is_some())
        .map(|duty| Request {
            duty: &duty.rule,
            due_on: duty.due_on,
        })
        .collect();
    let receipt = Receipt {
        reference: &reference,
        received_at: opening.received_at,
        is_to_the_minute: true,
        due_on: prepared.case.due_on,
        requests: &requests,
    };
    let mail = AcknowledgementMail::new(
        &app.pages.words,
        opening.language,
        app.rules.zone,
        &app.post.letterhead,
        &receipt,
    );
    let row = app.post.to_complainant(
        (&app.pages, &app.vault),
        (MailKind::Acknowledgement, &prepared.case, &prepared.key),
        (address.as_str(), &mail),
        app.now(),
    );
    row.map(Some).map_err(|why| WebError::Internal(why.into()))
}
