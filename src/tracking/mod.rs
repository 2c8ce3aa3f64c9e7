//! The complainant's way back to their case: by reference and access code, or by the link of a
//! mail, which shows state and dates only.

mod find;
mod page;

use crate::render::Samples;

/// Every page of this room, for the tests.
pub fn samples(all: &mut Samples) {
    all.page::<find::FindPage>().page::<page::CasePage>();
}
