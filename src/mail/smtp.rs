//! Speaking SMTP: one connection per pass, one phase after the other, each with its own patience.
//!
//! TLS is demanded of every server that is not this machine, and there is no way down: a server
//! that offers none, or whose certificate nobody vouches for, is a fault to retry.

use std::fmt;
use std::future::Future;
use std::net::IpAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};
use url::Url;

use super::transport::{Answer, Fault, Outgoing, Phase, WrongServer};
use super::wire::{Line, Wire};

/// How long each phase may take. The final dot has ten minutes (RFC 5321 §4.5.3.2.6): giving up
/// earlier on a server that is slow to scan a mail sends it twice.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    pub connect: Duration,
    pub command: Duration,
    pub content: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(30),
            command: Duration::from_secs(60),
            content: Duration::from_secs(600),
        }
    }
}

/// A mail server and how to speak to it.
pub struct SmtpServer {
    host: String,
    port: u16,
    hello: String,
    privacy: Privacy,
    credentials: Option<Credentials>,
    tls: Arc<ClientConfig>,
    patience: Patience,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Privacy {
    /// TLS from the first byte.
    Implicit,
    /// `STARTTLS`, or no mail.
    StartTls,
    /// In the clear: on this machine, or where `tls=none` says so.
    Plain,
}

impl fmt::Debug for SmtpServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "SmtpServer({}:{}, {:?})",
            self.host, self.port, self.privacy
        )
    }
}

impl SmtpServer {
    /// Reads `smtp://[user:password@]host[:587][?tls=required|none]` or `smtps://…[:465]`.
    pub fn parse(url: &str, hello: &str, ca_file: Option<&Path>) -> Result<Self, WrongServer> {
        let url = Url::parse(url).map_err(|_reason: url::ParseError| WrongServer::Address)?;
        let host = url
            .host_str()
            .filter(|host| !host.is_empty())
            .ok_or(WrongServer::Address)?;
        if !matches!(url.path(), "" | "/") || url.fragment().is_some() {
            return Err(WrongServer::Address);
        }
        let (privacy, port) = match url.scheme() {
            "smtps" if url.query().is_none() => (Privacy::Implicit, 465),
            "smtp" => (start_tls_or_plain(&url, host)?, 587),
            "smtps" => return Err(WrongServer::Setting),
            _ => return Err(WrongServer::Address),
        };
        let credentials = credentials(&url)?;
        if privacy == Privacy::Plain && credentials.is_some() && !is_loopback(host) {
            return Err(WrongServer::PasswordInTheClear);
        }
        Ok(Self {
            host: host.to_owned(),
            port: url.port().unwrap_or(port),
            hello: hello.to_owned(),
            privacy,
            credentials,
            tls: Arc::new(tls_config(ca_file)?),
            patience: Patience::default(),
        })
    }

    /// The same server with another patience, for tests.
    #[must_use]
    pub fn with_patience(mut self, patience: Patience) -> Self {
        self.patience = patience;
        self
    }

    /// Hands one mail over, over the connection of the mail before it if there is one.
    pub(super) async fn send(
        &self,
        conversation: &mut Option<Conversation>,
        mail: &Outgoing,
    ) -> Answer {
        let mut talk = match conversation.take() {
            Some(talk) => talk,
            None => match self.begin().await {
                Ok(talk) => talk,
                Err(fault) => return Answer::Retry(fault),
            },
        };
        let said = talk.hand_over(mail).await;
        // After an error nobody knows where the server thinks we are: the next mail starts afresh.
        match said {
            Ok(()) => {
                *conversation = Some(talk);
                Answer::Sent
            }
            Err(stop) => {
                talk.quit().await;
                stop.answer()
            }
        }
    }

    /// Whether the server lets us in, for `leakdesk doctor`.
    pub async fn check(&self) -> Result<(), Fault> {
        self.begin().await?.quit().await;
        Ok(())
    }

