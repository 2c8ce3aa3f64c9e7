//! `POST /desk/cases/{reference}/restriction`: for whom the case exists.

use actix_web::{HttpRequest, web};

use super::action::{self, Opened, typed};
use super::pages::ActionForm;
use crate::access::policy::{Action, Relation, allows};
use crate::access::{Handler, Posted, Staff};
use crate::app::App;
use crate::cases::change::{self, Changed};
use crate::db::Id;
use crate::render::{Field, Flash};
use crate::web::WebResult;

const FORM: &str = "restriction";

pub fn form(case: &Opened) -> Option<ActionForm> {
    case.may(Action::Open).then(|| {
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
            .lead(case.say("triage-restrict-lead"))
            .field(switch);
        let form = people(case)
            .into_iter()
            .fold(form, |form, person| form.field(person_field(case, person)));
        form.button(case.say("triage-restrict-button"))
    })
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

pub async fn post(
    app: web::Data<App>,
    me: Handler,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let case = action::open(&app, &request, &me, Action::Open).await?;
    let mut typed = typed(FORM, &form.0);
    let listed: Vec<(Id, bool)> = people(&case)
        .into_iter()
        .filter_map(
            |person| match typed.text(&format!("person-{}", person.id)) {
                "in" => Some((person.id, true)),
                "out" => Some((person.id, false)),
                _ => None,
            },
        )
        .collect();
    let is_restricted = typed.is("restricted", "yes");
    if !has_worker(&case, is_restricted, &listed) {
        typed.refuse("restricted", case.say("triage-restrict-error-nobody"));
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
