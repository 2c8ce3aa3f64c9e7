//! Cases beside the one in hand: those it is linked with, and those that look like it.

pub mod alike;
pub mod links;
pub mod queries;

use super::action::Opened;
use super::pages::NearCase;
use crate::cases::Case;

/// A case as it stands beside another.
fn near(case: &Opened, other: &Case) -> NearCase {
    let (tone, standing) = case.say.standing(other);
    NearCase {
        reference: other.reference.to_string(),
        title: case.say.title(other),
        state_key: other.state.key(),
        state: case.say.state(other),
        tone,
        standing,
        due: case.say.due(other),
        reasons: Vec::new(),
        form: None,
    }
}
