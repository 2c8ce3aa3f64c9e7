//! Sending what is owed: compile and seal outside, then claim the day and enqueue in one write. Two
//! instances, or one that crashed, never make a second digest for a day.

use chrono::{Days, NaiveDate};

use super::compile::{Compiled, Reader, compile};
use super::plan::{Owed, day_owed};
use super::queries::{self, Claim};
use crate::access::Staff;
use crate::app::App;
use crate::db::{self, Db, Id};
use crate::lang::Lang;
use crate::ledger;
use crate::mail::Unwritable;
use crate::mail::alerting::Alerts;
use crate::mail::outbox::{self, Enqueued, MailKind, recipient_print};
use crate::mail::people::{People, list_people};
use crate::mail::store::{NewOutboxRow, drop_superseded_digests};
use crate::mail::troubles::{Trouble, is_damage};
use crate::time::Moment;

/// A digest so far ahead of today is one the clock really went back behind; further ones are errors.
const AHEAD: Days = Days::new(2);

/// Why a digest could not be made.
#[derive(Debug, thiserror::Error)]
pub enum DigestError {
    #[error(transparent)]
    Db(#[from] db::Error),
    #[error(transparent)]
    Mail(#[from] Unwritable),
    #[error(transparent)]
    Render(#[from] crate::render::RenderError),
}

/// Somebody who gets a digest.
#[derive(Clone, Debug)]
struct Addressee {
    /// The id of a member of staff, or `duty`.
    key: String,
    address: String,
    lang: Lang,
    staff: Option<Staff>,
    is_on_duty: bool,
    since: Moment,
    last: Option<NaiveDate>,
}

/// Sends each digest that is owed at `now`, once; how many went into the outbox.
pub async fn send_owed(app: &App, now: Moment) -> Result<usize, DigestError> {
    let (people, addressees) = addressees(app, now).await?;
    let mut sent = 0;
    let mut owed: Vec<(Addressee, Owed)> = Vec::new();
    for addressee in addressees {
        let day = day_owed(
            app.rules.zone,
            app.config.digest_at,
            now,
            addressee.last,
            addressee.since,
        );
        owed.extend(day.map(|day| (addressee, day)));
    }
    if owed.is_empty() {
        return Ok(0);
    }
    seal_days(app, now).await?;
    let mut troubles = people.troubles().to_vec();
    for (addressee, owed) in owed {
        match send(app, &people, &addressee, owed, now).await {
            Ok(is_sent) => sent += usize::from(is_sent),
            Err(DigestError::Db(why)) if !is_damage(&why) => return Err(why.into()),
            // One that can't be written keeps nobody else's back; tried again with the next look.
            Err(why) => troubles.push(Trouble::new(
                format!("the digest of {}", addressee.key),
                &why,
            )),
        }
    }
    app.troubles.settle("the digest", troubles);
    if sent > 0 {
        tracing::info!(sent, "digests written");
        app.mail_waits.notify_one();
    }
    Ok(sent)
}

/// The digest as the duty person would get it, as text; claims and sends nothing. Of another day than
/// today it tells how what is on the desk now stands at that day's hour.
pub async fn print(app: &App, day: Option<NaiveDate>, now: Moment) -> Result<String, DigestError> {
    let today = app.rules.day(now);
    let (day, now) = match day {
        Some(day) if day != today => {
            let hour = day.and_time(app.config.digest_at);
            (day, app.rules.zone.at(hour))
        }
        _ => (today, now),
    };
    let (people, _) = addressees(app, now).await?;
    let owed = Owed {
        day,
        covers_from: day,
        is_late: false,
    };
    let reader = Reader {
        staff: None,
        lang: Lang::Vi,
    };
    let compiled = compiled(app, &people, reader, owed, now).await?;
    let rendered = app.pages.mail(reader.lang, &compiled.mail)?;
    let letter = crate::mail::letter::Letter::new("", reader.lang, &rendered, now);
    Ok(format!("{}\n\n{}", letter.subject, letter.text))
}

async fn addressees(app: &App, now: Moment) -> Result<(People, Vec<Addressee>), DigestError> {
    let (vault, duty) = (app.vault.clone(), app.post.duty_address.clone());
    let today = app.rules.day(now);
    let until = today.checked_add_days(AHEAD).unwrap_or(today);
    let found = app
        .db
        .read(move |conn| {
            let people = list_people(conn, &vault, duty.as_deref())?;
            let last = queries::list_last_days(conn, until)?;
            let since = queries::list_since(conn)?;
            let readers = people
                .active()
                .iter()
                .filter(|it| it.roles.may_work() || people.is_on_duty(it));
            let mut found: Vec<Addressee> = readers
                .map(|person| Addressee {
                    key: person.id.to_string(),
                    address: person.email.clone(),
                    lang: person.lang,
                    is_on_duty: people.is_on_duty(person),
                    since: since.get(&person.id).copied().unwrap_or(now),
                    last: last.get(&person.id.to_string()).copied(),
                    staff: Some(person.clone()),
                })
                .collect();
            found.extend(people.duty_address().map(|address| Addressee {
                key: "duty".to_owned(),
                address: address.to_owned(),
                lang: Lang::Vi,
                is_on_duty: true,
                since: since.values().min().copied().unwrap_or(now),
                last: last.get("duty").copied(),
                staff: None,
            }));
            Ok((people, found))
        })
        .await?;
    Ok(found)
}

/// Whether a mail was enqueued.
async fn send(
    app: &App,
    people: &People,
    to: &Addressee,
    owed: Owed,
    now: Moment,
) -> Result<bool, DigestError> {
    let reader = Reader {
        staff: to.staff.as_ref(),
        lang: to.lang,
    };
    let compiled = compiled(app, people, reader, owed, now).await?;
    let mail = if compiled.is_to_be_sent(to.is_on_duty, owed.day) {
        let key = format!("{}:{}:{}", MailKind::Digest.key(), owed.day, to.key);
        let tools = (&*app.pages, &app.vault);
        let whom = (to.address.as_str(), to.lang);
        Some(
            app.post
                .to_staff(tools, (MailKind::Digest, key), whom, (&compiled.mail, now))?,
        )
    } else {
        None
    };
    let claim = Claim {
        day: owed.day,
        recipient: to.key.clone(),
        covers_from: owed.covers_from,
        claimed_at: now,
        mail: mail.as_ref().map(|mail| mail.id),
    };
    let recipient = recipient_print(&app.vault, &to.address);
    Ok(claim_and_enqueue(&app.db, claim, mail, recipient).await?)
}

async fn claim_and_enqueue(
    db: &Db,
    claim: Claim,
    mail: Option<NewOutboxRow>,
    recipient: i64,
) -> db::Result<bool> {
    db.write(move |conn| {
        if !queries::claim(conn, &claim)? {
            return Ok(false);
        }
        // What never left is out of date now, whether or not there is something new to say.
        drop_superseded_digests(conn, recipient, claim.claimed_at)?;
        let Some(mail) = &mail else { return Ok(false) };
        Ok(matches!(
            outbox::enqueue(conn, mail)?,
            Enqueued::New(Id { .. })
        ))
    })
    .await
}

async fn compiled(
    app: &App,
    people: &People,
    reader: Reader<'_>,
    owed: Owed,
    now: Moment,
) -> Result<Compiled, DigestError> {
    // From the digest before on: the evening's complaints belong to the next morning.
    let before = owed
        .covers_from
        .checked_sub_days(Days::new(1))
        .unwrap_or(owed.covers_from);
    let since = app.rules.zone.at(before.and_time(app.config.digest_at));
    let snapshot = app
        .db
        .read(move |conn| queries::snapshot_with_mail(conn, since, now))
        .await?;
    let alerts = Alerts {
        room: &app.post,
        pages: &app.pages,
        vault: &app.vault,
        rules: &app.rules,
        people,
        now,
    };
    Ok(compile(&alerts, &snapshot, &owed, reader))
}

/// The digest prints yesterday's root; a little after midnight, so that nothing under way misses it.
async fn seal_days(app: &App, now: Moment) -> db::Result<()> {
    let (zone, today) = (
        app.rules.zone,
        app.rules.day(now.plus(-ledger::store::LINGER)),
    );
    app.db
        .write(move |conn| ledger::store::seal_days(conn, zone, today))
        .await
        .map(|_| ())
}
