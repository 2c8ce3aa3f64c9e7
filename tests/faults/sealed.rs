//! Whoever takes the data folder or the logs away learns no name, number, word or code from them.

use std::collections::{BTreeSet, HashMap};

use leakdesk::samples::{people, stories};

use super::rig::database::Database;
use super::rig::program::Installation;
use super::rig::visitor::{Receipt, Submission, status_page};
use super::{complaint, installations};

const NAME: &str = "Vừ Thị Sơn Ca Chim Én";
const EMAIL: &str = "chim.en.1987@example.net";
const PHONE: &str = "0977 642 918";
const STORY: &str = "Người lạ biết tôi mua kỳ tôm và rượu cần ngô nếp đêm trăng.";
const ORDER: &str = "DH-261117-7731";
/// Of a file, and what stands in it.
const FILE: &str = "cuộc gọi lạ lúc nửa đêm.txt";
const CONTENT: &str = "Nó nói: chuyển khoản cho cô Mí Thị Sua ở bản Nậm Lúc.";
const PASSWORD: &str = "con suối nhỏ giữa rừng già";

#[test]
fn neither_the_data_folder_nor_the_logs_tell_about_anybody() {
    for (database, installation, folder) in installations("sealed") {
        let installation = installation.with("LEAKDESK_LOG", "trace");
        let seeded = installation.run(&["seed", "--cases", "120", "--random-seed", "5"]);
        assert!(
            seeded.status.success(),
            "{}",
            String::from_utf8_lossy(&seeded.stderr)
        );
        let receipt = use_the_desk(&installation);
        let secrets = Secrets::new(secrets(&receipt));

        let mut findings = Vec::new();
        for (path, bytes) in folder.files() {
            if !path.starts_with(installation.data.join("mail")) {
                findings.extend(secrets.found_in(&path.display().to_string(), &bytes));
            }
        }
        findings.extend(secrets.found_in("what seed prints", &seeded.stdout));
        findings.extend(secrets.found_in("what seed complains about", &seeded.stderr));
        if matches!(database, Database::Postgres(_)) {
            findings.extend(in_tables(&database, &secrets));
        }
        assert_eq!(findings, Vec::<String>::new(), "on {}", database.name());
        the_search_itself_works(&secrets);
    }
}

/// A complaint with words of its own, a look at its status with a wrong and with the right code, a
/// sign-in with a wrong password: whatever might write a log line about people.
fn use_the_desk(installation: &Installation) -> Receipt {
    let running = installation.start();
    let mut fields = complaint(NAME, EMAIL, STORY);
    fields.push(("phone", PHONE.to_owned()));
    fields.push(("order_code", ORDER.to_owned()));
    let receipt = Submission::fill_in(installation.client(), &fields)
        .unwrap()
        .send_with(&[(FILE, CONTENT.as_bytes())])
        .unwrap();
    keep_a_draft(installation, &fields);
    assert_eq!(
        status_page(installation.client(), &receipt).unwrap().status,
        200
    );
    let wrong = Receipt {
        access_code: "AAAAA-BBBBB-CCCCC-DDDDD-EEEEE".to_owned(),
        ..receipt.clone()
    };
    status_page(installation.client(), &wrong).unwrap();
    let mut stranger = installation.client();
    let form = stranger.get("/sign-in").unwrap();
    let token = super::rig::page::input(&form.body, "csrf_token").unwrap();
    let guess = [
        ("csrf_token", token.as_str()),
        ("email", EMAIL),
        ("password", PASSWORD),
    ];
    let guess = guess.map(|(name, value)| (name.to_owned(), value.to_owned()));
    stranger.post("/sign-in", &guess).unwrap();
    stranger.get(&format!("/desk?q={ORDER}")).unwrap();
    assert!(running.stop().success(), "{}", installation.log());
    receipt
}

/// A form with a mistake in it and a file: both are kept for a day.
fn keep_a_draft(installation: &Installation, fields: &[(&str, String)]) {
    let mut client = installation.client();
    let mut all = super::rig::visitor::filled_in(&mut client, fields).unwrap();
    all.retain(|(name, _)| name != "full_name");
    let answer = client
        .post_files("/complaints", &all, &[(FILE, CONTENT.as_bytes())])
        .unwrap();
    assert_eq!(answer.status, 422, "{}", answer.body);
    assert!(answer.body.contains(FILE), "the file is kept");
}

