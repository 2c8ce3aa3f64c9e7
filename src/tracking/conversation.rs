//! What was written after the complaint, both ways, and `POST /status/{reference}/messages`: what the
//! complainant writes next. It reaches the desk unread; no clock moves over it.

use std::cell::Cell;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

use super::carried::{Carried, To};
use super::notice::{Held, Notice};
use super::open::{Door, Opened, door, status_of, submission_or_fresh, unwritten};
use super::page::{MessageLine, ReplyForm};
use super::review::cleaned;
use super::{attached, case};
use crate::app::App;
use crate::cases::conversation::{self, Incoming};
use crate::cases::message::{self, Direction, Message, MessageWords};
use crate::files::store::{self as files_store, Taken};
use crate::files::{NewFileRow, Owner, Refused, Stored as File};
use crate::render::words;
use crate::render::{ErrorSummary, Field};
use crate::web::csrf::Visitor;
use crate::web::upload::{self, Trouble};
use crate::web::{WebError, WebResult};

/// The messages as the complainant sees them: nobody's name, the newest last.
pub(super) fn lines(case: &Opened) -> Vec<MessageLine> {
    let zone = case.app.rules.zone;
    let line = |(message, said): &(Message, MessageWords)| MessageLine {
        id: format!("message-{}", message.id),
        is_ours: message.direction == Direction::Out,
        who: case.say(who(message)),
        at: words::time_of(case.lang, zone, message.at),
        text: said.text.trim().to_owned(),
        files: attached::of_message(case, message.id),
    };
    case.found.messages.iter().map(line).collect()
}

const fn who(message: &Message) -> &'static str {
    match (message.direction, message.asks) {
        (Direction::Out, true) => "tracking-message-asked",
        (Direction::Out, false) => "tracking-message-ours",
        (Direction::In, _) => "tracking-message-theirs",
    }
}

/// What was typed into the reply box, and what is wrong with it.
#[derive(Default)]
struct Typed {
    text: String,
    submission: String,
    is_empty: bool,
    held: Option<Held>,
    refused: Vec<(String, Refused)>,
    trouble: Option<Trouble>,
    /// Files came along and were let go: a browser does not choose them again by itself.
    has_lost_files: bool,
}

impl Typed {
    const fn is_wrong(&self) -> bool {
        self.held.is_some() || self.is_empty || !self.refused.is_empty() || self.trouble.is_some()
    }

    fn status(&self) -> StatusCode {
        let of_trouble = self.trouble.map(|trouble| {
            StatusCode::from_u16(trouble.status()).unwrap_or(StatusCode::BAD_REQUEST)
        });
        match of_trouble {
            Some(status) if self.held.is_none() => status,
            _ => status_of(self.held, true),
        }
    }
}

/// The empty reply box; none once the person was erased.
pub(super) fn form(case: &Opened) -> Option<ReplyForm> {
    case.found.key.as_ref()?;
    Some(filled(case, &Typed::default()))
}

fn filled(case: &Opened, typed: &Typed) -> ReplyForm {
    let is_asked = case.found.case.is_waiting;
    let label = case.say(if is_asked {
        "tracking-reply-answer"
    } else {
        "tracking-reply-text"
    });
    let text = Field::textarea("text", label)
        .hint(case.say("tracking-reply-hint"))
        .value(typed.text.as_str())
        .error(typed.is_empty.then(|| case.say("tracking-reply-empty")));
    let files = files(case, typed);
    ReplyForm {
        action_url: case.path("messages"),
        submission: submission_or_fresh(&typed.submission),
        errors: ErrorSummary::of([&text, &files]),
        notice: notice(case, typed),
        text,
        files,
        accept: attached::accept(&case.app),
    }
}

fn files(case: &Opened, typed: &Typed) -> Field {
    let app = &case.app;
    let limits = app.files.limits();
    let size = |bytes| words::size(&app.pages.words, case.lang, bytes);
    let args = [
        ("most", limits.most.into()),
        ("each", size(limits.each).into()),
        ("total", size(limits.total).into()),
        ("kinds", attached::kinds(app).into()),
    ];
    let refused = typed.refused.iter();
    let refused = refused.map(|(name, why)| attached::refused(app, case.lang, name, *why));
    let lost = typed.has_lost_files;
    let lost = lost.then(|| case.say("tracking-reply-files-again"));
    let wrong: Vec<_> = refused.chain(lost).collect();
    let error = (!wrong.is_empty()).then(|| wrong.join(" "));
    Field::text("files", case.say("tracking-reply-files"))
        .hint(case.with("tracking-reply-files-hint", &args))
        .error(error)
}

fn notice(case: &Opened, typed: &Typed) -> Option<Notice> {
    let words = &case.app.pages.words;
    let trouble = typed.trouble.map(|trouble| Notice {
        text: case.say(trouble.key()),
        has_contacts: true,
    });
    let held = typed.held.map(|held| held.notice(words, case.lang));
    held.or(trouble)
}

