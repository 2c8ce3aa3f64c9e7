//! The answer or a message as the complainant will read it, before it leaves.

use serde::Serialize;

use super::case::Facts;
use super::form::ActionForm;
use crate::render::Page;

/// The complaint, to stand beside the draft.
#[derive(Clone, Debug, Serialize)]
pub struct Beside {
    pub lang: &'static str,
    pub story: Vec<String>,
    pub told: Facts,
}

/// How it stands with the second person who has to read an answer.
#[derive(Clone, Debug, Serialize)]
pub struct ApprovalPanel {
    /// Why one is needed.
    pub lead: String,
    pub lines: Vec<String>,
    pub warning: Option<String>,
    pub letter_href: String,
    /// For whoever may be the second person.
    pub form: Option<ActionForm>,
}

impl ApprovalPanel {
    pub(super) fn sample(form: Option<ActionForm>) -> Self {
        Self {
            lead: "Cần người thứ hai duyệt vì: kết luận có căn cứ.".to_owned(),
            lines: vec!["Lê Minh Hà xin duyệt lúc 10:00.".to_owned()],
            warning: Some("Hiện không có ai khác.".to_owned()),
            letter_href: "/desk/cases/KN-7F3K-9QW4/answer".to_owned(),
            form,
        }
    }
}

#[derive(Serialize)]
pub struct PreviewPage {
    pub heading: String,
    pub back: String,
    pub warning: Option<String>,
    pub beside: Option<Beside>,
    pub blockers: Vec<String>,
    pub subject: String,
    /// Through which channel, to where.
    pub how: String,
    pub letter_lang: &'static str,
    pub letter: Vec<String>,
    /// The button that sends; none while something blocks.
    pub form: Option<ActionForm>,
}

impl Page for PreviewPage {
    const TEMPLATE: &'static str = "triage/preview";

    fn samples() -> Vec<Self> {
        let page = |blockers: Vec<String>| Self {
            heading: "Xem trước câu trả lời KN-7F3K-9QW4".to_owned(),
            back: "/desk/cases/KN-7F3K-9QW4".to_owned(),
            warning: Some("Danh tính: chưa xác nhận.".to_owned()),
            beside: blockers.is_empty().then(|| Beside {
                lang: "vi",
                story: vec!["Có người lạ đọc đúng đơn hàng của tôi.".to_owned()],
                told: Facts::default(),
            }),
            form: blockers.is_empty().then(|| {
                let action = "/desk/cases/KN-7F3K-9QW4/answer".to_owned();
                ActionForm::new("answer", action, 3, String::new()).button("Gửi trả lời".to_owned())
            }),
            blockers,
            subject: "Trả lời khiếu nại của Quý khách [KN-7F3K-9QW4]".to_owned(),
            how: "Gửi qua email".to_owned(),
            letter_lang: "vi",
            letter: vec!["Kính gửi Quý khách Nguyễn Thị Hường,".to_owned()],
        };
        vec![
            page(Vec::new()),
            page(vec!["Chưa chọn kết luận.".to_owned()]),
        ]
    }
}
