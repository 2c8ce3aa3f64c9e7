//! Handing files out: to be saved, never to be run, by nobody else's page.

use actix_web::body::{BodySize, BoxBody, SizedStream};
use actix_web::http::header::{
    CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue,
};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};
use futures_util::TryStreamExt as _;

use super::{WebError, WebResult};
use crate::app::App;
use crate::files::{Fault, FileRow, FileWords};
use crate::lang::Lang;
use crate::vault::{CaseKey, FileKey};

/// Whatever it is, it is a thing of its own: no script, no form, no origin.
const SANDBOX: &str = "default-src 'none'; sandbox; frame-ancestors 'none'";

/// A file somebody may have, with what opens it.
pub struct HandedOut {
    pub row: FileRow,
    pub words: FileWords,
    pub key: FileKey,
}

impl HandedOut {
    /// A file of a case, under the key of the case.
    pub fn of_case(app: &App, row: FileRow, case_key: &CaseKey) -> WebResult<Self> {
        Self::open(app, row, Some(case_key))
    }

    /// A file that is not of a case (yet).
    pub fn of_desk(app: &App, row: FileRow) -> WebResult<Self> {
        Self::open(app, row, None)
    }

    fn open(app: &App, row: FileRow, case_key: Option<&CaseKey>) -> WebResult<Self> {
        Ok(Self {
            words: row.words(&app.vault, case_key)?,
            key: row.key(&app.vault, case_key)?,
            row,
        })
    }

    /// The file itself.
    pub async fn file(self, app: &App, request: &HttpRequest) -> WebResult {
        refuse_foreign(request)?;
        let content = app.files.read(self.key, &self.row).await?;
        let content = content.map_ok(Bytes::from).map_err(|why| {
            // The answer is under way: all that is left is to break it off.
            tracing::error!(error = %why, "a file could not be read to its end");
            why
        });
        let body = BoxBody::new(SizedStream::new(self.row.size(), content));
        debug_assert!(matches!(
            actix_web::body::MessageBody::size(&body),
            BodySize::Sized(_)
        ));
        let kind = HeaderValue::from_static(self.row.kind.media_type());
        Ok(answer(kind, disposition(&self.words.name), body))
    }

    /// The picture drawn anew; in words when it can't be.
    pub async fn preview(self, app: &App, request: &HttpRequest, lang: Lang) -> WebResult {
        refuse_foreign(request)?;
        match app.files.preview(self.key, &self.row).await? {
            Ok(drawn) => Ok(answer(
                HeaderValue::from_static(drawn.media_type),
                "inline".to_owned(),
                BoxBody::new(drawn.bytes),
            )),
            Err(why) => Err(WebError::NotShown(app.pages.words.say(
                lang,
                why.key(),
                &[],
            ))),
        }
    }
}

/// Only our own pages and the address bar ask for files. Browsers that say nothing are let through: the
/// cookie does not travel with other sites' requests, and what came could not be used by them.
fn refuse_foreign(request: &HttpRequest) -> WebResult<()> {
    let site = request.headers().get("sec-fetch-site");
    match site.map(HeaderValue::as_bytes) {
        Some(b"cross-site" | b"same-site") => Err(WebError::NotAllowed),
        _ => Ok(()),
    }
}

fn answer(kind: HeaderValue, disposition: String, body: BoxBody) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, kind))
        .insert_header((CONTENT_DISPOSITION, disposition))
        .insert_header((CONTENT_SECURITY_POLICY, SANDBOX))
        // Pressing it once more would only cost time, and its length would be lost.
        .insert_header((CONTENT_ENCODING, "identity"))
        .body(body)
}

/// `attachment` with the name (RFC 6266): as plain ASCII for old programs, and as it is, in UTF-8.
fn disposition(name: &str) -> String {
    let ascii: String = name
        .chars()
        .map(|c| match c {
            ' ' | '.' | '-' | '_' => c,
            c if c.is_ascii_alphanumeric() => c,
            _ => '_',
        })
        .collect();
    let encoded: String = name.bytes().map(encoded).collect();
    format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{encoded}")
}

/// A byte of an extended value (RFC 8187).
fn encoded(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
        char::from(byte).to_string()
    } else {
        format!("%{byte:02X}")
    }
}

impl From<Fault> for WebError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Busy | Fault::Scanner(_) => Self::Unavailable(fault.to_string()),
            other => Self::Internal(other.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_07_a_name_stays_inside_its_header() {
        assert_eq!(
            disposition("Nguyễn – ảnh.png"),
            "attachment; filename=\"Nguy_n _ _nh.png\"; \
             filename*=UTF-8''Nguy%E1%BB%85n%20%E2%80%93%20%E1%BA%A3nh.png"
        );
        for name in [
            "a\r\nSet-Cookie: x=1",
            "\"; filename=\"b.html",
            "a\0b",
            "'%0d%0a",
        ] {
            let header = disposition(name);
            assert!(HeaderValue::from_str(&header).is_ok(), "{header}");
            assert_eq!(header.matches('"').count(), 2, "{header}");
        }
    }
}
