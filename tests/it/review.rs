//! An answer that somebody disagrees with is looked at again, by somebody else, on a clock of its own.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use leakdesk::cases::answer::{ANSWER, Answer};
use leakdesk::cases::case::{Act, Refusal};
use leakdesk::cases::change::{self, Changed, Seen};
use leakdesk::cases::delivery::{Awaited, mail_accepted, mail_given_up};
use leakdesk::cases::facts::{Delivery, State};
use leakdesk::cases::reference::Reference;
use leakdesk::cases::review::{self, REVIEW, ReviewAnswer};
use leakdesk::cases::{Case, store};
use leakdesk::db::schema::cases;
use leakdesk::db::{self, Conn, Id};
use leakdesk::duties::standing::Verdict;
use leakdesk::duties::store::list_of_case;
use leakdesk::ledger;

use crate::desk::{complained, employ};
use crate::support::TestApp;

const NOW: &str = "2026-11-23T10:00:00+07:00";

/// Runs `work` on the case in one transaction.
async fn on<T: Send + 'static>(
    test: &TestApp,
    reference: &str,
    mut work: impl FnMut(&mut Conn, Case) -> db::Result<T> + Send + 'static,
) -> T {
    let wanted = Reference::parse(reference).unwrap();
    let write = move |conn: &mut Conn| {
        let case = store::find_by_reference(conn, wanted)?.unwrap();
        work(conn, case)
    };
    test.app.db.write(write).await.unwrap()
}

/// A complaint that `by` answered; the answer has left.
pub(crate) async fn answered(test: &TestApp, by: Id, fields: &[(&str, &str)]) -> String {
    let reference = complained(test, fields).await;
    answer_case(test, by, &reference).await;
    reference
}

/// `by` answers; the answer has left.
pub(crate) async fn answer_case(test: &TestApp, by: Id, reference: &str) {
    let (vault, rules, now) = (
        test.app.vault.clone(),
        test.app.rules.clone(),
        test.app.now(),
    );
    on(test, reference, move |conn, case| {
        let act = Act {
            by: Some(by),
            at: now,
        };
        diesel::update(cases::table.find(case.id))
            .set((cases::gate.eq("no"), cases::assignee_id.eq(by)))
            .execute(conn)?;
        let key = store::find_key(conn, &vault, case.id)?.unwrap();
        let answer = Answer {
            outcome: "out_of_scope".to_owned(),
            summary: "Cuộc gọi lạ.".to_owned(),
            reasons: "Cuộc gọi đến từ một công ty khác.".to_owned(),
            where_to: "Xin liên hệ công ty đó.".to_owned(),
            ..Answer::default()
        };
        let sending = change::Sending {
            sealed: key.seal_json(ANSWER, &answer).unwrap(),
            answer,
            by,
            is_lead: false,
        };
        let sent = change::send_answer(conn, &rules, act, seen(&case), &sending)?;
        assert!(matches!(sent, Changed::Done(_)), "{sent:?}");
        mail_accepted(conn, &rules, case.id, Awaited::Answer, (now, "smtp"))
    })
    .await;
}

fn seen(case: &Case) -> Seen {
    Seen {
        id: case.id,
        version: case.version,
    }
}

async fn open(test: &TestApp, reference: &str) -> Changed {
    let (vault, rules, at) = (
        test.app.vault.clone(),
        test.app.rules.clone(),
        test.app.now(),
    );
    on(test, reference, move |conn, case| {
        let key = store::find_key(conn, &vault, case.id)?.unwrap();
        let reason = review::seal_reason(&key, "Chưa hỏi đơn vị giao hàng.").unwrap();
        review::open(
            conn,
            &rules,
            Act { by: None, at },
            case.id,
            reason.as_deref(),
        )
    })
    .await
}

async fn send(test: &TestApp, reference: &str, by: Id) -> Changed {
    let (vault, at) = (test.app.vault.clone(), test.app.now());
    on(test, reference, move |conn, case| {
        let key = store::find_key(conn, &vault, case.id)?.unwrap();
        let answer = ReviewAnswer {
            result: "upheld".to_owned(),
            reasons: "Đã hỏi đơn vị giao hàng; kết quả không đổi.".to_owned(),
            ..ReviewAnswer::default()
        };
        let sealed = key.seal_json(REVIEW, &answer).unwrap();
        let sending = review::Sending { answer, sealed, by };
        review::send(conn, Act { by: Some(by), at }, seen(&case), &sending)
    })
    .await
}

fn refused(changed: Changed) -> Refusal {
    match changed {
        Changed::Refused(_, refusal) => refusal,
        other => panic!("{other:?}"),
    }
}

