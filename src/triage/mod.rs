//! The desk.

mod pages;

pub use pages::samples;
