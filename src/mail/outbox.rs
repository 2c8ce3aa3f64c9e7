//! What waits to leave. A mail is put here in the transaction of what it reports, under a key that
//! is taken once; so it is neither forgotten nor sent for something that was rolled back.
//!
//! A row is claimed with a lease and a fence ([`claim_next`]), handed over with no transaction open,
//! and finished ([`finish`]). A crash in between leaves the lease to run out, and the mail leaves
//! once more under the same Message-ID: at most one duplicate per crash.

use chrono::Duration;

use super::kind::Priority;
use super::letter::Letter;
use super::pause;
use super::store::{self, NewOutboxRow, Waiting};
use super::transport::{Fault, Phase};
use crate::cases::delivery::mail_retried;
use crate::db::{self, Conn, Id};
use crate::time::Moment;
use crate::vault::{CaseKey, Vault};

pub use super::kind::MailKind;
pub use super::pause::{Pause, Reason, find_pause, pause, resume};

/// What a sealed mail is bound to.
pub(super) const LABEL: &str = "mail";

/// How long a claimed mail is nobody else's: longer than handing it over can take.
pub const LEASE: Duration = Duration::minutes(20);

/// So often may a mail bring the program down before it is put aside.
const MOST_UNFINISHED: u32 = 5;

/// Attempts that failed: 1, 2, 4, … minutes apart, then an hour. The last is made after five days.
const MOST_ATTEMPTS: i32 = 126;

/// To one address no more acknowledgements than this: its owner may not be who filled in the form.
const MOST_AN_HOUR: usize = 3;
const MOST_A_DAY: usize = 10;

/// A mail to be put into the outbox.
pub struct NewMail {
    pub kind: MailKind,
    /// Names the mail once and for all: `acknowledgement:<case>`. Taken once.
    pub dedupe_key: String,
    /// The case it is about; `None` when it is about several or none.
    pub case_id: Option<Id>,
    pub letter: Letter,
    /// Waits for a person to look at the case first.
    pub is_held: bool,
}

impl NewMail {
    /// A mail about one case.
    pub fn about(kind: MailKind, case_id: Id, dedupe_key: String, letter: Letter) -> Self {
        Self {
            kind,
            dedupe_key,
            case_id: Some(case_id),
            letter,
            is_held: false,
        }
    }

    /// A mail to staff about several cases, or none.
    pub fn to_staff(kind: MailKind, dedupe_key: String, letter: Letter) -> Self {
        Self {
            kind,
            dedupe_key,
            case_id: None,
            letter,
            is_held: false,
        }
    }

    #[must_use]
    pub fn held(mut self, is_held: bool) -> Self {
        self.is_held = is_held;
        self
    }
}

/// The key of the mail that acknowledges a case.
pub fn acknowledgement_key(case_id: Id) -> String {
    format!("acknowledgement:{case_id}")
}

/// The key of the mail that carries a message of the desk's.
pub fn message_key(kind: MailKind, message: Id) -> String {
    format!("{}:{message}", kind.key())
}

/// The key of the mail that tells `recipient` in this hour that complainants wrote back.
pub fn unread_key(recipient: &str, hour: &str) -> String {
    format!("{}:{recipient}:{hour}", MailKind::Unread.key())
}

/// The key of the mail that answers a case.
pub fn answer_key(case_id: Id) -> String {
    format!("answer:{case_id}")
}

/// The key of one of several mails of a kind about a case; `which` tells them apart.
pub fn numbered_key(kind: MailKind, case_id: Id, which: &str) -> String {
    format!("{}:{case_id}:{which}", kind.key())
}

/// The Message-ID of the mail under `dedupe_key`: always the same, and not to be guessed, lest
/// somebody sends a mail of that name first and mail programs drop ours as its copy.
pub fn message_id(vault: &Vault, domain: &str, dedupe_key: &str) -> String {
    let mac = vault.mac("message-id", &[dedupe_key.as_bytes()]);
    let name = hex(mac.first_chunk::<16>().map_or(&[], |name| name));
    format!("<{name}@{domain}>")
}

/// Bytes in hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

/// What an address is counted by, whatever the case of its letters.
pub fn recipient_print(vault: &Vault, address: &str) -> i64 {
    vault.print("mail-recipient", &address.trim().to_lowercase())
}

