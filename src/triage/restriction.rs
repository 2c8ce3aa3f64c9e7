//! `POST /desk/cases/{reference}/restriction`: for whom the case exists. Whoever works it may restrict it, at
//! once, and say whom it is about; only a lead or somebody who stands above opens it again and lists people.

use actix_web::{HttpRequest, web};

use super::action::{self, Opened, typed};
use super::pages::{ActionForm, Typed};
use crate::access::policy::{Action, Relation, allows};
use crate::access::{Handler, Posted, Staff};
use crate::app::App;
use crate::cases::change::{self, Changed};
use crate::db::Id;
use crate::render::{Field, Flash};
use crate::web::WebResult;

const FORM: &str = "restriction";
const ABOUT: &str = "about";

pub fn form(case: &Opened) -> Option<ActionForm> {
    if case.may(Action::Open) {
        return Some(full_form(case));
    }
    case.may(Action::Restrict).then(|| form_at_once(case))
}

/// For whoever may restrict and not open: one button, and whom it is about.
fn form_at_once(case: &Opened) -> ActionForm {
    let title = case.say("triage-restrict-title");
    let about = Field::select(ABOUT, case.say("rights-restrict-about"))
        .hint(case.say("rights-restrict-about-hint"))
        .choice("", case.say("rights-restrict-about-nobody"));
    let about = people(case).into_iter().fold(about, |field, person| {
        field.choice(&person.id.to_string(), person.name.clone())
    });
    ActionForm::new(FORM, case.action(FORM), case.version(), title)
        .lead(with_looks(case, case.say("rights-restrict-lead")))
        .field(about)
        .button(case.say("rights-restrict-button"))
}

/// The words, and who has looked at the case so far: they know it, whoever it is hidden from now.
fn with_looks(case: &Opened, words: String) -> String {
    let names = case.dossier.names();
    let mut seen: Vec<Id> = Vec::new();
    for (id, _) in &case.dossier.looks {
        if *id != case.me.staff.id && !seen.contains(id) {
            seen.push(*id);
        }
    }
    let looked: Vec<String> = seen
        .iter()
        .filter_map(|id| names.get(id).cloned())
        .collect();
    if looked.is_empty() {
        return format!("{words} {}", case.say("rights-restrict-no-looks"));
    }
    let args = [("names", looked.join(", ").into())];
    format!("{words} {}", case.with("rights-restrict-looks", &args))
}

fn full_form(case: &Opened) -> ActionForm {
    let is_on: &[&str] = if case.dossier.case.is_restricted {
        &["yes"]
    } else {
        &[]
    };
    let label = case.say("triage-restrict-field");
    let title = case.say("triage-restrict-title");
    let switch = Field::checkboxes("restricted", label.clone())
        .label_hidden()
        .choice("yes", label)
        .chosen(is_on);
    let form = ActionForm::new(FORM, case.action(FORM), case.version(), title)
        .lead(with_looks(case, case.say("triage-restrict-lead")))
        .field(switch);
    let form = people(case)
        .into_iter()
        .fold(form, |form, person| form.field(person_field(case, person)));
    form.button(case.say("triage-restrict-button"))
}

/// Everyone who may read cases at all.
fn people(case: &Opened) -> Vec<&Staff> {
    let all = case.dossier.staff.iter();
    all.filter(|person| person.disabled_at.is_none() && person.roles.may_read())
        .collect()
}

fn person_field(case: &Opened, person: &Staff) -> Field {
    let listed = case.dossier.access.iter().find(|(id, _)| *id == person.id);
    let chosen = match listed {
        None => "",
        Some((_, true)) => "in",
        Some((_, false)) => "out",
    };
    Field::select(&format!("person-{}", person.id), person.name.clone())
        .choice("", case.say("triage-restrict-neither"))
        .choice("in", case.say("triage-restrict-allowed"))
        .choice("out", case.say("triage-restrict-shut-out"))
        .chosen(&[chosen])
}

