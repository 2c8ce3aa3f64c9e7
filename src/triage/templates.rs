//! Prepared texts to take over into an answer or a message, in the complainant's language.

use super::action::Opened;
use super::pages::Typed;
use crate::lang::Lang;
use crate::render::{Field, words};
use crate::text::placeholders;

const VIETNAMESE: &str = include_str!("templates/vi.txt");
const ENGLISH: &str = include_str!("templates/en.txt");

/// The field in which a template is chosen.
pub const FIELD: &str = "template";

/// A prepared text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Template {
    key: String,
    title: String,
    /// The fields it fills: name and text.
    fields: Vec<(String, String)>,
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

/// The templates of a language, in the order of the file.
fn list(lang: Lang) -> Vec<Template> {
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
    let mine = list(case.say.lang)
        .into_iter()
        .filter(|it| it.key.starts_with(purpose.prefix()));
    mine.fold(field, |field, template| {
        field.choice(&template.key, template.title)
    })
}

/// Takes the chosen template over into what was typed. Choices it makes; its texts go before what stands
/// in their fields already, so that nothing typed is lost.
pub fn take_over(case: &Opened, purpose: Purpose, typed: &mut Typed) {
    let chosen = list(case.dossier.case.lang())
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
        let is_choice = matches!(name.as_str(), "outcome" | "asks");
        let is_there = before.contains(&text);
        let joined = match (is_choice, before.as_str()) {
            (true, _) | (_, "") => text,
            _ if is_there => before,
            (false, _) => format!("{text}\n\n{before}"),
        };
        typed.set(name, joined);
    }
    typed.set(FIELD, String::new());
}

/// What the case itself can fill in.
fn known(case: &Opened) -> [(&'static str, String); 4] {
    let row = &case.dossier.case;
    let lang = row.lang();
    let [reference, due, received, company] = match lang {
        Lang::Vi => ["mã", "hạn", "ngày nhận", "tên công ty"],
        Lang::En => ["reference", "due date", "received on", "company"],
    };
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
            list(lang)
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
            let all = list(lang);
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
