//! The complaint form, empty or as it came back.

use actix_web::cookie::Cookie;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::body::Sent;
use super::drafts::Waiting;
use super::fields::{Asking, DateParts, is_in_use};
use super::kept;
use super::notice::PrivacyNotice;
use crate::app::App;
use crate::cases::complaint::{ComplaintForm, FieldErrors};
use crate::cases::draft::BrowserId;
use crate::files::Refused;
use crate::lang::Lang;
use crate::render::file_list::{FileField, FileLine, refusals};
use crate::render::words::{Arg, Words};
use crate::render::{ErrorSummary, Field, Frame, Layout, Page};
use crate::web::WebResult;
use crate::web::csrf::Visitor;
use crate::web::page::{html, lang_of, see_other, with_cookie};
use crate::web::upload::Trouble;

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

/// Why a form that has no error in it came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ComeBack {
    /// The token was too old or from another browser.
    Expired,
    /// Too many at once; try again in so many minutes.
    Busy { minutes: u32 },
    /// Sent in an encoding that is not read.
    UnknownType,
    /// Not everything could be taken.
    Trouble(Trouble),
    /// The database cannot take it at present.
    Unavailable,
}

/// A calm message over the form, with the other ways to complain.
#[derive(Clone, Serialize)]
pub struct Notice {
    pub text: String,
}

impl ComeBack {
    fn status(self) -> StatusCode {
        match self {
            Self::Expired => StatusCode::FORBIDDEN,
            Self::Busy { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::UnknownType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Trouble(trouble) => {
                StatusCode::from_u16(trouble.status()).unwrap_or(StatusCode::BAD_REQUEST)
            }
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
            Self::Trouble(trouble) => words.say(lang, trouble.key(), &[]),
            Self::Unavailable => words.say(lang, "intake-notice-unavailable", &[]),
        };
        Notice { text }
    }
}

#[derive(Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "templates can ask only whether, not which"
)]
pub struct FormPage {
    errors: ErrorSummary,
    /// Something besides files has to be mended.
    has_field_errors: bool,
    notice: Option<Notice>,
    /// Forms this browser kept, above an empty one.
    waiting: Vec<Waiting>,
    submit_url: String,
    /// The button leads here first; without it the form would be sent at once.
    check_url: String,
    draft_url: String,
    submission_id: String,
    kind: Field,
    story: Field,
    leaked: Field,
    account: Vec<Field>,
    is_account_used: bool,
    used_for: Field,
    is_used_for_used: bool,
    request: Vec<Field>,
    is_request_used: bool,
    noticed: DateParts,
    more: Vec<Field>,
    is_more_open: bool,
    files: FileField,
    person: Vec<Field>,
    behalf: Vec<Field>,
    is_behalf_used: bool,
    connection: Field,
    is_connection_used: bool,
    account_contact: Field,
    reply_channel: Field,
    email: Field,
    phone: Field,
    postal_address: Field,
    wish: Field,
    rest: Vec<Field>,
    is_rest_open: bool,
    privacy: PrivacyNotice,
}

impl FormPage {
    pub(super) fn new(asking: Asking<'_>, submission_id: &str, files: FileField) -> Self {
        let base = asking.lang.prefix();
        let (more, rest) = (asking.more(), asking.rest());
        let (account, request, behalf) = (asking.account(), asking.request(), asking.behalf());
        let (used_for, connection) = (asking.used_for(), asking.connection());
        let noticed = asking.noticed();
        let is_one_used = |field: &Field| is_in_use(std::slice::from_ref(field));
        let mut page = Self {
            errors: ErrorSummary::default(),
            has_field_errors: false,
            notice: None,
            waiting: Vec::new(),
            submit_url: format!("{base}/complaints"),
            check_url: format!("{base}/complaints/check"),
            draft_url: format!("{base}/complaints/drafts"),
            submission_id: submission_id.to_owned(),
            kind: asking.kind(),
            story: asking.story(),
            leaked: asking.leaked(),
            is_account_used: is_in_use(&account),
            account,
            is_used_for_used: is_one_used(&used_for),
            used_for,
            is_request_used: is_in_use(&request),
            request,
            is_more_open: is_in_use(&more) || is_in_use(&noticed.parts),
            noticed,
            more,
            files,
            person: asking.person(),
            is_behalf_used: is_in_use(&behalf),
            behalf,
            is_connection_used: is_one_used(&connection),
            connection,
            account_contact: asking.account_contact(),
            reply_channel: asking.reply_channel(),
            email: asking.email(),
            phone: asking.phone(),
            postal_address: asking.postal_address(),
            wish: asking.wish(),
            is_rest_open: is_in_use(&rest),
            rest,
            privacy: PrivacyNotice::new(asking.words, asking.lang),
        };
        page.errors = page.summary();
        page
    }

    pub(super) fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    /// All that has to be mended, in the order of the page.
    fn summary(&mut self) -> ErrorSummary {
        let mut errors = ErrorSummary::of(self.before_files());
        let after = ErrorSummary::of(self.after_files());
        self.has_field_errors = !errors.is_empty() || !after.is_empty();
        for refused in &self.files.errors {
            errors.push("#files", refused);
        }
        errors.items.extend(after.items);
        errors
    }

    fn before_files(&self) -> impl Iterator<Item = &Field> {
        let first = [&self.kind, &self.story, &self.leaked].into_iter();
        first
            .chain(&self.account)
            .chain([&self.used_for])
            .chain(&self.request)
            .chain(&self.noticed.parts)
            .chain(&self.more)
    }

    fn after_files(&self) -> impl Iterator<Item = &Field> {
        let single = [
            &self.connection,
            &self.account_contact,
            &self.reply_channel,
            &self.email,
            &self.phone,
            &self.postal_address,
            &self.wish,
        ];
        let lists = self.person.iter().chain(&self.behalf);
        lists.chain(single).chain(&self.rest)
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
            ("noticed_month", "13"),
            ("account_sign", "orders"),
            ("about_staff", "unknown"),
        ]);
        let empty = ComplaintForm::default();
        let none = FieldErrors::default();
        let mut errors = FieldErrors::default();
        errors.add("full_name", "complaint-error-full-name");
        errors.add("noticed_month", "complaint-error-month");
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
        let bare = || FileField::sample(&words);
        let mut full = bare();
        full.files = vec![FileLine::new(
            &words,
            Lang::Vi,
            ("00ff".to_owned(), "ảnh <1>.jpg"),
            1_300_000,
        )];
        full.errors = vec!["“virus.exe”: không nhận loại tệp này.".to_owned()];
        let with_notice = |why: ComeBack| Self {
            notice: Some(why.notice(&words, Lang::Vi)),
            ..Self::new(ask(&typed, &none), "sample", bare())
        };
        let waiting = Self {
            waiting: vec![Waiting::sample()],
            ..Self::new(ask(&empty, &none), "sample", bare())
        };
        vec![
            Self::new(ask(&empty, &none), "sample", bare()),
            Self::new(ask(&typed, &errors), "sample", full),
            waiting,
            with_notice(ComeBack::Expired),
            with_notice(ComeBack::Busy { minutes: 12 }),
            with_notice(ComeBack::UnknownType),
            with_notice(ComeBack::Trouble(Trouble::Disk)),
            with_notice(ComeBack::Unavailable),
        ]
    }
}
