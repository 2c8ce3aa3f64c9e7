//! One look through an opened mailbox.

use async_imap::Session;
use async_imap::types::Flag;

use super::fetching::{Asked, fetch, hear, mark};
use super::server::command;
use super::store::{self, MailboxRow};
use super::watch::Mailbox;
use crate::db::{Conn, Db};
use crate::files::{Files, Stored};
use crate::mail::transport::{Fault, Phase};
use crate::mail::wire::Wire;
use crate::time::{Clock, Moment};
use crate::vault::Vault;

/// Marks what was taken, where the server lets flags be made.
pub(super) const TAKEN: &str = "$LeakdeskTaken";

/// After the server has numbered its messages anew, so far back before the last look.
const OVERLAP: chrono::Duration = chrono::Duration::days(2);

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
    /// All of it, or its first [`crate::mail::inbound::MOST_WHOLE`] bytes.
    pub raw: Vec<u8>,
    /// All of a larger one, as it was stored while it was read.
    pub kept: Option<Stored>,
    /// Of the whole message.
    pub size: u64,
    /// All of it is in `raw`.
    pub is_whole: bool,
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

    pub(super) const fn uid_validity(self) -> u32 {
        self.uid_validity
    }

    pub(super) const fn keeps_flags(self) -> bool {
        self.keeps_flags
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
    let began = office.clock.now();
    // Without knowing how far it was read, what somebody has read meanwhile would be passed over.
    let before = mailbox.load(office).await?;
    mailbox.numbered(opened.uid_validity);
    let uids = list_new((session, mailbox), opened, &before).await?;
    let newest = uids.iter().copied().max();
    let mut progress = Progress::new(&before, opened);
    for uid in uids {
        if mailbox.has_taken(uid) {
            continue;
        }
        if mailbox.passes_over(uid) {
            progress.leave_out(uid);
            continue;
        }
        match take_one(office, mailbox, (session, opened), uid, take).await? {
            Some(true) => progress.take(mailbox, uid),
            Some(false) => progress.leave_out(uid),
            None => {}
        }
        if progress.is_worth_saving() {
            mailbox.save(office, progress.row(&before, uid)).await;
        }
    }
    if progress.report.left_out == 0 {
        mailbox.forget_taken();
    }
    let row = progress.row(&before, progress.last(newest, opened));
    let row = MailboxRow {
        // What was left out is looked for from there, should the server number its messages anew.
        read_at: if progress.report.left_out == 0 {
            began
        } else {
            before.read_at
        },
        failing_since: None,
        fault: None,
        ..row
    };
    mailbox.save(office, row).await;
    Ok(progress.report)
}

/// Whether a message was taken; `None`: it is gone.
async fn take_one<T>(
    office: Office<'_>,
    mailbox: &Mailbox,
    (session, opened): (&mut Session<Wire>, Opened),
    uid: u32,
    take: &T,
) -> Result<Option<bool>, Fault>
where
    T: AsyncFn(Fetched) -> Result<(), String>,
{
    // Whatever brings the reader down, this message has been tried.
    mailbox.strike(uid);
    let fetched = match fetch(office, (session, opened), mailbox, uid).await? {
        Asked::Message(fetched) => fetched,
        Asked::Gone => {
            mailbox.forget_strikes(uid);
            return Ok(None);
        }
        Asked::Withheld => {
            if mailbox.is_new_trouble(uid) {
                tracing::error!(uid, "the server does not hand a message over");
            }
            return Ok(Some(false));
        }
    };
    let is_taken = match take(*fetched).await {
        Ok(()) => {
            mark(session, opened, uid).await?;
            hear(session, mailbox);
            mailbox.forget_trouble(uid);
            true
        }
        Err(why) => {
            if mailbox.is_new_trouble(uid) {
                tracing::error!(uid, error = %why, "a message could not be taken in");
            }
            false
        }
    };
    mailbox.forget_strikes(uid);
    Ok(Some(is_taken))
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

    fn take(&mut self, mailbox: &Mailbox, uid: u32) {
        self.report.taken = self.report.taken.saturating_add(1);
        if self.is_first_look || self.first_left.is_some() {
            mailbox.remember_taken(uid);
        }
    }

    fn leave_out(&mut self, uid: u32) {
        self.report.left_out = self.report.left_out.saturating_add(1);
        self.first_left = Some(self.first_left.map_or(uid, |first| first.min(uid)));
    }

    /// A first look counts only as a whole: what it leaves out, being read or old, the next look
    /// would take.
    fn is_worth_saving(&self) -> bool {
        !self.is_first_look && self.report.taken % SAVED_EVERY == SAVED_EVERY - 1
    }

    /// The UID up to which everything was gone through. A first look leaves the old ones out; after
    /// that only what was seen counts as seen, whatever number the server says comes next.
    fn last(&self, newest: Option<u32>, opened: Opened) -> u32 {
        let newest = newest.unwrap_or(0);
        if self.is_first_look {
            newest.max(opened.uid_next.saturating_sub(1))
        } else {
            newest
        }
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
/// last message taken, read by somebody or not, and whatever mark it bears: the mark may be older
/// than a database that was restored.
async fn list_new(
    (session, mailbox): (&mut Session<Wire>, &Mailbox),
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
    if opened.keeps_flags && !is_same {
        query.push_str(" UNKEYWORD ");
        query.push_str(TAKEN);
    }
    hear(session, mailbox);
    mailbox.set_news(false);
    let found = command(Phase::Mailbox, session.uid_search(query)).await?;
    // `9:*` names the last message even when it is number 8.
    let is_new = |uid: &u32| !is_same || i64::from(*uid) > before.read_up_to;
    let mut uids: Vec<u32> = found.into_iter().filter(is_new).collect();
    uids.sort_unstable();
    Ok(uids)
}

impl Mailbox {
    async fn load(&self, office: Office<'_>) -> Result<MailboxRow, Fault> {
        let name = self.name;
        match office.db.read(move |conn| store::find(conn, name)).await {
            Ok(found) => Ok(found.unwrap_or_else(|| MailboxRow::new(name))),
            Err(why) => {
                tracing::error!(error = %why, "how far the mailbox was read could not be looked up");
                Err(Fault::of(Phase::Disk))
            }
        }
    }

    async fn save(&self, office: Office<'_>, row: MailboxRow) {
        let put = move |conn: &mut Conn| store::put(conn, &row);
        if let Err(why) = office.db.write(put).await {
            tracing::error!(error = %why, "how far the mailbox was read could not be written down");
        }
    }

    /// Writes down that the mailbox can't be read; says so in the log when it is new.
    pub(super) async fn note_fault(&self, office: Office<'_>, fault: Fault) {
        let Ok(before) = self.load(office).await else {
            return;
        };
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
