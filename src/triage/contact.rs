//! `POST /desk/cases/{reference}/contact` and `…/code`: where the complainant is reached now, and a new
//! access code for whoever lost theirs and was called back on a number the desk knew.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

use super::action::{self, Opened, typed};
use super::held;
use super::pages::{ActionForm, ReissuedPage};
use crate::access::policy::Action;
use crate::access::{Handler, Posted, desk};
use crate::app::App;
use crate::cases::change::Changed;
use crate::cases::complaint::{Contacts, Email, Phone};
use crate::cases::event::EventKind;
use crate::cases::{contact, erase, member_link};
use crate::render::Field;
use crate::web::WebResult;

const CONTACT: &str = "contact";
const CODE: &str = "code";

/// Wishes of the complainant's that nobody has seen to yet, and what has just changed; newest first.
pub fn banners(case: &Opened) -> Vec<String> {
    let events = case.dossier.events.iter().map(|(event, _)| event).rev();
    let mut told = Vec::new();
    let mut banners = Vec::new();
    for event in events {
        let key = match event.kind {
            EventKind::ContactChanged => "triage-banner-contact-changed",
            EventKind::ContactAsked => "triage-banner-contact-asked",
            EventKind::CodeAsked => "triage-banner-code-asked",
            EventKind::WithdrawalAsked if case.dossier.case.answered_at.is_none() => {
                "triage-banner-withdrawn"
            }
            EventKind::ErasureAsked if owes_erasure(case) => "triage-banner-erasure",
            // The newest word about the code or the contact is enough.
            EventKind::CodeIssued => {
                told.push("triage-banner-code-asked");
                continue;
            }
            _ => continue,
        };
        if !told.contains(&key) {
            told.push(key);
            let at = case.say.time(event.at);
            banners.push(case.with(key, &[("at", at.into())]));
        }
        if key == "triage-banner-contact-changed" {
            told.push("triage-banner-contact-asked");
        }
    }
    banners.extend(held::reasons(case));
    banners
}

/// The wish to be erased is not answered yet.
fn owes_erasure(case: &Opened) -> bool {
    let mut duties = case.dossier.duties.iter();
    duties.any(|duty| duty.is_open() && duty.rule == erase::DUTY)
}

/// Where staff write down a contact they made sure of.
pub fn form(case: &Opened) -> Option<ActionForm> {
    let complaint = case.dossier.complaint.as_ref()?;
    case.may(Action::Work).then(|| {
        let say = |key: &str| case.say(&format!("triage-contact-{key}"));
        let now = &complaint.contacts;
        let email = now.email.as_ref().map_or("", Email::as_str);
        let phone = now.phone.as_ref().map_or("", |phone| phone.typed.as_str());
        let address = now.postal_address.as_deref().unwrap_or_default();
        ActionForm::new(CONTACT, case.action(CONTACT), case.version(), say("title"))
            .lead(say("lead"))
            .field(
                Field::email("email", case.say("triage-fact-email"))
                    .optional()
                    .value(email),
            )
            .field(
                Field::tel("phone", case.say("triage-fact-phone"))
                    .optional()
                    .value(phone),
            )
            .field(
                Field::textarea("postal_address", case.say("triage-fact-address"))
                    .rows(2)
                    .optional()
                    .value(address),
            )
            .button(say("button"))
    })
}

/// The button that makes a new code.
pub fn code_form(case: &Opened) -> Option<ActionForm> {
    let may = case.may(Action::Work) && case.dossier.key.is_some();
    may.then(|| {
        let say = |key: &str| case.say(&format!("triage-code-{key}"));
        let called = Field::text("called", say("called")).hint(say("called-hint"));
        ActionForm::new(CODE, case.action(CODE), case.version(), say("title"))
            .lead(say("lead"))
            .field(called)
            .button_of("issue", say("button"), "btn-outline-primary")
    })
}

pub async fn post(
    app: web::Data<App>,
    me: Handler,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let case = action::open(&app, &request, &me, Action::Work).await?;
    let mut typed = typed(CONTACT, &form.0);
    let Some(complaint) = &case.dossier.complaint else {
        return Err(crate::web::WebError::NotAllowed);
    };
    let before = &complaint.contacts;
    let email = typed.some("email").map(|text| Email::parse(&text));
    if email == Some(None) {
        typed.refuse("email", case.say("triage-resend-error"));
    }
    let phone = typed.some("phone").map(|text| Phone::parse(&text));
    if phone == Some(None) {
        typed.refuse("phone", case.say("tracking-contact-error-phone"));
    }
    let after = Contacts {
        email: email.flatten(),
        phone: phone.flatten(),
        postal_address: typed.some("postal_address"),
        ..before.clone()
    };
    if after == *before {
        typed.refuse("", case.say("triage-contact-same"));
    }
    if typed.has_errors() {
        return case.again(&typed);
    }
    let change = contact::Change::new(&app.vault, case.key()?, before, &after)?;
    let (act, seen) = (case.act(), case.seen(&typed));
    let changed = app
        .db
        .write(move |conn| contact::change(conn, act, seen, &change))
        .await?;
    let done = case.say("triage-contact-done");
    case.finish(typed, changed, done).await
}

/// A new code, shown this once; the old one dies with it.
pub async fn issue(
    app: web::Data<App>,
    me: Handler,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let case = action::open(&app, &request, &me, Action::Work).await?;
    let mut typed = typed(CODE, &form.0);
    if typed.text("called").is_empty() {
        typed.refuse("called", case.say("triage-code-error-called"));
        return case.again(&typed);
    }
    let words = case.seal_words(&[("triage-code-called", typed.text("called"))])?;
    let code = case.code_of(CODE, &typed);
    let hash = code.hash(&app.vault);
    let (act, seen) = (case.act(), case.seen(&typed));
    let changed = app
        .db
        .write(move |conn| member_link::reissue_code(conn, act, seen, (&hash, &words)))
        .await?;
    if !matches!(changed, Changed::Done(_)) {
        let now = action::find(&app, &request, &me, Action::Work).await?;
        if !now.has_just_given(&code, EventKind::CodeIssued) {
            return case.finish(typed, changed, String::new()).await;
        }
    }
    let content = ReissuedPage {
        reference: case.dossier.case.reference.to_string(),
        code: code.grouped().to_string(),
    };
    let layout = desk::layout(&app, &request, &me, case.say("triage-code-done"));
    desk::show(&app, &request, StatusCode::OK, layout, &content)
}
