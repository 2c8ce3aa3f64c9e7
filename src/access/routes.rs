//! The table of routes: each with the rule that says who may use it. The router is built from the table
//! and from nothing else, so that there is no route without a rule; `tests/it/rights.rs` walks it.
//!
//! ```ignore
//! site.get("/desk", Rule::Reader, queue::show)
//!     .post("/desk/search", Rule::Reader, search::post)
//!     .at("/desk/cases/{reference}")
//!     .get("", Action::Read, case_page::show)
//!     .post("/notes", Action::Work, notes::post);
//! ```

use actix_web::http::Method;
use actix_web::web::{self, ServiceConfig};
use actix_web::{FromRequest, Handler, Resource, Responder, Route};

use super::policy::Rule;

/// A line of the table.
#[derive(Clone, Debug)]
pub struct Entry {
    pub method: Method,
    /// As the router reads it: `/desk/cases/{reference}`.
    pub path: String,
    pub rule: Rule,
}

/// The routes of the public listener, as the rooms declare them. Where two paths fit, the first counts.
#[derive(Default)]
pub struct Site {
    base: String,
    entries: Vec<Entry>,
    resources: Vec<(String, Resource)>,
}

impl Site {
    /// What the paths that follow begin with; `""` at the beginning of each room.
    pub fn at(&mut self, base: &str) -> &mut Self {
        base.clone_into(&mut self.base);
        self
    }

    pub fn get<F, Args>(&mut self, path: &str, rule: impl Into<Rule>, handler: F) -> &mut Self
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.add(Method::GET, path, rule.into(), web::get().to(handler))
    }

    pub fn post<F, Args>(&mut self, path: &str, rule: impl Into<Rule>, handler: F) -> &mut Self
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.add(Method::POST, path, rule.into(), web::post().to(handler))
    }

    fn add(&mut self, method: Method, path: &str, rule: Rule, route: Route) -> &mut Self {
        let path = format!("{}{path}", self.base);
        let known = self.resources.iter().position(|(known, _)| *known == path);
        let resource = known.map_or_else(
            || web::resource(path.clone()),
            |at| self.resources.remove(at).1,
        );
        let at = known.unwrap_or(self.resources.len());
        let with_route = (path.clone(), resource.route(route));
        self.resources.insert(at, with_route);
        self.entries.push(Entry { method, path, rule });
        self
    }

    /// The table.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Builds the router.
    pub fn install(self, config: &mut ServiceConfig) {
        for (_, resource) in self.resources {
            config.service(resource);
        }
    }
}
