//! The mailbox that complaints come to, on a real server (Dovecot): every message is taken once,
//! whoever has looked at it, and none before the desk has it.

use std::cell::{Cell, RefCell};

use leakdesk::config::{Config, Flags};
use leakdesk::db::{Db, Target};
use leakdesk::files::Files;
use leakdesk::mail::imap::{self, Fetched, Mailbox, Office, Report, store};
use leakdesk::mail::inbound::MOST_WHOLE;
use leakdesk::mail::transport::{Fault, Phase};
use leakdesk::time::{Clock, Moment};
use leakdesk::vault::Vault;

use super::rig::folder::Folder;
use super::rig::mail_system::{Certificate, DESK, MailSystem};

/// Somebody who takes what is in the mailbox, and remembers its contents as the desk does.
struct Reader {
    db: Db,
    clock: Clock,
    vault: Vault,
    mailbox: Mailbox,
    files: Files,
    taken: RefCell<Vec<Fetched>>,
    /// How many are refused before the next is taken.
    refused: Cell<usize>,
    _folder: Folder,
}

impl Reader {
    async fn new(system: &MailSystem, scheme: &str) -> Self {
        let folder = Folder::new("mailbox");
        let db = Db::open(Target::Sqlite(folder.path().join("leakdesk.db")), None).unwrap();
        db.migrate().await.unwrap();
        let vault = Vault::ephemeral().unwrap();
        let authority = system.authority();
        let url = system.imap_url(scheme);
        Self {
            mailbox: Mailbox::parse(&url, Some(&authority), &vault).unwrap(),
            files: Files::open(&config(folder.path())).unwrap(),
            vault,
            db,
            clock: Clock::System,
            taken: RefCell::default(),
            refused: Cell::new(0),
            _folder: folder,
        }
    }

    fn office(&self) -> Office<'_> {
        Office {
            db: &self.db,
            clock: &self.clock,
            files: &self.files,
            vault: &self.vault,
        }
    }

    async fn look(&self) -> Result<Report, Fault> {
        let take = async |fetched: Fetched| {
            if self.refused.get() > 0 {
                self.refused.set(self.refused.get() - 1);
                return Err("the disk is full".to_owned());
            }
            self.taken.borrow_mut().push(fetched);
            Ok(())
        };
        imap::poll(self.office(), &self.mailbox, &take).await
    }

    fn subjects(&self) -> Vec<String> {
        let subject = |fetched: &Fetched| {
            let text = String::from_utf8_lossy(&fetched.raw);
            let line = text.lines().find(|line| line.starts_with("Subject: "));
            line.map(|line| line.chars().skip(9).collect())
                .unwrap_or_default()
        };
        self.taken.borrow().iter().map(subject).collect()
    }

    async fn row(&self) -> store::MailboxRow {
        let name = self.mailbox.name();
        let found = self.db.read(move |conn| store::find(conn, name)).await;
        found.unwrap().unwrap()
    }
}

fn config(folder: &std::path::Path) -> Config {
    let flags = Flags {
        data_dir: Some(folder.to_str().unwrap().to_owned()),
        ..Flags::default()
    };
    Config::load_without_environment(&flags).unwrap()
}

fn mail(subject: &str) -> String {
    format!("From: huong@member.test\nTo: {DESK}\nSubject: {subject}\n\nCó người lạ gọi.\n")
}

const fn report(taken: usize, left_out: usize) -> Report {
    Report { taken, left_out }
}

#[tokio::test(flavor = "current_thread")]
async fn each_message_is_taken_once_and_marked_only_then() {
    let system = MailSystem::mailboxes(Certificate::Localhost);
    let reader = Reader::new(&system, "imap").await;
    let began = Clock::System.now();
    system.deliver(DESK, &mail("read before the desk was there"));
    system.doveadm(&[
        "flags", "add", "-u", DESK, "\\Seen", "mailbox", "INBOX", "ALL",
    ]);
    for subject in ["one", "two", "three"] {
        system.deliver(DESK, &mail(subject));
    }
    // The first is refused: it is left, not marked, and taken with the next look.
    reader.refused.set(1);
    assert_eq!(reader.look().await, Ok(report(2, 1)));
    assert_eq!(reader.subjects(), ["two", "three"]);
    assert_eq!(reader.row().await.left_out, 1);
    assert_eq!(reader.look().await, Ok(report(1, 0)));
    assert_eq!(reader.look().await, Ok(report(0, 0)));
    assert_eq!(reader.subjects(), ["two", "three", "one"]);
    // Somebody reads the next one with a telephone before the desk does.
    system.deliver(DESK, &mail("four"));
    system.doveadm(&[
        "flags", "add", "-u", DESK, "\\Seen", "mailbox", "INBOX", "ALL",
    ]);
    assert_eq!(reader.look().await, Ok(report(1, 0)));
    let taken = reader.taken.borrow();
    let last = taken.last().unwrap();
    assert_eq!(u64::try_from(last.raw.len()).unwrap(), last.size);
    let second = chrono::Duration::seconds(1);
    assert!(last.received_at >= began.plus(-second) && last.received_at <= Clock::System.now());
}

#[tokio::test(flavor = "current_thread")]
async fn a_look_that_was_cut_off_after_taking_leaves_the_flags_to_the_next() {
    let system = MailSystem::mailboxes(Certificate::Localhost);
    let reader = Reader::new(&system, "imap").await;
    system.deliver(DESK, &mail("one"));
    assert_eq!(reader.look().await, Ok(report(1, 0)));
    // As if the program had been killed between the commit and the flag.
    system.doveadm(&[
        "flags",
        "remove",
        "-u",
        DESK,
        "\\Seen $LeakdeskTaken",
        "mailbox",
        "INBOX",
        "ALL",
    ]);
    let name = reader.mailbox.name();
    let forget = move |conn: &mut leakdesk::db::Conn| store::forget_others(conn, Some(name + 1));
    reader.db.write(forget).await.unwrap();
    assert_eq!(
        reader.look().await,
        Ok(report(1, 0)),
        "handed over once more, for its contents to tell"
    );
}

