//! Edges where a promise is lost quietly: a clock stopped too early, a look that leaves no trace, a
//! limit that somebody talks their way around.

use actix_web::http::StatusCode;
use actix_web::test::TestRequest;
use chrono::Duration;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use leakdesk::cases::complaint::{Complaint, ComplaintForm, Source};
use leakdesk::cases::facts::Channel;
use leakdesk::cases::open::{self, Opening};
use leakdesk::db::Error;
use leakdesk::db::schema::{duties, looks, staff};
use leakdesk::lang::Lang;
use leakdesk::serve;
use leakdesk::staff::people;
use leakdesk::staff::record::By;
use leakdesk::web::address;

use crate::desk::{act, at_work, complained, done, employ};
use crate::intake::COMPLAINT;
use crate::support::TestApp;

const NOW: &str = "2026-11-23T10:00:00+07:00";

const INCIDENT: [(&str, &str); 5] = [
    ("q1", "yes"),
    ("q2", "no"),
    ("q3", "no"),
    ("q4", "no"),
    ("q5", "no"),
];

/// When the open duty by this rule is late.
async fn late_from(test: &TestApp, rule: &'static str) -> Option<String> {
    let read = test.app.db.read(move |conn| {
        let open = duties::table
            .filter(duties::rule.eq(rule))
            .filter(duties::met_at.is_null());
        Ok(open
            .select(duties::late_from)
            .load::<leakdesk::time::Moment>(conn)?)
    });
    read.await.unwrap().first().map(ToString::to_string)
}

#[actix_web::test]
async fn what_turns_out_to_be_no_complaint_may_still_be_an_incident() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "lead").await;
    let reference = complained(&test, &[]).await;
    let mut ha = at_work(&test, "ha").await;
    done(&mut ha, &reference, "incident", &INCIDENT).await;
    done(
        &mut ha,
        &reference,
        "dismissal",
        &[("reasons", "Thư cảnh báo của một nhà nghiên cứu.")],
    )
    .await;
    assert!(late_from(&test, "answer").await.is_none());
    assert!(late_from(&test, "report_24h").await.is_some());
    let queue = ha.get("/desk").await;
    assert!(queue.body.contains(&reference), "the report is still owed");
}

#[actix_web::test]
async fn an_incident_found_to_be_older_is_due_sooner() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "lead").await;
    let reference = complained(&test, &[]).await;
    test.advance(Duration::hours(2));
    let mut ha = at_work(&test, "ha").await;
    done(&mut ha, &reference, "incident", &INCIDENT).await;
    let before = late_from(&test, "report_24h").await.unwrap();
    let earlier = [&INCIDENT[..], &[("date", "2026-11-23"), ("time", "06:00")]].concat();
    done(&mut ha, &reference, "incident", &earlier).await;
    let after = late_from(&test, "report_24h").await.unwrap();
    assert!(after < before, "{after} {before}");
    let page = ha.get(&format!("/desk/cases/{reference}")).await;
    assert!(page.body.contains("trước 06:00 thứ Ba, 24/11/2026"));
    // Later is not earlier: nothing moves back.
    let later = [&INCIDENT[..], &[("date", "2026-11-23"), ("time", "11:00")]].concat();
    done(&mut ha, &reference, "incident", &later).await;
    assert_eq!(late_from(&test, "report_24h").await.unwrap(), after);
}

#[actix_web::test]
async fn an_answer_was_not_handed_over_before_it_was_written() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "lead").await;
    let by_phone = [
        ("reply_channel", "phone"),
        ("phone", "0912345678"),
        ("email", ""),
    ];
    let reference = complained(&test, &by_phone).await;
    // Nine days late.
    test.at_time("2026-12-17T09:00:00+07:00");
    let mut ha = at_work(&test, "ha").await;
    let no = INCIDENT.map(|(question, _)| (question, "no"));
    done(&mut ha, &reference, "incident", &no).await;
    let answer = [
        ("do", "send"),
        ("outcome", "out_of_scope"),
        ("summary", "Hỏi về giá."),
        ("reasons", "Không liên quan đến thông tin cá nhân."),
        ("where_to", "Bộ phận bán hàng."),
    ];
    done(&mut ha, &reference, "answer", &answer).await;
    let call = |day: &'static str, time: &'static str| {
        [
            ("carried", "answer"),
            ("how", "call"),
            ("date", day),
            ("time", time),
            ("number", "0912345678"),
            ("spoke_to", "chị Hường"),
            ("said", "Đã đọc câu trả lời."),
        ]
    };
    let backdated = act(
        &mut ha,
        &reference,
        "dispatch",
        &call("2026-12-08", "09:00"),
    )
    .await;
    assert_eq!(backdated.status, StatusCode::CONFLICT, "{}", backdated.body);
    assert!(late_from(&test, "answer").await.is_some());
    done(
        &mut ha,
        &reference,
        "dispatch",
        &call("2026-12-17", "09:00"),
    )
    .await;
    assert!(late_from(&test, "answer").await.is_none());
}

