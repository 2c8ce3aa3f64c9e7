//! `GET /desk`: what is to be done, most urgent first.

use std::collections::HashMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};
use chrono::{Datelike, NaiveDate};

use super::horizon::horizon;
use super::pages::{Group, QueuePage};
use super::queries::{self, Filter, Position, View, Whose};
use super::queue_filters::{Asked, fields, href};
use super::row::{self, Names};
use super::wording::Wording;
use crate::access::{Reader, Staff, desk, store};
use crate::app::App;
use crate::cases::Case;
use crate::cases::facts::State;
use crate::db::{self, Conn, Id};
use crate::duties::standing::{Standing, Today};
use crate::mail::inbound;
use crate::render::{NavGroup, NavLink, Pagination};
use crate::time::Moment;
use crate::vault::Vault;
use crate::web::WebResult;
use crate::web::forms::Form;

/// Rows on a page.
const PAGE: usize = 50;

/// Everything the page shows, as the database has it.
struct Found {
    /// Cases of each group, in the order of [`Standing::OPEN`]; answered ones in the last.
    groups: Grouped,
    next: Option<String>,
    views: Vec<(View, i64)>,
    states: Vec<(State, i64)>,
    /// Mails that wait to be sorted; none for whoever may not sort them.
    mails: Option<i64>,
    due_by_day: Vec<(NaiveDate, i64)>,
    staff: Vec<Staff>,
    /// The rule of each case's duty that is late first.
    duties: HashMap<Id, String>,
}

pub async fn show(app: web::Data<App>, me: Reader, request: HttpRequest) -> WebResult {
    let query = Form::parse(request.query_string().as_bytes()).unwrap_or_default();
    let asked = Asked::parse(&query);
    let say = Wording::new(&app, me.staff.lang);
    let (vault, person, today) = (app.vault.clone(), me.staff.clone(), say.today);
    let copy = asked.clone();
    let found = app
        .db
        .read(move |conn| find(conn, &vault, &person, &copy, &today))
        .await?;
    let content = page(&app, &say, &me.staff, &asked, found);
    let title = content.heading.clone();
    let layout = desk::layout(&app, &request, &me, title);
    desk::show(&app, &request, StatusCode::OK, layout, &content)
}

fn find(
    conn: &mut Conn,
    vault: &Vault,
    me: &Staff,
    asked: &Asked,
    today: &Today,
) -> db::Result<Found> {
    let (groups, next) = match asked.view {
        View::Answered => answered(conn, me, asked)?,
        View::Replies => replies(conn, me, asked)?,
        _ => standing_groups(conn, me, asked, today)?,
    };
    let mut views = Vec::new();
    for view in View::ALL {
        views.push((view, queries::count_view(conn, me, view)?));
    }
    let mut states = Vec::new();
    for state in [State::Received, State::Verifying] {
        states.push((state, queries::count_state(conn, me, state)?));
    }
    let ids = groups
        .iter()
        .flat_map(|(_, cases)| cases)
        .map(|case| case.id)
        .collect();
    let until = today
        .day
        .checked_add_days(chrono::Days::new(14))
        .unwrap_or(today.day);
    Ok(Found {
        groups,
        next,
        views,
        states,
        mails: if me.roles.may_work() {
            Some(inbound::store::count(conn, inbound::Place::Pen)?)
        } else {
            None
        },
        due_by_day: queries::count_due_by_day(conn, me, until)?,
        staff: store::list_staff(conn, vault)?,
        duties: queries::list_next_duties(conn, ids)?,
    })
}

/// Cases that stand alike; `None`: nothing is open.
type Grouped = Vec<(Option<Standing>, Vec<Case>)>;

/// A page, and where the next one begins.
type Groups = (Grouped, Option<String>);

/// A page of open cases, group by group.
fn standing_groups(
    conn: &mut Conn,
    me: &Staff,
    asked: &Asked,
    today: &Today,
) -> db::Result<Groups> {
    let after = asked.after_position();
    let mut groups = Vec::new();
    let mut left = PAGE;
    for (index, standing) in Standing::OPEN.into_iter().enumerate() {
        let is_before = after.is_some_and(|after| index < after.group);
        if is_before
            || asked
                .filter
                .standing
                .is_some_and(|wanted| wanted != standing)
        {
            continue;
        }
        let behind = after.filter(|after| after.group == index);
        let limit = i64::try_from(left + 1).unwrap_or(i64::MAX);
        let which = (me, asked.view, &asked.filter);
        let mut cases = queries::list_standing(conn, which, (standing, today), behind, limit)?;
        let has_more = cases.len() > left;
        cases.truncate(left);
        left -= cases.len();
        let last = cases.last().map(|case| position(index, case));
        groups.push((Some(standing), cases));
        if has_more {
            // The page may have ended exactly where the group before it did.
            let end = last.or_else(|| last_of(&groups));
            return Ok((groups, end.map(Position::written)));
        }
    }
    if asked.view == View::Undelivered && asked.filter.standing.is_none() {
        return unreached(conn, me, asked, (groups, left));
    }
    Ok((groups, None))
}

