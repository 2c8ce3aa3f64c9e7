//! The deadline monitor. Takes nothing but the state, does what is missing, may run twice, at once
//! or after days off: each warning climbs a rung of its duty in the transaction that records it in
//! the case's history and puts the mails into the outbox.

mod lost_mail;
mod replies;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use crate::access::kept::store as kept_store;
use crate::app::App;
use crate::cases::draft::store as draft_store;
use crate::cases::event::{EventKind, NewEvent};
use crate::cases::{Case, store as case_store};
use crate::db::{self, Conn, Error, Id};
use crate::duties::deadline::Rules;
use crate::duties::rungs::{Ladder, Rung, Rungs};
use crate::duties::standing::Today;
use crate::duties::store::{self as duty_store, Duty};
use crate::files::{FileId, SweepError, store as file_store};
use crate::ledger;
use crate::mail::alerting::{Alerts, Concern};
use crate::mail::outbox::{self, MailKind};
use crate::mail::people::{Access, Audience, People, access_of, list_people};
use crate::mail::store::NewOutboxRow;
use crate::mail::troubles::{Trouble, unless_damaged};
use crate::mail::{Unwritable, inbound};
use crate::time::Moment;

/// Duties warned about in one transaction.
const A_ROUND: i64 = 100;
/// Rounds in one tick; after a long downtime the next tick goes on.
const MOST_ROUNDS: usize = 50;

