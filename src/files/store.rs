//! Rows of files: whose they are, and the key that opens them.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::{FileId, FileKind, Stored};
use crate::db::schema::files;
use crate::db::{Conn, Id, Result};
use crate::time::Moment;
use crate::vault::{CaseKey, FileKey, Unsealable, Vault};

crate::text_column!(FileKind, |kind| kind.key().to_owned(), FileKind::from_key);

/// Under which names and digests are sealed.
const WORDS: &str = "file words";

/// What a file belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A form that is still being filled in.
    Draft(Id),
    /// A case, as part of the complaint.
    Case(Id),
    Message {
        case_id: Id,
        message_id: Id,
    },
    /// A step of a case's checklist, as its evidence.
    Measure {
        case_id: Id,
        key: String,
    },
    /// A case, as the scan of a letter.
    Letter(Id),
    /// A mail that is not (yet) of a case.
    Inbound(Id),
}

impl Owner {
    const fn key(&self) -> &'static str {
        match self {
            Self::Draft(_) => "draft",
            Self::Case(_) => "case",
            Self::Message { .. } => "message",
            Self::Measure { .. } => "measure",
            Self::Letter(_) => "letter",
            Self::Inbound(_) => "inbound",
        }
    }

    const fn id(&self) -> Id {
        match self {
            Self::Draft(id) | Self::Case(id) | Self::Letter(id) | Self::Inbound(id) => *id,
            Self::Message { message_id, .. } => *message_id,
            Self::Measure { case_id, .. } => *case_id,
        }
    }

    /// The case it is of, if it is of one.
    pub const fn case_id(&self) -> Option<Id> {
        match self {
            Self::Draft(_) | Self::Inbound(_) => None,
            Self::Case(case_id)
            | Self::Letter(case_id)
            | Self::Message { case_id, .. }
            | Self::Measure { case_id, .. } => Some(*case_id),
        }
    }

    fn measure(&self) -> Option<&str> {
        match self {
            Self::Measure { key, .. } => Some(key),
            _ => None,
        }
    }
}

/// What tells about a file or a person, sealed in its row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FileWords {
    /// Fit to be shown.
    pub name: String,
    /// As the sender wrote it.
    pub given: String,
    /// The media type the sender said it was.
    pub declared: String,
    /// Of the content.
    pub sha256: [u8; 32],
}

impl FileWords {
    /// The digest of the content in hexadecimal digits.
    pub fn sha256_hex(&self) -> String {
        let digits = self.sha256.iter().map(|byte| format!("{byte:02x}"));
        digits.collect()
    }
}

