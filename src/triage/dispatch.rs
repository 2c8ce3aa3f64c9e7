//! `POST /desk/cases/{reference}/dispatch`: a letter was handed to the carrier, a call was finished, or
//! reached nobody. For answers and acknowledgements that no mail carries (domain handbook §1.2).

use actix_web::{HttpRequest, web};

use super::action::{self, Opened, typed};
use super::moment_fields;
use super::pages::{ActionForm, Typed};
use crate::access::policy::Action;
use crate::access::{Handler, Posted};
use crate::app::App;
use crate::cases::change::{self, Carried, Dispatch};
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

fn form(case: &Opened, carried: Carried, key: &str) -> ActionForm {
    let say = |key: &str| case.say(&format!("triage-dispatch-{key}"));
    let [date, time] = moment_fields::fields(&case.say, "dispatch", case.app.now());
    let by_post = case.dossier.case.reply_channel == crate::cases::complaint::ReplyChannel::Post;
    let how = Field::radios("how", say("how"))
        .choice("letter", say("letter"))
        .choice("call", say("call"))
        .choice("failed-call", say("failed-call"))
        .chosen(&[if by_post { "letter" } else { "call" }]);
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
    .field(
        Field::text("carrier", say("carrier"))
            .hint(say("letter-hint"))
            .optional(),
    )
    .field(
        Field::text("tracking", say("tracking"))
            .hint(say("letter-hint"))
            .optional(),
    )
    .field(
        Field::text("number", say("number"))
            .hint(say("call-hint"))
            .optional(),
    )
    .field(
        Field::text("spoke_to", say("spoke-to"))
            .hint(say("call-hint"))
            .optional(),
    )
    .field(
        Field::textarea("said", say("said"))
            .hint(say("call-hint"))
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
    let Some((by_way_of, at)) = parse(&case, &mut typed) else {
        return case.again(&typed);
    };
    let sealed = seal(&case, &typed)?;
    let (act, seen, rules) = (case.act(), case.seen(&typed), app.rules.clone());
    let is_attempt = by_way_of.is_none();
    let changed = match by_way_of {
        None => {
            let write =
                move |conn: &mut _| change::record_failed_call(conn, act, seen, sealed.clone());
            app.db.write(write).await?
        }
        Some(by_way_of) => {
            let dispatch = Dispatch {
                carried,
                by_way_of,
                at,
                sealed,
            };
            let write =
                move |conn: &mut _| change::record_dispatch(conn, &rules, act, seen, &dispatch);
            app.db.write(write).await?
        }
    };
    let done = if is_attempt {
        "triage-dispatch-done-attempt"
    } else {
        "triage-dispatch-done"
    };
    let done = case.say(done);
    case.finish(typed, changed, done).await
}

/// By which way (none: nobody was reached) and when; with everything that proves it.
fn parse(case: &Opened, typed: &mut Typed) -> Option<(Option<&'static str>, Moment)> {
    let at = moment_fields::read(typed, case.say.zone, case.app.now());
    if at.is_none() {
        typed.refuse("date", case.say("triage-error-when"));
    }
    let lacks = |names: &[&str]| names.iter().any(|name| typed.text(name).is_empty());
    let (way, problem) = match typed.text("how") {
        "letter" => (
            Some("letter"),
            lacks(&["carrier", "tracking"]).then_some(("carrier", "triage-dispatch-error-letter")),
        ),
        "call" => (
            Some("call"),
            lacks(&["number", "spoke_to", "said"])
                .then_some(("number", "triage-dispatch-error-call")),
        ),
        "failed-call" => (
            None,
            lacks(&["number"]).then_some(("number", "triage-dispatch-error-call")),
        ),
        _ => (None, Some(("how", "triage-error-choose"))),
    };
    if let Some((field, words)) = problem {
        typed.refuse(field, case.say(words));
    }
    if typed.has_errors() {
        None
    } else {
        Some((way, at?))
    }
}

fn seal(case: &Opened, typed: &Typed) -> WebResult<Vec<u8>> {
    case.seal_words(&[
        ("triage-dispatch-carrier", typed.text("carrier")),
        ("triage-dispatch-tracking", typed.text("tracking")),
        ("triage-dispatch-number", typed.text("number")),
        ("triage-dispatch-spoke-to", typed.text("spoke_to")),
        ("triage-dispatch-said", typed.text("said")),
    ])
}