/// Seals a mail, outside any transaction. `case_key` is needed for mails to complainants, so that
/// what was written to them goes when the key of their case goes.
pub fn seal(
    vault: &Vault,
    case_key: Option<&CaseKey>,
    domain: &str,
    mail: &NewMail,
    now: Moment,
) -> Result<NewOutboxRow, serde_json::Error> {
    let sealed = match case_key.filter(|_| mail.kind.is_to_complainant()) {
        Some(key) => key.seal_json(LABEL, &mail.letter)?,
        None => vault.seal_json(LABEL, &mail.letter)?,
    };
    Ok(NewOutboxRow {
        id: Id::new(now),
        message_id: message_id(vault, domain, &mail.dedupe_key),
        dedupe_key: mail.dedupe_key.clone(),
        kind: mail.kind.key().to_owned(),
        priority: mail.kind.priority().number(),
        case_id: mail.case_id,
        recipient: recipient_print(vault, &mail.letter.to),
        sealed,
        state: if mail.is_held { "held" } else { "pending" }.to_owned(),
        not_before: now,
        attempts: 0,
        lease_until: Moment::from_micros(0),
        fence: 0,
        created_at: now,
    })
}

/// What became of putting a mail into the outbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Enqueued {
    New(Id),
    /// A mail under this key is there already, sent or not.
    AlreadyThere,
}

/// Puts a sealed mail into the outbox, inside the transaction of what it reports. Over the cap of
/// its address it waits for a free slot; it is never dropped.
pub fn enqueue(conn: &mut Conn, row: &NewOutboxRow) -> db::Result<Enqueued> {
    let mut row = row.clone();
    if row.state == "pending" {
        row.not_before = slot_at_enqueueing(conn, &row)?;
    }
    match db::savepoint(conn, |conn| store::insert(conn, &row)) {
        Ok(()) => Ok(Enqueued::New(row.id)),
        Err(db::Error::Unique(_)) => Ok(Enqueued::AlreadyThere),
        Err(why) => Err(why),
    }
}

fn slot_at_enqueueing(conn: &mut Conn, row: &NewOutboxRow) -> db::Result<Moment> {
    if !MailKind::from_key(&row.kind).is_some_and(MailKind::is_capped) {
        return Ok(row.not_before);
    }
    let booked = store::list_booked(conn, row.recipient, MOST_A_DAY)?;
    Ok(free_slot(row.not_before, &booked))
}

/// The first instant from `now` on at which one more mail stays within the caps, given the instants
/// of the mails before it, newest first.
fn free_slot(now: Moment, before: &[Moment]) -> Moment {
    let third = before
        .get(MOST_AN_HOUR - 1)
        .map(|at| at.plus(Duration::hours(1)));
    let tenth = before
        .get(MOST_A_DAY - 1)
        .map(|at| at.plus(Duration::hours(24)));
    [Some(now), third, tenth]
        .into_iter()
        .flatten()
        .max()
        .unwrap_or(now)
}

/// Lets the held mails of a case go, once a person has looked at it. Returns how many.
pub fn release_held(conn: &mut Conn, case_id: Id, now: Moment) -> db::Result<usize> {
    let mut released = 0;
    for (id, kind, recipient) in store::list_held(conn, case_id)? {
        let not_before = if MailKind::from_key(&kind).is_some_and(MailKind::is_capped) {
            free_slot(now, &store::list_booked(conn, recipient, MOST_A_DAY)?)
        } else {
            now
        };
        released += store::release(conn, id, not_before)?;
    }
    Ok(released)
}

/// Ends the held mails of a case that turned out to be no complaint. Returns how many.
pub fn drop_held(conn: &mut Conn, case_id: Id, now: Moment) -> db::Result<usize> {
    store::drop_held(conn, case_id, now)
}

/// What became of asking for another attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retried {
    Done,
    /// There is no such mail, or it was not given up.
    NotGivenUp,
    /// It carries an answer: that is sent again on the page of its case, which knows what else was done.
    OnItsCase,
}

