//! The desk from the front door: requests enter by the real router, in process, on a clock that is
//! moved by hand. Runs on SQLite, or on PostgreSQL when `LEAKDESK_TEST_DATABASE_URL` names a server
//! where databases may be made.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::let_underscore_must_use,
    clippy::print_stdout,
    clippy::pedantic,
    clippy::type_complexity,
    reason = "in a test, what is missing is the failure"
)]

mod architecture;
mod bulk;
mod case_page;
mod commands;
mod conversation;
mod db;
mod desk;
mod drafts;
mod duties;
mod edges;
mod files;
#[path = "../rig/folder.rs"]
#[expect(dead_code, reason = "the other suites use the rest")]
mod folder;
mod import;
mod inbound;
mod intake;
mod mail;
mod member;
mod member_again;
mod pages;
mod paper;
mod queue;
mod reports;
mod review;
mod rights;
#[path = "../rig/samples.rs"]
mod samples;
mod sealed;
mod second_factor;
mod sending_again;
mod settings;
mod staff;
mod support;
mod tracking;
mod vault;
