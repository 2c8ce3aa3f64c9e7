//! `GET/POST /desk/cases/new`: a complaint that came by post, phone or in person, with the moment at
//! which it really came, never later than now.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};
use chrono::{NaiveDate, NaiveTime};

use super::action::typed;
use super::entry_fields::sections;
use super::pages::{EnteredPage, NewCasePage, Typed};
use super::wording::Wording;
use crate::access::{Handler, Posted, Session, desk};
use crate::app::App;
use crate::cases::complaint::{Complaint, ComplaintForm, FieldErrors, Source};
use crate::cases::facts::Channel;
use crate::cases::open::{Inserted, Opening};
use crate::lang::Lang;
use crate::mail::reception;
use crate::render::ErrorSummary;
use crate::render::words::end_of;
use crate::time::{Moment, Zone};
use crate::web::{WebError, WebResult};

/// Ways in that staff write down.
pub const CHANNELS: [Channel; 3] = [Channel::Post, Channel::Counter, Channel::Phone];

pub async fn show(app: web::Data<App>, me: Handler, request: HttpRequest) -> WebResult {
    let typed = Typed::new("new", Vec::new());
    form(&app, &request, &me, &typed, &FieldErrors::default())
}

fn form(
    app: &App,
    request: &HttpRequest,
    me: &Session,
    typed: &Typed,
    errors: &FieldErrors,
) -> WebResult {
    let say = Wording::new(app, me.staff.lang);
    let sections = sections(&say, typed, errors);
    let summary = ErrorSummary::of(sections.iter().flat_map(|section| &section.fields));
    let has_errors = !summary.is_empty();
    let submission_id = typed.some("submission_id").unwrap_or_else(fresh_submission);
    let content = NewCasePage {
        submission_id,
        sections,
        errors: summary,
    };
    let mut layout = desk::layout(app, request, me, say.say("triage-new-title"));
    layout.has_errors = has_errors;
    let status = if has_errors {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    desk::show(app, request, status, layout, &content)
}

fn fresh_submission() -> String {
    format!("{:032x}", rand::random::<u128>())
}

pub async fn post(
    app: web::Data<App>,
    me: Handler,
    request: HttpRequest,
    posted: Posted,
) -> WebResult {
    let mut typed = typed("new", &posted.0);
    let say = Wording::new(&app, me.staff.lang);
    let receipt = receipt(&say, &mut typed, app.now());
    let complaint = Complaint::parse(&ComplaintForm::from_pairs(posted.0.pairs()), Source::Staff);
    let submission = u128::from_str_radix(typed.text("submission_id"), 16).ok();
    let (Some(receipt), Some(submission), Ok(complaint)) = (receipt, submission, &complaint) else {
        let errors = complaint.err().unwrap_or_default();
        return form(&app, &request, &me, &typed, &errors);
    };
    let submission = told_apart(&app, submission, &receipt, complaint)?;
    let opening = Opening {
        complaint: complaint.clone(),
        channel: receipt.channel,
        language: Lang::from_tag(typed.text("language")),
        received_at: receipt.received_at,
        entered_by: Some((me.staff.id, receipt.reason)),
        is_held: false,
        submission: Some(submission),
        policy_version: app.organisation.policy_version.clone(),
    };
    record(&app, &request, &me, &opening).await
}

/// The id of what was entered: the form's own and what stands in it. Sent twice it is one case; changed
/// and sent again it is another, for nothing that was typed is dropped.
fn told_apart(
    app: &App,
    form: u128,
    receipt: &Receipt,
    complaint: &Complaint,
) -> WebResult<[u8; 16]> {
    let words = serde_json::to_vec(complaint)?;
    let parts: [&[u8]; 5] = [
        &form.to_be_bytes(),
        receipt.channel.key().as_bytes(),
        &receipt.received_at.micros().to_be_bytes(),
        receipt.reason.as_bytes(),
        &words,
    ];
    let mac = app.vault.mac("entered case", &parts);
    Ok(mac.first_chunk().copied().unwrap_or(form.to_be_bytes()))
}

/// How and when it came in.
struct Receipt {
    channel: Channel,
    received_at: Moment,
    reason: String,
}

fn receipt(say: &Wording, typed: &mut Typed, now: Moment) -> Option<Receipt> {
    let channel = Channel::from_key(typed.text("channel")).filter(|it| CHANNELS.contains(it));
    if channel.is_none() {
        typed.refuse("channel", say.say("triage-error-choose"));
    }
    let received_at = received_at(typed, say.zone).filter(|at| *at <= now);
    if received_at.is_none() {
        typed.refuse("received_on", say.say("triage-new-error-received"));
    }
    let reason = typed.some("received_reason");
    if reason.is_none() {
        typed.refuse("received_reason", say.say("triage-new-error-reason"));
    }
    Some(Receipt {
        channel: channel?,
        received_at: received_at?,
        reason: reason?,
    })
}

/// The moment that was typed; a day alone is its midnight, which leaves the days as they are.
fn received_at(typed: &Typed, zone: Zone) -> Option<Moment> {
    let day: NaiveDate = typed.text("received_on").parse().ok()?;
    let time = match typed.text("received_at") {
        "" => NaiveTime::MIN,
        text => NaiveTime::parse_from_str(text, "%H:%M").ok()?,
    };
    Some(zone.at(day.and_time(time)))
}

/// Stores the case and shows its code, this once. Sent twice, it is stored once and shows the same.
async fn record(app: &App, request: &HttpRequest, me: &Session, opening: &Opening) -> WebResult {
    let taken = app.reception().take(opening, app.now());
    let received = taken.map_err(|why| WebError::Internal(why.into()))?;
    let code = received.prepared.code.grouped().to_string();
    let first = received.prepared.case.clone();
    let inserted = app
        .db
        .write(move |conn| reception::store(conn, &received))
        .await?;
    app.mail_waits.notify_one();
    let case = match inserted {
        Inserted::New => first,
        Inserted::Already(case) => *case,
    };
    let lang = me.staff.lang;
    let content = EnteredPage {
        reference: case.reference.to_string(),
        code,
        due: end_of(lang, case.due_on),
    };
    let title = app.pages.words.say(lang, "triage-entered-title", &[]);
    let layout = desk::layout(app, request, me, title);
    desk::show(app, request, StatusCode::OK, layout, &content)
}
