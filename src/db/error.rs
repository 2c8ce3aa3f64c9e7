//! What can go wrong with a database, in words the rest of the program can decide on.

use diesel::result::{DatabaseErrorKind, Error as DieselError};

/// A failure of the database. Never mapped to "not found" or any other answer in the 4xx range.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A unique constraint was met; only to be seen by code that expects it inside a savepoint.
    #[error("the key is taken: {0}")]
    Unique(String),
    #[error("a row this one points to is missing: {0}")]
    ForeignKey(String),
    /// The transaction lost against another one and may be run again.
    #[error("another transaction was in the way")]
    Retry,
    /// The database can't serve now: full queue, full disk, lost connection.
    #[error("the database is unavailable: {0}")]
    Unavailable(String),
    /// A stored value that this program never writes.
    #[error("a stored value can't be read: {0}")]
    Corrupt(String),
    #[error("the database refused: {0}")]
    Other(DieselError),
}

pub type Result<T> = std::result::Result<T, Error>;

impl From<DieselError> for Error {
    fn from(error: DieselError) -> Self {
        use DatabaseErrorKind as Kind;
        match error {
            DieselError::DatabaseError(kind, ref info) => {
                let message = info.message().to_owned();
                match kind {
                    Kind::UniqueViolation => Self::Unique(message),
                    Kind::ForeignKeyViolation => Self::ForeignKey(message),
                    Kind::SerializationFailure => Self::Retry,
                    Kind::ClosedConnection | Kind::UnableToSendCommand => {
                        Self::Unavailable(message)
                    }
                    _ => by_message(message, error),
                }
            }
            DieselError::BrokenTransactionManager => {
                Self::Unavailable("the connection is broken".to_owned())
            }
            other => Self::Other(other),
        }
    }
}

/// Diesel has no kind for these; the words are SQLite's and PostgreSQL's own.
fn by_message(message: String, error: DieselError) -> Error {
    const RETRY: [&str; 2] = ["deadlock detected", "could not serialize access"];
    const UNAVAILABLE: [&str; 8] = [
        "database is locked",
        "disk is full",
        "disk I/O error",
        "readonly database",
        "terminating connection",
        "server closed the connection",
        "no connection to the server",
        "the database system is",
    ];
    if RETRY.iter().any(|words| message.contains(words)) {
        Error::Retry
    } else if UNAVAILABLE.iter().any(|words| message.contains(words)) {
        Error::Unavailable(message)
    } else {
        Error::Other(error)
    }
}
