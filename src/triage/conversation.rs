//! The conversation of a case as its page shows it.

use super::action::Opened;
use super::files;
use super::marking;
use super::pages::{Conversation, Spoken};
use super::quotes;
use super::row::Names;
use super::sender::{Sender, sender};
use super::sendings;
use super::writing;
use crate::cases::message::{Direction, Message, MessageWords, Trust, Via};
use crate::text::at_most;

/// More than this of one message, in bytes, is read in the mail itself.
const LONGEST: usize = 100_000;

pub fn conversation(case: &Opened, names: &Names) -> Conversation {
    let unread = case.dossier.case.unread;
    let messages = case.dossier.messages.iter();
    Conversation {
        unread: (unread > 0).then(|| case.with("triage-talk-unread", &[("n", unread.into())])),
        messages: messages
            .map(|(message, words)| spoken(case, names, message, words))
            .collect(),
        closed: writing::closed(case),
        writing: writing::writing(case, names),
    }
}

fn spoken(case: &Opened, names: &Names, message: &Message, words: &MessageWords) -> Spoken {
    let (text, quoted) = match message.direction {
        Direction::In => quotes::split(&words.text),
        Direction::Out => (words.text.as_str(), ""),
    };
    let some = |text: &str| (!text.trim().is_empty()).then(|| cut(text));
    let (fate, has_failed) = fate(case, message).unzip();
    Spoken {
        id: anchor(message),
        class: match message.direction {
            Direction::In => "message-in",
            Direction::Out => "message-out",
        },
        who: who(case, names, message),
        how: how(case, message),
        badge: badge(case, message),
        is_unread: message.is_unread(),
        warning: warning(case, message),
        sender: sender_line(case, message, words),
        subject: some(&words.subject).filter(|_| message.via == Via::Email),
        lang: case.dossier.case.lang().tag(),
        text: some(text).unwrap_or_else(|| case.say("triage-talk-empty")),
        quoted: some(quoted),
        attachments: files::list(case, |row| row.owner_id == message.id),
        formatted_href: (!words.html.trim().is_empty())
            .then(|| case.action(&format!("messages/{}", message.id))),
        fate,
        has_failed: has_failed.unwrap_or(false),
        marked: marked(case, names, message),
        mark: marking::form(case, message),
    }
}

/// Where a message stands on the page.
pub fn anchor(message: &Message) -> String {
    format!("message-{}", message.id)
}

fn cut(text: &str) -> String {
    let start = at_most(text, LONGEST);
    if start.len() < text.len() {
        format!("{start} …")
    } else {
        text.to_owned()
    }
}

pub fn who(case: &Opened, names: &Names, message: &Message) -> String {
    let staff = message.by.and_then(|id| names.get(&id));
    match (message.direction, staff) {
        (Direction::Out, Some(name)) => name.clone(),
        (Direction::Out, None) => case.say("triage-talk-desk"),
        (Direction::In, None) => case.say(match message.trust {
            Trust::SenderDiffers | Trust::Unverified => "triage-talk-someone",
            _ => "triage-talk-complainant",
        }),
        (Direction::In, Some(name)) => case.with("triage-talk-taken-down", &[("who", name.into())]),
    }
}

pub fn how(case: &Opened, message: &Message) -> String {
    let args = [
        (
            "via",
            case.say(&format!("triage-via-{}", message.via.key()))
                .into(),
        ),
        ("at", case.say.time(message.at).into()),
    ];
    case.with("triage-talk-how", &args)
}

fn badge(case: &Opened, message: &Message) -> Option<String> {
    if message.is_unread() {
        return Some(case.say("triage-talk-new"));
    }
    message.asks.then(|| case.say("triage-talk-question"))
}

/// Doubts about who wrote it, in words that say what to do.
pub fn warning(case: &Opened, message: &Message) -> Option<String> {
    match message.trust {
        Trust::SenderDiffers => Some(case.say("triage-talk-differs")),
        Trust::Unverified => Some(case.say("triage-talk-unverified")),
        Trust::Code | Trust::ConfirmedContact | Trust::Staff => None,
    }
}

/// From whom a mail says it is, or where ours went.
pub fn sender_line(case: &Opened, message: &Message, words: &MessageWords) -> Option<String> {
    if words.from.trim().is_empty() {
        return None;
    }
    if message.direction == Direction::Out {
        return Some(case.with("triage-talk-to", &[("to", words.from.as_str().into())]));
    }
    let found = sender(&words.from);
    let line = case.with("triage-talk-from", &[("from", shown(&found).into())]);
    if found.is_name_hidden {
        return Some(format!("{line} {}", case.say("triage-talk-name-hidden")));
    }
    Some(line)
}

/// The name if it can be trusted, always the address, and its domain as servers see it.
fn shown(sender: &Sender) -> String {
    let address = &sender.address;
    let said = match (sender.name.is_empty(), address.is_empty()) {
        (true, _) => address.clone(),
        (false, true) => sender.name.clone(),
        (false, false) => format!("{} <{address}>", sender.name),
    };
    match &sender.ascii {
        Some(ascii) => format!("{said} ({ascii})"),
        None => said,
    }
}

/// What has become of its mail, in words, and whether that is bad.
fn fate(case: &Opened, message: &Message) -> Option<(String, bool)> {
    let key = message.mail_key.as_ref()?;
    let mut fates = case.dossier.fates.iter();
    let found = fates.find(|fate| fate.dedupe_key == *key)?;
    Some(sendings::fate(case, found))
}

/// What a person said a message is, and when.
fn marked(case: &Opened, names: &Names, message: &Message) -> Option<String> {
    let (as_, at) = message.handled_as.zip(message.handled_at)?;
    let who = message.handled_by.and_then(|id| names.get(&id)).cloned();
    let args = [
        (
            "as",
            case.say(&format!("triage-marked-{}", as_.key())).into(),
        ),
        ("who", who.unwrap_or_default().into()),
        ("at", case.say.time(at).into()),
    ];
    Some(case.with("triage-talk-marked", &args))
}
