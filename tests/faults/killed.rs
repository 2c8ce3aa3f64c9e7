//! No complaint that somebody has a reference for is ever lost, and none is recorded twice, however
//! often the program dies.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use leakdesk::samples::chance::Chance;

use super::rig::database::Database;
use super::rig::program::{Installation, wait_for};
use super::rig::visitor::{Receipt, Submission, status_page};
use super::{complaint, installations};
use crate::rig::mail;

const SUBMISSIONS: usize = 1_000;
const KILLS: usize = 20;
const VISITORS: usize = 8;

/// How often a visitor tries again before giving up; far longer than a restart takes.
const TRIES: usize = 600;

#[test]
fn a_thousand_complaints_survive_twenty_kills() {
    for (database, installation, _folder) in installations("killed") {
        let seed = RandomState::new().hash_one("kills");
        eprintln!("{}: seed {seed}", database.name());
        let shown = submit_while_killing(&installation, &mut Chance::new(seed));
        check_by_status_page(&installation, &shown);
        check_by_database(&database, &installation, &shown);
    }
}

/// What each visitor was shown, by visitor.
type Shown = HashMap<usize, Receipt>;

fn submit_while_killing(installation: &Installation, chance: &mut Chance) -> Shown {
    let mut running = installation.start();
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let shown = Mutex::new(Shown::new());
    let mut kills: Vec<i64> = (0..KILLS)
        .map(|_| chance.number(1, i64::try_from(SUBMISSIONS).unwrap()))
        .collect();
    kills.sort_unstable();
    std::thread::scope(|scope| {
        for _ in 0..VISITORS {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::SeqCst);
                    if number >= SUBMISSIONS {
                        return;
                    }
                    let receipt = submit(installation, number);
                    shown.lock().unwrap().insert(number, receipt);
                    done.fetch_add(1, Ordering::SeqCst);
                }
            });
        }
        for kill in kills {
            wait_for("progress", Duration::from_secs(120), || {
                (done.load(Ordering::SeqCst) >= usize::try_from(kill).unwrap()).then_some(())
            });
            // Anywhere inside a request, not only right after one.
            std::thread::sleep(Duration::from_millis(chance.number(0, 40).unsigned_abs()));
            running.kill();
            running = installation.start();
        }
    });
    assert!(running.stop().success(), "{}", installation.log());
    shown.into_inner().unwrap()
}

/// Goes through the form until there is a receipt; every tenth sends it once more, as people do.
fn submit(installation: &Installation, number: usize) -> Receipt {
    let fields = complaint(
        &format!("Nguyễn Thị Thử {number}"),
        &format!("thu{number}@example.com"),
        &format!("Có người gọi cho tôi và biết đơn hàng số {number}."),
    );
    let mut submission = again(|| Submission::fill_in(installation.client(), &fields));
    let receipt = again(|| submission.send());
    if number.is_multiple_of(10) {
        assert_eq!(
            again(|| submission.send()),
            receipt,
            "sent twice, shown two receipts"
        );
    }
    receipt
}

fn again<T>(mut attempt: impl FnMut() -> std::io::Result<T>) -> T {
    let mut last = None;
    for _ in 0..TRIES {
        match attempt() {
            Ok(done) => return done,
            Err(error) => last = Some(error),
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("gave up after {TRIES} tries: {last:?}");
}

fn check_by_status_page(installation: &Installation, shown: &Shown) {
    let running = installation.start();
    let all: Vec<&Receipt> = shown.values().collect();
    std::thread::scope(|scope| {
        for part in all.chunks(SUBMISSIONS.div_ceil(VISITORS)) {
            scope.spawn(move || {
                for receipt in part {
                    let page = status_page(installation.client(), receipt).unwrap();
                    assert_eq!(page.status, 200, "{receipt:?}: {}", page.body);
                    assert!(
                        page.body.contains(&receipt.reference),
                        "{receipt:?}: {}",
                        page.body
                    );
                    assert!(
                        page.body.contains(&receipt.due_on),
                        "{receipt:?}: {}",
                        page.body
                    );
                }
            });
        }
    });
    assert!(running.stop().success());
}

fn check_by_database(database: &Database, installation: &Installation, shown: &Shown) {
    let stored: HashSet<String> = database
        .lines("SELECT reference AS line FROM cases")
        .into_iter()
        .collect();
    let references: HashSet<String> = shown
        .values()
        .map(|receipt| receipt.reference.clone())
        .collect();
    assert_eq!(
        references.len(),
        SUBMISSIONS,
        "two people were shown one reference"
    );
    assert_eq!(stored, references, "what is stored is not what was shown");
    let unacknowledged = database.lines(
        "SELECT reference AS line FROM cases WHERE id NOT IN (SELECT case_id FROM outbox \
         WHERE kind = 'acknowledgement' AND case_id IS NOT NULL AND state IN ('pending', 'sent'))",
    );
    assert_eq!(
        unacknowledged,
        Vec::<String>::new(),
        "no acknowledgement queued or written"
    );
    let twice = database.number(
        "SELECT CAST(COUNT(*) AS TEXT) AS line FROM (SELECT case_id FROM outbox \
         WHERE kind = 'acknowledgement' GROUP BY case_id HAVING COUNT(*) > 1) AS repeated",
    );
    assert_eq!(twice, 0, "acknowledged twice");
    let sent = database
        .number("SELECT CAST(COUNT(*) AS TEXT) AS line FROM outbox WHERE kind = 'acknowledgement' AND state = 'sent'");
    let written = mail::list(&installation.data.join("mail"));
    assert!(
        written.len() >= usize::try_from(sent).unwrap(),
        "{sent} sent, {} written",
        written.len()
    );
    if matches!(database, Database::Sqlite(_)) {
        assert_eq!(
            database.lines("SELECT integrity_check AS line FROM pragma_integrity_check"),
            ["ok"]
        );
    }
    eprintln!(
        "{}: {} references, {sent} acknowledgements out",
        database.name(),
        references.len()
    );
}
