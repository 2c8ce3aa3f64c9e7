//! What waits in the outbox: once, in order, within the caps, and never lost.

use chrono::Duration;
use diesel::prelude::*;
use leakdesk::cases::facts::Delivery;
use leakdesk::db::schema::outbox;
use leakdesk::mail::outbox::{Found, LEASE, claim_next, release_held};
use leakdesk::mail::transport::Phase;

use super::desk::Desk;
use super::smtp::Server;

const NOON: &str = "2026-11-23T12:00:00+07:00";

#[tokio::test]
async fn an_acknowledgement_leaves_once_and_stops_its_clock() {
    let desk = Desk::at(NOON, &[]).await;
    let case = desk.complain(&[]).await;
    let before = desk.case(case).await;
    assert_eq!(desk.deliver().await.sent, 1);
    assert_eq!(desk.deliver().await.sent, 0);
    let rows = desk.outbox().await;
    assert_eq!((rows.len(), rows[0].state.as_str()), (1, "sent"));
    assert_eq!(rows[0].letter.to, "huong@example.com");
    let after = desk.case(case).await;
    assert!(
        after.next_late_from > before.next_late_from,
        "the acknowledgement clock stopped"
    );
    assert_eq!(after.sequence, before.sequence + 1);
    let files = std::fs::read_dir(desk.app.config.mail_dir())
        .unwrap()
        .count();
    assert_eq!(files, 1);
}

#[tokio::test]
async fn nothing_that_was_typed_stands_in_an_acknowledgement() {
    let desk = Desk::at(NOON, &[]).await;
    desk.complain(&[("third_party", "ACME"), ("order_code", "DH-777")])
        .await;
    let letter = &desk.outbox().await[0].letter;
    let all = format!("{}{}{}", letter.subject, letter.text, letter.html);
    for typed in ["Hường", "người lạ", "ACME", "DH-777", "huong"] {
        assert!(!all.contains(typed), "{typed}");
    }
}

#[tokio::test]
async fn one_address_gets_three_an_hour_and_ten_a_day() {
    let desk = Desk::at(NOON, &[]).await;
    for _ in 0..12 {
        desk.complain(&[("email", "Victim@Example.com")]).await;
    }
    let other = desk.complain(&[("email", "other@example.com")]).await;
    assert_eq!(
        desk.deliver().await.sent,
        4,
        "three, and one to somebody else"
    );
    assert!(desk.case(other).await.next_late_from > desk.app.now());
    let mut an_hour = Vec::new();
    for _ in 0..26 {
        desk.advance(Duration::hours(1));
        an_hour.push(desk.deliver().await.sent);
    }
    assert_eq!(
        an_hour.iter().sum::<usize>(),
        9,
        "none is lost: {an_hour:?}"
    );
    assert_eq!(an_hour[..3], [3, 3, 1], "{an_hour:?}");
    assert_eq!(an_hour[23..25].iter().sum::<usize>(), 2, "{an_hour:?}");
}

#[tokio::test]
async fn after_an_outage_the_caps_still_hold() {
    let port = Server::free_port();
    let desk = Desk::at(NOON, &[&format!("smtp_url=smtp://127.0.0.1:{port}")]).await;
    for _ in 0..6 {
        desk.complain(&[]).await;
    }
    let report = desk.deliver().await;
    assert_eq!(
        (report.sent, report.retried),
        (0, 1),
        "one try, then the server is left in peace"
    );
    assert_eq!(report.stopped_by.unwrap().phase, Phase::Connect);
    assert_eq!(desk.deliver().await.retried, 0, "it rests");
    desk.advance(Duration::hours(48));
    let server = Server::start_on("plain", port);
    assert_eq!(
        desk.deliver().await.sent,
        3,
        "three an hour after two days of waiting too"
    );
    assert_eq!(server.mails().len(), 3);
}

#[tokio::test]
async fn a_held_mail_waits_for_a_person() {
    let desk = Desk::at(NOON, &[]).await;
    let case = desk.complain_held(&[], true).await;
    assert_eq!(desk.deliver().await.sent, 0);
    let now = desk.app.now();
    let released = desk
        .app
        .db
        .write(move |conn| release_held(conn, case, now))
        .await
        .unwrap();
    assert_eq!(released, 1);
    assert_eq!(desk.deliver().await.sent, 1);
}

