//! `multipart/form-data` (RFC 7578), of a body that is already in memory and bounded. Parts with a
//! file name are passed over: files are not taken yet.

/// The text fields in the order they came; `None` when it is not what it says.
pub(super) fn parse(content_type: &str, body: &[u8]) -> Option<Vec<(String, String)>> {
    let boundary = format!("--{}", boundary(content_type)?);
    let mut pairs = Vec::new();
    let mut rest = after(body, boundary.as_bytes())?;
    while !rest.starts_with(b"--") {
        let rest_of_part = rest.strip_prefix(b"\r\n")?;
        let (headers, content) = split(rest_of_part, b"\r\n\r\n")?;
        let end = format!("\r\n{boundary}");
        let (value, next) = split(content, end.as_bytes())?;
        if let Some(name) = field_name(headers) {
            pairs.push((name, String::from_utf8_lossy(value).into_owned()));
        }
        rest = next;
    }
    Some(pairs)
}

fn boundary(content_type: &str) -> Option<String> {
    let (_, value) = content_type
        .split(';')
        .filter_map(|part| part.trim().split_once('='))
        .find(|(name, _)| name.eq_ignore_ascii_case("boundary"))?;
    let value = value.trim_matches('"');
    // RFC 2046 allows 70 characters.
    (1..=70).contains(&value.len()).then(|| value.to_owned())
}

/// The field a part belongs to; `None` for files.
fn field_name(headers: &[u8]) -> Option<String> {
    let headers = String::from_utf8_lossy(headers);
    let disposition = headers
        .split("\r\n")
        .filter_map(|line| line.split_once(':'))
        .find(|(name, _)| name.trim().eq_ignore_ascii_case("content-disposition"))?
        .1
        .to_owned();
    let mut params = disposition
        .split(';')
        .filter_map(|part| part.trim().split_once('='));
    let is_file = disposition.contains("filename");
    let (_, name) = params
        .find(|(name, _)| *name == "name")
        .filter(|_| !is_file)?;
    Some(name.trim_matches('"').to_owned())
}

fn after<'a>(bytes: &'a [u8], mark: &[u8]) -> Option<&'a [u8]> {
    split(bytes, mark).map(|(_, after)| after)
}

/// What stands before and after the first `mark`.
fn split<'a>(bytes: &'a [u8], mark: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let at = bytes
        .windows(mark.len())
        .position(|window| window == mark)?;
    let (before, rest) = bytes.split_at_checked(at)?;
    Some((before, rest.get(mark.len()..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_and_files_passed_over() {
        let body = "preamble\r\n--x y\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n2\r\n\
                    --x y\r\nContent-Disposition: form-data; name=\"files\"; filename=\"b.png\"\r\n\
                    Content-Type: image/png\r\n\r\nPNG\r\n--x y\r\n\
                    content-disposition: form-data; name=\"c\"\r\n\r\n\r\n--x y--\r\n";
        let pairs = parse("multipart/form-data; boundary=\"x y\"", body.as_bytes()).unwrap();
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(pairs, [pair("a", "1\r\n2"), pair("c", "")]);
    }

    #[test]
    fn broken_bodies_are_refused_without_a_panic() {
        let whole = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b--";
        for end in 0..whole.len() - 2 {
            assert!(parse("multipart/form-data; boundary=b", &whole.as_bytes()[..end]).is_none());
        }
        assert!(parse("multipart/form-data", whole.as_bytes()).is_none());
        assert!(parse("multipart/form-data; boundary=", whole.as_bytes()).is_none());
    }
}
