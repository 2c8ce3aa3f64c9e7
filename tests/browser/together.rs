//! Two people at one desk: both on one case, a session that ends while somebody types, and a queue that brings
//! itself up to date under somebody's hands.

use crate::chromium::Chromium;
use crate::crew::{HANDLER, LEAD, complain, desk, enter_late, speak};
use crate::journey::{self, PASSWORD};
use crate::looks::{Problems, glance, look};
use crate::rig::folder::Folder;
use crate::rig::program::{Installation, Running};

const SAVE_DRAFT: &str = "#answer button[value=save]";

/// A desk with complaints; Bảo and Hà, each in a browser of their own.
fn two(folder: &Folder, complaints: usize) -> (Installation, Running, [Chromium; 2]) {
    let (installation, running, bao) = desk(folder, complaints, true);
    let mut ha = Chromium::start(&format!("http://{}", installation.address()), true);
    journey::sign_in(&mut ha, LEAD, PASSWORD);
    (installation, running, [bao, ha])
}

fn value(browser: &mut Chromium, css: &str) -> String {
    let script = format!("return document.querySelector({css:?}).value");
    browser.run(&script).as_str().unwrap().to_owned()
}

/// Both write the answer of one case: whoever saves second is shown what the first wrote, and keeps every word.
fn write_one_answer(first: &mut Chromium, second: &mut Chromium, case: &str, said: [&str; 2]) {
    let [of_first, of_second] = said;
    first.open(case);
    second.open(case);
    let presence = second.text(".presence");
    assert!(!presence.is_empty(), "nobody is said to be there");
    first.write("#answer-reasons", of_first);
    second.write("#answer-reasons", of_second);
    second.write("#answer-summary", "Chỉ người thứ hai viết câu này.");
    first.follow(SAVE_DRAFT);
    second.follow(SAVE_DRAFT);
    assert_eq!(second.status(), 409, "{}", second.html());
    assert_eq!(value(second, "#answer-reasons"), of_second);
    let compared = second.text(".stale .compare");
    assert!(
        compared.contains(of_first) && compared.contains(of_second),
        "{compared}"
    );
    let differing = second.run("return document.querySelectorAll('.compare tbody tr').length");
    assert_eq!(
        differing, 2,
        "what is the same is no difference: {compared}"
    );
}

/// What was shown is saved as it stands, once somebody has seen it.
fn save_after_all(second: &mut Chromium, case: &str, of_second: &str) {
    second.follow(SAVE_DRAFT);
    assert!(!second.has(".stale"), "{}", second.html());
    second.open(case);
    assert_eq!(value(second, "#answer-reasons"), of_second);
    assert_eq!(
        value(second, "#answer-summary"),
        "Chỉ người thứ hai viết câu này."
    );
}

/// The same person, elsewhere, ends all other sessions; what was being typed is given back after signing in.
fn lose_the_session(
    here: &mut Chromium,
    there: &mut Chromium,
    case: &str,
    problems: &mut Problems,
) {
    let typed = "Khách hẹn gọi lại lúc 16 giờ.\nChưa lưu, phiên đã hết.";
    here.open(case);
    here.write("#notes textarea", typed);
    there.open("/desk/settings");
    there.follow("button[value=others]");
    here.follow("#notes button");
    assert!(here.path().starts_with("/sign-in"), "{}", here.path());
    here.write("[name=\"email\"]", HANDLER);
    here.write("[name=\"password\"]", PASSWORD);
    here.follow("main form button[type=\"submit\"]");
    assert_eq!(here.path(), case, "back where it was typed");
    assert!(here.has("[aria-labelledby=kept-title]"));
    assert_eq!(value(here, "#notes textarea"), typed);
    look(here, "/desk/case kept form", problems);
    here.open("/desk/kept");
    assert!(here.text("main").contains("Chưa lưu, phiên đã hết."));
    look(here, "/desk/kept", problems);
    here.open(case);
    here.follow("#notes button");
    assert!(here.text(".notes").contains("Chưa lưu, phiên đã hết."));
    assert!(!here.has("[aria-labelledby=kept-title]"));
}

