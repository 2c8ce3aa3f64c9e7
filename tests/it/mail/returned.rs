//! Mails that come back, whose replies come back, and desks that answer each other.

use actix_web::http::StatusCode;
use chrono::Duration;
use leakdesk::cases::facts::ReceivedSource;
use leakdesk::db::Id;
use leakdesk::db::schema::{events, outbox};
use leakdesk::mail::bounce::{Bounce, Noted, Which, note};
use leakdesk::mail::inbound::{self, Arrived, Taken};
use leakdesk::mail::reply_address::{Addressed, judge};

use diesel::prelude::*;

use super::desk::Desk;
use crate::desk::{act, at_work, done, employ};

const NOON: &str = "2026-11-23T12:00:00+07:00";
const INTAKE: &str = "intake_address=khieunai@kamereo.example";

/// The Message-IDs of all mails of a case, oldest first.
async fn message_ids(desk: &Desk, case: Id) -> Vec<String> {
    desk.app
        .db
        .read(move |conn| {
            Ok(outbox::table
                .filter(outbox::case_id.eq(case))
                .order((outbox::created_at, outbox::id))
                .select(outbox::message_id)
                .load(conn)?)
        })
        .await
        .unwrap()
}

async fn report(desk: &Desk, message_id: &str, is_final: bool, status: &str) -> Noted {
    let bounce = Bounce {
        of: Which::MessageId(message_id.to_owned()),
        is_final,
        status: Some(status.to_owned()),
    };
    let now = desk.app.now();
    desk.app
        .db
        .write(move |conn| note(conn, &bounce, now))
        .await
        .unwrap()
}

/// The files that left, newest last.
fn left(desk: &Desk) -> Vec<String> {
    let folder = desk.app.config.mail_dir();
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        text.replace("\r\n ", " ")
    };
    paths.iter().map(read).collect()
}

fn header<'a>(mail: &'a str, name: &str) -> &'a str {
    let line = mail
        .lines()
        .find(|line| line.starts_with(&format!("{name}: ")));
    line.map_or("", |line| line[name.len() + 2..].trim())
}

#[tokio::test]
async fn a_mail_that_comes_back_keeps_the_verdict_and_becomes_a_task() {
    let desk = Desk::at(NOON, &[INTAKE]).await;
    desk.staff("lan", "lead", false).await;
    let case = desk.complain(&[]).await;
    desk.deliver().await;
    let sent = desk.case(case).await;
    let id = message_ids(&desk, case).await.remove(0);
    assert_eq!(
        report(&desk, &id, false, "4.4.7").await,
        Noted::Passing,
        "not given up yet"
    );
    assert_eq!(
        report(&desk, "<made-up@kamereo.example>", true, "5.1.1").await,
        Noted::Unknown
    );
    assert_eq!(desk.case(case).await.unreached_since, None);
    assert_eq!(report(&desk, &id, true, "5.1.1").await, Noted::Case(case));
    assert_eq!(
        report(&desk, &id, true, "5.1.1").await,
        Noted::Again,
        "one mail comes back once"
    );
    let after = desk.case(case).await;
    assert_eq!(after.unreached_since, Some(desk.app.now()));
    assert_eq!(
        after.next_late_from, sent.next_late_from,
        "the clock it met stays met"
    );
    assert_eq!(after.sequence, sent.sequence + 1);
    assert_eq!(
        after.version, sent.version,
        "nobody's form goes stale over it"
    );
    assert_eq!(desk.tick().await.told, 1);
    assert_eq!(desk.tick().await.told, 0);
    let told = desk.mails("answer_failed").await;
    assert_eq!(told.len(), 1);
    assert!(!told[0].letter.text.contains("huong"), "no address");
}

