//! Who a mail says it is from: the address as it is, and a name only where it does not pretend to be
//! something else.

/// A sender, fit to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sender {
    /// Empty when there is none to be trusted.
    pub name: String,
    /// As it came; empty when there was none.
    pub address: String,
    /// The same with its domain as mail servers see it, where that differs.
    pub ascii: Option<String>,
    /// A name was there, and looked like an address.
    pub is_name_hidden: bool,
}

/// Reads `Name <address>`, or a bare address.
pub fn sender(from: &str) -> Sender {
    let from = from.trim();
    let (name, address) = match from.rsplit_once('<') {
        Some((name, rest)) => (name, rest.split('>').next().unwrap_or_default()),
        None if from.contains('@') => ("", from),
        None => (from, ""),
    };
    let address = plain(address);
    let name = plain(name);
    let name = name.trim_matches(['"', '\'', ' ', '“', '”']);
    let is_same = name.eq_ignore_ascii_case(&address);
    let is_address = looks_like_an_address(name);
    Sender {
        ascii: in_ascii(&address),
        is_name_hidden: is_address && !is_same,
        name: if is_address || is_same {
            String::new()
        } else {
            name.to_owned()
        },
        address,
    }
}

/// Without control characters, and without marks that turn the direction of text or take no room.
fn plain(text: &str) -> String {
    let is_hidden = |c: &char| {
        c.is_control()
            || matches!(c,
                '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}'
                | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
    };
    let kept: String = text.chars().filter(|c| !is_hidden(c)).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name with an at sign, or one made of a domain, is there to deceive more often than not.
fn looks_like_an_address(name: &str) -> bool {
    name.contains(['@', '＠', '﹫'])
        || (!name.contains(' ')
            && name.rsplit_once('.').is_some_and(|(before, ending)| {
                !before.is_empty()
                    && ending.len() >= 2
                    && ending.chars().all(|c| c.is_ascii_alphabetic())
            }))
}

fn in_ascii(address: &str) -> Option<String> {
    if address.is_ascii() {
        return None;
    }
    let (user, domain) = address.rsplit_once('@')?;
    let domain = url::Host::parse(domain).ok()?;
    let ascii = format!("{user}@{domain}");
    (ascii != address).then_some(ascii)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ml_17_the_display_name_never_hides_the_real_address() {
        for (from, name, address) in [
            (
                "Nguyễn Thị Hường <huong@example.vn>",
                "Nguyễn Thị Hường",
                "huong@example.vn",
            ),
            (
                "\"support@ourdomain\" <x@evil.example>",
                "",
                "x@evil.example",
            ),
            ("support＠ourdomain <x@evil.example>", "", "x@evil.example"),
            ("kamereo.vn <x@evil.example>", "", "x@evil.example"),
            ("huong@example.vn", "", "huong@example.vn"),
            (
                "huong@example.vn <huong@example.vn>",
                "",
                "huong@example.vn",
            ),
            (
                "\u{202E}gro.live\u{202C} An <x@evil.example>",
                "gro.live An",
                "x@evil.example",
            ),
            ("a <b@c.example> <x@evil.example>", "", "x@evil.example"),
            ("", "", ""),
        ] {
            let found = sender(from);
            assert_eq!(
                (found.name.as_str(), found.address.as_str()),
                (name, address),
                "{from}"
            );
        }
        assert!(sender("\"support@ourdomain\" <x@evil.example>").is_name_hidden);
        assert!(!sender("a@b.example <a@b.example>").is_name_hidden);
    }

    #[test]
    fn ml_17_a_domain_in_another_script_is_shown_as_servers_see_it() {
        let found = sender("Kamereo <help@kаmereo.vn>"); // a Cyrillic а
        assert_eq!(found.ascii.as_deref(), Some("help@xn--kmereo-3nf.vn"));
        assert_eq!(sender("help@kamereo.vn").ascii, None);
    }
}
