//! Rows of staff and sessions. Name and address are sealed under the desk's key; an address is found by
//! its keyed print.

use diesel::expression::BoxableExpression;
use diesel::prelude::{
    BoolExpressionMethods, ExpressionMethods, Insertable, OptionalExtension, QueryDsl, Queryable,
    RunQueryDsl, Selectable, SelectableHelper as _, TextExpressionMethods,
};
use diesel::sql_types::Bool;
use serde::{Deserialize, Serialize};

use crate::access::credential::Credential;
use crate::access::roles::Roles;
use crate::access::session::Times;
use crate::access::token::{Token, TokenHash};
use crate::db::schema::{sessions, staff};
use crate::db::{self, Backend, Conn, Id};
use crate::lang::Lang;
use crate::time::Moment;
use crate::vault::Vault;

const LABEL: &str = "staff";
const SET_UP: &str = "set_up";

/// A member of staff, unsealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staff {
    pub id: Id,
    pub version: i32,
    pub name: String,
    pub email: String,
    pub roles: Roles,
    /// Stands above: sees restricted cases unless shut out.
    pub is_trustee: bool,
    pub lang: Lang,
    pub disabled_at: Option<Moment>,
    pub credential: Credential,
}

#[derive(Serialize, Deserialize)]
struct Sealed {
    name: String,
    email: String,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = staff)]
struct StaffRow {
    id: Id,
    version: i32,
    sealed: Vec<u8>,
    roles: String,
    is_trustee: bool,
    language: String,
    password_hash: String,
    disabled_at: Option<Moment>,
}

/// A row to insert, sealed before the transaction begins.
#[derive(Clone, Insertable)]
#[diesel(table_name = staff)]
pub struct NewStaff {
    pub id: Id,
    version: i32,
    email_print: i64,
    sealed: Vec<u8>,
    roles: String,
    is_trustee: bool,
    language: String,
    password_hash: String,
    created_at: Moment,
}

/// Who is to be added. The address is kept as typed; it is found in any case of letters.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    pub name: &'a str,
    pub email: &'a str,
    pub roles: Roles,
    pub is_trustee: bool,
    pub lang: Lang,
}

impl NewStaff {
    pub fn seal(
        vault: &Vault,
        entry: &Entry<'_>,
        credential: &Credential,
        now: Moment,
    ) -> Result<Self, serde_json::Error> {
        let sealed = Sealed {
            name: entry.name.to_owned(),
            email: entry.email.to_owned(),
        };
        Ok(Self {
            id: Id::new(now),
            version: 1,
            email_print: email_print(vault, entry.email),
            sealed: vault.seal_json(LABEL, &sealed)?,
            roles: entry.roles.to_string(),
            is_trustee: entry.is_trustee,
            language: entry.lang.tag().to_owned(),
            password_hash: credential.stored(),
            created_at: now,
        })
    }
}

/// What an address is found by.
pub fn email_print(vault: &Vault, email: &str) -> i64 {
    vault.print("staff-email", &email.trim().to_lowercase())
}

fn opened(vault: &Vault, row: StaffRow) -> db::Result<Staff> {
    let sealed: Sealed = vault
        .open_json(LABEL, &row.sealed)
        .map_err(|error| db::Error::Corrupt(format!("a row of staff: {error}")))?;
    Ok(Staff {
        id: row.id,
        version: row.version,
        name: sealed.name,
        email: sealed.email,
        roles: Roles::parse(&row.roles),
        is_trustee: row.is_trustee,
        lang: Lang::from_tag(&row.language),
        disabled_at: row.disabled_at,
        credential: Credential::parse(&row.password_hash),
    })
}

pub fn find_staff(conn: &mut Conn, vault: &Vault, id: Id) -> db::Result<Option<Staff>> {
    let row = staff::table
        .find(id)
        .select(StaffRow::as_select())
        .first(conn)
        .optional()?;
    row.map(|row| opened(vault, row)).transpose()
}

/// By [`email_print`].
pub fn find_by_email(conn: &mut Conn, vault: &Vault, print: i64) -> db::Result<Option<Staff>> {
    let query = staff::table
        .filter(staff::email_print.eq(print))
        .select(StaffRow::as_select());
    query
        .first(conn)
        .optional()?
        .map(|row| opened(vault, row))
        .transpose()
}

