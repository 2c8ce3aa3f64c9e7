//! How the pages look and read: narrow and wide, light and dark, Vietnamese and English, empty and
//! full, and what axe-core says about each.

use std::path::PathBuf;
use std::process::Command;

use crate::axe;
use crate::chromium::{Chromium, Screen};
use crate::journey;
use crate::rig::folder::Folder;
use crate::rig::program::Installation;

/// The narrowest screen (WCAG 2.2, 1.4.10), a telephone, a desk.
const WIDTHS: [u32; 3] = [320, 360, 1280];

#[test]
fn every_page_is_narrow_dark_and_readable_by_all() {
    let folder = Folder::new("looks");
    let installation = Installation::new(folder.path()).unhurried();
    let running = installation.start();
    let mut browser = Chromium::start(&format!("http://{}", installation.address()), true);
    let mut problems = Vec::new();

    for language in ["", "/en"] {
        for page in ["/", "/complaints/new", "/status"] {
            browser.open(&format!("{language}{page}"));
            look(&mut browser, &format!("{language}{page}"), &mut problems);
        }
        browser.open(&format!("{language}/complaints/new"));
        browser.follow("main form.complaint-form button[type=\"submit\"]");
        look(
            &mut browser,
            &format!("{language}/complaints/new with errors"),
            &mut problems,
        );
        browser.open(&format!("{language}/nowhere"));
        look(
            &mut browser,
            &format!("{language}/not found"),
            &mut problems,
        );
    }
    let receipt = journey::complain(&mut browser);
    look(&mut browser, "/complaints/receipt", &mut problems);

    journey::set_up(&installation, &mut browser);
    browser.open("/sign-in");
    look(&mut browser, "/sign-in", &mut problems);
    journey::sign_in(&mut browser);
    look(&mut browser, "/desk with one case", &mut problems);
    browser.open(&format!("/desk/cases/{}", receipt.reference));
    browser.unfold();
    look(&mut browser, "/desk/case", &mut problems);
    for page in ["/desk/cases/new", "/desk/staff", "/desk/settings"] {
        browser.open(page);
        look(&mut browser, page, &mut problems);
    }
    assert!(running.stop().success());
    assert_eq!(problems, Vec::<String>::new());
}

#[test]
fn a_full_desk_looks_as_good() {
    let folder = Folder::new("looks-full");
    let installation = Installation::new(folder.path()).unhurried();
    let seeded = installation.run(&["seed", "--cases", "400"]);
    assert!(
        seeded.status.success(),
        "{}",
        String::from_utf8_lossy(&seeded.stderr)
    );
    let added = installation
        .command(&[
            "staff",
            "add",
            "--email",
            journey::LEAD,
            "--name",
            "Lê Thị Thanh Hương",
        ])
        .args(["--role", "lead", "--password-stdin"])
        .stdin(password())
        .status();
    assert!(added.unwrap().success());
    let running = installation.start();
    let mut browser = Chromium::start(&format!("http://{}", installation.address()), true);
    let mut problems = Vec::new();
    journey::sign_in(&mut browser);
    look(&mut browser, "/desk", &mut problems);
    browser.open("/desk?standing=overdue");
    look(&mut browser, "/desk overdue", &mut problems);
    browser.follow(".queue-row a");
    look(&mut browser, "/desk/case overdue", &mut problems);
    assert!(running.stop().success());
    assert_eq!(problems, Vec::<String>::new());
}

/// The password on standard input.
fn password() -> std::process::Stdio {
    let mut echo = Command::new("printf");
    let child = echo
        .args(["%s", journey::PASSWORD])
        .stdout(std::process::Stdio::piped())
        .spawn();
    child.unwrap().stdout.take().unwrap().into()
}

/// Looks at the open page in every width and colour scheme; notes what is wrong; leaves pictures.
fn look(browser: &mut Chromium, name: &str, problems: &mut Vec<String>) {
    for is_dark in [false, true] {
        for width in WIDTHS {
            browser.set_screen(Screen { width, is_dark });
            let overflow = browser.overflow();
            if overflow > 0 {
                problems.push(format!("{name} at {width} px is {overflow} px too wide"));
            }
            if width != 320 {
                browser.picture(&picture(name, width, is_dark));
            }
        }
        for finding in axe::findings(browser) {
            problems.push(format!(
                "{name}{}: {finding}",
                if is_dark { " (dark)" } else { "" }
            ));
        }
    }
    browser.set_screen(Screen {
        width: 1280,
        is_dark: false,
    });
}

/// `target/screenshots/desk-1280-dark.png`
fn picture(name: &str, width: u32, is_dark: bool) -> PathBuf {
    let plain: String = name
        .trim_matches('/')
        .chars()
        .map(|letter| {
            if letter.is_ascii_alphanumeric() {
                letter
            } else {
                '-'
            }
        })
        .collect();
    let plain = if plain.is_empty() {
        "start".to_owned()
    } else {
        plain
    };
    let scheme = if is_dark { "dark" } else { "light" };
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("target")
        .join("screenshots");
    folder.join(format!("{plain}-{width}-{scheme}.png"))
}
