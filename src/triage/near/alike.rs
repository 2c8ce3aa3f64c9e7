//! Cases that look like the one in hand, each with the reasons why: the same contact, the same third
//! party, a reference named in the words, rare words that both have, the same days.

use std::collections::{HashMap, HashSet};

use super::super::action::Opened;
use super::super::pages::NearCase;
use super::super::similar::Marks;
use super::{links, near, queries};
use crate::access::Staff;
use crate::cases::Case;
use crate::cases::complaint::Complaint;
use crate::cases::facts::LinkWhy;
use crate::db::{self, Conn, Id};
use crate::vault::Vault;
use crate::web::WebResult;

/// So many are shown.
const MOST: usize = 5;
/// What more cases than this have tells nothing.
const RARE: i64 = 20;
/// So many words of a story are looked up, the longest first.
const WORDS: usize = 24;
/// Shorter words are in too many stories.
const SHORTEST: usize = 4;
/// One word that two stories share is chance.
const ENOUGH_WORDS: usize = 3;
/// Within so many days one event may stand behind both.
const SAME_DAYS: i64 = 14;

/// What a case shares with the one in hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a reason of its own")]
pub struct Shared {
    contact: bool,
    named: bool,
    order: bool,
    third_party: bool,
    words: Vec<String>,
    is_near: bool,
}

impl Shared {
    fn weight(&self) -> usize {
        let words = if self.words.len() >= ENOUGH_WORDS {
            self.words.len().min(6)
        } else {
            0
        };
        let flags = [
            (self.contact, 10),
            (self.named, 10),
            (self.order, 8),
            (self.third_party, 4),
        ];
        let sum: usize = flags.iter().filter(|(is, _)| *is).map(|(_, n)| n).sum();
        sum + words
    }

    /// Why the two may belong together, as the form suggests it.
    fn why(&self) -> LinkWhy {
        if self.contact {
            LinkWhy::SamePerson
        } else {
            LinkWhy::SameEvent
        }
    }
}

/// Looks for them; those that are linked already are left out.
fn find(
    conn: &mut Conn,
    (vault, me): (&Vault, &Staff),
    (case, complaint): (&Case, &Complaint),
    linked: &HashSet<Id>,
) -> db::Result<Vec<(Case, Shared)>> {
    let mut shared = collect(conn, vault, complaint)?;
    shared.retain(|id, _| *id != case.id && !linked.contains(id));
    let named = references(complaint);
    for reference in named {
        let found = crate::cases::store::find_by_reference(conn, reference)?;
        if let Some(other) =
            found.filter(|other| other.id != case.id && !linked.contains(&other.id))
        {
            shared.entry(other.id).or_default().named = true;
        }
    }
    shared.retain(|_, shared| shared.weight() > 0);
    let ids = shared.keys().copied().collect();
    let mut found: Vec<(Case, Shared)> = queries::list_visible(conn, me, ids)?
        .into_iter()
        .filter_map(|other| {
            let mut shared = shared.remove(&other.id)?;
            let apart = other.received_at.since(case.received_at).num_days().abs();
            shared.is_near = apart <= SAME_DAYS;
            Some((other, shared))
        })
        .collect();
    found.sort_by_key(|(other, shared)| {
        let weight = shared.weight() + usize::from(shared.is_near);
        std::cmp::Reverse((weight, other.id))
    });
    found.truncate(MOST);
    Ok(found)
}

fn references(complaint: &Complaint) -> Vec<crate::cases::reference::Reference> {
    let marks = Marks {
        contacts: Vec::new(),
        texts: vec![complaint.story.clone()],
    };
    marks.references()
}

