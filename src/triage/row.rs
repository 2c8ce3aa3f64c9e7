//! One case as a row of the queue and of search results.

use std::collections::HashMap;

use super::pages::{Flag, Row};
use super::wording::Wording;
use crate::access::Staff;
use crate::access::preferences::{COLUMNS, Preferences};
use crate::cases::facts::{Delivery, Gate, State};
use crate::cases::{Case, review};
use crate::db::Id;
use crate::render::words;

/// Names of staff by id.
pub type Names = HashMap<Id, String>;

pub fn names(staff: &[Staff]) -> Names {
    staff
        .iter()
        .map(|person| (person.id, person.name.clone()))
        .collect()
}

/// What a row tells beside reference, title and deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each column is there or not, whatever the others"
)]
pub struct Columns {
    state: bool,
    strip: bool,
    assignee: bool,
    missing: bool,
    received: bool,
    reply: bool,
}

impl Columns {
    /// As somebody chose them.
    pub fn of(preferences: &Preferences) -> Self {
        let [state, strip, assignee, missing, received, reply] =
            COLUMNS.map(|column| preferences.value(&column) == "show");
        Self {
            state,
            strip,
            assignee,
            missing,
            received,
            reply,
        }
    }
}

/// A row as everybody has it; `next` is the rule of the duty that is late first.
pub fn row(say: &Wording, names: &Names, case: &Case, next: Option<&String>) -> Row {
    let columns = Columns::of(&Preferences::default());
    with_columns(say, names, case, next, columns)
}

/// A row as one person has it.
pub fn with_columns(
    say: &Wording,
    names: &Names,
    case: &Case,
    next: Option<&String>,
    columns: Columns,
) -> Row {
    let (tone, standing) = say.standing(case);
    Row {
        reference: case.reference.to_string(),
        title: say.title(case),
        detail: detail(say, case, columns.missing),
        state_key: case.state.key().to_owned(),
        state: columns.state.then(|| say.state(case)),
        flags: flags_with(say, case, next),
        strip: say.strip(case).filter(|_| columns.strip),
        has_strip: columns.strip,
        tone,
        standing,
        due: say.due_of(case, next),
        assignee: columns.assignee.then(|| assignee(say, names, case)),
        received: columns.received.then(|| {
            let on = say.zone.day(case.received_at);
            let day = words::day(say.lang, on);
            say.with("queue-row-received", &[("day", day.into())])
        }),
        reply: columns
            .reply
            .then(|| say.say(&format!("triage-reply-{}", case.reply_channel.key()))),
        matched: None,
    }
}

pub fn assignee(say: &Wording, names: &Names, case: &Case) -> String {
    let name = case.assignee_id.and_then(|id| names.get(&id));
    name.cloned().unwrap_or_else(|| say.say("triage-nobody"))
}

/// Channel, and what is still missing before an answer.
fn detail(say: &Wording, case: &Case, is_missing_told: bool) -> String {
    let channel = say.channel(case);
    if !is_missing_told {
        return channel;
    }
    if case.state == State::Answered {
        let outcome = case
            .outcome
            .map(|outcome| say.small(&format!("outcome-{}", outcome.key())));
        return outcome.map_or(channel.clone(), |outcome| format!("{channel} · {outcome}"));
    }
    format!("{channel} · {}", missing(say, case))
}

fn missing(say: &Wording, case: &Case) -> String {
    let lacks = |key: &str| {
        let what = say.say(&format!("triage-missing-{key}"));
        say.with("triage-missing", &[("what", what.into())])
    };
    if case.gate == Gate::Unanswered {
        return say.say("triage-gate-open");
    }
    match (case.technical_done, case.business_done) {
        (true, true) => say.say("triage-ready"),
        (false, true) => lacks("technical"),
        (true, false) => lacks("business"),
        (false, false) => lacks("both"),
    }
}

/// With what only the duties of the case tell.
fn flags_with(say: &Wording, case: &Case, next: Option<&String>) -> Vec<Flag> {
    let mut flags = flags(say, case);
    if next.is_some_and(|rule| rule == review::DUTY) {
        flags.push(Flag {
            class: "flag-warn",
            words: say.say("triage-flag-review"),
        });
    }
    flags
}

pub fn flags(say: &Wording, case: &Case) -> Vec<Flag> {
    let unread = (case.unread > 0).then(|| Flag {
        class: "flag-warn",
        words: say.with("triage-flag-unread", &[("n", case.unread.into())]),
    });
    let all = [
        (
            case.gate == Gate::Yes && case.has_open_duty(),
            "flag-danger",
            "incident",
        ),
        (case.is_held, "flag-warn", "held"),
        (case.is_restricted, "flag-warn", "restricted"),
        (case.is_waiting, "flag-warn", "waiting"),
        (
            case.delivery == Delivery::Pending,
            "flag-warn",
            "undelivered",
        ),
        (case.delivery == Delivery::Failed, "flag-danger", "failed"),
        (
            case.unreached_since.is_some() && case.delivery != Delivery::Failed,
            "flag-danger",
            "unreached",
        ),
    ];
    let others = all
        .into_iter()
        .filter(|(holds, _, _)| *holds)
        .map(|(_, class, key)| Flag {
            class,
            words: say.say(&format!("triage-flag-{key}")),
        });
    unread.into_iter().chain(others).collect()
}
