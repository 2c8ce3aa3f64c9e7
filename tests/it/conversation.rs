//! The conversation of a case: what comes in waits for a person, what goes out is kept.

use leakdesk::cases::case::{Act, Refusal};
use leakdesk::cases::change::{Changed, Seen};
use leakdesk::cases::conversation::{self, Incoming, Outgoing};
use leakdesk::cases::message::store as messages;
use leakdesk::cases::message::{Handled, MESSAGE, MessageWords, Trust, Via};
use leakdesk::cases::reference::Reference;
use leakdesk::cases::store::{find_by_reference, find_key};
use leakdesk::cases::{Case, store};
use leakdesk::db::Id;
use leakdesk::ledger;

use crate::desk::{complained, employ};
use crate::support::TestApp;

const NOW: &str = "2026-11-23T10:00:00+07:00";

pub(crate) async fn case(test: &TestApp, reference: &str) -> Case {
    let reference = Reference::parse(reference).unwrap();
    let found = test
        .app
        .db
        .read(move |conn| find_by_reference(conn, reference));
    found.await.unwrap().unwrap()
}

/// A message of the complainant's, as the status page or the mailbox hand it in.
pub(crate) async fn received(
    test: &TestApp,
    case_id: Id,
    (via, trust): (Via, Trust),
    words: &MessageWords,
) -> Id {
    let now = test.app.now();
    let vault = test.app.vault.clone();
    let found = test
        .app
        .db
        .read(move |conn| find_key(conn, &vault, case_id));
    let key = found.await.unwrap().unwrap();
    let incoming = Incoming {
        id: Id::new(now),
        via,
        trust,
        at: now,
        now,
        by: None,
        sealed: key.seal_json(MESSAGE, words).unwrap(),
        inbound: None,
    };
    let id = incoming.id;
    let taken = test
        .app
        .db
        .write(move |conn| conversation::receive(conn, case_id, &incoming));
    assert!(taken.await.unwrap().is_some());
    id
}

fn says(text: &str) -> MessageWords {
    MessageWords {
        text: text.to_owned(),
        ..MessageWords::default()
    }
}

fn outgoing(test: &TestApp, asks: bool) -> Outgoing {
    Outgoing {
        id: Id::new(test.app.now()),
        via: Via::Email,
        sealed: vec![7; 40],
        asks,
        mail_key: Some("question:1".to_owned()),
    }
}

