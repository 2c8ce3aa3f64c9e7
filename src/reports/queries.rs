//! What reports ask the database. A figure and the list behind it are narrowed by the same conditions.

use std::collections::HashMap;

use diesel::expression::BoxableExpression;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::asked::{Asked, What};
use super::span::Span;
use crate::access::Staff;
use crate::access::policy::visible_to;
use crate::cases::Case;
use crate::cases::complaint::Kind;
use crate::cases::facts::Channel;
use crate::cases::outcome::{Cause, Outcome};
use crate::cases::reference::Reference;
use crate::db::schema::{cases, duties, exports};
use crate::db::{Backend, Conn, Id, Result};
use crate::duties::standing::Verdict;
use crate::time::{Moment, Zone};

type Condition = Box<dyn BoxableExpression<cases::table, Backend, SqlType = Bool>>;

/// The duty whose verdict counts.
const ANSWER: &str = "answer";

/// For whom something is counted or handed out.
#[derive(Clone, Debug)]
pub enum Eyes {
    /// A person: only cases that exist for them.
    Of(Box<Staff>),
    /// Whoever may read the database itself; restricted cases only when they say so.
    Operator { with_restricted: bool },
}

impl Eyes {
    pub fn of(staff: &Staff) -> Self {
        Self::Of(Box::new(staff.clone()))
    }

    fn condition(&self) -> Condition {
        match self {
            Self::Of(staff) => visible_to(staff),
            Self::Operator {
                with_restricted: false,
            } => Box::new(cases::is_restricted.eq(false)),
            Self::Operator {
                with_restricted: true,
            } => Box::new(cases::id.is_not_null()),
        }
    }
}

/// What a case counts as.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = cases)]
pub struct Counted {
    pub id: Id,
    pub received_at: Moment,
    pub late_from: Moment,
    pub kind: Kind,
    pub channel: Channel,
    pub outcome: Option<Outcome>,
    pub cause: Option<Cause>,
    pub assignee_id: Option<Id>,
}

/// How the duty to answer ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended {
    pub met_at: Moment,
    pub verdict: Verdict,
}

/// The cases whose duty to answer ended between two instants with one of these verdicts.
#[diesel::dsl::auto_type(no_type_alias)]
fn ended(rule: &'static str, from: Moment, before: Moment, verdicts: Vec<&'static str>) -> _ {
    duties::table
        .filter(duties::rule.eq(rule))
        .filter(duties::met_at.ge(from))
        .filter(duties::met_at.lt(before))
        .filter(duties::verdict.eq_any(verdicts))
        .select(duties::case_id)
}

/// The cases whose duty to answer is open.
#[diesel::dsl::auto_type(no_type_alias)]
fn unanswered(rule: &'static str) -> _ {
    duties::table
        .filter(duties::rule.eq(rule))
        .filter(duties::met_at.is_null())
        .select(duties::case_id)
}

fn conditions(eyes: &Eyes, asked: &Asked, zone: Zone) -> Vec<Condition> {
    let (from, before) = asked.span.instants(zone);
    let received = || {
        cases::received_at
            .ge(from)
            .and(cases::received_at.lt(before))
    };
    let mut all: Vec<Condition> = vec![eyes.condition()];
    match asked.what {
        What::Received => all.push(Box::new(received())),
        What::Open => {
            all.push(Box::new(received()));
            all.push(Box::new(cases::id.eq_any(unanswered(ANSWER))));
        }
        What::Answered | What::InTime | What::Late | What::Void => {
            let verdicts = asked.what.verdicts();
            let of = ended(ANSWER, from, before, verdicts);
            all.push(Box::new(cases::id.eq_any(of)));
        }
    }
    if let Some(kind) = asked.kind {
        all.push(Box::new(cases::kind.eq(kind)));
    }
    if let Some(channel) = asked.channel {
        all.push(Box::new(cases::channel.eq(channel)));
    }
    all.extend(asked.outcome.map(|outcome| -> Condition {
        match outcome {
            Some(it) => Box::new(cases::outcome.eq(it).assume_not_null()),
            None => Box::new(cases::outcome.is_null()),
        }
    }));
    all.extend(asked.cause.map(|cause| -> Condition {
        match cause {
            Some(it) => Box::new(cases::cause.eq(it).assume_not_null()),
            None => Box::new(cases::cause.is_null()),
        }
    }));
    all.extend(asked.handler.map(|handler| -> Condition {
        match handler {
            Some(id) => Box::new(cases::assignee_id.eq(id).assume_not_null()),
            None => Box::new(cases::assignee_id.is_null()),
        }
    }));
    all
}

/// The cases that a figure counts, in no order.
pub fn scan(conn: &mut Conn, eyes: &Eyes, asked: &Asked, zone: Zone) -> Result<Vec<Counted>> {
    let mut query = cases::table
        .select(Counted::as_select())
        .into_boxed::<Backend>();
    for condition in conditions(eyes, asked, zone) {
        query = query.filter(condition);
    }
    Ok(query.load(conn)?)
}

/// The cases whose duty to answer ended in the span, with how it ended.
pub fn scan_ended(
    conn: &mut Conn,
    eyes: &Eyes,
    span: Span,
    zone: Zone,
) -> Result<Vec<(Counted, Ended)>> {
    let (from, before) = span.instants(zone);
    let rows: Vec<(Id, Option<Moment>, Option<Verdict>)> = duties::table
        .filter(duties::rule.eq(ANSWER))
        .filter(duties::met_at.ge(from))
        .filter(duties::met_at.lt(before))
        .select((duties::case_id, duties::met_at, duties::verdict))
        .load(conn)?;
    let ends = by_case(rows);
    let mut found = Vec::with_capacity(ends.len());
    for what in [What::Answered, What::Void] {
        let cases = scan(conn, eyes, &Asked::new(what, span), zone)?;
        found.extend(cases.into_iter().filter_map(|case| {
            let end = *ends.get(&case.id)?;
            Some((case, end))
        }));
    }
    Ok(found)
}

