//! The complainant's own page of a case: where it stands, by when, what was sent, what was
//! answered. Finished words only; `case.rs` says them.

use serde::Serialize;

use crate::render::Page;

#[derive(Serialize)]
pub struct CasePage {
    pub reference: String,
    pub state_name: String,
    pub state_text: String,
    /// `2026-12-08`
    pub due_iso: String,
    /// `hết ngày thứ Ba, 08/12/2026`
    pub due_words: String,
    /// `Còn 3 ngày`, `Quá hạn 2 ngày`, `Đã trả lời đúng hạn.`
    pub standing_words: String,
    pub explanation: Vec<String>,
    /// What the complainant has to do next, mostly nothing.
    pub next_words: String,
    pub late: Option<Late>,
    /// Only when it has left, and only with the code.
    pub answer: Option<AnswerWords>,
    pub has_requests: bool,
    pub requests: Vec<String>,
    pub timeline: Vec<Step>,
    /// Opened by a link: state and dates, nothing that was written.
    pub is_link_only: bool,
    pub code_url: String,
    pub submitted: Vec<Answered>,
    pub policy_version: String,
}

/// Honest words about a broken promise.
#[derive(Clone, Serialize)]
pub struct Late {
    pub text: String,
    /// Still unanswered: says who else to turn to.
    pub is_open: bool,
}

#[derive(Clone, Serialize)]
pub struct AnswerWords {
    pub parts: Vec<AnswerPart>,
}

#[derive(Clone, Serialize)]
pub struct AnswerPart {
    pub heading: String,
    pub text: String,
}

/// A line of the timeline.
#[derive(Clone, Serialize)]
pub struct Step {
    pub what: String,
    pub at: Option<String>,
    pub is_done: bool,
}

/// A question of the form with what was answered.
#[derive(Clone, Serialize)]
pub struct Answered {
    pub question: String,
    pub said: Vec<String>,
}

impl Page for CasePage {
    const TEMPLATE: &'static str = "tracking/case";

    fn samples() -> Vec<Self> {
        let step = |what: &str, at: Option<&str>| Step {
            what: what.to_owned(),
            at: at.map(str::to_owned),
            is_done: at.is_some(),
        };
        let bare = || Self {
            reference: "KN-7F3K-9QW4".to_owned(),
            state_name: "Đang xác minh".to_owned(),
            state_text: "Chúng tôi đang xác minh nội dung Quý khách phản ánh.".to_owned(),
            due_iso: "2026-12-08".to_owned(),
            due_words: "hết ngày thứ Ba, 08/12/2026".to_owned(),
            standing_words: "Còn 11 ngày".to_owned(),
            explanation: vec!["Ngày nhận không tính.".to_owned()],
            next_words: "Lúc này Quý khách chưa cần làm gì thêm.".to_owned(),
            late: None,
            answer: None,
            has_requests: false,
            requests: Vec::new(),
            timeline: vec![
                step("Đã tiếp nhận khiếu nại", Some("10:00 thứ Hai, 23/11/2026")),
                step("Hạn trả lời: thứ Ba, 08/12/2026", None),
            ],
            is_link_only: true,
            code_url: "/status?reference=KN-7F3K-9QW4".to_owned(),
            submitted: Vec::new(),
            policy_version: String::new(),
        };
        let full = Self {
            late: Some(Late {
                text: "Chúng tôi xin lỗi.".to_owned(),
                is_open: false,
            }),
            answer: Some(AnswerWords {
                parts: vec![AnswerPart {
                    heading: "Kết luận".to_owned(),
                    text: "Có căn cứ\n<b>Hai dòng</b>".to_owned(),
                }],
            }),
            has_requests: true,
            requests: vec!["Xóa thông tin: hết ngày thứ Ba, 08/12/2026".to_owned()],
            is_link_only: false,
            submitted: vec![Answered {
                question: "Chuyện gì đã xảy ra?".to_owned(),
                said: vec!["Có người gọi <b>đúng tên</b>".to_owned()],
            }],
            policy_version: "01/10/2024".to_owned(),
            ..bare()
        };
        let late = Self {
            late: Some(Late {
                text: "Chúng tôi xin lỗi.".to_owned(),
                is_open: true,
            }),
            ..bare()
        };
        vec![bare(), late, full]
    }
}
