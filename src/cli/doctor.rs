//! `leakdesk doctor`: is everything in order, and if not, what to do.

use std::path::Path;

use chrono::Datelike as _;
use serde::Serialize;

use crate::access::store::count_leads;
use crate::app::App;
use crate::cli::say;
use crate::config::{Config, SecondFactor};
use crate::db::{self, Target};
use crate::mail::imap;
use crate::mail::letter::Sender;
use crate::mail::transport::Transport;
use crate::mail::{outbox, store};
use crate::time::Clock;

#[derive(clap::Args)]
pub(super) struct Doctor {
    /// As JSON, for scripts
    #[arg(long)]
    json: bool,
}

/// How a check ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Health {
    Ok,
    Warn,
    Fail,
}

#[derive(Debug, Serialize)]
struct Finding {
    check: &'static str,
    health: Health,
    says: String,
}

impl Finding {
    fn new(check: &'static str, health: Health, says: impl Into<String>) -> Self {
        Self {
            check,
            health,
            says: says.into(),
        }
    }
}

impl Doctor {
    pub(super) async fn run(&self, config: Config, clock: Clock) -> anyhow::Result<()> {
        let findings = examine(config, clock).await;
        if self.json {
            say(&serde_json::to_string_pretty(&findings)?);
        } else {
            for finding in &findings {
                let mark = match finding.health {
                    Health::Ok => "ok  ",
                    Health::Warn => "warn",
                    Health::Fail => "FAIL",
                };
                say(&format!("{mark}  {:<9} {}", finding.check, finding.says));
            }
        }
        if findings
            .iter()
            .any(|finding| finding.health == Health::Fail)
        {
            anyhow::bail!("not everything is in order");
        }
        Ok(())
    }
}

async fn examine(config: Config, clock: Clock) -> Vec<Finding> {
    let mut findings = vec![Finding::new(
        "settings",
        Health::Ok,
        "all known and well-formed",
    )];
    findings.extend(of_settings(&config));
    match App::open_existing(config, clock).await {
        Ok(app) => findings.extend(of_desk(&app).await),
        Err(why) => findings.push(Finding::new("desk", Health::Fail, format!("{why:#}"))),
    }
    findings
}

/// What can be said before anything is opened.
fn of_settings(config: &Config) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut warn = |check, says: &str| findings.push(Finding::new(check, Health::Warn, says));
    if config.smtp_url.is_none() {
        warn(
            "mail",
            "no SMTP server: mails only become files; set LEAKDESK_SMTP_URL",
        );
    }
    if !config.rate_limits {
        warn("limits", "rate limits are off; only for trials");
    }
    if config.second_factor == SecondFactor::Optional {
        warn(
            "second factor",
            "whoever sees personal data needs no second factor; only for trials",
        );
    }
    if !config.is_https() {
        warn(
            "address",
            "the base URL is not https: cookies travel in the clear",
        );
    }
    if config.duty_email.is_none() {
        warn(
            "duty",
            "nobody is on duty for what falls to no one; set LEAKDESK_DUTY_EMAIL",
        );
    }
    let organisation = &config.organisation;
    match organisation
        .email
        .as_deref()
        .or(config.intake_address.as_deref())
    {
        None => warn(
            "contact",
            "no e-mail address for members; set LEAKDESK_ORGANISATION_EMAIL",
        ),
        Some(email) if !can_receive(email) => {
            warn(
                "contact",
                "the e-mail address for members has no domain that can receive mail",
            );
        }
        Some(_) => {}
    }
    if organisation.address.is_none() {
        warn(
            "contact",
            "no postal address for members; set LEAKDESK_ORGANISATION_ADDRESS",
        );
    }
    findings
}

/// Whether an address has a domain with a top level: the policy's own once had none.
fn can_receive(email: &str) -> bool {
    let bare = email.trim_end_matches('>');
    bare.rsplit_once('@').is_some_and(|(_, domain)| {
        domain.split('.').count() > 1 && domain.split('.').all(|part| !part.is_empty())
    })
}

