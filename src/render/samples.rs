//! The list of everything that can be rendered, for the tests.
//!
//! Each room has one function, `pub fn samples(all: &mut Samples)`, that names its pages and mails:
//!
//! ```ignore
//! pub fn samples(all: &mut Samples) {
//!     all.page::<StartPage>().page::<FormPage>().mail::<AcknowledgementMail>();
//! }
//! ```
//!
//! and one line in `tests/pages.rs` that calls it. The tests there render every sample in both
//! languages and fail when a file under `templates/` belongs to nothing.

use serde_json::{Map, Value};

use super::{Layout, Mail, Page, Pages, RenderError, Rendered, named_fields};
use crate::lang::Lang;

/// One sample of a page or a mail, its type forgotten.
#[derive(Clone, Debug)]
pub struct Sample {
    /// [`Page::TEMPLATE`] or [`Mail::FOLDER`].
    pub name: &'static str,
    fields: Map<String, Value>,
}

/// The samples named so far.
#[derive(Debug, Default)]
pub struct Samples {
    pub pages: Vec<Sample>,
    pub mails: Vec<Sample>,
    /// Pages and mails that have no samples, or whose samples are not made of named fields.
    pub faults: Vec<String>,
}

impl Samples {
    /// Adds all samples of a page.
    pub fn page<P: Page>(&mut self) -> &mut Self {
        let taken = take(P::TEMPLATE, &P::samples(), &mut self.faults);
        self.pages.extend(taken);
        self
    }

    /// Adds all samples of a mail.
    pub fn mail<M: Mail>(&mut self) -> &mut Self {
        let taken = take(M::FOLDER, &M::samples(), &mut self.faults);
        self.mails.extend(taken);
        self
    }
}

fn take<T: serde::Serialize>(
    name: &'static str,
    samples: &[T],
    faults: &mut Vec<String>,
) -> Vec<Sample> {
    if samples.is_empty() {
        faults.push(format!("{name} has no samples"));
    }
    let mut taken = Vec::new();
    for sample in samples {
        match named_fields(name, sample) {
            Ok(fields) => taken.push(Sample { name, fields }),
            Err(error) => faults.push(error.to_string()),
        }
    }
    taken
}

impl Pages {
    /// Renders a sample of a page.
    pub fn sample_page(&self, layout: &Layout, sample: &Sample) -> Result<String, RenderError> {
        self.page_value(layout, sample.name, sample.fields.clone())
    }

    /// Renders a sample of a mail.
    pub fn sample_mail(&self, lang: Lang, sample: &Sample) -> Result<Rendered, RenderError> {
        self.mail_value(lang, sample.name, sample.fields.clone())
    }
}
