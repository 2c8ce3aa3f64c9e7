//! `POST /desk/cases/{reference}/measures`: the checklist (domain handbook §4.3).

use actix_web::{HttpRequest, web};

use super::action::{self, Opened, typed};
use super::dossier::MeasureDone;
use super::pages::{self, ActionForm, Typed};
use super::row::Names;
use crate::access::policy::Action;
use crate::access::{Handler, Posted};
use crate::app::App;
use crate::cases::change::{self, MeasureResult};
use crate::cases::facts::State;
use crate::cases::measure::{Measure, MeasureKind, MeasureStatus, is_done};
use crate::cases::words::{Findings, MEASURE};
use crate::render::Field;
use crate::web::{WebError, WebResult};

fn form_id(measure: Measure) -> String {
    format!("measure-{}", measure.key())
}

pub fn checklist(case: &Opened, names: &Names) -> Vec<pages::MeasureKind> {
    let kinds = [
        (MeasureKind::Technical, "technical"),
        (MeasureKind::Business, "business"),
    ];
    let statuses = case.dossier.statuses();
    // Once answered, what was never begun says nothing any more.
    let is_answered = case.dossier.case.state == State::Answered;
    kinds
        .into_iter()
        .map(|(kind, key)| {
            let is_enough = is_done(&statuses, kind, case.dossier.case.outcome);
            let enough = if is_enough { "done" } else { "missing" };
            pages::MeasureKind {
                title: case.say(&format!("triage-measures-{key}")),
                class: if is_enough {
                    "status-done"
                } else {
                    "status-missing"
                },
                words: case.say(&format!("triage-measures-{enough}")),
                measures: Measure::all()
                    .filter(|measure| measure.kind() == kind)
                    .map(|measure| line(case, names, measure))
                    .filter(|line| !is_answered || line.by.is_some())
                    .collect(),
            }
        })
        .collect()
}

fn line(case: &Opened, names: &Names, measure: Measure) -> pages::Measure {
    let done = case
        .dossier
        .measures
        .iter()
        .find(|done| done.measure == measure);
    let status = done.map_or(MeasureStatus::ToDo, |done| done.status);
    let text = |text: fn(&Findings) -> &String| {
        let found = done.map(|done| text(&done.findings).clone());
        found.filter(|text| !text.is_empty())
    };
    let may_work = case.may(Action::Work)
        && case.dossier.case.state != State::Answered
        && case.dossier.key.is_some();
    pages::Measure {
        key: measure.key(),
        label: case.say(&format!("measure-{}", measure.key().to_lowercase())),
        class: class(status),
        status: case.say(&format!("status-{}", status.key())),
        by: done.map(|done| by(case, names, done)),
        note: text(|found| &found.note),
        evidence: text(|found| &found.evidence),
        form: may_work.then(|| form(case, measure, done)),
    }
}

fn class(status: MeasureStatus) -> &'static str {
    match status {
        MeasureStatus::ToDo => "status-to_do",
        MeasureStatus::Doing => "status-doing",
        MeasureStatus::Signs => "status-signs",
        MeasureStatus::NoSigns => "status-no_signs",
        MeasureStatus::Unable => "status-unable",
        MeasureStatus::NotApplicable => "status-not_applicable",
    }
}

fn by(case: &Opened, names: &Names, done: &MeasureDone) -> String {
    let who = names.get(&done.by).cloned().unwrap_or_default();
    case.with(
        "triage-measure-by",
        &[("who", who.into()), ("at", case.say.time(done.at).into())],
    )
}

fn form(case: &Opened, measure: Measure, done: Option<&MeasureDone>) -> ActionForm {
    let findings = done.map(|done| done.findings.clone()).unwrap_or_default();
    let status = done.map_or(MeasureStatus::ToDo, |done| done.status);
    let choices = Field::select("status", case.say("triage-measure-status")).width("field-medium");
    let choices = MeasureStatus::ALL
        .into_iter()
        .fold(choices, |field, status| {
            field.choice(status.key(), case.say(&format!("status-{}", status.key())))
        });
    let title = case.say(&format!("measure-{}", measure.key().to_lowercase()));
    ActionForm::new(
        form_id(measure),
        case.action("measures"),
        case.version(),
        title,
    )
    .hidden("measure", measure.key())
    .field(choices.chosen(&[status.key()]))
    .field(
        Field::textarea("note", case.say("triage-measure-note"))
            .hint(case.say("triage-measure-note-hint"))
            .rows(3)
            .value(findings.note),
    )
    .field(
        Field::text("evidence", case.say("triage-measure-evidence"))
            .hint(case.say("triage-measure-evidence-hint"))
            .optional()
            .value(findings.evidence),
    )
    .button(case.say("triage-measure-save"))
}

pub async fn post(
    app: web::Data<App>,
    me: Handler,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let case = action::open(&app, &request, &me, Action::Work).await?;
    let measure = Measure::from_key(form.0.get("measure")).ok_or(WebError::NotUnderstood)?;
    let mut typed = typed(form_id(measure), &form.0);
    let Some(status) = parse(&case, &mut typed) else {
        return case.again(&typed);
    };
    let findings = Findings {
        note: typed.text("note").to_owned(),
        evidence: typed.text("evidence").to_owned(),
    };
    let sealed = Some(case.key()?.seal_json(MEASURE, &findings)?);
    let result = MeasureResult {
        measure,
        status,
        sealed,
    };
    let (act, seen, by) = (case.act(), case.seen(&typed), case.me.staff.id);
    let changed = app
        .db
        .write(move |conn| change::set_measure(conn, act, by, seen, &result))
        .await?;
    let done = case.with("triage-measures-saved", &[("key", measure.key().into())]);
    case.finish(typed, changed, done).await
}

/// The status, when it can stand with the words that were typed.
fn parse(case: &Opened, typed: &mut Typed) -> Option<MeasureStatus> {
    let Some(status) = MeasureStatus::from_key(typed.text("status")) else {
        typed.refuse("status", case.say("triage-measure-error-status"));
        return None;
    };
    let has_words = !typed.text("note").is_empty() || !typed.text("evidence").is_empty();
    if status.needs_note() && !has_words {
        typed.refuse("note", case.say("triage-measure-error-note"));
        return None;
    }
    Some(status)
}
