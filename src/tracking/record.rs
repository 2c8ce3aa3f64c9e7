//! `GET /status/{reference}/record`: everything the complainant sees of their case as one text file, with
//! the hash of every line of its history, so that it can be held against the desk's later on.

use std::fmt::Write as _;

use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse, web};

use super::open::{Door, Opened, door};
use super::page::{AnswerPart, FileLine};
use super::{answer, attached, case, conversation, timeline};
use crate::app::App;
use crate::cases::event::EventKind;
use crate::duties::explanation::explain_promise;
use crate::ledger::store::Event;
use crate::mail::outbox;
use crate::render::words;
use crate::web::WebResult;
use crate::web::csrf::Visitor;

pub(super) async fn get(app: web::Data<App>, request: HttpRequest, visitor: Visitor) -> WebResult {
    let case = match door(&app, &request, visitor).await? {
        Door::Open(case) => case,
        Door::Shut(shut) => return shut.page(),
    };
    let name = format!("attachment; filename=\"{}.txt\"", case.reference());
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/plain; charset=utf-8"))
        .insert_header((CONTENT_DISPOSITION, name))
        .insert_header(("content-security-policy", "default-src 'none'; sandbox"))
        .body(text(&case)))
}

/// The record, line by line.
struct Text<'a> {
    case: &'a Opened,
    lines: String,
}

impl Text<'_> {
    fn line(&mut self, text: &str) {
        // Writing to a string can't fail.
        let _written = writeln!(self.lines, "{}", text.trim_end());
    }

    fn heading(&mut self, key: &str) {
        let heading = self.case.say(key);
        self.line("");
        self.line(&heading);
        self.line(&"=".repeat(heading.chars().count()));
    }

    fn labelled(&mut self, key: &str, value: &str) {
        let label = self.case.say(key);
        self.line(&format!("{label}: {value}"));
    }

    fn indented(&mut self, text: &str) {
        for line in text.lines() {
            self.line(&format!("    {line}"));
        }
    }

    fn files(&mut self, files: &[FileLine]) {
        for file in files {
            self.indented(&format!(
                "[{}, {}, SHA-256 {}]",
                file.name, file.about, file.sha256
            ));
        }
    }

    fn parts(&mut self, parts: &[AnswerPart]) {
        for part in parts {
            self.line(&format!("* {}", part.heading));
            self.indented(&part.text);
        }
    }
}

fn text(case: &Opened) -> String {
    let mut text = Text {
        case,
        lines: String::new(),
    };
    head(&mut text);
    written(&mut text);
    history(&mut text);
    text.lines
}

fn head(text: &mut Text<'_>) {
    let case = text.case;
    let (app, row) = (&case.app, &case.found.case);
    let zone = app.rules.zone;
    text.line(&case.with(
        "tracking-record-title",
        &[("reference", case.reference().into())],
    ));
    let now = words::time_of(case.lang, zone, app.now());
    text.line(&case.with("tracking-record-made", &[("at", now.into())]));
    text.line(&app.organisation.name);
    text.line("");
    text.labelled("tracking-reference", &case.reference());
    let state = case.say(&format!("state-{}", row.state.key()));
    text.labelled("tracking-state", &state);
    text.labelled("tracking-due", &words::end_of(case.lang, row.due_on));
    for line in explain_promise(zone, &row.deadline(&app.rules), case.lang) {
        text.indented(&line);
    }
    if !row.policy_version.is_empty() {
        let args = [("version", row.policy_version.as_str().into())];
        text.line(&case.with("tracking-policy", &args));
    }
    text.heading("tracking-timeline");
    for step in timeline::steps(case.place(), &case.found) {
        let at = step.at.map(|at| format!(" ({at})")).unwrap_or_default();
        text.line(&format!("- {}{at}", step.what));
    }
}

fn written(text: &mut Text<'_>) {
    let case = text.case;
    if let Some(complaint) = &case.found.submitted {
        text.heading("tracking-submitted");
        for answered in case::answered(case.place(), complaint) {
            text.line(&format!("* {}", answered.question));
            text.indented(&answered.said.join("\n"));
        }
        text.files(&attached::of_case(case));
    }
    let messages = conversation::lines(case);
    if !messages.is_empty() {
        text.heading("tracking-messages");
        for message in messages {
            text.line(&format!("* {}, {}", message.who, message.at));
            text.indented(&message.text);
            text.files(&message.files);
        }
    }
    if let Some(answer) = answer::of(case) {
        text.heading("tracking-answer");
        text.parts(&answer.parts);
    }
    for review in answer::reviews(case) {
        text.heading("tracking-review-heading");
        text.line(&review.asked);
        text.indented(&review.reason);
        text.line(&review.standing);
        text.parts(&review.parts);
    }
}

/// Every event, also those whose words are the desk's own: without them the hashes would not join.
fn history(text: &mut Text<'_>) {
    let case = text.case;
    text.heading("tracking-record-history");
    text.line(&case.say("tracking-record-history-about"));
    text.line("");
    for event in &case.found.events {
        let at = words::time_of(case.lang, case.app.rules.zone, event.at);
        let hash = outbox::hex(&event.hash);
        text.line(&format!("{}. {at} · {}", event.sequence, what(case, event)));
        text.indented(&hash);
    }
}

/// What kind of event it was, without what is the desk's alone.
fn what(case: &Opened, event: &Event) -> String {
    case.say(match event.kind {
        EventKind::Received => "tracking-event-received",
        EventKind::Acknowledged => "tracking-event-acknowledged",
        EventKind::VerifyingStarted => "tracking-event-verifying",
        EventKind::Answered => "tracking-record-answered",
        EventKind::AnswerDelivered => "tracking-event-answered",
        EventKind::MessageSent => "tracking-event-told",
        EventKind::MessageReceived => "tracking-event-message",
        EventKind::WithdrawalAsked => "tracking-event-withdrawn",
        EventKind::ReviewAsked => "tracking-event-review",
        EventKind::ReviewDelivered => "tracking-event-reviewed",
        EventKind::ContactAsked => "tracking-event-contact-asked",
        EventKind::ContactChanged => "tracking-event-contact",
        EventKind::CodeIssued => "tracking-event-code",
        EventKind::ErasureAsked => "tracking-event-erasure",
        EventKind::Erased => "tracking-event-erased",
        _ => "tracking-record-internal",
    })
}
