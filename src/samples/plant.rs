//! Writes made-up cases into a desk, through the same operations as people do, at the times they
//! are said to have happened. No mail leaves: what would have been mailed is recorded as accepted.

use anyhow::Context as _;
use tokio::task::{JoinError, JoinSet};

use super::SampleCase;
use super::people::DESK;
use super::talk::Talk;
use crate::access::credential::Credential;
use crate::access::password::NewPassword;
use crate::access::roles::{Role, Roles};
use crate::app::App;
use crate::cases::answer::ANSWER;
use crate::cases::case::Act;
use crate::cases::change::{
    self, Carried, Changed, Dispatch, GateAnswers, MeasureResult, Seen, Sending,
};
use crate::cases::complaint::ReplyChannel;
use crate::cases::conversation;
use crate::cases::delivery::{Awaited, mail_accepted};
use crate::cases::facts::{Channel, Gate};
use crate::cases::message::store as message_store;
use crate::cases::open::{self, Opening, Prepared};
use crate::cases::paper::{self, Noted};
use crate::cases::words::{EventWords, Findings, MEASURE, WORDS};
use crate::db::{Conn, Error, Id, Result};
use crate::duties::deadline::Rules;
use crate::staff::people::{self, Newcomer};
use crate::time::Moment;

/// Cases to a transaction. More make SQLite slower: each savepoint that ends walks over all that the
/// transaction has changed before.
const BATCH: usize = 10;

/// Transactions under way at once; PostgreSQL runs them side by side.
const AT_ONCE: usize = 8;

/// What somebody needs to look at a planted case as the one who complained.
#[derive(Clone, Debug)]
pub struct Planted {
    pub reference: String,
    pub code: String,
    pub is_answered: bool,
}

/// Everything about one case that is sealed or counted before the transaction.
struct Seedling {
    sample: SampleCase,
    prepared: Prepared,
    notes: Vec<Vec<u8>>,
    note: Option<Vec<u8>>,
    answer: Option<Vec<u8>>,
    carried: Vec<u8>,
    talk: Option<Talk>,
}

/// Adds the made-up people of the desk, as far as they are missing, all with one password or, when
/// it is `None`, with none that works; returns their ids in the order of [`DESK`].
pub async fn plant_desk(app: &App, password: Option<&str>) -> anyhow::Result<Vec<Id>> {
    let mut ids = Vec::new();
    for (index, (name, email)) in DESK.iter().enumerate() {
        if let Ok(person) = people::find(&app.db, &app.vault, email).await? {
            ids.push(person.id);
            continue;
        }
        let roles: Roles = match index {
            0 => [Role::Lead, Role::Admin].into_iter().collect(),
            4 => [Role::Auditor].into_iter().collect(),
            _ => [Role::Handler].into_iter().collect(),
        };
        let mut newcomer = Newcomer::parse(name, email, roles)?;
        newcomer.is_trustee = index == 0;
        let credential = match password {
            Some(password) => {
                let password =
                    NewPassword::parse(password, &[]).map_err(people::Refusal::Password)?;
                Credential::Password(password.hash().await?)
            }
            None => Credential::link(Moment::from_micros(0)).0,
        };
        let added = {
            let by = crate::staff::record::By::nobody(app.now());
            let ground = (&app.db, &app.vault);
            people::add(ground, (&newcomer, &credential), by, Vec::new()).await?
        };
        added?;
        let found = people::find(&app.db, &app.vault, email).await?;
        ids.push(found?.id);
    }
    Ok(ids)
}

