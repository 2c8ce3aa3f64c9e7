//! `erasures.log` beside the key: which cases were erased. A backup older than an erasure still holds the key
//! of the case; whoever restores it erases these again before anything is served.

use std::collections::HashSet;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

/// The file's name.
pub const NAME: &str = "erasures.log";

/// Appends the lines that are not there yet, and has them on disk when it returns.
pub fn note(key_file: &Path, lines: impl IntoIterator<Item = String>) -> io::Result<()> {
    let path = key_file.with_file_name(NAME);
    let known = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(why) if why.kind() == io::ErrorKind::NotFound => String::new(),
        Err(why) => return Err(why),
    };
    let known: HashSet<&str> = known.lines().collect();
    let new: Vec<String> = lines
        .into_iter()
        .filter(|line| !known.contains(line.as_str()))
        .collect();
    if new.is_empty() {
        return Ok(());
    }
    let mut file = OpenOptions::new()
        .append(true)
        .create(true)
        .mode(0o600)
        .open(&path)?;
    file.write_all(format!("{}\n", new.join("\n")).as_bytes())?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::{NAME, note};

    #[test]
    fn a_case_is_noted_once() {
        let folder = std::env::temp_dir().join(format!("erasures-{:016x}", rand::random::<u64>()));
        std::fs::create_dir_all(&folder).unwrap();
        let key = folder.join("desk.key");
        let lines = |names: &[&str]| names.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        note(&key, lines(&["a"])).unwrap();
        note(&key, lines(&["a", "b"])).unwrap();
        note(&key, lines(&["b"])).unwrap();
        assert_eq!(
            std::fs::read_to_string(folder.join(NAME)).unwrap(),
            "a\nb\n"
        );
        std::fs::remove_dir_all(folder).unwrap();
    }
}
