//! The receipt: reference, access code, the date and how it was counted. Shown once.

use actix_web::cookie::Cookie;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};
use serde::{Deserialize, Serialize};

use super::form::Place;
use crate::app::App;
use crate::cases::complaint::{ReplyChannel, Wish};
use crate::cases::reference::Reference;
use crate::cases::{Case, store};
use crate::duties::explanation::explain_promise;
use crate::duties::store::{Duty, list_of_case};
use crate::files::store as file_store;
use crate::lang::Lang;
use crate::render::Page;
use crate::render::qr::Qr;
use crate::render::words::{self, Words};
use crate::web::csrf::Visitor;
use crate::web::page::html;
use crate::web::{WebError, WebResult, cookies};

const COOKIE: &str = "receipt";
/// How long a receipt can be opened, in minutes.
const MINUTES: i64 = 15;

/// What the sealed cookie of a receipt holds.
#[derive(Serialize, Deserialize)]
pub(super) struct Shown {
    pub reference: String,
    pub code: String,
}

/// The cookie by which the browser that sent the complaint, and no other, opens its receipt.
pub(super) fn cookie(app: &App, shown: &Shown) -> Result<Cookie<'static>, WebError> {
    cookies::sealed(app, COOKIE, shown, MINUTES)
}

/// `GET /complaints/receipt`
pub(super) async fn get(request: HttpRequest, app: web::Data<App>, visitor: Visitor) -> WebResult {
    let place = Place::of(&request, &app, &visitor);
    let Some(shown) = cookies::open::<Shown>(&app, &request, COOKIE) else {
        return gone(place);
    };
    let Some((case, duties, files)) = find(&app, &shown.reference).await? else {
        return gone(place);
    };
    let layout = place.layout("intake-receipt-title", "/complaints/receipt");
    let mut page = ReceiptPage::new(place, &case, &duties, shown.code);
    page.files = (files > 0).then(|| {
        let args = [("n", files.into())];
        app.pages
            .words
            .say(place.lang, "intake-receipt-files", &args)
    });
    html(&app, StatusCode::OK, &layout, &page)
}

/// The case, its duties, and how many files it has.
type Found = (Case, Vec<Duty>, usize);

async fn find(app: &App, reference: &str) -> Result<Option<Found>, WebError> {
    let Some(reference) = Reference::parse(reference) else {
        return Ok(None);
    };
    let found = app.db.read(move |conn| {
        let Some(case) = store::find_by_reference(conn, reference)? else {
            return Ok(None);
        };
        let duties = list_of_case(conn, case.id)?;
        let files = file_store::list_of_case(conn, case.id)?.len();
        Ok(Some((case, duties, files)))
    });
    Ok(found.await?)
}

fn gone(place: Place<'_>) -> WebResult {
    let layout = place.layout("intake-receipt-gone-title", "/complaints/receipt");
    let status_url = format!("{}/status", place.lang.prefix());
    html(
        place.app,
        StatusCode::GONE,
        &layout,
        &GonePage { status_url },
    )
}

#[derive(Serialize)]
pub struct ReceiptPage {
    pub reference: String,
    pub access_code: String,
    /// `2026-12-08`
    pub due_iso: String,
    /// `hết ngày thứ Ba, 08/12/2026`
    pub due_words: String,
    pub received_day: String,
    pub received_words: String,
    /// How many files came along.
    pub files: Option<String>,
    pub explanation: Vec<String>,
    /// By when and by which way the answer comes.
    pub answer_words: String,
    /// A confirmation goes out by mail.
    pub has_mail: bool,
    pub has_requests: bool,
    /// The wishes that have clocks of their own, with their days.
    pub requests: Vec<String>,
    pub status_path: String,
    /// In full, for paper.
    pub status_url: String,
    /// The same to point a telephone at.
    pub qr: Option<Qr>,
}

impl ReceiptPage {
    fn new(place: Place<'_>, case: &Case, duties: &[Duty], access_code: String) -> Self {
        let Place { app, lang, .. } = place;
        let (says, zone) = (&app.pages.words, app.rules.zone);
        let due_words = words::end_of(lang, case.due_on);
        let answer = match case.reply_channel {
            ReplyChannel::Email => "intake-receipt-step-answer-email",
            ReplyChannel::Phone => "intake-receipt-step-answer-phone",
            ReplyChannel::Post => "intake-receipt-step-answer-post",
        };
        let requests = requests(says, lang, duties);
        let status_path = format!("{}/status?reference={}", lang.prefix(), case.reference);
        let status_url = format!("{}{status_path}", app.config.base_url);
        Self {
            reference: case.reference.to_string(),
            access_code,
            due_iso: case.due_on.to_string(),
            received_day: words::day(lang, zone.day(case.received_at)),
            received_words: words::time_of(lang, zone, case.received_at),
            files: None,
            explanation: explain_promise(zone, &case.deadline(&app.rules), lang),
            answer_words: says.say(lang, answer, &[("date", due_words.as_str().into())]),
            due_words,
            has_mail: case.reply_channel == ReplyChannel::Email,
            has_requests: !requests.is_empty(),
            requests,
            qr: Qr::of(&status_url),
            status_url,
            status_path,
        }
    }
}

/// The wishes that have clocks of their own, with their days.
fn requests(says: &Words, lang: Lang, duties: &[Duty]) -> Vec<String> {
    let of_wishes = duties
        .iter()
        .filter_map(|duty| Some((Wish::from_key(&duty.rule)?, duty)));
    of_wishes
        .map(|(wish, duty)| {
            let wish = says.say(lang, wish.words(), &[]);
            let date = words::end_of(lang, duty.due_on);
            let args = [("wish", wish.into()), ("date", date.into())];
            says.say(lang, "intake-receipt-request", &args)
        })
        .collect()
}

impl Page for ReceiptPage {
    const TEMPLATE: &'static str = "intake/receipt";

    fn samples() -> Vec<Self> {
        let bare = || Self {
            reference: "KN-7F3K-9QW4".to_owned(),
            access_code: "7KQ2M-4XW9T-B3HZ8-N6RDE-1VYCP".to_owned(),
            due_iso: "2026-12-08".to_owned(),
            due_words: "hết ngày thứ Ba, 08/12/2026".to_owned(),
            received_day: "23/11/2026".to_owned(),
            received_words: "10:00 thứ Hai, 23/11/2026".to_owned(),
            files: None,
            explanation: vec!["Ngày nhận không tính.".to_owned()],
            answer_words: "Chậm nhất là hết ngày thứ Ba, 08/12/2026, qua thư.".to_owned(),
            has_mail: false,
            has_requests: false,
            requests: Vec::new(),
            status_path: "/status?reference=KN-7F3K-9QW4".to_owned(),
            status_url: "https://khieunai.example/status?reference=KN-7F3K-9QW4".to_owned(),
            qr: None,
        };
        let full = Self {
            files: Some("Kèm theo: 2 tệp.".to_owned()),
            has_mail: true,
            has_requests: true,
            qr: Qr::of("https://khieunai.example/status?reference=KN-7F3K-9QW4"),
            requests: vec!["Xóa thông tin: hết ngày thứ Ba, 08/12/2026".to_owned()],
            ..bare()
        };
        vec![bare(), full]
    }
}

/// In place of a receipt that is no longer shown.
#[derive(Serialize)]
pub struct GonePage {
    pub status_url: String,
}

impl Page for GonePage {
    const TEMPLATE: &'static str = "intake/receipt_gone";

    fn samples() -> Vec<Self> {
        vec![Self {
            status_url: "/status".to_owned(),
        }]
    }
}
