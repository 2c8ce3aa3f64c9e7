//! `leakdesk outbox`: mail that has not left, without a word of whom it is for.

use anyhow::bail;
use serde::Serialize;

use crate::app::App;
use crate::cli::exit::BadData;
use crate::cli::say;
use crate::config::Config;
use crate::db::Id;
use crate::mail::outbox::{self as room, Reason, Retried};
use crate::mail::store::{self, Unsent};
use crate::time::Clock;

/// Mails of each state that are listed.
const MOST: i64 = 1000;

#[derive(clap::Subcommand)]
pub(super) enum Outbox {
    /// What was given up, is held, and waits
    List {
        /// As JSON, for scripts
        #[arg(long)]
        json: bool,
    },
    /// Try a mail again that was given up
    Retry {
        /// Its id, from the list
        id: String,
    },
    /// Nothing leaves until `resume`; nothing is lost meanwhile
    Pause {
        /// restored, mistake, server or other
        #[arg(long, default_value = "other")]
        reason: String,
    },
    /// Mail leaves again
    Resume,
}

/// A line of the list.
#[derive(Serialize)]
struct Line {
    id: String,
    state: String,
    kind: String,
    attempts: i32,
    written_at: String,
    not_before: String,
    error: Option<String>,
}

impl From<Unsent> for Line {
    fn from(mail: Unsent) -> Self {
        Self {
            id: mail.id.to_string(),
            state: mail.state,
            kind: mail.kind,
            attempts: mail.attempts,
            written_at: mail.created_at.to_string(),
            not_before: mail.not_before.to_string(),
            error: mail.last_error,
        }
    }
}

impl Outbox {
    pub(super) async fn run(self, config: Config, clock: Clock) -> anyhow::Result<()> {
        let app = App::open_existing(config, clock).await?;
        match self {
            Self::List { json } => list(&app, json).await,
            Self::Retry { id } => retry(&app, &id).await,
            Self::Pause { reason } => pause(&app, &reason).await,
            Self::Resume => resume(&app).await,
        }
    }
}

async fn list(app: &App, json: bool) -> anyhow::Result<()> {
    let read = app.db.read(|conn| {
        let mut mails = Vec::new();
        for state in ["given_up", "held", "pending"] {
            mails.extend(store::list_unsent(conn, state, MOST)?);
        }
        Ok(mails)
    });
    let lines: Vec<Line> = read.await?.into_iter().map(Line::from).collect();
    if json {
        say(&serde_json::to_string_pretty(&lines)?);
        return Ok(());
    }
    for line in lines {
        let error = line.error.unwrap_or_default();
        say(&format!(
            "{}\t{}\t{}\t{}\t{}\t{}\t{error}",
            line.id, line.state, line.kind, line.written_at, line.not_before, line.attempts
        ));
    }
    Ok(())
}

async fn retry(app: &App, id: &str) -> anyhow::Result<()> {
    let id = Id::parse(id).ok_or_else(|| BadData(format!("{id}: no id of a mail")))?;
    let now = app.now();
    let done = app.db.write(move |conn| room::retry(conn, id, now)).await?;
    match done {
        Retried::Done => say("It will be tried again."),
        Retried::NotGivenUp => bail!(BadData(format!("{id}: no mail that was given up"))),
        Retried::OnItsCase => bail!(BadData(format!(
            "{id}: an answer is sent again on the page of its case"
        ))),
    }
    Ok(())
}

async fn pause(app: &App, reason: &str) -> anyhow::Result<()> {
    let known = || {
        BadData(format!(
            "--reason {reason}: write restored, mistake, server or other"
        ))
    };
    let reason = Reason::from_key(reason).ok_or_else(known)?;
    let now = app.now();
    let is_new = app
        .db
        .write(move |conn| room::pause(conn, reason, None, now))
        .await?;
    say(if is_new {
        "Paused: no mail leaves until `leakdesk outbox resume`."
    } else {
        "It was paused already."
    });
    Ok(())
}

async fn resume(app: &App) -> anyhow::Result<()> {
    let was_paused = app.db.write(room::resume).await?;
    say(if was_paused {
        "Mail leaves again."
    } else {
        "It was not paused."
    });
    Ok(())
}
