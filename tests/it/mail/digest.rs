//! The digest: once a day and person, whatever happens to the program.

use chrono::Duration;
use leakdesk::cases::Case;

use super::desk::Desk;

const RECEIVED: &str = "2026-11-23T12:00:00+07:00";

#[tokio::test]
async fn one_a_day_and_one_for_days_off() {
    let desk = Desk::at(RECEIVED, &[]).await;
    desk.staff("minh", "handler", false).await;
    desk.complain(&[]).await;
    assert_eq!(desk.digest().await, 0, "whoever came today hears tomorrow");
    desk.at_time("2026-11-24T07:59:59+07:00");
    assert_eq!(desk.digest().await, 0);
    desk.at_time("2026-11-24T08:00:00+07:00");
    let (one, two) = tokio::join!(desk.digest(), desk.digest());
    assert_eq!(one + two, 1);
    desk.at_time("2026-11-27T10:00:00+07:00");
    assert_eq!(desk.digest().await, 1);
    assert_eq!(desk.digest().await, 0);
    let digests = desk.mails("digest").await;
    assert_eq!(digests.len(), 2);
    assert_eq!(digests[0].state, "dropped", "never left, and out of date");
    assert!(
        digests[1]
            .letter
            .text
            .contains("từ 25/11/2026 đến 27/11/2026"),
        "{}",
        digests[1].letter.text
    );
    desk.at_time("2026-11-28T08:00:30+07:00");
    assert_eq!(desk.digest().await, 1);
    desk.advance(Duration::hours(-25));
    assert_eq!(desk.digest().await, 0, "a clock that went back");
}

#[tokio::test]
async fn all_clear_goes_to_the_duty_person_daily_and_to_others_on_mondays() {
    let desk = Desk::at(RECEIVED, &["duty_email=Trực ban <duty@kamereo.example>"]).await;
    desk.staff("minh", "handler", false).await;
    let mut to = Vec::new();
    for day in 24..=30 {
        desk.at_time(&format!("2026-11-{day}T08:00:00+07:00"));
        desk.digest().await;
        to.push(desk.mails("digest").await.len());
    }
    assert_eq!(to, [1, 2, 3, 4, 5, 6, 8], "Monday is the 30th");
    let last = desk.mails("digest").await.pop().unwrap();
    assert_eq!(
        last.letter.subject,
        "Không có hồ sơ quá hạn – khiếu nại 30/11/2026"
    );
}

#[tokio::test]
async fn a_digest_reads_like_the_handbook() {
    let desk = Desk::at(RECEIVED, &["duty_email=duty@kamereo.example"]).await;
    let handler = desk.staff("minh", "handler", false).await;
    let mine = desk.complain(&[("email", "a@example.com")]).await;
    let other = desk.complain(&[("email", "b@example.com")]).await;
    desk.give(mine, handler).await;
    desk.deliver().await;
    desk.at_time("2026-12-08T08:00:00+07:00");
    desk.complain(&[("email", "c@example.com")]).await;
    desk.digest().await;
    let digests = desk.mails("digest").await;
    let mine_first = digests
        .iter()
        .find(|row| row.letter.to.starts_with("minh"))
        .unwrap();
    assert_eq!(
        mine_first.letter.subject,
        "0 quá hạn, 2 hôm nay, 1 sắp đến hạn – khiếu nại 08/12/2026"
    );
    let text = &mine_first.letter.text;
    let place = |case: Case| text.find(&case.reference.to_string()).unwrap();
    let (mine, other) = (place(desk.case(mine).await), place(desk.case(other).await));
    assert!(mine < other, "own cases first");
    for personal in ["Hường", "example.com", "người lạ"] {
        assert!(!text.contains(personal), "{personal}");
    }
    assert!(
        text.contains("Mã kiểm tra cuối ngày: 07/12/2026\n"),
        "{text}"
    );
    for line in text.lines().filter(|line| !line.contains("http")) {
        assert!(line.chars().count() <= 78, "{line}");
    }
}

#[tokio::test]
async fn before_a_holiday_it_says_so_and_what_is_due_in_it_is_due_today() {
    // Received on 23/01/2027: due on Sunday 07/02, in Tết; to be sent by 03/02.
    let desk = Desk::at("2027-01-23T09:00:00+07:00", &[]).await;
    desk.staff("minh", "handler", false).await;
    let case = desk.complain(&[]).await;
    desk.deliver().await;
    desk.at_time("2027-02-03T08:00:00+07:00");
    desk.tick().await;
    desk.digest().await;
    let case = desk.case(case).await;
    assert_eq!(case.due_on.to_string(), "2027-02-07");
    assert_eq!(desk.mails("answer_today").await.len(), 1);
    let digest = desk.mails("digest").await.pop().unwrap().letter;
    assert!(
        digest.subject.starts_with("0 quá hạn, 1 hôm nay"),
        "{}",
        digest.subject
    );
    assert!(
        digest
            .text
            .contains("Gửi chậm nhất 03/02/2027, hạn 07/02/2027"),
        "{}",
        digest.text
    );
    assert!(digest.text.contains("Ngày mai "), "{}", digest.text);
}

#[tokio::test]
async fn a_clock_that_stood_years_ahead_does_not_silence_the_digest() {
    let desk = Desk::at(RECEIVED, &[]).await;
    desk.staff("minh", "handler", false).await;
    desk.complain(&[]).await;
    desk.at_time("2031-01-01T09:00:00+07:00");
    assert_eq!(desk.digest().await, 1);
    desk.at_time("2026-11-24T08:00:00+07:00");
    assert_eq!(desk.digest().await, 1);
    assert_eq!(desk.digest().await, 0);
    desk.at_time("2026-11-25T08:00:00+07:00");
    assert_eq!(desk.digest().await, 1);
}
