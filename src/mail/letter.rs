//! From words to a message: wrapping, headers, MIME. Nothing that was typed can add a header or a
//! recipient: control characters go, and addresses are read by lettre or refused.

mod headers;
mod lines;

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use lettre::Address;
use lettre::Message;
use lettre::address::Envelope;
use lettre::message::header::{ContentTransferEncoding, ContentType};
use lettre::message::{Body, Mailbox, MultiPart, SinglePart};
use serde::{Deserialize, Serialize};

use super::dkim::Signer;
use super::transport::{Fault, Outgoing, Phase};
use crate::lang::Lang;
use crate::render::Rendered;
use crate::time::Moment;
use headers::{AutoResponseSuppress, AutoSubmitted, ContentLanguage};
use lines::{fitting_subject, one_line, wrapped};

/// Mails named in `References`, and how long the name of one may be: strangers make some of them.
const MOST_REFERENCES: usize = 12;
const LONGEST_ID: usize = 250;

/// A finished mail as it is sealed into the outbox.
#[derive(Clone, Serialize, Deserialize)]
pub struct Letter {
    /// One address, without a name.
    pub to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    pub lang: Lang,
    /// The Message-ID this one answers.
    pub follows: Option<String>,
    /// The Message-IDs before this one, oldest first, so that mail programs show a case as one
    /// thread. Added when the mail leaves, from what was written before it.
    #[serde(default, skip_serializing)]
    pub thread: Vec<String>,
    /// Where the recipient's reply is to go; `None`: the intake address.
    #[serde(default)]
    pub reply_to: Option<String>,
    /// Nobody at the desk wrote it.
    pub is_automatic: bool,
    pub written_at: Moment,
}

/// Who mails come from.
#[derive(Clone, Debug)]
pub struct Sender {
    pub mailbox: Mailbox,
    pub reply_to: Option<Mailbox>,
    /// Signs what leaves, where a key is configured.
    signer: Option<Arc<Signer>>,
}

/// The addresses in the configuration are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the sender or the intake address is not an e-mail address")]
pub struct WrongSender;

impl Sender {
    /// `from` as configured (its name gives way to the organisation's), `reply_to` where answers
    /// go.
    pub fn new(
        organisation: &str,
        from: &str,
        reply_to: Option<&str>,
    ) -> Result<Self, WrongSender> {
        let read = |text: &str| text.parse::<Mailbox>().map_err(|_reason| WrongSender);
        let name = one_line(organisation);
        let mailbox = Mailbox::new(
            Some(name).filter(|name| !name.is_empty()),
            read(from)?.email,
        );
        Ok(Self {
            mailbox,
            reply_to: reply_to.map(read).transpose()?,
            signer: None,
        })
    }

    /// The same sender, who signs.
    #[must_use]
    pub fn signing(mut self, signer: Option<Signer>) -> Self {
        self.signer = signer.map(Arc::new);
        self
    }

    /// The address of `Name <address>` without the name.
    pub fn bare_address(text: &str) -> Result<String, WrongSender> {
        text.parse::<Mailbox>()
            .map(|it| it.email.to_string())
            .map_err(|_reason| WrongSender)
    }

    /// The domain of the sender's address: it names Message-IDs, and this machine to servers.
    pub fn domain(&self) -> &str {
        self.mailbox.email.domain()
    }
}

impl Letter {
    /// Takes up what was rendered: wraps the text, shortens the subject but not its `[reference]`.
    pub fn new(to: &str, lang: Lang, rendered: &Rendered, written_at: Moment) -> Self {
        Self {
            to: to.trim().to_owned(),
            subject: fitting_subject(&one_line(&rendered.subject)),
            text: wrapped(&rendered.text),
            html: rendered
                .html
                .replace(['\r', '\u{2028}', '\u{2029}', '\0'], ""),
            lang,
            follows: None,
            thread: Vec::new(),
            reply_to: None,
            is_automatic: true,
            written_at,
        }
    }

    /// The same letter, answering the mail of this Message-ID. What is none is passed over: it may
    /// come from a stranger's mail.
    #[must_use]
    pub fn following(mut self, message_id: &str) -> Self {
        self.follows = known_id(message_id).map(str::to_owned);
        self
    }

    /// The same letter behind the mails of these Message-IDs, oldest first.
    #[must_use]
    pub fn in_thread(mut self, before: Vec<String>) -> Self {
        self.thread = before;
        self
    }

    /// The same letter; replies to it go to `address`.
    #[must_use]
    pub fn replied_to_at(mut self, address: Option<String>) -> Self {
        self.reply_to = address;
        self
    }

