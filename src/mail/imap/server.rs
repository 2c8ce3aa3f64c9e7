//! Which mailbox, on which server, and how to get in. TLS is demanded of every server that is not
//! this machine, and there is no way down.

use std::fmt;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use async_imap::error::Error;
use async_imap::imap_proto::{Response, Status};
use async_imap::{Client, Session};
use tokio_rustls::rustls::ClientConfig;
use url::Url;

use crate::mail::dkim::base64;
use crate::mail::smtp::{is_loopback, percent_decoded, tls_config};
use crate::mail::transport::{Fault, Phase};
use crate::mail::wire::{Line, Wire};

/// How long connecting and signing in, one command, and one piece of a message may take.
const CONNECT: Duration = Duration::from_secs(30);
const COMMAND: Duration = Duration::from_secs(60);

/// A mailbox and how to read it.
pub struct ImapServer {
    host: String,
    port: u16,
    user: String,
    password: String,
    /// As the server names it (modified UTF-7).
    pub(super) mailbox: String,
    privacy: Privacy,
    tls: Arc<ClientConfig>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Privacy {
    /// TLS from the first byte.
    Implicit,
    /// `STARTTLS`, or nothing.
    StartTls,
    /// In the clear, on this machine only.
    Plain,
}

/// Why the setting was refused. Says nothing of what it holds: there is a password in it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WrongMailbox {
    #[error(
        "imap_url must look like imaps://user:password@host/mailbox or imap+starttls://user:password@host/mailbox"
    )]
    Address,
    #[error(
        "imap_url: imap:// would send the password in the clear; use imaps:// or imap+starttls://"
    )]
    InTheClear,
    #[error("imap_url: the certificates in {0} cannot be read")]
    Certificates(PathBuf),
}

impl fmt::Debug for ImapServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "ImapServer({}:{}, {:?})",
            self.host, self.port, self.privacy
        )
    }
}

impl ImapServer {
    /// Reads `imaps://user:password@host[:993][/mailbox]`, `imap+starttls://…[:143]` or, on this
    /// machine, `imap://…[:143]`. Without a mailbox it is `INBOX`.
    pub fn parse(url: &str, ca_file: Option<&Path>) -> Result<Self, WrongMailbox> {
        let url = Url::parse(url).map_err(|_reason: url::ParseError| WrongMailbox::Address)?;
        let host = url
            .host_str()
            .filter(|host| !host.is_empty())
            .ok_or(WrongMailbox::Address)?;
        let (privacy, port) = match url.scheme() {
            "imaps" => (Privacy::Implicit, 993),
            "imap+starttls" => (Privacy::StartTls, 143),
            "imap" if is_loopback(host) => (Privacy::Plain, 143),
            "imap" => return Err(WrongMailbox::InTheClear),
            _ => return Err(WrongMailbox::Address),
        };
        let decoded = |text: &str| {
            let is_plain = |text: &String| !text.chars().any(char::is_control);
            percent_decoded(text)
                .filter(is_plain)
                .ok_or(WrongMailbox::Address)
        };
        let user = decoded(url.username())?;
        let password = decoded(url.password().unwrap_or(""))?;
        let mailbox = decoded(url.path().trim_matches('/'))?;
        if user.is_empty() || url.query().is_some() || url.fragment().is_some() {
            return Err(WrongMailbox::Address);
        }
        let tls = tls_config(ca_file).map_err(|_reason| {
            WrongMailbox::Certificates(ca_file.unwrap_or(Path::new("")).to_owned())
        })?;
        Ok(Self {
            host: host.to_owned(),
            port: url.port().unwrap_or(port),
            user,
            password,
            mailbox: if mailbox.is_empty() {
                "INBOX".to_owned()
            } else {
                modified_utf_7(&mailbox)
            },
            privacy,
            tls: Arc::new(tls),
        })
    }

    /// What the mailbox is remembered by: everything but the password.
    pub(super) fn name(&self) -> String {
        let Self {
            host,
            port,
            user,
            mailbox,
            ..
        } = self;
        format!("{user}@{host}:{port}/{mailbox}")
    }

    /// Connects and signs in.
    pub(super) async fn open(&self) -> Result<Session<Wire>, Fault> {
        let line = Line {
            host: &self.host,
            port: self.port,
            hello: "",
        };
        let wire = async {
            match self.privacy {
                Privacy::Implicit => Wire::tls(&line, Arc::clone(&self.tls)).await,
                Privacy::StartTls => Wire::start_tls_imap(&line, Arc::clone(&self.tls)).await,
                Privacy::Plain => Wire::plain(&line).await,
            }
        };
        let wire = within(CONNECT, Phase::Connect, wire).await??;
        let mut client = Client::new(wire);
        // Before STARTTLS the greeting was heard already, and there is no second one.
        if self.privacy != Privacy::StartTls {
            hear_greeting(&mut client).await?;
        }
        let sign_in = client.login(&self.user, &self.password);
        within(COMMAND, Phase::Timeout, sign_in)
            .await?
            .map_err(|(error, _client)| fault(&error, Phase::Credentials))
    }

