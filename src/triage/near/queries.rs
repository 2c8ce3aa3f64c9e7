//! What cases beside another ask the database; nobody is shown a case that does not exist for them.

use diesel::prelude::*;

use crate::access::Staff;
use crate::access::policy::visible_to;
use crate::cases::Case;
use crate::cases::links::{self, Link};
use crate::cases::reference::Reference;
use crate::cases::store as case_store;
use crate::db::schema::{cases, search_tokens};
use crate::db::{Conn, Id, Result};
use crate::vault::{CaseKey, Vault};

/// Those of these cases that exist for `me`.
pub fn list_visible(conn: &mut Conn, me: &Staff, ids: Vec<Id>) -> Result<Vec<Case>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(cases::table
        .filter(visible_to(me))
        .filter(cases::id.eq_any(ids))
        .select(Case::as_select())
        .load(conn)?)
}

/// The case of this reference with its key; `None` when it isn't there, for `me`.
pub fn find_visible(
    conn: &mut Conn,
    vault: &Vault,
    me: &Staff,
    reference: Reference,
) -> Result<Option<(Case, Option<CaseKey>)>> {
    let found: Option<Case> = cases::table
        .filter(visible_to(me))
        .filter(cases::reference.eq(reference))
        .select(Case::as_select())
        .first(conn)
        .optional()?;
    let Some(case) = found else {
        return Ok(None);
    };
    let key = case_store::find_key(conn, vault, case.id)?;
    Ok(Some((case, key)))
}

/// The links of a case whose other end exists for `me`, the oldest first.
pub fn list_links(conn: &mut Conn, me: &Staff, case_id: Id) -> Result<Vec<(Link, Case)>> {
    let links = links::store::list_of_case(conn, case_id)?;
    let ids = links.iter().map(|link| link.beside(case_id)).collect();
    let others = list_visible(conn, me, ids)?;
    let with_case = |link: Link| {
        let id = link.beside(case_id);
        let other = others.iter().find(|other| other.id == id).cloned();
        other.map(|other| (link, other))
    };
    Ok(links.into_iter().filter_map(with_case).collect())
}

/// Up to `limit` cases that have one of these tokens, the newest first.
pub fn list_with_token(conn: &mut Conn, tokens: &[i64], limit: i64) -> Result<Vec<Id>> {
    Ok(search_tokens::table
        .filter(search_tokens::token.eq_any(tokens.to_vec()))
        .order(search_tokens::case_id.desc())
        .select(search_tokens::case_id)
        .limit(limit)
        .load(conn)?)
}