/// Behind what has a clock: whom a mail did not reach though every clock has stopped.
fn unreached(
    conn: &mut Conn,
    me: &Staff,
    asked: &Asked,
    (mut groups, left): (Grouped, usize),
) -> db::Result<Groups> {
    let index = Standing::OPEN.len();
    let behind = asked.after_position().filter(|after| after.group == index);
    let limit = i64::try_from(left + 1).unwrap_or(i64::MAX);
    let after = behind.map(|after| after.id);
    let mut cases = queries::list_unreached(conn, (me, &asked.filter), after, limit)?;
    let has_more = cases.len() > left;
    cases.truncate(left);
    let last = cases.last().map(|case| position(index, case));
    let end = last.or_else(|| last_of(&groups)).filter(|_| has_more);
    groups.push((None, cases));
    Ok((groups, end.map(Position::written)))
}

fn last_of(groups: &[(Option<Standing>, Vec<Case>)]) -> Option<Position> {
    groups.iter().rev().find_map(|(standing, cases)| {
        let index = Standing::OPEN
            .iter()
            .position(|open| Some(*open) == *standing)?;
        cases.last().map(|case| position(index, case))
    })
}

fn position(group: usize, case: &Case) -> Position {
    Position {
        group,
        act_by_on: case.next_act_by_on,
        late_from: case.next_late_from,
        id: case.id,
    }
}

fn answered(conn: &mut Conn, me: &Staff, asked: &Asked) -> db::Result<Groups> {
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let after = asked.after_instant();
    let mut cases = queries::list_answered(conn, (me, &asked.filter), after, limit)?;
    let has_more = cases.len() > PAGE;
    cases.truncate(PAGE);
    let last = cases.last().filter(|_| has_more);
    let next = last.and_then(|case| Some(format!("{}_{}", case.answered_at?.micros(), case.id)));
    Ok((vec![(None, cases)], next))
}

fn replies(conn: &mut Conn, me: &Staff, asked: &Asked) -> db::Result<Groups> {
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let after = asked.after_instant();
    let mut cases = queries::list_unread(conn, (me, &asked.filter), after, limit)?;
    let has_more = cases.len() > PAGE;
    cases.truncate(PAGE);
    let last = cases.last().filter(|_| has_more);
    let next = last.and_then(|case| Some(format!("{}_{}", case.unread_since?.micros(), case.id)));
    Ok((vec![(None, cases)], next))
}

fn page(app: &App, say: &Wording, me: &Staff, asked: &Asked, found: Found) -> QueuePage {
    let names = row::names(&found.staff);
    let shown: usize = found.groups.iter().map(|(_, cases)| cases.len()).sum();
    let is_start = asked.view == View::Todo && asked.after.is_empty() && !asked.is_filtered();
    let next = found.next.as_ref().map(|after| href(asked, after));
    let first = (!asked.after.is_empty()).then(|| href(asked, ""));
    let summary = say.with("triage-page-summary", &[("n", shown.into())]);
    QueuePage {
        heading: say.say(&format!("triage-view-{}", asked.view.key())),
        view: asked.view.key().to_owned(),
        side: side(say, asked, (&found.views, &found.states), found.mails),
        may_enter: me.roles.may_work(),
        horizon: is_start.then(|| horizon(app, say, &found.due_by_day)),
        filters: fields(say, me, &found.staff, asked),
        is_filtered: asked.is_filtered(),
        clear_href: format!("/desk?view={}", asked.view.key()),
        groups: groups(app, say, &names, (asked.view, &found)),
        empty: (shown == 0).then(|| empty(say, asked)),
        pagination: Pagination {
            summary,
            first,
            previous: None,
            next,
        },
    }
}

fn empty(say: &Wording, asked: &Asked) -> String {
    say.say(match (asked.is_filtered(), asked.view) {
        (true, _) => "triage-empty-filtered",
        (false, View::Todo) => "triage-empty-todo",
        (false, _) => "triage-empty-other",
    })
}

fn groups(app: &App, say: &Wording, names: &Names, (view, found): (View, &Found)) -> Vec<Group> {
    let filled = found.groups.iter().filter(|(_, cases)| !cases.is_empty());
    filled
        .map(|(standing, cases)| Group {
            key: group_key(view, *standing),
            title: say.say(&format!("triage-group-{}", group_key(view, *standing))),
            note: Some(note(app, say, *standing, cases.len())),
            rows: cases
                .iter()
                .map(|case| row::row(say, names, case, found.duties.get(&case.id)))
                .collect(),
        })
        .collect()
}

