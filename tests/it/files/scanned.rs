//! A virus scanner that finds something, fails, or isn't there. A stub speaks clamd's protocol.

use std::net::{TcpListener, TcpStream};
use std::os::unix::net::UnixListener;
use std::sync::{Arc, Mutex};

use leakdesk::files::{Fault, Refused};

use super::{lying, offer, pdf, stored};
use crate::support::TestApp;

/// What the stub does once it has heard a whole file.
#[derive(Clone, Copy)]
enum Says {
    This(&'static [u8]),
    /// Hangs up in the middle of the file.
    Nothing,
}

/// What it heard, file by file.
type Heard = Arc<Mutex<Vec<Vec<u8>>>>;

/// Answers one connection.
fn answer(mut stream: impl std::io::Read + std::io::Write, says: Says, heard: &Heard) {
    let mut command = [0; 10];
    if stream.read_exact(&mut command[..6]).is_err() {
        return;
    }
    if &command[..6] == b"zPING\0" {
        stream.write_all(b"PONG\0").ok();
        return;
    }
    stream.read_exact(&mut command[6..]).unwrap();
    assert_eq!(&command, b"zINSTREAM\0");
    let mut content = Vec::new();
    loop {
        let mut length = [0; 4];
        if stream.read_exact(&mut length).is_err() {
            return;
        }
        let length = usize::try_from(u32::from_be_bytes(length)).unwrap();
        if length == 0 {
            break;
        }
        let start = content.len();
        content.resize(start + length, 0);
        if stream.read_exact(&mut content[start..]).is_err() {
            return;
        }
        if matches!(says, Says::Nothing) {
            return;
        }
    }
    heard.lock().unwrap().push(content);
    if let Says::This(words) = says {
        stream.write_all(words).ok();
    }
}

/// A stub on a port of its own.
fn scanner(says: Says) -> (String, Heard) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let heard = Heard::default();
    let ears = heard.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let stream: TcpStream = stream.unwrap();
            answer(stream, says, &ears);
        }
    });
    (address, heard)
}

async fn desk(clamd: &str) -> TestApp {
    let setting = format!("clamd={clamd}");
    TestApp::with("2026-11-02T09:00:00+07:00", &[&setting]).await
}

#[actix_web::test]
async fn what_is_clean_is_stored_and_was_heard_whole() {
    let (address, heard) = scanner(Says::This(b"stream: OK\0"));
    let test = desk(&address).await;
    let content = pdf(300_000);
    let file = stored(&test.app, "a.pdf", &content).await;
    assert_eq!(file.size, 300_000);
    assert_eq!(*heard.lock().unwrap(), [content]);
    test.app.files.scanner().unwrap().ping().await.unwrap();
}

#[actix_web::test]
async fn what_comes_in_crumbs_is_heard_whole() {
    let (address, heard) = scanner(Says::This(b"stream: OK\0"));
    let test = desk(&address).await;
    let content = pdf(70_000);
    let limits = test.app.files.limits();
    let offered = leakdesk::files::Offered::by_form("a.pdf", "", limits);
    let crumbs = super::pieces(&content, 1);
    let taken = test.app.files.store(&test.app.vault, offered, crumbs).await;
    assert_eq!(taken.unwrap().unwrap().size, 70_000);
    assert_eq!(*heard.lock().unwrap(), [content]);
}

#[actix_web::test]
async fn what_is_infected_is_refused_and_leaves_nothing() {
    let (address, _) = scanner(Says::This(b"stream: Eicar-Test-Signature FOUND\0"));
    let test = desk(&address).await;
    let refused = offer(&test.app, "a.pdf", &pdf(300_000)).await.unwrap();
    assert_eq!(refused.err(), Some(Refused::Infected));
    assert_eq!(lying(&test), Vec::<String>::new());
}

#[actix_web::test]
async fn what_could_not_be_scanned_is_not_taken() {
    let unsure: [Says; 5] = [
        Says::This(b"INSTREAM size limit exceeded. ERROR\0"),
        Says::This(b"stream: Can't allocate memory ERROR\0"),
        Says::This(b""),
        Says::This(b"stream: OK FOUND ERROR\0"),
        Says::Nothing,
    ];
    for says in unsure {
        let (address, _) = scanner(says);
        let test = desk(&address).await;
        let failed = offer(&test.app, "a.pdf", &pdf(900_000)).await;
        assert!(matches!(failed, Err(Fault::Scanner(_))), "{failed:?}");
        assert_eq!(lying(&test), Vec::<String>::new());
    }
    // Nobody listens.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    drop(listener);
    let test = desk(&address).await;
    let failed = offer(&test.app, "a.pdf", &pdf(1_000)).await;
    assert!(matches!(failed, Err(Fault::Scanner(_))), "{failed:?}");
    assert!(test.app.files.scanner().unwrap().ping().await.is_err());
}

#[actix_web::test]
async fn it_may_listen_on_a_unix_socket() {
    let path = std::env::temp_dir().join(format!("clamd-{:016x}.ctl", rand::random::<u64>()));
    let listener = UnixListener::bind(&path).unwrap();
    let heard = Heard::default();
    let ears = heard.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            answer(stream.unwrap(), Says::This(b"stream: OK\0"), &ears);
        }
    });
    let test = desk(&format!("unix:{}", path.display())).await;
    stored(&test.app, "a.pdf", &pdf(5_000)).await;
    assert_eq!(heard.lock().unwrap().len(), 1);
    std::fs::remove_file(&path).unwrap();
}
