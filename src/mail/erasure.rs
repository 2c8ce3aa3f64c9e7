//! A person, every mail to them and every file of theirs, erased in one piece.

use super::{inbound, store};
use crate::cases::case::Act;
use crate::cases::change::{Changed, Seen};
use crate::cases::erase;
use crate::db::{Conn, Result};
use crate::files::{self, FileId};

/// Erases the person of a case with the bodies of all mails about it, sent and received, and the rows of
/// its files, inside one `db.write`. Mails that wait do not leave any more. The files themselves are for the caller, after
/// the commit; what is forgotten is swept.
pub fn erase(conn: &mut Conn, act: Act, seen: Seen) -> Result<(Changed, Vec<FileId>)> {
    let changed = erase::erase(conn, act, seen)?;
    let Changed::Done(case) = &changed else {
        return Ok((changed, Vec::new()));
    };
    store::empty_of_case(conn, case.id, act.at)?;
    inbound::store::empty_of_case(conn, case.id)?;
    let files = files::store::delete_of_case(conn, case.id)?;
    Ok((changed, files))
}
