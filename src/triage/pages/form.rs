//! A form of the case page, and what was typed into it: kept when it has to be shown again.

use serde::Serialize;

use crate::access::kept;
use crate::db::Id;
use crate::render::Field;

/// One form for one action; carries the version of the case it was made from.
#[derive(Clone, Debug, Serialize)]
pub struct ActionForm {
    pub id: String,
    pub action: String,
    pub version: i32,
    pub title: String,
    pub lead: Option<String>,
    pub hidden: Vec<Hidden>,
    pub fields: Vec<Field>,
    pub buttons: Vec<Button>,
    /// When it stands folded: shown open.
    pub is_open: bool,
}

/// A value that goes along unseen.
#[derive(Clone, Debug, Serialize)]
pub struct Hidden {
    pub name: &'static str,
    pub value: String,
}

/// A button; its value is sent as `do`.
#[derive(Clone, Debug, Serialize)]
pub struct Button {
    pub value: &'static str,
    pub label: String,
    pub class: &'static str,
    /// Where the page is to stand when it comes back: the form's own address with a place in it.
    pub address: Option<String>,
}

/// A field that someone changed while someone else was typing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    pub label: String,
    pub theirs: String,
    pub yours: String,
}

impl ActionForm {
    pub fn new(id: impl Into<String>, action: String, version: i32, title: String) -> Self {
        Self {
            id: id.into(),
            action,
            version,
            title,
            lead: None,
            hidden: Vec::new(),
            fields: Vec::new(),
            buttons: Vec::new(),
            is_open: false,
        }
    }

    #[must_use]
    pub fn lead(mut self, words: String) -> Self {
        self.lead = Some(words);
        self
    }

    #[must_use]
    pub fn hidden(mut self, name: &'static str, value: String) -> Self {
        self.hidden.push(Hidden { name, value });
        self
    }

    #[must_use]
    pub fn open(mut self, is_open: bool) -> Self {
        self.is_open = is_open;
        self
    }

    #[must_use]
    pub fn field(mut self, field: Field) -> Self {
        // The same name may stand in several forms of the page.
        let id = format!("{}-{}", self.id, field.name);
        self.fields.push(with_id(field, &id));
        self
    }

    #[must_use]
    pub fn button(self, label: String) -> Self {
        self.button_of("save", label, "btn-primary")
    }

    #[must_use]
    pub fn button_of(mut self, value: &'static str, label: String, class: &'static str) -> Self {
        self.buttons.push(Button {
            value,
            label,
            class,
            address: None,
        });
        self
    }

    /// A button whose page comes back at this form.
    #[must_use]
    pub fn button_here(self, value: &'static str, label: String, class: &'static str) -> Self {
        let address = Some(format!("{}#{}", self.action, self.id));
        let mut form = self.button_of(value, label, class);
        if let Some(button) = form.buttons.last_mut() {
            button.address = address;
        }
        form
    }

    /// What is sent is the form that was kept as `id`, and is kept no longer then.
    pub fn keeps(&mut self, id: Id) {
        let value = id.to_string();
        self.hidden.push(Hidden {
            name: kept::FIELD,
            value,
        });
    }

    /// Puts back what was typed; says what differs from what stood there.
    pub fn refill(&mut self, typed: &Typed) -> Vec<Difference> {
        self.is_open = true;
        self.fields
            .iter_mut()
            .filter_map(|field| refill(field, typed))
            .collect()
    }
}

fn with_id(mut field: Field, id: &str) -> Field {
    for (n, choice) in field.choices.iter_mut().enumerate() {
        choice.id = if n == 0 {
            id.to_owned()
        } else {
            format!("{id}-{}", n + 1)
        };
    }
    field.id(id)
}

