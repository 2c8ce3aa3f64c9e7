//! A posted form whose files are stored while they come in. Its text is in memory, bounded; a file never is.
//! Whatever limit a form breaks, what was typed comes back with it.

use std::net::IpAddr;
use std::pin::Pin;
use std::time::Duration;

use actix_multipart::{Field, Multipart};
use actix_web::dev::Payload;
use actix_web::error::PayloadError;
use actix_web::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use actix_web::web::Bytes;
use actix_web::{FromRequest as _, HttpRequest};
use futures_util::{Stream, StreamExt as _};

use super::address;
use super::body::Body;
use super::forms::{Form, LARGEST};
use super::limits::Turn;
use crate::app::App;
use crate::files::{Fault, FileKind, Limits, Offered, Refused, Stored, tidy};
use crate::lang::Lang;
use crate::render::words::{self, Arg};

/// Parts of a form; more is no form of ours.
const MOST_PARTS: usize = 200;
/// Bytes of a part's header, and of what is looked at at once.
pub const LARGEST_HEADER: usize = 16 * 1024;
/// How long a form waits for its turn to be read, or for that of its files.
const TURN: Duration = Duration::from_secs(60);
/// A form that was read, to its end or as far as it could be.
#[derive(Debug, Default)]
pub struct Uploaded {
    /// The text fields, in the order they came.
    pub pairs: Vec<(String, String)>,
    /// Stored, and in nobody's hands yet: give each a row, or [`crate::files::Files::discard`] it.
    pub files: Vec<Stored>,
    /// Files that were not taken, by name, and why.
    pub refused: Vec<(String, Refused)>,
    /// Why not everything was taken; what was stands above. The form has to be shown again.
    pub trouble: Option<Trouble>,
}

/// What kept a form from being taken whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Too much text, too many parts, or far too many bytes (413).
    TooLarge,
    /// The disk is full or can't be written (503).
    Disk,
    /// The virus scanner is configured and did not answer (503).
    Scanner,
    /// Too many are sending files at once (503).
    Busy,
    /// The form broke off, or is not what it says it is (400).
    Broken,
}

impl Trouble {
    /// The key of its sentence in the words of both languages.
    pub const fn key(self) -> &'static str {
        match self {
            Self::TooLarge => "files-trouble-large",
            Self::Disk => "files-trouble-disk",
            Self::Scanner => "files-trouble-scanner",
            Self::Busy => "files-trouble-busy",
            Self::Broken => "files-trouble-broken",
        }
    }

    pub const fn status(self) -> u16 {
        match self {
            Self::TooLarge => 413,
            Self::Disk | Self::Scanner | Self::Busy => 503,
            Self::Broken => 400,
        }
    }

    fn of(fault: &Fault) -> Self {
        match fault {
            Fault::Disk(_) | Fault::Damaged(_) => Self::Disk,
            Fault::Scanner(_) => Self::Scanner,
            Fault::Busy => Self::Busy,
            Fault::Interrupted => Self::Broken,
        }
    }
}

/// A body of which nothing can be given back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// Neither urlencoded nor in parts (415).
    UnknownType,
    /// Not what it says it is (400).
    Broken,
}

impl Uploaded {
    /// The first value of a field; empty when it was not sent.
    pub fn get(&self, name: &str) -> &str {
        let found = self.pairs.iter().find(|(field, _)| field == name);
        found.map_or("", |(_, value)| value)
    }

    /// The text fields alone.
    pub fn form(&self) -> Form {
        Form::from_pairs(self.pairs.clone())
    }

    /// Whether every file that was sent was taken.
    pub fn is_whole(&self) -> bool {
        self.refused.is_empty() && self.trouble.is_none()
    }
}

/// Why a file was not taken, in a sentence.
pub fn say_refused(app: &App, lang: Lang, name: &str, why: Refused) -> String {
    let words = &app.pages.words;
    let limits = app.files.limits();
    let kinds: Vec<&str> = app.files.kinds().map(FileKind::key).collect();
    let args = [
        ("name", Arg::from(name)),
        ("each", words::size(words, lang, limits.each).into()),
        ("total", words::size(words, lang, limits.total).into()),
        ("most", limits.most.into()),
        ("kinds", kinds.join(", ").into()),
    ];
    words.say(lang, why.key(), &args)
}

/// Why a form was not taken whole, in a sentence.
pub fn say_trouble(app: &App, lang: Lang, why: Trouble) -> String {
    app.pages.words.say(lang, why.key(), &[])
}

/// Reads a posted form, urlencoded or in parts.
pub async fn read(
    request: &HttpRequest,
    payload: Payload,
    app: &App,
    limits: Limits,
) -> Result<Uploaded, Unread> {
    read_if(request, payload, app, limits, |_| true).await
}

