//! Keeping a form with its files while it is being filled in. It may fail: then the form still comes
//! back with everything typed, only its files have to be chosen again.

use actix_web::HttpRequest;
use actix_web::cookie::Cookie;

use super::body::{Sent, Wants};
use super::form::Place;
use crate::app::App;
use crate::cases::draft::{BrowserId, Draft, KEPT, MOST, NewDraft, store};
use crate::db::{self, Conn, Id};
use crate::files::store::{self as file_store, FileWords, Taken};
use crate::files::{FileId, FileRow, NewFileRow, Owner, Refused};
use crate::vault::Vault;
use crate::web::{WebError, WebResult, address, cookies};

const COOKIE: &str = "draft";
/// How often a draft is tried to be stored while another request stores the same one.
const TRIES: usize = 5;

/// A file that a form has, as its list shows it.
#[derive(Clone)]
pub(super) struct KeptFile {
    pub id: FileId,
    pub name: String,
    pub size: u64,
}

/// A form that was kept before, with its files.
pub(super) struct Kept {
    pub draft: Draft,
    pub files: Vec<(FileRow, FileWords)>,
}

impl Kept {
    /// Its files, for the list.
    pub fn listed(&self) -> Vec<KeptFile> {
        let files = self.files.iter().map(|(row, words)| KeptFile {
            id: row.id(),
            name: words.name.clone(),
            size: row.size(),
        });
        files.collect()
    }
}

/// The browser, if it has kept anything.
pub(super) fn browser_of(app: &App, request: &HttpRequest) -> Option<BrowserId> {
    let cookie = request.cookie(&cookies::name(app, COOKIE))?;
    let bytes = cookies::unhex(cookie.value())?;
    bytes.try_into().ok().map(BrowserId::from_bytes)
}

/// The cookie by which the browser finds what it kept.
fn cookie(app: &App, browser: BrowserId) -> Cookie<'static> {
    cookies::lasting(app, COOKIE, cookies::hex(browser.bytes()), KEPT)
}

/// What was kept of the form that was sent.
pub(super) async fn find(place: Place<'_>, sent: &Sent) -> db::Result<Option<Kept>> {
    let (Some(browser), Some(submission)) = (place.browser, sent.submission()) else {
        return Ok(None);
    };
    let (vault, now) = (place.app.vault.clone(), place.app.now());
    let read = place.app.db.read(move |conn| {
        let draft = store::find_by_form(conn, &vault, (browser, &submission), now)?;
        draft
            .map(|draft| with_files(conn, &vault, draft))
            .transpose()
    });
    read.await
}

/// One of the forms that this browser kept.
pub(super) async fn find_by_id(place: Place<'_>, id: Id) -> db::Result<Option<Kept>> {
    let Some(browser) = place.browser else {
        return Ok(None);
    };
    let (vault, now) = (place.app.vault.clone(), place.app.now());
    let read = place.app.db.read(move |conn| {
        let draft = store::find(conn, &vault, (browser, id), now)?;
        draft
            .map(|draft| with_files(conn, &vault, draft))
            .transpose()
    });
    read.await
}

/// Everything this browser kept, the newest first.
pub(super) async fn list(place: Place<'_>) -> db::Result<Vec<Kept>> {
    let Some(browser) = place.browser else {
        return Ok(Vec::new());
    };
    let (vault, now) = (place.app.vault.clone(), place.app.now());
    let read = place.app.db.read(move |conn| {
        let drafts = store::list_of_browser(conn, &vault, browser, now)?;
        let drafts = drafts.into_iter().take(MOST);
        drafts
            .map(|draft| with_files(conn, &vault, draft))
            .collect()
    });
    read.await
}

fn with_files(conn: &mut Conn, vault: &Vault, draft: Draft) -> db::Result<Kept> {
    let rows = file_store::list_of_draft(conn, draft.id)?.into_iter();
    let files = rows.map(|row| {
        let words = row.words(vault, None);
        words
            .map(|words| (row, words))
            .map_err(|why| db::Error::Corrupt(format!("a file's names: {why}")))
    });
    Ok(Kept {
        files: files.collect::<db::Result<_>>()?,
        draft,
    })
}

/// Lets go what is more than one form may send, together with what it has already.
pub(super) async fn fit(app: &App, sent: &mut Sent, before: &[(FileRow, FileWords)]) {
    let mut left = app
        .files
        .limits()
        .beside(before.iter().map(|(row, _)| row.size()));
    let mut surplus = Vec::new();
    sent.stored.retain(|stored| {
        let why = if left.most == 0 {
            Refused::TooMany
        } else if stored.size > left.total {
            Refused::TotalTooLarge
        } else {
            left = left.beside([stored.size]);
            return true;
        };
        surplus.push((stored.id, stored.name.clone(), why));
        false
    });
    app.files.discard(surplus.iter().map(|(id, ..)| *id)).await;
    let named = surplus.into_iter().map(|(_, name, why)| (name, why));
    sent.refused.extend(named);
}

