//! The conversation of a case: what comes in waits for a person, what goes out is kept.

use actix_web::http::StatusCode;
use leakdesk::cases::case::{Act, Refusal};
use leakdesk::cases::change::{Changed, Seen};
use leakdesk::cases::conversation::{self, Incoming, Outgoing};
use leakdesk::cases::message::store as messages;
use leakdesk::cases::message::{Handled, MESSAGE, MessageWords, Trust, Via};
use leakdesk::cases::reference::Reference;
use leakdesk::cases::store::{find_by_reference, find_key};
use leakdesk::cases::{Case, store};
use leakdesk::db::Id;
use leakdesk::files::Owner;
use leakdesk::ledger;
use leakdesk::mail::deliver_due;
use leakdesk::time::Moment;

use crate::desk::{act, at_work, complained, done, employ};
use crate::files::handing_out::into_case;
use crate::files::{PNG, stored};
use crate::mail::desk::{Desk, Row};
use crate::support::{Answer, Browser, TestApp};

const NOW: &str = "2026-11-23T10:00:00+07:00";

pub(crate) async fn case(test: &TestApp, reference: &str) -> Case {
    let reference = Reference::parse(reference).unwrap();
    let found = test
        .app
        .db
        .read(move |conn| find_by_reference(conn, reference));
    found.await.unwrap().unwrap()
}

/// A message of the complainant's, as the status page or the mailbox hand it in.
pub(crate) async fn received(
    test: &TestApp,
    case_id: Id,
    (via, trust): (Via, Trust),
    words: &MessageWords,
) -> Id {
    let now = test.app.now();
    let vault = test.app.vault.clone();
    let found = test
        .app
        .db
        .read(move |conn| find_key(conn, &vault, case_id));
    let key = found.await.unwrap().unwrap();
    let incoming = Incoming {
        id: Id::new(now),
        via,
        trust,
        at: now,
        now,
        by: None,
        sealed: key.seal_json(MESSAGE, words).unwrap(),
        inbound: None,
    };
    let id = incoming.id;
    let taken = test
        .app
        .db
        .write(move |conn| conversation::receive(conn, case_id, &incoming));
    assert!(taken.await.unwrap().is_some());
    id
}

fn says(text: &str) -> MessageWords {
    MessageWords {
        text: text.to_owned(),
        ..MessageWords::default()
    }
}

fn outgoing(test: &TestApp, asks: bool) -> Outgoing {
    Outgoing {
        id: Id::new(test.app.now()),
        via: Via::Email,
        sealed: vec![7; 40],
        asks,
        mail_key: Some("question:1".to_owned()),
    }
}

