//! The second factor: set up before anything else, each code once, paper for the day the telephone is
//! lost, and once more before what can't be taken back.

use actix_web::http::StatusCode;
use chrono::Duration;
use leakdesk::access::second_factor::{Secret, store as factors};
use leakdesk::access::store::Staff;
use leakdesk::staff::people;
use leakdesk::staff::record::By;

use crate::desk::{PASSWORD, complained, employ, sign_in};
use crate::support::{Answer, Browser, TestApp};

const NOW: &str = "2026-11-23T10:00:00+07:00";
const SET_UP: &str = "/sign-in/second-factor";
const CODE: &str = "/sign-in/code";

async fn strict() -> TestApp {
    TestApp::with(NOW, &["second_factor=required"]).await
}

/// The secret that the page shows to whoever can't scan.
fn shown(page: &Answer) -> Secret {
    let text = page.text_of("factor-secret").replace(' ', "");
    let bytes = totp_rs::Secret::try_from_base32(text).unwrap();
    Secret::from_bytes(bytes.as_bytes()).unwrap()
}

/// Sets a second factor up on the way in; the secret and the codes on paper.
async fn set_up(test: &TestApp, browser: &mut Browser, name: &str) -> (Secret, Vec<String>) {
    let first = sign_in(browser, name, PASSWORD).await;
    assert_eq!(first.location(), SET_UP, "{name}");
    let secret = shown(&browser.get(SET_UP).await);
    let code = secret.code(test.app.now()).unwrap();
    let done = browser.submit(SET_UP, SET_UP, &[("code", &code)]).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    let list = &done.body[done.body.find("id=\"recovery-codes\"").unwrap()..];
    let codes = list.split("<code>").skip(1);
    let codes = codes.map(|rest| rest[..rest.find('<').unwrap()].to_owned());
    (secret, codes.collect())
}

async fn secret_of(test: &TestApp, person: &Staff) -> Option<Secret> {
    let (vault, id) = (test.app.vault.clone(), person.id);
    let found = test
        .app
        .db
        .read(move |conn| factors::find(conn, &vault, id));
    found.await.unwrap()
}

/// The right password, then this code.
async fn enter(test: &TestApp, name: &str, code: &str) -> (Browser, Answer) {
    let mut browser = test.browser();
    assert_eq!(sign_in(&mut browser, name, PASSWORD).await.location(), CODE);
    let answer = browser.submit(CODE, CODE, &[("code", code)]).await;
    (browser, answer)
}

