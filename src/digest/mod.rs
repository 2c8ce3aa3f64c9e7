//! The daily digest: which day is owed to whom ([`plan`], pure), what it says ([`compile`], pure),
//! and sending it once ([`send_owed`]).

pub mod compile;
mod mail;
pub mod plan;
pub mod queries;
mod run;

pub use mail::DigestMail;
pub use run::{DigestError, print, send_owed};

use crate::render::Samples;

/// Names the digest, for the tests that render every sample.
pub fn samples(all: &mut Samples) {
    all.mail::<DigestMail>();
}
