//! Finding one's case by reference and access code.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::carried::{Carried, CarriedWords, To};
use super::notice::Notice;
use super::{case, open, place::Place, queries};
use crate::access::failures::Wait;
use crate::app::App;
use crate::cases::access_code::AccessCode;
use crate::cases::reference::Reference;
use crate::lang::Lang;
use crate::render::words::{Arg, Words};
use crate::render::{ErrorSummary, Field, Page};
use crate::web::csrf::Visitor;
use crate::web::forms::Form;
use crate::web::page::{html, lang_of, see_other, with_cookie};
use crate::web::{WebError, WebResult, address};

/// `GET /status`: asks for reference and code; with the token of a mail's link it shows state and
/// dates at once.
pub(super) async fn get(request: HttpRequest, app: web::Data<App>, visitor: Visitor) -> WebResult {
    let place = Place {
        app: &app,
        lang: lang_of(request.path()),
        visitor: &visitor,
    };
    let (reference, link) = asked(request.query_string());
    if let (Some(wanted), false) = (Reference::parse(&reference), link.is_empty())
        && let Some(found) = queries::find_by_link(&app, wanted, link).await?
    {
        return case::show_by_link(place, &found);
    }
    let asked = Asked::of(&reference);
    show(place, &asked, Mistakes::default(), None)
}

/// Any page of a case without the right to see it: asks for the code. What was just written goes along.
pub(super) fn again(place: Place<'_>, reference: &str, carried: Option<Carried>) -> WebResult {
    let why = if carried.is_some() {
        ComeBack::Carried
    } else {
        ComeBack::Again
    };
    let asked = Asked {
        carried,
        ..Asked::of(reference)
    };
    show(place, &asked, Mistakes::default(), Some(why))
}

/// What stands in the form besides what is wrong with it.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    reference: String,
    carried: Option<Carried>,
}

impl Asked {
    fn of(reference: &str) -> Self {
        Self {
            reference: reference.to_owned(),
            carried: None,
        }
    }
}

/// `POST /status`
pub(super) async fn post(
    request: HttpRequest,
    app: web::Data<App>,
    visitor: Visitor,
    form: Form,
) -> WebResult {
    let place = Place {
        app: &app,
        lang: lang_of(request.path()),
        visitor: &visitor,
    };
    let code = form.get("access_code").trim();
    let asked = Asked {
        reference: form.get("reference").trim().to_owned(),
        carried: Carried::read(&form),
    };
    if visitor.issued_at(&app, form.get("csrf_token")).is_none() {
        return show(place, &asked, Mistakes::default(), Some(ComeBack::Expired));
    }
    let mistakes = Mistakes {
        no_reference: asked.reference.is_empty(),
        no_code: code.is_empty(),
        mismatch: false,
    };
    if mistakes.any() {
        return show(place, &asked, mistakes, None);
    }
    match unlock(&request, &app, &asked.reference, code).await? {
        Unlocked::Yes(reference, code_hash) => match asked.carried {
            None => go_on(place, reference, &code_hash),
            Some(carried) => {
                let found = queries::find(&app, reference).await?;
                let found = found.ok_or(WebError::NotFound)?;
                let case = open::Opened {
                    lang: place.lang,
                    app,
                    request,
                    visitor,
                    found,
                };
                let page = carried.resume(&case)?;
                with_cookie(page, &open::cookie(&case.app, reference, &code_hash)?)
            }
        },
        Unlocked::No => {
            let mistakes = Mistakes {
                mismatch: true,
                ..mistakes
            };
            show(place, &asked, mistakes, None)
        }
        Unlocked::Wait { minutes } => {
            let why = Some(ComeBack::Busy { minutes });
            show(place, &asked, Mistakes::default(), why)
        }
    }
}

/// What reference and code open.
enum Unlocked {
    Yes(Reference, Vec<u8>),
    /// They match no case; whether there is such a reference is not told.
    No,
    Wait {
        minutes: u32,
    },
}

/// Compares the code. Tries are counted before, by reference and network, so that many at once are
/// not many guesses, and a stranger elsewhere keeps nobody out. An unknown reference takes the
/// same way as a wrong code.
async fn unlock(
    request: &HttpRequest,
    app: &App,
    typed: &str,
    code: &str,
) -> Result<Unlocked, WebError> {
    let reference = Reference::parse(typed);
    let known_as = reference.map_or_else(|| typed.to_lowercase(), |it| it.to_string());
    let account = app.vault.print("code failures", &known_as);
    let from = address::client(request, &app.config);
    if let Err(Wait(wait)) = app.code_failures.begin(account, from, app.now()) {
        let minutes = u32::try_from(wait.num_seconds().max(0))
            .unwrap_or(0)
            .div_ceil(60);
        return Ok(Unlocked::Wait {
            minutes: minutes.max(1),
        });
    }
    let stored = queries::find_code_hash(app, reference.unwrap_or_else(Reference::random)).await?;
    let code = AccessCode::parse(code).unwrap_or_else(|| AccessCode::random(&app.vault));
    let is_right = code.matches(&app.vault, stored.as_deref().unwrap_or(&[0; 32]));
    match (reference, stored) {
        (Some(reference), Some(stored)) if is_right => {
            app.code_failures.forgive(account, from);
            Ok(Unlocked::Yes(reference, stored))
        }
        _ => Ok(Unlocked::No),
    }
}

fn go_on(place: Place<'_>, reference: Reference, code_hash: &[u8]) -> WebResult {
    let cookie = open::cookie(place.app, reference, code_hash)?;
    let response = see_other(&format!("{}/status/{reference}", place.lang.prefix()));
    with_cookie(response, &cookie)
}

