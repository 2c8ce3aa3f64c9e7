//! `POST /desk/cases/{reference}/links`: cases that belong together are linked, never merged; each keeps
//! its clock and its answer. A link can be taken away again, with a reason.

use actix_web::{HttpRequest, web};

use super::super::action::{self, Opened, typed};
use super::super::pages::{ActionForm, NearCase, Typed};
use super::super::row::Names;
use super::{near, queries};
use crate::access::policy::Action;
use crate::access::{Handler, Posted};
use crate::app::App;
use crate::cases::Case;
use crate::cases::facts::LinkWhy;
use crate::cases::links::{self as domain, Link, Linking, Sealed};
use crate::cases::reference::Reference;
use crate::cases::words::{EventWords, WORDS};
use crate::render::Field;
use crate::vault::CaseKey;
use crate::web::{WebError, WebResult};

const FORM: &str = "links";
const REASON: &str = "triage-link-reason";

/// The cases this one is linked with, each with the form that takes the link away.
pub fn linked(case: &Opened, names: &Names) -> Vec<NearCase> {
    let links = case.dossier.links.iter();
    links
        .map(|(link, other)| NearCase {
            reasons: vec![since(case, names, link)],
            form: unlink_form(case, other),
            ..near(case, other)
        })
        .collect()
}

fn since(case: &Opened, names: &Names, link: &Link) -> String {
    let who = link.linked_by.and_then(|id| names.get(&id)).cloned();
    let args = [
        ("why", why_in_words(case, link.why).into()),
        ("at", case.say.time(link.linked_at).into()),
        ("who", who.unwrap_or_default().into()),
    ];
    case.with("triage-link-since", &args)
}

fn why_in_words(case: &Opened, why: LinkWhy) -> String {
    case.say(&format!("triage-link-why-{}", why.key()))
}

fn may(case: &Opened) -> bool {
    case.may(Action::Link)
}

/// Where another case is named.
pub fn form(case: &Opened) -> Option<ActionForm> {
    may(case).then(|| {
        let say = |key: &str| case.say(&format!("triage-link-{key}"));
        why_field(
            case,
            ActionForm::new(FORM, case.action(FORM), case.version(), say("title"))
                .lead(say("lead"))
                .field(
                    Field::text("other", say("other"))
                        .hint(say("other-hint"))
                        .width("field-medium"),
                ),
        )
        .field(
            Field::textarea("reason", say("note"))
                .optional()
                .hint(say("note-hint"))
                .rows(2),
        )
        .button_of("link", say("button"), "btn-primary")
    })
}

fn why_field(case: &Opened, form: ActionForm) -> ActionForm {
    let field = Field::radios("why", case.say("triage-link-why"));
    let field = LinkWhy::ALL.iter().fold(field, |field, why| {
        field.choice(why.key(), why_in_words(case, *why))
    });
    form.field(field)
}

/// One press links with a case that looks alike.
pub fn link_form(case: &Opened, other: &Case, why: LinkWhy) -> Option<ActionForm> {
    may(case).then(|| {
        let reference = other.reference.to_string();
        let id = format!("link-{reference}");
        ActionForm::new(id, case.action(FORM), case.version(), String::new())
            .hidden("other", reference.clone())
            .hidden("why", why.key().to_owned())
            .hidden("form", format!("link-{reference}"))
            .button_of(
                "link",
                case.with("triage-link-with", &[("reference", reference.into())]),
                "btn-outline-secondary",
            )
    })
}

fn unlink_form(case: &Opened, other: &Case) -> Option<ActionForm> {
    may(case).then(|| {
        let reference = other.reference.to_string();
        let id = format!("unlink-{reference}");
        let title = case.say("triage-unlink-title");
        ActionForm::new(id.clone(), case.action(FORM), case.version(), title)
            .hidden("other", reference)
            .hidden("form", id)
            .field(Field::textarea("reason", case.say("triage-unlink-reason")).rows(2))
            .button_of(
                "unlink",
                case.say("triage-unlink-button"),
                "btn-outline-danger",
            )
    })
}

