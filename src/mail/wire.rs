//! The line to the mail server: a TCP stream without Nagle's delay, with TLS where it is due.
//!
//! The greeting and `STARTTLS` are spoken here and not by lettre for two reasons: lettre never sets
//! `TCP_NODELAY` (45 ms a mail), and it would take bytes that somebody slipped in behind the answer
//! to `STARTTLS` for answers of the encrypted server. Here such bytes end the conversation.

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use lettre::transport::smtp::client::AsyncTokioStream;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, ReadBuf};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::ClientConfig;
use tokio_rustls::rustls::pki_types::ServerName;

use super::transport::{Fault, Phase};

/// More than any honest greeting or EHLO answer takes, in bytes.
const MOST_BYTES: usize = 16 * 1024;

/// What the server is told before the letter dialogue begins, and how it is made private.
pub(super) struct Line<'a> {
    pub(super) host: &'a str,
    pub(super) port: u16,
    pub(super) hello: &'a str,
}

/// A stream as lettre wants it. `ahead` is read before anything from the network: the greeting that
/// lettre expects, but that a server gives only once, before `STARTTLS`.
pub(super) struct Wire {
    ahead: &'static [u8],
    stream: Stream,
}

enum Stream {
    Plain(TcpStream),
    Tls(Box<TlsStream<TcpStream>>),
}

impl Wire {
    /// An unencrypted line, for a mail server on this machine.
    pub(super) async fn plain(line: &Line<'_>) -> Result<Self, Fault> {
        let stream = connect(line).await?;
        Ok(Self {
            ahead: b"",
            stream: Stream::Plain(stream),
        })
    }

    /// A line that is encrypted from its first byte (`smtps://`).
    pub(super) async fn tls(line: &Line<'_>, config: Arc<ClientConfig>) -> Result<Self, Fault> {
        let stream = secure(line, connect(line).await?, config).await?;
        Ok(Self {
            ahead: b"",
            stream: Stream::Tls(Box::new(stream)),
        })
    }

    /// A line that is encrypted by `STARTTLS`, or none at all.
    pub(super) async fn start_tls(
        line: &Line<'_>,
        config: Arc<ClientConfig>,
    ) -> Result<Self, Fault> {
        let mut stream = connect(line).await?;
        read_reply(&mut stream, Phase::Greeting).await?;
        say(&mut stream, &format!("EHLO {}\r\n", line.hello)).await?;
        let offers = read_reply(&mut stream, Phase::Greeting).await?;
        if !offers
            .iter()
            .any(|offer| offer.eq_ignore_ascii_case("STARTTLS"))
        {
            return Err(Fault::of(Phase::Tls));
        }
        say(&mut stream, "STARTTLS\r\n").await?;
        read_reply(&mut stream, Phase::Tls).await?;
        let stream = secure(line, stream, config).await?;
        Ok(Self {
            ahead: b"220 ready\r\n",
            stream: Stream::Tls(Box::new(stream)),
        })
    }
}

impl Wire {
    /// The same for a server that speaks IMAP, which greets in a line of its own (`* OK`) and answers
    /// under the name it was asked by.
    pub(super) async fn start_tls_imap(
        line: &Line<'_>,
        config: Arc<ClientConfig>,
    ) -> Result<Self, Fault> {
        let mut stream = connect(line).await?;
        let greeting = read_answer(&mut stream, "*", Phase::Greeting).await?;
        if !greeting.starts_with("* OK") {
            return Err(Fault::of(Phase::Greeting));
        }
        say(&mut stream, "s STARTTLS\r\n").await?;
        let answer = read_answer(&mut stream, "s", Phase::Tls).await?;
        if !answer.starts_with("s OK") {
            return Err(Fault::of(Phase::Tls));
        }
        let stream = secure(line, stream, config).await?;
        Ok(Self {
            ahead: b"",
            stream: Stream::Tls(Box::new(stream)),
        })
    }
}

/// Reads up to the line under `tag`. Bytes behind it were slipped in by somebody.
async fn read_answer(stream: &mut TcpStream, tag: &str, phase: Phase) -> Result<String, Fault> {
    let mut heard = Vec::new();
    loop {
        let mut piece = [0_u8; 1024];
        let count = stream.read(&mut piece).await.map_err(network_fault)?;
        if count == 0 || heard.len() > MOST_BYTES {
            return Err(Fault::of(phase));
        }
        heard.extend(piece.iter().take(count));
        let text = String::from_utf8_lossy(&heard);
        let Some(body) = text.strip_suffix("\r\n") else {
            continue;
        };
        let lines: Vec<&str> = body.split("\r\n").collect();
        let is_meant = |line: &str| line.split(' ').next() == Some(tag);
        match lines.iter().position(|line| is_meant(line)) {
            Some(at) if at + 1 == lines.len() => {
                return Ok(lines.last().copied().unwrap_or_default().to_owned());
            }
            Some(_) => return Err(Fault::of(Phase::Tls)),
            None => {}
        }
    }
}

