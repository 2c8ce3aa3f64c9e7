//! The start page: what this is, who answers, by when, what is needed, which other ways there are.

use serde::Serialize;

use crate::lang::Lang;
use crate::render::Page;

#[derive(Serialize)]
pub struct StartPage {
    form_url: String,
    status_url: String,
}

impl StartPage {
    pub(super) fn new(lang: Lang) -> Self {
        let base = lang.prefix();
        Self {
            form_url: format!("{base}/complaints/new"),
            status_url: format!("{base}/status"),
        }
    }
}

impl Page for StartPage {
    const TEMPLATE: &'static str = "intake/start";

    fn samples() -> Vec<Self> {
        vec![Self::new(Lang::Vi)]
    }
}
