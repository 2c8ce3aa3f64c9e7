//! The answers once more, before they are sent.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};
use serde::Serialize;

use super::body::{Body, Sent};
use super::form::{ComeBack, Place};
use crate::app::App;
use crate::cases::complaint::{Complaint, ComplaintForm, Said, Source};
use crate::lang::Lang;
use crate::render::Page;
use crate::render::words::Words;
use crate::web::WebResult;
use crate::web::csrf::Visitor;
use crate::web::page::{html, lang_of};

/// `POST /complaints/check`
pub(super) async fn post(
    request: HttpRequest,
    app: web::Data<App>,
    visitor: Visitor,
    body: Body,
) -> WebResult {
    let place = Place {
        app: &app,
        lang: lang_of(request.path()),
        visitor: &visitor,
    };
    let sent = match body {
        Body::Read(sent) => sent,
        Body::Unread(why) => return place.come_back(&Sent::default(), why),
    };
    if visitor.issued_at(&app, &sent.csrf_token).is_none() {
        return place.come_back(&sent, ComeBack::Expired);
    }
    if sent.wants_edit {
        return place.edit(&sent);
    }
    match Complaint::parse(&sent.form, Source::Form) {
        Err(errors) => place.mend(&sent, &errors),
        Ok(complaint) => show(place, &sent, &complaint),
    }
}

fn show(place: Place<'_>, sent: &Sent, complaint: &Complaint) -> WebResult {
    let Place { app, lang, .. } = place;
    let mut layout = place.layout("intake-check-title", "/complaints/new");
    // The token of the form goes on: it tells since when the form is being filled in.
    layout.csrf_token.clone_from(&sent.csrf_token);
    let mut carried = vec![("submission_id", sent.submission_id.clone())];
    if sent.is_trapped {
        carried.push(("website", "x".to_owned()));
    }
    carried.extend(
        sent.form
            .pairs()
            .map(|(name, value)| (name, value.to_owned())),
    );
    let page = CheckPage::new(&app.pages.words, lang, complaint, carried);
    html(app, StatusCode::OK, &layout, &page)
}

/// Below this many characters a story gets a hint.
const SHORT_STORY: usize = 40;

#[derive(Serialize)]
pub struct CheckPage {
    warnings: Vec<String>,
    answers: Vec<Answered>,
    submit_url: String,
    check_url: String,
    hidden: Vec<Hidden>,
}

/// A question with what was answered.
#[derive(Serialize)]
pub struct Answered {
    question: String,
    said: Vec<String>,
}

/// An answer carried to the next page as it was typed.
#[derive(Serialize)]
pub struct Hidden {
    name: &'static str,
    value: String,
}

impl CheckPage {
    pub(super) fn new(
        words: &Words,
        lang: Lang,
        complaint: &Complaint,
        carried: impl IntoIterator<Item = (&'static str, String)>,
    ) -> Self {
        let base = lang.prefix();
        let say = |key: &str| words.say(lang, key, &[]);
        let answers = complaint.answers().into_iter().map(|answer| Answered {
            question: say(answer.question),
            said: answer
                .said
                .into_iter()
                .map(|said| match said {
                    Said::Text(text) => text.to_owned(),
                    Said::Words(key) => say(key),
                })
                .collect(),
        });
        Self {
            warnings: warnings(complaint).into_iter().map(say).collect(),
            answers: answers.collect(),
            submit_url: format!("{base}/complaints"),
            check_url: format!("{base}/complaints/check"),
            hidden: carried
                .into_iter()
                .map(|(name, value)| Hidden { name, value })
                .collect(),
        }
    }
}

/// Doubts worth voicing; none of them stops anybody.
fn warnings(complaint: &Complaint) -> Vec<&'static str> {
    let mut keys = Vec::new();
    if complaint
        .contacts
        .phone
        .as_ref()
        .is_some_and(|phone| !phone.is_usual())
    {
        keys.push("intake-check-phone");
    }
    if complaint.story.chars().count() < SHORT_STORY {
        keys.push("intake-check-short");
    }
    if has_identity_number(&complaint.story) {
        keys.push("intake-check-numbers");
    }
    keys
}

/// Runs of digits as long as those of identity papers (9, 12) or cards (16); phone numbers have
/// other lengths.
fn has_identity_number(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit())
        .any(|run| matches!(run.len(), 9 | 12 | 16))
}

impl Page for CheckPage {
    const TEMPLATE: &'static str = "intake/check";

    fn samples() -> Vec<Self> {
        let form = ComplaintForm::from_pairs([
            ("kind", "leak"),
            ("story", "Lộ số 079123456789."),
            ("leaked", "phone"),
            ("full_name", "Nguyễn Thị Hường"),
            ("complainant_role", "member"),
            ("reply_channel", "phone"),
            ("phone", "12345"),
        ]);
        let (Ok(words), Ok(complaint)) = (Words::load(), Complaint::parse(&form, Source::Form))
        else {
            return Vec::new();
        };
        let carried = [("story", "Lộ số 079123456789.".to_owned())];
        vec![Self::new(&words, Lang::Vi, &complaint, carried)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_identity_papers_are_noticed() {
        for text in [
            "CCCD 079123456789.",
            "cmnd:023456789",
            "thẻ 4111111111111111",
        ] {
            assert!(has_identity_number(text), "{text}");
        }
        for text in ["0912345678", "028 3822 9999", "đơn 12345", "0912 345 678"] {
            assert!(!has_identity_number(text), "{text}");
        }
    }
}
