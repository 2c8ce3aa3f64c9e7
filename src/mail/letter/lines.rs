//! Subjects and plain text as mail programs like them.

/// Columns of plain text (RFC 5322 §2.1.1).
const COLUMNS: usize = 78;
/// The longest subject, in characters.
const SUBJECT: usize = 70;

/// `text` without anything that ends a line.
pub(super) fn one_line(text: &str) -> String {
    let is_break = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{85}');
    let spaced: String = text
        .chars()
        .map(|c| if is_break(c) { ' ' } else { c })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// At most [`SUBJECT`] characters; a `[reference]` at the end is kept whole.
pub(super) fn fitting_subject(subject: &str) -> String {
    if subject.chars().count() <= SUBJECT {
        return subject.to_owned();
    }
    let tail = match subject.rfind('[') {
        Some(at) if subject.ends_with(']') => subject.get(at..).unwrap_or_default(),
        _ => "",
    };
    let head = subject.strip_suffix(tail).unwrap_or(subject);
    let room = SUBJECT.saturating_sub(tail.chars().count() + 2);
    let kept: String = head.chars().take(room).collect();
    let shortened = format!("{}… {tail}", kept.trim_end());
    shortened.trim_end().to_owned()
}

/// Plain text of at most [`COLUMNS`] columns, with single blank lines. Words longer than a line
/// (addresses) stay whole; lists keep their indent.
pub(super) fn wrapped(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.split(['\n', '\u{2028}', '\u{2029}', '\u{85}']) {
        let line: String = line
            .chars()
            .filter(|c| !c.is_control() || *c == '\t')
            .collect();
        let is_blank = line.trim().is_empty();
        if is_blank && lines.last().is_none_or(String::is_empty) {
            continue;
        }
        wrap_line(line.trim_end(), &mut lines);
    }
    format!("{}\n", lines.join("\n").trim_end())
}

fn wrap_line(line: &str, lines: &mut Vec<String>) {
    let indent: String = line.chars().take_while(|c| *c == ' ').collect();
    let words = line.trim_start();
    let marker = ["* ", "– ", "1. ", "2. ", "3. "]
        .iter()
        .find(|mark| words.starts_with(**mark));
    let hang = marker.map_or(0, |mark| mark.chars().count());
    let mut current = indent.clone();
    let mut width = indent.chars().count();
    let mut is_first = true;
    for word in words.split(' ').filter(|word| !word.is_empty()) {
        let length = word.chars().count();
        if !is_first && width + 1 + length > COLUMNS {
            lines.push(std::mem::take(&mut current));
            current = format!("{indent}{}", " ".repeat(hang));
            width = current.chars().count();
            is_first = true;
        }
        if !is_first {
            current.push(' ');
            width += 1;
        }
        current.push_str(word);
        width += length;
        is_first = false;
    }
    lines.push(current.trim_end().to_owned());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_wrapped_and_addresses_stay_whole() {
        let url = format!("https://desk.example/{}", "x".repeat(90));
        let long = "Chúng tôi sẽ xác minh nội dung Quý khách phản ánh bằng ".repeat(4);
        let text = wrapped(&format!("{long}\n\n\n\n* {long}\n{url}\n"));
        for line in text.lines().filter(|line| **line != url) {
            assert!(line.chars().count() <= COLUMNS, "{line}");
        }
        assert!(text.lines().any(|line| line == url), "{text}");
        assert!(!text.contains("\n\n\n"), "{text}");
        assert!(text.contains("\n* Chúng"), "{text}");
        assert!(
            text.contains("\n  "),
            "a list item goes on below its words: {text}"
        );
    }

    #[test]
    fn a_subject_is_short_and_keeps_its_reference() {
        let long = format!("{} [KN-7F3K-9QW4]", "Đã tiếp nhận ".repeat(9));
        let subject = fitting_subject(&long);
        assert!(subject.chars().count() <= 70, "{subject}");
        assert!(subject.ends_with("… [KN-7F3K-9QW4]"), "{subject}");
    }
}
