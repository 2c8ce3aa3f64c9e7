//! What comes on paper, over the counter or by telephone: entered, acknowledged and answered by hand, and
//! when it was received corrected only as far as the complainant loses nothing.

use actix_web::http::StatusCode;
use actix_web::test::TestRequest;
use chrono::Duration;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use leakdesk::db::schema::{cases, duties, received_corrections};
use leakdesk::digest;
use leakdesk::time::Moment;

use crate::desk::{act, at_work, complained, done, employ};
use crate::intake::complain;
use crate::support::{Answer, Browser, TestApp};

/// A Monday.
const NOW: &str = "2026-11-23T10:00:00+07:00";
const ENTRY: &str = "/desk/cases/new";

/// The least that a letter tells.
const LETTER: [(&str, &str); 7] = [
    ("channel", "post"),
    ("received_on", "20/11"),
    ("received_basis", "postmark"),
    ("language", "vi"),
    ("kind", "leak"),
    ("story", "Có người gọi đọc đúng tên tôi và đơn hàng."),
    (
        "postal_address",
        "12 Nguyễn Trãi\nphường Bến Thành, TP. Hồ Chí Minh",
    ),
];

const NO_INCIDENT: [(&str, &str); 5] = [
    ("q1", "no"),
    ("q2", "no"),
    ("q3", "no"),
    ("q4", "no"),
    ("q5", "no"),
];

/// The letter with other answers, entered.
pub(crate) async fn enter(browser: &mut Browser, changes: &[(&str, &str)]) -> Answer {
    let is_changed = |name: &str| changes.iter().any(|(changed, _)| *changed == name);
    let kept = LETTER.into_iter().filter(|(name, _)| !is_changed(name));
    let fields: Vec<(&str, &str)> = kept.chain(changes.iter().copied()).collect();
    browser.submit(ENTRY, ENTRY, &fields).await
}

pub(crate) async fn entered(browser: &mut Browser, changes: &[(&str, &str)]) -> String {
    let answer = enter(browser, changes).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    answer.text_of("reference")
}

async fn page_of(browser: &mut Browser, reference: &str) -> String {
    browser.get(&format!("/desk/cases/{reference}")).await.body
}

/// When the case was received, and its promise.
async fn received(test: &TestApp, reference: &str) -> (String, String) {
    let reference = reference.to_owned();
    let read = test.app.db.read(move |conn| {
        let one = cases::table.filter(cases::reference.eq(reference));
        Ok(one
            .select((cases::received_at, cases::due_on))
            .first::<(Moment, chrono::NaiveDate)>(conn)?)
    });
    let (at, due_on) = read.await.unwrap();
    (at.to_string(), due_on.to_string())
}

/// The day an open duty of the only case is due.
async fn due_on(test: &TestApp, rule: &'static str) -> Option<String> {
    let read = test.app.db.read(move |conn| {
        let open = duties::table
            .filter(duties::rule.eq(rule))
            .filter(duties::met_at.is_null());
        Ok(open
            .select(duties::due_on)
            .load::<chrono::NaiveDate>(conn)?)
    });
    read.await.unwrap().first().map(ToString::to_string)
}

#[actix_web::test]
async fn a_letter_without_name_or_way_to_answer_is_a_complaint() {
    let test = TestApp::at(NOW).await;
    employ(&test, "bao", "handler").await;
    let mut bao = at_work(&test, "bao").await;
    let stored = enter(
        &mut bao,
        &[("postal_address", ""), ("envelope", "không ghi nơi gửi")],
    )
    .await;
    assert_eq!(stored.status, StatusCode::OK, "{}", stored.body);
    assert!(stored.body.contains("chưa có nơi nhận trả lời"));
    let page = page_of(&mut bao, &stored.text_of("reference")).await;
    assert!(page.contains("Người gửi không để lại cách liên hệ"));
    assert!(page.contains("Phong bì: không ghi nơi gửi"));
    assert!(page.contains("Dấu bưu điện"));
}

