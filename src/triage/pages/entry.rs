//! Entering a complaint that came by post, phone or in person.

use serde::Serialize;

use super::queue::Row;
use crate::render::strip::Tone;
use crate::render::{ErrorSummary, Field, Page};

/// Fields that belong together.
#[derive(Serialize)]
pub struct Section {
    pub id: &'static str,
    pub title: String,
    pub fields: Vec<Field>,
}

/// Cases that may be the same, looked up before saving.
#[derive(Serialize)]
pub struct Checked {
    pub words: String,
    pub rows: Vec<Row>,
}

/// A file that the form has by now.
#[derive(Clone, Debug, Serialize)]
pub struct KeptFile {
    pub id: String,
    pub name: String,
    pub size: String,
}

/// Scans of the letter.
#[derive(Clone, Debug, Serialize)]
pub struct FileField {
    pub hint: String,
    pub problems: Vec<String>,
    pub kept: Vec<KeptFile>,
    /// Sealed: what is needed to take the kept ones in.
    pub carried: String,
}

#[derive(Serialize)]
pub struct NewCasePage {
    pub submission_id: String,
    pub sections: Vec<Section>,
    pub files: FileField,
    pub errors: ErrorSummary,
    pub checked: Option<Checked>,
    /// Why nothing was stored though nothing was wrong with it.
    pub notice: Option<String>,
}

impl Page for NewCasePage {
    const TEMPLATE: &'static str = "triage/new_case";

    fn samples() -> Vec<Self> {
        let page = |checked: Option<Checked>| {
            let error = Some("Nhập ngày nhận.".to_owned());
            let fields = vec![Field::text("received_on", "Ngày nhận").error(error)];
            let errors = ErrorSummary::of(&fields);
            let section = Section {
                id: "how",
                title: "Tiếp nhận".to_owned(),
                fields,
            };
            let kept = checked.iter().map(|_| KeptFile {
                id: "0".repeat(32),
                name: "thư.pdf".to_owned(),
                size: "120 KB".to_owned(),
            });
            let files = FileField {
                hint: "Tối đa 5 tệp.".to_owned(),
                problems: vec!["Tệp “a.exe” không thuộc loại được nhận.".to_owned()],
                kept: kept.collect(),
                carried: "00".to_owned(),
            };
            Self {
                submission_id: "0123".to_owned(),
                sections: vec![section],
                files,
                errors,
                notice: checked.is_none().then(|| "Chưa lưu được.".to_owned()),
                checked,
            }
        };
        let words = "Có hồ sơ giống:".to_owned();
        let rows = vec![Row::sample("KN-7F3K-9QW4", Tone::Soon)];
        vec![page(None), page(Some(Checked { words, rows }))]
    }
}

/// Makes the acknowledgement to print, with the code that was just shown.
#[derive(Serialize)]
pub struct LetterButton {
    pub action: String,
    pub version: i32,
    pub code: String,
}

/// The only time the access code is shown to staff, for the complainant.
#[derive(Serialize)]
pub struct EnteredPage {
    pub reference: String,
    /// None when a letter made since carries another.
    pub code: Option<String>,
    pub due: String,
    pub notes: Vec<String>,
    pub letter: Option<LetterButton>,
    pub similar: Vec<Row>,
}

impl Page for EnteredPage {
    const TEMPLATE: &'static str = "triage/entered";

    fn samples() -> Vec<Self> {
        let code = "AAAAA-BBBBB-CCCCC-DDDDD-EEEEE".to_owned();
        let bare = Self {
            reference: "KN-7F3K-9QW4".to_owned(),
            code: None,
            due: "hết ngày thứ Ba, 08/12/2026".to_owned(),
            notes: Vec::new(),
            letter: None,
            similar: Vec::new(),
        };
        let full = Self {
            reference: "KN-7F3K-9QW4".to_owned(),
            code: Some(code.clone()),
            due: "hết ngày thứ Ba, 08/12/2026".to_owned(),
            notes: vec!["Hồ sơ này đã quá hạn.".to_owned()],
            letter: Some(LetterButton {
                action: "/desk/cases/KN-7F3K-9QW4/letters/acknowledgement".to_owned(),
                version: 1,
                code,
            }),
            similar: vec![Row::sample("KN-7F3K-9QW4", Tone::Soon)],
        };
        vec![bare, full]
    }
}

/// A new access code, shown once to be told or written to the complainant.
#[derive(Serialize)]
pub struct ReissuedPage {
    pub reference: String,
    pub code: String,
}

impl Page for ReissuedPage {
    const TEMPLATE: &'static str = "triage/reissued";

    fn samples() -> Vec<Self> {
        vec![Self {
            reference: "KN-7F3K-9QW4".to_owned(),
            code: "AAAAA-BBBBB-CCCCC-DDDDD-EEEEE".to_owned(),
        }]
    }
}
