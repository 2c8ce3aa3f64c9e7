//! What the desk asks the database: pages of the queue, and what they are narrowed down by.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::expression::BoxableExpression;
use diesel::prelude::*;
use diesel::sql_types::Bool;

pub use super::search::queries::search;
use crate::access::Staff;
use crate::access::policy::visible_to;
use crate::cases::complaint::Kind;
use crate::cases::facts::{ApprovalState, Channel, CorrectionState, Delivery, State};
use crate::cases::{Case, review};
use crate::db::schema::{approvals, case_access, case_tags, cases, duties, received_corrections};
use crate::db::{Backend, Conn, Id, Result};
use crate::duties::duty::FAR_FUTURE_DAY;
use crate::duties::standing::{Standing, Today};
use crate::time::Moment;

/// A condition on cases.
pub type Condition = Box<dyn BoxableExpression<cases::table, Backend, SqlType = Bool>>;

/// A list somebody works through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Something promised or demanded by law is still to be done.
    Todo,
    Mine,
    Unassigned,
    /// What one person did waits for another to agree.
    SecondLook,
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
    pub const ALL: [Self; 10] = [
        Self::Todo,
        Self::Mine,
        Self::Unassigned,
        Self::SecondLook,
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
            Self::SecondLook => "second_look",
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

    /// Whether one walk over the open cases counts it, but for those that no clock runs on any more and
    /// whose complainants a mail did not reach.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Replies | Self::Answered)
    }

    pub fn condition(self, me: Id) -> Condition {
        let open = is_open();
        match self {
            Self::Todo => Box::new(open),
            Self::Mine => Box::new(open.and(cases::assignee_id.eq(me).assume_not_null())),
            Self::Unassigned => Box::new(open.and(cases::assignee_id.is_null())),
            Self::SecondLook => Box::new(open.and(awaits_second_person())),
            Self::Held => Box::new(open.and(cases::is_held.eq(true))),
            Self::Replies => Box::new(cases::unread_since.is_not_null()),
            Self::Waiting => Box::new(open.and(cases::is_waiting.eq(true))),
            // Whom a mail did not reach has to be found, whether or not a clock still runs.
            Self::Undelivered => Box::new(
                open.and(cases::delivery.eq_any([Delivery::Pending.key(), Delivery::Failed.key()]))
                    .or(cases::unreached_since.is_not_null()),
            ),
            Self::Review => Box::new(open.and(cases::id.eq_any(under_review(review::DUTY)))),
            Self::Answered => Box::new(cases::answered_at.is_not_null()),
        }
    }
}

/// Something is still to be done. The day's bound says nothing new, but lets an index that is ordered by
/// days stop where the open cases end.
pub fn is_open() -> Condition {
    Box::new(
        cases::next_late_from
            .lt(Moment::FAR_FUTURE)
            .and(cases::next_act_by_on.lt(FAR_FUTURE_DAY)),
    )
}

/// What waits for a second person: a later moment of receipt, an answer. Whatever else needs two people to
/// agree joins here, with `or`.
fn awaits_second_person() -> Condition {
    let received = pending_corrections(CorrectionState::Pending.key());
    let answers = pending_approvals(ApprovalState::Pending.key());
    Box::new(cases::id.eq_any(received).or(cases::id.eq_any(answers)))
}

#[diesel::dsl::auto_type(no_type_alias)]
fn pending_approvals(state: &'static str) -> _ {
    approvals::table
        .filter(approvals::state.eq(state))
        .select(approvals::case_id)
}

#[diesel::dsl::auto_type(no_type_alias)]
fn pending_corrections(state: &'static str) -> _ {
    received_corrections::table
        .filter(received_corrections::state.eq(state))
        .select(received_corrections::case_id)
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

/// When answers fall due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    On(NaiveDate),
    /// Before today: over.
    Over,
}

/// What narrows a view down. A new way to narrow is a field here, a condition below, and its name in
/// `queue_filters.rs`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub state: Option<State>,
    pub standing: Option<Standing>,
    pub whose: Option<Whose>,
    pub kind: Option<Kind>,
    pub channel: Option<Channel>,
    pub due: Option<Due>,
    pub tag: Option<Id>,
}

