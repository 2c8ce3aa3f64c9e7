//! Nothing leaves while the outbox is paused, and nothing is lost by it; what was given up may be tried
//! again; what keeps mail back is said on every page.

use diesel::prelude::*;
use leakdesk::db::schema::outbox::dsl;
use leakdesk::mail::outbox::{self, Reason, Retried};

use super::desk::Desk;
use super::smtp::Server;
use crate::desk::{at_work, employ};

const NOON: &str = "2026-11-23T12:00:00+07:00";

#[actix_web::test]
async fn a_paused_outbox_keeps_everything_until_it_is_resumed() {
    let desk = Desk::at(NOON, &[]).await;
    employ(&desk, "ha", "lead").await;
    desk.complain(&[]).await;
    let now = desk.app.now();
    let pause = move |conn: &mut _| outbox::pause(conn, Reason::Restored, None, now);
    assert!(desk.app.db.write(pause).await.unwrap());
    assert!(!desk.app.db.write(pause).await.unwrap(), "once");
    assert_eq!(desk.deliver().await.sent, 0);
    let mut ha = at_work(&desk, "ha").await;
    let page = ha.get("/desk").await;
    assert!(
        page.body.contains("khôi phục từ bản sao lưu"),
        "{}",
        page.body
    );
    desk.complain(&[("email", "lan@example.com")]).await;
    desk.advance(chrono::Duration::days(1));
    assert_eq!(desk.deliver().await.sent, 0, "however long");
    assert!(desk.app.db.write(outbox::resume).await.unwrap());
    assert_eq!(desk.deliver().await.sent, 2);
    let page = ha.get("/desk").await;
    assert!(!page.body.contains("khôi phục từ bản sao lưu"));
}

#[actix_web::test]
async fn a_refused_password_is_tried_once_and_said_on_every_page() {
    let server = Server::start("auth");
    let url = format!("smtp_url=smtp://desk:wrong@127.0.0.1:{}", server.port);
    let desk = Desk::at(NOON, &[&url]).await;
    employ(&desk, "ha", "lead").await;
    for email in ["a@example.com", "b@example.com", "c@example.com"] {
        desk.complain(&[("email", email)]).await;
    }
    let report = desk.deliver().await;
    assert_eq!((report.retried, report.sent), (1, 0), "one try for all");
    assert_eq!(desk.deliver().await.retried, 0, "and it is left in peace");
    let mut ha = at_work(&desk, "ha").await;
    let page = ha.get("/desk").await;
    assert!(
        page.body.contains("không chấp nhận tên đăng nhập"),
        "{}",
        page.body
    );
}

#[actix_web::test]
async fn what_was_given_up_may_be_tried_again_but_an_answer_only_on_its_case() {
    let desk = Desk::at(NOON, &[]).await;
    desk.complain(&[]).await;
    let set = |conn: &mut leakdesk::db::Conn, state: &str, kind: &str| {
        diesel::update(dsl::outbox)
            .set((
                dsl::state.eq(state.to_owned()),
                dsl::kind.eq(kind.to_owned()),
            ))
            .execute(conn)
            .unwrap();
        Ok(dsl::outbox.select(dsl::id).first(conn)?)
    };
    let as_answer = move |conn: &mut _| set(conn, "given_up", "answer");
    let id: leakdesk::db::Id = desk.app.db.write(as_answer).await.unwrap();
    let now = desk.app.now();
    let retry = move |conn: &mut _| outbox::retry(conn, id, now);
    assert_eq!(desk.app.db.write(retry).await.unwrap(), Retried::OnItsCase);
    let as_itself = move |conn: &mut _| set(conn, "given_up", "acknowledgement");
    desk.app.db.write(as_itself).await.unwrap();
    assert_eq!(desk.app.db.write(retry).await.unwrap(), Retried::Done);
    assert_eq!(desk.app.db.write(retry).await.unwrap(), Retried::NotGivenUp);
    assert_eq!(desk.deliver().await.sent, 1);
}