pub async fn post(
    app: web::Data<App>,
    me: Handler,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let case = action::open(&app, &request, &me, Action::Link).await?;
    let mut typed = typed(form_of(form.0.get("form")), &form.0);
    let other = find(&case, typed.text("other")).await?;
    let other = other.filter(|(other, _)| other.id != case.dossier.case.id);
    if other.is_none() {
        // Not there, not for this person's eyes, the case itself: all are told alike.
        typed.refuse("other", case.say("triage-link-error-other"));
    }
    match typed.text("do") {
        "link" => link(case, typed, other).await,
        "unlink" => unlink(case, typed, other).await,
        _ => Err(WebError::NotUnderstood),
    }
}

/// Which form of the page it was: its own, or one beside a case.
fn form_of(sent: &str) -> String {
    let beside = ["link-", "unlink-"].iter().find_map(|kind| {
        let reference = Reference::parse(sent.strip_prefix(kind)?)?;
        Some(format!("{kind}{reference}"))
    });
    beside.unwrap_or_else(|| FORM.to_owned())
}

type Other = Option<(Case, Option<CaseKey>)>;

async fn find(case: &Opened, typed: &str) -> WebResult<Other> {
    let Some(reference) = Reference::parse(typed) else {
        return Ok(None);
    };
    let (vault, me) = (case.app.vault.clone(), case.me.staff.clone());
    let read = case
        .app
        .db
        .read(move |conn| queries::find_visible(conn, &vault, &me, reference));
    Ok(read.await?)
}

/// The same words for both cases, each under its own key; a case without one keeps none.
fn sealed(case: &Opened, there: Option<&CaseKey>, text: &str) -> WebResult<Sealed> {
    let lines = vec![(REASON.to_owned(), text.to_owned())];
    let words = EventWords { lines };
    let seal = |key: Option<&CaseKey>| {
        let key = key.filter(|_| !text.is_empty());
        key.map(|key| key.seal_json(WORDS, &words)).transpose()
    };
    Ok(Sealed {
        here: seal(case.dossier.key.as_ref())?,
        there: seal(there)?,
    })
}

async fn link(case: Opened, mut typed: Typed, other: Other) -> WebResult {
    let why = LinkWhy::from_key(typed.text("why"));
    if why.is_none() {
        typed.refuse("why", case.say("triage-error-choose"));
    }
    let (Some((other, key)), Some(why), false) = (other, why, typed.has_errors()) else {
        return case.again(&typed);
    };
    let linking = Linking {
        other: other.id,
        why,
        sealed: sealed(&case, key.as_ref(), typed.text("reason"))?,
    };
    let (act, seen, app) = (case.act(), case.seen(&typed), case.app.clone());
    let changed = app
        .db
        .write(move |conn| domain::link(conn, act, seen, &linking))
        .await?;
    let args = [("reference", other.reference.to_string().into())];
    let done = case.with("triage-link-done", &args);
    case.finish(typed, changed, done).await
}

async fn unlink(case: Opened, mut typed: Typed, other: Other) -> WebResult {
    if typed.text("reason").is_empty() {
        typed.refuse("reason", case.say("triage-unlink-error-reason"));
    }
    let Some((other, key)) = other.filter(|_| !typed.has_errors()) else {
        return case.again(&typed);
    };
    let sealed = sealed(&case, key.as_ref(), typed.text("reason"))?;
    let (act, seen, app) = (case.act(), case.seen(&typed), case.app.clone());
    let id = other.id;
    let changed = app
        .db
        .write(move |conn| domain::unlink(conn, act, seen, (id, &sealed)))
        .await?;
    let args = [("reference", other.reference.to_string().into())];
    let done = case.with("triage-unlink-done", &args);
    FORM.clone_into(&mut typed.form);
    case.finish(typed, changed, done).await
}
