//! The desk: who gets in, what they see, what they do to a case.

use actix_web::http::StatusCode;
use chrono::Duration;
use diesel::{BoolExpressionMethods, ExpressionMethods, QueryDsl, RunQueryDsl};
use leakdesk::access::policy::{self, Action, Relation};
use leakdesk::access::roles::Roles;
use leakdesk::access::store::{self as people, Staff};
use leakdesk::cases::queries::put_access;
use leakdesk::db::schema::{cases, outbox};
use leakdesk::db::{self, Id};
use leakdesk::staff::cli;

use crate::intake::complain;
use crate::support::{Answer, Browser, TestApp};

const NOW: &str = "2026-11-23T10:00:00+07:00";
pub(crate) const PASSWORD: &str = "mưa rào đêm mùa hạ";

pub(crate) async fn employ(test: &TestApp, name: &str, roles: &str) -> Staff {
    let app = &test.app;
    let email = format!("{name}@desk.test");
    let ground = (&app.db, &app.vault);
    let who = (name, email.as_str());
    cli::add(ground, who, Roles::parse(roles), Some(PASSWORD), app.now())
        .await
        .unwrap()
        .unwrap();
    let vault = app.vault.clone();
    let print = people::email_print(&vault, &email);
    let found = app
        .db
        .read(move |conn| people::find_by_email(conn, &vault, print))
        .await;
    found.unwrap().unwrap()
}

pub(crate) async fn sign_in(browser: &mut Browser, name: &str, password: &str) -> Answer {
    let email = format!("{name}@desk.test");
    let fields = [("email", email.as_str()), ("password", password)];
    browser.submit("/sign-in", "/sign-in", &fields).await
}

/// A browser in which this person has signed in.
pub(crate) async fn at_work(test: &TestApp, name: &str) -> Browser {
    let mut browser = test.browser();
    let answer = sign_in(&mut browser, name, PASSWORD).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    browser
}

/// A complaint through the form; its reference.
pub(crate) async fn complained(test: &TestApp, fields: &[(&str, &str)]) -> String {
    let mut browser = test.browser();
    complain(test, &mut browser, fields).await;
    browser
        .get("/complaints/receipt")
        .await
        .text_of("reference")
}

/// Sends one action of the case page, from the form that stands there.
pub(crate) async fn act(
    browser: &mut Browser,
    reference: &str,
    noun: &str,
    fields: &[(&str, &str)],
) -> Answer {
    let page = format!("/desk/cases/{reference}");
    browser
        .submit(&page, &format!("{page}/{noun}"), fields)
        .await
}

pub(crate) async fn done(
    browser: &mut Browser,
    reference: &str,
    noun: &str,
    fields: &[(&str, &str)],
) {
    let answer = act(browser, reference, noun, fields).await;
    assert_eq!(
        answer.status,
        StatusCode::SEE_OTHER,
        "{noun}: {}",
        answer.body
    );
}

pub(crate) const NO_INCIDENT: [(&str, &str); 5] = [
    ("q1", "no"),
    ("q2", "no"),
    ("q3", "no"),
    ("q4", "no"),
    ("q5", "no"),
];

async fn mail_kinds(test: &TestApp) -> Vec<String> {
    let kinds = test.app.db.read(|conn| {
        Ok(outbox::table
            .order(outbox::created_at)
            .select(outbox::kind)
            .load(conn)?)
    });
    kinds.await.unwrap()
}

