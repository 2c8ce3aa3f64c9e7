//! Watching a mailbox: looked through when the server says that something came (IDLE), else once a
//! minute.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_imap::Session;
use async_imap::extensions::idle::IdleResponse;
use tokio::sync::watch;

use super::fetching::hear;
use super::reading::{Fetched, Office, Opened, Report, look_through};
use super::server::{ImapServer, WrongMailbox, command, within};
use crate::mail::transport::{Fault, Phase};
use crate::mail::wire::Wire;
use crate::time::Moment;
use crate::vault::Vault;

/// Between two looks where the server doesn't say that something came.
const POLL: Duration = Duration::from_secs(60);
/// A server may forget a silent connection after half an hour, and routers sooner.
const IDLE: Duration = Duration::from_secs(9 * 60);
const LONGEST_REST: Duration = Duration::from_secs(15 * 60);
/// A mailbox out of reach for so long is said to be so on every page of the desk.
const WORTH_A_WORD: chrono::Duration = chrono::Duration::minutes(5);
const GOODBYE: Duration = Duration::from_secs(2);

/// So often may a message bring the reader down before it is passed over,
const MOST_STRIKES: u32 = 3;
/// and with one look of so many it is tried again all the same: perhaps the line was at fault.
const AGAIN: u32 = 60;

/// A mailbox and what is known of it in this process.
#[derive(Debug)]
pub struct Mailbox {
    pub(super) server: ImapServer,
    /// What it is called in the database.
    pub(super) name: i64,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// The numbers that the next three speak of.
    uid_validity: u32,
    /// How often each message was begun and not finished, or passed over for that.
    strikes: BTreeMap<u32, u32>,
    /// Messages that could not be taken, and of which the log knows.
    troubles: BTreeSet<u32>,
    /// Taken behind one that was left out: with the next look they come up again.
    taken: BTreeSet<u32>,
    /// The server has said that something came, since it was last asked.
    has_news: bool,
    /// How often in a row the mailbox could not be read.
    faults: u32,
    last_fault: Option<Fault>,
    failing_since: Option<Moment>,
}

impl Mailbox {
    /// The mailbox of the setting `imap_url`.
    pub fn parse(url: &str, ca_file: Option<&Path>, vault: &Vault) -> Result<Self, WrongMailbox> {
        let server = ImapServer::parse(url, ca_file)?;
        Ok(Self {
            name: vault.print("mailbox", &server.name()),
            server,
            state: Mutex::default(),
        })
    }

    /// What it is called in the database.
    pub const fn name(&self) -> i64 {
        self.name
    }

