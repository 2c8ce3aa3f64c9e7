//! Reads mails that lie as files in a folder: the program's own, or a mail server's Maildir.

use std::fs;
use std::path::Path;

/// A mail as it lies there, with the soft line breaks of quoted-printable taken out, so that
/// references and addresses can be looked for.
pub struct Mail {
    pub name: String,
    pub raw: String,
}

impl Mail {
    pub fn header(&self, name: &str) -> Option<&str> {
        let head = self.raw.split("\n\n").next()?;
        let line = head.lines().find(|line| {
            line.split_once(':')
                .is_some_and(|(found, _)| found.eq_ignore_ascii_case(name))
        });
        line.and_then(|line| line.split_once(':'))
            .map(|(_, value)| value.trim())
    }

    pub fn is_for(&self, address: &str) -> bool {
        self.header("To").is_some_and(|to| to.contains(address))
    }
}

/// All mails in `folder`, oldest name first; half-written ones are left out.
pub fn list(folder: &Path) -> Vec<Mail> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut mails: Vec<Mail> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_none_or(|kind| kind != "part"))
        .map(|path| Mail {
            name: path.file_name().unwrap().to_string_lossy().into_owned(),
            raw: String::from_utf8_lossy(&fs::read(&path).unwrap())
                .replace("\r\n", "\n")
                .replace("=\n", ""),
        })
        .collect();
    mails.sort_by(|a, b| a.name.cmp(&b.name));
    mails
}
