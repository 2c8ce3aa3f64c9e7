//! What the desk asks the database: pages of the queue, counts, the horizon, searches.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::dsl::{count_star, exists};
use diesel::expression::BoxableExpression;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use crate::access::Staff;
use crate::access::policy::visible_to;
use crate::cases::complaint::Kind;
use crate::cases::facts::{Channel, Delivery, State};
use crate::cases::{Case, review};
use crate::db::schema::{case_access, cases, duties, search_tokens};
use crate::db::{Backend, Conn, Id, Result};
use crate::duties::standing::{Standing, Today};
use crate::time::Moment;

type Condition = Box<dyn BoxableExpression<cases::table, Backend, SqlType = Bool>>;

/// A list somebody works through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Something promised or demanded by law is still to be done.
    Todo,
    Mine,
    Unassigned,
    Held,
    /// Complainants wrote back and nobody has marked it, on answered cases too.
    Replies,
    Waiting,
    Undelivered,
    /// An answer is under review.
    Review,
    Answered,
}

impl View {
    pub const ALL: [Self; 9] = [
        Self::Todo,
        Self::Mine,
        Self::Unassigned,
        Self::Held,
        Self::Replies,
        Self::Waiting,
        Self::Undelivered,
        Self::Review,
        Self::Answered,
    ];

    pub const fn key(self) -> &'static str {
        match self {
            Self::Todo => "todo",
            Self::Mine => "mine",
            Self::Unassigned => "unassigned",
            Self::Held => "held",
            Self::Replies => "replies",
            Self::Waiting => "waiting",
            Self::Undelivered => "undelivered",
            Self::Review => "review",
            Self::Answered => "answered",
        }
    }

    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.key() == key)
    }

    fn condition(self, me: Id) -> Condition {
        let open = cases::next_late_from.lt(Moment::FAR_FUTURE);
        match self {
            Self::Todo => Box::new(open),
            Self::Mine => Box::new(open.and(cases::assignee_id.eq(me).assume_not_null())),
            Self::Unassigned => Box::new(open.and(cases::assignee_id.is_null())),
            Self::Held => Box::new(open.and(cases::is_held.eq(true))),
            Self::Replies => Box::new(cases::unread_since.is_not_null()),
            Self::Waiting => Box::new(open.and(cases::is_waiting.eq(true))),
            // Whom a mail did not reach has to be found, whether or not a clock still runs.
            Self::Undelivered => Box::new(
                open.and(cases::delivery.eq_any([Delivery::Pending.key(), Delivery::Failed.key()]))
                    .or(cases::unreached_since.is_not_null()),
            ),
            Self::Review => Box::new(cases::id.eq_any(under_review(review::DUTY))),
            Self::Answered => Box::new(cases::answered_at.is_not_null()),
        }
    }
}

/// The cases on which the clock of a review runs.
#[diesel::dsl::auto_type(no_type_alias)]
fn under_review(rule: &'static str) -> _ {
    duties::table
        .filter(duties::met_at.is_null())
        .filter(duties::rule.eq(rule))
        .select(duties::case_id)
}

/// Whose cases to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    Me,
    Nobody,
    Theirs(Id),
}

/// What narrows a view down.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter {
    pub state: Option<State>,
    pub standing: Option<Standing>,
    pub whose: Option<Whose>,
    pub kind: Option<Kind>,
    pub channel: Option<Channel>,
}

impl Filter {
    fn conditions(&self, me: Id) -> Vec<Condition> {
        let mut all: Vec<Condition> = Vec::new();
        if let Some(state) = self.state {
            all.push(Box::new(cases::state.eq(state)));
        }
        if let Some(kind) = self.kind {
            all.push(Box::new(cases::kind.eq(kind)));
        }
        if let Some(channel) = self.channel {
            all.push(Box::new(cases::channel.eq(channel)));
        }
        match self.whose {
            Some(Whose::Me) => all.push(Box::new(cases::assignee_id.eq(me).assume_not_null())),
            Some(Whose::Theirs(id)) => {
                all.push(Box::new(cases::assignee_id.eq(id).assume_not_null()));
            }
            Some(Whose::Nobody) => all.push(Box::new(cases::assignee_id.is_null())),
            None => {}
        }
        all
    }
}

