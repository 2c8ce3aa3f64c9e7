//! Where settings come from, as text: flags, environment, file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use figment::Figment;
use figment::providers::{Env, Format, Toml};
use figment::value::Value;

use super::ConfigError;

/// Every setting's name as it stands in `leakdesk.toml`; in the environment it is upper case with
/// `LEAKDESK_` before it (but `DATABASE_URL`).
const NAMES: &[&str] = &[
    "listen",
    "ops_listen",
    "base_url",
    "data_dir",
    "database_url",
    "database_url_file",
    "key_file",
    "smtp_url",
    "smtp_url_file",
    "mail_from",
    "intake_address",
    "intake_mode",
    "reply_address",
    "imap_url",
    "imap_url_file",
    "dkim_selector",
    "dkim_key_file",
    "dkim_domain",
    "time_zone",
    "calendar_file",
    "calendar_swaps",
    "rest_days",
    "digest_at",
    "alert_working_days",
    "duty_email",
    "tls_ca_file",
    "organisation_name",
    "organisation_address",
    "organisation_email",
    "organisation_phone",
    "organisation_policy_url",
    "organisation_policy_version",
    "trusted_proxies",
    "four_eyes",
    "rate_limits",
    "second_factor",
    "min_fill_seconds",
    "file_count",
    "file_bytes",
    "file_total_bytes",
    "file_kinds",
    "file_store",
    "clamd",
    "retention_years",
    "log",
];

/// What was said on the command line.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Flags {
    /// The settings file [default: leakdesk.toml, if it is there]
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// One setting, e.g. --set listen=127.0.0.1:8080; may be repeated
    #[arg(long = "set", global = true, value_name = "NAME=VALUE")]
    pub set: Vec<String>,
    /// Where data is kept
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<String>,
    /// Address and port for people
    #[arg(long, global = true, value_name = "ADDR")]
    pub listen: Option<String>,
}

/// Settings by name, each still text.
pub(super) type Settings = BTreeMap<String, String>;

pub(super) fn gather(flags: &Flags, environment: Settings) -> Result<Settings, ConfigError> {
    let mut settings = from_file(flags.config.as_deref())?;
    settings.extend(environment);
    settings.extend(from_flags(flags)?);
    for secret in ["database_url", "smtp_url", "imap_url"] {
        read_secret_file(&mut settings, secret)?;
    }
    Ok(settings)
}

fn from_file(named: Option<&Path>) -> Result<Settings, ConfigError> {
    let path = named.unwrap_or(Path::new("leakdesk.toml"));
    if !path.exists() {
        return match named {
            Some(path) => Err(ConfigError(format!("{}: no such file", path.display()))),
            None => Ok(Settings::new()),
        };
    }
    known(Figment::from(Toml::file_exact(path)), |name| {
        format!("{}: {name}", path.display())
    })
}

pub(super) fn from_environment() -> Result<Settings, ConfigError> {
    let ours = Env::prefixed("LEAKDESK_").lowercase(true);
    let mut settings = known(Figment::from(ours), |name| {
        format!("environment: LEAKDESK_{}", name.to_ascii_uppercase())
    })?;
    for name in ["DATABASE_URL", "DATABASE_URL_FILE"] {
        if let Some(value) = Env::var(name) {
            settings.insert(name.to_ascii_lowercase(), value);
        }
    }
    Ok(settings)
}

fn known(source: Figment, place: impl Fn(&str) -> String) -> Result<Settings, ConfigError> {
    let values: BTreeMap<String, Value> = source
        .extract()
        .map_err(|why| ConfigError(why.to_string()))?;
    values
        .into_iter()
        .map(|(name, value)| {
            if !NAMES.contains(&name.as_str()) {
                return Err(ConfigError(format!("{} is not a setting", place(&name))));
            }
            let text = text(&value)
                .ok_or_else(|| ConfigError(format!("{}: a table is not a value", place(&name))))?;
            Ok((name, text))
        })
        .collect()
}

/// A value as text, however the source wrote it: lists become comma-separated.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(_, text) => Some(text.clone()),
        Value::Char(_, one) => Some(one.to_string()),
        Value::Bool(_, yes) => Some(yes.to_string()),
        Value::Num(_, number) => number
            .to_i128()
            .map(|whole| whole.to_string())
            .or_else(|| number.to_u128().map(|whole| whole.to_string()))
            .or_else(|| number.to_f64().map(|number| number.to_string())),
        Value::Array(_, items) => Some(
            items
                .iter()
                .map(text)
                .collect::<Option<Vec<_>>>()?
                .join(","),
        ),
        Value::Empty(..) => Some(String::new()),
        Value::Dict(..) => None,
    }
}

fn from_flags(flags: &Flags) -> Result<Settings, ConfigError> {
    let mut settings = Settings::new();
    for pair in &flags.set {
        let (name, value) = pair
            .split_once('=')
            .ok_or_else(|| ConfigError(format!("--set {pair}: write NAME=VALUE")))?;
        if !NAMES.contains(&name) {
            return Err(ConfigError(format!("--set {name}: not a setting")));
        }
        settings.insert(name.to_owned(), value.to_owned());
    }
    let named = [("data_dir", &flags.data_dir), ("listen", &flags.listen)];
    settings.extend(
        named
            .into_iter()
            .filter_map(|(name, value)| Some((name.to_owned(), value.clone()?))),
    );
    Ok(settings)
}

/// `NAME_file` holds the path of a file whose text is the secret.
fn read_secret_file(settings: &mut Settings, name: &str) -> Result<(), ConfigError> {
    let Some(path) = settings.remove(&format!("{name}_file")) else {
        return Ok(());
    };
    if settings.contains_key(name) {
        return Err(ConfigError(format!(
            "{name} and {name}_file are both set; keep one"
        )));
    }
    let secret = std::fs::read_to_string(&path)
        .map_err(|why| ConfigError(format!("{name}_file: {path}: {why}")))?;
    settings.insert(name.to_owned(), secret.trim().to_owned());
    Ok(())
}