#[actix_web::test]
async fn nobody_reads_a_case_without_a_trace() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "lead").await;
    employ(&test, "bao", "handler").await;
    let reference = complained(&test, &[]).await;
    let page = format!("/desk/cases/{reference}");
    let mut bao = at_work(&test, "bao").await;
    let token = bao.get("/desk").await.hidden_of("/sign-out")[0].1.clone();
    // A form that is refused comes back with the whole case around it.
    let empty = [
        ("csrf_token", token.as_str()),
        ("version", "1"),
        ("note", ""),
    ];
    let refused = bao.post(&format!("{page}/notes"), &empty).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("đọc đúng đơn hàng"));
    let count = || async {
        let read = test
            .app
            .db
            .read(|conn| Ok(looks::table.count().get_result::<i64>(conn)?));
        read.await.unwrap()
    };
    assert_eq!(count().await, 1);
    // Who goes on working has looked once.
    bao.post(&format!("{page}/notes"), &empty).await;
    assert_eq!(count().await, 1);
    test.advance(Duration::minutes(11));
    bao.post(&format!("{page}/notes"), &empty).await;
    assert_eq!(count().await, 2);
}

#[actix_web::test]
async fn a_case_is_not_restricted_until_nobody_can_work_it() {
    let test = TestApp::at(NOW).await;
    let first = employ(&test, "ha", "admin").await;
    employ(&test, "binh", "lead").await;
    let reference = complained(&test, &[]).await;
    let id = first.id;
    let shut_out = format!("person-{id}");
    let mut binh = at_work(&test, "binh").await;
    let alone = [("restricted", "yes"), (shut_out.as_str(), "out")];
    let refused = act(&mut binh, &reference, "restriction", &alone).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    // The trustee sees it; the lead, who is none, has left themselves out.
    done(
        &mut binh,
        &reference,
        "restriction",
        &[("restricted", "yes")],
    )
    .await;
    let page = format!("/desk/cases/{reference}");
    assert_eq!(binh.get(&page).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        at_work(&test, "ha").await.get(&page).await.status,
        StatusCode::OK
    );
}

#[actix_web::test]
async fn au_15_the_address_a_proxy_saw_counts_not_the_one_a_stranger_wrote() {
    let test = TestApp::with(NOW, &["trusted_proxies=10.0.0.1"]).await;
    let seen = |forwarded: &[&str], peer: &str| {
        let peer = format!("{peer}:5000").parse().unwrap();
        let request = forwarded
            .iter()
            .fold(TestRequest::default().peer_addr(peer), |request, value| {
                request.append_header(("x-forwarded-for", *value))
            });
        address::client(&request.to_http_request(), &test.app.config).to_string()
    };
    assert_eq!(seen(&["198.51.100.9"], "10.0.0.1"), "198.51.100.9");
    assert_eq!(seen(&["1.1.1.1, 198.51.100.9"], "10.0.0.1"), "198.51.100.9");
    assert_eq!(
        seen(&["1.1.1.1, x, 198.51.100.9"], "10.0.0.1"),
        "198.51.100.9"
    );
    assert_eq!(
        seen(&["1.1.1.1, x", "198.51.100.9, 10.0.0.1"], "10.0.0.1"),
        "198.51.100.9"
    );
    assert_eq!(seen(&["1.1.1.1"], "203.0.113.7"), "203.0.113.7");
    assert_eq!(seen(&["x"], "10.0.0.1"), "10.0.0.1");
}

