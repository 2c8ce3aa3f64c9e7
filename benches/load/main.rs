//! How many complaints a second the desk writes down for good, and how many queue pages it shows,
//! beside what the same machine can do at best: a bare page, a bare durable commit.
//!
//!     cargo bench --bench load                       1,000, 10,000 and 100,000 cases, release build
//!     cargo bench --bench load -- --cases 1000       one size
//!     cargo bench --profile dev --bench load -- --short
//!
//! PostgreSQL takes part when `LEAKDESK_TEST_DATABASE_URL` names a server; let it wait for the disk
//! (fsync on), or its figures mean nothing. Client and desk share the machine. Nothing passes or
//! fails by these figures.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::let_underscore_must_use,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement that cannot go on should stop loudly, and prints what it measured"
)]

mod desk;
mod figures;
mod raw;
#[path = "../../tests/rig/mod.rs"]
#[expect(dead_code, reason = "the tests use the rest")]
mod rig;

use std::time::Duration;

use rig::database::Database;
use rig::folder::Folder;

/// How much is measured.
struct Plan {
    sizes: Vec<u32>,
    each: Duration,
    clients: usize,
}

fn plan() -> Plan {
    let arguments: Vec<String> = std::env::args().collect();
    let after = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1)?.parse().ok()
    };
    let is_short = arguments.iter().any(|argument| argument == "--short");
    let usual = if is_short {
        vec![200]
    } else {
        vec![1_000, 10_000, 100_000]
    };
    Plan {
        sizes: after("--cases").map_or(usual, |cases| vec![cases]),
        each: Duration::from_secs(if is_short { 2 } else { 10 }),
        clients: 16,
    }
}

fn main() {
    let plan = plan();
    let build = if cfg!(debug_assertions) {
        "dev build: only ratios between runs mean anything"
    } else {
        "release build"
    };
    println!(
        "leakdesk load: {build}; {} clients; {:?} each",
        plan.clients, plan.each
    );
    let page = raw::bare_pages(&plan);
    println!("bare actix page                     {page}");
    let files = Folder::new("load-raw");
    let raw_sqlite = raw::sqlite_commits(files.path(), plan.each);
    println!("SQLite: raw durable commits         {raw_sqlite}");
    let sqlite = || {
        let folder = Folder::new("load");
        Some((Database::sqlite(folder.path()), folder))
    };
    measure(&plan, sqlite, (&page, &raw_sqlite));
    if let Some(Database::Postgres(url)) = Database::postgres() {
        let raw_postgres = raw::postgres_commits(&url, &plan);
        println!("PostgreSQL: raw durable commits     {raw_postgres}");
        measure(&plan, postgres, (&page, &raw_postgres));
    }
}

fn postgres() -> Option<(Database, Folder)> {
    Some((Database::postgres()?, Folder::new("load")))
}

fn measure(
    plan: &Plan,
    fresh: impl Fn() -> Option<(Database, Folder)>,
    (page, commits): (&figures::Rate, &figures::Rate),
) {
    let mut first: Vec<f64> = Vec::new();
    for cases in &plan.sizes {
        let Some((database, folder)) = fresh() else {
            return;
        };
        let desk = desk::Desk::seeded(&database, &folder, *cases);
        let name = format!("{}, {cases} cases", database.name());
        println!(
            "{name}: seeding         {:.0} cases/s",
            desk.seeded_per_second
        );
        let pages = [
            ("queue pages", desk.queue_pages(plan)),
            ("archive pages", desk.archive_pages(plan)),
            ("case pages", desk.case_pages(plan)),
            ("searches", desk.searches(plan)),
        ];
        for (n, (what, rate)) in pages.iter().enumerate() {
            if first.len() <= n {
                first.push(rate.p95());
            }
            println!(
                "{name}: {what:<15} {rate}  ({:.2} of a bare page; p95 {:.2} times that of the first size)",
                rate.share_of(page),
                rate.p95() / first[n]
            );
        }
        let (html, all) = desk.weight();
        println!("{name}: the queue weighs {html} bytes on its way, {all} with styles and scripts");
        let submissions = desk.submissions(plan);
        println!(
            "{name}: submissions     {submissions}  ({:.2} of raw commits)",
            submissions.share_of(commits)
        );
        println!("{name}: memory          {} MiB at most", desk.memory());
    }
}
