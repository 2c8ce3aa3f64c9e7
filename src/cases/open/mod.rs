//! A complaint becomes a case: prepared outside the transaction (sealing takes time), inserted
//! inside, in one piece: case, keys, duties, search tokens, first event.

mod store;

use serde_json::json;

use super::Case;
use super::access_code::AccessCode;
use super::complaint::Complaint;
use super::event::{EventKind, NewEvent};
use super::facts::{Channel, Delivery, Gate, Identity, ReceivedSource, State};
use super::reference::Reference;
use crate::db::Id;
use crate::duties::deadline::{Carriage, Deadline, Rules, count_for};
use crate::duties::duty::DutyTimes;
use crate::duties::store::Duty;
use crate::lang::Lang;
use crate::ledger;
use crate::time::Moment;
use crate::vault::{CaseKey, Vault};

pub use store::insert;

/// What the sealed complaint is bound to.
pub const COMPLAINT: &str = "complaint";

/// The notice that the form shows about what is stored and why, by the day since when it reads like this;
/// stored with each case. Changes with the words `intake-privacy-…`.
pub const NOTICE_VERSION: &str = "2026-11-23";

/// A complaint and the circumstances it came in by.
#[derive(Clone)]
pub struct Opening {
    pub complaint: Complaint,
    pub channel: Channel,
    pub language: Lang,
    pub received_at: Moment,
    /// The staff member who typed it from paper or a call, and why the received date is what it is.
    pub entered_by: Option<(Id, String)>,
    /// Came in like a machine's work: no mail leaves before a person has looked.
    pub is_held: bool,
    /// The form's random id: sent twice, recorded once.
    pub submission: Option<[u8; 16]>,
    pub policy_version: String,
}

/// A case about to be inserted.
pub struct Prepared {
    pub case: Case,
    pub key: CaseKey,
    pub code: AccessCode,
    pub deadline: Deadline,
    /// The duties it starts, the earliest-due first.
    pub duties: Vec<Duty>,
    events: Vec<ledger::store::Event>,
    wrapped_key: Vec<u8>,
    sealed_complaint: Vec<u8>,
    tokens: Vec<i64>,
    submission: Option<Vec<u8>>,
}

/// What became of an insert.
#[derive(Clone, Debug)]
pub enum Inserted {
    New,
    /// The same submission opened this case before.
    Already(Box<Case>),
}

/// The fingerprint under which a submission is remembered.
pub fn submission_hash(vault: &Vault, submission: &[u8; 16]) -> Vec<u8> {
    vault.mac("submission", &[submission]).to_vec()
}

/// Prepares a case: counts its days, starts its duties, seals what was written.
pub fn prepare(
    vault: &Vault,
    rules: &Rules,
    opening: &Opening,
    now: Moment,
) -> std::result::Result<Prepared, serde_json::Error> {
    let id = Id::new(now);
    let (key, wrapped_key) = vault.new_case_key(id.bytes());
    let code = opening.submission.as_ref().map_or_else(
        || AccessCode::random(vault),
        |submission| AccessCode::derive(vault, submission),
    );
    let carriage = carriage(&opening.complaint);
    let deadline = count_for(rules, opening.received_at, carriage);
    let duties = duties(rules, opening, id, now, carriage);
    let next = DutyTimes::earliest(duties.iter().map(Duty::times));
    let case = new_case(
        (id, now),
        opening,
        &deadline,
        next,
        code.hash(vault).to_vec(),
    );
    let (case, events) = ledger::store::chained(case, &[received(opening, &key, now)?]);
    Ok(Prepared {
        wrapped_key,
        sealed_complaint: key.seal_json(COMPLAINT, &opening.complaint)?,
        tokens: vault.search_tokens(&opening.complaint.search_text()),
        submission: opening
            .submission
            .as_ref()
            .map(|given| submission_hash(vault, given)),
        case,
        key,
        code,
        deadline,
        duties,
        events,
    })
}

/// A reply by post has to be with the carrier earlier.
fn carriage(complaint: &Complaint) -> Carriage {
    use super::complaint::ReplyChannel;
    match complaint.reply_channel {
        ReplyChannel::Post => Carriage::Post,
        ReplyChannel::Email | ReplyChannel::Phone => Carriage::Direct,
    }
}

fn duties(
    rules: &Rules,
    opening: &Opening,
    case_id: Id,
    now: Moment,
    carriage: Carriage,
) -> Vec<Duty> {
    let mut causes = vec!["receipt"];
    causes.extend(opening.complaint.wishes.iter().map(|wish| wish.key()));
    let begin = |rule| {
        Duty::begin(
            rules,
            rule,
            (Id::new(now), case_id),
            opening.received_at,
            carriage,
        )
    };
    let mut duties: Vec<Duty> = rules
        .list_started_by(&causes)
        .into_iter()
        .map(begin)
        .collect();
    duties.sort_by_key(|duty| duty.late_from);
    duties
}

fn received(
    opening: &Opening,
    key: &CaseKey,
    now: Moment,
) -> std::result::Result<NewEvent, serde_json::Error> {
    let reason = opening.entered_by.as_ref().map(|(_, reason)| reason);
    let body = reason
        .map(|reason| key.seal_json("received reason", reason))
        .transpose()?;
    let facts = json!({
        "channel": opening.channel.key(),
        "kind": opening.complaint.kind.key(),
        "received_at": opening.received_at.to_string(),
        "held": opening.is_held,
    });
    let actor = opening.entered_by.as_ref().map(|(by, _)| *by);
    Ok(NewEvent::new(EventKind::Received, now, actor)
        .facts(facts)
        .body(body))
}

fn new_case(
    (id, now): (Id, Moment),
    opening: &Opening,
    deadline: &Deadline,
    next: DutyTimes,
    code_hash: Vec<u8>,
) -> Case {
    let complaint = &opening.complaint;
    let keys = |keys: Vec<&'static str>| keys.join(",");
    Case {
        id,
        reference: Reference::random(),
        version: 1,
        state: State::Received,
        kind: complaint.kind,
        channel: opening.channel,
        reply_channel: complaint.reply_channel,
        language: opening.language.tag().to_owned(),
        leaked: keys(complaint.leaked.iter().map(|leaked| leaked.key()).collect()),
        wishes: keys(complaint.wishes.iter().map(|wish| wish.key()).collect()),
        received_at: opening.received_at,
        received_source: if opening.entered_by.is_some() {
            ReceivedSource::Handler
        } else {
            ReceivedSource::System
        },
        entered_at: now,
        entered_by: opening.entered_by.as_ref().map(|(by, _)| *by),
        due_on: deadline.due_on,
        late_from: deadline.late_from,
        legal_latest_on: deadline.legal_latest_on,
        act_by_on: deadline.act_by_on,
        rule: deadline.rule.clone(),
        calendar: deadline.calendar.clone(),
        policy_version: opening.policy_version.clone(),
        notice_version: NOTICE_VERSION.to_owned(),
        next_act_by_on: next.act_by_on,
        next_due_on: next.due_on,
        next_late_from: next.late_from,
        assignee_id: None,
        is_restricted: complaint.is_about_staff(),
        is_held: opening.is_held,
        identity: Identity::Unconfirmed,
        gate: Gate::Unanswered,
        detected_at: None,
        technical_done: false,
        business_done: false,
        is_waiting: false,
        outcome: None,
        cause: None,
        answered_at: None,
        delivery: Delivery::None,
        verdict: None,
        code_hash,
        sequence: ledger::chain::FIRST - 1,
        head: ledger::chain::GENESIS.to_vec(),
        unread: 0,
        unread_since: None,
        unreached_since: None,
    }
}
