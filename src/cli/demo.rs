//! `leakdesk demo`: a desk to look at, full of made-up cases, gone when it stops.

use std::path::PathBuf;

use actix_web::web::Data;

use crate::app::App;
use crate::cli::say;
use crate::config::{Config, SecondFactor};
use crate::db::Target;
use crate::samples::Samples;
use crate::samples::people::DESK;
use crate::samples::plant::{Planted, plant, plant_desk};
use crate::time::Clock;

const CASES: u32 = 200;
const PASSWORD: &str = "xem-thu-ban-khieu-nai";

pub(super) async fn run(config: Config, clock: Clock) -> anyhow::Result<()> {
    let folder = Folder::new();
    let config = throw_away(config, &folder.0);
    let app = Data::new(App::open(config, clock).await?);
    let staff = plant_desk(&app, Some(PASSWORD)).await?;
    let samples = Samples::new(7, app.now(), app.zone);
    let planted = plant(&app, &staff, samples.for_a_look(CASES)).await?;
    tell(&app, &planted);
    crate::serve::run(app).await
}

/// The same configuration, on data that nobody will miss and with no mail leaving.
fn throw_away(config: Config, folder: &std::path::Path) -> Config {
    let mut organisation = config.organisation;
    organisation
        .email
        .get_or_insert_with(|| "khieunai@kamereo.example".to_owned());
    organisation
        .phone
        .get_or_insert_with(|| "1900 0000".to_owned());
    organisation
        .address
        .get_or_insert_with(|| "12 đường Mẫu, phường Bến Thành, Thành phố Hồ Chí Minh".to_owned());
    Config {
        data_dir: folder.to_path_buf(),
        database: Target::Sqlite(folder.join("leakdesk.db")),
        key_file: folder.join("desk.key"),
        smtp_url: None,
        imap_url: None,
        second_factor: SecondFactor::Optional,
        duty_email: Some("truc@desk.example".to_owned()),
        organisation,
        ..config
    }
}

fn tell(app: &App, planted: &[Planted]) {
    let base = &app.config.base_url;
    say(&format!(
        "A desk with {} made-up cases, gone when you press Ctrl+C.",
        planted.len()
    ));
    say(&format!(
        "\nFor the one who complains: {base}/ (English: {base}/en/)"
    ));
    for (is_answered, what) in [(false, "open"), (true, "answered")] {
        if let Some(case) = planted
            .iter()
            .rev()
            .find(|case| case.is_answered == is_answered)
        {
            say(&format!(
                "  {what}: {} with the code {}",
                case.reference, case.code
            ));
        }
    }
    say(&format!(
        "\nFor the desk: {base}/desk, password {PASSWORD} (no second factor is asked for here)"
    ));
    let roles = [
        "lead and administrator",
        "handler",
        "handler",
        "handler",
        "auditor",
    ];
    for ((_, email), role) in DESK.iter().zip(roles) {
        say(&format!("  {email:<20} {role}"));
    }
    say("");
}

/// A folder that goes with the program.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let name = format!("leakdesk-demo-{:016x}", rand::random::<u64>());
        Self(std::env::temp_dir().join(name))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(why) = std::fs::remove_dir_all(&self.0) {
            tracing::warn!(error = %why, "the throw-away folder could not be removed");
        }
    }
}
