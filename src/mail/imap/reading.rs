//! One look through an opened mailbox.

use std::time::Duration;

use async_imap::Session;
use async_imap::types::{Fetch, Flag};
use futures_util::{StreamExt, TryStreamExt, stream};

use super::server::{command, fault, within};
use super::store::{self, MailboxRow};
use super::watch::Mailbox;
use crate::db::{Conn, Db};
use crate::files::{Files, Offered, Stored};
use crate::mail::inbound::{MOST_KEPT, MOST_WHOLE};
use crate::mail::transport::{Fault, Phase};
use crate::mail::wire::Wire;
use crate::time::{Clock, Moment};
use crate::vault::Vault;

/// A message comes in pieces of this size: what has to lie in memory at once.
const PIECE: usize = 1024 * 1024;
const PIECE_PATIENCE: Duration = Duration::from_secs(180);

/// Marks what was taken, where the server lets flags be made.
const TAKEN: &str = "$LeakdeskTaken";

/// After the server has numbered its messages anew, so far back before the last look.
const OVERLAP: chrono::Duration = chrono::Duration::days(2);

/// So often may a message bring the reader down before it is passed over.
const MOST_STRIKES: u8 = 3;

/// How far is written down after so many messages.
const SAVED_EVERY: usize = 25;

/// What reading takes.
#[derive(Clone, Copy)]
pub struct Office<'a> {
    pub db: &'a Db,
    pub clock: &'a Clock,
    /// Where a message goes, while it is read, that is too large to be held.
    pub files: &'a Files,
    pub vault: &'a Vault,
}

/// Where a message lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub mailbox: String,
    pub uid_validity: u32,
    pub uid: u32,
}

/// A message as it lies in the mailbox.
pub struct Fetched {
    /// All of it, or its first [`MOST_WHOLE`] bytes.
    pub raw: Vec<u8>,
    /// All of a larger one, as it was stored while it was read.
    pub kept: Option<Stored>,
    /// Of the whole message.
    pub size: u64,
    /// When the server got it (INTERNALDATE).
    pub received_at: Moment,
    pub place: Place,
}

/// What a look through the mailbox came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub taken: usize,
    /// Could not be taken now; tried again with the next look.
    pub left_out: usize,
}

/// What a mailbox says about itself when it is opened.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opened {
    uid_validity: u32,
    /// The number the next message gets.
    uid_next: u32,
    keeps_flags: bool,
}

impl Opened {
    pub(super) async fn select(
        session: &mut Session<Wire>,
        mailbox: &Mailbox,
    ) -> Result<Self, Fault> {
        let found = command(Phase::Mailbox, session.select(&mailbox.server.mailbox)).await?;
        let may_make = |flag: &Flag<'_>| match flag {
            Flag::MayCreate => true,
            Flag::Custom(name) => name.eq_ignore_ascii_case(TAKEN),
            _ => false,
        };
        Ok(Self {
            // Without UIDVALIDITY nothing can be remembered: a mailbox that cannot be read.
            uid_validity: found.uid_validity.ok_or(Fault::of(Phase::Mailbox))?,
            uid_next: found.uid_next.unwrap_or(0),
            keeps_flags: found.permanent_flags.iter().any(may_make),
        })
    }
}