#[actix_web::test]
async fn what_comes_in_is_unread_until_a_person_marks_it_and_makes_no_form_stale() {
    let test = TestApp::at(NOW).await;
    let ha = employ(&test, "ha", "handler").await;
    let reference = complained(&test, &[]).await;
    let before = case(&test, &reference).await;
    assert_eq!((before.unread, before.unread_since), (0, None));
    let act = Act {
        by: Some(ha.id),
        at: test.app.now(),
    };
    let seen = Seen {
        id: before.id,
        version: before.version,
    };
    let asks = outgoing(&test, true);
    let db = &test.app.db;
    let sent = db
        .write(move |conn| conversation::send(conn, act, seen, &asks))
        .await
        .unwrap();
    assert!(matches!(sent, Changed::Done(_)));
    let asked = case(&test, &reference).await;
    assert!(asked.is_waiting && asked.due_on == before.due_on);
    assert_eq!(
        asked.next_late_from, before.next_late_from,
        "the clock runs on"
    );

    test.advance(chrono::Duration::minutes(5));
    let status = (Via::StatusPage, Trust::Code);
    let first = received(&test, before.id, status, &says("Đây ạ.")).await;
    let since = test.app.now();
    test.advance(chrono::Duration::minutes(5));
    let mail = (Via::Email, Trust::SenderDiffers);
    let second = received(&test, before.id, mail, &says("Thêm một tờ.")).await;
    let answered = case(&test, &reference).await;
    assert_eq!((answered.unread, answered.unread_since), (2, Some(since)));
    assert!(
        !answered.is_waiting,
        "whatever came back, it is no longer awaited"
    );
    assert_eq!(answered.version, asked.version, "nobody's form goes stale");

    let seen = Seen {
        version: answered.version,
        ..seen
    };
    let as_ = Handled::Read;
    let marked = db
        .write(move |conn| conversation::handle(conn, act, seen, first, as_))
        .await
        .unwrap();
    assert!(matches!(marked, Changed::Done(_)));
    let one_left = case(&test, &reference).await;
    assert_eq!(
        (one_left.unread, one_left.unread_since),
        (1, Some(test.app.now()))
    );
    let stale = db
        .write(move |conn| conversation::handle(conn, act, seen, second, as_))
        .await
        .unwrap();
    assert!(matches!(stale, Changed::Stale(_)));
    let seen = Seen {
        version: one_left.version,
        ..seen
    };
    let twice = db
        .write(move |conn| conversation::handle(conn, act, seen, first, as_))
        .await
        .unwrap();
    assert!(matches!(
        twice,
        Changed::Refused(_, Refusal::AlreadyHandled)
    ));
    let last = db
        .write(move |conn| conversation::handle(conn, act, seen, second, Handled::NoReplyNeeded))
        .await
        .unwrap();
    assert!(matches!(last, Changed::Done(_)));
    let after = case(&test, &reference).await;
    assert_eq!((after.unread, after.unread_since), (0, None));

    let (kept, chain) = db
        .read(move |conn| {
            let case = store::load(conn, after.id)?;
            let chain = ledger::store::verify_case(conn, &case)?;
            Ok((messages::list_of_case(conn, after.id)?, chain))
        })
        .await
        .unwrap();
    assert_eq!(chain, Ok(()));
    let handled: Vec<_> = kept.iter().map(|message| message.handled_as).collect();
    assert_eq!(
        handled,
        [None, Some(Handled::Read), Some(Handled::NoReplyNeeded)]
    );
}

#[actix_web::test]
async fn the_same_message_taken_twice_is_there_once() {
    let test = TestApp::at(NOW).await;
    let reference = complained(&test, &[]).await;
    let case_id = case(&test, &reference).await.id;
    let now = test.app.now();
    let incoming = Incoming {
        id: Id::new(now),
        via: Via::Email,
        trust: Trust::ConfirmedContact,
        at: now.plus(chrono::Duration::hours(-3)),
        now,
        by: None,
        sealed: vec![1; 30],
        inbound: Some(Id::new(now)),
    };
    for _ in 0..2 {
        let again = incoming.clone();
        let taken = test
            .app
            .db
            .write(move |conn| conversation::receive(conn, case_id, &again));
        assert_eq!(taken.await.unwrap().unwrap().unread, 1);
    }
    let nowhere = Id::new(now);
    let taken = test
        .app
        .db
        .write(move |conn| conversation::receive(conn, nowhere, &incoming));
    assert!(taken.await.unwrap().is_none());
}

#[actix_web::test]
async fn a_message_can_only_be_marked_on_its_own_case() {
    let test = TestApp::at(NOW).await;
    let one = case(&test, &complained(&test, &[]).await).await;
    let other = case(&test, &complained(&test, &[]).await).await;
    let status = (Via::StatusPage, Trust::Code);
    let message = received(&test, one.id, status, &says("Của tôi.")).await;
    let seen = Seen {
        id: other.id,
        version: other.version,
    };
    let act = Act {
        by: None,
        at: test.app.now(),
    };
    let marked = test
        .app
        .db
        .write(move |conn| conversation::handle(conn, act, seen, message, Handled::Read))
        .await
        .unwrap();
    assert!(matches!(
        marked,
        Changed::Refused(_, Refusal::AlreadyHandled)
    ));
    let reference = one.reference.to_string();
    assert_eq!(case(&test, &reference).await.unread, 1);
}

const P1: &str = r#""><img src=x onerror=alert(1)>'{{7*7}}{{{x}}}"#;

