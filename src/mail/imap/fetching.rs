//! Reading one message out of the mailbox, piece by piece, and marking it once it was taken.

use std::time::Duration;

use async_imap::Session;
use async_imap::types::{Fetch, UnsolicitedResponse};
use futures_util::{StreamExt, TryStreamExt, stream};

use super::reading::{Fetched, Office, Opened, Place, TAKEN};
use super::server::{command, fault, within};
use super::watch::Mailbox;
use crate::files::{Offered, Stored};
use crate::mail::inbound::{MOST_KEPT, MOST_WHOLE};
use crate::mail::transport::{Fault, Phase};
use crate::mail::wire::Wire;
use crate::time::Moment;

/// A message comes in pieces of this size: what has to lie in memory at once.
const PIECE: usize = 1024 * 1024;
const PIECE_PATIENCE: Duration = Duration::from_secs(180);

/// What asking for a message came to.
pub(super) enum Asked {
    Message(Box<Fetched>),
    /// Somebody removed it.
    Gone,
    /// It is there, and the server says nothing about it.
    Withheld,
}

/// Reads a message piece by piece, without marking it.
pub(super) async fn fetch(
    office: Office<'_>,
    (session, opened): (&mut Session<Wire>, Opened),
    mailbox: &Mailbox,
    uid: u32,
) -> Result<Asked, Fault> {
    let Some((mut raw, said, received_at)) = fetch_first(office, (session, mailbox), uid).await?
    else {
        return Ok(if is_there(session, uid).await? {
            Asked::Withheld
        } else {
            Asked::Gone
        });
    };
    let said = usize::try_from(said).unwrap_or(usize::MAX);
    let mut newest = raw.len();
    // Servers guess the size: it is at its end where nothing more comes.
    while raw.len() < MOST_WHOLE && (newest >= PIECE || raw.len() < said) {
        let piece = fetch_piece((session, mailbox), uid, raw.len()).await?;
        newest = piece.len();
        if newest == 0 {
            break;
        }
        raw.extend_from_slice(&piece);
    }
    let is_whole = raw.len() < MOST_WHOLE;
    let kept = if is_whole {
        None
    } else {
        keep(office, (session, mailbox), uid, &raw).await?
    };
    raw.truncate(MOST_WHOLE);
    let here = u64::try_from(raw.len()).unwrap_or(u64::MAX);
    let size = match &kept {
        Some(kept) => kept.size,
        None if is_whole => here,
        None => u64::try_from(said).unwrap_or(u64::MAX).max(here),
    };
    Ok(Asked::Message(Box::new(Fetched {
        raw,
        kept,
        size,
        is_whole,
        received_at,
        place: Place {
            mailbox: mailbox.server.mailbox.clone(),
            uid_validity: opened.uid_validity(),
            uid,
        },
    })))
}

/// Puts a large message into the file store while it is read: its beginning, which is here, and the
/// rest. One that is larger than anything is kept has only its beginning.
async fn keep(
    office: Office<'_>,
    (session, mailbox): (&mut Session<Wire>, &Mailbox),
    uid: u32,
    beginning: &[u8],
) -> Result<Option<Stored>, Fault> {
    let state = (session, 0_usize);
    let pieces = stream::try_unfold(state, |(session, from)| async move {
        let piece = if from < beginning.len() {
            let piece = beginning.iter().skip(from).take(PIECE).copied();
            piece.collect()
        } else {
            let fetched = fetch_piece((&mut *session, mailbox), uid, from).await;
            fetched.map_err(|fault| std::io::Error::other(fault.to_string()))?
        };
        let next = from.saturating_add(piece.len());
        Ok::<_, std::io::Error>((!piece.is_empty()).then_some((piece, (session, next))))
    });
    let offered = Offered::by_mail("thu-goc.eml", "message/rfc822", MOST_KEPT);
    let pieces = std::pin::pin!(pieces);
    match office.files.store(office.vault, offered, pieces).await {
        Ok(stored) => Ok(stored.ok()),
        Err(why) => {
            tracing::error!(uid, error = %why, "a large message could not be kept");
            Err(Fault::of(Phase::Disk))
        }
    }
}

