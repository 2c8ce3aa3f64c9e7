//! The parts of a message, walked through with bounds: so deep and no deeper, so many and no more. What
//! lies beyond them stays inside the raw message, which is kept whole.

use std::borrow::Cow;

use mail_parser::ContentType;

use super::headers::{self, Headers, first_line};
use super::transfer;

/// Parts within parts, and messages within messages.
const DEEPEST: usize = 20;
/// Parts of all kinds in one message.
const MOST_PARTS: usize = 400;

/// A part that holds no others.
pub(super) struct Leaf<'a> {
    pub(super) headers: Headers<'a>,
    body: &'a [u8],
    /// `text/plain`, in small letters.
    pub(super) media_type: String,
    pub(super) charset: Option<String>,
    pub(super) is_flowed: bool,
    /// Of several ways to say the same, this is one: the number names the choice.
    pub(super) choice: Option<usize>,
    /// Belongs to an HTML part (an image in it), or was marked as attached.
    pub(super) is_beside: bool,
    pub(super) name: Option<String>,
}

impl<'a> Leaf<'a> {
    /// The content without its transfer encoding.
    pub(super) fn bytes(&self) -> Cow<'a, [u8]> {
        let encoding = self.headers.plain("Content-Transfer-Encoding");
        transfer::decode(self.body, encoding.as_deref())
    }

    /// The content, decoded no further than needed for `most` bytes of it.
    pub(super) fn first_bytes(&self, most: usize) -> Cow<'a, [u8]> {
        // No encoding makes a text more than four times longer than it is.
        let body = self.body.get(..most.saturating_mul(4)).unwrap_or(self.body);
        let encoding = self.headers.plain("Content-Transfer-Encoding");
        transfer::decode(body, encoding.as_deref())
    }

    pub(super) fn is_message(&self) -> bool {
        matches!(
            self.media_type.as_str(),
            "message/rfc822" | "message/global"
        )
    }
}

/// All leaves of a message, and whether there was more than is read.
pub(super) struct Parts<'a> {
    pub(super) leaves: Vec<Leaf<'a>>,
    pub(super) is_cut: bool,
    /// `report-type` of a `multipart/report`, else empty; `None` when it is no report.
    pub(super) report: Option<String>,
    seen: usize,
    choices: usize,
}

/// Where a part stands.
#[derive(Clone, Copy, Default)]
struct Place {
    depth: usize,
    choice: Option<usize>,
    is_beside: bool,
    is_in_digest: bool,
}

/// Walks through a message whose head and body were told apart.
pub(super) fn walk<'a>(headers: Headers<'a>, body: &'a [u8]) -> Parts<'a> {
    let mut parts = Parts {
        leaves: Vec::new(),
        is_cut: headers.is_cut,
        report: None,
        seen: 0,
        choices: 0,
    };
    parts.take(headers, body, Place::default());
    parts
}

impl<'a> Parts<'a> {
    fn take(&mut self, headers: Headers<'a>, body: &'a [u8], place: Place) {
        if self.seen >= MOST_PARTS {
            self.is_cut = true;
            return;
        }
        self.seen += 1;
        let kind = headers.content_type("Content-Type");
        let media_type = media_type(kind.as_ref(), place);
        let attribute = |name: &str| kind.as_ref().and_then(|kind| kind.attribute(name));
        if let Some(subtype) = media_type.strip_prefix("multipart/") {
            if place.depth == 0 && subtype == "report" {
                self.report = Some(attribute("report-type").unwrap_or_default().to_lowercase());
            }
            let sections = self.sections(body, attribute("boundary").unwrap_or_default());
            if place.depth >= DEEPEST {
                self.is_cut = true;
            } else if !sections.is_empty() {
                return self.inside(&sections, subtype, place);
            }
        }
        let (is_attached, given) = disposition(&headers);
        let name = given.or_else(|| attribute("name").map(str::to_owned));
        let is_text = media_type.starts_with("text/") || media_type.starts_with("multipart/");
        self.leaves.push(Leaf {
            charset: attribute("charset").map(str::to_owned),
            is_flowed: attribute("format").is_some_and(|said| said.eq_ignore_ascii_case("flowed")),
            choice: place.choice,
            is_beside: place.is_beside
                || is_attached
                || place.depth >= DEEPEST
                || (is_text && name.is_some()),
            // One whose boundary is nowhere is read as what it most likely is.
            media_type: if media_type.starts_with("multipart/") {
                "text/plain".to_owned()
            } else {
                media_type
            },
            name,
            headers,
            body,
        });
    }

