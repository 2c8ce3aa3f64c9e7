//! The answers once more, before they are sent.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};
use serde::Serialize;

use super::body::{self, Body, Sent, Wants};
use super::come_back::ComeBack;
use super::form::{Place, attach, lines, path_of};
use super::kept;
use super::notice::PrivacyNotice;
use crate::app::App;
use crate::cases::complaint::{Complaint, ComplaintForm, Doubt, Email, Said, Source};
use crate::lang::Lang;
use crate::render::Page;
use crate::render::file_list::FileLine;
use crate::render::words::Words;
use crate::time::Moment;
use crate::web::WebResult;
use crate::web::csrf::Visitor;
use crate::web::page::html;

/// `POST /complaints/check`
pub(super) async fn post(
    request: HttpRequest,
    app: web::Data<App>,
    visitor: Visitor,
    payload: web::Payload,
) -> WebResult {
    let place = Place::of(&request, &app, &visitor);
    let mut sent = match body::read(place, &request, payload).await {
        Body::Read(sent) => sent,
        Body::Unread(sent, why) => return place.come_back(&request, sent, why).await,
    };
    let Some(issued_at) = visitor.issued_at(&app, &sent.csrf_token) else {
        return place.come_back(&request, sent, ComeBack::Expired).await;
    };
    if sent.wants == Wants::MeantEmail {
        take_meant_email(&mut sent.form);
    }
    if sent.wants == Wants::Edit {
        return place.edit(&request, sent).await;
    }
    match Complaint::parse(&sent.form, Source::Form) {
        Err(errors) => place.mend(&request, sent, errors).await,
        Ok(complaint) => show(place, &request, sent, (&complaint, issued_at)).await,
    }
}

fn take_meant_email(form: &mut ComplaintForm) {
    if let Some(meant) = Email::parse(form.get("email")).and_then(|email| email.meant()) {
        form.set("email", meant.as_str());
    }
}

async fn show(
    place: Place<'_>,
    request: &HttpRequest,
    mut sent: Sent,
    (complaint, issued_at): (&Complaint, Moment),
) -> WebResult {
    let Place { app, lang, .. } = place;
    let kept = kept::keep(place, request, &mut sent).await;
    // The switch of language leads to what was kept, so that it loses nothing.
    let (path, cookie) = match kept {
        Some((id, cookie)) => (path_of(id), Some(cookie)),
        None => ("/complaints/new".to_owned(), None),
    };
    if !sent.refused.is_empty() || sent.has_lost_files {
        return attach(place.show(&sent, super::form::Showing::default())?, cookie);
    }
    let mut layout = place.layout("intake-check-title", &path);
    // The token of the form goes on: it tells since when the form is being filled in.
    layout.csrf_token.clone_from(&sent.csrf_token);
    let mut page = CheckPage::new(&app.pages.words, lang, complaint, &sent);
    page.doubt(
        &app.pages.words,
        lang,
        complaint.doubts(app.rules.day(issued_at.max(app.now()))),
    );
    attach(html(app, StatusCode::OK, &layout, &page)?, cookie)
}

#[derive(Serialize)]
pub struct CheckPage {
    warnings: Vec<String>,
    /// Asks whether another address was meant, and takes it over.
    meant_email: Option<MeantEmail>,
    answers: Vec<Answered>,
    files: Vec<FileLine>,
    submit_url: String,
    check_url: String,
    draft_url: String,
    hidden: Vec<Hidden>,
    privacy: PrivacyNotice,
}

#[derive(Serialize)]
pub struct MeantEmail {
    question: String,
    button: String,
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
    pub(super) fn new(words: &Words, lang: Lang, complaint: &Complaint, sent: &Sent) -> Self {
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
        let trap = sent.is_trapped.then(|| ("website", "x".to_owned()));
        let carried = std::iter::once(("submission_id", sent.submission_id.clone())).chain(trap);
        let typed = sent.form.pairs();
        let typed = typed.map(|(name, value)| (name, value.to_owned()));
        Self {
            warnings: Vec::new(),
            meant_email: None,
            answers: answers.collect(),
            files: lines(words, lang, sent),
            submit_url: format!("{base}/complaints"),
            check_url: format!("{base}/complaints/check"),
            draft_url: format!("{base}/complaints/drafts"),
            hidden: carried
                .chain(typed)
                .map(|(name, value)| Hidden { name, value })
                .collect(),
            privacy: PrivacyNotice::new(words, lang),
        }
    }

    /// Voices what is worth a second look.
    fn doubt(&mut self, words: &Words, lang: Lang, doubts: Vec<Doubt>) {
        for doubt in doubts {
            let key = match &doubt {
                Doubt::Email(meant) => {
                    let args = [("email", meant.as_str().into())];
                    self.meant_email = Some(MeantEmail {
                        question: words.say(lang, "intake-check-email", &args),
                        button: words.say(lang, "intake-check-email-button", &args),
                    });
                    continue;
                }
                Doubt::Phone => "intake-check-phone",
                Doubt::Short => "intake-check-short",
                Doubt::Future => "intake-check-future",
                Doubt::IdNumber => "intake-check-numbers",
                Doubt::Card => "intake-check-card",
                Doubt::Code => "intake-check-code",
                Doubt::Password => "intake-check-password",
            };
            self.warnings.push(words.say(lang, key, &[]));
        }
    }
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
            ("email", "huong@gmail.con"),
        ]);
        let (Ok(words), Ok(complaint)) = (Words::load(), Complaint::parse(&form, Source::Form))
        else {
            return Vec::new();
        };
        let sent = Sent {
            form,
            submission_id: "00ff".to_owned(),
            ..Sent::default()
        };
        let bare = || Self::new(&words, Lang::Vi, &complaint, &sent);
        let mut full = bare();
        let day = chrono::NaiveDate::default();
        full.doubt(&words, Lang::Vi, complaint.doubts(day));
        full.files = vec![FileLine::new(
            &words,
            Lang::Vi,
            ("00ff".to_owned(), "ảnh <1>.jpg"),
            820_000,
        )];
        vec![bare(), full]
    }
}
