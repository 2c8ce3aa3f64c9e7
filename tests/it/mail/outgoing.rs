//! “Outgoing mail”, row by row: what must not happen.

use super::desk::Desk;

const NOON: &str = "2026-11-23T12:00:00+07:00";

/// Every mail as it left.
fn left(desk: &Desk) -> Vec<String> {
    let folder = desk.app.config.mail_dir();
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect()
}

fn head(mail: &str) -> &str {
    mail.split("\r\n\r\n").next().unwrap()
}

#[tokio::test]
async fn mo_01_nothing_that_was_configured_or_typed_adds_a_header_or_a_recipient() {
    let name = "organisation_name=Kamereo\u{2028}Bcc: x@evil.example %0d%0aX-Evil: 1";
    let desk = Desk::at(NOON, &[name, "intake_address=khieunai@kamereo.example"]).await;
    desk.complain(&[("full_name", "A\r\nBcc: x@evil.example")])
        .await;
    assert_eq!(desk.deliver().await.sent, 1);
    for mail in left(&desk) {
        let lines: Vec<&str> = head(&mail).split("\r\n").collect();
        for odd in ["Bcc", "X-Evil"] {
            assert!(!lines.iter().any(|line| line.starts_with(odd)), "{mail}");
        }
        let to = lines.iter().filter(|line| line.starts_with("To:")).count();
        assert_eq!(to, 1, "{mail}");
    }
}

#[tokio::test]
async fn mo_03_fifty_forms_with_one_address_send_it_no_more_than_its_cap() {
    let desk = Desk::at(NOON, &[]).await;
    for _ in 0..50 {
        desk.complain(&[("email", "victim@example.com")]).await;
    }
    assert_eq!(desk.deliver().await.sent, 3, "an hour");
    let mut a_day = 3;
    for _ in 0..23 {
        desk.advance(chrono::Duration::hours(1));
        a_day += desk.deliver().await.sent;
    }
    assert_eq!(a_day, 10, "a day");
}

#[tokio::test]
async fn mo_07_mails_to_staff_carry_references_and_nothing_about_the_person() {
    let desk = Desk::at(NOON, &[]).await;
    desk.staff("lan", "lead", false).await;
    desk.complain(&[("third_party", "ACME"), ("order_code", "DH-777")])
        .await;
    desk.advance(chrono::Duration::days(16));
    desk.tick().await;
    desk.digest().await;
    let mails = desk.outbox().await;
    let to_staff: Vec<_> = mails
        .iter()
        .filter(|row| row.kind != "acknowledgement")
        .collect();
    assert!(to_staff.len() >= 2, "an alert and a digest");
    for row in to_staff {
        let all = format!(
            "{}{}{}",
            row.letter.subject, row.letter.text, row.letter.html
        );
        for typed in ["Hường", "huong@", "người lạ", "ACME", "DH-777"] {
            assert!(!all.contains(typed), "{}: {typed}", row.kind);
        }
    }
}

#[tokio::test]
async fn mo_11_a_mail_about_a_case_offers_no_way_to_unsubscribe_from_it() {
    let desk = Desk::at(NOON, &[]).await;
    desk.complain(&[]).await;
    desk.deliver().await;
    for mail in left(&desk) {
        assert!(!mail.contains("List-Unsubscribe"), "{mail}");
    }
}

#[tokio::test]
async fn mo_13_no_mail_tells_on_its_reader() {
    let desk = Desk::at(NOON, &[]).await;
    desk.complain(&[]).await;
    for row in desk.outbox().await {
        let html = row.letter.html.to_lowercase();
        for odd in ["<img", "background=", "url(", "<script", "<link", "<iframe"] {
            assert!(!html.contains(odd), "{}: {odd}", row.kind);
        }
        for link in html.split("href=\"").skip(1) {
            let ours = ["http://desk.test/", "mailto:", "tel:"];
            assert!(
                ours.iter().any(|place| link.starts_with(place)),
                "{link:.80}"
            );
        }
    }
}
