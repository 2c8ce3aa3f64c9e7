//! What was written after the complaint, both ways, and `POST /status/{reference}/messages`: what the
//! complainant writes next. It reaches the desk unread; no clock moves over it.

use actix_web::{HttpRequest, web};

use super::case;
use super::notice::Held;
use super::open::{Door, Opened, door, status_of};
use super::page::{MessageLine, ReplyForm};
use super::review::cleaned;
use crate::app::App;
use crate::cases::conversation::{self, Incoming};
use crate::cases::message::{Direction, Message};
use crate::db::Id;
use crate::render::words;
use crate::render::{ErrorSummary, Field};
use crate::web::WebResult;
use crate::web::csrf::Visitor;
use crate::web::forms::Form;

/// The messages as the complainant sees them: nobody's name, the newest last.
pub(super) fn lines(case: &Opened) -> Vec<MessageLine> {
    let zone = case.app.rules.zone;
    let line = |(message, said): &(Message, crate::cases::message::MessageWords)| MessageLine {
        id: format!("message-{}", message.id),
        is_ours: message.direction == Direction::Out,
        who: case.say(who(message)),
        at: words::time_of(case.lang, zone, message.at),
        text: said.text.trim().to_owned(),
        files: Vec::new(),
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
    let submission = if is_token(&typed.submission) {
        typed.submission.clone()
    } else {
        format!("{:032x}", rand::random::<u128>())
    };
    ReplyForm {
        action_url: case.path("messages"),
        submission,
        errors: ErrorSummary::of([&text]),
        notice: typed
            .held
            .map(|held| held.notice(&case.app.pages.words, case.lang)),
        text,
        files: None,
        accept: String::new(),
    }
}

fn is_token(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

pub(super) async fn post(
    app: web::Data<App>,
    request: HttpRequest,
    visitor: Visitor,
    form: Form,
) -> WebResult {
    let case = match door(&app, &request, visitor).await? {
        Door::Open(case) => case,
        Door::Shut(page) => return Ok(page),
    };
    let mut typed = Typed {
        text: cleaned(form.get("text")),
        submission: form.get("submission").to_owned(),
        ..Typed::default()
    };
    typed.held = case.admit(form.get("csrf_token")).err();
    typed.is_empty = typed.text.is_empty();
    if typed.held.is_some() || typed.is_empty || case.found.key.is_none() {
        let status = status_of(typed.held, typed.is_empty);
        return case::show(&case, status, Some(filled(&case, &typed)));
    }
    let message = Incoming {
        id: once(&case, &typed),
        ..case.message(String::new(), &typed.text)?
    };
    let id = case.found.case.id;
    app.db
        .write(move |conn| conversation::receive(conn, id, &message).map(drop))
        .await?;
    case.done(case.say("tracking-reply-done"))
}

/// The id of what was typed into one form: sent twice it is one message; changed it is another.
fn once(case: &Opened, typed: &Typed) -> Id {
    let parts: [&[u8]; 3] = [
        case.found.case.id.bytes(),
        typed.submission.as_bytes(),
        typed.text.as_bytes(),
    ];
    let mac = case.app.vault.mac("reply", &parts);
    let number = mac
        .first_chunk()
        .map_or(0, |bytes: &[u8; 16]| u128::from_be_bytes(*bytes));
    Id::parse(&format!("{number:032x}")).unwrap_or_else(|| Id::new(case.app.now()))
}
