//! `leakdesk ingest`: one message on standard input, from whatever mail server pipes into it.

use std::io::Read as _;

use futures_util::stream;

use crate::app::App;
use crate::cli::say;
use crate::config::Config;
use crate::files::{Offered, Stored};
use crate::mail::inbound::{self, Arrived, MOST_KEPT, MOST_WHOLE, Taken};
use crate::time::Clock;

const PIECE: usize = 64 * 1024;

#[derive(clap::Args)]
pub(super) struct Ingest {
    /// The address the message was delivered to, where the server knows it apart from the message
    #[arg(long, value_name = "ADDRESS")]
    recipient: Option<String>,
}

impl Ingest {
    pub(super) async fn run(&self, config: Config, clock: Clock) -> anyhow::Result<()> {
        let app = App::open(config, clock).await?;
        let (raw, kept) = read(&app).await?;
        let arrived = Arrived {
            kept,
            envelope_to: self.recipient.clone(),
            ..Arrived::piped(raw, app.now())
        };
        let taken = inbound::take(app.inbox(), arrived).await?;
        say(&match taken {
            Taken::Case(reference) => format!("case {reference}"),
            Taken::Reply(reference) => format!("reply {reference}"),
            Taken::Pen => "waits to be sorted".to_owned(),
            Taken::Automatic => "set aside: automatic".to_owned(),
            Taken::Bounce => "set aside: about a mail that did not arrive".to_owned(),
            Taken::Twice => "known already".to_owned(),
        });
        Ok(())
    }
}

/// Reads the message: whole, or its beginning, and then all of it goes into the file store on the way.
async fn read(app: &App) -> anyhow::Result<(Vec<u8>, Option<Stored>)> {
    let raw = piece(MOST_WHOLE).await?;
    if raw.len() < MOST_WHOLE {
        return Ok((raw, None));
    }
    let offered = Offered::by_mail("thu-goc.eml", "message/rfc822", MOST_KEPT);
    let pieces = stream::try_unfold(Some(raw.clone()), |first| async move {
        let next = match first {
            Some(first) => first,
            None => piece(PIECE).await?,
        };
        Ok::<_, std::io::Error>((!next.is_empty()).then_some((next, None)))
    });
    let pieces = std::pin::pin!(pieces);
    let stored = app.files.store(&app.vault, offered, pieces).await?;
    Ok((raw, stored.ok()))
}

/// The next bytes of standard input; fewer than `most` only at its end.
async fn piece(most: usize) -> std::io::Result<Vec<u8>> {
    let read = move || {
        let mut bytes = Vec::new();
        let most = u64::try_from(most).unwrap_or(u64::MAX);
        std::io::stdin().lock().take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    tokio::task::spawn_blocking(read)
        .await
        .map_err(std::io::Error::other)?
}
