//! Where mails go: to a mail server, or, where none is configured, each into a file.
//!
//! An answer is [`Answer::Sent`], [`Answer::Retry`] or [`Answer::GiveUp`], with the phase and the
//! reply code and never the server's words: those quote addresses.

use std::fmt;
use std::path::{Path, PathBuf};

use lettre::address::Envelope;

use super::files;
use super::smtp::{Conversation, SmtpServer};
use crate::time::Moment;

/// Where mails go.
#[derive(Debug)]
pub enum Transport {
    Smtp(Box<SmtpServer>),
    /// Each mail becomes a file in this folder: for want of a mail server, and so that a first
    /// start needs none.
    Files(PathBuf),
}

/// What became of a mail that was handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The next mail server (or the disk) has it.
    Sent,
    /// Not now; later perhaps.
    Retry(Fault),
    /// Never: the server refuses this mail for good.
    GiveUp(Fault),
}

/// What went wrong: where in the conversation, and the server's reply code if it gave one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    pub phase: Phase,
    pub code: Option<u16>,
}

/// How far the conversation had come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    Connect,
    Greeting,
    /// No TLS where TLS is demanded, or a certificate nobody vouches for.
    Tls,
    /// The server does not know our name and password.
    Credentials,
    Network,
    Timeout,
    Sender,
    Recipient,
    Content,
    /// Said everything, heard nothing: the mail may have arrived.
    Unconfirmed,
    /// The row itself cannot be made into a mail.
    Unreadable,
    /// The address is none.
    Address,
    Disk,
    /// Delivering it brought the program down, or to a stop.
    Unfinished,
    /// Mails to this address have come back again and again: what leaves by itself stays here.
    Suppressed,
    /// There is no such mailbox on the server, or it may not be opened.
    Mailbox,
}

impl Fault {
    pub const fn of(phase: Phase) -> Self {
        Self { phase, code: None }
    }

    /// Whether every other mail would meet the same: then the pass ends and the server is left in
    /// peace for a while.
    pub const fn concerns_the_server(self) -> bool {
        match self.phase {
            Phase::Connect
            | Phase::Greeting
            | Phase::Tls
            | Phase::Credentials
            | Phase::Network
            | Phase::Timeout
            | Phase::Sender
            | Phase::Mailbox
            | Phase::Disk => true,
            Phase::Recipient
            | Phase::Content
            | Phase::Unconfirmed
            | Phase::Unreadable
            | Phase::Address
            | Phase::Suppressed
            | Phase::Unfinished => matches!(self.code, Some(421)),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let phase = match self.phase {
            Phase::Suppressed => "suppressed",
            Phase::Mailbox => "mailbox",
            Phase::Connect => "connect",
            Phase::Greeting => "greeting",
            Phase::Tls => "tls",
            Phase::Credentials => "credentials",
            Phase::Network => "network",
            Phase::Timeout => "timeout",
            Phase::Sender => "sender",
            Phase::Recipient => "recipient",
            Phase::Content => "content",
            Phase::Unconfirmed => "unconfirmed",
            Phase::Unreadable => "unreadable",
            Phase::Address => "address",
            Phase::Disk => "disk",
            Phase::Unfinished => "unfinished",
        };
        match self.code {
            Some(code) => write!(f, "{phase} {code}"),
            None => f.write_str(phase),
        }
    }
}

/// A mail ready to leave.
pub struct Outgoing {
    pub envelope: Envelope,
    /// The message as RFC 5322 has it.
    pub bytes: Vec<u8>,
    /// What a file of it is called besides the time: derived from the Message-ID, so that a mail
    /// written twice is one file.
    pub name: String,
    /// When the mail was written, not when it leaves: constant over retries.
    pub written_at: Moment,
}

impl Transport {
    /// The mail server at `url`, e.g. `smtp://desk:password@mail.example:587`. `hello` is the name
    /// this machine gives itself, `ca_file` holds further certificates to trust (PEM).
    pub fn smtp(url: &str, hello: &str, ca_file: Option<&Path>) -> Result<Self, WrongServer> {
        SmtpServer::parse(url, hello, ca_file).map(|server| Self::Smtp(Box::new(server)))
    }

    /// One file per mail, in `folder`.
    pub fn files(folder: impl Into<PathBuf>) -> Self {
        Self::Files(folder.into())
    }

    /// The word for it in the outbox: `smtp` or `file`.
    pub const fn route(&self) -> &'static str {
        match self {
            Self::Smtp(_) => "smtp",
            Self::Files(_) => "file",
        }
    }

    /// Begins a pass. Connects with the first mail and stays connected until [`Post::close`].
    pub const fn open(&self) -> Post<'_> {
        Post {
            transport: self,
            conversation: None,
        }
    }
}

/// One pass over the post: mails share a connection.
pub struct Post<'a> {
    transport: &'a Transport,
    conversation: Option<Conversation>,
}

impl Post<'_> {
    /// Hands over one mail.
    pub async fn send(&mut self, mail: &Outgoing) -> Answer {
        match self.transport {
            Transport::Smtp(server) => server.send(&mut self.conversation, mail).await,
            Transport::Files(folder) => files::write(folder, mail).await,
        }
    }

    /// Says goodbye to the server.
    pub async fn close(self) {
        if let Some(conversation) = self.conversation {
            conversation.quit().await;
        }
    }
}

/// Why an SMTP address was refused. Says nothing of what the address holds: it may hold a password.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WrongServer {
    #[error("the SMTP address must look like smtp://user:password@host:587 or smtps://host")]
    Address,
    #[error("the SMTP address has an unknown setting; only tls=required or tls=none is known")]
    Setting,
    #[error("tls=none would send the SMTP password in the clear; use tls=required or smtps://")]
    PasswordInTheClear,
    #[error("the certificates in {0} cannot be read")]
    Certificates(PathBuf),
}
