//! A small repeatable source of chance: the same seed gives the same cases on every machine and with
//! every version of every crate.

/// `SplitMix64` (Steele, Lea and Flood, 2014): one word of state, good enough for made-up data. Not
/// for secrets.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from `from` up to but not including `until`; `from` when that range is empty.
    pub fn number(&mut self, from: i64, until: i64) -> i64 {
        let width = u64::try_from(until.saturating_sub(from)).unwrap_or(0);
        let step = self.next().checked_rem(width).unwrap_or(0);
        from.saturating_add(i64::try_from(step).unwrap_or(0))
    }

    /// True in about `percent` of a hundred calls.
    pub fn percent(&mut self, percent: i64) -> bool {
        self.number(0, 100) < percent
    }

    /// One of `choices`, each as likely as the others; nothing when there are none.
    pub fn one_of<'a, T>(&mut self, choices: &'a [T]) -> Option<&'a T> {
        let length = i64::try_from(choices.len()).unwrap_or(0);
        choices.get(usize::try_from(self.number(0, length)).unwrap_or(0))
    }

    /// One of `words`; empty when there are none.
    pub fn word(&mut self, words: &[&'static str]) -> &'static str {
        self.one_of(words).copied().unwrap_or_default()
    }

    /// `count` decimal digits.
    pub fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| self.number(0, 10).to_string()).collect()
    }
}
