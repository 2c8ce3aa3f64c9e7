//! The monitor: each rung once, the right people, nobody who may not know.

use chrono::Duration;
use diesel::prelude::*;
use leakdesk::db::schema::cases;

use super::desk::Desk;

/// Received on Monday 23/11/2026; the fifteenth day is Tuesday 08/12.
const RECEIVED: &str = "2026-11-23T12:00:00+07:00";

#[tokio::test]
async fn a_case_is_flagged_at_each_rung_once() {
    let desk = Desk::at(RECEIVED, &[]).await;
    let handler = desk.staff("minh", "handler", false).await;
    desk.staff("lan", "lead", false).await;
    let case = desk.complain(&[]).await;
    desk.give(case, handler).await;
    desk.deliver().await;
    desk.tick().await;
    assert!(
        desk.warnings(case).await.is_empty(),
        "an acknowledgement due in three days is no news"
    );
    let mut flagged = Vec::new();
    for day in 24..=39 {
        let date = if day > 30 {
            format!("2026-12-{:02}", day - 30)
        } else {
            format!("2026-11-{day}")
        };
        for hour in ["00:00:30", "09:00:00", "09:00:30"] {
            desk.at_time(&format!("{date}T{hour}+07:00"));
            if desk.tick().await.flagged > 0 {
                flagged.push(format!("{date} {hour}"));
            }
        }
    }
    let wanted = [
        "2026-12-01",
        "2026-12-03",
        "2026-12-07",
        "2026-12-08",
        "2026-12-09",
    ];
    assert_eq!(flagged, wanted.map(|day| format!("{day} 00:00:30")));
    let warnings = desk.warnings(case).await;
    let rungs: Vec<_> = warnings
        .iter()
        .map(|facts| {
            facts
                .split("\"rung\":")
                .nth(1)
                .unwrap()
                .trim_end_matches('}')
                .to_owned()
        })
        .collect();
    assert_eq!(rungs, ["5", "3", "1", "0", "-1"], "{warnings:?}");
    let today = desk.mails("answer_today").await;
    assert_eq!(today.len(), 1);
    assert_eq!(today[0].letter.to, "minh@kamereo.example");
    let mut overdue: Vec<_> = desk
        .mails("overdue")
        .await
        .into_iter()
        .map(|row| row.letter.to)
        .collect();
    overdue.sort();
    assert_eq!(overdue, ["lan@kamereo.example", "minh@kamereo.example"]);
}

#[tokio::test]
async fn after_days_off_one_warning_and_one_mail_about_all() {
    let desk = Desk::at(RECEIVED, &["duty_email=duty@kamereo.example"]).await;
    desk.staff("lan", "lead", false).await;
    for n in 0..40 {
        desk.complain(&[("email", &format!("m{n}@example.com"))])
            .await;
    }
    desk.deliver().await;
    desk.at_time("2026-12-20T09:00:00+07:00");
    assert_eq!(desk.tick().await.flagged, 40);
    assert_eq!(desk.tick().await.flagged, 0);
    let overdue = desk.mails("overdue").await;
    let mut to: Vec<_> = overdue.iter().map(|row| row.letter.to.as_str()).collect();
    to.sort_unstable();
    assert_eq!(to, ["duty@kamereo.example", "lan@kamereo.example"]);
    let letter = &overdue[0].letter;
    assert_eq!(letter.subject, "Quá hạn: 40 hồ sơ");
    assert!(letter.text.contains("và 10 hồ sơ nữa"), "{}", letter.text);
}

#[tokio::test]
async fn two_monitors_at_once_warn_once() {
    let desk = Desk::at(RECEIVED, &[]).await;
    desk.staff("lan", "lead", false).await;
    let case = desk.complain(&[]).await;
    desk.deliver().await;
    desk.at_time("2026-12-09T08:00:00+07:00");
    let (one, two) = tokio::join!(desk.tick(), desk.tick());
    assert_eq!(one.flagged + two.flagged, 1);
    assert_eq!(desk.warnings(case).await.len(), 1);
    assert_eq!(desk.mails("overdue").await.len(), 1);
}

#[tokio::test]
async fn a_restricted_case_is_told_to_nobody_who_may_not_see_it() {
    let desk = Desk::at(RECEIVED, &["duty_email=duty@kamereo.example"]).await;
    desk.staff("minh", "handler", false).await;
    desk.staff("lan", "lead", false).await;
    desk.staff("tam", "admin,lead", true).await;
    let case = desk
        .complain(&[("about_staff", "yes"), ("about_staff_who", "Minh")])
        .await;
    assert!(desk.case(case).await.is_restricted);
    desk.deliver().await;
    desk.at_time("2026-12-09T08:00:00+07:00");
    desk.tick().await;
    let overdue = desk.mails("overdue").await;
    assert_eq!(overdue.len(), 1);
    assert_eq!(overdue[0].letter.to, "tam@kamereo.example");
    desk.digest().await;
    let reference = desk.case(case).await.reference.to_string();
    for digest in desk.mails("digest").await {
        let tells = digest.letter.text.contains(&reference);
        assert_eq!(
            tells,
            digest.letter.to == "tam@kamereo.example",
            "{}",
            digest.letter.to
        );
    }
}

#[tokio::test]
async fn never_nobody() {
    let desk = Desk::at(RECEIVED, &[]).await;
    desk.staff("an", "admin", false).await;
    let plain = desk.complain(&[("email", "a@example.com")]).await;
    let secret = desk
        .complain(&[("about_staff", "yes"), ("email", "b@example.com")])
        .await;
    desk.deliver().await;
    desk.at_time("2026-12-09T08:00:00+07:00");
    desk.tick().await;
    let overdue = desk.mails("overdue").await;
    assert_eq!(overdue.len(), 1);
    let text = &overdue[0].letter.text;
    assert!(
        !text.contains(&desk.case(secret).await.reference.to_string()),
        "{text}"
    );
    assert!(text.contains("Hồ sơ hạn chế truy cập"), "{text}");
    assert!(
        overdue[0].letter.subject.starts_with("Quá hạn: 2"),
        "{}",
        desk.case(plain).await.reference
    );
}

#[tokio::test]
async fn an_unsent_acknowledgement_is_noticed() {
    let desk = Desk::at(RECEIVED, &["smtp_url=smtp://127.0.0.1:9"]).await;
    desk.staff("lan", "lead", false).await;
    let case = desk.complain(&[]).await;
    for _ in 0..4 {
        desk.advance(Duration::days(1));
        desk.tick().await;
    }
    let warnings = desk.warnings(case).await.join("\n");
    assert!(warnings.contains("acknowledge"), "{warnings}");
    assert_eq!(desk.mails("answer_today").await.len(), 1);
}

#[tokio::test]
async fn a_case_that_cannot_be_read_does_not_silence_the_others() {
    let desk = Desk::at(RECEIVED, &[]).await;
    let (damaged, whole) = (desk.complain(&[]).await, desk.complain(&[]).await);
    desk.app
        .db
        .write(move |conn| {
            use diesel::dsl::sql;
            use diesel::sql_types::Text;
            let case = cases::table.filter(cases::id.eq(damaged));
            diesel::update(case)
                .set(cases::kind.eq(sql::<Text>("'damaged'")))
                .execute(conn)?;
            Ok(())
        })
        .await
        .unwrap();
    desk.at_time("2026-12-09T09:00:00+07:00");
    assert!(desk.tick().await.flagged > 0);
    assert!(!desk.warnings(whole).await.is_empty());
    assert!(desk.warnings(damaged).await.is_empty());
}
