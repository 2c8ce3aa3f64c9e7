//! The complaint form, empty or as it came back.

use actix_web::cookie::Cookie;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::body::Sent;
use super::come_back::ComeBack;
use super::drafts::Waiting;
use super::fields::Asking;
use super::form_page::FormPage;
use super::kept;
use super::notice::PrivacyNotice;
use crate::app::App;
use crate::cases::complaint::FieldErrors;
use crate::cases::draft::BrowserId;
use crate::db::Id;
use crate::files::Refused;
use crate::lang::Lang;
use crate::render::file_list::{FileField, FileLine, refusals};
use crate::render::words::Words;
use crate::render::{Frame, Layout};
use crate::web::WebResult;
use crate::web::csrf::Visitor;
use crate::web::page::{html, lang_of, see_other, with_cookie};

/// `GET /complaints/new`
pub(super) async fn get(request: HttpRequest, app: web::Data<App>, visitor: Visitor) -> WebResult {
    let place = Place::of(&request, &app, &visitor);
    let waiting = super::drafts::waiting(place).await;
    place.show(&Sent::default(), Showing::empty(waiting))
}

/// `GET /complaints`, where only posts go: somebody typed it, or came back to it.
pub(super) async fn redirect(request: HttpRequest) -> WebResult {
    Ok(see_other(&format!(
        "{}/complaints/new",
        lang_of(request.path()).prefix()
    )))
}

/// Where the form is shown, and to whom.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub app: &'a App,
    pub lang: Lang,
    pub visitor: &'a Visitor,
    /// Which browser it is, if it has kept a form before.
    pub browser: Option<BrowserId>,
}

/// How the form is shown besides what was typed.
#[derive(Default)]
pub(super) struct Showing {
    errors: FieldErrors,
    why: Option<ComeBack>,
    waiting: Vec<Waiting>,
    /// Where the switch of language leads, if not to the empty form.
    path: Option<String>,
}

impl Showing {
    fn empty(waiting: Vec<Waiting>) -> Self {
        Self {
            waiting,
            ..Self::default()
        }
    }

    /// The form at an address of its own.
    pub fn at(path: String) -> Self {
        Self {
            path: Some(path),
            ..Self::default()
        }
    }
}

impl<'a> Place<'a> {
    pub fn of(request: &HttpRequest, app: &'a App, visitor: &'a Visitor) -> Self {
        Self {
            app,
            lang: lang_of(request.path()),
            visitor,
            browser: kept::browser_of(app, request),
        }
    }

    /// The form again, kept, with everything typed and all that has to be mended.
    pub async fn mend(
        self,
        request: &HttpRequest,
        mut sent: Sent,
        errors: FieldErrors,
    ) -> WebResult {
        let kept = kept::keep(self, request, &mut sent).await;
        let showing = Showing {
            errors,
            path: kept.as_ref().map(|(id, _)| path_of(*id)),
            ..Showing::default()
        };
        attach(self.show(&sent, showing)?, kept.map(|(_, cookie)| cookie))
    }

    /// The form again, kept unless nobody knows who sent it, with everything typed and why it came back.
    pub async fn come_back(
        self,
        request: &HttpRequest,
        mut sent: Sent,
        why: ComeBack,
    ) -> WebResult {
        let is_ours = self.visitor.issued_at(self.app, &sent.csrf_token).is_some();
        let kept = if is_ours {
            kept::keep(self, request, &mut sent).await
        } else {
            sent.has_lost_files = !sent.stored.is_empty();
            kept::discard(self.app, &mut sent).await;
            if let Ok(Some(before)) = kept::find(self, &sent).await {
                sent.files = before.listed();
            }
            None
        };
        let showing = Showing {
            why: Some(why),
            path: kept.as_ref().map(|(id, _)| path_of(*id)),
            ..Showing::default()
        };
        attach(self.show(&sent, showing)?, kept.map(|(_, cookie)| cookie))
    }

    /// The form as it was sent, to go on with.
    pub async fn edit(self, request: &HttpRequest, sent: Sent) -> WebResult {
        self.mend(request, sent, FieldErrors::default()).await
    }

