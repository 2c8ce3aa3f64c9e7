//! Any bytes as an inbound mail: reading and judging end, within bounds, and never panic.

#![no_main]

use leakdesk::mail::inbound::judge::{Ours, judge};
use leakdesk::mail::inbound::parse::{MOST_FILES, parse};
use leakdesk::mail::inbound::{MailWords, pen};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|raw: &[u8]| {
    let ours = Ours {
        addresses: vec!["khieunai@kamereo.example".to_owned()],
        domain: "kamereo.example".to_owned(),
    };
    let mail = parse(raw);
    judge(&mail, &ours);
    let words = MailWords::of(&mail);
    pen::references_in(&words.text);
    // What is shown and stored holds no control characters, and no more than was promised.
    let is_clean = |text: &str| {
        text.chars()
            .all(|c| !c.is_control() || matches!(c, '\n' | '\t'))
    };
    for text in [&words.text, &words.subject, &words.name, &words.sender()] {
        assert!(is_clean(text), "{text:?}");
    }
    assert!(words.text.chars().count() <= 200_000);
    for (n, file) in mail.files.iter().enumerate() {
        assert!(
            !file.name.is_empty() && !file.name.contains(['/', '\\']),
            "{:?}",
            file.name
        );
        assert!(is_clean(&file.name) && file.name.chars().count() <= 240);
        assert!(n < MOST_FILES || file.bytes.is_empty());
    }
});
