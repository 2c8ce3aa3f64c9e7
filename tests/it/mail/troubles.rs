//! One row that can't be read, one mail that can't be written: only that is left undone, and said to be.

use diesel::prelude::*;
use leakdesk::db::schema::{case_keys, cases, outbox, staff};
use leakdesk::db::{Conn, Id};

use super::desk::Desk;
use crate::desk::{at_work, employ};

const NOON: &str = "2026-11-23T12:00:00+07:00";

async fn write(desk: &Desk, mut work: impl FnMut(&mut Conn) + Send + 'static) {
    let write = move |conn: &mut Conn| {
        work(conn);
        Ok(())
    };
    desk.app.db.write(write).await.unwrap();
}

/// As a newer program, or a fault of the disk, would leave it.
async fn damage_case(desk: &Desk, id: Id) {
    write(desk, move |conn| {
        diesel::update(cases::table.find(id))
            .set(cases::kind.eq("nonsense"))
            .execute(conn)
            .unwrap();
    })
    .await;
}

#[actix_web::test]
async fn a_case_that_cannot_be_read_keeps_no_warning_about_others_back() {
    let desk = Desk::at(NOON, &[]).await;
    employ(&desk, "ha", "lead").await;
    let damaged = desk.complain(&[]).await;
    let fine = desk.complain(&[("email", "lan@example.com")]).await;
    desk.deliver().await;
    damage_case(&desk, damaged).await;
    desk.at_time("2026-12-09T08:30:00+07:00");
    assert!(desk.tick().await.flagged > 0);
    assert!(!desk.warnings(fine).await.is_empty());
    let overdue = desk.mails("overdue").await;
    assert_eq!(overdue.len(), 1);
    let count = desk.app.troubles.count();
    assert!(count > 0, "and somebody hears of it");
    desk.tick().await;
    assert_eq!(desk.app.troubles.count(), count);
    assert_eq!(desk.digest().await, 1);
    let digest = desk.mails("digest").await.remove(0).letter.text;
    let flat = digest.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        flat.contains("không đọc được và không có trong bản này"),
        "{flat}"
    );
    let reference = desk.case(fine).await.reference.to_string();
    assert!(flat.contains(&reference), "{flat}");
    let mut ha = at_work(&desk, "ha").await;
    let page = ha.get("/desk/mail").await;
    assert!(
        page.body.contains("Hệ thống không đọc được"),
        "{}",
        page.body
    );
    // Mended, it is told of no more.
    write(&desk, move |conn| {
        diesel::update(cases::table.find(damaged))
            .set(cases::kind.eq("leak"))
            .execute(conn)
            .unwrap();
    })
    .await;
    desk.tick().await;
    desk.advance(chrono::Duration::days(1));
    desk.digest().await;
    assert_eq!(desk.app.troubles.count(), 0);
}

#[actix_web::test]
async fn a_row_of_staff_that_cannot_be_read_silences_nobody_else() {
    let desk = Desk::at(NOON, &[]).await;
    desk.staff("lan", "lead", false).await;
    let minh = desk.staff("minh", "lead", false).await;
    desk.complain(&[]).await;
    write(&desk, move |conn| {
        diesel::update(staff::table.find(minh))
            .set(staff::sealed.eq(vec![7_u8; 60]))
            .execute(conn)
            .unwrap();
    })
    .await;
    desk.at_time("2026-12-09T08:30:00+07:00");
    assert!(desk.tick().await.flagged > 0);
    let overdue = desk.mails("overdue").await;
    assert_eq!(overdue.len(), 1);
    assert_eq!(overdue[0].letter.to, "lan@kamereo.example");
    assert_eq!(desk.digest().await, 1);
    assert_eq!(desk.app.troubles.count(), 1);
}

/// A mail of a kind that only another program knows, and one whose case's key is damaged.
#[actix_web::test]
async fn fi_27_a_mail_that_cannot_be_sent_keeps_no_other_back() {
    let desk = Desk::at(NOON, &[]).await;
    let (odd, keyless, fine) = (
        desk.complain(&[("email", "a@example.com")]).await,
        desk.complain(&[("email", "b@example.com")]).await,
        desk.complain(&[("email", "c@example.com")]).await,
    );
    write(&desk, move |conn| {
        diesel::update(outbox::table.filter(outbox::case_id.eq(odd)))
            .set(outbox::kind.eq("of tomorrow"))
            .execute(conn)
            .unwrap();
        diesel::update(case_keys::table.find(keyless))
            .set(case_keys::wrapped.eq(vec![7_u8; 60]))
            .execute(conn)
            .unwrap();
    })
    .await;
    let report = desk.deliver().await;
    assert_eq!((report.sent, report.given_up), (1, 1));
    assert!(desk.case(fine).await.next_late_from > desk.app.now());
    let states: Vec<String> = desk
        .app
        .db
        .read(|conn| {
            Ok(outbox::table
                .order(outbox::id)
                .select(outbox::state)
                .load(conn)?)
        })
        .await
        .unwrap();
    let mut states = states;
    states.sort();
    assert_eq!(states, ["given_up", "given_up", "sent"]);
}