fn by_case(rows: Vec<(Id, Option<Moment>, Option<Verdict>)>) -> HashMap<Id, Ended> {
    let whole = |(id, met_at, verdict): (Id, Option<Moment>, Option<Verdict>)| {
        let (met_at, verdict) = (met_at?, verdict?);
        Some((id, Ended { met_at, verdict }))
    };
    rows.into_iter().filter_map(whole).collect()
}

/// How the duty to answer of these cases ended; those open are not among them.
pub fn list_ends(conn: &mut Conn, ids: &[Id]) -> Result<HashMap<Id, Ended>> {
    let rows: Vec<(Id, Option<Moment>, Option<Verdict>)> = duties::table
        .filter(duties::case_id.eq_any(ids.to_vec()))
        .filter(duties::rule.eq(ANSWER))
        .filter(duties::met_at.is_not_null())
        .select((duties::case_id, duties::met_at, duties::verdict))
        .load(conn)?;
    Ok(by_case(rows))
}

pub fn count(conn: &mut Conn, eyes: &Eyes, asked: &Asked, zone: Zone) -> Result<i64> {
    let mut query = cases::table.count().into_boxed::<Backend>();
    for condition in conditions(eyes, asked, zone) {
        query = query.filter(condition);
    }
    Ok(query.get_result(conn)?)
}

/// Where a page of a list ended.
pub type Position = (Moment, Id);

/// Up to `limit` of the cases, the newest received first, behind `after`.
pub fn list(
    conn: &mut Conn,
    (eyes, zone): (&Eyes, Zone),
    asked: &Asked,
    after: Option<Position>,
    limit: i64,
) -> Result<Vec<Case>> {
    let mut query = cases::table
        .select(Case::as_select())
        .into_boxed::<Backend>();
    for condition in conditions(eyes, asked, zone) {
        query = query.filter(condition);
    }
    if let Some((at, id)) = after {
        query = query.filter(
            cases::received_at
                .lt(at)
                .or(cases::received_at.eq(at).and(cases::id.lt(id))),
        );
    }
    let order = (cases::received_at.desc(), cases::id.desc());
    Ok(query.order(order).limit(limit).load(conn)?)
}

/// All of them, the oldest received first: what a list to take away is made from.
pub fn list_ids(conn: &mut Conn, eyes: &Eyes, asked: &Asked, zone: Zone) -> Result<Vec<Id>> {
    let mut query = cases::table.select(cases::id).into_boxed::<Backend>();
    for condition in conditions(eyes, asked, zone) {
        query = query.filter(condition);
    }
    Ok(query.order((cases::received_at, cases::id)).load(conn)?)
}

/// These cases as far as they still exist for `eyes`, in the order of a list to take away.
pub fn list_these(conn: &mut Conn, eyes: &Eyes, ids: &[Id]) -> Result<Vec<Case>> {
    Ok(cases::table
        .filter(eyes.condition())
        .filter(cases::id.eq_any(ids.to_vec()))
        .order((cases::received_at, cases::id))
        .select(Case::as_select())
        .load(conn)?)
}

/// Something that was taken out of the desk.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = exports)]
pub struct ExportRow {
    pub id: Id,
    pub at: Moment,
    /// None: on the command line.
    pub staff_id: Option<Id>,
    /// `cases`, `figures`, `dossier`
    pub what: String,
    /// `csv`, `xlsx`, `jsonl`, `zip`
    pub format: String,
    /// As in an address.
    pub filter: String,
    /// Of a dossier.
    pub case_id: Option<Id>,
    pub row_count: i64,
}

pub fn insert_export(conn: &mut Conn, row: &ExportRow) -> Result<()> {
    diesel::insert_into(exports::table)
        .values(row.clone())
        .execute(conn)?;
    Ok(())
}

/// What was taken out, the newest first, behind `after`.
pub fn list_exports(
    conn: &mut Conn,
    after: Option<Position>,
    limit: i64,
) -> Result<Vec<ExportRow>> {
    let mut query = exports::table.into_boxed::<Backend>();
    if let Some((at, id)) = after {
        query = query.filter(
            exports::at
                .lt(at)
                .or(exports::at.eq(at).and(exports::id.lt(id))),
        );
    }
    let order = (exports::at.desc(), exports::id.desc());
    Ok(query.order(order).limit(limit).load(conn)?)
}

/// The references of these cases, as far as they exist for `staff`.
pub fn list_references(
    conn: &mut Conn,
    staff: &Staff,
    ids: Vec<Id>,
) -> Result<HashMap<Id, String>> {
    let rows: Vec<(Id, String)> = cases::table
        .filter(visible_to(staff))
        .filter(cases::id.eq_any(ids))
        .select((cases::id, cases::reference))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// The case of this reference, if it exists for `staff`.
pub fn find_visible(conn: &mut Conn, staff: &Staff, reference: Reference) -> Result<Option<Case>> {
    Ok(cases::table
        .filter(visible_to(staff))
        .filter(cases::reference.eq(reference))
        .select(Case::as_select())
        .first(conn)
        .optional()?)
}