/// Writes the cases of `samples`; the desk's people are `staff`, in the order of [`DESK`].
pub async fn plant(
    app: &App,
    staff: &[Id],
    samples: impl Iterator<Item = SampleCase>,
) -> anyhow::Result<Vec<Planted>> {
    let mut planted = Vec::new();
    let mut writing: JoinSet<Result<()>> = JoinSet::new();
    let mut samples = samples.peekable();
    while samples.peek().is_some() {
        let batch: Vec<Seedling> = samples
            .by_ref()
            .take(BATCH)
            .map(|sample| seedling(app, staff, sample))
            .collect::<anyhow::Result<_>>()?;
        planted.extend(batch.iter().map(|seedling| Planted {
            reference: seedling.prepared.case.reference.to_string(),
            code: seedling.prepared.code.grouped().to_string(),
            is_answered: seedling.sample.answered_at.is_some(),
        }));
        if writing.len() >= AT_ONCE {
            finish(writing.join_next().await)?;
        }
        let (db, staff, rules) = (app.db.clone(), staff.to_vec(), app.rules.clone());
        let write = move |conn: &mut Conn| {
            batch
                .iter()
                .try_for_each(|seedling| grow(conn, &rules, &staff, seedling))
        };
        writing.spawn(async move { db.write(write).await });
    }
    while !writing.is_empty() {
        finish(writing.join_next().await)?;
    }
    Ok(planted)
}

fn finish(written: Option<std::result::Result<Result<()>, JoinError>>) -> anyhow::Result<()> {
    written
        .map_or(Ok(Ok(())), |written| written)
        .context("a batch was not written")??;
    Ok(())
}

fn seedling(app: &App, staff: &[Id], sample: SampleCase) -> anyhow::Result<Seedling> {
    let complaint = sample
        .complaint()
        .map_err(|errors| anyhow::anyhow!("a made-up complaint is not in order: {errors:?}"))?;
    let by = staff.first().copied().context("nobody is at the desk")?;
    let by_hand = Channel::BY_HAND.contains(&sample.channel);
    let opening = Opening {
        complaint,
        channel: sample.channel,
        language: sample.language,
        received_at: sample.received_at,
        entered_by: by_hand.then(|| (by, "theo dấu bưu điện hoặc sổ tiếp nhận".to_owned())),
        is_held: false,
        submission: None,
        policy_version: app.organisation.policy_version.clone(),
    };
    let prepared = open::prepare(&app.vault, &app.rules, &opening, sample.entered_at)?;
    let key = &prepared.key;
    let notes = sample
        .measures
        .iter()
        .map(|measure| key.seal_json(MEASURE, &findings(measure.note)))
        .collect::<std::result::Result<_, _>>()?;
    let note = sample
        .note
        .map(|note| key.seal_json(WORDS, &words("", note)))
        .transpose()?;
    let answer = sample
        .answer
        .as_ref()
        .map(|it| key.seal_json(ANSWER, it))
        .transpose()?;
    let carried = key.seal_json(WORDS, &words("", "VNPost EA123456789VN"))?;
    let talk = Talk::about(&sample, &prepared, app.now())?;
    Ok(Seedling {
        sample,
        prepared,
        notes,
        note,
        answer,
        carried,
        talk,
    })
}

fn findings(note: &str) -> Findings {
    Findings {
        note: note.to_owned(),
        ..Findings::default()
    }
}

fn words(label: &str, text: &str) -> EventWords {
    EventWords {
        lines: vec![(label.to_owned(), text.to_owned())],
    }
}

fn grow(conn: &mut Conn, rules: &Rules, staff: &[Id], seedling: &Seedling) -> Result<()> {
    let sample = &seedling.sample;
    let id = seedling.prepared.case.id;
    open::insert(conn, &seedling.prepared)?;
    let by_hand = staff
        .first()
        .filter(|_| sample.channel == Channel::Authority);
    if let Some(by) = by_hand.filter(|_| sample.answered_at.is_none()) {
        let noted = Noted {
            by: *by,
            at: sample.entered_at,
            sealed: None,
            authority_due_on: Some(seedling.prepared.case.act_by_on),
        };
        paper::note(conn, rules, seedling.prepared.case.clone(), &noted)?;
    }
    let has_mail = seedling.prepared.case.reply_channel == ReplyChannel::Email;
    if has_mail {
        let soon = sample.entered_at.plus(chrono::Duration::seconds(20));
        mail_accepted(conn, rules, id, Awaited::Acknowledgement, (soon, "file"))?;
    }
    let handler = sample.assignee.and_then(|index| staff.get(index)).copied();
    let mut desk = Desk {
        conn,
        rules,
        id,
        version: seedling.prepared.case.version,
    };
    let Some(by) = handler else { return Ok(()) };
    let at = sample.verifying_at.unwrap_or(sample.entered_at);
    let act = Act { by: Some(by), at };
    desk.take(|conn, seen| change::assign(conn, act, seen, Some(by)))?;
    if sample.gate != Gate::Unanswered {
        desk.gate(act, sample)?;
    }
    if sample.verifying_at.is_none() {
        return Ok(());
    }
    desk.take(|conn, seen| change::start_verifying(conn, act, seen))?;
    if !has_mail {
        desk.dispatch(act, Carried::Acknowledgement, seedling)?;
    }
    for (measure, sealed) in sample.measures.iter().zip(&seedling.notes) {
        let result = MeasureResult {
            measure: measure.measure,
            status: measure.status,
            sealed: Some(sealed.clone()),
        };
        desk.take(|conn, seen| change::set_measure(conn, act, by, seen, &result))?;
    }
    if let Some(sealed) = &seedling.note {
        desk.take(|conn, seen| change::add_note(conn, act, seen, sealed.clone()))?;
    }
    if let Some(talk) = &seedling.talk {
        desk.talk(act, talk)?;
    }
    desk.answer(by, at, seedling)
}