    /// What it answers, and all that went before, for `In-Reply-To` and `References`.
    fn ancestry(&self) -> Option<(String, String)> {
        let mut before: Vec<&str> = self.thread.iter().filter_map(|id| known_id(id)).collect();
        let parent = self.follows.as_deref().or_else(|| before.last().copied())?;
        let parent = known_id(parent)?;
        before.retain(|id| *id != parent);
        before.push(parent);
        // The beginning and what is newest are enough to find the thread by (RFC 5322 §3.6.4).
        let newest = before.len().saturating_sub(MOST_REFERENCES);
        let references: Vec<&str> = before
            .iter()
            .enumerate()
            .filter(|(place, _)| *place == 0 || *place >= newest)
            .map(|(_, id)| *id)
            .collect();
        Some((parent.to_owned(), references.join(" ")))
    }

    /// The same letter, written by a person.
    #[must_use]
    pub fn by_a_person(mut self) -> Self {
        self.is_automatic = false;
        self
    }

    /// The message as it goes over the wire. The same letter and Message-ID give the same headers
    /// however often it is tried.
    pub fn compose(&self, sender: &Sender, message_id: &str) -> Result<Outgoing, Fault> {
        let address = address(&self.to)?;
        let envelope = Envelope::new(Some(sender.mailbox.email.clone()), vec![address.clone()])
            .map_err(|_reason| Fault::of(Phase::Address))?;
        let mut message = Message::builder()
            .from(sender.mailbox.clone())
            .to(Mailbox::from(address))
            .subject(self.subject.clone())
            .date(system_time(self.written_at))
            .message_id(Some(message_id.to_owned()))
            .header(ContentLanguage(self.lang.tag().to_owned()))
            .header(AutoResponseSuppress("All".to_owned()));
        if self.is_automatic {
            // RFC 3834: what answers a mail is a reply.
            let how = match self.follows {
                Some(_) => "auto-replied",
                None => "auto-generated",
            };
            message = message.header(AutoSubmitted(how.to_owned()));
        }
        if let Some(reply_to) = self.reply_mailbox(sender)? {
            message = message.reply_to(reply_to);
        }
        if let Some((parent, references)) = self.ancestry() {
            message = message.in_reply_to(parent).references(references);
        }
        let name = message_id
            .trim_start_matches('<')
            .split('@')
            .next()
            .unwrap_or_default();
        let parts = MultiPart::alternative()
            .boundary(format!("=_{name}"))
            .singlepart(part(ContentType::TEXT_PLAIN, &self.text)?)
            .singlepart(part(ContentType::TEXT_HTML, &self.html)?);
        let mut message = message
            .multipart(parts)
            .map_err(|_reason| Fault::of(Phase::Unreadable))?;
        if let Some(signer) = &sender.signer {
            signer.sign(&mut message);
        }
        Ok(Outgoing {
            envelope,
            bytes: message.formatted(),
            name: name.to_owned(),
            written_at: self.written_at,
        })
    }

    fn reply_mailbox(&self, sender: &Sender) -> Result<Option<Mailbox>, Fault> {
        let Some(own) = &self.reply_to else {
            return Ok(sender.reply_to.clone());
        };
        let name = sender.mailbox.name.clone();
        Ok(Some(Mailbox::new(name, address(own)?)))
    }
}

/// A Message-ID that may stand in a header: one, in angle brackets, of visible ASCII.
fn known_id(text: &str) -> Option<&str> {
    let id = text.trim();
    let inner = id.strip_prefix('<')?.strip_suffix('>')?;
    let is_visible = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>');
    let is_known = id.len() <= LONGEST_ID && inner.contains('@') && inner.chars().all(is_visible);
    is_known.then_some(id)
}

fn part(kind: ContentType, text: &str) -> Result<SinglePart, Fault> {
    let encoding = ContentTransferEncoding::QuotedPrintable;
    let body = Body::new_with_encoding(text.to_owned(), encoding)
        .map_err(|_reason| Fault::of(Phase::Unreadable))?;
    Ok(SinglePart::builder().content_type(kind).body(body))
}

/// Reads one address; what could end a command or start another recipient is none.
fn address(text: &str) -> Result<Address, Fault> {
    let is_odd = |c: char| c.is_control() || c.is_whitespace() || "<>,;\"\\()".contains(c);
    if text.contains(is_odd) {
        return Err(Fault::of(Phase::Address));
    }
    text.parse().map_err(|_reason| Fault::of(Phase::Address))
}

