//! `POST /desk/cases/{reference}/identity`: how well the desk knows whom it writes to. It never delays
//! a clock or an answer (domain handbook §3.2, field 7).

use actix_web::{HttpRequest, web};

use super::action::{self, Opened, typed};
use super::pages::ActionForm;
use crate::access::policy::Action;
use crate::access::{Handler, Posted};
use crate::app::App;
use crate::cases::change;
use crate::cases::facts::Identity;
use crate::render::Field;
use crate::web::WebResult;

const FORM: &str = "identity";

pub fn form(case: &Opened) -> Option<ActionForm> {
    case.may(Action::Work).then(|| {
        let field = Identity::ALL.iter().fold(
            Field::radios("identity", case.say("triage-identity-field")),
            |field, level| {
                field.choice(level.key(), case.say(&format!("identity-{}", level.key())))
            },
        );
        let title = case.say("triage-identity-title");
        ActionForm::new(FORM, case.action("identity"), case.version(), title)
            .lead(case.say("triage-identity-hint"))
            .field(field.chosen(&[case.dossier.case.identity.key()]))
            .button(case.say("triage-identity-button"))
    })
}

/// What the composer warns of while the account isn't confirmed.
pub fn warning(case: &Opened) -> Option<String> {
    let level = case.dossier.case.identity;
    (level != Identity::Account).then(|| {
        let level = case.say.small(&format!("identity-{}", level.key()));
        case.with("triage-identity-warning", &[("level", level.into())])
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
    let Some(level) = Identity::from_key(typed.text("identity")) else {
        typed.refuse("identity", case.say("triage-error-choose"));
        return case.again(&typed);
    };
    let (act, seen) = (case.act(), case.seen(&typed));
    let changed = app
        .db
        .write(move |conn| change::set_identity(conn, act, seen, level))
        .await?;
    let done = case.say("triage-identity-done");
    case.finish(typed, changed, done).await
}
