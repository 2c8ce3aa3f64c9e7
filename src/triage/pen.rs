//! `GET /desk/mail`: mail that waits for a person, and `GET /desk/mail/aside`: what was set aside.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

use super::pages::{ActionForm, PenPage, PenRow};
use super::pen_item::{place_of, sender_of, size, source};
use super::queries::{self, Filter, View};
use super::row;
use super::wording::{self, Wording};
use crate::access::{Handler, Staff, desk, store as staff_store};
use crate::app::App;
use crate::cases::Case;
use crate::db::{self, Conn, Id};
use crate::duties::standing::{Standing, Today, standing};
use crate::mail::imap::Mailbox;
use crate::mail::imap::store::{self as mailboxes, MailboxRow};
use crate::mail::inbound::{Inbound, MailWords, Place, pen, store};
use crate::render::strip::Tone;
use crate::render::{NavLink, Pagination};
use crate::time::Moment;
use crate::vault::Vault;
use crate::web::WebResult;
use crate::web::forms::Form;

/// Rows on a page.
const PAGE: usize = 50;
/// Held forms that are listed.
const MOST_HELD: i64 = 50;
/// Characters of a mail's text in a row.
const EXCERPT: usize = 160;

struct Found {
    mails: Vec<(Inbound, MailWords)>,
    has_more: bool,
    waiting: i64,
    aside: i64,
    held: Vec<Case>,
    staff: Vec<Staff>,
    mailbox: Option<MailboxRow>,
}

pub async fn show(app: web::Data<App>, me: Handler, request: HttpRequest) -> WebResult {
    list(&app, &me, &request, Place::Pen).await
}

pub async fn show_aside(app: web::Data<App>, me: Handler, request: HttpRequest) -> WebResult {
    list(&app, &me, &request, Place::Aside).await
}

async fn list(app: &App, me: &Handler, request: &HttpRequest, place: Place) -> WebResult {
    let query = Form::parse(request.query_string().as_bytes()).unwrap_or_default();
    let after = query.get("after").to_owned();
    let say = Wording::new(app, me.staff.lang);
    let (vault, person, today) = (app.vault.clone(), me.staff.clone(), say.today);
    let copy = after.clone();
    let name = app.mailbox.as_ref().map(Mailbox::name);
    let found = app
        .db
        .read(move |conn| {
            let mut found = find(conn, &vault, &person, (place, &copy), &today)?;
            if let Some(name) = name {
                found.mailbox = mailboxes::find(conn, name)?;
            }
            Ok(found)
        })
        .await?;
    let mailbox = mailbox(&say, name.is_some(), found.mailbox.as_ref());
    let content = page(&say, place, &after, found, mailbox);
    let layout = desk::layout(app, request, me, content.heading.clone());
    desk::show(app, request, StatusCode::OK, layout, &content)
}

fn find(
    conn: &mut Conn,
    vault: &Vault,
    me: &Staff,
    (place, after): (Place, &str),
    today: &Today,
) -> db::Result<Found> {
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut rows = match place {
        Place::Aside => store::list_aside(conn, Id::parse(after), limit)?,
        Place::Pen | Place::Taken => store::list_pen(conn, position(after), limit)?,
    };
    let has_more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let mut mails = Vec::with_capacity(rows.len());
    for row in rows {
        let words = pen::open_words(vault, &row);
        mails.push((row, words));
    }
    let mut held = Vec::new();
    if place == Place::Pen && after.is_empty() {
        for standing in Standing::OPEN {
            let which = (me, View::Held, &Filter::default());
            let when = (standing, today);
            held.extend(queries::list_standing(conn, which, when, None, MOST_HELD)?);
        }
    }
    Ok(Found {
        mails,
        has_more,
        waiting: store::count(conn, Place::Pen)?,
        aside: store::count(conn, Place::Aside)?,
        held,
        staff: staff_store::list_staff(conn, vault)?,
        mailbox: None,
    })
}

/// How the mailbox is: until when it was read to its end, since when it can't be, what is still in it.
fn mailbox(say: &Wording, is_configured: bool, row: Option<&MailboxRow>) -> Vec<String> {
    if !is_configured {
        return vec![say.say("pen-mailbox-none")];
    }
    let read_at = row.map(|row| row.read_at);
    let read_at = read_at.filter(|at| at.micros() > 0).map(|at| say.time(at));
    let since = row.and_then(|row| row.failing_since);
    let how = match (since.map(|since| say.time(since)), read_at) {
        (None, None) => say.say("pen-mailbox-never"),
        (None, Some(at)) => say.with("pen-mailbox-read", &[("at", at.into())]),
        (Some(since), None) => say.with("pen-mailbox-fails-never", &[("since", since.into())]),
        (Some(since), Some(at)) => {
            let args = [("since", since.into()), ("at", at.into())];
            say.with("pen-mailbox-fails", &args)
        }
    };
    let left = row.map(|row| row.left_out).filter(|left| *left > 0);
    let left = left.map(|n| say.with("pen-mailbox-left", &[("n", i64::from(n).into())]));
    [Some(how), left].into_iter().flatten().collect()
}

