//! The daily root: one hash a day that vouches for every chain.
//!
//! It goes out with the digest, so that a case deleted or back-dated later no longer matches what lies in a
//! mailbox. The root of a day is SHA-256 over the text `leakdesk day 1`, the root of the day before (32
//! bytes; [`FIRST_ROOT`] before the first), the local date as `YYYY-MM-DD` (10 bytes), the number
//! of cases changed that day (eight bytes), and for each of them, by id, the length of its id (eight bytes), its id, the
//! sequence of its newest event (four bytes) and that event's hash (32 bytes); numbers big-endian.

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

/// The root before the first day.
pub const FIRST_ROOT: [u8; 32] = [0; 32];

/// A case that had events on the day, and where its chain stood at the end of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Changed {
    pub case_id: Vec<u8>,
    pub sequence: i32,
    pub head: [u8; 32],
}

/// The root of the local day `day`; every day has one, also without changes. The order of `changed` is of no account.
pub fn daily_root(previous: &[u8; 32], day: NaiveDate, mut changed: Vec<Changed>) -> [u8; 32] {
    changed.sort();
    let mut hash = Sha256::new_with_prefix(b"leakdesk day 1");
    hash.update(previous);
    hash.update(day.format("%Y-%m-%d").to_string());
    hash.update(
        u64::try_from(changed.len())
            .unwrap_or(u64::MAX)
            .to_be_bytes(),
    );
    for case in &changed {
        hash.update(
            u64::try_from(case.case_id.len())
                .unwrap_or(u64::MAX)
                .to_be_bytes(),
        );
        hash.update(&case.case_id);
        hash.update(case.sequence.to_be_bytes());
        hash.update(case.head);
    }
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    fn changed(id: u8, sequence: i32) -> Changed {
        Changed {
            case_id: vec![id; 16],
            sequence,
            head: [id; 32],
        }
    }

    #[test]
    fn the_order_of_the_cases_is_of_no_account() {
        let root = daily_root(&FIRST_ROOT, day(23), vec![changed(1, 1), changed(2, 5)]);
        assert_eq!(
            root,
            daily_root(&FIRST_ROOT, day(23), vec![changed(2, 5), changed(1, 1)])
        );
    }

    #[test]
    fn everything_else_is() {
        let root = daily_root(&FIRST_ROOT, day(23), vec![changed(1, 1), changed(2, 5)]);
        let others = [
            daily_root(&root, day(23), vec![changed(1, 1), changed(2, 5)]),
            daily_root(&FIRST_ROOT, day(24), vec![changed(1, 1), changed(2, 5)]),
            daily_root(&FIRST_ROOT, day(23), vec![changed(1, 1)]),
            daily_root(&FIRST_ROOT, day(23), vec![changed(1, 1), changed(2, 4)]),
            daily_root(&FIRST_ROOT, day(23), vec![changed(1, 1), changed(3, 5)]),
            daily_root(&FIRST_ROOT, day(23), vec![]),
        ];
        assert!(!others.contains(&root));
    }

    #[test]
    fn a_quiet_day_still_moves_the_root() {
        let quiet = daily_root(&FIRST_ROOT, day(23), vec![]);
        assert_ne!(quiet, FIRST_ROOT);
        assert_ne!(daily_root(&quiet, day(24), vec![]), quiet);
    }
}
