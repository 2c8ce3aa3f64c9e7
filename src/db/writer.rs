//! SQLite's single writer: one thread, one connection, many requests to a commit.
//!
//! Requests wait in a bounded queue. What has gathered while the last commit was under way becomes
//! one transaction, each request in a savepoint of its own; a request is answered only after the
//! commit that holds it. A request that fails or panics loses its savepoint; a commit that fails
//! fails every request in it, and the connection is opened anew.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};

use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};
use tokio::sync::oneshot;

use super::connection::{Conn, Connector};
use super::error::{Error, Result};
use super::{close_transactions_above, savepoint};

/// How many requests may wait; one more is told to come back later (503).
const QUEUE: usize = 4096;
/// How many requests share a commit at most.
const BATCH: usize = 512;

/// One request to write: run inside the shared transaction, answered after its commit.
trait Job: Send {
    fn run(&mut self, conn: &mut Conn);
    /// Whether it was run and undone.
    fn has_failed(&self) -> bool;
    fn answer(self: Box<Self>, committed: std::result::Result<(), &str>);
}

struct Request<T, F> {
    work: F,
    outcome: Option<Result<T>>,
    reply: oneshot::Sender<Result<T>>,
    span: tracing::Span,
}

impl<T, F> Job for Request<T, F>
where
    T: Send,
    F: FnMut(&mut Conn) -> Result<T> + Send,
{
    fn run(&mut self, conn: &mut Conn) {
        let work = &mut self.work;
        self.outcome = Some(
            self.span
                .in_scope(|| savepoint(conn, |conn| guarded(conn, work))),
        );
    }

    fn has_failed(&self) -> bool {
        matches!(self.outcome, Some(Err(_)))
    }

    fn answer(self: Box<Self>, committed: std::result::Result<(), &str>) {
        let outcome = match (committed, self.outcome) {
            (Ok(()), Some(outcome)) => outcome,
            (Ok(()), None) => Err(Error::Unavailable("the request was not run".to_owned())),
            (Err(why), _) => Err(Error::Unavailable(why.to_owned())),
        };
        // Whoever asked may have gone; the write stands all the same.
        drop(self.reply.send(outcome));
    }
}

/// Runs `work`; a panic becomes an error, and savepoints it left open are rolled back.
pub(super) fn guarded<T>(
    conn: &mut Conn,
    work: &mut impl FnMut(&mut Conn) -> Result<T>,
) -> Result<T> {
    let depth = super::open_transactions(conn).unwrap_or(0);
    catch_unwind(AssertUnwindSafe(|| work(conn))).unwrap_or_else(|_| {
        close_transactions_above(conn, depth);
        Err(Error::Unavailable("the request panicked".to_owned()))
    })
}

/// The sending end: cheap to clone. The thread ends when the last one is dropped.
#[derive(Clone)]
pub(super) struct Writer {
    queue: SyncSender<Box<dyn Job>>,
}

impl Writer {
    pub(super) fn start(connector: Connector) -> Result<Self> {
        let first = connector.open()?;
        let (queue, jobs) = sync_channel(QUEUE);
        std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || work_off(&connector, first, &jobs))
            .map_err(|why| Error::Unavailable(why.to_string()))?;
        Ok(Self { queue })
    }

    pub(super) async fn write<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnMut(&mut Conn) -> Result<T> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let span = tracing::Span::current();
        let job = Box::new(Request {
            work,
            outcome: None,
            reply,
            span,
        });
        self.queue.try_send(job).map_err(|refused| {
            Error::Unavailable(match refused {
                TrySendError::Full(_) => "too many writes are waiting".to_owned(),
                TrySendError::Disconnected(_) => "the writer has stopped".to_owned(),
            })
        })?;
        answer.await.unwrap_or_else(|_| {
            Err(Error::Unavailable(
                "the writer stopped before it answered".to_owned(),
            ))
        })
    }
}

fn work_off(connector: &Connector, first: Conn, jobs: &Receiver<Box<dyn Job>>) {
    let mut conn = Some(first);
    while let Ok(job) = jobs.recv() {
        let mut batch = vec![job];
        batch.extend(jobs.try_iter().take(BATCH - 1));
        let opened = conn.take().map_or_else(|| connector.open(), Ok);
        let committed = opened.and_then(|mut open| {
            commit_together(&mut open, &mut batch)?;
            conn = Some(open);
            Ok(())
        });
        let told = committed.map_err(|why| why.to_string());
        for job in batch {
            job.answer(told.as_ref().map(|&()| ()).map_err(String::as_str));
        }
    }
}

fn commit_together(conn: &mut Conn, batch: &mut [Box<dyn Job>]) -> Result<()> {
    begin(conn)?;
    for job in batch.iter_mut() {
        job.run(conn);
        if job.has_failed() && !is_in_transaction(conn) {
            // A full disk, for one, undoes the whole transaction; whatever came after would be
            // committed by itself, and yet be told that it was not.
            return Err(Error::Unavailable("the transaction was undone".to_owned()));
        }
    }
    <Conn as TransactionManager<Conn>>::commit_transaction(conn)?;
    Ok(())
}

/// Whether SQLite still has the transaction open: then it refuses to begin another. Where it had not,
/// the connection is in the one begun here and must be thrown away.
fn is_in_transaction(conn: &mut Conn) -> bool {
    conn.batch_execute("BEGIN").is_err()
}

/// Begins a transaction that may write: `BEGIN IMMEDIATE` on SQLite, so that it never has to
/// upgrade a snapshot; plain `BEGIN` on PostgreSQL.
pub(super) fn begin(conn: &mut Conn) -> Result<()> {
    match conn {
        Conn::Sqlite(conn) => {
            AnsiTransactionManager::begin_transaction_sql(conn, "BEGIN IMMEDIATE")?;
        }
        Conn::Postgres(conn) => AnsiTransactionManager::begin_transaction_sql(conn, "BEGIN")?,
    }
    Ok(())
}
