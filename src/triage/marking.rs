//! `POST /desk/cases/{reference}/messages/{message}/mark`: what a person says a message of the
//! complainant's is.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

use super::action::{self, Opened, typed};
use super::mails;
use super::pages::{ActionForm, EnteredPage, Typed};
use crate::access::policy::Action;
use crate::access::{Handler, Posted, desk};
use crate::app::App;
use crate::cases::case::Act;
use crate::cases::change::{self, Changed, Seen};
use crate::cases::complaint::{Complaint, Kind};
use crate::cases::facts::{Channel, State};
use crate::cases::message::{Handled, Message, MessageWords, Via};
use crate::cases::open::{Inserted, Opening};
use crate::cases::review::{DUTY, seal_reason};
use crate::cases::{Case, conversation, queries};
use crate::db::{Conn, Error, Id};
use crate::duties::deadline::Carriage;
use crate::duties::duty::start_for;
use crate::mail::reception::{self, Received};
use crate::render::words::end_of;
use crate::web::{WebError, WebResult};

/// The buttons under an unread message; for people who may work the case.
pub fn form(case: &Opened, message: &Message) -> Option<ActionForm> {
    (message.is_unread() && case.may(Action::Work) && case.dossier.key.is_some()).then(|| {
        let action = case.action(&format!("messages/{}/mark", message.id));
        let form = ActionForm::new(form_id(message.id), action, case.version(), String::new())
            .button_of("read", case.say("triage-mark-read"), "btn-primary")
            .button_of(
                "no_reply_needed",
                case.say("triage-mark-no_reply_needed"),
                "btn-outline-secondary",
            );
        let form = if may_be_an_objection(case, message) {
            form.button_of(
                "review",
                case.say("triage-mark-review"),
                "btn-outline-secondary",
            )
        } else {
            form
        };
        if may_become_a_case(case, message) {
            form.button_of(
                "new_complaint",
                case.say("triage-mark-new_complaint"),
                "btn-outline-secondary",
            )
        } else {
            form
        }
    })
}

fn form_id(message: Id) -> String {
    format!("mark-{message}")
}

/// Only the complainant can disagree with an answer, and only once there is one.
fn may_be_an_objection(case: &Opened, message: &Message) -> bool {
    message.trust.is_theirs() && case.dossier.case.state == State::Answered
}

/// Only words that are the complainant's become another case of theirs: it takes over their contact.
fn may_become_a_case(case: &Opened, message: &Message) -> bool {
    message.trust.is_theirs() && case.dossier.complaint.is_some()
}

pub async fn post(
    app: web::Data<App>,
    me: Handler,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let case = action::open(&app, &request, &me, Action::Work).await?;
    let id = request.match_info().get("message").and_then(Id::parse);
    let found = id.and_then(|id| case.dossier.find_message(id)).cloned();
    let (message, words) = found.ok_or(WebError::NotFound)?;
    let typed = typed(form_id(message.id), &form.0);
    match Handled::from_key(typed.text("do")) {
        Some(Handled::NewComplaint) if may_become_a_case(&case, &message) => {
            become_a_case(case, typed, &message, &words).await
        }
        Some(Handled::Review) if may_be_an_objection(&case, &message) => {
            object(case, typed, &message, &words).await
        }
        Some(as_ @ (Handled::Read | Handled::NoReplyNeeded)) => {
            mark(case, typed, message.id, as_).await
        }
        _ => Err(WebError::NotUnderstood),
    }
}

async fn mark(case: Opened, mut typed: Typed, message: Id, as_: Handled) -> WebResult {
    let (act, seen) = (case.act(), case.seen(&typed));
    let changed = case
        .app
        .db
        .write(move |conn| conversation::handle(conn, act, seen, message, as_))
        .await?;
    let done = case.say("triage-mark-done");
    if matches!(changed, Changed::Done(_)) {
        typed.form = format!("message-{message}");
    }
    case.finish(typed, changed, done).await
}