#[actix_web::test]
async fn the_set_up_link_makes_the_first_person_once() {
    let test = TestApp::at(NOW).await;
    let token = cli::open_set_up(&test.app.db).await.unwrap().unwrap();
    let place = format!("/set-up/{}", token.text());
    let first = [
        ("name", "Lê Minh Hà"),
        ("email", "ha@desk.test"),
        ("password", "leakdesk2026"),
    ];
    let weak = test.browser().submit(&place, &place, &first).await;
    assert_eq!(weak.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(weak.body.contains("Lê Minh Hà"), "what was typed stays");
    assert!(!weak.body.contains("leakdesk2026"), "but never a password");
    let mut browser = test.browser();
    let strong = [first[0], first[1], ("password", PASSWORD)];
    let entered = browser.submit(&place, &place, &strong).await;
    assert_eq!(
        (entered.status, entered.location()),
        (StatusCode::SEE_OTHER, "/desk")
    );
    let settings = browser.get("/desk/settings").await;
    assert!(
        settings
            .body
            .contains("Trưởng bộ phận, Quản trị hệ thống, Người được tin cậy")
    );
    assert_eq!(
        test.browser().get(&place).await.status,
        StatusCode::NOT_FOUND
    );
    assert!(cli::open_set_up(&test.app.db).await.unwrap().is_none());
}

#[actix_web::test]
async fn an_added_person_sets_a_password_by_a_link_that_works_once_for_seven_days() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "admin").await;
    let mut admin = at_work(&test, "ha").await;
    let fields = [
        ("name", "Đặng Ngữ"),
        ("email", "ngu@desk.test"),
        ("roles", "handler"),
    ];
    let made = admin.submit("/desk/staff", "/desk/staff", &fields).await;
    let link = made
        .text_of("one-time-link")
        .replace("http://desk.test", "");
    test.advance(Duration::days(7) - Duration::seconds(1));
    let mut ngu = test.browser();
    let entered = ngu.submit(&link, &link, &[("password", PASSWORD)]).await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER);
    assert_eq!(ngu.get("/desk").await.status, StatusCode::OK);
    assert_eq!(ngu.get("/desk/staff").await.status, StatusCode::FORBIDDEN);
    assert_eq!(
        test.browser().get(&link).await.status,
        StatusCode::NOT_FOUND
    );

    let mut admin = at_work(&test, "ha").await;
    let fields = [
        ("name", "Vũ Trang"),
        ("email", "trang@desk.test"),
        ("roles", "handler"),
    ];
    let made = admin.submit("/desk/staff", "/desk/staff", &fields).await;
    let link = made
        .text_of("one-time-link")
        .replace("http://desk.test", "");
    test.advance(Duration::days(7));
    assert_eq!(
        test.browser().get(&link).await.status,
        StatusCode::NOT_FOUND
    );
}

#[actix_web::test]
async fn au_09_without_a_session_people_sign_in_and_come_back_to_our_own_places_only() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "lead").await;
    let mut browser = test.browser();
    let away = browser.get("/desk?view=mine").await;
    assert_eq!(away.location(), "/sign-in?next=%2Fdesk%3Fview%3Dmine");
    for (next, place) in [
        ("/desk?view=mine", "/desk?view=mine"),
        ("//evil.example", "/desk"),
    ] {
        let fields = [
            ("email", "ha@desk.test"),
            ("password", PASSWORD),
            ("next", next),
        ];
        let answer = test.browser().submit("/sign-in", "/sign-in", &fields).await;
        assert_eq!(answer.location(), place);
    }
}

#[actix_web::test]
async fn au_01_signing_in_makes_a_new_session_whatever_cookie_came_along() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "lead").await;
    let mut browser = test.browser();
    let planted = "a".repeat(64);
    browser.set_cookie("leakdesk", &planted);
    sign_in(&mut browser, "ha", PASSWORD).await;
    assert_ne!(browser.cookie("leakdesk").unwrap(), planted);
    assert_eq!(browser.get("/desk").await.status, StatusCode::OK);
}

#[actix_web::test]
async fn au_03_an_unknown_address_and_a_wrong_password_answer_the_same() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "lead").await;
    let bare = |answer: Answer, name: &str| {
        let body = answer
            .hidden_of("/sign-in")
            .iter()
            .fold(answer.body.clone(), |body, (_, value)| {
                body.replace(value.as_str(), "")
            });
        (answer.status, body.replace(name, ""))
    };
    let wrong = sign_in(&mut test.browser(), "ha", "sai mật khẩu rồi").await;
    let unknown = sign_in(&mut test.browser(), "nobody", "sai mật khẩu rồi").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(bare(wrong, "ha@desk"), bare(unknown, "nobody@desk"));
}

