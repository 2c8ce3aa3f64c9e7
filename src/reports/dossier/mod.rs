//! `/desk/reports/dossiers/{reference}`: everything about one case as one ZIP, for an inspector. It is made
//! while it is downloaded, piece by piece, and nothing of it is ever written to disk.

mod history;
mod load;
mod packer;
mod redact;
mod texts;
mod verify;

use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use super::pages::DossierPage;
use super::queries::{self, ExportRow};
use super::say::Say;
use crate::access::{Exporter, Posted, Session, desk};
use crate::app::App;
use crate::cases::Case;
use crate::cases::case::Act;
use crate::cases::event::{EventKind, NewEvent};
use crate::cases::queries::insert_look;
use crate::cases::reference::Reference;
use crate::cases::store;
use crate::db::{Conn, Id};
use crate::web::{WebError, WebResult};
use load::Whole;
use packer::Packer;
use texts::Teller;

/// Parts by the keys of their words, in the order in which they are listed.
const PARTS: [&str; 11] = [
    "read",
    "complaint",
    "dates",
    "measures",
    "messages",
    "answer",
    "sendings",
    "history",
    "looks",
    "files",
    "sums",
];

pub async fn show(app: web::Data<App>, me: Exporter, request: HttpRequest) -> WebResult {
    let case = find(&app, &me, &request).await?;
    let say = Say::new(&app, me.staff.lang);
    let reference = case.reference.to_string();
    let heading = say.with(
        "reports-dossier-title",
        &[("reference", reference.as_str().into())],
    );
    let told = |key: &str| say.say(&format!("reports-dossier-{key}"));
    let parts = PARTS.iter();
    let content = DossierPage {
        heading: heading.clone(),
        back: format!("/desk/cases/{reference}"),
        action: format!("/desk/reports/dossiers/{reference}"),
        about: vec![told("about"), told("logged")],
        inside: parts
            .map(|part| say.say(&format!("dossier-part-{part}")))
            .collect(),
        warnings: vec![told("plain"), told("redacted")],
    };
    let layout = desk::layout(&app, &request, &me, heading);
    desk::show(&app, &request, StatusCode::OK, layout, &content)
}

/// The case of the address, if it exists for `me`.
async fn find(app: &App, me: &Session, request: &HttpRequest) -> WebResult<Case> {
    let reference = request.match_info().get("reference");
    let reference = reference
        .and_then(Reference::parse)
        .ok_or(WebError::NotFound)?;
    let staff = me.staff.clone();
    let read = move |conn: &mut Conn| queries::find_visible(conn, &staff, reference);
    app.db.read(read).await?.ok_or(WebError::NotFound)
}

pub async fn post(
    app: web::Data<App>,
    me: Exporter,
    request: HttpRequest,
    _form: Posted,
) -> WebResult {
    let case = find(&app, &me, &request).await?;
    if !me.is_fresh(&app) {
        let place = format!("/desk/reports/dossiers/{}", case.reference);
        return Ok(desk::confirm_first(&place));
    }
    note(&app, &me, &case).await?;
    let (vault, id) = (app.vault.clone(), case.id);
    let read = move |conn: &mut Conn| load::load(conn, &vault, id);
    let whole = app.db.read(read).await?;
    let name = format!("ho-so-{}.zip", case.reference);
    let (packer, pieces) = Packer::new(app.zone.local(app.now()).naive_local());
    let (say, who) = (Say::new(&app, me.staff.lang), me.staff.name.clone());
    let reader = packer.reader();
    actix_web::rt::spawn(async move {
        let teller = Teller::new(&app, &say, &whole);
        if let Err(why) = Box::pin(pack(&app, packer, &teller, &who)).await {
            tracing::error!(error = %why, "a dossier broke off");
            Packer::break_off(&reader).await;
        }
    });
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "application/zip"))
        .insert_header((
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ))
        .insert_header(("content-security-policy", "default-src 'none'; sandbox"))
        .insert_header((CONTENT_ENCODING, "identity"))
        .streaming(pieces))
}

/// Writes down who takes the case along, before the first byte leaves: in its history, as a look, and in
/// the log of exports.
async fn note(app: &App, me: &Session, case: &Case) -> WebResult<()> {
    let (id, staff_id, at) = (case.id, me.staff.id, app.now());
    let row = ExportRow {
        id: Id::new(at),
        at,
        staff_id: Some(staff_id),
        what: "dossier".to_owned(),
        format: "zip".to_owned(),
        filter: String::new(),
        case_id: Some(id),
        row_count: 1,
    };
    let look = Id::new(at);
    let act = Act {
        by: Some(staff_id),
        at,
    };
    let write = move |conn: &mut Conn| {
        let case = store::load(conn, id)?;
        let event = NewEvent::new(EventKind::DossierMade, act.at, act.by).facts(json!({}));
        store::record(conn, case, &[event])?;
        insert_look(conn, look, id, staff_id, at)?;
        queries::insert_export(conn, &row)
    };
    Ok(app.db.write(write).await?)
}

async fn pack(app: &App, mut packer: Packer, teller: &Teller<'_>, who: &str) -> anyhow::Result<()> {
    packer
        .text("00-doc-truoc.txt", &teller.read_first(who))
        .await?;
    packer.text("01-khieu-nai.txt", &teller.complaint()).await?;
    packer.text("02-thoi-han.txt", &teller.dates()).await?;
    packer.text("03-xac-minh.txt", &teller.measures()).await?;
    packer.text("04-trao-doi.txt", &teller.messages()).await?;
    packer.text("05-tra-loi.txt", &teller.answer()).await?;
    packer.text("06-gui-di.txt", &teller.sendings()).await?;
    packer.text("07-lich-su.txt", &teller.history()).await?;
    packer.text("08-da-xem.txt", &teller.looks()).await?;
    let chain = verify::chain(teller.whole)?;
    packer.text("lich-su.json", &chain).await?;
    packer.text("kiem-tra.py", verify::PROGRAM).await?;
    files(app, &mut packer, teller.whole).await?;
    Box::pin(packer.finish()).await
}

/// Attachments and raw mails, as they came.
async fn files(app: &App, packer: &mut Packer, whole: &Whole) -> anyhow::Result<()> {
    let Some(key) = &whole.key else {
        return Ok(());
    };
    for ((row, words), n) in whole.files.iter().zip(1..) {
        let content = app.files.read(row.key(&app.vault, Some(key))?, row).await?;
        let name = format!("tep/{n:02}-{}", packer::safe(&words.name));
        packer.file(&name, std::pin::pin!(content)).await?;
    }
    Ok(())
}