    pub const fn server(&self) -> &ImapServer {
        &self.server
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Under other numbers nothing is known of any message.
    pub(super) fn numbered(&self, uid_validity: u32) {
        let mut state = self.state();
        if state.uid_validity != uid_validity {
            state.uid_validity = uid_validity;
            state.strikes.clear();
            state.troubles.clear();
            state.taken.clear();
        }
    }

    /// Whether a message that brought the reader down again and again is left out this time.
    pub(super) fn passes_over(&self, uid: u32) -> bool {
        let mut state = self.state();
        let Some(strikes) = state.strikes.get_mut(&uid) else {
            return false;
        };
        if *strikes < MOST_STRIKES || *strikes % AGAIN == 0 {
            return false;
        }
        *strikes = strikes.saturating_add(1);
        true
    }

    pub(super) fn strike(&self, uid: u32) {
        let mut state = self.state();
        let strikes = state.strikes.entry(uid).or_default();
        *strikes = strikes.saturating_add(1);
    }

    pub(super) fn forget_strikes(&self, uid: u32) {
        self.state().strikes.remove(&uid);
    }

    /// Whether it was not known yet that this message can't be taken.
    pub(super) fn is_new_trouble(&self, uid: u32) -> bool {
        self.state().troubles.insert(uid)
    }

    pub(super) fn forget_trouble(&self, uid: u32) {
        self.state().troubles.remove(&uid);
    }

    pub(super) fn has_taken(&self, uid: u32) -> bool {
        self.state().taken.contains(&uid)
    }

    pub(super) fn remember_taken(&self, uid: u32) {
        self.state().taken.insert(uid);
    }

    pub(super) fn forget_taken(&self) {
        self.state().taken.clear();
    }

    pub(super) fn set_news(&self, has_news: bool) {
        self.state().has_news = has_news;
    }

    fn has_news(&self) -> bool {
        self.state().has_news
    }

    /// How long to wait before the next look: a minute; after faults half a minute, then one, two,
    /// four … at most fifteen; after a refused password fifteen, since somebody has to mend that.
    pub fn rest(&self) -> Duration {
        let state = self.state();
        match state.last_fault {
            None => POLL,
            Some(fault) if fault.phase == Phase::Credentials => LONGEST_REST,
            Some(_) => {
                let halves = 2_u32.saturating_pow(state.faults.saturating_sub(1).min(8));
                Duration::from_secs(30)
                    .saturating_mul(halves)
                    .min(LONGEST_REST)
            }
        }
    }

    /// Since when it can't be read; a server that restarts is not worth a word.
    pub fn failing_since(&self, now: Moment) -> Option<Moment> {
        let since = self.state().failing_since;
        since.filter(|since| now.since(*since) >= WORTH_A_WORD)
    }

    async fn note(&self, office: Office<'_>, looked: &Result<Report, Fault>) {
        match looked {
            Ok(_) => {
                let mut state = self.state();
                (state.faults, state.last_fault, state.failing_since) = (0, None, None);
            }
            Err(fault) => {
                {
                    let mut state = self.state();
                    state.faults = state.faults.saturating_add(1);
                    state.last_fault = Some(*fault);
                    state.failing_since = state.failing_since.or(Some(office.clock.now()));
                }
                self.note_fault(office, *fault).await;
            }
        }
    }
}

/// Looks through the mailbox once.
pub async fn poll<T>(office: Office<'_>, mailbox: &Mailbox, take: &T) -> Result<Report, Fault>
where
    T: AsyncFn(Fetched) -> Result<(), String>,
{
    let looked = async {
        let mut session = mailbox.server.open().await?;
        let opened = Opened::select(&mut session, mailbox).await?;
        let report = look_through(office, mailbox, (&mut session, opened), take).await?;
        say_goodbye(session).await;
        Ok(report)
    };
    let looked = looked.await;
    mailbox.note(office, &looked).await;
    looked
}

/// Stays connected and takes what comes until told to stop, until the server can't say when
/// something comes, or until something goes wrong; then it is to be called again after
/// [`Mailbox::rest`].
pub async fn attend<T>(
    office: Office<'_>,
    mailbox: &Mailbox,
    take: &T,
    stopped: &mut watch::Receiver<bool>,
) -> Result<(), Fault>
where
    T: AsyncFn(Fetched) -> Result<(), String>,
{
    let attended = attentively(office, mailbox, take, stopped).await;
    if let Err(fault) = attended {
        mailbox.note(office, &Err(fault)).await;
    }
    attended
}

async fn attentively<T>(
    office: Office<'_>,
    mailbox: &Mailbox,
    take: &T,
    stopped: &mut watch::Receiver<bool>,
) -> Result<(), Fault>
where
    T: AsyncFn(Fetched) -> Result<(), String>,
{
    let mut session = mailbox.server.open().await?;
    let opened = Opened::select(&mut session, mailbox).await?;
    let offers = command(Phase::Mailbox, session.capabilities()).await?;
    let may_idle = offers.has_str("IDLE");
    let mut is_second = false;
    loop {
        let report = look_through(office, mailbox, (&mut session, opened), take).await?;
        mailbox.note(office, &Ok(report)).await;
        if report.taken > 0 {
            tracing::info!(taken = report.taken, "mail taken in");
        }
        if !may_idle || *stopped.borrow() {
            say_goodbye(session).await;
            return Ok(());
        }
        // What came while the server was busy with us it has said already, and does not say again.
        hear(&mut session, mailbox);
        if mailbox.has_news() && (report.taken > 0 || !is_second) {
            is_second = true;
            continue;
        }
        is_second = false;
        let patience = if report.left_out > 0 { POLL } else { IDLE };
        session = wait_for_mail(session, patience, stopped).await?;
    }
}

/// Waits until the server says that something has changed, or for so long, or until told to stop.
async fn wait_for_mail(
    session: Session<Wire>,
    patience: Duration,
    stopped: &mut watch::Receiver<bool>,
) -> Result<Session<Wire>, Fault> {
    let mut idle = session.idle();
    command(Phase::Mailbox, idle.init()).await?;
    let heard = {
        let (waiting, _interrupt) = idle.wait_with_timeout(patience);
        tokio::select! {
            heard = waiting => Some(heard),
            _ = stopped.changed() => None,
        }
    };
    if let Some(Err(_) | Ok(IdleResponse::ManualInterrupt)) = heard {
        // Nobody interrupts it: the server has hung up.
        return Err(Fault::of(Phase::Network));
    }
    command(Phase::Mailbox, idle.done()).await
}

/// Says `LOGOUT` and does not wait long for the answer.
async fn say_goodbye(mut session: Session<Wire>) {
    // Whatever it answers, the connection is over.
    drop(within(GOODBYE, Phase::Timeout, session.logout()).await);
}
