//! A mail system of one's own: Postfix takes mail and hands it to Dovecot, which keeps mailboxes and
//! shows them over IMAP. Both run as child processes with folders and ports of their own and touch
//! nothing of the system's. They want to be started by root: others need `sudo` without a password.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::free_port;
use super::mail::{self, Mail};
use super::program::wait_for;

/// Where members write to, and a member. Nobody else has a mailbox.
pub const DESK: &str = "khieunai@desk.test";
pub const MEMBER: &str = "huong@member.test";
pub const PASSWORD: &str = "mat khau/hop thu";

/// Debian's user for mail.
const OWNER: &str = "mail";

pub struct MailSystem {
    folder: PathBuf,
    dovecot: Option<Child>,
    postfix: Option<Child>,
    pub smtp: u16,
    pub imap: u16,
    pub imaps: u16,
    lmtp: u16,
}

/// Whose name the certificate bears.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Certificate {
    Localhost,
    Stranger,
}

impl MailSystem {
    /// Both servers, up and answering.
    pub fn start() -> Self {
        Self::start_as(Certificate::Localhost)
    }

    /// The same under a certificate for this name.
    pub fn start_as(certificate: Certificate) -> Self {
        let mut system = Self::lay_out(certificate);
        system.start_dovecot();
        system.start_postfix();
        system
    }

    /// Only the mailboxes, under a certificate for this name.
    pub fn mailboxes(certificate: Certificate) -> Self {
        let mut system = Self::lay_out(certificate);
        system.start_dovecot();
        system
    }