async fn of_desk(app: &App) -> Vec<Finding> {
    [
        Some(of_database(app).await),
        Some(of_files(app).await),
        Some(of_key(app)),
        Some(of_clock(app)),
        Some(of_calendar(app)),
        of_smtp(app).await,
        Some(of_outbox(app).await),
        of_mailbox(app).await,
        of_replies(app),
        of_leads(app).await,
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Whether the mail server lets the desk in; nothing is sent.
async fn of_smtp(app: &App) -> Option<Finding> {
    let Transport::Smtp(server) = &app.post.transport else {
        return None;
    };
    Some(match server.check().await {
        Ok(()) => Finding::new("mail", Health::Ok, "the SMTP server lets the desk in"),
        Err(fault) => {
            let says = format!("the SMTP server can't be used: {fault} (LEAKDESK_SMTP_URL)");
            Finding::new("mail", Health::Fail, says)
        }
    })
}

/// Whether mail leaves, and what has not.
async fn of_outbox(app: &App) -> Finding {
    let read = app.db.read(|conn| {
        let paused = outbox::find_pause(conn)?;
        Ok((
            paused,
            store::count_unsent(conn, "pending")?.0,
            store::count_unsent(conn, "given_up")?.0,
        ))
    });
    match read.await {
        Err(why) => Finding::new("outbox", Health::Fail, why.to_string()),
        Ok((Some(pause), waiting, _)) => {
            let (why, since) = (pause.reason.key(), pause.since);
            let says = format!(
                "paused since {since} ({why}), {waiting} mails wait: leakdesk outbox resume"
            );
            Finding::new("outbox", Health::Warn, says)
        }
        Ok((None, waiting, 0)) => {
            Finding::new("outbox", Health::Ok, format!("{waiting} mails wait"))
        }
        Ok((None, waiting, given_up)) => {
            let says =
                format!("{waiting} mails wait, {given_up} were given up: leakdesk outbox list");
            Finding::new("outbox", Health::Warn, says)
        }
    }
}

/// Whether the mailbox can be opened; nothing in it is touched.
async fn of_mailbox(app: &App) -> Option<Finding> {
    let mailbox = app.mailbox.as_ref()?;
    if let Err(fault) = mailbox.server().check().await {
        let says = format!("the mailbox can't be opened: {fault} (LEAKDESK_IMAP_URL)");
        return Some(Finding::new("mailbox", Health::Fail, says));
    }
    let name = mailbox.name();
    let known = app.db.read(move |conn| imap::store::find(conn, name)).await;
    Some(match known {
        Ok(Some(row)) if row.left_out > 0 => {
            let says = format!(
                "{} messages in the mailbox could not be taken in so far: look at them there",
                row.left_out
            );
            Finding::new("mailbox", Health::Warn, says)
        }
        _ => Finding::new("mailbox", Health::Ok, "can be opened"),
    })
}

/// Replies and bounces have to find their way back.
fn of_replies(app: &App) -> Option<Finding> {
    let config = &app.config;
    let intake = config.intake_address.as_deref()?;
    let bare = |text: &str| {
        Sender::bare_address(text)
            .unwrap_or_default()
            .to_lowercase()
    };
    if app.mailbox.is_some() && bare(&config.mail_from) != bare(intake) {
        let says = "mails come from another address than the intake address: see to it that what is \
                    returned to LEAKDESK_MAIL_FROM reaches the mailbox too";
        return Some(Finding::new("bounces", Health::Warn, says));
    }
    let says = match app.post.reply_pattern() {
        Some(pattern) => format!(
            "replies come to {pattern}: the mail server has to put them into the mailbox \
             (else set LEAKDESK_REPLY_ADDRESS)"
        ),
        None => "replies come to the intake address and are matched by a person".to_owned(),
    };
    Some(Finding::new("replies", Health::Ok, says))
}

/// Four eyes need two people.
async fn of_leads(app: &App) -> Option<Finding> {
    if !app.config.four_eyes {
        return None;
    }
    Some(match app.db.read(count_leads).await {
        Err(why) => Finding::new("four eyes", Health::Fail, why.to_string()),
        Ok(leads) if leads < 2 => {
            let says = format!(
                "four_eyes is on and the desk has {leads} leads: an answer that a lead wrote can be \
                 approved by nobody; name another lead"
            );
            Finding::new("four eyes", Health::Warn, says)
        }
        Ok(leads) => {
            let says = format!("{leads} leads can approve");
            Finding::new("four eyes", Health::Ok, says)
        }
    })
}

async fn of_database(app: &App) -> Finding {
    let name = match &app.config.database {
        Target::Sqlite(path) => format!("SQLite, {}", path.display()),
        Target::Postgres(_) => "PostgreSQL".to_owned(),
    };
    match app.db.read(db::library_version).await {
        Ok(version) => Finding::new("database", Health::Ok, format!("{name}, {version}")),
        Err(why) => Finding::new("database", Health::Fail, format!("{name}: {why}")),
    }
}

/// Whether files can be stored, and scanned where that is wanted.
async fn of_files(app: &App) -> Finding {
    let place = match &app.config.file_store {
        Some(url) => url.clone(),
        None => app.config.data_dir.join("files").display().to_string(),
    };
    let unscanned = "no virus scanner; LEAKDESK_CLAMD names one";
    if let Err(why) = app.files.probe().await {
        return Finding::new("files", Health::Fail, format!("{place}: {why}"));
    }
    match app.files.scanner() {
        None => Finding::new("files", Health::Ok, format!("{place}; {unscanned}")),
        Some(scanner) => match scanner.ping().await {
            Ok(()) => Finding::new(
                "files",
                Health::Ok,
                format!("{place}; scanned by {scanner}"),
            ),
            Err(why) => {
                let says = format!("{scanner}: {why}; until it answers no file is taken");
                Finding::new("files", Health::Fail, says)
            }
        },
    }
}

fn of_key(app: &App) -> Finding {
    let key = &app.config.key_file;
    let fingerprint = app.vault.fingerprint();
    if key
        .parent()
        .is_some_and(|folder| same(folder, &app.config.data_dir))
    {
        let says = format!(
            "{fingerprint}; the key lies beside the data: in production keep it elsewhere \
             (LEAKDESK_KEY_FILE) and back it up apart"
        );
        return Finding::new("key", Health::Warn, says);
    }
    Finding::new("key", Health::Ok, fingerprint)
}

fn same(a: &Path, b: &Path) -> bool {
    match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) => a == b,
        _ => false,
    }
}

fn of_clock(app: &App) -> Finding {
    let zone = app.config.zone;
    let local = zone.local(app.now()).format("%Y-%m-%d %H:%M");
    Finding::new("clock", Health::Ok, format!("{local} in {}", zone.name()))
}

/// Deadlines reach a month and more ahead: the calendar has to be there before them.
fn of_calendar(app: &App) -> Finding {
    let calendar = &app.rules.calendar;
    let year = app.today().day.year();
    let missing = calendar.missing_years(year..=year.saturating_add(1));
    if missing.is_empty() {
        return Finding::new("calendar", Health::Ok, calendar.version());
    }
    let years: Vec<String> = missing.iter().map(ToString::to_string).collect();
    let says = format!(
        "{}: no holidays for {}; internal dates in those years are not certain \
         (LEAKDESK_CALENDAR_FILE)",
        calendar.version(),
        years.join(", ")
    );
    Finding::new("calendar", Health::Warn, says)
}