fn system_time(at: Moment) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_micros(u64::try_from(at.micros()).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(to: &str, subject: &str, text: &str) -> Letter {
        let rendered = Rendered {
            subject: subject.to_owned(),
            text: text.to_owned(),
            html: "<p>x</p>".to_owned(),
        };
        let at = Moment::parse("2026-11-23T10:00:00+07:00").unwrap();
        Letter::new(to, Lang::Vi, &rendered, at)
    }

    fn sender() -> Sender {
        let reply_to = Some("khieunai@kamereo.example");
        Sender::new(
            "Công ty Kamereo\r\nBcc: x@evil",
            "desk@kamereo.example",
            reply_to,
        )
        .unwrap()
    }

    fn headers(letter: &Letter) -> String {
        let bytes = letter
            .compose(&sender(), "<ab12@kamereo.example>")
            .unwrap()
            .bytes;
        let text = String::from_utf8(bytes).unwrap();
        text.split_once("\r\n\r\n").unwrap().0.to_owned()
    }

    #[test]
    fn a_letter_has_its_headers_and_no_others() {
        let odd = "Trả lời\r\nBcc: x@evil.example\u{2028}X-A: b%0d%0a [KN-7F3K-9QW4]";
        let headers = headers(&letter("a@b.example", odd, "x").following("<c@d>"));
        let mut names: Vec<_> = headers
            .split("\r\n")
            .filter(|line| !line.starts_with([' ', '\t']))
            .map(|line| line.split(':').next().unwrap())
            .collect();
        names.sort_unstable();
        let wanted = [
            "Auto-Submitted",
            "Content-Language",
            "Content-Type",
            "Date",
            "From",
            "In-Reply-To",
            "MIME-Version",
            "Message-ID",
            "References",
            "Reply-To",
            "Subject",
            "To",
            "X-Auto-Response-Suppress",
        ];
        assert_eq!(names, wanted, "{headers}");
        assert!(
            headers.contains("Date: Mon, 23 Nov 2026 03:00:00 +0000"),
            "{headers}"
        );
        assert!(
            headers.contains("Message-ID: <ab12@kamereo.example>"),
            "{headers}"
        );
    }

    #[test]
    fn a_letter_names_what_went_before_it() {
        let ids: Vec<String> = (0..40).map(|n| format!("<{n}@a.example>")).collect();
        let later = letter("a@b.example", "x", "x").in_thread(ids);
        let (parent, references) = later.clone().ancestry().unwrap();
        assert_eq!(parent, "<39@a.example>");
        let named: Vec<_> = references.split(' ').collect();
        assert_eq!(named.len(), 13, "{references}");
        assert_eq!((named[0], named[12]), ("<0@a.example>", "<39@a.example>"));
        let (parent, references) = later.following("<theirs@b.example>").ancestry().unwrap();
        assert_eq!(parent, "<theirs@b.example>");
        assert!(references.ends_with(" <39@a.example> <theirs@b.example>"));
    }

    #[test]
    fn a_strangers_message_id_adds_no_header() {
        for odd in [
            "<a@b>\r\nBcc: x@evil.example",
            "<a@b> <c@d>",
            "<a b@c>",
            "a@b",
            "<>",
            "<đ@b>",
        ] {
            let letter = letter("a@b.example", "x", "x")
                .following(odd)
                .in_thread(vec![odd.to_owned()]);
            assert!(!headers(&letter).contains("In-Reply-To"), "{odd}");
        }
    }

    #[test]
    fn a_reply_address_takes_the_place_of_the_intake_address() {
        let address = "khieunai+abc@kamereo.example".to_owned();
        let headers = headers(&letter("a@b.example", "x", "x").replied_to_at(Some(address)));
        let reply_to: Vec<_> = headers
            .split("\r\n")
            .filter(|line| line.starts_with("Reply-To:"))
            .collect();
        assert_eq!(reply_to.len(), 1, "{headers}");
        assert!(
            headers.contains("<khieunai+abc@kamereo.example>"),
            "{headers}"
        );
    }

    #[test]
    fn an_address_that_is_none_is_given_up() {
        for to in [
            "",
            "x",
            "a@b.example>\r\nRCPT TO:<c@d",
            "a@b.example,c@d.example",
            "\"a b\"@c.example",
        ] {
            let letter = letter(to, "x", "x");
            let fault = letter.compose(&sender(), "<a@b>").err().unwrap();
            assert_eq!(fault.phase, Phase::Address, "{to}");
        }
    }

    #[test]
    fn a_lone_dot_stays_in_the_body() {
        let outgoing = letter("a@b.example", "x", "a\n.\nMAIL FROM:<x@y>\n");
        let bytes = outgoing.compose(&sender(), "<a@b>").unwrap().bytes;
        // Dots are stuffed when the message is said; here it only must be one body.
        assert!(
            String::from_utf8(bytes)
                .unwrap()
                .contains("\r\n.\r\nMAIL FROM")
        );
    }
}