/// The same, but takes files only when `admits` says so of the text fields before them: whoever brings no
/// token of ours fills no disk.
pub async fn read_if(
    request: &HttpRequest,
    payload: Payload,
    app: &App,
    limits: Limits,
    admits: impl Fn(&[(String, String)]) -> bool,
) -> Result<Uploaded, Unread> {
    let header = |name| {
        let value = request.headers().get(name);
        let text = value.and_then(|value| value.to_str().ok());
        text.unwrap_or_default().trim().to_ascii_lowercase()
    };
    let (kind, encoding) = (header(CONTENT_TYPE), header(CONTENT_ENCODING));
    // What unpacks to more than it seems is not unpacked.
    if !matches!(encoding.as_str(), "" | "identity") {
        return Err(Unread::UnknownType);
    }
    match kind.split(';').next().unwrap_or_default().trim() {
        "application/x-www-form-urlencoded" => Ok(read_urlencoded(Body::new(payload)).await),
        "multipart/form-data" => {
            let mut reader = Reader::new(app, address::client(request, &app.config), limits);
            if is_long(request) {
                reader.wait_for_turn(true).await;
            }
            let mut payload = Body::new(payload).into_payload();
            let parts = Multipart::from_request(request, &mut payload).await;
            let parts = parts.map_err(|_broken| Unread::Broken)?;
            reader.read(parts, admits).await;
            Ok(reader.done)
        }
        _ => Err(Unread::UnknownType),
    }
}

/// Whether a form may be long. As long as nobody reads it, a connection keeps little of it in memory.
fn is_long(request: &HttpRequest) -> bool {
    let length = request.headers().get(CONTENT_LENGTH);
    let length = length.and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    length.is_none_or(|length| length > LARGEST)
}

async fn read_urlencoded(mut body: Body) -> Uploaded {
    let mut done = Uploaded::default();
    let mut bytes = Vec::new();
    while let Some(more) = body.next().await {
        match more {
            // The rest is let go, so that the answer can be seen.
            Ok(more) if bytes.len() < LARGEST => bytes.extend_from_slice(&more),
            Ok(_) => {}
            Err(PayloadError::Overflow) => break,
            // What came until then is given back; nobody is waited for a second time.
            Err(_) => {
                done.trouble = Some(Trouble::Broken);
                break;
            }
        }
    }
    if bytes.len() > LARGEST || body.has_overflown() {
        done.trouble = Some(Trouble::TooLarge);
        bytes.truncate(LARGEST);
    }
    done.pairs = url::form_urlencoded::parse(&bytes).into_owned().collect();
    done
}

/// Reads a form in parts.
struct Reader<'a> {
    app: &'a App,
    /// Where it comes from.
    client: IpAddr,
    /// What is left of them.
    limits: Limits,
    parts: usize,
    text: usize,
    turn: Option<Turn<'a>>,
    /// The turn did not come in time: the text is read, and files are let go.
    is_busy: bool,
    done: Uploaded,
}

impl<'a> Reader<'a> {
    fn new(app: &'a App, client: IpAddr, limits: Limits) -> Self {
        Self {
            app,
            client,
            limits,
            parts: 0,
            text: 0,
            turn: None,
            is_busy: false,
            done: Uploaded::default(),
        }
    }

    /// Long forms wait before they are read; short ones, when they turn out to bring files.
    async fn wait_for_turn(&mut self, is_long: bool) {
        if self.turn.is_none() && !self.is_busy {
            let turn = self.app.limits.turn(self.client, is_long);
            self.turn = tokio::time::timeout(TURN, turn).await.ok();
            self.is_busy = self.turn.is_none();
        }
    }

    async fn read(&mut self, mut parts: Multipart, admits: impl Fn(&[(String, String)]) -> bool) {
        while let Some(part) = parts.next().await {
            let read = match part {
                Ok(part) => self.read_part(part, &admits).await,
                Err(why) => Err(why),
            };
            if let Err(why) = read {
                self.done.trouble = Some(trouble(&why));
                return;
            }
        }
    }

    /// Reads one part to its end, whatever becomes of it.
    async fn read_part(
        &mut self,
        mut part: Field,
        admits: &impl Fn(&[(String, String)]) -> bool,
    ) -> Result<(), actix_multipart::MultipartError> {
        self.parts = self.parts.saturating_add(1);
        if self.parts > MOST_PARTS {
            self.done.trouble = Some(Trouble::TooLarge);
            return drain(&mut part).await;
        }
        let disposition = part.content_disposition();
        let name = disposition.and_then(|it| it.get_name()).unwrap_or_default();
        match disposition.and_then(file_name) {
            None => {
                let name = name.to_owned();
                self.read_text(name, &mut part).await
            }
            Some(given) => {
                let is_taken = self.done.trouble.is_none() && admits(&self.done.pairs);
                self.read_file(&given, is_taken, &mut part).await
            }
        }
    }