/// Whose one-time link `token` is, when it still works at `now`.
pub fn find_by_link(
    conn: &mut Conn,
    vault: &Vault,
    token: &TokenHash,
    now: Moment,
) -> db::Result<Option<Staff>> {
    let holders = staff::table
        .filter(staff::password_hash.like(format!("link${}$%", token.text())))
        .filter(staff::disabled_at.is_null())
        .select(StaffRow::as_select());
    let found = holders
        .first(conn)
        .optional()?
        .map(|row| opened(vault, row))
        .transpose()?;
    Ok(found.filter(|person| person.credential.opens_with(token, now)))
}

/// Everyone ever added, oldest first; disabled people too, for their names stand in histories.
pub fn list_staff(conn: &mut Conn, vault: &Vault) -> db::Result<Vec<Staff>> {
    let rows = staff::table
        .order((staff::created_at, staff::id))
        .select(StaffRow::as_select())
        .load(conn)?;
    rows.into_iter().map(|row| opened(vault, row)).collect()
}

/// Everybody whose row can be read, and the rows that can't.
#[derive(Debug, Default)]
pub struct ReadStaff {
    pub people: Vec<Staff>,
    pub damaged: Vec<(Id, db::Error)>,
}

/// The same for those who write to everybody: one row that can't be read must not silence what all others
/// are to hear.
pub fn read_staff(conn: &mut Conn, vault: &Vault) -> db::Result<ReadStaff> {
    let rows = staff::table
        .order((staff::created_at, staff::id))
        .select(StaffRow::as_select())
        .load(conn)?;
    let mut read = ReadStaff::default();
    for row in rows {
        let id = row.id;
        match opened(vault, row) {
            Ok(person) => read.people.push(person),
            Err(why) => read.damaged.push((id, why)),
        }
    }
    Ok(read)
}

pub fn count_staff(conn: &mut Conn) -> db::Result<i64> {
    Ok(staff::table.count().get_result(conn)?)
}

/// Who stands above and can work a case: two at least should, so that one can decide about the other.
pub fn count_working_trustees(conn: &mut Conn) -> db::Result<i64> {
    let works = staff::roles
        .like("%handler%")
        .or(staff::roles.like("%lead%"));
    Ok(staff::table
        .filter(staff::is_trustee.eq(true))
        .filter(staff::disabled_at.is_null())
        .filter(works)
        .count()
        .get_result(conn)?)
}

/// Leads at work.
pub fn count_leads(conn: &mut Conn) -> db::Result<i64> {
    Ok(staff::table
        .filter(staff::roles.like("%lead%"))
        .filter(staff::disabled_at.is_null())
        .count()
        .get_result(conn)?)
}

/// Administrators who can still sign in, or still may by their link, other than `except`. None of them
/// changes until this transaction ends: two who disable each other at once must not both succeed.
pub fn count_other_administrators(conn: &mut Conn, except: Id) -> db::Result<i64> {
    let administrators = staff::table
        .filter(staff::disabled_at.is_null())
        .filter(staff::roles.like("%admin%"));
    diesel::update(administrators)
        .set(staff::version.eq(staff::version))
        .execute(conn)?;
    let others = staff::table
        .filter(staff::id.ne(except))
        .filter(staff::disabled_at.is_null())
        .filter(staff::roles.like("%admin%"));
    Ok(others.count().get_result(conn)?)
}

/// Whether nobody but `id` sees every restricted case and may work it, as `id` does now. Without such
/// a person, complaints about staff would come in and nobody would know. As above, none of them changes until
/// this transaction ends.
pub fn is_last_trustee(conn: &mut Conn, id: Id) -> db::Result<bool> {
    diesel::update(staff::table.filter(staff::is_trustee.eq(true)))
        .set(staff::version.eq(staff::version))
        .execute(conn)?;
    let works = staff::roles
        .like("%handler%")
        .or(staff::roles.like("%lead%"));
    let trustees: Vec<Id> = staff::table
        .filter(staff::is_trustee.eq(true))
        .filter(staff::disabled_at.is_null())
        .filter(works)
        .select(staff::id)
        .limit(2)
        .load(conn)?;
    Ok(trustees == [id])
}

/// Whether the row went in; `false` when someone has this address already.
pub fn insert_staff(conn: &mut Conn, row: &NewStaff) -> db::Result<bool> {
    let taken: i64 = staff::table
        .filter(staff::email_print.eq(row.email_print))
        .count()
        .get_result(conn)?;
    if taken > 0 {
        return Ok(false);
    }
    let inserted = diesel::insert_into(staff::table)
        .values(row.clone())
        .execute(conn);
    match inserted.map_err(db::Error::from) {
        Ok(_) => Ok(true),
        // Somebody else added them just now: run again and see.
        Err(db::Error::Unique(_)) => Err(db::Error::Retry),
        Err(other) => Err(other),
    }
}