    pub fn show(self, sent: &Sent, showing: Showing) -> WebResult {
        let Place { app, visitor, .. } = self;
        let why = showing.why;
        let path = showing.path.clone();
        let page = self.page(sent, showing);

        let mut layout = self.layout(
            "intake-form-title",
            path.as_deref().unwrap_or("/complaints/new"),
        );
        layout.has_errors = page.has_errors();
        // The first token stays while it is good: it tells since when the form is being filled in.
        if visitor.issued_at(app, &sent.csrf_token).is_some() {
            layout.csrf_token.clone_from(&sent.csrf_token);
        }
        let status = match why {
            Some(why) => why.status(),
            None if page.has_field_errors => StatusCode::UNPROCESSABLE_ENTITY,
            None if sent.has_lost_files => StatusCode::SERVICE_UNAVAILABLE,
            None => sent
                .refused
                .first()
                .map_or(StatusCode::OK, |(_, why)| refusal(*why)),
        };
        self.answer(html(app, status, &layout, &page)?)
    }

    fn page(self, sent: &Sent, showing: Showing) -> FormPage {
        let words = &self.app.pages.words;
        let asking = Asking {
            words,
            lang: self.lang,
            form: &sent.form,
            errors: &showing.errors,
        };
        let submission = sent.submission().unwrap_or_else(rand::random);
        let files = file_field(self, sent);
        let mut page = FormPage::new(
            asking,
            &format!("{:032x}", u128::from_be_bytes(submission)),
            files,
        );
        page.notice = showing.why.map(|why| why.notice(words, self.lang));
        page.privacy = PrivacyNotice::new(words, self.lang);
        page.waiting = showing.waiting;
        page
    }

    /// The frame of a page of this room; `path` is where the switch of language leads.
    pub fn layout(self, title: &str, path: &str) -> Layout {
        let Place {
            app, lang, visitor, ..
        } = self;
        let title = app.pages.words.say(lang, title, &[]);
        let mut layout = Layout::new(Frame::Public, lang, title, &app.organisation);
        let other = if lang == Lang::Vi { Lang::En } else { Lang::Vi };
        layout.other_language_url = Some(format!("{}{path}", other.prefix()));
        layout.csrf_token = visitor.csrf_token(app);
        layout
    }

    /// Sends the visitor's cookie along, unless the browser has it.
    pub fn answer(self, response: HttpResponse) -> WebResult {
        match self.visitor.cookie(self.app) {
            Some(cookie) => with_cookie(response, &cookie),
            None => Ok(response),
        }
    }
}

/// Where a form that was kept is found again, in either language.
pub(super) fn path_of(draft: Id) -> String {
    format!("/complaints/drafts/{draft}")
}

/// Adds a cookie if there is one.
pub(super) fn attach(response: HttpResponse, cookie: Option<Cookie<'static>>) -> WebResult {
    match cookie {
        Some(cookie) => with_cookie(response, &cookie),
        None => Ok(response),
    }
}

/// The status of a form whose only fault is a file.
const fn refusal(why: Refused) -> StatusCode {
    match why {
        Refused::TooLarge | Refused::TotalTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Refused::KindNotAllowed | Refused::Mismatch => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Refused::TooMany | Refused::Infected | Refused::Empty => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// The field for files, with what is there and what was refused.
fn file_field(place: Place<'_>, sent: &Sent) -> FileField {
    let Place { app, lang, .. } = place;
    let words = &app.pages.words;
    let limits = app.files.limits();
    let lost = sent
        .has_lost_files
        .then(|| words.say(lang, "intake-files-lost", &[]));
    let mut field = FileField::new(words, lang, limits, app.files.kinds());
    field.errors = refusals(words, lang, (limits, app.files.kinds()), &sent.refused);
    field.errors.extend(lost);
    field.files = lines(words, lang, sent);
    field.remove_url = format!("{}/complaints/drafts", lang.prefix());
    field
}

/// The files a form has, for a list.
pub(super) fn lines(words: &Words, lang: Lang, sent: &Sent) -> Vec<FileLine> {
    let files = sent.files.iter();
    files
        .map(|file| FileLine::new(words, lang, (file.id.to_string(), &file.name), file.size))
        .collect()
}
