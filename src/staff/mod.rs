//! Signing in, setting up, staff, one's own settings.

pub mod cli;
mod pages;
pub mod people;

pub use pages::samples;
