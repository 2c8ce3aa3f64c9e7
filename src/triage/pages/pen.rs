//! Mail that waits for a person, and one of them.

use serde::Serialize;

use super::{ActionForm, Facts, Row};
use crate::render::strip::Tone;
use crate::render::{ErrorSummary, Field, NavLink, Page, Pagination};

/// One mail in a list.
#[derive(Clone, Debug, Serialize)]
pub struct PenRow {
    pub href: String,
    pub subject: String,
    pub sender: String,
    pub excerpt: String,
    pub why: String,
    pub received: String,
    pub files: String,
    /// Only of what waits.
    pub standing: Option<String>,
    pub tone: Tone,
    pub due: Option<String>,
    pub open: Option<ActionForm>,
}

#[derive(Serialize)]
pub struct PenPage {
    pub heading: String,
    pub lead: String,
    /// How the mailbox is that they come from.
    pub mailbox: Vec<String>,
    pub tabs: Vec<NavLink>,
    pub rows: Vec<PenRow>,
    /// Forms that came in like a machine's work.
    pub held: Vec<Row>,
    /// What to say when there are no mails.
    pub empty: Option<String>,
    pub pagination: Pagination,
}

impl Page for PenPage {
    const TEMPLATE: &'static str = "triage/pen";

    fn samples() -> Vec<Self> {
        let row = PenRow {
            href: "/desk/mail/0".to_owned(),
            subject: "Khiếu nại về việc lộ thông tin".to_owned(),
            sender: "Lan <lan@vidu.example>".to_owned(),
            excerpt: "Số điện thoại của tôi bị lộ…".to_owned(),
            why: "Nhắc đến một hồ sơ".to_owned(),
            received: "Nhận lúc 09:00 (máy chủ thư)".to_owned(),
            files: "2 tệp · 24 KB".to_owned(),
            standing: Some("Còn 12 ngày".to_owned()),
            tone: Tone::OnTrack,
            due: Some("hạn 08/12".to_owned()),
            open: Some(ActionForm::new(
                "case-0",
                "/desk/mail/0/case".to_owned(),
                1,
                "Mở hồ sơ mới".to_owned(),
            )),
        };
        let aside = PenRow {
            standing: None,
            due: None,
            open: None,
            ..row.clone()
        };
        let page = |rows, held, empty| Self {
            heading: "Thư chờ phân loại".to_owned(),
            lead: "Thời hạn vẫn đang chạy.".to_owned(),
            mailbox: vec!["Hộp thư đã được đọc hết lúc 09:00.".to_owned()],
            tabs: vec![
                NavLink::new("Thư chờ phân loại", "/desk/mail")
                    .count("1")
                    .current(true),
                NavLink::new("Thư đã để riêng", "/desk/mail/aside").count("4"),
            ],
            rows,
            held,
            empty,
            pagination: Pagination::default(),
        };
        let held = vec![Row::sample("KN-4T8M-2XQ7", Tone::Soon)];
        vec![
            page(vec![row, aside], held, None),
            page(Vec::new(), Vec::new(), Some("Không có thư nào.".to_owned())),
        ]
    }
}

/// A case that a mail may belong to.
#[derive(Serialize)]
pub struct Candidate {
    pub reference: String,
    pub about: String,
    pub form: ActionForm,
}

#[derive(Serialize)]
pub struct PenItemPage {
    pub back: &'static str,
    pub subject: String,
    pub sender: String,
    pub facts: Facts,
    pub standing: Option<String>,
    pub tone: Tone,
    pub due: Option<String>,
    pub why: String,
    pub notes: Vec<String>,
    pub lang: &'static str,
    pub text: Vec<String>,
    pub files: Vec<String>,
    pub raw_href: Option<String>,
    pub candidates: Vec<Candidate>,
    pub open: ActionForm,
    pub forms: Vec<ActionForm>,
    pub errors: ErrorSummary,
}

impl Page for PenItemPage {
    const TEMPLATE: &'static str = "triage/pen_item";

    fn samples() -> Vec<Self> {
        let form = sample_form;
        let mut facts = Facts::default();
        facts.add(
            "Nhận lúc".to_owned(),
            Some("09:00 thứ Hai, 23/11/2026".to_owned()),
        );
        let mut errors = ErrorSummary::default();
        errors.push(
            "#conversation-reference".to_owned(),
            "Nhập mã hồ sơ.".to_owned(),
        );
        let full = Self {
            back: "/desk/mail",
            subject: "Khiếu nại".to_owned(),
            sender: "lan@vidu.example".to_owned(),
            facts,
            standing: Some("Còn 12 ngày".to_owned()),
            tone: Tone::OnTrack,
            due: Some("hạn 08/12".to_owned()),
            why: "Nhắc đến một hồ sơ".to_owned(),
            notes: vec!["Thư dài hơn phần đọc được ở đây.".to_owned()],
            lang: "vi",
            text: vec!["Số điện thoại của tôi bị lộ.".to_owned()],
            files: vec!["anh.jpg (24 KB)".to_owned()],
            raw_href: Some("/desk/mail/0/raw".to_owned()),
            candidates: vec![Candidate {
                reference: "KN-7F3K-9QW4".to_owned(),
                about: "Lộ số điện thoại".to_owned(),
                form: form("to-KN-7F3K-9QW4"),
            }],
            open: form("case-0"),
            forms: vec![form("conversation"), form("dismissal")],
            errors,
        };
        let bare = Self {
            back: "/desk/mail/aside",
            subject: "(không có tiêu đề)".to_owned(),
            sender: "(không rõ)".to_owned(),
            facts: Facts::default(),
            standing: None,
            tone: Tone::Met,
            due: None,
            why: String::new(),
            notes: Vec::new(),
            lang: "en",
            text: Vec::new(),
            files: Vec::new(),
            raw_href: None,
            candidates: Vec::new(),
            open: form("case-0"),
            forms: vec![form("return")],
            errors: ErrorSummary::default(),
        };
        vec![full, bare]
    }
}

fn sample_form(id: &str) -> ActionForm {
    let action = format!("/desk/mail/0/{id}");
    ActionForm::new(id, action, 1, "Mở hồ sơ mới".to_owned())
        .field(Field::text("reference", "Mã hồ sơ"))
        .button("Gắn".to_owned())
}
