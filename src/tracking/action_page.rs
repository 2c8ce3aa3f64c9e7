//! A page with one thing to do: what it means, a form, a button. Finished words only.

use actix_web::http::StatusCode;
use serde::Serialize;

use super::notice::{Held, Notice};
use super::open::{Opened, status_of};
use crate::lang::Lang;
use crate::render::words::Words;
use crate::render::{ErrorSummary, Field, Page};

#[derive(Clone, Debug, Default, Serialize)]
pub struct ActionPage {
    pub heading: String,
    pub back_url: Option<String>,
    pub back_words: String,
    pub action_url: String,
    /// Random, where the same form sent twice must do its work once.
    pub submission: Option<String>,
    pub notice: Option<Notice>,
    pub errors: ErrorSummary,
    pub lead: Vec<String>,
    pub points: Vec<String>,
    pub fields: Vec<Field>,
    /// None: there is nothing to do here now.
    pub button: Option<String>,
    pub is_danger: bool,
    /// The ways to reach the desk, below.
    pub has_contacts: bool,
    #[serde(skip)]
    pub(super) held: Option<StatusCode>,
}

impl ActionPage {
    /// A page below the page of a case.
    pub(super) fn of(case: &Opened, below: &str) -> Self {
        Self {
            heading: case.say(&format!("tracking-{below}-title")),
            back_url: Some(case.path("")),
            back_words: case.with("tracking-back", &[("reference", case.reference().into())]),
            action_url: case.path(below),
            ..Self::default()
        }
    }

    #[must_use]
    pub(super) fn lead(mut self, words: String) -> Self {
        self.lead.push(words);
        self
    }

    #[must_use]
    pub(super) fn point(mut self, words: String) -> Self {
        self.points.push(words);
        self
    }

    #[must_use]
    pub(super) fn field(mut self, field: Field) -> Self {
        self.fields.push(field);
        self
    }

    #[must_use]
    pub(super) fn button(mut self, words: String, is_danger: bool) -> Self {
        self.errors = ErrorSummary::of(&self.fields);
        self.button = Some(words);
        self.is_danger = is_danger;
        self
    }

    #[must_use]
    pub(super) fn held(mut self, (words, lang): (&Words, Lang), held: Option<Held>) -> Self {
        self.notice = held.map(|held| held.notice(words, lang));
        self.held = held.map(|held| status_of(Some(held), false));
        self
    }

    pub(super) fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    pub(super) fn status(&self) -> StatusCode {
        self.held
            .unwrap_or_else(|| status_of(None, self.has_errors()))
    }
}

impl Page for ActionPage {
    const TEMPLATE: &'static str = "tracking/action";

    fn samples() -> Vec<Self> {
        let reason = Field::textarea("reason", "Lý do").optional();
        let sure = Field::checkboxes("sure", "Xác nhận")
            .choice("yes", "Tôi muốn rút khiếu nại này")
            .error(Some("Chọn ô xác nhận".to_owned()));
        let full = Self {
            heading: "Rút khiếu nại".to_owned(),
            back_url: Some("/status/KN-7F3K-9QW4".to_owned()),
            back_words: "Về hồ sơ KN-7F3K-9QW4".to_owned(),
            action_url: "/status/KN-7F3K-9QW4/withdrawal".to_owned(),
            submission: Some("0f".repeat(16)),
            notice: Some(Notice {
                text: "Xin thử lại.".to_owned(),
                has_contacts: true,
            }),
            has_contacts: true,
            ..Self::default()
        };
        let full = full
            .lead("Quý khách không cần nêu lý do.".to_owned())
            .point("Thời hạn không đổi.".to_owned())
            .field(reason)
            .field(sure)
            .button("Rút khiếu nại".to_owned(), true);
        let bare = Self {
            heading: "Liên kết này không còn dùng được".to_owned(),
            action_url: "/status/KN-7F3K-9QW4/code".to_owned(),
            ..Self::default()
        };
        let plain = bare.clone().button("Nhận mã mới".to_owned(), false);
        vec![full, bare, plain]
    }
}
