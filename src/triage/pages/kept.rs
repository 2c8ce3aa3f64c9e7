//! What was typed when a session had ended.

use serde::Serialize;

use crate::render::Page;

/// On the page of a case: it stands in its form again.
#[derive(Clone, Debug, Serialize)]
pub struct KeptNotice {
    pub words: String,
    /// Where it stands; none when the form is there no more.
    pub form_href: Option<String>,
    /// Whether there is more to see.
    pub others: bool,
    pub id: String,
}

impl KeptNotice {
    pub(super) fn sample(form_href: Option<String>) -> Self {
        Self {
            words: "Nội dung gõ lúc 10:00 chưa được lưu.".to_owned(),
            others: form_href.is_none(),
            form_href,
            id: "0192f0c1".to_owned(),
        }
    }
}

/// One form as it was typed, to be sent once more.
#[derive(Clone, Debug, Serialize)]
pub struct KeptForm {
    pub id: String,
    pub words: String,
    pub action: String,
    /// What was typed, for people to read.
    pub texts: Vec<String>,
    pub pairs: Vec<(String, String)>,
}

#[derive(Serialize)]
pub struct KeptPage {
    pub forms: Vec<KeptForm>,
}

impl Page for KeptPage {
    const TEMPLATE: &'static str = "triage/kept";

    fn samples() -> Vec<Self> {
        let form = KeptForm {
            id: "0192f0c1".to_owned(),
            words: "Gõ lúc 10:00 thứ Hai, 23/11/2026".to_owned(),
            action: "/desk/cases/new".to_owned(),
            texts: vec!["Có người lạ gọi.".to_owned()],
            pairs: vec![("story".to_owned(), "Có người lạ gọi.".to_owned())],
        };
        vec![Self { forms: Vec::new() }, Self { forms: vec![form] }]
    }
}
