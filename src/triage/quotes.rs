//! What somebody wrote, and what their mail program put behind it: the message they answer.

/// The words themselves, and the quoted rest; that is empty when nothing is quoted, or nothing but.
pub fn split(text: &str) -> (&str, &str) {
    let tail = quoted_tail(text);
    let mut at = 0;
    let mut previous: Option<(usize, &str)> = None;
    for line in text.split_inclusive('\n') {
        let from = match begins_quote(line.trim(), previous.map(|(_, line)| line.trim())) {
            Begins::Here => Some(at),
            Begins::BeforeHere => previous.map(|(at, _)| at),
            Begins::Not => None,
        };
        let from = from.or((at == tail).then_some(at));
        if let Some((words, quoted)) = from.and_then(|from| text.split_at_checked(from)) {
            if words.trim().is_empty() {
                return (text.trim(), "");
            }
            return (words.trim(), quoted.trim());
        }
        previous = Some((at, line));
        at += line.len();
    }
    (text.trim(), "")
}

enum Begins {
    Here,
    /// The line before belongs to it.
    BeforeHere,
    Not,
}

fn begins_quote(line: &str, previous: Option<&str>) -> Begins {
    let is_rule = line.starts_with("-----") && line.ends_with("-----") && line.len() > 12;
    if is_rule || (line.len() > 20 && line.chars().all(|c| c == '_')) {
        return Begins::Here;
    }
    let says_wrote = ["đã viết:", "wrote:", "viết:"]
        .iter()
        .any(|end| line.ends_with(end));
    let opens = |line: &str| {
        ["Vào ", "Vào lúc", "On ", "Ngày ", "Lúc "]
            .iter()
            .any(|start| line.starts_with(start))
    };
    match (says_wrote, opens(line), previous.is_some_and(opens)) {
        (true, true, _) => Begins::Here,
        (true, false, true) => Begins::BeforeHere,
        _ => Begins::Not,
    }
}

/// Where the quoted lines begin behind which nothing else stands; the end when there are none.
fn quoted_tail(text: &str) -> usize {
    let mut at = 0;
    let mut tail = None;
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        if words.starts_with('>') {
            tail = tail.or(Some(at));
        } else if !words.is_empty() {
            tail = None;
        }
        at += line.len();
    }
    tail.unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn the_answered_message_is_told_from_the_answer() {
        for (text, words, quoted) in [
            (
                "Dạ đây.\n\n> Xin cho biết\n>\n> số gọi",
                "Dạ đây.",
                "> Xin cho biết\n>\n> số gọi",
            ),
            (
                "Dạ đây.\nVào 10:00, Th 2, 23 thg 11, 2026 Kamereo <a@b.vn> đã viết:\n> Hỏi\nhết",
                "Dạ đây.",
                "Vào 10:00, Th 2, 23 thg 11, 2026 Kamereo <a@b.vn> đã viết:\n> Hỏi\nhết",
            ),
            (
                "Yes.\nOn Mon, Nov 23, 2026 at 10:00 Kamereo\n<a@b.example> wrote:\n\n> Please",
                "Yes.",
                "On Mon, Nov 23, 2026 at 10:00 Kamereo\n<a@b.example> wrote:\n\n> Please",
            ),
            (
                "Vâng\r\n-----Original Message-----\r\nFrom: a",
                "Vâng",
                "-----Original Message-----\r\nFrom: a",
            ),
            (
                "> Số nào?\n0912\n> Khi nào?\nHôm qua",
                "> Số nào?\n0912\n> Khi nào?\nHôm qua",
                "",
            ),
            ("> chỉ có trích dẫn", "> chỉ có trích dẫn", ""),
            ("Họ viết: đồ ngốc", "Họ viết: đồ ngốc", ""),
            ("", "", ""),
        ] {
            assert_eq!(split(text), (words, quoted), "{text}");
        }
    }
}
