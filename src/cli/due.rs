//! `leakdesk due`: how the deadline of a complaint is counted.

use crate::cli::exit::BadData;
use crate::cli::say;
use crate::config::Config;
use crate::duties::due_report;
use crate::lang::Lang;
use crate::time::Moment;

#[derive(clap::Args)]
pub(super) struct Due {
    /// When the complaint was received: 2026-11-23 or 2026-11-23T10:00:00+07:00
    #[arg(long)]
    received: String,
    /// Count swapped days off and worked Saturdays as the civil service does
    #[arg(long)]
    swaps: bool,
    /// As JSON, for scripts
    #[arg(long)]
    json: bool,
    /// Explain in English
    #[arg(long)]
    english: bool,
}

impl Due {
    /// A day alone is its first moment in the configured zone, as for a letter (handbook §1.3).
    fn received_at(&self, config: &Config) -> Result<Moment, BadData> {
        if let Ok(day) = self.received.parse() {
            return Ok(config.zone.start_of(day));
        }
        Moment::parse(&self.received).map_err(|why| {
            BadData(format!(
                "--received “{}”: {why}; write e.g. 2026-11-23 or 2026-11-23T10:00:00+07:00",
                self.received
            ))
        })
    }

    pub(super) fn run(&self, config: &Config) -> anyhow::Result<()> {
        let received = self.received_at(config)?;
        let config = Config {
            calendar_swaps: self.swaps || config.calendar_swaps,
            ..config.clone()
        };
        let rules = crate::app::rules(&config)?;
        let lang = if self.english { Lang::En } else { Lang::Vi };
        let report = due_report(&rules, received, lang);
        if self.json {
            say(&serde_json::to_string_pretty(&report)?);
        } else {
            report.explanation.iter().for_each(|line| say(line));
        }
        Ok(())
    }
}
