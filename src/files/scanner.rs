//! clamd, asked while a file is being stored (its INSTREAM command): over TCP or a Unix socket. What
//! it did not call clean is not taken.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpStream, UnixStream};

/// How long clamd may take to take something in, and to say what it thinks of a whole file.
const PATIENCE: Duration = Duration::from_secs(30);
/// Bytes that it is given at once: who sends a file in crumbs shall not make crumbs of it here.
const PIECE: usize = 32 * 1024;
/// Bytes before each piece, which say how long it is.
const PREFIX: usize = 4;
/// More than any of its replies has.
const LONGEST_REPLY: u64 = 4096;

/// Where clamd listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scanner(Place);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    Tcp(String),
    Unix(PathBuf),
}

impl Scanner {
    /// Reads `host:port` or `unix:/path`.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let port = |port: &str| port.parse::<u16>().is_ok_and(|port| port > 0);
        match (text.strip_prefix("unix:"), text.rsplit_once(':')) {
            (Some(path), _) if path.starts_with('/') => Ok(Self(Place::Unix(path.into()))),
            (None, Some((host, number))) if !host.is_empty() && port(number) => {
                Ok(Self(Place::Tcp(text.to_owned())))
            }
            _ => Err(format!("“{text}” is not host:port or unix:/path")),
        }
    }

    /// Begins the scan of a file.
    pub(super) async fn begin(&self) -> Result<Scan, Unsure> {
        let mut connection = self.connect().await?;
        within(connection.write_all(b"zINSTREAM\0")).await?;
        Ok(Scan {
            connection,
            piece: vec![0; PREFIX],
        })
    }

    /// Whether it answers.
    pub async fn ping(&self) -> Result<(), Unsure> {
        let mut connection = self.connect().await?;
        within(connection.write_all(b"zPING\0")).await?;
        match reply(&mut connection).await?.as_str() {
            "PONG" => Ok(()),
            _ => Err(Unsure("it does not answer as clamd does".to_owned())),
        }
    }

    async fn connect(&self) -> Result<Connection, Unsure> {
        Ok(match &self.0 {
            Place::Tcp(address) => Box::new(within(TcpStream::connect(address)).await?),
            Place::Unix(path) => Box::new(within(UnixStream::connect(path)).await?),
        })
    }
}

impl fmt::Display for Scanner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Place::Tcp(address) => f.write_str(address),
            Place::Unix(path) => write!(f, "unix:{}", path.display()),
        }
    }
}

trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}
type Connection = Box<dyn Stream>;

/// A file on its way through clamd.
pub(super) struct Scan {
    connection: Connection,
    /// What it is given next, after room for its length.
    piece: Vec<u8>,
}

/// What clamd thinks of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Clean,
    Infected,
}

/// Whether a file is clean could not be found out. Says nothing of the file.
#[derive(Clone, Debug, thiserror::Error)]
#[error("the virus scanner failed: {0}")]
pub struct Unsure(String);

impl Scan {
    pub(super) async fn push(&mut self, bytes: &[u8]) -> Result<(), Unsure> {
        self.piece.extend_from_slice(bytes);
        if self.piece.len() < PREFIX + PIECE {
            return Ok(());
        }
        self.give().await
    }

    /// Gives what has gathered. Nothing is given of nothing: that would mean the end.
    async fn give(&mut self) -> Result<(), Unsure> {
        let length = self.piece.len().saturating_sub(PREFIX);
        if length == 0 {
            return Ok(());
        }
        let length = u32::try_from(length)
            .map_err(|_too_long| Unsure("a piece of more than 4 GiB".to_owned()))?;
        for (place, byte) in self.piece.iter_mut().zip(length.to_be_bytes()) {
            *place = byte;
        }
        within(self.connection.write_all(&self.piece)).await?;
        self.piece.truncate(PREFIX);
        Ok(())
    }

    pub(super) async fn finish(mut self) -> Result<Verdict, Unsure> {
        self.give().await?;
        within(self.connection.write_all(&[0; PREFIX])).await?;
        let said = reply(&mut self.connection).await?;
        if said == "stream: OK" {
            Ok(Verdict::Clean)
        } else if said.starts_with("stream: ") && said.ends_with(" FOUND") {
            Ok(Verdict::Infected)
        } else {
            Err(Unsure(
                "it did not say whether the file is clean".to_owned(),
            ))
        }
    }
}

/// One reply, up to its NUL or to the end.
async fn reply(connection: &mut Connection) -> Result<String, Unsure> {
    let mut bytes = Vec::new();
    within(connection.take(LONGEST_REPLY).read_to_end(&mut bytes)).await?;
    let said = bytes.split(|byte| *byte == 0).next().unwrap_or_default();
    Ok(String::from_utf8_lossy(said).trim_end().to_owned())
}

async fn within<T>(work: impl Future<Output = std::io::Result<T>>) -> Result<T, Unsure> {
    match tokio::time::timeout(PATIENCE, work).await {
        Ok(done) => done.map_err(|why| Unsure(why.kind().to_string())),
        Err(_elapsed) => Err(Unsure("it took too long".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_ways_to_say_where_it_listens() {
        for text in ["127.0.0.1:3310", "[::1]:3310", "unix:/run/clamd.ctl"] {
            assert_eq!(Scanner::parse(text).unwrap().to_string(), text);
        }
        for text in ["", "clamd", ":3310", "host:0", "host:x", "unix:clamd.ctl"] {
            assert!(Scanner::parse(text).is_err(), "{text}");
        }
    }
}
