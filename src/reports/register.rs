//! `GET /desk/reports/register`: the register of a period, to print, sign and seal. It names nobody who
//! complained.

use std::collections::HashMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};
use chrono::Datelike as _;

use super::asked::{Asked, What};
use super::list;
use super::pages::RegisterPage;
use super::queries::{self, Ended, Eyes};
use super::report;
use super::say::{Names, Say, names};
use super::span::Span;
use crate::access::store as staff_store;
use crate::access::{Reader, Session, Staff, desk};
use crate::app::App;
use crate::cases::Case;
use crate::db::{self, Id};
use crate::web::WebResult;

/// Cases on one print; about fifty sheets.
const MOST: usize = 1_000;

struct Found {
    count: i64,
    cases: Vec<Case>,
    ends: HashMap<Id, Ended>,
    staff: Vec<Staff>,
}

pub async fn show(app: web::Data<App>, me: Reader, request: HttpRequest) -> WebResult {
    let query = report::query(&request)?;
    let usual = Span::last_year(app.today().day);
    let span = Span::parse((query.get("from"), query.get("to")), usual);
    let found = find(&app, &me, span).await?;
    let say = Say::new(&app, me.staff.lang);
    let title = say.say("reports-register-title");
    let content = page(&app, &say, span, &found);
    let layout = desk::layout(&app, &request, &me, title);
    desk::show(&app, &request, StatusCode::OK, layout, &content)
}

async fn find(app: &App, me: &Session, span: Span) -> db::Result<Found> {
    let (eyes, zone, vault) = (Eyes::of(&me.staff), app.zone, app.vault.clone());
    let work = move |conn: &mut db::Conn| {
        let asked = Asked::new(What::Received, span);
        let count = queries::count(conn, &eyes, &asked, zone)?;
        let mut ids = queries::list_ids(conn, &eyes, &asked, zone)?;
        ids.truncate(MOST);
        Ok(Found {
            count,
            cases: queries::list_these(conn, &eyes, &ids)?,
            ends: queries::list_ends(conn, &ids)?,
            staff: staff_store::list_staff(conn, &vault)?,
        })
    };
    app.db.read(work).await
}

fn page(app: &App, say: &Say, span: Span, found: &Found) -> RegisterPage {
    let names = names(&found.staff);
    let today = app.today().day;
    let is_whole = usize::try_from(found.count).is_ok_and(|count| count <= MOST);
    let columns = [
        "number",
        "received",
        "channel",
        "kind",
        "reference",
        "due",
        "answered",
        "verdict",
        "outcome",
        "handler",
    ];
    let day = [
        ("day", format!("{:02}", today.day()).into()),
        ("month", format!("{:02}", today.month()).into()),
        ("year", today.year().to_string().into()),
    ];
    let signatory = |who: &str| {
        (
            say.say(&format!("reports-sign-{who}")),
            say.say(&format!("reports-sign-{who}-hint")),
        )
    };
    RegisterPage {
        back: format!("/desk/reports?{}", span.query()),
        title: say.say("reports-register-title"),
        organisation: app.organisation.name.clone(),
        unit: say.say("reports-unit"),
        period: say.with("reports-period", &[("span", say.span(span).into())]),
        heads: columns
            .iter()
            .map(|key| say.say(&format!("reports-col-{key}")))
            .collect(),
        lines: lines(say, found, &names),
        summary: summary(say, found),
        note: say.say("reports-note-visible"),
        too_many: (!is_whole).then(|| {
            let args = [("most", MOST.into()), ("count", found.count.into())];
            say.with("reports-register-many", &args)
        }),
        place_and_date: say.with("reports-place-date", &day),
        signatories: vec![signatory("keeper"), signatory("head")],
    }
}

fn lines(say: &Say, found: &Found, names: &Names) -> Vec<Vec<String>> {
    let numbered = found.cases.iter().zip(1_i64..);
    numbered
        .map(|(case, n)| {
            let [
                received,
                kind,
                channel,
                due,
                answered,
                verdict,
                outcome,
                handler,
            ] = list::texts(say, case, found.ends.get(&case.id), names);
            let reference = case.reference.to_string();
            vec![
                say.number(n),
                received,
                channel,
                kind,
                reference,
                due,
                answered,
                verdict,
                outcome,
                handler,
            ]
        })
        .collect()
}

fn summary(say: &Say, found: &Found) -> String {
    let ends = || {
        found
            .cases
            .iter()
            .filter_map(|case| found.ends.get(&case.id))
    };
    let of = |what: What| {
        let verdicts = what.verdicts();
        ends()
            .filter(|end| verdicts.contains(&end.verdict.as_str()))
            .count()
    };
    let args = [
        ("n", found.cases.len().into()),
        ("answered", of(What::Answered).into()),
        ("in_time", of(What::InTime).into()),
        ("late", of(What::Late).into()),
        ("open", (found.cases.len() - ends().count()).into()),
    ];
    say.with("reports-register-summary", &args)
}
