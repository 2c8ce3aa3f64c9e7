//! Tags in the database: which there are, and which case has which.

use std::collections::HashMap;

use diesel::prelude::*;

use super::{Tag, TagName};
use crate::db::schema::{case_tags, tags};
use crate::db::{Conn, Error, Id, Result};
use crate::text::words;
use crate::time::Moment;
use crate::vault::Vault;

const LABEL: &str = "tag";

/// A name sealed, outside any transaction.
#[derive(Clone, Debug)]
pub struct SealedName {
    print: i64,
    sealed: Vec<u8>,
}

impl SealedName {
    pub fn new(vault: &Vault, name: &TagName) -> Self {
        Self {
            print: name.print(vault),
            sealed: vault.seal(LABEL, name.0.as_bytes()),
        }
    }
}

/// Every tag there is, retired ones too, by name.
pub fn list(conn: &mut Conn, vault: &Vault) -> Result<Vec<Tag>> {
    let rows: Vec<(Id, Vec<u8>, Option<Moment>)> = tags::table
        .select((tags::id, tags::sealed, tags::retired_at))
        .load(conn)?;
    let mut found = Vec::with_capacity(rows.len());
    for (id, sealed, retired_at) in rows {
        let opened = vault.open_sealed(LABEL, &sealed);
        let name = opened.map_err(|why| Error::Corrupt(format!("tag {id}: {why}")))?;
        found.push(Tag {
            id,
            name: String::from_utf8_lossy(&name).into_owned(),
            is_retired: retired_at.is_some(),
        });
    }
    found.sort_by_cached_key(|tag| (words::fold(&tag.name), tag.id));
    Ok(found)
}

/// A new tag; `false` when there is one of this name.
pub fn insert(conn: &mut Conn, (id, by): (Id, Id), at: Moment, name: &SealedName) -> Result<bool> {
    if is_taken(conn, name, None)? {
        return Ok(false);
    }
    let row = (
        tags::id.eq(id),
        tags::print.eq(name.print),
        tags::sealed.eq(&name.sealed),
        tags::created_by.eq(by),
        tags::created_at.eq(at),
    );
    once_more(diesel::insert_into(tags::table).values(row).execute(conn))
}

/// Calls a tag otherwise, everywhere; `false` when another is called so.
pub fn rename(conn: &mut Conn, id: Id, name: &SealedName) -> Result<bool> {
    if is_taken(conn, name, Some(id))? {
        return Ok(false);
    }
    let change = (tags::print.eq(name.print), tags::sealed.eq(&name.sealed));
    once_more(
        diesel::update(tags::table.find(id))
            .set(change)
            .execute(conn),
    )
}

fn is_taken(conn: &mut Conn, name: &SealedName, except: Option<Id>) -> Result<bool> {
    let found: Option<Id> = tags::table
        .filter(tags::print.eq(name.print))
        .select(tags::id)
        .first(conn)
        .optional()?;
    Ok(found.is_some() && found != except)
}

/// Somebody else may have taken the name meanwhile: run again, this finds it taken.
fn once_more(changed: diesel::QueryResult<usize>) -> Result<bool> {
    match changed.map_err(Error::from) {
        Ok(_) => Ok(true),
        Err(Error::Unique(_)) => Err(Error::Retry),
        Err(why) => Err(why),
    }
}

/// Retires a tag, or offers it again.
pub fn retire(conn: &mut Conn, id: Id, since: Option<Moment>) -> Result<()> {
    diesel::update(tags::table.find(id))
        .set(tags::retired_at.eq(since))
        .execute(conn)?;
    Ok(())
}

pub fn list_of_case(conn: &mut Conn, case_id: Id) -> Result<Vec<Id>> {
    Ok(case_tags::table
        .filter(case_tags::case_id.eq(case_id))
        .order(case_tags::tag_id)
        .select(case_tags::tag_id)
        .load(conn)?)
}

/// The tags of these cases; those without any are left out.
pub fn list_of_cases(conn: &mut Conn, case_ids: Vec<Id>) -> Result<HashMap<Id, Vec<Id>>> {
    let rows: Vec<(Id, Id)> = case_tags::table
        .filter(case_tags::case_id.eq_any(case_ids))
        .order(case_tags::tag_id)
        .load(conn)?;
    let mut found: HashMap<Id, Vec<Id>> = HashMap::new();
    for (case_id, tag_id) in rows {
        found.entry(case_id).or_default().push(tag_id);
    }
    Ok(found)
}

pub(super) fn put(conn: &mut Conn, case_id: Id, tag_id: Id, is_wanted: bool) -> Result<()> {
    if !is_wanted {
        diesel::delete(case_tags::table.find((case_id, tag_id))).execute(conn)?;
        return Ok(());
    }
    let row = (case_tags::case_id.eq(case_id), case_tags::tag_id.eq(tag_id));
    let inserted = diesel::insert_into(case_tags::table)
        .values(row)
        .execute(conn);
    once_more(inserted).map(|_inserted| ())
}
