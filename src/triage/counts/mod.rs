//! What the side of the queue and the horizon count, read together and kept for a moment: exact for what is
//! open, and as far as [`MOST`] for the archive.

pub mod queries;

use chrono::{Days, NaiveDate};

use self::queries::{
    DueShare, Mark, count_answered_since, count_list, find_first_entry, list_due_shares, list_marks,
};
use super::outlook::{PAST_DAYS, Past};
use super::queries::{Filter, View, list_unreached};
use super::queue_filters::Asked;
use super::saved::{SavedView, store as saved_store};
use super::wording::Wording;
use crate::access::{Staff, store as staff_store};
use crate::app::App;
use crate::cases::facts::State;
use crate::db::{Conn, Id, Result};
use crate::duties::standing::{Standing, Today};
use crate::mail::inbound;

/// Days ahead of today that the horizon shows: what is received today falls due on the last.
pub const AHEAD: u64 = 15;

/// Lists of answered cases are counted so far.
const MOST: i64 = 1_000;

/// How many cases a list holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub n: i64,
    /// There are more than that.
    pub is_more: bool,
}

impl Count {
    const fn exactly(n: i64) -> Self {
        Self { n, is_more: false }
    }

    pub fn words(self, say: &Wording) -> String {
        let n = say.number(self.n);
        if self.is_more { format!("{n}+") } else { n }
    }
}

/// Everything that is counted, for one person.
pub struct Counts {
    pub views: Vec<(View, Count)>,
    pub states: Vec<(State, Count)>,
    /// Of all open cases, in the order of [`Standing::OPEN`].
    pub standings: [i64; Standing::OPEN.len()],
    /// What this person saved and what others share, each with its cases.
    pub saved: Vec<(SavedView, Count)>,
    /// Mails that wait to be sorted; none for whoever may not sort them.
    pub mails: Option<i64>,
    pub due: Vec<DueShare>,
    pub past: Past,
    pub staff: Vec<Staff>,
}

/// The states an open case may be in, but for answers that are not delivered: those have a view.
const STATES: [State; 2] = [State::Received, State::Verifying];

/// Counts for `me`.
pub async fn counts(app: &App, me: &Staff, today: Today) -> Result<std::sync::Arc<Counts>> {
    let (vault, person, rules) = (app.vault.clone(), me.clone(), app.rules.clone());
    let since = rules.zone.end_of(back(today.day));
    let read = move |conn: &mut Conn| {
        let saved = saved_store::list_for(conn, &vault, person.id)?;
        let working_days = rules
            .calendar
            .working_days_after(back(today.day), today.day);
        let first = find_first_entry(conn)?;
        let mut counts = Counts {
            views: Vec::new(),
            states: Vec::new(),
            standings: [0; Standing::OPEN.len()],
            saved: Vec::new(),
            mails: None,
            due: list_due_shares(conn, &person, ahead(today.day))?,
            past: Past {
                answered: count_answered_since(conn, &person, since)?,
                working_days,
                is_young: first.is_none_or(|first| first > since),
            },
            staff: staff_store::list_staff(conn, &vault)?,
        };
        if person.roles.may_work() {
            counts.mails = Some(inbound::store::count(conn, inbound::Place::Pen)?);
        }
        fill_in(conn, &person, (&mut counts, saved), &today)?;
        Ok(counts)
    };
    app.db.read_kept(me.id, app.now(), read).await
}

/// The day before the first of the last [`PAST_DAYS`].
fn back(day: NaiveDate) -> NaiveDate {
    let days = u64::try_from(PAST_DAYS).unwrap_or(0);
    day.checked_sub_days(Days::new(days)).unwrap_or(day)
}

/// The last day of the horizon.
pub fn ahead(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(AHEAD)).unwrap_or(day)
}

/// Counts what is open in one walk, the rest one by one.
fn fill_in(
    conn: &mut Conn,
    me: &Staff,
    (counts, saved): (&mut Counts, Vec<SavedView>),
    today: &Today,
) -> Result<()> {
    let lists: Vec<Asked> = saved
        .iter()
        .map(|view| Asked::of_query(&view.query))
        .collect();
    let standings = Standing::OPEN.into_iter().map(Mark::Standing);
    let states = STATES.into_iter().map(Mark::State);
    let views = View::ALL.into_iter().map(Mark::View);
    let saved_marks = lists
        .iter()
        .map(|asked| Mark::List(asked.view, &asked.filter));
    let marks: Vec<Mark<'_>> = standings
        .chain(states)
        .chain(views)
        .chain(saved_marks)
        .collect();
    let borne = list_marks(conn, me, &marks, today)?;
    let mut open = (0..).map(|bit: u32| {
        let bears = |bits: &&i64| bits.checked_shr(bit).unwrap_or(0) & 1 == 1;
        i64::try_from(borne.iter().filter(bears).count()).unwrap_or(i64::MAX)
    });
    let mut next = || open.next().unwrap_or(0);
    for count in &mut counts.standings {
        *count = next();
    }
    counts.states = STATES.map(|state| (state, Count::exactly(next()))).into();
    let mut count = |view: View, filter: &Filter| {
        let n = next();
        let n = match view {
            View::Undelivered if filter.standing.is_none() => {
                let settled = list_unreached(conn, (me, filter, today), None, MOST + 1)?;
                n + i64::try_from(settled.len()).unwrap_or(i64::MAX)
            }
            view if view.is_open() => return Ok(Count::exactly(n)),
            view => count_list(conn, me, (view, filter), today, MOST + 1)?,
        };
        Ok::<_, crate::db::Error>(Count {
            n: n.min(MOST),
            is_more: n > MOST,
        })
    };
    for view in View::ALL {
        counts.views.push((view, count(view, &Filter::default())?));
    }
    for (view, asked) in saved.into_iter().zip(&lists) {
        counts.saved.push((view, count(asked.view, &asked.filter)?));
    }
    Ok(())
}

/// How many cases of each standing a list holds: for lists that go on behind the page.
pub fn list_standings(
    conn: &mut Conn,
    me: &Staff,
    (view, filter): (View, &Filter),
    today: &Today,
) -> Result<[i64; Standing::OPEN.len()]> {
    let all = std::iter::once(Mark::List(view, filter));
    let marks: Vec<Mark<'_>> = all
        .chain(Standing::OPEN.into_iter().map(Mark::Standing))
        .collect();
    let borne = list_marks(conn, me, &marks, today)?;
    let mut counts = [0; Standing::OPEN.len()];
    for bits in borne.iter().filter(|bits| *bits & 1 == 1) {
        for (count, bit) in counts.iter_mut().zip(1..) {
            *count += bits.checked_shr(bit).unwrap_or(0) & 1;
        }
    }
    Ok(counts)
}

/// How many answers are due on each day, whoever has them.
pub fn by_day(due: &[DueShare]) -> Vec<(NaiveDate, i64)> {
    let mut days: Vec<(NaiveDate, i64)> = Vec::new();
    for share in due {
        match days.last_mut() {
            Some((day, count)) if *day == share.due_on => *count += share.count,
            _ => days.push((share.due_on, share.count)),
        }
    }
    days
}

/// Whose the answers are that are due on days of which `is_such` holds.
pub fn of(due: &[DueShare], whose: Option<Id>, is_such: impl Fn(NaiveDate) -> bool) -> i64 {
    let such = due
        .iter()
        .filter(|share| share.assignee_id == whose && is_such(share.due_on));
    such.map(|share| share.count).sum()
}