fn show(
    place: Place<'_>,
    asked: &Asked,
    mistakes: Mistakes,
    why: Option<ComeBack>,
) -> Result<HttpResponse, WebError> {
    let Place { app, lang, .. } = place;
    let page = FindPage::new(&app.pages.words, lang, asked, mistakes, why);
    let mut path = "/status".to_owned();
    if let Some(reference) = Reference::parse(&asked.reference) {
        path = format!("/status?reference={reference}");
    }
    let mut layout = place.layout(app.pages.words.say(lang, "tracking-title", &[]), &path);
    layout.has_errors = page.has_errors();
    let status = match why {
        Some(ComeBack::Expired | ComeBack::Again | ComeBack::Carried) => StatusCode::FORBIDDEN,
        Some(ComeBack::Busy { .. }) => StatusCode::TOO_MANY_REQUESTS,
        None if page.has_errors() => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    place.answer(html(app, status, &layout, &page)?)
}

/// Reference and link token of the query, when they are there.
fn asked(query: &str) -> (String, String) {
    let first = |name: &str| {
        let mut pairs = url::form_urlencoded::parse(query.as_bytes());
        pairs
            .find(|(field, _)| field == name)
            .map(|(_, value)| value.into_owned())
    };
    // What is longer was not made by us and need not be shown again.
    let short = |text: String| Some(text).filter(|text| text.chars().count() <= 64);
    (
        first("reference").and_then(short).unwrap_or_default(),
        first("link").and_then(short).unwrap_or_default(),
    )
}

/// Why the page came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ComeBack {
    /// The token was too old or from another browser.
    Expired,
    /// The case was open in this browser, but not any more.
    Again,
    /// The same, and something was written meanwhile.
    Carried,
    /// Too many wrong codes; try again in so many minutes.
    Busy { minutes: u32 },
}

impl ComeBack {
    fn notice(self, words: &Words, lang: Lang) -> Notice {
        match self {
            Self::Expired => Notice {
                text: words.say(lang, "tracking-notice-expired", &[]),
                has_contacts: false,
            },
            Self::Again => Notice {
                text: words.say(lang, "tracking-notice-again", &[]),
                has_contacts: false,
            },
            Self::Carried => Notice {
                text: words.say(lang, "tracking-notice-carried", &[]),
                has_contacts: false,
            },
            Self::Busy { minutes } => {
                let args = [("minutes", Arg::from(minutes))];
                Notice {
                    text: words.say(lang, "tracking-notice-busy", &args),
                    has_contacts: true,
                }
            }
        }
    }
}

/// What was wrong with what was typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mistakes {
    pub no_reference: bool,
    pub no_code: bool,
    /// They match no case together; which of the two is wrong is not told.
    pub mismatch: bool,
}

impl Mistakes {
    const fn any(self) -> bool {
        self.no_reference || self.no_code || self.mismatch
    }
}

#[derive(Serialize)]
pub struct FindPage {
    errors: ErrorSummary,
    notice: Option<Notice>,
    status_url: String,
    lost_url: String,
    reference: Field,
    access_code: Field,
    /// Written before the case was shut here.
    carried: Option<CarriedWords>,
}

impl FindPage {
    /// The code never comes back into the page: it would stay in the browser's history.
    pub(super) fn new(
        words: &Words,
        lang: Lang,
        asked: &Asked,
        mistakes: Mistakes,
        why: Option<ComeBack>,
    ) -> Self {
        let error = |is_wrong: bool, key: &str| is_wrong.then(|| words.say(lang, key, &[]));
        let reference_error = error(mistakes.no_reference, "tracking-error-reference")
            .or(error(mistakes.mismatch, "tracking-error-mismatch"));
        let reference = Field::text("reference", words.say(lang, "tracking-reference", &[]))
            .hint(words.say(lang, "tracking-reference-hint", &[]))
            .autocomplete("off")
            .width("field-medium")
            .value(asked.reference.as_str())
            .error(reference_error);
        let code_error = error(mistakes.no_code, "tracking-error-code");
        let access_code = Field::text("access_code", words.say(lang, "tracking-code", &[]))
            .hint(words.say(lang, "tracking-code-hint", &[]))
            .autocomplete("off")
            .error(code_error);
        Self {
            errors: ErrorSummary::of([&reference, &access_code]),
            notice: why.map(|why| why.notice(words, lang)),
            status_url: format!("{}/status", lang.prefix()),
            lost_url: format!("{}/status/lost-code", lang.prefix()),
            reference,
            access_code,
            carried: asked.carried.as_ref().map(Carried::words),
        }
    }

    pub(super) fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }
}

impl Page for FindPage {
    const TEMPLATE: &'static str = "tracking/find";

    fn samples() -> Vec<Self> {
        let Ok(words) = Words::load() else {
            return Vec::new();
        };
        let missing = Mistakes {
            no_reference: true,
            no_code: true,
            mismatch: false,
        };
        let mismatch = Mistakes {
            mismatch: true,
            ..Mistakes::default()
        };
        let asked = Asked::of("KN-7F3K-9QW4");
        let page = |mistakes, why| Self::new(&words, Lang::Vi, &asked, mistakes, why);
        let carrying = Asked {
            carried: Carried::new(To::Messages, "Số gọi đến là <b>0903</b>.\nHai dòng."),
            ..asked.clone()
        };
        let why = Some(ComeBack::Carried);
        let carrying = Self::new(&words, Lang::Vi, &carrying, Mistakes::default(), why);
        vec![
            page(Mistakes::default(), None),
            page(missing, None),
            page(mismatch, None),
            page(Mistakes::default(), Some(ComeBack::Expired)),
            page(Mistakes::default(), Some(ComeBack::Again)),
            page(Mistakes::default(), Some(ComeBack::Busy { minutes: 40 })),
            carrying,
        ]
    }
}
