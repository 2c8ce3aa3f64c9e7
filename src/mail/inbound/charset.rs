//! Bytes become text: by the charset that was declared, unless the bytes say otherwise, and by a guess
//! where nothing was declared. Vietnamese mail has been written in a dozen ways.

use std::borrow::Cow;

use mail_parser::decoders::charsets::map::charset_decoder;
use unicode_normalization::UnicodeNormalization as _;

use super::transfer;

/// TCVN 5712 (VN1, which holds VN3, the “ABC” fonts), 0x80 to 0xFF.
const TCVN_HIGH: &str = "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ\u{a0}ĂÂÊÔƠƯĐăâêôơưđẶ\u{300}\u{309}\u{303}\u{301}\u{323}àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ";
const TCVN_LOW: [(u8, char); 12] = [
    (0x01, 'Ú'),
    (0x02, 'Ụ'),
    (0x04, 'Ừ'),
    (0x05, 'Ử'),
    (0x06, 'Ữ'),
    (0x11, 'Ứ'),
    (0x12, 'Ự'),
    (0x13, 'Ỳ'),
    (0x14, 'Ỷ'),
    (0x15, 'Ỹ'),
    (0x16, 'Ý'),
    (0x17, 'Ỵ'),
];
/// VISCII (RFC 1456), 0x80 to 0xFF.
const VISCII_HIGH: &str = "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ";
const VISCII_LOW: [(u8, char); 6] = [
    (0x02, 'Ẳ'),
    (0x05, 'Ẵ'),
    (0x06, 'Ẫ'),
    (0x14, 'Ỷ'),
    (0x19, 'Ỹ'),
    (0x1e, 'Ỵ'),
];

/// The text of `bytes` that were declared to be in `charset`.
pub(super) fn decode(bytes: &[u8], charset: Option<&str>) -> String {
    let declared = charset.unwrap_or_default().trim().to_ascii_lowercase();
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match family(&declared) {
        Family::Tcvn => single_byte(bytes, TCVN_HIGH, &TCVN_LOW),
        Family::Utf7 => utf7(bytes),
        Family::Viscii => single_byte(bytes, VISCII_HIGH, &VISCII_LOW),
        Family::Unsaid => utf8(bytes).map_or_else(|| guess(bytes), Cow::into_owned),
        Family::Other => match charset_decoder(declared.as_bytes()) {
            // Shift-in and half words (UTF-7, UTF-16, ISO-2022) are ASCII on the wire or hold NULs.
            Some(decoder) => decoder(bytes),
            None => utf8(bytes).map_or_else(|| guess(bytes), Cow::into_owned),
        },
    }
}

enum Family {
    /// Nothing, plain ASCII, Latin or UTF-8: all too often declared without a thought.
    Unsaid,
    Tcvn,
    Viscii,
    Utf7,
    Other,
}

fn family(declared: &str) -> Family {
    const CARELESS: [&str; 12] = [
        "",
        "us-ascii",
        "ascii",
        "utf-8",
        "utf8",
        "iso-8859-1",
        "latin1",
        "windows-1252",
        "cp1252",
        "default",
        "unknown-8bit",
        "x-unknown",
    ];
    if CARELESS.contains(&declared) {
        Family::Unsaid
    } else if declared.contains("tcvn") || declared.contains("vscii") || declared == "x-viet-abc" {
        Family::Tcvn
    } else if declared.contains("viscii") {
        Family::Viscii
    } else if matches!(declared, "utf-7" | "utf7" | "unicode-1-1-utf-7") {
        Family::Utf7
    } else {
        Family::Other
    }
}

/// The text, if it is UTF-8 or all but a few stray bytes of it are.
fn utf8(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(Cow::Borrowed(text));
    }
    let mut stray = 0_usize;
    let mut fine = 0_usize;
    for chunk in bytes.utf8_chunks() {
        fine += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        stray += usize::from(!chunk.invalid().is_empty());
    }
    (fine > stray.saturating_mul(4)).then(|| String::from_utf8_lossy(bytes))
}

/// The text of 8-bit bytes that nobody declared: whichever reading looks most like Vietnamese, else
/// Western European.
pub(super) fn guess(bytes: &[u8]) -> String {
    let western = by_name(bytes, "windows-1252");
    let mut best = (score(&western).max(0), western);
    // In doubt it is Vietnamese: in few words both look alike.
    let vietnamese = by_name(bytes, "windows-1258");
    let likeness = score(&vietnamese);
    if likeness > 0 && likeness >= best.0 {
        best = (likeness, vietnamese);
    }
    for reading in [
        single_byte(bytes, TCVN_HIGH, &TCVN_LOW),
        single_byte(bytes, VISCII_HIGH, &VISCII_LOW),
    ] {
        let likeness = score(&reading);
        if likeness > best.0 {
            best = (likeness, reading);
        }
    }
    best.1
}

fn by_name(bytes: &[u8], charset: &str) -> String {
    charset_decoder(charset.as_bytes()).map_or_else(
        || String::from_utf8_lossy(bytes).into_owned(),
        |decoder| decoder(bytes),
    )
}

