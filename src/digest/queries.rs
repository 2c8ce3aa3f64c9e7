//! What the digest is compiled from, and who had which.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::compile::{OpenCase, Snapshot};
use crate::cases::received::store::list_for_digest;
use crate::cases::{Case, store as case_store};
use crate::db::schema::{case_access, cases, digest_runs, duties, staff};
use crate::db::{Conn, Error, Id, Result, savepoint};
use crate::duties::store::{self as duty_store, Duty};
use crate::ledger;
use crate::mail::imap::store::failing_since;
use crate::mail::people::Access;
use crate::mail::store::count_stuck;
use crate::mail::troubles::{Trouble, is_damage, unless_damaged};
use crate::time::Moment;

/// The newest day anybody had a digest for.
pub fn last_day(conn: &mut Conn) -> Result<Option<NaiveDate>> {
    Ok(digest_runs::table
        .order(digest_runs::local_date.desc())
        .select(digest_runs::local_date)
        .first(conn)
        .optional()?)
}

/// The newest day each recipient had a digest for, none of them after `until`: a clock that once stood
/// years ahead must not silence the digest for years.
pub(super) fn list_last_days(
    conn: &mut Conn,
    until: NaiveDate,
) -> Result<BTreeMap<String, NaiveDate>> {
    let rows: Vec<(String, Option<NaiveDate>)> = digest_runs::table
        .filter(digest_runs::local_date.le(until))
        .group_by(digest_runs::recipient)
        .select((
            digest_runs::recipient,
            diesel::dsl::max(digest_runs::local_date),
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .filter_map(|(who, day)| Some((who, day?)))
        .collect())
}

/// Since when each member of staff is one.
pub(super) fn list_since(conn: &mut Conn) -> Result<BTreeMap<Id, Moment>> {
    let rows: Vec<(Id, Moment)> = staff::table
        .select((staff::id, staff::created_at))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// The cases that a query finds. Should one of them not be readable, each by itself, and those that
/// can't be are added to `troubles`.
macro_rules! cases_of {
    ($conn:expr, $troubles:expr, $query:expr) => {
        match $query.load::<Case>($conn).map_err(Error::from) {
            Ok(found) => found,
            Err(why) if is_damage(&why) => {
                let ids: Vec<Id> = $query.select(cases::id).load($conn)?;
                let mut found = Vec::with_capacity(ids.len());
                for id in ids {
                    let case = case_store::load($conn, id);
                    found.extend(unless_damaged(format!("case {id}"), case, $troubles)?);
                }
                found
            }
            Err(why) => return Err(why),
        }
    };
}

/// The duties that nobody has met yet, the earliest first; without those that can't be read.
fn open_duties(conn: &mut Conn, troubles: &mut Vec<Trouble>) -> Result<Vec<Duty>> {
    let open = duties::table
        .filter(duties::met_at.is_null())
        .order((duties::late_from, duties::id));
    match open.load(conn).map_err(Error::from) {
        Err(why) if is_damage(&why) => {
            let ids: Vec<Id> = open.select(duties::id).load(conn)?;
            let mut found = Vec::with_capacity(ids.len());
            for id in ids {
                let duty = duty_store::find(conn, id);
                found.extend(unless_damaged(format!("duty {id}"), duty, troubles)?);
            }
            Ok(found)
        }
        found => found,
    }
}

/// Everything with something still to be done, the most urgent first.
fn open_cases(conn: &mut Conn, troubles: &mut Vec<Trouble>) -> Result<Vec<OpenCase>> {
    let open_cases = cases_of!(
        conn,
        troubles,
        cases::table
            .filter(cases::next_late_from.lt(Moment::FAR_FUTURE))
            .order((cases::next_act_by_on, cases::next_late_from, cases::id))
    );
    let open_duties = open_duties(conn, troubles)?;
    let mut by_case: BTreeMap<Id, Vec<Duty>> = BTreeMap::new();
    for duty in open_duties {
        by_case.entry(duty.case_id).or_default().push(duty);
    }
    let open = open_cases.into_iter().map(|case| {
        let duties = by_case.remove(&case.id).unwrap_or_default();
        OpenCase { case, duties }
    });
    Ok(open.collect())
}

/// Who is let into which case, and who is shut out of it.
fn access(conn: &mut Conn) -> Result<BTreeMap<Id, Access>> {
    let mut access: BTreeMap<Id, Access> = BTreeMap::new();
    let listed: Vec<(Id, Id, bool)> = case_access::table
        .select((
            case_access::case_id,
            case_access::staff_id,
            case_access::is_allowed,
        ))
        .load(conn)?;
    for (case_id, staff_id, is_allowed) in listed {
        access
            .entry(case_id)
            .or_default()
            .insert(staff_id, is_allowed);
    }
    Ok(access)
}

/// Everything as it stands, and what happened from `since` on.
pub(super) fn snapshot(conn: &mut Conn, since: Moment) -> Result<Snapshot> {
    let mut troubles = Vec::new();
    Ok(Snapshot {
        open: open_cases(conn, &mut troubles)?,
        access: access(conn)?,
        unread: cases_of!(
            conn,
            &mut troubles,
            cases::table
                .filter(cases::unread_since.is_not_null())
                .order((cases::unread_since, cases::id))
        ),
        received: cases_of!(
            conn,
            &mut troubles,
            cases::table.filter(cases::entered_at.ge(since))
        ),
        answered: cases_of!(
            conn,
            &mut troubles,
            cases::table.filter(cases::answered_at.ge(since))
        ),
        unreached: cases_of!(
            conn,
            &mut troubles,
            cases::table.filter(cases::unreached_since.is_not_null())
        ),
        mailbox_fails_since: None,
        corrections: unless_damaged(
            "corrected moments",
            list_for_digest(conn, since),
            &mut troubles,
        )?
        .unwrap_or_default(),
        stuck: (0, 0),
        mails: crate::mail::inbound::store::waiting(conn)?,
        root: ledger::store::newest_root(conn)?,
        // Last: what was found on the way.
        troubles: troubles.into_iter().collect(),
    })
}

/// The same, with the mails that do not leave.
pub(super) fn snapshot_with_mail(conn: &mut Conn, since: Moment, now: Moment) -> Result<Snapshot> {
    let stuck = count_stuck(conn, now)?;
    let mailbox_fails_since = failing_since(conn)?;
    Ok(Snapshot {
        mailbox_fails_since,
        stuck,
        ..snapshot(conn, since)?
    })
}

/// A digest that is being claimed.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    pub(super) day: NaiveDate,
    pub(super) recipient: String,
    pub(super) covers_from: NaiveDate,
    pub(super) claimed_at: Moment,
    /// `None`: there was nothing to say, and it is not the day to say so.
    pub(super) mail: Option<Id>,
}

/// Claims a day for a recipient; `false` when it was claimed before.
pub(super) fn claim(conn: &mut Conn, claim: &Claim) -> Result<bool> {
    let row = (
        digest_runs::local_date.eq(claim.day),
        digest_runs::recipient.eq(&claim.recipient),
        digest_runs::covers_from.eq(claim.covers_from),
        digest_runs::claimed_at.eq(claim.claimed_at),
        digest_runs::outbox_id.eq(claim.mail),
    );
    let inserted = savepoint(conn, |conn| {
        diesel::insert_into(digest_runs::table)
            .values(row)
            .execute(conn)?;
        Ok(())
    });
    match inserted {
        Ok(()) => Ok(true),
        Err(Error::Unique(_)) => Ok(false),
        Err(why) => Err(why),
    }
}
