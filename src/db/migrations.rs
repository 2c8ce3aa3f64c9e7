//! Bringing the tables up to date: two folders of the same names, one per database.
//!
//! All pending migrations run in one transaction that first locks out every other starting
//! instance, so that one migrates, the rest wait and find nothing to do, and a program that dies
//! half-way leaves the database as it was.

use diesel::connection::{SimpleConnection, TransactionManager};
use diesel::migration::{Migration, MigrationSource};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::connection::Conn;
use super::error::{Error, Result};
use super::writer::begin;

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Why the tables can't be used.
#[derive(Debug, thiserror::Error)]
pub enum MigrationError {
    #[error(
        "the database was written by a newer Leakdesk (migration {0}); start that version, or \
         restore a backup made before the upgrade"
    )]
    Newer(String),
    #[error("a migration failed: {0}")]
    Failed(String),
    #[error(transparent)]
    Database(#[from] Error),
}

/// Runs what is pending and says how many migrations that were.
pub(super) fn migrate(conn: &mut Conn) -> std::result::Result<usize, MigrationError> {
    begin_alone(conn)?;
    let done = refuse_newer(conn).and_then(|()| run_pending(conn));
    match done {
        Ok(count) => {
            <Conn as TransactionManager<Conn>>::commit_transaction(conn).map_err(Error::from)?;
            Ok(count)
        }
        Err(why) => {
            super::close_transactions_above(conn, 0);
            Err(why)
        }
    }
}

/// Begins a transaction that no second instance can be in at the same time.
fn begin_alone(conn: &mut Conn) -> Result<()> {
    if let Conn::Postgres(conn) = conn {
        let made = conn.batch_execute(
            "CREATE TABLE IF NOT EXISTS migration_lock (id INTEGER NOT NULL PRIMARY KEY)",
        );
        // Two instances that create it at the same instant: one is refused, the table is there.
        if let Err(why) = made {
            match Error::from(why) {
                Error::Unique(_) => {}
                other => return Err(other),
            }
        }
    }
    begin(conn)?;
    if let Conn::Postgres(conn) = conn {
        conn.batch_execute("LOCK TABLE migration_lock IN ACCESS EXCLUSIVE MODE")?;
    }
    Ok(())
}

fn failed(why: impl std::fmt::Display) -> MigrationError {
    MigrationError::Failed(why.to_string())
}

fn refuse_newer(conn: &mut Conn) -> std::result::Result<(), MigrationError> {
    let (known, applied) = match conn {
        Conn::Sqlite(conn) => (
            versions::<diesel::sqlite::Sqlite>(&SQLITE)?,
            conn.applied_migrations().map_err(failed)?,
        ),
        Conn::Postgres(conn) => (
            versions::<diesel::pg::Pg>(&POSTGRES)?,
            conn.applied_migrations().map_err(failed)?,
        ),
    };
    match applied
        .iter()
        .map(ToString::to_string)
        .find(|version| !known.contains(version))
    {
        Some(unknown) => Err(MigrationError::Newer(unknown)),
        None => Ok(()),
    }
}

fn versions<DB: diesel::backend::Backend>(
    source: &EmbeddedMigrations,
) -> std::result::Result<Vec<String>, MigrationError>
where
    EmbeddedMigrations: MigrationSource<DB>,
{
    let migrations: Vec<Box<dyn Migration<DB>>> = source.migrations().map_err(failed)?;
    Ok(migrations
        .iter()
        .map(|migration| migration.name().version().to_string())
        .collect())
}

fn run_pending(conn: &mut Conn) -> std::result::Result<usize, MigrationError> {
    match conn {
        Conn::Sqlite(conn) => conn.run_pending_migrations(SQLITE).map(|ran| ran.len()),
        Conn::Postgres(conn) => conn.run_pending_migrations(POSTGRES).map(|ran| ran.len()),
    }
    .map_err(failed)
}
