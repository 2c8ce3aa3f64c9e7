//! A case that is open in this browser, because its code was typed here a while ago; and what every
//! post of its pages goes through.

use actix_web::cookie::Cookie;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::action_page::ActionPage;
use super::carried::Carried;
use super::find;
use super::notice::Held;
use super::place::Place;
use super::queries::{self, Found};
use crate::app::App;
use crate::cases::Case;
use crate::cases::conversation::Incoming;
use crate::cases::message::{MESSAGE, MessageWords, Trust, Via};
use crate::cases::reference::Reference;
use crate::cases::words::{EventWords, WORDS};
use crate::db::Id;
use crate::lang::Lang;
use crate::render::Flash;
use crate::render::words::Arg;
use crate::vault::CaseKey;
use crate::web::csrf::Visitor;
use crate::web::page::{html, lang_of, see_other, with_cookie};
use crate::web::{WebError, WebResult, address, cookies};

const COOKIE: &str = "status";
/// How long a case stays open in the browser after its code was typed, in minutes.
const MINUTES: i64 = 30;
const FLASH: &str = "status-flash";
const FLASH_MINUTES: i64 = 5;

/// The cookie that keeps one case open in this browser for a while: as long as its code is the same.
pub(super) fn cookie(
    app: &App,
    reference: Reference,
    code_hash: &[u8],
) -> Result<Cookie<'static>, WebError> {
    let opened = (reference.to_string(), code_print(code_hash));
    cookies::sealed(app, COOKIE, &opened, MINUTES)
}

/// Enough of a code's hash to tell it from the next.
fn code_print(code_hash: &[u8]) -> Vec<u8> {
    code_hash.iter().take(8).copied().collect()
}

/// Whether this browser has the case open.
pub(super) fn is_open(app: &App, request: &HttpRequest, case: &Case) -> bool {
    let opened: Option<(String, Vec<u8>)> = cookies::open(app, request, COOKIE);
    let expected = (case.reference.to_string(), code_print(&case.code_hash));
    opened == Some(expected)
}

/// A case in the hands of whoever has its code.
pub(super) struct Opened {
    pub app: web::Data<App>,
    pub request: HttpRequest,
    pub visitor: Visitor,
    pub lang: Lang,
    pub found: Found,
}

pub(super) enum Door {
    Open(Box<Opened>),
    Shut(Shut),
}

/// A case that is not open in this browser, if there is one at all.
pub(super) struct Shut {
    app: web::Data<App>,
    lang: Lang,
    visitor: Visitor,
    /// As far as it is one.
    reference: String,
}

impl Shut {
    /// The page that asks for the code.
    pub fn page(&self) -> WebResult {
        self.carrying(None)
    }

    /// The same for whoever was writing something: it is not lost over it.
    pub fn carrying(&self, carried: Option<Carried>) -> WebResult {
        let place = Place {
            app: &self.app,
            lang: self.lang,
            visitor: &self.visitor,
        };
        find::again(place, &self.reference, carried)
    }
}

/// Opens the case of an address, if it is open in this browser.
pub(super) async fn door(
    app: &web::Data<App>,
    request: &HttpRequest,
    visitor: Visitor,
) -> WebResult<Door> {
    let lang = lang_of(request.path());
    let wanted = request
        .match_info()
        .get("reference")
        .and_then(Reference::parse);
    // Asked only for the case that the cookie names, so that nobody learns which cases there are.
    let opened: Option<(String, Vec<u8>)> = cookies::open(app, request, COOKIE);
    let named = opened.and_then(|(reference, _)| Reference::parse(&reference));
    if let Some(reference) = wanted.filter(|wanted| named == Some(*wanted))
        && let Some(found) = queries::find(app, reference).await?
        && is_open(app, request, &found.case)
    {
        return Ok(Door::Open(Box::new(Opened {
            app: app.clone(),
            request: request.clone(),
            visitor,
            lang,
            found,
        })));
    }
    Ok(Door::Shut(Shut {
        app: app.clone(),
        lang,
        visitor,
        reference: wanted.map(|it| it.to_string()).unwrap_or_default(),
    }))
}

/// Why the form comes back though nothing in it was wrong: it could not be written down.
pub(super) fn unwritten(why: impl Into<WebError>) -> Held {
    why.into()
        .note("what a complainant sent could not be stored");
    Held::Unavailable
}

/// The random id a form is given out with.
pub(super) fn fresh_submission() -> String {
    format!("{:032x}", rand::random::<u128>())
}

/// The id a form came with, or another if it has none.
pub(super) fn submission_or_fresh(given: &str) -> String {
    let is_one = given.len() == 32 && given.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_one {
        given.to_owned()
    } else {
        fresh_submission()
    }
}

/// What was asked for and what was written to it, as one text.
pub(super) fn said(subject: &str, text: &str) -> String {
    let both = [subject, text].into_iter();
    let filled: Vec<&str> = both.filter(|text| !text.is_empty()).collect();
    filled.join("\n")
}