/// Gives a mail that was given up its attempts anew, and says so in the history of its case.
pub fn retry(conn: &mut Conn, id: Id, now: Moment) -> db::Result<Retried> {
    let Some((kind, case_id)) = store::find_given_up(conn, id)? else {
        return Ok(Retried::NotGivenUp);
    };
    let kind = MailKind::from_key(&kind);
    if matches!(kind, None | Some(MailKind::Answer | MailKind::ReviewAnswer)) {
        return Ok(Retried::OnItsCase);
    }
    if !store::revive(conn, id, now)? {
        return Ok(Retried::NotGivenUp);
    }
    if let Some((kind, case_id)) = kind.filter(|kind| kind.is_to_complainant()).zip(case_id) {
        mail_retried(conn, case_id, kind.key(), now)?;
    }
    Ok(Retried::Done)
}

/// A mail that is ours to hand over until its lease runs out.
#[derive(Clone, Debug)]
pub struct Claimed {
    pub id: Id,
    pub fence: i32,
    pub kind: MailKind,
    pub case_id: Option<Id>,
    pub(super) recipient: i64,
    pub sealed: Vec<u8>,
    pub message_id: String,
    /// This one included.
    pub attempts: i32,
    /// How often handing it over was begun and never ended, this one included.
    pub unfinished: u32,
}

/// What a search for work found.
#[derive(Clone, Debug)]
pub enum Found {
    Mail(Claimed),
    /// It brought the program down too often: put aside, its case has to be told.
    Poison(Claimed),
    Nothing,
}

/// Claims the next mail that is due; none while the outbox is paused.
pub fn claim_next(conn: &mut Conn, now: Moment) -> db::Result<Found> {
    if pause::find_pause(conn)?.is_some() {
        return Ok(Found::Nothing);
    }
    for priority in Priority::ALL {
        loop {
            match look_at(conn, priority, now)? {
                Looked::Found(found) => return Ok(found),
                // All it saw has to wait; more may be due behind them.
                Looked::Postponed => {}
                Looked::Nothing => break,
            }
        }
    }
    Ok(Found::Nothing)
}

enum Looked {
    Found(Found),
    Postponed,
    Nothing,
}

fn look_at(conn: &mut Conn, priority: Priority, now: Moment) -> db::Result<Looked> {
    let mut has_postponed = false;
    for mail in store::list_due(conn, now, priority.number(), priority.is_newest_first())? {
        if MailKind::from_key(&mail.kind).is_none() {
            // Of another program than this one: it must not keep all others back.
            tracing::error!(mail = %mail.id, "a mail of no known kind was put aside");
            let fault = Fault::of(Phase::Unreadable).to_string();
            has_postponed |= store::mark_given_up(conn, (mail.id, mail.fence), &fault, now)?;
            continue;
        }
        let slot = slot_at_claiming(conn, &mail, now)?;
        if slot > now {
            has_postponed |= store::postpone(conn, mail.id, mail.fence, slot)?;
        } else if let Some(claimed) = claim(conn, mail, now)? {
            let is_poison = claimed.unfinished > MOST_UNFINISHED;
            let found = if is_poison {
                Found::Poison(claimed)
            } else {
                Found::Mail(claimed)
            };
            return Ok(Looked::Found(found));
        }
    }
    Ok(if has_postponed {
        Looked::Postponed
    } else {
        Looked::Nothing
    })
}

/// The caps once more, by what has really left: after an outage many slots lie in the past.
fn slot_at_claiming(conn: &mut Conn, mail: &Waiting, now: Moment) -> db::Result<Moment> {
    if !MailKind::from_key(&mail.kind).is_some_and(MailKind::is_capped) {
        return Ok(now);
    }
    Ok(free_slot(
        now,
        &store::list_sent(conn, mail.recipient, MOST_A_DAY)?,
    ))
}

fn claim(conn: &mut Conn, mail: Waiting, now: Moment) -> db::Result<Option<Claimed>> {
    let unfinished = unfinished_before(mail.last_error.as_deref()) + 1;
    let kind = MailKind::from_key(&mail.kind)
        .ok_or_else(|| db::Error::Corrupt(format!("the kind of mail {}", mail.id)))?;
    let mark = format!("{} {unfinished}", Fault::of(Phase::Unfinished));
    if !store::lease(conn, mail.id, mail.fence, now.plus(LEASE), &mark)? {
        return Ok(None);
    }
    Ok(Some(Claimed {
        id: mail.id,
        fence: mail.fence.saturating_add(1),
        kind,
        case_id: mail.case_id,
        recipient: mail.recipient,
        sealed: mail.sealed,
        message_id: mail.message_id,
        attempts: mail.attempts.saturating_add(1),
        unfinished,
    }))
}

