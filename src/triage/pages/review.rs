//! A review on the page of a case.

use serde::Serialize;

use super::form::ActionForm;

/// One review: what was asked, how it stands, what was answered, and what can be done.
#[derive(Clone, Debug, Serialize)]
pub struct ReviewPanel {
    /// When, by when, who may not.
    pub lines: Vec<String>,
    /// In the complainant's words.
    pub reason: Vec<String>,
    pub lang: &'static str,
    pub warning: Option<String>,
    pub saved: Option<String>,
    /// The answer as it left, or waits to.
    pub letter: Vec<String>,
    pub forms: Vec<ActionForm>,
}

impl ReviewPanel {
    /// One for tests.
    pub(super) fn sample(form: ActionForm) -> Self {
        Self {
            lines: vec!["Đề nghị lúc 10:00 thứ Hai, 14/12/2026".to_owned()],
            reason: vec!["Chưa hỏi <b>đơn vị</b> giao hàng.".to_owned()],
            lang: "vi",
            warning: Some("Hiện không có ai khác đủ quyền.".to_owned()),
            saved: Some("Bản nháp đã lưu lúc 10:00.".to_owned()),
            letter: vec!["Kính gửi".to_owned()],
            forms: vec![form],
        }
    }
}
