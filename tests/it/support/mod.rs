//! What the tests stand on: a desk of their own each, a clock, browsers without a screen.

mod browser;
mod desk;
pub(crate) mod imap_server;

pub(crate) use browser::{Answer, Browser};
pub(crate) use desk::TestApp;
