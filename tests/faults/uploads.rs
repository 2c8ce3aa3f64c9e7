//! Files under bad conditions: very many at once, a disk that is full, a program that is killed while they come.

use std::io::Write as _;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use actix_web::rt::System;
use leakdesk::app::App;
use leakdesk::config::{Config, Flags};
use leakdesk::time::{Clock, Moment};

use super::complaint;
use super::rig::database::Database;
use super::rig::folder::Folder;
use super::rig::http::Answer;
use super::rig::program::{Installation, Running, wait_for};
use super::rig::visitor::{Submission, filled_in, status_page};

/// Uploads at once; for the full trial: `LEAKDESK_TEST_UPLOADS=200 cargo test --test faults uploads`.
const AT_ONCE: usize = 40;
const SIZE: usize = 10 * 1024 * 1024;
/// Kilobytes the program may ever have had in memory.
const MEMORY: u64 = 150 * 1024;
const STORY: &str = "Người lạ đọc đúng mã đơn hàng của tôi qua điện thoại.";

/// A PDF, as far as anybody can tell from its beginning.
fn pdf(size: usize) -> Vec<u8> {
    let mut content = b"%PDF-1.7\n".to_vec();
    content.resize(size, b'x');
    content
}

fn installation(name: &str) -> (Database, Installation, Folder) {
    let folder = Folder::new(name);
    let installation = Installation::new(folder.path()).unhurried();
    (Database::sqlite(folder.path()), installation, folder)
}

fn fields(number: usize) -> Vec<(&'static str, String)> {
    let email = format!("tep{number}@example.com");
    complaint(&format!("Lò Thị Tệp {number}"), &email, STORY)
}

/// Fills in the form and sends it with files.
fn send(installation: &Installation, number: usize, files: &[(&str, &[u8])]) -> Answer {
    let mut client = installation.client().patient(Duration::from_secs(900));
    let filled = filled_in(&mut client, &fields(number)).unwrap();
    client.post_files("/complaints", &filled, files).unwrap()
}

/// Whether the form came back with all that was typed and a way on.
fn lost_nothing(answer: &Answer) -> bool {
    answer.body.contains(STORY) && answer.body.contains("Lò Thị Tệp")
}

/// What lies in the file store.
fn lying(installation: &Installation) -> Vec<String> {
    let folder = installation.data.join("files");
    let entries = std::fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.collect()
}

/// The files that have a row.
fn rows(database: &Database) -> Vec<String> {
    database.lines("SELECT lower(hex(id)) AS line FROM files ORDER BY id")
}

fn has_every_file(database: &Database, installation: &Installation) {
    let lying = lying(installation);
    let missing: Vec<String> = rows(database)
        .into_iter()
        .filter(|id| !lying.contains(id))
        .collect();
    assert_eq!(missing, Vec::<String>::new(), "rows without a file");
}

/// The most memory the program has ever had, in kilobytes.
fn most_memory(running: &Running) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", running.id())).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let number = line.unwrap().split_whitespace().nth(1).unwrap();
    number.parse().unwrap()
}

#[test]
fn very_many_uploads_at_once_take_little_memory_and_each_is_answered() {
    let (database, installation, _folder) = installation("uploads");
    let at_once = std::env::var("LEAKDESK_TEST_UPLOADS");
    let at_once = at_once.map_or(AT_ONCE, |number| number.parse().unwrap());
    let running = installation.start();
    let before = most_memory(&running);
    let content = Arc::new(pdf(SIZE));
    let uploads: Vec<_> = (0..at_once)
        .map(|number| {
            let (installation, content) = (installation.clone(), content.clone());
            std::thread::spawn(move || send(&installation, number, &[("chứng cứ.pdf", &content)]))
        })
        .collect();
    let (mut taken, mut put_off) = (0, 0);
    for upload in uploads {
        let answer = upload.join().unwrap();
        match answer.status {
            303 => taken += 1,
            429 | 503 => {
                put_off += 1;
                assert!(lost_nothing(&answer), "{}", answer.body);
            }
            other => panic!("{other}: {}", answer.body),
        }
    }
    let memory = most_memory(&running);
    eprintln!(
        "{at_once} sent, {taken} taken, {put_off} put off (503); {before} kB before, at most {memory} kB"
    );
    assert!(memory < MEMORY, "{memory} kB");
    assert!(taken >= AT_ONCE.min(at_once) / 2, "{taken} taken");
    assert_eq!(rows(&database).len(), taken);
    has_every_file(&database, &installation);
    let begun = lying(&installation)
        .into_iter()
        .filter(|name| name.contains('#'));
    assert_eq!(begun.count(), 0, "what was not taken is gone");
    assert!(running.stop().success(), "{}", installation.log());
}

/// A place for files that is too small, until it isn't.
enum Tight {
    /// A file system of its own.
    Mounted(PathBuf),
    /// Where nothing may be mounted: files of the program may not grow.
    Limited,
}

const SMALL: &str = "size=4m,mode=0700";
const LARGE: &str = "remount,size=64m";

impl Tight {
    fn make(installation: Installation) -> (Installation, Self) {
        let files = installation.data.join("files");
        std::fs::create_dir_all(&files).unwrap();
        if mount(&["-t", "tmpfs", "-o", SMALL, "tmpfs"], &files) {
            return (installation, Self::Mounted(files));
        }
        let limit = "trap '' XFSZ; ulimit -S -f 8192";
        (installation.before(limit), Self::Limited)
    }

