//! `GET /status/{reference}`: the complainant's page of a case, in words.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

use super::open::{Door, Opened, door};
use super::page::{ActionLink, Answered, CasePage, Late, ReplyForm};
use super::place::Place;
use super::queries::Found;
use super::{answer, attached, conversation, erasure, review, timeline, withdrawal};
use crate::app::App;
use crate::cases::Case;
use crate::cases::complaint::{Complaint, Said, Wish};
use crate::cases::event::EventKind;
use crate::cases::facts::State;
use crate::cases::outcome::Outcome;
use crate::duties::explanation::explain_promise;
use crate::duties::standing::{DaysLeft, Verdict};
use crate::duties::store::Duty;
use crate::render::words;
use crate::web::WebResult;
use crate::web::csrf::Visitor;
use crate::web::page::html;

pub(super) async fn get(app: web::Data<App>, request: HttpRequest, visitor: Visitor) -> WebResult {
    match door(&app, &request, visitor).await? {
        Door::Open(case) => {
            let reply = conversation::form(&case);
            show(&case, StatusCode::OK, reply)
        }
        Door::Shut(shut) => shut.page(),
    }
}

/// The page of an open case, with the form to write to the desk.
pub(super) fn show(case: &Opened, status: StatusCode, reply: Option<ReplyForm>) -> WebResult {
    let content = CasePage {
        reply,
        ..full(case)
    };
    let args = [("reference", case.reference().into())];
    let title = case.with("tracking-case-title", &args);
    let path = format!("/status/{}", case.found.case.reference);
    let mut layout = case.place().layout(title, &path);
    let reply = content.reply.as_ref();
    layout.has_errors = reply.is_some_and(|reply| !reply.errors.is_empty());
    layout.flash = case.told();
    let is_told = layout.flash.is_some();
    let page = case
        .place()
        .answer(html(&case.app, status, &layout, &content)?)?;
    if is_told {
        case.forget_told(page)
    } else {
        Ok(page)
    }
}

/// The page for whoever followed the link of a mail: state and dates.
pub(super) fn show_by_link(place: Place<'_>, found: &Found) -> WebResult {
    let reference = found.case.reference.to_string();
    let path = format!("/status?reference={reference}");
    let args = [("reference", reference.into())];
    let title = place
        .app
        .pages
        .words
        .say(place.lang, "tracking-case-title", &args);
    let layout = place.layout(title, &path);
    let page = html(place.app, StatusCode::OK, &layout, &bare(place, found))?;
    place.answer(page)
}

/// State and dates.
fn bare(place: Place<'_>, found: &Found) -> CasePage {
    let Place { app, lang, .. } = place;
    let case = &found.case;
    let says = |key: &str| app.pages.words.say(lang, key, &[]);
    let late = late(place, case);
    CasePage {
        reference: case.reference.to_string(),
        state_name: says(&format!("state-{}", case.state.key())),
        state_text: says(state_text(found)),
        due_iso: case.due_on.to_string(),
        due_words: words::end_of(lang, case.due_on),
        standing_words: standing(place, case),
        explanation: explain_promise(app.rules.zone, &case.deadline(&app.rules), lang),
        next_words: next_words(place, case),
        is_asked: case.is_waiting,
        has_elsewhere: !late.as_ref().is_some_and(|late| late.is_open),
        late,
        is_erased: found.key.is_none(),
        answer: None,
        reviews: Vec::new(),
        messages: Vec::new(),
        reply: None,
        requests: Vec::new(),
        timeline: timeline::steps(place, found),
        actions: Vec::new(),
        record_url: String::new(),
        closing_url: String::new(),
        is_link_only: true,
        code_url: format!("{}/status?reference={}", lang.prefix(), case.reference),
        lost_url: format!("{}/status/lost-code", lang.prefix()),
        submitted: Vec::new(),
        files: Vec::new(),
        policy_version: case.policy_version.clone(),
    }
}

/// All that was written, too.
fn full(case: &Opened) -> CasePage {
    let found = &case.found;
    let submitted = found.submitted.as_ref();
    CasePage {
        answer: answer::of(case),
        reviews: answer::reviews(case),
        messages: conversation::lines(case),
        requests: requests(case.place(), &found.duties),
        actions: actions(case),
        record_url: case.path("record"),
        closing_url: case.path("closing"),
        is_link_only: false,
        submitted: submitted
            .map(|complaint| answered(case.place(), complaint))
            .unwrap_or_default(),
        files: attached::of_case(case),
        ..bare(case.place(), found)
    }
}

/// What else can be done now.
fn actions(case: &Opened) -> Vec<ActionLink> {
    let has_key = case.found.key.is_some();
    let all = [
        (review::is_possible(case), "review"),
        (has_key, "contact"),
        (withdrawal::is_possible(case), "withdrawal"),
        (erasure::is_possible(case), "erasure"),
    ];
    let possible = all.into_iter().filter(|(is_possible, _)| *is_possible);
    possible
        .map(|(_, below)| ActionLink {
            href: case.path(below),
            label: case.say(&format!("tracking-{below}-title")),
            about: case.say(&format!("tracking-{below}-about")),
        })
        .collect()
}

fn state_text(found: &Found) -> &'static str {
    let case = &found.case;
    match case.state {
        State::Answered if case.outcome == Some(Outcome::NotComplaint) => "tracking-state-closed",
        State::Answered if case.is_undelivered() => "tracking-state-sending",
        State::Answered if found.reviews.iter().any(|it| it.row.is_open()) => {
            "tracking-state-review"
        }
        State::Answered => "tracking-state-answered",
        _ if found.has(EventKind::WithdrawalAsked) => "tracking-state-withdrawn",
        State::Received => "tracking-state-received",
        State::Verifying => "tracking-state-verifying",
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

pub(super) fn answered(place: Place<'_>, complaint: &Complaint) -> Vec<Answered> {
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
