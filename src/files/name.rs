//! Names of files, as people and mail programs write them, made fit to be shown and handed out.

use crate::text::words::nfc;

/// Characters kept of a name.
pub const LONGEST_NAME: usize = 120;
/// Characters kept of the name as it was given.
const LONGEST_GIVEN: usize = 1_000;

/// The name to show: in one normal form, without folders, control characters and marks that turn
/// the direction of writing (`exe.gpj`), and without full stops at its end, which some systems drop (`a.exe.`); cut
/// before its ending. Empty when nothing is left.
pub fn tidy(given: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown: String = nfc(last).chars().filter(|c| !is_unfit(*c)).collect();
    let shown = shown.trim().trim_start_matches('.');
    let shown = shown
        .trim_end_matches(|c: char| c == '.' || c.is_whitespace())
        .trim_start();
    if shown.chars().count() <= LONGEST_NAME {
        return shown.to_owned();
    }
    match shown.rsplit_once('.') {
        Some((stem, ending)) if ending.chars().count() <= 12 => {
            let room = LONGEST_NAME.saturating_sub(ending.chars().count() + 1);
            let stem: String = stem.chars().take(room).collect();
            format!("{}.{ending}", stem.trim_end())
        }
        _ => shown.chars().take(LONGEST_NAME).collect(),
    }
}

/// The name as it was given, of a bearable length.
pub(super) fn kept(given: &str) -> String {
    given.chars().take(LONGEST_GIVEN).collect()
}

fn is_unfit(symbol: char) -> bool {
    symbol.is_control()
        || matches!(symbol,
            '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_fit_to_be_shown() {
        let long = format!("{}.pdf", "ấ".repeat(300));
        let cases = [
            ("Nguye\u{302}\u{303}n – ảnh.png", "Nguyễn – ảnh.png"),
            ("C:\\Users\\Hà\\ảnh 1.jpg", "ảnh 1.jpg"),
            ("../../etc/passwd", "passwd"),
            ("a\r\nSet-Cookie: x=1", "aSet-Cookie: x=1"),
            ("ảnh\u{202e}gpj.exe", "ảnhgpj.exe"),
            ("  .bí mật .txt ", "bí mật .txt"),
            ("a.exe. . ", "a.exe"),
            ("Thư số 1.", "Thư số 1"),
            ("...", ""),
            ("/", ""),
            ("\u{0}", ""),
        ];
        for (given, shown) in cases {
            assert_eq!(tidy(given), shown, "{given:?}");
        }
        let cut = tidy(&long);
        assert_eq!(cut.chars().count(), LONGEST_NAME);
        assert!(cut.ends_with("ấ.pdf"));
    }
}
