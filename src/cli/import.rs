//! `leakdesk import cases`: the list that a company kept before.

use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::app::App;
use crate::cli::exit::BadData;
use crate::cli::say;
use crate::config::Config;
use crate::imports::{self, BadFile, Fate, Mapping, Report, Table};
use crate::time::Clock;

const ABOUT: &str = "\
Headings are recognised in Vietnamese and English; a mapping names others:

  sheet = \"2026\"
  header_row = 3
  [columns]                      # field = heading, or letter of the column
  received = \"Ngày nhận\"
  story = \"F\"
  [values.channel]               # what stands in the cell = our key
  \"Tổng đài\" = \"phone\"
  [defaults]                     # where the cell is empty
  channel = \"email\"

Fields: number, received, received_time, channel, kind, name, email, phone, contact, address, story,
order_code, third_party, status, acknowledged, answered, outcome, cause, answer, about_staff.

No mail leaves, and no warning is given for days that have gone by. Each row is a transaction of its own;
the same row twice is imported once. Rows that are not in order are left out, told with their number, and
the command ends with 65: mend them and run it again.";

#[derive(clap::Subcommand)]
pub(super) enum Import {
    /// Cases out of an XLSX or CSV file
    #[command(after_help = ABOUT)]
    Cases(Cases),
}

#[derive(clap::Args)]
pub(super) struct Cases {
    /// XLSX, or CSV in UTF-8
    #[arg(long)]
    file: PathBuf,
    /// Only say what would become of each row
    #[arg(long)]
    dry_run: bool,
    /// Which column says what, in TOML
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
    /// E-mail address of the person who answers for the list: a lead who is an administrator
    #[arg(long = "as", value_name = "EMAIL")]
    by: String,
}

impl Import {
    pub(super) async fn run(self, config: Config, clock: Clock) -> anyhow::Result<()> {
        let Self::Cases(cases) = self;
        let app = App::open_existing(config, clock).await?;
        cases.run(&app).await
    }
}

impl Cases {
    async fn run(&self, app: &App) -> anyhow::Result<()> {
        let mapping = mapping(self.mapping.as_deref())?;
        let table = imports::read_file(&self.file, &mapping).map_err(as_bad_data)?;
        let by = imports::find_importer(app, &self.by).await?;
        let by = by.ok_or_else(|| {
            BadData("--as: nobody with this address is lead and administrator here".to_owned())
        })?;
        say_columns(&table, &mapping)?;
        let report = imports::run(app, (&table, &mapping), &by, self.dry_run).await;
        let report = report.map_err(as_bad_data)?;
        say_rows(&report);
        let (opened, known, bad) = (report.opened(), report.known(), report.bad());
        let done = if self.dry_run {
            "would be imported"
        } else {
            "imported"
        };
        say(&format!(
            "{opened} {done}, {known} there already, {bad} not in order."
        ));
        if bad > 0 {
            let why = format!("{bad} rows are not in order: mend them and run this again");
            return Err(BadData(why).into());
        }
        Ok(())
    }
}

fn mapping(path: Option<&Path>) -> anyhow::Result<Mapping> {
    let Some(path) = path else {
        return Ok(Mapping::default());
    };
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("{} can't be read", path.display()))?;
    Mapping::parse(&text).map_err(|why| BadData(why.to_string()).into())
}

/// A list that is none is bad data, whatever is wrong with it.
fn as_bad_data(why: anyhow::Error) -> anyhow::Error {
    match why.downcast::<BadFile>() {
        Ok(bad) => BadData(bad.to_string()).into(),
        Err(other) => other,
    }
}

fn say_columns(table: &Table, mapping: &Mapping) -> Result<(), BadData> {
    let columns = mapping.columns(table);
    let columns = columns.map_err(|why| BadData(why.to_string()))?;
    for (field, letter, heading) in columns.list() {
        say(&format!("column {letter} “{heading}” is {}", field.key()));
    }
    Ok(())
}

fn say_rows(report: &Report) {
    for (number, fate) in &report.rows {
        let told = match fate {
            Fate::Opened { reference, told } => match reference {
                Some(reference) => format!("{reference}, {told}"),
                None => told.clone(),
            },
            Fate::Known(reference) => format!("there already: {reference}"),
            Fate::SameAs(first) => format!("the same as row {first}, left out"),
            Fate::Bad(why) => format!("not in order: {}", why.join("; ")),
        };
        say(&format!("row {number}: {told}"));
    }
}
