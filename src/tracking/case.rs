//! The complainant's page of a case: where it stands, in words.

use actix_web::cookie::Cookie;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};
use serde_json::Value;

use super::page::{Answered, CasePage, Late, Step};
use super::place::Place;
use super::queries::{self, Found};
use super::{answer, find};
use crate::app::App;
use crate::cases::Case;
use crate::cases::complaint::{Complaint, Said, Wish};
use crate::cases::event::EventKind;
use crate::cases::facts::State;
use crate::cases::outcome::Outcome;
use crate::cases::reference::Reference;
use crate::duties::explanation::explain_promise;
use crate::duties::standing::{DaysLeft, Verdict};
use crate::duties::store::Duty;
use crate::ledger::store::Event;
use crate::render::words;
use crate::time::Moment;
use crate::web::csrf::Visitor;
use crate::web::page::{html, lang_of};
use crate::web::{WebError, WebResult, cookies};

const COOKIE: &str = "status";
/// How long a case stays open in the browser after its code was typed, in minutes.
const MINUTES: i64 = 30;

/// How much is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sight {
    /// To whoever typed the code.
    Code,
    /// To whoever followed the link of a mail: state and dates.
    Link,
}

/// The cookie that keeps one case open in this browser for a while.
pub(super) fn cookie(app: &App, reference: Reference) -> Result<Cookie<'static>, WebError> {
    cookies::sealed(app, COOKIE, &reference.to_string(), MINUTES)
}

/// `GET /status/{reference}`
pub(super) async fn get(
    request: HttpRequest,
    app: web::Data<App>,
    visitor: Visitor,
    typed: web::Path<String>,
) -> WebResult {
    let place = Place {
        app: &app,
        lang: lang_of(request.path()),
        visitor: &visitor,
    };
    let wanted = Reference::parse(&typed);
    let open = cookies::open::<String>(&app, &request, COOKIE);
    let open = open.and_then(|reference| Reference::parse(&reference));
    match wanted.filter(|wanted| open == Some(*wanted)) {
        Some(reference) => match queries::find(&app, reference).await? {
            Some(found) => show(place, &found, Sight::Code),
            None => Err(WebError::NotFound),
        },
        None => find::again(place, &wanted.map(|it| it.to_string()).unwrap_or_default()),
    }
}

pub(super) fn show(place: Place<'_>, found: &Found, sight: Sight) -> WebResult {
    let Place { app, lang, .. } = place;
    let reference = found.case.reference.to_string();
    let path = match sight {
        Sight::Code => format!("/status/{reference}"),
        Sight::Link => format!("/status?reference={reference}"),
    };
    let args = [("reference", reference.into())];
    let title = app.pages.words.say(lang, "tracking-case-title", &args);
    html(
        app,
        StatusCode::OK,
        &place.layout(title, &path),
        &say(place, found, sight),
    )
}

fn say(place: Place<'_>, found: &Found, sight: Sight) -> CasePage {
    let Place { app, lang, .. } = place;
    let case = &found.case;
    let has_code = sight == Sight::Code;
    let says = |key: &str| app.pages.words.say(lang, key, &[]);
    let requests = requests(place, &found.duties);
    let submitted = found.complaint.as_ref().filter(|_| has_code);
    CasePage {
        reference: case.reference.to_string(),
        state_name: says(&format!("state-{}", case.state.key())),
        state_text: says(state_text(case)),
        due_iso: case.due_on.to_string(),
        due_words: words::end_of(lang, case.due_on),
        standing_words: standing(place, case),
        explanation: explain_promise(app.rules.zone, &case.deadline(&app.rules), lang),
        next_words: next_words(place, case),
        late: late(place, case),
        answer: found
            .answer
            .as_ref()
            .filter(|_| has_code)
            .map(|it| answer::say(place, it)),
        has_requests: !requests.is_empty(),
        requests,
        timeline: timeline(place, found),
        is_link_only: !has_code,
        code_url: format!("{}/status?reference={}", lang.prefix(), case.reference),
        submitted: submitted
            .map(|complaint| answered(place, complaint))
            .unwrap_or_default(),
        policy_version: case.policy_version.clone(),
    }
}

fn state_text(case: &Case) -> &'static str {
    match case.state {
        State::Received => "tracking-state-received",
        State::Verifying => "tracking-state-verifying",
        State::Answered if case.outcome == Some(Outcome::NotComplaint) => "tracking-state-closed",
        State::Answered if case.is_undelivered() => "tracking-state-sending",
        State::Answered => "tracking-state-answered",
    }
}

