//! The desk by keyboard alone, several cases at once with and without scripts, and how these pages look.

use std::io::Write;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::chromium::Chromium;
use crate::journey::{self, PASSWORD};
use crate::looks::{Problems, look};
use crate::rig::folder::Folder;
use crate::rig::program::{Installation, Running, wait_for};
use crate::rig::visitor::Submission;

const HANDLER: &str = "quoc.bao@desk.example";
const LEAD: &str = "minh.ha@desk.example";
const ENTER: &str = "\u{E007}";
const TAB: &str = "\u{E004}";
const DOWN: &str = "\u{E015}";
const ESCAPE: &str = "\u{E00C}";

/// Somebody at the desk, with the usual password.
fn employ(installation: &Installation, email: &str, name: &str, role: &str) {
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

fn complain(installation: &Installation, count: usize) {
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
fn desk(
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

/// Whether the focus is on what a selector names.
fn is_on(browser: &mut Chromium, css: &str) -> bool {
    let script = format!("return document.activeElement.matches('{css}')");
    browser.run(&script).as_bool().unwrap()
}

/// Tab until the focus is there.
fn tab_to(browser: &mut Chromium, css: &str) {
    for _ in 0..60 {
        if is_on(browser, css) {
            return;
        }
        browser.strike(TAB);
    }
    panic!("no way to {css} on {}:\n{}", browser.path(), browser.html());
}

fn the_row(browser: &mut Chromium) -> String {
    let script =
        "return document.activeElement.closest('.queue-row')?.querySelector('a').textContent ?? ''";
    browser.run(script).as_str().unwrap().to_owned()
}

const IS_ANSWERED: &str = "return Boolean(document.activeElement.closest('.queue-row')?.querySelector('.state-answered'))";

/// Everything a case needs, from the queue to the answer.
fn work(browser: &mut Chromium) {
    browser.strike("j");
    // An answer that has not left yet keeps its case in the list.
    while browser.run(IS_ANSWERED) == true {
        browser.strike("j");
    }
    let reference = the_row(browser);
    assert!(
        reference.starts_with("KN-"),
        "{reference:?}: {}",
        browser.html()
    );
    browser.strike_and_follow(ENTER);
    assert_eq!(browser.path(), format!("/desk/cases/{reference}"));
    browser.strike("a");
    browser.strike_and_follow(ENTER);
    browser.strike("i");
    for question in ["q1", "q2", "q3", "q4", "q5"] {
        tab_to(browser, &format!("#incident [name={question}]"));
        browser.strike(DOWN);
    }
    tab_to(browser, "#incident button");
    browser.strike_and_follow(ENTER);
    browser.strike("v");
    tab_to(browser, "#verification button");
    browser.strike_and_follow(ENTER);
    // A technical step; then the half that lacks one is the business half, whose first step counts
    // for nothing.
    for (again, note) in [("", "Rà nhật ký."), ("m", "Đã hỏi.")] {
        browser.strike(&format!("m{again}"));
        browser.strike(ENTER);
        tab_to(browser, ".measure [name=status]");
        browser.strike(&DOWN.repeat(3));
        tab_to(browser, ".measure [name=note]");
        browser.strike(note);
        tab_to(browser, ".measure button");
        browser.strike_and_follow(ENTER);
    }
    browser.strike("r");
    tab_to(browser, "#answer [name=outcome]");
    browser.strike(&DOWN.repeat(3));
    for name in ["summary", "technical", "business", "reasons"] {
        tab_to(browser, &format!("#answer [name={name}]"));
        browser.strike("Đã xem kỹ.");
    }
    tab_to(browser, "#answer button[value=send]");
    browser.strike_and_follow(ENTER);
    assert!(browser.has(".badge.state-answered"), "{}", browser.html());
    browser.strike_and_follow("gq");
}

#[test]
fn a_day_of_thirty_cases_is_worked_by_keyboard_alone() {
    let folder = Folder::new("keys-day");
    let (installation, running, mut browser) = desk(&folder, 30, true);
    let begun = Instant::now();
    for _ in 0..30 {
        work(&mut browser);
    }
    eprintln!("30 cases by keyboard in {:?}", begun.elapsed());
    wait_for("the answers to leave", Duration::from_secs(30), || {
        browser.open("/desk");
        browser.has(".panel.empty").then_some(())
    });
    browser.open("/desk?view=answered");
    assert_eq!(
        browser.run("return document.querySelectorAll('.queue-row').length"),
        30
    );
    assert!(running.stop().success(), "{}", installation.log());
}

#[test]
fn keys_move_select_and_search_and_keep_quiet_when_they_should() {
    let folder = Folder::new("keys");
    let (installation, running, mut browser) = desk(&folder, 4, true);
    // Down, down, up: the second row; the focus is real, and seen.
    browser.strike("jjjkx");
    let second = browser.run("return document.querySelectorAll('.queue-row a')[1].textContent");
    assert_eq!(the_row(&mut browser), second.as_str().unwrap());
    assert!(is_on(&mut browser, "a:focus-visible"));
    assert_eq!(browser.text(".bulk-said"), "Đã chọn 1 hồ sơ");
    // With Shift everything in between; then all.
    browser.run(
        "const boxes = document.querySelectorAll('.row-pick');
         boxes[3].dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey: true }))",
    );
    assert_eq!(browser.text(".bulk-said"), "Đã chọn 3 hồ sơ");
    browser.click("#bulk-all");
    assert_eq!(browser.text(".bulk-said"), "Đã chọn 4 hồ sơ");

    // From the list to a form of the case.
    browser.open("/desk");
    browser.strike("j");
    browser.strike_and_follow("n");
    assert!(is_on(&mut browser, "#notes textarea"), "{}", browser.html());
    // What is typed there is typed.
    browser.strike("gqjka?/");
    let typed = browser.run("return document.activeElement.value");
    assert_eq!(typed, "gqjka?/");
    assert!(browser.path().starts_with("/desk/cases/") && !browser.has("dialog"));

    // While an input method composes, and together with other keys, nothing happens.
    browser.open("/desk");
    let quiet = "for (const more of [{ isComposing: true }, { keyCode: 229 }, { ctrlKey: true },
                   { altKey: true }, { metaKey: true }]) {
         document.body.dispatchEvent(
           new KeyboardEvent('keydown', { key: 'j', bubbles: true, cancelable: true, ...more }));
       }
       return document.activeElement === document.body";
    assert_eq!(browser.run(quiet), true);
    browser.strike("/");
    assert!(is_on(&mut browser, "#search"));
    browser.strike("j");
    assert!(is_on(&mut browser, "#search"));

    // The sheet; in it only Escape acts.
    browser.open("/desk");
    browser.strike("j?");
    wait_for("the sheet", Duration::from_secs(10), || {
        browser.has("dialog[open] kbd").then_some(())
    });
    browser.picture(&crate::looks::picture("keys dialog", 1280, false));
    browser.strike("gqx");
    assert!(browser.has("dialog[open]") && browser.text(".bulk-said").is_empty());
    browser.strike(ESCAPE);
    assert!(!browser.has("dialog"));
    assert!(
        the_row(&mut browser).starts_with("KN-"),
        "the focus is back"
    );

    // Switched off, nothing acts.
    browser.open("/desk/keys");
    browser.follow("main form button");
    browser.open("/desk");
    browser.strike("jx");
    assert!(is_on(&mut browser, "body"));
    assert!(!browser.has(".row-pick:checked"));
    assert!(running.stop().success(), "{}", installation.log());
}