async fn connect(line: &Line<'_>) -> Result<TcpStream, Fault> {
    let host = line.host.trim_start_matches('[').trim_end_matches(']');
    let stream = TcpStream::connect((host, line.port))
        .await
        .map_err(connect_fault)?;
    stream.set_nodelay(true).map_err(connect_fault)?;
    Ok(stream)
}

fn connect_fault(_: io::Error) -> Fault {
    Fault::of(Phase::Connect)
}

fn network_fault(_: io::Error) -> Fault {
    Fault::of(Phase::Network)
}

async fn secure(
    line: &Line<'_>,
    stream: TcpStream,
    config: Arc<ClientConfig>,
) -> Result<TlsStream<TcpStream>, Fault> {
    let host = line
        .host
        .trim_start_matches('[')
        .trim_end_matches(']')
        .to_owned();
    let Ok(name) = ServerName::try_from(host) else {
        return Err(Fault::of(Phase::Tls));
    };
    let connected = TlsConnector::from(config).connect(name, stream).await;
    connected.map_err(|_reason: io::Error| Fault::of(Phase::Tls))
}

async fn say(stream: &mut TcpStream, words: &str) -> Result<(), Fault> {
    stream
        .write_all(words.as_bytes())
        .await
        .map_err(network_fault)?;
    stream.flush().await.map_err(network_fault)
}

/// Reads one whole reply and gives back its lines without the code. A reply that is not 2xx, and
/// bytes that follow the reply unasked, are faults.
async fn read_reply(stream: &mut TcpStream, phase: Phase) -> Result<Vec<String>, Fault> {
    let mut heard = Vec::new();
    loop {
        let mut piece = [0_u8; 1024];
        let count = stream.read(&mut piece).await.map_err(network_fault)?;
        if count == 0 || heard.len() > MOST_BYTES {
            return Err(Fault::of(phase));
        }
        heard.extend(piece.iter().take(count));
        if let Some(lines) = whole_reply(&heard, phase)? {
            return Ok(lines);
        }
    }
}

/// The lines of a reply once it is complete; `None` while more must be read.
fn whole_reply(heard: &[u8], phase: Phase) -> Result<Option<Vec<String>>, Fault> {
    let text = String::from_utf8_lossy(heard);
    let Some(body) = text.strip_suffix("\r\n") else {
        return Ok(None);
    };
    let lines: Vec<&str> = body.split("\r\n").collect();
    let is_last = |line: &str| line.as_bytes().get(3) != Some(&b'-');
    let Some(end) = lines.iter().position(|line| is_last(line)) else {
        return Ok(None);
    };
    let code = lines
        .get(end)
        .and_then(|line| line.get(..3))
        .and_then(|code| code.parse().ok());
    if end + 1 != lines.len() {
        return Err(Fault::of(Phase::Tls));
    }
    match code {
        Some(200..=299) => Ok(Some(
            lines
                .iter()
                .filter_map(|line| line.get(4..))
                .map(str::to_owned)
                .collect(),
        )),
        code => Err(Fault { phase, code }),
    }
}

impl fmt::Debug for Wire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Wire")
    }
}

impl AsyncTokioStream for Wire {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        match &self.stream {
            Stream::Plain(stream) => stream.peer_addr(),
            Stream::Tls(stream) => stream.get_ref().0.peer_addr(),
        }
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if !self.ahead.is_empty() {
            let (now, later) = self
                .ahead
                .split_at(self.ahead.len().min(buffer.remaining()));
            buffer.put_slice(now);
            self.ahead = later;
            return Poll::Ready(Ok(()));
        }
        match &mut self.stream {
            Stream::Plain(stream) => Pin::new(stream).poll_read(context, buffer),
            Stream::Tls(stream) => Pin::new(stream).poll_read(context, buffer),
        }
    }
}

impl AsyncWrite for Wire {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        match &mut self.stream {
            Stream::Plain(stream) => Pin::new(stream).poll_write(context, bytes),
            Stream::Tls(stream) => Pin::new(stream).poll_write(context, bytes),
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.stream {
            Stream::Plain(stream) => Pin::new(stream).poll_flush(context),
            Stream::Tls(stream) => Pin::new(stream).poll_flush(context),
        }
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.stream {
            Stream::Plain(stream) => Pin::new(stream).poll_shutdown(context),
            Stream::Tls(stream) => Pin::new(stream).poll_shutdown(context),
        }
    }
}
