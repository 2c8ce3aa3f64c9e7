//! The complainant's own page of a case: where it stands, by when, what was written both ways, what
//! they can do. Finished words only; `case.rs` says them.

use serde::Serialize;

use super::notice::Notice;
use crate::render::{ErrorSummary, Field, Page};

#[derive(Clone, Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "templates can ask only whether, not which"
)]
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
    /// The desk asks something, and waits.
    pub is_asked: bool,
    pub late: Option<Late>,
    /// Who else to turn to stands folded below; when it is late, on top.
    pub has_elsewhere: bool,
    /// The person was erased: only the course of the case is left.
    pub is_erased: bool,
    /// Only when it has left, and only with the code.
    pub answer: Option<AnswerWords>,
    pub reviews: Vec<ReviewWords>,
    pub messages: Vec<MessageLine>,
    pub reply: Option<ReplyForm>,
    pub requests: Vec<String>,
    pub timeline: Vec<Step>,
    /// What else can be done, each with a page of its own.
    pub actions: Vec<ActionLink>,
    pub record_url: String,
    pub closing_url: String,
    /// Opened by a link: state and dates, nothing that was written.
    pub is_link_only: bool,
    pub code_url: String,
    pub lost_url: String,
    pub submitted: Vec<Answered>,
    /// Files sent with the complaint.
    pub files: Vec<FileLine>,
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
    /// Where a review is asked for; empty while one is open.
    pub review_url: String,
    pub files: Vec<FileLine>,
}

#[derive(Clone, Serialize)]
pub struct AnswerPart {
    pub heading: String,
    pub text: String,
}

/// A review that was asked for, and what it came to.
#[derive(Clone, Serialize)]
pub struct ReviewWords {
    /// `Đề nghị lúc 10:00 thứ Hai, 14/12/2026`
    pub asked: String,
    pub reason: String,
    /// `Hạn trả lời: hết ngày … · Còn 3 ngày`; how it ended.
    pub standing: String,
    pub parts: Vec<AnswerPart>,
}

/// One message, either way.
#[derive(Clone, Serialize)]
pub struct MessageLine {
    pub id: String,
    pub is_ours: bool,
    /// `Câu hỏi của chúng tôi`, `Quý khách đã viết`
    pub who: String,
    pub at: String,
    pub text: String,
    pub files: Vec<FileLine>,
}

/// A file that can be fetched.
#[derive(Clone, Serialize)]
pub struct FileLine {
    pub href: String,
    pub name: String,
    /// `PDF, 1,2 MB`
    pub about: String,
    /// Of the content, for the record.
    pub sha256: String,
}

/// Where the complainant writes to the desk.
#[derive(Clone, Serialize)]
pub struct ReplyForm {
    pub action_url: String,
    /// Random: the same message sent twice is there once.
    pub submission: String,
    pub errors: ErrorSummary,
    pub notice: Option<Notice>,
    pub text: Field,
    pub files: Field,
    /// Types for the browser's file picker.
    pub accept: String,
}

