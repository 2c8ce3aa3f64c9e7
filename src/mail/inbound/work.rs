//! What is written about one message: its row, its files, and what it was made into.

use futures_util::stream;

use super::judge::Why;
use super::parse::{File, MOST_FILES, Mail};
use super::store::{self, Inbound};
use super::take::{Fate, Known, ReplyTo, peer};
use super::words::{MailWords, WORDS, shown_address};
use super::{Arrived, Desk, Fault, Judged, KEPT, MOST_KEPT, Place, Taken, is_believable, opening};
use crate::cases::conversation::{self, Incoming};
use crate::cases::facts::{Identity, ReceivedSource};
use crate::cases::message::{MESSAGE, MessageWords, Trust, Via};
use crate::cases::{Case, reference::Reference, store as case_store};
use crate::db::{self, Conn, Id};
use crate::duties::deadline::{Carriage, count_for};
use crate::duties::rungs::Rung;
use crate::files::store as file_store;
use crate::files::{FileId, FileKind, Files, NewFileRow, Offered, Owner, Refused, Stored};
use crate::mail::bounce::{self, Bounce, Which};
use crate::mail::reception::{self, Received};
use crate::time::Moment;
use crate::vault::{CaseKey, Vault};

/// The raw message as people are shown it.
const RAW_NAME: &str = "thu-goc.eml";
const RAW_TYPE: &str = "message/rfc822";

/// Everything that is written in one transaction.
pub(super) struct Work {
    row: Inbound,
    words: MailWords,
    files: Vec<NewFileRow>,
    /// What was stored for it, should nothing be written.
    pub(super) stored: Vec<FileId>,
    goal: Goal,
}

/// What a message is made into.
enum Goal {
    Case(Box<Received>),
    Reply(Box<Reply>),
    Bounce(Box<Bounce>),
    Rest(Taken),
}

struct Reply {
    case_id: Id,
    reference: Reference,
    key: CaseKey,
    incoming: Incoming,
}

impl Work {
    pub(super) fn new(
        desk: &Desk<'_>,
        mail: &Mail,
        content: Vec<u8>,
        (arrived, now): (&Arrived, Moment),
    ) -> Self {
        let (received_at, received_source) = received(arrived, now);
        let dates = count_for(desk.rules, received_at, Carriage::Direct);
        let mailbox = arrived.mailbox.as_ref();
        let size = match &arrived.kept {
            Some(kept) => i64::try_from(kept.size),
            None => i64::try_from(arrived.raw.len()),
        };
        let row = Inbound {
            id: Id::new(now),
            version: 1,
            content,
            peer: peer(desk.vault, mail),
            judged: Judged::Pen,
            why: None,
            state: Place::Pen,
            received_at,
            received_source,
            entered_at: now,
            due_on: dates.due_on,
            late_from: dates.late_from,
            act_by_on: dates.act_by_on,
            rung: Rung::NONE.number(),
            size: size.unwrap_or(i64::MAX),
            mailbox: mailbox.map(|place| place.name.clone()),
            uidvalidity: mailbox.map(|place| i64::from(place.uidvalidity)),
            uid: mailbox.map(|place| i64::from(place.uid)),
            case_id: None,
            decided_at: None,
            decided_by: None,
            keep_until: None,
            sealed: Vec::new(),
        };
        Self {
            row,
            words: MailWords::of(mail),
            files: Vec::new(),
            stored: Vec::new(),
            goal: Goal::Rest(Taken::Pen),
        }
    }

    /// Makes of the row what is to become of the message.
    pub(super) fn aim(
        &mut self,
        desk: &Desk<'_>,
        mail: &Mail,
        fate: Fate,
        known: Known,
    ) -> Result<(), Fault> {
        match (fate, known.reply) {
            (Fate::Case, _) => self.open_case(desk)?,
            (Fate::Reply, Some(to)) => {
                let trust = trust(desk.vault, &to, mail);
                self.reply(&to.case, to.key, trust)?;
            }
            (Fate::Reply, None) => self.wait(Why::RefersToCase),
            (Fate::Pen(why), _) => self.wait(why),
            (Fate::Aside(why), _) => self.set_aside(why, mail, known.bounced),
        }
        Ok(())
    }

