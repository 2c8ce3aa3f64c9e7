//! A real SMTP server (aiosmtpd) that keeps what it is given in a Maildir.

use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::rig::folder::Folder;
use crate::rig::free_port;
use crate::rig::program::wait_for;

pub struct MailServer {
    child: Child,
    pub port: u16,
    folder: Folder,
}

impl MailServer {
    pub fn start() -> Self {
        let folder = Folder::new("maildir");
        let port = free_port();
        // Debian's Python sees Debian's packages; another one first on PATH may not.
        let debian = PathBuf::from("/usr/bin/python3");
        let python = if debian.exists() {
            debian
        } else {
            PathBuf::from("python3")
        };
        let child = Command::new(python)
            .args([
                "-m",
                "aiosmtpd",
                "-n",
                "-u",
                "-l",
                &format!("127.0.0.1:{port}"),
            ])
            .args(["-c", "aiosmtpd.handlers.Mailbox"])
            .arg(folder.path().join("box"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("aiosmtpd (Debian's package python3-aiosmtpd)");
        wait_for("mail server", Duration::from_secs(30), || {
            TcpStream::connect(("127.0.0.1", port)).ok()
        });
        Self {
            child,
            port,
            folder,
        }
    }

    /// Where arrived mails lie, one file each.
    pub fn arrived(&self) -> PathBuf {
        self.folder.path().join("box").join("new")
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
