//! One pass over the outbox: claim a mail, hand it over with no transaction open, write down how
//! it ended together with what that means for its case. A pass may be cut off anywhere and run by
//! several instances at once.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use super::letter::Letter;
use super::outbox::{self, Claimed, End, Found, LABEL};
use super::room::PostRoom;
use super::transport::{Answer, Fault, Outgoing, Phase, Post};
use super::troubles::is_damage;
use super::{bounce, store, thread};
use crate::cases::delivery::{mail_accepted, mail_given_up, other_mail_given_up};
use crate::cases::store::find_key;
use crate::db::{self, Conn, Db};
use crate::duties::deadline::Rules;
use crate::time::{Clock, Moment};
use crate::vault::Vault;

/// Mails handed over in one pass at most; the next pass goes on.
const MOST_A_PASS: usize = 500;

/// What a pass needs.
#[derive(Clone, Copy)]
pub struct Courier<'a> {
    pub db: &'a Db,
    pub vault: &'a Vault,
    pub rules: &'a Arc<Rules>,
    pub clock: &'a Clock,
    pub room: &'a PostRoom,
}

/// What a pass came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub sent: usize,
    pub retried: usize,
    pub given_up: usize,
    /// The server itself was at fault: it is left in peace for a while.
    pub stopped_by: Option<Fault>,
}

/// Delivers what is due.
pub async fn deliver_due(courier: Courier<'_>) -> db::Result<Report> {
    let mut report = Report::default();
    let paused = courier.db.read(outbox::find_pause).await?;
    courier.room.note_pause(paused);
    if paused.is_some() || courier.room.is_resting(courier.clock.now()) {
        return Ok(report);
    }
    let mut post = courier.room.transport.open();
    let done = pass(courier, &mut post, &mut report).await;
    post.close().await;
    done.map(|()| report)
}

async fn pass(courier: Courier<'_>, post: &mut Post<'_>, report: &mut Report) -> db::Result<()> {
    for _ in 0..MOST_A_PASS {
        let now = courier.clock.now();
        let claimed = match courier
            .db
            .write(move |conn| outbox::claim_next(conn, now))
            .await?
        {
            Found::Nothing => return Ok(()),
            Found::Mail(claimed) => claimed,
            Found::Poison(claimed) => {
                let fault = Fault::of(Phase::Unfinished);
                finish(courier, claimed, End::GivenUp { fault }, now).await?;
                report.given_up += 1;
                continue;
            }
        };
        let answer = hand_over(courier, post, &claimed).await?;
        let now = courier.clock.now();
        let end = match answer {
            Answer::Sent => End::Sent {
                route: courier.room.transport.route(),
            },
            Answer::Retry(fault) => End::after_failure(&claimed, fault, now),
            Answer::GiveUp(fault) => End::GivenUp { fault },
        };
        match end {
            End::Sent { .. } => report.sent += 1,
            End::Retry { .. } => report.retried += 1,
            End::GivenUp { .. } => report.given_up += 1,
        }
        log(&claimed, end);
        finish(courier, claimed, end, now).await?;
        match answer {
            Answer::Sent => courier.room.recovered(),
            Answer::Retry(fault) if fault.concerns_the_server() => {
                courier.room.rest(fault, now);
                report.stopped_by = Some(fault);
                return Ok(());
            }
            Answer::Retry(_) | Answer::GiveUp(_) => {}
        }
    }
    Ok(())
}

async fn hand_over(
    courier: Courier<'_>,
    post: &mut Post<'_>,
    claimed: &Claimed,
) -> db::Result<Answer> {
    let letter = match open(courier, claimed).await {
        Ok(Ok(letter)) => letter,
        Ok(Err(fault)) => return Ok(Answer::GiveUp(fault)),
        // One whose case can't be read keeps nobody else's mail back.
        Err(why) if is_damage(&why) => {
            tracing::error!(mail = %claimed.id, error = %why, "a mail can't be read");
            return Ok(Answer::GiveUp(Fault::of(Phase::Unreadable)));
        }
        Err(why) => return Err(why),
    };
    if is_suppressed(courier, claimed).await? {
        return Ok(Answer::GiveUp(Fault::of(Phase::Suppressed)));
    }
    Ok(match composed(courier, claimed, &letter) {
        Some(Ok(outgoing)) => post.send(&outgoing).await,
        Some(Err(fault)) => Answer::GiveUp(fault),
        // A panic: perhaps passing, so tried again, but only a few times.
        None => Answer::Retry(Fault::of(Phase::Unfinished)),
    })
}

