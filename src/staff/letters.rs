//! The mail to those who stand above when somebody's rights change: an administrator could make anything
//! of themselves, but not unseen. It names nobody; the log does.

use crate::access::store::{self, Staff};
use crate::app::App;
use crate::db::Id;
use crate::mail::Unwritable;
use crate::mail::message::RightsChangedMail;
use crate::mail::outbox::MailKind;
use crate::mail::store::NewOutboxRow;
use crate::web::WebError;

/// Why the trustees could not be written to.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error(transparent)]
    Db(#[from] crate::db::Error),
    #[error(transparent)]
    Unwritable(#[from] Unwritable),
}

impl From<Failure> for WebError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Db(error) => error.into(),
            Failure::Unwritable(error) => error.into(),
        }
    }
}

/// One mail for each trustee of today, about the change of `of` to the state with this version.
pub async fn to_trustees(
    app: &App,
    (of, version): (Id, i32),
) -> Result<Vec<NewOutboxRow>, Failure> {
    let vault = app.vault.clone();
    let everybody = app.db.read(move |conn| store::list_staff(conn, &vault));
    let trustees = everybody.await?;
    let written = trustees
        .iter()
        .filter(|person| person.is_trustee && person.disabled_at.is_none())
        .map(|person| letter(app, person, (of, version)));
    Ok(written.collect::<Result<_, _>>()?)
}

fn letter(app: &App, to: &Staff, (of, version): (Id, i32)) -> Result<NewOutboxRow, Unwritable> {
    let kind = MailKind::RightsChanged;
    let key = format!("{}:{of}:{version}:{}", kind.key(), to.id);
    let mail = RightsChangedMail::new(&app.post.letterhead);
    app.post.to_staff(
        (&app.pages, &app.vault),
        (kind, key),
        (&to.email, to.lang),
        (&mail, app.now()),
    )
}
