//! (to come)

pub mod access_code;
mod crockford;
pub mod reference;
