//! The desk in a real browser: one complaint from the form to the answer, with and without scripts,
//! with mails as files and through a real mail server; every page narrow, dark and read by axe-core.
//!
//! Pictures of the main pages are left in `target/screenshots`.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::let_underscore_must_use,
    clippy::disallowed_methods,
    reason = "a test that cannot go on should stop loudly"
)]

mod axe;
mod chromium;
mod crew;
mod crowd;
mod day;
mod journey;
mod keys;
mod looks;
mod mail_server;
mod markup;
#[path = "../rig/mod.rs"]
#[expect(dead_code, reason = "the fault tests use the rest")]
mod rig;
mod rooms;
mod status;
mod together;
mod waiting;
mod ways;