fn position(after: &str) -> Option<(Moment, Id)> {
    let (at, id) = after.split_once('_')?;
    Some((Moment::from_micros(at.parse().ok()?), Id::parse(id)?))
}

fn page(say: &Wording, place: Place, after: &str, found: Found, mailbox: Vec<String>) -> PenPage {
    let is_aside = place == Place::Aside;
    let address = if is_aside {
        "/desk/mail/aside"
    } else {
        "/desk/mail"
    };
    let last = found.mails.last().filter(|_| found.has_more);
    let next = last.map(|(row, _)| match place {
        Place::Aside => format!("{address}?after={}", row.id),
        Place::Pen | Place::Taken => {
            format!("{address}?after={}_{}", row.late_from.micros(), row.id)
        }
    });
    let names = row::names(&found.staff);
    let tab = |key: &str, href: &str, count: i64, is_current: bool| {
        NavLink::new(say.say(key), href)
            .count(say.number(count))
            .current(is_current)
    };
    let shown = found.mails.len();
    PenPage {
        heading: say.say(if is_aside {
            "pen-aside-title"
        } else {
            "pen-title"
        }),
        lead: say.say(if is_aside {
            "pen-aside-lead"
        } else {
            "pen-lead"
        }),
        mailbox,
        tabs: vec![
            tab("pen-title", "/desk/mail", found.waiting, !is_aside),
            tab("pen-aside-title", "/desk/mail/aside", found.aside, is_aside),
        ],
        empty: (shown == 0).then(|| {
            say.say(if is_aside {
                "pen-aside-empty"
            } else {
                "pen-empty"
            })
        }),
        rows: found
            .mails
            .iter()
            .map(|(mail, words)| pen_row(say, mail, words))
            .collect(),
        held: found
            .held
            .iter()
            .map(|case| row::row(say, &names, case, None))
            .collect(),
        pagination: Pagination {
            summary: say.with("pen-count", &[("n", shown.into())]),
            first: (!after.is_empty()).then(|| address.to_owned()),
            previous: None,
            next,
        },
    }
}

fn pen_row(say: &Wording, mail: &Inbound, words: &MailWords) -> PenRow {
    let (tone, standing) = stands(say, mail);
    let text = words.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut excerpt: String = text.chars().take(EXCERPT).collect();
    if text.chars().nth(EXCERPT).is_some() {
        excerpt.push('…');
    }
    let is_waiting = mail.state == Place::Pen;
    PenRow {
        href: place_of(mail.id),
        subject: subject(say, words),
        sender: sender_of(say, words),
        excerpt,
        why: why(say, mail),
        received: say.with(
            "pen-received",
            &[
                ("at", say.time(mail.received_at).into()),
                ("source", source(say, mail).into()),
            ],
        ),
        files: match words.files.len() {
            0 => size(say, mail),
            n => say.with(
                "pen-files",
                &[("n", n.into()), ("size", size(say, mail).into())],
            ),
        },
        standing: is_waiting.then_some(standing),
        tone,
        due: is_waiting.then(|| due(say, mail)),
        open: is_waiting.then(|| open_form(say, mail)),
    }
}

pub fn subject(say: &Wording, words: &MailWords) -> String {
    if words.is_unreadable {
        say.say("pen-unreadable")
    } else if words.subject.is_empty() {
        say.say("pen-no-subject")
    } else {
        words.subject.clone()
    }
}

pub fn why(say: &Wording, mail: &Inbound) -> String {
    let why = mail
        .why
        .map(|why| say.say(&format!("pen-why-{}", why.key())));
    why.unwrap_or_default()
}

/// The one button that makes a case of it.
pub fn open_form(say: &Wording, mail: &Inbound) -> ActionForm {
    let action = format!("{}/case", place_of(mail.id));
    ActionForm::new(
        format!("case-{}", mail.id),
        action,
        mail.version,
        say.say("pen-open"),
    )
    .button(say.say("pen-open"))
}

/// Where a complaint received then would stand, by the one function that says so.
pub fn stands(say: &Wording, mail: &Inbound) -> (Tone, String) {
    let found = standing(mail.late_from, mail.act_by_on, None, &say.today);
    let tone = wording::tone(found);
    (tone, say.left((mail.due_on, mail.late_from), tone))
}

pub fn due(say: &Wording, mail: &Inbound) -> String {
    let due = say.day_short(mail.due_on);
    if mail.act_by_on < mail.due_on {
        let args = [
            ("act", say.day_short(mail.act_by_on).into()),
            ("due", due.into()),
        ];
        return say.with("triage-due-both", &args);
    }
    say.with("triage-due-short", &[("due", due.into())])
}