fn collect(
    conn: &mut Conn,
    vault: &Vault,
    complaint: &Complaint,
) -> db::Result<HashMap<Id, Shared>> {
    let mut all: HashMap<Id, Shared> = HashMap::new();
    let given = &complaint.contacts;
    let contacts = Marks {
        contacts: [
            given.email.as_ref().map(|email| email.as_str().to_owned()),
            given.phone.as_ref().map(|phone| phone.typed.clone()),
            complaint.account_contact.clone(),
        ]
        .into_iter()
        .flatten()
        .collect(),
        texts: Vec::new(),
    };
    let tokens = contacts.tokens(vault);
    if !tokens.is_empty() {
        // People who write often are no reason to look away.
        for id in queries::list_with_token(conn, &tokens, 10 * RARE)? {
            all.entry(id).or_default().contact = true;
        }
    }
    for id in of_phrase(conn, vault, complaint.order_code.as_deref())? {
        all.entry(id).or_default().order = true;
    }
    for id in of_phrase(conn, vault, complaint.third_party.as_deref())? {
        all.entry(id).or_default().third_party = true;
    }
    for word in telling_words(&complaint.story) {
        for id in of_phrase(conn, vault, Some(&word))? {
            all.entry(id).or_default().words.push(word.clone());
        }
    }
    Ok(all)
}

/// The cases that have every word of a short text; none when there are too many of them.
fn of_phrase(conn: &mut Conn, vault: &Vault, text: Option<&str>) -> db::Result<HashSet<Id>> {
    let groups = vault.query_tokens(text.unwrap_or_default());
    let mut all: Option<HashSet<Id>> = None;
    for group in groups {
        let found = queries::list_with_token(conn, &group, 10 * RARE)?;
        let is_common = found.len() >= usize::try_from(10 * RARE).unwrap_or(usize::MAX);
        if is_common {
            continue;
        }
        let found: HashSet<Id> = found.into_iter().collect();
        all = Some(match all {
            Some(before) => before.intersection(&found).copied().collect(),
            None => found,
        });
    }
    let all = all.unwrap_or_default();
    let is_rare = i64::try_from(all.len()).unwrap_or(i64::MAX) <= RARE;
    Ok(if is_rare { all } else { HashSet::new() })
}

/// The words of a story that say most: long ones, each once.
fn telling_words(story: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in crate::text::words::words(story) {
        let word = crate::text::words::fold(&word);
        if word.chars().count() >= SHORTEST && !words.contains(&word) {
            words.push(word);
        }
    }
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    words.truncate(WORDS);
    words
}

/// As the page shows them, with the reasons in words.
pub async fn panel(case: &Opened) -> WebResult<Vec<NearCase>> {
    let Some(complaint) = case.dossier.complaint.clone() else {
        return Ok(Vec::new());
    };
    let (vault, me, row) = (
        case.app.vault.clone(),
        case.me.staff.clone(),
        case.dossier.case.clone(),
    );
    let links = case.dossier.links.iter();
    let linked: HashSet<Id> = links.map(|(_, other)| other.id).collect();
    let read = case
        .app
        .db
        .read(move |conn| find(conn, (&vault, &me), (&row, &complaint), &linked));
    Ok(shown(case, &read.await?))
}

fn shown(case: &Opened, found: &[(Case, Shared)]) -> Vec<NearCase> {
    found
        .iter()
        .map(|(other, shared)| NearCase {
            reasons: reasons(case, shared),
            form: links::link_form(case, other, shared.why()),
            ..near(case, other)
        })
        .collect()
}

fn reasons(case: &Opened, shared: &Shared) -> Vec<String> {
    let say = |key: &str| case.say(&format!("triage-alike-{key}"));
    let mut reasons = Vec::new();
    for (is, key) in [
        (shared.contact, "contact"),
        (shared.named, "named"),
        (shared.order, "order"),
        (shared.third_party, "third-party"),
    ] {
        if is {
            reasons.push(say(key));
        }
    }
    if shared.words.len() >= ENOUGH_WORDS {
        let words = shared.words.iter().take(6).cloned().collect::<Vec<_>>();
        let args = [("words", words.join(", ").into())];
        reasons.push(case.with("triage-alike-words", &args));
    }
    if shared.is_near {
        let args = [("n", SAME_DAYS.into())];
        reasons.push(case.with("triage-alike-days", &args));
    }
    reasons
}
