//! `POST /desk/bulk`: what would happen to each of the cases that were ticked. Changes nothing.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

use super::super::pages::{BulkChoice, BulkConfirm, BulkPage};
use super::judge::{Found, Known, judge};
use super::{Asked, Deed, Ground, MOST, Verb, hidden, hidden_cases, queries};
use crate::access::{Handler, Posted, Session, desk};
use crate::app::App;
use crate::cases::complaint::ReplyChannel;
use crate::render::{ErrorSummary, Field, Flash};
use crate::web::WebResult;

pub async fn post(
    app: web::Data<App>,
    me: Handler,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let asked = Asked::parse(&form.0)?;
    let ground = Ground::load(&app, &me).await?;
    if asked.chosen.is_empty() || asked.chosen.len() > MOST {
        let key = if asked.chosen.is_empty() {
            "bulk-none-chosen"
        } else {
            "bulk-too-many"
        };
        let words = ground.say.with(key, &[("n", MOST.into())]);
        return desk::go_on(&app, &asked.back, &Flash::warning(words));
    }
    let found = find_all(&app, &me, &asked).await?;
    let page = match ground.deed(&me.staff, &asked)? {
        Some(deed) => previewed(&ground, &me, &asked, (&deed, &found)),
        // Once sent without: the page asks. With one that there is not: it says so.
        None => asking(&ground, &asked, &found, form.0.has("target")),
    };
    let mut layout = desk::layout(&app, &request, &me, page.heading.clone());
    layout.has_errors = !page.errors.is_empty();
    desk::show(&app, &request, StatusCode::OK, layout, &page)
}

async fn find_all(app: &App, me: &Session, asked: &Asked) -> WebResult<Vec<Found>> {
    let (person, chosen) = (me.staff.clone(), asked.chosen.clone());
    let read = app.db.read(move |conn| {
        let each = chosen.iter();
        each.map(|one| queries::find(conn, &person, one.reference))
            .collect()
    });
    Ok(read.await?)
}

fn empty(ground: &Ground, asked: &Asked, count: usize) -> BulkPage {
    let key = format!("bulk-heading-{}", asked.verb.key());
    BulkPage {
        heading: ground.say.with(&key, &[("n", count.into())]),
        errors: ErrorSummary::default(),
        choice: None,
        lines_title: String::new(),
        lines: Vec::new(),
        skipped_title: String::new(),
        skipped: Vec::new(),
        notes: Vec::new(),
        confirm: None,
        back: asked.back.clone(),
    }
}

/// The person or the tag is still to be said.
fn asking(ground: &Ground, asked: &Asked, found: &[Found], is_wrong: bool) -> BulkPage {
    let error = is_wrong.then(|| ground.say.say("triage-error-choose"));
    let field = match asked.verb {
        Verb::Assign => people(ground),
        _ => tags(ground, asked.verb == Verb::Tag),
    };
    let has_choices = !field.choices.is_empty();
    let field = field.error(error);
    let mut page = empty(ground, asked, found.len());
    page.errors = ErrorSummary::of([&field]);
    page.notes = (!has_choices)
        .then(|| ground.say.say("bulk-no-tags"))
        .into_iter()
        .collect();
    let fields = [
        hidden("do", asked.verb.key()),
        hidden("back", asked.back.clone()),
    ];
    page.choice = has_choices.then(|| BulkChoice {
        hidden: hidden_cases(found.iter())
            .into_iter()
            .chain(fields)
            .collect(),
        field,
    });
    let count = [("n", found.len().into())];
    page.lines_title = ground.say.with("bulk-chosen-title", &count);
    page.lines = found
        .iter()
        .map(|found| match &found.known {
            Some(known) => ground.line(found, stands(ground, known)),
            None => ground.skipped(found, &super::Skip::Unknown),
        })
        .collect();
    page
}

/// Everybody who may be given cases, with what they have.
fn people(ground: &Ground) -> Field {
    let field = Field::radios("target", ground.say.say("bulk-field-person"));
    ground.workers().fold(field, |field, person| {
        let count = ground.load.get(&person.id).copied().unwrap_or(0);
        let load = ground.say.with("bulk-load", &[("n", count.into())]);
        field.choice_with_hint(&person.id.to_string(), person.name.clone(), load)
    })
}