#[tokio::test]
async fn a_claim_is_nobody_elses_until_its_lease_runs_out() {
    let desk = Desk::at(NOON, &[]).await;
    desk.complain(&[]).await;
    let now = desk.app.now();
    let claim = async |at| {
        desk.app
            .db
            .write(move |conn| claim_next(conn, at))
            .await
            .unwrap()
    };
    let Found::Mail(first) = claim(now).await else {
        panic!()
    };
    assert!(matches!(claim(now).await, Found::Nothing));
    // Killed here. Twenty minutes later somebody takes over, and the first may come back.
    let Found::Mail(second) = claim(now.plus(LEASE)).await else {
        panic!()
    };
    assert_eq!(first.message_id, second.message_id);
    let end = leakdesk::mail::outbox::End::Sent { route: "file" };
    let is_ours = async |claimed: leakdesk::mail::outbox::Claimed| {
        let finish = move |conn: &mut leakdesk::db::Conn| {
            leakdesk::mail::outbox::finish(conn, &claimed, end, now)
        };
        desk.app.db.write(finish).await.unwrap()
    };
    assert!(!is_ours(first).await, "the fence has moved on");
    assert!(is_ours(second).await);
}

#[tokio::test]
async fn a_mail_that_kills_the_program_is_put_aside() {
    let desk = Desk::at(NOON, &[]).await;
    let case = desk.complain(&[]).await;
    for _ in 0..5 {
        let now = desk.app.now();
        let found = desk
            .app
            .db
            .write(move |conn| claim_next(conn, now))
            .await
            .unwrap();
        assert!(matches!(found, Found::Mail(_)));
        desk.advance(LEASE);
    }
    assert_eq!(desk.deliver().await.given_up, 1);
    assert_eq!(desk.outbox().await[0].state, "given_up");
    assert_eq!(desk.case(case).await.delivery, Delivery::None);
}

#[tokio::test]
async fn a_refused_mail_is_given_up_at_once_and_others_flow() {
    let server = Server::start("plain");
    let url = format!("smtp_url=smtp://127.0.0.1:{}", server.port);
    let desk = Desk::at(NOON, &[&url]).await;
    let lead = desk.staff("lan", "lead", false).await;
    let refused = desk.complain(&[("email", "n550@example.com")]).await;
    desk.complain(&[("email", "n451@example.com")]).await;
    desk.complain(&[("email", "ok@example.com")]).await;
    let report = desk.deliver().await;
    assert_eq!((report.sent, report.retried, report.given_up), (1, 1, 1));
    assert_eq!(desk.tick().await.told, 1);
    assert_eq!(desk.tick().await.told, 0);
    let told = desk.mails("answer_failed").await;
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].letter.to, "lan@kamereo.example");
    let reference = desk.case(refused).await.reference.to_string();
    assert!(
        told[0].letter.subject.ends_with(&format!("[{reference}]")),
        "{}",
        told[0].letter.subject
    );
    assert!(!told[0].letter.text.contains("n550"), "no address");
    let errors: Vec<_> = desk
        .outbox()
        .await
        .into_iter()
        .filter_map(|row| row.last_error)
        .collect();
    assert!(errors.contains(&"recipient 550".to_owned()), "{errors:?}");
    assert!(
        errors.iter().all(|error| !error.contains("server to")),
        "never its words: {errors:?}"
    );
    assert!(lead.to_string().len() > 10);
}

#[tokio::test]
async fn a_new_acknowledgement_leaves_before_old_ones() {
    let desk = Desk::at(NOON, &[]).await;
    desk.complain(&[("email", "first@example.com")]).await;
    desk.advance(Duration::minutes(1));
    desk.complain(&[("email", "second@example.com")]).await;
    let now = desk.app.now();
    let Found::Mail(claimed) = desk
        .app
        .db
        .write(move |conn| claim_next(conn, now))
        .await
        .unwrap()
    else {
        panic!()
    };
    let newest = desk.outbox().await.pop().unwrap();
    assert_eq!(newest.letter.to, "second@example.com");
    assert!(newest.not_before > now.plus(Duration::minutes(-1)));
    let leased: i64 = desk
        .app
        .db
        .read(move |conn| {
            Ok(outbox::table
                .filter(outbox::id.eq(claimed.id))
                .filter(outbox::not_before.eq(now))
                .count()
                .get_result(conn)?)
        })
        .await
        .unwrap();
    assert_eq!(leased, 1);
}
