//! Mail there and back through real servers: a mail to the desk's address goes through Postfix into a
//! mailbox of Dovecot's, becomes a case, is acknowledged into the sender's mailbox, and the reply to
//! that lands on the case. Everything under TLS.

use std::time::Duration;

use super::rig::database::Database;
use super::rig::folder::Folder;
use super::rig::mail::Mail;
use super::rig::mail_system::{Certificate, DESK, MEMBER, MailSystem};
use super::rig::program::{Installation, Running, wait_for};

/// A look at the mailbox once a minute is the worst there is; the servers here say when mail comes.
const ONE_POLL: Duration = Duration::from_secs(60);

const STORY: &str = "Có người lạ gọi cho tôi, đọc đúng đơn hàng kỳ tôm tôi vừa đặt.";

fn installed(system: &MailSystem, folder: &Folder) -> Installation {
    Installation::new(folder.path())
        .unhurried()
        .with(
            "LEAKDESK_SMTP_URL",
            format!("smtp://localhost:{}?tls=required", system.smtp),
        )
        .with("LEAKDESK_MAIL_FROM", DESK)
        .with("LEAKDESK_INTAKE_ADDRESS", DESK)
        .with("LEAKDESK_IMAP_URL", system.imap_url("imaps"))
        .with("LEAKDESK_TLS_CA_FILE", system.authority().to_str().unwrap())
}

fn mail(from: &str, to: &str, more: &str) -> String {
    format!(
        "From: {from}\nTo: {to}\nDate: Mon, 23 Nov 2026 10:00:00 +0700\nMIME-Version: 1.0\n\
         Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n{more}\n\n{STORY}\n"
    )
}

/// The newest mail in the mailbox of a member, when there are so many.
fn nth_mail(system: &MailSystem, n: usize) -> Mail {
    wait_for("mail to the member", ONE_POLL, || {
        let mut mails = system.mailbox(MEMBER);
        (mails.len() >= n).then(|| mails.remove(n - 1))
    })
}

fn count(database: &Database, of: &str) -> i64 {
    database.number(&format!("SELECT CAST(COUNT(*) AS TEXT) AS line FROM {of}"))
}

fn wait_for_row(database: &Database, of: &str) {
    wait_for(of, ONE_POLL, || (count(database, of) > 0).then_some(()));
}

#[test]
fn a_mail_becomes_a_case_and_the_reply_to_its_acknowledgement_lands_on_it() {
    let system = MailSystem::start();
    let folder = Folder::new("mail-loop");
    let installation = installed(&system, &folder);
    let database = Database::sqlite(folder.path());
    let running = installation.start();

    let theirs = "Subject: Toi bi lo so dien thoai\nMessage-ID: <chuyen-cua-toi@member.test>";
    system.send(MEMBER, DESK, &mail(MEMBER, DESK, theirs));
    let acknowledgement = nth_mail(&system, 1);
    let reference = database
        .lines("SELECT reference AS line FROM cases")
        .remove(0);
    assert!(
        acknowledgement.raw.contains(&reference),
        "{}",
        acknowledgement.raw
    );
    assert!(
        !acknowledgement.raw.contains("tôm"),
        "nothing that was typed"
    );
    assert_eq!(
        acknowledgement.header("Auto-Submitted"),
        Some("auto-replied"),
        "it answers theirs"
    );
    assert_eq!(
        acknowledgement.header("In-Reply-To"),
        Some("<chuyen-cua-toi@member.test>")
    );
    assert_eq!(
        database.lines("SELECT channel || ' ' || received_source AS line FROM cases"),
        ["email imap"]
    );

    let reply_to = reply_address(&acknowledgement);
    let answers = acknowledgement.header("Message-ID").unwrap();
    let reply =
        format!("Subject: Re: xin bo sung\nIn-Reply-To: {answers}\nMessage-ID: <2@member.test>");
    system.send(MEMBER, &reply_to, &mail(MEMBER, &reply_to, &reply));
    wait_for_row(
        &database,
        "messages WHERE direction = 'in' AND via = 'email'",
    );
    assert_eq!(count(&database, "cases"), 1, "a reply is no case");
    assert_eq!(count(&database, "cases WHERE unread = 1"), 1);

    a_bounce_marks_its_case(&system, &database);
    assert_eq!(
        system.mailbox(MEMBER).len(),
        1,
        "a reply is not acknowledged"
    );
    doctor_is_content(&installation);
    stop(running, &installation);
    let log = installation.log();
    for secret in ["member.test", "tôm", "mat khau", "KN7"] {
        assert!(!log.contains(secret), "{secret}: {log}");
    }
}

/// An address that Postfix takes and Dovecot knows nothing of: the report comes back by mail.
fn a_bounce_marks_its_case(system: &MailSystem, database: &Database) {
    let gone = "di-vang@member.test";
    system.send(
        gone,
        DESK,
        &mail(gone, DESK, "Subject: Thu hai\nMessage-ID: <3@member.test>"),
    );
    wait_for_row(database, "cases WHERE unreached_since IS NOT NULL");
    assert_eq!(count(database, "cases"), 2, "a report is no case");
    assert_eq!(count(database, "events WHERE kind = 'mail_bounced'"), 1);
    assert_eq!(
        count(database, "events WHERE kind = 'acknowledged'"),
        2,
        "the clock stays met"
    );
}

fn reply_address(acknowledgement: &Mail) -> String {
    let header = acknowledgement.raw.split("\n\n").next().unwrap();
    let unfolded = header.replace("\n ", " ").replace("\n\t", " ");
    let line = unfolded.lines().find(|line| line.starts_with("Reply-To:"));
    let address = line.unwrap().rsplit('<').next().unwrap();
    let address = address
        .trim_start_matches("Reply-To:")
        .trim()
        .trim_end_matches('>');
    assert!(address.starts_with("khieunai+KN"), "{address}");
    address.to_owned()
}

fn doctor_is_content(installation: &Installation) {
    let said = installation.run(&["doctor"]);
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.contains("the SMTP server lets the desk in"), "{said}");
    assert!(said.contains("mailbox   can be opened"), "{said}");
}

fn stop(running: Running, installation: &Installation) {
    assert!(running.stop().success(), "{}", installation.log());
}

#[test]
fn fi_31_with_a_strangers_certificate_nothing_goes_in_or_out() {
    let system = MailSystem::start_as(Certificate::Stranger);
    let folder = Folder::new("mail-stranger");
    let installation = installed(&system, &folder);
    let database = Database::sqlite(folder.path());
    system.send(
        MEMBER,
        DESK,
        &mail(MEMBER, DESK, "Subject: x\nMessage-ID: <4@member.test>"),
    );
    let running = installation.start();
    wait_for_row(&database, "mailboxes WHERE fault = 'tls'");
    assert!(
        installation
            .log()
            .contains("the mailbox for complaints can't be read")
    );
    assert_eq!(count(&database, "cases"), 0);
    let said = installation.run(&["doctor"]);
    assert!(!said.status.success());
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(
        said.contains("the SMTP server can't be used: tls"),
        "{said}"
    );
    assert!(said.contains("the mailbox can't be opened: tls"), "{said}");
    stop(running, &installation);
    let log = system.log();
    assert!(
        !log.contains("imap-login: Info: Login"),
        "no password was said: {log}"
    );
}
