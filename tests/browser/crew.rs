//! People at a desk, and complaints for them.

use std::io::Write;
use std::process::Stdio;

use crate::chromium::Chromium;
use crate::journey::{self, PASSWORD};
use crate::rig::folder::Folder;
use crate::rig::program::{Installation, Running};
use crate::rig::visitor::Submission;

pub const HANDLER: &str = "quoc.bao@desk.example";
pub const LEAD: &str = "minh.ha@desk.example";

/// Somebody at the desk, with the usual password.
pub fn employ(installation: &Installation, email: &str, name: &str, role: &str) {
    let arguments = [
        "staff",
        "add",
        "--email",
        email,
        "--name",
        name,
        "--role",
        role,
        "--password-stdin",
    ];
    let mut added = installation
        .command(&arguments)
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    let mut typed = added.stdin.take().unwrap();
    typed.write_all(PASSWORD.as_bytes()).unwrap();
    drop(typed);
    assert!(added.wait().unwrap().success());
}

pub fn complain(installation: &Installation, count: usize) {
    for n in 1..=count {
        let fields = [
            ("kind", "leak".to_owned()),
            ("full_name", format!("Nguyễn Thị Thử {n}")),
            ("reply_channel", "email".to_owned()),
            ("email", format!("thu{n}@example.com")),
            ("complainant_role", "member".to_owned()),
            (
                "story",
                format!("Có người gọi cho tôi và biết đơn hàng số {n}."),
            ),
            ("leaked", "phone".to_owned()),
            ("wish", "verify".to_owned()),
        ];
        Submission::fill_in(installation.client(), &fields)
            .unwrap()
            .send()
            .unwrap();
    }
}

/// A desk with complaints, and a browser in which a handler has signed in.
pub fn desk(
    folder: &Folder,
    complaints: usize,
    runs_scripts: bool,
) -> (Installation, Running, Chromium) {
    let installation = Installation::new(folder.path()).unhurried();
    employ(&installation, HANDLER, "Trần Quốc Bảo", "handler");
    employ(&installation, LEAD, "Lê Minh Hà", "lead");
    let running = installation.start();
    complain(&installation, complaints);
    let mut browser = Chromium::start(&format!("http://{}", installation.address()), runs_scripts);
    journey::sign_in(&mut browser, HANDLER, PASSWORD);
    (installation, running, browser)
}

/// Has the desk speak another language to whoever is signed in.
pub fn speak(browser: &mut Chromium, language: &str) {
    browser.open("/desk/settings");
    let form = "form[action=\"/desk/settings/language\"]";
    browser.choose(form, "language", language);
    browser.follow(&format!("{form} button"));
}

/// A letter of long ago, entered today: its case is late at once and stands above all others. Reference and code.
pub fn enter_late(browser: &mut Chromium) -> (String, String) {
    browser.open("/desk/cases/new");
    browser.choose("main", "channel", "post");
    browser.write("[name=\"received_on\"]", "1/1");
    browser.choose("main", "received_basis", "postmark");
    browser.write("[name=\"full_name\"]", "Trần Văn Ổi");
    browser.write("[name=\"postal_address\"]", "7 Hai Bà Trưng, TP. Huế");
    browser.write("[name=\"story\"]", "Tôi bị gọi điện quảng cáo hằng ngày.");
    browser.choose("main", "kind", "leak");
    browser.follow("main form.entry-form button[value=\"save\"]");
    (browser.text("#reference"), browser.text("#access-code"))
}
