//! How often the same network or contact may send a form. Above it people wait, with everything
//! they typed; nothing is refused for good, because many share one address.

use std::collections::HashMap;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, SemaphorePermit};

/// Forms an hour from one IPv4 address or IPv6 /64 network.
const FORMS_PER_NETWORK: NonZeroU32 = NonZeroU32::new(60).unwrap();
/// Forms an hour that name the same contact.
const FORMS_PER_CONTACT: NonZeroU32 = NonZeroU32::new(10).unwrap();
/// Times an hour that one network may have unfinished forms kept.
const DRAFTS_PER_NETWORK: NonZeroU32 = NonZeroU32::new(240).unwrap();

/// Kilobytes of files an hour that are taken from one network.
const KILOBYTES_PER_NETWORK: NonZeroU32 = NonZeroU32::new(2 * 1024 * 1024).unwrap();

/// Long forms (with files) that are read at once, and how many of these may come from one network:
/// whoever sends slowly keeps only their neighbours waiting.
const LONG_FORMS: usize = 32;
const FORMS_AT_ONCE: usize = 8;

/// The limits of the public form; durations are measured by the monotonic clock.
pub struct Limits {
    by_network: DefaultKeyedRateLimiter<u64>,
    by_contact: DefaultKeyedRateLimiter<i64>,
    drafts: DefaultKeyedRateLimiter<u64>,
    bytes: DefaultKeyedRateLimiter<u64>,
    /// Long forms that are read at the same time; a connection that is not read keeps little in memory.
    long_forms: Semaphore,
    /// Forms with files, by the network they come from.
    at_once: Mutex<HashMap<u64, Arc<Semaphore>>>,
    /// Pictures being drawn for people who are not on the staff.
    previews: Semaphore,
    is_on: bool,
}

/// A form's turn to have its files read, for as long as this is held.
pub struct Turn<'a> {
    _of_network: Option<OwnedSemaphorePermit>,
    _of_all: Option<SemaphorePermit<'a>>,
}

/// How long to wait, in whole minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    pub minutes: u32,
}

impl Limits {
    pub fn new(is_on: bool) -> Self {
        Self {
            by_network: RateLimiter::keyed(Quota::per_hour(FORMS_PER_NETWORK)),
            by_contact: RateLimiter::keyed(Quota::per_hour(FORMS_PER_CONTACT)),
            drafts: RateLimiter::keyed(Quota::per_hour(DRAFTS_PER_NETWORK)),
            bytes: RateLimiter::keyed(Quota::per_hour(KILOBYTES_PER_NETWORK)),
            long_forms: Semaphore::new(LONG_FORMS),
            at_once: Mutex::default(),
            previews: Semaphore::new(1),
            is_on,
        }
    }

    /// Counts a form from `address` that names the contact with this print.
    pub fn form(&self, address: IpAddr, contact: Option<i64>) -> Result<(), Wait> {
        if !self.is_on {
            return Ok(());
        }
        let network = self.by_network.check_key(&network(address));
        network.map_err(|until| wait(&until))?;
        match contact {
            Some(contact) => self
                .by_contact
                .check_key(&contact)
                .map_err(|until| wait(&until)),
            None => Ok(()),
        }
    }

    /// Counts an unfinished form from `address`; `false` when it is one too many to be kept.
    pub fn draft(&self, address: IpAddr) -> bool {
        !self.is_on || self.drafts.check_key(&network(address)).is_ok()
    }

