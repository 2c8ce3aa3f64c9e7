//! The words of an HTML mail. Nothing of the markup is kept; what a browser would not show as text (styles,
//! scripts, comments) is left out. One pass, whatever the markup is like.

use mail_parser::decoders::html::add_html_token;

/// Elements whose content is no text.
const UNSEEN: [&str; 6] = ["script", "style", "title", "template", "svg", "noframes"];
/// Elements that stand on lines of their own.
const BLOCKS: [&str; 30] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "br",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tbody",
    "tr",
    "ul",
];
/// The longest name of a character, with its `&` and `;`.
const LONGEST_NAME: usize = 34;

/// The text of a page.
pub(super) fn text_of(html: &str) -> String {
    let mut text = Text::default();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text.words(before);
        rest = if let Some(comment) = after.strip_prefix("!--") {
            text.behind("!--", comment, |comment| Some(comment.split_once("-->")?.1))
        } else if after
            .starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
        {
            text.tag(after)
        } else {
            text.words("<");
            after
        };
    }
    text.words(rest);
    text.finished()
}

#[derive(Default)]
struct Text {
    written: String,
    /// White space was read that is only written before more words.
    has_gap: bool,
    /// What was found to have no end: nobody looks for it twice.
    endless: Vec<String>,
}

impl Text {
    /// Takes a tag in; gives back where to go on.
    fn tag<'a>(&mut self, markup: &'a str) -> &'a str {
        let found = if self.is_endless("<") {
            None
        } else {
            markup.split_once('>')
        };
        let Some((tag, after)) = found else {
            if !self.is_endless("<") {
                self.endless.push("<".to_owned());
            }
            return markup;
        };
        let is_end = tag.starts_with('/');
        let name = tag.trim_start_matches('/');
        let name = name
            .split(|c: char| !c.is_ascii_alphanumeric())
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        if !is_end && UNSEEN.contains(&name.as_str()) {
            return self.behind(&name, after, |content| behind(&name, content));
        }
        if BLOCKS.contains(&name.as_str()) {
            self.line();
        } else if matches!(name.as_str(), "td" | "th") {
            self.has_gap = true;
        }
        after
    }

    fn is_endless(&self, what: &str) -> bool {
        self.endless.iter().any(|known| known == what)
    }

    /// Passes over content that is no text. What never ends hides nothing: people lose words that way.
    fn behind<'a>(
        &mut self,
        what: &str,
        content: &'a str,
        end: impl FnOnce(&'a str) -> Option<&'a str>,
    ) -> &'a str {
        if self.is_endless(what) {
            return content;
        }
        end(content).unwrap_or_else(|| {
            self.endless.push(what.to_owned());
            content
        })
    }

    fn line(&mut self) {
        self.has_gap = false;
        // No more than one empty line.
        if !self.written.is_empty() && !self.written.ends_with("\n\n") {
            self.written.push('\n');
        }
    }

    fn words(&mut self, markup: &str) {
        let decoded = characters(markup);
        for (n, word) in decoded.split(|c: char| c.is_ascii_whitespace()).enumerate() {
            self.has_gap |= n > 0;
            if word.is_empty() {
                continue;
            }
            if self.has_gap && !self.written.is_empty() && !self.written.ends_with('\n') {
                self.written.push(' ');
            }
            self.has_gap = false;
            self.written.push_str(word);
        }
    }

    fn finished(self) -> String {
        let lines: Vec<_> = self.written.lines().map(str::trim_end).collect();
        lines.join("\n").trim().to_owned()
    }
}

/// What comes after the end of an element.
fn behind<'a>(name: &str, content: &'a str) -> Option<&'a str> {
    let mut rest = content;
    while let Some((_, after)) = rest.split_once("</") {
        let is_name = after
            .get(..name.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(name));
        if is_name {
            return Some(after.split_once('>').map_or("", |(_, after)| after));
        }
        rest = after;
    }
    None
}

/// Text with its named and numbered characters written out.
fn characters(markup: &str) -> String {
    let mut decoded = String::with_capacity(markup.len());
    let mut parts = markup.split('&');
    decoded.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let end = part
            .find(|c: char| !(c.is_ascii_alphanumeric() || c == '#'))
            .filter(|end| *end > 0 && *end < LONGEST_NAME);
        let named = end.and_then(|end| Some((part.get(..end)?, part.get(end..)?)));
        let named = named.and_then(|(name, rest)| Some((name, rest.strip_prefix(';')?)));
        if let Some((name, rest)) = named {
            add_html_token(&mut decoded, format!("&{name};").as_bytes(), false);
            decoded.push_str(rest);
        } else {
            decoded.push('&');
            decoded.push_str(part);
        }
    }
    decoded.replace('\u{a0}', " ")
}

#[cfg(test)]
mod tests {
    use super::text_of;

    #[test]
    fn words_stay_and_markup_goes() {
        let page = "<html><head><title>x</title><style>p{}</style></head><body>\
            <p>S&#7889; &#x111;i&ecirc;n tho&#7841;i&nbsp;c&#7911;a t&ocirc;i</p>\
            <div>b&#7883; <b>l&#7897;</b>.<br>T&amp;D 1 < 2 &c; &nbsp</div><script>alert(1)</script>\
            <!-- gone --><table><tr><td>a</td><td>b</td></tr></table></body>";
        let text = text_of(page);
        assert!(text.starts_with("Số điên thoại của tôi\n"), "{text}");
        assert!(text.contains("bị lộ.\nT&D 1 < 2 &c; &nbsp"), "{text}");
        assert!(text.contains("a b"), "{text}");
        assert!(!text.contains("gone") && !text.contains("alert"), "{text}");
    }

    #[test]
    fn nothing_is_hidden_behind_what_never_ends() {
        assert_eq!(text_of("<!-- một <script> hai <a hre"), "một hai a hre");
        assert_eq!(text_of("<!---->ba"), "ba");
        assert_eq!(text_of("<scr<script>ipt>alert</script>"), "ipt>alert");
        let many = "<a \"".repeat(100_000);
        assert!(text_of(&many).len() < many.len());
    }
}
