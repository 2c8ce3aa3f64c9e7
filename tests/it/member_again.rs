//! What complainants and clerks meet when something comes twice, too late, at the same time, or from
//! somebody else.

use actix_web::http::StatusCode;
use chrono::Duration;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use leakdesk::cases::event::EventKind;
use leakdesk::cases::message::{Trust, Via};
use leakdesk::cases::status_link;
use leakdesk::db::schema::cases;
use leakdesk::mail::inbound::Taken;

use crate::conversation::received;
use crate::desk::{act, at_work, complained, done, employ};
use crate::inbound::{MEMBER, desk, mail, newest, pipe};
use crate::member::{Member, case, kinds, link_in, mails};
use crate::paper::{enter, entered};
use crate::review::answer_case;
use crate::support::{Answer, Browser, TestApp};

const NOW: &str = "2026-11-23T10:00:00+07:00";

/// The hidden fields of a form together with what is typed.
fn with(page: &Answer, action: &str, typed: &[(&str, &str)]) -> Vec<(String, String)> {
    let typed = typed.iter();
    let typed = typed.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    page.hidden_of(action).into_iter().chain(typed).collect()
}

async fn post(browser: &mut Browser, action: &str, fields: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    browser.post(action, &fields).await
}

async fn run(test: &TestApp, statement: &'static str) {
    let run = move |conn: &mut _| Ok(diesel::sql_query(statement).execute(conn)?);
    test.app.db.write(run).await.unwrap();
}

/// A desk whose database takes nothing that has a mail in it.
async fn break_outbox(test: &TestApp) {
    run(test, "ALTER TABLE outbox RENAME TO outbox_away").await;
}

async fn mend_outbox(test: &TestApp) {
    run(test, "ALTER TABLE outbox_away RENAME TO outbox").await;
}

async fn count(test: &TestApp, reference: &str, wanted: EventKind) -> usize {
    let kinds = kinds(test, reference).await;
    kinds.into_iter().filter(|kind| *kind == wanted).count()
}

#[actix_web::test]
async fn what_was_written_while_the_case_was_shut_stands_in_its_form_after_the_code() {
    let test = TestApp::at(NOW).await;
    let bao = employ(&test, "bao", "handler").await.id;
    let mut member = Member::new(&test, &[]).await;
    let action = member.path("/messages");
    let text = "Số gọi đến là <b>0903</b>.\nHọ gọi lúc 9 giờ.";
    let fields = with(&member.page().await, &action, &[("text", text)]);
    test.advance(Duration::minutes(31));
    let shut = post(&mut member.browser, &action, &fields).await;
    assert_eq!(shut.status, StatusCode::FORBIDDEN);
    assert!(
        shut.body.contains("&lt;b&gt;0903&lt;/b&gt;") && shut.body.contains("Họ gọi lúc 9 giờ.")
    );
    let (reference, code) = (member.reference.clone(), member.code().to_owned());
    let wrong = [("reference", reference.as_str()), ("access_code", "AAAAA")];
    let wrong = with(&shut, "/status", &wrong);
    let wrong = post(&mut member.browser, "/status", &wrong).await;
    assert!(
        wrong.body.contains("Họ gọi lúc 9 giờ."),
        "a slip loses nothing"
    );
    let right = [
        ("reference", reference.as_str()),
        ("access_code", code.as_str()),
    ];
    let right = with(&wrong, "/status", &right);
    let resumed = post(&mut member.browser, "/status", &right).await;
    assert_eq!(resumed.status, StatusCode::OK, "{}", resumed.body);
    assert!(resumed.body.contains("chưa được gửi"));
    assert_eq!(
        case(&test, &reference).await.unread,
        0,
        "typing the code sends nothing"
    );
    let sent = with(&resumed, &action, &[("text", text)]);
    let sent = post(&mut member.browser, &action, &sent).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    assert_eq!(case(&test, &reference).await.unread, 1);

    answer_case(&test, bao, &reference).await;
    let action = member.path("/review");
    let page = member.browser.get(&action).await;
    let fields = with(&page, &action, &[("reason", "Chưa hỏi đơn vị giao hàng.")]);
    test.advance(Duration::minutes(31));
    let shut = post(&mut member.browser, &action, &fields).await;
    let right = [
        ("reference", reference.as_str()),
        ("access_code", code.as_str()),
    ];
    let right = with(&shut, "/status", &right);
    let resumed = post(&mut member.browser, "/status", &right).await;
    assert!(
        resumed.body.contains(&format!("action=\"{action}\"")),
        "{}",
        resumed.body
    );
    assert!(resumed.body.contains("Chưa hỏi đơn vị giao hàng."));
    assert_eq!(count(&test, &reference, EventKind::ReviewAsked).await, 0);
}

