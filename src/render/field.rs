//! A form field: label, hint, error and input, rendered by `partials/field.hbs`.
//!
//! ```
//! use leakdesk::render::Field;
//!
//! let email = Field::email("email", "Email")
//!     .hint("Xin dùng email mà chỉ Quý khách xem được.")
//!     .value("huong@nhahang.example")
//!     .error(Some("Nhập email theo dạng ten@vidu.vn.".to_owned()));
//! let role = Field::radios("complainant_role", "Khiếu nại này về")
//!     .choice("member", "thông tin của tôi")
//!     .choice("guardian", "thông tin của con tôi")
//!     .chosen(&["member"]);
//! assert_eq!(email.described_by, "email-hint email-error");
//! assert!(role.choices[0].is_checked);
//! ```
//!
//! In a template: `{{> partials/field email}}`; in a list: `{{#each fields}}{{> partials/field this}}{{/each}}`.

use serde::Serialize;

/// One answer to choose, in radio buttons, checkboxes or a select.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    pub id: String,
    pub value: String,
    pub label: String,
    pub hint: Option<String>,
    pub is_checked: bool,
}

/// A field with everything shown about it. Texts are finished words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "templates can ask only whether, not which"
)]
pub struct Field {
    pub id: String,
    pub name: String,
    pub label: String,
    pub hint: Option<String>,
    pub error: Option<String>,
    /// Ids of hint and error, for `aria-describedby`; empty when there is neither.
    pub described_by: String,
    pub value: String,
    /// `type` of the input: `text`, `email`, `tel`, `radio`, `checkbox` …
    pub input_type: &'static str,
    pub is_input: bool,
    pub is_textarea: bool,
    pub is_select: bool,
    /// Radio buttons or checkboxes.
    pub is_group: bool,
    /// Says "(không bắt buộc)".
    pub is_optional: bool,
    /// The label is the page's heading or stands in a dense form: shown to screen readers only.
    pub is_label_hidden: bool,
    /// An `autocomplete` token.
    pub autocomplete: Option<&'static str>,
    pub inputmode: Option<&'static str>,
    /// A class for the width of what is expected: `field-short`, `field-medium`, or empty.
    pub width: &'static str,
    /// Lines of a textarea.
    pub rows: u8,
    /// How many characters it may have, to be counted while typing; nothing is cut off.
    pub most: Option<usize>,
    pub choices: Vec<Choice>,
}

#[derive(PartialEq)]
enum Shape {
    Input,
    Textarea,
    Select,
    Group,
}

impl Field {
    fn new(name: &str, label: impl Into<String>, shape: Shape, input_type: &'static str) -> Self {
        Self {
            id: name.to_owned(),
            name: name.to_owned(),
            label: label.into(),
            hint: None,
            error: None,
            described_by: String::new(),
            value: String::new(),
            input_type,
            is_input: shape == Shape::Input,
            is_textarea: shape == Shape::Textarea,
            is_select: shape == Shape::Select,
            is_group: shape == Shape::Group,
            is_optional: false,
            is_label_hidden: false,
            autocomplete: None,
            inputmode: None,
            width: "",
            rows: 5,
            most: None,
            choices: Vec::new(),
        }
    }

    pub fn text(name: &str, label: impl Into<String>) -> Self {
        Self::new(name, label, Shape::Input, "text")
    }

    pub fn email(name: &str, label: impl Into<String>) -> Self {
        // `text` in the browser's eyes would lose the @ key; `email` is never validated there,
        // because forms carry `novalidate`.
        Self::new(name, label, Shape::Input, "email").autocomplete("email")
    }

    pub fn tel(name: &str, label: impl Into<String>) -> Self {
        Self::new(name, label, Shape::Input, "tel")
            .autocomplete("tel")
            .width("field-medium")
    }

    pub fn password(name: &str, label: impl Into<String>) -> Self {
        Self::new(name, label, Shape::Input, "password")
    }

    /// A day, `YYYY-MM-DD`; the desk only (members write freely).
    pub fn date(name: &str, label: impl Into<String>) -> Self {
        Self::new(name, label, Shape::Input, "date").width("field-medium")
    }

