//! The history of a case as its page shows it: by whom, a page at a time; and who is looking right now.

use super::action::{Opened, STILL_LOOKING};
use super::history;
use super::pages::HistoryLine;
use super::row::Names;
use crate::cases::event::EventKind;
use crate::ledger::store::Event;
use crate::render::{NavLink, Pagination};
use crate::web::forms::Form;

/// So many lines stand on a page.
const LINES: usize = 20;

/// Whose doing is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    All,
    People,
    Sender,
    Desk,
}

impl Whose {
    const ALL: [Self; 4] = [Self::All, Self::People, Self::Sender, Self::Desk];

    const fn key(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::People => "people",
            Self::Sender => "sender",
            Self::Desk => "desk",
        }
    }

    fn holds(self, event: &Event) -> bool {
        self == Self::All || self == of(event)
    }
}

/// Who did it: a person at the desk, the complainant, or the desk itself.
fn of(event: &Event) -> Whose {
    let by_sender = [
        EventKind::Received,
        EventKind::MessageReceived,
        EventKind::ReviewAsked,
        EventKind::WithdrawalAsked,
        EventKind::ContactAsked,
        EventKind::ContactChanged,
        EventKind::CodeAsked,
        EventKind::ErasureAsked,
    ];
    match event.actor_id {
        Some(_) => Whose::People,
        None if by_sender.contains(&event.kind) => Whose::Sender,
        None => Whose::Desk,
    }
}

/// What of the history is asked for in the address.
struct Wanted {
    whose: Whose,
    /// From 0.
    page: usize,
}

impl Wanted {
    fn of(case: &Opened) -> Self {
        let asked = Form::parse(case.request.query_string().as_bytes()).unwrap_or_default();
        let whose = Whose::ALL
            .into_iter()
            .find(|whose| whose.key() == asked.get("history"));
        Self {
            whose: whose.unwrap_or(Whose::All),
            page: asked.get("page").parse().unwrap_or(0),
        }
    }
}

/// The lines that are shown, and the ways to the others.
pub struct Past {
    pub lines: Vec<HistoryLine>,
    pub filters: Vec<NavLink>,
    pub pages: Option<Pagination>,
}

pub fn past(case: &Opened, names: &Names) -> Past {
    let wanted = Wanted::of(case);
    let newest = case.dossier.events.iter().rev();
    let mine: Vec<_> = newest
        .filter(|(event, _)| wanted.whose.holds(event))
        .collect();
    let last = mine.len().saturating_sub(1) / LINES;
    let page = wanted.page.min(last);
    let shown = mine.iter().skip(page.saturating_mul(LINES)).take(LINES);
    Past {
        lines: shown
            .map(|(event, words)| {
                let mut line = history::line(case, names, event, words);
                line.by = line.by.or_else(|| Some(by(case, event)));
                line
            })
            .collect(),
        filters: filters(case, wanted.whose),
        pages: (last > 0).then(|| pages(case, wanted.whose, (page, last), mine.len())),
    }
}

fn by(case: &Opened, event: &Event) -> String {
    case.say(match of(event) {
        Whose::Sender => "triage-history-complainant",
        _ => "triage-history-desk",
    })
}

fn address(case: &Opened, whose: Whose, page: usize) -> String {
    format!(
        "{}?history={}&page={page}#history-title",
        case.place(),
        whose.key()
    )
}

/// Only those that hold something; none when there is nothing to tell apart.
fn filters(case: &Opened, current: Whose) -> Vec<NavLink> {
    let count = |whose: Whose| {
        let events = case.dossier.events.iter();
        events.filter(|(event, _)| whose.holds(event)).count()
    };
    let links: Vec<NavLink> = Whose::ALL
        .into_iter()
        .filter(|whose| count(*whose) > 0)
        .map(|whose| {
            let label = case.say(&format!("triage-history-{}", whose.key()));
            let number = case.say.number(i64::try_from(count(whose)).unwrap_or(0));
            NavLink::new(label, address(case, whose, 0))
                .count(number)
                .current(whose == current)
        })
        .collect();
    if links.len() > 2 { links } else { Vec::new() }
}

fn pages(case: &Opened, whose: Whose, (page, last): (usize, usize), all: usize) -> Pagination {
    let first = page.saturating_mul(LINES).saturating_add(1);
    let until = first.saturating_add(LINES).saturating_sub(1).min(all);
    let args = [
        ("first", first.into()),
        ("last", until.into()),
        ("all", all.into()),
    ];
    let to = |page: usize| Some(address(case, whose, page));
    Pagination {
        summary: case.with("triage-history-page", &args),
        first: to(0).filter(|_| page > 1),
        previous: page.checked_sub(1).and_then(to),
        next: to(page.saturating_add(1)).filter(|_| page < last),
    }
}

/// Colleagues who opened the case in the last minutes, so that two do not do the same.
pub fn presence(case: &Opened, names: &Names) -> Option<String> {
    let since = case
        .app
        .now()
        .plus(chrono::Duration::minutes(-STILL_LOOKING));
    let mut there: Vec<&str> = Vec::new();
    for (who, at) in &case.dossier.looks {
        let name = names.get(who).map(String::as_str);
        let is_other = *who != case.me.staff.id && *at > since;
        if let Some(name) = name.filter(|name| is_other && !there.contains(name)) {
            there.push(name);
        }
    }
    (!there.is_empty()).then(|| {
        let args = [("who", there.join(", ").into())];
        case.with("triage-presence", &args)
    })
}