/// Whether roles were set; `false` when someone changed this person meanwhile.
pub fn set_roles(
    conn: &mut Conn,
    (id, version): (Id, i32),
    roles: Roles,
    is_trustee: bool,
) -> db::Result<bool> {
    let changed = diesel::update(staff::table)
        .filter(staff::id.eq(id).and(staff::version.eq(version)))
        .set((
            staff::roles.eq(roles.to_string()),
            staff::is_trustee.eq(is_trustee),
            staff::version.eq(version + 1),
        ))
        .execute(conn)?;
    Ok(changed > 0)
}

/// Disables (or, with `None`, enables) a person; disabling ends their sessions.
pub fn set_disabled(
    conn: &mut Conn,
    (id, version): (Id, i32),
    disabled_at: Option<Moment>,
) -> db::Result<bool> {
    let changed = diesel::update(staff::table)
        .filter(staff::id.eq(id).and(staff::version.eq(version)))
        .set((
            staff::disabled_at.eq(disabled_at),
            staff::version.eq(version + 1),
        ))
        .execute(conn)?;
    if changed > 0 && disabled_at.is_some() {
        end_sessions_of(conn, id, None)?;
    }
    Ok(changed > 0)
}

/// Sets what lets `id` in and ends their other sessions; `keep` is the one in use.
pub fn set_credential(
    conn: &mut Conn,
    id: Id,
    credential: &Credential,
    keep: Option<&TokenHash>,
) -> db::Result<()> {
    diesel::update(staff::table.find(id))
        .set((
            staff::password_hash.eq(credential.stored()),
            staff::version.eq(staff::version + 1),
        ))
        .execute(conn)?;
    end_sessions_of(conn, id, keep)
}

pub fn set_language(conn: &mut Conn, id: Id, lang: Lang) -> db::Result<()> {
    diesel::update(staff::table.find(id))
        .set(staff::language.eq(lang.tag()))
        .execute(conn)?;
    Ok(())
}

/// A session about to begin.
#[derive(Clone, Copy, Debug)]
pub struct NewSession {
    pub token: TokenHash,
    pub staff_id: Id,
    pub at: Moment,
    pub with_factor: bool,
    /// The browser's family; empty when it is none of those that are known.
    pub browser: &'static str,
}

/// Begins a session for somebody who showed `shown`, unless that was taken from them meanwhile, or their access
/// was: whoever changes either ends the sessions there are, and none begins beside it.
pub fn start_session_with(
    conn: &mut Conn,
    vault: &Vault,
    (new, shown): (&NewSession, &Credential),
) -> db::Result<bool> {
    diesel::update(staff::table.find(new.staff_id))
        .set(staff::version.eq(staff::version))
        .execute(conn)?;
    let person = find_staff(conn, vault, new.staff_id)?;
    let is_theirs = |it: &Staff| it.disabled_at.is_none() && it.credential == *shown;
    if !person.is_some_and(|it| is_theirs(&it)) {
        return Ok(false);
    }
    start_session(conn, new)?;
    Ok(true)
}

/// Begins a session and clears away the ones that have been over as long as their forms are kept.
pub fn start_session(conn: &mut Conn, new: &NewSession) -> db::Result<()> {
    let (created_before, seen_before) = Times::bounds(new.at.plus(-super::kept::KEPT));
    let over = sessions::created_at
        .le(created_before)
        .or(sessions::seen_at.le(seen_before));
    diesel::delete(sessions::table.filter(over)).execute(conn)?;
    diesel::insert_into(sessions::table)
        .values((
            sessions::token_hash.eq(new.token.bytes()),
            sessions::staff_id.eq(new.staff_id),
            sessions::created_at.eq(new.at),
            sessions::seen_at.eq(new.at),
            sessions::proved_at.eq(new.at),
            sessions::with_factor.eq(new.with_factor),
            sessions::browser.eq(new.browser),
        ))
        .execute(conn)?;
    Ok(())
}

/// Whose session this is, when nobody ended it, it isn't over at `now` and they are not disabled.
pub fn find_session(
    conn: &mut Conn,
    vault: &Vault,
    token: &TokenHash,
    now: Moment,
) -> db::Result<Option<(Staff, Times)>> {
    let row: Option<(Id, Moment, Moment, Moment, bool)> = sessions::table
        .find(token.bytes())
        .filter(sessions::is_ended.eq(false))
        .select((
            sessions::staff_id,
            sessions::created_at,
            sessions::seen_at,
            sessions::proved_at,
            sessions::with_factor,
        ))
        .first(conn)
        .optional()?;
    let Some((id, created_at, seen_at, proved_at, with_factor)) = row else {
        return Ok(None);
    };
    let times = Times {
        created_at,
        seen_at,
        proved_at,
        with_factor,
    };
    if times.is_over(now) {
        return Ok(None);
    }
    let person = find_staff(conn, vault, id)?.filter(|person| person.disabled_at.is_none());
    Ok(person.map(|person| (person, times)))
}

