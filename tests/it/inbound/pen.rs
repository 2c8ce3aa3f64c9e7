//! The holding pen: what waits, with its dates; emptied with a click each; nothing dies there.

use actix_web::http::StatusCode;
use chrono::Duration;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use leakdesk::cases::message::Trust;
use leakdesk::db::schema::outbox;
use leakdesk::mail::inbound::{Inbound, Place, Taken};
use leakdesk::monitor;

use super::{
    MEMBER, case_of, count_cases, count_files, count_outbox, desk, mail, messages_of, newest, pipe,
};
use crate::desk::{at_work, complained, employ};
use crate::support::{Browser, TestApp};

const PNG: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/// A shared mailbox with one mail in it, received two hours ago.
async fn waiting(test: &TestApp) -> Inbound {
    let raw = mail(MEMBER, "Lộ số", "", "Tôi bị lộ số điện thoại.").replace(
        "Content-Type: text/plain; charset=utf-8\r\n\r\n",
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n",
    );
    let raw = format!(
        "Received: from a by b; Mon, 23 Nov 2026 08:00:00 +0700\r\n{raw}--b\r\nContent-Type: image/png; \
         name=anh.png\r\nContent-Transfer-Encoding: base64\r\n\r\n{PNG}\r\n--b--\r\n"
    );
    assert_eq!(pipe(test, raw).await, Taken::Pen);
    newest(test).await.0
}

async fn click(
    browser: &mut Browser,
    item: &Inbound,
    noun: &str,
    fields: &[(&str, &str)],
) -> crate::support::Answer {
    let page = format!("/desk/mail/{}", item.id);
    browser
        .submit(&page, &format!("{page}/{noun}"), fields)
        .await
}

#[actix_web::test]
async fn a_waiting_mail_shows_its_dates_and_becomes_a_case_that_keeps_them() {
    let test = desk(&["intake_mode=shared"]).await;
    employ(&test, "ha", "handler").await;
    let item = waiting(&test).await;
    let mut ha = at_work(&test, "ha").await;
    let queue = ha.get("/desk").await;
    assert!(queue.body.contains("href=\"/desk/mail\""), "{}", queue.body);
    let list = ha.get("/desk/mail").await;
    for said in [
        "Tôi bị lộ số điện thoại.",
        MEMBER,
        "Lộ số",
        "hạn 08/12",
        "08:00",
    ] {
        assert!(list.body.contains(said), "{said}: {}", list.body);
    }
    let page = ha.get(&format!("/desk/mail/{}", item.id)).await;
    assert!(page.body.contains("anh.png"), "{}", page.body);
    let raw = ha.get(&format!("/desk/mail/{}/raw", item.id)).await;
    assert_eq!(
        raw.header("content-disposition"),
        Some("attachment; filename=\"thu-goc.eml\"")
    );
    assert!(
        raw.header("content-security-policy")
            .unwrap()
            .contains("sandbox")
    );
    assert!(raw.body.contains("Subject: Lộ số"));
    assert_eq!(count_outbox(&test).await, 0, "nobody was told yet");

    // A day later, one click.
    test.advance(Duration::days(1));
    let mut ha = at_work(&test, "ha").await;
    let opened = click(&mut ha, &item, "case", &[]).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.body);
    let reference = opened.location().rsplit('/').next().unwrap().to_owned();
    let case = case_of(&test, &reference).await;
    assert_eq!(case.received_at, item.received_at);
    assert_eq!(case.due_on.to_string(), "2026-12-08");
    assert_eq!(count_outbox(&test).await, 1, "the acknowledgement");
    assert_eq!(count_files(&test).await, 2, "the mail and the picture");
    let (row, words) = newest(&test).await;
    assert_eq!((row.state, row.case_id), (Place::Taken, Some(case.id)));
    assert!(words.files[0].is_apart);
    // Clicked once more by somebody with the old page: no second case.
    let again = ha
        .post(&format!("/desk/mail/{}/case", item.id), &[("version", "1")])
        .await;
    assert_ne!(again.status, StatusCode::OK);
    assert_eq!(count_cases(&test).await, 1);
}

