//! `GET /desk/reports/cases`: the cases behind a figure, as many as it says.

use std::collections::HashMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

use super::asked::{Asked, NONE, What};
use super::exporting;
use super::figures::Dimension;
use super::pages::{CaseLine, Cell, ListPage};
use super::queries::{self, Ended, Eyes, Position};
use super::report;
use super::say::{Names, Say, names};
use super::span::Span;
use crate::access::store as staff_store;
use crate::access::{Reader, Session, Staff, desk};
use crate::app::App;
use crate::cases::Case;
use crate::db::{self, Id};
use crate::render::Pagination;
use crate::time::Moment;
use crate::web::WebResult;

const A_PAGE: usize = 50;

/// A page of the list.
struct Found {
    count: i64,
    cases: Vec<Case>,
    ends: HashMap<Id, Ended>,
    staff: Vec<Staff>,
}

pub async fn show(app: web::Data<App>, me: Reader, request: HttpRequest) -> WebResult {
    let query = report::query(&request)?;
    let asked = Asked::parse(&query, Span::last_year(app.today().day));
    let after = position(query.get("after"));
    let mut found = find(&app, &me, asked, after).await?;
    let has_more = found.cases.len() > A_PAGE;
    found.cases.truncate(A_PAGE);
    let say = Say::new(&app, me.staff.lang);
    let names = names(&found.staff);
    let heading = say.say(&format!("reports-list-{}", asked.what.key()));
    let may_export = me.staff.roles.may_export() && found.count > 0;
    let content = ListPage {
        heading: heading.clone(),
        back: format!("/desk/reports?{}", back(&app, asked.span).query()),
        count: say.with("reports-count", &[("n", found.count.into())]),
        narrowed: narrowed(&say, &asked, &names),
        first: say.say("reports-col-reference"),
        heads: heads(&say),
        lines: lines(&say, &found, &names),
        empty: found
            .cases
            .is_empty()
            .then(|| say.say("reports-list-empty")),
        pagination: pagination(&say, &asked, &found, (after.is_some(), has_more)),
        export: may_export.then(|| exporting::cases_form(&say, &asked)),
    };
    let layout = desk::layout(&app, &request, &me, heading);
    desk::show(&app, &request, StatusCode::OK, layout, &content)
}

async fn find(app: &App, me: &Session, asked: Asked, after: Option<Position>) -> db::Result<Found> {
    let (eyes, zone, vault) = (Eyes::of(&me.staff), app.zone, app.vault.clone());
    let limit = i64::try_from(A_PAGE + 1).unwrap_or(i64::MAX);
    let work = move |conn: &mut db::Conn| {
        let cases = queries::list(conn, (&eyes, zone), &asked, after, limit)?;
        let ids: Vec<Id> = cases.iter().map(|case| case.id).collect();
        Ok(Found {
            count: queries::count(conn, &eyes, &asked, zone)?,
            ends: queries::list_ends(conn, &ids)?,
            staff: staff_store::list_staff(conn, &vault)?,
            cases,
        })
    };
    app.db.read(work).await
}

/// The report a list belongs to; the list of everything open belongs to the usual one.
fn back(app: &App, span: Span) -> Span {
    if span.from == Span::EVER.from || span.to == Span::EVER.to {
        Span::last_year(app.today().day)
    } else {
        span
    }
}

/// Reads where a page of a list ended.
pub fn position(after: &str) -> Option<Position> {
    let (at, id) = after.split_once('_')?;
    Some((Moment::from_micros(at.parse().ok()?), Id::parse(id)?))
}

fn narrowed(say: &Say, asked: &Asked, names: &Names) -> Vec<String> {
    let mut all = Vec::new();
    if asked.span != Span::EVER {
        let span = match (
            asked.span.from == Span::EVER.from,
            asked.span.to == Span::EVER.to,
        ) {
            (true, _) => say.with("reports-until", &[("day", say.day(asked.span.to).into())]),
            (false, true) => say.with("reports-since", &[("day", say.day(asked.span.from).into())]),
            (false, false) => say.span(asked.span),
        };
        let by = match asked.what {
            What::Received | What::Open => "reports-narrowed-received",
            What::Answered | What::InTime | What::Late | What::Void => "reports-narrowed-ended",
        };
        all.push(say.with(by, &[("span", span.into())]));
    }
    let pairs = asked.pairs();
    for dimension in Dimension::ALL {
        let found = pairs.iter().find(|(name, _)| *name == dimension.key());
        if let Some((_, key)) = found {
            let label = say.say(&format!("reports-{}-head", dimension.key()));
            all.push(format!("{label}: {}", say.row(dimension, key, names)));
        }
    }
    all
}

/// Columns after the reference, by the keys of their words.
const COLUMNS: [&str; 8] = [
    "received", "kind", "channel", "due", "answered", "verdict", "outcome", "handler",
];

fn heads(say: &Say) -> Vec<String> {
    let keys = COLUMNS.iter();
    keys.map(|key| say.say(&format!("reports-col-{key}")))
        .collect()
}

fn lines(say: &Say, found: &Found, names: &Names) -> Vec<CaseLine> {
    let line = |case: &Case| {
        let texts = texts(say, case, found.ends.get(&case.id), names);
        CaseLine {
            reference: case.reference.to_string(),
            cells: texts
                .into_iter()
                .zip(heads(say))
                .map(|(text, label)| Cell {
                    label,
                    text,
                    href: None,
                })
                .collect(),
        }
    };
    found.cases.iter().map(line).collect()
}

/// What a case says in the columns of [`COLUMNS`].
pub fn texts(say: &Say, case: &Case, end: Option<&Ended>, names: &Names) -> [String; 8] {
    let perhaps = |key: Option<String>| key.map_or_else(Say::nothing, |key| say.say(&key));
    let day = |at: Moment| say.day(say.zone.day(at));
    let answered = end.filter(|_| case.outcome.is_some());
    let handler = case
        .assignee_id
        .map_or_else(|| NONE.to_owned(), |id| id.to_string());
    [
        day(case.received_at),
        say.say(&format!("triage-kind-{}", case.kind.key())),
        say.say(&format!("channel-{}", case.channel.key())),
        say.day(case.due_on),
        answered.map_or_else(Say::nothing, |end| day(end.met_at)),
        perhaps(end.map(|end| format!("verdict-{}", end.verdict.as_str()))),
        perhaps(case.outcome.map(|it| format!("outcome-{}", it.key()))),
        say.row(Dimension::Handler, &handler, names),
    ]
}

fn pagination(
    say: &Say,
    asked: &Asked,
    found: &Found,
    (is_later, has_more): (bool, bool),
) -> Pagination {
    let shown = [
        ("shown", found.cases.len().into()),
        ("all", found.count.into()),
    ];
    let last = found.cases.last().filter(|_| has_more);
    Pagination {
        summary: say.with("reports-shown", &shown),
        first: is_later.then(|| asked.href()),
        previous: None,
        next: last.map(|case| {
            let after = format!("{}_{}", case.received_at.micros(), case.id);
            format!("{}&after={after}", asked.href())
        }),
    }
}
