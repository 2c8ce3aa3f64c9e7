//! Errors of requests, each answered with a page and logged once, where the page is made.

use std::fmt;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};

use crate::db;
use crate::render::RenderError;
use crate::render::error_page::Problem;
use crate::vault::Unsealable;

/// Why a request got no ordinary answer. What the user can mend in a form is not among these.
#[derive(Debug)]
pub enum WebError {
    NotFound,
    NotAllowed,
    /// What happened, in the reader's language.
    Conflict(String),
    TooLarge,
    /// A file that can't be drawn, and why, in the reader's language.
    NotShown(String),
    NotUnderstood,
    TooOften {
        minutes: u32,
    },
    Unavailable(String),
    Internal(anyhow::Error),
}

pub type WebResult<T = HttpResponse> = Result<T, WebError>;

impl WebError {
    /// The page that tells it; `number` is how the log names a fault.
    pub(super) fn problem(&self, number: &str) -> Problem {
        match self {
            Self::NotFound => Problem::NotFound,
            Self::NotAllowed => Problem::NotAllowed,
            Self::Conflict(text) => Problem::Conflict(text.clone()),
            Self::TooLarge => Problem::TooLarge,
            Self::NotShown(text) => Problem::NotShown(text.clone()),
            Self::NotUnderstood => Problem::NotUnderstood,
            Self::TooOften { minutes } => Problem::TooOften { minutes: *minutes },
            Self::Unavailable(_) => Problem::Unavailable,
            Self::Internal(_) => Problem::Fault {
                number: number.to_owned(),
            },
        }
    }

    /// Writes to the log that something failed where the page tells it in its own words.
    pub fn note(&self, what: &'static str) {
        match self {
            Self::Internal(why) => tracing::error!(error = %format!("{why:#}"), "{what}"),
            why => tracing::warn!(error = %why, "{what}"),
        }
    }

    /// Writes it to the log, once, without anything a person typed.
    pub(super) fn log(&self, number: &str) {
        match self {
            Self::Internal(why) => tracing::error!(number, error = %format!("{why:#}"), "fault"),
            Self::Unavailable(why) => tracing::warn!(error = %why, "unavailable"),
            Self::Conflict(_) | Self::NotAllowed => tracing::info!(kind = %self, "refused"),
            _ => {}
        }
    }
}

impl fmt::Display for WebError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotFound => "not found",
            Self::NotAllowed => "not allowed",
            Self::Conflict(_) => "conflict",
            Self::TooLarge => "too large",
            Self::NotShown(_) => "not shown",
            Self::NotUnderstood => "not understood",
            Self::TooOften { .. } => "too often",
            Self::Unavailable(_) => "unavailable",
            Self::Internal(_) => "fault",
        })
    }
}

impl ResponseError for WebError {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.problem("").status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// Only the status: the page around it is made by `web::page`.
    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status_code())
    }
}

impl From<db::Error> for WebError {
    fn from(error: db::Error) -> Self {
        match error {
            db::Error::Unavailable(why) => Self::Unavailable(why),
            db::Error::Retry => Self::Unavailable("another write was in the way".to_owned()),
            other => Self::Internal(other.into()),
        }
    }
}

impl From<RenderError> for WebError {
    fn from(error: RenderError) -> Self {
        Self::Internal(error.into())
    }
}

impl From<Unsealable> for WebError {
    fn from(error: Unsealable) -> Self {
        Self::Internal(error.into())
    }
}

impl From<serde_json::Error> for WebError {
    fn from(error: serde_json::Error) -> Self {
        Self::Internal(error.into())
    }
}

impl From<anyhow::Error> for WebError {
    fn from(error: anyhow::Error) -> Self {
        Self::Internal(error)
    }
}

impl From<crate::mail::Unwritable> for WebError {
    fn from(error: crate::mail::Unwritable) -> Self {
        Self::Internal(error.into())
    }
}
