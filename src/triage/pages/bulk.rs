//! Several cases at once: what would happen, what became of it; and the bar under a list that asks.

use serde::Serialize;

use super::form::Hidden;
use crate::render::{ErrorSummary, Field, Page};

/// The buttons under a list whose rows can be ticked.
#[derive(Clone, Debug, Serialize)]
pub struct BulkBar {
    /// The list's own address.
    pub back: String,
    /// Whether cases may be given to others, and tags be made.
    pub may_lead: bool,
}

/// A case, and what is done to it or why nothing is.
#[derive(Clone, Debug, Serialize)]
pub struct BulkLine {
    pub reference: String,
    /// None where there is no such case.
    pub href: Option<String>,
    pub title: Option<String>,
    pub words: String,
}

/// To whom, which tag, or with which case: asked before anything can be previewed.
#[derive(Clone, Debug, Serialize)]
pub struct BulkChoice {
    pub hidden: Vec<Hidden>,
    pub fields: Vec<Field>,
}

/// A button, and what it sends.
#[derive(Clone, Debug, Serialize)]
pub struct BulkConfirm {
    pub hidden: Vec<Hidden>,
    pub label: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct BulkPage {
    pub heading: String,
    pub errors: ErrorSummary,
    pub choice: Option<BulkChoice>,
    pub lines_title: String,
    pub lines: Vec<BulkLine>,
    pub skipped_title: String,
    pub skipped: Vec<BulkLine>,
    /// What follows from it.
    pub notes: Vec<String>,
    pub confirm: Option<BulkConfirm>,
    pub back: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct BulkDonePage {
    pub heading: String,
    pub done_title: String,
    pub done: Vec<BulkLine>,
    pub skipped_title: String,
    pub skipped: Vec<BulkLine>,
    pub undo: Option<BulkConfirm>,
    pub back: String,
}

impl BulkBar {
    /// One for tests.
    pub(super) fn sample() -> Self {
        Self {
            back: "/desk?view=mine".to_owned(),
            may_lead: true,
        }
    }
}

fn line(reference: &str, words: &str) -> BulkLine {
    BulkLine {
        reference: reference.to_owned(),
        href: Some(format!("/desk/cases/{reference}")),
        title: Some("Lộ số điện thoại".to_owned()),
        words: words.to_owned(),
    }
}

fn unknown() -> BulkLine {
    BulkLine {
        href: None,
        title: None,
        ..line("KN-9HD3-VB1K", "không có hồ sơ này")
    }
}

fn confirm(label: &str) -> BulkConfirm {
    let value = "KN-4T8M-2XQ7.3".to_owned();
    BulkConfirm {
        hidden: vec![Hidden {
            name: "case",
            value,
        }],
        label: label.to_owned(),
    }
}

impl Page for BulkPage {
    const TEMPLATE: &'static str = "triage/bulk";

    fn samples() -> Vec<Self> {
        let preview = Self {
            heading: "Giao 2 hồ sơ cho một người".to_owned(),
            errors: ErrorSummary::default(),
            choice: None,
            lines_title: "Sẽ làm: 1 hồ sơ".to_owned(),
            lines: vec![line("KN-4T8M-2XQ7", "giao cho Trần Quốc Bảo")],
            skipped_title: "Bỏ qua: 1 hồ sơ".to_owned(),
            skipped: vec![unknown()],
            notes: vec!["Trần Quốc Bảo nhận một mail.".to_owned()],
            confirm: Some(confirm("Giao 1 hồ sơ")),
            back: "/desk".to_owned(),
        };
        let field = Field::radios("target", "Giao cho")
            .choice_with_hint("1", "Trần Quốc Bảo", "đang phụ trách 3 hồ sơ")
            .error(Some("Chọn một mục.".to_owned()));
        let asking = Self {
            errors: ErrorSummary::of([&field]),
            choice: Some(BulkChoice {
                hidden: confirm("").hidden,
                fields: vec![field],
            }),
            skipped: Vec::new(),
            notes: Vec::new(),
            confirm: None,
            ..preview.clone()
        };
        vec![preview, asking]
    }
}

impl Page for BulkDonePage {
    const TEMPLATE: &'static str = "triage/bulk_done";

    fn samples() -> Vec<Self> {
        let done = Self {
            heading: "Đã làm 1 trong 2 hồ sơ".to_owned(),
            done_title: "Đã làm: 1 hồ sơ".to_owned(),
            done: vec![line("KN-4T8M-2XQ7", "đã giao cho Trần Quốc Bảo")],
            skipped_title: "Không làm: 1 hồ sơ".to_owned(),
            skipped: vec![unknown()],
            undo: Some(confirm("Hoàn tác 1 hồ sơ")),
            back: "/desk".to_owned(),
        };
        let none = Self {
            done: Vec::new(),
            skipped: Vec::new(),
            undo: None,
            ..done.clone()
        };
        vec![done, none]
    }
}
