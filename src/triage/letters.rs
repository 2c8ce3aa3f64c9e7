//! `GET /desk/cases/{reference}/letters/{letter}`: a letter to print; `POST` makes it. Only an
//! acknowledgement that is made carries the access code: codes are stored hashed, so one that is made
//! again carries a new one, and the old opens nothing any more. Making meets no clock.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

use super::action::{self, Opened, typed};
use super::letter_words::{self, CodeLine};
use super::pages::{ActionForm, LetterPage, Sheet, Typed};
use crate::access::desk::{self, go_on};
use crate::access::policy::Action;
use crate::access::{Handler, Posted, Reader};
use crate::app::App;
use crate::cases::access_code::AccessCode;
use crate::cases::case::Act;
use crate::cases::change::Changed;
use crate::cases::event::EventKind;
use crate::cases::facts::ReceivedSource;
use crate::cases::letters::{self, Code, LetterKind};
use crate::render::Flash;
use crate::time::Moment;
use crate::web::{WebError, WebResult};

/// A letter that can be looked at, for the page of the case.
pub fn links(case: &Opened) -> Vec<(LetterKind, String)> {
    if case.dossier.key.is_none() {
        return Vec::new();
    }
    let there = LetterKind::ALL.into_iter();
    there
        .filter(|kind| is_there(case, *kind))
        .map(|kind| (kind, case.action(&format!("letters/{}", kind.key()))))
        .collect()
}

fn is_there(case: &Opened, kind: LetterKind) -> bool {
    let reviews = case.dossier.reviews.iter().map(|(review, _)| review);
    kind.is_there_for(&case.dossier.case, reviews)
}

fn kind_of(request: &HttpRequest) -> WebResult<LetterKind> {
    let key = request.match_info().get("letter");
    key.and_then(LetterKind::from_key).ok_or(WebError::NotFound)
}

pub async fn show(app: web::Data<App>, me: Reader, request: HttpRequest) -> WebResult {
    let kind = kind_of(&request)?;
    let case = action::open(&app, &request, &me, Action::Read).await?;
    if !is_there(&case, kind) || case.dossier.complaint.is_none() {
        return Err(WebError::NotFound);
    }
    let at = last_made(&case, kind).unwrap_or_else(|| app.now());
    match kind {
        LetterKind::Acknowledgement => {
            let sheet = letter_words::acknowledgement(&case, at, &CodeLine::GivenBefore);
            let notes = vec![case.say(before_making(&case))];
            page(&case, kind, sheet, notes, has_given_code(&case))
        }
        LetterKind::Answer => {
            let sheet = answer(&case)?;
            page(&case, kind, sheet, reminder(&case, kind), true)
        }
        LetterKind::Review => {
            let sheet = review(&case)?;
            page(&case, kind, sheet, reminder(&case, kind), true)
        }
    }
}

/// The day of an answer is the day it was sent, however often it is printed.
fn answer(case: &Opened) -> WebResult<Sheet> {
    let at = case.dossier.case.answered_at.ok_or(WebError::NotFound)?;
    Ok(letter_words::answer(case, at, &case.dossier.draft()))
}

/// What came of the newest review that was answered.
fn review(case: &Opened) -> WebResult<Sheet> {
    let mut reviews = case.dossier.reviews.iter().rev();
    let sent = reviews.find_map(|(review, answer)| Some((review, review.sent_at?, answer)));
    let (review, at, answer) = sent.ok_or(WebError::NotFound)?;
    let asked_on = case.say.zone.day(review.asked_at);
    Ok(letter_words::review_answer(case, (at, asked_on), answer))
}

/// When the letter was made last.
pub fn last_made(case: &Opened, kind: LetterKind) -> Option<Moment> {
    let in_facts = format!("\"{}\"", kind.key());
    let mut events = case.dossier.events.iter().rev().map(|(event, _)| event);
    let made =
        events.find(|event| event.kind == EventKind::LetterMade && event.facts.contains(&in_facts));
    made.map(|event| event.at)
}

/// Whether the complainant got a code before: from the form, or from a letter.
fn has_given_code(case: &Opened) -> bool {
    let is_entered = case.dossier.case.received_source == ReceivedSource::Handler;
    !is_entered || last_made(case, LetterKind::Acknowledgement).is_some()
}

/// What making an acknowledgement means for the code.
fn before_making(case: &Opened) -> &'static str {
    let is_entered = case.dossier.case.received_source == ReceivedSource::Handler;
    match (last_made(case, LetterKind::Acknowledgement), is_entered) {
        (Some(_), _) => "triage-letter-code-again",
        (None, true) => "triage-letter-code-first",
        (None, false) => "triage-letter-code-form",
    }
}

