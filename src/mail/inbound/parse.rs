//! From the bytes of a message to what the desk needs to know of it. Everything here is a guess about
//! what somebody wrote, made with bounds; the raw message is kept whatever comes out.

use unicode_normalization::UnicodeNormalization as _;

use super::headers::{self, Headers, Mailbox};
use super::mime::{self, Leaf, Parts};
use super::report::{self, Report};
use super::signs::Signs;
use super::{charset, html, received};
use crate::text::words::nfc;
use crate::time::Moment;

/// Bytes of one text that are read.
const MOST_TEXT: usize = 1024 * 1024;
/// Characters of all texts together that are kept.
const MOST_CHARS: usize = 200_000;
/// Files kept apart from the raw message.
pub const MOST_FILES: usize = 20;
/// Files that are named at all.
const MOST_NAMES: usize = 100;
/// Messages within messages whose words are read.
const DEEPEST_MESSAGE: usize = 3;
/// Addresses and Message-IDs that are looked at.
const MOST_LISTED: usize = 200;
/// The longest file name, in characters.
const NAME_CHARS: usize = 120;

/// A message as far as it could be read.
#[derive(Clone, Debug, Default)]
pub struct Mail {
    pub subject: String,
    /// The first of `From:`; the name proves nothing, the address little.
    pub from: Mailbox,
    /// Everybody in `From:`, `Sender:` and `Reply-To:`.
    pub senders: Vec<String>,
    /// Every address the message was sent to or arrived at.
    pub recipients: Vec<String>,
    /// With its angle brackets.
    pub message_id: Option<String>,
    /// The Message-IDs it answers or refers to.
    pub refers_to: Vec<String>,
    pub text: String,
    /// The first HTML part as it came; for the sandbox only.
    pub html: String,
    pub files: Vec<File>,
    /// Who or what sent it, by its fields.
    pub signs: Signs,
    /// What a mail server reports about a mail.
    pub report: Option<Report>,
    /// By the topmost `Received:`.
    pub received_at: Option<Moment>,
    /// Says in Vietnamese or in English, as far as one can tell.
    pub is_english: bool,
    /// More fields, parts or text than are read; the rest is in the raw message.
    pub is_cut: bool,
}

/// A file that came with a message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct File {
    /// Cleaned; never empty.
    pub name: String,
    /// As declared, in small letters.
    pub media_type: String,
    pub bytes: Vec<u8>,
}

impl Mail {
    /// Whether anything was said that a person could read.
    pub fn says_something(&self) -> bool {
        self.text.chars().any(char::is_alphanumeric)
    }

    /// Whether there is nothing at all in it.
    pub fn is_empty(&self) -> bool {
        !self.says_something() && self.files.is_empty()
    }
}

/// Reads a message. Never fails: what can't be read is left out.
pub fn parse(raw: &[u8]) -> Mail {
    let normal = headers::with_line_feeds(raw);
    parse_at(normal.as_deref().unwrap_or(raw), 0)
}

fn parse_at(raw: &[u8], depth: usize) -> Mail {
    let (head, body) = headers::split(raw);
    let mut mail = Mail {
        subject: line(&head.text("Subject").unwrap_or_default(), 500),
        from: from(&head),
        senders: addresses(&head, &["From", "Sender", "Reply-To"]),
        recipients: addresses(
            &head,
            &[
                "Delivered-To",
                "X-Original-To",
                "Envelope-To",
                "X-Envelope-To",
                "X-Delivered-To",
                "To",
                "Cc",
                "Resent-To",
            ],
        ),
        message_id: ids(&head, &["Message-ID"]).into_iter().next(),
        refers_to: ids(&head, &["In-Reply-To", "References"]),
        signs: Signs::of(&head),
        received_at: head.plain("Received").as_deref().and_then(received::moment),
        ..Mail::default()
    };
    let parts = mime::walk(head, body);
    mail.is_cut = parts.is_cut;
    mail.report = report::of(&parts);
    mail.signs.is_report = parts.report.is_some() || mail.report.is_some();
    mail.read_texts(&parts, depth);
    mail.read_files(&parts, depth);
    mail.is_english = is_english(&mail.text);
    mail
}

