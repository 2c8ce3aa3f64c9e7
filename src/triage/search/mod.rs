//! `POST /desk/search`: a reference, or words, names, phones; posted, so that none of them stands in an
//! address.

mod explain;
pub mod queries;

use std::collections::HashMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

use self::explain::{Match, explain};
use self::queries::{list_sealed, search};
use super::action::typed;
use super::pages::{Row, SearchPage};
use super::queries::{find_listed, list_next_duties};
use super::row::{self, Names};
use super::wording::Wording;
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
    let hits = find(&app, &me.staff, &q).await?;
    let say = Wording::new(&app, me.staff.lang);
    let cases = &hits.cases;
    let more = cases.len() > MOST;
    let content = SearchPage {
        message: cases.is_empty().then(|| {
            say.say(if q.is_empty() {
                "triage-search-empty"
            } else {
                "triage-search-none"
            })
        }),
        rows: cases
            .iter()
            .take(MOST)
            .map(|case| hit(&say, &hits, case))
            .collect(),
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
    /// Which words stand where.
    matches: HashMap<Id, Vec<Match>>,
}

/// A case that was found, with why.
fn hit(say: &Wording, hits: &Hits, case: &Case) -> Row {
    let found = hits.matches.get(&case.id).into_iter().flatten();
    let found = found.map(|(words, part)| {
        let part = say.say(&format!("queue-match-{part}"));
        let args = [("words", words.into()), ("part", part.into())];
        say.with("queue-match", &args)
    });
    let matched: Vec<String> = found.collect();
    Row {
        matched: (!matched.is_empty()).then(|| matched.join(" · ")),
        ..row::row(say, &hits.names, case, hits.next.get(&case.id))
    }
}

async fn find(app: &App, me: &Staff, q: &str) -> WebResult<Hits> {
    let sought = app.vault.query_words(q);
    if sought.is_empty() {
        return Ok(Hits::default());
    }
    let (vault, me) = (app.vault.clone(), me.clone());
    let limit = i64::try_from(MOST + 1).unwrap_or(i64::MAX);
    let found = app.db.read(move |conn| {
        let groups: Vec<Vec<i64>> = sought.iter().map(|word| word.tokens.clone()).collect();
        let cases = search(conn, &me, &groups, limit)?;
        let ids: Vec<Id> = cases.iter().map(|case| case.id).collect();
        let sealed = list_sealed(conn, &ids)?.into_iter();
        Ok(Hits {
            matches: sealed
                .map(|sealed| (sealed.case_id, explain(&vault, &sealed, &sought)))
                .collect(),
            next: list_next_duties(conn, ids)?,
            names: row::names(&staff_store::list_staff(conn, &vault)?),
            cases,
        })
    });
    Ok(found.await?)
}
