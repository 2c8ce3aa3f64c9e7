//! Mail piped into the program while the desk serves on the same database: taken, once, or not at all and
//! said so (75), whatever is in the way.

use std::io::Write as _;
use std::process::{Output, Stdio};

use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, SqliteConnection};

use super::installations;
use super::rig::database::Database;
use super::rig::program::Installation;

fn message(n: usize) -> String {
    format!(
        "Received: from a by b; Mon, 23 Nov 2026 09:00:00 +0700\r\nFrom: m{n}@vidu.example\r\n\
         To: khieunai@kamereo.example\r\nSubject: Lo so\r\nMessage-ID: <{n}@vidu.example>\r\n\
         Content-Type: text/plain; charset=utf-8\r\n\r\nTôi bị lộ số điện thoại, thư {n}.\r\n"
    )
}

fn pipe(installation: &Installation, raw: &[u8]) -> Output {
    let mut child = installation
        .command(&["ingest"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It may end before it has read everything.
    let _ = child.stdin.take().unwrap().write_all(raw);
    child.wait_with_output().unwrap()
}

#[test]
fn mail_is_taken_beside_a_serving_desk() {
    for (database, installation, _folder) in installations("ingest") {
        let running = installation.start();
        let said: Vec<Output> = std::thread::scope(|scope| {
            let pipes: Vec<_> = (0..6)
                .map(|n| {
                    let installation = &installation;
                    // The third comes twice at once.
                    scope.spawn(move || pipe(installation, message(n.min(4)).as_bytes()))
                })
                .collect();
            pipes.into_iter().map(|pipe| pipe.join().unwrap()).collect()
        });
        let mut references = Vec::new();
        for output in &said {
            let words = String::from_utf8_lossy(&output.stdout).into_owned();
            assert_eq!(
                output.status.code(),
                Some(0),
                "{}: {output:?}",
                database.name()
            );
            references.extend(words.trim().strip_prefix("case ").map(str::to_owned));
        }
        assert_eq!(references.len(), 5, "{said:?}");
        assert!(running.stop().success());
    }
}

#[test]
fn mail_that_cannot_be_taken_now_is_left_to_who_has_it() {
    for (database, installation, _folder) in installations("ingest-later") {
        let Database::Sqlite(file) = &database else {
            continue;
        };
        assert_eq!(
            pipe(&installation, message(1).as_bytes()).status.code(),
            Some(0)
        );
        let mut other = SqliteConnection::establish(file.to_str().unwrap()).unwrap();
        other.batch_execute("BEGIN EXCLUSIVE").unwrap();
        let locked = pipe(&installation, message(2).as_bytes());
        assert_eq!(locked.status.code(), Some(75), "{locked:?}");
        other.batch_execute("COMMIT").unwrap();
        let freed = pipe(&installation, message(2).as_bytes());
        assert_eq!(freed.status.code(), Some(0), "{freed:?}");
        // A setting that makes no sense is mended; the mail must not bounce meanwhile.
        let wrong = installation
            .clone()
            .with("LEAKDESK_INTAKE_MODE", "sometimes");
        assert_eq!(pipe(&wrong, message(3).as_bytes()).status.code(), Some(75));
        let again = pipe(&installation, message(1).as_bytes());
        assert_eq!(
            String::from_utf8_lossy(&again.stdout).trim(),
            "known already"
        );
    }
}

#[test]
fn a_mail_of_thirty_megabytes_is_kept_whole() {
    for (_database, installation, _folder) in installations("ingest-large") {
        let mut raw = message(1).into_bytes();
        raw.resize(30 * 1024 * 1024, b'x');
        let output = pipe(&installation, &raw);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        let kept = std::fs::read_dir(installation.data.join("files")).unwrap();
        let sizes = kept.map(|entry| entry.unwrap().metadata().unwrap().len());
        assert!(sizes.max().unwrap() > 30 * 1024 * 1024);
    }
}
