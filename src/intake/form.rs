//! The complaint form, empty or as it came back.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};
use serde::Serialize;

use super::body::Sent;
use super::fields::{Asking, is_in_use};
use crate::app::App;
use crate::cases::complaint::{ComplaintForm, FieldErrors};
use crate::lang::Lang;
use crate::render::words::{Arg, Words};
use crate::render::{ErrorSummary, Field, Frame, Layout, Page};
use crate::web::WebResult;
use crate::web::csrf::Visitor;
use crate::web::page::{html, lang_of, see_other, with_cookie};

/// `GET /complaints/new`
pub(super) async fn get(request: HttpRequest, app: web::Data<App>, visitor: Visitor) -> WebResult {
    let place = Place {
        app: &app,
        lang: lang_of(request.path()),
        visitor: &visitor,
    };
    place.show(&Sent::default(), &FieldErrors::default(), None)
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
}

impl Place<'_> {
    /// The form again, with everything typed and all that has to be mended.
    pub fn mend(self, sent: &Sent, errors: &FieldErrors) -> WebResult {
        self.show(sent, errors, None)
    }

    /// The form again, with everything typed and why it came back.
    pub fn come_back(self, sent: &Sent, why: ComeBack) -> WebResult {
        self.show(sent, &FieldErrors::default(), Some(why))
    }

    /// The form as it was sent, to go on with.
    pub fn edit(self, sent: &Sent) -> WebResult {
        self.show(sent, &FieldErrors::default(), None)
    }

    fn show(self, sent: &Sent, errors: &FieldErrors, why: Option<ComeBack>) -> WebResult {
        let Place { app, lang, visitor } = self;
        let words = &app.pages.words;
        let asking = Asking {
            words,
            lang,
            form: &sent.form,
            errors,
        };
        let submission = sent.submission().unwrap_or_else(rand::random);
        let page = FormPage::new(
            asking,
            &format!("{:032x}", u128::from_be_bytes(submission)),
            why,
        );

        let mut layout = self.layout("intake-form-title", "/complaints/new");
        layout.has_errors = page.has_errors();
        // The first token stays while it is good: it tells since when the form is being filled in.
        if visitor.issued_at(app, &sent.csrf_token).is_some() {
            layout.csrf_token.clone_from(&sent.csrf_token);
        }
        let status = match why {
            Some(why) => why.status(),
            None if page.has_errors() => StatusCode::UNPROCESSABLE_ENTITY,
            None => StatusCode::OK,
        };
        self.answer(html(app, status, &layout, &page)?)
    }

    /// The frame of a page of this room; `path` is where the switch of language leads.
    pub fn layout(self, title: &str, path: &str) -> Layout {
        let Place { app, lang, visitor } = self;
        let title = app.pages.words.say(lang, title, &[]);
        let mut layout = Layout::new(Frame::Public, lang, title, &app.organisation);
        let other = if lang == Lang::Vi { Lang::En } else { Lang::Vi };
        layout.other_language_url = Some(format!("{}{path}", other.prefix()));
        layout.csrf_token = visitor.csrf_token(app);
        layout
    }

    /// Sends the visitor's cookie along, unless the browser has it.
    pub fn answer(self, response: actix_web::HttpResponse) -> WebResult {
        match self.visitor.cookie(self.app) {
            Some(cookie) => with_cookie(response, &cookie),
            None => Ok(response),
        }
    }
}

/// Why a form that has no error in it came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ComeBack {
    /// The token was too old or from another browser.
    Expired,
    /// Too many at once; try again in so many minutes.
    Busy {
        minutes: u32,
    },
    /// Sent in an encoding that is not read.
    UnknownType,
    TooLarge,
    /// The database cannot take it at present.
    Unavailable,
}

/// A calm message over the form, with the other ways to complain.
#[derive(Clone, Serialize)]
pub struct Notice {
    pub text: String,
}