    async fn read_text(
        &mut self,
        name: String,
        part: &mut Field,
    ) -> Result<(), actix_multipart::MultipartError> {
        let mut value = Vec::new();
        self.text = self.text.saturating_add(name.len());
        while let Some(bytes) = part.next().await {
            let bytes = bytes?;
            if self.text.saturating_add(bytes.len()) > LARGEST {
                self.done.trouble = Some(Trouble::TooLarge);
                // As much as there is room for is given back.
                let room = LARGEST.saturating_sub(self.text);
                value.extend_from_slice(bytes.get(..room).unwrap_or_default());
                self.text = LARGEST;
            } else {
                self.text = self.text.saturating_add(bytes.len());
                value.extend_from_slice(&bytes);
            }
        }
        let value = String::from_utf8_lossy(&value).into_owned();
        self.done.pairs.push((name, value));
        Ok(())
    }

    async fn read_file(
        &mut self,
        given: &str,
        is_taken: bool,
        part: &mut Field,
    ) -> Result<(), actix_multipart::MultipartError> {
        let mut bytes = part.peekable();
        // A browser sends a part without a name for a field in which nothing was chosen.
        let is_chosen = !given.is_empty() || Pin::new(&mut bytes).peek().await.is_some();
        if !is_chosen || !is_taken {
            return drain(&mut bytes).await;
        }
        self.wait_for_turn(false).await;
        if self.is_busy {
            self.done.trouble = Some(Trouble::Busy);
            return drain(&mut bytes).await;
        }
        if self.limits.most == 0 {
            self.refuse(given, Refused::TooMany);
            return drain(&mut bytes).await;
        }
        let declared = bytes.get_ref().content_type().map(ToString::to_string);
        let declared = declared.unwrap_or_default();
        let offered = Offered::by_form(given, &declared, self.limits);
        let (files, vault) = (&self.app.files, &self.app.vault);
        match files.store(vault, offered, &mut bytes).await {
            Ok(Ok(stored)) if self.app.limits.bytes(self.client, stored.size) => {
                self.limits = self.limits.beside([stored.size]);
                self.done.files.push(stored);
            }
            Ok(Ok(surplus)) => {
                files.discard([surplus.id]).await;
                self.done.trouble = Some(Trouble::Busy);
            }
            Ok(Err(why)) => self.refuse(given, why),
            Err(fault) => {
                if !matches!(fault, Fault::Interrupted) {
                    tracing::warn!(error = %fault, "a file could not be stored");
                }
                self.done.trouble = Some(Trouble::of(&fault));
            }
        }
        drain(&mut bytes).await
    }

    fn refuse(&mut self, given: &str, why: Refused) {
        self.done.refused.push((tidy(given), why));
    }
}

/// Reads the rest of a part and lets it go.
async fn drain<S, E>(rest: &mut S) -> Result<(), E>
where
    S: Stream<Item = Result<Bytes, E>> + Unpin,
{
    while let Some(bytes) = rest.next().await {
        bytes?;
    }
    Ok(())
}

/// The name of a part's file; `None` for a part that is text.
fn file_name(disposition: &actix_web::http::header::ContentDisposition) -> Option<String> {
    if let Some(extended) = disposition.get_filename_ext() {
        return Some(String::from_utf8_lossy(&extended.value).into_owned());
    }
    // Browsers write these three so, and nothing else (HTML, "multipart/form-data encoding algorithm").
    let name = disposition.get_filename()?;
    let name = name.replace("%22", "\"").replace("%0D", "\r");
    Some(name.replace("%0A", "\n"))
}

fn trouble(why: &actix_multipart::MultipartError) -> Trouble {
    match why {
        actix_multipart::MultipartError::Payload(PayloadError::Overflow) => Trouble::TooLarge,
        _ => Trouble::Broken,
    }
}

#[cfg(test)]
mod tests {
    use super::super::body::tests::{HASTY, silent_after};
    use super::*;

    #[actix_web::test]
    async fn whoever_falls_silent_in_a_plain_form_is_not_waited_for_for_ever() {
        let body = Body::with(silent_after(&[b"story=Chuy%E1%BB%87n&lea"]), HASTY);
        let read = read_urlencoded(body).await;
        assert_eq!(read.get("story"), "Chuyện");
        assert_eq!(read.trouble, Some(Trouble::Broken));
    }
}
