//! `POST /desk/cases/{reference}/tags`: which tags a case has.

use actix_web::{HttpRequest, web};

use super::action::{self, Opened, typed};
use super::marks;
use super::pages::{ActionForm, Flag};
use crate::access::policy::Action;
use crate::access::{Handler, Posted};
use crate::app::App;
use crate::cases::tag::{self, Tag};
use crate::db::Id;
use crate::render::Field;
use crate::web::WebResult;

const FORM: &str = "tags";

/// A box for each tag; nothing while there is none to choose.
pub fn form(case: &Opened) -> Option<ActionForm> {
    let offered = offered(case);
    if offered.is_empty() || !case.may(Action::Tag) {
        return None;
    }
    let field = Field::checkboxes("tag", case.say("tags-field"));
    let field = offered.iter().fold(field, |field, tag| {
        field.choice(&tag.id.to_string(), tag.name.clone())
    });
    let there: Vec<String> = case.dossier.tagged.iter().map(Id::to_string).collect();
    let form = ActionForm::new(
        FORM,
        case.action(FORM),
        case.version(),
        case.say("tags-title"),
    );
    Some(
        form.field(field.chosen(&there))
            .button(case.say("tags-save")),
    )
}

/// Those that may be put on a case, and those it has.
fn offered(case: &Opened) -> Vec<&Tag> {
    let all = case.dossier.tags.iter();
    all.filter(|tag| !tag.is_retired || case.dossier.tagged.contains(&tag.id))
        .collect()
}

pub fn flags(case: &Opened) -> impl Iterator<Item = Flag> {
    marks::flags(&case.dossier.tags, &case.dossier.tagged)
}

/// What an event tells of.
pub fn name(case: &Opened, id: &str) -> String {
    let mut all = case.dossier.tags.iter();
    let tag = all.find(|tag| tag.id.to_string() == id);
    tag.map(|tag| tag.name.clone()).unwrap_or_default()
}

pub async fn post(
    app: web::Data<App>,
    me: Handler,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let case = action::open(&app, &request, &me, Action::Tag).await?;
    let typed = typed(FORM, &form.0);
    let chosen = typed.all("tag");
    let wanted: Vec<(Id, bool)> = offered(&case)
        .into_iter()
        .map(|tag| (tag.id, chosen.contains(&tag.id.to_string().as_str())))
        .collect();
    let done = case.say("tags-done");
    let is_same = |(id, is_on): &(Id, bool)| case.dossier.tagged.contains(id) == *is_on;
    if wanted.iter().all(is_same) {
        return case.done(FORM, done);
    }
    let (act, seen) = (case.act(), case.seen(&typed));
    let changed = app
        .db
        .write(move |conn| tag::set(conn, act, seen, &wanted))
        .await?;
    case.finish(typed, changed, done).await
}