#[test]
fn two_people_on_one_case_and_a_session_that_ends_lose_no_word() {
    let folder = Folder::new("together");
    let (installation, running, [mut bao, mut ha]) = two(&folder, 2);
    speak(&mut ha, "en");
    let mut problems = Problems::new();
    bao.open("/desk");
    let links =
        "return [...document.querySelectorAll('.row-reference a')].map((it) => it.pathname)";
    let cases = bao.run(links);
    let case = |n: usize| cases[n].as_str().unwrap().to_owned();

    let words = ["Bảo: phiếu giao dán ngoài thùng.", "Hà: chưa rõ lộ từ đâu."];
    write_one_answer(&mut bao, &mut ha, &case(0), words);
    assert!(ha.text(".presence").contains("Trần Quốc Bảo"));
    look(&mut ha, "/desk/case stale en", &mut problems);
    save_after_all(&mut ha, &case(0), words[1]);

    let words = ["Hà: đã hỏi đối tác.", "Bảo: nhật ký không có lượt mở lạ."];
    write_one_answer(&mut ha, &mut bao, &case(1), words);
    glance(&mut bao, "/desk/case stale vi", &mut problems);
    save_after_all(&mut bao, &case(1), words[1]);

    ha.follow("form[action=\"/sign-out\"] button");
    journey::sign_in(&mut ha, HANDLER, PASSWORD);
    lose_the_session(&mut bao, &mut ha, &case(0), &mut problems);
    assert!(running.stop().success(), "{}", installation.log());
    assert_eq!(problems.all(), Vec::<String>::new());
}

/// Lets the page believe that time has passed, and counts what its list was replaced by.
const LATER: &str = "{ const now = performance.now.bind(performance); let ahead = 0;
    performance.now = () => now() + ahead;
    window.later = (ms) => { ahead += ms; };
    window.refreshes = 0;
    document.addEventListener('queue:refreshed', () => { window.refreshes += 1; }); }";

/// What the focus is on, what is ticked, and how far the focused row is from the top of the window.
const PLACE: &str = "const at = document.activeElement, row = at.closest('.queue-row');
    return JSON.stringify([row?.querySelector('.row-reference a').textContent,
      [...document.querySelectorAll('.row-pick:checked')].map((it) => it.value),
      Math.round(row?.getBoundingClientRect().top)])";

fn refreshes(browser: &mut Chromium) -> u64 {
    browser.run("return window.refreshes").as_u64().unwrap()
}

fn wait_for_refresh(browser: &mut Chromium, count: u64) {
    let script = format!(
        "const done = arguments[arguments.length - 1], wanted = {count};
         const look = () => window.refreshes >= wanted ? done(true) : setTimeout(look, 20);
         look()"
    );
    browser.run_to_end(&script);
}

#[test]
fn the_queue_refreshes_itself_under_nobodys_hands_and_can_be_paused() {
    let folder = Folder::new("together-live");
    let (installation, running, [mut bao, mut ha]) = two(&folder, 12);
    bao.prepare(LATER);
    bao.open("/desk");
    // Down the list, one ticked on the way, and the window moved.
    bao.strike("jjjjjjxjj");
    bao.run("scrollBy({ top: 120, behavior: 'instant' })");
    let place = bao.run(PLACE);
    assert!(place.as_str().unwrap().starts_with("[\"KN-"), "{place}");

    // Somebody asks for it; then time passes.
    enter_late(&mut ha);
    bao.run("document.getElementById('queue-refresh').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))");
    wait_for_refresh(&mut bao, 1);
    assert!(bao.has(".row-standing.overdue"), "{}", bao.html());
    assert_eq!(bao.run(PLACE), place);
    complain(&installation, 1);
    bao.run("window.later(46_000)");
    wait_for_refresh(&mut bao, 2);
    let rows = bao.run("return document.querySelectorAll('.queue-row').length");
    assert_eq!(rows, 14);
    assert_eq!(bao.run(PLACE), place);

    // Paused it stays as it is, also on the next visit; going on brings it up to date at once.
    bao.click("#queue-live-form button");
    enter_late(&mut ha);
    bao.run("window.later(200_000)");
    let waited = "const done = arguments[arguments.length - 1]; setTimeout(() => done(true), 2500)";
    bao.run_to_end(waited);
    assert_eq!(refreshes(&mut bao), 2);
    bao.open("/desk");
    assert_eq!(
        bao.run("return document.getElementById('queue-live').dataset.live"),
        "off"
    );
    bao.click("#queue-live-form button");
    wait_for_refresh(&mut bao, 1);

    // Whose session is over is told so, and keeps the list.
    bao.forget("leakdesk");
    bao.run("window.later(46_000)");
    bao.wait_for("#queue-told a");
    let rows = bao.run("return document.querySelectorAll('.queue-row').length");
    assert_eq!(rows, 15);
    assert!(running.stop().success(), "{}", installation.log());
}
