//! What was written after the complaint, both ways, and `POST /status/{reference}/messages`: what the
//! complainant writes next. It reaches the desk unread; no clock moves over it.

use std::cell::Cell;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

use super::notice::{Held, Notice};
use super::open::{Door, Opened, door, status_of};
use super::page::{MessageLine, ReplyForm};
use super::review::cleaned;
use super::{attached, case};
use crate::app::App;
use crate::cases::conversation::{self, Incoming};
use crate::cases::message::{self, Direction, Message, MessageWords};
use crate::db::Id;
use crate::files::store::{self as files_store, Taken};
use crate::files::{NewFileRow, Owner, Refused, Stored};
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
    let submission = if is_token(&typed.submission) {
        typed.submission.clone()
    } else {
        format!("{:032x}", rand::random::<u128>())
    };
    ReplyForm {
        action_url: case.path("messages"),
        submission,
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
    let refused: Vec<_> = typed
        .refused
        .iter()
        .map(|(name, why)| attached::refused(app, case.lang, name, *why))
        .collect();
    let error = (!refused.is_empty()).then(|| refused.join(" "));
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

fn is_token(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

pub(super) async fn post(
    app: web::Data<App>,
    request: HttpRequest,
    visitor: Visitor,
    payload: web::Payload,
) -> WebResult {
    let case = match door(&app, &request, visitor).await? {
        Door::Open(case) => case,
        Door::Shut(page) => return Ok(page),
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
    let typed = Typed {
        text: cleaned(sent.get("text")),
        submission: sent.get("submission").to_owned(),
        is_empty: cleaned(sent.get("text")).is_empty() && sent.files.is_empty(),
        held,
        refused: sent.refused,
        trouble: sent.trouble,
    };
    if typed.is_wrong() || case.found.key.is_none() {
        app.files.discard(sent.files.iter().map(|it| it.id)).await;
        return case::show(&case, typed.status(), Some(filled(&case, &typed)));
    }
    store(&case, &typed, sent.files).await?;
    case.done(case.say("tracking-reply-done"))
}

/// Message and files in one write; sent twice, they are there once.
async fn store(case: &Opened, typed: &Typed, files: Vec<Stored>) -> WebResult<()> {
    let app = &case.app;
    let key = case.key()?;
    let text = if typed.text.is_empty() {
        case.say("tracking-reply-files-only")
    } else {
        typed.text.clone()
    };
    let message = Incoming {
        id: once(case, typed, &files),
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
    let is_new = app
        .db
        .write(move |conn| {
            if message::store::find(conn, message_id)?.is_some() {
                return Ok(false);
            }
            conversation::receive(conn, case_id, &message)?;
            for row in &rows {
                files_store::insert(conn, row)?;
            }
            Ok(true)
        })
        .await?;
    if !is_new {
        app.files.discard(files.iter().map(|it| it.id)).await;
    }
    Ok(())
}

/// The id of what was put into one form: sent twice it is one message; with another text or another file it is
/// another.
fn once(case: &Opened, typed: &Typed, files: &[Stored]) -> Id {
    let mut digests: Vec<[u8; 32]> = files.iter().map(|it| it.sha256).collect();
    digests.sort_unstable();
    let parts: [&[u8]; 4] = [
        case.found.case.id.bytes(),
        typed.submission.as_bytes(),
        typed.text.as_bytes(),
        &digests.concat(),
    ];
    let mac = case.app.vault.mac("reply", &parts);
    let number = mac
        .first_chunk()
        .map_or(0, |bytes: &[u8; 16]| u128::from_be_bytes(*bytes));
    Id::parse(&format!("{number:032x}")).unwrap_or_else(|| Id::new(case.app.now()))
}
