//! Tells staff, once, of mails to complainants that were given up or came back.

use std::collections::BTreeSet;

use super::{A_ROUND, MonitorError, alerts, note_people};
use crate::app::App;
use crate::cases::{Case, store as case_store};
use crate::db::{self, Conn, Error, Id};
use crate::mail::Unwritable;
use crate::mail::alerting::Concern;
use crate::mail::outbox::{self, MailKind};
use crate::mail::people::{Access, Audience, People, access_of, list_people};
use crate::mail::store::{self, NewOutboxRow};
use crate::mail::troubles::{Trouble, unless_damaged};
use crate::time::Moment;

/// A mail that did not arrive, and the case it was about.
#[derive(Clone)]
struct Lost {
    mail: Id,
    case: Case,
    access: Access,
}

impl Lost {
    fn concern(&self) -> Concern<'_> {
        Concern {
            case: &self.case,
            access: &self.access,
            duty: None,
        }
    }
}

/// Tells staff, once, of mails to complainants that were given up.
pub(super) async fn tell(
    app: &App,
    now: Moment,
    troubles: &mut Vec<Trouble>,
) -> Result<usize, MonitorError> {
    let (vault, duty) = (app.vault.clone(), app.post.duty_address.clone());
    let (lost, people, met) = app
        .db
        .read(move |conn| {
            let (mut lost, mut met) = (Vec::new(), Vec::new());
            for (mail, case_id) in store::list_untold(conn, A_ROUND)? {
                let found = read(conn, mail, case_id);
                lost.extend(unless_damaged(format!("case {case_id}"), found, &mut met)?);
            }
            let people = if lost.is_empty() {
                People::default()
            } else {
                list_people(conn, &vault, duty.as_deref())?
            };
            Ok((lost, people, met))
        })
        .await?;
    troubles.extend(met);
    if lost.is_empty() {
        return Ok(0);
    }
    note_people(app, &people);
    if let Ok(mails) = letters(app, &lost, &people, now) {
        return write_down(app, lost, mails, now).await;
    }
    let mut told = 0;
    for one in lost {
        match letters(app, std::slice::from_ref(&one), &people, now) {
            Ok(mails) => told += write_down(app, vec![one], mails, now).await?,
            Err(why) => troubles.push(Trouble::new(format!("mail {}", one.mail), &why)),
        }
    }
    Ok(told)
}

fn read(conn: &mut Conn, mail: Id, case_id: Id) -> db::Result<Lost> {
    Ok(Lost {
        mail,
        case: case_store::load(conn, case_id)?,
        access: access_of(conn, case_id)?,
    })
}

fn letters(
    app: &App,
    lost: &[Lost],
    people: &People,
    now: Moment,
) -> Result<Vec<NewOutboxRow>, Unwritable> {
    let concerns: Vec<_> = lost.iter().map(Lost::concern).collect();
    let alerts = alerts(app, people, now);
    alerts.write(MailKind::AnswerFailed, Audience::HandlerAndLeads, &concerns)
}

async fn write_down(
    app: &App,
    lost: Vec<Lost>,
    mails: Vec<NewOutboxRow>,
    now: Moment,
) -> Result<usize, MonitorError> {
    let ids: Vec<Id> = lost.iter().map(|lost| lost.mail).collect();
    let count = ids.len();
    let is_done = app
        .db
        .write(move |conn| record(conn, &ids, &mails, now))
        .await?;
    Ok(if is_done { count } else { 0 })
}

fn record(conn: &mut Conn, lost: &[Id], mails: &[NewOutboxRow], now: Moment) -> db::Result<bool> {
    let untold: BTreeSet<Id> = store::list_untold(conn, i64::MAX)?
        .into_iter()
        .map(|(mail, _)| mail)
        .collect();
    if !lost.iter().all(|mail| untold.contains(mail)) {
        return Ok(false);
    }
    for mail in lost {
        if !store::mark_told(conn, *mail, now)? {
            return Err(Error::Retry);
        }
    }
    for mail in mails {
        outbox::enqueue(conn, mail)?;
    }
    Ok(true)
}
