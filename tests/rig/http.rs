//! HTTP/1.1 as little as it takes: one connection kept open, cookies kept, nothing followed by
//! itself. No TLS; packed bodies are weighed, not read.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// Between the parts of a form.
const BOUNDARY: &str = "----leakdesk-0f3a";

/// Content type, and content in pieces.
type Body<'a> = Option<(&'a str, &'a [&'a [u8]])>;

/// A file of a form: its name and its content.
pub type File<'a> = (&'a str, &'a [u8]);

pub struct Client {
    address: String,
    connection: Option<BufReader<TcpStream>>,
    cookies: BTreeMap<String, String>,
    patience: Duration,
    codings: &'static str,
}

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
    /// Bytes of the body as they came.
    pub size: usize,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        let same = |(found, _): &&(String, String)| found.eq_ignore_ascii_case(name);
        self.headers
            .iter()
            .find(same)
            .map(|(_, value)| value.as_str())
    }
}

impl Client {
    /// `address` is host and port.
    pub fn new(address: impl Into<String>) -> Self {
        Self {
            address: address.into(),
            connection: None,
            cookies: BTreeMap::new(),
            patience: PATIENCE,
            codings: "",
        }
    }

    /// Waits so long for an answer.
    #[must_use]
    pub fn patient(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    pub fn get(&mut self, path: &str) -> io::Result<Answer> {
        self.send("GET", path, None)
    }

    /// How many bytes a browser fetches for this address, packed as it asks for.
    pub fn weigh(&mut self, path: &str) -> io::Result<usize> {
        self.codings = "gzip, deflate, br";
        let answer = self.get(path);
        self.codings = "";
        answer.map(|answer| answer.size)
    }

    /// With a body of another kind than a form, as `WebDriver` wants it.
    pub fn json(&mut self, method: &str, path: &str, body: &str) -> io::Result<Answer> {
        self.send(
            method,
            path,
            Some(("application/json; charset=utf-8", &[body.as_bytes()])),
        )
    }

    pub fn post(&mut self, path: &str, fields: &[(String, String)]) -> io::Result<Answer> {
        let body = serde_urlencoded::to_string(fields).map_err(io::Error::other)?;
        self.send(
            "POST",
            path,
            Some(("application/x-www-form-urlencoded", &[body.as_bytes()])),
        )
    }

    /// Posts a form in parts, with files in its field `files`.
    pub fn post_files(
        &mut self,
        path: &str,
        fields: &[(String, String)],
        files: &[File<'_>],
    ) -> io::Result<Answer> {
        let fields: Vec<String> = fields
            .iter()
            .map(|(name, value)| {
                format!(
                    "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
                )
            })
            .collect();
        let fields = fields.concat();
        let heads: Vec<String> = files
            .iter()
            .map(|(name, _)| {
                format!(
                    "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\
                     Content-Type: application/octet-stream\r\n\r\n"
                )
            })
            .collect();
        let end = format!("--{BOUNDARY}--\r\n");
        let mut pieces = vec![fields.as_bytes()];
        for (head, (_, content)) in heads.iter().zip(files) {
            pieces.extend([head.as_bytes(), content, b"\r\n"]);
        }
        pieces.push(end.as_bytes());
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        self.send("POST", path, Some((&kind, &pieces)))
    }

    /// The cookies, as a request carries them.
    pub fn cookies(&self) -> String {
        let pairs = self.cookies.iter();
        let pairs: Vec<String> = pairs
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        pairs.join("; ")
    }

    fn send(&mut self, method: &str, path: &str, body: Body<'_>) -> io::Result<Answer> {
        // A connection kept open may have been closed by the other side meanwhile: then, as browsers
        // do, once more on a new one.
        let is_kept = self.connection.is_some();
        let answer = match self.exchange(method, path, body) {
            Err(why) if is_kept && is_closed(&why) => self.exchange(method, path, body),
            answer => answer,
        };
        if answer.is_err() {
            self.connection = None;
        }
        answer
    }

    fn exchange(&mut self, method: &str, path: &str, body: Body<'_>) -> io::Result<Answer> {
        let mut connection = match self.connection.take() {
            Some(open) => open,
            None => BufReader::new(connect(&self.address, self.patience)?),
        };
        let (kind, content) = body.unwrap_or_default();
        let mut head = vec![
            format!("{method} {path} HTTP/1.1"),
            format!("Host: {}", self.address),
            format!("Cookie: {}", self.cookies()),
        ];
        if !self.codings.is_empty() {
            head.push(format!("Accept-Encoding: {}", self.codings));
        }
        if body.is_some() {
            head.push(format!("Content-Type: {kind}"));
            let length: usize = content.iter().map(|piece| piece.len()).sum();
            head.push(format!("Content-Length: {length}"));
        }
        let head = format!("{}\r\n\r\n", head.join("\r\n"));
        let mut all = head.into_bytes();
        for piece in content {
            // Short pieces together, so that a small request leaves in one packet.
            if all.len() + piece.len() > 64 * 1024 {
                connection.get_mut().write_all(&std::mem::take(&mut all))?;
            }
            if piece.len() > 64 * 1024 {
                connection.get_mut().write_all(piece)?;
            } else {
                all.extend_from_slice(piece);
            }
        }
        connection.get_mut().write_all(&all)?;
        let answer = read_answer(&mut connection)?;
        self.keep_cookies(&answer);
        let closes = answer
            .header("connection")
            .is_some_and(|it| it.eq_ignore_ascii_case("close"));
        if !closes {
            self.connection = Some(connection);
        }
        Ok(answer)
    }

    fn keep_cookies(&mut self, answer: &Answer) {
        let set = answer
            .headers
            .iter()
            .filter(|(name, _)| name.eq_ignore_ascii_case("set-cookie"));
        for (_, line) in set {
            let pair = line.split(';').next().unwrap_or_default();
            if let Some((name, value)) = pair.split_once('=') {
                self.cookies
                    .insert(name.trim().to_owned(), value.trim().to_owned());
            }
        }
    }
}

fn is_closed(why: &io::Error) -> bool {
    use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, UnexpectedEof};
    matches!(
        why.kind(),
        BrokenPipe | ConnectionAborted | ConnectionReset | UnexpectedEof
    )
}

fn connect(address: &str, patience: Duration) -> io::Result<TcpStream> {
    let stream = TcpStream::connect(address)?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(patience))?;
    stream.set_write_timeout(Some(patience))?;
    Ok(stream)
}

