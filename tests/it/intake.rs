//! A complaint walks in at the form.

use actix_web::http::StatusCode;
use actix_web::test::TestRequest;
use chrono::Duration;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use leakdesk::db::schema::{cases, outbox};

use crate::support::{Answer, Browser, TestApp};

const FORM: &str = "/complaints/new";
/// What must never come back as anything but text.
const P1: &str = r#""><img src=x onerror=alert(1)>'{{7*7}}{{{x}}}"#;

/// The least a complaint needs.
pub(crate) const COMPLAINT: [(&str, &str); 8] = [
    ("kind", "leak"),
    (
        "story",
        "Có người lạ gọi, đọc đúng đơn hàng hôm qua của tôi.",
    ),
    ("leaked", "phone"),
    ("leaked", "order"),
    ("full_name", "Nguyễn Thị Hường"),
    ("complainant_role", "member"),
    ("reply_channel", "email"),
    ("email", "huong@nhahang.example"),
];

/// Opens the form, takes a minute over it and sends it.
pub(crate) async fn complain(
    test: &TestApp,
    browser: &mut Browser,
    changes: &[(&str, &str)],
) -> Answer {
    let hidden = open_form(browser).await;
    test.advance(Duration::minutes(1));
    browser.post("/complaints", &filled(&hidden, changes)).await
}

pub(crate) async fn open_form(browser: &mut Browser) -> Vec<(String, String)> {
    let form = browser.get(FORM).await;
    assert_eq!(form.status, StatusCode::OK);
    form.hidden_of("/complaints")
}

/// The hidden fields and the answers, with `changes` in place of what they name.
pub(crate) fn filled<'a>(
    hidden: &'a [(String, String)],
    changes: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    let hidden = hidden
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()));
    let kept = hidden
        .chain(COMPLAINT)
        .filter(|(name, _)| changes.iter().all(|(n, _)| n != name));
    kept.chain(changes.iter().copied()).collect()
}

/// References of all cases with whether they are held.
async fn stored(test: &TestApp) -> Vec<(String, bool)> {
    let read = test.app.db.read(|conn| {
        Ok(cases::table
            .select((cases::reference, cases::is_held))
            .load(conn)?)
    });
    read.await.unwrap()
}

async fn mails(test: &TestApp, state: &'static str) -> i64 {
    let read = test.app.db.read(move |conn| {
        Ok(outbox::table
            .filter(outbox::state.eq(state))
            .count()
            .get_result(conn)?)
    });
    read.await.unwrap()
}

