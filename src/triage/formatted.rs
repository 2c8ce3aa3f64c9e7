//! `GET /desk/cases/{reference}/messages/{message}`: a mail as its sender formatted it.
//!
//! The HTML is cleaned (no script, style, picture, link, form or frame is left) and put as a document of
//! its own into the `srcdoc` of a sandboxed frame, which has no origin, runs nothing and may load
//! nothing: by its own policy, and by the page's, which a `srcdoc` inherits.

use std::collections::HashSet;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

use super::pages::FormattedPage;
use super::{action, conversation};
use crate::access::policy::Action;
use crate::access::{Reader, desk};
use crate::app::App;
use crate::db::Id;
use crate::text::at_most;
use crate::web::{WebError, WebResult};

/// More than this, in bytes, is no letter.
const LONGEST: usize = 1_000_000;

/// What may stand in it; of everything else only the words are left.
const TAGS: [&str; 38] = [
    "p",
    "br",
    "hr",
    "div",
    "span",
    "b",
    "strong",
    "i",
    "em",
    "u",
    "s",
    "small",
    "sub",
    "sup",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "pre",
    "code",
    "table",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "th",
    "td",
    "caption",
    "center",
];

/// A whole document that can do nothing but be read.
pub fn document(html: &str) -> String {
    let body = ammonia::Builder::new()
        .tags(HashSet::from(TAGS))
        .tag_attributes([("td", cells()), ("th", cells())].into_iter().collect())
        .generic_attributes(HashSet::from(["dir", "lang"]))
        .link_rel(None)
        .clean(at_most(html, LONGEST))
        .to_string();
    format!(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title></title></head>\
         <body>{body}</body></html>"
    )
}

fn cells() -> HashSet<&'static str> {
    HashSet::from(["colspan", "rowspan"])
}

pub async fn show(app: web::Data<App>, me: Reader, request: HttpRequest) -> WebResult {
    let case = action::open(&app, &request, &me, Action::Read).await?;
    let id = request.match_info().get("message").and_then(Id::parse);
    let found = id.and_then(|id| case.dossier.find_message(id));
    let (message, words) = found.ok_or(WebError::NotFound)?;
    if words.html.trim().is_empty() {
        return Err(WebError::NotFound);
    }
    let names = case.dossier.names();
    let subject = words.subject.trim();
    let who = conversation::who(&case, &names, message);
    let content = FormattedPage {
        reference: case.dossier.case.reference.to_string(),
        back: format!("{}#{}", case.place(), conversation::anchor(message)),
        who: format!("{who}, {}", conversation::how(&case, message)),
        warning: conversation::warning(&case, message),
        sender: conversation::sender_line(&case, message, words),
        subject: (!subject.is_empty()).then(|| subject.to_owned()),
        frame_title: case.say("triage-talk-frame"),
        document: document(&words.html),
    };
    let args = [("reference", content.reference.as_str().into())];
    let title = case.with("triage-talk-formatted-title", &args);
    let layout = desk::layout(&app, &request, &me, title);
    desk::show(&app, &request, StatusCode::OK, layout, &content)
}

#[cfg(test)]
mod tests {
    use super::document;

    #[test]
    fn xs_05_no_tag_is_put_together_from_what_is_left() {
        for html in [
            "<scr<script>ipt>alert(1)</scr</script>ipt>",
            "<iframe/<iframe src=//evil>>x",
            "<svg><style><img src=x onerror=alert(1)></style></svg>",
            "<math><mtext></form><form><mglyph><svg><mtext><style><path id=\"</style><img onerror=alert(1) src>\">",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        ] {
            let found = document(html).to_lowercase();
            let body = found.split_once("<body>").unwrap().1;
            for bad in ["<script", "<iframe", "<img", "<style", "<svg", "<form"] {
                assert!(!body.contains(bad), "{html}: {body}");
            }
        }
    }

    #[test]
    fn xs_09_nothing_is_drawn_over_anything_and_nothing_is_fetched() {
        let html = "<style>*{background:url(//evil)}</style><link rel=stylesheet href=//evil>\
            <p style=\"position:fixed;inset:0\" class=x id=error-summary background=//evil>Dạ</p>\
            <a href=\"https://evil.example\" ping=//evil>bấm</a><img src=//evil srcset=//evil>\
            <table background=//evil><tr><td colspan=2 style=x>ô</td></tr></table>\
            <meta http-equiv=refresh content=\"0;url=//evil\"><base href=//evil><object data=//evil>\
            <video poster=//evil><input type=image src=//evil><audio src=//evil>";
        let found = document(html);
        let body = found.split_once("<body>").unwrap().1;
        for bad in [
            "evil", "style", "href", "class", "id=", "<meta", "<base", "<link",
        ] {
            assert!(!body.contains(bad), "{bad}: {body}");
        }
        assert!(body.contains("<p>Dạ</p>") && body.contains("bấm"), "{body}");
        assert!(body.contains("<td colspan=\"2\">ô</td>"), "{body}");
        assert!(found.contains("default-src 'none'"));
    }
}
