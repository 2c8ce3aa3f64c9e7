//! The mailbox, on a server that behaves as badly as some do. The faults suite reads a real one.

use diesel::{RunQueryDsl, sql_query};
use leakdesk::db::Conn;
use leakdesk::mail::imap::{self, Fetched, Mailbox, Report, store};
use leakdesk::mail::inbound::{self, Arrived};
use leakdesk::mail::transport::{Fault, Phase};
use leakdesk::time::Moment;

use super::{count_cases, desk, mail, newest};
use crate::desk::{at_work, employ};
use crate::support::TestApp;
use crate::support::imap_server::{ImapServer, Message};

fn message(uid: u32) -> Message {
    let from = format!("m{uid}@vidu.example");
    Message::new(uid, mail(&from, "Lộ số", "", &format!("Thư số {uid}.")))
}

fn mailbox(test: &TestApp, server: &ImapServer) -> Mailbox {
    Mailbox::parse(&server.url(), None, &test.app.vault).unwrap()
}

async fn look(test: &TestApp, mailbox: &Mailbox) -> Result<Report, Fault> {
    let take = async |fetched: Fetched| {
        let taken = inbound::take(test.app.inbox(), Arrived::fetched(fetched)).await;
        taken.map(drop).map_err(|why| why.to_string())
    };
    imap::poll(test.app.office(), mailbox, &take).await
}

async fn row(test: &TestApp, mailbox: &Mailbox) -> Option<store::MailboxRow> {
    let name = mailbox.name();
    let find = move |conn: &mut Conn| store::find(conn, name);
    test.app.db.read(find).await.unwrap()
}

async fn put(test: &TestApp, row: store::MailboxRow) {
    let put = move |conn: &mut Conn| store::put(conn, &row);
    test.app.db.write(put).await.unwrap();
}

const fn report(taken: usize, left_out: usize) -> Report {
    Report { taken, left_out }
}

/// What people had read before the desk was there stays theirs, also when the first look broke off.
#[actix_web::test]
async fn a_first_look_that_broke_off_is_begun_again_and_takes_nothing_that_was_read() {
    let test = desk(&[]).await;
    let mut messages: Vec<Message> = (1..=28).map(message).collect();
    messages[26].hangs_up = true;
    messages[27].is_seen = true;
    let server = ImapServer::start(messages);
    let mailbox = mailbox(&test, &server);
    assert_eq!(look(&test, &mailbox).await, Err(Fault::of(Phase::Network)));
    assert_eq!(count_cases(&test).await, 26);
    server.change(27, |it| it.hangs_up = false);
    assert_eq!(look(&test, &mailbox).await, Ok(report(1, 0)));
    assert_eq!(count_cases(&test).await, 27);
    assert_eq!(row(&test, &mailbox).await.unwrap().read_up_to, 28);
}

/// Some servers guess how large a message is, too small or too large.
#[actix_web::test]
async fn a_size_that_is_a_guess_cuts_nothing_off() {
    let test = desk(&[]).await;
    let long = "Tôi bị lộ số điện thoại. ".repeat(60_000);
    let mut small = Message::new(1, mail("a@vidu.example", "Dài", "", &long));
    small.said = Some(10);
    let whole = small.raw.len();
    let mut large = message(2);
    large.said = Some(40_000_000);
    let server = ImapServer::start(vec![small, large]);
    let mailbox = mailbox(&test, &server);
    let sizes = std::cell::RefCell::new(Vec::new());
    let take = async |fetched: Fetched| {
        sizes
            .borrow_mut()
            .push((fetched.raw.len(), fetched.is_whole));
        Ok(())
    };
    let looked = imap::poll(test.app.office(), &mailbox, &take).await;
    assert_eq!(looked, Ok(report(2, 0)));
    let second = server.state().messages[1].raw.len();
    assert_eq!(*sizes.borrow(), [(whole, true), (second, true)]);
}