pub fn note_session(conn: &mut Conn, token: &TokenHash, now: Moment) -> db::Result<()> {
    diesel::update(sessions::table.find(token.bytes()))
        .set(sessions::seen_at.eq(now))
        .execute(conn)?;
    Ok(())
}

/// Notes that whoever uses this session has just shown that it is them.
pub fn prove_session(
    conn: &mut Conn,
    token: &TokenHash,
    with_factor: bool,
    now: Moment,
) -> db::Result<()> {
    diesel::update(sessions::table.find(token.bytes()))
        .set(sessions::proved_at.eq(now))
        .execute(conn)?;
    if with_factor {
        diesel::update(sessions::table.find(token.bytes()))
            .set(sessions::with_factor.eq(true))
            .execute(conn)?;
    }
    Ok(())
}

/// An open session, as its owner sees it.
#[derive(Clone, Debug, Queryable)]
pub struct OpenSession {
    pub token_hash: Vec<u8>,
    pub created_at: Moment,
    pub seen_at: Moment,
    pub browser: String,
}

/// The sessions of `id` that nobody ended and that are not over at `now`, the one seen last first.
pub fn list_sessions(conn: &mut Conn, id: Id, now: Moment) -> db::Result<Vec<OpenSession>> {
    let (created_after, seen_after) = Times::bounds(now);
    Ok(sessions::table
        .filter(sessions::staff_id.eq(id))
        .filter(sessions::is_ended.eq(false))
        .filter(sessions::created_at.gt(created_after))
        .filter(sessions::seen_at.gt(seen_after))
        .order((sessions::seen_at.desc(), sessions::created_at.desc()))
        .select((
            sessions::token_hash,
            sessions::created_at,
            sessions::seen_at,
            sessions::browser,
        ))
        .load(conn)?)
}

/// Ends a session of `id`, by the hash of its token.
pub fn end_session_of(conn: &mut Conn, id: Id, token_hash: &[u8]) -> db::Result<()> {
    let this = sessions::staff_id
        .eq(id)
        .and(sessions::token_hash.eq(token_hash.to_vec()));
    end(conn, Box::new(this))
}

pub fn end_session(conn: &mut Conn, token: &TokenHash) -> db::Result<()> {
    end(conn, Box::new(sessions::token_hash.eq(token.bytes())))
}

/// Ends the sessions of `id`, but `keep`.
pub fn end_sessions_of(conn: &mut Conn, id: Id, keep: Option<&TokenHash>) -> db::Result<()> {
    let kept = keep.map(TokenHash::bytes).unwrap_or_default();
    let others = sessions::staff_id.eq(id).and(sessions::token_hash.ne(kept));
    end(conn, Box::new(others))
}

/// Which sessions.
type Which = Box<dyn BoxableExpression<sessions::table, Backend, SqlType = Bool>>;

/// Sessions that were ended lie on as those that ran out do, for as long as forms are kept: whatever was being
/// typed in them is still known to be somebody's. Nothing begins one again, a clock that is set back neither.
fn end(conn: &mut Conn, which: Which) -> db::Result<()> {
    diesel::update(sessions::table.filter(which))
        .set(sessions::is_ended.eq(true))
        .execute(conn)?;
    Ok(())
}

/// Makes the link of `token` the one that sets up the desk; an earlier one stops working.
pub fn open_set_up(conn: &mut Conn, token: &Token) -> db::Result<()> {
    db::set_meta(conn, SET_UP, &token.hash().text())
}

/// Whether `token` sets up the desk: it is the link's, and there is nobody yet.
pub fn may_set_up(conn: &mut Conn, token: &TokenHash) -> db::Result<bool> {
    let is_link = db::find_meta(conn, SET_UP)?.is_some_and(|stored| stored == token.text());
    Ok(is_link && count_staff(conn)? == 0)
}

/// Adds the first person, once: of two requests with the same link, the one that takes the link away
/// adds them.
pub fn insert_first(conn: &mut Conn, token: &TokenHash, row: &NewStaff) -> db::Result<bool> {
    Ok(may_set_up(conn, token)? && db::remove_meta(conn, SET_UP)? && insert_staff(conn, row)?)
}