#[actix_web::test]
async fn failures_from_one_place_do_not_lock_the_owner_out_of_another() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "lead").await;
    let mut stranger = test.browser();
    for _ in 0..5 {
        sign_in(&mut stranger, "ha", "sai mật khẩu rồi").await;
    }
    let blocked = sign_in(&mut stranger, "ha", PASSWORD).await;
    assert_eq!(blocked.status, StatusCode::TOO_MANY_REQUESTS);
    let mut owner = test.browser();
    owner.from = "198.51.100.9:40000".parse().unwrap();
    let entered = sign_in(&mut owner, "ha", PASSWORD).await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER);
    test.advance(Duration::minutes(2));
    assert_eq!(
        sign_in(&mut stranger, "ha", PASSWORD).await.status,
        StatusCode::SEE_OTHER
    );
}

#[actix_web::test]
async fn a_session_ends_by_silence_by_signing_out_and_by_being_disabled() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "admin,lead").await;
    let bao = employ(&test, "bao", "handler").await;
    let mut browser = at_work(&test, "bao").await;
    test.advance(Duration::minutes(29));
    assert_eq!(browser.get("/desk").await.status, StatusCode::OK);
    test.advance(Duration::minutes(29));
    assert_eq!(browser.get("/desk").await.status, StatusCode::OK);
    test.advance(Duration::minutes(30));
    assert_eq!(browser.get("/desk").await.status, StatusCode::SEE_OTHER);

    let mut browser = at_work(&test, "bao").await;
    let cookie = browser.cookie("leakdesk").unwrap().to_owned();
    let left = browser.submit("/desk", "/sign-out", &[]).await;
    assert_eq!(
        left.header("clear-site-data"),
        Some("\"cache\", \"cookies\", \"storage\"")
    );
    browser.set_cookie("leakdesk", &cookie);
    assert_eq!(
        browser.get("/desk").await.status,
        StatusCode::SEE_OTHER,
        "AU-11"
    );

    let mut browser = at_work(&test, "bao").await;
    cli::disable(&test.app.db, &test.app.vault, &bao.email, test.app.now())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(browser.get("/desk").await.status, StatusCode::SEE_OTHER);
    let again = sign_in(&mut test.browser(), "bao", PASSWORD).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[actix_web::test]
async fn au_07_no_change_without_a_token_of_this_session() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "lead").await;
    employ(&test, "bao", "handler").await;
    let reference = complained(&test, &[]).await;
    let page = format!("/desk/cases/{reference}");
    let mut ha = at_work(&test, "ha").await;
    let mut bao = at_work(&test, "bao").await;
    let hidden = bao.get(&page).await.hidden_of(&format!("{page}/notes"));
    let token = hidden
        .iter()
        .find(|(name, _)| name == "csrf_token")
        .unwrap()
        .1
        .clone();
    for noun in [
        "assignment",
        "verification",
        "measures",
        "incident",
        "notes",
        "identity",
        "answer",
        "dispatch",
        "duties",
        "acceptance",
        "dismissal",
        "restriction",
    ] {
        let action = format!("{page}/{noun}");
        let none = ha.post(&action, &[("version", "1"), ("note", "x")]).await;
        assert_eq!(none.status, StatusCode::FORBIDDEN, "{noun}");
        let other = ha
            .post(&action, &[("version", "1"), ("csrf_token", &token)])
            .await;
        assert_eq!(other.status, StatusCode::FORBIDDEN, "{noun}");
    }
}