#[actix_web::test]
async fn what_was_typed_stays_whatever_is_wrong_with_it() {
    let test = TestApp::at(NOW).await;
    employ(&test, "bao", "handler").await;
    let mut bao = at_work(&test, "bao").await;
    let wrong = [
        ("received_on", "31/02"),
        ("received_at", "25h"),
        ("received_basis", ""),
        ("kind", ""),
        ("envelope", "dấu Bình Thạnh"),
        ("handed_by", "bảo vệ ca sáng"),
    ];
    let again = enter(&mut bao, &wrong).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    for kept in [
        "31/02",
        "dấu Bình Thạnh",
        "bảo vệ ca sáng",
        "12 Nguyễn Trãi",
    ] {
        assert!(again.body.contains(kept), "{kept}");
    }
    for place in ["#received_on", "#received_reason", "#kind"] {
        assert!(again.body.contains(&format!("href=\"{place}\"")), "{place}");
    }
}

#[actix_web::test]
async fn an_absurd_day_is_a_clear_error_and_no_fault() {
    let test = TestApp::at(NOW).await;
    employ(&test, "bao", "handler").await;
    let mut bao = at_work(&test, "bao").await;
    for day in [
        "-5000-01-01",
        "0001-01-01",
        "+262142-12-31",
        "1999-12-31",
        "2016-11-20",
        "24/11/2026",
    ] {
        let refused = enter(&mut bao, &[("received_on", day)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{day}");
        assert!(refused.body.contains("href=\"#received_on\""), "{day}");
    }
    let reference = entered(&mut bao, &[]).await;
    let dispatch = [
        ("carried", "acknowledgement"),
        ("how", "letter"),
        ("carrier", "Bưu điện"),
        ("tracking", "EA1VN"),
        ("date", "-5000-01-01"),
        ("time", "10:00"),
    ];
    let refused = act(&mut bao, &reference, "dispatch", &dispatch).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for after in ["0_-5000-01-01_0", "0_+262142-12-31_0", "0_-262143-01-01_1"] {
        let id = "01930000-0000-7000-8000-000000000000";
        let queue = bao.get(&format!("/desk?after={after}_{id}")).await;
        assert_eq!(queue.status, StatusCode::OK, "{after}");
    }
}

#[actix_web::test]
async fn similar_cases_are_shown_before_and_after_saving_and_only_to_those_who_may_see_them() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "admin").await;
    employ(&test, "bao", "handler").await;
    let open = complained(&test, &[("phone", "0903 123 456")]).await;
    let secret = complained(&test, &[("phone", "0903 123 456"), ("about_staff", "yes")]).await;
    let mut bao = at_work(&test, "bao").await;
    let same = [("phone", "+84 903 123 456"), ("do", "check")];
    let checked = enter(&mut bao, &same).await;
    assert_eq!(checked.status, StatusCode::OK);
    assert!(checked.body.contains(&open) && !checked.body.contains(&secret));
    assert!(
        checked.body.contains("+84 903 123 456"),
        "what was typed stays"
    );
    let named = format!("Tôi đã gửi hồ sơ {open} mà chưa thấy trả lời.");
    let stored = enter(&mut bao, &[("story", &named)]).await;
    assert!(stored.body.contains("similar-rows") && stored.body.contains(&open));
    let none = enter(&mut bao, &[("phone", "3456"), ("do", "check")]).await;
    assert!(!none.body.contains(&open), "four digits are nobody's");
}

#[actix_web::test]
async fn an_authority_sets_its_own_day_and_waits_even_when_it_is_no_complaint() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "lead").await;
    let mut ha = at_work(&test, "ha").await;
    let document = [
        ("channel", "authority"),
        ("document_from", "Phòng An ninh mạng"),
        ("document_number", "118/CV-PA05"),
        ("document_on", "18/11/2026"),
        ("document_due_on", "30/11"),
    ];
    let reference = entered(&mut ha, &document).await;
    assert_eq!(
        due_on(&test, "authority").await.as_deref(),
        Some("2026-11-30")
    );
    let page = page_of(&mut ha, &reference).await;
    assert!(page.contains("Trả lời cơ quan chức năng"));
    assert!(page.contains("Số văn bản: 118/CV-PA05"));
    assert!(page.contains("hết ngày thứ Hai, 30/11/2026"));
    let queue = ha.get("/desk?channel=authority").await;
    assert!(queue.body.contains(&reference));
    let reasons = [("reasons", "Chỉ là thông báo.")];
    done(&mut ha, &reference, "dismissal", &reasons).await;
    assert_eq!(due_on(&test, "answer").await, None);
    assert!(due_on(&test, "authority").await.is_some());
    let met = [
        ("to", "Phòng An ninh mạng"),
        ("number", "CV-12"),
        ("date", "2026-11-23"),
        ("time", "09:59"),
    ];
    let page = ha.get(&format!("/desk/cases/{reference}")).await;
    let hidden = page.hidden_of(&format!("/desk/cases/{reference}/duties"));
    let duty = hidden
        .iter()
        .find(|(name, _)| name == "duty")
        .unwrap()
        .1
        .clone();
    done(
        &mut ha,
        &reference,
        "duties",
        &[&met[..], &[("duty", &duty)]].concat(),
    )
    .await;
    assert_eq!(due_on(&test, "authority").await, None);
}

