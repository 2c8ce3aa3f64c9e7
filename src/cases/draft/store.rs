//! Rows of drafts.

use diesel::prelude::*;

use super::{BrowserId, Draft, MOST, NewDraft, open};
use crate::db::schema::drafts;
use crate::db::{Conn, Error, Id, Result, savepoint};
use crate::time::Moment;
use crate::vault::Vault;

#[derive(Queryable, Selectable)]
#[diesel(table_name = drafts)]
struct DraftRow {
    id: Id,
    wrapped_key: Vec<u8>,
    sealed: Vec<u8>,
    created_at: Moment,
    saved_at: Moment,
    expires_at: Moment,
}

impl DraftRow {
    fn open(self, vault: &Vault) -> Result<Draft> {
        let opened = vault
            .unwrap_case_key(self.id.bytes(), &self.wrapped_key)
            .and_then(|key| open(&key, &self.sealed));
        Ok(Draft {
            id: self.id,
            words: opened.map_err(|why| Error::Corrupt(format!("a draft: {why}")))?,
            created_at: self.created_at,
            saved_at: self.saved_at,
            expires_at: self.expires_at,
        })
    }
}

/// The draft of one form in one browser.
pub fn find_by_form(
    conn: &mut Conn,
    vault: &Vault,
    (browser, submission): (BrowserId, &[u8; 16]),
    now: Moment,
) -> Result<Option<Draft>> {
    let row = drafts::table
        .filter(drafts::form.eq(browser.form_print(vault, submission)))
        .filter(drafts::expires_at.gt(now))
        .select(DraftRow::as_select())
        .first(conn)
        .optional()?;
    row.map(|row| row.open(vault)).transpose()
}

/// A draft of this browser. Another browser's is not there.
pub fn find(
    conn: &mut Conn,
    vault: &Vault,
    (browser, id): (BrowserId, Id),
    now: Moment,
) -> Result<Option<Draft>> {
    let row = drafts::table
        .find(id)
        .filter(drafts::browser.eq(browser.print(vault)))
        .filter(drafts::expires_at.gt(now))
        .select(DraftRow::as_select())
        .first(conn)
        .optional()?;
    row.map(|row| row.open(vault)).transpose()
}

/// All drafts of a browser, the one saved last first.
pub fn list_of_browser(
    conn: &mut Conn,
    vault: &Vault,
    browser: BrowserId,
    now: Moment,
) -> Result<Vec<Draft>> {
    let rows = drafts::table
        .filter(drafts::browser.eq(browser.print(vault)))
        .filter(drafts::expires_at.gt(now))
        .order((drafts::saved_at.desc(), drafts::id))
        .select(DraftRow::as_select())
        .load(conn)?;
    rows.into_iter().map(|row| row.open(vault)).collect()
}

/// Stores a draft in place of what the same form had; `false` when another request was first, and
/// the draft has to be read anew.
pub fn save(conn: &mut Conn, new: &NewDraft) -> Result<bool> {
    let saved = diesel::update(drafts::table.find(new.id))
        .set((
            drafts::wrapped_key.eq(&new.wrapped_key),
            drafts::sealed.eq(&new.sealed),
            drafts::saved_at.eq(new.saved_at),
            drafts::expires_at.eq(new.expires_at),
        ))
        .execute(conn)?;
    if saved > 0 {
        return Ok(true);
    }
    match savepoint(conn, |conn| insert(conn, new)) {
        Ok(()) => Ok(true),
        Err(Error::Unique(_)) => Ok(false),
        Err(why) => Err(why),
    }
}

fn insert(conn: &mut Conn, new: &NewDraft) -> Result<()> {
    diesel::insert_into(drafts::table)
        .values((
            drafts::id.eq(new.id),
            drafts::browser.eq(&new.browser),
            drafts::form.eq(&new.form),
            drafts::wrapped_key.eq(&new.wrapped_key),
            drafts::sealed.eq(&new.sealed),
            drafts::created_at.eq(new.created_at),
            drafts::saved_at.eq(new.saved_at),
            drafts::expires_at.eq(new.expires_at),
        ))
        .execute(conn)?;
    Ok(())
}

/// What of this draft's browser is more than one may have under way, the oldest.
pub fn list_surplus(conn: &mut Conn, new: &NewDraft) -> Result<Vec<Id>> {
    let newest = drafts::table
        .filter(drafts::browser.eq(&new.browser))
        .order((drafts::saved_at.desc(), drafts::id))
        .select(drafts::id);
    Ok(newest.load::<Id>(conn)?.into_iter().skip(MOST).collect())
}

/// Removes a draft. Its files are the caller's to remove.
pub fn delete(conn: &mut Conn, id: Id) -> Result<bool> {
    Ok(diesel::delete(drafts::table.find(id)).execute(conn)? > 0)
}

/// Removes a draft that is kept no longer; `false` when it was saved again.
pub fn delete_expired(conn: &mut Conn, id: Id, now: Moment) -> Result<bool> {
    let expired = drafts::table.find(id).filter(drafts::expires_at.le(now));
    Ok(diesel::delete(expired).execute(conn)? > 0)
}

/// Drafts that are kept no longer, at most so many.
pub fn list_expired(conn: &mut Conn, now: Moment, most: i64) -> Result<Vec<Id>> {
    Ok(drafts::table
        .filter(drafts::expires_at.le(now))
        .order(drafts::expires_at)
        .limit(most)
        .select(drafts::id)
        .load(conn)?)
}