/// Days left, or how it ended.
fn standing(place: Place<'_>, case: &Case) -> String {
    let says = |key: &str| place.app.pages.words.say(place.lang, key, &[]);
    match case.verdict {
        Some(Verdict::InTime) => says("tracking-due-met"),
        Some(Verdict::Late) => says("tracking-due-met-late"),
        Some(Verdict::Void) => says("tracking-due-void"),
        None => DaysLeft::of(case.due_on, case.late_from, &place.app.today()).say(place.lang),
    }
}

/// What the complainant has to do next; nothing to say once it is answered.
fn next_words(place: Place<'_>, case: &Case) -> String {
    let says = |key: &str| place.app.pages.words.say(place.lang, key, &[]);
    match (case.is_waiting, case.state) {
        (true, _) => says("tracking-waiting"),
        (false, State::Answered) => String::new(),
        (false, _) => says("tracking-no-action"),
    }
}

/// Honest words about a promise that was not kept.
fn late(place: Place<'_>, case: &Case) -> Option<Late> {
    let is_open = case.verdict.is_none() && case.late_from <= place.app.now();
    let key = match case.verdict {
        Some(Verdict::Late) => "tracking-late-answered",
        _ if is_open => "tracking-late-text",
        _ => return None,
    };
    let args = [("date", words::end_of(place.lang, case.due_on).into())];
    Some(Late {
        text: place.app.pages.words.say(place.lang, key, &args),
        is_open,
    })
}

/// The wishes that have clocks of their own, with their days.
fn requests(place: Place<'_>, duties: &[Duty]) -> Vec<String> {
    let Place { app, lang, .. } = place;
    let says = &app.pages.words;
    let line = |(wish, duty): (Wish, &Duty)| {
        let name = says.say(lang, wish.words(), &[]);
        match duty.verdict {
            None => {
                let date = words::end_of(lang, duty.due_on);
                let args = [("name", name.into()), ("date", date.into())];
                says.say(lang, "tracking-request-due", &args)
            }
            Some(_) => says.say(lang, "tracking-request-met", &[("name", name.into())]),
        }
    };
    let of_wishes = duties
        .iter()
        .filter_map(|duty| Some((Wish::from_key(&duty.rule)?, duty)));
    of_wishes.map(line).collect()
}

/// What has happened so far, and what was promised.
fn timeline(place: Place<'_>, found: &Found) -> Vec<Step> {
    let Place { app, lang, .. } = place;
    let says = &app.pages.words;
    let mut steps: Vec<_> = found
        .events
        .iter()
        .filter_map(|event| {
            let (key, at) = match event.kind {
                // When it came in, not when somebody typed it.
                EventKind::Received => ("tracking-event-received", found.case.received_at),
                EventKind::Acknowledged => ("tracking-event-acknowledged", happened_at(event)),
                EventKind::VerifyingStarted => ("tracking-event-verifying", event.at),
                EventKind::AnswerDelivered => ("tracking-event-answered", happened_at(event)),
                _ => return None,
            };
            let at = words::time_of(lang, app.rules.zone, at);
            Some(Step {
                what: says.say(lang, key, &[]),
                at: Some(at),
                is_done: true,
            })
        })
        .collect();
    if found.case.verdict.is_none() {
        let args = [("date", words::end_of(lang, found.case.due_on).into())];
        let what = says.say(lang, "tracking-event-due", &args);
        steps.push(Step {
            what,
            at: None,
            is_done: false,
        });
    }
    steps
}

/// When what an event tells of happened: a letter may be recorded days after it left.
fn happened_at(event: &Event) -> Moment {
    let facts: Option<Value> = serde_json::from_str(&event.facts).ok();
    let told = facts.as_ref().and_then(|facts| facts.get("at")?.as_str());
    told.and_then(|at| Moment::parse(at).ok())
        .unwrap_or(event.at)
}

fn answered(place: Place<'_>, complaint: &Complaint) -> Vec<Answered> {
    let says = |key: &str| place.app.pages.words.say(place.lang, key, &[]);
    let said = |said: Said<'_>| match said {
        Said::Text(text) => text.to_owned(),
        Said::Words(key) => says(key),
    };
    let answers = complaint.answers().into_iter();
    answers
        .map(|answer| Answered {
            question: says(answer.question),
            said: answer.said.into_iter().map(said).collect(),
        })
        .collect()
}
