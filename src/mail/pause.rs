//! The outbox at rest: while it is paused nothing leaves, from no instance, until a person lets it go
//! on. What is to leave is still written down, and no clock waits for it.

use serde::{Deserialize, Serialize};

use crate::db::{self, Conn, Error, Id, Result};
use crate::time::Moment;

/// Where it is remembered: in the database, so that a restart does not end it.
const NAME: &str = "outbox_paused";

/// Why nothing is to leave. A choice and no text: it stands in a plain column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The database comes from a backup: what waits in it may have left long ago.
    Restored,
    /// Something wrong is about to leave.
    Mistake,
    /// The mail server is being worked on.
    Server,
    Other,
}

impl Reason {
    pub const ALL: [Self; 4] = [Self::Restored, Self::Mistake, Self::Server, Self::Other];

    /// The stable key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Restored => "restored",
            Self::Mistake => "mistake",
            Self::Server => "server",
            Self::Other => "other",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.key() == key)
    }
}

/// A pause that lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    pub reason: Reason,
    pub since: Moment,
    /// Who paused it; `None`: the command line.
    pub by: Option<Id>,
}

/// Keeps everything back from now on; `false` when it was kept back already, since when and why
/// stays as it was.
pub fn pause(conn: &mut Conn, reason: Reason, by: Option<Id>, now: Moment) -> Result<bool> {
    let pause = Pause {
        reason,
        since: now,
        by,
    };
    let value = serde_json::to_string(&pause).map_err(|why| Error::Corrupt(why.to_string()))?;
    db::insert_meta(conn, NAME, &value)
}

/// Lets everything go on; `false` when nothing was kept back.
pub fn resume(conn: &mut Conn) -> Result<bool> {
    db::remove_meta(conn, NAME)
}

/// The pause, if there is one. One that can't be read is an error: then nothing leaves either.
pub fn find_pause(conn: &mut Conn) -> Result<Option<Pause>> {
    let Some(value) = db::find_meta(conn, NAME)? else {
        return Ok(None);
    };
    serde_json::from_str(&value)
        .map(Some)
        .map_err(|_reason| Error::Corrupt("the pause of the outbox".to_owned()))
}