async fn fetch_first(
    office: Office<'_>,
    (session, mailbox): (&mut Session<Wire>, &Mailbox),
    uid: u32,
) -> Result<Option<(Vec<u8>, u32, Moment)>, Fault> {
    let what = format!("(UID INTERNALDATE RFC822.SIZE BODY.PEEK[]<0.{PIECE}>)");
    let Some(fetch) = fetch_one((session, mailbox), uid, &what).await? else {
        return Ok(None);
    };
    let now = office.clock.now();
    // A server's clock may run ahead; nothing is received later than now.
    let received_at = fetch.internal_date().map_or(now, |at| {
        Moment::from_micros(at.timestamp_micros()).min(now)
    });
    let body = fetch.body().unwrap_or_default().to_vec();
    Ok(Some((body, fetch.size.unwrap_or(0), received_at)))
}

async fn fetch_piece(
    reader: (&mut Session<Wire>, &Mailbox),
    uid: u32,
    from: usize,
) -> Result<Vec<u8>, Fault> {
    let what = format!("(UID BODY.PEEK[]<{from}.{PIECE}>)");
    let fetch = fetch_one(reader, uid, &what).await?;
    Ok(fetch
        .and_then(|fetch| fetch.body().map(<[u8]>::to_vec))
        .unwrap_or_default())
}

/// What the server says about this message; what it says unasked about others is passed over.
async fn fetch_one(
    (session, mailbox): (&mut Session<Wire>, &Mailbox),
    uid: u32,
    what: &str,
) -> Result<Option<Fetch>, Fault> {
    let reading = async {
        let mut answers = session.uid_fetch(uid.to_string(), what).await?;
        let mut found = None;
        while let Some(answer) = answers.next().await {
            let answer = answer?;
            if answer.uid == Some(uid) && answer.body().is_some() {
                found = Some(answer);
            }
        }
        Ok(found)
    };
    let read = within(PIECE_PATIENCE, Phase::Timeout, reading).await?;
    hear(session, mailbox);
    read.map_err(|error: async_imap::error::Error| fault(&error, Phase::Mailbox))
}

async fn is_there(session: &mut Session<Wire>, uid: u32) -> Result<bool, Fault> {
    let query = format!("UID {uid}");
    let found = command(Phase::Mailbox, session.uid_search(query)).await?;
    Ok(found.contains(&uid))
}

/// Takes in what the server told by itself, which would fill up: of all that, that something came.
pub(super) fn hear(session: &mut Session<Wire>, mailbox: &Mailbox) {
    while let Ok(told) = session.unsolicited_responses.try_recv() {
        if matches!(
            told,
            UnsolicitedResponse::Exists(_) | UnsolicitedResponse::Recent(_)
        ) {
            mailbox.set_news(true);
        }
    }
}

/// Marks a message as taken, for people who look into the mailbox and for the next look.
pub(super) async fn mark(
    session: &mut Session<Wire>,
    opened: Opened,
    uid: u32,
) -> Result<(), Fault> {
    let flags = if opened.keeps_flags() {
        format!("+FLAGS.SILENT (\\Seen {TAKEN})")
    } else {
        "+FLAGS.SILENT (\\Seen)".to_owned()
    };
    let marking = async {
        let answers = session.uid_store(uid.to_string(), flags).await?;
        answers.try_for_each(|_answer| async { Ok(()) }).await
    };
    match command(Phase::Mailbox, marking).await {
        // A mailbox that may only be read is read all the same: contents tell what was taken.
        Err(refused) if refused.phase == Phase::Mailbox => Ok(()),
        marked => marked,
    }
}
