//! Blanks in prepared texts: `{hạn}`, `{bên thứ ba}`. Those the desk knows are filled, the others are
//! found before a text leaves.

/// The longest name of a blank, in characters: beyond that it is somebody's own braces.
const LONGEST: usize = 60;

/// Fills the blanks whose names are known.
pub fn fill(text: &str, known: &[(&str, String)]) -> String {
    known.iter().fold(text.to_owned(), |text, (name, value)| {
        text.replace(&format!("{{{name}}}"), value)
    })
}

/// The blanks that are left, with their braces, each once. Doubled braces are no blank.
pub fn left_in(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        rest = after;
        let Some((name, behind)) = after.split_once('}') else {
            break;
        };
        let is_doubled = before.ends_with('{') || after.starts_with('{') || behind.starts_with('}');
        let is_name = name.starts_with(|c: char| c.is_alphabetic())
            && name.chars().count() <= LONGEST
            && !name.contains(['{', '\n']);
        let blank = format!("{{{name}}}");
        if is_name && !is_doubled && !found.contains(&blank) {
            found.push(blank);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_blanks_are_filled_and_the_others_found_once() {
        let known = [("hạn", "08/12/2026".to_owned()), ("mã", "KN-1".to_owned())];
        let text = fill("{mã}: {bên thứ ba}, {hạn}, {bên thứ ba}, {ngày}", &known);
        assert_eq!(text, "KN-1: {bên thứ ba}, 08/12/2026, {bên thứ ba}, {ngày}");
        assert_eq!(left_in(&text), ["{bên thứ ba}", "{ngày}"]);
    }

    #[test]
    fn peoples_own_braces_are_no_blanks() {
        for text in [
            "{{reference}}",
            "{{{access_code}}}",
            "{ 1 }",
            "a { b",
            "} {",
            "{\nx}",
            "{}",
        ] {
            assert_eq!(left_in(text), Vec::<String>::new(), "{text}");
        }
        let long = format!("{{{}}}", "x".repeat(61));
        assert_eq!(left_in(&long), Vec::<String>::new());
        assert_eq!(left_in("{ {tên} và {tên"), ["{tên}"]);
    }
}
