//! Every message of `tests/mail`, and what `expected.json` says must become of it.

use std::path::Path;

use chrono::Duration;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use leakdesk::cases::store as case_store;
use leakdesk::db::schema::{files, outbox};
use leakdesk::files::FileKind;
use leakdesk::mail::inbound::Taken;
use leakdesk::mail::outbox::acknowledgement_key;
use serde::Deserialize;

use super::{MEMBER, case_of, desk, newest, pipe, reply_address};
use crate::desk::complained;
use crate::support::TestApp;

/// One line of the table. What is not said is not looked at.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    file: String,
    taken: String,
    why: Option<String>,
    subject: Option<String>,
    #[serde(default)]
    text: Vec<String>,
    #[serde(default)]
    without: Vec<String>,
    sender: Option<String>,
    sender_contains: Option<String>,
    /// Files of their own.
    files: Option<Vec<String>>,
    /// Files that lie only inside the raw message.
    inside: Option<Vec<String>>,
    inside_contains: Option<Vec<String>>,
    received: Option<String>,
    source: Option<String>,
    english: Option<bool>,
    trust: Option<String>,
    cut: Option<bool>,
    /// The case is told of it.
    bounces: Option<bool>,
}

/// What stands in the messages for what each desk makes anew.
struct Names {
    reference: String,
    our_id: String,
    token: String,
}

impl Names {
    fn put_into(&self, raw: &[u8]) -> Vec<u8> {
        // One symbol of it changed.
        let (local, domain) = self.token.split_once('@').unwrap();
        let (start, last) = local.split_at(local.len() - 1);
        let other = if last == "0" { "1" } else { "0" };
        let forged = format!("{start}{other}@{domain}");
        let pairs = [
            ("@@REFERENCE@@", self.reference.clone()),
            ("@@OUR_ID@@", self.our_id.clone()),
            ("@@TOKEN@@", self.token.clone()),
            ("@@TOKEN_LOWER@@", self.token.to_lowercase()),
            ("@@FORGED@@", forged),
            ("@@MEMBER@@", MEMBER.to_owned()),
        ];
        let mut raw = raw.to_vec();
        for (mark, name) in pairs {
            while let Some(at) = raw.windows(mark.len()).position(|it| it == mark.as_bytes()) {
                raw.splice(at..at + mark.len(), name.bytes());
            }
        }
        raw
    }
}

async fn names(test: &TestApp) -> Names {
    let reference = complained(test, &[]).await;
    let case = case_of(test, &reference).await;
    let key = acknowledgement_key(case.id);
    let read = test.app.db.read(move |conn| {
        let ours = outbox::table.filter(outbox::dedupe_key.eq(key));
        Ok(ours.select(outbox::message_id).first::<String>(conn)?)
    });
    Names {
        our_id: read.await.unwrap(),
        token: reply_address(test, &reference, MEMBER).await,
        reference,
    }
}

fn table() -> Vec<Expected> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mail");
    let text = std::fs::read_to_string(folder.join("expected.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn raw(file: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mail");
    std::fs::read(folder.join(file)).unwrap()
}

#[test]
fn every_message_stands_in_the_table_and_there_are_enough() {
    let table = table();
    assert!(table.len() >= 60, "{}", table.len());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mail");
    let mut there: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".eml"))
        .collect();
    there.sort();
    let mut named: Vec<String> = table.into_iter().map(|row| row.file).collect();
    named.sort();
    assert_eq!(there, named);
}

