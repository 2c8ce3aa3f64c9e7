//! How much each person has in hand, for whoever assigns.

pub mod queries;

use super::action::Opened;
use crate::access::Staff;

/// A person as they stand among those a case may be given to: the name, and what they have already.
pub fn named(case: &Opened, person: &Staff) -> String {
    let load = case.dossier.loads.get(&person.id).copied();
    let load = load.unwrap_or_default();
    let args = [
        ("who", person.name.as_str().into()),
        ("open", load.open.into()),
        ("soon", load.soon.into()),
    ];
    case.with("triage-load", &args)
}