    async fn begin(&self) -> Result<Conversation, Fault> {
        let patience = self.patience;
        let line = Line {
            host: &self.host,
            port: self.port,
            hello: &self.hello,
        };
        let wire = async {
            match self.privacy {
                Privacy::Implicit => Wire::tls(&line, Arc::clone(&self.tls)).await,
                Privacy::StartTls => Wire::start_tls(&line, Arc::clone(&self.tls)).await,
                Privacy::Plain => Wire::plain(&line).await,
            }
        };
        let wire = within(patience.connect, Phase::Connect, wire).await??;
        let hello = ClientId::Domain(self.hello.clone());
        let greeting = AsyncSmtpConnection::connect_with_transport(Box::new(wire), &hello);
        let mut smtp = within(patience.command, Phase::Timeout, greeting)
            .await?
            .map_err(|error| fault(&error, Phase::Greeting))?;
        if let Some(credentials) = &self.credentials {
            let sign_in = smtp.auth(&[Mechanism::Plain, Mechanism::Login], credentials);
            within(patience.command, Phase::Timeout, sign_in)
                .await?
                .map_err(|error| fault(&error, Phase::Credentials))?;
        }
        Ok(Conversation { smtp, patience })
    }
}

fn start_tls_or_plain(url: &Url, host: &str) -> Result<Privacy, WrongServer> {
    match url.query() {
        None | Some("") if is_loopback(host) => Ok(Privacy::Plain),
        None | Some("" | "tls=required") => Ok(Privacy::StartTls),
        Some("tls=none") => Ok(Privacy::Plain),
        Some(_) => Err(WrongServer::Setting),
    }
}

pub(super) fn is_loopback(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || host
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

fn credentials(url: &Url) -> Result<Option<Credentials>, WrongServer> {
    if url.username().is_empty() && url.password().is_none() {
        return Ok(None);
    }
    let user = percent_decoded(url.username()).ok_or(WrongServer::Address)?;
    let password = percent_decoded(url.password().unwrap_or("")).ok_or(WrongServer::Address)?;
    Ok(Some(Credentials::new(user, password)))
}

pub(super) fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            let digits = std::str::from_utf8(&digits).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// Trusts the web's certificate authorities and whatever `ca_file` adds.
pub(super) fn tls_config(ca_file: Option<&Path>) -> Result<ClientConfig, WrongServer> {
    let mut roots = RootCertStore::empty();
    roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    if let Some(path) = ca_file {
        let wrong = || WrongServer::Certificates(path.to_owned());
        let pem = std::fs::read(path).map_err(|_reason: std::io::Error| wrong())?;
        let found: Result<Vec<CertificateDer<'_>>, _> =
            rustls_pemfile::certs(&mut pem.as_slice()).collect();
        let found = found.map_err(|_reason: std::io::Error| wrong())?;
        if roots.add_parsable_certificates(found).0 == 0 {
            return Err(wrong());
        }
    }
    ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map(|config| config.with_root_certificates(roots).with_no_client_auth())
        .map_err(|_reason: tokio_rustls::rustls::Error| WrongServer::Setting)
}

/// An open connection: greeted, encrypted where due, signed in.
pub(super) struct Conversation {
    smtp: AsyncSmtpConnection,
    patience: Patience,
}

/// Why a mail was not taken: a fault, and whether it is for good.
enum Stop {
    ForNow(Fault),
    ForGood(Fault),
}

impl Stop {
    const fn answer(self) -> Answer {
        match self {
            Self::ForNow(fault) => Answer::Retry(fault),
            Self::ForGood(fault) => Answer::GiveUp(fault),
        }
    }

    /// What the server's refusal means. A refused sender is our own configuration, and 503, 530 and
    /// 535 say that the server wants something else of us first: neither is the mail's fault.
    fn refusal(error: &Error, phase: Phase) -> Self {
        let fault = fault(error, phase);
        let is_final = error.is_permanent()
            && phase != Phase::Sender
            && !matches!(fault.code, Some(503 | 530 | 535));
        if is_final {
            Self::ForGood(fault)
        } else {
            Self::ForNow(fault)
        }
    }
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::ForNow(fault)
    }
}