#[actix_web::test]
async fn a_reference_that_is_taken_is_drawn_anew() {
    let test = TestApp::at(NOW).await;
    let app = &test.app;
    let complaint = Complaint::parse(&ComplaintForm::from_pairs(COMPLAINT), Source::Form).unwrap();
    let opening = Opening {
        complaint,
        channel: Channel::Form,
        language: Lang::Vi,
        received_at: app.now(),
        entered_by: None,
        is_held: false,
        submission: None,
        policy_version: "01/10/2024".to_owned(),
    };
    let first = open::prepare(&app.vault, &app.rules, &opening, app.now()).unwrap();
    let mut second = open::prepare(&app.vault, &app.rules, &opening, app.now()).unwrap();
    second.case.reference = first.case.reference;
    app.db
        .write(move |conn| open::insert(conn, &first))
        .await
        .unwrap();
    let refused = app.db.write(move |conn| open::insert(conn, &second)).await;
    // Told as “try again”: the form comes back with everything typed, and the next try draws another.
    assert!(matches!(refused, Err(Error::Retry | Error::Unavailable(_))));
}

#[actix_web::test]
async fn two_administrators_who_remove_each_other_at_once_do_not_both_succeed() {
    let test = TestApp::at(NOW).await;
    let one = employ(&test, "ha", "admin").await;
    let mut two = employ(&test, "binh", "lead,admin").await;
    let (db, now) = (&test.app.db, test.app.now());
    people::change_roles(db, &two, (two.roles, true), By::nobody(now), Vec::new())
        .await
        .unwrap()
        .unwrap();
    two.version += 1;
    let (first, second) = tokio::join!(
        people::set_access(db, (one.id, one.version), true, By::nobody(now), Vec::new()),
        people::set_access(db, (two.id, two.version), true, By::nobody(now), Vec::new()),
    );
    assert!(first.unwrap().is_ok() != second.unwrap().is_ok());
    let left = db.read(|conn| {
        let active = staff::table.filter(staff::disabled_at.is_null());
        Ok(active.count().get_result::<i64>(conn)?)
    });
    assert_eq!(left.await.unwrap(), 1);
}

#[actix_web::test]
async fn two_who_stand_above_and_are_demoted_at_once_are_not_both() {
    let test = TestApp::at(NOW).await;
    let one = employ(&test, "ha", "admin,lead").await;
    let two = employ(&test, "binh", "admin,lead").await;
    let (db, now) = (&test.app.db, test.app.now());
    let by = By::nobody(now);
    let find = |id: leakdesk::db::Id| {
        let vault = test.app.vault.clone();
        db.read(move |conn| leakdesk::access::store::find_staff(conn, &vault, id))
    };
    for round in 0..10 {
        for id in [one.id, two.id] {
            let person = find(id).await.unwrap().unwrap();
            let rights = (person.roles, true);
            let raised = people::change_roles(db, &person, rights, by, Vec::new()).await;
            raised.unwrap().unwrap();
        }
        let (one, two) = tokio::join!(find(one.id), find(two.id));
        let (one, two) = (one.unwrap().unwrap(), two.unwrap().unwrap());
        let (first, second) = tokio::join!(
            people::change_roles(db, &one, (one.roles, false), by, Vec::new()),
            people::change_roles(db, &two, (two.roles, false), by, Vec::new()),
        );
        let done = [first.unwrap(), second.unwrap()];
        assert_eq!(
            done.iter().filter(|it| it.is_ok()).count(),
            1,
            "round {round}"
        );
    }
}

#[actix_web::test]
async fn a_worker_outlives_a_round_that_fails_or_panics() {
    let (told, heard) = std::sync::mpsc::channel();
    for round in ["fails", "panics", "works"] {
        let told = told.clone();
        serve::outlive("a worker", async move {
            told.send(round).unwrap();
            match round {
                "fails" => Err("on purpose".to_owned()),
                "panics" => panic!("on purpose"),
                _ => Ok(()),
            }
        })
        .await;
    }
    assert_eq!(
        heard.try_iter().collect::<Vec<_>>(),
        ["fails", "panics", "works"]
    );
}

