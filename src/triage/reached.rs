//! `POST /desk/cases/{reference}/reached`: a mail did not reach the complainant, and a person found
//! another way.

use actix_web::{HttpRequest, web};

use super::action::{self, Opened, typed};
use super::pages::ActionForm;
use crate::access::policy::Action;
use crate::access::{Handler, Posted};
use crate::app::App;
use crate::cases::change;
use crate::render::Field;
use crate::web::WebResult;

const FORM: &str = "reached";

/// Only while a mail is known not to have reached them.
pub fn form(case: &Opened) -> Option<ActionForm> {
    let since = case.dossier.case.unreached_since?;
    let may = case.may(Action::Work) && case.dossier.key.is_some();
    may.then(|| {
        let since = case.say.time(since);
        let how = Field::textarea("how", case.say("sendings-reached-how")).rows(2);
        ActionForm::new(
            FORM,
            case.action("reached"),
            case.version(),
            case.say("sendings-reached-title"),
        )
        .lead(case.with("sendings-reached-hint", &[("since", since.into())]))
        .field(how)
        .button(case.say("sendings-reached-button"))
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
    if typed.text("how").trim().is_empty() {
        typed.refuse("how", case.say("sendings-reached-error"));
        return case.again(&typed);
    }
    let sealed = case.seal_words(&[("", typed.text("how"))])?;
    let (act, seen) = (case.act(), case.seen(&typed));
    let changed = app
        .db
        .write(move |conn| change::reached(conn, act, seen, sealed.clone()))
        .await?;
    let done = case.say("sendings-reached-done");
    case.finish(typed, changed, done).await
}