#[actix_web::test]
async fn a_complaint_is_verified_answered_and_stays_open_until_the_answer_has_left() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "lead").await;
    let reference = complained(&test, &[("wish", "delete")]).await;
    let mut ha = at_work(&test, "ha").await;
    done(&mut ha, &reference, "incident", &NO_INCIDENT).await;
    done(
        &mut ha,
        &reference,
        "verification",
        &[("doing", "rà soát nhật ký")],
    )
    .await;
    let blocked = act(
        &mut ha,
        &reference,
        "answer",
        &[("do", "send"), ("outcome", "partial")],
    )
    .await;
    assert_eq!(blocked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        blocked
            .body
            .contains("Chưa có biện pháp kỹ thuật nào hoàn thành.")
    );
    assert!(blocked.body.contains("Chưa nêu lý do."));
    for (measure, status) in [("T2", "no_signs"), ("B3", "signs")] {
        let fields = [
            ("measure", measure),
            ("status", status),
            ("note", "đã xem từ 01/11"),
        ];
        done(&mut ha, &reference, "measures", &fields).await;
    }
    let answer = [
        ("outcome", "partial"),
        ("cause", "h02"),
        ("summary", "Số điện thoại bị lộ."),
        ("technical", "Rà nhật ký truy cập."),
        ("business", "Hỏi đơn vị giao hàng."),
        ("reasons", "Số điện thoại in trên tem."),
        ("remedy", "Bỏ in số điện thoại."),
        ("guidance", "Không cung cấp mã OTP."),
        ("request_delete_reasons", "Đồng ý xóa."),
        ("request_delete_guidance", "Xóa trong năm ngày."),
    ];
    let preview = [&answer[..], &[("do", "preview")]].concat();
    let saved = act(&mut ha, &reference, "answer", &preview).await;
    let page = format!("/desk/cases/{reference}/answer");
    assert_eq!(saved.location(), page);
    assert!(
        ha.get(&page)
            .await
            .body
            .contains("Số điện thoại in trên tem.")
    );
    let sent = ha.submit(&page, &page, &[("do", "send-saved")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    assert_eq!(
        mail_kinds(&test).await,
        ["acknowledgement", "verifying", "answer"]
    );
    let queue = ha.get("/desk").await;
    assert!(queue.body.contains(&reference) && queue.body.contains("Đã soạn, chưa gửi được"));
}

#[actix_web::test]
async fn of_two_people_the_second_sees_both_versions_and_keeps_what_they_typed() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "lead").await;
    employ(&test, "bao", "handler").await;
    let reference = complained(&test, &[]).await;
    let (mut ha, mut bao) = (at_work(&test, "ha").await, at_work(&test, "bao").await);
    let page = format!("/desk/cases/{reference}");
    let action = format!("{page}/notes");
    let hidden = bao.get(&page).await.hidden_of(&action);
    done(&mut ha, &reference, "identity", &[("identity", "contact")]).await;
    let mut fields: Vec<(&str, &str)> = hidden
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    fields.push(("note", "Đã gọi lúc 9 giờ."));
    let stale = bao.post(&action, &fields).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(
        stale.body.contains("Đã gọi lúc 9 giờ.</textarea>"),
        "the typed text stays"
    );
    assert!(
        stale
            .body
            .contains("Danh tính người gửi: đã xác nhận liên hệ · ha")
    );
    let fresh = stale.hidden_of(&action);
    let mut fields: Vec<(&str, &str)> = fresh
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    fields.push(("note", "Đã gọi lúc 9 giờ."));
    assert_eq!(
        bao.post(&action, &fields).await.status,
        StatusCode::SEE_OTHER
    );
}

#[actix_web::test]
async fn ac_07_a_restricted_case_does_not_exist_for_others() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "admin").await;
    let lead = employ(&test, "binh", "lead").await;
    employ(&test, "bao", "handler").await;
    let secret = [("about_staff", "yes"), ("full_name", "Zétirène Ký")];
    let reference = complained(&test, &secret).await;
    let page = format!("/desk/cases/{reference}");
    for name in ["binh", "bao"] {
        let mut browser = at_work(&test, name).await;
        assert_eq!(browser.get(&page).await.status, StatusCode::NOT_FOUND);
        assert_eq!(
            browser.get(&format!("{page}/answer")).await.status,
            StatusCode::NOT_FOUND
        );
        let queue = browser.get("/desk").await;
        assert!(!queue.body.contains(&reference), "{name}");
        for q in ["zetirene", reference.as_str()] {
            let found = browser.submit("/desk", "/desk/search", &[("q", q)]).await;
            assert_eq!(found.status, StatusCode::OK);
            assert!(!found.body.contains("row-reference"), "{name}: {q}");
        }
    }
    let mut ha = at_work(&test, "ha").await;
    let found = ha
        .submit("/desk", "/desk/search", &[("q", "Ký zetirene")])
        .await;
    assert!(found.body.contains(&reference));
    let listed = format!("person-{}", lead.id);
    done(
        &mut ha,
        &reference,
        "restriction",
        &[("restricted", "yes"), (&listed, "in")],
    )
    .await;
    assert_eq!(
        at_work(&test, "binh").await.get(&page).await.status,
        StatusCode::OK
    );
}

