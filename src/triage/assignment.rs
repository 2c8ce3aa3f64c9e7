//! `POST /desk/cases/{reference}/assignment`: who works the case.

use actix_web::{HttpRequest, web};

use super::action::{self, Opened, typed};
use super::pages::ActionForm;
use super::{load, mails};
use crate::access::policy::Action;
use crate::access::{Handler, Posted, Staff};
use crate::app::App;
use crate::cases::change::{self, Changed};
use crate::db::Id;
use crate::render::Field;
use crate::web::{WebError, WebResult};

const FORM: &str = "assignment";
const NOBODY: &str = "none";

/// A choice of people for who may assign; a single button for who may take it.
pub fn form(case: &Opened) -> Option<ActionForm> {
    let form = ActionForm::new(
        FORM,
        case.action("assignment"),
        case.version(),
        case.say("triage-assign-title"),
    );
    if case.may(Action::Assign) {
        let current = case
            .dossier
            .case
            .assignee_id
            .map_or(NOBODY.to_owned(), |id| id.to_string());
        let field = Field::select("assignee", case.say("triage-assign-field"))
            .choice(NOBODY, case.say("triage-assign-nobody"));
        let field = candidates(case).into_iter().fold(field, |field, person| {
            field.choice(&person.id.to_string(), load::named(case, person))
        });
        let save = case.say("triage-assign-button");
        return Some(form.field(field.chosen(&[current])).button(save));
    }
    let take = case.say("triage-assign-take");
    let is_barred = case.dossier.barred.contains(&case.me.staff.id);
    (case.may(Action::Take) && !is_barred).then(|| form.button_of("take", take, "btn-primary"))
}

/// People who may work this case: at work, in a role for it, and not shut out.
fn candidates(case: &Opened) -> Vec<&Staff> {
    let is_shut_out = |id: Id| case.dossier.access.contains(&(id, false));
    let all = case.dossier.staff.iter();
    all.filter(|person| person.disabled_at.is_none() && person.roles.may_work())
        .filter(|person| !is_shut_out(person.id))
        .filter(|person| !case.dossier.barred.contains(&person.id))
        .collect()
}

pub async fn post(
    app: web::Data<App>,
    me: Handler,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let case = action::open(&app, &request, &me, Action::Work).await?;
    let mut typed = typed(FORM, &form.0);
    let to = match wanted(&case, typed.text("assignee"), typed.is("do", "take")) {
        Wanted::Nobody => None,
        Wanted::Person(person) => Some(person),
        Wanted::NotAllowed => return Err(WebError::NotAllowed),
        Wanted::Unknown => {
            typed.refuse("assignee", case.say("triage-error-choose"));
            return case.again(&typed);
        }
    };
    let (act, seen, id) = (
        case.act(),
        case.seen(&typed),
        to.as_ref().map(|person| person.id),
    );
    let told = to.filter(|person| person.id != case.me.staff.id);
    let mail = match told {
        Some(person) => mails::assigned(&case, &person)?,
        None => None,
    };
    let changed = app
        .db
        .write(move |conn| {
            let changed = change::assign(conn, act, seen, id)?;
            if let (Changed::Done(_), Some(mail)) = (&changed, &mail) {
                mails::enqueue(conn, mail)?;
            }
            Ok(changed)
        })
        .await?;
    mails::wake(&app);
    let done = case.say("triage-assign-done");
    case.finish(typed, changed, done).await
}

enum Wanted {
    Nobody,
    Person(Staff),
    NotAllowed,
    Unknown,
}

fn wanted(case: &Opened, assignee: &str, is_take: bool) -> Wanted {
    let me = &case.me.staff;
    if is_take || assignee == me.id.to_string() {
        let may = case.may(Action::Take) || case.may(Action::Assign);
        return if may {
            Wanted::Person(me.clone())
        } else {
            Wanted::NotAllowed
        };
    }
    if !case.may(Action::Assign) {
        return Wanted::NotAllowed;
    }
    if assignee == NOBODY {
        return Wanted::Nobody;
    }
    let found = candidates(case)
        .into_iter()
        .find(|person| person.id.to_string() == assignee);
    found.map_or(Wanted::Unknown, |person| Wanted::Person(person.clone()))
}
