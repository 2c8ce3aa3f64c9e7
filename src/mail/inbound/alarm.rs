//! Whoever leads hears of mail that nobody sorts: after four working hours, and then on each step of the
//! ladder that its would-be day climbs, once per mail and step.

use chrono::{Days, Duration, NaiveTime};
use sha2::{Digest as _, Sha256};

use super::store::{self, Waiting as WaitingMail};
use super::{Desk, Fault};
use crate::db::{self, Conn};
use crate::duties::deadline::Rules;
use crate::duties::rungs::{Ladder, Rung, Rungs};
use crate::duties::standing::Today;
use crate::mail::message::waiting::{MailWaitingMail, Waiting};
use crate::mail::outbox::{self, MailKind, hex};
use crate::mail::people::{Recipient, list_people};
use crate::mail::store::NewOutboxRow;
use crate::mail::troubles::Trouble;
use crate::time::Moment;

/// A working day at the desk.
const OPENS: (u32, u32) = (8, 0);
const CLOSES: (u32, u32) = (17, 0);

/// So long nobody is told.
const PATIENCE: Duration = Duration::hours(4);

/// Mails told of in one transaction.
const A_ROUND: i64 = 1_000;

/// The step of mail that waits for so long; all others come later.
pub const HOURS: Rung = Rung::from_number(1000);

/// Days that are looked back over: long before, every mail has waited long enough.
const MOST_DAYS: u64 = 30;

/// How long the desk has been open between two moments.
fn worked(rules: &Rules, from: Moment, to: Moment) -> Duration {
    let today = rules.day(to);
    let first = rules.day(from).max(
        today
            .checked_sub_days(Days::new(MOST_DAYS))
            .unwrap_or(today),
    );
    let at = |day: chrono::NaiveDate, (hour, minute)| {
        let time = NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
        rules.zone.at(day.and_time(time))
    };
    first
        .iter_days()
        .take_while(|day| *day <= today)
        .filter(|day| rules.calendar.is_working(*day))
        .map(|day| {
            let start = at(day, OPENS).max(from);
            let end = at(day, CLOSES).min(to);
            end.since(start).max(Duration::zero())
        })
        .fold(Duration::zero(), |sum, hours| sum + hours)
}

/// The step that a waiting mail has reached.
fn reached(rules: &Rules, rungs: &Rungs, mail: &WaitingMail, now: Moment) -> Rung {
    if let Some(rung) = rungs.reached(mail.late_from, mail.act_by_on) {
        return rung;
    }
    if worked(rules, mail.received_at, now) >= PATIENCE {
        HOURS
    } else {
        Rung::NONE
    }
}

/// Tells whoever leads of mail that has waited too long. Returns of how many; whom it could not write to
/// is added to `troubles`.
pub async fn warn(
    desk: Desk<'_>,
    ladder: &Ladder,
    duty: Option<&str>,
    (now, troubles): (Moment, &mut Vec<Trouble>),
) -> Result<usize, Fault> {
    let today = Today::at(desk.rules, now);
    let rungs = Rungs::on(&today, &desk.rules.calendar, ladder);
    // Counted by the clock first: no mail has waited for so many working hours in fewer.
    let heard_by = now.plus(-PATIENCE);
    let listed = rungs.clone();
    let waiting = desk
        .db
        .read(move |conn| store::list_to_warn(conn, &listed, (HOURS, heard_by), A_ROUND));
    let climbing: Vec<(WaitingMail, Rung)> = waiting
        .await?
        .into_iter()
        .map(|mail| {
            let rung = reached(desk.rules, &rungs, &mail, now);
            (mail, rung)
        })
        .filter(|(mail, rung)| rung.number() < mail.rung)
        .collect();
    if climbing.is_empty() {
        return Ok(0);
    }
    let (vault, duty) = (desk.vault.clone(), duty.map(str::to_owned));
    let people = desk
        .db
        .read(move |conn| list_people(conn, &vault, duty.as_deref()));
    let leads = people.await?.leading();
    let (mails, unwritten) = letters(desk, &leads, &climbing, now);
    let is_mute = mails.is_empty() && !unwritten.is_empty();
    troubles.extend(unwritten);
    if is_mute {
        // Nobody would hear: the next look tries again.
        return Ok(0);
    }
    let count = climbing.len();
    let written = desk.db.write(move |conn| record(conn, &climbing, &mails));
    Ok(if written.await? { count } else { 0 })
}

/// Writes a round down, unless anything of it changed since it was read: then `false`, and the next
/// look does what is left.
fn record(
    conn: &mut Conn,
    climbing: &[(WaitingMail, Rung)],
    mails: &[NewOutboxRow],
) -> db::Result<bool> {
    if !store::are_unchanged(conn, climbing)? {
        return Ok(false);
    }
    for (mail, rung) in climbing {
        if !store::climb(conn, mail.id, mail.rung, rung.number())? {
            return Err(db::Error::Retry);
        }
    }
    for mail in mails {
        outbox::enqueue(conn, mail)?;
    }
    Ok(true)
}

fn letters(
    desk: Desk<'_>,
    people: &[Recipient],
    climbing: &[(WaitingMail, Rung)],
    now: Moment,
) -> (Vec<NewOutboxRow>, Vec<Trouble>) {
    let oldest = climbing.iter().map(|(mail, _)| mail.received_at).min();
    let urgent = climbing.iter().map(|(mail, _)| mail.act_by_on).min();
    let (Some(oldest_at), Some(act_by_on)) = (oldest, urgent) else {
        return (Vec::new(), Vec::new());
    };
    let waiting = Waiting {
        count: climbing.len(),
        oldest_at,
        act_by_on,
    };
    let kind = MailKind::MailWaiting;
    let name = name_of(climbing);
    let (mut letters, mut troubles) = (Vec::new(), Vec::new());
    for person in people {
        let from = &desk.room.letterhead;
        let words = &desk.pages.words;
        let mail = MailWaitingMail::new(words, person.lang, desk.rules.zone, from, waiting);
        let what = (kind, format!("{}:{}:{name}", kind.key(), person.key));
        let whom = (person.address.as_str(), person.lang);
        let tools = (desk.pages, desk.vault);
        match desk.room.to_staff(tools, what, whom, (&mail, now)) {
            Ok(letter) => letters.push(letter),
            Err(why) => {
                let what = format!("{} to {}", kind.key(), person.key);
                troubles.push(Trouble::new(what, &why));
            }
        }
    }
    (letters, troubles)
}

/// The same mails on the same steps give the same name.
fn name_of(climbing: &[(WaitingMail, Rung)]) -> String {
    let mut hash = Sha256::new();
    for (mail, rung) in climbing {
        hash.update(mail.id.bytes());
        hash.update(rung.number().to_be_bytes());
        hash.update(mail.version.to_be_bytes());
    }
    hex(hash.finalize().first_chunk::<12>().map_or(&[], |name| name))
}
