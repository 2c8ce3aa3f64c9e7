//! `leakdesk export cases`: lists of cases for other programs. Who runs it can read the database anyway;
//! that it was run is written down all the same.

use std::io::Write;
use std::path::PathBuf;

use anyhow::Context as _;
use chrono::NaiveDate;

use crate::app::App;
use crate::cli::exit::BadData;
use crate::config::Config;
use crate::db::{Conn, Id};
use crate::lang::Lang;
use crate::reports::export::{Carrier, Export as List, Format, MOST_IN_SHEET};
use crate::reports::queries::{ExportRow, Eyes, insert_export};
use crate::reports::{Asked, Span, What};
use crate::time::Clock;

#[derive(clap::Subcommand)]
pub(super) enum Export {
    /// Cases, one a line, without what people wrote unless asked for
    Cases(Cases),
}

#[derive(clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(super) struct Cases {
    /// csv, xlsx or jsonl
    #[arg(long)]
    format: String,
    /// A file instead of standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Received on this day or later
    #[arg(long, value_name = "YYYY-MM-DD")]
    from: Option<NaiveDate>,
    /// Received on this day or earlier
    #[arg(long, value_name = "YYYY-MM-DD")]
    to: Option<NaiveDate>,
    /// With name, contacts, order code and story
    #[arg(long)]
    words: bool,
    /// Restricted cases too
    #[arg(long)]
    restricted: bool,
    /// Begin CSV with a byte order mark, for older spreadsheets
    #[arg(long)]
    bom: bool,
    /// Headings and words in English
    #[arg(long)]
    english: bool,
}

impl Export {
    pub(super) async fn run(self, config: Config, clock: Clock) -> anyhow::Result<()> {
        let Self::Cases(cases) = self;
        let app = App::open_existing(config, clock).await?;
        cases.run(&app).await
    }
}

impl Cases {
    async fn run(&self, app: &App) -> anyhow::Result<()> {
        let format = Format::parse(&self.format).ok_or_else(|| {
            BadData(format!(
                "--format {}: write csv, xlsx or jsonl",
                self.format
            ))
        })?;
        let ever = Span::EVER;
        let span = Span::new(self.from.unwrap_or(ever.from), self.to.unwrap_or(ever.to));
        let eyes = Eyes::Operator {
            with_restricted: self.restricted,
        };
        let asked = Asked::new(What::Received, span);
        let list = List::prepare(app, eyes, asked, self.words).await?;
        if format == Format::Sheet && list.is_too_long_for_sheet() {
            let why = format!("more than {MOST_IN_SHEET} cases: narrow them, or take csv or jsonl");
            return Err(BadData(why).into());
        }
        note(app, format, &list).await?;
        let mut out: Box<dyn Write> = match &self.out {
            Some(path) => Box::new(
                std::fs::File::create(path)
                    .with_context(|| format!("{} can't be written", path.display()))?,
            ),
            None => Box::new(std::io::stdout().lock()),
        };
        let lang = if self.english { Lang::En } else { Lang::Vi };
        let carrier = Carrier::new(app, lang);
        if format == Format::Sheet {
            out.write_all(&carrier.sheet(&list).await?)?;
            return Ok(out.flush()?);
        }
        let mut number = 0;
        loop {
            let piece = match format {
                Format::JsonLines => carrier.json_piece(&list, number).await?,
                _ => carrier.csv_piece(&list, number, self.bom).await?,
            };
            let Some(piece) = piece else {
                return Ok(out.flush()?);
            };
            out.write_all(&piece)?;
            number += 1;
        }
    }
}

/// Written down before the first line leaves.
async fn note(app: &App, format: Format, list: &List) -> anyhow::Result<()> {
    let at = app.now();
    let row = ExportRow {
        id: Id::new(at),
        at,
        staff_id: None,
        what: "cases".to_owned(),
        format: format.key().to_owned(),
        filter: list.filter(),
        case_id: None,
        row_count: i64::try_from(list.len()).unwrap_or(i64::MAX),
    };
    Ok(app
        .db
        .write(move |conn: &mut Conn| insert_export(conn, &row))
        .await?)
}