/// A case being worked on in one go.
struct Desk<'a> {
    conn: &'a mut Conn,
    rules: &'a Rules,
    id: Id,
    version: i32,
}

impl Desk<'_> {
    fn take(&mut self, step: impl FnOnce(&mut Conn, Seen) -> Result<Changed>) -> Result<()> {
        match step(
            self.conn,
            Seen {
                id: self.id,
                version: self.version,
            },
        )? {
            Changed::Done(case) => {
                self.version = case.version;
                Ok(())
            }
            refused => Err(Error::Corrupt(format!(
                "a made-up case was refused: {refused:?}"
            ))),
        }
    }

    fn gate(&mut self, act: Act, sample: &SampleCase) -> Result<()> {
        let is_incident = sample.gate == Gate::Yes;
        let gate = GateAnswers {
            answers: [false, is_incident, false, false, false],
            detected_at: sample.detected_at.unwrap_or(sample.received_at),
            sealed_note: None,
        };
        let rules = self.rules;
        self.take(|conn, seen| change::answer_gate(conn, rules, act, seen, &gate))
    }

    fn answer(&mut self, by: Id, since: Moment, seedling: &Seedling) -> Result<()> {
        let (sample, prepared) = (&seedling.sample, &seedling.prepared);
        let (Some(answer), Some(sealed)) = (&sample.answer, &seedling.answer) else {
            return Ok(());
        };
        let Some(at) = sample.answered_at else {
            let act = Act {
                by: Some(by),
                at: since,
            };
            return self.take(|conn, seen| change::save_draft(conn, act, by, seen, sealed));
        };
        let act = Act { by: Some(by), at };
        let sending = Sending {
            answer: answer.clone(),
            sealed: sealed.clone(),
            by,
            is_lead: true,
        };
        let rules = self.rules;
        self.take(|conn, seen| change::send_answer(conn, rules, act, seen, &sending))?;
        if prepared.case.reply_channel == ReplyChannel::Email {
            return mail_accepted(self.conn, rules, self.id, Awaited::Answer, (at, "file"));
        }
        self.dispatch(act, Carried::Answer, seedling)
    }

    /// Asked, and answered; nobody's mail tells of it.
    fn talk(&mut self, act: Act, talk: &Talk) -> Result<()> {
        self.take(|conn, seen| conversation::send(conn, act, seen, &talk.question))?;
        conversation::receive(self.conn, self.id, &talk.reply)?;
        message_store::mark_told(self.conn, talk.reply.id, talk.reply.now)?;
        Ok(())
    }

    /// A letter handed to the carrier, or a call.
    fn dispatch(&mut self, act: Act, carried: Carried, seedling: &Seedling) -> Result<()> {
        let by_way_of = match seedling.prepared.case.reply_channel {
            ReplyChannel::Phone => "call",
            _ => "letter",
        };
        let sealed = seedling.carried.clone();
        let dispatch = Dispatch {
            carried,
            by_way_of,
            at: act.at,
            sealed,
        };
        let rules = self.rules;
        self.take(|conn, seen| change::record_dispatch(conn, rules, act, seen, &dispatch))
    }
}
