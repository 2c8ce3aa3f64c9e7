//! How the program ends: one line on standard error and a code that scripts can rely on.

use std::process::ExitCode;

use crate::config::ConfigError;
use crate::db;
use crate::vault::KeyError;

const BAD_DATA: u8 = 65;
const UNAVAILABLE: u8 = 69;
const INTERNAL: u8 = 70;
const IO: u8 = 74;
const TRY_AGAIN: u8 = 75;
const CONFIGURATION: u8 = 78;

/// What was given to a command makes no sense; the command ends with 65.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct BadData(pub String);

#[expect(clippy::print_stderr, reason = "the last words of a failed command")]
fn say(why: &anyhow::Error) {
    let line = format!("{why:#}").replace('\n', " ");
    eprintln!("Error: {line}");
}

/// Prints the chain of causes on one line and chooses the code.
pub(super) fn told(why: &anyhow::Error) -> ExitCode {
    say(why);
    ExitCode::from(code(why))
}

/// The same, for whoever is to come back with the same thing, whatever the cause.
pub(super) fn told_later(why: &anyhow::Error) -> ExitCode {
    say(why);
    ExitCode::from(TRY_AGAIN)
}

fn code(why: &anyhow::Error) -> u8 {
    for cause in why.chain() {
        if cause.is::<ConfigError>() || cause.is::<KeyError>() {
            return CONFIGURATION;
        }
        if cause.is::<BadData>() {
            return BAD_DATA;
        }
        match cause.downcast_ref::<db::MigrationError>() {
            Some(db::MigrationError::Newer(_)) => return CONFIGURATION,
            Some(db::MigrationError::Database(_)) => return UNAVAILABLE,
            Some(db::MigrationError::Failed(_)) => return INTERNAL,
            None => {}
        }
        if let Some(db::Error::Unavailable(_)) = cause.downcast_ref::<db::Error>() {
            return UNAVAILABLE;
        }
        if cause.is::<std::io::Error>() {
            return IO;
        }
    }
    INTERNAL
}
