//! `POST /desk/cases/{reference}/notes`: what staff tell each other about a case.

use actix_web::{HttpRequest, web};

use super::action::{self, Opened, typed};
use super::pages::{ActionForm, Note};
use super::row::Names;
use crate::access::policy::Action;
use crate::access::{Handler, Posted};
use crate::app::App;
use crate::cases::change;
use crate::cases::event::EventKind;
use crate::render::Field;
use crate::web::WebResult;

const FORM: &str = "notes";

/// Newest first.
pub fn notes(case: &Opened, names: &Names) -> Vec<Note> {
    let written = case.dossier.events.iter().rev();
    written
        .filter(|(event, _)| event.kind == EventKind::NoteAdded)
        .map(|(event, words)| {
            let who = event
                .actor_id
                .and_then(|id| names.get(&id))
                .cloned()
                .unwrap_or_default();
            let text = words.lines.iter().flat_map(|(_, text)| text.lines());
            Note {
                by: format!("{who} · {}", case.say.time(event.at)),
                lines: text
                    .filter(|line| !line.trim().is_empty())
                    .map(str::to_owned)
                    .collect(),
            }
        })
        .collect()
}

pub fn form(case: &Opened) -> Option<ActionForm> {
    (case.may(Action::Work) && case.dossier.key.is_some()).then(|| {
        let title = case.say("triage-notes-title");
        ActionForm::new(FORM, case.action("notes"), case.version(), title)
            .field(Field::textarea("note", case.say("triage-notes-field")).rows(3))
            .button(case.say("triage-notes-button"))
    })
}

pub async fn post(
    app: web::Data<App>,
    me: Handler,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let case = action::open(&app, &request, &me, Action::Work).await?;
    let mut typed = typed(FORM, &form.0);
    if typed.text("note").is_empty() {
        typed.refuse("note", case.say("triage-notes-error"));
        return case.again(&typed);
    }
    let sealed = case.seal_words(&[("", typed.text("note"))])?;
    let (act, seen) = (case.act(), case.seen(&typed));
    let changed = app
        .db
        .write(move |conn| change::add_note(conn, act, seen, sealed.clone()))
        .await?;
    let done = case.say("triage-notes-done");
    case.finish(typed, changed, done).await
}
