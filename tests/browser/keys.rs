//! The desk by keyboard, several cases at once with and without scripts, and how these pages look.

use std::time::Duration;

use crate::chromium::Chromium;
use crate::crew::{LEAD, desk};
use crate::journey::{self, PASSWORD};
use crate::looks::{Problems, look};
use crate::rig::folder::Folder;
use crate::rig::program::wait_for;

const ESCAPE: &str = "\u{E00C}";

/// The reference of the case whose row has the focus.
pub fn the_row(browser: &mut Chromium) -> String {
    let script =
        "return document.activeElement.closest('.queue-row')?.querySelector('a').textContent ?? ''";
    browser.run(script).as_str().unwrap().to_owned()
}

#[test]
fn keys_move_select_and_search_and_keep_quiet_when_they_should() {
    let folder = Folder::new("keys");
    let (installation, running, mut browser) = desk(&folder, 4, true);
    // Down, down, up: the second row; the focus is real, and seen.
    browser.strike("jjjkx");
    let second = browser.run("return document.querySelectorAll('.queue-row a')[1].textContent");
    assert_eq!(the_row(&mut browser), second.as_str().unwrap());
    assert!(browser.is_on("a:focus-visible"));
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
    assert!(browser.is_on("#notes textarea"), "{}", browser.html());
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
    assert!(browser.is_on("#search"));
    browser.strike("j");
    assert!(browser.is_on("#search"));

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
    assert!(browser.is_on("body"));
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
