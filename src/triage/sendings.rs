//! Where each mail to the complainant is: what the next mail server said about it, which is the most
//! anybody can know. “Accepted”, never “delivered”.

use super::action::Opened;
use super::pages::SendingLine;
use crate::mail::store::Fate;

/// How far a mail has come, as a class of its badge.
const GOOD: &str = "status-done";
const OPEN: &str = "status-todo";
const BAD: &str = "status-missing";

/// Every mail to the complainant, oldest first.
pub fn lines(case: &Opened) -> Vec<SendingLine> {
    case.dossier
        .fates
        .iter()
        .map(|fate| {
            let (class, words) = in_words(case, fate);
            SendingLine {
                title: kind(case, &fate.kind),
                class,
                words,
            }
        })
        .collect()
}

/// The name of a kind of mail.
pub fn kind(case: &Opened, key: &str) -> String {
    let known = [
        "acknowledgement",
        "verifying",
        "answer",
        "question",
        "reply",
    ];
    let key = if known.contains(&key) { key } else { "other" };
    case.say(&format!("sendings-kind-{key}"))
}

/// What became of a mail, and whether that is bad.
pub fn fate(case: &Opened, fate: &Fate) -> (String, bool) {
    let (class, words) = in_words(case, fate);
    (words, class == BAD)
}

fn in_words(case: &Opened, fate: &Fate) -> (&'static str, String) {
    let time = |at| case.say.time(at);
    let left = fate.finished_at.unwrap_or(fate.created_at);
    if let Some(back) = fate.bounced_at {
        let args = [
            ("at", time(left).into()),
            ("back", time(back).into()),
            ("why", returned(case, fate.bounce.as_deref()).into()),
        ];
        return (BAD, case.with("sendings-bounced", &args));
    }
    match fate.state.as_str() {
        "sent" if fate.route.as_deref() == Some("file") => (
            GOOD,
            case.with("sendings-file", &[("at", time(left).into())]),
        ),
        "sent" => (
            GOOD,
            case.with("sendings-sent", &[("at", time(left).into())]),
        ),
        "given_up" => {
            let why = refused(case, fate.last_error.as_deref());
            (BAD, case.with("sendings-given-up", &[("why", why.into())]))
        }
        "held" => (OPEN, case.say("sendings-held")),
        "pending" => (OPEN, waiting(case, fate)),
        _ => (OPEN, case.say("sendings-dropped")),
    }
}

fn waiting(case: &Opened, fate: &Fate) -> String {
    let at = case.say.time(fate.not_before);
    if fate.attempts > 0 {
        let args = [
            ("n", fate.attempts.into()),
            ("why", refused(case, fate.last_error.as_deref()).into()),
            ("at", at.into()),
        ];
        return case.with("sendings-retrying", &args);
    }
    if fate.not_before > case.app.now() {
        return case.with("sendings-capped", &[("at", at.into())]);
    }
    case.say("sendings-waiting")
}

/// Why a mail did not leave, from the phase and code that the outbox keeps.
fn refused(case: &Opened, error: Option<&str>) -> String {
    let (phase, code) = match error.unwrap_or_default().split_once(' ') {
        Some((phase, code)) => (phase, code),
        None => (error.unwrap_or_default(), ""),
    };
    let key = match phase {
        "connect" | "greeting" | "tls" | "credentials" | "network" | "timeout" | "sender"
        | "disk" => "server",
        "recipient" | "address" | "content" | "unconfirmed" | "suppressed" | "unreadable" => phase,
        _ => "unknown",
    };
    let is_code = phase != "unfinished";
    coded(case, key, if is_code { code } else { "" })
}

/// Why a mail came back, by the status of RFC 3463.
fn returned(case: &Opened, status: Option<&str>) -> String {
    let status = status.unwrap_or_default();
    let key = match status.split_once('.').map(|(_, detail)| detail) {
        Some("1.0" | "1.1" | "1.2" | "1.3" | "1.6" | "1.10" | "2.1") => "no-mailbox",
        Some("2.2") => "full",
        Some(detail) if detail.starts_with("7.") => "refused",
        _ => "returned",
    };
    coded(case, key, status)
}

fn coded(case: &Opened, key: &str, code: &str) -> String {
    let why = case.say(&format!("sendings-why-{key}"));
    if code.is_empty() {
        return why;
    }
    let args = [("why", why.into()), ("code", code.into())];
    case.with("sendings-why-code", &args)
}