#[actix_web::test]
async fn what_could_not_be_stored_comes_back_as_it_was_typed() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "handler").await;
    let mut member = Member::new(&test, &[]).await;
    let action = member.path("/contact");
    let page = member.browser.get(&action).await;
    let fields = with(&page, &action, &[("email", "moi@nhahang.example")]);
    break_outbox(&test).await;
    let held = post(&mut member.browser, &action, &fields).await;
    assert_eq!(
        held.status,
        StatusCode::SERVICE_UNAVAILABLE,
        "{}",
        held.body
    );
    assert!(held.body.contains("value=\"moi@nhahang.example\""));
    assert!(held.body.contains("vẫn còn bên dưới"));
    let letter = [
        ("reply_channel", "email"),
        ("email", "lan@nhahang.example"),
        ("envelope", "dấu Bình Thạnh"),
    ];
    let mut ha = at_work(&test, "ha").await;
    let held = enter(&mut ha, &letter).await;
    assert_eq!(
        held.status,
        StatusCode::SERVICE_UNAVAILABLE,
        "{}",
        held.body
    );
    for typed in [
        "dấu Bình Thạnh",
        "Có người gọi đọc đúng tên tôi",
        "hồ sơ chưa được lưu",
    ] {
        assert!(held.body.contains(typed), "{typed}");
    }
    mend_outbox(&test).await;
    let sent = post(&mut member.browser, &action, &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    assert_eq!(
        mails(&test, &member.reference, "contact_confirm")
            .await
            .len(),
        1
    );
}

#[actix_web::test]
async fn a_button_pressed_twice_does_its_work_once_and_says_it_is_done() {
    let test = TestApp::at(NOW).await;
    let bao = employ(&test, "bao", "handler").await.id;
    let mut member = Member::new(&test, &[]).await;
    let reference = member.reference.clone();
    for (below, asked) in [
        ("/withdrawal", EventKind::WithdrawalAsked),
        ("/erasure", EventKind::ErasureAsked),
    ] {
        let action = member.path(below);
        let page = member.browser.get(&action).await;
        let fields = with(&page, &action, &[("sure", "yes"), ("reason", "Đã rõ rồi.")]);
        for _ in 0..2 {
            let sent = post(&mut member.browser, &action, &fields).await;
            assert_eq!(sent.status, StatusCode::SEE_OTHER, "{below}: {}", sent.body);
        }
        assert_eq!(count(&test, &reference, asked).await, 1, "{below}");
    }
    assert_eq!(case(&test, &reference).await.unread, 2);
    let action = member.path("/contact");
    let page = member.browser.get(&action).await;
    let fields = [("email", "moi@nhahang.example"), ("phone", "0903 123 456")];
    let fields = with(&page, &action, &fields);
    for _ in 0..2 {
        let sent = post(&mut member.browser, &action, &fields).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    }
    let asking = mails(&test, &reference, "contact_confirm").await;
    assert_eq!(asking.len(), 1);
    let link = link_in(&asking[0]);
    assert_eq!(
        test.browser().get(&link).await.status,
        StatusCode::OK,
        "and it works"
    );
    assert_eq!(case(&test, &reference).await.unread, 3);

    answer_case(&test, bao, &reference).await;
    let action = member.path("/review");
    let page = member.browser.get(&action).await;
    let fields = with(&page, &action, &[("reason", "Chưa hỏi đơn vị giao hàng.")]);
    for _ in 0..2 {
        let sent = post(&mut member.browser, &action, &fields).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    }
    assert_eq!(count(&test, &reference, EventKind::ReviewAsked).await, 1);
    let other = with(&page, &action, &[("reason", "Còn một điều nữa.")]);
    let other = post(&mut member.browser, &action, &other).await;
    assert_eq!(other.status, StatusCode::CONFLICT);
    assert!(
        other.body.contains("Còn một điều nữa."),
        "it can go as a message"
    );
}

