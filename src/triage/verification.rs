//! `POST /desk/cases/{reference}/verification`: from received to verifying.

use actix_web::{HttpRequest, web};

use super::action::{self, Opened, typed};
use super::mails;
use super::pages::ActionForm;
use crate::access::policy::Action;
use crate::access::{Handler, Posted};
use crate::app::App;
use crate::cases::change::{self, Changed};
use crate::cases::facts::State;
use crate::render::Field;
use crate::web::WebResult;

const FORM: &str = "verification";

pub fn form(case: &Opened) -> Option<ActionForm> {
    let is_due = case.dossier.case.state == State::Received && !case.dossier.case.is_held;
    (is_due && case.may(Action::Work)).then(|| {
        let doing = Field::textarea("doing", case.say("triage-verify-mail-hint"))
            .rows(2)
            .optional();
        ActionForm::new(
            FORM,
            case.action("verification"),
            case.version(),
            case.say("triage-verify-title"),
        )
        .lead(case.say("triage-verify-hint"))
        .field(doing)
        .button(case.say("triage-verify-button"))
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
    let typed = typed(FORM, &form.0);
    let (act, seen) = (case.act(), case.seen(&typed));
    let mail = mails::verifying(&case, typed.text("doing"))?;
    let changed = app
        .db
        .write(move |conn| {
            let changed = change::start_verifying(conn, act, seen)?;
            if let (Changed::Done(_), Some(mail)) = (&changed, &mail) {
                mails::enqueue(conn, mail)?;
            }
            Ok(changed)
        })
        .await?;
    mails::wake(&app);
    let done = case.say("triage-verify-done");
    case.finish(typed, changed, done).await
}