#[actix_web::test]
async fn a_message_the_server_withholds_is_left_out_and_said_to_be() {
    let test = desk(&[]).await;
    employ(&test, "ha", "handler").await;
    let mut first = message(1);
    first.is_withheld = true;
    let server = ImapServer::start(vec![first, message(2)]);
    let url = server.url();
    let mailbox = mailbox(&test, &server);
    put(&test, known(&mailbox, "2026-11-22T10:00:00+07:00")).await;
    assert_eq!(look(&test, &mailbox).await, Ok(report(1, 1)));
    assert_eq!(look(&test, &mailbox).await, Ok(report(0, 1)), "{url}");
    assert_eq!(row(&test, &mailbox).await.unwrap().left_out, 1);
    server.change(1, |it| it.is_withheld = false);
    assert_eq!(look(&test, &mailbox).await, Ok(report(1, 0)));
    assert_eq!(count_cases(&test).await, 2);
    assert_eq!(row(&test, &mailbox).await.unwrap().read_up_to, 2);
    server.state().messages.clear();
    assert_eq!(look(&test, &mailbox).await, Ok(report(0, 0)), "removed");
}

fn known(mailbox: &Mailbox, read_at: &str) -> store::MailboxRow {
    store::MailboxRow {
        uid_validity: 1,
        read_at: Moment::parse(read_at).unwrap(),
        ..store::MailboxRow::new(mailbox.name())
    }
}

/// The database was restored from a copy of yesterday: what came since lies in the mailbox, marked as
/// taken and read.
#[actix_web::test]
async fn fi_63_a_restored_database_takes_what_it_lacks_whatever_the_marks_say() {
    let test = desk(&[]).await;
    let mut since = message(2);
    (since.is_seen, since.is_taken) = (true, true);
    let server = ImapServer::start(vec![message(1), since]);
    let mailbox = mailbox(&test, &server);
    let yesterday = store::MailboxRow {
        read_up_to: 1,
        ..known(&mailbox, "2026-11-22T10:00:00+07:00")
    };
    put(&test, yesterday).await;
    assert_eq!(look(&test, &mailbox).await, Ok(report(1, 0)));
    assert_eq!(newest(&test).await.1.address, "m2@vidu.example");
}

/// Left out for days, and then the server numbers its messages anew.
#[actix_web::test]
async fn fi_35_what_was_left_out_is_found_under_new_numbers_too() {
    let test = desk(&[]).await;
    let mut old = message(7);
    old.day = chrono::NaiveDate::from_ymd_opt(2026, 11, 10).unwrap();
    old.is_withheld = true;
    let server = ImapServer::start(vec![old]);
    let mailbox = mailbox(&test, &server);
    put(&test, known(&mailbox, "2026-11-10T10:00:00+07:00")).await;
    assert_eq!(look(&test, &mailbox).await, Ok(report(0, 1)));
    server.change(7, |it| it.is_withheld = false);
    server.state().uid_validity = 2;
    assert_eq!(look(&test, &mailbox).await, Ok(report(1, 0)));
    assert_eq!(row(&test, &mailbox).await.unwrap().uid_validity, 2);
}

/// Not knowing how far it was read, the desk would take the mailbox for a new one, pass over what
/// somebody has read with a telephone, and write down that all was read.
#[actix_web::test]
async fn nothing_is_concluded_from_a_database_that_does_not_answer() {
    let test = desk(&[]).await;
    let mut read = message(2);
    read.is_seen = true;
    let server = ImapServer::start(vec![message(1), read]);
    let mailbox = mailbox(&test, &server);
    let before = store::MailboxRow {
        read_up_to: 1,
        ..known(&mailbox, "2026-11-22T10:00:00+07:00")
    };
    put(&test, before.clone()).await;
    let rename = async |from: &'static str, to: &'static str| {
        let write = test.app.db.write(move |conn| {
            sql_query(format!("ALTER TABLE {from} RENAME TO {to}")).execute(conn)?;
            Ok(())
        });
        write.await.unwrap();
    };
    rename("mailboxes", "lost").await;
    assert_eq!(look(&test, &mailbox).await, Err(Fault::of(Phase::Disk)));
    rename("lost", "mailboxes").await;
    assert_eq!(row(&test, &mailbox).await, Some(before));
    assert_eq!(look(&test, &mailbox).await, Ok(report(1, 0)));
}