#[actix_web::test]
async fn a_mail_is_put_to_the_case_it_belongs_to() {
    let test = desk(&[]).await;
    employ(&test, "ha", "handler").await;
    let reference = complained(&test, &[]).await;
    let raw = mail(MEMBER, &format!("Re: [{reference}]"), "", "Tôi gửi thêm.");
    assert_eq!(pipe(&test, raw).await, Taken::Pen);
    let item = newest(&test).await.0;
    let mut ha = at_work(&test, "ha").await;
    let page = ha.get(&format!("/desk/mail/{}", item.id)).await;
    assert!(
        page.body.contains(&format!("/desk/cases/{reference}")),
        "suggested"
    );
    let wrong = click(
        &mut ha,
        &item,
        "conversation",
        &[("reference", "KN-0000-0000")],
    )
    .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let put = click(&mut ha, &item, "conversation", &[("reference", &reference)]).await;
    assert_eq!(put.status, StatusCode::SEE_OTHER, "{}", put.body);
    let messages = messages_of(&test, &reference).await;
    assert_eq!(messages.len(), 1);
    assert_eq!(messages[0].0.trust, Trust::Unverified);
    assert_eq!(messages[0].1.text, "Tôi gửi thêm.");
    assert_eq!(case_of(&test, &reference).await.unread, 1);
}

#[actix_web::test]
async fn what_is_no_complaint_can_be_looked_through_and_brought_back_for_a_month() {
    let test = desk(&["intake_mode=shared"]).await;
    employ(&test, "ha", "handler").await;
    let item = waiting(&test).await;
    let mut ha = at_work(&test, "ha").await;
    let bare = click(&mut ha, &item, "dismissal", &[("reason", " ")]).await;
    assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
    let gone = click(&mut ha, &item, "dismissal", &[("reason", "Thư chào hàng.")]).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER, "{}", gone.body);
    assert!(!ha.get("/desk/mail").await.body.contains("Lộ số"));
    assert!(ha.get("/desk/mail/aside").await.body.contains("Lộ số"));
    let page = ha.get(&format!("/desk/mail/{}", item.id)).await;
    assert!(page.body.contains("Thư chào hàng."));
    let back = click(&mut ha, &item, "return", &[]).await;
    assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.body);
    assert!(ha.get("/desk/mail").await.body.contains("Lộ số"));
    // What waits is never swept.
    test.advance(Duration::days(200));
    monitor::tick(&test.app, test.app.now()).await.unwrap();
    let (row, _) = newest(&test).await;
    assert_eq!((row.state, count_files(&test).await), (Place::Pen, 1));
    // What was set aside goes after a month, with its file.
    let mut ha = at_work(&test, "ha").await;
    click(&mut ha, &item, "dismissal", &[("reason", "Thư chào hàng.")]).await;
    test.advance(Duration::days(29));
    monitor::tick(&test.app, test.app.now()).await.unwrap();
    assert_eq!(count_files(&test).await, 1);
    test.advance(Duration::days(2));
    monitor::tick(&test.app, test.app.now()).await.unwrap();
    assert_eq!(count_files(&test).await, 0);
}

#[actix_web::test]
async fn whom_a_mail_names_does_not_put_it_aside_while_somebody_else_can_judge_it() {
    let test = desk(&["intake_mode=shared"]).await;
    employ(&test, "bao", "handler").await;
    let raw = mail(
        MEMBER,
        "Về bao@desk.test",
        "",
        "Người này đã nhắn tin riêng cho tôi.",
    );
    assert_eq!(pipe(&test, raw).await, Taken::Pen);
    let item = newest(&test).await.0;
    employ(&test, "ha", "handler").await;
    let reason = [("reason", "Thư rác.")];
    let mut bao = at_work(&test, "bao").await;
    let refused = click(&mut bao, &item, "dismissal", &reason).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("Thư này nêu tên bạn"));
    assert!(refused.body.contains("Thư rác."), "what was typed stays");
    assert_eq!(newest(&test).await.0.state, Place::Pen);
    let mut ha = at_work(&test, "ha").await;
    click(&mut ha, &item, "dismissal", &reason).await;
    assert_eq!(newest(&test).await.0.state, Place::Aside);
}