/// Everything that must not be found: what was just typed and shown, and every word the made-up
/// cases are put together from.
fn secrets(receipt: &Receipt) -> BTreeSet<String> {
    let code = &receipt.access_code;
    let mut secrets: BTreeSet<String> = [NAME, EMAIL, PHONE, ORDER, PASSWORD, FILE, CONTENT, code]
        .map(str::to_owned)
        .into();
    secrets.insert(code.replace('-', ""));
    secrets.insert(PHONE.replace(' ', ""));
    secrets.insert("+84977642918".to_owned());
    secrets.extend(
        [
            "kỳ tôm",
            "rượu cần",
            "ngô nếp",
            "đêm trăng",
            "Mí Thị Sua",
            "nửa đêm.txt",
        ]
        .map(str::to_owned),
    );
    secrets.extend(
        people::WORDS
            .iter()
            .copied()
            .flatten()
            .map(|word| (*word).to_owned()),
    );
    for story in stories::all() {
        let pieces = story
            .text
            .split(['{', '}', ',', '.', '?', ':', '“', '”'])
            .map(str::trim);
        secrets.extend(pieces.filter(|piece| piece.len() >= 16).map(str::to_owned));
    }
    let lower: Vec<String> = secrets.iter().map(|secret| secret.to_lowercase()).collect();
    secrets.extend(lower);
    // Shorter ones turn up by chance in random bytes.
    secrets.retain(|secret| secret.len() >= 8);
    secrets
}

/// What to look for, found in one pass by its first eight bytes.
struct Secrets(HashMap<[u8; 8], Vec<Vec<u8>>>);

impl Secrets {
    /// Also looks for each secret written in hexadecimal digits.
    fn new(words: BTreeSet<String>) -> Self {
        assert!(words.len() > 300, "{} things to look for", words.len());
        let digits = |word: &String| {
            word.bytes()
                .map(|byte| format!("{byte:02x}"))
                .collect::<Vec<_>>()
                .concat()
        };
        let all: Vec<String> = words
            .iter()
            .map(digits)
            .chain(words.iter().cloned())
            .collect();
        let mut by_start: HashMap<[u8; 8], Vec<Vec<u8>>> = HashMap::new();
        for word in all {
            let bytes = word.into_bytes();
            by_start
                .entry(bytes[..8].try_into().unwrap())
                .or_default()
                .push(bytes);
        }
        Self(by_start)
    }

    fn found_in(&self, place: &str, bytes: &[u8]) -> Vec<String> {
        let mut found = Vec::new();
        for (at, start) in bytes.windows(8).enumerate() {
            let Some(words) = self.0.get(start) else {
                continue;
            };
            let here = words.iter().filter(|word| bytes[at..].starts_with(word));
            found.extend(here.map(|word| format!("{place}: {}", String::from_utf8_lossy(word))));
        }
        found
    }
}

/// PostgreSQL's files are not in the data folder: every row of every table as text, where binary
/// columns show as hexadecimal digits.
fn in_tables(database: &Database, secrets: &Secrets) -> Vec<String> {
    let tables = database.lines(
        "SELECT table_name::text AS line FROM information_schema.tables WHERE table_schema = 'public'",
    );
    assert!(tables.len() > 10, "{tables:?}");
    let mut findings = Vec::new();
    for table in tables {
        let rows = database
            .lines(&format!("SELECT t::text AS line FROM {table} AS t"))
            .join("\n");
        findings.extend(secrets.found_in(&format!("table {table}"), rows.as_bytes()));
    }
    findings
}

/// What is there is found; else this test would be worth nothing.
fn the_search_itself_works(secrets: &Secrets) {
    let page = format!("\0\u{1}{NAME}\0 and {PHONE}\u{2}");
    assert_eq!(secrets.found_in("control", page.as_bytes()).len(), 2);
}
