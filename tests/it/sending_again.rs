//! An answer that a mail server refuses for good does not end the matter.

use actix_web::http::StatusCode;
use leakdesk::cases::delivery::{Awaited, mail_given_up};
use leakdesk::cases::facts::Delivery;
use leakdesk::cases::reference::Reference;
use leakdesk::cases::{Case, store};
use leakdesk::mail::deliver_due;

use crate::desk::{act, at_work, complained, done, employ};
use crate::support::TestApp;

async fn case(test: &TestApp, reference: &str) -> Case {
    let reference = Reference::parse(reference).unwrap();
    let found = test
        .app
        .db
        .read(move |conn| store::find_by_reference(conn, reference));
    found.await.unwrap().unwrap()
}

#[actix_web::test]
async fn an_answer_that_was_refused_is_sent_again_to_a_corrected_address() {
    let test = TestApp::at("2026-11-23T10:00:00+07:00").await;
    employ(&test, "ha", "lead").await;
    let reference = complained(&test, &[]).await;
    let mut ha = at_work(&test, "ha").await;
    let gate = ["q1", "q2", "q3", "q4", "q5"].map(|question| (question, "no"));
    done(&mut ha, &reference, "incident", &gate).await;
    let answer = [
        ("do", "send"),
        ("outcome", "out_of_scope"),
        ("summary", "Hỏi về một trang khác."),
        ("reasons", "Không phải dữ liệu của chúng tôi."),
        ("where_to", "Chủ trang ấy."),
    ];
    done(&mut ha, &reference, "answer", &answer).await;
    let (db, now) = (&test.app.db, test.app.now());
    let id = case(&test, &reference).await.id;
    deliver_due(test.app.courier()).await.unwrap();
    // The server takes it back: as if it had been refused instead of accepted.
    db.write(move |conn| {
        let mut case = store::load(conn, id)?;
        case.delivery = Delivery::Pending;
        store::record(conn, case, &[])?;
        mail_given_up(conn, id, Awaited::Answer, now, "5xx")
    })
    .await
    .unwrap();
    let wrong = act(&mut ha, &reference, "resending", &[("email", "khong phai")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("khong phai"), "what was typed stays");
    done(
        &mut ha,
        &reference,
        "resending",
        &[("email", "moi@example.vn")],
    )
    .await;
    assert_eq!(case(&test, &reference).await.delivery, Delivery::Pending);
    let report = deliver_due(test.app.courier()).await.unwrap();
    assert_eq!(report.sent, 1);
    assert_eq!(case(&test, &reference).await.delivery, Delivery::Done);
    let mails = std::fs::read_dir(test.data_dir().join("mail")).unwrap();
    let to_new = mails.filter(|mail| {
        let text = std::fs::read_to_string(mail.as_ref().unwrap().path()).unwrap();
        text.contains("moi@example.vn")
    });
    assert_eq!(to_new.count(), 1);
}