    fn lay_out(certificate: Certificate) -> Self {
        // Other users have to reach it, and a socket's name must be short.
        let name = format!("leakdesk-mail-{}-{}", std::process::id(), free_port());
        let folder = std::env::temp_dir().join(name);
        for inner in ["run", "state", "mail", "etc", "queue", "data"] {
            fs::create_dir_all(folder.join(inner)).unwrap();
        }
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
        as_root("chown", &[OWNER, &text(&folder.join("mail"))]);
        let system = Self {
            dovecot: None,
            postfix: None,
            smtp: free_port(),
            imap: free_port(),
            imaps: free_port(),
            lmtp: free_port(),
            folder,
        };
        system.make_certificate(certificate);
        fs::write(system.path("dovecot.conf"), system.dovecot_settings()).unwrap();
        let users = [DESK, MEMBER].map(|user| format!("{user}:{{PLAIN}}{PASSWORD}::::::\n"));
        fs::write(system.path("users"), users.concat()).unwrap();
        fs::write(system.path("etc/main.cf"), system.postfix_settings()).unwrap();
        fs::write(system.path("etc/master.cf"), postfix_services(system.smtp)).unwrap();
        system
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// What vouches for the mailboxes' server.
    pub fn authority(&self) -> PathBuf {
        self.path("cert.pem")
    }

    fn make_certificate(&self, whose: Certificate) {
        let names = match whose {
            Certificate::Localhost => "subjectAltName=DNS:localhost,IP:127.0.0.1",
            Certificate::Stranger => "subjectAltName=DNS:somewhere.else.test",
        };
        let made = Command::new("openssl")
            .args(["req", "-x509", "-newkey", "ec", "-pkeyopt"])
            .args(["ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"])
            .args(["-subj", "/CN=mail", "-addext", names])
            .args(["-addext", "basicConstraints=critical,CA:FALSE"])
            .arg("-out")
            .arg(self.path("cert.pem"))
            .arg("-keyout")
            .arg(self.path("key.pem"))
            .stderr(Stdio::null())
            .status()
            .unwrap();
        assert!(made.success());
    }

    fn dovecot_settings(&self) -> String {
        let Self {
            folder,
            imap,
            imaps,
            lmtp,
            ..
        } = self;
        let folder = folder.display();
        format!(
            "base_dir = {folder}/run\nstate_dir = {folder}/state\nlog_path = {folder}/dovecot.log\n\
             protocols = imap lmtp\nlisten = 127.0.0.1\nfirst_valid_uid = 1\n\
             ssl = yes\nssl_cert = <{folder}/cert.pem\nssl_key = <{folder}/key.pem\n\
             disable_plaintext_auth = no\nauth_mechanisms = plain login\nrecipient_delimiter = +\n\
             mail_location = maildir:{folder}/mail/%u\n\
             passdb {{\n driver = passwd-file\n args = username_format=%u {folder}/users\n}}\n\
             userdb {{\n driver = passwd-file\n args = username_format=%u {folder}/users\n\
             default_fields = uid={OWNER} gid={OWNER} home={folder}/mail/%u\n}}\n\
             service imap-login {{\n inet_listener imap {{\n port = {imap}\n }}\n\
             inet_listener imaps {{\n port = {imaps}\n ssl = yes\n }}\n}}\n\
             service lmtp {{\n inet_listener lmtp {{\n address = 127.0.0.1\n port = {lmtp}\n }}\n}}\n"
        )
    }

    fn postfix_settings(&self) -> String {
        let Self { folder, lmtp, .. } = self;
        let folder = folder.display();
        format!(
            "compatibility_level = 3.6\nqueue_directory = {folder}/queue\ndata_directory = {folder}/data\n\
             maillog_file_prefixes = {folder}\nmaillog_file = {folder}/postfix.log\n\
             inet_interfaces = 127.0.0.1\ninet_protocols = ipv4\nmynetworks = 127.0.0.0/8\n\
             myhostname = mx.desk.test\nmydestination =\nlocal_recipient_maps =\nalias_maps =\nalias_database =\n\
             virtual_mailbox_domains = desk.test, member.test\nvirtual_mailbox_maps = static:all\n\
             virtual_transport = lmtp:inet:127.0.0.1:{lmtp}\nrecipient_delimiter = +\n\
             smtpd_relay_restrictions = permit_mynetworks, reject\n\
             smtpd_tls_security_level = may\nsmtpd_tls_cert_file = {folder}/cert.pem\n\
             smtpd_tls_key_file = {folder}/key.pem\n"
        )
    }

    pub fn start_dovecot(&mut self) {
        let settings = text(&self.path("dovecot.conf"));
        self.dovecot = Some(spawn_as_root("dovecot", &["-F", "-c", &settings]));
        for port in [self.imap, self.imaps, self.lmtp] {
            wait_until_open("Dovecot", port);
        }
    }

    pub fn stop_dovecot(&mut self) {
        if let Some(child) = self.dovecot.take() {
            stop(
                "doveadm",
                &["-c", &text(&self.path("dovecot.conf")), "stop"],
                child,
            );
        }
    }

    fn start_postfix(&mut self) {
        let settings = text(&self.path("etc"));
        // Owners as Postfix wants them; makes the folders of the queue.
        as_root("chown", &["postfix", &text(&self.path("data"))]);
        as_root("chown", &["root", &text(&self.path("queue"))]);
        as_root("chown", &["-R", "root", &settings]);
        as_root("postfix", &["-c", &settings, "check"]);
        let master = "/usr/lib/postfix/sbin/master";
        self.postfix = Some(spawn_as_root(master, &["-c", &settings, "-d"]));
        wait_until_open("Postfix", self.smtp);
    }

    /// The mailbox of `user`: what came, oldest first.
    pub fn mailbox(&self, user: &str) -> Vec<Mail> {
        let folder = self.path("mail").join(user);
        // The mailboxes belong to somebody else.
        as_root("chmod", &["-R", "a+rX", &text(&self.path("mail"))]);
        let mut mails = mail::list(&folder.join("new"));
        mails.extend(mail::list(&folder.join("cur")));
        mails.sort_by(|a, b| a.name.cmp(&b.name));
        mails
    }

    /// Hands a mail to Postfix, as any mail program would.
    pub fn send(&self, from: &str, to: &str, message: &str) {
        converse(
            self.smtp,
            "220",
            &[
                ("EHLO member.test", "250"),
                (&format!("MAIL FROM:<{from}>"), "250"),
                (&format!("RCPT TO:<{to}>"), "250"),
                ("DATA", "354"),
                (&format!("{}\r\n.", message.replace('\n', "\r\n")), "250"),
                ("QUIT", "221"),
            ],
        );
    }

    /// Puts a mail into a mailbox past Postfix.
    pub fn deliver(&self, to: &str, message: &str) {
        converse(
            self.lmtp,
            "220",
            &[
                ("LHLO member.test", "250"),
                ("MAIL FROM:<huong@member.test>", "250"),
                (&format!("RCPT TO:<{to}>"), "250"),
                ("DATA", "354"),
                (&format!("{}\r\n.", message.replace('\n', "\r\n")), "250"),
                ("QUIT", "221"),
            ],
        );
    }

    /// A setting for the desk's mailbox.
    pub fn imap_url(&self, scheme: &str) -> String {
        let port = if scheme == "imaps" {
            self.imaps
        } else {
            self.imap
        };
        let (user, password) = (DESK.replace('@', "%40"), PASSWORD.replace(' ', "%20"));
        let password = password.replace('/', "%2F");
        format!("{scheme}://{user}:{password}@localhost:{port}")
    }

    /// Everything the servers have said, for a test that goes wrong.
    pub fn log(&self) -> String {
        let read = |name| fs::read_to_string(self.path(name)).unwrap_or_default();
        format!("{}\n{}", read("dovecot.log"), read("postfix.log"))
    }

    /// Runs a command of Dovecot's on the desk's mailbox.
    pub fn doveadm(&self, arguments: &[&str]) {
        let settings = text(&self.path("dovecot.conf"));
        let mut all = vec!["-c", &settings];
        all.extend(arguments);
        as_root("doveadm", &all);
    }
}

impl Drop for MailSystem {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("{}", self.log());
        }
        if let Some(child) = self.postfix.take() {
            stop("postfix", &["-c", &text(&self.path("etc")), "stop"], child);
        }
        self.stop_dovecot();
        let mut remove = command_as_root("rm");
        let _ = remove.args(["-rf", &text(&self.folder)]).status();
    }
}