#[actix_web::test]
async fn ml_07_a_mail_put_to_a_case_by_hand_is_not_shown_as_the_complainants() {
    let test = desk(&[]).await;
    employ(&test, "ha", "handler").await;
    let mut member = Member::new(&test, &[]).await;
    let reference = member.reference.clone();
    for (from, text) in [
        (
            "no-reply@slack.example",
            "Your confirmation code is 482913.",
        ),
        (MEMBER, "Tôi gửi thêm từ hộp thư của mình."),
    ] {
        let raw = mail(from, &format!("Re: [{reference}]"), "", text);
        assert_eq!(pipe(&test, raw).await, Taken::Pen);
        let item = newest(&test).await.0;
        let page = format!("/desk/mail/{}", item.id);
        let fields = [("reference", reference.as_str())];
        let mut ha = at_work(&test, "ha").await;
        let put = ha
            .submit(&page, &format!("{page}/conversation"), &fields)
            .await;
        assert_eq!(put.status, StatusCode::SEE_OTHER, "{}", put.body);
        let page = member.page().await;
        assert!(!page.body.contains(text), "nobody knows who wrote it");
        assert!(!page.body.contains("Quý khách gửi thêm thông tin"));
        let record = member.browser.get(&member.path("/record")).await;
        assert!(!record.body.contains(text));
    }
    assert_eq!(
        case(&test, &reference).await.unread,
        2,
        "the desk sees them"
    );
}

#[actix_web::test]
async fn after_a_change_nothing_that_went_to_the_address_of_before_opens_anything() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "handler").await;
    let mut member = Member::new(&test, &[]).await;
    let reference = member.reference.clone();
    let mut ha = at_work(&test, "ha").await;
    let place = format!("/desk/cases/{reference}");
    let action = format!("{place}/contact");
    let before = ha.get(&place).await;

    let lost = [("reference", reference.as_str()), ("contact", MEMBER)];
    test.browser()
        .submit("/status/lost-code", "/status/lost-code", &lost)
        .await;
    let code_link = link_in(&mails(&test, &reference, "code_link").await[0]);
    member
        .act("/contact", &[("email", "moi@nhahang.example")])
        .await;
    let confirm = link_in(&mails(&test, &reference, "contact_confirm").await[0]);
    let confirmed = test.browser().submit(&confirm, &confirm, &[]).await;
    assert_eq!(confirmed.status, StatusCode::OK);
    let old = test.browser().get(&code_link).await;
    assert_eq!(old.status, StatusCode::GONE, "it went to somebody else");
    let again = member.browser.get(&member.path("")).await;
    assert_eq!(again.status, StatusCode::OK, "the code is the same");

    // A form that was open at the desk meanwhile does not put the old address back.
    let typed = [("email", MEMBER), ("phone", "0903 123 456")];
    let fields = with(&before, &action, &typed);
    let stale = post(&mut ha, &action, &fields).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.body.contains("0903 123 456"), "what was typed stays");
    let contact = member.browser.get(&member.path("/contact")).await;
    assert!(
        contact.body.contains("Email: moi@nhahang.example"),
        "{}",
        contact.body
    );

    // What staff change closes what was under way as well.
    member
        .act("/contact", &[("email", "ba@nhahang.example")])
        .await;
    let confirm = link_in(&mails(&test, &reference, "contact_confirm").await[1]);
    let fields = [("email", "bon@nhahang.example")];
    done(&mut ha, &reference, "contact", &fields).await;
    assert_eq!(test.browser().get(&confirm).await.status, StatusCode::GONE);
}

