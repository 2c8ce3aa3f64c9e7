//! `GET /desk/reports`: figures of a period, each with the cases behind it.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};
use chrono::NaiveDate;

use super::ageing::{Age, ages};
use super::asked::{Asked, What};
use super::chart::{Chart, Column};
use super::exporting;
use super::figures::Figures;
use super::pages::{Cell, Figure, Line, ReportPage, Shown, Table};
use super::queries::{self, Counted, Eyes};
use super::say::{Say, names};
use super::span::{Span, Step};
use super::tables::{self, Around};
use crate::access::store as staff_store;
use crate::access::{Reader, Session, Staff, desk};
use crate::app::App;
use crate::db;
use crate::render::{Field, NavLink};
use crate::web::forms::Form;
use crate::web::{WebError, WebResult};

/// Figures of a span, as they were counted for one reader.
pub struct Counts {
    pub figures: Figures,
    open: Vec<Counted>,
    pub staff: Vec<Staff>,
}

pub async fn show(app: web::Data<App>, me: Reader, request: HttpRequest) -> WebResult {
    let (span, step) = asked(&app, &request)?;
    let counts = count(&app, &me, span, step).await?;
    let say = Say::new(&app, me.staff.lang);
    let today = app.today().day;
    let heading = say.say("reports-title");
    let is_empty = counts.figures.total.is_empty() && counts.open.is_empty();
    let may_export = me.staff.roles.may_export();
    let content = ReportPage {
        heading: heading.clone(),
        period: say.span(span),
        fields: fields(&say, span, step),
        usual: usual(&say, today, span, step),
        links: links(&say, span, step, &me),
        shown: shown(&app, &say, &counts, (span, step)),
        export: may_export.then(|| exporting::figures_form(&say, span, step)),
        empty: is_empty.then(|| say.say("reports-empty")),
    };
    let layout = desk::layout(&app, &request, &me, heading);
    desk::show(&app, &request, StatusCode::OK, layout, &content)
}

/// The span and the step of an address; the last twelve months by default.
pub fn asked(app: &App, request: &HttpRequest) -> WebResult<(Span, Step)> {
    let query = query(request)?;
    Ok(of_form(app, &query))
}

pub fn of_form(app: &App, form: &Form) -> (Span, Step) {
    let step = Step::parse(form.get("by"));
    let usual = Span::last_year(app.today().day);
    let span = Span::parse((form.get("from"), form.get("to")), usual);
    (span.at_most(step), step)
}

pub fn query(request: &HttpRequest) -> WebResult<Form> {
    Form::parse(request.query_string().as_bytes()).ok_or(WebError::NotUnderstood)
}

pub async fn count(app: &App, me: &Session, span: Span, step: Step) -> db::Result<Counts> {
    let (eyes, zone, vault) = (Eyes::of(&me.staff), app.zone, app.vault.clone());
    let work = move |conn: &mut db::Conn| {
        let received = Asked::new(What::Received, span);
        let received = queries::scan(conn, &eyes, &received, zone)?;
        let ended = queries::scan_ended(conn, &eyes, span, zone)?;
        let open = queries::scan(conn, &eyes, &Asked::new(What::Open, Span::EVER), zone)?;
        Ok(Counts {
            figures: Figures::count((span, step, zone), &received, &ended),
            open,
            staff: staff_store::list_staff(conn, &vault)?,
        })
    };
    app.db.read(work).await
}

fn fields(say: &Say, span: Span, step: Step) -> Vec<Field> {
    let by = Step::ALL
        .iter()
        .fold(Field::select("by", say.say("reports-by")), |field, step| {
            field.choice(step.key(), say.say(&format!("reports-{}-head", step.key())))
        });
    vec![
        Field::date("from", say.say("reports-from")).value(span.from.to_string()),
        Field::date("to", say.say("reports-to")).value(span.to.to_string()),
        by.chosen(&[step.key()]),
    ]
}

fn usual(say: &Say, today: NaiveDate, chosen: Span, step: Step) -> Vec<NavLink> {
    let spans = Span::usual(today).into_iter();
    spans
        .map(|(key, span)| {
            let label = say.say(&format!("reports-span-{key}"));
            let href = format!("/desk/reports?{}&by={}", span.query(), step.key());
            NavLink::new(label, href).current(span == chosen)
        })
        .collect()
}

fn links(say: &Say, span: Span, step: Step, me: &Session) -> Vec<NavLink> {
    let link =
        |key: &str, href: String| NavLink::new(say.say(&format!("reports-link-{key}")), href);
    let query = span.query();
    let mut links = vec![
        link(
            "board",
            format!("/desk/reports/board?{query}&by={}", step.key()),
        ),
        link("register", format!("/desk/reports/register?{query}")),
        link("list", Asked::new(What::Received, span).href()),
    ];
    if me.staff.roles.may_export() {
        links.push(link("exports", "/desk/reports/exports".to_owned()));
    }
    links
}

