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
        && !is_known(&app, &sent, &complaint).await?
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
        Err(WebError::Internal(why)) => {
            tracing::error!(error = %format!("{why:#}"), "a complaint could not be stored");
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
async fn is_known(app: &App, sent: &Sent, complaint: &Complaint) -> Result<bool, WebError> {
    let Some(submission) = sent.submission() else {
        return Ok(false);
    };
    Ok(match find_stored(app, submission, complaint).await? {
        Stored::Nothing => false,
        Stored::Same => true,
        Stored::Other => {
            let changed = changed_submission(app, submission, complaint)?;
            find_stored(app, changed, complaint).await? == Stored::Same
        }
    })
}

/// What is stored under a form's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stored {
    Nothing,
    /// The same complaint, or one whose words were erased.
    Same,
    /// Something else: the form was changed and sent again.
    Other,
}

async fn find_stored(
    app: &App,
    submission: [u8; 16],
    complaint: &Complaint,
) -> Result<Stored, WebError> {
    let hash = open::submission_hash(&app.vault, &submission);
    let (vault, complaint) = (app.vault.clone(), complaint.clone());
    let found = app.db.read(move |conn| {
        let Some(case) = store::find_by_submission(conn, &hash)? else {
            return Ok(Stored::Nothing);
        };
        let before = match store::find_key(conn, &vault, case.id)? {
            Some(key) => store::find_complaint(conn, &key, case.id)?,
            None => None,
        };
        let is_same = before.is_none_or(|before| before == complaint);
        Ok(if is_same { Stored::Same } else { Stored::Other })
    });
    Ok(found.await?)
}

/// The id of a form that was changed after it was stored: made of its own and of what stands in it, so
/// that it, too, is stored once however often it is sent.
fn changed_submission(
    app: &App,
    submission: [u8; 16],
    complaint: &Complaint,
) -> Result<[u8; 16], WebError> {
    let words = serde_json::to_vec(complaint)?;
    let mac = app.vault.mac("changed submission", &[&submission, &words]);
    Ok(mac.first_chunk().copied().unwrap_or(submission))
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
/// Changed in between it is another complaint: nothing that was written is dropped.
async fn record(place: Place<'_>, mut opening: Opening) -> WebResult {
    let Place { app, lang, .. } = place;
    let (mut shown, is_new) = store_once(app, &opening).await?;
    if let (false, Some(submission)) = (is_new, opening.submission)
        && find_stored(app, submission, &opening.complaint).await? == Stored::Other
    {
        opening.submission = Some(changed_submission(app, submission, &opening.complaint)?);
        (shown, _) = store_once(app, &opening).await?;
    }
    app.mail_waits.notify_one();
    let response = see_other(&format!("{}/complaints/receipt", lang.prefix()));
    with_cookie(response, &receipt::cookie(app, &shown)?)
}

/// What the receipt shows, and whether the case is new.
async fn store_once(app: &App, opening: &Opening) -> WebResult<(receipt::Shown, bool)> {
    let received = app.reception().take(opening, opening.received_at)?;
    let code = received.prepared.code.grouped().to_string();
    let reference = received.prepared.case.reference;
    let inserted = app
        .db
        .write(move |conn| reception::store(conn, &received))
        .await?;
    let (reference, is_new) = match inserted {
        Inserted::New => (reference, true),
        Inserted::Already(case) => (case.reference, false),
    };
    let reference = reference.to_string();
    Ok((receipt::Shown { reference, code }, is_new))
}
