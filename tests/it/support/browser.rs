//! A browser without a screen: keeps cookies, follows what it is told to follow, fills in forms as
//! they came.

use std::collections::BTreeMap;

use actix_web::cookie::Cookie;
use actix_web::http::StatusCode;
use actix_web::test::{TestRequest, call_service, init_service, read_body};
use actix_web::web::Data;
use leakdesk::app::App;
use leakdesk::web::server::site;

pub(crate) struct Browser {
    app: Data<App>,
    cookies: BTreeMap<String, String>,
    /// Where the requests seem to come from.
    pub(crate) from: std::net::SocketAddr,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Browser {
    pub(crate) fn new(app: Data<App>) -> Self {
        let from = "203.0.113.7:40000".parse().unwrap();
        Self {
            app,
            cookies: BTreeMap::new(),
            from,
        }
    }

    /// Another tab of the same browser.
    pub(crate) fn twin(&self) -> Self {
        Self {
            app: self.app.clone(),
            cookies: self.cookies.clone(),
            from: self.from,
        }
    }

    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        self.send(TestRequest::get().uri(path)).await
    }

    /// Posts fields as a form.
    pub(crate) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(TestRequest::post().uri(path).set_form(fields))
            .await
    }

    /// Gets the page at `path`, takes its hidden fields (token, version, submission), adds `fields`
    /// and posts them to `action`.
    pub(crate) async fn submit(
        &mut self,
        path: &str,
        action: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        let page = self.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.body);
        let hidden = page.hidden_of(action);
        let given = |name: &str| fields.iter().any(|(field, _)| *field == name);
        let kept = hidden.iter().filter(|(name, _)| !given(name));
        let all: Vec<(&str, &str)> = kept
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .chain(fields.iter().copied())
            .collect();
        self.post(action, &all).await
    }

    pub(crate) async fn send(&mut self, mut request: TestRequest) -> Answer {
        for (name, value) in &self.cookies {
            request = request.cookie(Cookie::new(name.clone(), value.clone()));
        }
        let service = init_service(site(self.app.clone())).await;
        let response = call_service(&service, request.peer_addr(self.from).to_request()).await;
        for cookie in response.response().cookies() {
            if cookie.max_age().is_some_and(|age| age.is_zero()) {
                self.cookies.remove(cookie.name());
            } else {
                self.cookies
                    .insert(cookie.name().to_owned(), cookie.value().to_owned());
            }
        }
        let status = response.status();
        let headers = response
            .headers()
            .iter()
            .map(|(name, value)| {
                (
                    name.to_string(),
                    String::from_utf8_lossy(value.as_bytes()).into_owned(),
                )
            })
            .collect();
        let body = String::from_utf8_lossy(&read_body(response).await).into_owned();
        Answer {
            status,
            headers,
            body,
        }
    }

    pub(crate) fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    pub(crate) fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    pub(crate) fn location(&self) -> &str {
        self.header("location")
            .unwrap_or_else(|| panic!("no redirect: {self:?}"))
    }

    /// The hidden fields of the form that posts to `action`.
    pub(crate) fn hidden_of(&self, action: &str) -> Vec<(String, String)> {
        let marker = format!("action=\"{action}\"");
        let at = self
            .body
            .find(&marker)
            .unwrap_or_else(|| panic!("no form to {action}"));
        let form = &self.body[at..];
        let form = &form[..form.find("</form>").unwrap_or(form.len())];
        form.split("<input")
            .skip(1)
            .map(|tag| &tag[..tag.find('>').unwrap_or(tag.len())])
            .filter(|tag| tag.contains("type=\"hidden\""))
            .filter_map(|tag| Some((attribute(tag, "name")?, attribute(tag, "value")?)))
            .collect()
    }

    /// The text of the element with this id, without tags.
    pub(crate) fn text_of(&self, id: &str) -> String {
        let marker = format!("id=\"{id}\"");
        let at = self
            .body
            .find(&marker)
            .unwrap_or_else(|| panic!("no #{id}: {}", self.body));
        let rest = &self.body[at..];
        let inner = &rest[rest.find('>').unwrap() + 1..];
        let inner = &inner[..inner.find("</").unwrap_or(inner.len())];
        unescaped(&without_tags(inner)).trim().to_owned()
    }
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let marker = format!(" {name}=\"");
    let at = tag.find(&marker)? + marker.len();
    let value = &tag[at..];
    Some(unescaped(&value[..value.find('"')?]))
}

fn without_tags(html: &str) -> String {
    let mut is_tag = false;
    html.chars()
        .filter(|&c| {
            let was_tag = is_tag;
            is_tag = (is_tag || c == '<') && c != '>';
            !was_tag && c != '<'
        })
        .collect()
}

fn unescaped(html: &str) -> String {
    html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&#x3D;", "=")
        .replace("&amp;", "&")
}
