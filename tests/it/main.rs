//! The desk from the front door: requests enter by the real router, in process, on a clock that is
//! moved by hand. Runs on SQLite, or on PostgreSQL when `LEAKDESK_TEST_DATABASE_URL` names a server
//! where databases may be made.

mod architecture;
mod db;
mod intake;
mod support;
mod tracking;
