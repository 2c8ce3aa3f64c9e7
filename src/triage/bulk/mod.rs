//! One thing done to several cases. The queue and the results of a search send references; a page says
//! what would happen to each, which are left out and why; only its button does it, and what comes back
//! says what became of each. Every case is judged alone, each time: nothing is left out in silence.

pub mod carry_out;
mod judge;
pub mod preview;
mod queries;
pub mod undo;

use std::collections::HashMap;

use self::judge::{Found, Skip};
use super::pages::{BulkLine, Hidden};
use super::row::{self, Names};
use super::wording::Wording;
use crate::access::next::own_path;
use crate::access::{Session, Staff, store as staff_store};
use crate::app::App;
use crate::cases::facts::LinkWhy;
use crate::cases::reference::Reference;
use crate::cases::tag::{Tag, store as tag_store};
use crate::db::Id;
use crate::web::forms::Form;
use crate::web::{WebError, WebResult};

/// No list of the desk shows as many; more at once is nobody's intention.
const MOST: usize = 200;

/// What the button pressed asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verb {
    Take,
    Assign,
    Verify,
    Tag,
    Untag,
    Link,
}

impl Verb {
    fn parse(key: &str) -> Option<Self> {
        match key {
            "take" => Some(Self::Take),
            "assign" => Some(Self::Assign),
            "verify" => Some(Self::Verify),
            "tag" => Some(Self::Tag),
            "untag" => Some(Self::Untag),
            "link" => Some(Self::Link),
            _ => None,
        }
    }

    const fn key(self) -> &'static str {
        match self {
            Self::Take => "take",
            Self::Assign => "assign",
            Self::Verify => "verify",
            Self::Tag => "tag",
            Self::Untag => "untag",
            Self::Link => "link",
        }
    }
}

/// A case somebody ticked; with the version they saw once they were told what would happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Chosen {
    reference: Reference,
    version: Option<i32>,
}

impl Chosen {
    /// `KN-7F3K-9QW4`, or `KN-7F3K-9QW4.12`.
    fn parse(text: &str) -> Option<Self> {
        let (reference, version) = match text.split_once('.') {
            None => (text, None),
            Some((reference, version)) => (reference, Some(version.parse().ok()?)),
        };
        Some(Self {
            reference: Reference::parse(reference)?,
            version,
        })
    }
}

/// What was sent.
struct Asked {
    verb: Verb,
    chosen: Vec<Chosen>,
    /// The list it was sent from.
    back: String,
    /// The person or the tag, by id; or the case that the others are linked with.
    target: String,
    /// Why cases belong together.
    why: Option<LinkWhy>,
}

impl Asked {
    fn parse(form: &Form) -> WebResult<Self> {
        Ok(Self {
            verb: Verb::parse(form.get("do")).ok_or(WebError::NotUnderstood)?,
            chosen: chosen(form)?,
            back: own_path(form.get("back")).to_owned(),
            target: form.get("target").to_owned(),
            why: LinkWhy::from_key(form.get("why")),
        })
    }
}

/// The cases a form names, each once. One that is no reference was not given out by us.
fn chosen(form: &Form) -> WebResult<Vec<Chosen>> {
    let mut found: Vec<Chosen> = Vec::new();
    for text in form.all("case") {
        let one = Chosen::parse(text).ok_or(WebError::NotUnderstood)?;
        if !found.iter().any(|it| it.reference == one.reference) {
            found.push(one);
        }
    }
    Ok(found)
}

/// What is to be done to each.
#[derive(Clone, Debug)]
enum Deed {
    Assign(Staff),
    Verify,
    Tag {
        tag: Tag,
        is_on: bool,
    },
    /// The others are linked with the case `main`: as many links as cases, not one for every pair.
    Link {
        main: Reference,
        why: LinkWhy,
    },
}

impl Deed {
    /// Whether it is done to this case, and not only with it.
    fn concerns(&self, reference: Reference) -> bool {
        !matches!(self, Self::Link { main, .. } if *main == reference)
    }
}

/// What every page here knows.
struct Ground {
    say: Wording,
    staff: Vec<Staff>,
    names: Names,
    tags: Vec<Tag>,
    /// Open cases of each person, as far as the reader may know of them.
    load: HashMap<Id, i64>,
}

impl Ground {
    async fn load(app: &App, me: &Session) -> WebResult<Self> {
        let (vault, person) = (app.vault.clone(), me.staff.clone());
        let read = app.db.read(move |conn| {
            Ok((
                staff_store::list_staff(conn, &vault)?,
                tag_store::list(conn, &vault)?,
                queries::count_load(conn, &person)?,
            ))
        });
        let (staff, tags, load) = read.await?;
        Ok(Self {
            say: Wording::new(app, me.staff.lang),
            names: row::names(&staff),
            staff,
            tags,
            load: load.into_iter().collect(),
        })
    }

    /// Who may be given cases at all.
    fn workers(&self) -> impl Iterator<Item = &Staff> {
        let is_at_work = |person: &&Staff| person.disabled_at.is_none() && person.roles.may_work();
        self.staff.iter().filter(is_at_work)
    }

    /// What `asked` comes down to; `None` while the person, the tag or the case is still to be said.
    fn deed(&self, me: &Staff, asked: &Asked) -> WebResult<Option<Deed>> {
        let tag = |is_on: bool| {
            let mut tags = self.tags.iter();
            let tag = tags.find(|tag| tag.id.to_string() == asked.target);
            tag.filter(|tag| !(is_on && tag.is_retired))
                .map(|tag| Deed::Tag {
                    tag: tag.clone(),
                    is_on,
                })
        };
        Ok(match asked.verb {
            Verb::Take => Some(Deed::Assign(me.clone())),
            Verb::Assign if !me.roles.may_lead() => return Err(WebError::NotAllowed),
            Verb::Assign => {
                let mut workers = self.workers();
                let found = workers.find(|person| person.id.to_string() == asked.target);
                found.cloned().map(Deed::Assign)
            }
            Verb::Verify => Some(Deed::Verify),
            Verb::Tag => tag(true),
            Verb::Untag => tag(false),
            Verb::Link => link(asked),
        })
    }

    /// A case in a list: what happens to it or why nothing does.
    fn line(&self, found: &Found, words: String) -> BulkLine {
        let known = found.known.as_ref();
        BulkLine {
            reference: found.reference.to_string(),
            href: known.map(|_| format!("/desk/cases/{}", found.reference)),
            title: known.map(|known| self.say.title(&known.case)),
            words,
        }
    }

    fn skipped(&self, found: &Found, skip: &Skip) -> BulkLine {
        self.line(found, skip.words(&self.say, &self.names))
    }
}

/// The case that the others are linked with is one of those that were ticked.
fn link(asked: &Asked) -> Option<Deed> {
    let main = Reference::parse(&asked.target)?;
    let is_chosen = asked.chosen.iter().any(|one| one.reference == main);
    let why = asked.why?;
    is_chosen.then_some(Deed::Link { main, why })
}

/// The cases as a form sends them on, with the versions that were read.
fn hidden_cases<'a>(cases: impl Iterator<Item = &'a Found>) -> Vec<Hidden> {
    let written = |found: &Found| {
        // A case that is none has no version; should it become one, it is another than was seen.
        let version = found.known.as_ref().map_or(0, |known| known.case.version);
        Hidden {
            name: "case",
            value: format!("{}.{version}", found.reference),
        }
    };
    cases.map(written).collect()
}

fn hidden(name: &'static str, value: impl Into<String>) -> Hidden {
    Hidden {
        name,
        value: value.into(),
    }
}