/// What a row's sealed columns are sealed under: the case's key, or the desk's while there is no
/// case.
#[derive(Clone, Copy)]
enum Under<'a> {
    Desk(&'a Vault),
    Case(&'a CaseKey),
}

impl<'a> Under<'a> {
    fn of(vault: &'a Vault, case_key: Option<&'a CaseKey>) -> Self {
        case_key.map_or(Self::Desk(vault), Self::Case)
    }

    fn wrap(self, id: FileId, key: &FileKey) -> Vec<u8> {
        match self {
            Self::Desk(vault) => vault.wrap_file_key(id.bytes(), key),
            Self::Case(case) => case.wrap_file_key(id.bytes(), key),
        }
    }

    fn unwrap(self, id: FileId, wrapped: &[u8]) -> std::result::Result<FileKey, Unsealable> {
        match self {
            Self::Desk(vault) => vault.unwrap_file_key(id.bytes(), wrapped),
            Self::Case(case) => case.unwrap_file_key(id.bytes(), wrapped),
        }
    }

    fn seal(self, words: &FileWords) -> std::result::Result<Vec<u8>, Unsealable> {
        let sealed = match self {
            Self::Desk(vault) => vault.seal_json(WORDS, words),
            Self::Case(case) => case.seal_json(WORDS, words),
        };
        sealed.map_err(|why| Unsealable::Misshapen {
            column: why.column(),
        })
    }

    fn open(self, sealed: &[u8]) -> std::result::Result<FileWords, Unsealable> {
        match self {
            Self::Desk(vault) => vault.open_json(WORDS, sealed),
            Self::Case(case) => case.open_json(WORDS, sealed),
        }
    }
}

/// A file as the database has it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = files)]
pub struct FileRow {
    id: Id,
    owner: String,
    pub owner_id: Id,
    pub case_id: Option<Id>,
    /// The step of the checklist that it proves.
    pub measure: Option<String>,
    pub kind: FileKind,
    size: i64,
    wrapped_key: Vec<u8>,
    sealed: Vec<u8>,
    pub created_at: Moment,
    pub created_by: Option<Id>,
}

impl FileRow {
    pub const fn id(&self) -> FileId {
        FileId(self.id)
    }

    /// Bytes of the content.
    pub fn size(&self) -> u64 {
        u64::try_from(self.size).unwrap_or(0)
    }

    pub fn is_of_case(&self) -> bool {
        self.owner == "case"
    }

    pub fn is_of_message(&self) -> bool {
        self.owner == "message"
    }

    pub fn is_of_letter(&self) -> bool {
        self.owner == "letter"
    }

    /// Names and digest. A case's file needs the key of the case.
    pub fn words(
        &self,
        vault: &Vault,
        case_key: Option<&CaseKey>,
    ) -> std::result::Result<FileWords, Unsealable> {
        Under::of(vault, case_key).open(&self.sealed)
    }

    /// The key of its content.
    pub fn key(
        &self,
        vault: &Vault,
        case_key: Option<&CaseKey>,
    ) -> std::result::Result<FileKey, Unsealable> {
        Under::of(vault, case_key).unwrap(self.id(), &self.wrapped_key)
    }

    /// What it takes to give a file of a draft or of an inbound mail to a case: everything sealed anew
    /// under the key of the case.
    pub fn adopted(
        &self,
        vault: &Vault,
        case_key: &CaseKey,
        owner: Owner,
    ) -> std::result::Result<Adopted, Unsealable> {
        let case = Under::Case(case_key);
        let key = self.key(vault, None)?;
        Ok(Adopted {
            id: self.id,
            from: (self.owner.clone(), self.owner_id),
            wrapped_key: case.wrap(self.id(), &key),
            sealed: case.seal(&self.words(vault, None)?)?,
            owner,
        })
    }
}

/// A file that a case is about to take over: see [`FileRow::adopted`].
#[derive(Clone, Debug)]
pub struct Adopted {
    id: Id,
    from: (String, Id),
    owner: Owner,
    wrapped_key: Vec<u8>,
    sealed: Vec<u8>,
}

/// The row of a file that was just stored.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = files)]
pub struct NewFileRow {
    id: Id,
    owner: &'static str,
    owner_id: Id,
    case_id: Option<Id>,
    measure: Option<String>,
    kind: FileKind,
    size: i64,
    wrapped_key: Vec<u8>,
    sealed: Vec<u8>,
    created_at: Moment,
    created_by: Option<Id>,
}

/// Where a file came from.
#[derive(Clone, Copy, Debug)]
pub struct Taken {
    pub at: Moment,
    /// The member of staff who sent it.
    pub by: Option<Id>,
}

impl NewFileRow {
    /// The row of `stored`. `case_key` is that of the owner's case, and there exactly when there is one.
    pub fn new(
        vault: &Vault,
        case_key: Option<&CaseKey>,
        stored: &Stored,
        owner: &Owner,
        taken: Taken,
    ) -> std::result::Result<Self, Unsealable> {
        if owner.case_id().is_some() != case_key.is_some() {
            return Err(Unsealable::Damaged);
        }
        let under = Under::of(vault, case_key);
        let key = vault.unwrap_file_key(stored.id.bytes(), &stored.wrapped_key)?;
        let words = FileWords {
            name: stored.name.clone(),
            given: stored.given.clone(),
            declared: stored.declared.clone(),
            sha256: stored.sha256,
        };
        Ok(Self {
            id: stored.id.0,
            owner: owner.key(),
            owner_id: owner.id(),
            case_id: owner.case_id(),
            measure: owner.measure().map(str::to_owned),
            kind: stored.kind,
            size: i64::try_from(stored.size).unwrap_or(i64::MAX),
            wrapped_key: under.wrap(stored.id, &key),
            sealed: under.seal(&words)?,
            created_at: taken.at,
            created_by: taken.by,
        })
    }
}

pub fn insert(conn: &mut Conn, row: &NewFileRow) -> Result<()> {
    diesel::insert_into(files::table)
        .values(row)
        .execute(conn)?;
    Ok(())
}

pub fn list_of_draft(conn: &mut Conn, draft_id: Id) -> Result<Vec<FileRow>> {
    list(conn, "draft", draft_id)
}

pub fn list_of_message(conn: &mut Conn, message_id: Id) -> Result<Vec<FileRow>> {
    list(conn, "message", message_id)
}

pub fn list_of_inbound(conn: &mut Conn, inbound_id: Id) -> Result<Vec<FileRow>> {
    list(conn, "inbound", inbound_id)
}

fn list(conn: &mut Conn, owner: &str, owner_id: Id) -> Result<Vec<FileRow>> {
    Ok(files::table
        .filter(files::owner.eq(owner))
        .filter(files::owner_id.eq(owner_id))
        .order((files::created_at, files::id))
        .select(FileRow::as_select())
        .load(conn)?)
}

/// Every file of a case, whatever of the case it belongs to.
pub fn list_of_case(conn: &mut Conn, case_id: Id) -> Result<Vec<FileRow>> {
    Ok(files::table
        .filter(files::case_id.eq(case_id))
        .order((files::created_at, files::id))
        .select(FileRow::as_select())
        .load(conn)?)
}

/// A file of this case. Another case's is not there.
pub fn find_of_case(conn: &mut Conn, case_id: Id, id: FileId) -> Result<Option<FileRow>> {
    Ok(files::table
        .find(id.0)
        .filter(files::case_id.eq(case_id))
        .select(FileRow::as_select())
        .first(conn)
        .optional()?)
}

/// A file of this inbound mail.
pub fn find_of_inbound(conn: &mut Conn, inbound_id: Id, id: FileId) -> Result<Option<FileRow>> {
    Ok(files::table
        .find(id.0)
        .filter(files::owner.eq("inbound"))
        .filter(files::owner_id.eq(inbound_id))
        .select(FileRow::as_select())
        .first(conn)
        .optional()?)
}

/// Gives a file of a draft or an inbound mail to a case; `false` when it is no longer there, or no
/// longer theirs.
pub fn adopt(conn: &mut Conn, file: &Adopted) -> Result<bool> {
    let (owner, owner_id) = &file.from;
    let theirs = files::table
        .find(file.id)
        .filter(files::owner.eq(owner))
        .filter(files::owner_id.eq(owner_id));
    let moved = diesel::update(theirs)
        .set((
            files::owner.eq(file.owner.key()),
            files::owner_id.eq(file.owner.id()),
            files::case_id.eq(file.owner.case_id()),
            files::measure.eq(file.owner.measure()),
            files::wrapped_key.eq(&file.wrapped_key),
            files::sealed.eq(&file.sealed),
        ))
        .execute(conn)?;
    Ok(moved > 0)
}

/// Removes one file of a draft; `false` when it isn't one.
pub fn delete_of_draft(conn: &mut Conn, draft_id: Id, id: FileId) -> Result<bool> {
    let one = files::table
        .find(id.0)
        .filter(files::owner.eq("draft"))
        .filter(files::owner_id.eq(draft_id));
    Ok(diesel::delete(one).execute(conn)? > 0)
}

/// Removes the rows of a draft; the files themselves are for the caller, after the commit.
pub fn delete_all_of_draft(conn: &mut Conn, draft_id: Id) -> Result<Vec<FileId>> {
    delete_all(conn, "draft", draft_id)
}

/// Removes the rows of an inbound mail; the files themselves are for the caller, after the commit.
pub fn delete_all_of_inbound(conn: &mut Conn, inbound_id: Id) -> Result<Vec<FileId>> {
    delete_all(conn, "inbound", inbound_id)
}

fn delete_all(conn: &mut Conn, owner: &str, owner_id: Id) -> Result<Vec<FileId>> {
    let mut gone = Vec::new();
    for row in list(conn, owner, owner_id)? {
        // One by one: what a case has taken over in this moment is not theirs any more.
        let theirs = files::table
            .find(row.id)
            .filter(files::owner.eq(owner))
            .filter(files::owner_id.eq(owner_id));
        if diesel::delete(theirs).execute(conn)? > 0 {
            gone.push(row.id());
        }
    }
    Ok(gone)
}

/// Removes the rows of a case whose person is erased; the files themselves are for the caller, after
/// the commit.
pub fn delete_of_case(conn: &mut Conn, case_id: Id) -> Result<Vec<FileId>> {
    let rows = list_of_case(conn, case_id)?;
    diesel::delete(files::table.filter(files::case_id.eq(case_id))).execute(conn)?;
    Ok(rows.iter().map(FileRow::id).collect())
}

/// Every file that has a row, for the sweep.
pub(super) fn list_ids(conn: &mut Conn) -> Result<Vec<Id>> {
    Ok(files::table.select(files::id).load(conn)?)
}