#[actix_web::test]
async fn a_review_has_fifteen_days_of_its_own_and_the_case_stays_answered() {
    let test = TestApp::at(NOW).await;
    let bao = employ(&test, "bao", "handler").await.id;
    let lan = employ(&test, "lan", "handler").await.id;
    let reference = answered(&test, bao, &[]).await;
    test.at_time("2026-12-20T23:30:00+07:00");
    let Changed::Done(case) = open(&test, &reference).await else {
        panic!("not opened")
    };
    assert_eq!(
        (case.state, case.verdict),
        (State::Answered, Some(Verdict::InTime))
    );
    assert_eq!(case.assignee_id, None, "taken from whoever answered");
    assert_eq!(case.next_due_on.to_string(), "2027-01-04");
    assert_eq!(refused(open(&test, &reference).await), Refusal::ReviewOpen);

    assert_eq!(
        refused(send(&test, &reference, bao).await),
        Refusal::AnsweredThis
    );
    let sent = send(&test, &reference, lan).await;
    assert!(matches!(sent, Changed::Done(_)), "{sent:?}");
    assert_eq!(
        refused(send(&test, &reference, lan).await),
        Refusal::NoReviewOpen,
        "sent once"
    );
    test.at_time("2027-01-05T00:00:00+07:00");
    let (rules, at) = (test.app.rules.clone(), test.app.now());
    let (case, duties, chain) = on(&test, &reference, move |conn, case| {
        mail_accepted(conn, &rules, case.id, Awaited::ReviewAnswer, (at, "smtp"))?;
        let case = store::load(conn, case.id)?;
        let chain = ledger::store::verify_case(conn, &case)?;
        Ok((case.clone(), list_of_case(conn, case.id)?, chain))
    })
    .await;
    chain.unwrap();
    assert!(!case.has_open_duty());
    let duty = duties.iter().find(|duty| duty.rule == "review").unwrap();
    assert_eq!(duty.verdict, Some(Verdict::Late), "late by an instant");
    assert_eq!(
        case.verdict,
        Some(Verdict::InTime),
        "the answer stays in time"
    );

    // And once more, now for a third person.
    assert!(matches!(open(&test, &reference).await, Changed::Done(_)));
    for by in [bao, lan] {
        assert_eq!(
            refused(send(&test, &reference, by).await),
            Refusal::AnsweredThis
        );
    }
}

#[actix_web::test]
async fn nobody_reviews_what_they_answered_nor_has_the_case_meanwhile() {
    let test = TestApp::at(NOW).await;
    let bao = employ(&test, "bao", "handler").await.id;
    let lan = employ(&test, "lan", "handler").await.id;
    let reference = answered(&test, bao, &[]).await;
    open(&test, &reference).await;
    let at = test.app.now();
    let assign = move |to: Id| {
        move |conn: &mut Conn, case: Case| {
            let act = Act { by: None, at };
            change::assign(conn, act, seen(&case), Some(to))
        }
    };
    assert_eq!(
        refused(on(&test, &reference, assign(bao)).await),
        Refusal::AnsweredThis
    );
    let given = on(&test, &reference, assign(lan)).await;
    assert!(matches!(given, Changed::Done(_)), "{given:?}");
}

#[actix_web::test]
async fn a_refused_mail_keeps_the_clock_running_and_can_go_again() {
    let test = TestApp::at(NOW).await;
    let bao = employ(&test, "bao", "handler").await.id;
    let lan = employ(&test, "lan", "handler").await.id;
    let reference = answered(&test, bao, &[]).await;
    open(&test, &reference).await;
    send(&test, &reference, lan).await;
    let at = test.app.now();
    let (case, reviews) = on(&test, &reference, move |conn, case| {
        mail_given_up(conn, case.id, Awaited::ReviewAnswer, at, "recipient 550")?;
        let case = store::load(conn, case.id)?;
        Ok((case.clone(), review::list_of_case(conn, case.id)?))
    })
    .await;
    assert!(case.has_open_duty());
    assert_eq!(case.delivery, Delivery::Done, "the answer itself arrived");
    assert_eq!(reviews[0].delivery, Delivery::Failed);
    let act = Act { by: Some(lan), at };
    let again = on(&test, &reference, move |conn, case| {
        review::resend(conn, act, seen(&case), vec![1])
    })
    .await;
    assert!(matches!(again, Changed::Done(_)), "{again:?}");
}

#[actix_web::test]
async fn what_is_not_answered_is_not_reviewed() {
    let test = TestApp::at(NOW).await;
    let reference = complained(&test, &[]).await;
    assert_eq!(refused(open(&test, &reference).await), Refusal::NotAnswered);
}
