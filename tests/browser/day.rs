//! A day of cases, from the queue to the answer: by keyboard alone, by mouse, without scripts. Thirty by keyboard;
//! the other two take their time per click, and work eight unless `LEAKDESK_TEST_DAY=30` asks for more.

use std::time::{Duration, Instant};

use crate::chromium::Chromium;
use crate::chromium::Hand::{Click, Type};
use crate::crew::{desk, speak};
use crate::keys::the_row;
use crate::rig::folder::Folder;
use crate::rig::program::wait_for;

const CASES: usize = 30;
const CLICKED: usize = 8;

const ENTER: &str = "\u{E007}";
const TAB: &str = "\u{E004}";
const DOWN: &str = "\u{E015}";

/// More stops than this on the way to a field, and nobody gets there.
const MOST_STOPS: usize = 60;

/// Short: what takes long is not what is typed.
const ANSWER: &str = "Rõ.";

/// Every case has been answered, and the answers have left.
fn assert_done(browser: &mut Chromium, (cases, how): (usize, &str), begun: Instant) {
    eprintln!("{cases} cases {how} in {:?}", begun.elapsed());
    wait_for("the answers to leave", Duration::from_secs(30), || {
        browser.open("/desk");
        browser.has(".panel.empty").then_some(())
    });
    browser.open("/desk?view=answered");
    let shown = browser.run("return document.querySelectorAll('.queue-row').length");
    assert_eq!(shown, cases);
}

/// Tab until the focus is there. The page foretells how many stops that takes, so that they are struck in one
/// go; where the focus came to stand says whether it was right.
fn tab_to(browser: &mut Chromium, css: &str) {
    let foretold = browser.run(&format!(
        "const at = document.activeElement;
         if (at.matches({css:?})) return 0;
         const isFirst = (it) => it.type !== 'radio' || !it.name || it === (
           it.form.querySelector(`[name='${{it.name}}']:checked`) || it.form.querySelector(`[name='${{it.name}}']`));
         const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
           .filter((it) => it.type !== 'hidden' && it.checkVisibility() && isFirst(it)
             && (at === document.body || at.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_FOLLOWING));
         return stops.findIndex((it) => it.matches({css:?})) + 1"
    ));
    let foretold = usize::try_from(foretold.as_u64().unwrap()).unwrap();
    assert!(foretold <= MOST_STOPS, "{foretold} stops to {css}");
    browser.strike(&TAB.repeat(foretold));
    for _ in foretold..MOST_STOPS {
        if browser.is_on(css) {
            return;
        }
        browser.strike(TAB);
    }
    panic!("no way to {css} on {}:\n{}", browser.path(), browser.html());
}

const IS_ANSWERED: &str = "return Boolean(document.activeElement.closest('.queue-row')?.querySelector('.state-answered'))";

/// Everything a case needs, from the queue to the answer.
fn work_by_keys(browser: &mut Chromium) {
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
    for (again, note) in [("", "Rà."), ("m", "Hỏi.")] {
        browser.strike(&format!("m{again}{ENTER}"));
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
        browser.strike(ANSWER);
    }
    tab_to(browser, "#answer button[value=send]");
    browser.strike_and_follow(ENTER);
    assert!(browser.has(".badge.state-answered"), "{}", browser.html());
    browser.strike_and_follow("gq");
}

#[test]
fn a_day_of_thirty_cases_is_worked_by_keyboard_alone() {
    let folder = Folder::new("day-keys");
    let (installation, running, mut browser) = desk(&folder, CASES, true);
    let begun = Instant::now();
    for _ in 0..CASES {
        work_by_keys(&mut browser);
    }
    assert_done(&mut browser, (CASES, "by keyboard"), begun);
    assert!(running.stop().success(), "{}", installation.log());
}

/// Ticks all rows and does one thing with them, over the preview.
fn with_all(browser: &mut Chromium, verb: &str, (cases, runs_scripts): (usize, bool)) {
    let ticks: Vec<String> = (1..=cases)
        .map(|n| format!(".queue-row:nth-child({n}) .row-pick"))
        .collect();
    if runs_scripts {
        browser.by_hand(&[Click("#bulk-all")]);
    } else {
        let ticks: Vec<_> = ticks.iter().map(|css| Click(css)).collect();
        browser.by_hand(&ticks);
    }
    let button = format!("#bulk button[value={verb}]");
    browser.by_hand_and_follow(&[Click(&button)]);
    browser.by_hand_and_follow(&[Click(".bulk-confirm button")]);
    browser.by_hand_and_follow(&[Click("main a.btn-primary")]);
}

/// One step of the checklist, done and noted.
fn check_off(browser: &mut Chromium, step: &str, note: &str) {
    let within = |css: &str| format!("#step-{step} {css}");
    browser.by_hand(&[Click(&within("summary"))]);
    browser.choose(&within(""), "status", "no_signs");
    browser.by_hand_and_follow(&[
        Click(&within("[name=note]")),
        Type(note),
        Click(&within("button")),
    ]);
}

/// A case that is somebody's and being verified, from the queue to the answer.
pub fn work_by_mouse(browser: &mut Chromium, outcome: &str, button: &str) {
    let button = format!("#answer button[value={button}]");
    let waiting = ".queue-row:not(:has(.state-answered)) .row-reference a";
    browser.by_hand_and_follow(&[Click(waiting)]);
    browser.by_hand_and_follow(&[
        Click("#incident [name=q1][value=no]"),
        Click("#incident [name=q2][value=no]"),
        Click("#incident [name=q3][value=no]"),
        Click("#incident [name=q4][value=no]"),
        Click("#incident [name=q5][value=no]"),
        Click("#incident button"),
    ]);
    check_off(browser, "T2", "Rà.");
    check_off(browser, "B2", "Hỏi.");
    browser.choose("#answer", "outcome", outcome);
    browser.by_hand_and_follow(&[
        Click("#answer-summary"),
        Type(ANSWER),
        Click("#answer-technical"),
        Type(ANSWER),
        Click("#answer-business"),
        Type(ANSWER),
        Click("#answer-reasons"),
        Type(ANSWER),
        Click("#answer-remedy"),
        Type(ANSWER),
        Click(&button),
    ]);
    assert!(!browser.has(".error-summary"), "{}", browser.html());
}

fn work_a_day(name: &str, language: &str, runs_scripts: bool) {
    let folder = Folder::new(name);
    let asked = std::env::var("LEAKDESK_TEST_DAY");
    let cases = asked.map_or(CLICKED, |cases| cases.parse().unwrap());
    let (installation, running, mut browser) = desk(&folder, cases, runs_scripts);
    if language != "vi" {
        speak(&mut browser, language);
        browser.open("/desk");
    }
    browser.stretch();
    let begun = Instant::now();
    with_all(&mut browser, "take", (cases, runs_scripts));
    with_all(&mut browser, "verify", (cases, runs_scripts));
    for _ in 0..cases {
        work_by_mouse(&mut browser, "not_substantiated", "send");
        assert!(browser.has(".badge.state-answered"), "{}", browser.html());
        browser.by_hand_and_follow(&[Click(".back a")]);
    }
    assert_done(&mut browser, (cases, name), begun);
    assert!(running.stop().success(), "{}", installation.log());
}

#[test]
fn a_day_of_cases_is_worked_by_mouse() {
    work_a_day("day-by-mouse", "en", true);
}

#[test]
fn a_day_of_cases_is_worked_without_scripts() {
    work_a_day("day-without-scripts", "vi", false);
}
