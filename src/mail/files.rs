//! Mails as files, where no mail server is configured: `<time>-<name>.eml`, in a folder that only
//! this user may open, since the files say everything in the clear.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

use super::transport::{Answer, Fault, Outgoing, Phase};

/// Writes `mail` and waits for the disk. A mail that was written before keeps its one file, since
/// its name holds the time it was composed and its Message-ID.
pub(super) async fn write(folder: &Path, mail: &Outgoing) -> Answer {
    let path = folder.join(format!("{}.eml", file_name(mail)));
    let partial = folder.join(format!(".{}.part", file_name(mail)));
    let (folder, bytes) = (folder.to_owned(), mail.bytes.clone());
    let written = tokio::task::spawn_blocking(move || {
        make_folder(&folder)?;
        let mut file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&partial)?;
        file.write_all(&bytes)?;
        file.sync_all()?;
        fs::rename(&partial, &path)?;
        File::open(&folder)?.sync_all()
    });
    match written.await {
        Ok(Ok(())) => Answer::Sent,
        Ok(Err(_)) | Err(_) => Answer::Retry(Fault::of(Phase::Disk)),
    }
}

fn file_name(mail: &Outgoing) -> String {
    let at = mail.written_at.utc().format("%Y%m%dT%H%M%SZ");
    let name: String = mail
        .name
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    format!("{at}-{name}")
}

fn make_folder(folder: &Path) -> io::Result<()> {
    if !folder.is_dir() {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)?;
    }
    // A folder somebody else made may stand open.
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}