#[actix_web::test]
async fn a_letters_code_opens_the_case_and_a_new_one_closes_it_to_the_old() {
    let test = TestApp::with(NOW, &["organisation_address=1 Lê Lợi, TP. Hồ Chí Minh"]).await;
    employ(&test, "bao", "handler").await;
    let mut bao = at_work(&test, "bao").await;
    let stored = enter(&mut bao, &[("full_name", "Đặng Thị Hường")]).await;
    let (reference, first) = (stored.text_of("reference"), stored.text_of("access-code"));
    let place = format!("/desk/cases/{reference}/letters/acknowledgement");
    // Straight after entering: the letter carries the code that was shown.
    let hidden = stored.hidden_of(&place);
    let fields: Vec<_> = hidden
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    let letter = bao.post(&place, &fields).await;
    assert_eq!(letter.status, StatusCode::OK, "{}", letter.body);
    assert_eq!(letter.text_of("access-code"), first);
    for words in [
        "TP. Hồ Chí Minh, ngày 23 tháng 11 năm 2026",
        "Quý khách Đặng Thị Hường",
        "V/v xác nhận đã tiếp nhận khiếu nại",
        "12 Nguyễn Trãi",
        "hết ngày thứ Bảy, 05/12/2026",
    ] {
        assert!(letter.body.contains(words), "{words}");
    }
    assert!(!letter.body.contains("trả lời email này"));
    assert!(opens(&test, &reference, &first).await);
    // The button pressed twice makes one letter and shows it; later on it makes nothing. A look shows no code.
    let again = bao.post(&place, &fields).await;
    assert_eq!(again.text_of("access-code"), first);
    test.advance(Duration::minutes(6));
    let later = bao.post(&place, &fields).await;
    assert_eq!(later.location(), place);
    let look = bao.get(&place).await;
    assert!(!look.body.contains(&first) && !look.body.contains("id=\"access-code\""));
    let hidden = look.hidden_of(&place);
    let mut fields: Vec<_> = hidden
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    fields.push(("do", "make"));
    let renewed = bao.post(&place, &fields).await;
    let second = renewed.text_of("access-code");
    let again = bao.post(&place, &fields).await;
    assert_eq!(again.text_of("access-code"), second, "pressed twice");
    assert_ne!(first, second);
    assert!(!opens(&test, &reference, &first).await);
    assert!(opens(&test, &reference, &second).await);
    // Printed is not sent.
    let page = page_of(&mut bao, &reference).await;
    assert!(page.contains("Thư xác nhận đã in lúc 10:06 thứ Hai, 23/11/2026, chưa gửi"));
    assert!(due_on(&test, "acknowledge").await.is_some());
    let handed = [
        ("carried", "acknowledgement"),
        ("how", "hand"),
        ("date", "2026-11-23"),
        ("time", "09:59"),
    ];
    let lacking = act(&mut bao, &reference, "dispatch", &handed).await;
    assert_eq!(lacking.status, StatusCode::UNPROCESSABLE_ENTITY);
    let whole = [&handed[..], &[("taken_by", "Đặng Thị Hường, đã ký nhận")]].concat();
    done(&mut bao, &reference, "dispatch", &whole).await;
    assert!(due_on(&test, "acknowledge").await.is_none());
    let page = page_of(&mut bao, &reference).await;
    assert!(page.contains("Đã xác nhận tiếp nhận (trao tay)") && !page.contains("chưa gửi."));
}

