//! The odd rows of “Mail intake” in the list of attacks, by their numbers.

use actix_web::http::StatusCode;
use chrono::Duration;
use leakdesk::cases::facts::{ReceivedSource, State};
use leakdesk::cases::message::Trust;
use leakdesk::mail::inbound::{Arrived, Taken, take};
use leakdesk::time::Moment;

use super::{
    MEMBER, case_of, count_cases, count_outbox, desk, mail, messages_of, newest, pipe,
    reply_address,
};
use crate::desk::{at_work, complained, employ};

/// A staff address and a guessed reference prove nothing.
#[actix_web::test]
async fn ml_01_a_forged_staff_mail_is_no_staff_reply() {
    let test = desk(&[]).await;
    employ(&test, "ha", "lead").await;
    let reference = complained(&test, &[]).await;
    let before = (case_of(&test, &reference).await, count_outbox(&test).await);
    let forged = mail(
        "Hà <ha@desk.example>",
        &format!("Re: [{reference}]"),
        &format!("In-Reply-To: <case-{reference}-1@kamereo.example>\r\n"),
        "Kết luận: không có căn cứ. Đóng hồ sơ.",
    );
    assert_eq!(pipe(&test, forged).await, Taken::Pen);
    let after = case_of(&test, &reference).await;
    assert_eq!(
        (after.state, after.version),
        (State::Received, before.0.version)
    );
    assert_eq!(after.sequence, before.0.sequence);
    assert!(messages_of(&test, &reference).await.is_empty());
    assert_eq!(count_outbox(&test).await, before.1);
}

/// The address was handed on, or taken: said so, and no door for whoever did.
#[actix_web::test]
async fn ml_03_a_reply_from_somebody_else_is_not_the_complainants() {
    let test = desk(&[]).await;
    let reference = complained(&test, &[]).await;
    let address = reply_address(&test, &reference, MEMBER).await;
    let before = count_outbox(&test).await;
    let raw = mail(
        "Kẻ lạ <ke-la@xau.example>",
        "Re:",
        "",
        "Đổi địa chỉ của tôi.",
    );
    let raw = raw.replace("khieunai@kamereo.example", &address);
    assert!(matches!(pipe(&test, raw).await, Taken::Reply(_)));
    let messages = messages_of(&test, &reference).await;
    assert_eq!(messages[0].0.trust, Trust::SenderDiffers);
    assert_eq!(messages[0].1.from, "Kẻ lạ <ke-la@xau.example>");
    assert_eq!(count_outbox(&test).await, before, "nobody is written to");
}

#[actix_web::test]
async fn ml_05_nobody_becomes_a_party_by_standing_in_cc() {
    let test = desk(&[]).await;
    let raw = mail(
        MEMBER,
        "Lộ số",
        "Cc: ke-la@xau.example\r\n",
        "Tôi bị lộ số điện thoại.",
    );
    let Taken::Case(reference) = pipe(&test, raw).await else {
        panic!("a case");
    };
    test.app.clock.advance(Duration::minutes(1));
    leakdesk::mail::deliver_due(test.app.courier())
        .await
        .unwrap();
    let mails = std::fs::read_dir(test.data_dir().join("mail")).unwrap();
    let texts: Vec<String> = mails
        .map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    assert_eq!(texts.len(), 1);
    assert!(texts[0].contains(&format!("To: {MEMBER}")), "{}", texts[0]);
    assert!(!texts[0].contains("ke-la@xau.example"));
    // Nothing that the sender typed, not even the subject.
    assert!(!texts[0].contains("Lộ số") && texts[0].contains(&reference.to_string()));
}

