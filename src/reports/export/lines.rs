//! One case as a line of a list to take away.

use serde::Serialize;

use super::Value;
use crate::cases::complaint::{Complaint, Email};
use crate::cases::outcome::{Cause, Outcome};
use crate::cases::{Case, store};
use crate::db::{self, Conn, Id};
use crate::duties::standing::Verdict;
use crate::reports::queries::{self, Ended, Eyes};
use crate::reports::say::{Names, Say};
use crate::time::{Moment, Zone};
use crate::vault::Vault;

/// A case, and what belongs to its line.
pub struct CaseLine {
    case: Case,
    end: Option<Ended>,
    handler: Option<String>,
    complaint: Option<Complaint>,
}

/// Reads these cases as far as they still exist for `eyes`; with what people wrote when there is a vault
/// to open it.
pub fn read(
    conn: &mut Conn,
    eyes: &Eyes,
    ids: &[Id],
    (vault, staff): (Option<&Vault>, &Names),
) -> db::Result<Vec<CaseLine>> {
    let ends = queries::list_ends(conn, ids)?;
    let mut lines = Vec::with_capacity(ids.len());
    for case in queries::list_these(conn, eyes, ids)? {
        lines.push(CaseLine {
            complaint: complaint(conn, vault, case.id)?,
            end: ends.get(&case.id).copied(),
            handler: case.assignee_id.and_then(|id| staff.get(&id)).cloned(),
            case,
        });
    }
    Ok(lines)
}

fn complaint(conn: &mut Conn, vault: Option<&Vault>, id: Id) -> db::Result<Option<Complaint>> {
    let Some(vault) = vault else {
        return Ok(None);
    };
    let Some(key) = store::find_key(conn, vault, id)? else {
        return Ok(None);
    };
    store::find_complaint(conn, &key, id)
}

/// Puts lines into columns.
pub struct Writer<'a> {
    pub say: &'a Say,
    pub with_words: bool,
}

/// Columns by the keys of their words.
const PLAIN: [&str; 15] = [
    "reference",
    "received",
    "entered",
    "kind",
    "channel",
    "state",
    "due",
    "sent",
    "answered",
    "verdict",
    "days",
    "outcome",
    "cause",
    "handler",
    "restricted",
];
const PERSONAL: [&str; 6] = ["name", "email", "phone", "address", "order", "story"];

impl Writer<'_> {
    pub fn heads(&self) -> Vec<String> {
        let personal = PERSONAL.iter().filter(|_| self.with_words);
        let keys = PLAIN.iter().chain(personal);
        keys.map(|key| self.say.say(&format!("reports-col-{key}")))
            .collect()
    }

    pub fn row(&self, line: &CaseLine) -> Vec<Value> {
        let say = self.say;
        let case = &line.case;
        let at = |at: Moment| Value::Time(say.zone.local(at).naive_local());
        let worded = |key: Option<String>| Value::from(key.map(|key| say.say(&key)));
        let mut row = vec![
            Value::Text(case.reference.to_string()),
            at(case.received_at),
            at(case.entered_at),
            worded(Some(format!("triage-kind-{}", case.kind.key()))),
            worded(Some(format!("channel-{}", case.channel.key()))),
            worded(Some(format!("state-{}", case.state.key()))),
            Value::Day(case.due_on),
            case.answered_at.map_or(Value::Nothing, at),
            line.left_at().map_or(Value::Nothing, at),
            worded(
                line.end
                    .map(|end| format!("verdict-{}", end.verdict.as_str())),
            ),
            line.days(say.zone).map_or(Value::Nothing, Value::Number),
            worded(case.outcome.map(|it| format!("outcome-{}", it.key()))),
            worded(case.cause.map(|it| format!("cause-{}", it.key()))),
            Value::from(line.handler.clone()),
            worded(case.is_restricted.then(|| "reports-yes".to_owned())),
        ];
        if self.with_words {
            row.extend(personal(line.complaint.as_ref()));
        }
        row
    }
}

fn personal(complaint: Option<&Complaint>) -> [Value; 6] {
    let Some(complaint) = complaint else {
        return std::array::from_fn(|_| Value::Nothing);
    };
    let contacts = &complaint.contacts;
    [
        Value::from(complaint.full_name.clone()),
        Value::from(contacts.email.as_ref().map(|it| it.as_str().to_owned())),
        Value::from(contacts.phone.as_ref().map(|it| it.typed.clone())),
        Value::from(contacts.postal_address.clone()),
        Value::from(complaint.order_code.clone()),
        Value::from(complaint.story.clone()),
    ]
}

impl CaseLine {
    /// When the answer left; what is no complaint got none.
    fn left_at(&self) -> Option<Moment> {
        let end = self.end.filter(|end| end.verdict != Verdict::Void);
        end.map(|end| end.met_at)
    }

    /// Calendar days from receipt to answer.
    fn days(&self, zone: Zone) -> Option<i64> {
        let left = zone.day(self.left_at()?);
        Some((left - zone.day(self.case.received_at)).num_days())
    }
}

/// Stable names for programs, whatever the language.
#[derive(Serialize)]
pub struct JsonLine<'a> {
    reference: String,
    received_at: String,
    entered_at: String,
    kind: &'static str,
    channel: &'static str,
    state: &'static str,
    due_on: chrono::NaiveDate,
    sent_at: Option<String>,
    answered_at: Option<String>,
    verdict: Option<&'static str>,
    days: Option<i64>,
    outcome: Option<&'static str>,
    cause: Option<String>,
    handler: Option<&'a str>,
    restricted: bool,
    #[serde(flatten)]
    personal: Option<Personal<'a>>,
}

#[derive(Serialize)]
struct Personal<'a> {
    full_name: &'a str,
    email: Option<&'a str>,
    phone: Option<&'a str>,
    postal_address: Option<&'a str>,
    order_code: Option<&'a str>,
    story: &'a str,
}

pub fn json(line: &CaseLine, zone: Zone) -> JsonLine<'_> {
    let case = &line.case;
    let at = |at: Moment| zone.local(at).to_rfc3339();
    JsonLine {
        reference: case.reference.to_string(),
        received_at: at(case.received_at),
        entered_at: at(case.entered_at),
        kind: case.kind.key(),
        channel: case.channel.key(),
        state: case.state.key(),
        due_on: case.due_on,
        sent_at: case.answered_at.map(at),
        answered_at: line.left_at().map(at),
        verdict: line.end.map(|end| end.verdict.as_str()),
        days: line.days(zone),
        outcome: case.outcome.map(Outcome::key),
        cause: case.cause.map(Cause::key),
        handler: line.handler.as_deref(),
        restricted: case.is_restricted,
        personal: line.complaint.as_ref().map(|complaint| Personal {
            full_name: &complaint.full_name,
            email: complaint.contacts.email.as_ref().map(Email::as_str),
            phone: complaint
                .contacts
                .phone
                .as_ref()
                .map(|it| it.typed.as_str()),
            postal_address: complaint.contacts.postal_address.as_deref(),
            order_code: complaint.order_code.as_deref(),
            story: &complaint.story,
        }),
    }
}
