//! The files of a case: listed on its page, handed out to whoever may read it. Each read asks again who may, and
//! counts as a look.

use actix_web::{HttpRequest, web};

use super::action::{self, Opened};
use crate::access::Reader;
use crate::access::policy::Action;
use crate::app::App;
use crate::files::{FileId, FileRow};
use crate::render::attachment::Attachment;
use crate::web::download::HandedOut;
use crate::web::{WebError, WebResult};

/// `GET /desk/cases/{reference}/files/{id}`
pub async fn get(app: web::Data<App>, me: Reader, request: HttpRequest) -> WebResult {
    let case = action::open(&app, &request, &me, Action::Read).await?;
    find(&case)?.file(&app, &request).await
}

/// `GET /desk/cases/{reference}/files/{id}/preview`
pub async fn preview(app: web::Data<App>, me: Reader, request: HttpRequest) -> WebResult {
    let case = action::open(&app, &request, &me, Action::Read).await?;
    find(&case)?.preview(&app, &request, case.say.lang).await
}

/// The file of the address, if it is one of this case's.
fn find(case: &Opened) -> WebResult<HandedOut> {
    let id = case.request.match_info().get("id").and_then(FileId::parse);
    let id = id.ok_or(WebError::NotFound)?;
    let mut files = case.dossier.files.iter();
    let (row, _) = files
        .find(|(row, _)| row.id() == id)
        .ok_or(WebError::NotFound)?;
    let key = case.dossier.key.as_ref().ok_or(WebError::NotFound)?;
    HandedOut::of_case(&case.app, row.clone(), key)
}

/// The files of the case that `wanted` says yes to, as its page lists them.
pub fn list(case: &Opened, wanted: impl Fn(&FileRow) -> bool) -> Vec<Attachment> {
    let place = case.place();
    let files = case.dossier.files.iter().filter(|(row, _)| wanted(row));
    files
        .map(|(row, words)| {
            let pages = &case.app.pages.words;
            let mut file = Attachment::new(pages, case.say.lang, &place, (row, words));
            file.detail = format!("{}, {}", file.detail, came_with(case, row));
            file
        })
        .collect()
}

fn came_with(case: &Opened, row: &FileRow) -> String {
    match &row.measure {
        Some(measure) => case.with("files-with-measure", &[("measure", measure.into())]),
        None if row.is_of_case() => case.say("files-with-case"),
        None if row.is_of_message() => case.say("files-with-message"),
        None if row.is_of_letter() => case.say("files-with-letter"),
        None => case.say("files-with-other"),
    }
}