impl Conversation {
    async fn hand_over(&mut self, mail: &Outgoing) -> Result<(), Stop> {
        let Patience {
            command, content, ..
        } = self.patience;
        let mut parameters = Vec::new();
        let mut addresses = mail.envelope.to().iter().chain(mail.envelope.from());
        if !addresses.all(|address| AsRef::<str>::as_ref(address).is_ascii()) {
            if !self
                .smtp
                .server_info()
                .supports_feature(Extension::SmtpUtfEight)
            {
                return Err(Stop::ForGood(Fault::of(Phase::Address)));
            }
            parameters.push(MailParameter::SmtpUtfEight);
        }
        let from = Mail::new(mail.envelope.from().cloned(), parameters);
        within(command, Phase::Timeout, self.smtp.command(from))
            .await?
            .map_err(|error| Stop::refusal(&error, Phase::Sender))?;
        for address in mail.envelope.to() {
            let to = Rcpt::new(address.clone(), Vec::new());
            within(command, Phase::Timeout, self.smtp.command(to))
                .await?
                .map_err(|error| Stop::refusal(&error, Phase::Recipient))?;
        }
        within(command, Phase::Timeout, self.smtp.command(Data))
            .await?
            .map_err(|error| Stop::refusal(&error, Phase::Content))?;
        let said = within(content, Phase::Unconfirmed, self.smtp.message(&mail.bytes)).await?;
        said.map(|_| ()).map_err(|error| match error.status() {
            Some(_) => Stop::refusal(&error, Phase::Content),
            None => Stop::ForNow(Fault::of(Phase::Unconfirmed)),
        })
    }

    /// Says `QUIT` and does not wait long for the answer.
    pub(super) async fn quit(mut self) {
        // Whatever it answers, the connection is over.
        drop(within(Duration::from_secs(2), Phase::Timeout, self.smtp.quit()).await);
    }
}

fn fault(error: &Error, phase: Phase) -> Fault {
    match error.status() {
        Some(code) => Fault {
            phase,
            code: Some(code.into()),
        },
        None => Fault::of(Phase::Network),
    }
}

async fn within<T>(
    patience: Duration,
    phase: Phase,
    what: impl Future<Output = T>,
) -> Result<T, Fault> {
    let outcome = tokio::time::timeout(patience, what).await;
    outcome.map_err(|_reason: tokio::time::error::Elapsed| Fault::of(phase))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server(url: &str) -> Result<SmtpServer, WrongServer> {
        SmtpServer::parse(url, "desk.example", None)
    }

    #[test]
    fn tls_is_demanded_of_every_server_but_this_machine() {
        for (url, privacy, port) in [
            ("smtp://mail.example", Privacy::StartTls, 587),
            ("smtp://mail.example:25?tls=required", Privacy::StartTls, 25),
            ("smtp://mail.example?tls=none", Privacy::Plain, 587),
            ("smtp://127.0.0.1:2525", Privacy::Plain, 2525),
            ("smtp://[::1]:2525", Privacy::Plain, 2525),
            ("smtp://localhost?tls=required", Privacy::StartTls, 587),
            ("smtps://mail.example", Privacy::Implicit, 465),
        ] {
            let server = server(url).unwrap();
            assert_eq!((server.privacy, server.port), (privacy, port), "{url}");
        }
    }

    #[test]
    fn a_wrong_address_is_refused_and_not_repeated() {
        for url in [
            "mail.example",
            "http://mail.example",
            "smtp://",
            "smtp://h/path",
            "smtp://h#x",
        ] {
            assert_eq!(server(url).unwrap_err(), WrongServer::Address, "{url}");
        }
        for url in [
            "smtp://h?tls=maybe",
            "smtps://h?tls=none",
            "smtp://h?timeout=3",
        ] {
            assert_eq!(server(url).unwrap_err(), WrongServer::Setting, "{url}");
        }
        let refused = server("smtp://desk:hunter2@mail.example?tls=none").unwrap_err();
        assert_eq!(refused, WrongServer::PasswordInTheClear);
        assert!(!refused.to_string().contains("hunter2"));
        let shown = format!("{:?}", server("smtp://desk:hunter2@mail.example").unwrap());
        assert!(!shown.contains("hunter2"), "{shown}");
    }

    #[test]
    fn a_password_may_hold_any_character() {
        assert_eq!(
            percent_decoded("p%40ss%3Aw%2Brd+%C4%91").unwrap(),
            "p@ss:w+rd+đ"
        );
        assert_eq!(percent_decoded("%4"), None);
    }
}
