//! (to come)

pub mod complaint;
