//! A page of the queue's rows: open cases group by group, others by an instant. Pages go on behind a place in
//! the order and not behind a number of rows, so that they stay put while cases come and go.

use std::collections::HashMap;

use super::counts;
use super::queries::{self, Position, View};
use super::queue_filters::Asked;
use crate::access::Staff;
use crate::access::preferences::{Preferences, find_preferences};
use crate::cases::Case;
use crate::db::{self, Conn, Id};
use crate::duties::standing::{Standing, Today};

/// Rows on a page.
const PAGE: usize = 50;

/// The group of what is overdue: its order says nothing of the others'.
const OVERDUE: usize = 0;

/// Behind all groups: what no clock runs on any more.
const SETTLED: usize = Standing::OPEN.len();

/// Cases that stand alike; `None`: nothing is open.
pub type Grouped = Vec<(Option<Standing>, Vec<Case>)>;

/// A page as the database has it.
pub struct Listed {
    pub groups: Grouped,
    /// Where the next page begins, as written into its link.
    pub next: Option<String>,
    /// How many cases of each standing the whole list has, where that is more than the page shows.
    pub totals: Option<[i64; Standing::OPEN.len()]>,
    /// The rule of each case's duty that is late first.
    pub duties: HashMap<Id, String>,
    pub preferences: Preferences,
}

type Groups = (Grouped, Option<String>);

/// Finds what is asked for; `known` are the totals of all open cases.
pub fn find(
    conn: &mut Conn,
    me: &Staff,
    asked: &Asked,
    today: &Today,
    known: [i64; Standing::OPEN.len()],
) -> db::Result<Listed> {
    let (groups, next) = match asked.view {
        View::Answered | View::Replies => by_instant(conn, me, asked, today)?,
        _ => by_standing(conn, me, asked, today)?,
    };
    let is_part = next.is_some() || !asked.after.is_empty();
    let has_standings = groups.iter().any(|(standing, _)| standing.is_some());
    let totals = match (is_part && has_standings, asked.is_filtered(), asked.view) {
        (false, ..) => None,
        (true, false, View::Todo) => Some(known),
        (true, ..) => {
            let list = (asked.view, &asked.filter);
            Some(counts::list_standings(conn, me, list, today)?)
        }
    };
    let ids = groups
        .iter()
        .flat_map(|(_, cases)| cases)
        .map(|case| case.id)
        .collect();
    Ok(Listed {
        groups,
        next,
        totals,
        duties: queries::list_next_duties(conn, ids)?,
        preferences: find_preferences(conn, me.id)?,
    })
}

/// A page of open cases, group by group.
fn by_standing(conn: &mut Conn, me: &Staff, asked: &Asked, today: &Today) -> db::Result<Groups> {
    let after = asked.after_position();
    let mut groups = Vec::new();
    let mut left = PAGE;
    for (index, standing) in Standing::OPEN.into_iter().enumerate() {
        // Behind the overdue ones the groups follow each other in one order, and a case that a new day has
        // moved into an earlier group is still behind the place where the page before ended.
        let is_before = after.is_some_and(|after| index == OVERDUE && after.group != OVERDUE);
        let is_wanted = asked
            .filter
            .standing
            .is_none_or(|wanted| wanted == standing);
        if is_before || !is_wanted {
            continue;
        }
        let behind = after.filter(|after| after.group != OVERDUE || index == OVERDUE);
        let which = (me, asked.view, &asked.filter);
        let limit = i64::try_from(left + 1).unwrap_or(i64::MAX);
        let mut cases = queries::list_standing(conn, which, (standing, today), behind, limit)?;
        let has_more = cases.len() > left;
        cases.truncate(left);
        left -= cases.len();
        groups.push((Some(standing), cases));
        if has_more {
            let end = end_of(&groups, after);
            return Ok((groups, end));
        }
    }
    if asked.view == View::Undelivered && asked.filter.standing.is_none() {
        return unreached(conn, (me, today), asked, (groups, left));
    }
    Ok((groups, None))
}

/// Behind what has a clock: whom a mail did not reach though every clock has stopped.
fn unreached(
    conn: &mut Conn,
    (me, today): (&Staff, &Today),
    asked: &Asked,
    (mut groups, left): (Grouped, usize),
) -> db::Result<Groups> {
    let after = asked.after_position();
    let behind = after.filter(|after| after.group == SETTLED);
    let behind = behind.map(|last| (last.late_from, last.id));
    let limit = i64::try_from(left + 1).unwrap_or(i64::MAX);
    let which = (me, &asked.filter, today);
    let mut cases = queries::list_unreached(conn, which, behind, limit)?;
    let has_more = cases.len() > left;
    cases.truncate(left);
    groups.push((None, cases));
    let end = has_more.then(|| end_of(&groups, after)).flatten();
    Ok((groups, end))
}

/// Where the page ended: at its last row, or where the page before did.
fn end_of(groups: &Grouped, before: Option<Position>) -> Option<String> {
    let filled = groups.iter().rev().find_map(|(standing, cases)| {
        let group = standing.map_or(Some(SETTLED), |standing| {
            Standing::OPEN.iter().position(|open| *open == standing)
        })?;
        let case = cases.last()?;
        Some(Position {
            group,
            act_by_on: case.next_act_by_on,
            // No clock runs: their order is another.
            late_from: match standing {
                Some(_) => case.next_late_from,
                None => case.unreached_since?,
            },
            id: case.id,
        })
    });
    filled.or(before).map(Position::written)
}

/// A page of answered cases, newest first, or of those whose complainants wrote back, oldest first.
fn by_instant(conn: &mut Conn, me: &Staff, asked: &Asked, today: &Today) -> db::Result<Groups> {
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let which = (me, &asked.filter, today);
    let after = asked.after_instant();
    let is_answered = asked.view == View::Answered;
    let mut cases = if is_answered {
        queries::list_answered(conn, which, after, limit)?
    } else {
        queries::list_unread(conn, which, after, limit)?
    };
    let has_more = cases.len() > PAGE;
    cases.truncate(PAGE);
    let next = cases.last().filter(|_| has_more).and_then(|case| {
        let at = if is_answered {
            case.answered_at?
        } else {
            case.unread_since?
        };
        Some(format!("{}_{}", at.micros(), case.id))
    });
    Ok((vec![(None, cases)], next))
}