fn refill(field: &mut Field, typed: &Typed) -> Option<Difference> {
    let theirs = shown(field);
    if field.choices.is_empty() {
        typed.text(&field.name).clone_into(&mut field.value);
    } else {
        let values = typed.all(&field.name);
        for choice in &mut field.choices {
            choice.is_checked = values.contains(&choice.value.as_str());
        }
    }
    let error = typed.error(&field.name).map(str::to_owned);
    *field = field.clone().error(error);
    let yours = shown(field);
    (theirs != yours).then(|| Difference {
        label: field.label.clone(),
        theirs,
        yours,
    })
}

/// What a person sees of a field's value.
fn shown(field: &Field) -> String {
    if field.choices.is_empty() {
        return field.value.clone();
    }
    // The choice of nothing ("Chưa chọn") is nothing, as an empty field is.
    let chosen = field.choices.iter();
    let chosen = chosen.filter(|choice| choice.is_checked && !choice.value.is_empty());
    chosen
        .map(|choice| choice.label.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}

/// A submitted form as it was sent, with the errors found in it so far.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// The id of the [`ActionForm`] it belongs to.
    pub form: String,
    pairs: Vec<(String, String)>,
    errors: Vec<(String, String)>,
}

impl Typed {
    pub fn new(form: impl Into<String>, pairs: Vec<(String, String)>) -> Self {
        Self {
            form: form.into(),
            pairs,
            errors: Vec::new(),
        }
    }

    /// The last value of `name`, without blanks around it; empty when it was not sent.
    pub fn text(&self, name: &str) -> &str {
        let mut sent = self.pairs.iter().rev().filter(|(sent, _)| sent == name);
        sent.next().map_or("", |(_, value)| value.trim())
    }

    /// The value of `name`, when there is one.
    pub fn some(&self, name: &str) -> Option<String> {
        Some(self.text(name))
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    }

    pub fn all(&self, name: &str) -> Vec<&str> {
        let sent = self.pairs.iter().filter(|(sent, _)| sent == name);
        sent.map(|(_, value)| value.as_str()).collect()
    }

    pub fn is(&self, name: &str, value: &str) -> bool {
        self.text(name) == value
    }

    /// The version of the case the form was made from; 0, which no case has, when it is not there.
    pub fn version(&self) -> i32 {
        self.text("version").parse().unwrap_or(0)
    }

    pub fn refuse(&mut self, name: &str, words: String) {
        self.errors.push((name.to_owned(), words));
    }

    /// Puts `value` in the place of what was sent as `name`.
    pub fn set(&mut self, name: &str, value: String) {
        self.pairs.retain(|(sent, _)| sent != name);
        self.pairs.push((name.to_owned(), value));
    }

    pub fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    /// Errors in the order they were found: field name and words.
    pub fn errors(&self) -> &[(String, String)] {
        &self.errors
    }

    fn error(&self, name: &str) -> Option<&str> {
        let mut found = self.errors.iter().filter(|(field, _)| field == name);
        found.next().map(|(_, words)| words.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::{ActionForm, Difference, Typed};
    use crate::render::Field;

    #[test]
    fn what_was_typed_stays_and_what_differs_is_told() {
        let mut form = ActionForm::new("note", "/x".to_owned(), 4, "Ghi chú".to_owned())
            .field(Field::textarea("note", "Ghi chú").value("cũ"))
            .field(
                Field::select("who", "Ai")
                    .choice("a", "An")
                    .choice("b", "Bảo")
                    .chosen(&["a"]),
            );
        let pairs = [("version", "3"), ("note", " mới "), ("who", "a")];
        let pairs = pairs
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec();
        let mut typed = Typed::new("note", pairs);
        typed.refuse("note", "Ngắn quá.".to_owned());
        let told = form.refill(&typed);
        let note = Difference {
            label: "Ghi chú".into(),
            theirs: "cũ".into(),
            yours: "mới".into(),
        };
        assert_eq!(told, [note]);
        assert_eq!(typed.version(), 3);
        assert_eq!(form.fields[0].error.as_deref(), Some("Ngắn quá."));
        assert_eq!(form.fields[1].choices[1].id, "note-who-2");
    }
}
