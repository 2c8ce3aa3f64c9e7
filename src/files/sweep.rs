//! What lies in the store and belongs to nobody: a request was cut off between the file and its row, or a
//! person was erased and the program ended before the files were.

use std::collections::{BTreeMap, HashSet};

use chrono::Duration;

use super::place::Found;
use super::{Fault, FileId, Files, store};
use crate::db::{self, Db};
use crate::time::Moment;

/// How long something may lie without a row: longer than any request takes.
const GRACE: Duration = Duration::hours(1);
/// How often the store is looked through.
const PAUSE: Duration = Duration::minutes(10);
/// How often something must have been seen without a row: a clock that jumps once takes ten minutes of the
/// hour, and leaves more than a form takes.
const SIGHTS: u32 = 5;
/// Files without a row that another run of the program may have left. More of them than files with one are a
/// sign of the wrong database rather than of crashes.
const STRANGERS: usize = 100;

/// What was seen without a row, and since when. Only in memory: whoever starts anew waits anew.
#[derive(Debug, Default)]
pub(super) struct Orphans {
    looked_at: Option<Moment>,
    seen: BTreeMap<Found, Sight>,
    /// Stored by this very program since it looked last, or without a row ever since.
    born: HashSet<FileId>,
}

#[derive(Clone, Copy, Debug)]
struct Sight {
    since: Moment,
    times: u32,
}

/// What a sweep came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    pub removed: usize,
}

/// Why a sweep ended early. The next one does what is left.
#[derive(Debug, thiserror::Error)]
pub enum SweepError {
    #[error(transparent)]
    Db(#[from] db::Error),
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Files {
    /// Removes what has had no row for an hour. Looks at most every ten minutes; may run twice.
    pub async fn sweep(&self, db: &Db, now: Moment) -> Result<Swept, SweepError> {
        if !self.is_time(now) {
            return Ok(Swept::default());
        }
        // First what lies there, then the rows: a file stored in between is in neither.
        let found = self.place.list().await?;
        let rows: HashSet<_> = db.read(store::list_ids).await?.into_iter().collect();
        let orphans = found
            .into_iter()
            .filter(|found| found.row().is_none_or(|id| !rows.contains(&id)));
        let mut swept = Swept::default();
        for orphan in self.ripe(orphans.collect(), rows.len(), now) {
            self.place.remove(&orphan).await?;
            swept.removed = swept.removed.saturating_add(1);
        }
        if swept.removed > 0 {
            tracing::info!(removed = swept.removed, "files without a row were swept");
        }
        Ok(swept)
    }

    fn is_time(&self, now: Moment) -> bool {
        let orphans = self.remembered();
        // A clock set back is no reason to wait.
        orphans
            .looked_at
            .is_none_or(|at| now < at || now >= at.plus(PAUSE))
    }

    /// Notes a file that this program has stored.
    pub(super) fn bear(&self, id: FileId) {
        self.remembered().born.insert(id);
    }

    /// Notes what is without a row now; gives what has been for long enough.
    fn ripe(&self, orphans: Vec<Found>, rows: usize, now: Moment) -> Vec<Found> {
        let mut remembered = self.remembered();
        remembered.looked_at = Some(now);
        let before = std::mem::take(&mut remembered.seen);
        let mut ripe = Vec::new();
        for orphan in orphans {
            let known = before.get(&orphan).copied();
            let sight = Sight {
                since: known.map_or(now, |known| known.since.min(now)),
                times: known.map_or(1, |known| known.times.saturating_add(1)),
            };
            if sight.times >= SIGHTS && now.since(sight.since) >= GRACE {
                ripe.push(orphan.clone());
            }
            remembered.seen.insert(orphan, sight);
        }
        let orphans: HashSet<_> = remembered.seen.keys().filter_map(|it| it.id).collect();
        remembered.born.retain(|id| orphans.contains(id));
        let is_stranger = |it: &Found| it.id.is_some_and(|id| !remembered.born.contains(&id));
        let strangers = ripe.iter().filter(|it| is_stranger(it)).count();
        if strangers > rows.max(STRANGERS) {
            tracing::error!(
                files = strangers,
                "files that this database does not know are left where they are: is it the right one?"
            );
            ripe.retain(|it| !is_stranger(it));
        }
        ripe
    }

    fn remembered(&self) -> std::sync::MutexGuard<'_, Orphans> {
        let locked = self.orphans.lock();
        locked.unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