#[test]
fn several_cases_are_taken_without_scripts() {
    let folder = Folder::new("keys-no-scripts");
    let (installation, running, mut browser) = desk(&folder, 3, false);
    assert!(!browser.is_shown("#bulk-all"));
    // The bar comes to stand over what lies lowest once something is picked.
    for n in (1..=2).rev() {
        browser.click(&format!(".queue-row:nth-child({n}) .row-pick"));
    }
    browser.follow("#bulk button[value=take]");
    assert!(
        browser.html().contains("Giao 2 hồ sơ cho tôi"),
        "{}",
        browser.html()
    );
    browser.follow(".bulk-confirm button");
    assert!(
        browser.text("h1").contains("Đã làm 2 trong 2"),
        "{}",
        browser.html()
    );
    browser.follow("form[action='/desk/bulk/undo'] button");
    assert!(
        browser.text("h1").contains("Đã làm 2 trong 2"),
        "{}",
        browser.html()
    );
    browser.open("/desk/keys");
    assert!(browser.is_shown("kbd"));
    assert!(running.stop().success(), "{}", installation.log());
}

#[test]
fn the_pages_for_several_cases_look_good_in_both_languages() {
    let folder = Folder::new("keys-looks");
    let (installation, running, mut browser) = desk(&folder, 3, true);
    browser.click(".queue-row:nth-child(1) .row-pick");
    browser.follow("#bulk button[value=take]");
    browser.follow(".bulk-confirm button");
    browser.open("/desk");
    browser.follow("form[action=\"/sign-out\"] button");
    journey::sign_in(&mut browser, LEAD, PASSWORD);
    browser.open("/desk/tags");
    for name in ["đơn vị giao hàng", "ỄỆẰẴỘ Ự Ủy ban"] {
        browser.write("form[action=\"/desk/tags\"] [name=name]", name);
        browser.follow("form[action=\"/desk/tags\"] button");
    }
    let mut problems = Problems::new();
    for language in ["vi", "en"] {
        browser.open("/desk/settings");
        browser.choose("main", "language", language);
        browser.follow("form[action=\"/desk/settings/language\"] button");
        let mut look_at = |browser: &mut Chromium, name: &str| {
            look(browser, &format!("/desk {language} {name}"), &mut problems);
        };
        for page in ["tags", "keys"] {
            browser.open(&format!("/desk/{page}"));
            look_at(&mut browser, page);
        }
        let tick = |browser: &mut Chromium, verb: &str| {
            browser.open("/desk");
            for n in 1..=3 {
                // Clear of the bar that stays in reach.
                browser.run("scrollTo(0, document.documentElement.scrollHeight)");
                browser.click(&format!(".queue-row:nth-child({n}) .row-pick"));
            }
            browser.follow(&format!("#bulk button[value={verb}]"));
        };
        browser.open("/desk");
        browser.click(".queue-row:nth-child(2) .row-pick");
        look_at(&mut browser, "bulk ticked");
        tick(&mut browser, "assign");
        look_at(&mut browser, "bulk asking");
        browser.click(".choices > :first-child input");
        browser.follow("main form button");
        look_at(&mut browser, "bulk preview");
        tick(&mut browser, "tag");
        let which = if language == "vi" { "first" } else { "last" };
        browser.click(&format!(".choices > :{which}-child input"));
        browser.follow("main form button");
        browser.follow(".bulk-confirm button");
        look_at(&mut browser, "bulk done");
        tick(&mut browser, "link");
        browser.follow("main form button");
        look_at(&mut browser, "bulk linking with errors");
    }
    assert!(running.stop().success(), "{}", installation.log());
    assert_eq!(problems.all(), Vec::<String>::new());
}