/// A reply address given to somebody's sign-up form brings their code to the case, not to its page.
#[actix_web::test]
async fn ml_07_a_strangers_mail_is_not_shown_on_the_status_page() {
    let test = desk(&[]).await;
    let mut browser = test.browser();
    crate::intake::complain(&test, &mut browser, &[]).await;
    let receipt = browser.get("/complaints/receipt").await;
    let (reference, code) = (receipt.text_of("reference"), receipt.text_of("access-code"));
    let address = reply_address(&test, &reference, MEMBER).await;
    let raw = mail(
        "Slack <feedback@slack.example>",
        "Code",
        "",
        "Mã của bạn là 918273.",
    );
    let raw = raw.replace("khieunai@kamereo.example", &address);
    assert!(matches!(pipe(&test, raw).await, Taken::Reply(_)));
    let mut attacker = test.browser();
    let fields = [
        ("reference", reference.as_str()),
        ("access_code", code.as_str()),
    ];
    attacker.submit("/status", "/status", &fields).await;
    let page = attacker.get(&format!("/status/{reference}")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains(&reference));
    assert!(!page.body.contains("918273"), "{}", page.body);
}

#[actix_web::test]
async fn ml_09_programs_open_no_case_and_get_no_reply() {
    let test = desk(&[]).await;
    let signs = [
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: auto-generated",
        "Precedence: bulk",
        "Precedence: auto_reply",
        "X-Auto-Response-Suppress: All",
        "X-Autoreply: yes",
        "List-Id: <ds.vidu.example>",
        "Return-Path: <>",
    ];
    for (n, sign) in signs.iter().enumerate() {
        let from = format!("m{n}@vidu.example");
        let raw = mail(
            &from,
            "Thông báo",
            &format!("{sign}\r\n"),
            "Tôi đang đi vắng.",
        );
        let taken = pipe(&test, raw).await;
        assert!(
            matches!(taken, Taken::Automatic | Taken::Pen),
            "{sign}: {taken:?}"
        );
    }
    assert_eq!(
        (count_cases(&test).await, count_outbox(&test).await),
        (0, 0)
    );
}

/// Two desks that answer each other: one case, and no more mail than the caps let through.
#[actix_web::test]
async fn ml_11_two_desks_do_not_write_to_each_other_for_ever() {
    let test = desk(&[]).await;
    let peer = "Bàn tiếp nhận <desk@kia.example>";
    let Taken::Case(reference) = pipe(&test, mail(peer, "Đã nhận", "", "Đã nhận thư.")).await
    else {
        panic!("a case");
    };
    let sent = count_outbox(&test).await;
    let mut subject = format!("[{reference}]");
    for _ in 0..20 {
        subject = format!("Re: {subject}");
        let raw = mail(peer, &subject, "", "Đã nhận thư của quý vị.");
        assert_eq!(pipe(&test, raw).await, Taken::Pen);
        test.advance(Duration::minutes(1));
    }
    assert_eq!(
        (count_cases(&test).await, count_outbox(&test).await),
        (1, sent)
    );
}

/// Whoever knows a Message-ID cannot make the desk drop the mail of that name.
#[actix_web::test]
async fn ml_13_the_same_message_id_with_other_words_is_another_mail() {
    let test = desk(&[]).await;
    let genuine = mail(MEMBER, "Lộ số", "", "Tôi bị lộ số điện thoại.");
    let forged = genuine
        .replace(MEMBER, "ke-la@xau.example")
        .replace("Tôi bị lộ", "Quảng cáo");
    assert!(matches!(pipe(&test, &forged).await, Taken::Case(_)));
    assert!(matches!(pipe(&test, &genuine).await, Taken::Case(_)));
    assert_eq!(newest(&test).await.1.address, MEMBER);
    // The same once more, by another way and with other line ends: the same.
    let again = format!("Received: from a by b; x\n{}", genuine.replace('\r', ""));
    assert_eq!(pipe(&test, again).await, Taken::Twice);
    assert_eq!(count_cases(&test).await, 2);
}