    /// Whether the mailbox can be opened, for `leakdesk doctor`.
    pub async fn check(&self) -> Result<(), Fault> {
        let mut session = self.open().await?;
        let opened = command(Phase::Mailbox, session.examine(&self.mailbox)).await;
        // Whatever it answers, the connection is over.
        drop(within(COMMAND, Phase::Timeout, session.logout()).await);
        opened.map(|_mailbox| ())
    }
}

async fn hear_greeting(client: &mut Client<Wire>) -> Result<(), Fault> {
    let heard = within(COMMAND, Phase::Greeting, client.read_response()).await?;
    let greeting = heard.ok().flatten();
    let is_fine = greeting.as_ref().is_some_and(|greeting| {
        matches!(
            greeting.parsed(),
            Response::Data {
                status: Status::Ok,
                ..
            }
        )
    });
    if is_fine {
        Ok(())
    } else {
        Err(Fault::of(Phase::Greeting))
    }
}

/// One command; `refused`: what a NO means.
pub(super) async fn command<T>(
    refused: Phase,
    what: impl Future<Output = async_imap::error::Result<T>>,
) -> Result<T, Fault> {
    within(COMMAND, Phase::Timeout, what)
        .await?
        .map_err(|error| fault(&error, refused))
}

/// What went wrong, without the server's words: they may quote an address or a mail.
pub(super) fn fault(error: &Error, refused: Phase) -> Fault {
    Fault::of(match error {
        Error::No(_) | Error::Bad(_) | Error::Validate(_) => refused,
        _ => Phase::Network,
    })
}

pub(super) async fn within<T>(
    patience: Duration,
    phase: Phase,
    what: impl Future<Output = T>,
) -> Result<T, Fault> {
    let outcome = tokio::time::timeout(patience, what).await;
    outcome.map_err(|_reason: tokio::time::error::Elapsed| Fault::of(phase))
}

/// A mailbox's name as IMAP writes it (RFC 3501 §5.1.3): `Khi&Hr8-u n&HqE-i`.
fn modified_utf_7(name: &str) -> String {
    let mut written = String::with_capacity(name.len());
    let mut odd: Vec<u8> = Vec::new();
    for letter in name.chars() {
        if matches!(letter, ' '..='~') {
            flush(&mut odd, &mut written);
            written.push(letter);
            if letter == '&' {
                written.push('-');
            }
        } else {
            let mut units = [0; 2];
            let units = letter.encode_utf16(&mut units);
            odd.extend(units.iter().flat_map(|unit| unit.to_be_bytes()));
        }
    }
    flush(&mut odd, &mut written);
    written
}

fn flush(odd: &mut Vec<u8>, written: &mut String) {
    if !odd.is_empty() {
        let text = base64(odd).replace('/', ",");
        written.push('&');
        written.push_str(text.trim_end_matches('='));
        written.push('-');
        odd.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server(url: &str) -> Result<ImapServer, WrongMailbox> {
        ImapServer::parse(url, None)
    }

    #[test]
    fn tls_is_demanded_of_every_server_but_this_machine() {
        for (url, privacy, port) in [
            ("imaps://u:p@mail.example", Privacy::Implicit, 993),
            ("imaps://u:p@127.0.0.1:1993", Privacy::Implicit, 1993),
            ("imap+starttls://u:p@mail.example", Privacy::StartTls, 143),
            ("imap://u:p@127.0.0.1:1143", Privacy::Plain, 1143),
            ("imap://u:p@localhost", Privacy::Plain, 143),
            ("imap://u:p@[::1]:1143", Privacy::Plain, 1143),
        ] {
            let server = server(url).unwrap();
            assert_eq!((server.privacy, server.port), (privacy, port), "{url}");
        }
        let refused = server("imap://desk:hunter2@mail.example").unwrap_err();
        assert_eq!(refused, WrongMailbox::InTheClear);
        assert!(!refused.to_string().contains("hunter2"));
    }

    #[test]
    fn a_wrong_address_is_refused_and_nothing_is_repeated() {
        for url in [
            "mail.example",
            "imaps://mail.example",
            "imaps://u:p@",
            "pop3://u:p@mail.example",
            "imaps://u:p@mail.example/INBOX?x=1",
            "imaps://u:p%0d%0aa@mail.example",
        ] {
            assert_eq!(server(url).unwrap_err(), WrongMailbox::Address, "{url}");
        }
        let shown = format!("{:?}", server("imaps://desk:hunter2@mail.example").unwrap());
        assert!(
            !shown.contains("hunter2") && !shown.contains("desk"),
            "{shown}"
        );
    }

    #[test]
    fn user_password_and_mailbox_may_hold_any_letter() {
        let found =
            server("imaps://desk%40a.example:p%3Ass@mail.example/Khi%E1%BA%BFu%20n%E1%BA%A1i")
                .unwrap();
        assert_eq!(
            (found.user.as_str(), found.password.as_str()),
            ("desk@a.example", "p:ss")
        );
        assert_eq!(found.mailbox, "Khi&Hr8-u n&HqE-i");
        assert_eq!(
            server("imaps://u:p@mail.example/").unwrap().mailbox,
            "INBOX"
        );
        assert_eq!(modified_utf_7("A&B"), "A&-B");
    }
}
