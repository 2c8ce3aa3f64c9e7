//! How the pages look and read: narrow and wide, light and dark, Vietnamese and English, empty and
//! full, and what axe-core says about each.

use std::path::PathBuf;

use crate::axe;
use crate::chromium::{Chromium, Screen};
use crate::crew::speak;
use crate::journey;
use crate::markup::Markup;
use crate::rig::folder::Folder;
use crate::rig::program::Installation;

/// What has no edge in forced colours.
pub const BARE: &str = "if (!matchMedia('(forced-colors: active)').matches) return ['not forced'];
    return [...document.querySelectorAll('main .btn, main .form-control, main .form-check-input, main .form-select')]
      .filter((it) => it.checkVisibility())
      .filter((it) => { const s = getComputedStyle(it);
        return s.appearance === 'none' && (s.borderTopStyle === 'none' || s.borderTopWidth === '0px'); })
      .map((it) => it.outerHTML.slice(0, 80))";

/// The window as it is between two looks.
const DESK: Screen = Screen {
    width: 1280,
    is_dark: false,
};

/// The narrowest screen (WCAG 2.2, 1.4.10), a telephone, a desk.
const WIDTHS: [u32; 3] = [320, 360, 1280];

#[test]
fn every_page_for_members_is_narrow_dark_and_readable_by_all() {
    let folder = Folder::new("looks");
    let installation = Installation::new(folder.path()).unhurried();
    let running = installation.start();
    let mut browser = Chromium::start(&format!("http://{}", installation.address()), true);
    let mut problems = Problems::new();

    for language in ["", "/en"] {
        for page in ["/", "/complaints/new", "/status"] {
            browser.open(&format!("{language}{page}"));
            look(&mut browser, &format!("{language}{page}"), &mut problems);
        }
        browser.open(&format!("{language}/complaints/new"));
        browser.follow("main form.complaint-form .actions .btn-primary");
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
    for language in ["", "/en"] {
        look_at_the_way_in(&mut browser, language, &folder, &mut problems);
    }
    assert!(running.stop().success());
    assert_eq!(problems.all(), Vec::<String>::new());
}

#[test]
fn every_page_of_the_desk_is_narrow_dark_and_readable_by_all() {
    let folder = Folder::new("looks-desk");
    let installation = Installation::new(folder.path()).unhurried();
    let running = installation.start();
    let mut browser = Chromium::start(&format!("http://{}", installation.address()), true);
    let mut problems = Problems::new();
    let receipt = journey::complain(&mut browser);

    journey::set_up(&installation, &mut browser);
    browser.open("/sign-in");
    look(&mut browser, "/sign-in", &mut problems);
    journey::sign_in(&mut browser, journey::LEAD, journey::PASSWORD);
    look(&mut browser, "/desk with one case", &mut problems);
    browser.open(&format!("/desk/cases/{}", receipt.reference));
    browser.unfold();
    look(&mut browser, "/desk/case", &mut problems);
    look_at_paper(&mut browser, &receipt.reference, &mut problems);
    for page in ["/desk/cases/new", "/desk/staff", "/desk/settings"] {
        browser.open(page);
        look(&mut browser, page, &mut problems);
    }
    assert!(running.stop().success());
    assert_eq!(problems.all(), Vec::<String>::new());
}

/// The form with a file, the check page, the start page while a draft waits, the receipt.
fn look_at_the_way_in(
    browser: &mut Chromium,
    language: &str,
    folder: &Folder,
    problems: &mut Problems,
) {
    let picture = folder.path().join("ảnh chụp màn hình.png");
    let head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0";
    let mut bytes = head.to_vec();
    bytes.resize(90_000, 0);
    std::fs::write(&picture, bytes).unwrap();
    let mut look_at = |browser: &mut Chromium, page: &str| {
        look(browser, &format!("{language}/complaints {page}"), problems);
    };
    browser.open(&format!("{language}/complaints/new"));
    journey::fill_in(browser);
    browser.write("[name=\"email\"]", "huong.dang@gmial.com");
    browser.attach("[name=\"files\"]", &picture);
    browser.follow("[name=\"upload\"]");
    assert!(browser.has("#files"), "{}", browser.html());
    look_at(browser, "form with a file");
    browser.choose("main", "kind", "account_misuse");
    look_at(browser, "form about an account");
    browser.follow("main form.complaint-form .actions .btn-primary");
    look_at(browser, "check");
    browser.follow("[name=\"save\"]");
    look_at(browser, "start with a draft");
    browser.follow(".drafts .btn-primary");
    browser.follow("main form.complaint-form .actions .btn-primary");
    browser.follow("main form[action$=\"/complaints\"] .actions .btn-primary");
    assert!(browser.has("#access-code"), "{}", browser.html());
    look_at(browser, "receipt");
}

/// The replies that wait, a conversation, and a mail as it was formatted, in one language of the reader's.
fn look_at_conversation(browser: &mut Chromium, language: &str, problems: &mut Problems) {
    speak(browser, language);
    browser.open("/desk?view=replies");
    look(browser, &format!("/desk replies {language}"), problems);
    browser.follow(".queue-row a");
    browser.unfold();
    look(
        browser,
        &format!("/desk/case conversation {language}"),
        problems,
    );
    browser.follow(".message-in a");
    look(
        browser,
        &format!("/desk/case formatted {language}"),
        problems,
    );
}

/// The pages people are on most, in English too.
fn look_in_english(browser: &mut Chromium, problems: &mut Problems) {
    speak(browser, "en");
    for page in ["", "/reports", "/calls", "/templates"] {
        browser.open(&format!("/desk{page}"));
        glance(browser, &format!("/desk{page} en"), problems);
    }
    speak(browser, "vi");
}

#[test]
fn a_full_desk_looks_as_good() {
    let folder = Folder::new("looks-full");
    let installation = Installation::new(folder.path()).unhurried();
    let running = installation.start_as("demo");
    let said = installation.log();
    let after = |word: &str| {
        said.split_once(word)
            .unwrap()
            .1
            .split_whitespace()
            .next()
            .unwrap()
            .to_owned()
    };
    let (email, password) = ("huong@desk.example", after("password "));
    let mut browser = Chromium::start(&format!("http://{}", installation.address()), true);
    let mut problems = Problems::new();
    journey::sign_in(&mut browser, email, &password);
    look(&mut browser, "/desk", &mut problems);
    for standing in ["overdue", "due_today", "due_soon"] {
        browser.open(&format!("/desk?standing={standing}"));
        browser.follow(".queue-row a");
        look(
            &mut browser,
            &format!("/desk/case {standing}"),
            &mut problems,
        );
    }
    for language in ["en", "vi"] {
        look_at_conversation(&mut browser, language, &mut problems);
    }
    look_in_english(&mut browser, &mut problems);
    for page in [
        "",
        "/cases?what=received",
        "/board",
        "/register",
        "/exports",
    ] {
        let page = format!("/desk/reports{page}");
        browser.open(&page);
        look(&mut browser, &page, &mut problems);
    }
    browser.open("/desk?view=answered");
    look(&mut browser, "/desk answered", &mut problems);
    browser.follow(".queue-row a");
    look(&mut browser, "/desk/case answered", &mut problems);
    browser.open("/desk");
    browser.write(".site-search [name=\"q\"]", "nguyen");
    browser.follow(".site-search button");
    look(&mut browser, "/desk/search", &mut problems);

    let reference = after("  answered: ");
    let code = after(&format!("{reference} with the code "));
    browser.open("/status");
    browser.write("[name=\"reference\"]", &reference);
    browser.write("[name=\"access_code\"]", &code);
    browser.follow("main form button[type=\"submit\"]");
    look(&mut browser, "/status answered", &mut problems);
    assert!(running.stop().success());
    assert_eq!(problems.all(), Vec::<String>::new());
}

/// axe finds something where there is something to find; else the tests above would be worth nothing.
#[test]
fn axe_sees_a_button_without_a_name() {
    let folder = Folder::new("looks-control");
    let installation = Installation::new(folder.path()).unhurried();
    let running = installation.start();
    let mut browser = Chromium::start(&format!("http://{}", installation.address()), true);
    browser.open("/");
    browser.run("document.querySelector('main').append(document.createElement('button'))");
    let findings = axe::findings(&mut browser);
    assert!(
        findings
            .iter()
            .any(|finding| finding.starts_with("button-name")),
        "{findings:?}"
    );
    browser.run("document.querySelector('main button').style.width = '3000px'");
    assert!(browser.overflow() > 0);
    assert!(running.stop().success());
}

/// What comes and goes on paper and by telephone: entering, the letter, the caller.
fn look_at_paper(browser: &mut Chromium, reference: &str, problems: &mut Problems) {
    browser.open("/desk/calls");
    browser.write("main [name=\"q\"]", reference);
    browser.follow("main form button[type=\"submit\"]");
    look(browser, "/desk/calls", problems);
    browser.open("/desk/cases/new");
    browser.choose("main", "channel", "authority");
    browser.write("[name=\"received_on\"]", "31/02");
    browser.follow("main form.entry-form button[value=\"save\"]");
    look(browser, "/desk/cases/new with errors", problems);
    browser.choose("main", "channel", "post");
    browser.write("[name=\"received_on\"]", "1/1");
    browser.choose("main", "received_basis", "postmark");
    browser.write("[name=\"full_name\"]", "Đặng Thị Hường");
    browser.write(
        "[name=\"postal_address\"]",
        "12 Nguyễn Trãi, TP. Hồ Chí Minh",
    );
    browser.write(
        "[name=\"story\"]",
        "Có người gọi đọc đúng tên tôi và đơn hàng.",
    );
    browser.choose("main", "kind", "leak");
    browser.follow("main form.entry-form button[value=\"save\"]");
    look(browser, "/desk/cases/new entered", problems);
    browser.follow("main form[action$=\"/letters/acknowledgement\"] button");
    assert!(browser.has("#access-code"), "{}", browser.html());
    look(browser, "/desk/letters/acknowledgement", problems);
}

/// What was wrong with the pages looked at, and the pages themselves, to be checked together in the end.
pub struct Problems {
    seen: Vec<String>,
    markup: Markup,
}

impl Problems {
    pub fn new() -> Self {
        Self {
            seen: Vec::new(),
            markup: Markup::new(),
        }
    }

    fn push(&mut self, problem: String) {
        self.seen.push(problem);
    }

    pub fn all(mut self) -> Vec<String> {
        self.seen.extend(self.markup.findings());
        self.seen
    }
}

/// Looks at the open page in every width and colour scheme, twice as large and in forced colours; notes what is
/// wrong; leaves pictures.
pub fn look(browser: &mut Chromium, name: &str, problems: &mut Problems) {
    glance(browser, name, problems);
    for width in [360, 1280] {
        let is_dark = true;
        browser.set_screen(Screen { width, is_dark });
        browser.picture(&picture(name, width, is_dark));
    }
    for finding in axe::colours(browser) {
        problems.push(format!("{name} (dark): {finding}"));
    }
    enlarge(browser, name, problems);
    browser.set_screen(DESK);
}

/// Looks at the open page in every width, in light alone: enough for the second language.
pub fn glance(browser: &mut Chromium, name: &str, problems: &mut Problems) {
    let html = browser.html();
    let html = html.trim_start_matches("<!DOCTYPE html>");
    problems.markup.add(name, &format!("<!doctype html>{html}"));
    for width in WIDTHS {
        let is_dark = false;
        browser.set_screen(Screen { width, is_dark });
        let overflow = browser.overflow();
        if overflow > 0 {
            problems.push(format!("{name} at {width} px is {overflow} px too wide"));
        }
        if width == 320 {
            let small = axe::targets(browser);
            problems
                .seen
                .extend(small.iter().map(|it| format!("{name} at 320 px: {it}")));
        } else {
            browser.picture(&picture(name, width, is_dark));
        }
    }
    for finding in axe::findings(browser) {
        problems.push(format!("{name}: {finding}"));
    }
}

/// Twice as large, text alone or all of it, nothing has to be moved sideways; in forced colours whatever can be
/// pressed or filled in has an edge.
fn enlarge(browser: &mut Chromium, name: &str, problems: &mut Problems) {
    browser.zoom(640, 2);
    let all = browser.overflow();
    browser.zoom(1280, 1);
    browser.run("document.documentElement.style.fontSize = '200%'");
    let text = browser.overflow();
    browser.run("document.documentElement.style.fontSize = ''");
    if all.max(text) > 0 {
        problems.push(format!(
            "{name} at 200 %: {all} px too wide, text alone {text} px"
        ));
    }
    browser.emulate("", &[("forced-colors", "active")]);
    let bare = browser.run(BARE);
    if bare.as_array().map(Vec::len) != Some(0) {
        problems.push(format!("{name} in forced colours: {bare}"));
    }
}

/// `target/screenshots/desk-1280-dark.png`
pub fn picture(name: &str, width: u32, is_dark: bool) -> PathBuf {
    let scheme = if is_dark { "dark" } else { "light" };
    file(name, &format!("{width}-{scheme}.png"))
}

/// A file among the pictures, named after the page.
pub fn file(name: &str, ending: &str) -> PathBuf {
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
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("target")
        .join("screenshots");
    folder.join(format!("{plain}-{ending}"))
}
