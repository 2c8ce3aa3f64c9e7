//! Instants, the clock and the office's time zone. The only place that asks the system what time
//! it is: everything else is handed a [`Moment`].

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Days, Duration, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// An instant, in microseconds since the Unix epoch, UTC. This is what the database stores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(i64);

impl Moment {
    /// Later than anything that will happen: where a case without open duties stands.
    pub const FAR_FUTURE: Self = Self(i64::MAX);

    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    pub const fn micros(self) -> i64 {
        self.0
    }

    /// By reference, for the database's bind parameters.
    pub(crate) const fn micros_ref(&self) -> &i64 {
        &self.0
    }

    pub fn utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp_micros(self.0).unwrap_or(DateTime::<Utc>::MAX_UTC)
    }

    /// The instant `duration` later (or earlier, when negative); never wraps.
    #[must_use]
    pub fn plus(self, duration: Duration) -> Self {
        let micros = duration.num_microseconds().unwrap_or(i64::MAX);
        Self(self.0.saturating_add(micros))
    }

    /// How long it is from `earlier` to this instant.
    pub fn since(self, earlier: Self) -> Duration {
        Duration::microseconds(self.0.saturating_sub(earlier.0))
    }

    /// Reads RFC 3339, e.g. `2026-11-23T10:00:00+07:00`.
    pub fn parse(text: &str) -> Result<Self, chrono::ParseError> {
        DateTime::parse_from_rfc3339(text).map(|at| Self(at.timestamp_micros()))
    }
}

impl From<DateTime<Utc>> for Moment {
    fn from(at: DateTime<Utc>) -> Self {
        Self(at.timestamp_micros())
    }
}

impl fmt::Display for Moment {
    /// RFC 3339 in UTC.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            &self
                .utc()
                .to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true),
        )
    }
}

/// Says what time it is. `Fixed` stands still until it is moved, for tests.
#[derive(Clone, Debug)]
pub enum Clock {
    System,
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    pub fn fixed(at: Moment) -> Self {
        Self::Fixed(Arc::new(AtomicI64::new(at.micros())))
    }

    pub fn now(&self) -> Moment {
        match self {
            #[expect(clippy::disallowed_methods, reason = "this is the clock")]
            Self::System => Utc::now().into(),
            Self::Fixed(micros) => Moment(micros.load(Ordering::SeqCst)),
        }
    }

    /// Moves a fixed clock by `duration`; the system's clock is not ours to move.
    pub fn advance(&self, duration: Duration) {
        if let Self::Fixed(micros) = self {
            let moved = Moment(micros.load(Ordering::SeqCst)).plus(duration);
            micros.store(moved.micros(), Ordering::SeqCst);
        }
    }

    /// Sets a fixed clock to `at`; the system's clock is not ours to set.
    pub fn set(&self, at: Moment) {
        if let Self::Fixed(micros) = self {
            micros.store(at.micros(), Ordering::SeqCst);
        }
    }
}

/// The zone whose calendar days count, by its IANA name; the data is embedded, the host's is never
/// asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone(Tz);

impl Zone {
    pub const VIETNAM: Self = Self(chrono_tz::Asia::Ho_Chi_Minh);

    /// Reads an IANA name such as `Asia/Ho_Chi_Minh` (or the older `Asia/Saigon`).
    pub fn parse(name: &str) -> Option<Self> {
        name.parse().ok().map(Self)
    }

    pub fn name(self) -> &'static str {
        self.0.name()
    }

    pub fn local(self, at: Moment) -> DateTime<Tz> {
        at.utc().with_timezone(&self.0)
    }

    /// The calendar day it is in this zone at `at`.
    pub fn day(self, at: Moment) -> NaiveDate {
        self.local(at).date_naive()
    }

    /// The first instant of `day` in this zone. Where a clock change skips midnight, the day starts
    /// with the first instant after the gap; where midnight happens twice, with the first.
    pub fn start_of(self, day: NaiveDate) -> Moment {
        self.at(day.and_time(NaiveTime::MIN))
    }

    /// The first instant of the day after `day`: from here on `day` is over.
    pub fn end_of(self, day: NaiveDate) -> Moment {
        self.start_of(day.checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX))
    }

    /// The instant at which clocks in this zone show `local`, with the rule of [`Zone::start_of`]
    /// for gaps and repeats.
    pub fn at(self, local: NaiveDateTime) -> Moment {
        let mut wall = local;
        // The longest gap in the zone data is a whole day (Samoa, 2011): 49 half hours span it.
        for _ in 0..49 {
            if let Some(at) = self.0.from_local_datetime(&wall).earliest() {
                return at.with_timezone(&Utc).into();
            }
            wall += Duration::minutes(30);
        }
        Moment::from(local.and_utc())
    }
}
