//! Files as pages list them: partial `partials/attachments`.

use serde::Serialize;

use super::words::{self, Words};
use crate::files::{FileRow, FileWords};
use crate::lang::Lang;

/// A file in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Attachment {
    pub id: String,
    pub name: String,
    /// `ảnh JPEG, 1,2 MB`
    pub detail: String,
    /// The beginning of the SHA-256 of its content, and all of it.
    pub digest: String,
    pub full_digest: String,
    /// Where it is handed out.
    pub href: String,
    /// Where it is drawn, if it can be.
    pub preview_href: Option<String>,
    pub preview_alt: String,
}

impl Attachment {
    /// `place` is the address of the case's page, under which its files are handed out.
    pub fn new(
        words: &Words,
        lang: Lang,
        place: &str,
        (row, file): (&FileRow, &FileWords),
    ) -> Self {
        let say = |key: &str| words.say(lang, key, &[]);
        let kind = say(&format!("files-kind-{}", row.kind.key()));
        let size = words::size(words, lang, row.size());
        let full_digest = file.sha256_hex();
        let href = format!("{place}/files/{}", row.id());
        Self {
            id: row.id().to_string(),
            name: file.name.clone(),
            detail: format!("{kind}, {size}"),
            digest: full_digest.chars().take(16).collect(),
            full_digest,
            preview_href: row.kind.is_previewable().then(|| format!("{href}/preview")),
            preview_alt: words.say(lang, "files-preview-of", &[("name", (&file.name).into())]),
            href,
        }
    }

    pub fn sample() -> Self {
        Self {
            id: "0123456789abcdef0123456789abcdef".to_owned(),
            name: "ảnh tin nhắn.jpg".to_owned(),
            detail: "ảnh JPEG, 1,2 MB, kèm khiếu nại".to_owned(),
            digest: "9f86d081884c7d65".to_owned(),
            full_digest: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
                .to_owned(),
            href: "/desk/cases/KN-7F3K-9QW4/files/0123456789abcdef0123456789abcdef".to_owned(),
            preview_href: Some(
                "/desk/cases/KN-7F3K-9QW4/files/0123456789abcdef0123456789abcdef/preview"
                    .to_owned(),
            ),
            preview_alt: "Ảnh trong tệp “ảnh tin nhắn.jpg”".to_owned(),
        }
    }
}