    fn inside(&mut self, sections: &[&'a [u8]], subtype: &str, place: Place) {
        let mut inner = Place {
            depth: place.depth + 1,
            is_in_digest: subtype == "digest",
            ..place
        };
        if subtype == "alternative" && place.choice.is_none() {
            self.choices += 1;
            inner.choice = Some(self.choices);
        }
        for (n, section) in sections.iter().enumerate() {
            // What follows the root of a related group belongs to it.
            inner.is_beside = place.is_beside || (subtype == "related" && n > 0);
            let (headers, body) = headers::split(section);
            self.is_cut |= headers.is_cut;
            self.take(headers, body, inner);
        }
    }

    /// The parts between the boundaries; none when the boundary is nowhere. Without a boundary given, the
    /// first line that looks like one is.
    fn sections(&mut self, body: &'a [u8], boundary: &str) -> Vec<&'a [u8]> {
        let boundary = boundary.trim_end().as_bytes();
        let marker: Cow<'_, [u8]> = if boundary.is_empty() {
            match guessed(body) {
                Some(line) => Cow::Borrowed(line),
                None => return Vec::new(),
            }
        } else {
            Cow::Owned([b"--", boundary].concat())
        };
        let mut sections = Vec::new();
        let (mut start, mut at) = (None, 0);
        while let Some((line, _)) = body.get(at..).and_then(first_line) {
            let end = at + line.len();
            if let Some(tail) = line.strip_prefix(&*marker)
                && matches!(tail.trim_ascii(), b"" | b"--")
            {
                if let Some(start) = start {
                    sections.push(without_end(body.get(start..at).unwrap_or_default()));
                }
                start = (tail.trim_ascii() != b"--").then_some(end);
                if start.is_none() || sections.len() > MOST_PARTS {
                    self.is_cut |= start.is_some();
                    return sections;
                }
            }
            at = end;
        }
        // The last boundary is missing: cut off on its way.
        sections.extend(start.and_then(|start| body.get(start..)));
        sections
    }
}

/// The first line that begins like a boundary.
fn guessed(body: &[u8]) -> Option<&[u8]> {
    let mut rest = body;
    for _ in 0..50 {
        let (line, after) = first_line(rest)?;
        let line = line.trim_ascii_end();
        if line.len() > 4 && line.starts_with(b"--") {
            return Some(line);
        }
        rest = after;
    }
    None
}

/// The line end before a boundary belongs to the boundary.
fn without_end(section: &[u8]) -> &[u8] {
    let section = section.strip_suffix(b"\n").unwrap_or(section);
    section.strip_suffix(b"\r").unwrap_or(section)
}

fn media_type(kind: Option<&ContentType<'_>>, place: Place) -> String {
    let Some(kind) = kind else {
        let default = if place.is_in_digest {
            "message/rfc822"
        } else {
            "text/plain"
        };
        return default.to_owned();
    };
    match kind.subtype() {
        Some(subtype) => format!("{}/{subtype}", kind.ctype()).to_lowercase(),
        None if kind.ctype().eq_ignore_ascii_case("text") => "text/plain".to_owned(),
        None => kind.ctype().to_lowercase(),
    }
}

/// Whether a part was marked as attached, and the name it was given.
fn disposition(headers: &Headers<'_>) -> (bool, Option<String>) {
    let Some(said) = headers.content_type("Content-Disposition") else {
        return (false, None);
    };
    let name = said.attribute("filename").map(str::to_owned);
    (said.ctype().eq_ignore_ascii_case("attachment"), name)
}
