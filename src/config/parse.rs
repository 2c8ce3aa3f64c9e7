//! From text to the typed [`Config`]: every default and every check.

use std::path::PathBuf;
use std::str::FromStr;

use chrono::NaiveTime;
use lettre::message::Mailbox;

use super::sources::Settings;
use super::{Config, ConfigError, Organisation, Secret};
use crate::db::Target;
use crate::time::Zone;

/// The privacy policy this desk was written for.
const POLICY_VERSION: &str = "01/10/2024";

pub(super) fn typed(settings: &Settings) -> Result<Config, ConfigError> {
    let listen = value(
        settings,
        "listen",
        "127.0.0.1:8080",
        "an address and a port",
    )?;
    let data_dir = PathBuf::from(text(settings, "data_dir", "./data"));
    Ok(Config {
        listen,
        ops_listen: value(
            settings,
            "ops_listen",
            "127.0.0.1:9090",
            "an address and a port",
        )?,
        base_url: base_url(settings, &format!("http://{listen}"))?,
        database: database(settings, &data_dir)?,
        key_file: path(settings, "key_file").unwrap_or_else(|| data_dir.join("desk.key")),
        smtp_url: optional(settings, "smtp_url").map(Secret::new),
        mail_from: mailbox(settings, "mail_from")?
            .unwrap_or_else(|| "Leakdesk <leakdesk@localhost>".to_owned()),
        intake_address: mailbox(settings, "intake_address")?,
        intake_mode: value(settings, "intake_mode", "dedicated", "dedicated or shared")?,
        reply_address: optional(settings, "reply_address"),
        imap_url: optional(settings, "imap_url").map(Secret::new),
        dkim_selector: optional(settings, "dkim_selector"),
        dkim_key_file: path(settings, "dkim_key_file"),
        dkim_domain: optional(settings, "dkim_domain"),
        zone: zone(settings)?,
        calendar_file: file(settings, "calendar_file")?,
        calendar_swaps: switch(settings, "calendar_swaps", "off")?,
        rest_days: text(settings, "rest_days", "sat,sun"),
        digest_at: digest_at(settings)?,
        alert_working_days: text(settings, "alert_working_days", "5,3,1,0"),
        duty_email: mailbox(settings, "duty_email")?,
        tls_ca_file: file(settings, "tls_ca_file")?,
        organisation: organisation(settings)?,
        trusted_proxies: list(settings, "trusted_proxies", "", "IP addresses")?,
        rate_limits: rate_limits(settings)?,
        second_factor: value(
            settings,
            "second_factor",
            "required",
            "required or optional",
        )?,
        min_fill_seconds: value(settings, "min_fill_seconds", "3", "a number of seconds")?,
        file_count: value(settings, "file_count", "5", "a number of files")?,
        file_bytes: size(settings, "file_bytes", "10 MB")?,
        file_total_bytes: size(settings, "file_total_bytes", "25 MB")?,
        file_kinds: text(settings, "file_kinds", "jpg,png,heic,webp,pdf,eml,txt"),
        file_store: file_store(settings)?,
        clamd: optional(settings, "clamd"),
        four_eyes: switch(settings, "four_eyes", "off")?,
        retention_years: value(settings, "retention_years", "3", "a number of years")?,
        log: text(settings, "log", "info,actix_server=warn"),
        data_dir,
    })
}

fn optional(settings: &Settings, name: &str) -> Option<String> {
    settings
        .get(name)
        .map(|value| value.trim().to_owned())
        .filter(|value| !value.is_empty())
}

fn text(settings: &Settings, name: &str, default: &str) -> String {
    optional(settings, name).unwrap_or_else(|| default.to_owned())
}

fn path(settings: &Settings, name: &str) -> Option<PathBuf> {
    optional(settings, name).map(PathBuf::from)
}

/// A file that has to be there.
fn file(settings: &Settings, name: &str) -> Result<Option<PathBuf>, ConfigError> {
    match path(settings, name) {
        Some(path) if !path.is_file() => refuse(name, &path.to_string_lossy(), "a file"),
        found => Ok(found),
    }
}

fn refuse<T>(name: &str, given: &str, wanted: &str) -> Result<T, ConfigError> {
    Err(ConfigError(format!("{name}: “{given}” is not {wanted}")))
}

fn value<T: FromStr>(
    settings: &Settings,
    name: &str,
    default: &str,
    wanted: &str,
) -> Result<T, ConfigError> {
    let given = text(settings, name, default);
    given.parse().or_else(|_| refuse(name, &given, wanted))
}