/// Why a tick ended early. The next one does what is left.
#[derive(Debug, thiserror::Error)]
pub enum MonitorError {
    #[error(transparent)]
    Db(#[from] db::Error),
    #[error(transparent)]
    Mail(#[from] Unwritable),
    #[error(transparent)]
    Files(#[from] SweepError),
    #[error(transparent)]
    Inbound(#[from] inbound::Fault),
}

/// What a tick came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Warnings recorded.
    pub flagged: usize,
    /// Mails that staff were told of as not delivered.
    pub told: usize,
    /// Messages of complainants' that staff were told of.
    pub replies: usize,
    /// Mails that wait to be sorted and were warned about.
    pub mails: usize,
}

/// Looks at everything once. What goes wrong in one part keeps none of the others back.
pub async fn tick(app: &App, now: Moment) -> Result<Report, MonitorError> {
    let mut parts = Parts::default();
    let flagged = warn_of_duties(app, now, &mut parts.troubles).await;
    let told = lost_mail::tell(app, now, &mut parts.troubles).await;
    let replies = replies::tell(app, now, &mut parts.troubles).await;
    let mails = warn_of_mail(app, now, &mut parts.troubles).await;
    let report = Report {
        flagged: parts.done(flagged),
        told: parts.done(told),
        replies: parts.done(replies),
        mails: parts.done(mails),
    };
    let sealed = seal_yesterday(app, now).await;
    parts.done(sealed);
    let forgotten = forget_drafts(app, now).await;
    parts.done(forgotten);
    app.troubles.settle("the deadline monitor", parts.troubles);
    if report != Report::default() {
        tracing::info!(
            flagged = report.flagged,
            told = report.told,
            replies = report.replies,
            mails = report.mails,
            "deadlines looked at"
        );
        app.mail_waits.notify_one();
    }
    if let Some(why) = parts.first {
        return Err(why);
    }
    // Last: whatever is wrong with the file store must not keep a warning back.
    app.files.sweep(&app.db, now).await?;
    Ok(report)
}

/// What came of the parts of a tick.
#[derive(Default)]
struct Parts {
    /// What ended the first part that ended early.
    first: Option<MonitorError>,
    troubles: Vec<Trouble>,
}

impl Parts {
    fn done<T: Default>(&mut self, part: Result<T, MonitorError>) -> T {
        part.unwrap_or_else(|why| {
            if self.first.is_some() {
                tracing::error!(error = %why, "the deadline monitor failed in part");
            }
            self.first.get_or_insert(why);
            T::default()
        })
    }
}

/// Warns of every duty that has reached a rung; of how many.
async fn warn_of_duties(
    app: &App,
    now: Moment,
    troubles: &mut Vec<Trouble>,
) -> Result<usize, MonitorError> {
    let mut flagged = 0;
    for _ in 0..MOST_ROUNDS {
        let mut met = Vec::new();
        let round = warn(app, now, &mut met).await?;
        let is_whole = met.is_empty();
        troubles.extend(met);
        match round {
            Round::Nothing => break,
            Round::Done(count) => flagged += count,
            // Somebody else was at it: look again.
            Round::Stale => {}
        }
        // What could not be told comes up again with each look.
        if !is_whole {
            break;
        }
    }
    Ok(flagged)
}

enum Round {
    Nothing,
    Done(usize),
    Stale,
}

/// A duty that has reached a rung, and the case it is on.
#[derive(Clone)]
struct Warning {
    duty: Duty,
    case: Case,
    access: Access,
    rung: Rung,
    /// Reached before it began, as by every duty shorter than the ladder: nothing to tell.
    is_quiet: bool,
}

impl Warning {
    /// The clocks of an incident are told of when they start.
    fn starts_incident(&self, rules: &Rules) -> bool {
        let rule = rules.find_duty(&self.duty.rule);
        self.duty.rung == Rung::NONE.number()
            && rule.is_some_and(|rule| rule.is_started_by("incident"))
    }

    fn concern(&self) -> Concern<'_> {
        Concern {
            case: &self.case,
            access: &self.access,
            duty: Some(&self.duty),
        }
    }
}

async fn warn(app: &App, now: Moment, troubles: &mut Vec<Trouble>) -> Result<Round, MonitorError> {
    let today = Today::at(&app.rules, now);
    let rungs = Rungs::on(&today, &app.rules.calendar, &app.ladder);
    let (vault, duty) = (app.vault.clone(), app.post.duty_address.clone());
    let (rules, ladder) = (app.rules.clone(), app.ladder.clone());
    let (warnings, people, met) = app
        .db
        .read(move |conn| {
            let mut met = Vec::new();
            let duties = duty_store::list_to_warn(conn, &rungs, A_ROUND)?;
            let mut warnings: Vec<Warning> = Vec::with_capacity(duties.len());
            for duty in duties {
                // One row that can't be read must not silence the warnings about all others.
                let what = format!("duty {}", duty.id);
                let judged = judged(conn, &rules, &ladder, &rungs, duty);
                warnings.extend(unless_damaged(what, judged, &mut met)?);
            }
            let people = if warnings.is_empty() {
                People::default()
            } else {
                list_people(conn, &vault, duty.as_deref())?
            };
            Ok((warnings, people, met))
        })
        .await?;
    troubles.extend(met);
    if warnings.is_empty() {
        return Ok(Round::Nothing);
    }
    note_people(app, &people);
    if let Ok(mails) = mails(app, &warnings, &people, now) {
        return write_down(app, warnings, mails, now).await;
    }
    // One mail of theirs can't be written: each by itself, so that only that one is left undone.
    let mut flagged = 0;
    for warning in warnings {
        match mails(app, std::slice::from_ref(&warning), &people, now) {
            Ok(mails) => {
                if let Round::Done(count) = write_down(app, vec![warning], mails, now).await? {
                    flagged += count;
                }
            }
            Err(why) => troubles.push(Trouble::new(format!("duty {}", warning.duty.id), &why)),
        }
    }
    Ok(Round::Done(flagged))
}

async fn write_down(
    app: &App,
    warnings: Vec<Warning>,
    mails: Vec<NewOutboxRow>,
    now: Moment,
) -> Result<Round, MonitorError> {
    let flagged = warnings.iter().filter(|warning| !warning.is_quiet).count();
    let is_done = app
        .db
        .write(move |conn| record(conn, &warnings, &mails, now))
        .await?;
    Ok(if is_done {
        Round::Done(flagged)
    } else {
        Round::Stale
    })
}

/// Members of staff whose row can't be read hear of nothing; whoever sees the desk's pages does.
fn note_people(app: &App, people: &People) {
    app.troubles
        .settle("writing to staff", people.troubles().to_vec());
}

fn judged(
    conn: &mut Conn,
    rules: &Rules,
    ladder: &Ladder,
    rungs: &Rungs,
    duty: Duty,
) -> db::Result<Warning> {
    let at_start = Rungs::on(&Today::at(rules, duty.started_at), &rules.calendar, ladder);
    let reached = |rungs: &Rungs| rungs.reached(duty.late_from, duty.act_by_on);
    let rung = reached(rungs).unwrap_or(Rung::NONE);
    let is_new = duty.rung == Rung::NONE.number();
    let is_quiet = is_new && rung != Rung::LATE && reached(&at_start).is_some_and(|at| rung >= at);
    Ok(Warning {
        case: case_store::load(conn, duty.case_id)?,
        access: access_of(conn, duty.case_id)?,
        duty,
        rung,
        is_quiet,
    })
}

/// What writing to staff takes.
fn alerts<'a>(app: &'a App, people: &'a People, now: Moment) -> Alerts<'a> {
    Alerts {
        room: &app.post,
        pages: &app.pages,
        vault: &app.vault,
        rules: &app.rules,
        people,
        now,
    }
}

/// The mails of a round: what is to be done today, what is late, what may be an incident. What is
/// merely due soon stands in the digest.
fn mails(
    app: &App,
    warnings: &[Warning],
    people: &People,
    now: Moment,
) -> Result<Vec<NewOutboxRow>, Unwritable> {
    let alerts = alerts(app, people, now);
    let at = |rung: Rung| -> Vec<Concern<'_>> {
        let loud = warnings
            .iter()
            .filter(|warning| !warning.is_quiet && warning.rung == rung);
        loud.map(Warning::concern).collect()
    };
    let today = at(Rung::from_number(0));
    let mut rows = alerts.write(MailKind::AnswerToday, Audience::Handler, &today)?;
    rows.extend(alerts.write(
        MailKind::Overdue,
        Audience::HandlerAndLeads,
        &at(Rung::LATE),
    )?);
    let mut told = BTreeSet::new();
    for warning in warnings
        .iter()
        .filter(|warning| warning.starts_incident(&app.rules))
    {
        if told.insert(warning.case.id) {
            rows.extend(alerts.possible_incident(warning.concern())?);
        }
    }
    Ok(rows)
}

/// Writes a round down, unless anything of it changed since it was read: then `false`, and nothing
/// was done.
fn record(
    conn: &mut Conn,
    warnings: &[Warning],
    mails: &[NewOutboxRow],
    now: Moment,
) -> db::Result<bool> {
    for warning in warnings {
        let current = duty_store::find(conn, warning.duty.id)?;
        if current.rung != warning.duty.rung || !current.is_open() {
            return Ok(false);
        }
    }
    let mut events: BTreeMap<Id, Vec<NewEvent>> = BTreeMap::new();
    for warning in warnings {
        if !duty_store::climb(conn, warning.duty.id, warning.rung)? {
            return Err(Error::Retry);
        }
        if !warning.is_quiet {
            let facts = json!({ "duty": warning.duty.rule, "rung": warning.rung.number() });
            let event = NewEvent::new(EventKind::Flagged, now, None).facts(facts);
            events.entry(warning.case.id).or_default().push(event);
        }
    }
    for (case_id, events) in events {
        let case = case_store::load(conn, case_id)?;
        case_store::record(conn, case, &events)?;
    }
    for mail in mails {
        outbox::enqueue(conn, mail)?;
    }
    Ok(true)
}

/// Tells of mail that nobody sorts, and lets go what was set aside long enough.
async fn warn_of_mail(
    app: &App,
    now: Moment,
    troubles: &mut Vec<Trouble>,
) -> Result<usize, MonitorError> {
    let duty = app.post.duty_address.as_deref();
    let told = inbound::alarm::warn(app.inbox(), &app.ladder, duty, (now, troubles)).await?;
    let gone = inbound::sweep(app.inbox(), now).await?;
    if gone > 0 {
        tracing::info!(gone, "mail set aside was kept long enough");
    }
    Ok(told)
}

/// Gives each past day its root, a little after midnight so that nothing under way misses it.
async fn seal_yesterday(app: &App, now: Moment) -> Result<(), MonitorError> {
    let zone = app.rules.zone;
    let today = app.rules.day(now.plus(-ledger::store::LINGER));
    let newest = app.db.read(ledger::store::newest_root).await?;
    let is_sealed = newest.is_some_and(|(day, _)| day.succ_opt().is_none_or(|next| next >= today));
    if !is_sealed {
        app.db
            .write(move |conn| ledger::store::seal_days(conn, zone, today))
            .await?;
    }
    Ok(())
}

/// Forgets unfinished forms whose day is over, with their files, and those that nobody came back for.
async fn forget_drafts(app: &App, now: Moment) -> Result<(), MonitorError> {
    let has_kept = app.db.read(move |conn| kept_store::has_expired(conn, now));
    if has_kept.await? {
        app.db
            .write(move |conn| kept_store::delete_expired(conn, now))
            .await?;
    }
    for _ in 0..MOST_ROUNDS {
        let expired = app
            .db
            .read(move |conn| draft_store::list_expired(conn, now, A_ROUND))
            .await?;
        if expired.is_empty() {
            break;
        }
        let gone = app
            .db
            .write(move |conn| forget(conn, &expired, now))
            .await?;
        app.files.discard(gone).await;
    }
    Ok(())
}

/// Files are for after the commit. A draft saved again meanwhile stays.
fn forget(conn: &mut Conn, expired: &[Id], now: Moment) -> db::Result<Vec<FileId>> {
    let mut gone = Vec::new();
    for id in expired {
        if draft_store::delete_expired(conn, *id, now)? {
            gone.extend(file_store::delete_all_of_draft(conn, *id)?);
        }
    }
    Ok(gone)
}