async fn opens(test: &TestApp, reference: &str, code: &str) -> bool {
    let fields = [("reference", reference), ("access_code", code)];
    let answer = test.browser().submit("/status", "/status", &fields).await;
    answer.status == StatusCode::SEE_OTHER
}

#[actix_web::test]
async fn an_auditor_reads_a_letter_and_makes_none() {
    let test = TestApp::at(NOW).await;
    employ(&test, "bao", "handler").await;
    employ(&test, "phuc", "auditor").await;
    let reference = entered(&mut at_work(&test, "bao").await, &[]).await;
    let place = format!("/desk/cases/{reference}/letters/acknowledgement");
    let mut phuc = at_work(&test, "phuc").await;
    let read = phuc.get(&place).await;
    assert_eq!(read.status, StatusCode::OK);
    let token = read.hidden_of("/sign-out")[0].1.clone();
    let fields = [("csrf_token", token.as_str()), ("version", "1")];
    assert_eq!(
        phuc.post(&place, &fields).await.status,
        StatusCode::FORBIDDEN
    );
    let missing = format!("/desk/cases/{reference}/letters/answer");
    assert_eq!(phuc.get(&missing).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        phuc.get(&missing.replace("answer", "x")).await.status,
        StatusCode::NOT_FOUND
    );
}

#[actix_web::test]
async fn an_answer_on_paper_has_a_letters_words_and_leaves_with_the_carrier() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "lead").await;
    let mut ha = at_work(&test, "ha").await;
    let reference = entered(&mut ha, &[]).await;
    done(&mut ha, &reference, "incident", &NO_INCIDENT).await;
    let answer = [
        ("do", "send"),
        ("outcome", "out_of_scope"),
        ("summary", "Hỏi về giá."),
        ("reasons", "Không liên quan đến thông tin cá nhân."),
        ("where_to", "Bộ phận bán hàng."),
        (
            "inaccurate_data",
            "Số điện thoại đăng ký thuộc về người khác.",
        ),
    ];
    done(&mut ha, &reference, "answer", &answer).await;
    let place = format!("/desk/cases/{reference}/letters/answer");
    let letter = ha.get(&place).await;
    for words in [
        "V/v trả lời khiếu nại về thông tin cá nhân",
        "1. Nội dung khiếu nại",
        "Về thông tin đăng ký: Số điện thoại đăng ký thuộc về người khác.",
        "gửi thư, gọi điện hoặc đến trực tiếp",
        "(Ký, ghi rõ họ tên, chức vụ và đóng dấu)",
    ] {
        assert!(letter.body.contains(words), "{words}: {}", letter.body);
    }
    assert!(!letter.body.contains("trả lời email này"));
    let page = page_of(&mut ha, &reference).await;
    assert!(!page.contains("trả lời email này"), "nor where it is shown");
    assert!(!page.contains("chưa gửi. Thời hạn"));
    let made = ha.submit(&place, &place, &[("do", "make")]).await;
    assert_eq!(made.location(), place);
    let page = page_of(&mut ha, &reference).await;
    assert!(page.contains("Thư trả lời đã in lúc 10:00"));
    assert!(
        due_on(&test, "answer").await.is_some(),
        "printing meets nothing"
    );
    let notice = [
        ("carried", "answer"),
        ("how", "notice"),
        ("date", "2026-11-23"),
        ("time", "10:00"),
        ("said", "Giấy báo dán tại quầy 2."),
    ];
    done(&mut ha, &reference, "dispatch", &notice).await;
    assert!(due_on(&test, "answer").await.is_some(), "nor does a notice");
    let carried = [
        ("carried", "answer"),
        ("how", "letter"),
        ("carrier", "Bưu điện"),
        ("tracking", "EA123VN"),
        ("date", "2026-11-23"),
        ("time", "10:00"),
    ];
    done(&mut ha, &reference, "dispatch", &carried).await;
    assert!(due_on(&test, "answer").await.is_none());
}