/// Keeps the form as it was sent, with the files that came with it, and says by which cookie it is found
/// again. Afterwards `sent.files` are all it has.
pub(super) async fn keep(
    place: Place<'_>,
    request: &HttpRequest,
    sent: &mut Sent,
) -> Option<(Id, Cookie<'static>)> {
    let browser = place.browser.unwrap_or_else(BrowserId::random);
    let place = Place {
        browser: Some(browser),
        ..place
    };
    let client = address::client(request, &place.app.config);
    let kept = if place.app.limits.draft(client) {
        let kept = store(place, browser, sent).await;
        sent.is_unsure |= kept.is_err();
        kept
    } else {
        Err(WebError::Unavailable("too many drafts".to_owned()))
    };
    match kept {
        Ok(id) => id.map(|id| (id, cookie(place.app, browser))),
        Err(why) => {
            // The form comes back all the same; only files can't be given back.
            tracing::warn!(error = %why, "a form could not be kept");
            sent.has_lost_files = !sent.stored.is_empty();
            discard(place.app, sent).await;
            None
        }
    }
}

/// Lets go the files that came with a form.
pub(super) async fn discard(app: &App, sent: &mut Sent) {
    let ids: Vec<_> = sent.stored.drain(..).map(|stored| stored.id).collect();
    if !sent.is_unsure {
        app.files.discard(ids).await;
    }
}

/// What became of a try.
enum Tried {
    /// Another request was first.
    Raced,
    /// These files belong to nobody any more.
    Stored(Vec<FileId>),
}

async fn store(place: Place<'_>, browser: BrowserId, sent: &mut Sent) -> WebResult<Option<Id>> {
    let app = place.app;
    let submission = sent.submission_or_new();
    for _ in 0..TRIES {
        let before = find(place, sent).await?;
        let files = before.as_ref().map_or(&[][..], |kept| &kept.files);
        if before.is_none() && sent.is_empty() {
            return Ok(None);
        }
        fit(app, sent, files).await;
        let draft = before.as_ref().map(|kept| &kept.draft);
        let words = sent.words(submission);
        let new = NewDraft::new(&app.vault, browser, &words, draft, app.now())?;
        let id = new.id;
        let rows = rows(app, sent, &Owner::Draft(id))?;
        let there: Vec<FileId> = files.iter().map(|(row, _)| row.id()).collect();
        let removed = match sent.wants {
            Wants::Remove(file) => Some(file),
            _ => None,
        };
        let written = app
            .db
            .write(move |conn| write(conn, &new, (&rows, &there), removed))
            .await?;
        if let Tried::Stored(gone) = written {
            app.files.discard(gone).await;
            sent.stored.clear();
            let now = find(place, sent).await?;
            sent.files = now.map(|kept| kept.listed()).unwrap_or_default();
            return Ok(Some(id));
        }
    }
    Err(WebError::Unavailable(
        "others keep the same form".to_owned(),
    ))
}

/// Rows for the files that came with a form and belong to a draft.
fn rows(app: &App, sent: &Sent, owner: &Owner) -> WebResult<Vec<NewFileRow>> {
    let taken = Taken {
        at: app.now(),
        by: None,
    };
    let rows = sent
        .stored
        .iter()
        .map(|stored| NewFileRow::new(&app.vault, None, stored, owner, taken));
    Ok(rows.collect::<Result<_, _>>()?)
}

fn write(
    conn: &mut Conn,
    new: &NewDraft,
    (rows, there): (&[NewFileRow], &[FileId]),
    removed: Option<FileId>,
) -> db::Result<Tried> {
    if !store::save(conn, new)? {
        return Ok(Tried::Raced);
    }
    // Others that came meanwhile count, too, against what one form may send.
    let now = file_store::list_of_draft(conn, new.id)?;
    if !now.iter().map(FileRow::id).eq(there.iter().copied()) {
        return Ok(Tried::Raced);
    }
    for row in rows {
        file_store::insert(conn, row)?;
    }
    let mut gone = Vec::new();
    if let Some(file) = removed
        && file_store::delete_of_draft(conn, new.id, file)?
    {
        gone.push(file);
    }
    for surplus in store::list_surplus(conn, new)? {
        gone.extend(delete(conn, surplus)?);
    }
    Ok(Tried::Stored(gone))
}

/// Removes a draft and the rows of its files; the files themselves are for after the commit.
fn delete(conn: &mut Conn, id: Id) -> db::Result<Vec<FileId>> {
    let files = file_store::delete_all_of_draft(conn, id)?;
    store::delete(conn, id)?;
    Ok(files)
}

/// Throws a draft away, with its files.
pub(super) async fn remove(app: &App, id: Id) -> db::Result<()> {
    let gone = app.db.write(move |conn| delete(conn, id)).await?;
    app.files.discard(gone).await;
    Ok(())
}
