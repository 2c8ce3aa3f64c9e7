//! `POST /desk/cases/{reference}/dispatch`: a letter was handed to the carrier or over the counter, a call
//! was finished, or reached nobody. For answers and acknowledgements that no mail carries (domain handbook §1.2).

use actix_web::{HttpRequest, web};

use super::action::{self, Opened, typed};
use super::pages::{ActionForm, Typed};
use super::{letters, moment_fields};
use crate::access::policy::Action;
use crate::access::{Handler, Posted};
use crate::app::App;
use crate::cases::change::{self, Carried, Dispatch};
use crate::cases::complaint::ReplyChannel;
use crate::cases::event::EventKind;
use crate::cases::letters::LetterKind;
use crate::db::Conn;
use crate::duties::duty::MetBy;
use crate::render::Field;
use crate::time::Moment;
use crate::web::{WebError, WebResult};

/// What is to be carried, with the id of its form.
const CARRIED: [(Carried, &str); 2] = [
    (Carried::Acknowledgement, "acknowledgement"),
    (Carried::Answer, "answer"),
];

fn form_id(key: &str) -> String {
    format!("dispatch-{key}")
}

/// A form for each thing that still has to reach the person.
pub fn forms(case: &Opened) -> Vec<ActionForm> {
    if !case.may(Action::Work) || case.dossier.key.is_none() {
        return Vec::new();
    }
    CARRIED
        .into_iter()
        .filter(|(carried, _)| is_owed(case, *carried))
        .map(|(carried, key)| form(case, carried, key))
        .collect()
}

fn is_owed(case: &Opened, carried: Carried) -> bool {
    match carried {
        Carried::Answer => case.dossier.case.is_undelivered(),
        Carried::Acknowledgement => case.dossier.duties.iter().any(|duty| {
            let rule = case.app.rules.find_duty(&duty.rule);
            duty.is_open() && rule.is_some_and(|rule| rule.met_by == MetBy::Acknowledgement)
        }),
    }
}