fn postfix_services(port: u16) -> String {
    let mut services = format!("127.0.0.1:{port} inet n - n - - smtpd\n");
    for (name, kind, program) in [
        ("cleanup", "unix n - n - 0", "cleanup"),
        ("qmgr", "unix n - n 300 1", "qmgr"),
        ("rewrite", "unix - - n - -", "trivial-rewrite"),
        ("bounce", "unix - - n - 0", "bounce"),
        ("defer", "unix - - n - 0", "bounce"),
        ("trace", "unix - - n - 0", "bounce"),
        ("proxymap", "unix - - n - -", "proxymap"),
        ("anvil", "unix - - n - 1", "anvil"),
        ("tlsmgr", "unix - - n 1000? 1", "tlsmgr"),
        ("lmtp", "unix - - n - -", "lmtp"),
        ("error", "unix - - n - -", "error"),
        ("retry", "unix - - n - -", "error"),
        ("postlog", "unix-dgram n - n - 1", "postlogd"),
    ] {
        services.extend([name, " ", kind, " ", program, "\n"]);
    }
    services
}

fn text(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}

fn is_root() -> bool {
    let said = Command::new("id").arg("-u").output().unwrap();
    said.stdout.starts_with(b"0\n")
}

fn command_as_root(program: &str) -> Command {
    // Servers live where only root's PATH looks.
    let path = "/usr/sbin:/usr/bin:/sbin:/bin";
    let mut command = if is_root() {
        Command::new("env")
    } else {
        let mut command = Command::new("sudo");
        command.args(["-n", "env"]);
        command
    };
    command
        .arg(format!("PATH={path}"))
        .arg(program)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

fn as_root(program: &str, arguments: &[&str]) {
    let done = command_as_root(program).args(arguments).status().unwrap();
    assert!(done.success(), "{program} {arguments:?}");
}

fn spawn_as_root(program: &str, arguments: &[&str]) -> Child {
    let child = command_as_root(program).args(arguments).spawn();
    child.unwrap_or_else(|why| panic!("{program} (see tests/run): {why}"))
}

fn stop(program: &str, arguments: &[&str], mut child: Child) {
    let _ = command_as_root(program).args(arguments).status();
    let _ = child.wait();
}

fn wait_until_open(what: &str, port: u16) {
    wait_for(what, Duration::from_secs(30), || {
        TcpStream::connect(("127.0.0.1", port)).ok()
    });
}

/// Says each line and expects an answer that begins so.
fn converse(port: u16, greeting: &str, lines: &[(&str, &str)]) {
    let stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let mut answers = BufReader::new(stream.try_clone().unwrap());
    let mut stream = stream;
    expect(&mut answers, greeting);
    for (line, wanted) in lines {
        stream.write_all(format!("{line}\r\n").as_bytes()).unwrap();
        expect(&mut answers, wanted);
    }
}

fn expect(answers: &mut BufReader<TcpStream>, wanted: &str) {
    loop {
        let mut line = String::new();
        answers.read_line(&mut line).unwrap();
        assert!(line.starts_with(wanted), "{wanted}: {line}");
        if line.as_bytes().get(3) != Some(&b'-') {
            return;
        }
    }
}