#[actix_web::test]
async fn every_message_becomes_what_the_table_says() {
    let test = desk(&[]).await;
    let names = names(&test).await;
    let mut wrong = Vec::new();
    for expected in table() {
        // Each sender has a fresh hour.
        test.advance(Duration::minutes(61));
        let raw = names.put_into(&raw(&expected.file));
        let taken = pipe(&test, &raw).await;
        let found = differences(&test, &expected, taken, &names).await;
        wrong.extend(
            found
                .into_iter()
                .map(|it| format!("{}: {it}", expected.file)),
        );
        assert_eq!(pipe(&test, &raw).await, Taken::Twice, "{}", expected.file);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn word(taken: Taken) -> &'static str {
    match taken {
        Taken::Case(_) => "case",
        Taken::Reply(_) => "reply",
        Taken::Pen => "pen",
        Taken::Automatic => "automatic",
        Taken::Bounce => "bounce",
        Taken::Twice => "twice",
    }
}

async fn differences(
    test: &TestApp,
    expected: &Expected,
    taken: Taken,
    names: &Names,
) -> Vec<String> {
    let (row, words) = newest(test).await;
    let mut wrong = Vec::new();
    let mut same = |what: &str, said: Option<String>, found: String| {
        if let Some(said) = said.filter(|said| *said != found) {
            wrong.push(format!("{what}: wanted {said:?}, found {found:?}"));
        }
    };
    let why = row.why.map(|why| why.key().to_owned()).unwrap_or_default();
    same(
        "taken",
        Some(expected.taken.clone()),
        word(taken).to_owned(),
    );
    same("why", Some(expected.why.clone().unwrap_or_default()), why);
    same("subject", expected.subject.clone(), words.subject.clone());
    same("sender", expected.sender.clone(), words.sender());
    same(
        "received",
        expected.received.clone(),
        row.received_at.to_string(),
    );
    let source = row.received_source.key().to_owned();
    same("source", expected.source.clone(), source);
    let english = expected.english.map(|it| it.to_string());
    same("english", english, words.is_english.to_string());
    same(
        "cut",
        expected.cut.map(|it| it.to_string()),
        words.is_cut.to_string(),
    );
    let apart = |is_apart: bool| {
        let named = words.files.iter().filter(|file| file.is_apart == is_apart);
        let names: Vec<_> = named.map(|file| file.name.clone()).collect();
        format!("{names:?}")
    };
    let listed = |list: &Option<Vec<String>>| list.as_ref().map(|list| format!("{list:?}"));
    same("files", listed(&expected.files), apart(true));
    same("inside", listed(&expected.inside), apart(false));
    for name in expected.inside_contains.iter().flatten() {
        if !apart(false).contains(name) {
            wrong.push(format!("inside lacks {name}: {}", apart(false)));
        }
    }
    if let Some(part) = &expected.sender_contains
        && !words.sender().contains(part)
    {
        wrong.push(format!("sender: {}", words.sender()));
    }
    for part in &expected.text {
        if !words.text.contains(part.as_str()) {
            wrong.push(format!(
                "text lacks {part:?}: {:?}",
                words.text.chars().take(200).collect::<String>()
            ));
        }
    }
    for part in &expected.without {
        if words.text.contains(part.as_str()) {
            wrong.push(format!("text has {part:?}"));
        }
    }
    wrong.extend(kept(test, &row, &words.text, taken).await);
    if expected.trust.is_some() || expected.bounces == Some(true) {
        wrong.extend(of_case(test, expected, names).await);
    }
    wrong
}

/// The raw message is kept, whatever it is; and what is taken as a case can be read as one.
async fn kept(
    test: &TestApp,
    row: &leakdesk::mail::inbound::Inbound,
    text: &str,
    taken: Taken,
) -> Vec<String> {
    let mut wrong = Vec::new();
    let (id, case_id) = (row.id, row.case_id);
    let vault = test.app.vault.clone();
    let read = test.app.db.read(move |conn| {
        let rows = files::table.order(files::created_at.desc());
        let kinds: Vec<(FileKind, Option<leakdesk::db::Id>, leakdesk::db::Id, i64)> = rows
            .select((files::kind, files::case_id, files::owner_id, files::size))
            .load(conn)?;
        let story = match case_id {
            Some(case_id) => {
                let key = case_store::find_key(conn, &vault, case_id)?.unwrap();
                case_store::find_complaint(conn, &key, case_id)?.map(|it| it.story)
            }
            None => None,
        };
        Ok((kinds, story))
    });
    let (files, story) = read.await.unwrap();
    let is_there = files.iter().any(|(_, case, owner, size)| {
        (*owner == id || (case.is_some() && *case == case_id)) && *size == row.size
    });
    if !is_there {
        wrong.push("the raw message was not kept".to_owned());
    }
    if let (Taken::Case(_), Some(story)) = (taken, story) {
        let start: String = text.chars().take(100).collect();
        if !story.contains(&start) || story.chars().count() > 4_000 {
            wrong.push(format!("story: {story:?}"));
        }
    }
    wrong
}

async fn of_case(test: &TestApp, expected: &Expected, names: &Names) -> Vec<String> {
    let mut wrong = Vec::new();
    if let Some(trust) = &expected.trust {
        let messages = super::messages_of(test, &names.reference).await;
        let (message, _) = messages.last().unwrap();
        if message.trust.key() != trust {
            wrong.push(format!("trust: {:?}", message.trust));
        }
    }
    if expected.bounces == Some(true) {
        let case = case_of(test, &names.reference).await;
        if case.unreached_since.is_none() {
            wrong.push("the case knows of no bounce".to_owned());
        }
    }
    wrong
}
