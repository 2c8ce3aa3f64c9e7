//! Saved views in the database.

use diesel::prelude::*;

use super::SavedView;
use crate::access::roles::Roles;
use crate::db::schema::saved_views;
use crate::db::{Conn, Error, Id, Result};
use crate::text::words;
use crate::time::Moment;
use crate::vault::Vault;

/// Label of a sealed name.
const NAME: &str = "saved view";

type Row = (Id, Id, bool, String, Vec<u8>, String);

fn opened(
    vault: &Vault,
    (id, owner_id, is_shared, query, sealed, roles): Row,
) -> Result<SavedView> {
    let name: String = vault
        .open_json(NAME, &sealed)
        .map_err(|why| Error::Corrupt(format!("the name of saved view {id}: {why}")))?;
    Ok(SavedView {
        id,
        owner_id,
        is_shared,
        query,
        name,
        default_for: Roles::parse(&roles),
    })
}

/// What `staff_id` saved and what anybody shares: one's own first, each by name.
pub fn list_for(conn: &mut Conn, vault: &Vault, staff_id: Id) -> Result<Vec<SavedView>> {
    let rows: Vec<Row> = saved_views::table
        .filter(
            saved_views::owner_id
                .eq(staff_id)
                .or(saved_views::is_shared.eq(true)),
        )
        .select((
            saved_views::id,
            saved_views::owner_id,
            saved_views::is_shared,
            saved_views::query,
            saved_views::sealed,
            saved_views::default_for,
        ))
        .load(conn)?;
    let mut views: Vec<SavedView> = rows
        .into_iter()
        .map(|row| opened(vault, row))
        .collect::<Result<_>>()?;
    views.sort_by_cached_key(|view| (view.is_shared, words::fold(&view.name), view.id));
    Ok(views)
}

/// Seals a name, before the transaction.
pub fn sealed(vault: &Vault, name: &str) -> std::result::Result<Vec<u8>, serde_json::Error> {
    vault.seal_json(NAME, &name)
}

/// Writes a view, over the one with its id if there is one; the roles that start with it start with no
/// other.
pub fn put(conn: &mut Conn, view: &SavedView, sealed: &[u8], now: Moment) -> Result<()> {
    take_defaults(conn, view.default_for)?;
    diesel::delete(saved_views::table.find(view.id)).execute(conn)?;
    diesel::insert_into(saved_views::table)
        .values((
            saved_views::id.eq(view.id),
            saved_views::owner_id.eq(view.owner_id),
            saved_views::is_shared.eq(view.is_shared),
            saved_views::query.eq(&view.query),
            saved_views::sealed.eq(sealed),
            saved_views::default_for.eq(view.default_for.to_string()),
            saved_views::created_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

fn take_defaults(conn: &mut Conn, taken: Roles) -> Result<()> {
    let those: Vec<(Id, String)> = saved_views::table
        .filter(saved_views::default_for.ne(""))
        .select((saved_views::id, saved_views::default_for))
        .load(conn)?;
    for (id, roles) in those {
        let left: Roles = Roles::parse(&roles)
            .iter()
            .filter(|role| !taken.has(*role))
            .collect();
        diesel::update(saved_views::table.find(id))
            .set(saved_views::default_for.eq(left.to_string()))
            .execute(conn)?;
    }
    Ok(())
}

/// Takes a view away: one's own, or as a lead a shared one. `false`: it is not there, or not theirs to take.
pub fn remove(conn: &mut Conn, id: Id, (staff_id, may_lead): (Id, bool)) -> Result<bool> {
    let theirs = saved_views::owner_id.eq(staff_id).or(saved_views::is_shared
        .eq(true)
        .and(may_lead.into_sql::<diesel::sql_types::Bool>()));
    let removed = diesel::delete(
        saved_views::table
            .filter(saved_views::id.eq(id))
            .filter(theirs),
    )
    .execute(conn)?;
    Ok(removed > 0)
}
