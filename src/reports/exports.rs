//! `GET /desk/reports/exports`: who took what out of the desk. For leads and auditors.

use std::collections::HashMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

use super::asked::{Asked, What};
use super::figures::Dimension;
use super::list::position;
use super::pages::{ExportLine, ExportsPage};
use super::queries::{self, ExportRow};
use super::report;
use super::say::{Names, Say, names};
use super::span::Span;
use crate::access::store as staff_store;
use crate::access::{Exporter, Staff, desk};
use crate::app::App;
use crate::db::{self, Id};
use crate::render::Pagination;
use crate::web::WebResult;
use crate::web::forms::Form;

const A_PAGE: usize = 50;

struct Found {
    rows: Vec<ExportRow>,
    has_more: bool,
    references: HashMap<Id, String>,
    staff: Vec<Staff>,
}

pub async fn show(app: web::Data<App>, me: Exporter, request: HttpRequest) -> WebResult {
    let query = report::query(&request)?;
    let after = position(query.get("after"));
    let found = find(&app, &me.staff, after).await?;
    let say = Say::new(&app, me.staff.lang);
    let names = names(&found.staff);
    let heading = say.say("reports-exports-title");
    let last = found.rows.last().filter(|_| found.has_more);
    let content = ExportsPage {
        heading: heading.clone(),
        back: "/desk/reports".to_owned(),
        lines: found
            .rows
            .iter()
            .map(|row| line(&say, row, &found.references, &names))
            .collect(),
        empty: found
            .rows
            .is_empty()
            .then(|| say.say("reports-exports-empty")),
        pagination: Pagination {
            first: after.is_some().then(|| "/desk/reports/exports".to_owned()),
            next: last
                .map(|row| format!("/desk/reports/exports?after={}_{}", row.at.micros(), row.id)),
            ..Pagination::default()
        },
    };
    let layout = desk::layout(&app, &request, &me, heading);
    desk::show(&app, &request, StatusCode::OK, layout, &content)
}

async fn find(app: &App, me: &Staff, after: Option<queries::Position>) -> db::Result<Found> {
    let (me, vault) = (me.clone(), app.vault.clone());
    let limit = i64::try_from(A_PAGE + 1).unwrap_or(i64::MAX);
    let work = move |conn: &mut db::Conn| {
        let (mut rows, mut references) = (Vec::new(), HashMap::new());
        let mut after = after;
        loop {
            let found = queries::list_exports(conn, after, limit)?;
            let is_last = found.len() <= A_PAGE;
            after = found.last().map(|row| (row.at, row.id));
            let cases = found.iter().filter_map(|row| row.case_id).collect();
            references.extend(queries::list_references(conn, &me, cases)?);
            // A dossier tells of its case: whoever may not see the case sees neither, and what lies behind
            // those all the same.
            let is_theirs =
                |row: &ExportRow| row.case_id.is_none_or(|id| references.contains_key(&id));
            rows.extend(found.into_iter().filter(is_theirs));
            if is_last || rows.len() > A_PAGE {
                break;
            }
        }
        let has_more = rows.len() > A_PAGE;
        rows.truncate(A_PAGE);
        Ok(Found {
            has_more,
            references,
            staff: staff_store::list_staff(conn, &vault)?,
            rows,
        })
    };
    app.db.read(work).await
}

fn line(say: &Say, row: &ExportRow, references: &HashMap<Id, String>, names: &Names) -> ExportLine {
    let who = match row.staff_id {
        None => say.say("reports-exports-operator"),
        Some(id) => names
            .get(&id)
            .cloned()
            .unwrap_or_else(|| say.say("reports-gone")),
    };
    let reference = row.case_id.and_then(|id| references.get(&id));
    let what = say.say(&format!("reports-exported-{}", row.what));
    let format = row.format.to_uppercase();
    let narrowed = match reference {
        Some(reference) => reference.clone(),
        None => filter(say, &row.filter, names),
    };
    ExportLine {
        at: say.time(row.at),
        who,
        what: format!("{what}, {format}: {narrowed}"),
        rows: say.number(row.row_count),
    }
}

/// What was asked for, in words.
fn filter(say: &Say, filter: &str, names: &Names) -> String {
    let form = Form::parse(filter.as_bytes()).unwrap_or_default();
    let asked = Asked::parse(&form, Span::EVER);
    let mut all = vec![match asked.what {
        What::Received if asked.span == Span::EVER => say.say("reports-ever"),
        what => {
            let counted = say.say(&format!("reports-list-{}", what.key()));
            format!("{counted}, {}", say.span(asked.span))
        }
    }];
    for dimension in Dimension::ALL {
        let key = form.get(dimension.key());
        let is_known = asked
            .pairs()
            .iter()
            .any(|(name, value)| *name == dimension.key() && value == key);
        if is_known {
            all.push(say.row(dimension, key, names));
        }
    }
    for flag in ["words", "restricted"] {
        if form.get(flag) == "yes" {
            all.push(say.say(&format!("reports-exported-with-{flag}")));
        }
    }
    all.join(", ")
}