#[tokio::test]
async fn fi_33_after_three_that_came_back_what_leaves_by_itself_is_kept() {
    let desk = Desk::at(NOON, &[INTAKE]).await;
    let mut cases = Vec::new();
    for _ in 0..4 {
        cases.push(desk.complain(&[]).await);
        desk.advance(Duration::hours(2));
    }
    // Three reports about one mail are one; a flood of them keeps nobody from being written to.
    let first = cases[0];
    desk.app
        .clock
        .set(leakdesk::time::Moment::parse("2026-11-23T20:00:00+07:00").unwrap());
    while desk.deliver().await.sent > 0 {
        desk.advance(Duration::hours(1));
    }
    let id = message_ids(&desk, first).await.remove(0);
    for _ in 0..5 {
        report(&desk, &id, true, "5.1.1").await;
    }
    let fifth = desk.complain(&[]).await;
    assert_eq!(desk.deliver().await.sent, 1, "{fifth}");
    for case in &cases[1..3] {
        let id = message_ids(&desk, *case).await.remove(0);
        assert_eq!(report(&desk, &id, true, "5.2.2").await, Noted::Case(*case));
    }
    desk.advance(Duration::hours(2));
    let sixth = desk.complain(&[]).await;
    let other = desk.complain(&[("email", "other@example.com")]).await;
    let delivered = desk.deliver().await;
    assert_eq!((delivered.sent, delivered.given_up), (1, 1));
    assert!(
        desk.case(sixth).await.unreached_since.is_some(),
        "a person finds another way"
    );
    assert_eq!(desk.case(other).await.unreached_since, None);
    let errors: Vec<_> = desk
        .outbox()
        .await
        .into_iter()
        .filter_map(|row| row.last_error)
        .collect();
    assert_eq!(errors, ["suppressed"]);
    desk.advance(Duration::days(8));
    desk.complain(&[]).await;
    assert_eq!(desk.deliver().await.sent, 1, "not for ever");
}

#[tokio::test]
async fn a_reply_address_names_its_case_and_recipient_and_cannot_be_made_up() {
    let desk = Desk::at(NOON, &[INTAKE]).await;
    let (one, two) = (
        desk.complain(&[]).await,
        desk.complain(&[("email", "b@example.com")]).await,
    );
    desk.deliver().await;
    let vault = desk.app.vault.clone();
    let judged = async |address: String| {
        let vault = vault.clone();
        let judge = move |conn: &mut leakdesk::db::Conn| judge(conn, &vault, &address);
        desk.app.db.read(judge).await.unwrap()
    };
    let mails = left(&desk);
    let address = |of: &str| {
        let mail = mails
            .iter()
            .find(|mail| header(mail, "To").contains(of))
            .unwrap();
        let reply_to = header(mail, "Reply-To");
        reply_to[reply_to.find('<').unwrap() + 1..]
            .trim_end_matches('>')
            .to_owned()
    };
    let theirs = address("huong@example.com");
    assert!(
        theirs.starts_with("khieunai+KN") && theirs.ends_with("@kamereo.example"),
        "{theirs}"
    );
    let Addressed::Reply { case_id, recipient } = judged(theirs.to_lowercase()).await else {
        panic!()
    };
    assert_eq!(case_id, one);
    assert!(recipient.is(&desk.app.vault, "Huong@Example.com"));
    assert!(!recipient.is(&desk.app.vault, "attacker@example.com"));
    let other = address("b@example.com");
    assert!(
        matches!(judged(other.clone()).await, Addressed::Reply { case_id, .. } if case_id == two)
    );
    // The reference of one, the proof of the other.
    let forged = format!("{}{}", &theirs[..20], &other[20..]);
    assert_eq!(judged(forged).await, Addressed::Forged);
    assert_eq!(
        judged("khieunai@kamereo.example".to_owned()).await,
        Addressed::NotOurs
    );
}

