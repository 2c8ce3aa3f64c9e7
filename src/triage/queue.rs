//! `GET /desk`: what is to be done, most urgent first. Asked for by the page itself, to bring itself up to
//! date, it answers with the list alone.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::counts::{self, Counts};
use super::display;
use super::horizon::horizon;
use super::pages::{Group, QueuePage};
use super::queries::View;
use super::queue_filters::{Asked, chips, due_key, fields, href};
use super::queue_list::{self, Listed};
use super::queue_side::side;
use super::row::{self, Columns};
use super::saved::{self, Refused};
use super::wording::Wording;
use crate::access::preferences::{DENSITY, LIVE};
use crate::access::{Reader, Session, desk};
use crate::app::App;
use crate::duties::standing::Standing;
use crate::render::Pagination;
use crate::render::words;
use crate::web::{WebResult, page};

/// What the page asks itself with.
const REFRESHING: &str = "hx-request";

pub async fn show(app: web::Data<App>, me: Reader, request: HttpRequest) -> WebResult {
    let say = Wording::new(&app, me.staff.lang);
    let counts = counts::counts(&app, &me.staff, say.today).await?;
    let query = request.query_string();
    let start = saved::start_of(&counts, me.staff.roles).filter(|_| query.is_empty());
    let asked = Asked::of_query(start.map_or(query, |view| &view.query));
    let queue = Queue {
        app: &app,
        me: &me,
        request: &request,
        say,
        counts: &counts,
        asked,
    };
    queue.answer(StatusCode::OK, None).await
}

/// A list about to be shown.
pub struct Queue<'a> {
    pub app: &'a App,
    pub me: &'a Session,
    pub request: &'a HttpRequest,
    pub say: Wording,
    pub counts: &'a Counts,
    pub asked: Asked,
}

impl Queue<'_> {
    /// The page, or the list alone when the page asks for it; with what was wrong with a view to be saved.
    pub async fn answer(
        &self,
        status: StatusCode,
        refused: Option<&Refused>,
    ) -> WebResult<HttpResponse> {
        let (person, asked, today) = (self.me.staff.clone(), self.asked.clone(), self.say.today);
        let known = self.counts.standings;
        let find = move |conn: &mut _| queue_list::find(conn, &person, &asked, &today, known);
        let listed = self.app.db.read(find).await?;
        let content = self.content(&listed, refused);
        let mut layout = desk::layout(self.app, self.request, self.me, content.heading.clone());
        if content.is_fragment {
            return page::fragment(self.app, &layout, &content);
        }
        layout.has_errors = refused.is_some();
        desk::show(self.app, self.request, status, layout, &content)
    }

    fn content(&self, listed: &Listed, refused: Option<&Refused>) -> QueuePage {
        let (app, say, asked) = (self.app, &self.say, &self.asked);
        let shown: usize = listed.groups.iter().map(|(_, cases)| cases.len()).sum();
        let current = saved::current(self.counts, asked);
        let heading = current.map_or_else(
            || say.say(&format!("triage-view-{}", asked.view.key())),
            |view| view.name.clone(),
        );
        let is_fragment = self.request.headers().contains_key(REFRESHING);
        let is_start = asked.view == View::Todo
            && asked.after.is_empty()
            && !asked.is_filtered()
            && !is_fragment;
        let preferences = &listed.preferences;
        QueuePage {
            heading,
            view: asked.view.key().to_owned(),
            side: side(say, asked, self.counts),
            may_enter: self.me.staff.roles.may_work(),
            horizon: is_start.then(|| horizon(app, say, self.counts)),
            filters: fields(say, &self.me.staff, &self.counts.staff, asked),
            chips: chips(say, &self.counts.staff, asked),
            due_on: asked.filter.due.map(due_key),
            is_filtered: asked.is_filtered(),
            clear_href: format!("/desk?view={}", asked.view.key()),
            groups: self.groups(listed),
            empty: (shown == 0).then(|| empty(say, asked)),
            pagination: self.pagination(listed, shown),
            is_fragment,
            here: href(asked, &asked.after),
            query: asked.query(),
            updated: say.with(
                "queue-updated",
                &[("at", words::hour(app.zone, say.today.now).into())],
            ),
            is_live: preferences.value(&LIVE) == "on",
            density: preferences.value(&DENSITY),
            display: display::fields(say, preferences),
            save: saved::form(self, current, refused),
        }
    }

    fn pagination(&self, listed: &Listed, shown: usize) -> Pagination {
        let first = (!self.asked.after.is_empty()).then(|| href(&self.asked, ""));
        let next = listed.next.as_ref().map(|after| href(&self.asked, after));
        let total = listed
            .totals
            .filter(|_| self.asked.filter.standing.is_none());
        let summary = match total {
            Some(totals) => {
                let all: i64 = totals.iter().sum();
                let args = [("n", shown.into()), ("all", all.into())];
                self.say.with("queue-summary-of", &args)
            }
            None => self.say.with("triage-page-summary", &[("n", shown.into())]),
        };
        Pagination {
            summary,
            first,
            previous: None,
            next,
        }
    }

    fn groups(&self, listed: &Listed) -> Vec<Group> {
        let names = row::names(&self.counts.staff);
        let columns = Columns::of(&listed.preferences);
        let filled = listed.groups.iter().filter(|(_, cases)| !cases.is_empty());
        filled
            .map(|(standing, cases)| {
                let key = group_key(self.asked.view, *standing);
                Group {
                    key,
                    title: self.say.say(&format!("triage-group-{key}")),
                    note: Some(self.note(listed, *standing, cases.len())),
                    rows: cases
                        .iter()
                        .map(|case| {
                            let next = listed.duties.get(&case.id);
                            row::with_columns(&self.say, &names, case, next, columns)
                        })
                        .collect(),
                }
            })
            .collect()
    }

    /// How many, here and in all, and for today's group whether tomorrow is a day off.
    fn note(&self, listed: &Listed, standing: Option<Standing>, shown: usize) -> String {
        let say = &self.say;
        let calendar = &self.app.rules.calendar;
        let all = listed.totals.and_then(|totals| {
            let index = Standing::OPEN
                .iter()
                .position(|open| Some(*open) == standing)?;
            totals.get(index).copied()
        });
        let shown = i64::try_from(shown).unwrap_or(i64::MAX);
        let count = match all {
            Some(all) if all > shown => say.with(
                "queue-count-of",
                &[("n", shown.into()), ("all", all.into())],
            ),
            _ => say.with("triage-count-cases", &[("n", shown.into())]),
        };
        let tomorrow = say.today.day.succ_opt();
        let holiday = tomorrow.and_then(|day| calendar.find_day(day));
        match (standing, tomorrow, holiday) {
            (Some(Standing::DueToday), Some(day), Some(holiday)) if !calendar.is_working(day) => {
                let args = [("name", holiday.name(say.lang).into())];
                format!("{count} · {}", say.with("triage-tomorrow-off", &args))
            }
            _ => count,
        }
    }
}

fn empty(say: &Wording, asked: &Asked) -> String {
    let key = match (asked.is_filtered(), asked.view) {
        _ if !asked.after.is_empty() => "queue-empty-after",
        (true, _) => "triage-empty-filtered",
        (false, View::Todo) => "triage-empty-todo",
        (false, View::Mine) => "queue-empty-mine",
        (false, View::Unassigned) => "queue-empty-unassigned",
        (false, View::SecondLook) => "queue-empty-second-look",
        (false, View::Replies) => "queue-empty-replies",
        (false, _) => "triage-empty-other",
    };
    say.say(key)
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