#[actix_web::test]
async fn the_rule_and_its_query_agree_for_every_role_and_relation() {
    let test = TestApp::at(NOW).await;
    let mut staff = employ(&test, "ha", "admin").await;
    for fields in [&[][..], &[("about_staff", "yes")]] {
        complained(&test, fields).await;
    }
    for roles in ["handler", "lead", "auditor", "admin", "admin,handler"] {
        for is_trustee in [false, true] {
            for listed in [None, Some(true), Some(false)] {
                staff.roles = Roles::parse(roles);
                staff.is_trustee = is_trustee;
                let me = staff.clone();
                let (all, visible) = test
                    .app
                    .db
                    .write(move |conn| seen(conn, &me, listed))
                    .await
                    .unwrap();
                for (id, is_restricted) in all {
                    let relation = Relation {
                        is_restricted,
                        listed,
                        is_assigned: false,
                    };
                    let may = policy::allows(&staff, relation, Action::Read);
                    assert_eq!(
                        visible.contains(&id),
                        may,
                        "{roles} {is_trustee} {relation:?}"
                    );
                }
            }
        }
    }
}

/// All cases with whether they are restricted, and those visible to `me` when listed so on each.
fn seen(
    conn: &mut db::Conn,
    me: &Staff,
    listed: Option<bool>,
) -> db::Result<(Vec<(Id, bool)>, Vec<Id>)> {
    let all: Vec<(Id, bool)> = cases::table
        .select((cases::id, cases::is_restricted))
        .load(conn)?;
    for (id, _) in &all {
        leakdesk::cases::queries::clear_access(conn, *id)?;
        if let Some(listed) = listed {
            put_access(conn, *id, me.id, listed)?;
        }
    }
    let visible = cases::table.filter(policy::visible_to(me).and(cases::sequence.ge(0)));
    Ok((all, visible.select(cases::id).load(conn)?))
}

#[actix_web::test]
async fn an_auditor_reads_everything_and_changes_nothing() {
    let test = TestApp::at(NOW).await;
    employ(&test, "phuc", "auditor").await;
    employ(&test, "ha", "admin").await;
    let reference = complained(&test, &[]).await;
    let page = format!("/desk/cases/{reference}");
    let mut phuc = at_work(&test, "phuc").await;
    let read = phuc.get(&page).await;
    assert_eq!(read.status, StatusCode::OK);
    assert!(!read.body.contains(&format!("action=\"{page}/")), "no form");
    let token = read.hidden_of("/sign-out")[0].1.clone();
    let fields = [
        ("csrf_token", token.as_str()),
        ("version", "1"),
        ("note", "x"),
    ];
    assert_eq!(
        phuc.post(&format!("{page}/notes"), &fields).await.status,
        StatusCode::FORBIDDEN
    );
    let shown = phuc.get(&page).await;
    assert!(shown.body.contains("phuc đã xem"), "who looked is shown");
}

#[actix_web::test]
async fn only_a_lead_says_that_something_is_no_complaint_and_no_mail_leaves() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "lead").await;
    employ(&test, "bao", "handler").await;
    let reference = complained(&test, &[]).await;
    let mut bao = at_work(&test, "bao").await;
    let page = bao.get(&format!("/desk/cases/{reference}")).await;
    assert!(!page.body.contains("/dismissal"));
    let mut ha = at_work(&test, "ha").await;
    done(
        &mut ha,
        &reference,
        "dismissal",
        &[("reasons", "Thư quảng cáo.")],
    )
    .await;
    assert_eq!(mail_kinds(&test).await, ["acknowledgement"]);
    assert!(
        !ha.get("/desk").await.body.contains(&reference),
        "nothing is open"
    );
    assert!(
        ha.get("/desk?view=answered")
            .await
            .body
            .contains(&reference)
    );
}