impl Filter {
    pub fn conditions(&self, me: Id, today: &Today) -> Vec<Condition> {
        let mut all: Vec<Condition> = Vec::new();
        match self.due {
            Some(Due::On(day)) => {
                all.push(Box::new(
                    cases::verdict.is_null().and(cases::due_on.eq(day)),
                ));
            }
            Some(Due::Over) => {
                all.push(Box::new(
                    cases::verdict.is_null().and(cases::due_on.lt(today.day)),
                ));
            }
            None => {}
        }
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
        if let Some(tag) = self.tag {
            all.push(Box::new(cases::id.eq_any(tagged(tag))));
        }
        all
    }
}

/// The cases that have a tag.
#[diesel::dsl::auto_type(no_type_alias)]
fn tagged(tag: Id) -> _ {
    case_tags::table
        .filter(case_tags::tag_id.eq(tag))
        .select(case_tags::case_id)
}

/// How many open cases have `tag`, of those that exist for `staff`.
pub fn count_tag(conn: &mut Conn, staff: &Staff, tag: Id) -> Result<i64> {
    let open = cases::table
        .filter(visible_to(staff))
        .filter(cases::next_late_from.lt(Moment::FAR_FUTURE));
    Ok(open
        .filter(cases::id.eq_any(tagged(tag)))
        .count()
        .get_result(conn)?)
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
    for condition in filter.conditions(staff.id, today) {
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

/// Up to `limit` cases on which no clock runs and whose complainants a mail did not reach, the longest
/// ago first, behind the one that was not reached since `after`.
pub fn list_unreached(
    conn: &mut Conn,
    (staff, filter, today): (&Staff, &Filter, &Today),
    after: Option<(Moment, Id)>,
    limit: i64,
) -> Result<Vec<Case>> {
    let since = cases::unreached_since.assume_not_null();
    let mut query = cases::table
        .filter(visible_to(staff))
        .filter(cases::unreached_since.is_not_null())
        .filter(cases::next_late_from.ge(Moment::FAR_FUTURE))
        .select(Case::as_select())
        .into_boxed::<Backend>();
    for condition in filter.conditions(staff.id, today) {
        query = query.filter(condition);
    }
    if let Some((at, id)) = after {
        query = query.filter(since.gt(at).or(since.eq(at).and(cases::id.gt(id))));
    }
    // In the order of the index of these few: any other walks through all of the archive.
    let order = (cases::unreached_since, cases::id);
    Ok(query.order(order).limit(limit).load(conn)?)
}

/// The bounds of a standing as a filter on the case's `next_…` columns.
pub fn stands(standing: Standing, today: &Today) -> Condition {
    let bounds = standing.bounds(today);
    let mut all: Condition = Box::new(is_open());
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
    (staff, filter, today): (&Staff, &Filter, &Today),
    after: Option<(Moment, Id)>,
    limit: i64,
) -> Result<Vec<Case>> {
    let answered_at = cases::answered_at.assume_not_null();
    // Said of the state as well, a database may sort the whole archive by hand.
    let narrowed = Filter {
        state: filter.state.filter(|state| *state != State::Answered),
        ..*filter
    };
    let filter = &narrowed;
    let mut query = cases::table
        .filter(visible_to(staff))
        .filter(cases::answered_at.is_not_null())
        .select(Case::as_select())
        .into_boxed::<Backend>();
    for condition in filter.conditions(staff.id, today) {
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
    (staff, filter, today): (&Staff, &Filter, &Today),
    after: Option<(Moment, Id)>,
    limit: i64,
) -> Result<Vec<Case>> {
    let since = cases::unread_since.assume_not_null();
    let mut query = cases::table
        .filter(visible_to(staff))
        .filter(cases::unread_since.is_not_null())
        .select(Case::as_select())
        .into_boxed::<Backend>();
    for condition in filter.conditions(staff.id, today) {
        query = query.filter(condition);
    }
    if let Some((at, id)) = after {
        query = query.filter(since.gt(at).or(since.eq(at).and(cases::id.gt(id))));
    }
    let order = (cases::unread_since, cases::id);
    Ok(query.order(order).limit(limit).load(conn)?)
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
