//! The desk's key file.
//!
//! It holds 32 random bytes as 64 hexadecimal digits on one line; lines starting with `#` say what it is. It is
//! made once, when the database does not know any key yet, and never again: with a fingerprint in the
//! database a missing or different key stops the program (exit code 78), because a second key would read
//! nothing and hide the loss of the first. The file appears under its name complete or not at all, so
//! that of two processes starting together one makes the key and the other reads it.

use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

/// Exit code for every [`KeyError`]: something the operator must put right (`EX_CONFIG`).
pub const EXIT_CODE: u8 = 78;

const HEADER: &str = "# Desk key of Leakdesk. Whoever has this file and the database can read every case; without it \
                      nobody can.\n# Keep a copy apart from the data and its backups.\n";

/// More than any key file has; read no further.
const LONGEST: u64 = 4096;

/// Whether the key was there or has just been made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    Found,
    Made,
}

/// Why there is no key to work with, and what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    #[error(
        "the desk key is not at {path}, and the database is sealed with one; copy the key file there from where it is \
         kept, or name its place with LEAKDESK_KEY_FILE (a new key is never made: it could not read what is there)"
    )]
    Missing { path: PathBuf },
    #[error(
        "the desk key at {path} is not the one this database is sealed with (fingerprint {found}, expected {expected}); \
         put the right key file there or name its place with LEAKDESK_KEY_FILE"
    )]
    Different {
        path: PathBuf,
        found: String,
        expected: String,
    },
    #[error(
        "the desk key at {path} can be read by others (mode {mode:04o}); run: chmod 600 {path}"
    )]
    TooOpen { path: PathBuf, mode: u32 },
    #[error(
        "the desk key at {path} is not one line of 64 hexadecimal digits; restore it from a copy (only where no case \
         has been taken in yet, delete it and start again)"
    )]
    Malformed { path: PathBuf },
    #[error("cannot {action} the desk key at {path}: {source}")]
    Io {
        action: &'static str,
        path: PathBuf,
        source: io::Error,
    },
    #[error("the system gives no random numbers for a desk key: {0}")]
    NoRandomness(#[from] rand::rngs::SysError),
}

/// The root of all keys.
pub(super) struct DeskKey(Zeroizing<[u8; 32]>);

impl DeskKey {
    pub(super) fn random() -> Result<Self, KeyError> {
        let mut bytes = Zeroizing::new([0; 32]);
        super::fill_from_system(bytes.as_mut_slice())?;
        Ok(Self(bytes))
    }

    /// The subkey for one use (`seal`, `mac`, …) and purpose.
    pub(super) fn subkey(&self, usage: &str, purpose: &str) -> Zeroizing<[u8; 32]> {
        let (usage, purpose) = (usage.as_bytes(), purpose.as_bytes());
        let info: [&[u8]; 6] = [
            b"leakdesk/1",
            &super::length(usage),
            usage,
            &super::length(purpose),
            purpose,
            &[1],
        ];
        Zeroizing::new(super::hmac(&self.0, &info))
    }

    pub(super) fn mac(&self, purpose: &str, parts: &[&[u8]]) -> [u8; 32] {
        let lengths: Vec<[u8; 8]> = parts.iter().map(|part| super::length(part)).collect();
        let framed: Vec<&[u8]> = lengths
            .iter()
            .zip(parts)
            .flat_map(|(length, part)| [length.as_slice(), part])
            .collect();
        super::hmac(&self.subkey("mac", purpose), &framed)
    }

    pub(super) fn fingerprint(&self) -> String {
        let mac = self.mac("key fingerprint", &[]);
        hex(mac.iter().take(16)).to_string()
    }

    fn to_file(&self) -> Zeroizing<String> {
        let digits = hex(self.0.iter());
        Zeroizing::new([HEADER, &digits, "\n"].concat())
    }

    fn from_file(text: &str) -> Option<Self> {
        let mut lines = text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        let digits = lines.next()?;
        if lines.next().is_some() || digits.len() != 64 {
            return None;
        }
        let mut bytes = Zeroizing::new([0; 32]);
        for (byte, pair) in bytes.iter_mut().zip(digits.as_bytes().chunks_exact(2)) {
            for digit in pair {
                let value = char::from(*digit).to_digit(16)?;
                *byte = (*byte << 4) | u8::try_from(value).ok()?;
            }
        }
        Some(Self(bytes))
    }
}