/// The ways something can be carried, by their keys in the form; those that reach nobody last.
const WAYS: [(&str, Way); 5] = [
    ("letter", Way::Carried("letter")),
    ("hand", Way::Carried("hand")),
    ("call", Way::Carried("call")),
    ("failed-call", Way::FailedCall),
    ("notice", Way::Notice),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// It reached the person, or the carrier: this meets the clock.
    Carried(&'static str),
    FailedCall,
    /// A notice waits at the counter for somebody who can't be reached.
    Notice,
}

/// So many calls that reached nobody are enough to try another way.
const ENOUGH_CALLS: usize = 3;

/// What still has to be remembered about what is owed.
pub fn reminders(case: &Opened) -> Vec<String> {
    let owed = CARRIED.into_iter().filter(|(it, _)| is_owed(case, *it));
    let mut said: Vec<String> = owed.filter_map(|(_, key)| printed(case, key)).collect();
    let is_owed = CARRIED.into_iter().any(|(it, _)| is_owed(case, it));
    if is_owed && case.dossier.complaint.is_some() {
        said.extend(failed_calls(case));
        said.extend(unreachable(case));
    }
    said
}

/// "Printed, not sent": a letter was made and nothing of it recorded as handed over.
fn printed(case: &Opened, key: &str) -> Option<String> {
    let made = LetterKind::from_key(key).and_then(|kind| letters::last_made(case, kind))?;
    let args = [("at", case.say.time(made).into())];
    Some(case.with(&format!("triage-printed-{key}"), &args))
}

/// After three calls that reached nobody: another way, if there is one.
fn failed_calls(case: &Opened) -> Option<String> {
    let events = case.dossier.events.iter().map(|(event, _)| event.kind);
    let since = events
        .rev()
        .take_while(|kind| *kind != EventKind::CalledBack);
    let failed = since.filter(|kind| *kind == EventKind::CallFailed).count();
    if failed < ENOUGH_CALLS {
        return None;
    }
    let contacts = &case.dossier.complaint.as_ref()?.contacts;
    let key = match (&contacts.postal_address, &contacts.email) {
        (Some(_), _) => "triage-calls-failed-post",
        (None, Some(_)) => "triage-calls-failed-email",
        (None, None) => "triage-calls-failed",
    };
    Some(case.with(key, &[("n", failed.into())]))
}

/// Nobody knows where to send it.
fn unreachable(case: &Opened) -> Option<String> {
    let complaint = case.dossier.complaint.as_ref()?;
    let contacts = &complaint.contacts;
    let is_none =
        contacts.email.is_none() && contacts.phone.is_none() && contacts.postal_address.is_none();
    is_none.then(|| case.say("triage-no-contact"))
}

fn form(case: &Opened, carried: Carried, key: &str) -> ActionForm {
    let say = |key: &str| case.say(&format!("triage-dispatch-{key}"));
    let [date, time] = moment_fields::fields(&case.say, "dispatch", case.app.now());
    let usual = match case.dossier.case.reply_channel {
        ReplyChannel::Post => "letter",
        ReplyChannel::Email | ReplyChannel::Phone => "call",
    };
    let how = WAYS
        .into_iter()
        .fold(Field::radios("how", say("how")), |field, (way, _)| {
            field.choice(way, say(way))
        })
        .chosen(&[usual]);
    let line = |name: &str, words: &str, hint: &str| {
        let field = Field::text(name, say(words)).autocomplete("off");
        field.hint(say(hint)).optional()
    };
    ActionForm::new(
        form_id(key),
        case.action("dispatch"),
        case.version(),
        say(key),
    )
    .hidden("carried", key.to_owned())
    .lead(say("hint"))
    .field(how)
    .field(date)
    .field(time)
    .field(line("carrier", "carrier", "letter-hint"))
    .field(line("tracking", "tracking", "letter-hint"))
    .field(line("taken_by", "taken-by", "hand-hint"))
    .field(line("number", "number", "call-hint"))
    .field(line("spoke_to", "spoke-to", "call-hint"))
    .field(
        Field::textarea("said", say("said"))
            .hint(say("said-hint"))
            .rows(3)
            .optional(),
    )
    .button(say("button"))
    .open(carried == Carried::Answer)
}

pub async fn post(
    app: web::Data<App>,
    me: Handler,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let case = action::open(&app, &request, &me, Action::Work).await?;
    let sent = form.0.get("carried");
    let found = CARRIED.into_iter().find(|(_, key)| *key == sent);
    let (carried, key) = found.ok_or(WebError::NotUnderstood)?;
    let mut typed = typed(form_id(key), &form.0);
    let Some((way, at)) = parse(&case, &mut typed) else {
        return case.again(&typed);
    };
    let sealed = seal(&case, &typed)?;
    let (act, seen, rules) = (case.act(), case.seen(&typed), app.rules.clone());
    let write = move |conn: &mut Conn| match way {
        Way::FailedCall => change::record_failed_call(conn, act, seen, sealed.clone()),
        Way::Notice => change::record_notice(conn, act, seen, sealed.clone()),
        Way::Carried(by_way_of) => {
            let dispatch = Dispatch {
                carried,
                by_way_of,
                at,
                sealed: sealed.clone(),
            };
            change::record_dispatch(conn, &rules, act, seen, &dispatch)
        }
    };
    let changed = app.db.write(write).await?;
    let done = case.say(match way {
        Way::Carried(_) => "triage-dispatch-done",
        Way::FailedCall => "triage-dispatch-done-attempt",
        Way::Notice => "triage-dispatch-done-notice",
    });
    case.finish(typed, changed, done).await
}

/// By which way and when; with everything that proves it.
fn parse(case: &Opened, typed: &mut Typed) -> Option<(Way, Moment)> {
    let at = moment_fields::read(typed, case.say.zone, case.app.now());
    if at.is_none() {
        typed.refuse("date", case.say("triage-error-when"));
    }
    let way = WAYS.into_iter().find(|(key, _)| typed.is("how", key));
    let proofs: &[&str] = match way {
        Some(("letter", _)) => &["carrier", "tracking"],
        Some(("hand", _)) => &["taken_by"],
        Some(("call", _)) => &["number", "spoke_to", "said"],
        Some(("failed-call", _)) => &["number"],
        Some(_) => &["said"],
        None => &[],
    };
    let lacking = proofs.iter().find(|name| typed.text(name).is_empty());
    if let (Some((key, _)), Some(field)) = (way, lacking) {
        let words = match key {
            "letter" => "triage-dispatch-error-letter",
            "hand" => "triage-dispatch-error-hand",
            "notice" => "triage-dispatch-error-notice",
            _ => "triage-dispatch-error-call",
        };
        typed.refuse(field, case.say(words));
    }
    if way.is_none() {
        typed.refuse("how", case.say("triage-error-choose"));
    }
    if typed.has_errors() {
        return None;
    }
    Some((way?.1, at?))
}

fn seal(case: &Opened, typed: &Typed) -> WebResult<Vec<u8>> {
    case.seal_words(&[
        ("triage-dispatch-carrier", typed.text("carrier")),
        ("triage-dispatch-tracking", typed.text("tracking")),
        ("triage-dispatch-taken-by", typed.text("taken_by")),
        ("triage-dispatch-number", typed.text("number")),
        ("triage-dispatch-spoke-to", typed.text("spoke_to")),
        ("triage-dispatch-said", typed.text("said")),
    ])
}
