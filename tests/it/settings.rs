//! Settings and commands that are refused, and what they say.

use std::process::{Command, Output};

use crate::folder::Folder;

fn leakdesk(folder: &Folder, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_leakdesk"));
    command.env_clear().current_dir(folder.path());
    command.args(arguments).output().unwrap()
}

fn refused(arguments: &[&str]) -> (i32, String) {
    let output = leakdesk(&Folder::new("settings"), arguments);
    let words = String::from_utf8(output.stderr).unwrap();
    (output.status.code().unwrap(), words)
}

#[test]
fn a_wrong_value_is_named_in_one_line_with_exit_code_78() {
    let due = ["due", "--received", "2026-11-23"];
    let staff = [
        "staff", "add", "--email", "a@b.vn", "--name", "A", "--role", "admin",
    ];
    for (command, setting) in [
        (&due[..], "rest_days=thu7"),
        (&due, "calendar_file=/nope"),
        (&due, "tls_ca_file=/nope"),
        (&due, "organisation_policy_url=abc"),
        (&due, "nonsense=1"),
        (&staff, "alert_working_days=x"),
        (&staff, "file_kinds=exe"),
        (&staff, "clamd=nope"),
        (&due, "file_bytes=much"),
        (&due, "file_store=/nope"),
    ] {
        let (code, words) = refused(&[command, &["--set", setting]].concat());
        assert_eq!(code, 78, "{setting}: {words}");
        let name = setting.split('=').next().unwrap();
        assert!(words.contains(name), "{words}");
        assert_eq!(words.lines().count(), 1, "{words}");
    }
}

#[test]
fn commands_that_only_look_set_up_no_desk() {
    let folder = Folder::new("settings");
    for arguments in [&["digest", "--print"][..], &["staff", "list"], &["doctor"]] {
        let output = leakdesk(&folder, arguments);
        assert!(!output.status.success(), "{arguments:?}");
        let words = [output.stdout, output.stderr].concat();
        let words = String::from_utf8(words).unwrap();
        assert!(words.contains("no desk lies in ./data"), "{words}");
        assert!(!folder.path().join("data").exists(), "{arguments:?}");
    }
}

#[test]
fn a_day_alone_can_be_counted_from() {
    let output = leakdesk(
        &Folder::new("settings"),
        &["due", "--received", "2026-11-23", "--json"],
    );
    let words = String::from_utf8(output.stdout).unwrap();
    assert!(words.contains("\"due_on\": \"2026-12-08\""), "{words}");
}
