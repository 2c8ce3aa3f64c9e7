//! What a file is: by its content, held against its name and what the sender said it was.

use std::collections::BTreeSet;

/// A kind of file that is known here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    Jpeg,
    Png,
    Webp,
    Heic,
    Pdf,
    Eml,
    Txt,
    /// Whatever came by mail and is none of these; never taken from a form.
    Other,
}

impl FileKind {
    /// Those a form may send, unless the configuration names fewer.
    pub const NAMED: [Self; 7] = [
        Self::Jpeg,
        Self::Png,
        Self::Heic,
        Self::Webp,
        Self::Pdf,
        Self::Eml,
        Self::Txt,
    ];

    /// As it stands in the database and in the configuration.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
            Self::Heic => "heic",
            Self::Pdf => "pdf",
            Self::Eml => "eml",
            Self::Txt => "txt",
            Self::Other => "other",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        let all = Self::NAMED.into_iter().chain([Self::Other]);
        all.into_iter().find(|kind| kind.key() == key)
    }

    /// What it is handed out as: never anything a browser would run or lay out as a page of ours.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Heic => "image/heic",
            Self::Pdf => "application/pdf",
            Self::Eml | Self::Txt | Self::Other => "application/octet-stream",
        }
    }

    /// Whether the desk can draw it.
    pub const fn is_previewable(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png | Self::Webp)
    }

    fn from_extension(extension: &str) -> Option<Self> {
        Some(match extension.to_ascii_lowercase().as_str() {
            "jpg" | "jpeg" | "jpe" | "jfif" => Self::Jpeg,
            "png" => Self::Png,
            "webp" => Self::Webp,
            "heic" | "heif" | "hif" => Self::Heic,
            "pdf" => Self::Pdf,
            "eml" => Self::Eml,
            "txt" => Self::Txt,
            _ => return None,
        })
    }
}

/// The kinds a form may send, from the configuration: `jpg,png,heic,webp,pdf,eml,txt`.
pub(super) fn parse_kinds(list: &str) -> Result<BTreeSet<FileKind>, String> {
    let parts = list.split(',').map(str::trim).filter(|it| !it.is_empty());
    parts
        .map(|part| {
            let kind = FileKind::from_extension(part);
            kind.ok_or_else(|| format!("“{part}” is not among jpg,png,heic,webp,pdf,eml,txt"))
        })
        .collect()
}

/// What the sender says of the kind, by the ending of the name or by the declared media type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Nothing,
    Kind(FileKind),
    /// Something that is none of ours.
    Unknown,
}

impl Said {
    fn by_name(name: &str) -> Self {
        match name.rsplit_once('.') {
            // What is longer is a sentence with a full stop in it.
            Some((_, ending)) if (1..=12).contains(&ending.len()) && !ending.contains(' ') => {
                FileKind::from_extension(ending).map_or(Self::Unknown, Self::Kind)
            }
            _ => Self::Nothing,
        }
    }

    fn by_type(declared: &str) -> Self {
        let essence = declared.split(';').next().unwrap_or_default().trim();
        Self::Kind(match essence.to_ascii_lowercase().as_str() {
            // Browsers say this of whatever their system does not know.
            "" | "application/octet-stream" => return Self::Nothing,
            "image/jpeg" | "image/jpg" | "image/pjpeg" => FileKind::Jpeg,
            "image/png" | "image/x-png" => FileKind::Png,
            "image/webp" => FileKind::Webp,
            "image/heic" | "image/heif" | "image/heic-sequence" | "image/heif-sequence" => {
                FileKind::Heic
            }
            "application/pdf" | "application/x-pdf" => FileKind::Pdf,
            "message/rfc822" => FileKind::Eml,
            "text/plain" => FileKind::Txt,
            _ => return Self::Unknown,
        })
    }
}

/// Why a file is not what a form may send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unfit {
    /// Not of a kind that is taken.
    Kind,
    /// Not what its name or its sender says.
    Mismatch,
}

