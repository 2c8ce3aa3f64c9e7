//! A complaint is sent: checked, stored in one piece with its acknowledgement, then the receipt.

use actix_web::{HttpRequest, web};
use chrono::Duration;

use super::body::{Body, Sent};
use super::form::{ComeBack, Place};
use super::receipt;
use crate::app::App;
use crate::cases::complaint::{Complaint, ReplyChannel, Source};
use crate::cases::facts::Channel;
use crate::cases::open::{self, Inserted, Opening};
use crate::cases::store;
use crate::mail::reception;
use crate::time::Moment;
use crate::web::csrf::Visitor;
use crate::web::page::{lang_of, see_other, with_cookie};
use crate::web::{WebError, WebResult, address, limits};

/// `POST /complaints`
pub(super) async fn post(
    request: HttpRequest,
    app: web::Data<App>,
    visitor: Visitor,
    body: Body,
) -> WebResult {
    let place = Place {
        app: &app,
        lang: lang_of(request.path()),
        visitor: &visitor,
    };
    let sent = match body {
        Body::Read(sent) => sent,
        Body::Unread(why) => return place.come_back(&Sent::default(), why),
    };
    let Some(issued_at) = visitor.issued_at(&app, &sent.csrf_token) else {
        return place.come_back(&sent, ComeBack::Expired);
    };
    let complaint = match Complaint::parse(&sent.form, Source::Form) {
        Ok(complaint) => complaint,
        Err(errors) => return place.mend(&sent, &errors),
    };
    if let Err(wait) = admit(&request, &app, &complaint)
        && !is_known(&app, &sent).await?
    {
        return place.come_back(
            &sent,
            ComeBack::Busy {
                minutes: wait.minutes,
            },
        );
    }
    match record(place, opening(place, &sent, complaint, issued_at)).await {
        Err(WebError::Unavailable(why)) => {
            tracing::warn!(error = %why, "a complaint could not be stored");
            place.come_back(&sent, ComeBack::Unavailable)
        }
        recorded => recorded,
    }
}

/// Counts the form against what one network and one contact may send.
fn admit(request: &HttpRequest, app: &App, complaint: &Complaint) -> Result<(), limits::Wait> {
    let contact = match complaint.reply_channel {
        ReplyChannel::Email => complaint.email().map(|email| email.as_str().to_lowercase()),
        ReplyChannel::Phone => complaint
            .contacts
            .phone
            .as_ref()
            .and_then(|it| it.e164.clone()),
        ReplyChannel::Post => None,
    };
    let print = contact.map(|contact| app.vault.print("form contact", &contact));
    app.limits
        .form(address::client(request, &app.config), print)
}

/// Whether this very form was stored before: then it only wants its receipt.
async fn is_known(app: &App, sent: &Sent) -> Result<bool, WebError> {
    let Some(submission) = sent.submission() else {
        return Ok(false);
    };
    let hash = open::submission_hash(&app.vault, &submission);
    let found = app
        .db
        .read(move |conn| store::find_by_submission(conn, &hash))
        .await?;
    Ok(found.is_some())
}

fn opening(place: Place<'_>, sent: &Sent, complaint: Complaint, issued_at: Moment) -> Opening {
    let Place { app, lang, .. } = place;
    let now = app.now();
    let least = Duration::seconds(i64::from(app.config.min_fill_seconds));
    Opening {
        complaint,
        channel: Channel::Form,
        language: lang,
        received_at: now,
        entered_by: None,
        is_held: sent.is_trapped || now.since(issued_at) < least,
        submission: Some(sent.submission().unwrap_or_else(rand::random)),
        policy_version: app.organisation.policy_version.clone(),
    }
}

/// Stores the case and goes on to its receipt; a form sent twice is stored once and gets the same.
async fn record(place: Place<'_>, opening: Opening) -> WebResult {
    let Place { app, lang, .. } = place;
    let received = app.reception().take(&opening, opening.received_at)?;
    let code = received.prepared.code.grouped().to_string();
    let reference = received.prepared.case.reference;
    let inserted = app
        .db
        .write(move |conn| reception::store(conn, &received))
        .await?;
    let reference = match inserted {
        Inserted::New => reference,
        Inserted::Already(case) => case.reference,
    };
    app.mail_waits.notify_one();
    let shown = receipt::Shown {
        reference: reference.to_string(),
        code,
    };
    let response = see_other(&format!("{}/complaints/receipt", lang.prefix()));
    with_cookie(response, &receipt::cookie(app, &shown)?)
}
