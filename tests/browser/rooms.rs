//! How the desk's other rooms look: people and what was done to their accounts, the second factor, templates, an
//! answer that waits for a second pair of eyes, cases linked, the dossier, and the states in which there is
//! nothing to show.

use std::time::SystemTime;

use crate::chromium::Chromium;
use crate::crew::{HANDLER, LEAD, complain, employ, speak};
use crate::day::work_by_mouse;
use crate::journey::{self, PASSWORD};
use crate::looks::{Problems, glance, look};
use crate::rig::folder::Folder;
use crate::rig::program::{Installation, Running};

const ADMIN: &str = "van.phong@desk.example";
const SECOND_LEAD: &str = "thu.hai@desk.example";

fn desk(folder: &Folder) -> (Installation, Running) {
    let installation = Installation::new(folder.path())
        .unhurried()
        .with("LEAKDESK_FOUR_EYES", "on");
    employ(&installation, HANDLER, "Trần Quốc Bảo", "handler");
    employ(&installation, LEAD, "Lê Minh Hà", "lead");
    employ(&installation, SECOND_LEAD, "Ỷ Ngọc Ễnh", "lead");
    employ(&installation, ADMIN, "Văn phòng", "admin");
    let running = installation.start();
    (installation, running)
}

fn leave(browser: &mut Chromium) {
    browser.open("/desk/keys");
    browser.follow("form[action=\"/sign-out\"] button");
}

/// The code that an app shows now for the secret on the page.
fn code(browser: &mut Chromium) -> String {
    let secret = browser.text("#factor-secret").replace(' ', "");
    let secret = totp_rs::Secret::try_from_base32(&secret).unwrap();
    let made = totp_rs::Builder::new().with_secret(secret).build().unwrap();
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    made.generate(now.unwrap().as_secs()).to_string()
}

/// From the settings to the codes on paper, and in again with a wrong code.
fn look_at_the_factor(browser: &mut Chromium, problems: &mut Problems) {
    browser.open("/desk/settings/second-factor");
    browser.write("[name=code]", "000000");
    browser.follow("main form button");
    look(
        browser,
        "/desk/settings/second-factor with an error",
        problems,
    );
    let code = code(browser);
    browser.write("[name=code]", &code);
    browser.follow("main form button");
    assert!(browser.has("#recovery-codes"), "{}", browser.html());
    look(browser, "/desk/settings/recovery-codes", problems);
    browser.open("/desk/settings");
    look(browser, "/desk/settings with a factor", problems);
    leave(browser);
    browser.open("/sign-in");
    browser.write("[name=\"email\"]", ADMIN);
    browser.write("[name=\"password\"]", "đoán mò");
    browser.follow("main form button");
    look(browser, "/sign-in with an error", problems);
    browser.write("[name=\"email\"]", ADMIN);
    browser.write("[name=\"password\"]", PASSWORD);
    browser.follow("main form button");
    assert!(
        browser.path().starts_with("/sign-in/code"),
        "{}",
        browser.path()
    );
    look(browser, "/sign-in/code", problems);
}

#[test]
fn the_rooms_of_an_administrator_look_good() {
    let folder = Folder::new("rooms-admin");
    let (installation, running) = desk(&folder);
    let mut browser = Chromium::start(&format!("http://{}", installation.address()), true);
    let mut problems = Problems::new();
    journey::sign_in(&mut browser, ADMIN, PASSWORD);
    for page in [
        "/desk/staff/log",
        "/desk/staff",
        "/desk/confirm",
        "/desk/nowhere",
    ] {
        browser.open(page);
        look(&mut browser, page, &mut problems);
        if page == "/desk/staff" {
            browser.unfold();
            look(&mut browser, "/desk/staff unfolded", &mut problems);
            browser.follow("form[action$=\"/link\"] button");
            look(&mut browser, "/desk/staff link made", &mut problems);
            let link = browser.text(".one-time-link");
            leave(&mut browser);
            browser.open(&link);
            look(&mut browser, "/set-up", &mut problems);
            browser.open("/set-up/nothing");
            glance(&mut browser, "/set-up gone", &mut problems);
            journey::sign_in(&mut browser, ADMIN, PASSWORD);
        }
    }
    speak(&mut browser, "en");
    for page in ["/desk/staff/log", "/desk/staff", "/desk/settings"] {
        browser.open(page);
        glance(&mut browser, &format!("{page} en"), &mut problems);
    }
    look_at_the_factor(&mut browser, &mut problems);
    assert!(running.stop().success(), "{}", installation.log());
    assert_eq!(problems.all(), Vec::<String>::new());
}

