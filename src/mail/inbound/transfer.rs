//! Transfer encodings, read leniently: what can't be read is passed over, and nothing is refused.

use std::borrow::Cow;

/// The bytes of a body under its `Content-Transfer-Encoding`.
pub(super) fn decode<'a>(body: &'a [u8], encoding: Option<&str>) -> Cow<'a, [u8]> {
    let encoding = encoding.unwrap_or_default().trim().to_ascii_lowercase();
    match encoding.trim_matches(['"', '\'', ';']) {
        "base64" | "b" => Cow::Owned(base64(body)),
        "quoted-printable" | "q" => Cow::Owned(quoted_printable(body)),
        _ => Cow::Borrowed(body),
    }
}

fn base64(body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0_u32);
    for byte in body {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => {
                // The end of one text; another may follow.
                (bits, count) = (0, 0);
                continue;
            }
            _ => continue,
        };
        bits = (bits << 6 | u32::from(value)) & 0x00ff_ffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from((bits >> count) & 0xff).unwrap_or(0));
        }
    }
    bytes
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        if *byte != b'=' {
            bytes.push(*byte);
            continue;
        }
        match after {
            [b'\r', b'\n', more @ ..] | [b'\n', more @ ..] => rest = more,
            [high, low, more @ ..] => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => {
                    bytes.push(high << 4 | low);
                    rest = more;
                }
                _ => bytes.push(*byte),
            },
            _ => bytes.push(*byte),
        }
    }
    bytes
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte)
        .to_digit(16)
        .and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn what_is_broken_is_read_as_far_as_it_goes() {
        assert_eq!(
            &*decode(b"WGluIGNo\r\nw6Bv", Some("BASE64")),
            "Xin chào".as_bytes()
        );
        assert_eq!(
            &*decode(b"WGlu!\0IGNo w6Bv==", Some("base64")),
            "Xin chào".as_bytes()
        );
        assert_eq!(&*decode(b"WGlu", Some(" base64 ; x=y")), b"WGlu");
        let soft = b"ch=C3=A0o =\r\nb=e1=ba=a1n = =ZZ =";
        assert_eq!(
            &*decode(soft, Some("quoted-printable")),
            "chào bạn = =ZZ =".as_bytes()
        );
        assert_eq!(&*decode(b"as is", Some("8bit")), b"as is");
    }
}
