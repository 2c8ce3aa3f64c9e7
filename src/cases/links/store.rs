//! Rows of links; the smaller id stands first, so that a pair is there once.

use diesel::prelude::*;

use crate::cases::case::Act;
use crate::cases::facts::LinkWhy;
use crate::db::schema::links;
use crate::db::{Conn, Error, Id, Result};
use crate::time::Moment;

crate::text_column!(LinkWhy, |fact| fact.key().to_owned(), LinkWhy::from_key);

/// Two cases that belong together.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = links)]
pub struct Link {
    pub one_id: Id,
    pub other_id: Id,
    pub why: LinkWhy,
    pub linked_at: Moment,
    pub linked_by: Option<Id>,
}

impl Link {
    pub(super) fn new(pair: (Id, Id), why: LinkWhy, act: Act) -> Self {
        let (one_id, other_id) = ordered(pair.0, pair.1);
        Self {
            one_id,
            other_id,
            why,
            linked_at: act.at,
            linked_by: act.by,
        }
    }

    /// The case at the other end.
    pub fn beside(&self, case_id: Id) -> Id {
        if self.one_id == case_id {
            self.other_id
        } else {
            self.one_id
        }
    }
}

fn ordered(a: Id, b: Id) -> (Id, Id) {
    if a < b { (a, b) } else { (b, a) }
}

pub fn find(conn: &mut Conn, a: Id, b: Id) -> Result<Option<Link>> {
    Ok(links::table.find(ordered(a, b)).first(conn).optional()?)
}

/// Every link of a case, the oldest first.
pub fn list_of_case(conn: &mut Conn, case_id: Id) -> Result<Vec<Link>> {
    Ok(links::table
        .filter(links::one_id.eq(case_id).or(links::other_id.eq(case_id)))
        .order((links::linked_at, links::one_id, links::other_id))
        .load(conn)?)
}

pub(super) fn insert(conn: &mut Conn, link: &Link) -> Result<()> {
    let inserted = diesel::insert_into(links::table).values(link).execute(conn);
    match inserted.map_err(Error::from) {
        Ok(_) => Ok(()),
        // Somebody linked them in the meantime: run again, this one finds out.
        Err(Error::Unique(_)) => Err(Error::Retry),
        Err(why) => Err(why),
    }
}

pub(super) fn delete(conn: &mut Conn, a: Id, b: Id) -> Result<()> {
    diesel::delete(links::table.find(ordered(a, b))).execute(conn)?;
    Ok(())
}