fn group_key(view: View, standing: Option<Standing>) -> &'static str {
    match standing {
        None if view == View::Replies => "replies",
        None if view == View::Undelivered => "unreached",
        Some(Standing::Overdue) => "overdue",
        Some(Standing::DueToday) => "today",
        Some(Standing::DueSoon) => "soon",
        Some(_) => "later",
        None => "done",
    }
}

/// How many, and for today's group whether tomorrow is a day off.
fn note(app: &App, say: &Wording, standing: Option<Standing>, count: usize) -> String {
    let count = say.with("triage-count-cases", &[("n", count.into())]);
    let tomorrow = say.today.day.succ_opt();
    let holiday = tomorrow.and_then(|day| app.rules.calendar.find_day(day));
    match (standing, tomorrow, holiday) {
        (Some(Standing::DueToday), Some(day), Some(holiday))
            if !app.rules.calendar.is_working(day) =>
        {
            let args = [("name", holiday.name(say.lang).into())];
            format!("{count} · {}", say.with("triage-tomorrow-off", &args))
        }
        _ => count,
    }
}

/// How many cases each holds.
type Counts<T> = [(T, i64)];

fn side(
    say: &Wording,
    asked: &Asked,
    (views, states): (&Counts<View>, &Counts<State>),
    mails: Option<i64>,
) -> Vec<NavGroup> {
    let state = asked.filter.state;
    let work = views
        .iter()
        .filter(|(view, _)| *view != View::Answered)
        .map(|(view, count)| {
            let label = say.say(&format!("triage-view-{}", view.key()));
            let is_current = asked.view == *view && state.is_none();
            let address = if *view == View::Todo {
                "/desk".to_owned()
            } else {
                format!("/desk?view={}", view.key())
            };
            NavLink::new(label, address)
                .count(say.number(*count))
                .current(is_current)
        });
    let by_state = states.iter().map(|(each, count)| {
        let label = say.say(&format!("state-{}", each.key()));
        let is_current = asked.view == View::Todo && state == Some(*each);
        let address = format!("/desk?state={}", each.key());
        NavLink::new(label, address)
            .count(say.number(*count))
            .current(is_current)
    });
    let answered = views
        .iter()
        .filter(|(view, _)| *view == View::Answered)
        .map(|(_, count)| {
            let label = say.say("triage-view-answered");
            let is_current = asked.view == View::Answered;
            NavLink::new(label, "/desk?view=answered")
                .count(say.number(*count))
                .current(is_current)
        });
    let mails = mails
        .map(|count| NavLink::new(say.say("pen-title"), "/desk/mail").count(say.number(count)));
    vec![
        NavGroup {
            label: say.say("triage-side-work"),
            links: work.chain(mails).collect(),
        },
        NavGroup {
            label: say.say("triage-side-state"),
            links: by_state.chain(answered).collect(),
        },
    ]
}

impl Position {
    /// As it stands in `after`: group, day, instant, id.
    fn written(self) -> String {
        let (day, at) = (self.act_by_on, self.late_from.micros());
        format!("{}_{day}_{at}_{}", self.group, self.id)
    }

    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.splitn(4, '_');
        Some(Self {
            group: parts.next()?.parse().ok()?,
            act_by_on: parts.next()?.parse().ok().filter(|day| is_storable(*day))?,
            late_from: Moment::from_micros(parts.next()?.parse().ok()?),
            id: Id::parse(parts.next()?)?,
        })
    }
}

/// Whether a day can stand in a column, and be asked for: the far future of cases without open duties too.
fn is_storable(day: NaiveDate) -> bool {
    (1..=9999).contains(&day.year())
}

/// What `Whose` is called in an address.
pub fn whose_key(whose: Whose) -> String {
    match whose {
        Whose::Me => "me".to_owned(),
        Whose::Nobody => "none".to_owned(),
        Whose::Theirs(id) => id.to_string(),
    }
}

/// Reads what [`whose_key`] writes.
pub fn whose(text: &str) -> Option<Whose> {
    match text {
        "me" => Some(Whose::Me),
        "none" => Some(Whose::Nobody),
        other => Id::parse(other).map(Whose::Theirs),
    }
}

impl Filter {
    pub fn is_empty(&self) -> bool {
        self.state.is_none()
            && self.standing.is_none()
            && self.whose.is_none()
            && self.kind.is_none()
            && self.channel.is_none()
    }
}