/// Takes what is new, one message after the other. `take` returns once what became of a message is
/// committed; what it refuses is left for the next look.
pub(super) async fn look_through<T>(
    office: Office<'_>,
    mailbox: &Mailbox,
    (session, opened): (&mut Session<Wire>, Opened),
    take: &T,
) -> Result<Report, Fault>
where
    T: AsyncFn(Fetched) -> Result<(), String>,
{
    let before = mailbox.load(office).await;
    let uids = list_new(session, opened, &before).await?;
    let newest = uids.iter().copied().max();
    let mut progress = Progress::new(&before, opened);
    for uid in uids {
        if mailbox.strikes(uid) >= MOST_STRIKES {
            progress.leave_out(uid);
            continue;
        }
        // Whatever brings the reader down, this message has been tried.
        mailbox.strike(uid);
        let Some(fetched) = fetch(office, (session, opened), mailbox, uid).await? else {
            mailbox.forget_strikes(uid);
            continue;
        };
        match take(fetched).await {
            Ok(()) => {
                mark(session, opened, uid).await?;
                progress.take();
            }
            Err(why) => {
                tracing::error!(uid, error = %why, "a message could not be taken in");
                progress.leave_out(uid);
            }
        }
        mailbox.forget_strikes(uid);
        if progress.report.taken % SAVED_EVERY == SAVED_EVERY - 1 {
            mailbox.save(office, progress.row(&before, uid)).await;
        }
    }
    let last = newest.unwrap_or(0).max(opened.uid_next.saturating_sub(1));
    let row = MailboxRow {
        read_at: office.clock.now(),
        failing_since: None,
        fault: None,
        ..progress.row(&before, last)
    };
    mailbox.save(office, row).await;
    Ok(progress.report)
}

/// How far a look has come.
struct Progress {
    report: Report,
    /// The first message left out: the next look begins there.
    first_left: Option<u32>,
    is_first_look: bool,
    uid_validity: u32,
}

impl Progress {
    fn new(before: &MailboxRow, opened: Opened) -> Self {
        Self {
            report: Report::default(),
            first_left: None,
            is_first_look: before.uid_validity != i64::from(opened.uid_validity),
            uid_validity: opened.uid_validity,
        }
    }

    fn take(&mut self) {
        self.report.taken = self.report.taken.saturating_add(1);
    }

    fn leave_out(&mut self, uid: u32) {
        self.report.left_out = self.report.left_out.saturating_add(1);
        self.first_left = Some(self.first_left.map_or(uid, |first| first.min(uid)));
    }

    /// The mailbox as read up to `uid`. While the first look under new numbers is not complete, the
    /// numbers are not remembered: it is begun again.
    fn row(&self, before: &MailboxRow, uid: u32) -> MailboxRow {
        let left_out = i32::try_from(self.report.left_out).unwrap_or(i32::MAX);
        if self.is_first_look && self.first_left.is_some() {
            return MailboxRow {
                left_out,
                ..before.clone()
            };
        }
        let up_to = self.first_left.map_or(uid, |left| left.saturating_sub(1));
        MailboxRow {
            uid_validity: i64::from(self.uid_validity),
            read_up_to: if self.is_first_look {
                i64::from(up_to)
            } else {
                before.read_up_to.max(i64::from(up_to))
            },
            left_out,
            ..before.clone()
        }
    }
}

/// The UIDs of what is new, ascending. Of a mailbox never read before it is what nobody has read;
/// of one numbered anew, what arrived since shortly before the last look; else what came behind the
/// last message taken, read by somebody or not.
async fn list_new(
    session: &mut Session<Wire>,
    opened: Opened,
    before: &MailboxRow,
) -> Result<Vec<u32>, Fault> {
    let is_same = before.uid_validity == i64::from(opened.uid_validity);
    let mut query = if !before.is_known() {
        "UNSEEN".to_owned()
    } else if is_same {
        format!("UID {}:*", before.read_up_to.saturating_add(1))
    } else {
        let since = before.read_at.plus(-OVERLAP).utc();
        format!("SINCE {}", since.format("%-d-%b-%Y"))
    };
    if opened.keeps_flags {
        query.push_str(" UNKEYWORD ");
        query.push_str(TAKEN);
    }
    let found = command(Phase::Mailbox, session.uid_search(query)).await?;
    // `9:*` names the last message even when it is number 8.
    let is_new = |uid: &u32| !is_same || i64::from(*uid) > before.read_up_to;
    let mut uids: Vec<u32> = found.into_iter().filter(is_new).collect();
    uids.sort_unstable();
    Ok(uids)
}

