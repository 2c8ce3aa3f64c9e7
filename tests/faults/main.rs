//! What can go wrong around the program goes wrong here on purpose, against the real binary: it is
//! killed, its key is lost, its files are searched for names, its clock is moved.
//!
//! PostgreSQL takes part when `LEAKDESK_TEST_DATABASE_URL` names a server.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::let_underscore_must_use,
    clippy::disallowed_methods,
    reason = "a test that cannot go on should stop loudly"
)]

mod days;
mod ingest;
mod key_file;
mod killed;
mod mail_loop;
mod mailbox;
#[path = "../rig/mod.rs"]
#[expect(dead_code, reason = "the browser tests use the rest")]
mod rig;
mod sealed;
mod uploads;

use rig::database::Database;
use rig::folder::Folder;
use rig::program::Installation;

/// One installation per database there is, each in a folder of its own.
fn installations(name: &str) -> Vec<(Database, Installation, Folder)> {
    let each = Database::all(|database| Folder::new(&format!("{name}-{database}")));
    each.into_iter()
        .map(|(database, folder)| {
            let installation = database.serve(Installation::new(folder.path()).unhurried());
            (database, installation, folder)
        })
        .collect()
}

/// The fields of a plain complaint by e-mail.
fn complaint(name: &str, email: &str, story: &str) -> Vec<(&'static str, String)> {
    [
        ("kind", "leak"),
        ("full_name", name),
        ("reply_channel", "email"),
        ("email", email),
        ("complainant_role", "member"),
        ("story", story),
        ("leaked", "phone"),
        ("wish", "verify"),
    ]
    .map(|(field, value)| (field, value.to_owned()))
    .to_vec()
}
