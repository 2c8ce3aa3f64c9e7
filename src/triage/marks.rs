//! What rows of a list carry beside the case itself: its tags, and a box to tick for several at once.

use std::collections::HashMap;

use super::pages::{BulkBar, Flag, Row};
use super::wording::Wording;
use crate::access::Staff;
use crate::cases::Case;
use crate::cases::tag::{Tag, store};
use crate::db::{Conn, Id, Result};
use crate::vault::Vault;

/// The tags there are, and which of these cases has which.
#[derive(Default)]
pub struct Marks {
    pub tags: Vec<Tag>,
    /// By reference.
    of_rows: HashMap<String, Vec<Id>>,
}

/// Reads the marks of `cases`.
pub fn find<'a>(
    conn: &mut Conn,
    vault: &Vault,
    cases: impl Iterator<Item = &'a Case> + Clone,
) -> Result<Marks> {
    let mut tagged = store::list_of_cases(conn, cases.clone().map(|case| case.id).collect())?;
    let of_rows = cases.filter_map(|case| {
        let tags = tagged.remove(&case.id)?;
        Some((case.reference.to_string(), tags))
    });
    let of_rows = of_rows.collect();
    Ok(Marks {
        tags: store::list(conn, vault)?,
        of_rows,
    })
}

impl Marks {
    /// Puts the marks on rows, and gives the bar under them; none for whoever may not work cases.
    pub fn put<'a>(
        &self,
        (say, me, back): (&Wording, &Staff, String),
        rows: impl Iterator<Item = &'a mut Row>,
    ) -> Option<BulkBar> {
        let may_work = me.roles.may_work();
        for row in rows {
            if let Some(tags) = self.of_rows.get(&row.reference) {
                row.flags.extend(flags(&self.tags, tags));
            }
            if may_work {
                let args = [("reference", row.reference.as_str().into())];
                row.pick = Some(say.with("bulk-pick", &args));
            }
        }
        may_work.then(|| BulkBar {
            back,
            may_lead: me.roles.may_lead(),
        })
    }
}

/// The tags of a case as badges, in the order of their names.
pub fn flags<'a>(all: &'a [Tag], of_case: &'a [Id]) -> impl Iterator<Item = Flag> + 'a {
    let there = all.iter().filter(|tag| of_case.contains(&tag.id));
    there.map(|tag| Flag {
        class: "flag-tag",
        words: tag.name.clone(),
    })
}