#[actix_web::test]
async fn a_letter_counts_from_the_day_it_came_never_from_a_later_one() {
    let test = TestApp::at(NOW).await;
    employ(&test, "bao", "handler").await;
    let mut bao = at_work(&test, "bao").await;
    let entry = |day: &'static str| {
        vec![
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
        ]
    };
    let place = "/desk/cases/new";
    let ahead = bao.submit(place, place, &entry("2026-11-24")).await;
    assert_eq!(ahead.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        ahead.body.contains("Có người gọi đọc đúng tên tôi."),
        "everything typed stays"
    );
    let stored = bao.submit(place, place, &entry("2026-11-20")).await;
    assert_eq!(stored.text_of("due-on"), "hết ngày thứ Bảy, 05/12/2026");
    let reference = stored.text_of("reference");
    let page = bao.get(&format!("/desk/cases/{reference}")).await;
    assert!(page.body.contains("dấu bưu điện"));

    // Answered on paper: the clock stops when the letter is with the carrier.
    let fields = [
        ("carried", "acknowledgement"),
        ("how", "letter"),
        ("carrier", "Bưu điện"),
    ];
    let lacking = act(&mut bao, &reference, "dispatch", &fields).await;
    assert_eq!(lacking.status, StatusCode::UNPROCESSABLE_ENTITY);
    let when = [
        ("date", "2026-11-23"),
        ("time", "09:30"),
        ("tracking", "EA1VN"),
    ];
    done(
        &mut bao,
        &reference,
        "dispatch",
        &[&fields[..], &when[..]].concat(),
    )
    .await;
    let page = bao.get(&format!("/desk/cases/{reference}")).await;
    assert!(
        page.body
            .contains("Hoàn thành lúc 09:30 thứ Hai, 23/11/2026")
    );
}

#[actix_web::test]
async fn a_yes_at_the_gate_starts_both_clocks_and_alerts_at_once() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "lead").await;
    let reference = complained(&test, &[]).await;
    test.advance(Duration::minutes(20));
    let mut ha = at_work(&test, "ha").await;
    let answers = [
        ("q1", "no"),
        ("q2", "yes"),
        ("q3", "no"),
        ("q4", "no"),
        ("q5", "no"),
    ];
    done(&mut ha, &reference, "incident", &answers).await;
    let page = ha.get(&format!("/desk/cases/{reference}")).await;
    assert!(
        page.body
            .contains("Phát hiện lúc 10:01 thứ Hai, 23/11/2026")
    );
    assert!(page.body.contains("trước 10:01 thứ Ba, 24/11/2026"));
    assert!(page.body.contains("trước 10:01 thứ Năm, 26/11/2026"));
    assert!(
        mail_kinds(&test)
            .await
            .contains(&"possible_incident".to_owned())
    );
}

/// The references on a page of the queue, in their order.
pub(crate) fn references(page: &Answer) -> Vec<String> {
    let rows = page
        .body
        .split("<span class=\"row-reference\"><a href=\"/desk/cases/")
        .skip(1);
    rows.map(|row| row[..12].to_owned()).collect()
}

#[actix_web::test]
async fn the_queue_goes_on_without_losing_or_repeating_a_case() {
    let test = TestApp::with(NOW, &["rate_limits=off"]).await;
    employ(&test, "ha", "lead").await;
    let mut all = Vec::new();
    for n in 0..53 {
        all.push(complained(&test, &[]).await);
        if n % 20 == 0 {
            test.advance(Duration::days(6));
        }
    }
    let mut ha = at_work(&test, "ha").await;
    let first = ha.get("/desk").await;
    assert_eq!(references(&first).len(), 50);
    assert!(first.body.contains("group-overdue") && first.body.contains("group-soon"));
    let href = first.body.split("rel=\"next\" href=\"").nth(1).unwrap();
    let href = href[..href.find('"').unwrap()]
        .replace("&amp;", "&")
        .replace("&#x3D;", "=");
    let second = ha.get(&href).await;
    let mut seen = [references(&first), references(&second)].concat();
    assert!(!second.body.contains("rel=\"next\""));
    seen.sort();
    all.sort();
    assert_eq!(seen, all);
    let overdue = ha
        .get("/desk?standing=overdue&channel=form&assignee=none")
        .await;
    // Nothing was acknowledged: no mail leaves in this test.
    assert_eq!(references(&overdue).len(), 41);
}