#[actix_web::test]
async fn whoever_sees_what_concerns_members_sets_it_up_before_anything_else() {
    let test = strict().await;
    let ha = employ(&test, "ha", "admin").await;
    employ(&test, "quan", "admin").await;
    let mut browser = test.browser();
    sign_in(&mut browser, "ha", PASSWORD).await;
    let elsewhere = browser.get("/desk").await;
    assert_eq!(elsewhere.location(), "/sign-in?next=%2Fdesk", "not yet");
    let page = browser.get(SET_UP).await;
    assert!(page.body.contains("<svg class=\"qr\""));
    let wrong = browser.submit(SET_UP, SET_UP, &[("code", "000000")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(shown(&wrong), shown(&page), "the picture stays");
    assert!(secret_of(&test, &ha).await.is_none());
    let (secret, codes) = set_up(&test, &mut browser, "ha").await;
    assert_eq!(secret_of(&test, &ha).await, Some(secret));
    assert_eq!(codes.len(), 10);
    assert_eq!(browser.get("/desk").await.status, StatusCode::OK);
    // An administrator alone sees no case.
    let mut quan = test.browser();
    let entered = sign_in(&mut quan, "quan", PASSWORD).await;
    assert_eq!(entered.location(), "/desk/staff");
}

#[actix_web::test]
async fn the_secret_and_the_codes_are_not_to_be_read_in_the_database() {
    let test = strict().await;
    employ(&test, "ha", "admin").await;
    let (secret, codes) = set_up(&test, &mut test.browser(), "ha").await;
    let file = test.data_dir().join("leakdesk.db");
    // On PostgreSQL there is no file to look into.
    let bytes = std::fs::read(&file).unwrap_or_default();
    let log = std::fs::read(file.with_extension("db-wal")).unwrap_or_default();
    let all = [bytes, log].concat();
    let holds = |what: &[u8]| all.windows(what.len()).any(|run| run == what);
    assert!(!holds(secret.bytes()));
    assert!(!holds(secret.text().replace(' ', "").as_bytes()));
    for code in codes {
        assert!(!holds(code.as_bytes()) && !holds(code.replace('-', "").as_bytes()));
    }
}

#[actix_web::test]
async fn au_13_a_code_opens_once_and_only_within_a_step() {
    let test = strict().await;
    employ(&test, "ha", "admin").await;
    let (secret, _) = set_up(&test, &mut test.browser(), "ha").await;
    let code = |steps: i64| {
        let at = test.app.now().plus(Duration::seconds(30 * steps));
        secret.code(at).unwrap()
    };
    let (_, again) = enter(&test, "ha", &code(0)).await;
    assert_eq!(
        again.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "used to set up"
    );
    test.advance(Duration::minutes(10));
    for steps in [-5, -2, 2, 5] {
        let (_, far) = enter(&test, "ha", &code(steps)).await;
        assert_eq!(far.status, StatusCode::UNPROCESSABLE_ENTITY, "{steps}");
    }
    // Those four were guesses, too: an hour later they are forgotten.
    test.advance(Duration::hours(2));
    let (_, fits) = enter(&test, "ha", &code(1)).await;
    assert_eq!(fits.location(), "/desk");
    for steps in [1, 0, -1] {
        let (_, used) = enter(&test, "ha", &code(steps)).await;
        assert_eq!(used.status, StatusCode::UNPROCESSABLE_ENTITY, "{steps}");
    }
}

#[actix_web::test]
async fn au_13_of_many_who_type_one_code_at_once_one_gets_in() {
    let test = strict().await;
    let ha = employ(&test, "ha", "admin").await;
    let (secret, _) = set_up(&test, &mut test.browser(), "ha").await;
    test.advance(Duration::minutes(5));
    let step = secret.step_of(&secret.code(test.app.now()).unwrap(), test.app.now());
    let (id, step) = (ha.id, step.unwrap());
    let tries = (0..20).map(|_| {
        test.app
            .db
            .write(move |conn| factors::use_step(conn, id, step))
    });
    let used = futures_util::future::join_all(tries).await;
    assert_eq!(
        used.into_iter()
            .filter(|used| *used.as_ref().unwrap())
            .count(),
        1
    );
}

#[actix_web::test]
async fn au_13_a_thousand_guesses_are_not_looked_at_wherever_they_come_from() {
    let test = strict().await;
    employ(&test, "ha", "admin").await;
    let (secret, codes) = set_up(&test, &mut test.browser(), "ha").await;
    test.advance(Duration::minutes(5));
    let mut browser = test.browser();
    sign_in(&mut browser, "ha", PASSWORD).await;
    let hidden = browser.get(CODE).await.hidden_of(CODE);
    let token = hidden[0].1.clone();
    let mut waits = 0;
    for n in 0..40 {
        browser.from = format!("198.51.100.{n}:4000").parse().unwrap();
        let guess = format!("{n:06}");
        let fields = [("csrf_token", token.as_str()), ("code", guess.as_str())];
        let answer = browser.post(CODE, &fields).await;
        waits += usize::from(answer.status == StatusCode::TOO_MANY_REQUESTS);
    }
    assert_eq!(waits, 35, "five are looked at");
    let right = secret.code(test.app.now()).unwrap();
    for code in [right.as_str(), codes[0].as_str()] {
        let fields = [("csrf_token", token.as_str()), ("code", code)];
        let answer = browser.post(CODE, &fields).await;
        assert_eq!(
            answer.status,
            StatusCode::TOO_MANY_REQUESTS,
            "nor the right one"
        );
    }
}

#[actix_web::test]
async fn a_code_on_paper_opens_once_and_new_ones_end_the_old() {
    let test = strict().await;
    employ(&test, "ha", "admin").await;
    let (secret, codes) = set_up(&test, &mut test.browser(), "ha").await;
    let typed = codes[3].to_lowercase().replace('-', " ");
    let (mut browser, opened) = enter(&test, "ha", &typed).await;
    assert_eq!(opened.location(), "/desk");
    let (_, again) = enter(&test, "ha", &codes[3]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    let settings = browser.get("/desk/settings").await;
    assert!(
        settings.body.contains("Còn 9 mã dự phòng"),
        "{}",
        settings.body
    );
    let renewed = browser
        .submit("/desk/settings", "/desk/settings/recovery-codes", &[])
        .await;
    assert_eq!(renewed.status, StatusCode::OK);
    let (_, old) = enter(&test, "ha", &codes[4]).await;
    assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY);
    // Where it is required nobody turns their own off.
    let token = settings.hidden_of("/desk/settings/recovery-codes")[0]
        .1
        .clone();
    let removal = "/desk/settings/second-factor/removal";
    let refused = browser.post(removal, &[("csrf_token", &token)]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(secret.code(test.app.now()).is_some());
}

#[actix_web::test]
async fn a_code_without_the_password_and_a_password_that_was_changed_open_nothing() {
    let test = strict().await;
    let ha = employ(&test, "ha", "admin").await;
    let (secret, _) = set_up(&test, &mut test.browser(), "ha").await;
    assert_eq!(test.browser().get(CODE).await.location(), "/sign-in");
    test.advance(Duration::minutes(5));
    let mut browser = test.browser();
    sign_in(&mut browser, "ha", PASSWORD).await;
    let token = browser.get(CODE).await.hidden_of(CODE)[0].1.clone();
    let by = By::nobody(test.app.now());
    let (_, link) = people::make_link(&test.app.db, ha.id, by, Vec::new())
        .await
        .unwrap();
    let code = secret.code(test.app.now()).unwrap();
    let fields = [("csrf_token", token.as_str()), ("code", code.as_str())];
    assert_eq!(browser.post(CODE, &fields).await.location(), "/sign-in");
    // A link to set a password is no second factor either.
    let place = format!("/set-up/{}", link.text());
    let mut newly = test.browser();
    let set = newly
        .submit(&place, &place, &[("password", "gió bấc thổi qua đèo")])
        .await;
    assert_eq!(set.location(), CODE);
    assert_eq!(newly.get("/desk").await.status, StatusCode::SEE_OTHER);
}

#[actix_web::test]
async fn a_role_that_needs_one_ends_the_session_that_has_none() {
    let test = strict().await;
    employ(&test, "ha", "admin").await;
    let quan = employ(&test, "quan", "admin").await;
    let mut browser = test.browser();
    sign_in(&mut browser, "quan", PASSWORD).await;
    assert_eq!(browser.get("/desk/staff").await.status, StatusCode::OK);
    let by = By::nobody(test.app.now());
    let roles = leakdesk::access::roles::Roles::parse("lead,admin");
    let changed = people::change_roles(&test.app.db, &quan, (roles, false), by, Vec::new());
    changed.await.unwrap().unwrap();
    assert_eq!(
        browser.get("/desk").await.location(),
        "/sign-in?next=%2Fdesk"
    );
    set_up(&test, &mut browser, "quan").await;
    assert_eq!(browser.get("/desk").await.status, StatusCode::OK);
}

#[actix_web::test]
async fn erasing_asks_once_more_who_it_is() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "admin").await;
    let reference = complained(&test, &[]).await;
    let mut browser = crate::desk::at_work(&test, "ha").await;
    test.advance(Duration::minutes(11));
    let case = format!("/desk/cases/{reference}");
    let action = format!("{case}/erasure");
    let token = browser.get(&case).await.hidden_of("/sign-out")[0].1.clone();
    let fields = [
        ("csrf_token", token.as_str()),
        ("what", "erasure"),
        ("sure", "yes"),
        ("version", "1"),
    ];
    let asked = browser.post(&action, &fields).await;
    let place = asked.location().to_owned();
    assert!(
        place.starts_with("/desk/confirm?next=%2Fdesk%2Fcases%2F"),
        "{place}"
    );
    let confirm = |password: &'static str| [("password", password)];
    let wrong = browser
        .submit(&place, "/desk/confirm", &confirm("không phải mật khẩu"))
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        browser
            .post(&action, &fields)
            .await
            .location()
            .starts_with("/desk/confirm")
    );
    let right = browser
        .submit(&place, "/desk/confirm", &confirm(PASSWORD))
        .await;
    assert_eq!(right.location(), format!("{case}#erasure"));
    let done = browser.post(&action, &fields).await;
    assert_ne!(done.status, StatusCode::FORBIDDEN);
    assert!(done.status != StatusCode::SEE_OTHER || !done.location().contains("confirm"));
}