fn composed(
    courier: Courier<'_>,
    claimed: &Claimed,
    letter: &Letter,
) -> Option<Result<Outgoing, Fault>> {
    let compose = || letter.compose(&courier.room.sender, &claimed.message_id);
    catch_unwind(AssertUnwindSafe(compose)).ok()
}

/// Unseals a mail; one whose case was erased cannot be read any more, and must not be.
async fn open(courier: Courier<'_>, claimed: &Claimed) -> db::Result<Result<Letter, Fault>> {
    let vault = courier.vault;
    let unreadable = Fault::of(Phase::Unreadable);
    let case_id = claimed.case_id.filter(|_| claimed.kind.is_to_complainant());
    let Some(case_id) = case_id else {
        return Ok(vault
            .open_json(LABEL, &claimed.sealed)
            .map_err(|_reason| unreadable));
    };
    let (keys, id, sealed) = (vault.clone(), claimed.id, claimed.sealed.clone());
    let read = move |conn: &mut Conn| {
        let Some(key) = find_key(conn, &keys, case_id)? else {
            return Ok(None);
        };
        let Ok(letter) = key.open_json::<Letter>(LABEL, &sealed) else {
            return Ok(None);
        };
        let thread = thread::before(conn, &key, case_id, (id, letter.written_at))?;
        Ok(Some(letter.in_thread(thread)))
    };
    Ok(courier.db.read(read).await?.ok_or(unreadable))
}

/// Whether mails to its address have come back so often that what leaves by itself is kept: then a
/// person finds another way.
async fn is_suppressed(courier: Courier<'_>, claimed: &Claimed) -> db::Result<bool> {
    if !claimed.kind.is_capped() {
        return Ok(false);
    }
    let recipient = claimed.recipient;
    let since = courier.clock.now().plus(-bounce::MEMORY);
    let count = move |conn: &mut Conn| store::count_bounced(conn, recipient, since);
    Ok(courier.db.read(count).await? >= bounce::MOST)
}

async fn finish(courier: Courier<'_>, claimed: Claimed, end: End, now: Moment) -> db::Result<()> {
    let rules = Arc::clone(courier.rules);
    let (id, alone) = (claimed.id, claimed.clone());
    let both = move |conn: &mut Conn| {
        if outbox::finish(conn, &claimed, end, now)? {
            tell_case(conn, &rules, &claimed, end, now)?;
        }
        Ok(())
    };
    match courier.db.write(both).await {
        Err(why @ (db::Error::Corrupt(_) | db::Error::Other(_))) => {
            // The mail has left; were that not written down, it would leave again and again.
            tracing::error!(mail = %id, error = %why, "a mail's fate could not be told to its case");
            courier
                .db
                .write(move |conn| outbox::finish(conn, &alone, end, now))
                .await
                .map(|_| ())
        }
        done => done,
    }
}

fn tell_case(
    conn: &mut Conn,
    rules: &Rules,
    claimed: &Claimed,
    end: End,
    now: Moment,
) -> db::Result<()> {
    let Some(case_id) = claimed.case_id.filter(|_| claimed.kind.is_to_complainant()) else {
        return Ok(());
    };
    match (end, claimed.kind.awaited()) {
        (End::Sent { route }, Some(awaited)) => {
            mail_accepted(conn, rules, case_id, awaited, (now, route))
        }
        (End::GivenUp { fault }, Some(awaited)) => {
            mail_given_up(conn, case_id, awaited, now, &fault.to_string())
        }
        (End::GivenUp { fault }, None) => {
            let kind = claimed.kind.key();
            other_mail_given_up(conn, case_id, kind, now, &fault.to_string())
        }
        (End::Sent { .. }, None) | (End::Retry { .. }, _) => Ok(()),
    }
}

fn log(claimed: &Claimed, end: End) {
    let (mail, kind) = (claimed.id, claimed.kind.key());
    match end {
        End::Sent { route } => tracing::info!(%mail, kind, route, "mail sent"),
        End::Retry { fault, .. } => {
            tracing::warn!(%mail, kind, %fault, "mail not sent, will retry");
        }
        End::GivenUp { fault } => tracing::error!(%mail, kind, %fault, "mail given up"),
    }
}
