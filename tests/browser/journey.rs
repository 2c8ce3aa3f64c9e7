//! One complaint from the first page to the answer, the way the member and the handler see it.

use std::path::Path;
use std::time::Duration;

use crate::chromium::Chromium;
use crate::mail_server::MailServer;
use crate::rig::database::Database;
use crate::rig::folder::Folder;
use crate::rig::mail::{self, Mail};
use crate::rig::program::{Installation, wait_for};

pub const MEMBER: &str = "huong.dang@example.com";
pub const LEAD: &str = "thanh.huong@desk.example";
pub const PASSWORD: &str = "bốn mùa mưa nắng phương Nam";
const STORY: &str =
    "Sáng 20/11 có người gọi đọc đúng tên tôi, địa chỉ quán và đơn DH-261120-0042, đòi tiền cọc.";
const REASONS: &str =
    "Qua xác minh, phiếu giao dán ngoài thùng để lộ số điện thoại của Quý khách trong lúc giao.";

#[test]
fn a_complaint_is_answered_and_the_mails_lie_in_the_data_folder() {
    let folder = Folder::new("journey");
    let installation = Installation::new(folder.path()).unhurried();
    let mails = installation.data.join("mail");
    travel(&installation, &mails, true);
}

#[test]
fn the_same_journey_works_without_scripts() {
    let folder = Folder::new("journey-no-scripts");
    let installation = Installation::new(folder.path()).unhurried();
    let mails = installation.data.join("mail");
    travel(&installation, &mails, false);
}

#[test]
fn the_same_journey_reaches_people_through_a_mail_server() {
    let folder = Folder::new("journey-smtp");
    let server = MailServer::start();
    let url = format!("smtp://127.0.0.1:{}?tls=none", server.port);
    let installation = Installation::new(folder.path())
        .unhurried()
        .with("LEAKDESK_SMTP_URL", url);
    travel(&installation, &server.arrived(), true);
    assert!(
        !installation.data.join("mail").exists(),
        "written as files as well"
    );
}

#[test]
fn the_same_journey_on_postgresql() {
    let Some(database) = Database::postgres() else {
        eprintln!("no LEAKDESK_TEST_DATABASE_URL: SQLite only");
        return;
    };
    let folder = Folder::new("journey-postgres");
    let installation = database.serve(Installation::new(folder.path()).unhurried());
    let mails = installation.data.join("mail");
    travel(&installation, &mails, true);
}

fn travel(installation: &Installation, mails: &Path, runs_scripts: bool) {
    let running = installation.start();
    let base = format!("http://{}", installation.address());
    let mut member = Chromium::start(&base, runs_scripts);
    let receipt = complain(&mut member);
    // What needs a script is offered only where scripts run.
    assert_eq!(member.is_shown("[data-print]"), runs_scripts);
    let first = mail_to(mails, MEMBER, &receipt.reference, 1);
    assert!(
        !first.raw.contains("0042"),
        "the first mail repeats what was typed:\n{}",
        first.raw
    );
    see_status(&mut member, &receipt);
    assert!(!member.has("#answer"));

    let mut lead = Chromium::start(&base, runs_scripts);
    set_up(installation, &mut lead);
    sign_in(&mut lead, LEAD, PASSWORD);
    answer(&mut lead, &receipt.reference);

    // Received, now verifying, answered.
    mail_to(mails, MEMBER, &receipt.reference, 3);
    see_status(&mut member, &receipt);
    assert!(
        member.text("#answer").contains(REASONS),
        "{}",
        member.html()
    );
    assert!(running.stop().success(), "{}", installation.log());
}

/// What the receipt shows.
pub struct Receipt {
    pub reference: String,
    pub access_code: String,
    due_on: String,
}

/// From the start page over the form and the check page to the receipt.
pub fn complain(browser: &mut Chromium) -> Receipt {
    browser.open("/");
    browser.follow("main a[href=\"/complaints/new\"]");
    fill_in(browser);
    browser.follow("main form.complaint-form .actions .btn-primary");
    assert!(
        browser.html().contains("DH-261120-0042"),
        "the answers are shown once more"
    );
    browser.follow("main form[action=\"/complaints\"] .actions .btn-primary");
    assert_eq!(browser.path(), "/complaints/receipt", "{}", browser.html());
    Receipt {
        reference: browser.text("#reference"),
        access_code: browser.text("#access-code"),
        due_on: browser.text("#due-on"),
    }
}

pub fn fill_in(browser: &mut Chromium) {
    browser.unfold();
    browser.choose("main", "kind", "leak");
    browser.write("[name=\"story\"]", STORY);
    browser.choose("main", "leaked", "phone");
    browser.choose("main", "leaked", "order");
    browser.write("[name=\"order_code\"]", "DH-261120-0042");
    browser.write("[name=\"full_name\"]", "Đặng Thị Hường");
    browser.choose("main", "complainant_role", "member");
    browser.choose("main", "reply_channel", "email");
    browser.write("[name=\"email\"]", MEMBER);
    browser.choose("main", "wish", "verify");
}

