//! Without its key the desk cannot read what it holds: it stops and says so, and never makes a
//! second one that would hide the loss.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::rig::folder::Folder;
use super::rig::program::Installation;
use super::rig::visitor::{Submission, status_page};
use super::{complaint, installations};

/// "Something in the configuration is wrong", as sysexits.h has it.
const CONFIGURATION: i32 = 78;

#[test]
fn a_lost_or_foreign_key_stops_the_program_and_no_second_one_is_made() {
    let elsewhere = Folder::new("foreign-key");
    let other = Installation::new(elsewhere.path()).unhurried();
    assert!(other.start().stop().success());
    let foreign = fs::read(other.data.join("desk.key")).unwrap();

    for (database, installation, folder) in installations("key") {
        let running = installation.start();
        let fields = complaint(
            "Đặng Thị Khóa",
            "khoa@example.com",
            "Ai đó biết số của tôi.",
        );
        let receipt = Submission::fill_in(installation.client(), &fields)
            .unwrap()
            .send()
            .unwrap();
        assert!(running.stop().success());

        let key = installation.data.join("desk.key");
        let mode = fs::metadata(&key).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{}", database.name());
        let kept = folder.path().join("kept.key");
        fs::rename(&key, &kept).unwrap();

        refuses_to_start(&installation, "without its key");
        assert!(!key.exists(), "{}: a second key was made", database.name());

        fs::write(&key, &foreign).unwrap();
        fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).unwrap();
        refuses_to_start(&installation, "with another desk's key");
        assert_eq!(fs::read(&key).unwrap(), foreign, "the key file was touched");

        fs::rename(&kept, &key).unwrap();
        let running = installation.start();
        let page = status_page(installation.client(), &receipt).unwrap();
        assert!(page.body.contains(&receipt.reference), "{}", page.body);
        assert!(running.stop().success());
    }
}

fn refuses_to_start(installation: &Installation, how: &str) {
    installation.forget_log();
    let mut running = installation.spawn();
    let status = running.wait();
    let said = installation.log();
    assert_eq!(status.code(), Some(CONFIGURATION), "{how}: {said}");
    let lines: Vec<&str> = said
        .lines()
        .filter(|line| line.contains("Error: "))
        .collect();
    assert_eq!(lines.len(), 1, "{how}, one clear line: {said}");
    assert!(lines[0].to_lowercase().contains("key"), "{how}: {said}");
}
