//! The help sheet of the keyboard.

use serde::Serialize;

use crate::render::Page;

/// One thing to do, and the keys for it, one after the other.
#[derive(Clone, Debug, Serialize)]
pub struct KeyLine {
    pub keys: Vec<&'static str>,
    pub words: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct KeyGroup {
    pub title: String,
    pub lines: Vec<KeyLine>,
}

#[derive(Clone, Debug, Serialize)]
pub struct KeysPage {
    pub groups: Vec<KeyGroup>,
    pub is_on: bool,
}

impl Page for KeysPage {
    const TEMPLATE: &'static str = "triage/keys";

    fn samples() -> Vec<Self> {
        let line = KeyLine {
            keys: vec!["g", "q"],
            words: "Về danh sách".to_owned(),
        };
        let group = KeyGroup {
            title: "Mọi trang".to_owned(),
            lines: vec![line],
        };
        let page = |is_on| Self {
            groups: vec![group.clone()],
            is_on,
        };
        vec![page(true), page(false)]
    }
}