#[actix_web::test]
async fn a_case_made_of_a_message_exists_for_the_same_few_people() {
    let test = TestApp::at(NOW).await;
    let ha = employ(&test, "ha", "lead").await.id;
    employ(&test, "bao", "handler").await;
    let reference = complained(&test, &[]).await;
    let mut lead = at_work(&test, "ha").await;
    let me = format!("person-{ha}");
    let few = [("restricted", "yes"), (me.as_str(), "in")];
    done(&mut lead, &reference, "restriction", &few).await;
    let parent = case(&test, &reference).await;
    assert!(parent.is_restricted);
    let words = leakdesk::cases::message::MessageWords {
        text: "Người đó lại gọi cho tôi.".to_owned(),
        ..Default::default()
    };
    let message = received(
        &test,
        parent.id,
        (Via::Email, Trust::ConfirmedContact),
        &words,
    )
    .await;
    let noun = format!("messages/{message}/mark");
    let opened = act(&mut lead, &reference, &noun, &[("do", "new_complaint")]).await;
    assert_eq!(opened.status, StatusCode::OK, "{}", opened.body);
    let new = opened.text_of("reference");
    assert!(case(&test, &new).await.is_restricted);
    let place = format!("/desk/cases/{new}");
    let seen = lead.get(&place).await;
    assert_eq!(seen.status, StatusCode::OK);
    let received = format!("action=\"{place}/received\"");
    assert!(
        !seen.body.contains(&received),
        "its moment is the mailbox's own"
    );
    let mut bao = at_work(&test, "bao").await;
    assert_eq!(bao.get(&place).await.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn ac_01_a_link_shows_nothing_of_what_was_chosen() {
    let test = TestApp::at(NOW).await;
    let mut member = Member::new(&test, &[("wish", "delete")]).await;
    let full = member.page().await;
    assert!(
        full.body.contains("Xóa thông tin: hết ngày"),
        "{}",
        full.body
    );
    let id = case(&test, &member.reference).await.id;
    let link = status_link::token(&test.app.vault, id);
    let path = format!("/status?reference={}&link={link}", member.reference);
    let bare = test.browser().get(&path).await;
    assert_eq!(bare.text_of("days-left"), "Còn 15 ngày");
    assert!(!bare.body.contains("Xóa thông tin"), "{}", bare.body);
}

#[actix_web::test]
async fn why_something_is_no_complaint_stays_with_the_desk() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "lead").await;
    let mut member = Member::new(&test, &[]).await;
    let mut ha = at_work(&test, "ha").await;
    let dismissed = [
        ("do", "dismiss"),
        ("reasons", "Người này gửi quảng cáo hàng tuần."),
        ("guidance", "Đặt hàng tại ứng dụng."),
    ];
    done(&mut ha, &member.reference, "dismissal", &dismissed).await;
    let page = member.page().await;
    assert!(
        page.body
            .contains("không phải là khiếu nại về thông tin cá nhân")
    );
    assert!(page.body.contains("Đặt hàng tại ứng dụng."));
    assert!(!page.body.contains("quảng cáo hàng tuần"), "{}", page.body);
    let record = member.browser.get(&member.path("/record")).await;
    assert!(!record.body.contains("quảng cáo hàng tuần"));
    let place = format!("/desk/cases/{}", member.reference);
    assert!(ha.get(&place).await.body.contains("quảng cáo hàng tuần"));
}