/// How Vietnamese a reading looks, by a sample of it: each word with a mark either is a syllable, with one
/// tone at most, or is none.
fn score(text: &str) -> i64 {
    let sample: String = text.chars().take(20_000).collect();
    let composed = crate::text::words::nfc(&sample);
    let strange = composed.chars().filter(|c| is_strange(*c)).count();
    let marked = composed
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_ascii());
    let syllables: i64 = marked
        .map(|word| if is_syllable(word) { 2 } else { -3 })
        .sum();
    syllables - i64::try_from(strange).unwrap_or(i64::MAX).saturating_mul(2)
}

/// Neither letter nor anything that people write between letters.
fn is_strange(c: char) -> bool {
    let is_control = c.is_control() && !c.is_ascii_whitespace();
    let is_usual = c.is_ascii() || c.is_alphabetic() || "\u{a0}–—‘’“”…₫€•".contains(c);
    is_control || !is_usual
}

/// Whether a word is made as Vietnamese syllables are: consonants, vowels with one tone at most, and
/// perhaps a consonant.
fn is_syllable(word: &str) -> bool {
    const STARTS: [&str; 26] = [
        "", "b", "c", "ch", "d", "g", "gh", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p",
        "ph", "q", "r", "s", "t", "th", "tr", "v", "x",
    ];
    const ENDS: [&str; 9] = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];
    // Capitals come first or all along.
    let is_mixed = word
        .chars()
        .zip(word.chars().skip(1))
        .any(|(before, c)| before.is_lowercase() && c.is_uppercase());
    let tones = word
        .nfd()
        .filter(|c| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}'));
    let plain = crate::text::words::fold(word);
    let is_vowel = |c: char| "aeiouy".contains(c);
    let start = plain.find(is_vowel).unwrap_or(plain.len());
    let (start, rest) = plain.split_at_checked(start).unwrap_or_default();
    let vowels = rest.chars().take_while(|c| is_vowel(*c)).count();
    let end = rest.trim_start_matches(is_vowel);
    !is_mixed
        && tones.count() <= 1
        && (1..=3).contains(&vowels)
        && STARTS.contains(&start)
        && ENDS.contains(&end)
}

/// RFC 2152. A run of shifted letters ends with whatever is none of them; a dash there is eaten.
fn utf7(bytes: &[u8]) -> String {
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    let mut parts = text.split('+');
    let mut decoded = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_shifted = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/');
        let end = part.find(|c: char| !is_shifted(c)).unwrap_or(part.len());
        let (shifted, rest) = part.split_at_checked(end).unwrap_or_default();
        if shifted.is_empty() {
            decoded.push('+');
        }
        let units = transfer::decode(shifted.as_bytes(), Some("base64"));
        let units = units.chunks_exact(2).map(|pair| match pair {
            [high, low] => u16::from_be_bytes([*high, *low]),
            _ => 0,
        });
        let units: Vec<u16> = units.collect();
        decoded.push_str(&String::from_utf16_lossy(&units));
        decoded.push_str(rest.strip_prefix('-').unwrap_or(rest));
    }
    decoded
}

fn single_byte(bytes: &[u8], high: &str, low: &[(u8, char)]) -> String {
    let high: Vec<char> = high.chars().collect();
    bytes
        .iter()
        .map(|byte| match byte {
            0x80.. => {
                let place = usize::from(byte - 0x80);
                high.get(place)
                    .copied()
                    .unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            _ => low
                .iter()
                .find(|(code, _)| code == byte)
                .map_or(char::from(*byte), |(_, c)| *c),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{TCVN_HIGH, VISCII_HIGH, decode, guess};
    use crate::text::words::nfc;

    #[test]
    fn the_tables_have_a_letter_for_every_byte() {
        assert_eq!(TCVN_HIGH.chars().count(), 128);
        assert_eq!(VISCII_HIGH.chars().count(), 128);
    }

    #[test]
    fn what_is_declared_wrongly_is_read_all_the_same() {
        let said = "Tôi bị lộ số điện thoại";
        assert_eq!(decode(said.as_bytes(), Some("iso-8859-1")), said);
        assert_eq!(decode(said.as_bytes(), Some("us-ascii")), said);
        assert_eq!(decode(said.as_bytes(), Some("no-such-charset")), said);
        assert_eq!(
            decode(b"caf\xe9 au lait", Some("iso-8859-1")),
            "café au lait"
        );
    }

    #[test]
    fn old_vietnamese_writing_is_guessed() {
        // windows-1258: base letter and mark apart.
        let cp1258 = b"S\xf4\xec \xf0i\xea\xf2n thoa\xf2i cu\xd2a t\xf4i bi\xf2 l\xf4\xf2";
        assert_eq!(nfc(&guess(cp1258)), "Số điện thoại của tôi bị lộ");
        let tcvn = b"S\xe8 \xaei\xd6n tho\xb9i c\xf1a t\xabi b\xde l\xe9";
        assert_eq!(guess(tcvn), "Số điện thoại của tôi bị lộ");
        assert_eq!(
            decode(tcvn, Some("x-viet-tcvn5712")),
            "Số điện thoại của tôi bị lộ"
        );
    }
}
