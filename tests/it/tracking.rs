//! The complainant comes back to their case.

use actix_web::http::StatusCode;
use diesel::{ExpressionMethods, RunQueryDsl};
use leakdesk::cases::answer::{ANSWER, Answer as Written, RequestReply};
use leakdesk::cases::case::Act;
use leakdesk::cases::change::{Changed, Seen, Sending, send_answer};
use leakdesk::cases::delivery::{Awaited, mail_accepted};
use leakdesk::cases::{Case, reference::Reference, status_link, store};
use leakdesk::db::schema::{cases, staff};
use leakdesk::db::{Conn, Id};
use leakdesk::time::Moment;

use crate::intake::complain;
use crate::support::{Answer, Browser, TestApp};

/// Complains and returns reference and access code.
async fn complained(test: &TestApp, browser: &mut Browser) -> (String, String) {
    complain(test, browser, &[("wish", "access")]).await;
    let receipt = browser.get("/complaints/receipt").await;
    (receipt.text_of("reference"), receipt.text_of("access-code"))
}

async fn unlock(browser: &mut Browser, reference: &str, code: &str) -> Answer {
    browser
        .submit(
            "/status",
            "/status",
            &[("reference", reference), ("access_code", code)],
        )
        .await
}

/// A page without what differs between any two of them.
fn bare(answer: &Answer, reference: &str) -> String {
    let tokens = answer.hidden_of("/status");
    let body = answer.body.replace(reference, "…");
    tokens
        .iter()
        .fold(body, |body, (_, value)| body.replace(value, "…"))
}

#[actix_web::test]
async fn reference_and_code_open_the_case() {
    let test = TestApp::at("2026-11-23T10:00:00+07:00").await;
    let (reference, code) = complained(&test, &mut test.browser()).await;
    let typed = code.to_lowercase().replace('-', " ").replace('0', "o");
    let mut browser = test.browser();
    let opened = unlock(&mut browser, &reference.to_lowercase(), &typed).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER);
    assert_eq!(opened.location(), format!("/status/{reference}"));

    let page = browser.get(&format!("/status/{reference}")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.text_of("due-on"), "hết ngày thứ Ba, 08/12/2026");
    assert_eq!(page.text_of("days-left"), "Còn 15 ngày");
    assert!(
        page.body.contains("đọc đúng đơn hàng hôm qua"),
        "what was submitted"
    );
    assert!(
        page.body.contains("hết ngày thứ Năm, 03/12/2026"),
        "the request has its own day"
    );
    let english = browser.get(&format!("/en/status/{reference}")).await;
    assert_eq!(english.text_of("days-left"), "15 days left");
}

#[actix_web::test]
async fn ac_01_a_reference_alone_shows_nothing_and_tells_nothing() {
    let test = TestApp::new().await;
    let (reference, code) = complained(&test, &mut test.browser()).await;
    let unknown = Reference::random().to_string();
    let mut browser = test.browser();

    let known_page = browser.get(&format!("/status/{reference}")).await;
    let unknown_page = browser.get(&format!("/status/{unknown}")).await;
    assert_eq!(known_page.status, StatusCode::FORBIDDEN);
    assert_eq!(unknown_page.status, known_page.status);
    assert_eq!(bare(&known_page, &reference), bare(&unknown_page, &unknown));

    let wrong_code = unlock(&mut browser, &reference, "AAAAA-AAAAA-AAAAA-AAAAA-AAAAA").await;
    let wrong_reference = unlock(&mut browser, &unknown, &code).await;
    assert_eq!(wrong_code.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong_reference.status, wrong_code.status);
    assert_eq!(
        bare(&wrong_code, &reference),
        bare(&wrong_reference, &unknown)
    );
    assert!(
        !wrong_code.body.contains("AAAAA"),
        "a code never comes back into the page"
    );
}

#[actix_web::test]
async fn what_is_missing_is_asked_for() {
    let test = TestApp::new().await;
    let mut browser = test.browser();
    let page = unlock(&mut browser, "", "").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("href=\"#reference\""));
    assert!(page.body.contains("href=\"#access_code\""));
}

