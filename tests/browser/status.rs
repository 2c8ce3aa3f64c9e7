//! The complainant's page in each state a case can be in, as people see it.

use crate::chromium::Chromium;
use crate::journey;
use crate::looks::{Problems, look};
use crate::rig::folder::Folder;
use crate::rig::program::Installation;

#[test]
fn the_status_page_looks_right_in_every_state() {
    let folder = Folder::new("status");
    let installation = Installation::new(folder.path()).unhurried();
    let running = installation.start();
    let base = format!("http://{}", installation.address());
    let (mut member, mut lead) = (Chromium::start(&base, true), Chromium::start(&base, true));
    let mut problems = Problems::new();
    let receipt = journey::complain(&mut member);
    journey::set_up(&installation, &mut lead);
    journey::sign_in(&mut lead, journey::LEAD, journey::PASSWORD);

    journey::see_status(&mut member, &receipt);
    looks(&mut member, "received", &mut problems);
    for below in ["withdrawal", "contact", "erasure", "review"] {
        pages(&mut member, &receipt.reference, below, &mut problems);
    }
    member.open("/status/lost-code");
    look(&mut member, "/status lost code", &mut problems);
    member.open("/status/links/0123456789abcdef0123456789abcdef");
    look(&mut member, "/status link over", &mut problems);

    lead.open(&format!("/desk/cases/{}", receipt.reference));
    journey::act(&mut lead, "#message", |browser, form| {
        browser.choose(form, "asks", "yes");
        let text = format!("{form} [name=\"text\"]");
        browser.write(&text, "Quý khách còn giữ số điện thoại đã gọi đến không?");
    });
    member.open(&format!("/status/{}", receipt.reference));
    assert!(member.html().contains("số điện thoại đã gọi đến"));
    looks(&mut member, "question out", &mut problems);
    member.follow("form[action$=\"/messages\"] button");
    looks(&mut member, "reply with errors", &mut problems);
    member.write("#text", "Số gọi đến là 0903 111 222, khoảng 9 giờ sáng.");
    member.follow("form[action$=\"/messages\"] button");
    looks(&mut member, "replied", &mut problems);

    journey::answer(&mut lead, &receipt.reference);
    member.open(&format!("/status/{}", receipt.reference));
    looks(&mut member, "answered", &mut problems);
    pages(&mut member, &receipt.reference, "review", &mut problems);
    member.open(&format!("/status/{}/review", receipt.reference));
    member.write("#reason", "Phiếu giao của tôi không ghi số điện thoại.");
    member.follow("main form button[type=\"submit\"]");
    looks(&mut member, "under review", &mut problems);
    lead.open(&format!("/desk/cases/{}", receipt.reference));
    lead.unfold();
    look(&mut lead, "/desk/case under review", &mut problems);

    let second = journey::complain(&mut member);
    journey::see_status(&mut member, &second);
    member.open(&format!("/status/{}/withdrawal", second.reference));
    member.click("#sure");
    member.follow("main form button[type=\"submit\"]");
    looks(&mut member, "withdrawn", &mut problems);
    assert!(running.stop().success(), "{}", installation.log());
    assert_eq!(problems.all(), Vec::<String>::new());
}

/// The open page of a case, in both languages.
fn looks(member: &mut Chromium, state: &str, problems: &mut Problems) {
    look(member, &format!("/status {state}"), problems);
    let here = member.path();
    if here.ends_with("/messages") {
        return;
    }
    member.open(&format!("/en{here}"));
    look(member, &format!("/en/status {state}"), problems);
    member.open(&here);
}

fn pages(member: &mut Chromium, reference: &str, below: &str, problems: &mut Problems) {
    for base in ["", "/en"] {
        member.open(&format!("{base}/status/{reference}/{below}"));
        look(member, &format!("{base}/status {below} page"), problems);
    }
    member.open(&format!("/status/{reference}"));
}
