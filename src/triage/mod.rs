//! The desk.

mod dossier;
mod pages;
mod queries;
mod row;
mod wording;

pub use pages::samples;