/// How a file that begins with `head` is taken: as which kind, or why not. A text must stay one to its end: see
/// [`TextCheck`].
pub(super) fn judge(
    name: &str,
    declared: &str,
    head: &[u8],
    allowed: &BTreeSet<FileKind>,
) -> Result<FileKind, Unfit> {
    let kind = match (Said::by_name(name), Said::by_type(declared)) {
        (Said::Unknown, _) | (Said::Nothing, Said::Unknown) => return Err(Unfit::Kind),
        (Said::Kind(_), Said::Unknown) => return Err(Unfit::Mismatch),
        // A mail is a text: systems without a mail program call it one.
        (Said::Kind(FileKind::Eml), Said::Kind(FileKind::Txt)) => FileKind::Eml,
        (Said::Kind(by_name), Said::Kind(by_type)) if by_name != by_type => {
            return Err(Unfit::Mismatch);
        }
        (Said::Kind(kind), _) | (Said::Nothing, Said::Kind(kind)) => kind,
        (Said::Nothing, Said::Nothing) => recognise(head).ok_or(Unfit::Kind)?,
    };
    if !allowed.contains(&kind) {
        return Err(Unfit::Kind);
    }
    let found = by_content(head);
    let is_so = match kind {
        FileKind::Eml => found.is_none() && looks_like_mail(head),
        FileKind::Txt => found.is_none(),
        image_or_pdf => found == Some(image_or_pdf),
    };
    if is_so {
        Ok(kind)
    } else {
        Err(Unfit::Mismatch)
    }
}

/// What came by mail, whatever it is: its kind when the content is what it is said to be, else
/// [`FileKind::Other`].
pub(super) fn recognise_kindly(name: &str, declared: &str, head: &[u8]) -> FileKind {
    if head.is_empty() {
        return FileKind::Other;
    }
    let all = FileKind::NAMED.into_iter().collect();
    let judged = judge(name, declared, head, &all);
    judged
        .ok()
        .or_else(|| by_content(head))
        .unwrap_or(FileKind::Other)
}

/// The kind of a file of which nothing is said.
fn recognise(head: &[u8]) -> Option<FileKind> {
    let text = || {
        let mut check = TextCheck::default();
        check.push(head).then_some(FileKind::Txt)
    };
    by_content(head)
        .or_else(|| looks_like_mail(head).then_some(FileKind::Eml))
        .or_else(text)
}

/// What can be told by the first bytes alone.
fn by_content(head: &[u8]) -> Option<FileKind> {
    use infer::image::{is_jpeg, is_png, is_webp};
    if is_jpeg(head) {
        Some(FileKind::Jpeg)
    } else if is_png(head) {
        Some(FileKind::Png)
    } else if is_webp(head) {
        Some(FileKind::Webp)
    } else if is_heic(head) {
        Some(FileKind::Heic)
    } else if head.trim_ascii_start().starts_with(b"%PDF-") {
        Some(FileKind::Pdf)
    } else {
        None
    }
}

/// The brands of the `ftyp` box that phones write (ISO/IEC 23008-12); AVIF is none of them.
fn is_heic(head: &[u8]) -> bool {
    const HEVC: [&[u8]; 8] = [
        b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"hevm", b"hevs",
    ];
    const ANY: [&[u8]; 2] = [b"mif1", b"msf1"];
    let Some((size, rest)) = head.split_first_chunk::<4>() else {
        return false;
    };
    let Some(brands) = rest.strip_prefix(b"ftyp") else {
        return false;
    };
    let size = usize::try_from(u32::from_be_bytes(*size)).unwrap_or(0);
    let brands = brands.get(..size.saturating_sub(8)).unwrap_or(brands);
    let mut brands = brands.chunks_exact(4);
    match brands.next() {
        Some(major) if HEVC.contains(&major) => true,
        // After it comes a version, then what else the file can be read as.
        Some(major) if ANY.contains(&major) => brands.skip(1).any(|it| HEVC.contains(&it)),
        _ => false,
    }
}

/// Lines that begin a mail and hardly anything else.
const MAIL_HEADERS: [&str; 12] = [
    "from",
    "to",
    "subject",
    "date",
    "received",
    "return-path",
    "message-id",
    "mime-version",
    "delivered-to",
    "reply-to",
    "content-type",
    "dkim-signature",
];