/// The line broke three times with it: the others are served, and once an hour it is tried again.
#[actix_web::test]
async fn a_message_that_broke_the_line_is_not_given_up() {
    let test = desk(&[]).await;
    let mut first = message(1);
    first.hangs_up = true;
    let server = ImapServer::start(vec![first, message(2)]);
    let mailbox = mailbox(&test, &server);
    for _ in 0..3 {
        assert!(look(&test, &mailbox).await.is_err());
    }
    assert_eq!(look(&test, &mailbox).await, Ok(report(1, 1)));
    server.change(1, |it| it.hangs_up = false);
    let mut looks = 0;
    while look(&test, &mailbox).await == Ok(report(0, 1)) {
        looks += 1;
        assert!(looks < 100);
    }
    assert_eq!(count_cases(&test).await, 2);
}

/// A server says once that something came. Said while it is busy with us, nobody waits to hear it again.
#[actix_web::test]
async fn what_comes_during_a_look_is_taken_before_the_desk_waits() {
    let test = desk(&[]).await;
    let server = ImapServer::start(vec![message(1)]);
    let (stop, mut stopped) = tokio::sync::watch::channel(false);
    {
        let mut state = server.state();
        state.late = vec![message(2)];
        state.waits = Some(stop);
    }
    let mailbox = mailbox(&test, &server);
    let take = async |fetched: Fetched| {
        let taken = inbound::take(test.app.inbox(), Arrived::fetched(fetched)).await;
        taken.map(drop).map_err(|why| why.to_string())
    };
    let attended = imap::attend(test.app.office(), &mailbox, &take, &mut stopped).await;
    assert_eq!(attended, Ok(()));
    assert_eq!(server.state().not_taken_when_idle, Some(0));
    assert_eq!(count_cases(&test).await, 2);
}

/// Whoever sorts the mail sees how the mailbox is that it comes from.
#[actix_web::test]
async fn the_list_of_mail_says_how_the_mailbox_is() {
    let none = desk(&[]).await;
    employ(&none, "ha", "handler").await;
    let mut ha = at_work(&none, "ha").await;
    let page = ha.get("/desk/mail").await;
    assert!(page.body.contains("Chưa khai báo hộp thư"), "{}", page.body);

    let mut withheld = message(2);
    withheld.is_withheld = true;
    let server = ImapServer::start(vec![message(1), withheld]);
    let test = desk(&[&format!("imap_url={}", server.url())]).await;
    employ(&test, "ha", "handler").await;
    let mut ha = at_work(&test, "ha").await;
    let page = ha.get("/desk/mail").await;
    assert!(page.body.contains("Hộp thư chưa được đọc lần nào."));
    let mailbox = test.app.mailbox.as_ref().unwrap();
    assert_eq!(look(&test, mailbox).await, Ok(report(1, 1)));
    let page = ha.get("/desk/mail").await;
    let left = "1 thư trong hộp thư chưa lấy về được";
    assert!(page.body.contains(left), "{}", page.body);
    server.change(2, |it| it.is_withheld = false);
    assert_eq!(look(&test, mailbox).await, Ok(report(1, 0)));
    let page = ha.get("/desk/mail").await;
    assert!(
        page.body.contains("Hộp thư đã được đọc hết lúc 10:00"),
        "{}",
        page.body
    );
    server.change(1, |it| it.hangs_up = true);
    server.state().uid_validity = 2;
    server.change(1, |it| it.is_taken = false);
    assert!(look(&test, mailbox).await.is_err());
    let page = ha.get("/desk/mail").await;
    let failing = "Không đọc được hộp thư từ 10:00";
    assert!(page.body.contains(failing), "{}", page.body);
}