#[actix_web::test]
async fn a_complaint_walks_in_and_gets_a_receipt() {
    let test = TestApp::at("2026-11-23T09:59:00+07:00").await;
    let mut browser = test.browser();
    let sent = complain(&test, &mut browser, &[]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert_eq!(sent.location(), "/complaints/receipt");

    let receipt = browser.get("/complaints/receipt").await;
    assert_eq!(receipt.status, StatusCode::OK);
    assert_eq!(receipt.text_of("due-on"), "hết ngày thứ Ba, 08/12/2026");
    assert_eq!(receipt.text_of("access-code").len(), 29);
    assert_eq!(stored(&test).await, [(receipt.text_of("reference"), false)]);
    assert_eq!(mails(&test, "pending").await, 1);

    let english = browser.get("/en/complaints/receipt").await;
    assert_eq!(
        english.text_of("due-on"),
        "the end of Tuesday 8 December 2026"
    );
}

#[actix_web::test]
async fn a_receipt_opens_for_fifteen_minutes_and_in_no_other_browser() {
    let test = TestApp::new().await;
    let mut browser = test.browser();
    complain(&test, &mut browser, &[]).await;
    assert_eq!(
        test.browser().get("/complaints/receipt").await.status,
        StatusCode::GONE
    );
    test.advance(Duration::minutes(14));
    assert_eq!(
        browser.get("/complaints/receipt").await.status,
        StatusCode::OK
    );
    test.advance(Duration::minutes(2));
    assert_eq!(
        browser.get("/complaints/receipt").await.status,
        StatusCode::GONE
    );
}

#[actix_web::test]
async fn a_complaint_sent_twice_is_recorded_once() {
    let test = TestApp::new().await;
    let mut browser = test.browser();
    let hidden = open_form(&mut browser).await;
    test.advance(Duration::minutes(1));
    let mut receipts = Vec::new();
    for _ in 0..3 {
        let sent = browser.post("/complaints", &filled(&hidden, &[])).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
        let receipt = browser.get("/complaints/receipt").await;
        receipts.push((receipt.text_of("reference"), receipt.text_of("access-code")));
    }
    assert_eq!(receipts[0], receipts[1]);
    assert_eq!(receipts[0], receipts[2]);
    assert_eq!(stored(&test).await.len(), 1);
    assert_eq!(mails(&test, "pending").await, 1);
}

#[actix_web::test]
async fn an_unfinished_form_comes_back_with_all_errors_and_all_that_was_typed() {
    let test = TestApp::new().await;
    let mut browser = test.browser();
    for (action, base) in [("/complaints", ""), ("/en/complaints/check", "/en")] {
        let hidden = browser
            .get(&format!("{base}{FORM}"))
            .await
            .hidden_of(&format!("{base}/complaints"));
        let changes = [
            ("full_name", " "),
            ("email", "huong"),
            ("noticed", "đầu tháng 10"),
        ];
        let back = browser.post(action, &filled(&hidden, &changes)).await;
        assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
        let title = if base.is_empty() {
            "<title>Lỗi: "
        } else {
            "<title>Error: "
        };
        assert!(back.body.contains(title), "{}", back.body);
        assert!(
            back.body.contains("href=\"#full_name\""),
            "the summary leads to the fields"
        );
        assert!(back.body.contains("href=\"#email\""));
        assert!(back.body.contains("đọc đúng đơn hàng hôm qua"));
        assert!(back.body.contains("value=\"đầu tháng 10\""));
        assert!(back.body.contains("value=\"order\" checked"));
        assert_eq!(
            back.hidden_of(&format!("{base}/complaints")),
            hidden,
            "token and id stay"
        );
    }
    assert!(stored(&test).await.is_empty());
}

#[actix_web::test]
async fn the_answers_are_shown_once_more_and_can_be_changed_or_sent() {
    let test = TestApp::new().await;
    let mut browser = test.browser();
    let hidden = open_form(&mut browser).await;
    test.advance(Duration::minutes(1));
    let check = browser
        .post("/complaints/check", &filled(&hidden, &[]))
        .await;
    assert_eq!(check.status, StatusCode::OK);
    assert!(check.body.contains("<dd>Nguyễn Thị Hường</dd>"));
    assert!(stored(&test).await.is_empty(), "nothing is sent yet");

    let carried = check.hidden_of("/complaints");
    let mut again: Vec<_> = carried
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    let sent = browser.post("/complaints", &again).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert_eq!(stored(&test).await.len(), 1);

    again.push(("edit", "yes"));
    let form = browser.post("/complaints/check", &again).await;
    assert_eq!(form.status, StatusCode::OK);
    assert!(form.body.contains("value=\"Nguyễn Thị Hường\""));
}

#[actix_web::test]
async fn what_looks_like_a_machine_is_taken_in_and_held() {
    let test = TestApp::new().await;
    let mut trapped = test.browser();
    let sent = complain(&test, &mut trapped, &[("website", "http://spam.example")]).await;
    assert_eq!(sent.location(), "/complaints/receipt");
    let receipt = trapped.get("/complaints/receipt").await;
    assert_eq!(
        receipt.text_of("access-code").len(),
        29,
        "the usual receipt"
    );

    let mut hasty = test.browser();
    let hidden = open_form(&mut hasty).await;
    test.advance(Duration::milliseconds(2_999));
    hasty.post("/complaints", &filled(&hidden, &[])).await;

    let held: Vec<_> = stored(&test)
        .await
        .into_iter()
        .map(|(_, is_held)| is_held)
        .collect();
    assert_eq!(held, [true, true]);
    assert_eq!(
        (mails(&test, "held").await, mails(&test, "pending").await),
        (2, 0)
    );
}

#[actix_web::test]
async fn the_trap_survives_the_check_page() {
    let test = TestApp::new().await;
    let mut browser = test.browser();
    let hidden = open_form(&mut browser).await;
    test.advance(Duration::minutes(1));
    let check = browser
        .post("/complaints/check", &filled(&hidden, &[("website", "x")]))
        .await;
    let carried = check.hidden_of("/complaints");
    let carried: Vec<_> = carried
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    browser.post("/complaints", &carried).await;
    assert!(stored(&test).await[0].1);
}

#[actix_web::test]
async fn au_07_without_a_token_of_this_browser_nothing_is_stored_and_nothing_is_lost() {
    let test = TestApp::new().await;
    let stranger = open_form(&mut test.browser()).await;
    let mut browser = test.browser();
    let own = open_form(&mut browser).await;
    for action in ["/complaints", "/complaints/check"] {
        for (hidden, token) in [(&stranger, None), (&own, Some("")), (&own, Some("00ff"))] {
            let changes: Vec<_> = token
                .map(|token| ("csrf_token", token))
                .into_iter()
                .collect();
            let back = browser.post(action, &filled(hidden, &changes)).await;
            assert_eq!(back.status, StatusCode::FORBIDDEN);
            assert!(back.body.contains("đọc đúng đơn hàng hôm qua"));
        }
    }
    // A form that lay open for days comes back with a fresh token and goes through then.
    test.advance(Duration::hours(25));
    let back = browser.post("/complaints", &filled(&own, &[])).await;
    assert_eq!(back.status, StatusCode::FORBIDDEN);
    assert!(stored(&test).await.is_empty());
    let fresh = back.hidden_of("/complaints");
    let sent = browser.post("/complaints", &filled(&fresh, &[])).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
}

#[actix_web::test]
async fn another_encoding_or_too_much_is_answered_with_the_form() {
    let test = TestApp::new().await;
    let mut browser = test.browser();
    for kind in ["text/plain", "application/json"] {
        let request = TestRequest::post()
            .uri("/complaints")
            .insert_header(("content-type", kind));
        let back = browser.send(request.set_payload("{}")).await;
        assert_eq!(back.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
        assert!(back.body.contains("name=\"story\""));
    }
    let long = "x".repeat(300 * 1024);
    let back = browser
        .post("/en/complaints", &[("story", long.as_str())])
        .await;
    assert_eq!(back.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(back.body.contains("name=\"story\""));
}

#[actix_web::test]
async fn a_form_in_parts_is_read_too() {
    let test = TestApp::new().await;
    let mut browser = test.browser();
    let hidden = open_form(&mut browser).await;
    test.advance(Duration::minutes(1));
    let mut body = String::new();
    for (name, value) in filled(&hidden, &[]) {
        body +=
            &format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    }
    body += "--b--\r\n";
    let request = TestRequest::post()
        .uri("/complaints")
        .insert_header(("content-type", "multipart/form-data; boundary=b"))
        .set_payload(body);
    assert_eq!(browser.send(request).await.status, StatusCode::SEE_OTHER);
    assert_eq!(stored(&test).await.len(), 1);
}

#[actix_web::test]
async fn above_the_limit_people_wait_and_keep_what_they_typed() {
    let test = TestApp::new().await;
    let mut browser = test.browser();
    let first = open_form(&mut browser).await;
    test.advance(Duration::minutes(1));
    assert_eq!(
        browser
            .post("/complaints", &filled(&first, &[]))
            .await
            .status,
        StatusCode::SEE_OTHER
    );
    let hidden = open_form(&mut browser).await;
    let mut last = None;
    for n in 0..10 {
        let id = format!("{n:032x}");
        let changes = [("submission_id", id.as_str()), ("noticed", "hôm qua")];
        last = Some(
            browser
                .post("/complaints", &filled(&hidden, &changes))
                .await,
        );
    }
    let busy = last.unwrap();
    assert_eq!(
        busy.status,
        StatusCode::TOO_MANY_REQUESTS,
        "ten an hour for one contact"
    );
    assert!(busy.body.contains("đọc đúng đơn hàng hôm qua"));
    assert!(busy.body.contains("value=\"hôm qua\""));
    // What is stored already still finds its receipt, and another contact gets through.
    assert_eq!(
        browser
            .post("/complaints", &filled(&first, &[]))
            .await
            .status,
        StatusCode::SEE_OTHER
    );
    let other = [("email", "an@nhahang.example")];
    let sent = browser.post("/complaints", &filled(&hidden, &other)).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
}

#[actix_web::test]
async fn xs_01_what_was_typed_stays_text_on_every_page() {
    let test = TestApp::new().await;
    let mut browser = test.browser();
    let typed: Vec<_> = [
        "story",
        "account_since",
        "codes_to",
        "used_for",
        "request_what",
        "request_when",
        "third_party",
        "noticed",
        "order_code",
        "full_name",
        "on_behalf_of",
        "relation",
        "connection",
        "account_contact",
        "phone",
        "postal_address",
        "about_staff_who",
        "support_needs",
    ]
    .map(|field| (field, P1))
    .to_vec();
    let with = |more: &[(&'static str, &'static str)]| {
        let mut all = typed.clone();
        all.extend_from_slice(more);
        all
    };
    let hidden = open_form(&mut browser).await;
    test.advance(Duration::minutes(1));
    let mut pages = Vec::new();
    let wrong = with(&[
        ("email", P1),
        ("kind", P1),
        ("leaked", P1),
        ("noticed_day", P1),
        ("submission_id", P1),
    ]);
    pages.push(browser.post("/complaints", &filled(&hidden, &wrong)).await);
    let saved = filled(&hidden, &with(&[("save", "yes")]));
    browser.post("/complaints/drafts", &saved).await;
    pages.push(browser.get("/").await);
    assert!(pages[1].body.contains("id=\"drafts\""));
    pages.push(
        browser
            .post("/complaints/check", &filled(&hidden, &with(&[])))
            .await,
    );
    assert_eq!(
        browser
            .post("/complaints", &filled(&hidden, &with(&[])))
            .await
            .status,
        StatusCode::SEE_OTHER
    );
    let receipt = browser.get("/complaints/receipt").await;
    let (reference, code) = (receipt.text_of("reference"), receipt.text_of("access-code"));
    pages.push(receipt);
    let fields = [
        ("reference", reference.as_str()),
        ("access_code", code.as_str()),
    ];
    let opened = browser.submit("/status", "/status", &fields).await;
    let location = opened.location().to_owned();
    pages.push(browser.get(&location).await);
    pages.push(
        browser
            .submit(
                "/status",
                "/status",
                &[("reference", P1), ("access_code", P1)],
            )
            .await,
    );
    let query: String = url::form_urlencoded::byte_serialize(P1.as_bytes()).collect();
    pages.push(
        browser
            .get(&format!("/status?reference={query}&link={query}"))
            .await,
    );
    for (n, page) in pages.iter().enumerate() {
        assert!(!page.body.contains("<img"), "page {n}: {}", page.body);
        assert!(!page.body.contains("'49"), "page {n}");
    }
    assert!(
        pages[4].body.contains("{{7*7}}{{{x}}}"),
        "it is there, as text"
    );
}

#[actix_web::test]
async fn ac_15_fields_that_the_form_does_not_have_change_nothing() {
    let test = TestApp::at("2026-11-23T10:00:00+07:00").await;
    let mut browser = test.browser();
    let extra = [
        ("status", "closed"),
        ("state", "answered"),
        ("due_on", "2099-01-01"),
        ("received_at", "2020-01-01T00:00:00+07:00"),
        ("is_held", "true"),
        ("role", "admin"),
        ("channel", "post"),
        ("is_restricted", "false"),
        ("received_on", "2020-01-01"),
        ("entered_by", "somebody"),
        ("draft", "00000000-0000-0000-0000-000000000000"),
        ("created_at", "0"),
    ];
    // Kept for later and sent, they have no more effect than sent at once.
    let hidden = open_form(&mut browser).await;
    let saved = [&extra[..], &[("save", "yes")]].concat();
    browser
        .post("/complaints/drafts", &filled(&hidden, &saved))
        .await;
    test.advance(Duration::minutes(1));
    let sent = browser.post("/complaints", &filled(&hidden, &extra)).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let read = test.app.db.read(|conn| {
        let row = cases::table.select((cases::state, cases::channel, cases::due_on));
        Ok(row.first::<(String, String, chrono::NaiveDate)>(conn)?)
    });
    let (state, channel, due_on) = read.await.unwrap();
    assert_eq!((state.as_str(), channel.as_str()), ("received", "form"));
    assert_eq!(due_on.to_string(), "2026-12-08");
    assert!(!stored(&test).await[0].1);
}

#[actix_web::test]
async fn a_complaint_about_staff_is_restricted_at_once() {
    let test = TestApp::new().await;
    let form = test.browser().get(FORM).await;
    for name in ["about_staff", "may_ask_partners"] {
        let choices = form.body.split("<input").filter(|tag| tag.contains(name));
        let chosen = choices.filter(|tag| tag.contains(" checked")).count();
        assert_eq!(chosen, 0, "nothing is chosen beforehand for {name}");
    }
    complain(&test, &mut test.browser(), &[("about_staff", "yes")]).await;
    let read = test.app.db.read(|conn| {
        Ok(cases::table
            .select(cases::is_restricted)
            .first::<bool>(conn)?)
    });
    assert!(read.await.unwrap());
}

#[actix_web::test]
async fn every_public_page_has_its_pair_in_the_other_language() {
    let test = TestApp::new().await;
    let mut browser = test.browser();
    for path in [
        "/",
        "/complaints/new",
        "/status",
        "/status?reference=KN-7F3K-9QW4",
    ] {
        let vietnamese = browser.get(path).await;
        assert!(vietnamese.body.contains("<html lang=\"vi\">"), "{path}");
        let pair = format!("href=\"/en{path}\" lang=\"en\"");
        let has_pair = vietnamese.body.replace("&#x3D;", "=").contains(&pair);
        assert!(
            has_pair || path.contains('?'),
            "{path}: {}",
            vietnamese.body
        );
        let english = browser.get(&format!("/en{path}")).await;
        assert!(english.body.contains("<html lang=\"en\">"), "/en{path}");
        assert_eq!(english.status, StatusCode::OK);
    }
    assert_eq!(browser.get("/en").await.location(), "/en/");
    assert_eq!(
        browser.get("/complaints").await.location(),
        "/complaints/new"
    );
    assert_eq!(
        browser.get("/en/complaints/check").await.location(),
        "/en/complaints/new"
    );
}

#[actix_web::test]
async fn a_form_changed_and_sent_again_is_another_complaint_and_that_one_is_stored_once() {
    let test = TestApp::new().await;
    let mut browser = test.browser();
    let hidden = open_form(&mut browser).await;
    test.advance(Duration::minutes(1));
    browser.post("/complaints", &filled(&hidden, &[])).await;
    let first = browser
        .get("/complaints/receipt")
        .await
        .text_of("reference");
    let changed = [(
        "story",
        "Hôm nay có thêm ba cuộc gọi nữa, đọc đúng địa chỉ của tôi.",
    )];
    let mut references = Vec::new();
    for _ in 0..2 {
        let sent = browser
            .post("/complaints", &filled(&hidden, &changed))
            .await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
        let receipt = browser.get("/complaints/receipt").await;
        references.push((receipt.text_of("reference"), receipt.text_of("access-code")));
    }
    assert_ne!(references[0].0, first);
    assert_eq!(references[0], references[1]);
    assert_eq!(stored(&test).await.len(), 2);
    // Its code opens it.
    let (reference, code) = &references[0];
    let fields = [
        ("reference", reference.as_str()),
        ("access_code", code.as_str()),
    ];
    let status = browser.submit("/status", "/status", &fields).await;
    assert_eq!(status.location(), format!("/status/{reference}"));
    let page = browser.get(status.location()).await;
    assert!(page.body.contains("ba cuộc gọi nữa"));
}

#[actix_web::test]
async fn xs_13_no_problem_page_reflects_what_was_asked_for() {
    let test = TestApp::new().await;
    let mut browser = test.browser();
    let query: String = url::form_urlencoded::byte_serialize(P1.as_bytes()).collect();
    let mut answers = Vec::new();
    for path in [
        format!("/{query}"),
        format!("/complaints/drafts/{query}"),
        format!("/en/complaints/new?{query}={query}"),
        format!("/complaints/receipt?reference={query}"),
    ] {
        for method in ["GET", "POST", "PUT"] {
            let request = TestRequest::with_uri(&path)
                .method(method.parse().unwrap())
                .insert_header(("user-agent", P1))
                .insert_header(("referer", P1))
                .insert_header(("accept-language", P1));
            answers.push(browser.send(request).await);
        }
    }
    for kind in ["text/plain", "multipart/form-data; boundary=\"><img src=x>"] {
        let request = TestRequest::post()
            .uri("/complaints")
            .insert_header(("content-type", kind))
            .set_payload(P1);
        answers.push(browser.send(request).await);
    }
    let long = P1.repeat(8_000);
    for action in ["/complaints", "/complaints/check", "/complaints/drafts"] {
        let answer = browser.post(action, &[("story", long.as_str())]).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{action}");
        answers.push(answer);
    }
    for answer in &answers {
        assert!(!answer.body.contains("<img"), "{}", answer.body);
        assert!(answer.status.as_u16() != 500, "{}", answer.body);
    }
}
