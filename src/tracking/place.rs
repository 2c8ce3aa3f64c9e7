//! What every page of this room stands in.

use actix_web::HttpResponse;

use crate::app::App;
use crate::lang::Lang;
use crate::render::{Frame, Layout};
use crate::web::WebResult;
use crate::web::csrf::Visitor;
use crate::web::page::with_cookie;

/// Where a page is shown, and to whom.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub app: &'a App,
    pub lang: Lang,
    pub visitor: &'a Visitor,
}

impl Place<'_> {
    /// `path` is where the switch of language leads.
    pub fn layout(self, title: String, path: &str) -> Layout {
        let Place { app, lang, visitor } = self;
        let mut layout = Layout::new(Frame::Public, lang, title, &app.organisation);
        let other = if lang == Lang::Vi { Lang::En } else { Lang::Vi };
        layout.other_language_url = Some(format!("{}{path}", other.prefix()));
        layout.csrf_token = visitor.csrf_token(app);
        layout
    }

    /// Whether there is any other way to reach the desk.
    pub fn has_contacts(self) -> bool {
        self.app.organisation.has_contacts()
    }

    /// Sends the visitor's cookie along, unless the browser has it.
    pub fn answer(self, response: HttpResponse) -> WebResult {
        match self.visitor.cookie(self.app) {
            Some(cookie) => with_cookie(response, &cookie),
            None => Ok(response),
        }
    }
}
