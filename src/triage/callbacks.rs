//! `POST /desk/cases/{reference}/callbacks`: the complainant was called back on a number that the case
//! knew before, or was not reached there. Whoever answers there is the contact of the case.

use actix_web::{HttpRequest, web};

use super::action::{self, Opened, typed};
use super::pages::ActionForm;
use crate::access::policy::Action;
use crate::access::{Handler, Posted};
use crate::app::App;
use crate::cases::calls;
use crate::cases::change;
use crate::cases::complaint::Phone;
use crate::db::Conn;
use crate::render::Field;
use crate::web::WebResult;

/// The form on the page of the case.
pub const FORM: &str = "callbacks";

/// The numbers a caller may be called back on: those the complainant left, never one a caller says.
pub fn known_numbers(case: &Opened) -> Vec<String> {
    let Some(complaint) = &case.dossier.complaint else {
        return Vec::new();
    };
    let account = complaint.account_contact.as_deref().and_then(Phone::parse);
    let account = account.filter(Phone::is_usual);
    let all = complaint.contacts.phone.clone().into_iter().chain(account);
    let mut numbers: Vec<Phone> = Vec::new();
    for phone in all {
        let is_known = |known: &Phone| known.e164.is_some() && known.e164 == phone.e164;
        if !numbers.iter().any(is_known) {
            numbers.push(phone);
        }
    }
    numbers.into_iter().map(|phone| phone.typed).collect()
}

/// For people who work the case, where it knows a number; `id` where it stands on another page.
pub fn form(case: &Opened, id: &str) -> Option<ActionForm> {
    let numbers = known_numbers(case);
    if !case.may(Action::Work) || numbers.is_empty() {
        return None;
    }
    let say = |key: &str| case.say(&format!("triage-callback-{key}"));
    let first = numbers.first().cloned().unwrap_or_default();
    let number = numbers
        .iter()
        .fold(Field::radios("number", say("number")), |field, number| {
            field.choice(number, number.as_str())
        });
    let result = Field::radios("result", say("result"))
        .choice("reached", say("reached"))
        .choice("failed", say("failed"));
    Some(
        ActionForm::new(id, case.action(FORM), case.version(), say("title"))
            .lead(say("lead"))
            .field(number.chosen(&[first]))
            .field(result)
            .field(
                Field::text("spoke_to", say("spoke-to"))
                    .autocomplete("off")
                    .optional(),
            )
            .button(say("button")),
    )
}

pub async fn post(
    app: web::Data<App>,
    me: Handler,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let case = action::open(&app, &request, &me, Action::Work).await?;
    let mut typed = typed(FORM, &form.0);
    if !known_numbers(&case)
        .iter()
        .any(|number| typed.is("number", number))
    {
        typed.refuse("number", case.say("triage-callback-error-number"));
    }
    let is_reached = typed.is("result", "reached");
    if !is_reached && !typed.is("result", "failed") {
        typed.refuse("result", case.say("triage-error-choose"));
    }
    if is_reached && typed.text("spoke_to").is_empty() {
        typed.refuse("spoke_to", case.say("triage-callback-error-spoke-to"));
    }
    if typed.has_errors() {
        return case.again(&typed);
    }
    let sealed = case.seal_words(&[
        ("triage-dispatch-number", typed.text("number")),
        ("triage-dispatch-spoke-to", typed.text("spoke_to")),
    ])?;
    let (act, seen) = (case.act(), case.seen(&typed));
    let write = move |conn: &mut Conn| {
        if is_reached {
            calls::called_back(conn, act, seen, sealed.clone())
        } else {
            change::record_failed_call(conn, act, seen, sealed.clone())
        }
    };
    let changed = app.db.write(write).await?;
    let done = case.say(if is_reached {
        "triage-callback-done"
    } else {
        "triage-callback-done-failed"
    });
    case.finish(typed, changed, done).await
}
