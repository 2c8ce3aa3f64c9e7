//! Mails that come back: what a delivery report about one of ours does.
//!
//! A report counts only when it names a mail of ours by its Message-ID, or the reply address of a
//! case: neither can be guessed, so nobody talks the desk out of writing to somebody. One mail comes
//! back once, however many reports say so.

use chrono::Duration;

use super::outbox::MailKind;
use super::reply_address::Recipient;
use super::store::{self, Reported};
use crate::cases::delivery::mail_bounced;
use crate::cases::store as case_store;
use crate::db::{Conn, Id, Result};
use crate::time::Moment;

/// So many mails to one address that came back within so long: what the desk sends by itself is kept.
pub(super) const MOST: i64 = 3;
pub(super) const MEMORY: Duration = Duration::days(7);

/// The mail a report is about.
#[derive(Clone, Debug)]
pub enum Which {
    /// As the returned headers name it, with or without its brackets.
    MessageId(String),
    /// By the reply address in the returned headers, judged by [`super::reply_address`].
    Reply { case_id: Id, recipient: Recipient },
}

/// What a delivery report says (RFC 3464).
#[derive(Clone, Debug)]
pub struct Bounce {
    pub of: Which,
    /// The server gave it up. Reports of a delay, or of success, are none.
    pub is_final: bool,
    /// `5.1.1`; anything else is left out.
    pub status: Option<String>,
}

/// What became of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noted {
    /// The case is marked and its handler will be told.
    Case(Id),
    /// A mail to staff.
    Staff,
    /// Known already.
    Again,
    /// Not given up yet.
    Passing,
    /// About no mail of ours.
    Unknown,
}

/// Notes a report that arrived at `at`, inside the transaction that keeps the mail it came by.
pub fn note(conn: &mut Conn, bounce: &Bounce, at: Moment) -> Result<Noted> {
    let Some(mail) = find(conn, &bounce.of)? else {
        return Ok(Noted::Unknown);
    };
    if !bounce.is_final {
        return Ok(Noted::Passing);
    }
    // Whoever was erased meanwhile need not be reached any more.
    if let Some(case_id) = mail.case_id
        && !case_store::has_key(conn, case_id)?
    {
        return Ok(Noted::Unknown);
    }
    let status = status(bounce.status.as_deref());
    if mail.bounced_at.is_some() || !store::mark_bounced(conn, mail.id, at, &status)? {
        return Ok(Noted::Again);
    }
    let is_to_complainant = MailKind::from_key(&mail.kind).is_some_and(MailKind::is_to_complainant);
    match mail.case_id.filter(|_| is_to_complainant) {
        Some(case_id) => {
            mail_bounced(conn, case_id, &mail.kind, at, &status)?;
            Ok(Noted::Case(case_id))
        }
        None => Ok(Noted::Staff),
    }
}

fn find(conn: &mut Conn, of: &Which) -> Result<Option<Reported>> {
    match of {
        Which::MessageId(id) => {
            let bare = id.trim().trim_start_matches('<').trim_end_matches('>');
            store::find_by_message_id(conn, &format!("<{bare}>"))
        }
        Which::Reply { case_id, recipient } => store::find_newest_sent(conn, *case_id, recipient.0),
    }
}

/// Three numbers with dots, or nothing: the rest of a report is a stranger's words.
fn status(said: Option<&str>) -> String {
    let said = said.unwrap_or_default().trim();
    let parts: Vec<&str> = said.split('.').collect();
    let is_number =
        |part: &str| (1..=3).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit());
    if parts.len() == 3 && parts.iter().all(|part| is_number(part)) {
        said.to_owned()
    } else {
        String::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_three_numbers_or_nothing() {
        assert_eq!(status(Some(" 5.1.1 ")), "5.1.1");
        assert_eq!(status(Some("4.4.127")), "4.4.127");
        for odd in ["5.1", "5.1.1 huong@example.com", "5..1", "5.1.1000", ""] {
            assert_eq!(status(Some(odd)), "", "{odd}");
        }
    }
}