#[actix_web::test]
async fn ml_15_the_date_field_moves_no_deadline() {
    let test = desk(&[]).await;
    let comment = "(".repeat(8_000);
    for date in [
        "Thu, 1 Jan 1970 00:00:00 +0000",
        "Fri, 1 Jan 2099 00:00:00 +0000",
        &comment,
    ] {
        let raw = mail(
            MEMBER,
            "Lộ số",
            &format!("Date: {date}\r\n"),
            "Tôi bị lộ số.",
        );
        let Taken::Case(reference) = pipe(&test, raw).await else {
            panic!("a case");
        };
        let case = case_of(&test, &reference.to_string()).await;
        assert_eq!(case.received_at, test.app.now());
        assert_eq!(case.received_source, ReceivedSource::Ingest);
        assert_eq!(case.due_on.to_string(), "2026-12-08");
    }
}

/// What the mailbox's server says counts, however late the mail is read; never the future.
#[actix_web::test]
async fn the_servers_time_counts_however_late_the_mail_is_read() {
    let test = desk(&[]).await;
    let arrived = |at: &str, text: &str| Arrived {
        received_at: Moment::parse(at).unwrap(),
        source: ReceivedSource::Imap,
        ..Arrived::piped(mail(MEMBER, "Lộ số", "", text).into_bytes(), test.app.now())
    };
    let late = arrived("2026-11-20T23:59:59+07:00", "Một.");
    let Taken::Case(reference) = take(test.app.inbox(), late).await.unwrap() else {
        panic!("a case");
    };
    let case = case_of(&test, &reference.to_string()).await;
    assert_eq!(case.due_on.to_string(), "2026-12-05");
    assert_eq!(case.received_source, ReceivedSource::Imap);
    let ahead = arrived("2026-12-20T10:00:00+07:00", "Hai.");
    let Taken::Case(reference) = take(test.app.inbox(), ahead).await.unwrap() else {
        panic!("a case");
    };
    let case = case_of(&test, &reference.to_string()).await;
    assert_eq!(case.received_at, test.app.now());
}

#[actix_web::test]
async fn ml_17_a_name_does_not_hide_the_address() {
    let test = desk(&["intake_mode=shared"]).await;
    employ(&test, "ha", "handler").await;
    let raw = mail(
        "\"khieunai@kamereo.example\" <x@xau.example>",
        "Chào",
        "",
        "Nội dung.",
    );
    assert_eq!(pipe(&test, raw).await, Taken::Pen);
    let raw = mail(
        "Kamereo <hotro@k\u{430}mereo.example>",
        "Chào",
        "",
        "Nội dung hai.",
    );
    assert_eq!(pipe(&test, raw).await, Taken::Pen);
    let mut ha = at_work(&test, "ha").await;
    let page = ha.get("/desk/mail").await;
    assert!(page.body.contains("x@xau.example"));
    assert!(!page.body.contains("khieunai@kamereo.example&quot;"));
    assert!(page.body.contains("@xn--"), "{}", page.body);
    assert!(!page.body.contains("k\u{430}mereo"));
}