/// The complainant does not agree: a review begins, since the message came in.
async fn object(
    case: Opened,
    mut typed: Typed,
    message: &Message,
    words: &MessageWords,
) -> WebResult {
    let reason = seal_reason(case.key()?, &words.text)?;
    let rule = case.app.rules.find_duty(DUTY);
    let due_on = rule.map(|rule| {
        let since = message.at;
        start_for(&case.app.rules, rule, since, Carriage::Direct).due_on
    });
    let mail = match due_on {
        Some(due_on) => mails::review_received(&case, due_on)?,
        None => None,
    };
    let (act, seen, rules) = (case.act(), case.seen(&typed), case.app.rules.clone());
    let message = message.id;
    let changed = case
        .app
        .db
        .write(move |conn| {
            let what = (message, reason.as_deref());
            let changed = conversation::handle_as_review(conn, &rules, act, seen, what)?;
            if let (Changed::Done(_), Some(mail)) = (&changed, &mail) {
                mails::enqueue(conn, mail)?;
            }
            Ok(changed)
        })
        .await?;
    mails::wake(&case.app);
    let done = case.say("triage-mark-review-done");
    if matches!(changed, Changed::Done(_)) {
        typed.form = format!("message-{message}");
    }
    case.finish(typed, changed, done).await
}

/// Opens a case of its own from the message, counted from the moment it came in; shows its code once.
async fn become_a_case(
    case: Opened,
    typed: Typed,
    message: &Message,
    words: &MessageWords,
) -> WebResult {
    let complaint = case.dossier.complaint.as_ref().ok_or(WebError::NotFound)?;
    let opening = opening(&case, complaint, message, words);
    let app = case.app.clone();
    let taken = app.reception().take(&opening, app.now());
    let received = taken.map_err(|why| WebError::Internal(why.into()))?;
    let code = received.prepared.code.grouped().to_string();
    let first = received.prepared.case.clone();
    let parent = case.dossier.case.clone();
    let (act, seen, id) = (case.act(), case.seen(&typed), message.id);
    let (changed, inserted) = app
        .db
        .write(move |conn| {
            let as_ = Handled::NewComplaint;
            let changed = conversation::handle(conn, act, seen, id, as_)?;
            let inserted = match &changed {
                Changed::Done(_) => Some(store(conn, act, &parent, &received)?),
                _ => None,
            };
            Ok((changed, inserted))
        })
        .await?;
    let Some(inserted) = inserted else {
        return case.finish(typed, changed, String::new()).await;
    };
    app.mail_waits.notify_one();
    let opened = match inserted {
        Inserted::New => first,
        Inserted::Already(before) => *before,
    };
    let content = EnteredPage {
        reference: opened.reference.to_string(),
        code: Some(code),
        due: end_of(case.say.lang, opened.due_on),
        notes: Vec::new(),
        letter: None,
        similar: Vec::new(),
    };
    let title = case.say("triage-entered-title");
    let layout = desk::layout(&app, &case.request, &case.me, title);
    desk::show(&app, &case.request, StatusCode::OK, layout, &content)
}

/// What exists for few people only does not become known to all by being a case of its own.
fn store(conn: &mut Conn, act: Act, parent: &Case, received: &Received) -> Result<Inserted, Error> {
    let inserted = reception::store(conn, received)?;
    if let (true, Inserted::New) = (parent.is_restricted, &inserted) {
        let people = queries::list_access(conn, parent.id)?;
        let seen = Seen {
            id: received.prepared.case.id,
            version: received.prepared.case.version,
        };
        change::restrict(conn, act, seen, true, &people)?;
    }
    Ok(inserted)
}

fn opening(
    case: &Opened,
    complaint: &Complaint,
    message: &Message,
    words: &MessageWords,
) -> Opening {
    let row = &case.dossier.case;
    let args = [
        ("reference", row.reference.to_string().into()),
        ("at", case.say.time(message.at).into()),
    ];
    let reason = case.with("triage-mark-new-reason", &args);
    let mut complaint = complaint.clone();
    complaint.kind = Kind::Other;
    complaint.story.clone_from(&words.text);
    complaint.leaked.clear();
    complaint.wishes.clear();
    // The same message opens one case, however often it is asked for.
    let mac = case
        .app
        .vault
        .mac("case of a message", &[message.id.bytes()]);
    Opening {
        complaint,
        channel: channel(message.via),
        language: row.lang(),
        received_at: message.at,
        entered_by: Some((case.me.staff.id, reason)),
        is_held: false,
        submission: mac.first_chunk().copied(),
        policy_version: case.app.organisation.policy_version.clone(),
    }
}

const fn channel(via: Via) -> Channel {
    match via {
        Via::StatusPage => Channel::Form,
        Via::Email => Channel::Email,
        Via::Post => Channel::Post,
        Via::Counter => Channel::Counter,
        Via::Phone => Channel::Phone,
        Via::Social => Channel::Social,
    }
}
