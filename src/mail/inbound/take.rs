//! One message: kept, judged, and made into what it is, in one transaction.

use std::panic::{AssertUnwindSafe, catch_unwind};

use chrono::Duration;

use super::judge::{Author, Ours, Why, judge};
use super::parse::{Mail, parse};
use super::words::shown_address;
use super::work::{Work, Written};
use super::{Arrived, Desk, Fault, Report, Taken, content, store};
use crate::cases::{Case, store as case_store};
use crate::config::IntakeMode;
use crate::db::{self, Conn};
use crate::mail::bounce::Which;
use crate::mail::letter::Sender;
use crate::mail::outbox::recipient_print;
use crate::mail::reply_address::{self, Addressed, Recipient};
use crate::time::Moment;
use crate::vault::{CaseKey, Vault};

/// Mails of one sender that become cases by themselves within an hour; more wait for a person.
const MOST_CASES: i64 = 5;
/// Replies to one case that are taken within an hour; more wait for a person.
const MOST_REPLIES: i64 = 30;

/// Takes a message in; it is the desk's when this returns `Ok`.
pub async fn take(desk: Desk<'_>, arrived: Arrived) -> Result<Taken, Fault> {
    let now = desk.clock.now();
    let fingerprint = fingerprint(desk.vault, &arrived);
    let copy = fingerprint.clone();
    if desk
        .db
        .read(move |conn| store::is_known(conn, &copy))
        .await?
    {
        desk.files.discard(arrived.kept.map(|kept| kept.id)).await;
        return Ok(Taken::Twice);
    }
    let (mut mail, arrived) = read(arrived).await?;
    mail.recipients.extend(arrived.envelope_to.clone());
    let ours = ours(&desk);
    let author = judge(&mail, &ours);
    let known = know(&desk, &mail, &author, now).await?;
    let fate = decide(&desk, &mail, &author, &known);
    let mut work = Work::new(&desk, &mail, fingerprint, (&arrived, now));
    work.aim(&desk, &mail, fate, known)?;
    let stored = work.keep(&desk, mail, arrived, now).await;
    let ids = work.stored.clone();
    if let Err(why) = stored.and_then(|()| work.seal(desk.vault)) {
        desk.files.discard(ids).await;
        return Err(why);
    }
    match desk.db.write(move |conn| work.write(conn)).await {
        Ok(Written::New(taken)) => Ok(taken),
        // Somebody else was quicker with the same message.
        Ok(Written::Known) => {
            desk.files.discard(ids).await;
            Ok(Taken::Twice)
        }
        Ok(Written::Erased) => {
            desk.files.discard(ids).await;
            Err(Fault::Erased)
        }
        // Whether it was committed nobody knows; the sweep finds what has no row.
        Err(why) => Err(why.into()),
    }
}

fn fingerprint(vault: &Vault, arrived: &Arrived) -> Vec<u8> {
    match &arrived.kept {
        Some(kept) => content::fingerprint_of_file(vault, &kept.sha256),
        None => content::fingerprint(vault, &arrived.raw),
    }
}

/// Reading a large message takes a while: not where others wait.
async fn read(arrived: Arrived) -> Result<(Mail, Arrived), Fault> {
    let reading = tokio::task::spawn_blocking(move || {
        // What cannot be read is kept all the same, and waits for a person.
        let read = catch_unwind(AssertUnwindSafe(|| parse(&arrived.raw)));
        let mut mail = read.unwrap_or_else(|_panic| Mail {
            is_cut: true,
            ..Mail::default()
        });
        if arrived.is_cut || arrived.kept.is_some() {
            // The last file is cut off somewhere; all of them lie in the raw message.
            mail.is_cut = true;
            for file in &mut mail.files {
                file.bytes.clear();
            }
        }
        (mail, arrived)
    });
    reading.await.map_err(|_stopped| Fault::Stopping)
}

pub(super) fn ours(desk: &Desk<'_>) -> Ours {
    let intake = desk
        .intake_address
        .and_then(|text| Sender::bare_address(text).ok());
    let addresses = [Some(desk.room.sender.mailbox.email.to_string()), intake];
    Ours {
        addresses: addresses
            .into_iter()
            .flatten()
            .map(|it| it.to_lowercase())
            .collect(),
        domain: desk.room.sender.domain().to_owned(),
    }
}

/// What the database knows about a mail.
#[derive(Default)]
pub(super) struct Known {
    /// The case whose reply address it came to.
    pub(super) reply: Option<ReplyTo>,
    has_forged_token: bool,
    /// Answers or quotes a mail of ours, or names a case.
    refers_to_ours: bool,
    cases_by_peer: i64,
    replies_to_case: i64,
    /// For a bounce: the mail it is about.
    pub(super) bounced: Option<Which>,
}