/// One sender's flood becomes five cases and a heap to be sorted; everybody else is served, the sender gets
/// no more mail than anybody, whoever leads gets one, and a mail that waits behind the heap is told of too.
#[actix_web::test]
async fn ml_19_a_flood_blocks_nobody_else() {
    let test = desk(&[]).await;
    employ(&test, "ha", "lead").await;
    let mut cases = 0;
    for n in 0..400 {
        let raw = mail("flood@xau.example", "Lộ", "", &format!("Thư số {n}."));
        cases += i32::from(matches!(pipe(&test, raw).await, Taken::Case(_)));
    }
    assert_eq!(cases, 5);
    let raw = mail(MEMBER, "Lộ số", "", "Tôi bị lộ số điện thoại.");
    assert!(matches!(pipe(&test, raw).await, Taken::Case(_)));
    let sent = leakdesk::mail::deliver_due(test.app.courier())
        .await
        .unwrap();
    assert_eq!(sent.sent, 3 + 1, "three to the sender, one to the member");
    // Small mails take little room, whatever their number.
    let mut kept = 0;
    for entry in std::fs::read_dir(test.data_dir().join("files")).unwrap() {
        kept += entry.unwrap().metadata().unwrap().len();
    }
    assert!(kept < 401 * 2_000, "{kept}");
    let mut ha = at_work(&test, "ha").await;
    let page = ha.get("/desk/mail").await;
    assert_eq!(page.status, StatusCode::OK);
    let raw = mail(MEMBER, "[KN-0000-0000]", "List-Id: <a.b>\r\n", "Còn tôi?");
    assert_eq!(pipe(&test, raw).await, Taken::Pen);
    test.at_time("2026-11-23T16:00:00+07:00");
    let told = leakdesk::monitor::tick(&test.app, test.app.now())
        .await
        .unwrap();
    assert_eq!(told.mails, 396, "the heap, and the one behind it");
    let told = leakdesk::mail::deliver_due(test.app.courier())
        .await
        .unwrap();
    assert!(
        told.sent <= 4,
        "one to whoever leads, and two that had waited: {told:?}"
    );
    test.at_time("2026-11-23T10:05:00+07:00");
    // An hour later the sender is heard again.
    test.advance(Duration::minutes(61));
    let raw = mail("flood@xau.example", "Lộ", "", "Thư sau.");
    assert!(matches!(pipe(&test, raw).await, Taken::Case(_)));
}

#[actix_web::test]
async fn ml_21_words_are_no_commands() {
    let test = desk(&[]).await;
    let reference = complained(&test, &[]).await;
    let address = reply_address(&test, &reference, MEMBER).await;
    let before = case_of(&test, &reference).await;
    let text = format!("close {reference}\nassign {reference} to me\n/delete\nSTOP");
    let raw = mail(MEMBER, "unsubscribe", "", &text).replace("khieunai@kamereo.example", &address);
    assert!(matches!(pipe(&test, raw).await, Taken::Reply(_)));
    let after = case_of(&test, &reference).await;
    assert_eq!(
        (after.state, after.assignee_id),
        (before.state, before.assignee_id)
    );
    assert_eq!(after.due_on, before.due_on);
    assert_eq!(after.version, before.version, "nobody did anything to it");
    assert_eq!((after.unread, after.identity), (1, before.identity));
    // The same from whoever works here, and without the address: it waits like any other mail.
    employ(&test, "ha", "lead").await;
    let raw = mail("ha@desk.example", &format!("close {reference}"), "", &text);
    let outbox = count_outbox(&test).await;
    assert_eq!(pipe(&test, raw).await, Taken::Pen);
    let still = case_of(&test, &reference).await;
    assert_eq!((still.sequence, still.state), (after.sequence, after.state));
    assert_eq!(count_outbox(&test).await, outbox);
    // “Unsubscribe” takes nobody's acknowledgement away.
    let raw = mail("lan@vidu.example", "unsubscribe", "", "STOP. Tôi bị lộ số.");
    assert!(matches!(pipe(&test, raw).await, Taken::Case(_)));
    assert_eq!(count_outbox(&test).await, outbox + 1);
}

/// A dot alone on a line ends nothing here: one message in, one message kept.
#[actix_web::test]
async fn ml_23_no_second_message_is_smuggled_in() {
    let test = desk(&[]).await;
    for (n, end) in ["\n.\n", "\r.\r", "\r\n.\n", "\n.\r\n"]
        .into_iter()
        .enumerate()
    {
        let text = format!(
            "Một {n}.{end}MAIL FROM:<x@xau.example>{end}DATA\r\nFrom: y@z.example\r\n\r\nHai."
        );
        let before = count_cases(&test).await;
        assert!(matches!(
            pipe(&test, mail(&format!("m{n}@vidu.example"), "Lộ", "", &text)).await,
            Taken::Case(_)
        ));
        assert_eq!(count_cases(&test).await, before + 1);
        let (_, words) = newest(&test).await;
        assert_eq!(words.address, format!("m{n}@vidu.example"));
        assert!(words.text.contains("Hai."), "{}", words.text);
    }
}
