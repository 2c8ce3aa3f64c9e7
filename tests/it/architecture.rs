//! The map of the README, held against the code: who uses whom, and where each tool may appear.

use std::path::{Path, PathBuf};

const ACTIVITIES: [&str; 9] = [
    "intake", "tracking", "triage", "reports", "digest", "monitor", "staff", "imports", "samples",
];

/// Rooms that know the web: the shell, who is let in, and the activities' handlers.
const WEB_ROOMS: [&str; 10] = [
    "app", "serve", "ops", "web", "access", "intake", "tracking", "staff", "triage", "reports",
];

struct Source {
    /// `triage/queue.rs`
    path: String,
    /// `triage`
    room: String,
    text: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(source(&root, path));
            }
        }
    }
    found
}

fn source(root: &Path, file: PathBuf) -> Source {
    let path = file
        .strip_prefix(root)
        .unwrap()
        .to_str()
        .unwrap()
        .to_owned();
    let room = path
        .split('/')
        .next()
        .unwrap()
        .trim_end_matches(".rs")
        .to_owned();
    Source {
        path,
        room,
        text: std::fs::read_to_string(file).unwrap(),
    }
}

/// Lines of code, without comments.
fn lines(source: &Source) -> impl Iterator<Item = &str> {
    source
        .text
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with("//"))
}

fn broken(rule: impl Fn(&Source, &str) -> bool) -> Vec<String> {
    sources()
        .iter()
        .flat_map(|source| {
            lines(source)
                .filter(|line| rule(source, line))
                .map(|line| format!("{}: {line}", source.path))
                .collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn no_activity_uses_another() {
    let found = broken(|source, line| {
        ACTIVITIES.contains(&source.room.as_str())
            // The samples stand in for people at the desk, so they are let in by the staff room.
            && source.room != "samples"
            && ACTIVITIES
                .iter()
                .any(|other| *other != source.room && line.contains(&format!("crate::{other}::")))
    });
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_noun_the_rule_and_the_proof_know_no_web_and_no_mail() {
    let found = broken(|source, line| {
        [
            "cases", "duties", "ledger", "db", "vault", "files", "text", "time", "config",
        ]
        .contains(&source.room.as_str())
            && [
                "actix_web",
                "crate::web",
                "crate::mail",
                "crate::render",
                "crate::access",
            ]
            .iter()
            .any(|tool| line.contains(tool))
    });
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn each_tool_stays_in_its_rooms() {
    let found = broken(|source, line| {
        let name = source.path.rsplit('/').next().unwrap();
        // The policy's rule stands beside the same rule as a condition, so that they stay one.
        let is_sql = source.room == "db"
            || ["store.rs", "queries.rs"].contains(&name)
            || ["access/policy.rs", "access/preferences.rs"].contains(&source.path.as_str());
        let is_cli = source.room == "cli";
        (line.contains("actix_web") && !WEB_ROOMS.contains(&source.room.as_str()) && !is_cli)
            || (line.contains("handlebars::") && source.room != "render")
            || (line.contains("diesel::") && !is_sql)
            || (line.contains("chacha20poly1305") && source.room != "vault")
            || (line.contains("object_store::") && source.room != "files")
    });
    assert!(found.is_empty(), "{found:#?}");
}

/// A route that is not in the table has no rule, and `tests/it/rights.rs` never asks for it.
#[test]
fn every_route_is_declared_in_the_one_table() {
    let found = broken(|source, line| {
        !["access/routes.rs", "ops.rs"].contains(&source.path.as_str())
            && [
                ".route(\"",
                ".route(&",
                "web::resource(",
                "web::scope(",
                ".service(",
                "actix_web::get",
                "actix_web::post",
            ]
            .iter()
            .any(|way| line.contains(way))
    });
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_readme_names_only_files_that_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    let missing: Vec<&str> = readme
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|word| {
            [
                "src/",
                "tests/",
                "templates/",
                "static/",
                "docs/",
                "benches/",
                "migrations/",
            ]
            .iter()
            .any(|folder| word.starts_with(folder))
        })
        .filter(|path| !path.contains(['*', '{', '<', ' ']) && !root.join(path).exists())
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}
