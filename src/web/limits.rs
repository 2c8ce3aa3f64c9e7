//! How often the same network or contact may send a form. Above it people wait, with everything
//! they typed; nothing is refused for good, because many share one address.

use std::net::IpAddr;
use std::num::NonZeroU32;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use tokio::sync::Semaphore;

/// Forms an hour from one IPv4 address or IPv6 /64 network.
const FORMS_PER_NETWORK: NonZeroU32 = NonZeroU32::new(60).unwrap();
/// Forms an hour that name the same contact.
const FORMS_PER_CONTACT: NonZeroU32 = NonZeroU32::new(10).unwrap();
/// Times an hour that one network may have unfinished forms kept.
const DRAFTS_PER_NETWORK: NonZeroU32 = NonZeroU32::new(240).unwrap();

/// Long forms (with files) that are read at once.
const LONG_FORMS: usize = 32;

/// The limits of the public form; durations are measured by the monotonic clock.
pub struct Limits {
    by_network: DefaultKeyedRateLimiter<u64>,
    by_contact: DefaultKeyedRateLimiter<i64>,
    drafts: DefaultKeyedRateLimiter<u64>,
    /// Long forms that are read at the same time; a connection that is not read keeps little in memory.
    pub long_forms: Semaphore,
    is_on: bool,
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
            long_forms: Semaphore::new(LONG_FORMS),
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

    /// Forgets whoever has been quiet for long enough, so that memory stays bounded.
    pub fn forget_quiet(&self) {
        self.by_network.retain_recent();
        self.by_contact.retain_recent();
        self.drafts.retain_recent();
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
