//! The holding pen, emptied by people: a mail becomes a case, is put to one, or is no complaint. Each can
//! be done as long as nobody did another; what was set aside comes back with a click.

use super::parse::{File, MOST_FILES, parse};
use super::store::{self, Decision, Inbound};
use super::words::{MailWords, WORDS};
use super::work::{keep_file, mark_apart, message_words};
use super::{Desk, Fault, KEPT, Place, opening};
use crate::cases::conversation::{self, Incoming};
use crate::cases::message::{MESSAGE, Trust, Via};
use crate::cases::open::Inserted;
use crate::cases::reference::Reference;
use crate::cases::{Case, store as case_store};
use crate::db::{self, Error, Id};
use crate::files::store as file_store;
use crate::files::store::Taken as TakenFile;
use crate::files::{Adopted, FileId, FileRow, NewFileRow, Owner};
use crate::mail::reception::{self, Received};
use crate::time::Moment;
use crate::vault::{CaseKey, Vault};

/// Bytes of a raw message that is read again for its files.
const MOST_READ: usize = 64 * 1024 * 1024;

/// A mail in the hands of somebody at the desk.
#[derive(Clone)]
pub struct Item {
    pub row: Inbound,
    pub words: MailWords,
    /// The raw message.
    pub raw: Option<FileRow>,
}

/// Who decides, and which version of the item they saw.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    pub id: Id,
    pub version: i32,
    pub by: Id,
}

/// What became of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    Done,
    Case(Reference),
    /// There is no such mail, or no longer.
    Gone,
    /// Somebody else was at it.
    Stale,
    /// Nobody to answer to, or nothing said: it has to be entered by hand.
    NoCase,
}

/// A mail that belongs to no case yet.
pub async fn find(desk: Desk<'_>, id: Id) -> Result<Option<Item>, Fault> {
    let vault = desk.vault.clone();
    let found = desk.db.read(move |conn| {
        let Some(row) = store::find(conn, id)?.filter(|row| row.state != Place::Taken) else {
            return Ok(None);
        };
        let words = open_words(&vault, &row);
        let raw = file_store::list_of_inbound(conn, id)?.into_iter().next();
        Ok(Some(Item { row, words, raw }))
    });
    Ok(found.await?)
}

/// The words of a mail that belongs to no case. One whose words are damaged is still to be sorted, and
/// keeps nobody from sorting the others.
pub fn open_words(vault: &Vault, row: &Inbound) -> MailWords {
    vault.open_json(WORDS, &row.sealed).unwrap_or_else(|why| {
        tracing::error!(mail = %row.id, error = %why, "the words of a mail can't be read");
        MailWords {
            is_unreadable: true,
            ..MailWords::default()
        }
    })
}

/// References of cases that a text names, each once.
pub fn references_in(text: &str) -> Vec<Reference> {
    let mut found = Vec::new();
    for word in text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')) {
        let is_one = word
            .get(..2)
            .is_some_and(|start| start.eq_ignore_ascii_case("kn"));
        if !is_one || found.len() >= 20 {
            continue;
        }
        // In a reply address more stands behind it.
        let start = word.get(..10).filter(|_| word.get(10..11) == Some("-"));
        let reference = Reference::parse(word).or_else(|| Reference::parse(start?));
        found.extend(reference.filter(|it| !found.contains(it)));
    }
    found
}