fn mailed(from: &str, text: &str, html: &str) -> MessageWords {
    MessageWords {
        subject: "Re: Xin Quý khách cho biết thêm".to_owned(),
        text: text.to_owned(),
        html: html.to_owned(),
        from: from.to_owned(),
        message_id: "<1@example.vn>".to_owned(),
    }
}

async fn page(browser: &mut Browser, reference: &str) -> Answer {
    let page = browser.get(&format!("/desk/cases/{reference}")).await;
    assert_eq!(page.status, StatusCode::OK);
    page
}

/// The letter of a mail in the folder to which mails go without a server.
fn mails_to(test: &TestApp, address: &str) -> Vec<String> {
    let mut mails: Vec<String> = std::fs::read_dir(test.data_dir().join("mail"))
        .unwrap()
        .map(|mail| std::fs::read_to_string(mail.unwrap().path()).unwrap())
        .filter(|mail| mail.contains(&format!("To: {address}")))
        .collect();
    mails.sort();
    mails
}

#[actix_web::test]
async fn a_question_goes_out_by_mail_and_its_answer_waits_in_view_and_queue() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "handler").await;
    let reference = complained(&test, &[("email", "hoi@example.vn")]).await;
    deliver_due(test.app.courier()).await.unwrap();
    test.advance(chrono::Duration::minutes(1));
    let mut ha = at_work(&test, "ha").await;
    let text = "(1) Số điện thoại đã gọi?\n(2) Lúc nào?";
    let fields = [
        ("do", "send"),
        ("asks", "yes"),
        ("via", "email"),
        ("text", text),
    ];
    done(&mut ha, &reference, "messages", &fields).await;
    deliver_due(test.app.courier()).await.unwrap();
    let mails = mails_to(&test, "hoi@example.vn");
    let question = mails
        .iter()
        .find(|mail| !mail.contains("Auto-Submitted"))
        .unwrap();
    assert!(question.contains("In-Reply-To"), "in the case's thread");
    let row = case(&test, &reference).await;
    assert!(row.is_waiting && row.unread == 0);
    let shown = page(&mut ha, &reference).await;
    assert!(
        shown.body.contains("(1) Số điện thoại đã gọi?"),
        "{}",
        shown.body
    );
    assert!(shown.body.contains("Đã lưu thành tệp lúc"));
    assert!(shown.body.contains("Hỏi thêm người gửi qua email"));

    let code = (Via::StatusPage, Trust::Code);
    let id = received(&test, row.id, code, &says("0912 000 333, sáng thứ Hai.")).await;
    let queue = ha.get("/desk").await;
    assert!(
        queue.body.contains("Phản hồi chưa đọc (1)"),
        "{}",
        queue.body
    );
    let view = ha.get("/desk?view=replies").await;
    assert!(view.body.contains(&reference), "{}", view.body);
    let marked = act(
        &mut ha,
        &reference,
        &format!("messages/{id}/mark"),
        &[("do", "read")],
    )
    .await;
    assert_eq!(marked.status, StatusCode::SEE_OTHER, "{}", marked.body);
    let view = ha.get("/desk?view=replies").await;
    assert!(!view.body.contains(&format!("/desk/cases/{reference}")));
    let shown = page(&mut ha, &reference).await;
    assert!(shown.body.contains("ha đã đánh dấu lúc"), "{}", shown.body);
    assert!(!shown.body.contains("Chưa đọc"), "{}", shown.body);
}

#[actix_web::test]
async fn a_reply_on_an_answered_case_is_unread_until_it_is_marked() {
    let desk = Desk::at(NOW, &[]).await;
    employ(&desk, "ha", "lead").await;
    let id = desk.complain(&[]).await;
    let reference = desk.case(id).await.reference.to_string();
    let mut ha = at_work(&desk, "ha").await;
    done(
        &mut ha,
        &reference,
        "dismissal",
        &[("reasons", "Thư quảng cáo.")],
    )
    .await;
    let email = (Via::Email, Trust::ConfirmedContact);
    received(&desk, id, email, &says("Tôi không đồng ý.")).await;
    let answered = desk.case(id).await;
    assert!(!answered.has_open_duty() && answered.unread == 1);
    let view = ha.get("/desk?view=replies").await;
    assert!(view.body.contains(&reference), "{}", view.body);
    assert!(view.body.contains("Chưa đọc, chờ lâu nhất ở trên"));
    desk.at_time("2026-11-24T08:00:00+07:00");
    desk.digest().await;
    let digest = desk.mails("digest").await.pop().unwrap().letter.text;
    let flat = digest.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = "7. Người gửi vừa phản hồi, chưa đọc (1) · Chờ bổ sung (0) · Thư chờ phân loại (0)";
    assert!(flat.contains(line), "{digest}");
    assert!(
        flat.contains(&reference) && !flat.contains("không đồng ý"),
        "{digest}"
    );
}

