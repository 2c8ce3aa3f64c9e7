//! The body of a request as it comes, with an end to everybody's patience.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::error::PayloadError;
use actix_web::web::Bytes;
use futures_util::Stream;
use tokio::time::{Instant, Sleep};

/// Bytes of one whole body that are read, most of them only to be let go: a browser that is still sending
/// would not see the answer.
const MOST_READ: u64 = 256 * 1024 * 1024;

/// How long a sender is waited for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Patience {
    /// How long nothing may come.
    quiet: Duration,
    /// How long a sender may be waited for who is slower than `slowest`.
    slow_for: Duration,
    /// Bytes a second.
    slowest: u64,
    /// How long the whole may take, however slow the network.
    longest: Duration,
}

impl Patience {
    pub const ORDINARY: Self = Self {
        quiet: Duration::from_secs(30),
        slow_for: Duration::from_secs(60),
        slowest: 2 * 1024,
        longest: Duration::from_secs(30 * 60),
    };
}

/// A body that ends: with all that was sent, or with an error that stays one.
pub(super) struct Body {
    payload: Payload,
    patience: Patience,
    read: u64,
    /// When this is over nobody waits any longer.
    quiet: Pin<Box<Sleep>>,
    until: Instant,
    /// Since when the sender is waited for, and how long that took before.
    waiting: Option<Instant>,
    waited: Duration,
    is_given_up: bool,
}

impl Body {
    pub fn new(payload: Payload) -> Self {
        Self::with(payload, Patience::ORDINARY)
    }

    pub fn with(payload: Payload, patience: Patience) -> Self {
        let now = Instant::now();
        Self {
            payload,
            patience,
            read: 0,
            quiet: Box::pin(tokio::time::sleep_until(now + patience.quiet)),
            until: now + patience.longest,
            waiting: None,
            waited: Duration::ZERO,
            is_given_up: false,
        }
    }

    /// As a payload that can be read by whoever reads payloads.
    pub fn into_payload(self) -> Payload {
        Payload::Stream {
            payload: Box::pin(self),
        }
    }

    pub const fn has_overflown(&self) -> bool {
        self.read > MOST_READ
    }

    /// Whoever only trickles holds up others. Time that we took ourselves is not held against them, but that
    /// what was stored first is swept one day.
    fn is_too_slow(&mut self, now: Instant) -> bool {
        if let Some(since) = self.waiting.take() {
            let waited = now.saturating_duration_since(since);
            self.waited = self.waited.saturating_add(waited);
        }
        let least = self.waited.as_secs().saturating_mul(self.patience.slowest);
        self.waited > self.patience.slow_for && self.read < least || now >= self.until
    }

    fn give_up(&mut self) -> Poll<Option<Result<Bytes, PayloadError>>> {
        self.is_given_up = true;
        Poll::Ready(Some(Err(PayloadError::Incomplete(None))))
    }

    /// Whether the sender was waited for long enough.
    fn is_over(&mut self, cx: &mut Context<'_>) -> bool {
        if self.waiting.is_none() {
            let now = Instant::now();
            self.waiting = Some(now);
            let quiet = (now + self.patience.quiet).min(self.until);
            self.quiet.as_mut().reset(quiet);
        }
        self.quiet.as_mut().poll(cx).is_ready()
    }
}

impl Stream for Body {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        if this.has_overflown() {
            return Poll::Ready(Some(Err(PayloadError::Overflow)));
        }
        if this.is_given_up {
            return this.give_up();
        }
        match Pin::new(&mut this.payload).poll_next(cx) {
            Poll::Ready(Some(Ok(bytes))) => {
                let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
                this.read = this.read.saturating_add(length);
                if this.is_too_slow(Instant::now()) {
                    return this.give_up();
                }
                Poll::Ready(Some(Ok(bytes)))
            }
            Poll::Pending if this.is_over(cx) => this.give_up(),
            done => done,
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use futures_util::{FutureExt as _, StreamExt as _, stream};

    use super::*;

    /// Of whoever waits for nothing.
    pub(in crate::web) const HASTY: Patience = Patience {
        quiet: Duration::from_millis(1),
        slow_for: Duration::ZERO,
        slowest: 1024,
        longest: Duration::from_secs(60),
    };

    fn sent(pieces: impl Stream<Item = Result<Bytes, PayloadError>> + 'static) -> Payload {
        Payload::Stream {
            payload: Box::pin(pieces),
        }
    }

    /// A sender of these pieces who then says nothing more, and doesn't go either.
    pub(in crate::web) fn silent_after(pieces: &'static [&'static [u8]]) -> Payload {
        let pieces = stream::iter(pieces).map(|piece| Ok(Bytes::from_static(piece)));
        sent(pieces.chain(stream::pending()))
    }

    #[actix_web::test]
    async fn who_falls_silent_is_given_up_and_stays_so() {
        let mut body = Body::with(silent_after(&[b"a", b"b"]), HASTY);
        assert_eq!(body.next().await.unwrap().unwrap(), "a");
        assert_eq!(body.next().await.unwrap().unwrap(), "b");
        assert!(body.next().await.unwrap().is_err());
        assert!(body.next().now_or_never().unwrap().unwrap().is_err());
    }

    #[actix_web::test]
    async fn nobody_sends_for_longer_than_is_allowed_however_much_comes() {
        let endless = stream::repeat_with(|| Ok(Bytes::from_static(b"more")));
        let payload = sent(endless);
        let patience = Patience {
            longest: Duration::ZERO,
            ..HASTY
        };
        assert!(Body::with(payload, patience).next().await.unwrap().is_err());
    }

    #[actix_web::test]
    async fn who_trickles_is_given_up() {
        let slowly = stream::unfold((), |()| async {
            tokio::time::sleep(Duration::from_millis(2)).await;
            Some((Ok(Bytes::from_static(b"x")), ()))
        });
        let payload = sent(slowly);
        let patience = Patience {
            quiet: Duration::from_secs(60),
            slowest: u64::MAX,
            ..HASTY
        };
        let body = Body::with(payload, patience);
        let came = body
            .take(5_000)
            .filter(|it| std::future::ready(it.is_err()));
        assert!(std::pin::pin!(came).next().await.is_some());
    }

    #[actix_web::test]
    async fn a_body_without_end_is_not_read_for_ever() {
        let piece = Bytes::from(vec![0; 16 * 1024 * 1024]);
        let endless = stream::repeat_with(move || Ok(piece.clone()));
        let mut body = Body::new(sent(endless));
        let mut pieces = 0;
        while body.next().await.unwrap().is_ok() {
            pieces += 1;
        }
        assert_eq!(pieces, 17);
        assert!(body.has_overflown());
    }
}
