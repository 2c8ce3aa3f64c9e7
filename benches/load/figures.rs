//! Counting how often something happens in a while, and how long each time took.

use std::fmt;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// How many a second, and how long one took.
pub struct Rate {
    per_second: f64,
    times: Vec<Duration>,
    /// Processor time that the desk spent on one, however busy the machine was otherwise.
    processor: Option<Duration>,
}

impl Rate {
    /// Lets `clients` threads do `work` over and over for about `how_long`; what `work` is handed is
    /// made per thread by `ready` beforehand, and is not part of the time. A thread also stops when
    /// its `work` says there is nothing left.
    pub fn measured<T: Send>(
        (clients, how_long): (usize, Duration),
        ready: impl Fn(usize) -> T + Sync,
        work: impl Fn(&mut T) -> bool + Sync,
    ) -> Self {
        let mut tools: Vec<T> = Vec::new();
        std::thread::scope(|scope| {
            let making: Vec<_> = (0..clients)
                .map(|client| {
                    scope.spawn({
                        let ready = &ready;
                        move || ready(client)
                    })
                })
                .collect();
            tools.extend(making.into_iter().map(|made| made.join().unwrap()));
        });
        let all = Mutex::new(Vec::new());
        let begun = Instant::now();
        std::thread::scope(|scope| {
            for tool in &mut tools {
                scope.spawn(|| {
                    let mut times = Vec::new();
                    while begun.elapsed() < how_long {
                        let started = Instant::now();
                        if !work(tool) {
                            break;
                        }
                        times.push(started.elapsed());
                    }
                    all.lock().unwrap().extend(times);
                });
            }
        });
        let took = begun.elapsed().as_secs_f64();
        let mut times = all.into_inner().unwrap();
        times.sort_unstable();
        #[expect(
            clippy::cast_precision_loss,
            clippy::as_conversions,
            reason = "a count of seconds' work"
        )]
        let count = times.len() as f64;
        Self {
            per_second: count / took,
            times,
            processor: None,
        }
    }

    /// `spent` is what all of it cost together.
    pub fn costing(mut self, spent: Duration) -> Self {
        let count = u32::try_from(self.times.len()).unwrap_or(u32::MAX).max(1);
        self.processor = Some(spent / count);
        self
    }

    pub fn share_of(&self, limit: &Self) -> f64 {
        self.per_second / limit.per_second
    }

    /// The time that nearly all stayed within, in milliseconds.
    pub fn p95(&self) -> f64 {
        self.within(95)
    }

    /// The time that `percent` of all stayed within, in milliseconds.
    fn within(&self, percent: usize) -> f64 {
        let at = (self.times.len() * percent / 100).min(self.times.len().saturating_sub(1));
        self.times
            .get(at)
            .map_or(0.0, |time| time.as_secs_f64() * 1_000.0)
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (half, most, nearly_all) = (self.within(50), self.p95(), self.within(99));
        write!(
            f,
            "{:>8.0}/s  p50 {half:>6.2} ms  p95 {most:>7.2} ms  p99 {nearly_all:>7.2} ms",
            self.per_second
        )?;
        match self.processor {
            Some(spent) => write!(
                f,
                "  {:>5.2} ms of processor each",
                spent.as_secs_f64() * 1_000.0
            ),
            None => Ok(()),
        }
    }
}
