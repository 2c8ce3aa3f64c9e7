//! The files of a case, handed out to whoever has its code: their own, and those of messages that their
//! page shows. What the desk found out is not among them.

use actix_web::{HttpRequest, web};

use super::open::{Door, Opened, door};
use crate::app::App;
use crate::files::{FileId, FileRow};
use crate::web::csrf::Visitor;
use crate::web::download::HandedOut;
use crate::web::{WebError, WebResult};

/// `GET /status/{reference}/files/{id}`
pub(super) async fn get(app: web::Data<App>, request: HttpRequest, visitor: Visitor) -> WebResult {
    match door(&app, &request, visitor).await? {
        Door::Open(case) => find(&case)?.file(&app, &request).await,
        Door::Shut(shut) => shut.page(),
    }
}

/// `GET /status/{reference}/files/{id}/preview`
pub(super) async fn preview(
    app: web::Data<App>,
    request: HttpRequest,
    visitor: Visitor,
) -> WebResult {
    match door(&app, &request, visitor).await? {
        Door::Open(case) => {
            let file = find(&case)?;
            let _turn = app.limits.preview().await;
            file.preview(&app, &request, case.lang).await
        }
        Door::Shut(shut) => shut.page(),
    }
}

/// The file of the address, if it is one that the page may show.
fn find(case: &Opened) -> WebResult<HandedOut> {
    let id = case.request.match_info().get("id").and_then(FileId::parse);
    let id = id.ok_or(WebError::NotFound)?;
    let files = case.found.files.iter().map(super::attached::Attached::row);
    let row = files
        .filter(|row| is_shown(case, row))
        .find(|row| row.id() == id);
    let row = row.ok_or(WebError::NotFound)?;
    let key = case.found.key.as_ref().ok_or(WebError::NotFound)?;
    HandedOut::of_case(&case.app, row.clone(), key)
}

/// A message that anybody may have sent does not become the complainant's by coming to their case.
fn is_shown(case: &Opened, row: &FileRow) -> bool {
    let mut shown = case.found.messages.iter();
    row.is_of_case() || row.is_of_message() && shown.any(|(message, _)| message.id == row.owner_id)
}
