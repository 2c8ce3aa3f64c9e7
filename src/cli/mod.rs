//! The command line: `leakdesk …`. Each command is a few lines here and lives in its own room.

mod demo;
mod digest;
mod doctor;
mod due;
mod exit;
mod export;
mod import;
mod ingest;
mod outbox;
mod seed;
mod staff;

use std::process::ExitCode;
use std::sync::LazyLock;

use anyhow::Context as _;
use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

use crate::config::{Config, Flags};
use crate::time::Clock;

const EXAMPLES: &str = "\
Examples:
  leakdesk                                   serve on http://127.0.0.1:8080, data in ./data
  leakdesk demo                              a throw-away desk full of made-up cases
  leakdesk due --received 2026-11-23T10:00:00+07:00
  leakdesk ingest < message.eml              one mail, from a mail server's pipe
  leakdesk staff add --email a@example.vn --name 'Lê Minh Hà' --role handler
  leakdesk import cases --file so-theo-doi.xlsx --as ha@example.vn --dry-run
  leakdesk export cases --format csv --out ho-so.csv
  DATABASE_URL=postgres://desk@db/leakdesk leakdesk serve";

/// A complaint desk for leaked personal information that keeps its fifteen-day promise.
#[derive(Parser)]
#[command(name = "leakdesk", version = version(), after_help = EXAMPLES)]
struct Cli {
    #[command(flatten)]
    flags: Flags,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Migrate, serve, watch deadlines, deliver mail (also with no command)
    Serve,
    /// The same on a throw-away database full of made-up Vietnamese cases
    Demo,
    /// How the deadline of a complaint is counted
    Due(due::Due),
    /// Send the daily digest that is owed, or print the one of a day
    Digest(digest::Digest),
    /// Take in one message (RFC 5322) from standard input; ends with 0 when it is the desk's, else with 75
    Ingest(ingest::Ingest),
    /// The people of the desk
    #[command(subcommand)]
    Staff(staff::Staff),
    /// Fill the configured database with made-up cases, for trials
    Seed(seed::Seed),
    /// Lists of what the desk holds, for other programs; each run is written down
    #[command(subcommand)]
    Export(export::Export),
    /// Take in what was kept before there was a desk; sends no mail
    #[command(subcommand)]
    Import(import::Import),
    /// Mail that has not left: list it, try again what was given up, pause and resume
    #[command(subcommand)]
    Outbox(outbox::Outbox),
    /// Bring the tables up to date
    Migrate,
    /// Check configuration, database, key, calendar and mail
    Doctor(doctor::Doctor),
}

/// The program's version and that of the SQLite library in it.
fn version() -> &'static str {
    static VERSION: LazyLock<String> = LazyLock::new(|| {
        format!(
            "{} (SQLite {})",
            env!("CARGO_PKG_VERSION"),
            crate::db::sqlite_version()
        )
    });
    &VERSION
}

/// Runs the program and says how it ended (sysexits.h).
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    // Whoever pipes a mail in keeps it until it is the desk's: whatever went wrong, once more later.
    let is_ingest = matches!(cli.command, Some(Command::Ingest(_)));
    let told = if is_ingest {
        exit::told_later
    } else {
        exit::told
    };
    keep_panics_discreet();
    let run = move || actix_web::rt::System::new().block_on(run(cli));
    match std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)) {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(why)) => told(&why),
        Err(_panic) if is_ingest => told(&anyhow::anyhow!("the program panicked")),
        Err(panic) => std::panic::resume_unwind(panic),
    }
}

/// What a panic says may quote what was being read, mails and stories too: the log gets the place alone.
fn keep_panics_discreet() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if tracing::dispatcher::has_been_set() {
            let place = panic.location().map(ToString::to_string);
            tracing::error!(place, "the program panicked");
        } else {
            usual(panic);
        }
    }));
}

async fn run(cli: Cli) -> anyhow::Result<()> {
    let config = Config::load(&cli.flags)?;
    log_as(&config)?;
    let clock = Clock::System;
    match cli.command.unwrap_or(Command::Serve) {
        Command::Serve => crate::serve::serve(config, clock).await,
        Command::Demo => demo::run(config, clock).await,
        Command::Due(due) => due.run(&config),
        Command::Digest(digest) => digest.run(config, clock).await,
        Command::Ingest(ingest) => ingest.run(config, clock).await,
        Command::Staff(staff) => staff.run(config, clock).await,
        Command::Seed(seed) => seed.run(config, clock).await,
        Command::Export(export) => export.run(config, clock).await,
        Command::Import(import) => import.run(config, clock).await,
        Command::Outbox(outbox) => outbox.run(config, clock).await,
        Command::Migrate => migrate(config).await,
        Command::Doctor(doctor) => doctor.run(config, clock).await,
    }
}

/// The template engine writes whole pages into its log, names and stories with them; the library that
/// reads mailboxes, passwords and mails.
const SILENT: [&str; 3] = ["handlebars=off", "async_imap=off", "imap_proto=off"];

/// Logs to standard error: lines for people on a terminal, JSON for machines.
fn log_as(config: &Config) -> anyhow::Result<()> {
    use std::io::IsTerminal as _;
    let mut filter = EnvFilter::try_new(&config.log)
        .map_err(|why| crate::config::ConfigError(format!("log: {why}")))?;
    for directive in SILENT {
        filter = filter.add_directive(directive.parse()?);
    }
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    let started = if std::io::stderr().is_terminal() {
        log.compact().try_init()
    } else {
        log.json().try_init()
    };
    started.map_err(|why| anyhow::anyhow!("the log can't be started: {why}"))
}

async fn migrate(config: Config) -> anyhow::Result<()> {
    let db = crate::app::open_db(&config)?;
    let count = db
        .migrate()
        .await
        .context("the tables were left as they were")?;
    say(&format!(
        "{count} migrations run; the tables are up to date."
    ));
    Ok(())
}

/// Prints a line to standard output. A reader that has gone (`… | head`) wants no more of it.
pub(crate) fn say(line: &str) {
    use std::io::Write as _;
    if let Err(why) = writeln!(std::io::stdout().lock(), "{line}")
        && why.kind() != std::io::ErrorKind::BrokenPipe
    {
        tracing::error!(error = %why, "standard output can't be written");
    }
}
