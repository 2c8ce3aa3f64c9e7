//! The database: SQLite by default, PostgreSQL by `DATABASE_URL`, one code for both.
//!
//! Two verbs: [`Db::read`] and [`Db::write`]. Only this room knows which database it is. SQL lives
//! in files named `store.rs` and `queries.rs`, as functions that take a [`Conn`].

/// Runs the same diesel expression on whichever connection it is, for the few statements that the
/// enum of both can't express (inserting many rows at once).
macro_rules! both {
    ($conn:expr, |$each:ident| $work:expr) => {
        match $conn {
            $crate::db::Conn::Sqlite($each) => $work,
            $crate::db::Conn::Postgres($each) => $work,
        }
    };
}
pub(crate) use both;

mod connection;
mod error;
mod kept;
mod meta;
mod migrations;
pub mod schema;
mod tls;
mod types;
mod writer;

use std::sync::Arc;
use std::time::Duration;

use diesel::Connection;
use diesel::connection::TransactionManager;
use diesel::r2d2::Pool;
use rand::RngExt;

pub use connection::{Backend, Conn, Connector, Target};
pub use error::{Error, Result};
pub use meta::{find_meta, insert_meta, remove_meta, set_meta};
pub use migrations::MigrationError;
pub use types::Id;

use crate::time::Moment;

/// How often a write that lost against another one is run again on PostgreSQL.
const RETRIES: u32 = 5;

/// A handle to the database; cheap to clone.
#[derive(Clone)]
pub struct Db {
    pool: Pool<Connector>,
    writes: Writes,
    kept: Arc<kept::Kept>,
    /// Held open as long as anybody uses the database.
    _tunnel: Arc<Option<tls::Tunnel>>,
}

#[derive(Clone)]
enum Writes {
    /// SQLite: through one thread that commits many requests together.
    Together(writer::Writer),
    /// PostgreSQL: each in a transaction of its own, on a connection of the pool.
    Apart,
}

impl Db {
    /// Opens the database without touching its tables. `extra_roots` are certificates trusted
    /// beside the usual ones when PostgreSQL is reached over TLS.
    pub fn open(target: Target, extra_roots: Option<&std::path::Path>) -> Result<Self> {
        let is_sqlite = target.is_sqlite();
        let (target, tunnel) = tls::tunnelled(target, extra_roots)?;
        let connector = Connector::new(target);
        if is_sqlite {
            check_library(&mut connector.open()?)?;
        }
        let pool = Pool::builder()
            .max_size(if is_sqlite { 8 } else { 16 })
            .min_idle(Some(1))
            .test_on_check_out(!is_sqlite)
            .connection_timeout(Duration::from_secs(5))
            .error_handler(Box::new(diesel::r2d2::NopErrorHandler))
            .build_unchecked(connector.clone());
        // One connection by hand first: its error says what is wrong, a pool's only that it waited.
        drop(connector.open().map_err(|why| match &tunnel {
            Some(tunnel) => tunnel.explain(why),
            None => why,
        })?);
        let writes = if is_sqlite {
            Writes::Together(writer::Writer::start(connector)?)
        } else {
            Writes::Apart
        };
        Ok(Self {
            pool,
            writes,
            kept: Arc::default(),
            _tunnel: Arc::new(tunnel),
        })
    }

    /// Runs the pending migrations; an older program refuses a newer database.
    pub async fn migrate(&self) -> std::result::Result<usize, MigrationError> {
        let pool = self.pool.clone();
        blocking(move || {
            let mut conn = checked_out(&pool)?;
            migrations::migrate(&mut conn)
        })
        .await
        .unwrap_or_else(|| Err(Error::Unavailable("the program is stopping".to_owned()).into()))
    }

    pub fn is_sqlite(&self) -> bool {
        matches!(self.writes, Writes::Together(_))
    }

    /// Reads, on a connection of the pool.
    pub async fn read<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    {
        let pool = self.pool.clone();
        blocking(move || work(&mut *checked_out(&pool)?))
            .await
            .unwrap_or_else(stopping)
    }

    /// As [`Db::read`], unless this was read for `whose` a moment ago and nothing was written since: for
    /// figures that every page shows. What is kept is told apart by its type and by whose it is.
    pub async fn read_kept<T, F>(&self, whose: Id, now: Moment, work: F) -> Result<Arc<T>>
    where
        T: Send + Sync + 'static,
        F: FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    {
        if let Some(known) = self.kept.find(whose, now) {
            return Ok(known);
        }
        let writes = self.kept.writes();
        let value = Arc::new(self.read(work).await?);
        self.kept.keep(whose, (now, writes), value.clone());
        Ok(value)
    }

