//! Normal forms of words (handbook §3.6).
//!
//! The same name comes in many spellings of bytes: composed or not, with the tone mark on either vowel
//! (`hoà`, `hòa`), without marks (`hoa`), in capitals. [`nfc`] is for storing, [`fold`] for comparing regardless of marks,
//! [`marked`] for comparing with them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Composed form: what every text field is turned into on input.
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// Lower case without marks, đ as d: `Nguyễn Thị Đào` → `nguyen thi dao`. Folding twice changes nothing.
pub fn fold(text: &str) -> String {
    text.nfd()
        .flat_map(lower)
        .nfd()
        .filter(|symbol| !is_combining_mark(*symbol))
        .map(bare)
        .nfc()
        .collect()
}

/// Lower case with marks, each word's tone marks moved to its end, so that old and new tone placement
/// agree: `hoà` and `hòa` are both `hoa` + grave.
pub fn marked(word: &str) -> String {
    let (tones, letters): (String, String) = word
        .nfd()
        .flat_map(lower)
        .nfd()
        .partition(|symbol| is_tone(*symbol));
    letters.nfc().chain(tones.chars()).collect()
}

/// The words of a text: runs of letters, digits and the marks on them. Full-width and other compatibility forms
/// become the plain ones.
pub fn words(text: &str) -> Vec<String> {
    let plain: String = text.nfkc().collect();
    plain
        .split(|symbol| !is_in_word(symbol))
        .filter(|word| word.contains(char::is_alphanumeric))
        .map(str::to_owned)
        .collect()
}

/// The parts of a text between white space, in compatibility form, without punctuation at their ends.
pub fn parts(text: &str) -> Vec<String> {
    let plain: String = text.nfkc().collect();
    let trimmed = plain
        .split_whitespace()
        .map(|part| part.trim_matches(|symbol| !is_in_word(symbol)));
    trimmed
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Letters and digits alone, in capitals and without marks: an order code or reference however it was grouped.
pub fn code(text: &str) -> String {
    let plain: String = text.nfkc().collect();
    fold(&plain)
        .chars()
        .filter(|symbol| symbol.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .collect()
}

/// An e-mail address in the form in which addresses are compared (lower case throughout); `None` for what
/// cannot be one. Looser than any standard: it decides what to search by, not whom to write to.
pub fn email(text: &str) -> Option<String> {
    let address: String = text
        .trim()
        .nfkc()
        .flat_map(char::to_lowercase)
        .nfc()
        .collect();
    let (local, domain) = address.split_once('@')?;
    let is_plausible = !local.is_empty()
        && domain.split('.').count() > 1
        && domain.split('.').all(|label| !label.is_empty())
        && !address.contains(char::is_whitespace)
        && !domain.contains('@');
    is_plausible.then_some(address)
}

fn is_in_word(symbol: char) -> bool {
    symbol.is_alphanumeric() || is_combining_mark(symbol)
}

/// The five tones that are written: huyền, sắc, ngã, hỏi, nặng.
fn is_tone(symbol: char) -> bool {
    matches!(
        symbol,
        '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}'
    )
}

/// Case folding as far as Unicode's simple lower-casing goes, plus the letters where it stops short or
/// Vietnamese text has a look-alike.
fn lower(symbol: char) -> impl Iterator<Item = char> {
    let (first, second) = match symbol {
        'ß' | 'ẞ' => ('s', Some('s')),
        'ς' => ('σ', None),
        // Eth and the African d, which pass for Đ on screen and come from old fonts and keyboards.
        'Ð' | 'ð' | 'Ɖ' | 'ɖ' => ('đ', None),
        other => (other, None),
    };
    first.to_lowercase().chain(second)
}

/// đ has no decomposition: its stroke is not a mark.
fn bare(symbol: char) -> char {
    if symbol == 'đ' { 'd' } else { symbol }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_takes_case_marks_and_the_stroke_of_d() {
        for (text, folded) in [
            ("Nguyễn Thị Đào", "nguyen thi dao"),
            ("ĐẶNG ĐƯỜNG HƯỚNG", "dang duong huong"),
            ("H'Hen Niê", "h'hen nie"),
            ("K'Brơih", "k'broih"),
            ("\u{ea}\u{301}", "e"),
            ("d\u{335}", "d"),
            ("Straße", "strasse"),
            ("İ", "i"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
            assert_eq!(
                fold(&text.nfd().collect::<String>()),
                folded,
                "{text} decomposed"
            );
            assert_eq!(fold(&fold(text)), folded);
        }
    }

    #[test]
    fn folding_any_letter_twice_changes_nothing() {
        for letter in ('\0'..='\u{ffff}').map(String::from) {
            let folded = fold(&letter);
            assert_eq!(fold(&folded), folded, "{letter:?}");
            assert_eq!(
                fold(&letter.nfd().collect::<String>()),
                folded,
                "{letter:?}"
            );
        }
    }

    #[test]
    fn old_and_new_tone_placement_agree_and_different_words_do_not() {
        for (old, new) in [
            ("hoà", "hòa"),
            ("thuý", "thúy"),
            ("HOẺ", "hỏe"),
            ("khoẻ", "khỏe"),
            ("tuỳ", "Tùy"),
            ("loà", "lòa"),
        ] {
            assert_eq!(marked(old), marked(new));
            assert_eq!(marked(&old.nfd().collect::<String>()), marked(new));
        }
        for (one, other) in [
            ("hoà", "hoa"),
            ("hoà", "hoá"),
            ("đang", "dang"),
            ("muôn", "muon"),
            ("mướn", "muớn"),
            ("cô", "cơ"),
        ] {
            assert_ne!(marked(one), marked(other));
        }
        // Marks typed in the wrong order, or on a composed letter, are the same word.
        assert_eq!(marked("e\u{302}\u{323}"), marked("ệ"));
        assert_eq!(marked("\u{ea}\u{323}"), marked("ệ"));
        assert_eq!(marked("ẹ\u{302}"), marked("ệ"));
        assert_eq!(marked("Ðào"), marked("Đào"), "an eth is taken for Đ");
    }

    #[test]
    fn words_are_whole_whatever_stands_between_them() {
        assert_eq!(
            words("Chị H'Hen Niê, ở “Bình-Thạnh” (cũ)…"),
            ["Chị", "H", "Hen", "Niê", "ở", "Bình", "Thạnh", "cũ"]
        );
        assert_eq!(
            words(&"Nguyễn Đào".nfd().collect::<String>()),
            ["Nguyễn", "Đào"]
        );
        assert_eq!(words("Ｌａｎ　１２３"), ["Lan", "123"]);
        assert!(words(" … \u{301} -").is_empty());
    }

    #[test]
    fn codes_agree_however_they_are_grouped() {
        for spelling in [
            "DH-2026-0001",
            "dh 2026 0001",
            "ĐH/2026/0001",
            "#DH20260001",
            "ＤＨ２０２６０００１",
        ] {
            assert_eq!(code(spelling), "DH20260001", "{spelling}");
        }
    }

    #[test]
    fn addresses_are_compared_in_lower_case() {
        assert_eq!(
            email(" Lan.Nguyen@Example.VN ").as_deref(),
            Some("lan.nguyen@example.vn")
        );
        for no in [
            "",
            "lan",
            "@example.vn",
            "lan@",
            "lan@vn",
            "lan@example..vn",
            "a b@example.vn",
            "a@b@c.vn",
            "lan@.vn",
        ] {
            assert_eq!(email(no), None, "{no}");
        }
    }
}