#[actix_web::test]
async fn somebody_always_sees_complaints_about_staff() {
    let test = TestApp::at(NOW).await;
    let trustee = employ(&test, "ha", "admin").await;
    let other = employ(&test, "binh", "lead,admin").await;
    let (db, now) = (&test.app.db, test.app.now());
    let seen = (trustee.id, trustee.version);
    let disabled = people::set_access(db, seen, true, By::nobody(now), Vec::new())
        .await
        .unwrap();
    assert_eq!(disabled, Err(people::Refusal::LastTrustee));
    let demoted = people::change_roles(
        db,
        &trustee,
        (trustee.roles, false),
        By::nobody(now),
        Vec::new(),
    )
    .await
    .unwrap();
    assert_eq!(demoted, Err(people::Refusal::LastTrustee));
    people::change_roles(db, &other, (other.roles, true), By::nobody(now), Vec::new())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        people::set_access(db, seen, true, By::nobody(now), Vec::new())
            .await
            .unwrap(),
        Ok(())
    );
}

#[actix_web::test]
async fn an_entered_letter_corrected_and_sent_again_is_not_dropped() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "lead").await;
    let mut ha = at_work(&test, "ha").await;
    let place = "/desk/cases/new";
    let hidden = ha.get(place).await.hidden_of(place);
    let mut entered = Vec::new();
    for day in ["2026-11-20", "2026-11-20", "2026-11-19"] {
        let letter = [
            ("channel", "post"),
            ("received_on", day),
            ("received_reason", "dấu bưu điện"),
            ("language", "vi"),
            ("kind", "leak"),
            ("leaked", "phone"),
            ("story", "Có người gọi đọc đúng tên tôi."),
            ("full_name", "Đặng Thị Hường"),
            ("reply_channel", "post"),
            ("postal_address", "12 Nguyễn Trãi"),
        ];
        let hidden = hidden
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()));
        let all: Vec<_> = hidden.chain(letter).collect();
        entered.push(ha.post(place, &all).await);
    }
    let reference = |at: usize| entered[at].text_of("reference");
    assert_eq!(reference(0), reference(1), "sent twice, stored once");
    assert_ne!(reference(0), reference(2));
    assert_eq!(entered[2].text_of("due-on"), "hết ngày thứ Sáu, 04/12/2026");
}

#[actix_web::test]
async fn xs_17_every_answer_carries_the_headers_whatever_went_wrong() {
    let test = TestApp::at(NOW).await;
    let mut browser = test.browser();
    browser.set_cookie("leakdesk", "%ff\u{fffd}");
    browser.set_cookie("leakdesk-receipt", "zz");
    let mut answers = Vec::new();
    for path in [
        "/",
        "/nowhere",
        "/status/%ff",
        "/status?reference=%ff&link=%00",
        "/set-up/%00",
        "/desk",
        "/desk/cases/%ff%00",
        "/assets/../desk.key",
        "/static/nothing.css",
        "/complaints/receipt",
        "/complaints/drafts/%ff%00",
        "/complaints/drafts/00000000-0000-0000-0000-000000000000",
    ] {
        answers.push((path, browser.get(path).await));
    }
    for method in ["PUT", "TRACE", "OPTIONS", "HEAD", "DELETE"] {
        let request = TestRequest::with_uri("/complaints").method(method.parse().unwrap());
        answers.push((method, browser.send(request).await));
    }
    for path in [
        "/complaints",
        "/complaints/check",
        "/complaints/drafts",
        "/complaints/drafts/x/removal",
        "/status",
        "/sign-in",
        "/desk/search",
        "/set-up/x",
        "/sign-out",
    ] {
        let large = "x".repeat(300 * 1024);
        answers.push((path, browser.post(path, &[("q", large.as_str())]).await));
        let plain = TestRequest::post()
            .uri(path)
            .insert_header(("content-type", "text/plain"));
        answers.push((path, browser.send(plain.set_payload("q=x")).await));
        let foreign = TestRequest::post()
            .uri(path)
            .insert_header(("sec-fetch-site", "cross-site"));
        let refused = browser.send(foreign).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{path}");
        answers.push((path, refused));
    }
    for (what, answer) in &answers {
        let header = |name: &str| answer.header(name).unwrap_or_default();
        assert!(
            header("content-security-policy").starts_with("default-src 'none'"),
            "{what}"
        );
        assert_eq!(header("x-content-type-options"), "nosniff", "{what}");
        assert_eq!(header("referrer-policy"), "no-referrer", "{what}");
        assert!(header("cache-control").contains("no-store"), "{what}");
        assert!(answer.status.as_u16() != 500, "{what}");
        assert_eq!(answer.header("server"), None, "{what}");
    }
}
