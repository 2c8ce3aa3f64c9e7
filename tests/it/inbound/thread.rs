//! A mail and what the desk answers it: in one thread, to the right person, and gone when they are erased.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use leakdesk::cases::case::Act;
use leakdesk::cases::change::{Changed, Seen};
use leakdesk::cases::complaint::Email;
use leakdesk::cases::contact::{self, Change};
use leakdesk::cases::message::Trust;
use leakdesk::cases::{Case, store as case_store};
use leakdesk::db::schema::{cases, inbound as mails, outbox};
use leakdesk::ledger;
use leakdesk::mail::deliver_due;
use leakdesk::mail::inbound::Taken;

use super::{
    MEMBER, case_of, count_cases, count_files, desk, mail, messages_of, pipe, reply_address,
};
use crate::desk::{at_work, complained, done, employ};
use crate::support::TestApp;

/// What has left, oldest first, each with its headers on one line.
async fn left(test: &TestApp) -> Vec<String> {
    deliver_due(test.app.courier()).await.unwrap();
    let folder = std::fs::read_dir(test.data_dir().join("mail")).unwrap();
    let mut paths: Vec<_> = folder.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        text.replace("\r\n ", " ")
    };
    paths.iter().map(read).collect()
}

fn header<'a>(mail: &'a str, name: &str) -> Option<&'a str> {
    let head = mail.split("\r\n\r\n").next().unwrap();
    let mut lines = head.lines();
    let line = lines.find_map(|line| line.strip_prefix(&format!("{name}: ")));
    line.map(str::trim)
}

#[actix_web::test]
async fn the_acknowledgement_of_a_mail_and_what_follows_stand_in_its_thread() {
    let test = desk(&[]).await;
    employ(&test, "ha", "handler").await;
    let raw = "From: huong@nhahang.example\r\nTo: khieunai@kamereo.example\r\nSubject: Lo so\r\n\
               Message-ID: <chuyen-1@nhahang.example>\r\n\r\nToi bi lo so dien thoai.\r\n";
    let Taken::Case(reference) = pipe(&test, raw).await else {
        panic!("a case");
    };
    let sent = left(&test).await;
    let theirs = "<chuyen-1@nhahang.example>";
    assert_eq!(header(&sent[0], "In-Reply-To"), Some(theirs));
    assert_eq!(header(&sent[0], "References"), Some(theirs));
    assert_eq!(header(&sent[0], "Auto-Submitted"), Some("auto-replied"));
    let ours = header(&sent[0], "Message-ID").unwrap();

    test.advance(chrono::Duration::minutes(5));
    let fields = [
        ("do", "send"),
        ("asks", "yes"),
        ("via", "email"),
        ("text", "Số nào đã gọi?"),
    ];
    let mut ha = at_work(&test, "ha").await;
    done(&mut ha, &reference.to_string(), "messages", &fields).await;
    let sent = left(&test).await;
    let question = sent.last().unwrap();
    let thread = format!("{theirs} {ours}");
    assert_eq!(header(question, "References"), Some(thread.as_str()));
    assert_eq!(
        header(question, "Auto-Submitted"),
        None,
        "a person wrote it"
    );

    // One without a name is answered all the same, by a mail that stands alone.
    let raw = "From: lan@nhahang.example\r\nSubject: Lo so\r\n\r\nToi cung bi lo so.\r\n";
    assert!(matches!(pipe(&test, raw).await, Taken::Case(_)));
    let sent = left(&test).await;
    let alone = sent
        .iter()
        .find(|mail| mail.contains("To: lan@nhahang.example"))
        .unwrap();
    assert_eq!(header(alone, "In-Reply-To"), None);
    assert_eq!(header(alone, "Auto-Submitted"), Some("auto-generated"));
}

async fn change_address(test: &TestApp, reference: &str, to: &str) {
    let case = case_of(test, reference).await;
    let (vault, now, to) = (
        test.app.vault.clone(),
        test.app.now(),
        Email::parse(to).unwrap(),
    );
    let write = test.app.db.write(move |conn| {
        let key = case_store::find_key(conn, &vault, case.id)?.unwrap();
        let before = case_store::find_complaint(conn, &key, case.id)?.unwrap();
        let mut after = before.contacts.clone();
        after.email = Some(to.clone());
        let change = Change::new(&vault, &key, &before.contacts, &after).unwrap();
        let act = Act { by: None, at: now };
        let seen = Seen {
            id: case.id,
            version: case.version,
        };
        let changed = contact::change(conn, act, seen, &change)?;
        assert!(matches!(changed, Changed::Done(_)));
        diesel::update(cases::table.find(case.id))
            .set(cases::identity.eq("contact"))
            .execute(conn)?;
        Ok(())
    });
    write.await.unwrap();
}

/// The mailbox they wrote from before may be somebody else's by now.
#[actix_web::test]
async fn ml_03_a_reply_from_an_address_they_have_left_is_not_taken_for_theirs() {
    let test = desk(&[]).await;
    let reference = complained(&test, &[("email", MEMBER)]).await;
    let old = reply_address(&test, &reference, MEMBER).await;
    let reply = |from: &str, to: &str, text: &str| {
        mail(from, "Re:", "", text).replace("khieunai@kamereo.example", to)
    };
    change_address(&test, &reference, "moi@nhahang.example").await;
    let raw = reply(MEMBER, &old, "Xin đổi số điện thoại.");
    assert!(matches!(pipe(&test, raw).await, Taken::Reply(_)));
    let messages = messages_of(&test, &reference).await;
    assert_eq!(messages[0].0.trust, Trust::SenderDiffers);
    // And back again: the same address is theirs once more.
    change_address(&test, &reference, MEMBER).await;
    let raw = reply(MEMBER, &old, "Tôi đây.");
    assert!(matches!(pipe(&test, raw).await, Taken::Reply(_)));
    let messages = messages_of(&test, &reference).await;
    assert_eq!(messages[1].0.trust, Trust::ConfirmedContact);
}