/// Opens a case that was received when the mail was.
pub async fn open_case(desk: Desk<'_>, seen: Seen) -> Result<Decided, Fault> {
    let Some(item) = find(desk, seen.id).await? else {
        return Ok(Decided::Gone);
    };
    let row = &item.row;
    let whence = (row.content.as_slice(), row.received_at);
    let Some(opening) = opening::opening(desk.vault, &item.words, whence, desk.policy_version)
    else {
        return Ok(Decided::NoCase);
    };
    let now = desk.clock.now();
    let reception = desk.reception(&item.words.message_id);
    let mut received = reception.take(&opening, now)?;
    received.prepared.case.received_source = row.received_source;
    received.prepared.case.entered_by = Some(seen.by);
    let case_id = received.prepared.case.id;
    let mut moved = Move::new(item, seen, case_id, now);
    let owner = Owner::Case(case_id);
    moved.keep(desk, &received.prepared.key, &owner).await?;
    let stored = moved.stored.clone();
    let written = desk.db.write(move |conn| moved.open(conn, &received)).await;
    finish(desk, stored, written).await
}

/// Puts the mail to the conversation of `case`. A person says that it belongs there, not who wrote it.
pub async fn attach(
    desk: Desk<'_>,
    seen: Seen,
    (case, key): (Case, CaseKey),
    is_their_address: bool,
) -> Result<Decided, Fault> {
    let Some(item) = find(desk, seen.id).await? else {
        return Ok(Decided::Gone);
    };
    let now = desk.clock.now();
    let incoming = Incoming {
        id: Id::new(now),
        via: Via::Email,
        trust: if is_their_address {
            Trust::Unverified
        } else {
            Trust::SenderDiffers
        },
        at: item.row.received_at,
        now,
        by: Some(seen.by),
        sealed: key.seal_json(MESSAGE, &message_words(&item.words))?,
        inbound: Some(item.row.id),
    };
    let owner = Owner::Message {
        case_id: case.id,
        message_id: incoming.id,
    };
    let mut moved = Move::new(item, seen, case.id, now);
    moved.keep(desk, &key, &owner).await?;
    let stored = moved.stored.clone();
    let reference = case.reference;
    let written = desk
        .db
        .write(move |conn| moved.attach(conn, &incoming, reference))
        .await;
    finish(desk, stored, written).await
}

/// It is no complaint: aside with it, where it can be found for a while.
pub async fn dismiss(desk: Desk<'_>, seen: Seen, reason: String) -> Result<Decided, Fault> {
    put(desk, seen, Place::Aside, reason).await
}

/// Back to where it waits for a person.
pub async fn restore(desk: Desk<'_>, seen: Seen) -> Result<Decided, Fault> {
    put(desk, seen, Place::Pen, String::new()).await
}

async fn put(desk: Desk<'_>, seen: Seen, state: Place, reason: String) -> Result<Decided, Fault> {
    let Some(item) = find(desk, seen.id).await? else {
        return Ok(Decided::Gone);
    };
    let now = desk.clock.now();
    let words = MailWords {
        reason,
        ..item.words
    };
    let decision = Decision {
        state,
        case_id: None,
        at: now,
        by: seen.by,
        keep_until: (state == Place::Aside).then(|| now.plus(KEPT)),
        sealed: desk.vault.seal_json(WORDS, &words)?,
    };
    let write = move |conn: &mut _| store::decide(conn, (seen.id, seen.version), &decision);
    Ok(if desk.db.write(write).await? {
        Decided::Done
    } else {
        Decided::Stale
    })
}

async fn finish(
    desk: Desk<'_>,
    stored: Vec<FileId>,
    written: db::Result<Decided>,
) -> Result<Decided, Fault> {
    let decided = written?;
    if !matches!(decided, Decided::Case(_)) {
        desk.files.discard(stored).await;
    }
    Ok(decided)
}

/// A mail on its way to a case.
struct Move {
    item: Item,
    seen: Seen,
    decision: Decision,
    adopted: Option<Adopted>,
    files: Vec<NewFileRow>,
    stored: Vec<FileId>,
}

impl Move {
    fn new(item: Item, seen: Seen, case_id: Id, now: Moment) -> Self {
        let decision = Decision {
            state: Place::Taken,
            case_id: Some(case_id),
            at: now,
            by: seen.by,
            keep_until: None,
            sealed: Vec::new(),
        };
        Self {
            item,
            seen,
            decision,
            adopted: None,
            files: Vec::new(),
            stored: Vec::new(),
        }
    }

