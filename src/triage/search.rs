//! `POST /desk/search`: a reference, or words, names, phones; posted, so that none of them stands in an
//! address.

use std::collections::HashMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

use super::action::typed;
use super::marks::{self, Marks};
use super::pages::SearchPage;
use super::queries::{find_listed, list_next_duties, search};
use super::row::{self, Names};
use super::wording::Wording;
use crate::access::next::DESK;
use crate::access::policy::{Action, Relation, allows};
use crate::access::{Posted, Reader, Staff, desk, store as staff_store};
use crate::app::App;
use crate::cases::reference::Reference;
use crate::cases::{Case, store};
use crate::db::{self, Conn, Id};
use crate::web::{WebResult, page};

/// So many hits are shown.
const MOST: usize = 50;

pub async fn post(
    app: web::Data<App>,
    me: Reader,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let typed = typed("search", &form.0);
    let q: String = typed.text("q").chars().take(200).collect();
    if let Some(reference) = Reference::parse(&q) {
        let person = me.staff.clone();
        let is_there = app
            .db
            .read(move |conn| is_visible(conn, &person, reference))
            .await?;
        if is_there {
            return Ok(page::see_other(&format!("/desk/cases/{reference}")));
        }
    }
    let groups = app.vault.query_tokens(&q);
    let Hits {
        cases,
        names,
        next,
        marks,
    } = find(&app, &me.staff, groups).await?;
    let say = Wording::new(&app, me.staff.lang);
    let more = cases.len() > MOST;
    let mut rows: Vec<_> = cases
        .iter()
        .take(MOST)
        .map(|case| row::row(&say, &names, case, next.get(&case.id)))
        .collect();
    let bulk = marks.put((&say, &me.staff, DESK.to_owned()), rows.iter_mut());
    let content = SearchPage {
        message: cases.is_empty().then(|| {
            say.say(if q.is_empty() {
                "triage-search-empty"
            } else {
                "triage-search-none"
            })
        }),
        rows,
        bulk,
        more: more.then(|| say.with("triage-search-more", &[("n", MOST.into())])),
        q: q.clone(),
    };
    let mut layout = desk::layout(&app, &request, &me, say.say("triage-search-title"));
    layout.search = q;
    desk::show(&app, &request, StatusCode::OK, layout, &content)
}

/// Whether the case of a reference exists for `me`.
fn is_visible(conn: &mut Conn, me: &Staff, reference: Reference) -> db::Result<bool> {
    let Some(case) = store::find_by_reference(conn, reference)? else {
        return Ok(false);
    };
    let relation = Relation {
        is_restricted: case.is_restricted,
        listed: find_listed(conn, case.id, me.id)?,
        is_assigned: case.assignee_id.is_some(),
    };
    Ok(allows(me, relation, Action::Read))
}

/// What was found, and what is needed to show it.
#[derive(Default)]
struct Hits {
    cases: Vec<Case>,
    names: Names,
    next: HashMap<Id, String>,
    marks: Marks,
}

async fn find(app: &App, me: &Staff, groups: Vec<Vec<i64>>) -> WebResult<Hits> {
    if groups.is_empty() {
        return Ok(Hits::default());
    }
    let (vault, me) = (app.vault.clone(), me.clone());
    let limit = i64::try_from(MOST + 1).unwrap_or(i64::MAX);
    let found = app.db.read(move |conn| {
        let cases = search(conn, &me, &groups, limit)?;
        let ids = cases.iter().map(|case| case.id).collect();
        Ok(Hits {
            next: list_next_duties(conn, ids)?,
            names: row::names(&staff_store::list_staff(conn, &vault)?),
            marks: marks::find(conn, &vault, cases.iter())?,
            cases,
        })
    });
    Ok(found.await?)
}