/// Nothing is left of the mails of somebody who was erased but that there were some; and the mail that
/// still lies in the mailbox opens no second case.
#[actix_web::test]
async fn mails_that_came_in_go_with_the_person_they_came_from() {
    let test = desk(&[]).await;
    employ(&test, "ha", "lead").await;
    let bao = employ(&test, "bao", "handler").await.id;
    let first = mail(MEMBER, "Lộ số", "", "Tôi bị lộ số điện thoại.");
    let Taken::Case(reference) = pipe(&test, &first).await else {
        panic!("a case");
    };
    let reference = reference.to_string();
    deliver_due(test.app.courier()).await.unwrap();
    let address = reply_address(&test, &reference, MEMBER).await;
    let more =
        mail(MEMBER, "Re:", "", "Tôi nói thêm.").replace("khieunai@kamereo.example", &address);
    assert!(matches!(pipe(&test, &more).await, Taken::Reply(_)));
    assert_eq!(count_files(&test).await, 2);
    crate::review::answer_case(&test, bao, &reference).await;
    let id = case_of(&test, &reference).await.id;
    let acknowledgement = test.app.db.write(move |conn| {
        // The answer came back, and nobody has found another way.
        diesel::update(cases::table.find(id))
            .set(cases::unreached_since.eq(Some(0_i64)))
            .execute(conn)?;
        let ours = outbox::table.filter(outbox::case_id.eq(id));
        Ok(ours.select(outbox::message_id).first::<String>(conn)?)
    });
    let acknowledgement = acknowledgement.await.unwrap();
    let mut ha = at_work(&test, "ha").await;
    let erase = [("what", "erasure"), ("sure", "yes"), ("do", "erase")];
    done(&mut ha, &reference, "erasure", &erase).await;

    let case: Case = case_of(&test, &reference).await;
    let read = test.app.db.read(move |conn| {
        let rows: Vec<(Vec<u8>, i64)> = mails::table
            .filter(mails::case_id.eq(case.id))
            .select((mails::sealed, mails::peer))
            .load(conn)?;
        Ok((rows, ledger::store::verify_case(conn, &case)?))
    });
    let (rows, chain) = read.await.unwrap();
    assert_eq!(rows, [(Vec::new(), 0), (Vec::new(), 0)]);
    assert_eq!(count_files(&test).await, 0);
    chain.unwrap();
    let report = format!(
        "From: mailer-daemon@nhahang.example\r\nReturn-Path: <>\r\nContent-Type: multipart/report; \
         report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n\
         Reporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; {MEMBER}\r\nAction: failed\r\n\
         Status: 5.1.1\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: {acknowledgement}\r\n\
         \r\nx\r\n--b--\r\n"
    );
    assert_eq!(pipe(&test, report).await, Taken::Bounce);
    let case = case_of(&test, &reference).await;
    assert_eq!(case.unreached_since, None, "nobody is left to be reached");
    let page = ha.get(&format!("/desk/cases/{reference}")).await;
    assert_eq!(page.status, actix_web::http::StatusCode::OK);
    for known in [&first, &more] {
        assert_eq!(pipe(&test, known).await, Taken::Twice);
    }
    // What comes to the address of an erased case waits for a person; it belongs to nobody any more.
    let late = mail(MEMBER, "Re:", "", "Còn tôi?").replace("khieunai@kamereo.example", &address);
    assert_eq!(pipe(&test, late).await, Taken::Pen);
    assert_eq!(count_cases(&test).await, 1);
}

/// What was stored of one mail is damaged: it can still be sorted, and so can all others.
#[actix_web::test]
async fn a_mail_whose_words_are_damaged_keeps_nobody_from_sorting_the_others() {
    let test = desk(&["intake_mode=shared"]).await;
    employ(&test, "ha", "handler").await;
    let reference = complained(&test, &[]).await;
    pipe(&test, mail(MEMBER, "Thư hỏng", "", "Một.")).await;
    let (damaged, _) = super::newest(&test).await;
    pipe(&test, mail("lan@nhahang.example", "Thư lành", "", "Hai.")).await;
    let id = damaged.id;
    let write = test.app.db.write(move |conn| {
        diesel::update(mails::table.find(id))
            .set(mails::sealed.eq(vec![7_u8; 60]))
            .execute(conn)?;
        Ok(())
    });
    write.await.unwrap();
    let mut ha = at_work(&test, "ha").await;
    let list = ha.get("/desk/mail").await;
    assert!(list.body.contains("Thư lành"), "{}", list.body);
    assert!(list.body.contains("(không đọc được nội dung đã lưu)"));
    let place = format!("/desk/mail/{id}");
    let page = ha.get(&place).await;
    assert!(
        page.body.contains("Hãy tải thư gốc để xem"),
        "{}",
        page.body
    );
    let raw = ha.get(&format!("{place}/raw")).await;
    assert!(raw.body.contains("Thư hỏng"));
    let fields = [("reference", reference.as_str())];
    let put = ha
        .submit(&place, &format!("{place}/conversation"), &fields)
        .await;
    assert_eq!(put.status, actix_web::http::StatusCode::SEE_OTHER);
    assert_eq!(case_of(&test, &reference).await.unread, 1);
}