impl Mail {
    fn read_texts(&mut self, parts: &Parts<'_>, depth: usize) {
        let mut said = Vec::new();
        let mut choices = Vec::new();
        for leaf in parts.leaves.iter().filter(|leaf| is_text(leaf)) {
            match leaf.choice {
                Some(choice) if choices.contains(&choice) => {}
                Some(choice) => {
                    choices.push(choice);
                    said.push(self.chosen(parts, choice));
                }
                None => said.push(self.text_of(leaf)),
            }
        }
        said.retain(|text| text.chars().any(|c| !c.is_whitespace()));
        // Forwarded as a file and nothing said: the words are in what was forwarded.
        if said.is_empty() && depth < DEEPEST_MESSAGE {
            let forwarded = parts.leaves.iter().find(|leaf| leaf.is_message());
            said.extend(forwarded.map(|leaf| forwarded_text(leaf, depth)));
        }
        self.text = bounded(said.join("\n\n"), &mut self.is_cut);
    }

    /// The best of several ways to say the same: plain text, unless it is only a stand-in.
    fn chosen(&mut self, parts: &Parts<'_>, choice: usize) -> String {
        let all = || {
            parts
                .leaves
                .iter()
                .filter(|leaf| leaf.choice == Some(choice) && is_text(leaf))
        };
        let plain: Vec<String> = all()
            .filter(|leaf| leaf.media_type != "text/html")
            .map(|leaf| self.text_of(leaf))
            .collect();
        let plain = plain.join("\n\n");
        let rich: Vec<String> = all()
            .filter(|leaf| leaf.media_type == "text/html")
            .map(|leaf| self.text_of(leaf))
            .collect();
        let rich = rich.join("\n\n");
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        if letters(&plain).saturating_mul(3) < letters(&rich) {
            rich
        } else {
            plain
        }
    }

    fn text_of(&mut self, leaf: &Leaf<'_>) -> String {
        let bytes = leaf.first_bytes(MOST_TEXT);
        self.is_cut |= bytes.len() > MOST_TEXT;
        let bytes = bytes.get(..MOST_TEXT).unwrap_or(&bytes);
        let text = charset::decode(bytes, leaf.charset.as_deref());
        if leaf.media_type == "text/html" {
            if self.html.is_empty() {
                self.html.clone_from(&text);
            }
            return clean(&html::text_of(&text));
        }
        clean(&if leaf.is_flowed { flowed(&text) } else { text })
    }

    fn read_files(&mut self, parts: &Parts<'_>, depth: usize) {
        // Only of the message itself: what lies in a forwarded one stays in it.
        if depth > 0 {
            return;
        }
        let leaves = parts.leaves.iter().filter(|leaf| !is_text(leaf));
        for (n, leaf) in leaves.enumerate() {
            if n >= MOST_NAMES {
                self.is_cut = true;
                break;
            }
            let bytes = if n < MOST_FILES {
                leaf.bytes().into_owned()
            } else {
                Vec::new()
            };
            self.is_cut |= n >= MOST_FILES;
            self.files.push(File {
                name: file_name(leaf, n + 1),
                media_type: leaf.media_type.clone(),
                bytes,
            });
        }
    }
}

/// Whether a part is to be read as words of the message itself.
fn is_text(leaf: &Leaf<'_>) -> bool {
    !leaf.is_beside
        && matches!(
            leaf.media_type.as_str(),
            "text/plain" | "text/html" | "text/enriched"
        )
}

fn forwarded_text(leaf: &Leaf<'_>, depth: usize) -> String {
    let inner = parse_at(&leaf.bytes(), depth + 1);
    let mut lines: Vec<&str> = vec![&inner.subject, &inner.from.address, "", &inner.text];
    lines.retain(|text| !text.is_empty());
    lines.join("\n")
}

/// RFC 3676: a line that ends in a space goes on in the next one.
fn flowed(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for line in text.lines() {
        let line = line.strip_prefix(' ').unwrap_or(line);
        joined.push_str(line);
        if !line.ends_with(' ') || line == "-- " {
            joined.push('\n');
        }
    }
    joined
}

/// Lines without control characters and without marks that turn or hide what is shown.
fn clean(text: &str) -> String {
    let lines = text.replace("\r\n", "\n");
    let cleaned: String = lines
        .chars()
        .filter_map(|c| match c {
            '\n' | '\t' => Some(c),
            '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{200b}' => None,
            _ if c.is_control() => None,
            _ => Some(c),
        })
        .nfc()
        .collect();
    cleaned.trim().to_owned()
}

/// One line of at most `most` characters.
pub(super) fn line(text: &str, most: usize) -> String {
    let cleaned = clean(text);
    let line = cleaned.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(most).collect()
}