    /// Writes, in one transaction: all or nothing, durable when this returns `Ok`. `work` may be
    /// run more than once and must not do anything slow; what it refuses it says with an `Ok`
    /// before its first change.
    pub async fn write<T, F>(&self, mut work: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnMut(&mut Conn) -> Result<T> + Send + 'static,
    {
        let written = match &self.writes {
            Writes::Together(writer) => writer.write(work).await,
            Writes::Apart => {
                let pool = self.pool.clone();
                blocking(move || write_with_retries(&pool, &mut work))
                    .await
                    .unwrap_or_else(stopping)
            }
        };
        self.kept.note_write();
        written
    }
}

fn stopping<T>() -> Result<T> {
    Err(Error::Unavailable("the program is stopping".to_owned()))
}

fn checked_out(pool: &Pool<Connector>) -> Result<diesel::r2d2::PooledConnection<Connector>> {
    pool.get()
        .map_err(|why| Error::Unavailable(why.to_string()))
}

/// Runs `work` on a thread that may block, inside the caller's span; `None` when the runtime stops.
/// A panic goes on in the caller.
async fn blocking<T, F>(work: F) -> Option<T>
where
    T: Send + 'static,
    F: FnOnce() -> T + Send + 'static,
{
    let span = tracing::Span::current();
    match tokio::task::spawn_blocking(move || span.in_scope(work)).await {
        Ok(done) => Some(done),
        Err(stopped) => match stopped.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(_cancelled) => None,
        },
    }
}

fn write_with_retries<T>(
    pool: &Pool<Connector>,
    work: &mut impl FnMut(&mut Conn) -> Result<T>,
) -> Result<T> {
    for attempt in 0..RETRIES {
        match write_once(&mut *checked_out(pool)?, work) {
            Err(Error::Retry) => {
                let most = 10_u64.saturating_mul(2_u64.saturating_pow(attempt));
                let pause = rand::rng().random_range(0..=most);
                std::thread::sleep(Duration::from_millis(pause));
            }
            done => return done,
        }
    }
    Err(Error::Unavailable(
        "too many writes were in each other's way".to_owned(),
    ))
}

fn write_once<T>(conn: &mut Conn, work: &mut impl FnMut(&mut Conn) -> Result<T>) -> Result<T> {
    writer::begin(conn)?;
    match writer::guarded(conn, work) {
        Ok(done) => {
            <Conn as TransactionManager<Conn>>::commit_transaction(conn)?;
            Ok(done)
        }
        Err(why) => {
            close_transactions_above(conn, 0);
            Err(why)
        }
    }
}

/// Runs `work` in a savepoint: when it fails, only what it did is undone.
#[expect(
    clippy::disallowed_methods,
    reason = "this is where savepoints are made"
)]
pub fn savepoint<T>(conn: &mut Conn, work: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
    conn.transaction(work)
}

/// How many transactions and savepoints are open; `None` when the connection is broken.
fn open_transactions(conn: &mut Conn) -> Option<u32> {
    <Conn as TransactionManager<Conn>>::transaction_manager_status_mut(conn)
        .transaction_depth()
        .ok()
        .map(|depth| depth.map_or(0, std::num::NonZeroU32::get))
}

/// Rolls back until only `depth` transactions are open. A rollback that fails leaves the connection
/// marked broken, and the pool throws it away.
fn close_transactions_above(conn: &mut Conn, depth: u32) {
    while open_transactions(conn).is_some_and(|open| open > depth) {
        if <Conn as TransactionManager<Conn>>::rollback_transaction(conn).is_err() {
            return;
        }
    }
}

/// SQLite before 3.51.3 can lose a checkpoint under load (the WAL-reset bug).
fn check_library(conn: &mut Conn) -> Result<()> {
    let version = library_version(conn)?;
    let mut parts = version
        .split('.')
        .map(|part| part.parse::<u32>().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    if (next(), next(), next()) < (3, 51, 3) {
        return Err(Error::Unavailable(format!(
            "SQLite {version} is older than 3.51.3"
        )));
    }
    Ok(())
}

/// The database program's own version, e.g. `3.53.0`.
pub fn library_version(conn: &mut Conn) -> Result<String> {
    use diesel::{QueryableByName, RunQueryDsl, sql_query, sql_types::Text};
    #[derive(QueryableByName)]
    struct Version {
        #[diesel(sql_type = Text)]
        version: String,
    }
    let statement = match conn {
        Conn::Sqlite(_) => "SELECT sqlite_version() AS version",
        Conn::Postgres(_) => "SELECT current_setting('server_version') AS version",
    };
    Ok(sql_query(statement).get_result::<Version>(conn)?.version)
}

/// The version of the SQLite library in this program, for `--version`.
pub fn sqlite_version() -> String {
    let opened = diesel::SqliteConnection::establish(":memory:").map(Conn::Sqlite);
    let version = opened
        .ok()
        .and_then(|mut conn| library_version(&mut conn).ok());
    version.unwrap_or_else(|| "unknown".to_owned())
}
