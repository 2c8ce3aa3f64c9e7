//! `POST /desk/cases/{reference}/messages`: a question or a message to the complainant, saved or sent;
//! `GET` shows it as it will be read.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

use super::action::{self, Opened, typed};
use super::pages::{ActionForm, PreviewPage, Typed, Writing};
use super::row::Names;
use super::templates::{self, Purpose};
use super::{identity, mails};
use crate::access::policy::Action;
use crate::access::{Handler, Posted, Reader, desk};
use crate::app::App;
use crate::cases::change::Changed;
use crate::cases::complaint::ReplyChannel;
use crate::cases::conversation::{self, Outgoing};
use crate::cases::message::{DRAFT, MESSAGE, MessageDraft, MessageWords, Via};
use crate::db::Id;
use crate::mail::store::NewOutboxRow;
use crate::render::Field;
use crate::web::{WebError, WebResult, page};

const FORM: &str = "message";

/// Why nothing can be written, where somebody might look for it.
pub fn closed(case: &Opened) -> Option<String> {
    let would = case.may(Action::Work) && case.dossier.complaint.is_some();
    (would && case.dossier.case.is_held).then(|| case.say("refusal-held"))
}

/// The composer; open while a draft is kept.
pub fn writing(case: &Opened, names: &Names) -> Option<Writing> {
    let may = case.may(Action::Work) && !case.dossier.case.is_held;
    (may && case.dossier.complaint.is_some()).then(|| Writing {
        warning: identity::warning(case),
        saved: saved(case, names),
        form: form(case),
    })
}

fn saved(case: &Opened, names: &Names) -> Option<String> {
    let (row, _) = case.dossier.message_draft.as_ref()?;
    let who = names.get(&row.updated_by).cloned().unwrap_or_default();
    let args = [
        ("at", case.say.time(row.updated_at).into()),
        ("who", who.into()),
    ];
    Some(case.with("triage-answer-saved", &args))
}

fn form(case: &Opened) -> ActionForm {
    let draft = draft(case);
    let kept = draft.clone().unwrap_or_default();
    let asks = draft
        .as_ref()
        .map(|draft| if draft.asks { "yes" } else { "no" });
    let title = case.say("triage-write-title");
    ActionForm::new(FORM, case.action("messages"), case.version(), title)
        .open(draft.is_some())
        .field(templates::field(case, Purpose::Message))
        .field(
            Field::radios("asks", case.say("triage-write-kind"))
                .choice("yes", case.say("triage-write-question"))
                .choice("no", case.say("triage-write-reply"))
                .chosen(&[asks.unwrap_or_default()]),
        )
        .field(way_field(case).chosen(&[way(case, &kept.via).key()]))
        .field(
            Field::textarea("text", case.say("triage-write-text"))
                .hint(case.say("triage-write-text-hint"))
                .rows(8)
                .value(kept.text),
        )
        .button_of("send", case.say("triage-write-send"), "btn-primary")
        .button_of(
            "preview",
            case.say("triage-answer-preview"),
            "btn-outline-primary",
        )
        .button_of(
            "save",
            case.say("triage-answer-save"),
            "btn-outline-secondary",
        )
        .button_here(
            "use",
            case.say("triage-template-use"),
            "btn-outline-secondary",
        )
}

fn draft(case: &Opened) -> Option<MessageDraft> {
    let kept = case.dossier.message_draft.as_ref();
    kept.map(|(_, draft)| draft.clone())
}

/// The ways a message can go: by mail where there is an address, else said or posted and recorded.
fn ways(case: &Opened) -> Vec<Via> {
    let by_mail = mails::address(case).map(|_| Via::Email);
    by_mail.into_iter().chain([Via::Phone, Via::Post]).collect()
}

fn way_field(case: &Opened) -> Field {
    let field = Field::radios("via", case.say("triage-write-way"));
    ways(case).into_iter().fold(field, |field, via| {
        let to = mails::address(case).unwrap_or_default();
        let key = format!("triage-write-way-{}", via.key());
        field.choice(via.key(), case.with(&key, &[("to", to.into())]))
    })
}

/// The way of this key; without one the way the complainant chose.
fn way(case: &Opened, key: &str) -> Via {
    let allowed = ways(case);
    let chosen = Via::from_key(key).filter(|via| allowed.contains(via));
    chosen.unwrap_or(match case.dossier.case.reply_channel {
        ReplyChannel::Email if allowed.contains(&Via::Email) => Via::Email,
        ReplyChannel::Post => Via::Post,
        ReplyChannel::Email | ReplyChannel::Phone => Via::Phone,
    })
}

/// What was typed, as it stands.
fn parse(typed: &Typed) -> MessageDraft {
    MessageDraft {
        asks: typed.is("asks", "yes"),
        via: typed.text("via").to_owned(),
        text: typed.text("text").to_owned(),
    }
}

pub async fn post(
    app: web::Data<App>,
    me: Handler,
    request: HttpRequest,
    form: Posted,
) -> WebResult {
    let case = action::open(&app, &request, &me, Action::Work).await?;
    let mut typed = typed(FORM, &form.0);
    if typed.is("do", "use") {
        templates::take_over(&case, Purpose::Message, &mut typed);
        return if typed.has_errors() {
            case.again(&typed)
        } else {
            case.filled(&typed)
        };
    }
    if typed.is("do", "send-saved") {
        // The preview's button sends what was saved before.
        let kept = draft(&case).ok_or(WebError::NotFound)?;
        typed.set("asks", if kept.asks { "yes" } else { "no" }.to_owned());
        typed.set("via", kept.via);
        typed.set("text", kept.text);
        return send(case, typed).await;
    }
    if typed.is("do", "send") {
        return send(case, typed).await;
    }
    save(case, typed).await
}