fn list<T: FromStr>(
    settings: &Settings,
    name: &str,
    default: &str,
    wanted: &str,
) -> Result<Vec<T>, ConfigError> {
    let given = text(settings, name, default);
    given
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().or_else(|_| refuse(name, part, wanted)))
        .collect()
}

fn switch(settings: &Settings, name: &str, default: &str) -> Result<bool, ConfigError> {
    let given = text(settings, name, default);
    match given.to_ascii_lowercase().as_str() {
        "on" | "true" | "yes" | "1" => Ok(true),
        "off" | "false" | "no" | "0" => Ok(false),
        _ => refuse(name, &given, "on or off"),
    }
}

/// Bytes, or `10 MB` of 1024 × 1024 bytes each.
fn size(settings: &Settings, name: &str, default: &str) -> Result<u64, ConfigError> {
    let given = text(settings, name, default);
    let (number, unit) = match given.to_ascii_uppercase().strip_suffix("MB") {
        Some(number) => (number.trim().to_owned(), 1024 * 1024),
        None => (given.clone(), 1),
    };
    let bytes = number.parse::<u64>().ok();
    match bytes.and_then(|bytes| bytes.checked_mul(unit)) {
        Some(bytes) if bytes > 0 => Ok(bytes),
        _ => refuse(name, &given, "a size such as 10 MB"),
    }
}

fn file_store(settings: &Settings) -> Result<Option<String>, ConfigError> {
    match optional(settings, "file_store") {
        Some(given) if !given.starts_with("s3://") => refuse(
            "file_store",
            &given,
            "an address such as s3://bucket/prefix",
        ),
        given => Ok(given),
    }
}

fn mailbox(settings: &Settings, name: &str) -> Result<Option<String>, ConfigError> {
    let Some(given) = optional(settings, name) else {
        return Ok(None);
    };
    match Mailbox::from_str(&given) {
        Ok(_) => Ok(Some(given)),
        Err(_) => refuse(name, &given, "an e-mail address"),
    }
}

fn base_url(settings: &Settings, default: &str) -> Result<String, ConfigError> {
    let given = text(settings, "base_url", default);
    let parsed = url::Url::parse(&given).ok().filter(|url| {
        matches!(url.scheme(), "http" | "https")
            && url.host_str().is_some()
            && url.path() == "/"
            && url.query().is_none()
    });
    match parsed {
        Some(_) => Ok(given.trim_end_matches('/').to_owned()),
        None => refuse(
            "base_url",
            &given,
            "an address such as https://khieunai.example.vn",
        ),
    }
}

fn database(settings: &Settings, data_dir: &std::path::Path) -> Result<Target, ConfigError> {
    match optional(settings, "database_url") {
        Some(url) => Target::parse(&url).map_err(ConfigError),
        None => Ok(Target::Sqlite(data_dir.join("leakdesk.db"))),
    }
}

fn zone(settings: &Settings) -> Result<Zone, ConfigError> {
    let given = text(settings, "time_zone", Zone::VIETNAM.name());
    match Zone::parse(&given) {
        Some(zone) => Ok(zone),
        None => refuse("time_zone", &given, "an IANA zone such as Asia/Ho_Chi_Minh"),
    }
}

fn digest_at(settings: &Settings) -> Result<NaiveTime, ConfigError> {
    let given = text(settings, "digest_at", "08:00");
    NaiveTime::parse_from_str(&given, "%H:%M")
        .or_else(|_| refuse("digest_at", &given, "a time such as 08:00"))
}

fn rate_limits(settings: &Settings) -> Result<bool, ConfigError> {
    let given = text(settings, "rate_limits", "standard");
    match given.as_str() {
        "standard" => Ok(true),
        "off" => Ok(false),
        _ => refuse("rate_limits", &given, "standard or off"),
    }
}

fn organisation(settings: &Settings) -> Result<Organisation, ConfigError> {
    let policy_url = optional(settings, "organisation_policy_url");
    if let Some(given) = &policy_url
        && !is_web_address(given)
    {
        let wanted = "an address such as https://example.vn/chinh-sach";
        return refuse("organisation_policy_url", given, wanted);
    }
    Ok(Organisation {
        name: text(settings, "organisation_name", "Công ty TNHH Kamereo"),
        address: optional(settings, "organisation_address"),
        email: optional(settings, "organisation_email"),
        phone: optional(settings, "organisation_phone"),
        policy_url,
        policy_version: text(settings, "organisation_policy_version", POLICY_VERSION),
    })
}

fn is_web_address(text: &str) -> bool {
    url::Url::parse(text)
        .is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.host_str().is_some())
}
