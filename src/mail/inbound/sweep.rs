//! What was set aside goes, once it was kept long enough.

use super::{Desk, Fault, store};
use crate::files::store as file_store;
use crate::time::Moment;

/// Mails removed in one transaction.
const A_ROUND: i64 = 50;

/// Removes what was set aside and is over: rows first, files after the commit. Returns how many.
pub async fn sweep(desk: Desk<'_>, now: Moment) -> Result<usize, Fault> {
    let mut count = 0;
    loop {
        let removed = desk
            .db
            .write(move |conn| {
                let mut removed = Vec::new();
                for id in store::list_over(conn, now, A_ROUND)? {
                    if store::delete_over(conn, id, now)? {
                        removed.push(file_store::delete_all_of_inbound(conn, id)?);
                    }
                }
                Ok(removed)
            })
            .await?;
        if removed.is_empty() {
            return Ok(count);
        }
        count += removed.len();
        desk.files.discard(removed.into_iter().flatten()).await;
    }
}