    fn open_case(&mut self, desk: &Desk<'_>) -> Result<(), Fault> {
        let row = &self.row;
        let whence = (row.content.as_slice(), row.received_at);
        let Some(opening) = opening::opening(desk.vault, &self.words, whence, desk.policy_version)
        else {
            self.wait(Why::NoSender);
            return Ok(());
        };
        let reception = desk.reception(&self.words.message_id);
        let mut received = reception.take(&opening, row.entered_at)?;
        received.prepared.case.received_source = row.received_source;
        self.row.judged = Judged::Case;
        self.row.state = Place::Taken;
        self.row.case_id = Some(received.prepared.case.id);
        self.goal = Goal::Case(Box::new(received));
        Ok(())
    }

    fn reply(&mut self, case: &Case, key: CaseKey, trust: Trust) -> Result<(), Fault> {
        let incoming = Incoming {
            id: Id::new(self.row.entered_at),
            via: Via::Email,
            trust,
            at: self.row.received_at,
            now: self.row.entered_at,
            by: None,
            sealed: key.seal_json(MESSAGE, &message_words(&self.words))?,
            inbound: Some(self.row.id),
        };
        self.row.judged = Judged::Reply;
        self.row.state = Place::Taken;
        self.row.case_id = Some(case.id);
        self.goal = Goal::Reply(Box::new(Reply {
            case_id: case.id,
            reference: case.reference,
            key,
            incoming,
        }));
        Ok(())
    }

    fn wait(&mut self, why: Why) {
        self.row.why = Some(why);
        self.goal = Goal::Rest(Taken::Pen);
    }

    fn set_aside(&mut self, why: Why, mail: &Mail, bounced: Option<Which>) {
        self.row.why = Some(why);
        self.row.state = Place::Aside;
        self.row.keep_until = Some(self.row.entered_at.plus(KEPT));
        self.row.judged = if why == Why::Bounce {
            Judged::Bounce
        } else {
            Judged::Automatic
        };
        let status = mail.report.as_ref().map(|report| report.status.clone());
        self.goal = match (why, bounced) {
            (Why::Bounce, Some(of)) => Goal::Bounce(Box::new(Bounce {
                of,
                is_final: true,
                status,
            })),
            (Why::Bounce, None) => Goal::Rest(Taken::Bounce),
            _ => Goal::Rest(Taken::Automatic),
        };
    }

    /// Stores the raw message, and what came with it when it belongs to a case already.
    pub(super) async fn keep(
        &mut self,
        desk: &Desk<'_>,
        mail: Mail,
        arrived: Arrived,
        now: Moment,
    ) -> Result<(), Fault> {
        let raw = match arrived.kept {
            Some(kept) => Ok(kept),
            None => keep_one(desk, (RAW_NAME, RAW_TYPE), arrived.raw, MOST_KEPT).await?,
        };
        match raw {
            Ok(raw) => self.add(desk.vault, &raw, now)?,
            Err(_refused) => self.words.is_without_raw = true,
        }
        if self.row.case_id.is_none() {
            return Ok(());
        }
        let mut apart = Vec::new();
        for (n, file) in mail.files.into_iter().enumerate().take(MOST_FILES) {
            if let Some(stored) = keep_file(desk, file).await? {
                self.add(desk.vault, &stored, now)?;
                apart.push(n);
            }
        }
        mark_apart(&mut self.words, &apart);
        Ok(())
    }

    fn add(&mut self, vault: &Vault, stored: &Stored, at: Moment) -> Result<(), Fault> {
        self.stored.push(stored.id);
        let (owner, key) = match &self.goal {
            Goal::Case(received) => {
                let prepared = &received.prepared;
                (Owner::Case(prepared.case.id), Some(&prepared.key))
            }
            Goal::Reply(reply) => {
                let (case_id, message_id) = (reply.case_id, reply.incoming.id);
                (
                    Owner::Message {
                        case_id,
                        message_id,
                    },
                    Some(&reply.key),
                )
            }
            Goal::Bounce(_) | Goal::Rest(_) => (Owner::Inbound(self.row.id), None),
        };
        let taken = crate::files::store::Taken { at, by: None };
        let row = NewFileRow::new(vault, key, stored, &owner, taken)?;
        self.files.push(row);
        Ok(())
    }

    /// Seals the words, once it is known what became of the files.
    pub(super) fn seal(&mut self, vault: &Vault) -> Result<(), Fault> {
        self.row.sealed = match &self.goal {
            Goal::Case(received) => received.prepared.key.seal_json(WORDS, &self.words)?,
            Goal::Reply(reply) => reply.key.seal_json(WORDS, &self.words)?,
            Goal::Bounce(_) | Goal::Rest(_) => vault.seal_json(WORDS, &self.words)?,
        };
        Ok(())
    }

