//! Pages and mails: the only room that knows handlebars.
//!
//! A page is a struct of finished words next to its handler, with a template named by
//! [`Page::TEMPLATE`] (a path under `templates/` without `.hbs`). A mail is a folder of three
//! templates: `subject.txt`, `body.txt`, `body.html`. Both are rendered in strict mode, so that a
//! name the struct does not have is an error and not a gap.
//!
//! What a page's template sees: the fields of its struct, `lang`, and `layout` (a [`Layout`]), from
//! anywhere as `@root.layout`. Helpers: `{{t "key" n=3}}` for words ([`words`]) and
//! `{{asset "app.css"}}` for the address of a static file ([`assets`]). No others: logic belongs in
//! Rust.

pub mod assets;
pub mod attachment;
pub mod dates;
mod engine;
pub mod error_page;
pub mod field;
pub mod file_list;
pub mod layout;
pub mod qr;
mod samples;
pub mod strip;
pub mod words;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::lang::Lang;

use engine::Engines;
pub use field::{Choice, ErrorSummary, Field};
pub use layout::{Flash, Frame, Layout, LayoutUser, NavGroup, NavLink, Organisation, Pagination};
pub use samples::{Sample, Samples};
use words::Words;

/// A page: display-ready words for one template.
///
/// No `skip_serializing_if`: strict mode calls an absent field an error.
pub trait Page: Serialize {
    /// The template's path under `templates/`, without `.hbs`: `intake/form`.
    const TEMPLATE: &'static str;

    /// Pages that together take every branch of the template, for the tests.
    fn samples() -> Vec<Self>
    where
        Self: Sized;
}

/// A mail: display-ready words for the three templates of one folder.
pub trait Mail: Serialize {
    /// The folder's name under `templates/mail/`: `acknowledgement`.
    const FOLDER: &'static str;

    /// Mails that together take every branch of the templates, for the tests.
    fn samples() -> Vec<Self>
    where
        Self: Sized;
}

/// A finished mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// One line.
    pub subject: String,
    /// Never escaped: plain text says `&`.
    pub text: String,
    pub html: String,
}

/// Why a page or a mail could not be made. Always a mistake in the program.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    #[error("template {0} cannot be read")]
    Parse(String, #[source] Box<handlebars::TemplateError>),
    #[error("{0} cannot be rendered")]
    Template(String, #[source] Box<handlebars::RenderError>),
    #[error("{0} is not made of named fields")]
    Shape(String, #[source] Option<serde_json::Error>),
    #[error(transparent)]
    Words(#[from] words::WordsError),
}

/// Everything that makes pages and mails. Cheap to clone.
#[derive(Clone)]
pub struct Pages {
    engines: Engines,
    pub words: Words,
}

impl Pages {
    /// Reads every template and every word, so that a mistake in one stops the program before it
    /// serves.
    pub fn load() -> Result<Self, RenderError> {
        let words = Words::load()?;
        Ok(Self {
            engines: Engines::load(&words)?,
            words,
        })
    }

    /// A whole HTML page: `page` inside `layout`, in the layout's language.
    pub fn page<P: Page>(&self, layout: &Layout, page: &P) -> Result<String, RenderError> {
        self.page_value(layout, P::TEMPLATE, named_fields(P::TEMPLATE, page)?)
    }

    /// A part of a page that a browser puts into the page it has: `page` without the layout.
    pub fn fragment<P: Page>(&self, layout: &Layout, page: &P) -> Result<String, RenderError> {
        self.body(layout, P::TEMPLATE, named_fields(P::TEMPLATE, page)?)
            .map(|(body, _)| body)
    }

    fn page_value(
        &self,
        layout: &Layout,
        template: &str,
        fields: Map<String, Value>,
    ) -> Result<String, RenderError> {
        let lang = layout.lang;
        let (body, around) = self.body(layout, template, fields)?;
        let mut frame = Map::new();
        frame.insert("layout".to_owned(), around);
        frame.insert("lang".to_owned(), lang.tag().into());
        frame.insert("body".to_owned(), body.into());
        self.engines.html(lang, layout.frame.template(), frame)
    }

    /// What stands inside the layout, and the layout as templates see it.
    fn body(
        &self,
        layout: &Layout,
        template: &str,
        mut fields: Map<String, Value>,
    ) -> Result<(String, Value), RenderError> {
        let lang = layout.lang;
        let around = Value::Object(named_fields("layout", layout)?);
        fields.insert("layout".to_owned(), around.clone());
        fields.insert("lang".to_owned(), lang.tag().into());
        Ok((self.engines.html(lang, template, fields)?, around))
    }

    /// The three parts of a mail, in `lang`.
    pub fn mail<M: Mail>(&self, lang: Lang, mail: &M) -> Result<Rendered, RenderError> {
        self.mail_value(lang, M::FOLDER, named_fields(M::FOLDER, mail)?)
    }

    fn mail_value(
        &self,
        lang: Lang,
        folder: &str,
        mut fields: Map<String, Value>,
    ) -> Result<Rendered, RenderError> {
        fields.insert("lang".to_owned(), lang.tag().into());
        let subject =
            self.engines
                .text(lang, &format!("mail/{folder}/subject.txt"), fields.clone())?;
        let text = self
            .engines
            .text(lang, &format!("mail/{folder}/body.txt"), fields.clone())?;
        let html = self
            .engines
            .html(lang, &format!("mail/{folder}/body.html"), fields)?;
        Ok(Rendered {
            subject: subject.split_whitespace().collect::<Vec<_>>().join(" "),
            text: format!("{}\n", text.trim()),
            html,
        })
    }

    /// The names of all templates, as [`Page::TEMPLATE`] spells them.
    pub fn template_names(&self) -> Vec<String> {
        engine::template_names()
    }
}

fn named_fields<T: Serialize>(name: &str, value: &T) -> Result<Map<String, Value>, RenderError> {
    match serde_json::to_value(value) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(_) => Err(RenderError::Shape(name.to_owned(), None)),
        Err(error) => Err(RenderError::Shape(name.to_owned(), Some(error))),
    }
}