/// "Printed, not sent", while that is so.
fn reminder(case: &Opened, kind: LetterKind) -> Vec<String> {
    let is_owed = match kind {
        LetterKind::Review => {
            let mut reviews = case.dossier.reviews.iter();
            reviews.any(|(review, _)| review.is_undelivered())
        }
        _ => case.dossier.case.is_undelivered(),
    };
    let made = last_made(case, kind).filter(|_| is_owed);
    let args = |at| [("at", case.say.time(at).into())];
    made.map(|at| case.with(&format!("triage-printed-{}", kind.key()), &args(at)))
        .into_iter()
        .collect()
}

fn page(
    case: &Opened,
    kind: LetterKind,
    sheet: Sheet,
    notes: Vec<String>,
    may_print: bool,
) -> WebResult {
    let say = |key: &str| case.say(&format!("triage-letter-{}-{key}", kind.key()));
    let may_make = case.may(Action::Work);
    let form = may_make.then(|| {
        let action = case.action(&format!("letters/{}", kind.key()));
        ActionForm::new("letter", action, case.version(), String::new()).button_of(
            "make",
            say("button"),
            "btn-outline-primary",
        )
    });
    let args = [("reference", case.dossier.case.reference.to_string().into())];
    let title = case.with(&format!("triage-letter-{}-title", kind.key()), &args);
    let content = LetterPage {
        title: title.clone(),
        back: case.place(),
        notes,
        may_print,
        form,
        sheet,
    };
    let layout = desk::layout(&case.app, &case.request, &case.me, title);
    desk::show(&case.app, &case.request, StatusCode::OK, layout, &content)
}

pub async fn post(
    app: web::Data<App>,
    me: Handler,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let kind = kind_of(&request)?;
    let case = action::open(&app, &request, &me, Action::Work).await?;
    if case.dossier.complaint.is_none() {
        return Err(WebError::NotFound);
    }
    let typed = typed("letter", &form.0);
    match kind {
        LetterKind::Acknowledgement => make_acknowledgement(case, &typed).await,
        LetterKind::Answer | LetterKind::Review => {
            let changed = make(&case, &typed, (kind, Code::None)).await?;
            let Changed::Done(_) = changed else {
                return made_before(&case, kind);
            };
            let place = case.action(&format!("letters/{}", kind.key()));
            let words = case.say(&format!("triage-letter-{}-done", kind.key()));
            go_on(&case.app, &place, &Flash::success(words))
        }
    }
}

async fn make(case: &Opened, typed: &Typed, letter: (LetterKind, Code)) -> WebResult<Changed> {
    let (act, seen): (Act, _) = (case.act(), case.seen(typed));
    let write =
        move |conn: &mut crate::db::Conn| letters::make(conn, act, seen, (letter.0, &letter.1));
    Ok(case.app.db.write(write).await?)
}

/// With the code that was shown when the case was entered, or else a new one. The answer to the post is
/// the only page that ever holds it.
async fn make_acknowledgement(case: Opened, typed: &Typed) -> WebResult {
    let vault = &case.app.vault;
    let stored = &case.dossier.case.code_hash;
    let known = AccessCode::parse(typed.text("code")).filter(|code| code.matches(vault, stored));
    let kind = LetterKind::Acknowledgement;
    let (code, how) = if let Some(code) = known {
        (code, Code::Same)
    } else {
        let code = case.code_of("letter", typed);
        let hash = code.hash(vault).to_vec();
        (code, Code::New(hash))
    };
    let is_new = matches!(how, Code::New(_));
    let changed = make(&case, typed, (kind, how)).await?;
    // As it is now: the next letter starts from here.
    let case = action::find(&case.app, &case.request, &case.me, Action::Work).await?;
    let is_made = matches!(changed, Changed::Done(_));
    if !is_made && !case.has_just_given(&code, EventKind::LetterMade) {
        return made_before(&case, kind);
    }
    let code = CodeLine::Given(code.grouped().to_string());
    let sheet = letter_words::acknowledgement(&case, case.app.now(), &code);
    let mut notes = vec![case.say("triage-letter-code-once")];
    if is_new {
        notes.push(case.say("triage-letter-code-new"));
    }
    page(&case, kind, sheet, notes, true)
}

/// The page was sent twice, or the case has moved on: nothing was made.
fn made_before(case: &Opened, kind: LetterKind) -> WebResult {
    let place = case.action(&format!("letters/{}", kind.key()));
    let words = case.say("triage-letter-not-made");
    go_on(&case.app, &place, &Flash::warning(words))
}