/// What both the screen and the board see.
pub fn shown(app: &App, say: &Say, counts: &Counts, (span, step): (Span, Step)) -> Shown {
    let names = names(&counts.staff);
    let ids: Vec<_> = counts.staff.iter().map(|person| person.id).collect();
    let around = Around {
        say,
        names: &names,
        staff: &ids,
    };
    let ages = ages(&counts.open, (app.now(), app.today().day, app.zone));
    Shown {
        figures: figures(say, counts, span),
        chart: chart(say, &counts.figures, step),
        parts: tables::by_part(say, &counts.figures, span, step),
        age_chart: age_chart(say, &ages),
        ages: age_table(say, &ages),
        tables: tables::by_dimension(&around, &counts.figures, span),
        notes: notes(say, app),
    }
}

/// How everything was counted.
fn notes(say: &Say, app: &App) -> Vec<String> {
    let zone = [("zone", app.zone.name().into())];
    vec![
        say.say("reports-note-visible"),
        say.with("reports-note-days", &zone),
        say.say("reports-note-verdict"),
        say.say("reports-note-void"),
        say.say("reports-note-percentile"),
    ]
}

fn figures(say: &Say, counts: &Counts, span: Span) -> Vec<Figure> {
    let total = &counts.figures.total;
    let figure = |key: &str, text: String, href: Option<String>| Figure {
        label: say.say(&format!("reports-head-{key}")),
        text,
        detail: say.say(&format!("reports-detail-{key}")),
        href,
    };
    let counted = |key: &str, what: What, n: i64, span: Span| {
        let href = (n > 0).then(|| Asked::new(what, span).href());
        figure(key, say.number(n), href)
    };
    let open = i64::try_from(counts.open.len()).unwrap_or(i64::MAX);
    let mut all = vec![
        counted("received", What::Received, total.received, span),
        counted("answered", What::Answered, total.answered(), span),
        counted("in_time", What::InTime, total.in_time, span),
        counted("late", What::Late, total.late, span),
        figure("share", say.per_mille(total.in_time_per_mille()), None),
        figure("median", say.days(total.median()), None),
        figure("ninetieth", say.days(total.ninetieth()), None),
        counted("open", What::Open, open, Span::EVER),
    ];
    if total.void > 0 {
        all.push(counted("void", What::Void, total.void, span));
    }
    all
}

fn chart(say: &Say, figures: &Figures, step: Step) -> Chart {
    let parts = figures.parts.iter();
    let places = parts.map(|(part, tally)| {
        let received = Column {
            parts: vec![("received", tally.received)],
            count: say.number(tally.received),
        };
        let answered = Column {
            parts: vec![("in-time", tally.in_time), ("late", tally.late)],
            count: say.number(tally.answered()),
        };
        (Say::part_short(*part, step), vec![received, answered])
    });
    Chart::columns(places.collect())
}

fn age_words(say: &Say, age: &Age) -> String {
    let (from, to) = age.days;
    match to {
        Some(to) => say.with("reports-age", &[("from", from.into()), ("to", to.into())]),
        None => say.with("reports-age-more", &[("from", from.into())]),
    }
}

fn age_chart(say: &Say, ages: &[Age]) -> Chart {
    let places = ages.iter().map(|age| {
        let column = Column {
            parts: vec![("open", age.open - age.overdue), ("late", age.overdue)],
            count: say.number(age.open),
        };
        let (from, to) = age.days;
        let label = to.map_or_else(|| format!("> {}", from - 1), |to| format!("{from}–{to}"));
        (label, vec![column])
    });
    Chart::columns(places.collect())
}

fn age_table(say: &Say, ages: &[Age]) -> Table {
    let heads = vec![
        say.say("reports-head-open"),
        say.say("reports-head-overdue"),
    ];
    let lines = ages.iter().map(|age| {
        let href = Asked::new(What::Open, age.received).href();
        let texts = [
            (say.number(age.open), (age.open > 0).then_some(href)),
            (say.number(age.overdue), None),
        ];
        let cells = texts.into_iter().zip(&heads);
        Line {
            label: age_words(say, age),
            cells: cells
                .map(|((text, href), label)| Cell {
                    label: label.clone(),
                    text,
                    href,
                })
                .collect(),
            is_total: false,
        }
    });
    Table {
        key: "ages",
        title: say.say("reports-ages"),
        note: Some(say.say("reports-note-ages")),
        first: say.say("reports-age-head"),
        lines: lines.collect(),
        heads: heads.clone(),
    }
}