fn bounded(text: String, is_cut: &mut bool) -> String {
    if text.chars().nth(MOST_CHARS).is_none() {
        return text;
    }
    *is_cut = true;
    text.chars().take(MOST_CHARS).collect()
}

fn from(head: &Headers<'_>) -> Mailbox {
    let named = |field: &str| {
        head.mailboxes(field)
            .into_iter()
            .find(|it| it.address.contains('@'))
    };
    let found = named("From").or_else(|| named("Sender"));
    let found = found.or_else(|| head.mailboxes("From").into_iter().next());
    let found = found.unwrap_or_default();
    Mailbox {
        name: line(&found.name, 200),
        address: line(&found.address, 320),
    }
}

/// Every address in these fields, in small letters. Looks at nothing but what stands around an `@`.
fn addresses(head: &Headers<'_>, fields: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for value in fields.iter().flat_map(|field| head.all_plain(field)) {
        if found.len() >= MOST_LISTED {
            break;
        }
        let is_between = |c: char| c.is_whitespace() || "<>,;:()[]\"'".contains(c);
        for word in value.split(is_between).filter(|word| word.contains('@')) {
            let address = word.trim_matches(['.', '@']).to_lowercase();
            if address.contains('@') && !found.contains(&address) && found.len() < MOST_LISTED {
                found.push(address);
            }
        }
    }
    found
}

/// Every Message-ID in these fields, with its brackets.
fn ids(head: &Headers<'_>, fields: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for value in fields.iter().flat_map(|field| head.all_plain(field)) {
        found.extend(ids_in(&value));
        if found.len() >= MOST_LISTED {
            break;
        }
    }
    found.truncate(MOST_LISTED);
    found
}

/// Everything between angle brackets that looks like a Message-ID.
pub(super) fn ids_in(text: &str) -> Vec<String> {
    let parts = text.split('<').skip(1);
    let inner = parts.filter_map(|part| part.split_once('>').map(|(id, _)| id));
    inner
        .filter(|id| id.contains('@') && id.len() <= 400 && !id.contains(char::is_whitespace))
        .map(|id| format!("<{id}>"))
        .take(MOST_LISTED)
        .collect()
}

/// A name that can be shown and stored: no folders, nothing invisible, never empty.
fn file_name(leaf: &Leaf<'_>, number: usize) -> String {
    let given = leaf.name.as_deref().map(decoded_name).unwrap_or_default();
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = line(last, usize::MAX)
        .chars()
        .filter(|c| !matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*'))
        .collect();
    let name = name.trim_matches(['.', ' ']);
    if !name.is_empty() {
        return shortened(name);
    }
    let ending = match leaf.media_type.as_str() {
        "message/rfc822" | "message/global" => "eml",
        "image/jpeg" | "image/jpg" => "jpg",
        "image/png" => "png",
        "image/webp" => "webp",
        "image/heic" => "heic",
        "application/pdf" => "pdf",
        "text/plain" => "txt",
        "text/html" => "html",
        "text/calendar" => "ics",
        _ => "bin",
    };
    format!("{number}.{ending}")
}

/// Cut in the middle, so that the ending stays.
fn shortened(name: &str) -> String {
    let count = name.chars().count();
    if count <= NAME_CHARS {
        return nfc(name);
    }
    let start: String = name.chars().take(NAME_CHARS - 21).collect();
    let end: String = name.chars().skip(count - 20).collect();
    nfc(&format!("{start}…{end}"))
}

/// Many programs write encoded words where the rules ask for something else.
fn decoded_name(name: &str) -> String {
    if !name.contains("=?") {
        return name.to_owned();
    }
    let field = format!("x: {name}\n\n");
    let (head, _) = headers::split(field.as_bytes());
    head.text("x").unwrap_or_else(|| name.to_owned())
}

/// English only when it certainly isn't Vietnamese.
fn is_english(text: &str) -> bool {
    const COMMON: [&str; 12] = [
        "the", "and", "my", "you", "your", "have", "was", "with", "please", "this", "that", "is",
    ];
    let sample: String = text.chars().take(5_000).collect();
    let words = sample.split(|c: char| !c.is_alphabetic());
    let known = words.filter(|word| COMMON.iter().any(|it| it.eq_ignore_ascii_case(word)));
    let is_marked = |c: char| !c.is_ascii() && c.is_alphabetic();
    let marked = sample.chars().filter(|c| is_marked(*c)).count();
    known.count() >= 3 && marked.saturating_mul(20) < sample.chars().count()
}
