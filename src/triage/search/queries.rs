//! Looking for cases by fingerprints of words.

use diesel::dsl::exists;
use diesel::prelude::*;

use crate::access::Staff;
use crate::access::policy::visible_to;
use crate::cases::Case;
use crate::db::schema::{case_keys, cases, complaints, contacts, search_tokens};
use crate::db::{Backend, Conn, Id, Result};

/// Words are told apart by how rare they are no further than this.
const COMMON: i64 = 500;

/// Cases looked at together.
const CHUNK: i64 = 120;

/// Cases that have a token of each group, newest first, at most `limit`. The rarest group says where to look:
/// its cases are walked newest first and the other groups looked up for each, so that common words take no
/// longer in a large archive than in a small one.
pub fn search(
    conn: &mut Conn,
    staff: &Staff,
    groups: &[Vec<i64>],
    limit: i64,
) -> Result<Vec<Case>> {
    let mut counted = Vec::with_capacity(groups.len());
    for group in groups {
        counted.push((count_hits(conn, group)?, group.as_slice()));
    }
    counted.sort_by_key(|(hits, _)| *hits);
    let groups: Vec<&[i64]> = counted.into_iter().map(|(_, group)| group).collect();
    let limit = usize::try_from(limit).unwrap_or(0);
    let mut found: Vec<Case> = Vec::new();
    let mut before = None;
    loop {
        let ids = list_having(conn, &groups, before)?;
        before = ids.last().copied();
        let is_last = i64::try_from(ids.len()).unwrap_or(i64::MAX) < CHUNK;
        let seen: Vec<Case> = cases::table
            .filter(visible_to(staff))
            .filter(cases::id.eq_any(ids))
            .order(cases::id.desc())
            .select(Case::as_select())
            .load(conn)?;
        found.extend(seen);
        if is_last || found.len() >= limit {
            found.truncate(limit);
            return Ok(found);
        }
    }
}

/// The next [`CHUNK`] of cases, newest first, that have a token of each of `groups`, older than `before`.
fn list_having(conn: &mut Conn, groups: &[&[i64]], before: Option<Id>) -> Result<Vec<Id>> {
    let Some((rarest, others)) = groups.split_first() else {
        return Ok(Vec::new());
    };
    let mut query = search_tokens::table
        .select(search_tokens::case_id)
        .distinct()
        .into_boxed::<Backend>();
    // Said of one token as an equation: then the table's own order is the one wanted.
    query = match rarest {
        [one] => query.filter(search_tokens::token.eq(*one)),
        several => query.filter(search_tokens::token.eq_any(several.to_vec())),
    };
    for group in others {
        let tokens = diesel::alias!(search_tokens as others);
        let having = tokens
            .filter(
                tokens
                    .field(search_tokens::case_id)
                    .eq(search_tokens::case_id),
            )
            .filter(tokens.field(search_tokens::token).eq_any(group.to_vec()));
        query = query.filter(exists(having));
    }
    if let Some(id) = before {
        query = query.filter(search_tokens::case_id.lt(id));
    }
    Ok(query
        .order(search_tokens::case_id.desc())
        .limit(CHUNK)
        .load(conn)?)
}

/// How many cases have a token of `group`, counted no further than [`COMMON`].
fn count_hits(conn: &mut Conn, group: &[i64]) -> Result<i64> {
    let hits: Vec<i64> = search_tokens::table
        .filter(search_tokens::token.eq_any(group.to_vec()))
        .select(search_tokens::token)
        .limit(COMMON)
        .load(conn)?;
    Ok(i64::try_from(hits.len()).unwrap_or(i64::MAX))
}

/// What a case was found by, sealed.
pub struct Sealed {
    pub case_id: Id,
    pub wrapped: Vec<u8>,
    pub complaint: Vec<u8>,
    /// Where the person is reached now, when that has changed.
    pub contacts: Option<Vec<u8>>,
}

/// The complaints of these cases, as far as they were not erased.
pub fn list_sealed(conn: &mut Conn, ids: &[Id]) -> Result<Vec<Sealed>> {
    type Row = (Id, Vec<u8>, Vec<u8>, Option<Vec<u8>>);
    let rows: Vec<Row> = complaints::table
        .inner_join(case_keys::table.on(case_keys::case_id.eq(complaints::case_id)))
        .left_join(contacts::table.on(contacts::case_id.eq(complaints::case_id)))
        .filter(complaints::case_id.eq_any(ids.to_vec()))
        .select((
            complaints::case_id,
            case_keys::wrapped,
            complaints::sealed,
            contacts::sealed.nullable(),
        ))
        .load(conn)?;
    let rows = rows.into_iter();
    Ok(rows
        .map(|(case_id, wrapped, complaint, contacts)| Sealed {
            case_id,
            wrapped,
            complaint,
            contacts,
        })
        .collect())
}
