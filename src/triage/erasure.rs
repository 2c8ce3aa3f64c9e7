//! `POST /desk/cases/{reference}/erasure`: a lead erases the person of a case, for good; or puts erasure on
//! hold, for a dispute or an order of a court.

use std::path::Path;

use actix_web::{HttpRequest, web};

use super::action::{self, Opened, typed};
use super::pages::{ActionForm, Typed};
use crate::access::desk;
use crate::access::policy::Action;
use crate::access::{Lead, Posted};
use crate::app::App;
use crate::cases::change::Changed;
use crate::cases::erase::{self, Hindrance};
use crate::mail::erasure;
use crate::render::Field;
use crate::vault::erasures;
use crate::web::{WebError, WebResult};

const ERASE: &str = "erasure";
const HOLD: &str = "hold";

/// The forms of a lead: erase, and hold or release.
pub fn forms(case: &Opened) -> Vec<ActionForm> {
    if !case.may(Action::Erase) || case.dossier.key.is_none() {
        return Vec::new();
    }
    vec![erase_form(case), hold_form(case)]
}

fn erase_form(case: &Opened) -> ActionForm {
    let say = |key: &str| case.say(&format!("triage-erasure-{key}"));
    let form = ActionForm::new(ERASE, case.action(ERASE), case.version(), say("title"))
        .hidden("what", ERASE.to_owned());
    let hindrances = hindrances(case);
    if !hindrances.is_empty() {
        let words = hindrances.join(" ");
        return form.lead(case.with("triage-erasure-not", &[("why", words.into())]));
    }
    let sure = Field::checkboxes("sure", say("confirm")).choice("yes", say("sure"));
    let years = case.app.config.retention_years;
    form.lead(case.with("triage-erasure-lead", &[("years", years.into())]))
        .field(sure)
        .button_of("erase", say("button"), "btn-outline-danger")
}

fn hindrances(case: &Opened) -> Vec<String> {
    let dossier = &case.dossier;
    let found = erase::hindrances(
        &dossier.case,
        &dossier.duties,
        dossier.is_on_hold,
        dossier.key.is_none(),
    );
    found.iter().map(|it| in_words(case, it)).collect()
}

fn in_words(case: &Opened, hindrance: &Hindrance) -> String {
    match hindrance {
        Hindrance::Unanswered => case.say("triage-erasure-unanswered"),
        Hindrance::OnHold => case.say("triage-erasure-on-hold"),
        Hindrance::Erased => case.say("triage-erased"),
        Hindrance::Owed(rule) => {
            let rule = case.app.rules.find_duty(rule);
            let duty = rule.map_or("", |rule| rule.label(case.say.lang));
            case.with("triage-erasure-owed", &[("duty", duty.into())])
        }
    }
}

fn hold_form(case: &Opened) -> ActionForm {
    let is_on_hold = case.dossier.is_on_hold;
    let say = |key: &str| case.say(&format!("triage-hold-{key}"));
    let form = ActionForm::new(HOLD, case.action(ERASE), case.version(), say("title"))
        .hidden("what", HOLD.to_owned())
        .lead(say(if is_on_hold { "lead-on" } else { "lead" }))
        .field(Field::textarea("reason", say("reason")).rows(2));
    if is_on_hold {
        form.button_of("lift", say("lift"), "btn-outline-secondary")
    } else {
        form.button_of("set", say("set"), "btn-outline-secondary")
    }
}

pub async fn post(app: web::Data<App>, me: Lead, request: HttpRequest, form: Posted) -> WebResult {
    let case = action::open(&app, &request, &me, Action::Erase).await?;
    match form.0.get("what") {
        // It can't be taken back: whoever sits at a session that was left open is asked once more.
        ERASE if !me.is_fresh(&app) => {
            Ok(desk::confirm_first(&format!("{}#{ERASE}", case.place())))
        }
        ERASE => erase(case, typed(ERASE, &form.0)).await,
        HOLD => hold(case, typed(HOLD, &form.0)).await,
        _ => Err(WebError::NotUnderstood),
    }
}

async fn erase(case: Opened, mut typed: Typed) -> WebResult {
    if !typed.is("sure", "yes") {
        typed.refuse("sure", case.say("triage-erasure-unsure"));
        return case.again(&typed);
    }
    let (act, seen, app) = (case.act(), case.seen(&typed), case.app.clone());
    let (changed, files) = app
        .db
        .write(move |conn| erasure::erase(conn, act, seen))
        .await?;
    if let Changed::Done(_) = &changed {
        app.files.discard(files).await;
        let erased = app.db.read(erase::list_erased).await?;
        note(&app.config.key_file, &erased);
    }
    let done = case.say("triage-erasure-done");
    case.finish(typed, changed, done).await
}

/// Writes every erased case into the list beside the key that a restored backup is held against. What
/// can't be written now is written with the next one.
fn note(key_file: &Path, erased: &[erase::Erased]) {
    let lines = erased
        .iter()
        .map(|it| format!("{} {}", it.case_id, it.reference));
    if let Err(why) = erasures::note(key_file, lines) {
        tracing::error!(error = %why, "the list of erasures could not be written");
    }
}

async fn hold(case: Opened, mut typed: Typed) -> WebResult {
    if typed.text("reason").is_empty() {
        typed.refuse("reason", case.say("triage-review-error-reason"));
        return case.again(&typed);
    }
    let reason = case.seal_words(&[("", typed.text("reason"))])?;
    let (act, seen, by) = (case.act(), case.seen(&typed), case.me.staff.id);
    let is_lift = typed.is("do", "lift");
    let changed = case
        .app
        .db
        .write(move |conn| {
            if is_lift {
                erase::lift_hold(conn, act, seen, reason.clone())
            } else {
                erase::set_hold(conn, act, seen, (by, reason.clone()))
            }
        })
        .await?;
    let done = case.say(if is_lift {
        "triage-hold-lifted"
    } else {
        "triage-hold-done"
    });
    case.finish(typed, changed, done).await
}
