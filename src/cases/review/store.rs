//! Reviews in the database.

use diesel::prelude::*;

use super::Sending;
use crate::cases::Case;
use crate::cases::case::Act;
use crate::cases::facts::{Delivery, ReviewResult};
use crate::cases::outcome::Outcome;
use crate::db::schema::reviews;
use crate::db::{Conn, Id, Result};
use crate::time::Moment;

crate::text_column!(
    ReviewResult,
    |result| result.key().to_owned(),
    ReviewResult::from_key
);

/// A review as stored.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = reviews)]
pub struct Review {
    pub id: Id,
    pub case_id: Id,
    pub duty_id: Id,
    pub asked_at: Moment,
    /// Who at the desk wrote the objection down; `None`: the complainant asked on the status page.
    pub asked_by: Option<Id>,
    /// Sealed [`crate::cases::words::EventWords`].
    pub reason: Option<Vec<u8>>,
    /// Sealed [`super::ReviewAnswer`]: a draft until `sent_at`.
    pub sealed: Option<Vec<u8>>,
    pub result: Option<ReviewResult>,
    pub outcome: Option<Outcome>,
    pub updated_at: Option<Moment>,
    pub updated_by: Option<Id>,
    pub sent_at: Option<Moment>,
    pub sent_by: Option<Id>,
    pub delivery: Delivery,
}

impl Review {
    pub(super) fn asked(case: &Case, duty_id: Id, act: Act, reason: Option<Vec<u8>>) -> Self {
        Self {
            id: Id::new(act.at),
            case_id: case.id,
            duty_id,
            asked_at: act.at,
            asked_by: act.by,
            reason,
            sealed: None,
            result: None,
            outcome: None,
            updated_at: None,
            updated_by: None,
            sent_at: None,
            sent_by: None,
            delivery: Delivery::None,
        }
    }

    pub(super) fn sent(self, act: Act, sending: &Sending) -> Self {
        Self {
            sealed: Some(sending.sealed.clone()),
            result: sending.answer.result(),
            outcome: sending.answer.outcome(),
            updated_at: Some(act.at),
            updated_by: Some(sending.by),
            sent_at: Some(act.at),
            sent_by: Some(sending.by),
            delivery: Delivery::Pending,
            ..self
        }
    }
}

/// The reviews of a case, the oldest first.
pub fn list_of_case(conn: &mut Conn, case_id: Id) -> Result<Vec<Review>> {
    Ok(reviews::table
        .filter(reviews::case_id.eq(case_id))
        .order((reviews::asked_at, reviews::id))
        .load(conn)?)
}

pub(super) fn insert(conn: &mut Conn, review: &Review) -> Result<()> {
    diesel::insert_into(reviews::table)
        .values(review)
        .execute(conn)?;
    Ok(())
}

/// Writes the answer so far.
pub(super) fn update(conn: &mut Conn, review: &Review) -> Result<()> {
    diesel::update(reviews::table.find(review.id))
        .set((
            reviews::sealed.eq(&review.sealed),
            reviews::result.eq(review.result.map(ReviewResult::key)),
            reviews::outcome.eq(review.outcome.map(Outcome::key)),
            reviews::updated_at.eq(review.updated_at),
            reviews::updated_by.eq(review.updated_by),
            reviews::sent_at.eq(review.sent_at),
            reviews::sent_by.eq(review.sent_by),
            reviews::delivery.eq(review.delivery),
        ))
        .execute(conn)?;
    Ok(())
}

pub(super) fn set_delivery(conn: &mut Conn, id: Id, delivery: Delivery) -> Result<()> {
    diesel::update(reviews::table.find(id))
        .set(reviews::delivery.eq(delivery))
        .execute(conn)?;
    Ok(())
}