/// Claiming marks the row as unfinished; finishing it in any way takes the mark away.
fn unfinished_before(last_error: Option<&str>) -> u32 {
    last_error
        .and_then(|error| error.strip_prefix("unfinished "))
        .and_then(|count| count.parse().ok())
        .unwrap_or(0)
}

/// How handing over a claimed mail ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Sent {
        route: &'static str,
    },
    /// Try again then.
    Retry {
        fault: Fault,
        not_before: Moment,
    },
    GivenUp {
        fault: Fault,
    },
}

impl End {
    /// What a failed attempt comes to: another one later, or none after five days of them.
    pub fn after_failure(claimed: &Claimed, fault: Fault, now: Moment) -> Self {
        let crashed_too_often =
            fault.phase == Phase::Unfinished && claimed.unfinished >= MOST_UNFINISHED;
        if claimed.attempts >= MOST_ATTEMPTS || crashed_too_often {
            return Self::GivenUp { fault };
        }
        let doublings = u32::try_from(claimed.attempts.clamp(1, 7) - 1).unwrap_or(0);
        let minutes = i64::from(2_u32.pow(doublings).min(60));
        Self::Retry {
            fault,
            not_before: now.plus(Duration::minutes(minutes)),
        }
    }
}

/// Writes down how it ended; `false` when the lease ran out and somebody else has the mail now.
pub fn finish(conn: &mut Conn, claimed: &Claimed, end: End, now: Moment) -> db::Result<bool> {
    let (id, fence) = (claimed.id, claimed.fence);
    match end {
        End::Sent { route } => store::mark_sent(conn, (id, fence), route, now),
        End::Retry { fault, not_before } => {
            let error = match fault.phase {
                Phase::Unfinished => format!("{fault} {}", claimed.unfinished),
                _ => fault.to_string(),
            };
            store::mark_retry(conn, (id, fence), &error, not_before)
        }
        End::GivenUp { fault } => store::mark_given_up(conn, (id, fence), &fault.to_string(), now),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: i64) -> Moment {
        Moment::from_micros(0).plus(Duration::minutes(minutes))
    }

    #[test]
    fn three_an_hour_and_ten_a_day_and_never_dropped() {
        let mut left: Vec<Moment> = Vec::new();
        for _ in 0..25 {
            left.insert(0, free_slot(at(0), &left));
        }
        left.reverse();
        let minutes: Vec<i64> = left
            .iter()
            .map(|slot| slot.since(at(0)).num_minutes())
            .collect();
        assert_eq!(minutes[..10], [0, 0, 0, 60, 60, 60, 120, 120, 120, 180]);
        assert_eq!(minutes[10..14], [1440, 1440, 1440, 1500]);
        for window in left.windows(MOST_A_DAY + 1) {
            assert!(window[MOST_A_DAY].since(window[0]) >= Duration::hours(24));
        }
    }

    #[test]
    fn attempts_are_doubling_then_hourly_for_five_days() {
        let mut claimed = Claimed {
            id: Id::new(at(0)),
            fence: 1,
            kind: MailKind::Answer,
            case_id: None,
            recipient: 0,
            sealed: Vec::new(),
            message_id: String::new(),
            attempts: 0,
            unfinished: 1,
        };
        let fault = Fault {
            phase: Phase::Recipient,
            code: Some(451),
        };
        let mut waits = Vec::new();
        loop {
            claimed.attempts += 1;
            match End::after_failure(&claimed, fault, at(0)) {
                End::Retry { not_before, .. } => waits.push(not_before.since(at(0)).num_minutes()),
                end => break assert_eq!(end, End::GivenUp { fault }),
            }
        }
        assert_eq!(waits[..8], [1, 2, 4, 8, 16, 32, 60, 60]);
        let days = waits.iter().sum::<i64>() / (24 * 60);
        assert_eq!(days, 5);
    }
}