async fn save(case: Opened, typed: Typed) -> WebResult {
    let sealed = case.key()?.seal_json(DRAFT, &parse(&typed))?;
    let (act, seen, by) = (case.act(), case.seen(&typed), case.me.staff.id);
    let app = case.app.clone();
    let changed = app
        .db
        .write(move |conn| conversation::save_draft(conn, act, by, seen, &sealed))
        .await?;
    if typed.is("do", "preview") && matches!(changed, Changed::Done(_)) {
        return Ok(page::see_other(&case.action("messages")));
    }
    let done = case.say("triage-answer-saved-done");
    case.finish(typed, changed, done).await
}

/// What keeps a message from leaving: the field that mends it, and the words.
fn missing(case: &Opened, message: &MessageDraft, asks: &str) -> Vec<(&'static str, String)> {
    let mut missing = Vec::new();
    if !["yes", "no"].contains(&asks) {
        missing.push(("asks", case.say("triage-write-error-kind")));
    }
    if message.text.is_empty() {
        missing.push(("text", case.say("triage-write-error-text")));
    }
    if let Some(blanks) = templates::blanks_left(case, &message.text) {
        missing.push(("text", blanks));
    }
    missing
}

async fn send(case: Opened, mut typed: Typed) -> WebResult {
    let message = parse(&typed);
    let found = missing(&case, &message, typed.text("asks"));
    if !found.is_empty() {
        for (field, words) in found {
            typed.refuse(field, words);
        }
        return case.again(&typed);
    }
    let (outgoing, mail) = written(&case, &message)?;
    let (act, seen, app) = (case.act(), case.seen(&typed), case.app.clone());
    let changed = app
        .db
        .write(move |conn| {
            let changed = conversation::send(conn, act, seen, &outgoing)?;
            if let (Changed::Done(_), Some(mail)) = (&changed, &mail) {
                mails::enqueue(conn, mail)?;
            }
            Ok(changed)
        })
        .await?;
    mails::wake(&app);
    let done = case.say(match way(&case, &message.via) {
        Via::Email => "triage-write-sent",
        _ => "triage-write-recorded",
    });
    if matches!(changed, Changed::Done(_)) {
        "conversation".clone_into(&mut typed.form);
    }
    case.finish(typed, changed, done).await
}

/// The message as it is kept, and its mail where it goes by mail.
fn written(case: &Opened, message: &MessageDraft) -> WebResult<(Outgoing, Option<NewOutboxRow>)> {
    let via = way(case, &message.via);
    let id = Id::new(case.app.now());
    let mut words = MessageWords {
        text: message.text.clone(),
        ..MessageWords::default()
    };
    let mail = match (via, mails::address(case)) {
        (Via::Email, Some(to)) => {
            let letter = mails::message_letter(case, message.asks, &message.text)?;
            words.subject = letter.subject;
            to.clone_into(&mut words.from);
            Some(mails::message(case, (id, to), message.asks, &message.text)?)
        }
        _ => None,
    };
    let outgoing = Outgoing {
        id,
        via,
        sealed: case.key()?.seal_json(MESSAGE, &words)?,
        asks: message.asks,
        mail_key: mail.as_ref().map(|mail| mail.dedupe_key.clone()),
    };
    Ok((outgoing, mail))
}

/// `GET`: the saved draft as the complainant will read or hear it.
pub async fn preview(app: web::Data<App>, me: Reader, request: HttpRequest) -> WebResult {
    let case = action::open(&app, &request, &me, Action::Read).await?;
    let message = draft(&case).ok_or(WebError::NotFound)?;
    let asks = if message.asks { "yes" } else { "no" };
    let blockers: Vec<String> = missing(&case, &message, asks)
        .into_iter()
        .map(|(_, words)| words)
        .collect();
    let is_open = case.may(Action::Work) && !case.dossier.case.is_held;
    let send = (is_open && blockers.is_empty()).then(|| {
        ActionForm::new(FORM, case.action("messages"), case.version(), String::new()).button_of(
            "send-saved",
            case.say("triage-write-send"),
            "btn-primary",
        )
    });
    let via = way(&case, &message.via);
    let (subject, letter) = match via {
        Via::Email => {
            let letter = mails::message_letter(&case, message.asks, &message.text)?;
            (letter.subject, letter.text)
        }
        _ => (case.say("triage-write-title"), message.text.clone()),
    };
    let to = mails::address(&case).unwrap_or_default();
    let how = case.with(
        &format!("triage-write-way-{}", via.key()),
        &[("to", to.into())],
    );
    let reference = case.dossier.case.reference.to_string();
    let args = [("reference", reference.as_str().into())];
    let title = case.with("triage-write-preview", &args);
    let content = PreviewPage {
        beside: None,
        heading: title.clone(),
        back: format!("{}#{FORM}", case.place()),
        warning: identity::warning(&case),
        blockers,
        subject,
        how,
        letter_lang: case.dossier.case.lang().tag(),
        letter: lines(&letter),
        form: send,
    };
    let layout = desk::layout(&app, &request, &me, title);
    desk::show(&app, &request, StatusCode::OK, layout, &content)
}

fn lines(text: &str) -> Vec<String> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}
