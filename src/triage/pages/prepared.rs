//! The pages on which a lead changes prepared texts.

use serde::Serialize;

use super::form::ActionForm;
use crate::render::{ErrorSummary, Field, Page};

/// A text in both languages, and who changed it last.
#[derive(Clone, Debug, Serialize)]
pub struct TemplateLine {
    pub title: String,
    /// For answers; else for messages.
    pub is_answer: bool,
    pub vietnamese_href: String,
    pub vietnamese: String,
    pub english_href: String,
    pub english: String,
}

#[derive(Serialize)]
pub struct TemplatesPage {
    pub lines: Vec<TemplateLine>,
}

impl Page for TemplatesPage {
    const TEMPLATE: &'static str = "triage/templates";

    fn samples() -> Vec<Self> {
        let line = |title: &str, is_answer| TemplateLine {
            title: title.to_owned(),
            is_answer,
            vietnamese_href: "/desk/templates/answer-partial/vi".to_owned(),
            vietnamese: "Mẫu kèm theo".to_owned(),
            english_href: "/desk/templates/answer-partial/en".to_owned(),
            english: "Bản 2, Lê Minh Hà, 10:00".to_owned(),
        };
        vec![Self {
            lines: vec![line("Có căn cứ một phần", true), line("Hỏi thêm", false)],
        }]
    }
}

/// A field of a text, to be read.
#[derive(Clone, Debug, Serialize)]
pub struct TemplatePart {
    pub label: String,
    pub text: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct TemplateVersion {
    pub words: String,
    pub is_bundled: bool,
    pub parts: Vec<TemplatePart>,
    /// Brings it into the form.
    pub href: String,
}

#[derive(Serialize)]
pub struct TemplatePage {
    pub heading: String,
    pub errors: ErrorSummary,
    /// Of the text.
    pub lang: &'static str,
    /// The blanks that the desk fills in, and those the handler does.
    pub by_desk: String,
    pub by_hand: String,
    pub form: ActionForm,
    /// What was typed, filled in as far as a case would.
    pub preview: Vec<TemplatePart>,
    pub versions: Vec<TemplateVersion>,
}

impl Page for TemplatePage {
    const TEMPLATE: &'static str = "triage/template";

    fn samples() -> Vec<Self> {
        let part = || TemplatePart {
            label: "Lý do".to_owned(),
            text: "Đã kiểm tra {các nguồn}.".to_owned(),
        };
        let version = |is_bundled| TemplateVersion {
            words: "Bản 2, Lê Minh Hà, 10:00".to_owned(),
            is_bundled,
            parts: if is_bundled { Vec::new() } else { vec![part()] },
            href: "/desk/templates/answer-partial/vi?version=2".to_owned(),
        };
        let page = |preview, versions| Self {
            heading: "Mẫu: Có căn cứ một phần".to_owned(),
            errors: ErrorSummary::default(),
            lang: "vi",
            by_desk: "{mã}, {hạn}".to_owned(),
            by_hand: "{các nguồn}".to_owned(),
            form: ActionForm::new(
                "template",
                "/desk/templates/answer-partial/vi".to_owned(),
                2,
                "Sửa mẫu".to_owned(),
            )
            .field(Field::textarea("reasons", "Lý do"))
            .button("Lưu mẫu".to_owned()),
            preview,
            versions,
        };
        vec![
            page(Vec::new(), Vec::new()),
            page(vec![part()], vec![version(false), version(true)]),
        ]
    }
}
