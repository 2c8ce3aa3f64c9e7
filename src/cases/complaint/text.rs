//! What people type, cleaned of what nobody can type: one Unicode form, one kind of line end, no
//! control characters, no marks that turn the reading direction round.

use unicode_normalization::UnicodeNormalization;

/// NFC, `\n` line ends, without control and invisible formatting characters. Joiners stay: some
/// scripts and emoji need them. Does not trim: a form comes back as it was typed.
pub(super) fn clean(typed: &str) -> String {
    let lines = typed.replace("\r\n", "\n");
    lines
        .chars()
        .filter_map(|c| match c {
            '\n' | '\t' => Some(c),
            '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
            _ if c.is_control() || is_trick(c) => None,
            _ => Some(c),
        })
        .nfc()
        .collect()
}

/// Characters that hide, split or reorder what is shown.
fn is_trick(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// One line: every run of white space is one space.
pub(super) fn one_line(clean: &str) -> String {
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Several lines, without white space around the whole and at line ends.
pub(super) fn lines(clean: &str) -> String {
    let trimmed: Vec<_> = clean.lines().map(str::trim_end).collect();
    trimmed.join("\n").trim().to_owned()
}

/// Whether there is anything to read in it.
pub(super) fn says_something(text: &str) -> bool {
    text.chars()
        .any(|c| !c.is_whitespace() && !matches!(c, '\u{200c}' | '\u{200d}'))
}