impl ComeBack {
    const fn status(self) -> StatusCode {
        match self {
            Self::Expired => StatusCode::FORBIDDEN,
            Self::Busy { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::UnknownType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    fn notice(self, words: &Words, lang: Lang) -> Notice {
        let text = match self {
            Self::Expired => words.say(lang, "intake-notice-expired", &[]),
            Self::Busy { minutes } => {
                let args = [("minutes", Arg::from(minutes))];
                words.say(lang, "intake-notice-busy", &args)
            }
            Self::UnknownType => words.say(lang, "intake-notice-type", &[]),
            Self::TooLarge => words.say(lang, "intake-notice-large", &[]),
            Self::Unavailable => words.say(lang, "intake-notice-unavailable", &[]),
        };
        Notice { text }
    }
}

#[derive(Serialize)]
pub struct FormPage {
    errors: ErrorSummary,
    notice: Option<Notice>,
    submit_url: String,
    /// The button leads here first; without it the form would be sent at once.
    check_url: String,
    privacy_url: String,
    submission_id: String,
    matter: Vec<Field>,
    more: Vec<Field>,
    is_more_open: bool,
    person: Vec<Field>,
    behalf: Vec<Field>,
    account_contact: Field,
    reply_channel: Field,
    email: Field,
    phone: Field,
    postal_address: Field,
    wish: Field,
    rest: Vec<Field>,
    is_rest_open: bool,
}

impl FormPage {
    pub(super) fn new(asking: Asking<'_>, submission_id: &str, why: Option<ComeBack>) -> Self {
        let base = asking.lang.prefix();
        let (more, rest) = (asking.more(), asking.rest());
        let mut page = Self {
            errors: ErrorSummary::default(),
            notice: why.map(|why| why.notice(asking.words, asking.lang)),
            submit_url: format!("{base}/complaints"),
            check_url: format!("{base}/complaints/check"),
            privacy_url: format!("{base}/#privacy"),
            submission_id: submission_id.to_owned(),
            matter: asking.matter(),
            is_more_open: is_in_use(&more),
            more,
            person: asking.person(),
            behalf: asking.behalf(),
            account_contact: asking.account_contact(),
            reply_channel: asking.reply_channel(),
            email: asking.email(),
            phone: asking.phone(),
            postal_address: asking.postal_address(),
            wish: asking.wish(),
            is_rest_open: is_in_use(&rest),
            rest,
        };
        page.errors = ErrorSummary::of(page.fields());
        page
    }

    pub(super) fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    /// All fields, in the order of the page.
    fn fields(&self) -> impl Iterator<Item = &Field> {
        let single = [
            &self.account_contact,
            &self.reply_channel,
            &self.email,
            &self.phone,
            &self.postal_address,
            &self.wish,
        ];
        let lists = [&self.matter, &self.more, &self.person, &self.behalf];
        lists.into_iter().flatten().chain(single).chain(&self.rest)
    }
}

impl Page for FormPage {
    const TEMPLATE: &'static str = "intake/form";

    fn samples() -> Vec<Self> {
        let Ok(words) = Words::load() else {
            return Vec::new();
        };
        let typed = ComplaintForm::from_pairs([
            ("kind", "leak"),
            ("story", "Có người gọi <b>đúng tên</b> & đơn hàng"),
            ("noticed", "đầu tháng 10"),
            ("about_staff", "unknown"),
        ]);
        let empty = ComplaintForm::default();
        let none = FieldErrors::default();
        let mut errors = FieldErrors::default();
        errors.add("full_name", "complaint-error-full-name");
        errors.add_with(
            "story",
            "complaint-error-too-long",
            vec![("max", 4000), ("count", 4012)],
        );
        let ask = |form, errors| Asking {
            words: &words,
            lang: Lang::Vi,
            form,
            errors,
        };
        let busy = Some(ComeBack::Busy { minutes: 12 });
        vec![
            Self::new(ask(&empty, &none), "sample", None),
            Self::new(ask(&typed, &errors), "sample", None),
            Self::new(ask(&typed, &none), "sample", Some(ComeBack::Expired)),
            Self::new(ask(&typed, &none), "sample", busy),
            Self::new(ask(&typed, &none), "sample", Some(ComeBack::UnknownType)),
            Self::new(ask(&typed, &none), "sample", Some(ComeBack::TooLarge)),
            Self::new(ask(&typed, &none), "sample", Some(ComeBack::Unavailable)),
        ]
    }
}
