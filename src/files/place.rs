//! Where sealed files lie: a folder of the data directory, or an S3-compatible store (Cargo feature
//! `s3`).

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;
use futures_util::TryStreamExt as _;
use object_store::local::LocalFileSystem;
use object_store::{ObjectStore, ObjectStoreExt as _};

use super::{Fault, FileId};
use crate::db::Id;

/// Parts that a file is written in. Small ones keep little in memory.
const LOCAL_PART: usize = 64 * 1024;

/// Files that are being stored at the same time; further ones wait their turn.
const LOCAL_AT_ONCE: usize = 32;

/// What is left free for the database, which often lies on the same disk: this, or a twentieth of a
/// small one. Without files a complaint can still be taken.
const RESERVE: u64 = 512 * 1024 * 1024;

/// An opened file store.
#[derive(Clone)]
pub(super) struct Place {
    pub store: Arc<dyn ObjectStore>,
    /// Bytes of one part.
    pub part: usize,
    /// Files that are stored at the same time: each keeps a part in memory.
    pub at_once: usize,
    /// The folder, when it is one.
    pub folder: Option<PathBuf>,
}

impl Place {
    /// The folder `files` beside the database. It is for its owner only; a file is there complete and on
    /// disk, name and all, or not at all.
    pub fn folder(folder: &Path) -> anyhow::Result<Self> {
        use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
        let made = std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)
            .and_then(|()| {
                std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700))
            });
        made.with_context(|| format!("the folder {} can't be made", folder.display()))?;
        let store = LocalFileSystem::new_with_prefix(folder)
            .with_context(|| format!("the folder {} can't be used", folder.display()))?
            .with_fsync(true);
        Ok(Self {
            store: Arc::new(store),
            part: LOCAL_PART,
            at_once: LOCAL_AT_ONCE,
            folder: Some(folder.to_owned()),
        })
    }

    /// `s3://bucket/prefix`; credentials and endpoint come from the usual environment variables.
    #[cfg(feature = "s3")]
    pub fn remote(url: &str) -> anyhow::Result<Self> {
        use object_store::aws::AmazonS3Builder;
        use object_store::prefix::PrefixStore;
        let parsed = url::Url::parse(url)?;
        let bucket = parsed.host_str().context("it names no bucket")?;
        let store = AmazonS3Builder::from_env()
            .with_bucket_name(bucket)
            .build()?;
        Ok(Self {
            store: Arc::new(PrefixStore::new(store, parsed.path().trim_matches('/'))),
            // The least that S3 takes of a part that is not the last.
            part: 5 * 1024 * 1024,
            at_once: 12,
            folder: None,
        })
    }

    #[cfg(not(feature = "s3"))]
    pub fn remote(_url: &str) -> anyhow::Result<Self> {
        anyhow::bail!("this program was built without the feature s3")
    }

    /// Whether so little is left that people's files would take it from the database.
    pub fn is_tight(&self) -> bool {
        let room = self.folder.as_deref().map(nix::sys::statvfs::statvfs);
        // Where nobody can tell, writing will.
        room.and_then(Result::ok).is_some_and(|room| {
            let bytes = |blocks: u64| blocks.saturating_mul(room.fragment_size());
            is_tight(bytes(room.blocks()), bytes(room.blocks_available()))
        })
    }

    /// Everything that lies there: files by their ids, and the names of what was begun and never ended.
    pub async fn list(&self) -> Result<Vec<Found>, Fault> {
        // The store itself would not show what was only begun.
        if let Some(folder) = self.folder.clone() {
            let listed = tokio::task::spawn_blocking(move || list_folder(&folder)).await;
            let listed = listed.map_err(|why| Fault::disk(&why))?;
            return listed.map_err(|why| Fault::disk(&why));
        }
        let found = self.store.list(None).try_filter_map(|meta| {
            let name = meta.location.to_string();
            // What lies deeper, or is not named as our files are, is not ours to remove.
            let is_ours = FileId::parse(&name).is_some();
            std::future::ready(Ok(is_ours.then(|| Found::named(name))))
        });
        found.try_collect().await.map_err(Fault::from)
    }

    pub async fn remove(&self, found: &Found) -> Result<(), Fault> {
        let gone = match (found.id, &self.folder) {
            (Some(id), _) => match self.store.delete(&id.path()).await {
                Err(object_store::Error::NotFound { .. }) => Ok(()),
                done => return done.map_err(Fault::from),
            },
            (None, Some(folder)) => tokio::fs::remove_file(folder.join(&found.name)).await,
            (None, None) => Ok(()),
        };
        match gone {
            Err(why) if why.kind() != std::io::ErrorKind::NotFound => Err(Fault::disk(&why)),
            _ => Ok(()),
        }
    }
}

/// Something that lies in the store.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found {
    pub name: String,
    /// None: begun, and not (yet) ended.
    pub id: Option<FileId>,
}

impl Found {
    fn named(name: String) -> Self {
        let id = FileId::parse(&name);
        Self { name, id }
    }

    /// The file it is, or would have become.
    pub fn row(&self) -> Option<Id> {
        self.id.map(|id| id.0)
    }
}

fn is_tight(total: u64, free: u64) -> bool {
    free < RESERVE.min(total / 20)
}

/// What is not named as our files are, complete or begun, is not ours to remove.
fn list_folder(folder: &Path) -> std::io::Result<Vec<Found>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let Ok(name) = entry?.file_name().into_string() else {
            continue;
        };
        let stem = name.split('#').next().unwrap_or_default();
        if FileId::parse(stem).is_some() {
            found.push(Found::named(name));
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_leave_room_for_the_database() {
        const GB: u64 = 1024 * 1024 * 1024;
        let cases = [
            (100 * GB, 20 * GB, false),
            (100 * GB, GB / 2, false),
            (100 * GB, GB / 2 - 1, true),
            (4 * GB, GB / 4, false),
            (4 * GB, GB / 6, true),
            (4 * GB, 0, true),
            (0, 0, false),
        ];
        for (total, free, expected) in cases {
            assert_eq!(is_tight(total, free), expected, "{free} of {total}");
        }
    }
}
