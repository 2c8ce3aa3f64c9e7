//! `leakdesk digest`: send what is owed, or look at the digest of a day.

use chrono::NaiveDate;

use crate::app::App;
use crate::cli::say;
use crate::config::Config;
use crate::digest as room;
use crate::mail::deliver_due;
use crate::time::Clock;

#[derive(clap::Args)]
pub(super) struct Digest {
    /// The local day [default: today]; only with --print
    #[arg(long, value_name = "YYYY-MM-DD", requires = "print")]
    day: Option<NaiveDate>,
    /// Compose and print; claims and sends nothing
    #[arg(long)]
    print: bool,
}

impl Digest {
    pub(super) async fn run(&self, config: Config, clock: Clock) -> anyhow::Result<()> {
        let app = App::open_existing(config, clock).await?;
        let now = app.now();
        if self.print {
            say(&room::print(&app, self.day, now).await?);
            return Ok(());
        }
        let count = room::send_owed(&app, now).await?;
        let report = deliver_due(app.courier()).await?;
        say(&format!(
            "{count} digests written, {} mails sent.",
            report.sent
        ));
        Ok(())
    }
}
