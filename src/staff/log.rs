//! `GET /desk/staff/log`: what was done to members of staff, newest first, and whether the chain holds.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

use super::pages::{LogLine, LogPage};
use super::record::store::{self as record, Row};
use crate::access::desk::{self, role_in_words};
use crate::access::roles::Role;
use crate::access::store::{self, Staff};
use crate::access::{Overseer, Session};
use crate::app::App;
use crate::db::Id;
use crate::render::words::{Arg, time_of};
use crate::web::forms::Form;
use crate::web::{WebResult, cookies};

const PAGE: usize = 100;
/// Of the last hash, enough to be held against a copy.
const HEAD_BYTES: usize = 8;

pub async fn show(app: web::Data<App>, me: Overseer, request: HttpRequest) -> WebResult {
    let vault = app.vault.clone();
    let read = app
        .db
        .read(move |conn| Ok((record::list(conn)?, store::list_staff(conn, &vault)?)));
    let (rows, staff) = read.await?;
    let asked = Form::parse(request.query_string().as_bytes()).unwrap_or_default();
    let before = asked.get("before").parse().unwrap_or(i32::MAX);
    let reader = Reader {
        app: &app,
        me: &me,
        staff: &staff,
    };
    let shown = rows.iter().rev().filter(|row| row.sequence < before);
    let lines: Vec<LogLine> = shown
        .clone()
        .take(PAGE)
        .map(|row| reader.line(row))
        .collect();
    let has_more = shown.clone().nth(PAGE).is_some();
    let last = shown.clone().take(PAGE).last().filter(|_| has_more);
    let (broken, whole) = match record::verify(&rows) {
        Err(why) => (
            Some(reader.with("record-broken", &[("why", why.into())])),
            String::new(),
        ),
        Ok(head) => (None, reader.whole(head.sequence, &head.hash)),
    };
    let content = LogPage {
        lines,
        broken,
        whole,
        older: last.map(|row| format!("/desk/staff/log?before={}", row.sequence)),
    };
    let layout = desk::layout(&app, &request, &me, reader.with("record-title", &[]));
    desk::show(&app, &request, StatusCode::OK, layout, &content)
}

struct Reader<'a> {
    app: &'a App,
    me: &'a Session,
    staff: &'a [Staff],
}

impl Reader<'_> {
    fn with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.app.pages.words.say(self.me.staff.lang, key, args)
    }

    fn whole(&self, lines: i32, head: &[u8]) -> String {
        let head = cookies::hex(head.get(..HEAD_BYTES).unwrap_or(head));
        self.with(
            "record-whole",
            &[("n", lines.into()), ("head", head.into())],
        )
    }

    fn name(&self, id: Id) -> String {
        let found = self.staff.iter().find(|person| person.id == id);
        found.map(|person| person.name.clone()).unwrap_or_default()
    }

    fn line(&self, row: &Row) -> LogLine {
        let name = self.name(row.staff_id);
        let who = match row.actor_id {
            None => self.with("record-by-nobody", &[]),
            Some(id) if id == row.staff_id => self.with("record-by-self", &[]),
            Some(id) => self.with("record-by", &[("name", self.name(id).into())]),
        };
        LogLine {
            what: self.with(
                &format!("record-{}", row.kind.key()),
                &[("name", name.into())],
            ),
            rights: self.rights(row),
            who,
            when: time_of(self.me.staff.lang, self.app.rules.zone, row.at),
            number: self.with("record-number", &[("n", row.sequence.into())]),
        }
    }

    fn rights(&self, row: &Row) -> Option<String> {
        let facts: serde_json::Value = serde_json::from_str(&row.facts).ok()?;
        let fact = |name: &str| facts.get(name).and_then(|fact| fact.as_str());
        let to = self.roles(fact("to")?);
        Some(match fact("from") {
            Some(from) => {
                let from = self.roles(from);
                self.with("record-rights", &[("from", from.into()), ("to", to.into())])
            }
            None => self.with("record-rights-first", &[("to", to.into())]),
        })
    }

    /// `lead,trustee` in words.
    fn roles(&self, keys: &str) -> String {
        let lang = self.me.staff.lang;
        let said = keys.split(',').map(|key| match Role::parse(key) {
            Some(role) => role_in_words(self.app, lang, role),
            None => self.with("staff-role-trustee", &[]),
        });
        said.collect::<Vec<_>>().join(", ")
    }
}