/// Whether somebody is left who may work the case: its clocks run on, whoever sees it.
fn has_worker(case: &Opened, is_restricted: bool, listed: &[(Id, bool)]) -> bool {
    let mut active = case
        .dossier
        .staff
        .iter()
        .filter(|it| it.disabled_at.is_none());
    active.any(|person| {
        let listed = listed.iter().find(|(id, _)| *id == person.id);
        let relation = Relation {
            is_restricted,
            listed: listed.map(|(_, is_let_in)| *is_let_in),
            is_assigned: true,
        };
        allows(person, relation, Action::Work)
    })
}

/// Whether somebody is left who decides about the case and is not only whoever asks: one who stands above, or
/// another who may open it again.
fn has_decider(case: &Opened, is_restricted: bool, listed: &[(Id, bool)]) -> bool {
    let mut active = case
        .dossier
        .staff
        .iter()
        .filter(|it| it.disabled_at.is_none());
    active.any(|person| {
        let listed = listed.iter().find(|(id, _)| *id == person.id);
        let relation = Relation {
            is_restricted,
            listed: listed.map(|(_, is_let_in)| *is_let_in),
            is_assigned: true,
        };
        let is_another = person.is_trustee || person.id != case.me.staff.id;
        is_another && allows(person, relation, Action::Open)
    })
}

/// Nobody takes a case out of the hands of everybody who could decide about it.
fn takes_all(case: &Opened, is_restricted: bool, listed: &[(Id, bool)]) -> bool {
    let (before, row) = (&case.dossier.access, &case.dossier.case);
    has_decider(case, row.is_restricted, before) && !has_decider(case, is_restricted, listed)
}

/// Everyone with what was chosen for them.
fn chosen(case: &Opened, typed: &Typed) -> Vec<(Id, bool)> {
    let choice = |person: &Staff| match typed.text(&format!("person-{}", person.id)) {
        "in" => Some((person.id, true)),
        "out" => Some((person.id, false)),
        _ => None,
    };
    people(case).into_iter().filter_map(choice).collect()
}

/// Whoever is listed already, and the one it is about shut out.
fn at_once(case: &Opened, typed: &Typed) -> Vec<(Id, bool)> {
    let about = typed.text(ABOUT);
    let about = people(case)
        .into_iter()
        .find(|it| it.id.to_string() == about);
    let about = about.map(|person| person.id);
    let before = case.dossier.access.iter().copied();
    before
        .filter(|(id, _)| Some(*id) != about)
        .chain(about.map(|id| (id, false)))
        .collect()
}

pub async fn post(
    app: web::Data<App>,
    me: Handler,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let case = action::open(&app, &request, &me, Action::Restrict).await?;
    let mut typed = typed(FORM, &form.0);
    let (is_restricted, listed) = if case.may(Action::Open) {
        (typed.is("restricted", "yes"), chosen(&case, &typed))
    } else {
        (true, at_once(&case, &typed))
    };
    let wrong = if !has_worker(&case, is_restricted, &listed) {
        Some("triage-restrict-error-nobody")
    } else if takes_all(&case, is_restricted, &listed) {
        Some("rights-restrict-error-above")
    } else {
        None
    };
    if let Some(wrong) = wrong {
        let field = if case.may(Action::Open) {
            "restricted"
        } else {
            ABOUT
        };
        typed.refuse(field, case.say(wrong));
        return case.again(&typed);
    }
    let (act, seen) = (case.act(), case.seen(&typed));
    let changed = app
        .db
        .write(move |conn| change::restrict(conn, act, seen, is_restricted, &listed))
        .await?;
    let done = case.say("triage-restrict-done");
    if matches!(changed, Changed::Done(_)) {
        // Whoever restricts a case may shut themselves out: then there is no page to go back to.
        let again = action::open(&app, &request, &me, Action::Read).await;
        if again.is_err() {
            return crate::access::desk::go_on(&app, "/desk", &Flash::success(done));
        }
    }
    case.finish(typed, changed, done).await
}
