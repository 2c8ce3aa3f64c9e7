//! The configuration: flags > environment > `leakdesk.toml` > defaults, read once, typed, and
//! refused with one clear line when a key is unknown or a value makes no sense.

mod parse;
mod sources;

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use chrono::NaiveTime;

use crate::db::Target;
use crate::time::Zone;

pub use sources::Flags;

/// Why the configuration was refused: one line, naming the setting.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ConfigError(pub(crate) String);

/// Everything the program can be told, checked.
#[derive(Clone, Debug)]
pub struct Config {
    pub listen: SocketAddr,
    pub ops_listen: SocketAddr,
    /// Where people reach the desk, without a trailing slash; links are built from it, never from
    /// a request.
    pub base_url: String,
    pub data_dir: PathBuf,
    pub database: Target,
    pub key_file: PathBuf,
    /// Unset: each mail becomes a file in `<data>/mail`.
    pub smtp_url: Option<Secret>,
    pub mail_from: String,
    /// Where a member may write; shown on pages and used as the reply address.
    pub intake_address: Option<String>,
    /// Whether a mail from a person becomes a case by itself.
    pub intake_mode: IntakeMode,
    /// How reply addresses are made, `reply+{token}@domain`; `off`: replies go to the intake address.
    pub reply_address: Option<String>,
    /// The mailbox that complaints come to, with its password.
    pub imap_url: Option<Secret>,
    /// Mails are signed where selector and key are set.
    pub dkim_selector: Option<String>,
    pub dkim_key_file: Option<PathBuf>,
    /// Unset: the domain of `mail_from`.
    pub dkim_domain: Option<String>,
    pub zone: Zone,
    pub calendar_file: Option<PathBuf>,
    pub calendar_swaps: bool,
    /// As [`crate::duties::RestDays`] reads it: `sat,sun`, `sun`, `none`.
    pub rest_days: String,
    /// Local time of the daily digest.
    pub digest_at: NaiveTime,
    /// Rungs of the ladder, working days before `act_by_on`, as [`crate::duties::rungs::Ladder`]
    /// reads them: `5,3,1,0`.
    pub alert_working_days: String,
    pub duty_email: Option<String>,
    pub tls_ca_file: Option<PathBuf>,
    pub organisation: Organisation,
    pub trusted_proxies: Vec<IpAddr>,
    pub rate_limits: bool,
    /// Whether whoever sees what concerns members has to have one.
    pub second_factor: SecondFactor,
    /// Forms sent back faster than this (seconds) are looked at by a person first.
    pub min_fill_seconds: u32,
    /// What one form may send: files, bytes of each, bytes of all.
    pub file_count: usize,
    pub file_bytes: u64,
    pub file_total_bytes: u64,
    /// As [`crate::files`] reads it: `jpg,png,heic,webp,pdf,eml,txt`.
    pub file_kinds: String,
    /// `s3://bucket/prefix`; unset: the folder `files` in the data folder.
    pub file_store: Option<String>,
    /// Where clamd listens, `host:port` or `unix:/path`; unset: files are not scanned.
    pub clamd: Option<String>,
    /// So many years after the last answer a case is kept (handbook §2.6).
    pub retention_years: u32,
    /// Whether some answers leave only once a second person has approved them.
    pub four_eyes: bool,
    pub log: String,
}

/// What becomes of a new mail from a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntakeMode {
    /// The mailbox is for complaints: each is a case.
    Dedicated,
    /// Other mail comes there too: each waits for a person.
    Shared,
}

/// Who signs in with more than a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondFactor {
    /// Everybody whose roles see what concerns members.
    Required,
    /// Whoever wants to: for trials.
    Optional,
}

impl std::str::FromStr for SecondFactor {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "required" => Ok(Self::Required),
            "optional" => Ok(Self::Optional),
            _ => Err(()),
        }
    }
}

impl std::str::FromStr for IntakeMode {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "dedicated" => Ok(Self::Dedicated),
            "shared" => Ok(Self::Shared),
            _ => Err(()),
        }
    }
}

/// The company that answers complaints: shown in the footer and in every mail (policy P17).
#[derive(Clone, Debug)]
pub struct Organisation {
    pub name: String,
    pub address: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub policy_url: Option<String>,
    pub policy_version: String,
}

impl Config {
    /// Reads all sources and checks every value.
    pub fn load(flags: &Flags) -> Result<Self, ConfigError> {
        parse::typed(&sources::gather(flags, sources::from_environment()?)?)
    }

    /// The same without looking at the environment: what a test says is all there is.
    pub fn load_without_environment(flags: &Flags) -> Result<Self, ConfigError> {
        parse::typed(&sources::gather(flags, sources::Settings::new())?)
    }

    /// Whether cookies may be marked `Secure` and HSTS be sent.
    pub fn is_https(&self) -> bool {
        self.base_url.starts_with("https://")
    }

    pub fn mail_dir(&self) -> PathBuf {
        self.data_dir.join("mail")
    }
}

/// A value that is never printed.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    pub fn new(value: String) -> Self {
        Self(value)
    }

    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}
