//! “Outgoing mail”, row by row: what must not happen.

use leakdesk::lang::Lang;
use leakdesk::render::{Pages, Rendered};

use super::desk::Desk;
use crate::desk::{at_work, done, employ};
use crate::samples::all;

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
    // Read as mail programs read it, an encoded word is a word.
    let word = "organisation_name==?utf-8?q?K=0D=0ABcc:_x@evil.example?= <x@evil.example>";
    let other = Desk::at(NOON, &[word]).await;
    other.complain(&[]).await;
    assert_eq!(other.deliver().await.sent, 1);
    for mail in left(&desk).into_iter().chain(left(&other)) {
        assert!(!head(&mail).contains("From: =?utf-8?q?K=0D"), "{mail}");
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

const TYPED: &str = "\"><img src=x onerror=alert(1)>'{{7*7}}{{{x}}} <script>alert(2)</script>";

/// A question, a verdict and whatever else a person writes, to somebody with an odd name.
#[actix_web::test]
async fn mo_09_what_people_typed_is_escaped_in_the_html_of_mails() {
    let desk = Desk::at(NOON, &[]).await;
    employ(&desk, "ha", "lead").await;
    let case = desk.complain(&[("full_name", TYPED)]).await;
    let reference = desk.case(case).await.reference.to_string();
    desk.deliver().await;
    desk.advance(chrono::Duration::minutes(1));
    let mut ha = at_work(&desk, "ha").await;
    for asks in ["yes", "no"] {
        let fields = [
            ("do", "send"),
            ("asks", asks),
            ("via", "email"),
            ("text", TYPED),
        ];
        done(&mut ha, &reference, "messages", &fields).await;
        desk.advance(chrono::Duration::minutes(1));
    }
    let mut kinds = Vec::new();
    for row in desk.outbox().await {
        let html = &row.letter.html;
        for live in ["<img src=x", "<script", "'49"] {
            assert!(!html.contains(live), "{}: {html}", row.kind);
        }
        if matches!(row.kind.as_str(), "question" | "reply") {
            // Everything is there all the same, in both forms.
            assert!(
                html.contains("&lt;img src&#x3D;x") || html.contains("&lt;img src=x"),
                "{html}"
            );
            let text = row.letter.text.replace('\n', " ");
            assert!(text.contains("<img src=x onerror=alert(1)>"), "{text}");
            assert!(text.contains("{{7*7}}{{{x}}}"), "not expanded: {text}");
        }
        kinds.push(row.kind);
    }
    for kind in ["acknowledgement", "question", "reply"] {
        assert!(kinds.iter().any(|known| known == kind), "{kinds:?}");
    }
}

/// Every mail there is, in both languages.
fn every_mail() -> Vec<(String, Rendered)> {
    let pages = Pages::load().unwrap();
    let samples = all();
    let mut every = Vec::new();
    for lang in Lang::ALL {
        for sample in &samples.mails {
            let mail = pages.sample_mail(lang, sample).unwrap();
            every.push((format!("{} {lang}", sample.name), mail));
        }
    }
    assert!(every.len() > 30, "{}", every.len());
    every
}

/// No mail can be unsubscribed from, by anybody: those about a case have to arrive, and what staff get they
/// choose where they have signed in. There is no address that would take it, with or without a token.
#[actix_web::test]
async fn mo_11_nobody_is_unsubscribed_from_anything_by_a_link_in_a_mail() {
    let desk = Desk::at(NOON, &[]).await;
    employ(&desk, "ha", "lead").await;
    desk.complain(&[]).await;
    desk.advance(chrono::Duration::days(16));
    desk.tick().await;
    desk.digest().await;
    desk.deliver().await;
    let mails = left(&desk);
    assert!(
        mails.len() >= 3,
        "an acknowledgement, an alert and a digest"
    );
    for mail in mails {
        assert!(!mail.contains("List-Unsubscribe"), "{mail}");
    }
    for (name, mail) in every_mail() {
        let all = format!("{}{}", mail.text, mail.html).to_lowercase();
        for word in ["unsubscribe", "hủy đăng ký", "huỷ đăng ký"] {
            assert!(!all.contains(word), "{name}: {word}");
        }
    }
    let mut ha = at_work(&desk, "ha").await;
    for place in ["/unsubscribe", "/desk/unsubscribe", "/status/unsubscribe"] {
        let body = [("List-Unsubscribe", "One-Click"), ("token", "forged")];
        for browser in [&mut desk.browser(), &mut ha] {
            let answer = browser.post(place, &body).await;
            assert!(answer.status.is_client_error(), "{place}: {answer:?}");
        }
    }
    desk.complain(&[("email", "lan@example.com")]).await;
    assert_eq!(desk.deliver().await.sent, 1);
    desk.advance(chrono::Duration::days(1));
    assert_eq!(desk.digest().await, 1);
}

#[tokio::test]
async fn mo_13_no_mail_tells_on_its_reader() {
    let desk = Desk::at(NOON, &[]).await;
    desk.complain(&[]).await;
    let written = desk.outbox().await.into_iter();
    let written = written.map(|row| (row.kind, row.letter.html));
    let every = every_mail().into_iter();
    let every = every.map(|(name, mail)| (name, mail.html));
    for (name, html) in written.chain(every) {
        let html = html.to_lowercase();
        for odd in [
            "<img",
            "background=",
            "url(",
            "<script",
            "<link",
            "<iframe",
            "@import",
        ] {
            assert!(!html.contains(odd), "{name}: {odd}");
        }
        for link in html.split("href=\"").skip(1) {
            // Ours, and straight to the page: nothing that counts who came by.
            let ours = [
                "http://desk.test/",
                "https://khieunai.kamereo.example/",
                "mailto:",
                "tel:",
            ];
            assert!(
                ours.iter().any(|place| link.starts_with(place)),
                "{name}: {link:.80}"
            );
            assert!(!link.contains("utm_"), "{name}: {link:.80}");
        }
    }
}