/// The clock stays met, the case stays marked, until a person says how they were reached after all.
#[actix_web::test]
async fn whoever_found_another_way_to_reach_them_writes_it_down() {
    let desk = Desk::at(NOON, &[INTAKE]).await;
    employ(&desk, "ha", "handler").await;
    employ(&desk, "an", "auditor").await;
    let case = desk.complain(&[]).await;
    let reference = desk.case(case).await.reference.to_string();
    desk.deliver().await;
    let mut ha = at_work(&desk, "ha").await;
    let place = format!("/desk/cases/{reference}");
    let form = format!("action=\"{place}/reached\"");
    assert!(!ha.get(&place).await.body.contains(&form), "it has arrived");
    let id = message_ids(&desk, case).await.remove(0);
    report(&desk, &id, true, "5.1.1").await;
    let page = ha.get(&place).await;
    assert!(page.body.contains(&form), "{}", page.body);
    assert!(page.body.contains("Từ 12:00"), "since when: {}", page.body);
    let mut an = at_work(&desk, "an").await;
    assert!(
        !an.get(&place).await.body.contains(&form),
        "auditors only read"
    );

    let empty = act(&mut ha, &reference, "reached", &[("how", "  ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.body.contains("Nhập đã liên hệ được bằng cách nào."));
    assert!(desk.case(case).await.unreached_since.is_some());
    let stale = ha.get(&place).await.hidden_of(&format!("{place}/reached"));
    let how = "Gọi 0903 456 789, người gửi cho địa chỉ mới.";
    done(&mut ha, &reference, "reached", &[("how", how)]).await;
    let reached = desk.case(case).await;
    assert_eq!(reached.unreached_since, None);
    let page = ha.get(&place).await;
    assert!(!page.body.contains(&form));
    assert!(page.body.contains("Gọi 0903 456 789"), "in the history");
    // Once more from the page of before: nothing happens twice.
    let mut fields: Vec<(&str, &str)> = stale
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    fields.push(("how", how));
    let again = ha.post(&format!("{place}/reached"), &fields).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "{}", again.body);
    assert_eq!(desk.case(case).await.sequence, reached.sequence);
    let plain: Vec<String> = desk
        .app
        .db
        .read(move |conn| {
            Ok(events::table
                .filter(events::case_id.eq(case))
                .select(events::facts)
                .load(conn)?)
        })
        .await
        .unwrap();
    assert!(!plain.concat().contains("0903"), "sealed, not in the facts");
}

/// Strips what says that a program wrote it, as a careless relay would, and adds `Re: `.
fn stripped(mail: &str, from: &str, to: &str, n: usize) -> Vec<u8> {
    let (_, body) = mail
        .split_once("\n\n")
        .or_else(|| mail.split_once("\r\n\r\n"))
        .unwrap();
    let kind = header(mail, "Content-Type");
    let subject = format!("{}{}", "Re: ".repeat(n), header(mail, "Subject"));
    format!(
        "From: {from}\r\nTo: {to}\r\nSubject: {subject}\r\nMessage-ID: <{n}@loop.example>\r\n\
         MIME-Version: 1.0\r\nContent-Type: {kind}\r\n\r\n{n}\r\n{body}"
    )
    .into_bytes()
}

async fn take(desk: &Desk, raw: Vec<u8>) -> Taken {
    let arrived = Arrived {
        source: ReceivedSource::Imap,
        ..Arrived::piped(raw, desk.app.now())
    };
    inbound::take(desk.app.inbox(), arrived).await.unwrap()
}

#[tokio::test]
async fn ml_11_two_desks_that_answer_each_other_soon_stop() {
    let ours = Desk::at(NOON, &[INTAKE]).await;
    let theirs = Desk::at(NOON, &[INTAKE]).await;
    let here = "khieunai@kamereo.example";
    // Somebody complains here under the other desk's address.
    let first = b"From: a@b.example\r\nSubject: x\r\n\r\nKhi\xe1\xba\xbfu n\xe1\xba\xa1i\r\n";
    let mut mail = String::from_utf8(first.to_vec()).unwrap();
    let mut taken = Vec::new();
    for n in 0..12 {
        let desk = if n % 2 == 0 { &ours } else { &theirs };
        let peer = if n % 2 == 0 {
            "kia@other.example"
        } else {
            "day@other.example"
        };
        taken.push(take(desk, stripped(&mail, peer, here, n)).await);
        desk.deliver().await;
        desk.advance(Duration::minutes(1));
        let Some(newest) = left(desk).pop() else {
            break;
        };
        mail = newest;
    }
    for desk in [&ours, &theirs] {
        let mails = left(desk).len();
        assert!(
            mails <= 3,
            "{mails} mails within an hour to one peer: {taken:?}"
        );
    }
}
