//! Against a real mail server: one that answers by a script.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use leakdesk::lang::Lang;
use leakdesk::mail::letter::{Letter, Sender};
use leakdesk::mail::transport::{Answer, Fault, Outgoing, Phase, Transport};
use leakdesk::mail::{Patience, SmtpServer};
use leakdesk::render::Rendered;
use leakdesk::time::Moment;

pub(crate) struct Server {
    child: Child,
    pub(crate) port: u16,
    pub(crate) folder: PathBuf,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        fs::remove_dir_all(&self.folder).unwrap();
    }
}

impl Server {
    /// A port that nobody listens on, yet.
    pub(crate) fn free_port() -> u16 {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.local_addr().unwrap().port()
    }

    pub(crate) fn start(mode: &str) -> Self {
        Self::start_on(mode, 0)
    }

    /// On this port; on any for 0.
    pub(crate) fn start_on(mode: &str, port: u16) -> Self {
        let folder = super::desk::folder(&format!("smtp-{mode}"));
        let script = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/it/support/smtp_server.py"
        );
        let mut command = Command::new("/usr/bin/python3");
        command
            .arg(script)
            .arg(&folder)
            .arg(mode)
            .arg(port.to_string());
        if matches!(mode, "starttls" | "smtps") {
            let (cert, key) = certificate(&folder);
            command.arg(cert).arg(key);
        }
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        Self {
            child,
            port: line.trim().parse().unwrap(),
            folder,
        }
    }

    pub(crate) fn mails(&self) -> Vec<String> {
        let mut paths: Vec<_> = fs::read_dir(&self.folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|it| it == "eml"))
            .collect();
        paths.sort();
        paths
            .iter()
            .map(|path| fs::read_to_string(path).unwrap())
            .collect()
    }
}

/// A certificate for localhost that nobody vouches for but itself.
fn certificate(folder: &Path) -> (PathBuf, PathBuf) {
    let (cert, key) = (folder.join("cert.pem"), folder.join("key.pem"));
    let made = Command::new("openssl")
        .args([
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
        ])
        .args(["-nodes", "-days", "2", "-subj", "/CN=localhost"])
        .args(["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"])
        .args(["-addext", "basicConstraints=critical,CA:FALSE"])
        .arg("-out")
        .arg(&cert)
        .arg("-keyout")
        .arg(&key)
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(made.success());
    (cert, key)
}

fn outgoing(to: &str) -> Outgoing {
    let rendered = Rendered {
        subject: "Đã tiếp nhận [KN-7F3K-9QW4]".to_owned(),
        text: "Kính gửi Quý khách,\n.\nMAIL FROM:<x@evil.example>\n".to_owned(),
        html: "<p>Kính gửi</p>".to_owned(),
    };
    let at = Moment::parse("2026-11-23T10:00:00+07:00").unwrap();
    let sender = Sender::new("Công ty Kamereo", "desk@kamereo.example", None).unwrap();
    let letter = Letter::new(to, Lang::Vi, &rendered, at);
    letter
        .compose(&sender, "<0123abcd@kamereo.example>")
        .unwrap()
}

fn transport(url: &str, ca_file: Option<&Path>) -> Transport {
    let patience = Patience {
        connect: Duration::from_secs(5),
        command: Duration::from_secs(5),
        content: Duration::from_secs(1),
    };
    let server = SmtpServer::parse(url, "kamereo.example", ca_file).unwrap();
    Transport::Smtp(Box::new(server.with_patience(patience)))
}

async fn send(transport: &Transport, to: &str) -> Answer {
    let mut post = transport.open();
    let answer = post.send(&outgoing(to)).await;
    post.close().await;
    answer
}

const fn fault(phase: Phase, code: u16) -> Fault {
    Fault {
        phase,
        code: Some(code),
    }
}

#[tokio::test]
async fn each_answer_of_the_server_means_what_it_should() {
    let server = Server::start("plain");
    let transport = transport(&format!("smtp://127.0.0.1:{}", server.port), None);
    for (to, wanted) in [
        ("ok@a.example", Answer::Sent),
        (
            "n550@a.example",
            Answer::GiveUp(fault(Phase::Recipient, 550)),
        ),
        (
            "n451@a.example",
            Answer::Retry(fault(Phase::Recipient, 451)),
        ),
        (
            "n530@a.example",
            Answer::Retry(fault(Phase::Recipient, 530)),
        ),
        ("d554@a.example", Answer::GiveUp(fault(Phase::Content, 554))),
        ("d452@a.example", Answer::Retry(fault(Phase::Content, 452))),
        (
            "cut@a.example",
            Answer::Retry(Fault::of(Phase::Unconfirmed)),
        ),
        (
            "slow@a.example",
            Answer::Retry(Fault::of(Phase::Unconfirmed)),
        ),
    ] {
        assert_eq!(send(&transport, to).await, wanted, "{to}");
    }
    let mails = server.mails();
    assert!(mails[0].starts_with("clear kamereo.example desk@kamereo.example ok@a.example\n"));
    assert!(
        mails[0].contains("\r\n.\r\nMAIL FROM:<x@evil.example>\r\n"),
        "{}",
        mails[0]
    );
}

