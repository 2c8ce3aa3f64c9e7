//! A database per test, and a look into it that goes past the program.

use std::path::Path;

use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel::{PgConnection, SqliteConnection, sql_query};

use super::program::Installation;

/// The setting that names a PostgreSQL server on which databases may be made.
const SERVER: &str = "LEAKDESK_TEST_DATABASE_URL";

pub enum Database {
    Sqlite(std::path::PathBuf),
    Postgres(String),
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

impl Database {
    /// SQLite in `folder`, and a new database on the PostgreSQL server if there is one.
    pub fn all(
        folder: impl Fn(&str) -> super::folder::Folder,
    ) -> Vec<(Self, super::folder::Folder)> {
        let sqlite = folder("sqlite");
        let mut all = vec![(Self::sqlite(sqlite.path()), sqlite)];
        all.extend(Self::postgres().map(|database| (database, folder("postgres"))));
        all
    }

    pub fn sqlite(folder: &Path) -> Self {
        Self::Sqlite(folder.join("data").join("leakdesk.db"))
    }

    /// A new, empty database on the server; `None` when no server was named.
    pub fn postgres() -> Option<Self> {
        let server = std::env::var(SERVER).ok()?;
        let (base, _) = server.rsplit_once('/').unwrap();
        let name = format!("trial_{}_{}", std::process::id(), super::free_port());
        let mut connection = PgConnection::establish(&server).unwrap();
        sql_query(format!("CREATE DATABASE {name}"))
            .execute(&mut connection)
            .unwrap();
        Some(Self::Postgres(format!("{base}/{name}")))
    }

    pub fn name(&self) -> &'static str {
        match self {
            Self::Sqlite(_) => "SQLite",
            Self::Postgres(_) => "PostgreSQL",
        }
    }

    /// Points an installation at this database.
    pub fn serve(&self, installation: Installation) -> Installation {
        match self {
            Self::Sqlite(_) => installation,
            Self::Postgres(url) => installation.with("DATABASE_URL", url),
        }
    }

    /// Runs a query whose one text column is called `line`.
    pub fn lines(&self, query: &str) -> Vec<String> {
        let lines: Vec<Line> = match self {
            Self::Sqlite(path) => {
                let mut connection = SqliteConnection::establish(path.to_str().unwrap()).unwrap();
                sql_query("PRAGMA busy_timeout = 10000")
                    .execute(&mut connection)
                    .unwrap();
                sql_query(query).load(&mut connection).unwrap()
            }
            Self::Postgres(url) => sql_query(query)
                .load(&mut PgConnection::establish(url).unwrap())
                .unwrap(),
        };
        lines.into_iter().map(|line| line.line).collect()
    }

    /// A whole number.
    pub fn number(&self, query: &str) -> i64 {
        self.lines(query)
            .first()
            .and_then(|line| line.parse().ok())
            .unwrap()
    }
}
