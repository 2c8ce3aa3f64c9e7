//! A case beside another: linked with it, or like it.

use serde::Serialize;

use super::form::ActionForm;
use crate::render::strip::Tone;

#[derive(Clone, Debug, Serialize)]
pub struct NearCase {
    pub reference: String,
    pub title: String,
    pub state_key: &'static str,
    pub state: String,
    pub tone: Tone,
    pub standing: String,
    pub due: String,
    /// Why it stands here.
    pub reasons: Vec<String>,
    pub form: Option<ActionForm>,
}

impl NearCase {
    pub(super) fn sample(form: Option<ActionForm>) -> Self {
        Self {
            reference: "KN-2F4M-8TZ5".to_owned(),
            title: "Lộ số điện thoại".to_owned(),
            state_key: "received",
            state: "Đã tiếp nhận".to_owned(),
            tone: Tone::Soon,
            standing: "Còn 3 ngày".to_owned(),
            due: "hạn 26/11".to_owned(),
            reasons: vec!["Cùng bên thứ ba".to_owned()],
            form,
        }
    }
}
