//! `/desk/tags`: the tags there are. Leads make them, so that they stay few and nobody types a person's
//! data where everybody reads it.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

use super::pages::{TagLine, TagsPage};
use super::queries;
use super::wording::Wording;
use crate::access::{Lead, Posted, Session, desk};
use crate::app::App;
use crate::cases::tag::store::{self, SealedName};
use crate::cases::tag::{Tag, TagName};
use crate::db::Id;
use crate::render::{ErrorSummary, Field, Flash};
use crate::web::{WebError, WebResult};

const PLACE: &str = "/desk/tags";

/// A name that was not taken: typed for which tag (`None`: a new one), and why.
struct Refused {
    tag: Option<Id>,
    typed: String,
    why: &'static str,
}

pub async fn show(app: web::Data<App>, me: Lead, request: HttpRequest) -> WebResult {
    page(&app, &request, &me, None).await
}

async fn page(
    app: &App,
    request: &HttpRequest,
    me: &Session,
    refused: Option<Refused>,
) -> WebResult {
    let say = Wording::new(app, me.staff.lang);
    let (vault, person) = (app.vault.clone(), me.staff.clone());
    let read = app.db.read(move |conn| {
        let mut counted = Vec::new();
        for tag in store::list(conn, &vault)? {
            let count = queries::count_tag(conn, &person, tag.id)?;
            counted.push((tag, count));
        }
        Ok(counted)
    });
    let tags: Vec<TagLine> = read
        .await?
        .iter()
        .map(|(tag, count)| line(&say, (tag, *count), refused.as_ref()))
        .collect();
    let new = refused.as_ref().filter(|refused| refused.tag.is_none());
    let field = Field::text("name", say.say("tags-new"))
        .hint(say.say("tags-new-hint"))
        .autocomplete("off")
        .width("field-medium")
        .value(new.map_or("", |refused| &refused.typed))
        .error(new.map(|refused| say.say(refused.why)));
    let fields = tags.iter().map(|tag| &tag.field).chain([&field]);
    let content = TagsPage {
        errors: ErrorSummary::of(fields),
        tags,
        field,
    };
    let mut layout = desk::layout(app, request, me, say.say("tags-list-title"));
    layout.has_errors = refused.is_some();
    let status = if refused.is_some() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    desk::show(app, request, status, layout, &content)
}

fn line(say: &Wording, (tag, count): (&Tag, i64), refused: Option<&Refused>) -> TagLine {
    let typed = refused.filter(|refused| refused.tag == Some(tag.id));
    let field = Field::text("name", say.say("tags-name"))
        .id(format!("tag-{}", tag.id))
        .autocomplete("off")
        .width("field-medium")
        .value(typed.map_or(tag.name.as_str(), |refused| &refused.typed))
        .error(typed.map(|refused| say.say(refused.why)));
    TagLine {
        name: tag.name.clone(),
        href: format!("/desk?tag={}", tag.id),
        count: say.with("tags-open-cases", &[("n", count.into())]),
        action: format!("{PLACE}/{}", tag.id),
        field,
        is_retired: tag.is_retired,
    }
}

/// A new tag.
pub async fn add(app: web::Data<App>, me: Lead, request: HttpRequest, form: Posted) -> WebResult {
    let typed = form.0.get("name").to_owned();
    let refused = |why| Refused {
        tag: None,
        typed: typed.clone(),
        why,
    };
    let name = match TagName::parse(&typed) {
        Ok(name) => SealedName::new(&app.vault, &name),
        Err(fault) => return page(&app, &request, &me, Some(refused(fault.key()))).await,
    };
    let (now, by) = (app.now(), me.staff.id);
    let is_new = app
        .db
        .write(move |conn| store::insert(conn, (Id::new(now), by), now, &name))
        .await?;
    if !is_new {
        return page(&app, &request, &me, Some(refused("tags-error-taken"))).await;
    }
    done(&app, &me, "tags-done-new")
}

/// Another name for a tag, or whether it is still offered.
pub async fn change(
    app: web::Data<App>,
    me: Lead,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let id = request.match_info().get("id").and_then(Id::parse);
    let id = id.ok_or(WebError::NotFound)?;
    let since = match form.0.get("do") {
        "retire" => Some(app.now()),
        "restore" => None,
        _ => return rename(&app, &me, &request, (id, form.0.get("name"))).await,
    };
    app.db
        .write(move |conn| store::retire(conn, id, since))
        .await?;
    let key = if since.is_some() {
        "tags-done-retired"
    } else {
        "tags-done-restored"
    };
    done(&app, &me, key)
}

async fn rename(
    app: &App,
    me: &Session,
    request: &HttpRequest,
    (id, typed): (Id, &str),
) -> WebResult {
    let refused = |why| Refused {
        tag: Some(id),
        typed: typed.to_owned(),
        why,
    };
    let name = match TagName::parse(typed) {
        Ok(name) => SealedName::new(&app.vault, &name),
        Err(fault) => return page(app, request, me, Some(refused(fault.key()))).await,
    };
    let is_done = app
        .db
        .write(move |conn| store::rename(conn, id, &name))
        .await?;
    if !is_done {
        return page(app, request, me, Some(refused("tags-error-taken"))).await;
    }
    done(app, me, "tags-done-renamed")
}

fn done(app: &App, me: &Session, key: &str) -> WebResult {
    let words = app.pages.words.say(me.staff.lang, key, &[]);
    desk::go_on(app, PLACE, &Flash::success(words))
}
