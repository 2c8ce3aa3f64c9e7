//! A mail server with one mailbox, that does what a test wants it to do and a real one seldom does.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard};

use chrono::NaiveDate;

pub(crate) struct ImapServer {
    port: u16,
    state: Arc<Mutex<State>>,
}

/// What lies in the mailbox and how the server behaves.
#[derive(Default)]
pub(crate) struct State {
    pub(crate) uid_validity: u32,
    pub(crate) messages: Vec<Message>,
    /// Arrive while the first of the others is being marked.
    pub(crate) late: Vec<Message>,
    /// How many were not taken when the desk began to wait for more.
    pub(crate) not_taken_when_idle: Option<usize>,
    /// Told once the desk waits.
    pub(crate) waits: Option<tokio::sync::watch::Sender<bool>>,
}

#[derive(Clone)]
pub(crate) struct Message {
    pub(crate) uid: u32,
    pub(crate) raw: Vec<u8>,
    pub(crate) day: NaiveDate,
    pub(crate) is_seen: bool,
    pub(crate) is_taken: bool,
    /// What the server says its size is.
    pub(crate) said: Option<usize>,
    /// The server answers, and says nothing of it.
    pub(crate) is_withheld: bool,
    /// The line breaks with it.
    pub(crate) hangs_up: bool,
}

impl Message {
    pub(crate) fn new(uid: u32, raw: impl Into<Vec<u8>>) -> Self {
        Self {
            uid,
            raw: raw.into(),
            day: NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(),
            is_seen: false,
            is_taken: false,
            said: None,
            is_withheld: false,
            hangs_up: false,
        }
    }
}

impl ImapServer {
    pub(crate) fn start(messages: Vec<Message>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let state = Arc::new(Mutex::new(State {
            uid_validity: 1,
            messages,
            ..State::default()
        }));
        let shared = Arc::clone(&state);
        // Ends with the test's process.
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let state = Arc::clone(&shared);
                std::thread::spawn(move || serve(stream.unwrap(), &state));
            }
        });
        Self { port, state }
    }

    pub(crate) fn url(&self) -> String {
        format!("imap://desk:secret@127.0.0.1:{}", self.port)
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    pub(crate) fn change(&self, uid: u32, change: impl FnOnce(&mut Message)) {
        let mut state = self.state();
        let found = state.messages.iter_mut().find(|it| it.uid == uid);
        change(found.unwrap());
    }
}

/// One connection; whatever goes wrong with it ends it.
fn serve(stream: TcpStream, state: &Mutex<State>) -> Option<()> {
    let mut lines = BufReader::new(stream.try_clone().ok()?);
    let mut out = stream;
    out.write_all(b"* OK ready\r\n").ok()?;
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let (tag, command) = line.trim_end().split_once(' ')?;
        let (verb, rest) = command.split_once(' ').unwrap_or((command, ""));
        let mut said = Vec::new();
        match verb {
            "CAPABILITY" => said.extend_from_slice(b"* CAPABILITY IMAP4rev1 IDLE\r\n"),
            "SELECT" => said.extend(select(&state.lock().unwrap())),
            "UID" => said.extend(uid(&mut state.lock().unwrap(), rest)?),
            "IDLE" => {
                out.write_all(b"+ idling\r\n").ok()?;
                idle(&mut state.lock().unwrap());
                let mut done = String::new();
                lines.read_line(&mut done).ok()?;
            }
            _ => {}
        }
        said.extend(format!("{tag} OK done\r\n").bytes());
        out.write_all(&said).ok()?;
    }
}

fn select(state: &State) -> Vec<u8> {
    let next = state.messages.iter().map(|it| it.uid).max().unwrap_or(0) + 1;
    format!(
        "* {} EXISTS\r\n* OK [UIDVALIDITY {}] x\r\n* OK [UIDNEXT {next}] x\r\n\
         * OK [PERMANENTFLAGS (\\Seen \\*)] x\r\n",
        state.messages.len(),
        state.uid_validity
    )
    .into_bytes()
}

fn idle(state: &mut State) {
    let not_taken = state.messages.iter().filter(|it| !it.is_taken).count();
    state.not_taken_when_idle = Some(not_taken);
    if let Some(waits) = &state.waits {
        waits.send(true).unwrap();
    }
}

/// `None`: the line breaks.
fn uid(state: &mut State, command: &str) -> Option<Vec<u8>> {
    let (verb, rest) = command.split_once(' ')?;
    match verb {
        "SEARCH" => Some(search(state, rest)),
        "FETCH" => fetch(state, rest),
        _ => Some(store(state, rest)),
    }
}

fn search(state: &State, query: &str) -> Vec<u8> {
    let last = state.messages.iter().map(|it| it.uid).max().unwrap_or(0);
    let is_meant = |message: &&Message| {
        let mut words = query.split(' ');
        let mut is_meant = true;
        while let Some(word) = words.next() {
            is_meant &= match word {
                "UNSEEN" => !message.is_seen,
                "UNKEYWORD" => {
                    words.next();
                    !message.is_taken
                }
                "SINCE" => {
                    let day = NaiveDate::parse_from_str(words.next().unwrap(), "%d-%b-%Y");
                    message.day >= day.unwrap()
                }
                _ => {
                    let range = words.next().unwrap();
                    let first = range.trim_end_matches(":*").parse().unwrap();
                    if range.ends_with('*') {
                        message.uid >= first || message.uid == last
                    } else {
                        message.uid == first
                    }
                }
            };
        }
        is_meant
    };
    let found: Vec<String> = state
        .messages
        .iter()
        .filter(is_meant)
        .map(|message| format!(" {}", message.uid))
        .collect();
    format!("* SEARCH{}\r\n", found.concat()).into_bytes()
}

fn fetch(state: &State, command: &str) -> Option<Vec<u8>> {
    let (uid, what) = command.split_once(' ')?;
    let uid: u32 = uid.parse().ok()?;
    let Some(message) = state.messages.iter().find(|it| it.uid == uid) else {
        return Some(Vec::new());
    };
    if message.hangs_up {
        return None;
    }
    if message.is_withheld {
        return Some(Vec::new());
    }
    let (_, range) = what.split_once('<')?;
    let (from, length) = range.split_once('>')?.0.split_once('.')?;
    let (from, length): (usize, usize) = (from.parse().ok()?, length.parse().ok()?);
    let start = from.min(message.raw.len());
    let end = (start + length).min(message.raw.len());
    let body = &message.raw[start..end];
    let size = message.said.unwrap_or(message.raw.len());
    let day = message.day.format("%d-%b-%Y");
    let mut said = format!(
        "* 1 FETCH (UID {uid} INTERNALDATE \"{day} 01:00:00 +0000\" RFC822.SIZE {size} BODY[]<{from}> {{{}}}\r\n",
        body.len()
    )
    .into_bytes();
    said.extend_from_slice(body);
    said.extend_from_slice(b")\r\n");
    Some(said)
}

fn store(state: &mut State, command: &str) -> Vec<u8> {
    let uid: u32 = command.split(' ').next().unwrap().parse().unwrap();
    for message in state.messages.iter_mut().filter(|it| it.uid == uid) {
        message.is_seen = true;
        message.is_taken |= command.contains("$LeakdeskTaken");
    }
    let late: Vec<Message> = state.late.drain(..).collect();
    if late.is_empty() {
        return Vec::new();
    }
    state.messages.extend(late);
    format!("* {} EXISTS\r\n", state.messages.len()).into_bytes()
}
