//! A person and every mail to them, erased in one piece.

use super::store;
use crate::cases::case::Act;
use crate::cases::change::{Changed, Seen};
use crate::cases::erase;
use crate::db::{Conn, Result};

/// Erases the person of a case with the bodies of all mails about it, inside one `db.write`. Mails that
/// wait do not leave any more.
pub fn erase(conn: &mut Conn, act: Act, seen: Seen) -> Result<Changed> {
    let changed = erase::erase(conn, act, seen)?;
    if let Changed::Done(case) = &changed {
        store::empty_of_case(conn, case.id, act.at)?;
    }
    Ok(changed)
}