#[actix_web::test]
async fn after_three_calls_that_reached_nobody_another_way_is_suggested() {
    let test = TestApp::at(NOW).await;
    employ(&test, "bao", "handler").await;
    let mut bao = at_work(&test, "bao").await;
    let by_phone = [("reply_channel", "phone"), ("phone", "0903123456")];
    let reference = entered(&mut bao, &by_phone).await;
    let failed = [
        ("carried", "acknowledgement"),
        ("how", "failed-call"),
        ("number", "0903123456"),
        ("date", "2026-11-23"),
        ("time", "10:00"),
    ];
    for n in 1..=3 {
        let page = page_of(&mut bao, &reference).await;
        assert!(!page.contains("lần không được"), "before call {n}");
        done(&mut bao, &reference, "dispatch", &failed).await;
    }
    let page = page_of(&mut bao, &reference).await;
    assert!(page.contains("Đã gọi 3 lần không được. Hãy gửi thư tới địa chỉ trong hồ sơ."));
}

#[actix_web::test]
async fn a_caller_is_told_state_and_date_until_called_back_on_the_known_number() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "admin").await;
    employ(&test, "bao", "handler").await;
    let told = [
        ("full_name", "Zétirène Ký"),
        ("story", "Bí mật của tôi."),
        ("phone", "0903 123 456"),
    ];
    let reference = complained(&test, &told).await;
    let secret = [("phone", "0903 123 456"), ("about_staff", "yes")];
    let restricted = complained(&test, &secret).await;
    let mut bao = at_work(&test, "bao").await;
    for q in [reference.as_str(), "+84903123456"] {
        let asked = [("q", q), ("caller", "tự xưng là em trai")];
        let page = bao.submit("/desk/calls", "/desk/calls", &asked).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("Chỉ được nói trạng thái và hạn"), "{q}");
        assert!(page.body.contains("hết ngày thứ Ba, 08/12/2026"), "{q}");
        for hidden in ["Zétirène", "Bí mật", &restricted] {
            assert!(!page.body.contains(hidden), "{q}: {hidden}");
        }
    }
    for q in [restricted.as_str(), "KN-0000-0000", "0999999999", "x", ""] {
        let page = bao.submit("/desk/calls", "/desk/calls", &[("q", q)]).await;
        assert!(!page.body.contains("Chỉ được nói"), "{q}");
    }
    let page = page_of(&mut bao, &reference).await;
    assert_eq!(
        page.matches("Có người gọi hỏi: đã nói trạng thái và hạn")
            .count(),
        2
    );
    assert!(page.contains("tự xưng là em trai"));

    let other = [
        ("number", "0911111111"),
        ("result", "reached"),
        ("spoke_to", "em trai"),
    ];
    let refused = act(&mut bao, &reference, "callbacks", &other).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let failed = [("number", "0903 123 456"), ("result", "failed")];
    done(&mut bao, &reference, "callbacks", &failed).await;
    assert!(
        page_of(&mut bao, &reference)
            .await
            .contains("Danh tính: chưa xác nhận")
    );
    let reached = [
        ("number", "0903 123 456"),
        ("result", "reached"),
        ("spoke_to", "chị Ký"),
    ];
    done(&mut bao, &reference, "callbacks", &reached).await;
    let page = page_of(&mut bao, &reference).await;
    assert!(page.contains("Danh tính: đã xác nhận liên hệ"));
    assert!(page.contains("Đã gọi lại số đã biết"));
}

/// Corrects when a case was received.
pub(crate) async fn correct(browser: &mut Browser, reference: &str, on: &str, at: &str) -> Answer {
    let fields = [
        ("corrected_on", on),
        ("corrected_at", at),
        ("reason", "Đọc nhầm dấu bưu điện."),
    ];
    act(browser, reference, "received", &fields).await
}