    fn free(&self, running: &Running) {
        let is_free = match self {
            Self::Mounted(files) => mount(&["-o", LARGE], files),
            Self::Limited => {
                let id = running.id().to_string();
                let mut command = Command::new("prlimit");
                let command = command.args(["--pid", &id, "--fsize=unlimited:unlimited"]);
                command.status().unwrap().success()
            }
        };
        assert!(is_free);
    }
}

impl Drop for Tight {
    fn drop(&mut self) {
        if let Self::Mounted(files) = self {
            let _ = Command::new("umount").arg("-l").arg(files).status();
        }
    }
}

fn mount(options: &[&str], place: &Path) -> bool {
    let mut command = Command::new("mount");
    let status = command.args(options).arg(place).output();
    status.is_ok_and(|output| output.status.success())
}

#[test]
fn a_full_disk_gives_a_clear_page_loses_nothing_typed_and_is_no_reason_to_start_anew() {
    let (database, installation, _folder) = installation("full");
    let (installation, tight) = Tight::make(installation);
    let running = installation.start();
    let content = pdf(SIZE);
    for number in 0..3 {
        let answer = send(&installation, number, &[("lớn.pdf", &content)]);
        assert_eq!(answer.status, 503, "{}", answer.body);
        assert!(lost_nothing(&answer), "{}", answer.body);
        assert!(
            answer.body.contains("Nơi lưu tệp đang có sự cố"),
            "{}",
            answer.body
        );
    }
    assert_eq!(lying(&installation), Vec::<String>::new(), "nothing half");
    assert_eq!(rows(&database), Vec::<String>::new());

    // Without the file it can be sent; a small one still fits.
    assert_eq!(send(&installation, 3, &[]).status, 303);
    assert_eq!(
        send(&installation, 4, &[("nhỏ.pdf", &pdf(1_000_000))]).status,
        303
    );

    tight.free(&running);
    assert_eq!(send(&installation, 5, &[("lớn.pdf", &content)]).status, 303);
    assert_eq!(rows(&database).len(), 2);
    has_every_file(&database, &installation);
    assert!(running.stop().success(), "{}", installation.log());
}

#[test]
fn a_program_killed_between_a_file_and_its_row_leaves_a_file_that_is_swept() {
    let (database, installation, _folder) = installation("between");
    let mut running = installation.start();
    let whole = Submission::fill_in(installation.client(), &fields(0))
        .unwrap()
        .send_with(&[("một.pdf", &pdf(200_000))])
        .unwrap();
    let kept = rows(&database);
    assert_eq!(kept.len(), 1);

    // One file whole, the next only begun, when the program dies.
    let mut client = installation.client();
    let filled = filled_in(&mut client, &fields(1)).unwrap();
    let mut connection = TcpStream::connect(installation.address()).unwrap();
    connection
        .write_all(&begun(&installation, &client.cookies(), &filled))
        .unwrap();
    wait_for(
        "a whole file and one that is begun",
        Duration::from_secs(60),
        || {
            let lying = lying(&installation);
            let begun = lying.iter().filter(|name| name.contains('#')).count();
            (lying.len() == 3 && begun == 1).then_some(())
        },
    );
    running.kill();

    let running = installation.start();
    assert_eq!(rows(&database), kept, "no row");
    assert_eq!(lying(&installation).len(), 3, "and two files too many");
    let page = status_page(installation.client(), &whole).unwrap();
    assert_eq!(page.status, 200, "{}", page.body);
    assert!(running.stop().success(), "{}", installation.log());

    sweep(&installation);
    assert_eq!(lying(&installation), kept);
    has_every_file(&database, &installation);
}

/// A form with one file whole and half of another.
fn begun(installation: &Installation, cookies: &str, fields: &[(String, String)]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        let part =
            format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend(part.into_bytes());
    }
    for (name, size) in [("hai.pdf", 300_000), ("ba.pdf", 400_000)] {
        let head = format!(
            "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\n"
        );
        body.extend(head.into_bytes());
        body.extend(pdf(size));
        body.extend(b"\r\n");
    }
    let head = format!(
        "POST /complaints HTTP/1.1\r\nHost: {}\r\nCookie: {cookies}\r\n\
         Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 5000000\r\n\r\n",
        installation.address()
    );
    [head.into_bytes(), body].concat()
}

/// Sweeps as the program does, without waiting an hour.
fn sweep(installation: &Installation) {
    let settings = installation.data.with_file_name("leakdesk.toml");
    std::fs::write(&settings, "").unwrap();
    let flags = Flags {
        config: Some(settings),
        data_dir: Some(installation.data.display().to_string()),
        ..Flags::default()
    };
    let config = Config::load_without_environment(&flags).unwrap();
    let clock = Clock::fixed(Moment::parse("2030-01-01T00:00:00Z").unwrap());
    System::new().block_on(async move {
        let app = App::open(config, clock).await.unwrap();
        let mut removed = 0;
        for _ in 0..6 {
            removed += app.files.sweep(&app.db, app.now()).await.unwrap().removed;
            app.clock.advance(chrono::Duration::minutes(25));
        }
        assert_eq!(removed, 2);
    });
}
