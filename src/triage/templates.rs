//! Prepared texts to take over into an answer or a message, in the complainant's language. The bundled
//! ones stand in `templates/`; a lead may put others in their place ([`super::prepared`]).

use super::action::Opened;
use super::pages::Typed;
use super::prepared::store::PreparedText;
use crate::app::App;
use crate::lang::Lang;
use crate::render::{Field, words};
use crate::text::placeholders;
use crate::time::Zone;

const VIETNAMESE: &str = include_str!("templates/vi.txt");
const ENGLISH: &str = include_str!("templates/en.txt");

/// The field in which a template is chosen.
pub const FIELD: &str = "template";

/// A prepared text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    pub key: String,
    pub title: String,
    /// The fields it fills: name and text.
    pub fields: Vec<(String, String)>,
}

/// Where templates are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Answer,
    Message,
}

impl Purpose {
    const fn prefix(self) -> &'static str {
        match self {
            Self::Answer => "answer-",
            Self::Message => "message-",
        }
    }
}

/// The templates in force for a case, in the order of the file.
fn in_force(case: &Opened, lang: Lang) -> Vec<Template> {
    let mut all = bundled(lang);
    for template in &mut all {
        let mut saved = case.dossier.prepared.iter();
        let mine = saved.find(|it| it.key == template.key && it.language == lang.tag());
        if let Some(saved) = mine {
            *template = template.with(saved);
        }
    }
    all
}

/// The bundled templates of a language, in the order of the file.
pub fn bundled(lang: Lang) -> Vec<Template> {
    let source = match lang {
        Lang::Vi => VIETNAMESE,
        Lang::En => ENGLISH,
    };
    let mut found: Vec<Template> = Vec::new();
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        if let Some((key, title)) = line.strip_prefix('[').and_then(|it| it.split_once("] ")) {
            found.push(Template {
                key: key.to_owned(),
                title: title.to_owned(),
                fields: Vec::new(),
            });
        } else if let Some(template) = found.last_mut() {
            template.add(line);
        }
    }
    for template in &mut found {
        for (_, text) in &mut template.fields {
            text.truncate(text.trim_end().len());
        }
    }
    found
}

impl Template {
    /// The text of a field.
    pub fn text(&self, name: &str) -> String {
        let mut fields = self.fields.iter();
        let found = fields.find(|(field, _)| field == name);
        found.map(|(_, text)| text.clone()).unwrap_or_default()
    }

    /// This one with the texts of a saved version; choices stay as they are.
    #[must_use]
    pub fn with(&self, saved: &PreparedText) -> Self {
        let fields = saved.fields.as_deref();
        let fields: Option<Vec<(String, String)>> =
            fields.and_then(|json| serde_json::from_str(json).ok());
        let texts = fields.unwrap_or_default();
        self.with_texts(|name| {
            let found = texts.iter().find(|(field, _)| field == name);
            found.map(|(_, text)| text.clone())
        })
    }

    /// This one with the texts that were typed.
    #[must_use]
    pub fn typed(&self, typed: &Typed) -> Self {
        self.with_texts(|name| Some(typed.text(name).to_owned()))
    }

    fn with_texts(&self, text: impl Fn(&str) -> Option<String>) -> Self {
        let mut changed = self.clone();
        for (name, before) in &mut changed.fields {
            if let Some(text) = text(name).filter(|_| !is_choice(name)) {
                *before = text;
            }
        }
        changed
    }

    fn add(&mut self, line: &str) {
        if let Some(name) = line.strip_prefix('@') {
            self.fields.push((name.to_owned(), String::new()));
        } else if let Some((_, text)) = self.fields.last_mut() {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(line);
        }
    }
}

/// Choosing one; its names are in the reader's language.
pub fn field(case: &Opened, purpose: Purpose) -> Field {
    let field = Field::select(FIELD, case.say("triage-template"))
        .optional()
        .hint(case.say("triage-template-hint"))
        .choice("", case.say("triage-template-none"));
    let mine = bundled(case.say.lang)
        .into_iter()
        .filter(|it| it.key.starts_with(purpose.prefix()));
    mine.fold(field, |field, template| {
        field.choice(&template.key, template.title)
    })
}

