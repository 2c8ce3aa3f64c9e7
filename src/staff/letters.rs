//! The mail to those who stand above when somebody's rights change, or the way in which they sign in: an
//! administrator could make anything of themselves, or come in as somebody else, but not unseen. It names
//! nobody; the log does. Whose way in it is hears of it too.

use crate::access::store::{self, Staff};
use crate::app::App;
use crate::db::{self, Conn, Id};
use crate::mail::Unwritable;
use crate::mail::message::{AccessChangedMail, RightsChangedMail};
use crate::mail::outbox::{self, MailKind};
use crate::mail::store::NewOutboxRow;
use crate::web::WebError;

/// Why the trustees could not be written to.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error(transparent)]
    Db(#[from] db::Error),
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

/// Puts them into the outbox, in the transaction of what they tell.
pub fn send(conn: &mut Conn, letters: &[NewOutboxRow]) -> db::Result<()> {
    letters
        .iter()
        .try_for_each(|letter| outbox::enqueue(conn, letter).map(drop))
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
    let which = Id::random();
    let key = format!("{}:{of}:{version}:{which}", kind.key());
    let mail = RightsChangedMail::new(&app.post.letterhead);
    app.post.to_staff(
        (&app.pages, &app.vault),
        (kind, key),
        (&to.email, to.lang),
        (&mail, app.now()),
    )
}

/// To the trustees and to `person`: from now on they sign in otherwise.
pub async fn about_entry(app: &App, person: &Staff) -> Result<Vec<NewOutboxRow>, Failure> {
    let mut letters = to_trustees(app, (person.id, person.version)).await?;
    if person.disabled_at.is_none() {
        letters.push(to_themselves(app, person)?);
    }
    Ok(letters)
}

fn to_themselves(app: &App, person: &Staff) -> Result<NewOutboxRow, Unwritable> {
    let kind = MailKind::AccessChanged;
    let key = format!("{}:{}:{}", kind.key(), person.id, Id::random());
    let mail = AccessChangedMail::new(&app.post.letterhead);
    app.post.to_staff(
        (&app.pages, &app.vault),
        (kind, key),
        (&person.email, person.lang),
        (&mail, app.now()),
    )
}
