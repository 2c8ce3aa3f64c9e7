//! The real program as a child process: started, asked whether it is ready, killed.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::time::{Duration, Instant};

use super::free_port;
use super::http::Client;

/// Where Cargo put the program for these tests.
const BINARY: &str = env!("CARGO_BIN_EXE_leakdesk");

/// The program that is tried: another one for figures, such as one built for release.
fn binary() -> OsString {
    std::env::var_os("LEAKDESK_TEST_BINARY").unwrap_or_else(|| BINARY.into())
}

/// How long a start may take, with a loaded machine in mind.
const START: Duration = Duration::from_secs(60);

/// How the program is started: with a data folder of its own and ports that stay the same over
/// restarts.
#[derive(Clone)]
pub struct Installation {
    pub data: PathBuf,
    log: PathBuf,
    pub port: u16,
    ops_port: u16,
    environment: Vec<(String, String)>,
    /// Run by a shell before the program takes its place.
    before: Option<String>,
}

impl Installation {
    /// In `folder`: `data` for the program, `log` for what it prints.
    pub fn new(folder: &Path) -> Self {
        Self {
            data: folder.join("data"),
            log: folder.join("log"),
            port: free_port(),
            ops_port: free_port(),
            environment: Vec::new(),
            before: None,
        }
    }

    /// Sets one setting.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.environment.retain(|(known, _)| known != name);
        self.environment.push((name.to_owned(), value.into()));
        self
    }

    /// Has a shell do something first, in the process that becomes the program.
    #[must_use]
    pub fn before(mut self, commands: &str) -> Self {
        self.before = Some(commands.to_owned());
        self
    }

    /// Limits off and no least time to fill in the form: for tests that are faster than people.
    #[must_use]
    pub fn unhurried(self) -> Self {
        self.with("LEAKDESK_RATE_LIMITS", "off")
            .with("LEAKDESK_MIN_FILL_SECONDS", "0")
    }

    pub fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// A command of the program with this installation's settings and no others.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = match &self.before {
            None => Command::new(binary()),
            Some(before) => {
                let mut shell = Command::new("sh");
                shell.args(["-c", &format!("{before}; exec \"$0\" \"$@\"")]);
                shell.arg(binary());
                shell
            }
        };
        command
            .args(arguments)
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("LEAKDESK_DATA_DIR", &self.data)
            .env("LEAKDESK_LISTEN", self.address())
            .env(
                "LEAKDESK_OPS_LISTEN",
                format!("127.0.0.1:{}", self.ops_port),
            )
            // Its own journey asks for one.
            .env("LEAKDESK_SECOND_FACTOR", "optional")
            .env("LEAKDESK_BASE_URL", format!("http://{}", self.address()))
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            .current_dir(self.log.parent().unwrap())
            .stdin(Stdio::null());
        command
    }

    /// Runs a command to its end.
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Starts the desk and waits until it answers.
    pub fn start(&self) -> Running {
        self.start_as("serve")
    }

    /// Starts a command that serves, and waits until it answers.
    pub fn start_as(&self, command: &str) -> Running {
        let running = self.spawn_as(command);
        running.wait_until_ready();
        running
    }

    /// Starts the desk without waiting.
    pub fn spawn(&self) -> Running {
        self.spawn_as("serve")
    }

    fn spawn_as(&self, command: &str) -> Running {
        let log = OpenOptions::new()
            .create(true)
            .append(true)
            .open(&self.log)
            .unwrap();
        let errors = log.try_clone().unwrap();
        let child = self
            .command(&[command])
            .stdout(log)
            .stderr(errors)
            .spawn()
            .unwrap();
        Running {
            child,
            installation: self.clone(),
        }
    }

    /// Everything the program has printed so far.
    pub fn log(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// Empties what was printed so far.
    pub fn forget_log(&self) {
        File::create(&self.log).unwrap();
    }

    pub fn client(&self) -> Client {
        Client::new(self.address())
    }
}

/// A started program; killed when dropped.
pub struct Running {
    child: Child,
    installation: Installation,
}

impl Running {
    fn wait_until_ready(&self) {
        let begun = Instant::now();
        while begun.elapsed() < START {
            if self
                .installation
                .client()
                .get("/")
                .is_ok_and(|answer| answer.status == 200)
            {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("not ready after {START:?}:\n{}", self.installation.log());
    }

    /// `kill -9`: no chance to tidy up.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to stop and waits for the end.
    pub fn stop(mut self) -> ExitStatus {
        let id = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-TERM", &id])
                .status()
                .unwrap()
                .success()
        );
        self.wait()
    }

    /// Waits until the program has ended by itself.
    pub fn wait(&mut self) -> ExitStatus {
        let begun = Instant::now();
        while begun.elapsed() < START {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!(
            "still running after {START:?}:\n{}",
            self.installation.log()
        );
    }

    /// Its number, to look it up in `/proc`.
    pub fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Waits until `found` gives something.
pub fn wait_for<T>(what: &str, patience: Duration, mut found: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(value) = found() {
            return value;
        }
        assert!(begun.elapsed() < patience, "no {what} within {patience:?}");
        std::thread::sleep(Duration::from_millis(50));
    }
}