/// Takes the chosen template over into what was typed. Choices it makes; its texts go before what stands
/// in their fields already, so that nothing typed is lost.
pub fn take_over(case: &Opened, purpose: Purpose, typed: &mut Typed) {
    let chosen = in_force(case, case.dossier.case.lang())
        .into_iter()
        .find(|it| it.key.starts_with(purpose.prefix()) && it.key == typed.text(FIELD));
    let Some(template) = chosen else {
        typed.refuse(FIELD, case.say("triage-template-error"));
        return;
    };
    let known = known(case);
    for (name, text) in &template.fields {
        let text = placeholders::fill(text, &known);
        let before = typed.text(name).to_owned();
        let is_there = before.contains(&text);
        let joined = match (is_choice(name), before.as_str()) {
            (true, _) | (_, "") => text,
            _ if is_there => before,
            (false, _) => format!("{text}\n\n{before}"),
        };
        typed.set(name, joined);
    }
    typed.set(FIELD, String::new());
}

/// Whether a field is chosen and not written.
pub fn is_choice(name: &str) -> bool {
    matches!(name, "outcome" | "asks")
}

/// The blanks that the desk fills in by itself.
pub fn filled_by_desk(lang: Lang) -> Vec<String> {
    desk_blanks(lang).map(str::to_owned).to_vec()
}

/// The blanks that whoever answers has to fill in: those of the bundled texts.
pub fn filled_by_hand(lang: Lang) -> Vec<String> {
    let by_desk = filled_by_desk(lang);
    let mut names: Vec<String> = Vec::new();
    let all = bundled(lang);
    let texts = all.iter().flat_map(|template| &template.fields);
    for blank in texts.flat_map(|(_, text)| placeholders::left_in(text)) {
        let name = blank.trim_matches(['{', '}']).to_owned();
        if !by_desk.contains(&name) && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// What the desk would fill in for a complaint of today.
pub fn sample_values(app: &App, zone: Zone, lang: Lang) -> Vec<(&'static str, String)> {
    let today = zone.day(app.now());
    let due_on = today.checked_add_days(chrono::Days::new(15));
    let values = [
        "KN-7F3K-9QW4".to_owned(),
        words::date(lang, due_on.unwrap_or(today)),
        words::day(lang, today),
        app.organisation.name.clone(),
    ];
    desk_blanks(lang).into_iter().zip(values).collect()
}

/// Reference, due date, day of receipt, company.
const fn desk_blanks(lang: Lang) -> [&'static str; 4] {
    match lang {
        Lang::Vi => ["mã", "hạn", "ngày nhận", "tên công ty"],
        Lang::En => ["reference", "due date", "received on", "company"],
    }
}

/// What the case itself can fill in.
fn known(case: &Opened) -> [(&'static str, String); 4] {
    let row = &case.dossier.case;
    let lang = row.lang();
    let [reference, due, received, company] = desk_blanks(lang);
    [
        (reference, row.reference.to_string()),
        (due, words::date(lang, row.due_on)),
        (
            received,
            words::day(lang, case.say.zone.day(row.received_at)),
        ),
        (company, case.app.organisation.name.clone()),
    ]
}

/// What is still to be filled in, as one line; `None` when nothing is.
pub fn blanks_left(case: &Opened, text: &str) -> Option<String> {
    let left = placeholders::left_in(text);
    (!left.is_empty()).then(|| {
        let args = [("blanks", left.join(", ").into())];
        case.with("blocker-blank-left", &args)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::outcome::Outcome;
    use crate::text::placeholders::left_in;

    #[test]
    fn both_languages_have_the_same_templates() {
        let shape = |lang| -> Vec<(String, Vec<String>)> {
            let names = |it: Template| it.fields.into_iter().map(|(name, _)| name).collect();
            bundled(lang)
                .into_iter()
                .map(|it| (it.key.clone(), names(it)))
                .collect()
        };
        assert_eq!(shape(Lang::Vi), shape(Lang::En));
        assert!(shape(Lang::Vi).len() >= 15);
    }

    #[test]
    fn every_template_has_a_name_and_texts_and_every_outcome_one() {
        for lang in Lang::ALL {
            let all = bundled(lang);
            for template in &all {
                assert!(!template.title.is_empty(), "{}", template.key);
                assert!(!template.fields.is_empty(), "{}", template.key);
                for (name, text) in &template.fields {
                    assert!(!text.is_empty(), "{} {name}", template.key);
                    let blanks = text.matches('{').count();
                    assert!(left_in(text).len() <= blanks && text.matches('}').count() == blanks);
                }
            }
            for outcome in Outcome::ALL {
                let key = format!("answer-{}", outcome.key());
                let is_there = all.iter().any(|template| {
                    template.key == key
                        && template.fields.first()
                            == Some(&("outcome".to_owned(), outcome.key().to_owned()))
                });
                assert_eq!(is_there, outcome != Outcome::NotComplaint, "{key}");
            }
        }
    }
}
