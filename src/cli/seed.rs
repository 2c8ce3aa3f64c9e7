//! `leakdesk seed`: made-up cases over the past two years, for trials and benchmarks.

use crate::app::App;
use crate::cli::say;
use crate::config::Config;
use crate::samples::Samples;
use crate::samples::plant::{plant, plant_desk};
use crate::time::Clock;

#[derive(clap::Args)]
pub(super) struct Seed {
    /// How many cases
    #[arg(long)]
    cases: u32,
    /// The same seed makes the same cases
    #[arg(long, default_value_t = 1)]
    random_seed: u64,
}

impl Seed {
    pub(super) async fn run(&self, config: Config, clock: Clock) -> anyhow::Result<()> {
        let app = App::open(config, clock).await?;
        let staff = plant_desk(&app, None).await?;
        let samples = Samples::new(self.random_seed, app.now(), app.zone);
        let planted = plant(&app, &staff, samples.over_two_years(self.cases)).await?;
        say(&format!("{} made-up cases written.", planted.len()));
        say("They belong to made-up staff, as whom nobody can sign in. Add yourself:");
        say("  leakdesk staff add --email … --name … --role admin --role lead");
        Ok(())
    }
}
