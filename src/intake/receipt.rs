//! The receipt: reference, access code, the date and how it was counted. Shown once.

use serde::Serialize;

use crate::render::Page;

#[derive(Serialize)]
pub struct ReceiptPage {
    pub reference: String,
    pub access_code: String,
    /// `2026-12-08`
    pub due_iso: String,
    /// `hết ngày thứ Ba, 08/12/2026`
    pub due_words: String,
    pub received_day: String,
    pub received_words: String,
    pub explanation: Vec<String>,
    /// By when and by which way the answer comes.
    pub answer_words: String,
    /// A confirmation goes out by mail.
    pub has_mail: bool,
    pub has_requests: bool,
    /// The wishes that have clocks of their own, with their days.
    pub requests: Vec<String>,
    pub status_path: String,
    /// In full, for paper.
    pub status_url: String,
}

impl Page for ReceiptPage {
    const TEMPLATE: &'static str = "intake/receipt";

    fn samples() -> Vec<Self> {
        let bare = || Self {
            reference: "KN-7F3K-9QW4".to_owned(),
            access_code: "7KQ2M-4XW9T-B3HZ8-N6RDE-1VYCP".to_owned(),
            due_iso: "2026-12-08".to_owned(),
            due_words: "hết ngày thứ Ba, 08/12/2026".to_owned(),
            received_day: "23/11/2026".to_owned(),
            received_words: "10:00 thứ Hai, 23/11/2026".to_owned(),
            explanation: vec!["Ngày nhận không tính.".to_owned()],
            answer_words: "Chậm nhất hết ngày thứ Ba, 08/12/2026, qua thư.".to_owned(),
            has_mail: false,
            has_requests: false,
            requests: Vec::new(),
            status_path: "/status?reference=KN-7F3K-9QW4".to_owned(),
            status_url: "https://khieunai.example/status?reference=KN-7F3K-9QW4".to_owned(),
        };
        let full = Self {
            has_mail: true,
            has_requests: true,
            requests: vec!["Xóa thông tin: hết ngày thứ Ba, 08/12/2026".to_owned()],
            ..bare()
        };
        vec![bare(), full]
    }
}

/// In place of a receipt that is no longer shown.
#[derive(Serialize)]
pub struct GonePage {
    pub status_url: String,
}

impl Page for GonePage {
    const TEMPLATE: &'static str = "intake/receipt_gone";

    fn samples() -> Vec<Self> {
        vec![Self {
            status_url: "/status".to_owned(),
        }]
    }
}
