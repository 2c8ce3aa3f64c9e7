//! Whom a complaint about staff names: they are shut out of its case from the first moment, even those
//! who stand above. The other one decides.

use crate::access::Staff;
use crate::access::policy::{Action, Relation, allows};
use crate::access::store::list_staff;
use crate::cases::queries::put_access;
use crate::db::{Conn, Id, Result};
use crate::text::words::{fold, words};
use crate::vault::Vault;

/// Shuts out of `case_id`, which is restricted, whoever `about` names in full, as long as somebody is left
/// who may work it.
pub fn shut_out(conn: &mut Conn, vault: &Vault, case_id: Id, about: &str) -> Result<()> {
    let mut staff = list_staff(conn, vault)?;
    staff.retain(|person| person.disabled_at.is_none());
    let (named, others): (Vec<Staff>, Vec<Staff>) =
        staff.into_iter().partition(|person| names(about, person));
    let above = Relation {
        is_restricted: true,
        ..Relation::default()
    };
    if !others
        .iter()
        .any(|person| allows(person, above, Action::Work))
    {
        return Ok(());
    }
    for person in named {
        put_access(conn, case_id, person.id, false)?;
    }
    Ok(())
}

/// Whether the full name or the address of `person` stands in `text`, with or without marks. A given name
/// alone is many people's.
pub fn names(text: &str, person: &Staff) -> bool {
    let folded = |text: &str| words(&fold(text));
    let (said, name) = (folded(text), folded(&person.name));
    let is_whole = name.len() >= 2 && said.windows(name.len()).any(|run| run == name);
    is_whole || fold(text).contains(&fold(&person.email))
}