#[tokio::test(flavor = "current_thread")]
async fn fi_35_new_numbers_are_no_mass_re_import() {
    let system = MailSystem::mailboxes(Certificate::Localhost);
    let reader = Reader::new(&system, "imap").await;
    for subject in ["one", "two"] {
        system.deliver(DESK, &mail(subject));
    }
    assert_eq!(reader.look().await, Ok(report(2, 0)));
    let before = reader.row().await;
    system.deliver(DESK, &mail("three"));
    // The mailbox was restored: other numbers, the flags kept.
    let name = before.name;
    let restored = store::MailboxRow {
        uid_validity: before.uid_validity + 1,
        read_up_to: 4_000,
        ..before.clone()
    };
    let put = move |conn: &mut leakdesk::db::Conn| store::put(conn, &restored);
    reader.db.write(put).await.unwrap();
    assert_eq!(
        reader.look().await,
        Ok(report(1, 0)),
        "only what is not marked as taken"
    );
    let after = reader.row().await;
    assert_eq!(
        (after.uid_validity, after.read_up_to),
        (before.uid_validity, 3)
    );
    assert_eq!(after.name, name);
}

#[tokio::test(flavor = "current_thread")]
async fn fi_37_what_came_while_the_mailbox_was_out_of_reach_keeps_its_instant() {
    let mut system = MailSystem::mailboxes(Certificate::Localhost);
    let reader = Reader::new(&system, "imap").await;
    system.deliver(DESK, &mail("one"));
    let delivered = Clock::System.now();
    system.stop_dovecot();
    assert_eq!(reader.look().await, Err(Fault::of(Phase::Connect)));
    let failing = reader.row().await;
    assert!(failing.failing_since.is_some());
    assert_eq!(failing.fault.as_deref(), Some("connect"));
    assert_eq!(reader.look().await, Err(Fault::of(Phase::Connect)));
    assert_eq!(
        reader.row().await.failing_since,
        failing.failing_since,
        "since the first fault"
    );
    assert_eq!(reader.mailbox.rest().as_secs(), 60);
    system.start_dovecot();
    assert_eq!(reader.look().await, Ok(report(1, 0)));
    let received_at = reader.taken.borrow()[0].received_at;
    assert!(received_at <= delivered, "{received_at} {delivered}");
    let row = reader.row().await;
    assert_eq!((row.failing_since, row.fault), (None, None));
}

#[tokio::test(flavor = "current_thread")]
async fn a_certificate_nobody_vouches_for_gets_no_password() {
    let stranger = MailSystem::mailboxes(Certificate::Stranger);
    for scheme in ["imaps", "imap+starttls"] {
        let reader = Reader::new(&stranger, scheme).await;
        assert_eq!(reader.look().await, Err(Fault::of(Phase::Tls)), "{scheme}");
    }
    assert!(!stranger.log().contains("Login:"), "{}", stranger.log());
    let system = MailSystem::mailboxes(Certificate::Localhost);
    system.deliver(DESK, &mail("one"));
    for scheme in ["imaps", "imap+starttls"] {
        let reader = Reader::new(&system, scheme).await;
        let unknown = Mailbox::parse(&system.imap_url(scheme), None, &reader.vault).unwrap();
        let refused = unknown.server().check().await;
        assert_eq!(
            refused,
            Err(Fault::of(Phase::Tls)),
            "{scheme}: nobody vouches for it"
        );
        reader.mailbox.server().check().await.unwrap();
    }
    let reader = Reader::new(&system, "imaps").await;
    assert_eq!(reader.look().await, Ok(report(1, 0)));
}

#[tokio::test(flavor = "current_thread")]
async fn a_wrong_password_is_a_fault_of_the_mailbox_and_tried_seldom() {
    let system = MailSystem::mailboxes(Certificate::Localhost);
    let reader = Reader::new(&system, "imap").await;
    let wrong = system.imap_url("imap").replace("mat%20khau", "sai");
    let mailbox = Mailbox::parse(&wrong, None, &reader.vault).unwrap();
    let take = async |_: Fetched| Ok(());
    let refused = imap::poll(reader.office(), &mailbox, &take).await;
    assert_eq!(refused, Err(Fault::of(Phase::Credentials)));
    assert_eq!(mailbox.rest().as_secs(), 15 * 60);
}

#[tokio::test(flavor = "current_thread")]
async fn a_message_too_large_to_be_held_is_kept_whole_and_does_not_hold_up_the_others() {
    let system = MailSystem::mailboxes(Certificate::Localhost);
    let reader = Reader::new(&system, "imap").await;
    let line = format!("{}\n", "x".repeat(99));
    system.deliver(DESK, &format!("{}{}", mail("large"), line.repeat(290_000)));
    system.deliver(DESK, &mail("small"));
    assert_eq!(reader.look().await, Ok(report(2, 0)));
    assert_eq!(reader.subjects(), ["large", "small"]);
    let taken = reader.taken.borrow();
    assert_eq!(taken[0].raw.len(), MOST_WHOLE);
    assert!(taken[0].size > 29_000_000, "{}", taken[0].size);
    assert_eq!(taken[0].kept.as_ref().unwrap().size, taken[0].size);
    assert!(taken[1].kept.is_none());
    assert!(Moment::from_micros(0) < taken[1].received_at);
}
