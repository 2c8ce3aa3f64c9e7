//! The proof: a chain of hashes through each case's events, and a daily root over all chains.

pub mod chain;
pub mod seal;
pub mod store;