#[actix_web::test]
async fn the_answer_to_a_review_is_a_letter_too_and_goes_where_the_complainant_lives_now() {
    let test = TestApp::at(NOW).await;
    let bao = employ(&test, "bao", "handler").await.id;
    employ(&test, "lan", "handler").await;
    let mut lan = at_work(&test, "lan").await;
    let reference = entered(&mut lan, &[("full_name", "Đặng Thị Hường")]).await;
    let place = format!("/desk/cases/{reference}");
    let letter = format!("{place}/letters/review");
    assert_eq!(lan.get(&letter).await.status, StatusCode::NOT_FOUND);
    answer_case(&test, bao, &reference).await;
    let ask = [
        ("what", "review-ask"),
        ("reason", "Chưa hỏi đơn vị giao hàng."),
    ];
    done(&mut lan, &reference, "review", &ask).await;
    assert_eq!(
        lan.get(&letter).await.status,
        StatusCode::NOT_FOUND,
        "asked, not answered"
    );
    let answer = [
        ("what", "review-answer"),
        ("result", "changed"),
        ("outcome", "partial"),
        ("reasons", "Phiếu giao để lộ số điện thoại."),
        ("remedy", "Đã che số trên phiếu."),
        ("do", "send"),
    ];
    done(&mut lan, &reference, "review", &answer).await;
    let moved = [(
        "postal_address",
        "7 Hai Bà Trưng\nphường Huế, thành phố Huế",
    )];
    done(&mut lan, &reference, "contact", &moved).await;
    let page = lan.get(&letter).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    for words in [
        "V/v kết quả xem xét lại",
        "trả lời đề nghị xem xét lại nhận ngày 23/11/2026",
        "1. Kết quả xem xét lại",
        "Phiếu giao để lộ số điện thoại.",
        "gửi thư, gọi điện hoặc đến trực tiếp",
        "7 Hai Bà Trưng",
    ] {
        assert!(page.body.contains(words), "{words}: {}", page.body);
    }
    for old in ["trả lời email này", "12 Nguyễn Trãi"] {
        assert!(!page.body.contains(old), "{old}");
    }
    let made = lan.submit(&letter, &letter, &[("do", "make")]).await;
    assert_eq!(made.location(), letter);
    let seen = lan.get(&place).await;
    assert!(seen.body.contains("In thư kết quả xem xét lại"));
    assert!(seen.body.contains(&format!("href=\"{letter}\"")));
    assert!(
        case(&test, &reference).await.has_open_duty(),
        "printing meets nothing"
    );
    assert!(lan.get(&letter).await.body.contains("chưa gửi."));
}

#[actix_web::test]
async fn whom_a_mail_did_not_reach_is_in_view_though_no_clock_runs() {
    let test = TestApp::at(NOW).await;
    let bao = employ(&test, "bao", "handler").await.id;
    let reference = complained(&test, &[]).await;
    answer_case(&test, bao, &reference).await;
    leakdesk::mail::deliver_due(test.app.courier())
        .await
        .unwrap();
    let (id, now) = (case(&test, &reference).await.id, test.app.now());
    let mut browser = at_work(&test, "bao").await;
    let row = format!("href=\"/desk/cases/{reference}\"");
    let view = "/desk?view=undelivered";
    assert!(!browser.get(view).await.body.contains(&row));
    let bounced = move |conn: &mut _| {
        let case = diesel::update(cases::table.find(id));
        Ok(case
            .set(cases::unreached_since.eq(Some(now)))
            .execute(conn)?)
    };
    test.app.db.write(bounced).await.unwrap();
    assert!(!case(&test, &reference).await.has_open_duty());
    let listed = browser.get(view).await;
    assert!(listed.body.contains(&row), "{}", listed.body);
    assert!(listed.body.contains("Thư chưa tới tay người nhận"));
    assert_eq!(listed.body.matches(&row).count(), 1);
}