#[actix_web::test]
async fn an_earlier_receipt_takes_effect_at_once_and_every_clock_with_it() {
    let test = TestApp::at(NOW).await;
    employ(&test, "bao", "handler").await;
    let mut bao = at_work(&test, "bao").await;
    let reference = entered(&mut bao, &[("wish", "delete"), ("email", "a@b.example")]).await;
    let corrected = correct(&mut bao, &reference, "18/11/2026", "8h15").await;
    assert_eq!(
        corrected.status,
        StatusCode::SEE_OTHER,
        "{}",
        corrected.body
    );
    let now = received(&test, &reference).await;
    assert_eq!(
        now,
        ("2026-11-18T01:15:00Z".to_owned(), "2026-12-03".to_owned())
    );
    assert_eq!(due_on(&test, "answer").await.as_deref(), Some("2026-12-03"));
    assert_eq!(due_on(&test, "delete").await.as_deref(), Some("2026-12-03"));
    assert_eq!(
        due_on(&test, "acknowledge").await.as_deref(),
        Some("2026-11-23")
    );
    let page = page_of(&mut bao, &reference).await;
    let both = "00:00 thứ Sáu, 20/11/2026 thành 08:15 thứ Tư, 18/11/2026";
    assert_eq!(page.matches(both).count(), 2, "facts and history");
    assert!(page.contains("Đọc nhầm dấu bưu điện."));
    test.at_time("2026-11-24T08:00:00+07:00");
    let digest = digest::print(&test.app, None, test.app.now())
        .await
        .unwrap();
    assert!(
        digest.contains(&format!("{reference}: thời điểm nhận đã sửa từ")),
        "{digest}"
    );
    let mut bao = at_work(&test, "bao").await;
    // What the e-mail told can't be taken back.
    let later = correct(&mut bao, &reference, "19/11/2026", "").await;
    assert_eq!(later.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(later.body.contains("Người gửi có thể đã biết hạn"));
}

#[actix_web::test]
async fn a_later_receipt_takes_a_second_person_and_nobody_who_was_told() {
    let test = TestApp::at(NOW).await;
    employ(&test, "bao", "handler").await;
    employ(&test, "linh", "handler").await;
    let (mut bao, mut linh) = (at_work(&test, "bao").await, at_work(&test, "linh").await);
    let reference = entered(&mut bao, &[]).await;
    let before = received(&test, &reference).await;
    let asked = correct(&mut bao, &reference, "21/11/2026", "").await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
    assert_eq!(received(&test, &reference).await, before, "not yet");
    let again = correct(&mut bao, &reference, "22/11/2026", "").await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = page_of(&mut bao, &reference).await;
    assert!(page.contains("Chờ duyệt thời điểm nhận") && !page.contains("value=\"approve\""));
    let own = act(
        &mut bao,
        &reference,
        "received-decision",
        &[("do", "approve")],
    )
    .await;
    assert_eq!(own.status, StatusCode::CONFLICT);
    assert!(own.body.contains("không tự duyệt được"));
    let digest = digest::print(&test.app, None, test.app.now())
        .await
        .unwrap();
    assert!(digest.contains("chờ người thứ hai duyệt"), "{digest}");
    done(
        &mut linh,
        &reference,
        "received-decision",
        &[("do", "approve")],
    )
    .await;
    let after = received(&test, &reference).await;
    assert_eq!(
        after,
        ("2026-11-20T17:00:00Z".to_owned(), "2026-12-06".to_owned())
    );

    // Told in the meantime: it can't be approved any more.
    correct(&mut bao, &reference, "22/11/2026", "").await;
    let letter = format!("/desk/cases/{reference}/letters/acknowledgement");
    bao.submit(&letter, &letter, &[("do", "make")]).await;
    let late = act(
        &mut linh,
        &reference,
        "received-decision",
        &[("do", "approve")],
    )
    .await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.body.contains("Người gửi có thể đã biết hạn"));
    done(
        &mut linh,
        &reference,
        "received-decision",
        &[("do", "refuse")],
    )
    .await;
    assert_eq!(received(&test, &reference).await, after);
    let kept = test.app.db.read(|conn| {
        Ok(received_corrections::table
            .order(received_corrections::asked_at)
            .select(received_corrections::state)
            .load::<String>(conn)?)
    });
    assert_eq!(kept.await.unwrap(), ["done", "refused"]);
}