#[actix_web::test]
async fn an_objection_opens_a_review_counted_from_when_it_came() {
    let desk = Desk::at(NOW, &[]).await;
    employ(&desk, "ha", "lead").await;
    let id = desk.complain(&[]).await;
    let reference = desk.case(id).await.reference.to_string();
    let mut ha = at_work(&desk, "ha").await;
    done(
        &mut ha,
        &reference,
        "dismissal",
        &[("reasons", "Thư quảng cáo.")],
    )
    .await;
    let email = (Via::Email, Trust::ConfirmedContact);
    let doubted = (Via::Email, Trust::Unverified);
    let message = received(&desk, id, email, &says("Tôi không đồng ý.")).await;
    let other = received(&desk, id, doubted, &says("Tôi cũng không.")).await;
    desk.at_time("2026-11-25T09:00:00+07:00");
    let mut ha = at_work(&desk, "ha").await;
    let noun = format!("messages/{other}/mark");
    let refused = act(&mut ha, &reference, &noun, &[("do", "review")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let noun = format!("messages/{message}/mark");
    done(&mut ha, &reference, &noun, &[("do", "review")]).await;
    let reviewed = desk.case(id).await;
    assert_eq!(reviewed.unread, 1);
    assert_eq!(reviewed.next_due_on.to_string(), "2026-12-08");
    let told = desk.mails("review_received").await;
    assert_eq!(told.len(), 1, "whoever objects hears of it");
    let said = &told[0].letter;
    assert!(said.text.contains("08/12/2026"), "{}", said.text);
    assert!(!said.text.contains("không đồng ý") && said.is_automatic);
    let shown = page(&mut ha, &reference).await;
    assert!(
        shown
            .body
            .contains("Phản hồi của người gửi: đề nghị xem xét lại")
    );
}

#[actix_web::test]
async fn a_message_becomes_a_case_of_its_own_counted_from_when_it_came() {
    let desk = Desk::at(NOW, &[]).await;
    employ(&desk, "ha", "handler").await;
    let id = desk.complain(&[]).await;
    let reference = desk.case(id).await.reference.to_string();
    let email = (Via::Email, Trust::ConfirmedContact);
    let message = received(&desk, id, email, &says("Lại có người gọi cho mẹ tôi.")).await;
    let doubted = (Via::Email, Trust::SenderDiffers);
    let other = received(&desk, id, doubted, &says("Cho tôi xem hồ sơ.")).await;
    desk.at_time("2026-11-25T09:00:00+07:00");
    let mut ha = at_work(&desk, "ha").await;
    let noun = format!("messages/{message}/mark");
    let opened = act(&mut ha, &reference, &noun, &[("do", "new_complaint")]).await;
    assert_eq!(opened.status, StatusCode::OK, "{}", opened.body);
    assert_eq!(desk.case(id).await.unread, 1);
    let new: Case = desk
        .app
        .db
        .read(move |conn| {
            use diesel::prelude::*;
            use leakdesk::db::schema::cases;
            Ok(cases::table.filter(cases::id.ne(id)).first(conn)?)
        })
        .await
        .unwrap();
    assert_eq!(new.received_at, Moment::parse(NOW).unwrap());
    assert_eq!(new.due_on.to_string(), "2026-12-08");
    let shown = page(&mut ha, &new.reference.to_string()).await;
    assert!(shown.body.contains("Lại có người gọi cho mẹ tôi."));
    assert!(
        shown
            .body
            .contains(&format!("Tách từ phản hồi trong hồ sơ {reference}"))
    );
    // Nobody else's words become a case with the complainant's contact in it.
    let noun = format!("messages/{other}/mark");
    let refused = act(&mut ha, &reference, &noun, &[("do", "new_complaint")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(desk.case(id).await.unread, 1);
}

#[actix_web::test]
async fn one_mail_an_hour_tells_the_handler_and_names_references_only() {
    let desk = Desk::at(NOW, &["duty_email=duty@kamereo.example"]).await;
    let minh = desk.staff("minh", "handler", false).await;
    let one = desk.complain(&[("email", "a@example.com")]).await;
    let two = desk.complain(&[("email", "b@example.com")]).await;
    let nobodys = desk.complain(&[("email", "c@example.com")]).await;
    desk.give(one, minh).await;
    desk.give(two, minh).await;
    let status = (Via::StatusPage, Trust::Code);
    received(&desk, one, status, &says("Bí mật một.")).await;
    desk.tick().await;
    received(&desk, two, status, &says("Bí mật hai.")).await;
    received(&desk, one, status, &says("Bí mật ba.")).await;
    received(&desk, nobodys, status, &says("Bí mật bốn.")).await;
    desk.advance(chrono::Duration::minutes(10));
    desk.tick().await;
    desk.tick().await;
    let told =
        |rows: &[Row]| -> Vec<String> { rows.iter().map(|row| row.letter.to.clone()).collect() };
    let mails = desk.mails("unread").await;
    assert_eq!(
        told(&mails),
        ["minh@kamereo.example", "duty@kamereo.example"]
    );
    desk.at_time("2026-11-23T11:00:00+07:00");
    desk.tick().await;
    desk.tick().await;
    let mails = desk.mails("unread").await;
    assert_eq!(mails.len(), 3, "what came in meanwhile goes together");
    let last = &mails[2].letter;
    assert_eq!(last.to, "minh@kamereo.example");
    assert!(
        last.subject.starts_with("Người gửi vừa phản hồi: 2 hồ sơ"),
        "{}",
        last.subject
    );
    for id in [one, two] {
        assert!(
            last.text
                .contains(&desk.case(id).await.reference.to_string()),
            "{}",
            last.text
        );
    }
    for mail in &mails {
        assert!(!mail.letter.text.contains("Bí mật") && !mail.letter.text.contains("@example.com"));
    }
    desk.at_time("2026-11-23T15:00:00+07:00");
    desk.tick().await;
    assert_eq!(
        desk.mails("unread").await.len(),
        3,
        "nothing new, nothing to tell"
    );
}

#[actix_web::test]
async fn a_draft_of_a_message_is_kept_shown_sent_and_survives_another_persons_change() {
    let desk = Desk::at(NOW, &[]).await;
    employ(&desk, "ha", "handler").await;
    employ(&desk, "bao", "handler").await;
    let id = desk.complain(&[]).await;
    let reference = desk.case(id).await.reference.to_string();
    let (mut ha, mut bao) = (at_work(&desk, "ha").await, at_work(&desk, "bao").await);
    let text = "Xin chào\nKhông gì cả";
    let fields = [
        ("do", "save"),
        ("asks", "no"),
        ("via", "email"),
        ("text", text),
    ];
    let stale = page(&mut bao, &reference).await;
    done(&mut ha, &reference, "messages", &fields).await;
    assert!(
        page(&mut bao, &reference)
            .await
            .body
            .contains("Không gì cả</textarea>")
    );

    let action = format!("/desk/cases/{reference}/messages");
    let mut old: Vec<(String, String)> = stale.hidden_of(&action);
    old.extend(
        [
            ("do", "send"),
            ("asks", "yes"),
            ("via", "email"),
            ("text", "Của tôi"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned())),
    );
    let old: Vec<(&str, &str)> = old.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let refused = bao.post(&action, &old).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(
        refused.body.contains("Của tôi</textarea>"),
        "what was typed stays"
    );
    assert!(
        refused.body.contains("Không gì cả"),
        "and what is kept is shown"
    );
    assert!(desk.mails("question").await.is_empty());

    let preview = ha.get(&action).await;
    assert!(
        preview.body.contains("Về khiếu nại của Quý khách"),
        "{}",
        preview.body
    );
    assert!(
        preview
            .body
            .contains("Kính gửi Quý khách Nguyễn Thị Hường,")
    );
    let sent = ha.submit(&action, &action, &[("do", "send-saved")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let reply = desk.mails("reply").await.pop().unwrap().letter;
    assert!(reply.text.contains("Không gì cả"), "{}", reply.text);
    assert_eq!(
        ha.get(&action).await.status,
        StatusCode::NOT_FOUND,
        "the draft went with it"
    );
    assert!(!desk.case(id).await.is_waiting, "a reply awaits nothing");
}

#[actix_web::test]
async fn a_template_is_taken_over_without_losing_a_word_and_blanks_keep_it_from_leaving() {
    let desk = Desk::at(NOW, &[]).await;
    employ(&desk, "ha", "handler").await;
    let id = desk.complain(&[]).await;
    let reference = desk.case(id).await.reference.to_string();
    let mut ha = at_work(&desk, "ha").await;
    let fields = [
        ("do", "use"),
        ("template", "message-inaccurate"),
        ("text", "Tôi viết dở."),
    ];
    let filled = act(&mut ha, &reference, "messages", &fields).await;
    assert_eq!(filled.status, StatusCode::OK);
    let text = filled.text_of("message-text");
    assert!(
        text.starts_with(&format!("Khi xác minh hồ sơ {reference}, chúng tôi")),
        "{text}"
    );
    assert!(
        text.contains("thứ Ba, 08/12/2026") && text.ends_with("Tôi viết dở."),
        "{text}"
    );
    let fields = [
        ("do", "send"),
        ("asks", "no"),
        ("via", "email"),
        ("text", text.as_str()),
    ];
    let blocked = act(&mut ha, &reference, "messages", &fields).await;
    assert_eq!(blocked.status, StatusCode::UNPROCESSABLE_ENTITY);
    let line = "Còn chỗ chưa điền: {điểm chưa chính xác}, {nơi chỉnh sửa}.";
    assert!(blocked.body.contains(line), "{}", blocked.body);
    assert!(desk.mails("reply").await.is_empty());

    // The same for the answer: the conclusion comes along.
    let fields = [
        ("do", "use"),
        ("template", "answer-not_substantiated"),
        ("reasons", "Của tôi."),
    ];
    let filled = act(&mut ha, &reference, "answer", &fields).await;
    assert_eq!(filled.status, StatusCode::OK);
    assert!(
        filled
            .body
            .contains(r#"<option value="not_substantiated" selected>"#)
    );
    let reasons = filled.text_of("answer-reasons");
    assert!(
        reasons.contains("{các nguồn}") && reasons.ends_with("Của tôi."),
        "{reasons}"
    );
    let fields = [
        ("do", "send"),
        ("outcome", "not_substantiated"),
        ("reasons", reasons.as_str()),
    ];
    let blocked = act(&mut ha, &reference, "answer", &fields).await;
    assert!(
        blocked.body.contains("Còn chỗ chưa điền: {các nguồn}."),
        "{}",
        blocked.body
    );
}

#[actix_web::test]
async fn to_whom_has_no_mail_a_call_is_recorded_and_no_mail_leaves() {
    let desk = Desk::at(NOW, &[]).await;
    employ(&desk, "ha", "handler").await;
    let phone = [("reply_channel", "phone"), ("phone", "0912 000 333")];
    let reference = complained(&desk, &phone).await;
    let id = case(&desk, &reference).await.id;
    let mut ha = at_work(&desk, "ha").await;
    let shown = page(&mut ha, &reference).await;
    assert!(
        !shown
            .body
            .contains(r#"name="via" id="message-via" value="email""#)
    );
    let fields = [
        ("do", "send"),
        ("asks", "yes"),
        ("text", "Gọi 0912, hỏi giờ gọi."),
    ];
    done(&mut ha, &reference, "messages", &fields).await;
    assert!(desk.mails("question").await.is_empty());
    assert!(desk.case(id).await.is_waiting);
    let shown = page(&mut ha, &reference).await;
    assert!(
        shown.body.contains("Hỏi thêm người gửi qua điện thoại"),
        "{}",
        shown.body
    );
}

#[actix_web::test]
async fn a_held_case_is_not_written_to_and_an_auditor_only_reads() {
    let desk = Desk::at(NOW, &[]).await;
    employ(&desk, "ha", "handler").await;
    employ(&desk, "kiem", "auditor").await;
    let held = desk.complain_held(&[], true).await;
    let reference = desk.case(held).await.reference.to_string();
    let mut ha = at_work(&desk, "ha").await;
    let shown = page(&mut ha, &reference).await;
    assert!(shown.body.contains("Hãy nhận hồ sơ trước") && !shown.body.contains("message-text\""));
    let id = desk.complain(&[]).await;
    let reference = desk.case(id).await.reference.to_string();
    received(&desk, id, (Via::StatusPage, Trust::Code), &says("Đây ạ.")).await;
    let mut kiem = at_work(&desk, "kiem").await;
    let shown = page(&mut kiem, &reference).await;
    assert!(shown.body.contains("Đây ạ.") && !shown.body.contains("/mark\""));
    assert!(
        !shown
            .body
            .contains(&format!("/desk/cases/{reference}/messages\""))
    );
}

#[actix_web::test]
async fn xs_03_a_display_name_is_never_active() {
    let desk = Desk::at(NOW, &[]).await;
    employ(&desk, "ha", "handler").await;
    let id = desk.complain(&[]).await;
    let reference = desk.case(id).await.reference.to_string();
    let words = MessageWords {
        subject: P1.to_owned(),
        ..mailed(
            &format!("{P1} <x@evil.example>"),
            P1,
            &format!("<p>{P1}</p>"),
        )
    };
    let message = received(&desk, id, (Via::Email, Trust::SenderDiffers), &words).await;
    let mut ha = at_work(&desk, "ha").await;
    let formatted = format!("/desk/cases/{reference}/messages/{message}");
    for place in [
        format!("/desk/cases/{reference}"),
        formatted,
        "/desk?view=replies".to_owned(),
    ] {
        let shown = ha.get(&place).await;
        assert_eq!(shown.status, StatusCode::OK, "{place}");
        assert!(!shown.body.contains("<img src=x"), "{place}");
        assert!(!shown.body.contains("&#x27;49"), "{place}");
    }
    let shown = page(&mut ha, &reference).await;
    assert!(
        shown
            .body
            .contains("Người gửi khác với địa chỉ đã xác nhận.")
    );
    assert!(shown.body.contains("x@evil.example"));
}

#[actix_web::test]
async fn ml_17_a_name_that_poses_as_an_address_is_not_shown() {
    let desk = Desk::at(NOW, &[]).await;
    employ(&desk, "ha", "handler").await;
    let id = desk.complain(&[]).await;
    let reference = desk.case(id).await.reference.to_string();
    let email = (Via::Email, Trust::Unverified);
    let posing = mailed("\"support@ourdomain\" <x@evil.example>", "a", "");
    received(&desk, id, email, &posing).await;
    received(
        &desk,
        id,
        email,
        &mailed("Kamereo <help@kаmereo.vn>", "b", ""),
    )
    .await;
    let mut ha = at_work(&desk, "ha").await;
    let shown = page(&mut ha, &reference).await;
    assert!(!shown.body.contains("support@ourdomain"));
    assert!(shown.body.contains("Từ: x@evil.example"), "{}", shown.body);
    assert!(shown.body.contains("Tên hiển thị trông như một địa chỉ"));
    assert!(shown.body.contains("xn--kmereo-3nf.vn"), "{}", shown.body);
    assert!(
        shown
            .body
            .contains("Chưa xác nhận là của người gửi khiếu nại.")
    );
}

#[actix_web::test]
async fn xs_07_no_address_in_a_text_becomes_a_link() {
    let desk = Desk::at(NOW, &[]).await;
    employ(&desk, "ha", "handler").await;
    let id = desk.complain(&[]).await;
    let reference = desk.case(id).await.reference.to_string();
    let text = "Xem http://a\"onmouseover=alert(1)// nhé\n\n> http://b\"onclick=alert(2)//";
    received(&desk, id, (Via::StatusPage, Trust::Code), &says(text)).await;
    let mut ha = at_work(&desk, "ha").await;
    let shown = page(&mut ha, &reference).await;
    assert!(!shown.body.contains("\"onmouseover") && !shown.body.contains("href=\"http://a"));
    assert!(
        shown.body.contains("Phần trích dẫn"),
        "what is quoted is folded"
    );
}

#[actix_web::test]
async fn xs_05_and_xs_09_a_formatted_mail_stands_in_a_frame_that_can_do_nothing() {
    let desk = Desk::at(NOW, &[]).await;
    employ(&desk, "ha", "handler").await;
    let id = desk.complain(&[]).await;
    let reference = desk.case(id).await.reference.to_string();
    let html = "<style>*{background:url(//evil)}</style><p style=\"position:fixed;inset:0\">Dạ \"đây\"</p>\
        <scr<script>ipt>alert(1)</scr</script>ipt><img src=//evil/pixel><a href=//evil>bấm</a>";
    let words = mailed("Hường <huong@example.com>", "Dạ \"đây\"", html);
    let email = (Via::Email, Trust::ConfirmedContact);
    let message = received(&desk, id, email, &words).await;
    let mut ha = at_work(&desk, "ha").await;
    let place = format!("/desk/cases/{reference}/messages/{message}");
    assert!(
        page(&mut ha, &reference)
            .await
            .body
            .contains(&format!("href=\"{place}\""))
    );
    let shown = ha.get(&place).await;
    let frame = &shown.body[shown.body.find("<iframe").unwrap()..];
    let frame = &frame[..frame.find("</iframe>").unwrap()];
    assert!(frame.contains(" sandbox title="), "{frame}");
    assert_eq!(
        frame.matches('<').count(),
        1,
        "all of it stands escaped in one attribute: {frame}"
    );
    assert!(frame.contains("default-src &#x27;none&#x27;"), "{frame}");
    assert!(frame.contains("Dạ") && !frame.contains("evil") && !frame.contains("position"));
    let policy = shown.header("content-security-policy").unwrap();
    assert!(
        policy.starts_with("default-src 'none'") && !policy.contains("frame-src"),
        "{policy}"
    );
    // Only of this case, only for who may see it, only where there is something to show.
    let other = desk.complain(&[("email", "b@example.com")]).await;
    let other = desk.case(other).await.reference.to_string();
    let astray = ha
        .get(&format!("/desk/cases/{other}/messages/{message}"))
        .await;
    assert_eq!(astray.status, StatusCode::NOT_FOUND);
    let plain = received(&desk, id, email, &says("Chỉ có chữ.")).await;
    let nothing = ha
        .get(&format!("/desk/cases/{reference}/messages/{plain}"))
        .await;
    assert_eq!(nothing.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn what_came_with_a_message_stands_with_it_and_not_with_the_complaint() {
    let test = TestApp::at(NOW).await;
    employ(&test, "ha", "handler").await;
    let reference = complained(&test, &[]).await;
    let case_id = case(&test, &reference).await.id;
    let code = (Via::StatusPage, Trust::Code);
    let message_id = received(&test, case_id, code, &says("Ảnh đây ạ.")).await;
    let file = stored(&test.app, "ảnh màn hình.png", PNG).await;
    into_case(&test, &reference, &file, |case_id| Owner::Message {
        case_id,
        message_id,
    })
    .await;
    let mut ha = at_work(&test, "ha").await;
    let shown = page(&mut ha, &reference).await;
    let link = format!("href=\"/desk/cases/{reference}/files/{}\"", file.id);
    assert_eq!(shown.body.matches(&link).count(), 1, "{}", shown.body);
    let message = shown
        .body
        .find(&format!("id=\"message-{message_id}\""))
        .unwrap();
    assert!(shown.body.find(&link).unwrap() > message);
    assert!(shown.body.contains("ảnh màn hình.png"));
}
