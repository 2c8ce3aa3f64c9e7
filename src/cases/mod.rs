//! (to come)

pub mod complaint;
pub mod access_code;
mod crockford;
pub mod reference;
