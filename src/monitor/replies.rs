//! Tells whoever handles a case that the complainant wrote back: at once, but in no more than one mail
//! an hour, so that what comes in meanwhile goes together.

use std::collections::{BTreeMap, BTreeSet};

use super::{MonitorError, alerts, note_people};
use crate::app::App;
use crate::cases::message::store as message_store;
use crate::cases::{Case, store as case_store};
use crate::db::{self, Conn, Error, Id};
use crate::mail::alerting::Concern;
use crate::mail::outbox::{self, unread_key};
use crate::mail::people::{Access, Audience, People, access_of, list_people};
use crate::mail::store::{self as mail_store, NewOutboxRow};
use crate::mail::troubles::{Trouble, unless_damaged};
use crate::time::Moment;

/// Messages looked at in one tick.
const MOST: i64 = 1_000;

/// What waits to be told, as the database has it.
#[derive(Default)]
struct Untold {
    /// Messages by their case.
    messages: BTreeMap<Id, Vec<Id>>,
    cases: Vec<(Case, Access)>,
    people: People,
}

/// Writes what is to be written in this hour; says of how many messages.
pub(super) async fn tell(
    app: &App,
    now: Moment,
    troubles: &mut Vec<Trouble>,
) -> Result<usize, MonitorError> {
    let (vault, duty) = (app.vault.clone(), app.post.duty_address.clone());
    let (mut untold, met) = app
        .db
        .read(move |conn| {
            let (mut untold, mut met) = (Untold::default(), Vec::new());
            for (message, case) in message_store::list_untold(conn, MOST)? {
                untold.messages.entry(case).or_default().push(message);
            }
            for id in untold.messages.keys() {
                let found = read(conn, *id);
                let found = unless_damaged(format!("case {id}"), found, &mut met)?;
                untold.cases.extend(found);
            }
            if !untold.cases.is_empty() {
                untold.people = list_people(conn, &vault, duty.as_deref())?;
            }
            Ok((untold, met))
        })
        .await?;
    troubles.extend(met);
    if untold.cases.is_empty() {
        return Ok(0);
    }
    note_people(app, &untold.people);
    let hour = app.zone.local(now).format("%Y-%m-%dT%H").to_string();
    leave_out_who_had_mail(app, &mut untold, &hour).await?;
    let mails = mails(app, &untold, &hour, now)?;
    let told: Vec<Id> = untold
        .cases
        .iter()
        .filter_map(|(case, _)| untold.messages.get(&case.id))
        .flatten()
        .copied()
        .collect();
    let count = told.len();
    let is_done = app
        .db
        .write(move |conn| record(conn, &told, &mails, now))
        .await?;
    Ok(if is_done { count } else { 0 })
}

fn read(conn: &mut Conn, id: Id) -> db::Result<(Case, Access)> {
    Ok((case_store::load(conn, id)?, access_of(conn, id)?))
}

/// Whoever has had such a mail in this hour waits for the next, and so does all that they would be
/// told of.
async fn leave_out_who_had_mail(
    app: &App,
    untold: &mut Untold,
    hour: &str,
) -> Result<(), MonitorError> {
    let keys_of = |people: &People, case: &Case, access: &Access| -> Vec<String> {
        let whom = people.audience(case, access, Audience::Handler);
        whom.iter().map(|it| unread_key(&it.key, hour)).collect()
    };
    let all: BTreeSet<String> = untold
        .cases
        .iter()
        .flat_map(|(case, access)| keys_of(&untold.people, case, access))
        .collect();
    let all: Vec<String> = all.into_iter().collect();
    let taken = app
        .db
        .read(move |conn| mail_store::list_taken(conn, &all))
        .await?;
    let people = &untold.people;
    untold.cases.retain(|(case, access)| {
        let keys = keys_of(people, case, access);
        !keys.is_empty() && !keys.iter().any(|key| taken.contains(key))
    });
    Ok(())
}

fn mails(
    app: &App,
    untold: &Untold,
    hour: &str,
    now: Moment,
) -> Result<Vec<NewOutboxRow>, MonitorError> {
    let alerts = alerts(app, &untold.people, now);
    let concerns: Vec<_> = untold
        .cases
        .iter()
        .map(|(case, access)| Concern {
            case,
            access,
            duty: None,
        })
        .collect();
    Ok(alerts.unread(hour, &concerns)?)
}

/// Writes it down, unless another instance did so first: then `false`, and nothing was done.
fn record(conn: &mut Conn, told: &[Id], mails: &[NewOutboxRow], now: Moment) -> db::Result<bool> {
    let keys: Vec<String> = mails.iter().map(|mail| mail.dedupe_key.clone()).collect();
    if !mail_store::list_taken(conn, &keys)?.is_empty() {
        return Ok(false);
    }
    for message in told {
        // One that was marked meanwhile need not be told any more: no harm.
        message_store::mark_told(conn, *message, now)?;
    }
    for mail in mails {
        if outbox::enqueue(conn, mail)? == outbox::Enqueued::AlreadyThere {
            return Err(Error::Retry);
        }
    }
    Ok(true)
}
