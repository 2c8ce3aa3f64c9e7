//! `POST /desk/bulk`: what would happen to each of the cases that were ticked. Changes nothing.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

use super::super::pages::{BulkChoice, BulkConfirm, BulkPage};
use super::judge::{Found, Known, judge};
use super::{Asked, Deed, Ground, MOST, Verb, hidden, hidden_cases, queries};
use crate::access::policy::Action;
use crate::access::{Handler, Posted, Session, desk};
use crate::app::App;
use crate::cases::complaint::ReplyChannel;
use crate::cases::facts::LinkWhy;
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
    let deed = ground.deed(&me.staff, &asked)?;
    let deed = deed.filter(|deed| can_be_done(&me, deed, &found));
    let page = if let Some(deed) = deed {
        previewed(&ground, &me, &asked, (&deed, &found))
    } else {
        // Sent from the list: the page asks. Sent from that page without an answer: it says so.
        let is_wrong = form.0.has("asked") || form.0.has("target");
        asking(&ground, &me, &asked, (&found, is_wrong))
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

/// A link needs its case there to be linked with; one that is hidden is told like one that is not there.
fn can_be_done(me: &Session, deed: &Deed, found: &[Found]) -> bool {
    let Deed::Link { main, .. } = deed else {
        return true;
    };
    linkable(me, found).any(|known| known.case.reference == *main)
}

fn linkable<'a>(me: &Session, found: &'a [Found]) -> impl Iterator<Item = &'a Known> {
    let known = found.iter().filter_map(|found| found.known.as_ref());
    known.filter(|known| known.lets(&me.staff, Action::Link))
}

/// The person, the tag or the case is still to be said.
fn asking(
    ground: &Ground,
    me: &Session,
    asked: &Asked,
    (found, is_wrong): (&[Found], bool),
) -> BulkPage {
    let missing = |field: Field, is_missing: bool, key: &str| {
        let error = (is_wrong && is_missing).then(|| ground.say.say(key));
        field.error(error)
    };
    let mut page = empty(ground, asked, found.len());
    let (fields, without) = match asked.verb {
        Verb::Assign => (
            vec![missing(people(ground), true, "triage-error-choose")],
            "bulk-no-tags",
        ),
        Verb::Link => {
            let main = linkable_field(ground, me, asked, found);
            let is_open = !main.choices.iter().any(|choice| choice.is_checked);
            let why = missing(
                why_field(ground, asked),
                asked.why.is_none(),
                "bulk-error-why",
            );
            (
                vec![missing(main, is_open, "bulk-error-main"), why],
                "bulk-link-two",
            )
        }
        verb => {
            let field = tags(ground, verb == Verb::Tag);
            (
                vec![missing(field, true, "triage-error-choose")],
                "bulk-no-tags",
            )
        }
    };
    let least = if asked.verb == Verb::Link { 2 } else { 1 };
    let has_choices = fields.iter().all(|field| field.choices.len() >= least);
    page.errors = ErrorSummary::of(&fields);
    page.notes = (!has_choices)
        .then(|| ground.say.say(without))
        .into_iter()
        .collect();
    let sent = [
        hidden("do", asked.verb.key()),
        hidden("back", asked.back.clone()),
        hidden("asked", "yes"),
    ];
    page.choice = has_choices.then(|| BulkChoice {
        hidden: hidden_cases(found.iter()).into_iter().chain(sent).collect(),
        fields,
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

/// The cases that the others can be linked with.
fn linkable_field(ground: &Ground, me: &Session, asked: &Asked, found: &[Found]) -> Field {
    let field = Field::radios("target", ground.say.say("bulk-field-main"));
    let field = field.hint(ground.say.say("bulk-field-main-hint"));
    let field = linkable(me, found).fold(field, |field, known| {
        let reference = known.case.reference.to_string();
        field.choice_with_hint(&reference, reference.clone(), ground.say.title(&known.case))
    });
    field.chosen(&[asked.target.as_str()])
}

fn why_field(ground: &Ground, asked: &Asked) -> Field {
    let field = Field::radios("why", ground.say.say("bulk-field-why"));
    let field = LinkWhy::ALL.iter().fold(field, |field, why| {
        let words = ground.say.say(&format!("triage-link-why-{}", why.key()));
        field.choice(why.key(), words)
    });
    field.chosen(&[asked.why.map_or("", LinkWhy::key)])
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
    for each in found.iter().filter(|each| deed.concerns(each.reference)) {
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
        Deed::Link { main, .. } => main.to_string(),
    };
    let why = asked.why.map_or("", LinkWhy::key);
    let fields = [
        hidden("why", why),
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
        Deed::Link { main, .. } => {
            let args = [("reference", main.to_string().into())];
            ground.say.with("bulk-will-link", &args)
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
        Deed::Link { .. } => vec![
            ground.say.say("bulk-note-link"),
            ground.say.say("bulk-note-undo"),
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
        Deed::Link { main, .. } => {
            let main = ("reference", main.to_string().into());
            ground.say.with("bulk-confirm-link", &[n, main])
        }
    }
}