    /// Takes the files out of the raw message, and seals everything under the key of the case.
    async fn keep(&mut self, desk: Desk<'_>, key: &CaseKey, owner: &Owner) -> Result<(), Fault> {
        let kept = self.keep_files(desk, key, owner).await;
        if kept.is_err() {
            desk.files.discard(self.stored.clone()).await;
        }
        kept
    }

    async fn keep_files(
        &mut self,
        desk: Desk<'_>,
        key: &CaseKey,
        owner: &Owner,
    ) -> Result<(), Fault> {
        let mut apart = Vec::new();
        let taken = TakenFile {
            at: self.decision.at,
            by: None,
        };
        if let Some(raw) = &self.item.raw {
            self.adopted = Some(raw.adopted(desk.vault, key, owner.clone())?);
            let files = files_of(desk, raw, self.item.words.is_cut).await?;
            for (n, file) in files.into_iter().enumerate().take(MOST_FILES) {
                if let Some(stored) = keep_file(&desk, file).await? {
                    self.stored.push(stored.id);
                    let row = NewFileRow::new(desk.vault, Some(key), &stored, owner, taken)?;
                    self.files.push(row);
                    apart.push(n);
                }
            }
        }
        mark_apart(&mut self.item.words, &apart);
        self.decision.sealed = key.seal_json(WORDS, &self.item.words)?;
        Ok(())
    }

    fn open(&self, conn: &mut db::Conn, received: &Received) -> db::Result<Decided> {
        if !self.is_current(conn)? {
            return Ok(Decided::Stale);
        }
        if let Inserted::Already(_) = reception::store(conn, received)? {
            return Ok(Decided::Stale);
        }
        self.move_over(conn)?;
        Ok(Decided::Case(received.prepared.case.reference))
    }

    fn attach(
        &self,
        conn: &mut db::Conn,
        incoming: &Incoming,
        reference: Reference,
    ) -> db::Result<Decided> {
        if !self.is_current(conn)? {
            return Ok(Decided::Stale);
        }
        let Some(case_id) = self.decision.case_id else {
            return Ok(Decided::Gone);
        };
        // Erased meanwhile: nobody could read what is put there.
        if !case_store::has_key(conn, case_id)? {
            return Ok(Decided::Gone);
        }
        conversation::receive(conn, case_id, incoming)?;
        self.move_over(conn)?;
        Ok(Decided::Case(reference))
    }

    fn is_current(&self, conn: &mut db::Conn) -> db::Result<bool> {
        let now = store::find(conn, self.seen.id)?;
        Ok(now.is_some_and(|row| row.version == self.seen.version && row.state != Place::Taken))
    }

    fn move_over(&self, conn: &mut db::Conn) -> db::Result<()> {
        if !store::decide(conn, (self.seen.id, self.seen.version), &self.decision)? {
            return Err(Error::Retry);
        }
        if let Some(raw) = &self.adopted
            && !file_store::adopt(conn, raw)?
        {
            return Err(Error::Retry);
        }
        for file in &self.files {
            file_store::insert(conn, file)?;
        }
        Ok(())
    }
}

/// The files in a raw message. Of one that was cut none is sure to be whole.
async fn files_of(desk: Desk<'_>, raw: &FileRow, is_cut: bool) -> Result<Vec<File>, Fault> {
    let key = raw.key(desk.vault, None)?;
    let Some(bytes) = desk.files.read_whole(key, raw, MOST_READ).await? else {
        return Ok(Vec::new());
    };
    if is_cut && bytes.len() >= super::MOST_WHOLE {
        return Ok(Vec::new());
    }
    let reading = tokio::task::spawn_blocking(move || parse(&bytes).files);
    reading.await.map_err(|_stopped| Fault::Stopping)
}
