//! A month of mornings with the clock moved by libfaketime: who is warned, when, and how often; what
//! the digest says after days when the program was off; what stands in the queue before Tết.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use chrono::{Days, NaiveDate};

use super::rig::database::Database;
use super::rig::page;
use super::rig::program::{Installation, wait_for};
use super::rig::visitor::Submission;
use super::{complaint, installations};

const EMAIL: &str = "huong@desk.example";
const PASSWORD: &str = "bốn mùa mưa nắng 2027";

/// Saturday; the fifteenth day is Sunday 07/02/2027, in the Tết week; the day to act by Wednesday
/// 03/02.
const RECEIVED: &str = "2027-01-23";

/// Nobody started the program on these days.
const OFF: [&str; 3] = ["2027-01-30", "2027-01-31", "2027-02-01"];

#[test]
fn each_warning_and_each_digest_comes_once_whatever_the_clock_does() {
    for (database, installation, _folder) in installations("days") {
        let faked = faked(installation);
        faked.set_clock("2027-01-23 07:00:00");
        let reference = open_a_case(&faked);

        let mut day: NaiveDate = RECEIVED.parse().unwrap();
        let last: NaiveDate = "2027-02-11".parse().unwrap();
        while day <= last {
            if !OFF.contains(&day.to_string().as_str()) {
                a_morning(&database, &faked, day, &reference);
            }
            day = day + Days::new(1);
        }
        check_warnings(&database);
        check_digests(&database);
    }
}

/// An installation whose program believes what a file says about the time.
struct Faked {
    installation: Installation,
    clock: PathBuf,
}

fn faked(installation: Installation) -> Faked {
    let clock = installation.data.with_file_name("clock");
    let installation = installation
        .with("LD_PRELOAD", library())
        .with("FAKETIME_TIMESTAMP_FILE", clock.to_str().unwrap())
        .with("FAKETIME_DONT_FAKE_MONOTONIC", "1")
        .with("TZ", "Asia/Ho_Chi_Minh")
        .with("LEAKDESK_DUTY_EMAIL", "truc@desk.example");
    Faked {
        installation,
        clock,
    }
}

/// Where Debian put the library for programs with threads.
fn library() -> String {
    let folders = fs::read_dir("/usr/lib").unwrap().filter_map(Result::ok);
    let library = folders
        .map(|folder| folder.path().join("faketime/libfaketimeMT.so.1"))
        .find(|path| path.exists());
    library
        .expect("the package faketime")
        .to_str()
        .unwrap()
        .to_owned()
}

impl Faked {
    /// From here on it is `local` in Vietnam, and time goes on.
    fn set_clock(&self, local: &str) {
        fs::write(&self.clock, format!("@{local}\n")).unwrap();
    }
}

fn open_a_case(faked: &Faked) -> String {
    let installation = &faked.installation;
    let mut added = installation.command(&[
        "staff",
        "add",
        "--email",
        EMAIL,
        "--name",
        "Lê Thị Thanh Hương",
        "--role",
        "lead",
        "--password-stdin",
    ]);
    let mut child = added.stdin(std::process::Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), PASSWORD.as_bytes()).unwrap();
    assert!(child.wait().unwrap().success());

    let running = installation.start();
    let fields = complaint(
        "Trần Văn Tết",
        "tet@example.com",
        "Có người biết địa chỉ nhà tôi.",
    );
    let receipt = Submission::fill_in(installation.client(), &fields)
        .unwrap()
        .send()
        .unwrap();
    assert!(running.stop().success(), "{}", installation.log());
    receipt.reference
}

/// The program is started at half past eight, does what is due, and is stopped.
fn a_morning(database: &Database, faked: &Faked, day: NaiveDate, reference: &str) {
    faked.set_clock(&format!("{day} 08:30:00"));
    let running = faked.installation.start();
    // The duty person's digest of the day is the last thing that the morning owes.
    wait_for(&format!("digest of {day}"), Duration::from_secs(90), || {
        let query = format!(
            "SELECT recipient AS line FROM digest_runs WHERE local_date = '{day}' AND recipient = 'duty'"
        );
        database.lines(&query).pop()
    });
    if let Some(rung) = expected_rung(day) {
        wait_for(
            &format!("warning {rung} on {day}"),
            Duration::from_secs(90),
            || warnings(database).contains_key(&rung).then_some(()),
        );
    }
    if day.to_string() == "2027-02-03" {
        stands_under_today(&faked.installation, reference);
    }
    assert!(running.stop().success(), "{}", faked.installation.log());
}

