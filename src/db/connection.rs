//! One connection type for both databases, opened by URL.

use std::path::{Path, PathBuf};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::r2d2::ManageConnection;

use super::error::{Error, Result};

/// A connection to whichever database the configuration names.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    Postgres(diesel::PgConnection),
    Sqlite(diesel::SqliteConnection),
}

/// The backend to name in `into_boxed::<Backend>()`.
pub type Backend = MultiBackend;

/// Where the data lies.
#[derive(Clone, PartialEq, Eq)]
pub enum Target {
    /// The path of the database file.
    Sqlite(PathBuf),
    /// A libpq URL; it may hold a password and is never shown.
    Postgres(String),
}

impl Target {
    /// Reads `sqlite:PATH`, `sqlite://PATH` or `postgres://…`. Anything else is refused: SQLite
    /// would take any string for a path and open an empty database.
    pub fn parse(url: &str) -> std::result::Result<Self, String> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            if path.is_empty() || path == ":memory:" || path.contains('?') {
                return Err("DATABASE_URL: sqlite: needs the path of a file, e.g. \
                            sqlite:///srv/leakdesk/leakdesk.db"
                    .to_owned());
            }
            return Ok(Self::Sqlite(PathBuf::from(path)));
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            url::Url::parse(url)
                .map_err(|why| format!("DATABASE_URL: not a postgres:// address ({why})"))?;
            return Ok(Self::Postgres(url.to_owned()));
        }
        Err("DATABASE_URL: begins with neither sqlite: nor postgres://".to_owned())
    }

    pub fn is_sqlite(&self) -> bool {
        matches!(self, Self::Sqlite(_))
    }
}

impl std::fmt::Debug for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Sqlite(path) => f.debug_tuple("Sqlite").field(path).finish(),
            Self::Postgres(_) => f.write_str("Postgres(…)"),
        }
    }
}

/// Opens connections of one [`Target`], for pools and for the writer.
#[derive(Clone, Debug)]
pub struct Connector {
    target: Target,
}

impl Connector {
    pub fn new(target: Target) -> Self {
        Self { target }
    }

    pub fn open(&self) -> Result<Conn> {
        match &self.target {
            Target::Sqlite(path) => open_sqlite(path),
            Target::Postgres(url) => diesel::PgConnection::establish(url)
                .map(Conn::Postgres)
                .map_err(|why| Error::Unavailable(why.to_string())),
        }
    }
}

/// `busy_timeout` comes first: switching to WAL may itself have to wait.
const SQLITE_OPENING: &str = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; \
     PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; \
     PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;";

fn open_sqlite(path: &Path) -> Result<Conn> {
    let path = path.to_str().ok_or_else(|| {
        Error::Unavailable("the path of the database file is not UTF-8".to_owned())
    })?;
    let mut conn = diesel::SqliteConnection::establish(path)
        .map_err(|why| Error::Unavailable(format!("{why} ({path})")))?;
    conn.batch_execute(SQLITE_OPENING)?;
    Ok(Conn::Sqlite(conn))
}

impl ManageConnection for Connector {
    type Connection = Conn;
    type Error = Error;

    fn connect(&self) -> Result<Conn> {
        self.open()
    }

    fn is_valid(&self, conn: &mut Conn) -> Result<()> {
        match conn {
            // A file does not hang up.
            Conn::Sqlite(_) => Ok(()),
            Conn::Postgres(conn) => Ok(conn.batch_execute("SELECT 1")?),
        }
    }

    fn has_broken(&self, conn: &mut Conn) -> bool {
        std::thread::panicking() || super::open_transactions(conn) != Some(0)
    }
}
