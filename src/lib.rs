//! Leakdesk: a complaint desk for leaked personal information.
//!
//! ```text
//!  intake  tracking  triage  reports  staff  digest  monitor  imports    activities: never use each other
//!     access (who may)     web (shell)                  what the activities stand on
//!     mail (outbox)        render (pages)               tools that face outwards; mail may use cases
//!     cases      duties      ledger                     the noun, the rule, the proof: no web, no mail
//!     db   vault   files   text   config   time         plumbing
//! ```
//!
//! Dependencies point down only; `tests/it/architecture.rs` reads the code and says so. Above all
//! stand [`app`] (what every room is handed), [`serve`] (the running desk), [`ops`] (the operators'
//! listener), [`cli`] (the commands) and [`samples`] (made-up cases).

pub mod access;
pub mod app;
pub mod cases;
pub mod cli;
pub mod config;
pub mod db;
pub mod digest;
pub mod duties;
pub mod files;
pub mod imports;
pub mod intake;
pub mod lang;
pub mod ledger;
pub mod mail;
pub mod monitor;
pub mod ops;
pub mod render;
pub mod reports;
pub mod samples;
pub mod serve;
pub mod staff;
pub mod text;
pub mod time;
pub mod tracking;
pub mod triage;
pub mod vault;
pub mod web;
