//! Somebody on the telephone asks about a case.

use serde::Serialize;

use super::form::ActionForm;
use crate::render::{ErrorSummary, Field, Page};

/// All that a caller may be told before they were called back.
#[derive(Serialize)]
pub struct CallerCase {
    pub reference: String,
    pub state_key: String,
    pub state: String,
    pub due: String,
    pub standing: String,
    /// The case knows a number to call back on.
    pub has_number: bool,
    pub callback: Option<ActionForm>,
}

#[derive(Serialize)]
pub struct CallersPage {
    pub fields: Vec<Field>,
    pub errors: ErrorSummary,
    /// What to say when nothing was found.
    pub none: Option<String>,
    pub cases: Vec<CallerCase>,
}

impl Page for CallersPage {
    const TEMPLATE: &'static str = "triage/callers";

    fn samples() -> Vec<Self> {
        let fields = || vec![Field::text("q", "Mã hồ sơ hoặc số điện thoại")];
        let case = |reference: &str, callback: Option<ActionForm>| CallerCase {
            reference: reference.to_owned(),
            state_key: "verifying".to_owned(),
            state: "Đang xác minh".to_owned(),
            due: "hết ngày thứ Ba, 08/12/2026".to_owned(),
            standing: "Còn 3 ngày".to_owned(),
            has_number: callback.is_some(),
            callback,
        };
        let action = "/desk/cases/KN-7F3K-9QW4/callbacks".to_owned();
        let form = ActionForm::new("callbacks", action, 3, "Gọi lại".to_owned());
        let empty = Self {
            fields: fields(),
            errors: ErrorSummary::default(),
            none: Some("Không tìm thấy.".to_owned()),
            cases: Vec::new(),
        };
        let full = Self {
            fields: fields(),
            errors: ErrorSummary::default(),
            none: None,
            cases: vec![case("KN-7F3K-9QW4", Some(form)), case("KN-2BMP-XT0H", None)],
        };
        vec![empty, full]
    }
}