#[actix_web::test]
async fn a_receipt_is_corrected_only_where_it_was_typed_and_before_the_answer() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "lead").await;
    let mut ha = at_work(&test, "ha").await;
    let by_form = complained(&test, &[]).await;
    let page = ha.get(&format!("/desk/cases/{by_form}")).await;
    assert!(!page.body.contains("/received\""));
    let note = page.hidden_of(&format!("/desk/cases/{by_form}/notes"));
    let mut fields: Vec<_> = note.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    fields.extend([("corrected_on", "20/11/2026"), ("reason", "x")]);
    let before = received(&test, &by_form).await;
    let refused = ha
        .post(&format!("/desk/cases/{by_form}/received"), &fields)
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("tự đến qua hệ thống"));
    assert_eq!(received(&test, &by_form).await, before);

    // At the counter the day is told at once.
    let reference = entered(&mut ha, &[("channel", "counter")]).await;
    let told = correct(&mut ha, &reference, "21/11/2026", "").await;
    assert!(told.body.contains("Người gửi có thể đã biết hạn"));
    test.advance(Duration::hours(2));
    let mut ha = at_work(&test, "ha").await;
    let after_entry = correct(&mut ha, &reference, "23/11/2026", "11:30").await;
    assert!(after_entry.body.contains("muộn hơn lúc hồ sơ được nhập"));
    done(&mut ha, &reference, "incident", &NO_INCIDENT).await;
    let answer = [
        ("do", "send"),
        ("outcome", "withdrawn"),
        ("summary", "Hỏi về giá."),
        ("reasons", "Người gửi rút."),
    ];
    done(&mut ha, &reference, "answer", &answer).await;
    let page = ha.get(&format!("/desk/cases/{reference}")).await;
    assert!(!page.body.contains("/received\""));
    let note = page.hidden_of(&format!("/desk/cases/{reference}/notes"));
    let mut fields: Vec<_> = note.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    fields.extend([("corrected_on", "18/11/2026"), ("reason", "x")]);
    let answered = ha
        .post(&format!("/desk/cases/{reference}/received"), &fields)
        .await;
    assert_eq!(answered.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answered.body.contains("đã được trả lời"));
}

#[actix_web::test]
async fn ac_15_nothing_but_the_fields_of_a_form_has_any_effect() {
    let test = TestApp::at(NOW).await;
    employ(&test, "bao", "handler").await;
    let extra = [
        ("received_at", "2020-01-01T00:00:00Z"),
        ("received_on", "2020-01-01"),
        ("entered_at", "2020-01-01"),
        ("due_on", "2030-01-01"),
        ("late_from", "1"),
        ("state", "answered"),
        ("status", "closed"),
        ("is_held", "false"),
        ("role", "admin"),
        ("verdict", "in_time"),
        ("channel", "authority"),
        ("document_due_on", "01/12"),
    ];
    let mut member = test.browser();
    complain(&test, &mut member, &extra).await;
    let reference = member.get("/complaints/receipt").await.text_of("reference");
    let (at, due_on) = received(&test, &reference).await;
    assert_eq!(
        (at.as_str(), due_on.as_str()),
        ("2026-11-23T03:01:00Z", "2026-12-08")
    );

    let mut bao = at_work(&test, "bao").await;
    let staff: Vec<_> = extra
        .into_iter()
        .filter(|(name, _)| {
            !["received_at", "received_on", "channel", "document_due_on"].contains(name)
        })
        .chain([
            ("entered_by", "x"),
            ("version", "7"),
            ("assignee", "x"),
            ("identity", "account"),
        ])
        .collect();
    let reference = entered(&mut bao, &staff).await;
    let (at, due_on) = received(&test, &reference).await;
    assert_eq!(
        (at.as_str(), due_on.as_str()),
        ("2026-11-19T17:00:00Z", "2026-12-05")
    );
    let page = page_of(&mut bao, &reference).await;
    assert!(page.contains("state-received") && page.contains("Danh tính: chưa xác nhận"));
    let fields = [
        ("corrected_on", "19/11/2026"),
        ("reason", "Nhầm."),
        ("due_on", "2030-01-01"),
        ("entered_at", "2030-01-01"),
        ("received_source", "system"),
        ("state", "done"),
        ("decided_by", "x"),
    ];
    done(&mut bao, &reference, "received", &fields).await;
    let (at, due_on) = received(&test, &reference).await;
    assert_eq!(
        (at.as_str(), due_on.as_str()),
        ("2026-11-18T17:00:00Z", "2026-12-04")
    );
}

/// A form in parts, with files.
fn in_parts(fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        let head =
            format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend(head.as_bytes());
    }
    for (name, bytes) in files {
        let head = format!(
            "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\
             Content-Type: application/pdf\r\n\r\n"
        );
        body.extend(head.as_bytes());
        body.extend(*bytes);
        body.extend(b"\r\n");
    }
    body.extend(b"--b--\r\n");
    body
}