    pub(super) fn write(&self, conn: &mut Conn) -> db::Result<Written> {
        if store::is_known(conn, &self.row.content)? {
            return Ok(Written::Known);
        }
        let taken = match &self.goal {
            Goal::Case(received) => match reception::store(conn, received)? {
                crate::cases::open::Inserted::New => Taken::Case(received.prepared.case.reference),
                crate::cases::open::Inserted::Already(_) => return Ok(Written::Known),
            },
            Goal::Reply(reply) => {
                // Sealed under a key that is gone, nobody could ever read it.
                if !case_store::has_key(conn, reply.case_id)? {
                    return Ok(Written::Erased);
                }
                conversation::receive(conn, reply.case_id, &reply.incoming)?;
                Taken::Reply(reply.reference)
            }
            Goal::Bounce(bounce) => {
                bounce::note(conn, bounce, self.row.entered_at)?;
                Taken::Bounce
            }
            Goal::Rest(taken) => *taken,
        };
        // The same came by another way at the same instant: run again, to find it known.
        store::insert(conn, &self.row).map_err(|why| match why {
            db::Error::Unique(_) => db::Error::Retry,
            other => other,
        })?;
        for file in &self.files {
            file_store::insert(conn, file)?;
        }
        Ok(Written::New(taken))
    }
}

/// What became of writing a message down.
pub(super) enum Written {
    New(Taken),
    /// The same was taken in meanwhile.
    Known,
    /// The case it replies to was erased meanwhile.
    Erased,
}

/// When it was received, and who says so. Nobody's clock runs ahead of the desk's.
fn received(arrived: &Arrived, now: Moment) -> (Moment, ReceivedSource) {
    if is_believable(arrived.received_at, now) {
        (arrived.received_at, arrived.source)
    } else {
        (now, ReceivedSource::Ingest)
    }
}

/// How sure the desk is that the complainant wrote a reply to their address. `From` can be anything, and
/// the address can be handed on: only both together, for a contact that was confirmed and is still theirs,
/// are taken for it.
fn trust(vault: &Vault, to: &ReplyTo, mail: &Mail) -> Trust {
    let sender = shown_address(&mail.from.address);
    let is_theirs = to.is_current && to.recipient.is(vault, &sender);
    match (is_theirs, to.case.identity) {
        (false, _) => Trust::SenderDiffers,
        (true, Identity::Unconfirmed) => Trust::Unverified,
        (true, Identity::Contact | Identity::Account) => Trust::ConfirmedContact,
    }
}

/// A mail as a message of a conversation.
pub(super) fn message_words(words: &MailWords) -> MessageWords {
    MessageWords {
        subject: words.subject.clone(),
        text: words.text.clone(),
        html: words.html.clone(),
        from: words.sender(),
        message_id: words.message_id.clone(),
    }
}

/// Stores bytes as a file that mail may bring.
async fn keep_one(
    desk: &Desk<'_>,
    (name, declared): (&str, &str),
    bytes: Vec<u8>,
    most: u64,
) -> Result<Result<Stored, Refused>, Fault> {
    let pieces = stream::iter([Ok::<_, std::convert::Infallible>(bytes)]);
    let offered = Offered::by_mail(name, declared, most);
    Ok(desk.files.store(desk.vault, offered, pieces).await?)
}

/// Stores what was attached as a file of its own; `None` when it stays inside the raw message: empty, of a
/// kind the desk doesn't hand out, or refused by the scanner.
pub(super) async fn keep_file(desk: &Desk<'_>, file: File) -> Result<Option<Stored>, Fault> {
    if file.bytes.is_empty() {
        return Ok(None);
    }
    let most = u64::try_from(file.bytes.len()).unwrap_or(u64::MAX);
    let named = (file.name.as_str(), file.media_type.as_str());
    let Ok(stored) = keep_one(desk, named, file.bytes, most).await? else {
        return Ok(None);
    };
    if stored.kind == FileKind::Other {
        discard(desk.files, stored.id).await;
        return Ok(None);
    }
    Ok(Some(stored))
}

async fn discard(files: &Files, id: FileId) {
    files.discard([id]).await;
}

pub(super) fn mark_apart(words: &mut MailWords, apart: &[usize]) {
    for (n, file) in words.files.iter_mut().enumerate() {
        file.is_apart = apart.contains(&n);
    }
}
