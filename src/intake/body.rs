//! What the form sent: urlencoded, or in parts as browsers send files. Anything else, and anything
//! too long, is told apart, so that it can be answered with the form.

use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::web::Bytes;
use actix_web::{FromRequest, HttpRequest};

use super::form::ComeBack;
use super::multipart;
use crate::cases::complaint::ComplaintForm;

/// A sent form, still as typed.
#[derive(Clone, Default)]
pub(super) struct Sent {
    pub form: ComplaintForm,
    pub csrf_token: String,
    /// The random id the form was given out with; not yet judged.
    pub submission_id: String,
    /// Something stands in the field that people do not see.
    pub is_trapped: bool,
    /// Back from the answers to the form.
    pub wants_edit: bool,
}

/// The body of a posted form.
pub(super) enum Body {
    Read(Sent),
    Unread(ComeBack),
}

impl Sent {
    fn from_pairs(pairs: &[(String, String)]) -> Self {
        let first = |name: &str| {
            let found = pairs.iter().find(|(field, _)| field == name);
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        Self {
            csrf_token: first("csrf_token"),
            submission_id: first("submission_id"),
            is_trapped: !first("website").trim().is_empty(),
            wants_edit: !first("edit").is_empty(),
            form: ComplaintForm::from_pairs(pairs.iter().map(|(name, value)| (name, value))),
        }
    }

    /// The random id, when it is one: 128 bits in hexadecimal digits, with or without dashes. Shorter
    /// ones would be guessed, and whoever guesses one is shown the receipt.
    pub fn submission(&self) -> Option<[u8; 16]> {
        let digits = self.submission_id.replace('-', "");
        let is_one = digits.len() == 32 && digits.chars().all(|c| c.is_ascii_hexdigit());
        let number = u128::from_str_radix(&digits, 16).ok().filter(|_| is_one)?;
        Some(number.to_be_bytes())
    }
}

impl FromRequest for Body {
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Infallible>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let header = request.headers().get(CONTENT_TYPE);
        let kind = header
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
            .to_owned();
        let body = Bytes::from_request(request, payload);
        Box::pin(async move {
            Ok(match body.await {
                Ok(bytes) => read(&kind, &bytes),
                Err(_too_large) => Self::Unread(ComeBack::TooLarge),
            })
        })
    }
}

fn read(kind: &str, bytes: &[u8]) -> Body {
    let essence = kind
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    let pairs = match essence.as_str() {
        "application/x-www-form-urlencoded" => {
            Some(url::form_urlencoded::parse(bytes).into_owned().collect())
        }
        "multipart/form-data" => multipart::parse(kind, bytes),
        _ => None,
    };
    pairs.map_or(Body::Unread(ComeBack::UnknownType), |pairs: Vec<_>| {
        Body::Read(Sent::from_pairs(&pairs))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(kind: &str, body: &str) -> Option<Sent> {
        match read(kind, body.as_bytes()) {
            Body::Read(sent) => Some(sent),
            Body::Unread(_) => None,
        }
    }

    #[test]
    fn both_encodings_of_a_form_are_read() {
        let plain = sent(
            "application/x-www-form-urlencoded; charset=UTF-8",
            "full_name=Nguy%E1%BB%85n+H&leaked=phone&leaked=order&csrf_token=t&website=",
        );
        let plain = plain.unwrap();
        assert_eq!(plain.form.get("full_name"), "Nguyễn H");
        assert_eq!(plain.form.all("leaked"), ["phone", "order"]);
        assert_eq!((plain.csrf_token.as_str(), plain.is_trapped), ("t", false));

        let parts =
            "--b\r\nContent-Disposition: form-data; name=\"story\"\r\n\r\nMột\r\nhai\r\n--b--";
        let parts = sent("multipart/form-data; boundary=b", parts).unwrap();
        assert_eq!(parts.form.get("story"), "Một\nhai");
    }

    #[test]
    fn other_encodings_are_not() {
        for kind in ["", "text/plain", "application/json", "multipart/form-data"] {
            assert!(sent(kind, "full_name=x").is_none(), "{kind}");
        }
    }

    #[test]
    fn only_128_bits_are_a_submission_id() {
        let id = |text: &str| {
            Sent {
                submission_id: text.to_owned(),
                ..Sent::default()
            }
            .submission()
        };
        assert!(id("0191c5a0-7b1e-7c3d-8e2f-0a1b2c3d4e5f").is_some());
        assert_eq!(
            id("000000000000000000000000000000ff").map(|id| id[15]),
            Some(255)
        );
        for text in [
            "",
            "1",
            "+1234567890123456789012345678901",
            "zz91c5a07b1e7c3d8e2f0a1b2c3d4e5f",
        ] {
            assert!(id(text).is_none(), "{text}");
        }
    }
}