/// Reads a message piece by piece, without marking it. `None`: it is gone.
async fn fetch(
    office: Office<'_>,
    (session, opened): (&mut Session<Wire>, Opened),
    mailbox: &Mailbox,
    uid: u32,
) -> Result<Option<Fetched>, Fault> {
    let Some((mut raw, size, received_at)) = fetch_first(office, session, uid).await? else {
        return Ok(None);
    };
    let whole = usize::try_from(size).unwrap_or(usize::MAX);
    while raw.len() < whole.min(MOST_WHOLE) {
        let piece = fetch_piece(session, uid, raw.len()).await?;
        if piece.is_empty() {
            break;
        }
        raw.extend_from_slice(&piece);
    }
    let kept = if whole > MOST_WHOLE {
        keep(office, session, uid, &raw).await?
    } else {
        None
    };
    raw.truncate(MOST_WHOLE);
    Ok(Some(Fetched {
        size: u64::from(size).max(u64::try_from(raw.len()).unwrap_or(u64::MAX)),
        raw,
        kept,
        received_at,
        place: Place {
            mailbox: mailbox.server.mailbox.clone(),
            uid_validity: opened.uid_validity,
            uid,
        },
    }))
}

/// Puts a large message into the file store while it is read: its beginning, which is here, and the
/// rest. One that is larger than anything is kept has only its beginning.
async fn keep(
    office: Office<'_>,
    session: &mut Session<Wire>,
    uid: u32,
    beginning: &[u8],
) -> Result<Option<Stored>, Fault> {
    let state = (session, 0_usize);
    let pieces = stream::try_unfold(state, |(session, from)| async move {
        let piece = if from < beginning.len() {
            let piece = beginning.iter().skip(from).take(PIECE).copied();
            piece.collect()
        } else {
            let fetched = fetch_piece(session, uid, from).await;
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
    session: &mut Session<Wire>,
    uid: u32,
) -> Result<Option<(Vec<u8>, u32, Moment)>, Fault> {
    let what = format!("(UID INTERNALDATE RFC822.SIZE BODY.PEEK[]<0.{PIECE}>)");
    let Some(fetch) = fetch_one(session, uid, &what).await? else {
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

async fn fetch_piece(session: &mut Session<Wire>, uid: u32, from: usize) -> Result<Vec<u8>, Fault> {
    let what = format!("(UID BODY.PEEK[]<{from}.{PIECE}>)");
    let fetch = fetch_one(session, uid, &what).await?;
    Ok(fetch
        .and_then(|fetch| fetch.body().map(<[u8]>::to_vec))
        .unwrap_or_default())
}

/// What the server says about this message; what it says unasked about others is passed over.
async fn fetch_one(
    session: &mut Session<Wire>,
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
    // What the server tells by itself is not needed, and would fill up.
    while session.unsolicited_responses.try_recv().is_ok() {}
    read.map_err(|error: async_imap::error::Error| fault(&error, Phase::Mailbox))
}

/// Marks a message as taken, for people who look into the mailbox and for the next look.
async fn mark(session: &mut Session<Wire>, opened: Opened, uid: u32) -> Result<(), Fault> {
    let flags = if opened.keeps_flags {
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

impl Mailbox {
    async fn load(&self, office: Office<'_>) -> MailboxRow {
        let name = self.name;
        let found = office.db.read(move |conn| store::find(conn, name)).await;
        // Out of reach, nothing will be taken either.
        found
            .ok()
            .flatten()
            .unwrap_or_else(|| MailboxRow::new(name))
    }

    async fn save(&self, office: Office<'_>, row: MailboxRow) {
        let put = move |conn: &mut Conn| store::put(conn, &row);
        if let Err(why) = office.db.write(put).await {
            tracing::error!(error = %why, "how far the mailbox was read could not be written down");
        }
    }

    /// Writes down that the mailbox can't be read; says so in the log when it is new.
    pub(super) async fn note_fault(&self, office: Office<'_>, fault: Fault) {
        let before = self.load(office).await;
        let now = office.clock.now();
        if before.failing_since.is_none() {
            tracing::error!(%fault, "the mailbox for complaints can't be read");
        }
        let row = MailboxRow {
            failing_since: before.failing_since.or(Some(now)),
            fault: Some(fault.to_string()),
            ..before
        };
        self.save(office, row).await;
    }
}