/// Whether this begins with header fields (RFC 5322), two of them well known.
fn looks_like_mail(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let mut known = 0_usize;
    for (number, line) in head.split(|byte| *byte == b'\n').enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let is_folded = line.starts_with(b" ") || line.starts_with(b"\t");
        // Mailboxes in one file put a line "From somebody …" before each mail.
        if number == 0 && line.starts_with(b"From ") || number > 0 && is_folded {
            continue;
        }
        let Some(colon) = line.iter().position(|byte| *byte == b':') else {
            // The end of the header, or of what was read.
            break;
        };
        let name = line.get(..colon).unwrap_or_default();
        if name.is_empty() || !name.iter().all(u8::is_ascii_graphic) {
            return false;
        }
        let name = String::from_utf8_lossy(name).to_ascii_lowercase();
        known = known.saturating_add(usize::from(MAIL_HEADERS.contains(&name.as_str())));
    }
    known >= 2
}

/// Follows a text through to its end: UTF-8, or UTF-16 that says so at its beginning; no control
/// characters but those of lines and pages.
#[derive(Debug, Default)]
pub(super) struct TextCheck {
    encoding: Option<Encoding>,
    /// Of a character that is not complete yet.
    begun: Vec<u8>,
}

#[derive(Clone, Copy, Debug)]
enum Encoding {
    Utf8,
    Utf16(fn([u8; 2]) -> u16),
}

impl TextCheck {
    /// Whether it is still a text.
    pub(super) fn push(&mut self, bytes: &[u8]) -> bool {
        self.begun.extend_from_slice(bytes);
        if self.encoding.is_none() && self.begun.len() < 2 {
            return true;
        }
        let encoding = *self.encoding.get_or_insert(match self.begun.as_slice() {
            [0xFF, 0xFE, ..] => Encoding::Utf16(u16::from_le_bytes),
            [0xFE, 0xFF, ..] => Encoding::Utf16(u16::from_be_bytes),
            _ => Encoding::Utf8,
        });
        match encoding {
            Encoding::Utf8 => self.check_utf8(),
            Encoding::Utf16(unit) => self.check_utf16(unit),
        }
    }

    /// Whether it ended as a text.
    pub(super) fn finish(mut self) -> bool {
        // One byte alone was not looked at yet.
        let is_text = self.encoding.is_some() || self.check_utf8();
        is_text && self.begun.is_empty()
    }

    fn check_utf8(&mut self) -> bool {
        let (is_text, used) = match std::str::from_utf8(&self.begun) {
            Ok(text) => (text.chars().all(is_of_text), self.begun.len()),
            Err(why) => {
                let whole = self.begun.get(..why.valid_up_to()).unwrap_or_default();
                let text = String::from_utf8_lossy(whole);
                // No length: it only ends in the middle of a character.
                let is_cut = why.error_len().is_none();
                (is_cut && text.chars().all(is_of_text), why.valid_up_to())
            }
        };
        self.begun.drain(..used);
        is_text
    }

    fn check_utf16(&mut self, unit: fn([u8; 2]) -> u16) -> bool {
        let units: Vec<u16> = self
            .begun
            .chunks_exact(2)
            .filter_map(|pair| Some(unit(pair.try_into().ok()?)))
            .collect();
        // A pair of surrogates may be cut in two.
        let is_cut = units
            .last()
            .is_some_and(|last| (0xD800..0xDC00).contains(last));
        let whole = units.len().saturating_sub(usize::from(is_cut));
        let mut symbols = char::decode_utf16(units.into_iter().take(whole));
        let is_text = symbols.all(|symbol| symbol.is_ok_and(is_of_text));
        self.begun.drain(..whole.saturating_mul(2));
        is_text
    }
}