#[actix_web::test]
async fn a_scanned_letter_survives_an_error_and_lies_in_the_case() {
    let test = TestApp::at(NOW).await;
    employ(&test, "bao", "handler").await;
    employ(&test, "linh", "handler").await;
    let mut bao = at_work(&test, "bao").await;
    let hidden = bao.get(ENTRY).await.hidden_of(ENTRY);
    let mut fields: Vec<(&str, &str)> = hidden
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    fields.extend(LETTER.into_iter().filter(|(name, _)| *name != "kind"));
    let files: [(&str, &[u8]); 2] = [("thu.pdf", crate::files::PDF), ("a.exe", b"MZ\0\0")];
    let post = |body: Vec<u8>| {
        TestRequest::post()
            .uri(ENTRY)
            .insert_header(("content-type", "multipart/form-data; boundary=b"))
            .set_payload(body)
    };
    let again = bao.send(post(in_parts(&fields, &files))).await;
    assert_eq!(
        again.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        again.body
    );
    assert!(again.body.contains("Bỏ tệp “thu.pdf”"), "{}", again.body);
    assert!(again.body.contains("Tệp “a.exe”"));
    // Nobody else's form takes the file.
    let carried = again.hidden_of(ENTRY);
    let carried = carried
        .iter()
        .find(|(name, _)| name == "kept_files")
        .unwrap()
        .1
        .clone();
    let mut linh = at_work(&test, "linh").await;
    let stolen = enter(&mut linh, &[("kept_files", &carried), ("do", "check")]).await;
    assert!(!stolen.body.contains("thu.pdf"));

    let kept = again.hidden_of(ENTRY);
    let mut fields: Vec<(&str, &str)> =
        kept.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    fields.extend(LETTER);
    let stored = bao.send(post(in_parts(&fields, &[]))).await;
    assert_eq!(stored.status, StatusCode::OK, "{}", stored.body);
    let reference = stored.text_of("reference");
    // Sent twice: once.
    let twice = bao.send(post(in_parts(&fields, &[]))).await;
    assert_eq!(twice.text_of("reference"), reference);
    let rows = test.app.db.read(|conn| {
        use leakdesk::db::schema::files;
        Ok(files::table.select(files::owner).load::<String>(conn)?)
    });
    assert_eq!(rows.await.unwrap(), ["letter"]);

    // The page before is still open in another tab: nothing done there takes the file from the case.
    let page = page_of(&mut bao, &reference).await;
    let (_, after) = page
        .split_once(&format!("href=\"/desk/cases/{reference}/files/"))
        .unwrap();
    let file = after.split_once('"').unwrap().0;
    let place = format!("/desk/cases/{reference}/files/{file}");
    assert_eq!(bao.get(&place).await.status, StatusCode::OK, "sent twice");
    let dropping: Vec<_> = fields.iter().copied().chain([("drop", file)]).collect();
    bao.send(post(in_parts(&dropping, &[]))).await;
    assert_eq!(bao.get(&place).await.status, StatusCode::OK, "dropped");
    let is_story = |name: &str| name == "story";
    let changed: Vec<_> = fields
        .iter()
        .map(|(name, value)| {
            (
                *name,
                if is_story(name) {
                    "Chuyện khác."
                } else {
                    value
                },
            )
        })
        .collect();
    let more: [(&str, &[u8]); 1] = [("phong-bi.pdf", crate::files::PDF)];
    let again = bao.send(post(in_parts(&changed, &more))).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.body.contains("Tệp “thu.pdf” không còn được giữ"));
    assert!(again.body.contains("Chuyện khác.") && again.body.contains("Bỏ tệp “phong-bi.pdf”"));
    assert_eq!(bao.get(&place).await.status, StatusCode::OK, "sent anew");
}

#[actix_web::test]
async fn what_is_missing_of_an_entry_is_told_to_staff_and_by_its_name() {
    let test = TestApp::at(NOW).await;
    employ(&test, "bao", "handler").await;
    let mut bao = at_work(&test, "bao").await;
    let empty = bao.submit(ENTRY, ENTRY, &[("do", "save")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let summary = empty.body.split("error-summary-title").nth(2).unwrap();
    let summary = summary.split("</ul>").next().unwrap();
    for words in ["Chọn kênh mà khiếu nại đến.", "Chọn loại khiếu nại."] {
        assert!(summary.contains(words), "{summary}");
    }
    assert!(
        !summary.contains("Quý khách") && !summary.contains("Chọn một mục"),
        "{summary}"
    );
}
