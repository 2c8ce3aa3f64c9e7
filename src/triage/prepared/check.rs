//! What a prepared text may look like: a broken one is refused when it is saved, not when it is sent.

/// The longest text of one field, in characters.
pub const LONGEST: usize = 3_000;

/// What is wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A brace that opens or closes nothing, or two on top of each other.
    Brace,
    /// A blank that neither the desk nor the handler knows.
    Unknown(String),
    TooLong,
}

/// Everything wrong with `text`, whose blanks are to be among `allowed`.
pub fn faults(text: &str, allowed: &[String]) -> Vec<Fault> {
    let mut found = Vec::new();
    match blanks(text) {
        None => found.push(Fault::Brace),
        Some(names) => found.extend(
            names
                .into_iter()
                .filter(|name| !allowed.contains(name))
                .map(Fault::Unknown),
        ),
    }
    if text.chars().count() > LONGEST {
        found.push(Fault::TooLong);
    }
    found
}

/// The names in braces, each once; `None` when the braces do not pair up.
pub fn blanks(text: &str) -> Option<Vec<String>> {
    let mut names: Vec<String> = Vec::new();
    let mut open: Option<String> = None;
    for c in text.chars() {
        match (c, &mut open) {
            ('{', None) => open = Some(String::new()),
            ('{' | '\n', Some(_)) | ('}', None) => return None,
            ('}', Some(name)) => {
                let name = name.clone();
                open = None;
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            (c, Some(name)) => name.push(c),
            (_, None) => {}
        }
    }
    open.is_none().then_some(names)
}

#[cfg(test)]
mod tests {
    use super::{Fault, LONGEST, blanks, faults};

    #[test]
    fn a_text_is_fine_or_says_what_is_wrong_with_it() {
        let allowed = ["mã".to_owned(), "bên thứ ba".to_owned()];
        let unknown = |name: &str| vec![Fault::Unknown(name.to_owned())];
        for (text, expected) in [
            ("Hồ sơ {mã}, {bên thứ ba}, {mã}.", Vec::new()),
            ("", Vec::new()),
            ("{ma}", unknown("ma")),
            ("{}", unknown("")),
            ("{mã", vec![Fault::Brace]),
            ("mã}", vec![Fault::Brace]),
            ("{{mã}}", vec![Fault::Brace]),
            ("{mã {mã}", vec![Fault::Brace]),
            ("{m\nã}", vec![Fault::Brace]),
        ] {
            assert_eq!(faults(text, &allowed), expected, "{text}");
        }
        let long = "ă".repeat(LONGEST);
        assert_eq!(faults(&long, &allowed), []);
        assert_eq!(faults(&format!("{long}ă"), &allowed), [Fault::TooLong]);
    }

    #[test]
    fn each_blank_is_named_once() {
        assert_eq!(
            blanks("{a} {b} {a}").unwrap(),
            ["a".to_owned(), "b".to_owned()]
        );
    }
}