#[actix_web::test]
async fn a_code_handed_out_by_pressing_twice_is_shown_and_opens_the_case() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "handler").await;
    let reference = complained(&test, &[]).await;
    let mut ha = at_work(&test, "ha").await;
    let place = format!("/desk/cases/{reference}");
    let action = format!("{place}/code");
    let page = ha.get(&place).await;
    let fields = with(
        &page,
        &action,
        &[("called", "0903, gặp chị Hường"), ("do", "issue")],
    );
    let first = post(&mut ha, &action, &fields).await.text_of("access-code");
    let second = post(&mut ha, &action, &fields).await.text_of("access-code");
    assert_eq!(first, second);
    assert_eq!(count(&test, &reference, EventKind::CodeIssued).await, 1);
    let fields_of_member = [
        ("reference", reference.as_str()),
        ("access_code", first.as_str()),
    ];
    let opened = test
        .browser()
        .submit("/status", "/status", &fields_of_member)
        .await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER);
    test.advance(Duration::minutes(6));
    let late = post(&mut ha, &action, &fields).await;
    assert_eq!(
        late.status,
        StatusCode::CONFLICT,
        "what was shown once is not shown again"
    );
    assert!(!late.body.contains(&first));
}

#[actix_web::test]
async fn where_no_contact_is_configured_nothing_promises_one() {
    let test = TestApp::at(NOW).await;
    let mut browser = test.browser();
    let heading = "Cách khác để gửi khiếu nại";
    assert!(!browser.get("/").await.body.contains(heading));
    let mut member = Member::new(&test, &[]).await;
    assert!(!member.page().await.body.contains("Liên hệ về hồ sơ này"));
    let reachable = TestApp::with(NOW, &["organisation_phone=1900 1234"]).await;
    assert!(reachable.browser().get("/").await.body.contains(heading));
    let mut member = Member::new(&reachable, &[]).await;
    assert!(member.page().await.body.contains("Liên hệ về hồ sơ này"));
}

#[actix_web::test]
async fn clerks_are_asked_about_the_complainant_and_not_as_if_they_were_one() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "handler").await;
    let mut ha = at_work(&test, "ha").await;
    let form = ha.get("/desk/cases/new").await.body;
    assert!(!form.contains("Quý khách"), "{form}");
    assert!(form.contains("Người gửi biết việc này bằng cách nào"));
}

#[actix_web::test]
async fn the_switch_of_language_keeps_what_was_typed() {
    let test = TestApp::at(NOW).await;
    let mut browser = test.browser();
    let typed = [("story", "Có người gọi đọc đúng đơn hàng hôm qua.")];
    let page = browser
        .submit("/complaints/new", "/complaints", &typed)
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let at = page.body.find("href=\"/en/complaints/drafts/").unwrap() + 6;
    let link = page.body[at..].split('"').next().unwrap().to_owned();
    let english = browser.get(&link).await;
    assert_eq!(english.status, StatusCode::OK);
    assert!(
        english
            .body
            .contains("Có người gọi đọc đúng đơn hàng hôm qua.")
    );
    assert!(english.body.contains("lang=\"en\""));
}

#[actix_web::test]
async fn nobody_is_told_an_hour_at_which_no_letter_came() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "handler").await;
    let mut ha = at_work(&test, "ha").await;
    let stored = enter(&mut ha, &[]).await;
    let (reference, code) = (stored.text_of("reference"), stored.text_of("access-code"));
    let mut browser = test.browser();
    let fields = [
        ("reference", reference.as_str()),
        ("access_code", code.as_str()),
    ];
    browser.submit("/status", "/status", &fields).await;
    let page = browser.get(&format!("/status/{reference}")).await;
    assert!(page.body.contains("<p>20/11/2026</p>"), "{}", page.body);
    let course = page.body.split("class=\"timeline\"").nth(1).unwrap();
    assert!(!course.contains("00:00"), "{course}");
}