    /// A time of day, `HH:MM`.
    pub fn time(name: &str, label: impl Into<String>) -> Self {
        Self::new(name, label, Shape::Input, "time").width("field-short")
    }

    pub fn textarea(name: &str, label: impl Into<String>) -> Self {
        Self::new(name, label, Shape::Textarea, "")
    }

    pub fn select(name: &str, label: impl Into<String>) -> Self {
        Self::new(name, label, Shape::Select, "")
    }

    pub fn radios(name: &str, legend: impl Into<String>) -> Self {
        Self::new(name, legend, Shape::Group, "radio")
    }

    pub fn checkboxes(name: &str, legend: impl Into<String>) -> Self {
        Self::new(name, legend, Shape::Group, "checkbox")
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self.describe()
    }

    #[must_use]
    pub fn error(mut self, error: Option<String>) -> Self {
        self.error = error;
        self.describe()
    }

    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    #[must_use]
    pub fn optional(mut self) -> Self {
        self.is_optional = true;
        self
    }

    #[must_use]
    pub fn label_hidden(mut self) -> Self {
        self.is_label_hidden = true;
        self
    }

    #[must_use]
    pub fn autocomplete(mut self, token: &'static str) -> Self {
        self.autocomplete = Some(token);
        self
    }

    #[must_use]
    pub fn inputmode(mut self, mode: &'static str) -> Self {
        self.inputmode = Some(mode);
        self
    }

    #[must_use]
    pub fn width(mut self, class: &'static str) -> Self {
        self.width = class;
        self
    }

    #[must_use]
    pub fn rows(mut self, rows: u8) -> Self {
        self.rows = rows;
        self
    }

    /// Scripts tell how many characters are left of `most`.
    #[must_use]
    pub fn counted(mut self, most: usize) -> Self {
        self.most = Some(most);
        self
    }

    /// An id of its own, where the same name stands in two forms of a page. Before the choices.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = id.into();
        self.describe()
    }

    #[must_use]
    pub fn choice(self, value: &str, label: impl Into<String>) -> Self {
        self.add_choice(value, label.into(), None)
    }

    #[must_use]
    pub fn choice_with_hint(
        self,
        value: &str,
        label: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        self.add_choice(value, label.into(), Some(hint.into()))
    }

    fn add_choice(mut self, value: &str, label: String, hint: Option<String>) -> Self {
        // The first choice has the field's own id, so that a link to the field lands on it.
        let id = match self.choices.len() {
            0 => self.id.clone(),
            n => format!("{}-{}", self.id, n + 1),
        };
        let is_checked = false;
        self.choices.push(Choice {
            id,
            value: value.to_owned(),
            label,
            hint,
            is_checked,
        });
        self
    }

    /// Marks the choices whose values are among `values`. After the choices.
    #[must_use]
    pub fn chosen<S: AsRef<str>>(mut self, values: &[S]) -> Self {
        for choice in &mut self.choices {
            choice.is_checked = values.iter().any(|value| value.as_ref() == choice.value);
        }
        self
    }

    fn describe(mut self) -> Self {
        let mut ids = Vec::new();
        if self.hint.is_some() {
            ids.push(format!("{}-hint", self.id));
        }
        if self.error.is_some() {
            ids.push(format!("{}-error", self.id));
        }
        self.described_by = ids.join(" ");
        self
    }
}

/// A line of the error summary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ErrorLink {
    /// `#full_name`
    pub href: String,
    pub message: String,
}

/// All errors of a form, on top of it: `{{> partials/error_summary errors}}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ErrorSummary {
    pub items: Vec<ErrorLink>,
}

impl ErrorSummary {
    /// The errors of `fields`, in their order.
    pub fn of<'a>(fields: impl IntoIterator<Item = &'a Field>) -> Self {
        let items = fields
            .into_iter()
            .filter_map(|field| {
                let message = field.error.clone()?;
                Some(ErrorLink {
                    href: format!("#{}", field.id),
                    message,
                })
            })
            .collect();
        Self { items }
    }

    /// An error that belongs to no single field.
    pub fn push(&mut self, href: impl Into<String>, message: impl Into<String>) {
        self.items.push(ErrorLink {
            href: href.into(),
            message: message.into(),
        });
    }

    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}