#[actix_web::test]
async fn only_who_works_cases_sees_the_mail() {
    let test = desk(&["intake_mode=shared"]).await;
    employ(&test, "an", "auditor").await;
    employ(&test, "tu", "admin").await;
    let item = waiting(&test).await;
    for name in ["an", "tu"] {
        let mut other = at_work(&test, name).await;
        for place in ["/desk/mail", "/desk/mail/aside"] {
            assert_eq!(other.get(place).await.status, StatusCode::FORBIDDEN);
        }
        let page = format!("/desk/mail/{}", item.id);
        assert_eq!(other.get(&page).await.status, StatusCode::FORBIDDEN);
        assert_eq!(
            other.get(&format!("{page}/raw")).await.status,
            StatusCode::FORBIDDEN
        );
    }
}

async fn alarms(test: &TestApp) -> i64 {
    let read = test.app.db.read(|conn| {
        let ours = outbox::table.filter(outbox::kind.eq("mail_waiting"));
        Ok(ours.count().get_result(conn)?)
    });
    read.await.unwrap()
}

/// Received at eight on Monday: four working hours are over at noon; then each step once.
#[actix_web::test]
async fn leads_hear_of_mail_that_nobody_sorts_once_per_step() {
    let test = desk(&["intake_mode=shared"]).await;
    employ(&test, "ha", "lead").await;
    employ(&test, "minh", "handler").await;
    waiting(&test).await;
    for (time, count) in [
        ("2026-11-23T11:59:00+07:00", 0),
        ("2026-11-23T12:01:00+07:00", 1),
        ("2026-11-23T16:00:00+07:00", 1),
        ("2026-11-24T09:00:00+07:00", 1),
        // Five working days before the eighth of December.
        ("2026-12-01T09:00:00+07:00", 2),
        ("2026-12-08T09:00:00+07:00", 3),
        ("2026-12-09T00:01:00+07:00", 4),
        ("2026-12-20T09:00:00+07:00", 4),
    ] {
        test.at_time(time);
        monitor::tick(&test.app, test.app.now()).await.unwrap();
        monitor::tick(&test.app, test.app.now()).await.unwrap();
        assert_eq!(alarms(&test).await, count, "{time}");
    }
}

/// A night and a weekend are no working hours.
#[actix_web::test]
async fn a_mail_of_friday_evening_rings_on_monday() {
    let test = desk(&["intake_mode=shared"]).await;
    employ(&test, "ha", "lead").await;
    test.at_time("2026-11-27T18:00:00+07:00");
    assert_eq!(
        pipe(&test, mail(MEMBER, "Lộ", "", "Tôi bị lộ số.")).await,
        Taken::Pen
    );
    for (time, count) in [
        ("2026-11-29T20:00:00+07:00", 0),
        ("2026-11-30T11:30:00+07:00", 0),
        ("2026-11-30T12:00:00+07:00", 1),
    ] {
        test.at_time(time);
        monitor::tick(&test.app, test.app.now()).await.unwrap();
        assert_eq!(alarms(&test).await, count, "{time}");
    }
}

#[actix_web::test]
async fn the_digest_counts_what_waits_to_be_sorted() {
    let test = desk(&["intake_mode=shared"]).await;
    employ(&test, "ha", "lead").await;
    waiting(&test).await;
    let now = test.app.now();
    let day = test.app.today().day;
    let text = leakdesk::digest::print(&test.app, Some(day), now)
        .await
        .unwrap();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("Thư chờ phân loại (1)"), "{text}");
    assert!(text.contains("08:00"), "{text}");
    for secret in [MEMBER, "Tôi bị lộ"] {
        assert!(!text.contains(secret), "{text}");
    }
}
