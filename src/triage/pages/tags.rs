//! The tags there are.

use serde::Serialize;

use crate::render::{ErrorSummary, Field, Page};

#[derive(Clone, Debug, Serialize)]
pub struct TagLine {
    pub name: String,
    /// The cases that have it.
    pub href: String,
    pub count: String,
    pub action: String,
    pub field: Field,
    pub is_retired: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct TagsPage {
    pub errors: ErrorSummary,
    pub tags: Vec<TagLine>,
    pub field: Field,
}

impl Page for TagsPage {
    const TEMPLATE: &'static str = "triage/tags";

    fn samples() -> Vec<Self> {
        let tag = |name: &str, is_retired: bool| TagLine {
            name: name.to_owned(),
            href: "/desk?tag=1".to_owned(),
            count: "3 hồ sơ".to_owned(),
            action: "/desk/tags/1".to_owned(),
            field: Field::text("name", "Tên nhãn")
                .id(format!("name-{name}").replace(' ', "-"))
                .value(name),
            is_retired,
        };
        let field = Field::text("name", "Nhãn mới").error(Some("Nhập tên nhãn.".to_owned()));
        let some = Self {
            errors: ErrorSummary::of([&field]),
            tags: vec![tag("đơn vị giao hàng", false), tag("đợt 11/2026", true)],
            field,
        };
        let none = Self {
            errors: ErrorSummary::default(),
            tags: Vec::new(),
            field: Field::text("name", "Nhãn mới"),
        };
        vec![some, none]
    }
}