#[actix_web::test]
async fn what_comes_in_is_unread_until_a_person_marks_it_and_makes_no_form_stale() {
    let test = TestApp::at(NOW).await;
    let ha = employ(&test, "ha", "handler").await;
    let reference = complained(&test, &[]).await;
    let before = case(&test, &reference).await;
    assert_eq!((before.unread, before.unread_since), (0, None));
    let act = Act {
        by: Some(ha.id),
        at: test.app.now(),
    };
    let seen = Seen {
        id: before.id,
        version: before.version,
    };
    let asks = outgoing(&test, true);
    let db = &test.app.db;
    let sent = db
        .write(move |conn| conversation::send(conn, act, seen, &asks))
        .await
        .unwrap();
    assert!(matches!(sent, Changed::Done(_)));
    let asked = case(&test, &reference).await;
    assert!(asked.is_waiting && asked.due_on == before.due_on);
    assert_eq!(
        asked.next_late_from, before.next_late_from,
        "the clock runs on"
    );

    let status = (Via::StatusPage, Trust::Code);
    let first = received(&test, before.id, status, &says("Đây ạ.")).await;
    let since = test.app.now();
    test.advance(chrono::Duration::minutes(5));
    let mail = (Via::Email, Trust::SenderDiffers);
    let second = received(&test, before.id, mail, &says("Thêm một tờ.")).await;
    let answered = case(&test, &reference).await;
    assert_eq!((answered.unread, answered.unread_since), (2, Some(since)));
    assert!(
        !answered.is_waiting,
        "whatever came back, it is no longer awaited"
    );
    assert_eq!(answered.version, asked.version, "nobody's form goes stale");

    let seen = Seen {
        version: answered.version,
        ..seen
    };
    let as_ = Handled::Read;
    let marked = db
        .write(move |conn| conversation::handle(conn, act, seen, first, as_))
        .await
        .unwrap();
    assert!(matches!(marked, Changed::Done(_)));
    let one_left = case(&test, &reference).await;
    assert_eq!(
        (one_left.unread, one_left.unread_since),
        (1, Some(test.app.now()))
    );
    let stale = db
        .write(move |conn| conversation::handle(conn, act, seen, second, as_))
        .await
        .unwrap();
    assert!(matches!(stale, Changed::Stale(_)));
    let seen = Seen {
        version: one_left.version,
        ..seen
    };
    let twice = db
        .write(move |conn| conversation::handle(conn, act, seen, first, as_))
        .await
        .unwrap();
    assert!(matches!(
        twice,
        Changed::Refused(_, Refusal::AlreadyHandled)
    ));
    let last = db
        .write(move |conn| conversation::handle(conn, act, seen, second, Handled::NoReplyNeeded))
        .await
        .unwrap();
    assert!(matches!(last, Changed::Done(_)));
    let after = case(&test, &reference).await;
    assert_eq!((after.unread, after.unread_since), (0, None));

    let (kept, chain) = db
        .read(move |conn| {
            let case = store::load(conn, after.id)?;
            let chain = ledger::store::verify_case(conn, &case)?;
            Ok((messages::list_of_case(conn, after.id)?, chain))
        })
        .await
        .unwrap();
    assert_eq!(chain, Ok(()));
    let handled: Vec<_> = kept.iter().map(|message| message.handled_as).collect();
    assert_eq!(
        handled,
        [None, Some(Handled::Read), Some(Handled::NoReplyNeeded)]
    );
}

#[actix_web::test]
async fn the_same_message_taken_twice_is_there_once() {
    let test = TestApp::at(NOW).await;
    let reference = complained(&test, &[]).await;
    let case_id = case(&test, &reference).await.id;
    let now = test.app.now();
    let incoming = Incoming {
        id: Id::new(now),
        via: Via::Email,
        trust: Trust::ConfirmedContact,
        at: now.plus(chrono::Duration::hours(-3)),
        now,
        by: None,
        sealed: vec![1; 30],
        inbound: Some(Id::new(now)),
    };
    for _ in 0..2 {
        let again = incoming.clone();
        let taken = test
            .app
            .db
            .write(move |conn| conversation::receive(conn, case_id, &again));
        assert_eq!(taken.await.unwrap().unwrap().unread, 1);
    }
    let nowhere = Id::new(now);
    let taken = test
        .app
        .db
        .write(move |conn| conversation::receive(conn, nowhere, &incoming));
    assert!(taken.await.unwrap().is_none());
}

#[actix_web::test]
async fn a_message_can_only_be_marked_on_its_own_case() {
    let test = TestApp::at(NOW).await;
    let one = case(&test, &complained(&test, &[]).await).await;
    let other = case(&test, &complained(&test, &[]).await).await;
    let status = (Via::StatusPage, Trust::Code);
    let message = received(&test, one.id, status, &says("Của tôi.")).await;
    let seen = Seen {
        id: other.id,
        version: other.version,
    };
    let act = Act {
        by: None,
        at: test.app.now(),
    };
    let marked = test
        .app
        .db
        .write(move |conn| conversation::handle(conn, act, seen, message, Handled::Read))
        .await
        .unwrap();
    assert!(matches!(
        marked,
        Changed::Refused(_, Refusal::AlreadyHandled)
    ));
    let reference = one.reference.to_string();
    assert_eq!(case(&test, &reference).await.unread, 1);
}