/// A link to a page with one thing to do.
#[derive(Clone, Serialize)]
pub struct ActionLink {
    pub href: String,
    pub label: String,
    pub about: String,
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

impl FileLine {
    fn sample() -> Self {
        Self {
            href: "/status/KN-7F3K-9QW4/files/0f0f".to_owned(),
            name: "ảnh <b>.png".to_owned(),
            about: "PNG, 1,2 MB".to_owned(),
            sha256: "0f".repeat(32),
        }
    }
}

impl ReplyForm {
    fn sample() -> Self {
        let text = Field::textarea("text", "Nội dung").error(Some("Nhập nội dung.".to_owned()));
        Self {
            action_url: "/status/KN-7F3K-9QW4/messages".to_owned(),
            submission: "0f".repeat(16),
            errors: ErrorSummary::of([&text]),
            notice: Some(Notice {
                text: "Xin gửi lại.".to_owned(),
                has_contacts: true,
            }),
            text,
            files: Field::text("files", "Tệp")
                .hint("Tối đa 5 tệp.")
                .error(Some("Tệp lớn quá.".to_owned())),
            accept: "image/png".to_owned(),
        }
    }
}

impl CasePage {
    fn bare() -> Self {
        let step = |what: &str, at: Option<&str>| Step {
            what: what.to_owned(),
            at: at.map(str::to_owned),
            is_done: at.is_some(),
        };
        Self {
            reference: "KN-7F3K-9QW4".to_owned(),
            state_name: "Đang xác minh".to_owned(),
            state_text: "Chúng tôi đang xác minh nội dung Quý khách phản ánh.".to_owned(),
            due_iso: "2026-12-08".to_owned(),
            due_words: "hết ngày thứ Ba, 08/12/2026".to_owned(),
            standing_words: "Còn 11 ngày".to_owned(),
            explanation: vec!["Ngày nhận không tính.".to_owned()],
            next_words: "Lúc này Quý khách chưa cần làm gì thêm.".to_owned(),
            is_asked: false,
            late: None,
            has_elsewhere: true,
            is_erased: false,
            answer: None,
            reviews: Vec::new(),
            messages: Vec::new(),
            reply: None,
            requests: Vec::new(),
            timeline: vec![
                step("Đã tiếp nhận khiếu nại", Some("10:00 thứ Hai, 23/11/2026")),
                step("Hạn trả lời: thứ Ba, 08/12/2026", None),
            ],
            actions: Vec::new(),
            record_url: String::new(),
            closing_url: String::new(),
            is_link_only: true,
            code_url: "/status?reference=KN-7F3K-9QW4".to_owned(),
            lost_url: "/status/lost-code".to_owned(),
            submitted: Vec::new(),
            files: Vec::new(),
            policy_version: String::new(),
        }
    }

    fn full() -> Self {
        let part = AnswerPart {
            heading: "Kết luận".to_owned(),
            text: "Có căn cứ\n<b>Hai dòng</b>".to_owned(),
        };
        let file = FileLine::sample();
        let review = |standing: &str, parts: Vec<AnswerPart>| ReviewWords {
            asked: "Đề nghị lúc 10:00 thứ Hai, 14/12/2026".to_owned(),
            reason: "Chưa hỏi đơn vị giao hàng.".to_owned(),
            standing: standing.to_owned(),
            parts,
        };
        let message = |is_ours: bool| MessageLine {
            id: format!("message-{is_ours}"),
            is_ours,
            who: "Quý khách đã viết".to_owned(),
            at: "10:00 thứ Hai, 30/11/2026".to_owned(),
            text: "Số gọi đến là <b>0903</b>.".to_owned(),
            files: vec![file.clone()],
        };
        Self {
            late: Some(Late {
                text: "Chúng tôi xin lỗi.".to_owned(),
                is_open: false,
            }),
            is_asked: true,
            answer: Some(AnswerWords {
                parts: vec![part.clone()],
                review_url: "/status/KN-7F3K-9QW4/review".to_owned(),
                files: vec![file.clone()],
            }),
            reviews: vec![
                review("Còn 3 ngày", Vec::new()),
                review("Đúng hạn", vec![part]),
            ],
            messages: vec![message(true), message(false)],
            reply: Some(ReplyForm::sample()),
            requests: vec!["Xóa thông tin: hết ngày thứ Ba, 08/12/2026".to_owned()],
            actions: vec![ActionLink {
                href: "/status/KN-7F3K-9QW4/withdrawal".to_owned(),
                label: "Rút khiếu nại".to_owned(),
                about: "Thời hạn không đổi.".to_owned(),
            }],
            record_url: "/status/KN-7F3K-9QW4/record".to_owned(),
            closing_url: "/status/KN-7F3K-9QW4/closing".to_owned(),
            is_link_only: false,
            submitted: vec![Answered {
                question: "Chuyện gì đã xảy ra?".to_owned(),
                said: vec!["Có người gọi <b>đúng tên</b>".to_owned()],
            }],
            files: vec![file],
            policy_version: "01/10/2024".to_owned(),
            ..Self::bare()
        }
    }
}

impl Page for CasePage {
    const TEMPLATE: &'static str = "tracking/case";

    fn samples() -> Vec<Self> {
        let late = Self {
            late: Some(Late {
                text: "Chúng tôi xin lỗi.".to_owned(),
                is_open: true,
            }),
            has_elsewhere: false,
            is_erased: true,
            ..Self::bare()
        };
        vec![Self::bare(), late, Self::full()]
    }
}