#[actix_web::test]
async fn ac_03_after_five_wrong_codes_one_waits_and_the_owner_elsewhere_does_not() {
    let test = TestApp::new().await;
    let (reference, code) = complained(&test, &mut test.browser()).await;
    let mut stranger = test.browser();
    stranger.from = "198.51.100.9:40000".parse().unwrap();
    let wrong = "AAAAA-AAAAA-AAAAA-AAAAA-AAAAA";
    for _ in 0..5 {
        let page = unlock(&mut stranger, &reference, wrong).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let page = unlock(&mut stranger, &reference, &code).await;
    assert_eq!(
        page.status,
        StatusCode::TOO_MANY_REQUESTS,
        "not even the right one is looked at"
    );

    let mut owner = test.browser();
    assert_eq!(
        unlock(&mut owner, &reference, &code).await.status,
        StatusCode::SEE_OTHER
    );
}

#[actix_web::test]
async fn au_07_a_code_without_this_browsers_token_opens_nothing() {
    let test = TestApp::new().await;
    let (reference, code) = complained(&test, &mut test.browser()).await;
    let mut browser = test.browser();
    let fields = [
        ("reference", reference.as_str()),
        ("access_code", code.as_str()),
    ];
    let page = browser.post("/status", &fields).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert!(page.body.contains(&reference), "what was typed is kept");
}

#[actix_web::test]
async fn a_link_of_a_mail_shows_state_and_dates_and_nothing_that_was_written() {
    let test = TestApp::new().await;
    let (reference, _code) = complained(&test, &mut test.browser()).await;
    let wanted = Reference::parse(&reference).unwrap();
    let read = test
        .app
        .db
        .read(move |conn| store::find_by_reference(conn, wanted));
    let case = read.await.unwrap().unwrap();
    let link = status_link::token(&test.app.vault, case.id);

    let mut browser = test.browser();
    let page = browser
        .get(&format!("/status?reference={reference}&link={link}"))
        .await;
    assert_eq!(page.text_of("days-left"), "Còn 15 ngày");
    assert!(!page.body.contains("đọc đúng đơn hàng hôm qua"));
    assert!(!page.body.contains("Hường"));
    let still_closed = browser.get(&format!("/status/{reference}")).await;
    assert_eq!(
        still_closed.status,
        StatusCode::FORBIDDEN,
        "a link unlocks nothing"
    );

    let wrong = browser
        .get(&format!("/status?reference={reference}&link={link}0"))
        .await;
    assert!(wrong.body.contains("name=\"access_code\""));
    assert!(!wrong.body.contains("id=\"days-left\""));
}

#[actix_web::test]
async fn a_case_stays_open_in_a_browser_for_half_an_hour() {
    let test = TestApp::new().await;
    let (reference, code) = complained(&test, &mut test.browser()).await;
    let mut browser = test.browser();
    unlock(&mut browser, &reference, &code).await;
    let path = format!("/status/{reference}");
    test.advance(chrono::Duration::minutes(29));
    assert_eq!(browser.get(&path).await.status, StatusCode::OK);
    test.advance(chrono::Duration::minutes(2));
    assert_eq!(browser.get(&path).await.status, StatusCode::FORBIDDEN);
}

#[actix_web::test]
async fn a_late_case_says_so_and_who_else_to_turn_to() {
    let test = TestApp::at("2026-11-23T10:00:00+07:00").await;
    let (reference, code) = complained(&test, &mut test.browser()).await;
    let mut browser = test.browser();
    let path = format!("/status/{reference}");
    test.at_time("2026-12-08T23:59:59+07:00");
    unlock(&mut browser, &reference, &code).await;
    let in_time = browser.get(&path).await;
    assert_eq!(in_time.text_of("days-left"), "Đến hạn hôm nay");
    assert!(!in_time.body.contains("Chúng tôi trả lời chậm"));
    test.at_time("2026-12-09T00:00:00+07:00");
    let late = browser.get(&path).await;
    assert_eq!(late.text_of("days-left"), "Quá hạn 1 ngày");
    assert!(late.body.contains("Chúng tôi trả lời chậm"));
    assert!(
        late.body
            .contains("cơ quan chuyên trách bảo vệ dữ liệu cá nhân")
    );
}

/// Somebody at the desk, only as far as the tables want one.
fn insert_handler(conn: &mut Conn, id: Id) -> leakdesk::db::Result<()> {
    diesel::insert_into(staff::table)
        .values((
            staff::id.eq(id),
            staff::version.eq(1),
            staff::email_print.eq(1_i64),
            staff::sealed.eq(vec![0_u8]),
            staff::roles.eq("handler"),
            staff::is_trustee.eq(false),
            staff::language.eq("vi"),
            staff::password_hash.eq("none"),
            staff::created_at.eq(Moment::from_micros(0)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Sends an answer as a handler does, in one transaction.
async fn answer(test: &TestApp, reference: &str, written: Written) -> Case {
    let wanted = Reference::parse(reference).unwrap();
    let (vault, now) = (test.app.vault.clone(), test.app.now());
    let by = Id::new(now);
    let sent = test.app.db.write(move |conn| {
        insert_handler(conn, by)?;
        diesel::update(cases::table)
            .set(cases::gate.eq("no"))
            .execute(conn)?;
        let case = store::find_by_reference(conn, wanted)?.unwrap();
        let key = store::find_key(conn, &vault, case.id)?.unwrap();
        let sealed = key.seal_json(ANSWER, &written).unwrap();
        let sending = Sending {
            answer: written.clone(),
            sealed,
            by,
            is_lead: false,
        };
        let seen = Seen {
            id: case.id,
            version: case.version,
        };
        send_answer(
            conn,
            Act {
                by: Some(by),
                at: now,
            },
            seen,
            &sending,
        )
    });
    match sent.await.unwrap() {
        Changed::Done(case) => *case,
        other => panic!("{other:?}"),
    }
}

#[actix_web::test]
async fn the_member_reads_the_answer_once_it_is_sent_and_only_with_the_code() {
    let test = TestApp::at("2026-11-23T10:00:00+07:00").await;
    let (reference, code) = complained(&test, &mut test.browser()).await;
    test.at_time("2026-11-30T15:00:00+07:00");
    let written = Written {
        outcome: "out_of_scope".to_owned(),
        summary: "Số điện thoại bị lộ.".to_owned(),
        reasons: "Cuộc gọi đến từ <b>một công ty khác</b>.".to_owned(),
        where_to: "Xin liên hệ công ty đó.".to_owned(),
        requests: vec![RequestReply {
            wish: "access".to_owned(),
            reasons: "Thông tin đã gửi kèm.".to_owned(),
            guidance: "Xem tại trang cá nhân.".to_owned(),
        }],
        ..Written::default()
    };
    let case = answer(&test, &reference, written).await;

    let mut browser = test.browser();
    unlock(&mut browser, &reference, &code).await;
    let path = format!("/status/{reference}");
    let sending = browser.get(&path).await;
    assert_eq!(sending.text_of("state"), "Đã trả lời");
    assert!(
        sending.body.contains("đang được gửi"),
        "it has not left yet: {}",
        sending.body
    );
    assert_eq!(
        sending.text_of("days-left"),
        "Còn 8 ngày",
        "so the clock runs"
    );

    let (rules, at) = (test.app.rules.clone(), test.app.now());
    let accepted = test
        .app
        .db
        .write(move |conn| mail_accepted(conn, &rules, case.id, Awaited::Answer, (at, "smtp")));
    accepted.await.unwrap();
    let answered = browser.get(&path).await;
    assert_eq!(answered.text_of("days-left"), "Đã trả lời đúng hạn.");
    assert!(
        answered
            .body
            .contains("&lt;b&gt;một công ty khác&lt;/b&gt;")
    );
    assert!(answered.body.contains("Xem tại trang cá nhân."));
    assert!(
        answered.body.contains("15:00 thứ Hai, 30/11/2026"),
        "when it was sent"
    );

    let link = status_link::token(&test.app.vault, case.id);
    let by_link = browser
        .get(&format!("/status?reference={reference}&link={link}"))
        .await;
    assert!(by_link.body.contains("Đã trả lời đúng hạn."));
    assert!(!by_link.body.contains("một công ty khác"));
}