    /// Waits until a form from `address` may have its files read. First for the network's own turn, then for
    /// one of all: who waits for a neighbour takes no place from others.
    pub async fn turn(&self, address: IpAddr, is_long: bool) -> Turn<'_> {
        let network = self.is_on.then(|| self.network(network(address)));
        Turn {
            _of_network: match network {
                Some(network) => network.acquire_owned().await.ok(),
                None => None,
            },
            _of_all: if is_long {
                self.long_forms.acquire().await.ok()
            } else {
                None
            },
        }
    }

    fn network(&self, network: u64) -> Arc<Semaphore> {
        let mut networks = self.at_once.lock().unwrap_or_else(PoisonError::into_inner);
        let turns = networks.entry(network);
        turns
            .or_insert_with(|| Arc::new(Semaphore::new(FORMS_AT_ONCE)))
            .clone()
    }

    /// Counts a file of this size from `address`; `false` when it is more than one network may send an hour.
    pub fn bytes(&self, address: IpAddr, size: u64) -> bool {
        let kilobytes = u32::try_from(size.div_ceil(1024)).unwrap_or(u32::MAX);
        let Some(kilobytes) = NonZeroU32::new(kilobytes).filter(|_| self.is_on) else {
            return true;
        };
        let counted = self.bytes.check_key_n(&network(address), kilobytes);
        matches!(counted, Ok(Ok(())))
    }

    /// Waits until a picture may be drawn for somebody who is not on the staff. One at a time: whoever
    /// asks for many is not to keep the desk waiting.
    pub async fn preview(&self) -> Option<SemaphorePermit<'_>> {
        self.previews.acquire().await.ok()
    }

    /// Forgets whoever has been quiet for long enough, so that memory stays bounded.
    pub fn forget_quiet(&self) {
        self.by_network.retain_recent();
        self.by_contact.retain_recent();
        self.drafts.retain_recent();
        self.bytes.retain_recent();
        let mut networks = self.at_once.lock().unwrap_or_else(PoisonError::into_inner);
        networks.retain(|_, turns| Arc::strong_count(turns) > 1);
    }
}

fn wait(until: &governor::NotUntil<governor::clock::QuantaInstant>) -> Wait {
    let seconds = until
        .wait_time_from(DefaultClock::default().now())
        .as_secs();
    let minutes = u32::try_from(seconds.div_ceil(60)).unwrap_or(u32::MAX);
    Wait {
        minutes: minutes.max(1),
    }
}

/// What one subscriber holds: an IPv4 address, or the /64 that an IPv6 address lies in.
fn network(address: IpAddr) -> u64 {
    match address.to_canonical() {
        IpAddr::V4(v4) => u64::from(u32::from(v4)),
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments().map(u64::from);
            (a << 48) | (b << 32) | (c << 16) | d
        }
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt as _;

    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn one_network_never_holds_all_turns() {
        let limits = Limits::new(true);
        let turn = |text: &str| limits.turn(address(text), true).now_or_never();
        let slow: Vec<_> = (0..40).filter_map(|_| turn("2001:db8::1")).collect();
        assert_eq!(slow.len(), FORMS_AT_ONCE);
        assert!(turn("2001:db8::ffff:1").is_none(), "the same network");
        assert!(turn("203.0.113.7").is_some());
        drop(slow);
        assert!(turn("2001:db8::1").is_some());

        limits.forget_quiet();
        assert!(limits.at_once.lock().unwrap().is_empty());
        let held = turn("203.0.113.7");
        limits.forget_quiet();
        assert_eq!(limits.at_once.lock().unwrap().len(), 1);
        drop(held);
    }

    #[test]
    fn all_networks_together_are_read_so_many_at_once() {
        for is_on in [true, false] {
            let limits = Limits::new(is_on);
            let turns = (0..60_u8).map(|n| IpAddr::from([203, 0, 113, n / 4]));
            let turns = turns.filter_map(|from| limits.turn(from, true).now_or_never());
            assert_eq!(turns.collect::<Vec<_>>().len(), LONG_FORMS);
            let short = limits.turn(address("198.51.100.1"), false);
            assert!(short.now_or_never().is_some());
        }
    }

    #[test]
    fn one_network_fills_no_disk() {
        let limits = Limits::new(true);
        let (one, other) = (address("203.0.113.7"), address("203.0.113.8"));
        let taken = (0..300).filter(|_| limits.bytes(one, 10_000_000)).count();
        assert!((210..230).contains(&taken), "{taken}");
        assert!(limits.bytes(other, 10_000_000) && limits.bytes(one, 0));
        assert!(Limits::new(false).bytes(one, u64::MAX));
    }
}
