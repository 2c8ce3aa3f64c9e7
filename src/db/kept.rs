//! What was read a moment ago and can't have changed since: kept for a few seconds, and no longer than until
//! this program writes anything. For figures that every page shows and that take a walk over many rows.
//!
//! With several programs on one database each hears only of its own writes: then a figure may be
//! [`SECONDS`] old. Never for what a decision rests on.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::types::Id;
use crate::time::Moment;

/// How long a figure stays what it is although nothing was written here.
const SECONDS: i64 = 5;

/// More than this many are not worth their memory.
const MOST: usize = 1_000;

type Anything = Arc<dyn Any + Send + Sync>;

#[derive(Default)]
pub(super) struct Kept {
    writes: AtomicU64,
    entries: Mutex<HashMap<(TypeId, Id), Entry>>,
}

struct Entry {
    at: Moment,
    writes: u64,
    value: Anything,
}

impl Kept {
    /// After a write, whatever became of it.
    pub(super) fn note_write(&self) {
        self.writes.fetch_add(1, Ordering::SeqCst);
    }

    /// How many writes there were: asked before reading what is to be kept.
    pub(super) fn writes(&self) -> u64 {
        self.writes.load(Ordering::SeqCst)
    }

    pub(super) fn find<T: Any + Send + Sync>(&self, whose: Id, now: Moment) -> Option<Arc<T>> {
        let entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = entries.get(&(TypeId::of::<T>(), whose))?;
        let age = now.since(entry.at).num_seconds();
        let is_fresh = entry.writes == self.writes() && (0..SECONDS).contains(&age);
        let value = is_fresh.then(|| entry.value.clone())?;
        value.downcast().ok()
    }

    pub(super) fn keep<T: Any + Send + Sync>(
        &self,
        whose: Id,
        (now, writes): (Moment, u64),
        value: Arc<T>,
    ) {
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        if entries.len() >= MOST {
            entries.clear();
        }
        let entry = Entry {
            at: now,
            writes,
            value,
        };
        entries.insert((TypeId::of::<T>(), whose), entry);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(seconds: i64) -> Moment {
        Moment::from_micros(seconds * 1_000_000)
    }

    #[test]
    fn a_figure_is_kept_until_something_is_written_or_a_few_seconds_have_passed() {
        let kept = Kept::default();
        let whose = Id::new(moment(0));
        kept.keep(whose, (moment(10), kept.writes()), Arc::new(7_i64));
        assert_eq!(kept.find::<i64>(whose, moment(14)).as_deref(), Some(&7));
        assert_eq!(kept.find::<i64>(Id::new(moment(1)), moment(14)), None);
        assert_eq!(kept.find::<u8>(whose, moment(14)), None);
        assert_eq!(kept.find::<i64>(whose, moment(15)), None);
        assert_eq!(kept.find::<i64>(whose, moment(9)), None, "a clock set back");
        kept.note_write();
        assert_eq!(kept.find::<i64>(whose, moment(10)), None);
    }

    #[test]
    fn what_was_read_before_a_write_is_not_kept_past_it() {
        let kept = Kept::default();
        let whose = Id::new(moment(0));
        let before = kept.writes();
        kept.note_write();
        kept.keep(whose, (moment(10), before), Arc::new(7_i64));
        assert_eq!(kept.find::<i64>(whose, moment(10)), None);
    }
}
