//! The desk at work: what every room is handed, how it is opened.

use std::sync::Arc;

use anyhow::{Context as _, bail};

use crate::access::failures::Failures;
use crate::config::{Config, ConfigError};
use crate::db::{self, Db, Target};
use crate::duties::calendar::{Calendar, Swaps};
use crate::duties::deadline::Rules;
use crate::duties::rest_days::RestDays;
use crate::duties::rungs::Ladder;
use crate::duties::standing::Today;
use crate::files::Files;
use crate::mail::imap::{Mailbox, Office, WrongMailbox};
use crate::mail::inbound;
use crate::mail::reception::Reception;
use crate::mail::troubles::Troubles;
use crate::mail::{Courier, PostRoom};
use crate::render::{Organisation, Pages};
use crate::time::{Clock, Moment, Zone};
use crate::vault::Vault;
use crate::web::limits::Limits;

/// The name under which the database remembers its key.
const KEY_FINGERPRINT: &str = "key_fingerprint";

/// Everything the rooms share.
pub struct App {
    pub config: Config,
    pub db: Db,
    pub clock: Clock,
    pub zone: Zone,
    pub vault: Vault,
    /// What people send along.
    pub files: Arc<Files>,
    pub pages: Arc<Pages>,
    pub rules: Arc<Rules>,
    /// When warnings are given.
    pub ladder: Ladder,
    /// Who signs mails, and which way they leave.
    pub post: PostRoom,
    /// The mailbox that complaints come to, where one is configured.
    pub mailbox: Option<Mailbox>,
    /// The company, as pages and mails show it.
    pub organisation: Organisation,
    pub limits: Limits,
    pub sign_in_failures: Failures,
    pub code_failures: Failures,
    /// What monitor and digest could not do.
    pub troubles: Troubles,
    /// Woken when a mail was enqueued.
    pub mail_waits: tokio::sync::Notify,
}

impl App {
    /// Opens a desk that is there already: commands that only look must not set up an empty one in a
    /// mistyped folder, and call it healthy.
    pub async fn open_existing(config: Config, clock: Clock) -> anyhow::Result<Self> {
        if let Target::Sqlite(path) = &config.database
            && !path.exists()
        {
            return Err(ConfigError(format!(
                "no desk lies in {} (there is no {}): start it once with `leakdesk serve`, or name its \
                 folder with --data-dir",
                config.data_dir.display(),
                path.display()
            ))
            .into());
        }
        Self::open(config, clock).await
    }

    /// Opens database and key, runs pending migrations, parses every template.
    pub async fn open(config: Config, clock: Clock) -> anyhow::Result<Self> {
        make_data_dir(&config)?;
        let db = open_db(&config)?;
        db.migrate().await?;
        let vault = open_vault(&config, &db).await?;
        Self::assemble(config, clock, db, vault)
    }

    fn assemble(config: Config, clock: Clock, db: Db, vault: Vault) -> anyhow::Result<Self> {
        let organisation = shown(&config);
        let post =
            PostRoom::new(&config, &organisation).map_err(|why| ConfigError(why.to_string()))?;
        let mailbox = mailbox(&config, &vault).map_err(|why| ConfigError(why.to_string()))?;
        Ok(Self {
            rules: Arc::new(rules(&config)?),
            ladder: config
                .alert_working_days
                .parse()
                .map_err(|why| ConfigError(format!("alert_working_days: {why}")))?,
            files: Arc::new(Files::open(&config)?),
            pages: Arc::new(Pages::load()?),
            post,
            mailbox,
            zone: config.zone,
            organisation,
            limits: Limits::new(config.rate_limits),
            sign_in_failures: Failures::default(),
            code_failures: Failures::default(),
            troubles: Troubles::default(),
            mail_waits: tokio::sync::Notify::new(),
            config,
            db,
            clock,
            vault,
        })
    }

    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// What is needed to take a complaint in.
    pub fn reception(&self) -> Reception<'_> {
        Reception {
            vault: &self.vault,
            rules: &self.rules,
            pages: &self.pages,
            room: &self.post,
            answers: None,
        }
    }

    /// What taking mail in needs.
    pub fn inbox(&self) -> inbound::Desk<'_> {
        inbound::Desk {
            db: &self.db,
            vault: &self.vault,
            files: &self.files,
            rules: &self.rules,
            pages: &self.pages,
            room: &self.post,
            clock: &self.clock,
            mode: self.config.intake_mode,
            intake_address: self.config.intake_address.as_deref(),
            policy_version: &self.organisation.policy_version,
        }
    }

    /// What a pass over the outbox needs.
    pub fn courier(&self) -> Courier<'_> {
        Courier {
            db: &self.db,
            vault: &self.vault,
            rules: &self.rules,
            clock: &self.clock,
            room: &self.post,
        }
    }

    /// What reading the mailbox needs.
    pub fn office(&self) -> Office<'_> {
        Office {
            db: &self.db,
            clock: &self.clock,
            files: &self.files,
            vault: &self.vault,
        }
    }

    /// The local day it is, for standings.
    pub fn today(&self) -> Today {
        Today::at(&self.rules, self.now())
    }
}