#[actix_web::test]
async fn au_09_confirming_leads_nowhere_else() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "admin").await;
    let mut browser = crate::desk::at_work(&test, "ha").await;
    for next in [
        "//evil.example",
        "https:evil",
        "/\\evil",
        "%2f%2fevil",
        "javascript:alert(1)",
    ] {
        let fields = [("next", next), ("password", PASSWORD)];
        let answer = browser
            .submit("/desk/confirm", "/desk/confirm", &fields)
            .await;
        assert_eq!(answer.location(), "/desk", "{next}");
    }
}

#[actix_web::test]
async fn people_see_their_sessions_and_end_them() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "admin").await;
    employ(&test, "bao", "handler").await;
    let mut here = crate::desk::at_work(&test, "ha").await;
    test.advance(Duration::minutes(1));
    let mut there = crate::desk::at_work(&test, "ha").await;
    let mut bao = crate::desk::at_work(&test, "bao").await;
    let page = here.get("/desk/settings").await;
    assert_eq!(
        page.body.matches("thấy lần cuối").count(),
        3,
        "two, and the one that can be ended read out, too"
    );
    let at = page.body.find("name=\"session\" value=\"").unwrap() + 22;
    let handle = page.body[at..at + 16].to_owned();
    // Another's session can't be ended by its name.
    let action = "/desk/settings/sessions";
    bao.submit("/desk/settings", action, &[("session", &handle)])
        .await;
    assert_eq!(there.get("/desk").await.status, StatusCode::OK);
    here.submit("/desk/settings", action, &[("session", &handle)])
        .await;
    assert_eq!(there.get("/desk").await.status, StatusCode::SEE_OTHER);
    assert_eq!(here.get("/desk").await.status, StatusCode::OK);
    let mut third = crate::desk::at_work(&test, "ha").await;
    here.submit("/desk/settings", action, &[("session", "others")])
        .await;
    assert_eq!(third.get("/desk").await.status, StatusCode::SEE_OTHER);
    assert_eq!(here.get("/desk").await.status, StatusCode::OK);
    assert_eq!(bao.get("/desk").await.status, StatusCode::OK);
}