fn read_answer(connection: &mut BufReader<TcpStream>) -> io::Result<Answer> {
    let status_line = read_line(connection)?;
    let status = status_line
        .split(' ')
        .nth(1)
        .and_then(|code| code.parse().ok());
    let status = status.ok_or_else(|| io::Error::other(format!("not HTTP: {status_line:?}")))?;
    let mut headers = Vec::new();
    loop {
        let line = read_line(connection)?;
        let Some((name, value)) = line.split_once(':') else {
            break;
        };
        headers.push((name.trim().to_owned(), value.trim().to_owned()));
    }
    let mut answer = Answer {
        status,
        headers,
        body: String::new(),
        size: 0,
    };
    let mut bytes = Vec::new();
    if answer
        .header("transfer-encoding")
        .is_some_and(|it| it.eq_ignore_ascii_case("chunked"))
    {
        read_chunks(connection, &mut bytes)?;
    } else {
        let length = answer
            .header("content-length")
            .and_then(|it| it.parse().ok())
            .unwrap_or(0);
        bytes.resize(length, 0);
        connection.read_exact(&mut bytes)?;
    }
    answer.size = bytes.len();
    answer.body = String::from_utf8_lossy(&bytes).into_owned();
    Ok(answer)
}

fn read_line(connection: &mut BufReader<TcpStream>) -> io::Result<String> {
    let mut line = String::new();
    if connection.read_line(&mut line)? == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(line.trim_end().to_owned())
}

fn read_chunks(connection: &mut BufReader<TcpStream>, bytes: &mut Vec<u8>) -> io::Result<()> {
    loop {
        let line = read_line(connection)?;
        let size = line.split(';').next().unwrap_or_default();
        let length = usize::from_str_radix(size, 16).map_err(io::Error::other)?;
        let start = bytes.len();
        bytes.resize(start + length, 0);
        connection.read_exact(&mut bytes[start..])?;
        read_line(connection)?;
        if length == 0 {
            return Ok(());
        }
    }
}
