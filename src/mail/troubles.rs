//! What the desk's own rounds could not do: a row that can't be read, a mail that can't be written.
//! One such thing holds up nothing else; it is said in the log once, and on the desk's pages for as
//! long as it lasts.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::db;

/// One thing that was left undone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Trouble {
    /// `case 0192…`: never whom it is about.
    pub what: String,
    pub why: String,
}

impl Trouble {
    pub fn new(what: impl Display, why: &impl Display) -> Self {
        Self {
            what: what.to_string(),
            why: why.to_string(),
        }
    }
}

/// Whether the database answered, and what it answered makes no sense: another row may be fine.
pub const fn is_damage(why: &db::Error) -> bool {
    matches!(why, db::Error::Corrupt(_) | db::Error::Other(_))
}

/// What can be had, or the trouble that is the reason why not; an error when nothing can be had at all.
pub fn unless_damaged<T>(
    what: impl Display,
    read: db::Result<T>,
    troubles: &mut Vec<Trouble>,
) -> db::Result<Option<T>> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(why) if is_damage(&why) => {
            troubles.push(Trouble::new(what, &why));
            Ok(None)
        }
        Err(why) => Err(why),
    }
}

/// What is left undone at present, by the round that met it.
#[derive(Debug, Default)]
pub struct Troubles(Mutex<BTreeMap<&'static str, BTreeSet<Trouble>>>);

impl Troubles {
    fn known(&self) -> MutexGuard<'_, BTreeMap<&'static str, BTreeSet<Trouble>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes in what a round met; what it meets no more is over.
    pub fn settle(&self, round: &'static str, met: Vec<Trouble>) {
        let met: BTreeSet<Trouble> = met.into_iter().collect();
        let mut known = self.known();
        let before = known.entry(round).or_default();
        for trouble in met.difference(before) {
            tracing::error!(what = %trouble.what, error = %trouble.why, "{round}: left undone");
        }
        *before = met;
    }

    /// How many things are left undone.
    pub fn count(&self) -> usize {
        let known = self.known();
        let all: BTreeSet<&str> = known
            .values()
            .flatten()
            .map(|trouble| trouble.what.as_str())
            .collect();
        all.len()
    }
}

#[cfg(test)]
mod tests {
    use super::{Trouble, Troubles};

    #[test]
    fn a_trouble_lasts_until_its_round_meets_it_no_more() {
        let troubles = Troubles::default();
        let one = Trouble::new("case 1", &"damaged");
        let two = Trouble::new("case 2", &"damaged");
        troubles.settle("the monitor", vec![one.clone(), two.clone()]);
        troubles.settle("the digest", vec![two]);
        assert_eq!(troubles.count(), 2, "the same thing counts once");
        troubles.settle("the monitor", vec![one]);
        assert_eq!(troubles.count(), 2);
        troubles.settle("the digest", Vec::new());
        assert_eq!(troubles.count(), 1);
    }
}