/// A finding waits for a second person; and what a case looks like beside those it was linked with.
fn look_at_a_finding(browser: &mut Chromium, problems: &mut Problems) {
    journey::sign_in(browser, HANDLER, PASSWORD);
    for verb in ["take", "verify"] {
        browser.open("/desk");
        browser.click("#bulk-all");
        browser.follow(&format!("#bulk button[value={verb}]"));
        browser.follow(".bulk-confirm button");
    }
    browser.open("/desk");
    browser.stretch();
    work_by_mouse(browser, "substantiated", "ask");
    let case = browser.path();
    look(browser, "/desk/case waiting for approval", problems);
    browser.follow("#alike form button");
    assert!(browser.has("#linked"), "{}", browser.html());
    leave(browser);
    journey::sign_in(browser, LEAD, PASSWORD);
    browser.open(&case);
    assert!(browser.has("#approval-box form"), "{}", browser.html());
    look(browser, "/desk/case to approve and linked", problems);
    browser.follow("#approval-box a");
    look(browser, "/desk/case letter to approve", problems);
    speak(browser, "en");
    browser.open(&case);
    glance(browser, "/desk/case to approve en", problems);
    speak(browser, "vi");
}

/// Where there is nothing, and how it is said.
fn look_at_nothing(browser: &mut Chromium, problems: &mut Problems) {
    for language in ["en", "vi"] {
        speak(browser, language);
        browser.open("/desk?view=answered&standing=overdue");
        assert!(browser.has(".panel.empty"), "{}", browser.html());
        glance(
            browser,
            &format!("/desk nothing found {language}"),
            problems,
        );
        browser.write(".site-search [name=\"q\"]", "không có ai như vậy");
        browser.follow(".site-search button");
        glance(
            browser,
            &format!("/desk/search nothing {language}"),
            problems,
        );
    }
    browser.open("/desk/kept");
    look(browser, "/desk/kept nothing", problems);
    browser.open("/desk/mail");
    look(browser, "/desk/mail nothing", problems);
}

#[test]
fn the_rooms_of_a_lead_look_good() {
    let folder = Folder::new("rooms-lead");
    let (installation, running) = desk(&folder);
    let mut browser = Chromium::start(&format!("http://{}", installation.address()), true);
    let mut problems = Problems::new();
    journey::sign_in(&mut browser, LEAD, PASSWORD);
    look(&mut browser, "/desk before the first case", &mut problems);
    leave(&mut browser);
    complain(&installation, 3);
    look_at_a_finding(&mut browser, &mut problems);
    browser.open("/desk/templates");
    look(&mut browser, "/desk/templates", &mut problems);
    browser.follow(".templates td a");
    look(&mut browser, "/desk/template", &mut problems);
    browser.write("main textarea", "Kính gửi {{quý_khách}},");
    browser.follow("main .action-form button");
    assert!(browser.has(".error-summary"), "{}", browser.html());
    look(&mut browser, "/desk/template with errors", &mut problems);
    look_at_nothing(&mut browser, &mut problems);
    browser.open("/desk");
    browser.follow(".row-reference a");
    browser.follow("a[href*=\"/reports/dossiers/\"]");
    look(&mut browser, "/desk/reports/dossier", &mut problems);
    assert!(running.stop().success(), "{}", installation.log());
    assert_eq!(problems.all(), Vec::<String>::new());
}
