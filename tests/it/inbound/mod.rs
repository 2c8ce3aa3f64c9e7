//! Mail into the desk: what a message becomes, what is kept of it, and what people do with what waits.

mod attacks;
mod corpus;
mod ingest;
mod mailbox;
mod pen;
mod thread;

use leakdesk::cases::message::{MESSAGE, Message, MessageWords};
use leakdesk::cases::reference::Reference;
use leakdesk::cases::{Case, store as case_store};
use leakdesk::db::schema::{cases, files, inbound as mails, messages, outbox};
use leakdesk::mail::inbound::{self, Arrived, Inbound, MailWords, Taken, WORDS};

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use crate::support::TestApp;

pub(crate) const NOW: &str = "2026-11-23T10:00:00+07:00";
pub(crate) const MEMBER: &str = "huong@nhahang.example";

const SETTINGS: [&str; 2] = [
    "intake_address=Khiếu nại <khieunai@kamereo.example>",
    "mail_from=Kamereo <desk@kamereo.example>",
];

/// A desk that mail comes to.
pub(crate) async fn desk(more: &[&str]) -> TestApp {
    TestApp::with(NOW, &[&SETTINGS, more].concat()).await
}

/// Pipes a message in.
pub(crate) async fn pipe(test: &TestApp, raw: impl AsRef<[u8]>) -> Taken {
    // Each comes after the one before.
    test.advance(chrono::Duration::milliseconds(10));
    let arrived = Arrived::piped(raw.as_ref().to_vec(), test.app.now());
    inbound::take(test.app.inbox(), arrived).await.unwrap()
}

/// A simple mail with more fields.
pub(crate) fn mail(from: &str, subject: &str, fields: &str, text: &str) -> String {
    let id = rand::random::<u64>();
    format!(
        "From: {from}\r\nTo: khieunai@kamereo.example\r\nSubject: {subject}\r\n\
         Message-ID: <{id:x}@vidu.example>\r\n{fields}\
         Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n"
    )
}

/// The newest mail that came in, with its words.
pub(crate) async fn newest(test: &TestApp) -> (Inbound, MailWords) {
    let vault = test.app.vault.clone();
    let read = test.app.db.read(move |conn| {
        let row: Inbound = mails::table.order(mails::id.desc()).first(conn)?;
        let words = match row.case_id {
            Some(case_id) => {
                let key = case_store::find_key(conn, &vault, case_id)?.unwrap();
                key.open_json(WORDS, &row.sealed).unwrap()
            }
            None => vault.open_json(WORDS, &row.sealed).unwrap(),
        };
        Ok((row, words))
    });
    read.await.unwrap()
}

pub(crate) async fn case_of(test: &TestApp, reference: &str) -> Case {
    let reference = Reference::parse(reference).unwrap();
    let read = move |conn: &mut _| case_store::find_by_reference(conn, reference);
    test.app.db.read(read).await.unwrap().unwrap()
}

pub(crate) async fn count_cases(test: &TestApp) -> i64 {
    let read = |conn: &mut _| Ok(cases::table.count().get_result(conn)?);
    test.app.db.read(read).await.unwrap()
}

/// Mails that wait to leave, or have left, to complainants.
pub(crate) async fn count_outbox(test: &TestApp) -> i64 {
    let read = |conn: &mut _| Ok(outbox::table.count().get_result(conn)?);
    test.app.db.read(read).await.unwrap()
}

pub(crate) async fn count_files(test: &TestApp) -> i64 {
    let read = |conn: &mut _| Ok(files::table.count().get_result(conn)?);
    test.app.db.read(read).await.unwrap()
}

/// The messages of a case with their words, oldest first.
pub(crate) async fn messages_of(test: &TestApp, reference: &str) -> Vec<(Message, MessageWords)> {
    let case = case_of(test, reference).await;
    let vault = test.app.vault.clone();
    let read = test.app.db.read(move |conn| {
        let key = case_store::find_key(conn, &vault, case.id)?.unwrap();
        let rows: Vec<Message> = messages::table
            .filter(messages::case_id.eq(case.id))
            .order(messages::id)
            .load(conn)?;
        let open = |row: Message| {
            let words = key.open_json(MESSAGE, &row.sealed).unwrap();
            (row, words)
        };
        Ok(rows.into_iter().map(open).collect())
    });
    read.await.unwrap()
}

/// The address under which `recipient` replies on a case.
pub(crate) async fn reply_address(test: &TestApp, reference: &str, recipient: &str) -> String {
    let case = case_of(test, reference).await;
    let app = &test.app;
    app.post
        .reply_address(&app.vault, &case, recipient)
        .unwrap()
}