/// Where a page of the queue ended: its last row's place in the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Index into [`Standing::OPEN`].
    pub group: usize,
    pub act_by_on: NaiveDate,
    pub late_from: Moment,
    pub id: Id,
}

/// Up to `limit` cases of one standing, most urgent first, behind `after`.
pub fn list_standing(
    conn: &mut Conn,
    (staff, view, filter): (&Staff, View, &Filter),
    (standing, today): (Standing, &Today),
    after: Option<Position>,
    limit: i64,
) -> Result<Vec<Case>> {
    let mut query = cases::table
        .filter(visible_to(staff))
        .filter(view.condition(staff.id))
        .filter(stands(standing, today))
        .select(Case::as_select())
        .into_boxed::<Backend>();
    for condition in filter.conditions(staff.id) {
        query = query.filter(condition);
    }
    if let Some(last) = after {
        query = query.filter(
            cases::next_act_by_on
                .gt(last.act_by_on)
                .or(cases::next_act_by_on.eq(last.act_by_on).and(
                    cases::next_late_from
                        .gt(last.late_from)
                        .or(cases::next_late_from
                            .eq(last.late_from)
                            .and(cases::id.gt(last.id))),
                )),
        );
    }
    let order = (cases::next_act_by_on, cases::next_late_from, cases::id);
    Ok(query.order(order).limit(limit).load(conn)?)
}

/// Up to `limit` cases on which no clock runs and whose complainants a mail did not reach, behind the case
/// `after`.
pub fn list_unreached(
    conn: &mut Conn,
    (staff, filter): (&Staff, &Filter),
    after: Option<Id>,
    limit: i64,
) -> Result<Vec<Case>> {
    let mut query = cases::table
        .filter(visible_to(staff))
        .filter(cases::unreached_since.is_not_null())
        .filter(cases::next_late_from.ge(Moment::FAR_FUTURE))
        .select(Case::as_select())
        .into_boxed::<Backend>();
    for condition in filter.conditions(staff.id) {
        query = query.filter(condition);
    }
    if let Some(after) = after {
        query = query.filter(cases::id.gt(after));
    }
    Ok(query.order(cases::id).limit(limit).load(conn)?)
}

/// The bounds of a standing as a filter on the case's `next_…` columns.
fn stands(standing: Standing, today: &Today) -> Condition {
    let bounds = standing.bounds(today);
    let far_future = cases::next_late_from.lt(Moment::FAR_FUTURE);
    let mut all: Condition = Box::new(far_future);
    if let Some(from) = bounds.late_from.from {
        all = Box::new(all.and(cases::next_late_from.ge(from)));
    }
    if let Some(before) = bounds.late_from.before {
        all = Box::new(all.and(cases::next_late_from.lt(before)));
    }
    if let Some(from) = bounds.act_by_on.from {
        all = Box::new(all.and(cases::next_act_by_on.ge(from)));
    }
    if let Some(before) = bounds.act_by_on.before {
        all = Box::new(all.and(cases::next_act_by_on.lt(before)));
    }
    all
}

/// Up to `limit` answered cases, newest first, behind the one answered at `after`.
pub fn list_answered(
    conn: &mut Conn,
    (staff, filter): (&Staff, &Filter),
    after: Option<(Moment, Id)>,
    limit: i64,
) -> Result<Vec<Case>> {
    let answered_at = cases::answered_at.assume_not_null();
    let mut query = cases::table
        .filter(visible_to(staff))
        .filter(cases::state.eq(State::Answered))
        .filter(cases::answered_at.is_not_null())
        .select(Case::as_select())
        .into_boxed::<Backend>();
    for condition in filter.conditions(staff.id) {
        query = query.filter(condition);
    }
    if let Some((at, id)) = after {
        query = query.filter(
            answered_at
                .lt(at)
                .or(answered_at.eq(at).and(cases::id.lt(id))),
        );
    }
    let order = (cases::answered_at.desc(), cases::id.desc());
    Ok(query.order(order).limit(limit).load(conn)?)
}

