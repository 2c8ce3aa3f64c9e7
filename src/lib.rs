//! Leakdesk: a complaint desk for leaked personal information. (The map follows.)

pub mod access;
pub mod app;
pub mod cases;
pub mod cli;
pub mod config;
pub mod db;
pub mod digest;
pub mod duties;
pub mod intake;
pub mod lang;
pub mod ledger;
pub mod mail;
pub mod monitor;
pub mod ops;
pub mod render;
pub mod samples;
pub mod serve;
pub mod staff;
pub mod text;
pub mod time;
pub mod tracking;
pub mod triage;
pub mod vault;
pub mod web;
