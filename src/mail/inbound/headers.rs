//! The head of a message or of one of its parts, split into fields. Reads what is broken as far as it
//! makes sense, and never more than a bounded amount: a hostile mail may have a million fields.

use std::borrow::Cow;

use mail_parser::parsers::MessageStream;
use mail_parser::{ContentType, HeaderValue};

use super::charset;

/// Fields kept of one head; nobody writes more.
const MOST_FIELDS: usize = 1_000;
/// Bytes of one field's value that are read.
const MOST_VALUE: usize = 16 * 1024;
/// Lines between two fields that are no fields themselves, passed over.
const MOST_JUNK: usize = 20;

/// One field as it stands: the value still folded and encoded.
struct Field<'a> {
    name: &'a [u8],
    value: &'a [u8],
}

/// The fields of a head, in their order.
#[derive(Default)]
pub(super) struct Headers<'a> {
    fields: Vec<Field<'a>>,
    /// There were more than are kept.
    pub(super) is_cut: bool,
}

/// Somebody as named in a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mailbox {
    /// What they call themselves; proves nothing.
    pub name: String,
    pub address: String,
}

/// Splits a message into its head and its body. What has no head is all body.
pub(super) fn split(entity: &[u8]) -> (Headers<'_>, &[u8]) {
    let mut headers = Headers::default();
    let mut rest = entity;
    let mut junk = 0;
    // The line a mailbox file puts before each message.
    if let Some((line, after)) = first_line(rest)
        && (line.starts_with(b"From ") || line.starts_with(b">From "))
    {
        rest = after;
    }
    while let Some((line, after)) = first_line(rest) {
        if trimmed(line).is_empty() {
            return (headers, after);
        }
        if let Some(field) = field_of(line, rest) {
            rest = rest.get(field.1..).unwrap_or_default();
            headers.push(field.0);
        } else if junk < MOST_JUNK && goes_on(after) && !headers.fields.is_empty() {
            junk += 1;
            rest = after;
        } else {
            // Somebody forgot the empty line.
            return (headers, rest);
        }
    }
    (headers, rest)
}

/// Old Macintosh lines end in a bare return: as line ends only where there is no other.
pub(super) fn with_line_feeds(raw: &[u8]) -> Option<Vec<u8>> {
    (raw.contains(&b'\r') && !raw.contains(&b'\n')).then(|| {
        let feed = |byte: &u8| if *byte == b'\r' { b'\n' } else { *byte };
        raw.iter().map(feed).collect()
    })
}

/// The first line with its end, and what follows.
pub(super) fn first_line(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    if bytes.is_empty() {
        return None;
    }
    let end = bytes.iter().position(|byte| *byte == b'\n');
    Some(bytes.split_at(end.map_or(bytes.len(), |end| end + 1)))
}

fn trimmed(line: &[u8]) -> &[u8] {
    line.trim_ascii()
}

/// Whether the next line is a field again.
fn goes_on(rest: &[u8]) -> bool {
    first_line(rest).is_some_and(|(line, _)| name_of(line).is_some())
}

/// The name of the field that a line begins, if it begins one.
fn name_of(line: &[u8]) -> Option<&[u8]> {
    let colon = line.iter().position(|byte| *byte == b':')?;
    let name = line.get(..colon)?.trim_ascii_end();
    let is_name = !name.is_empty() && name.len() <= 100 && name.iter().all(u8::is_ascii_graphic);
    is_name.then_some(name)
}

/// The field that begins with `line` at the start of `rest`, and where it ends: lines that begin with
/// white space belong to it, unless there is nothing else in them.
fn field_of<'a>(line: &'a [u8], rest: &'a [u8]) -> Option<(Field<'a>, usize)> {
    let name = name_of(line)?;
    let mut end = line.len();
    while let Some((more, _)) = rest.get(end..).and_then(first_line) {
        let is_folded = more
            .first()
            .is_some_and(|byte| matches!(byte, b' ' | b'\t'));
        if !is_folded || trimmed(more).is_empty() {
            break;
        }
        end += more.len();
    }
    let whole = rest.get(..end)?;
    let colon = whole.iter().position(|byte| *byte == b':')?;
    let value = whole.get(colon + 1..)?;
    Some((Field { name, value }, end))
}

impl<'a> Headers<'a> {
    fn push(&mut self, field: Field<'a>) {
        if self.fields.len() < MOST_FIELDS {
            self.fields.push(field);
        } else {
            self.is_cut = true;
        }
    }

    /// The values of every field of this name, bounded, still folded and encoded.
    fn values(&self, name: &str) -> impl Iterator<Item = &'a [u8]> {
        let name = name.to_owned();
        self.fields
            .iter()
            .filter(move |field| field.name.eq_ignore_ascii_case(name.as_bytes()))
            .map(|field| field.value.get(..MOST_VALUE).unwrap_or(field.value))
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.values(name).next().is_some()
    }

    /// The fields with their names in small letters, as they stand: for comparing whole messages.
    pub(super) fn raw(&self) -> impl Iterator<Item = (String, &'a [u8])> {
        self.fields.iter().map(|field| {
            let name = String::from_utf8_lossy(field.name).to_ascii_lowercase();
            (name, field.value)
        })
    }

    /// The first field of this name on one line, not decoded: for values that are ASCII by rule.
    pub(super) fn plain(&self, name: &str) -> Option<String> {
        self.values(name).next().map(unfolded)
    }

    /// Every field of this name on one line each, not decoded.
    pub(super) fn all_plain(&self, name: &str) -> Vec<String> {
        self.values(name).map(unfolded).collect()
    }

    /// The first field of this name as people read it.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        let value = terminated(self.values(name).next()?);
        match MessageStream::new(&value).parse_unstructured() {
            HeaderValue::Text(text) => Some(text.into_owned()),
            _ => None,
        }
    }

    /// Everybody named in the first field of this name.
    pub(super) fn mailboxes(&self, name: &str) -> Vec<Mailbox> {
        let Some(value) = self.values(name).next() else {
            return Vec::new();
        };
        let value = terminated(value);
        let parsed = MessageStream::new(&value).parse_address();
        let Some(address) = parsed.as_address() else {
            return Vec::new();
        };
        let text = |said: Option<&str>| said.unwrap_or_default().trim().to_owned();
        address
            .iter()
            .map(|each| Mailbox {
                name: text(each.name()),
                address: text(each.address()),
            })
            .collect()
    }

    /// The first field of this name as a type with its attributes.
    pub(super) fn content_type(&self, name: &str) -> Option<ContentType<'static>> {
        let value = terminated(self.values(name).next()?);
        match MessageStream::new(&value).parse_content_type().into_owned() {
            HeaderValue::ContentType(parsed) => Some(parsed),
            _ => None,
        }
    }
}

/// A value in UTF-8 and with a line end, without which the parsers find nothing in it.
fn terminated(value: &[u8]) -> Vec<u8> {
    let text = match std::str::from_utf8(value) {
        Ok(text) => Cow::Borrowed(text),
        // 8-bit text that nobody declared.
        Err(_) => Cow::Owned(charset::guess(value)),
    };
    let mut bytes = text.trim_end().as_bytes().to_vec();
    bytes.push(b'\n');
    bytes
}

fn unfolded(value: &[u8]) -> String {
    let text = String::from_utf8_lossy(value);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
