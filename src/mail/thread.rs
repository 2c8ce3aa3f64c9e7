//! The thread a mail of a case stands in: the mails to the complainant and the complainant's own,
//! by their Message-IDs. Read when a mail leaves, from what was there when it was written; so each
//! attempt names the same.

use std::collections::BTreeSet;

use super::inbound::{self, MailWords, WORDS};
use super::store;
use crate::cases::message::{Direction, MESSAGE, Message, MessageWords, store as messages};
use crate::db::{Conn, Id, Result};
use crate::time::Moment;
use crate::vault::CaseKey;

/// The Message-IDs before mail `id`, which was written at `written_at`; oldest first.
pub(super) fn before(
    conn: &mut Conn,
    key: &CaseKey,
    case_id: Id,
    (id, written_at): (Id, Moment),
) -> Result<Vec<String>> {
    let ours = store::list_thread(conn, case_id, id)?;
    let mut thread: Vec<(Moment, Whose, String)> = ours
        .into_iter()
        .map(|(at, message_id)| (at, Whose::Ours, message_id))
        .collect();
    // The mail that the case was opened by is no message of its conversation.
    let first = inbound::store::find_first_of_case(conn, case_id)?;
    let first = first.filter(|mail| mail.received_at <= written_at);
    thread.extend(first.and_then(|mail| {
        let words: MailWords = key.open_json(WORDS, &mail.sealed).ok()?;
        Some((mail.received_at, Whose::Theirs, words.message_id))
    }));
    let messages = messages::list_of_case(conn, case_id)?;
    let theirs = messages
        .iter()
        .filter(|message| message.direction == Direction::In && message.at <= written_at);
    thread.extend(
        theirs.filter_map(|message| Some((message.at, Whose::Theirs, message_id(key, message)?))),
    );
    thread.sort();
    let mut named = BTreeSet::new();
    Ok(thread
        .into_iter()
        .map(|(_, _, message_id)| message_id)
        .filter(|id| !id.is_empty() && named.insert(id.clone()))
        .collect())
}

/// At the same instant theirs was first: ours answers it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Whose {
    Theirs,
    Ours,
}

/// What cannot be read has no name: a thread is a comfort and holds up no mail.
fn message_id(key: &CaseKey, message: &Message) -> Option<String> {
    let words: MessageWords = key.open_json(MESSAGE, &message.sealed).ok()?;
    Some(words.message_id).filter(|id| !id.is_empty())
}
