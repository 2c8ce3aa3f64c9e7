//! Entering a complaint that came by post, phone or in person.

use serde::Serialize;

use crate::render::{ErrorSummary, Field, Page};

/// Fields that belong together.
#[derive(Serialize)]
pub struct Section {
    pub id: &'static str,
    pub title: String,
    pub fields: Vec<Field>,
}

#[derive(Serialize)]
pub struct NewCasePage {
    pub submission_id: String,
    pub sections: Vec<Section>,
    pub errors: ErrorSummary,
}

impl Page for NewCasePage {
    const TEMPLATE: &'static str = "triage/new_case";

    fn samples() -> Vec<Self> {
        let fields =
            vec![Field::date("received_on", "Ngày nhận").error(Some("Nhập ngày nhận.".to_owned()))];
        let errors = ErrorSummary::of(&fields);
        let section = Section {
            id: "how",
            title: "Tiếp nhận".to_owned(),
            fields,
        };
        vec![Self {
            submission_id: "0123".to_owned(),
            sections: vec![section],
            errors,
        }]
    }
}

/// The only time the access code is shown to staff, for the complainant.
#[derive(Serialize)]
pub struct EnteredPage {
    pub reference: String,
    pub code: String,
    pub due: String,
}

impl Page for EnteredPage {
    const TEMPLATE: &'static str = "triage/entered";

    fn samples() -> Vec<Self> {
        vec![Self {
            reference: "KN-7F3K-9QW4".to_owned(),
            code: "AAAAA-BBBBB-CCCCC-DDDDD-EEEEE".to_owned(),
            due: "hết ngày thứ Ba, 08/12/2026".to_owned(),
        }]
    }
}

/// A new access code, shown once to be told or written to the complainant.
#[derive(Serialize)]
pub struct ReissuedPage {
    pub reference: String,
    pub code: String,
}

impl Page for ReissuedPage {
    const TEMPLATE: &'static str = "triage/reissued";

    fn samples() -> Vec<Self> {
        vec![Self {
            reference: "KN-7F3K-9QW4".to_owned(),
            code: "AAAAA-BBBBB-CCCCC-DDDDD-EEEEE".to_owned(),
        }]
    }
}