fn expected_rung(day: NaiveDate) -> Option<i64> {
    match day.to_string().as_str() {
        "2027-01-27" => Some(5),
        "2027-01-29" => Some(3),
        "2027-02-02" => Some(1),
        "2027-02-03" => Some(0),
        "2027-02-08" => Some(-1),
        _ => None,
    }
}

/// How often the answer duty was flagged at each rung, and on which days.
fn warnings(database: &Database) -> BTreeMap<i64, Vec<String>> {
    let facts = database.lines(
        "SELECT CAST(at AS TEXT) || ' ' || facts AS line FROM events WHERE kind = 'flagged' ORDER BY at",
    );
    let mut found: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    for line in facts {
        let (at, facts) = line.split_once(' ').unwrap();
        let facts: serde_json::Value = serde_json::from_str(facts).unwrap();
        if facts["duty"] == "answer" {
            let day = chrono::DateTime::from_timestamp_micros(at.parse().unwrap()).unwrap()
                + chrono::Duration::hours(7);
            let rung = facts["rung"].as_i64().unwrap();
            found
                .entry(rung)
                .or_default()
                .push(day.date_naive().to_string());
        }
    }
    found
}

fn check_warnings(database: &Database) {
    let once = |day: &str| vec![day.to_owned()];
    let expected = BTreeMap::from([
        (5, once("2027-01-27")),
        (3, once("2027-01-29")),
        (1, once("2027-02-02")),
        (0, once("2027-02-03")),
        (-1, once("2027-02-08")),
    ]);
    assert_eq!(warnings(database), expected, "on {}", database.name());
}

/// One digest a day for the duty person; after three days off, one that covers them all.
fn check_digests(database: &Database) {
    let runs = database.lines(
        "SELECT CAST(local_date AS TEXT) || ' ' || CAST(covers_from AS TEXT) AS line FROM digest_runs \
         WHERE recipient = 'duty' AND outbox_id IS NOT NULL ORDER BY local_date",
    );
    let days: Vec<&str> = runs
        .iter()
        .filter_map(|run| run.split(' ').next())
        .collect();
    assert_eq!(days.len(), 17, "{runs:?}");
    assert!(OFF.iter().all(|off| !days.contains(off)), "{runs:?}");
    let after = runs
        .iter()
        .find(|run| run.starts_with("2027-02-02"))
        .unwrap();
    assert_eq!(
        after, "2027-02-02 2027-01-30",
        "the catch-up covers the days off"
    );
    let mails = database.number(
        "SELECT CAST(COUNT(*) AS TEXT) AS line FROM outbox WHERE kind = 'digest' AND id IN \
         (SELECT outbox_id FROM digest_runs WHERE recipient = 'duty')",
    );
    assert_eq!(mails, 17, "one mail a day");
}

/// On the last working day before Tết the queue says "answer today", though the promise is for
/// Sunday.
fn stands_under_today(installation: &Installation, reference: &str) {
    let mut handler = installation.client();
    let form = handler.get("/sign-in").unwrap();
    let token = page::input(&form.body, "csrf_token").unwrap();
    let fields = [
        ("csrf_token", token.as_str()),
        ("email", EMAIL),
        ("password", PASSWORD),
    ];
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let entered = handler.post("/sign-in", &fields).unwrap();
    assert_eq!(entered.status, 303, "{}", entered.body);
    let queue = handler.get("/desk?standing=due_today").unwrap();
    assert!(queue.body.contains(reference), "{}", queue.body);
    assert!(queue.body.contains("Cần trả lời hôm nay"), "{}", queue.body);
}