/// The rules that dates are counted by, from the configuration.
pub fn rules(config: &Config) -> anyhow::Result<Rules> {
    let rest_days: RestDays = config
        .rest_days
        .parse()
        .map_err(|why| ConfigError(format!("rest_days: {why}")))?;
    let swaps = if config.calendar_swaps {
        Swaps::Followed
    } else {
        Swaps::Ignored
    };
    let calendar = match &config.calendar_file {
        Some(path) => Calendar::read(path, rest_days, swaps)
            .map_err(|why| ConfigError(format!("calendar_file: {why}")))?,
        None => Calendar::bundled(rest_days, swaps)?,
    };
    Ok(Rules::new(config.zone, calendar)?)
}

/// Opens the configured database; its tables are not touched.
pub fn open_db(config: &Config) -> anyhow::Result<Db> {
    Db::open(config.database.clone(), config.tls_ca_file.as_deref())
        .context("the database can't be opened")
}

fn mailbox(config: &Config, vault: &Vault) -> Result<Option<Mailbox>, WrongMailbox> {
    let ca_file = config.tls_ca_file.as_deref();
    let url = config.imap_url.as_ref();
    url.map(|url| Mailbox::parse(url.reveal(), ca_file, vault))
        .transpose()
}

fn shown(config: &Config) -> Organisation {
    let organisation = &config.organisation;
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    Organisation {
        name: organisation.name.clone(),
        address: text(&organisation.address),
        email: organisation
            .email
            .clone()
            .or_else(|| config.intake_address.clone())
            .unwrap_or_default(),
        phone: text(&organisation.phone),
        policy_url: text(&organisation.policy_url),
        policy_version: organisation.policy_version.clone(),
    }
}

/// Makes the data folder, for its owner only.
fn make_data_dir(config: &Config) -> anyhow::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    let database_dir = match &config.database {
        Target::Sqlite(path) => path.parent(),
        Target::Postgres(_) => None,
    };
    for dir in std::iter::once(config.data_dir.as_path()).chain(database_dir) {
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(dir)
            .with_context(|| format!("the folder {} can't be made", dir.display()))?;
    }
    Ok(())
}

/// Opens the desk's key under the rules of the vault: made only for a database that remembers none.
async fn open_vault(config: &Config, db: &Db) -> anyhow::Result<Vault> {
    let expected = db.read(|conn| db::find_meta(conn, KEY_FINGERPRINT)).await?;
    let (vault, _opened) = Vault::open(&config.key_file, expected.as_deref())?;
    if expected.is_none() {
        let fingerprint = vault.fingerprint();
        let is_first = db
            .write(move |conn| db::insert_meta(conn, KEY_FINGERPRINT, &fingerprint))
            .await?;
        let remembered = db.read(|conn| db::find_meta(conn, KEY_FINGERPRINT)).await?;
        if !is_first && remembered.as_deref() != Some(vault.fingerprint().as_str()) {
            bail!("another instance set up this database with another key; copy its key file here");
        }
    }
    Ok(vault)
}
