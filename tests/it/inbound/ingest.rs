//! Large, broken and repeated mail; and that nothing of a mail lies about in the clear.

use chrono::Duration;
use leakdesk::mail::inbound::{Arrived, MOST_WHOLE, Place, Taken, take};

use super::{MEMBER, count_files, desk, mail, newest, pipe};

/// Too large to be read: what can be read is a case all the same.
#[actix_web::test]
async fn an_oversized_mail_is_kept_and_starts_a_clock() {
    let test = desk(&[]).await;
    let text = "Tôi bị lộ số điện thoại.\r\n";
    let mut raw = mail(MEMBER, "Lộ số", "", text).into_bytes();
    raw.resize(MOST_WHOLE + 1, b'a');
    let arrived = Arrived {
        is_cut: true,
        ..Arrived::piped(raw, test.app.now())
    };
    assert!(matches!(
        take(test.app.inbox(), arrived).await.unwrap(),
        Taken::Case(_)
    ));
    let (row, words) = newest(&test).await;
    assert!(words.is_cut && words.text.starts_with("Tôi bị lộ số điện thoại."));
    assert_eq!(row.state, Place::Taken);
    assert_eq!(count_files(&test).await, 1);
}

/// UIDVALIDITY changed, or the mailbox was restored: everything comes once more, and nothing happens.
#[actix_web::test]
async fn fi_35_a_mailbox_numbered_anew_imports_nothing_twice() {
    let test = desk(&[]).await;
    let mails: Vec<String> = (0..10)
        .map(|n| {
            mail(
                &format!("m{n}@vidu.example"),
                "Lộ số",
                "",
                &format!("Thư {n}."),
            )
        })
        .collect();
    for raw in &mails {
        assert!(matches!(pipe(&test, raw).await, Taken::Case(_)));
    }
    test.advance(Duration::days(3));
    for raw in &mails {
        assert_eq!(pipe(&test, raw).await, Taken::Twice);
    }
    assert_eq!(super::count_cases(&test).await, 10);
    assert_eq!(count_files(&test).await, 10);
}

/// Ten thousand fields, a hundred thousand parts, addresses without end: bounded work, and kept.
#[actix_web::test]
async fn hostile_shapes_take_bounded_work() {
    let test = desk(&[]).await;
    let fields = "X-A: b\r\n".repeat(100_000);
    let to = format!("To: {}\r\n", "a@b.example, ".repeat(50_000));
    let parts = format!(
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n{}",
        "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n".repeat(100_000)
    );
    let nested = "Content-Type: message/rfc822\r\n\r\n".repeat(200_000);
    let quotes = format!("Subject: {}\r\n\r\nx", "=?utf-8?q?".repeat(100_000));
    let angles = format!(
        "Content-Type: text/html\r\n\r\n{}",
        "<a <!-- <script ".repeat(60_000)
    );
    for (n, shape) in [fields, to, parts, nested, quotes, angles]
        .into_iter()
        .enumerate()
    {
        let raw = format!("From: m{n}@vidu.example\r\n{shape}");
        let taken = pipe(&test, raw).await;
        assert!(
            matches!(taken, Taken::Case(_) | Taken::Pen),
            "{n}: {taken:?}"
        );
        let (row, _) = newest(&test).await;
        assert!(row.state != Place::Aside, "{n}");
    }
    assert!(count_files(&test).await >= 6);
}

#[actix_web::test]
async fn nothing_of_a_mail_lies_about_in_the_clear() {
    let test = desk(&["intake_mode=shared"]).await;
    let raw = mail(
        "Canary Nguyen <canary-7431@vidu.example>",
        "canary-8842",
        "",
        "canary-9953",
    );
    pipe(&test, raw).await;
    let mut folders = vec![test.data_dir()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = std::fs::read(&path).unwrap();
            for canary in ["canary-7431", "canary-8842", "canary-9953"] {
                let found = bytes
                    .windows(canary.len())
                    .any(|it| it == canary.as_bytes());
                assert!(!found, "{canary} in {}", path.display());
            }
        }
    }
}
