//! Other ways to use the pages for members: by keyboard alone, much larger, in the colours somebody chose,
//! without movement, on paper.

use crate::chromium::{Chromium, Screen};
use crate::journey;
use crate::looks::{BARE, file};
use crate::rig::folder::Folder;
use crate::rig::program::Installation;

const TAB: &str = "\u{E004}";
const ENTER: &str = "\u{E007}";
const SPACE: &str = " ";

/// More stops than this on the way to a field, and nobody gets there.
const MOST_STOPS: usize = 60;

fn start(name: &str) -> (Folder, Installation) {
    let folder = Folder::new(name);
    let installation = Installation::new(folder.path())
        .unhurried()
        .with("LEAKDESK_ORGANISATION_EMAIL", "khieunai@kamereo.example")
        .with("LEAKDESK_ORGANISATION_PHONE", "1900 1234");
    (folder, installation)
}

/// Goes from field to field until the focus is on `css`; every stop on the way is seen.
fn tab_to(browser: &mut Chromium, css: &str) {
    for _ in 0..MOST_STOPS {
        browser.press(TAB);
        let seen = browser.run(
            "const at = document.activeElement, box = at.getBoundingClientRect();
             const style = getComputedStyle(at);
             return box.width > 1 && box.height > 1 && at.checkVisibility() &&
               (style.outlineStyle !== 'none' || style.boxShadow !== 'none')",
        );
        assert_eq!(seen, true, "a stop that nobody sees, before {css}");
        if browser.is_on(css) {
            return;
        }
    }
    panic!("no way to {css} by keyboard");
}

#[test]
fn a_complaint_is_sent_by_keyboard_alone() {
    let (_folder, installation) = start("keyboard");
    let running = installation.start();
    let mut browser = Chromium::start(&format!("http://{}", installation.address()), true);
    browser.open("/");
    tab_to(&mut browser, ".skip-link");
    tab_to(&mut browser, "main a[href=\"/complaints/new\"]");
    browser.press(ENTER);
    browser.wait_for("form.complaint-form");
    let check = "form.complaint-form .actions .btn-primary";
    tab_to(&mut browser, check);
    browser.press(ENTER);
    browser.wait_for("#error-summary");
    assert!(
        browser.is_on("#error-summary"),
        "the errors are where one is"
    );
    tab_to(&mut browser, "#error-summary a[href=\"#kind\"]");
    browser.press(ENTER);
    assert!(browser.is_on("#kind"), "a link leads to its field");
    browser.press(SPACE);
    for (field, text) in [
        ("[name=\"story\"]", "Có người gọi đọc đúng tên tôi."),
        ("[name=\"leaked\"][value=\"phone\"]", SPACE),
        ("[name=\"full_name\"]", "Đặng Thị Hường"),
        ("[name=\"complainant_role\"]", SPACE),
        ("[name=\"reply_channel\"]", SPACE),
        ("[name=\"email\"]", journey::MEMBER),
    ] {
        tab_to(&mut browser, field);
        if text == SPACE {
            browser.press(SPACE);
        } else {
            browser.type_in(text);
        }
    }
    tab_to(&mut browser, check);
    browser.press(ENTER);
    let send = "main form[action=\"/complaints\"] .actions .btn-primary";
    browser.wait_for(send);
    tab_to(&mut browser, send);
    browser.press(ENTER);
    browser.wait_for("#access-code");
    tab_to(&mut browser, "[data-copy]");
    tab_to(&mut browser, "#kept");
    browser.press(SPACE);
    tab_to(&mut browser, "main a[href^=\"/status\"]");
    browser.press(ENTER);
    browser.wait_for("[name=\"access_code\"]");
    assert!(running.stop().success());
}

/// Twice as large, text alone or all of it, nothing has to be moved sideways.
fn assert_reflows(browser: &mut Chromium, page: &str) {
    browser.zoom(640, 2);
    assert_eq!(browser.overflow(), 0, "{page} at 200 %");
    browser.zoom(1280, 1);
    browser.run("document.documentElement.style.fontSize = '200%'");
    assert_eq!(browser.overflow(), 0, "{page} with text at 200 %");
    browser.run("document.documentElement.style.fontSize = ''");
}

/// Whatever can be pressed or filled in has an edge, and the focus is seen.
fn assert_edges(browser: &mut Chromium, page: &str) {
    browser.emulate("", &[("forced-colors", "active")]);
    let bare = browser.run(BARE);
    assert_eq!(bare.as_array().map(Vec::len), Some(0), "{page}: {bare}");
    browser.picture(&file(page, "forced-colours.png"));
    browser.emulate("", &[]);
}

fn assert_still(browser: &mut Chromium, page: &str) {
    browser.emulate("", &[("prefers-reduced-motion", "reduce")]);
    let moving = browser.run(
        "return [...document.querySelectorAll('*')].filter((it) => { const s = getComputedStyle(it);
           return s.transitionDuration.split(', ').some((part) => part !== '0s') || s.animationName !== 'none'; }).length",
    );
    assert_eq!(moving, 0, "{page}");
    browser.emulate("", &[]);
}

/// On A4, without navigation and buttons, with what is folded open.
fn assert_prints(browser: &mut Chromium, page: &str) {
    let printed = browser.print(&file(page, "printed.pdf"));
    let text = String::from_utf8_lossy(&printed);
    let boxes: Vec<&str> = text.split("/MediaBox [").skip(1).collect();
    assert!(!boxes.is_empty(), "{page}: no sheet");
    for sheet in boxes {
        let is_a4 = sheet.starts_with("0 0 594.") || sheet.starts_with("0 0 595");
        let start: String = sheet.chars().take(30).collect();
        assert!(is_a4, "{page}: {start}");
    }
    browser.emulate("print", &[]);
    let wrong = browser.run(
        "const seen = (it) => it.checkVisibility({ contentVisibilityAuto: true });
         const all = (css) => [...document.querySelectorAll(css)];
         return [
           ...all('.site-header nav, .skip-link, .btn, .no-print').filter(seen),
           ...all('details > :not(summary)').filter((it) => !seen(it)),
         ].map((it) => it.outerHTML.slice(0, 80))",
    );
    assert_eq!(wrong.as_array().map(Vec::len), Some(0), "{page}: {wrong}");
    browser.emulate("", &[]);
}

#[test]
fn the_pages_for_members_serve_other_eyes_and_paper() {
    let (_folder, installation) = start("other-eyes");
    let running = installation.start();
    let mut browser = Chromium::start(&format!("http://{}", installation.address()), true);
    browser.open("/complaints/new");
    browser.follow("form.complaint-form .actions .btn-primary");
    browser.unfold();
    assert_reflows(&mut browser, "form with errors");
    assert_edges(&mut browser, "form with errors");
    assert_still(&mut browser, "form with errors");
    let receipt = journey::complain(&mut browser);
    for page in ["receipt", "status"] {
        if page == "status" {
            browser.click("#kept");
            journey::see_status(&mut browser, &receipt);
        }
        assert_reflows(&mut browser, page);
        assert_edges(&mut browser, page);
        assert_still(&mut browser, page);
        assert_prints(&mut browser, page);
    }
    browser.set_screen(Screen {
        width: 1280,
        is_dark: false,
    });
    assert!(running.stop().success(), "{}", installation.log());
}