/// The page with what was typed elsewhere in its box, and why.
pub(super) fn resumed(case: &Opened, text: &str, held: Held) -> WebResult {
    let typed = Typed {
        text: text.to_owned(),
        held: Some(held),
        ..Typed::default()
    };
    again(case, &typed)
}

fn again(case: &Opened, typed: &Typed) -> WebResult {
    let form = case.found.key.is_some().then(|| filled(case, typed));
    case::show(case, typed.status(), form)
}

pub(super) async fn post(
    app: web::Data<App>,
    request: HttpRequest,
    visitor: Visitor,
    payload: web::Payload,
) -> WebResult {
    let case = match door(&app, &request, visitor).await? {
        Door::Open(case) => case,
        Door::Shut(shut) => {
            let nobody = |_: &[(String, String)]| false;
            let limits = app.files.limits();
            let read = upload::read_if(&request, payload.into_inner(), &app, limits, nobody).await;
            let sent = read.map_err(|_unread| WebError::NotUnderstood)?;
            return shut.carrying(Carried::new(To::Messages, sent.get("text")));
        }
    };
    // Whoever brings no token of ours, or sends too often, fills no disk. Counted once a form.
    let decided: Cell<Option<Option<Held>>> = Cell::new(None);
    let admits = |pairs: &[(String, String)]| {
        let token = pairs.iter().find(|(name, _)| name == "csrf_token");
        let token = token.map_or("", |(_, value)| value.as_str());
        let held = decided.get().unwrap_or_else(|| case.admit(token).err());
        decided.set(Some(held));
        held.is_none() && case.found.key.is_some()
    };
    let limits = app.files.limits();
    let read = upload::read_if(&request, payload.into_inner(), &app, limits, admits).await;
    let sent = read.map_err(|_unread| WebError::NotUnderstood)?;
    // Without a file nobody has asked yet.
    let held = decided
        .get()
        .unwrap_or_else(|| case.admit(sent.get("csrf_token")).err());
    let mut typed = Typed {
        text: cleaned(sent.get("text")),
        submission: sent.get("submission").to_owned(),
        is_empty: cleaned(sent.get("text")).is_empty() && sent.files.is_empty(),
        held,
        refused: sent.refused,
        trouble: sent.trouble,
        has_lost_files: false,
    };
    if case.found.key.is_none() {
        typed.held = Some(Held::Refused);
    }
    if !typed.is_wrong() {
        match store(&case, &typed, &sent.files).await {
            Ok(Stored::There) => return case.done(case.say("tracking-reply-done")),
            Ok(Stored::Erased) => typed.held = Some(Held::Refused),
            Err(why) => {
                // Whether it was written nobody knows: its files are for the sweep, if they have no row.
                typed.held = Some(unwritten(why));
                typed.has_lost_files = !sent.files.is_empty();
                return again(&case, &typed);
            }
        }
    }
    typed.has_lost_files = !sent.files.is_empty();
    app.files.discard(sent.files.iter().map(|it| it.id)).await;
    again(&case, &typed)
}

/// What became of a message.
enum Stored {
    There,
    /// The person was erased meanwhile: nobody could read it any more.
    Erased,
}

/// Message and files in one write; sent twice, they are there once.
async fn store(case: &Opened, typed: &Typed, files: &[File]) -> Result<Stored, WebError> {
    let app = &case.app;
    let key = case.key()?;
    let text = if typed.text.is_empty() {
        case.say("tracking-reply-files-only")
    } else {
        typed.text.clone()
    };
    let message = Incoming {
        id: case.once(&typed.submission, &typed.text, &digests(files)),
        ..case.message("", &text)?
    };
    let (case_id, message_id) = (case.found.case.id, message.id);
    let owner = Owner::Message {
        case_id,
        message_id,
    };
    let taken = Taken {
        at: app.now(),
        by: None,
    };
    let rows: Vec<NewFileRow> = files
        .iter()
        .map(|file| NewFileRow::new(&app.vault, Some(key), file, &owner, taken))
        .collect::<Result<_, _>>()?;
    let written = app
        .db
        .write(move |conn| {
            if message::store::find(conn, message_id)?.is_some() {
                return Ok(Written::Before);
            }
            if conversation::receive(conn, case_id, &message)?.is_none() {
                return Ok(Written::Nowhere);
            }
            for row in &rows {
                files_store::insert(conn, row)?;
            }
            Ok(Written::Now)
        })
        .await?;
    match written {
        Written::Now => {}
        Written::Before => app.files.discard(files.iter().map(|it| it.id)).await,
        Written::Nowhere => return Ok(Stored::Erased),
    }
    Ok(Stored::There)
}

/// What files are, in whatever order they came.
fn digests(files: &[File]) -> Vec<u8> {
    let mut digests: Vec<[u8; 32]> = files.iter().map(|it| it.sha256).collect();
    digests.sort_unstable();
    digests.concat()
}

enum Written {
    Now,
    Before,
    Nowhere,
}