/// Up to `limit` cases whose complainants wrote back, the longest waiting first, behind the one that
/// waits since `after`.
pub fn list_unread(
    conn: &mut Conn,
    (staff, filter): (&Staff, &Filter),
    after: Option<(Moment, Id)>,
    limit: i64,
) -> Result<Vec<Case>> {
    let since = cases::unread_since.assume_not_null();
    let mut query = cases::table
        .filter(visible_to(staff))
        .filter(cases::unread_since.is_not_null())
        .select(Case::as_select())
        .into_boxed::<Backend>();
    for condition in filter.conditions(staff.id) {
        query = query.filter(condition);
    }
    if let Some((at, id)) = after {
        query = query.filter(since.gt(at).or(since.eq(at).and(cases::id.gt(id))));
    }
    let order = (cases::unread_since, cases::id);
    Ok(query.order(order).limit(limit).load(conn)?)
}

/// How many cases a view holds for `staff`.
pub fn count_view(conn: &mut Conn, staff: &Staff, view: View) -> Result<i64> {
    let visible = cases::table.filter(visible_to(staff));
    Ok(visible
        .filter(view.condition(staff.id))
        .count()
        .get_result(conn)?)
}

/// How many open cases are in `state`.
pub fn count_state(conn: &mut Conn, staff: &Staff, state: State) -> Result<i64> {
    let visible = cases::table.filter(visible_to(staff));
    Ok(visible
        .filter(cases::state.eq(state))
        .count()
        .get_result(conn)?)
}

/// How many answers fall due on each day up to `until`, those already over included.
pub fn count_due_by_day(
    conn: &mut Conn,
    staff: &Staff,
    until: NaiveDate,
) -> Result<Vec<(NaiveDate, i64)>> {
    Ok(cases::table
        .filter(visible_to(staff))
        .filter(cases::verdict.is_null())
        .filter(cases::due_on.le(until))
        .group_by(cases::due_on)
        .order(cases::due_on)
        .select((cases::due_on, count_star()))
        .load(conn)?)
}

/// For each of these cases the rule of the open duty that is late first.
pub fn list_next_duties(conn: &mut Conn, ids: Vec<Id>) -> Result<HashMap<Id, String>> {
    let open: Vec<(Id, String)> = duties::table
        .filter(duties::case_id.eq_any(ids))
        .filter(duties::met_at.is_null())
        .order((duties::late_from.desc(), duties::id.desc()))
        .select((duties::case_id, duties::rule))
        .load(conn)?;
    Ok(open.into_iter().collect())
}

/// Whether `staff` is let in (`true`) to a case, shut out (`false`), or not listed on it.
pub fn find_listed(conn: &mut Conn, case_id: Id, staff: Id) -> Result<Option<bool>> {
    Ok(case_access::table
        .find((case_id, staff))
        .select(case_access::is_allowed)
        .first(conn)
        .optional()?)
}

/// More hits than this make a word common: walking newest first then finds enough soon.
const COMMON: i64 = 2_000;

/// Cases that have a token of each group, newest first, at most `limit`.
pub fn search(
    conn: &mut Conn,
    staff: &Staff,
    groups: &[Vec<i64>],
    limit: i64,
) -> Result<Vec<Case>> {
    let mut counted = Vec::with_capacity(groups.len());
    for group in groups {
        counted.push((count_hits(conn, group)?, group));
    }
    counted.sort_by_key(|(hits, _)| *hits);
    let mut query = cases::table
        .filter(visible_to(staff))
        .select(Case::as_select())
        .into_boxed::<Backend>();
    for (n, (hits, group)) in counted.into_iter().enumerate() {
        // The rarest word says where to look; the others are looked up for each case found.
        if n == 0 && hits <= COMMON {
            let having = search_tokens::table.filter(search_tokens::token.eq_any(group.clone()));
            query = query.filter(cases::id.eq_any(having.select(search_tokens::case_id)));
        } else {
            let having = search_tokens::table
                .filter(search_tokens::case_id.eq(cases::id))
                .filter(search_tokens::token.eq_any(group.clone()));
            query = query.filter(exists(having));
        }
    }
    Ok(query.order(cases::id.desc()).limit(limit).load(conn)?)
}

/// How many cases have a token of `group`, counted no further than just beyond [`COMMON`].
fn count_hits(conn: &mut Conn, group: &[i64]) -> Result<i64> {
    let hits: Vec<i64> = search_tokens::table
        .filter(search_tokens::token.eq_any(group.to_vec()))
        .select(search_tokens::token)
        .limit(COMMON + 1)
        .load(conn)?;
    Ok(i64::try_from(hits.len()).unwrap_or(i64::MAX))
}
