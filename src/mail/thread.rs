//! The thread a mail of a case stands in: the mails to the complainant and the complainant's own,
//! by their Message-IDs. Read when a mail leaves, from what was there when it was written; so each
//! attempt names the same.

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
    let mut thread = store::list_thread(conn, case_id, id)?;
    let messages = messages::list_of_case(conn, case_id)?;
    let theirs = messages
        .iter()
        .filter(|message| message.direction == Direction::In && message.at <= written_at);
    thread.extend(theirs.filter_map(|message| Some((message.at, message_id(key, message)?))));
    thread.sort();
    Ok(thread
        .into_iter()
        .map(|(_, message_id)| message_id)
        .collect())
}

/// What cannot be read has no name: a thread is a comfort and holds up no mail.
fn message_id(key: &CaseKey, message: &Message) -> Option<String> {
    let words: MessageWords = key.open_json(MESSAGE, &message.sealed).ok()?;
    Some(words.message_id).filter(|id| !id.is_empty())
}
