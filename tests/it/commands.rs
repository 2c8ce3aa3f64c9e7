//! Commands that look into a desk: what they take out is written down, what is missing is told.

use std::process::{Command, Output};

use diesel::{QueryDsl, RunQueryDsl};
use leakdesk::db::schema::exports;
use leakdesk::db::{self, Target};
use leakdesk::reports::queries::ExportRow;

use crate::desk::{at_work, complained, employ};
use crate::folder::Folder;
use crate::support::TestApp;

const NOW: &str = "2026-11-23T10:00:00+07:00";

/// Runs the program over the desk of a test.
fn run(test: &TestApp, folder: &Folder, arguments: &[&str]) -> Output {
    let database = match &test.app.config.database {
        Target::Sqlite(path) => format!("sqlite://{}", path.display()),
        Target::Postgres(url) => url.clone(),
    };
    let mut command = Command::new(env!("CARGO_BIN_EXE_leakdesk"));
    command.env_clear().current_dir(folder.path());
    let set = format!("database_url={database}");
    command.args(["--set", &set, "--data-dir"]);
    command.arg(test.data_dir());
    command.args(arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    let words = [&output.stdout[..], &output.stderr[..]].concat();
    String::from_utf8_lossy(&words).into_owned()
}

async fn log(test: &TestApp) -> Vec<ExportRow> {
    let all = |conn: &mut db::Conn| Ok(exports::table.order(exports::id).load(conn)?);
    test.app.db.read(all).await.unwrap()
}

#[actix_web::test]
async fn cases_are_exported_on_the_command_line_and_every_time_it_is_written_down() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "admin").await;
    let formula = [("full_name", "=1+1"), ("story", "Bị lộ số điện thoại.")];
    let open = [
        complained(&test, &formula).await,
        complained(&test, &[]).await,
    ];
    let hidden = complained(&test, &[("about_staff", "yes")]).await;
    let folder = Folder::new("export");
    let export = |more: &[&str]| run(&test, &folder, &[&["export", "cases"], more].concat());

    let wrong = export(&["--format", "pdf"]);
    assert_eq!(wrong.status.code(), Some(65), "{}", said(&wrong));
    assert!(log(&test).await.is_empty(), "nothing left");

    let csv = said(&export(&["--format", "csv"]));
    assert_eq!(csv.lines().count(), 3, "{csv}");
    assert!(
        open.iter().all(|reference| csv.contains(reference)),
        "{csv}"
    );
    assert!(!csv.contains(&hidden) && !csv.contains("1+1"), "{csv}");

    let csv = said(&export(&["--format", "csv", "--words", "--restricted"]));
    assert!(csv.contains(&hidden) && csv.contains("\"'=1+1\""), "{csv}");

    let lines = said(&export(&["--format", "jsonl", "--restricted"]));
    let found: Vec<serde_json::Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let restricted = |it: &&serde_json::Value| it["restricted"] == true;
    assert_eq!(found.len(), 3, "{lines}");
    assert_eq!(found.iter().filter(restricted).count(), 1);
    assert!(!lines.contains("full_name"));

    let out = folder.path().join("ho-so.xlsx");
    let file = out.display().to_string();
    let sheet = export(&["--format", "xlsx", "--out", &file, "--from", "2030-01-01"]);
    assert!(sheet.status.success(), "{}", said(&sheet));
    assert!(std::fs::read(&out).unwrap().starts_with(b"PK"));

    let written: Vec<_> = log(&test)
        .await
        .into_iter()
        .map(|row| (row.format, row.row_count, row.staff_id, row.filter))
        .collect();
    let counts: Vec<_> = written
        .iter()
        .map(|(format, count, ..)| (format.as_str(), *count))
        .collect();
    assert_eq!(counts, [("csv", 2), ("csv", 3), ("jsonl", 3), ("xlsx", 0)]);
    assert!(written.iter().all(|(_, _, who, _)| who.is_none()));
    assert!(written[1].3.ends_with("&words=yes&restricted=yes"));
    let page = at_work(&test, "ha")
        .await
        .get("/desk/reports/exports")
        .await;
    assert_eq!(page.body.matches("dòng lệnh").count(), 4, "{}", page.body);
}

#[actix_web::test]
async fn the_doctor_says_that_four_eyes_are_two_people() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "lead").await;
    let folder = Folder::new("doctor");
    let doctor = |setting: &str| said(&run(&test, &folder, &["--set", setting, "doctor"]));
    let four_eyes = |words: &str| {
        let line = words.lines().find(|line| line.contains("four eyes"));
        line.map(str::to_owned)
    };
    assert_eq!(four_eyes(&doctor("four_eyes=off")), None);
    let alone = four_eyes(&doctor("four_eyes=on")).unwrap();
    assert!(
        alone.starts_with("warn") && alone.contains("1 lead"),
        "{alone}"
    );
    employ(&test, "binh", "lead").await;
    let both = four_eyes(&doctor("four_eyes=on")).unwrap();
    assert!(both.starts_with("ok"), "{both}");
}

#[actix_web::test]
async fn the_list_of_staff_tells_who_stands_above() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "admin").await;
    employ(&test, "bao", "handler").await;
    let list = said(&run(&test, &Folder::new("staff"), &["staff", "list"]));
    assert!(list.contains("lead,admin,trustee\tactive"), "{list}");
    assert!(list.contains("handler\tactive"), "{list}");
}