/// A line with nothing but a dot stays a line of the mail: one mail goes in, one comes out, word for word.
#[tokio::test]
async fn mo_05_a_lone_dot_ends_no_mail_and_says_no_command() {
    let server = Server::start("plain");
    let transport = transport(&format!("smtp://127.0.0.1:{}", server.port), None);
    assert_eq!(send(&transport, "ok@a.example").await, Answer::Sent);
    let mails = server.mails();
    assert_eq!(mails.len(), 1);
    let body = mails[0].replace("\r\n", "\n");
    assert!(body.contains("\n.\nMAIL FROM:<x@evil.example>\n"), "{body}");
    assert!(!mails[0].lines().next().unwrap().contains("evil"), "{body}");
}

#[tokio::test]
async fn a_pass_shares_one_connection_and_survives_a_refusal() {
    let server = Server::start("plain");
    let transport = transport(&format!("smtp://127.0.0.1:{}", server.port), None);
    let mut post = transport.open();
    let began = Instant::now();
    for _ in 0..50 {
        assert_eq!(post.send(&outgoing("ok@a.example")).await, Answer::Sent);
    }
    // 45 ms a mail without TCP_NODELAY.
    assert!(
        began.elapsed() < Duration::from_millis(1800),
        "{:?}",
        began.elapsed()
    );
    assert!(matches!(
        post.send(&outgoing("n550@a.example")).await,
        Answer::GiveUp(_)
    ));
    assert_eq!(post.send(&outgoing("ok@a.example")).await, Answer::Sent);
    post.close().await;
    assert_eq!(server.mails().len(), 51);
}

#[tokio::test]
async fn tls_is_demanded_and_its_certificate_checked() {
    for (mode, scheme, query) in [
        ("starttls", "smtp", "?tls=required"),
        ("smtps", "smtps", ""),
    ] {
        let server = Server::start(mode);
        let url = format!("{scheme}://localhost:{}{query}", server.port);
        let unknown = send(&transport(&url, None), "ok@a.example").await;
        assert_eq!(
            unknown,
            Answer::Retry(Fault::of(Phase::Tls)),
            "{mode}: nobody vouches for it"
        );
        let trusted = transport(&url, Some(&server.folder.join("cert.pem")));
        assert_eq!(send(&trusted, "ok@a.example").await, Answer::Sent, "{mode}");
        let mails = server.mails();
        assert_eq!(mails.len(), 1);
        assert!(mails[0].starts_with("tls "), "{}", mails[0]);
    }
}

#[tokio::test]
async fn a_server_without_tls_gets_nothing() {
    let server = Server::start("plain");
    let url = format!("smtp://localhost:{}?tls=required", server.port);
    let answer = send(&transport(&url, None), "ok@a.example").await;
    assert_eq!(answer, Answer::Retry(Fault::of(Phase::Tls)));
    assert!(server.mails().is_empty());
}

#[tokio::test]
async fn a_wrong_password_and_a_dead_server_are_faults_of_the_server() {
    let server = Server::start("auth");
    let right = format!("smtp://desk:right@127.0.0.1:{}", server.port);
    assert_eq!(
        send(&transport(&right, None), "ok@a.example").await,
        Answer::Sent
    );
    let wrong = format!("smtp://desk:wrong@127.0.0.1:{}", server.port);
    let answer = send(&transport(&wrong, None), "ok@a.example").await;
    assert_eq!(answer, Answer::Retry(fault(Phase::Credentials, 535)));
    let dead = transport("smtp://127.0.0.1:9", None);
    let Answer::Retry(fault) = send(&dead, "ok@a.example").await else {
        panic!()
    };
    assert_eq!(fault.phase, Phase::Connect);
    assert!(fault.concerns_the_server());
}

#[tokio::test]
async fn a_mail_written_to_a_file_twice_is_one_file() {
    use std::os::unix::fs::PermissionsExt;

    let folder = super::desk::folder("files");
    let mails = folder.join("mail");
    let transport = Transport::files(&mails);
    for _ in 0..2 {
        assert_eq!(send(&transport, "ok@a.example").await, Answer::Sent);
    }
    let names: Vec<_> = fs::read_dir(&mails)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(names, ["20261123T030000Z-0123abcd.eml"]);
    let mode = fs::metadata(&mails).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode, 0o700);
    fs::remove_dir_all(&folder).unwrap();
}
