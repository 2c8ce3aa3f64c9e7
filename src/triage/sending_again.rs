//! `POST /desk/cases/{reference}/resending`: an answer that a mail server refused for good, or sent
//! back, goes out once more, to the same address or a corrected one.

use actix_web::{HttpRequest, web};

use super::action::{self, Opened, typed};
use super::mails;
use super::pages::ActionForm;
use crate::access::policy::Action;
use crate::access::{Handler, Posted};
use crate::app::App;
use crate::cases::change::{self, Changed};
use crate::cases::complaint::Email;
use crate::render::Field;
use crate::web::WebResult;

const FORM: &str = "resending";

/// Only while the answer is known to have been refused, or to have come back.
pub fn form(case: &Opened) -> Option<ActionForm> {
    let is_due = case.dossier.case.may_be_resent();
    let may = case.may(Action::Work) && case.dossier.key.is_some();
    (is_due && may).then(|| {
        let say = |key: &str| case.say(&format!("triage-resend-{key}"));
        let address = mails::address(case).unwrap_or_default();
        ActionForm::new(FORM, case.action("resending"), case.version(), say("title"))
            .lead(say("hint"))
            .field(Field::email("email", say("email")).value(address))
            .button(say("button"))
            .open(true)
    })
}

pub async fn post(
    app: web::Data<App>,
    me: Handler,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let case = action::open(&app, &request, &me, Action::Work).await?;
    let mut typed = typed(FORM, &form.0);
    let Some(email) = Email::parse(typed.text("email")) else {
        typed.refuse("email", case.say("triage-resend-error"));
        return case.again(&typed);
    };
    let mail = mails::answer_to(&case, email.as_str())?;
    let sealed = case.seal_words(&[("triage-resend-email", email.as_str())])?;
    let (act, seen) = (case.act(), case.seen(&typed));
    let changed = app
        .db
        .write(move |conn| {
            let changed = change::resend(conn, act, seen, sealed.clone())?;
            if let Changed::Done(_) = &changed {
                mails::enqueue(conn, &mail)?;
            }
            Ok(changed)
        })
        .await?;
    mails::wake(&app);
    let done = case.say("triage-resend-done");
    case.finish(typed, changed, done).await
}