#[actix_web::test]
async fn a_session_that_was_ended_stays_so_when_the_clock_is_set_back() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "admin").await;
    let mut here = crate::desk::at_work(&test, "ha").await;
    let mut there = crate::desk::at_work(&test, "ha").await;
    test.advance(Duration::hours(-13));
    assert_eq!(there.get("/desk").await.status, StatusCode::OK);
    here.submit(
        "/desk/settings",
        "/desk/settings/sessions",
        &[("session", "others")],
    )
    .await;
    assert_eq!(here.get("/desk").await.status, StatusCode::OK);
    for hours in [0, -1, -13] {
        test.advance(Duration::hours(hours));
        let answer = there.get("/desk").await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{hours}");
    }
}

/// What the program logs in this thread.
#[derive(Clone, Default)]
struct Log(std::sync::Arc<std::sync::Mutex<Vec<u8>>>);

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[actix_web::test]
async fn the_log_tells_who_signed_in_and_who_failed_to_without_their_address() {
    let test = strict().await;
    let ha = employ(&test, "ha", "admin").await;
    let (secret, _) = set_up(&test, &mut test.browser(), "ha").await;
    test.advance(Duration::minutes(5));
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    let guard = tracing::subscriber::set_default(subscriber);
    sign_in(&mut test.browser(), "ha", "không phải mật khẩu").await;
    enter(&test, "ha", "000000").await;
    enter(&test, "ha", &secret.code(test.app.now()).unwrap()).await;
    drop(guard);
    let said = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    let id = ha.id.to_string();
    let line = |words: &str| said.lines().find(|line| line.contains(words));
    assert!(line("failed: address or password").is_some(), "{said}");
    for words in ["failed: second factor", "signed in"] {
        let found = line(words).unwrap_or_else(|| panic!("{words}: {said}"));
        assert!(found.contains(&id), "{found}");
    }
    assert!(!said.contains("ha@desk.test"));
}
