//! Failed sign-ins, counted by account and address together: five in an hour, then a wait that doubles.
//! A stranger's failures elsewhere never keep the owner out. Kept in memory: a restart forgives.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use chrono::Duration;

use crate::time::Moment;

const FREE: u32 = 5;
const LONGEST_WAIT: i64 = 60;
/// More pairs than a desk's staff can make; beyond it those that are not blocked are forgotten.
const MOST_PAIRS: usize = 20_000;

/// Who failed where: the keyed print of the address that was typed, and the network it came from.
type Pair = (i64, Network);

/// An IPv4 address or the /64 an IPv6 address lies in: what one subscriber holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Network {
    V4([u8; 4]),
    V6([u16; 4]),
}

impl From<IpAddr> for Network {
    fn from(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(v4) => Self::V4(v4.octets()),
            IpAddr::V6(v6) => {
                let [a, b, c, d, ..] = v6.segments();
                Self::V6([a, b, c, d])
            }
        }
    }
}

#[derive(Clone, Copy, Debug)]
struct Count {
    failed: u32,
    /// The hour in which `failed` counts began, or began anew.
    since: Moment,
    blocked_until: Moment,
}

/// The counts of all pairs.
#[derive(Debug, Default)]
pub struct Failures(Mutex<HashMap<Pair, Count>>);

/// How long until the next try is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait(pub Duration);

impl Failures {
    /// Counts a try before its password is looked at, so that two hundred at once are not two hundred
    /// guesses; [`Failures::forgive`] takes it back when the password was right.
    pub fn begin(&self, account: i64, from: IpAddr, now: Moment) -> Result<(), Wait> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.len() >= MOST_PAIRS {
            counts.retain(|_, count| !is_stale(count, now));
        }
        if counts.len() >= MOST_PAIRS {
            // Somebody tries many names: what is blocked stays so, the rest begins anew.
            counts.retain(|_, count| now < count.blocked_until);
        }
        let fresh = Count {
            failed: 0,
            since: now,
            blocked_until: now,
        };
        let count = counts.entry((account, from.into())).or_insert(fresh);
        if now < count.blocked_until {
            return Err(Wait(count.blocked_until.since(now)));
        }
        if is_stale(count, now) {
            *count = fresh;
        }
        count.failed += 1;
        if count.failed >= FREE {
            let doublings = (count.failed - FREE).min(6);
            let minutes = (1_i64 << doublings).min(LONGEST_WAIT);
            count.blocked_until = now.plus(Duration::minutes(minutes));
        }
        Ok(())
    }

    /// The password was right: nothing is held against this pair any more.
    pub fn forgive(&self, account: i64, from: IpAddr) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        counts.remove(&(account, from.into()));
    }
}

/// An hour after the last wait ended nothing of it matters.
fn is_stale(count: &Count, now: Moment) -> bool {
    now >= count
        .since
        .max(count.blocked_until)
        .plus(Duration::hours(1))
}

#[cfg(test)]
mod tests {
    use super::{Failures, Wait};
    use crate::time::Moment;
    use chrono::Duration;
    use std::net::IpAddr;

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn the_sixth_try_waits_and_the_wait_doubles() {
        let (failures, here) = (Failures::default(), address("192.0.2.1"));
        let mut now = Moment::parse("2026-11-23T10:00:00+07:00").unwrap();
        for _ in 0..5 {
            assert_eq!(failures.begin(7, here, now), Ok(()));
        }
        assert_eq!(
            failures.begin(7, here, now),
            Err(Wait(Duration::minutes(1)))
        );
        now = now.plus(Duration::minutes(1));
        assert_eq!(failures.begin(7, here, now), Ok(()));
        assert_eq!(
            failures.begin(7, here, now),
            Err(Wait(Duration::minutes(2)))
        );
        now = now.plus(Duration::minutes(62));
        for _ in 0..5 {
            assert_eq!(failures.begin(7, here, now), Ok(()));
        }
    }

    #[test]
    fn a_strangers_failures_do_not_lock_out_the_owner_elsewhere() {
        let failures = Failures::default();
        let now = Moment::parse("2026-11-23T10:00:00+07:00").unwrap();
        for n in 0..20 {
            let stranger = address(&format!("2001:db8:0:1::{n:x}"));
            assert_eq!(failures.begin(7, stranger, now).is_ok(), n < 5);
        }
        assert_eq!(failures.begin(7, address("2001:db8:0:2::1"), now), Ok(()));
        assert_eq!(failures.begin(8, address("2001:db8:0:1::1"), now), Ok(()));
    }

    #[test]
    fn however_many_names_are_tried_memory_is_bounded_and_the_blocked_stay_blocked() {
        let (failures, here) = (Failures::default(), address("192.0.2.1"));
        let now = Moment::parse("2026-11-23T10:00:00+07:00").unwrap();
        for _ in 0..5 {
            assert_eq!(failures.begin(-7, here, now), Ok(()));
        }
        for name in 0..50_000 {
            assert_eq!(failures.begin(name, here, now), Ok(()));
        }
        assert!(failures.0.lock().unwrap().len() <= super::MOST_PAIRS);
        assert!(failures.begin(-7, here, now).is_err());
    }

    #[test]
    fn a_right_password_clears_the_count() {
        let (failures, here) = (Failures::default(), address("192.0.2.1"));
        let now = Moment::parse("2026-11-23T10:00:00+07:00").unwrap();
        for _ in 0..12 {
            assert_eq!(failures.begin(7, here, now), Ok(()));
            failures.forgive(7, here);
        }
    }
}