/// A case, and to whom the reply address was given that a mail came to.
pub(super) struct ReplyTo {
    pub(super) case: Case,
    pub(super) key: CaseKey,
    pub(super) recipient: Recipient,
    /// That is still where the complainant is written to.
    pub(super) is_current: bool,
}

/// What is asked of the database.
struct Asked {
    recipients: Vec<String>,
    refers_to: Vec<String>,
    subject: String,
    peer: i64,
    report: Option<Report>,
}

async fn know(desk: &Desk<'_>, mail: &Mail, author: &Author, now: Moment) -> Result<Known, Fault> {
    let asked = Asked {
        recipients: mail.recipients.clone(),
        refers_to: mail.refers_to.clone(),
        subject: mail.subject.clone(),
        peer: peer(desk.vault, mail),
        report: match author {
            Author::MailServer(report) => Some(report.clone()),
            _ => None,
        },
    };
    let vault = desk.vault.clone();
    let read = move |conn: &mut Conn| look_up(conn, &vault, &asked, now);
    Ok(desk.db.read(read).await?)
}

fn look_up(conn: &mut Conn, vault: &Vault, asked: &Asked, now: Moment) -> db::Result<Known> {
    let hour_ago = now.plus(Duration::hours(-1));
    let mut known = Known {
        cases_by_peer: store::count_cases_of(conn, asked.peer, hour_ago)?,
        ..Known::default()
    };
    for address in &asked.recipients {
        match reply_address::judge(conn, vault, address)? {
            Addressed::Reply { case_id, recipient } => {
                let case = case_store::find(conn, case_id)?;
                let key = case_store::find_key(conn, vault, case_id)?;
                if let (Some(case), Some(key)) = (case, key) {
                    known.replies_to_case = store::count_replies_to(conn, case_id, hour_ago)?;
                    let complaint = case_store::find_complaint(conn, &key, case_id)?;
                    let email = complaint.and_then(|it| it.email().cloned());
                    known.reply = Some(ReplyTo {
                        is_current: email.is_some_and(|it| recipient.is(vault, it.as_str())),
                        case,
                        key,
                        recipient,
                    });
                    break;
                }
                // The person was erased: nobody's words are put there any more.
                known.refers_to_ours = true;
            }
            Addressed::Forged => known.has_forged_token = true,
            Addressed::NotOurs => {}
        }
    }
    known.refers_to_ours |= !store::list_cases_of_mails(conn, &asked.refers_to)?.is_empty();
    for reference in super::pen::references_in(&asked.subject) {
        known.refers_to_ours |= case_store::find_by_reference(conn, reference)?.is_some();
    }
    if let Some(report) = &asked.report {
        known.bounced = bounced(conn, vault, report)?;
    }
    Ok(known)
}

/// The mail of ours that a report is about: by its Message-ID, or by the reply address it carried.
fn bounced(conn: &mut Conn, vault: &Vault, report: &Report) -> db::Result<Option<Which>> {
    for id in &report.message_ids {
        if !store::list_cases_of_mails(conn, std::slice::from_ref(id))?.is_empty() {
            return Ok(Some(Which::MessageId(id.clone())));
        }
    }
    for address in &report.addresses {
        if let Addressed::Reply { case_id, recipient } = reply_address::judge(conn, vault, address)?
        {
            return Ok(Some(Which::Reply { case_id, recipient }));
        }
    }
    Ok(None)
}

pub(super) fn peer(vault: &Vault, mail: &Mail) -> i64 {
    recipient_print(vault, &shown_address(&mail.from.address))
}

/// What is to become of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Case,
    Reply,
    Pen(Why),
    Aside(Why),
}

fn decide(desk: &Desk<'_>, mail: &Mail, author: &Author, known: &Known) -> Fate {
    let doubt = match author {
        Author::MailServer(_) => return Fate::Aside(Why::Bounce),
        Author::Program(why) => return Fate::Aside(*why),
        Author::Unsure(why) => Some(*why),
        Author::Person => None,
    };
    if known.reply.is_some() {
        // Who has the address may write: what the mail looks like matters less.
        return match doubt {
            Some(why @ (Why::Empty | Why::AutoSubject | Why::OwnAddress)) => Fate::Pen(why),
            _ if known.replies_to_case >= MOST_REPLIES => Fate::Pen(Why::TooManyReplies),
            _ => Fate::Reply,
        };
    }
    if known.has_forged_token {
        Fate::Pen(Why::ForgedToken)
    } else if known.refers_to_ours {
        Fate::Pen(Why::RefersToCase)
    } else if let Some(why) = doubt {
        Fate::Pen(why)
    } else if desk.mode == IntakeMode::Shared {
        Fate::Pen(Why::Shared)
    } else if known.cases_by_peer >= MOST_CASES {
        Fate::Pen(Why::TooMany)
    } else if mail.is_empty() {
        Fate::Pen(Why::Empty)
    } else {
        Fate::Case
    }
}