impl fmt::Debug for DeskKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DeskKey(…)")
    }
}

fn hex<'a>(bytes: impl Iterator<Item = &'a u8>) -> Zeroizing<String> {
    // Room for all digits at once, so that growing leaves no copy behind.
    let mut text = Zeroizing::new(String::with_capacity(64));
    for byte in bytes {
        for nibble in [byte >> 4, byte & 15] {
            text.extend(char::from_digit(nibble.into(), 16));
        }
    }
    text
}

/// Finds the key at `path`, or makes it when the database knows none (`expected` is `None`).
pub(super) fn open(path: &Path, expected: Option<&str>) -> Result<(DeskKey, Opened), KeyError> {
    let (key, opened) = match (read(path), expected) {
        (Ok(key), _) => (key, Opened::Found),
        (Err(KeyError::Missing { .. }), None) => make(path)?,
        (Err(error), _) => return Err(error),
    };
    match expected {
        Some(expected) if key.fingerprint() != expected => Err(KeyError::Different {
            path: path.into(),
            found: key.fingerprint(),
            expected: expected.into(),
        }),
        _ => Ok((key, opened)),
    }
}

fn read(path: &Path) -> Result<DeskKey, KeyError> {
    let failed = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound => KeyError::Missing { path: path.into() },
        _ => KeyError::Io {
            action: "read",
            path: path.into(),
            source,
        },
    };
    let file = File::open(path).map_err(failed)?;
    refuse_open_to_others(&file, path)?;
    let mut text = Zeroizing::new(String::with_capacity(4096));
    match file.take(LONGEST).read_to_string(&mut text) {
        Err(error) if error.kind() != io::ErrorKind::InvalidData => Err(failed(error)),
        // What is not even text leaves `text` empty, and so malformed.
        _ => DeskKey::from_file(&text).ok_or_else(|| KeyError::Malformed { path: path.into() }),
    }
}

/// Asks the open file, not the name, so that what is checked is what is read.
#[cfg(unix)]
fn refuse_open_to_others(file: &File, path: &Path) -> Result<(), KeyError> {
    use std::os::unix::fs::PermissionsExt;
    let metadata = file.metadata().map_err(|source| KeyError::Io {
        action: "read",
        path: path.into(),
        source,
    })?;
    match metadata.permissions().mode() & 0o7777 {
        mode if mode & 0o077 != 0 => Err(KeyError::TooOpen {
            path: path.into(),
            mode,
        }),
        _ => Ok(()),
    }
}

#[cfg(not(unix))]
fn refuse_open_to_others(_: &File, _: &Path) -> Result<(), KeyError> {
    Ok(())
}

/// Makes the key, unless another process is quicker: then reads that one's.
fn make(path: &Path) -> Result<(DeskKey, Opened), KeyError> {
    let key = DeskKey::random()?;
    match place(path, &key.to_file()) {
        Ok(()) => Ok((key, Opened::Made)),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            Ok((read(path)?, Opened::Found))
        }
        Err(source) => Err(KeyError::Io {
            action: "make",
            path: path.into(),
            source,
        }),
    }
}

/// Puts a file with `text` at `path`, whole and on disk, or fails with `AlreadyExists`. A draft is written
/// beside it and then linked, because a link, unlike a rename, never replaces what is there.
fn place(path: &Path, text: &str) -> io::Result<()> {
    let mut random = [0; 8];
    rand::fill(&mut random);
    let mut draft = path.as_os_str().to_owned();
    draft.push(format!(".{}.new", *hex(random.iter())));
    let draft = PathBuf::from(draft);
    let placed = write_new(&draft, text).and_then(|()| match std::fs::hard_link(&draft, path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            // A file system without links: still never over an existing file.
            write_new(path, text)
        }
        linked => linked,
    });
    let removed = std::fs::remove_file(&draft);
    placed?;
    removed?;
    sync_folder(path)
}

fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Makes the new name last through a power cut.
#[cfg(unix)]
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