fn is_of_text(symbol: char) -> bool {
    !symbol.is_control() || matches!(symbol, '\n' | '\r' | '\t' | '\u{c}' | '\u{85}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const JPEG: &[u8] = b"\xFF\xD8\xFF\xE0\x00\x10JFIF\x00";
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    const HEIC: &[u8] = b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic";
    const AVIF: &[u8] = b"\0\0\0\x18ftypavif\0\0\0\0mif1avif";
    const MAIL: &[u8] =
        b"Received: from a by b;\r\n Mon, 2 Nov 2026\r\nFrom: a@b.example\r\n\r\nText";

    fn all() -> BTreeSet<FileKind> {
        parse_kinds("jpg,png,heic,webp,pdf,eml,txt").unwrap()
    }

    fn judged(name: &str, declared: &str, head: &[u8]) -> Result<FileKind, Unfit> {
        judge(name, declared, head, &all())
    }

    #[test]
    fn what_it_is_agrees_with_what_it_is_called() {
        let fine = [
            ("ảnh.JPG", "image/jpeg", JPEG, FileKind::Jpeg),
            ("a.jpeg", "application/octet-stream", JPEG, FileKind::Jpeg),
            ("a.png", "image/png", PNG, FileKind::Png),
            ("a.HEIC", "image/heif", HEIC, FileKind::Heic),
            ("a.heic", "", HEIC, FileKind::Heic),
            ("a.pdf", "application/pdf", b"%PDF-1.7\n", FileKind::Pdf),
            ("thư.eml", "message/rfc822", MAIL, FileKind::Eml),
            ("thư.eml", "text/plain", MAIL, FileKind::Eml),
            (
                "a.txt",
                "text/plain; charset=utf-8",
                "chữ".as_bytes(),
                FileKind::Txt,
            ),
            ("không đuôi", "", JPEG, FileKind::Jpeg),
            ("image", "image/png", PNG, FileKind::Png),
            ("Thư số 1. Gửi công ty", "", b"text", FileKind::Txt),
        ];
        for (name, declared, head, kind) in fine {
            assert_eq!(judged(name, declared, head), Ok(kind), "{name} {declared}");
        }
    }

    #[test]
    fn what_lies_about_itself_is_refused() {
        let bad = [
            ("a.png", "image/png", JPEG, Unfit::Mismatch),
            ("a.jpg", "image/png", JPEG, Unfit::Mismatch),
            ("a.jpg", "text/html", JPEG, Unfit::Mismatch),
            ("a.txt", "text/plain", JPEG, Unfit::Mismatch),
            ("a.eml", "message/rfc822", b"<html>", Unfit::Mismatch),
            ("a.pdf", "application/pdf", b"<html>%PDF-", Unfit::Mismatch),
            ("a.heic", "image/heic", AVIF, Unfit::Mismatch),
            ("x.html", "text/html", b"<html>", Unfit::Kind),
            ("a.js", "text/plain", b"alert(1)", Unfit::Kind),
            ("a.svg", "image/svg+xml", b"<svg/>", Unfit::Kind),
            ("42.zip", "application/zip", b"PK\x03\x04", Unfit::Kind),
            ("zip", "application/zip", b"PK\x03\x04", Unfit::Kind),
            ("zip", "", b"PK\x03\x04\0\0", Unfit::Kind),
        ];
        for (name, declared, head, why) in bad {
            assert_eq!(judged(name, declared, head), Err(why), "{name} {declared}");
        }
        let few = parse_kinds("png").unwrap();
        assert_eq!(judge("a.jpg", "", JPEG, &few), Err(Unfit::Kind));
        assert!(parse_kinds("png,exe").is_err());
    }

    #[test]
    fn what_came_by_mail_is_kept_whatever_it_is() {
        assert_eq!(
            recognise_kindly("a.zip", "", b"PK\x03\x04"),
            FileKind::Other
        );
        assert_eq!(
            recognise_kindly("a.html", "text/html", b"<p>"),
            FileKind::Other
        );
        assert_eq!(recognise_kindly("a.dat", "", JPEG), FileKind::Jpeg);
        assert_eq!(recognise_kindly("a.eml", "", MAIL), FileKind::Eml);
    }

    #[test]
    fn a_text_is_one_to_its_end_however_it_is_cut() {
        let utf16 = |text: &str, unit: fn(u16) -> [u8; 2]| {
            let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
            units.flat_map(unit).collect::<Vec<u8>>()
        };
        let text = "Dòng một\r\n\tsố 2 😀 ậ";
        let fine = [
            text.as_bytes().to_vec(),
            utf16(text, u16::to_le_bytes),
            utf16(text, u16::to_be_bytes),
            b"x".to_vec(),
        ];
        let mut bad = vec![
            b"a\0b".to_vec(),
            b"\x1b[31m".to_vec(),
            b"\xC4".to_vec(),
            b"\xFF\xFE\x00\xD8".to_vec(),
            b"caf\xE9 au lait".to_vec(),
        ];
        bad.push(utf16("a\0", u16::to_le_bytes));
        for (texts, is_text) in [(fine.to_vec(), true), (bad, false)] {
            for bytes in texts {
                for size in 1..=bytes.len() {
                    let mut check = TextCheck::default();
                    let is_going = bytes.chunks(size).all(|part| check.push(part));
                    assert_eq!(is_going && check.finish(), is_text, "{bytes:?} by {size}");
                }
            }
        }
    }
}