pub fn see_status(browser: &mut Chromium, receipt: &Receipt) {
    browser.open("/status");
    browser.write("[name=\"reference\"]", &receipt.reference);
    // Typed from paper: small letters, blanks for dashes.
    browser.write(
        "[name=\"access_code\"]",
        &receipt.access_code.to_lowercase().replace('-', " "),
    );
    browser.follow("main form button[type=\"submit\"]");
    assert_eq!(browser.path(), format!("/status/{}", receipt.reference));
    assert_eq!(browser.text("#due-on"), receipt.due_on);
}

/// Takes the one-time link that the program printed.
pub fn set_up(installation: &Installation, browser: &mut Chromium) {
    let log = installation.log();
    let link = log
        .split_whitespace()
        .find(|word| word.contains("/set-up/"))
        .expect("a set-up link");
    browser.open(link);
    browser.write("[name=\"name\"]", "Lê Thị Thanh Hương");
    browser.write("[name=\"email\"]", LEAD);
    browser.write("[name=\"password\"]", PASSWORD);
    browser.follow("main form button[type=\"submit\"]");
    assert!(
        browser.path().starts_with("/desk"),
        "{}:\n{}",
        browser.path(),
        browser.html()
    );
    browser.open(link);
    assert!(!browser.has("[name=\"password\"]"), "the link works twice");
    browser.open("/desk");
    browser.follow("form[action=\"/sign-out\"] button");
}

pub fn sign_in(browser: &mut Chromium, email: &str, password: &str) {
    browser.open("/desk");
    assert!(browser.path().starts_with("/sign-in"), "{}", browser.path());
    browser.write("[name=\"email\"]", email);
    browser.write("[name=\"password\"]", password);
    browser.follow("main form button[type=\"submit\"]");
    assert!(
        browser.path().starts_with("/desk"),
        "{}:\n{}",
        browser.path(),
        browser.html()
    );
}

/// Everything the desk does with a case, on its page.
pub fn answer(browser: &mut Chromium, reference: &str) {
    browser.open("/desk");
    browser.follow(&format!("a[href=\"/desk/cases/{reference}\"]"));
    act(browser, "#assignment", |browser, form| {
        // The only person there is, after "nobody".
        browser.click(&format!(
            "{form} select[name=\"assignee\"] option:last-child"
        ));
    });
    act(browser, "#incident", |browser, form| {
        for question in ["q1", "q2", "q3", "q4", "q5"] {
            browser.choose(form, question, "no");
        }
    });
    act(browser, "#verification", |browser, form| {
        browser.write(
            &format!("{form} [name=\"doing\"]"),
            "rà soát nhật ký truy cập; hỏi đơn vị giao hàng",
        );
    });
    for (measure, note) in [
        ("T2", "Rà nhật ký 30 ngày, không có lượt mở lạ."),
        ("B3", "Đơn vị giao hàng xác nhận phiếu dán ngoài thùng."),
    ] {
        act(browser, &format!("#measure-{measure}"), |browser, form| {
            browser.choose(form, "status", "signs");
            browser.write(&format!("{form} [name=\"note\"]"), note);
        });
    }
    act(browser, "#notes", |browser, form| {
        browser.write(
            &format!("{form} [name=\"note\"]"),
            "Khách bình tĩnh, hẹn gọi lại chiều nay.",
        );
    });
    act(browser, "#answer", |browser, form| {
        browser.choose(form, "outcome", "substantiated");
        browser.choose(form, "cause", "h02");
        for (name, text) in [
            (
                "summary",
                "Người lạ biết số điện thoại và đơn hàng của Quý khách.",
            ),
            ("technical", "Rà nhật ký truy cập hồ sơ thành viên."),
            ("business", "Hỏi đơn vị giao hàng bằng văn bản."),
            ("reasons", REASONS),
            ("remedy", "Đã che số điện thoại trên phiếu giao."),
            ("guidance", "Quý khách chỉ thanh toán qua ứng dụng."),
        ] {
            browser.write(&format!("{form} [name=\"{name}\"]"), text);
        }
    });
    assert!(browser.has(".badge.state-answered"), "{}", browser.html());
}

/// Fills in the form with this id and presses its first button.
pub fn act(browser: &mut Chromium, id: &str, fill: impl FnOnce(&mut Chromium, &str)) {
    browser.unfold();
    let form = format!("form{id}");
    fill(browser, &form);
    browser.follow(&format!("{form} button[type=\"submit\"]"));
    assert!(!browser.has(".error-summary"), "{id}: {}", browser.html());
}

/// Waits until `count` mails about `reference` have reached `address`; gives the last one.
pub fn mail_to(folder: &Path, address: &str, reference: &str, count: usize) -> Mail {
    wait_for(
        &format!("mail {count} to {address}"),
        Duration::from_secs(60),
        || {
            let mut found: Vec<Mail> = mail::list(folder)
                .into_iter()
                .filter(|mail| mail.is_for(address) && mail.raw.contains(reference))
                .collect();
            if found.len() >= count {
                found.pop()
            } else {
                None
            }
        },
    )
}
