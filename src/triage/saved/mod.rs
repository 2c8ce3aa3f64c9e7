//! `POST /desk/views`: a list kept under a name, for oneself or shared; `POST /desk/views/{id}/removal`. A shared
//! one may be what people of a role start with.

pub mod store;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

use super::counts::{self, Counts};
use super::pages::SaveForm;
use super::queue::Queue;
use super::queue_filters::{Asked, href};
use super::wording::Wording;
use crate::access::desk::{self, go_on};
use crate::access::roles::{Role, Roles};
use crate::access::{Posted, Reader, Staff};
use crate::app::App;
use crate::db::Id;
use crate::render::{Field, Flash};
use crate::text::words;
use crate::web::forms::Form;
use crate::web::{WebError, WebResult};

/// Letters of a name.
const LONGEST: usize = 60;

/// Views of one's own, and shared ones: more nobody finds again.
const MOST: usize = 20;

/// Roles that look into cases, in the order in which the start of somebody with several is looked for.
const STARTING: [Role; 3] = [Role::Lead, Role::Handler, Role::Auditor];

/// A list kept under a name.
#[derive(Clone, Debug)]
pub struct SavedView {
    pub id: Id,
    pub owner_id: Id,
    pub is_shared: bool,
    /// As [`Asked::query`] writes it.
    pub query: String,
    pub name: String,
    /// Who starts with it.
    pub default_for: Roles,
}

impl SavedView {
    /// Whether `staff` may change it or take it away.
    fn may_change(&self, staff: &Staff) -> bool {
        self.owner_id == staff.id || self.is_shared && staff.roles.may_lead()
    }
}

/// Why a view was not saved, and what was typed.
pub struct Refused {
    key: &'static str,
    form: Form,
}

/// What people with these roles start with.
pub fn start_of(counts: &Counts, roles: Roles) -> Option<&SavedView> {
    let shared = || counts.saved.iter().map(|(view, _)| view);
    STARTING
        .into_iter()
        .filter(|role| roles.has(*role))
        .find_map(|role| shared().find(|view| view.is_shared && view.default_for.has(role)))
}

/// The saved view that shows just what is asked for; one's own before a shared one.
pub fn current<'a>(counts: &'a Counts, asked: &Asked) -> Option<&'a SavedView> {
    let query = asked.query();
    let mut all = counts.saved.iter().map(|(view, _)| view);
    all.find(|view| view.query == query)
}

/// The form under which the list can be saved.
pub fn form(queue: &Queue<'_>, current: Option<&SavedView>, refused: Option<&Refused>) -> SaveForm {
    let (say, me) = (&queue.say, &queue.me.staff);
    let said = |key: &str| say.say(&format!("queue-save-{key}"));
    let mine = current.filter(|view| view.may_change(me));
    let typed = |name: &str| refused.map(|refused| refused.form.get(name).to_owned());
    let name = typed("name").or_else(|| mine.map(|view| view.name.clone()));
    let mut fields = vec![
        Field::text("name", said("name"))
            .id("view-name")
            .value(name.unwrap_or_default())
            .autocomplete("off")
            .error(refused.map(|refused| said(refused.key))),
    ];
    if me.roles.may_lead() {
        let is_shared = refused.map_or_else(
            || mine.is_some_and(|view| view.is_shared),
            |refused| refused.form.get("shared") == "yes",
        );
        let roles: Vec<&str> = match (refused, mine) {
            (Some(refused), _) => refused.form.all("default_for").collect(),
            (None, Some(view)) => view.default_for.iter().map(Role::key).collect(),
            (None, None) => Vec::new(),
        };
        let shared = Field::checkboxes("shared", said("shared")).choice("yes", said("shared-yes"));
        fields.push(shared.chosen(&[if is_shared { "yes" } else { "" }]));
        let starts = STARTING.iter().fold(
            Field::checkboxes("default_for", said("default")).hint(said("default-hint")),
            |field, role| {
                let label = desk::role_in_words(queue.app, say.lang, *role);
                field.choice(role.key(), label)
            },
        );
        fields.push(starts.chosen(&roles));
    }
    SaveForm {
        fields,
        is_open: refused.is_some(),
        title: said(if mine.is_some() { "change" } else { "title" }),
        removal: mine.map(|view| format!("/desk/views/{}/removal", view.id)),
        removal_name: mine.map(|view| view.name.clone()).unwrap_or_default(),
    }
}

pub async fn post(
    app: web::Data<App>,
    me: Reader,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let say = Wording::new(&app, me.staff.lang);
    let counts = counts::counts(&app, &me.staff, say.today).await?;
    let asked = Asked::of_query(form.0.get("query"));
    let view = match parse(&me.staff, &counts, &asked, &form.0) {
        Ok(view) => view,
        Err(key) => {
            let refused = Refused { key, form: form.0 };
            let queue = Queue {
                app: &app,
                me: &me,
                request: &request,
                say,
                counts: &counts,
                asked,
            };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return queue.answer(status, Some(&refused)).await;
        }
    };
    let sealed = store::sealed(&app.vault, &view.name)?;
    let (place, now) = (href(&asked, ""), app.now());
    app.db
        .write(move |conn| store::put(conn, &view, &sealed, now))
        .await?;
    go_on(&app, &place, &Flash::success(say.say("queue-save-done")))
}

/// Reads the form. The view that has this list or this name already is changed, if it is theirs to change.
fn parse(
    me: &Staff,
    counts: &Counts,
    asked: &Asked,
    form: &Form,
) -> Result<SavedView, &'static str> {
    let name = name(form.get("name"))?;
    let is_lead = me.roles.may_lead();
    let is_shared = is_lead && form.get("shared") == "yes";
    let folded = words::fold(&name);
    let known = |view: &&SavedView| {
        view.is_shared == is_shared && view.may_change(me) && words::fold(&view.name) == folded
    };
    let all = || counts.saved.iter().map(|(view, _)| view);
    let query = asked.query();
    let same = all()
        .find(|view| view.query == query && view.is_shared == is_shared && view.may_change(me));
    let old = same.or_else(|| all().find(known));
    if old.is_none() && all().filter(|view| view.is_shared == is_shared).count() >= MOST {
        return Err("many");
    }
    let wanted = form.all("default_for").filter_map(Role::parse);
    let default_for: Roles = wanted.filter(|role| STARTING.contains(role)).collect();
    Ok(SavedView {
        id: old.map_or_else(Id::random, |view| view.id),
        owner_id: old.map_or(me.id, |view| view.owner_id),
        is_shared,
        query,
        name,
        default_for: if is_shared { default_for } else { Roles::NONE },
    })
}

fn name(typed: &str) -> Result<String, &'static str> {
    let plain: String = words::nfc(typed)
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let name = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    match name.chars().count() {
        0 => Err("empty"),
        1..=LONGEST => Ok(name),
        _ => Err("long"),
    }
}

pub async fn remove(
    app: web::Data<App>,
    me: Reader,
    id: web::Path<String>,
    form: Posted,
) -> WebResult {
    let id = Id::parse(&id).ok_or(WebError::NotFound)?;
    let who = (me.staff.id, me.staff.roles.may_lead());
    let is_gone = app
        .db
        .write(move |conn| store::remove(conn, id, who))
        .await?;
    let say = Wording::new(&app, me.staff.lang);
    let place = href(&Asked::of_query(form.0.get("query")), "");
    let told = if is_gone {
        Flash::success(say.say("queue-save-removed"))
    } else {
        // Somebody was first, or it never was theirs: told alike.
        Flash::warning(say.say("queue-save-gone"))
    };
    go_on(&app, &place, &told)
}
