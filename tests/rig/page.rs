//! Reads what the tests need out of a page, without a parser: the pages are our own.

/// The value of the first input with this name.
pub fn input(html: &str, name: &str) -> Option<String> {
    let named = format!("name=\"{name}\"");
    let tag = html
        .split('<')
        .find(|tag| tag.starts_with("input") && tag.contains(&named))?;
    let value = tag.split_once("value=\"")?.1.split_once('"')?.0;
    Some(plain(value))
}

/// Every hidden input, by name.
pub fn hidden_inputs(html: &str) -> Vec<(String, String)> {
    let tags = html
        .split('<')
        .filter(|tag| tag.starts_with("input") && tag.contains("type=\"hidden\""));
    let attribute = |tag: &str, name: &str| {
        let value = tag.split_once(&format!("{name}=\""))?.1.split_once('"')?.0;
        Some(plain(value))
    };
    tags.filter_map(|tag| Some((attribute(tag, "name")?, attribute(tag, "value")?)))
        .collect()
}

/// The text inside the element with this id, without tags.
pub fn text_of(html: &str, id: &str) -> Option<String> {
    let marked = format!("id=\"{id}\"");
    let after = html.split_once(&marked)?.1.split_once('>')?.1;
    let tag_name = html
        .split_once(&marked)?
        .0
        .rsplit_once('<')?
        .1
        .split(' ')
        .next()?;
    let inner = after.split_once(&format!("</{tag_name}>"))?.0;
    let mut text = String::new();
    let mut is_tag = false;
    for letter in inner.chars() {
        match letter {
            '<' => is_tag = true,
            '>' => is_tag = false,
            _ if is_tag => {}
            _ => text.push(letter),
        }
    }
    Some(plain(
        text.split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .as_str(),
    ))
}

fn plain(text: &str) -> String {
    text.replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&#x3D;", "=")
        .replace("&#x60;", "`")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}