fn tags(ground: &Ground, is_on: bool) -> Field {
    let field = Field::radios("target", ground.say.say("bulk-field-tag"));
    let offered = ground.tags.iter().filter(|tag| !(is_on && tag.is_retired));
    offered.fold(field, |field, tag| {
        field.choice(&tag.id.to_string(), tag.name.clone())
    })
}

fn previewed(
    ground: &Ground,
    me: &Session,
    asked: &Asked,
    (deed, found): (&Deed, &[Found]),
) -> BulkPage {
    let mut page = empty(ground, asked, found.len());
    let mut going = 0_usize;
    let mut mails = 0_usize;
    for each in found {
        match judge(&me.staff, deed, each, None) {
            Ok(known) => {
                going += 1;
                mails += usize::from(matches!(deed, Deed::Verify) && is_told(known));
                page.lines
                    .push(ground.line(each, happens(ground, deed, known)));
            }
            Err(skip) => page.skipped.push(ground.skipped(each, &skip)),
        }
    }
    let say = |key: &str, n: usize| ground.say.with(key, &[("n", n.into())]);
    page.lines_title = say("bulk-will-title", going);
    page.skipped_title = say("bulk-skipped-title", page.skipped.len());
    page.notes = notes(ground, me, deed, (going, mails));
    let target = match deed {
        Deed::Assign(person) => person.id.to_string(),
        Deed::Verify => String::new(),
        Deed::Tag { tag, .. } => tag.id.to_string(),
    };
    let fields = [
        hidden("do", asked.verb.key()),
        hidden("target", target),
        hidden("back", asked.back.clone()),
    ];
    page.confirm = (going > 0).then(|| BulkConfirm {
        hidden: hidden_cases(found.iter())
            .into_iter()
            .chain(fields)
            .collect(),
        label: button(ground, deed, going),
    });
    page
}

/// Whether the complainant gets a mail when verifying starts.
fn is_told(known: &Known) -> bool {
    known.case.reply_channel == ReplyChannel::Email
}

/// Who has it, while nothing is decided.
fn stands(ground: &Ground, known: &Known) -> String {
    super::row::assignee(&ground.say, &ground.names, &known.case)
}

/// What would be done to this case.
fn happens(ground: &Ground, deed: &Deed, known: &Known) -> String {
    let from = known.case.assignee_id.and_then(|id| ground.names.get(&id));
    match deed {
        Deed::Assign(to) => {
            let to = ("to", to.name.as_str().into());
            match from {
                Some(from) => {
                    let from = ("from", from.as_str().into());
                    ground.say.with("bulk-will-reassign", &[from, to])
                }
                None => ground.say.with("bulk-will-assign", &[to]),
            }
        }
        Deed::Verify if is_told(known) => ground.say.say("bulk-will-verify-mail"),
        Deed::Verify => ground.say.say("bulk-will-verify"),
        Deed::Tag { tag, is_on } => {
            let key = if *is_on {
                "bulk-will-tag"
            } else {
                "bulk-will-untag"
            };
            ground.say.with(key, &[("tag", tag.name.as_str().into())])
        }
    }
}

/// What follows from it, and whether it can be taken back.
fn notes(
    ground: &Ground,
    me: &Session,
    deed: &Deed,
    (going, mails): (usize, usize),
) -> Vec<String> {
    if going == 0 {
        return vec![ground.say.say("bulk-note-nothing")];
    }
    let n = [("n", mails.into())];
    match deed {
        Deed::Assign(to) if to.id != me.staff.id => {
            let who = [("who", to.name.as_str().into())];
            vec![
                ground.say.with("bulk-note-one-mail", &who),
                ground.say.say("bulk-note-undo"),
            ]
        }
        Deed::Verify => vec![
            ground.say.with("bulk-note-mails", &n),
            ground.say.say("bulk-note-no-undo"),
        ],
        _ => vec![ground.say.say("bulk-note-undo")],
    }
}

fn button(ground: &Ground, deed: &Deed, going: usize) -> String {
    let n = ("n", going.into());
    match deed {
        Deed::Assign(to) => {
            let who = ("who", to.name.as_str().into());
            ground.say.with("bulk-confirm-assign", &[n, who])
        }
        Deed::Verify => ground.say.with("bulk-confirm-verify", &[n]),
        Deed::Tag { tag, is_on } => {
            let key = if *is_on {
                "bulk-confirm-tag"
            } else {
                "bulk-confirm-untag"
            };
            let tag = ("tag", tag.name.as_str().into());
            ground.say.with(key, &[n, tag])
        }
    }
}