impl Opened {
    pub fn place(&self) -> Place<'_> {
        Place {
            app: &self.app,
            lang: self.lang,
            visitor: &self.visitor,
        }
    }

    pub fn say(&self, key: &str) -> String {
        self.app.pages.words.say(self.lang, key, &[])
    }

    pub fn with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.app.pages.words.say(self.lang, key, args)
    }

    pub fn reference(&self) -> String {
        self.found.case.reference.to_string()
    }

    /// The address of the case's page, or of one below it: `/status/KN-…/review`.
    pub fn path(&self, below: &str) -> String {
        let slash = if below.is_empty() { "" } else { "/" };
        format!(
            "{}/status/{}{slash}{below}",
            self.lang.prefix(),
            self.found.case.reference
        )
    }

    /// Whether a form may do anything: given out to this browser, and not too often.
    pub fn admit(&self, token: &str) -> Result<(), Held> {
        if self.visitor.issued_at(&self.app, token).is_none() {
            return Err(Held::Expired);
        }
        let from = address::client(&self.request, &self.app.config);
        let print = self.app.vault.print("posts of a case", &self.reference());
        let counted = self.app.limits.form(from, Some(print));
        counted.map_err(|wait| Held::Busy {
            minutes: wait.minutes,
        })
    }

    /// The key of the case; there is none once the person was erased, and then nothing to be done.
    pub fn key(&self) -> WebResult<&CaseKey> {
        self.found.key.as_ref().ok_or(WebError::NotAllowed)
    }

    /// What the complainant wrote, as the sealed body of an event; `None` when nothing.
    pub fn seal_words(&self, label: &str, text: &str) -> WebResult<Option<Vec<u8>>> {
        if text.is_empty() {
            return Ok(None);
        }
        let lines = vec![(label.to_owned(), text.to_owned())];
        Ok(Some(self.key()?.seal_json(WORDS, &EventWords { lines })?))
    }

    /// A message to the desk that says what was asked for, in the language of this page.
    pub fn message(&self, subject: &str, text: &str) -> WebResult<Incoming> {
        let words = MessageWords {
            text: said(subject, text),
            ..MessageWords::default()
        };
        let now = self.app.now();
        Ok(Incoming {
            id: Id::new(now),
            via: Via::StatusPage,
            trust: Trust::Code,
            at: now,
            now,
            by: None,
            sealed: self.key()?.seal_json(MESSAGE, &words)?,
            inbound: None,
        })
    }

    /// The id of what was put into one form, with the digests of its files: sent twice it is one message;
    /// changed it is another.
    pub fn once(&self, submission: &str, text: &str, files: &[u8]) -> Id {
        let case_id = self.found.case.id;
        let parts: [&[u8]; 4] = [
            case_id.bytes(),
            submission.as_bytes(),
            text.as_bytes(),
            files,
        ];
        let mac = self.app.vault.mac("reply", &parts);
        let number = mac
            .first_chunk()
            .map_or(0, |bytes: &[u8; 16]| u128::from_be_bytes(*bytes));
        Id::parse(&format!("{number:032x}")).unwrap_or_else(|| Id::new(self.app.now()))
    }

    /// The case as it is now.
    pub async fn reloaded(self: Box<Self>) -> WebResult<Box<Self>> {
        let found = queries::find(&self.app, self.found.case.reference).await?;
        let found = found.ok_or(WebError::NotFound)?;
        Ok(Box::new(Self { found, ..*self }))
    }

    /// A page with one thing to do.
    pub fn show(&self, page: &ActionPage, below: &str) -> WebResult {
        let path = format!("/status/{}/{below}", self.found.case.reference);
        let mut layout = self.place().layout(page.heading.clone(), &path);
        layout.has_errors = page.has_errors();
        let status = page.status();
        self.place().answer(html(&self.app, status, &layout, page)?)
    }

    /// Back to the case's page, where `words` are shown once.
    pub fn done(&self, words: String) -> WebResult {
        let flash = Flash::success(words);
        let cookie = cookies::sealed(&self.app, FLASH, &flash.text, FLASH_MINUTES)?;
        with_cookie(see_other(&self.path("")), &cookie)
    }

    /// The message of what was done just before, if there is one.
    pub fn told(&self) -> Option<Flash> {
        let text: Option<String> = cookies::open(&self.app, &self.request, FLASH);
        text.map(Flash::success)
    }

    /// Forgets the message that [`Opened::told`] found.
    pub fn forget_told(&self, response: HttpResponse) -> WebResult {
        with_cookie(response, &cookies::gone(&self.app, FLASH))
    }
}

/// `POST /status/{reference}/closing`: shuts the case in this browser, for whoever shares it.
pub(super) async fn close(
    app: web::Data<App>,
    request: HttpRequest,
    visitor: Visitor,
    form: crate::web::forms::Form,
) -> WebResult {
    let lang = lang_of(request.path());
    if visitor.issued_at(&app, form.get("csrf_token")).is_none() {
        return Err(WebError::NotAllowed);
    }
    let away = see_other(&format!("{}/status", lang.prefix()));
    with_cookie(away, &cookies::gone(&app, COOKIE))
}

/// The status of a page that has to be shown again.
pub(super) const fn status_of(held: Option<Held>, has_errors: bool) -> StatusCode {
    match held {
        Some(Held::Expired) => StatusCode::FORBIDDEN,
        Some(Held::Busy { .. } | Held::Enough) => StatusCode::TOO_MANY_REQUESTS,
        Some(Held::Refused) => StatusCode::CONFLICT,
        Some(Held::Unavailable) => StatusCode::SERVICE_UNAVAILABLE,
        None if has_errors => StatusCode::UNPROCESSABLE_ENTITY,
        Some(Held::Resumed) | None => StatusCode::OK,
    }
}
