//! What an address of the queue asks for, and the fields that ask it.

use chrono::{Datelike, NaiveDate};

use super::pages::Chip;
use super::queries::{Due, Filter, Position, View, Whose};
use super::wording::Wording;
use crate::access::Staff;
use crate::cases::complaint::Kind;
use crate::cases::facts::{Channel, State};
use crate::db::Id;
use crate::duties::standing::Standing;
use crate::render::Field;
use crate::time::Moment;
use crate::web::forms::Form;

/// What `due_on` is for answers that are over.
const OVER: &str = "over";

/// A query, read: what can't be read asks for nothing.
#[derive(Clone, Debug)]
pub struct Asked {
    pub view: View,
    pub filter: Filter,
    /// Where the page before ended, as written into its link.
    pub after: String,
}

impl Asked {
    pub fn parse(query: &Form) -> Self {
        Self {
            view: View::parse(query.get("view")).unwrap_or(View::Todo),
            filter: Filter {
                state: State::from_key(query.get("state")),
                standing: Standing::parse(query.get("standing")).filter(|found| found.is_open()),
                whose: whose(query.get("assignee")),
                kind: Kind::from_key(query.get("kind")),
                channel: Channel::from_key(query.get("channel")),
                due: due(query.get("due_on")),
            },
            after: query.get("after").to_owned(),
        }
    }

    /// Reads a query as it stands in an address.
    pub fn of_query(query: &str) -> Self {
        Self::parse(&Form::parse(query.as_bytes()).unwrap_or_default())
    }

    /// The same list from its start, in the one way to write it. Every value is a key, an id, a day or a
    /// number: nothing in it needs escaping, nothing in it was typed.
    pub fn query(&self) -> String {
        let pairs = self.pairs().into_iter();
        let pairs: Vec<String> = pairs
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        pairs.join("&")
    }

    pub fn is_filtered(&self) -> bool {
        self.filter != Filter::default()
    }

    pub fn after_position(&self) -> Option<Position> {
        Position::read(&self.after)
    }

    /// When and which the last case of the page before was, in a list by instants.
    pub fn after_instant(&self) -> Option<(Moment, Id)> {
        let (at, id) = self.after.split_once('_')?;
        Some((Moment::from_micros(at.parse().ok()?), Id::parse(id)?))
    }

    fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = vec![("view", self.view.key().to_owned())];
        pairs.extend(filters(&self.filter));
        pairs
    }
}

/// What narrows a list down: names and values as in an address.
fn filters(filter: &Filter) -> Vec<(&'static str, String)> {
    let pairs = [
        ("state", filter.state.map(|state| state.key().to_owned())),
        (
            "standing",
            filter.standing.map(|standing| standing.as_str().to_owned()),
        ),
        ("assignee", filter.whose.map(whose_key)),
        ("kind", filter.kind.map(|kind| kind.key().to_owned())),
        (
            "channel",
            filter.channel.map(|channel| channel.key().to_owned()),
        ),
        ("due_on", filter.due.map(due_key)),
    ];
    pairs
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect()
}

/// The same list behind `after`; from its start when that is empty.
pub fn href(asked: &Asked, after: &str) -> String {
    let query = asked.query();
    if after.is_empty() {
        format!("/desk?{query}")
    } else {
        format!("/desk?{query}&after={after}")
    }
}

/// The list of answers that fall due on a day, or are over.
pub fn due_href(due: Due, whose: Option<Whose>) -> String {
    let filter = Filter {
        due: Some(due),
        whose,
        ..Filter::default()
    };
    let asked = Asked {
        view: View::Todo,
        filter,
        after: String::new(),
    };
    href(&asked, "")
}

/// One select for each thing to filter by.
pub fn fields(say: &Wording, me: &Staff, staff: &[Staff], asked: &Asked) -> Vec<Field> {
    let chosen = filters(&asked.filter);
    let select = |name: &'static str, choices: Vec<(String, String)>| {
        let label = say.say(&format!("triage-filter-{name}"));
        let value = chosen.iter().find(|(known, _)| *known == name);
        let empty = Field::select(name, label)
            .id(format!("filter-{name}"))
            .choice("", say.say("triage-filter-any"));
        let all = choices.into_iter();
        all.fold(empty, |field, (key, label)| field.choice(&key, label))
            .chosen(&[value.map_or("", |(_, value)| value)])
    };
    let said = |prefix: &str, key: &str| (key.to_owned(), say.say(&format!("{prefix}-{key}")));
    let states = State::ALL.iter().map(|state| said("state", state.key()));
    let standings = Standing::OPEN.iter();
    let standings = standings.map(|standing| said("standing", standing.as_str()));
    let kinds = Kind::ALL.iter().map(|kind| said("triage-kind", kind.key()));
    let channels = Channel::ALL
        .iter()
        .map(|channel| said("channel", channel.key()));
    vec![
        select("state", states.collect()),
        select("standing", standings.collect()),
        select("assignee", people(say, me, staff)),
        select("kind", kinds.collect()),
        select("channel", channels.collect()),
    ]
}

fn people(say: &Wording, me: &Staff, staff: &[Staff]) -> Vec<(String, String)> {
    let others = staff
        .iter()
        .filter(|person| person.id != me.id && person.roles.may_work())
        .map(|person| (person.id.to_string(), person.name.clone()));
    let mut people = vec![
        ("me".to_owned(), say.say("triage-filter-me")),
        ("none".to_owned(), say.say("triage-filter-none")),
    ];
    people.extend(others);
    people
}

/// What the list is narrowed down by, each with the way to the list without it.
pub fn chips(say: &Wording, staff: &[Staff], asked: &Asked) -> Vec<Chip> {
    let label = |name: &str, value: &str| match (name, asked.filter.due, asked.filter.whose) {
        ("due_on", Some(Due::On(day)), _) => say.date(day),
        ("due_on", ..) => say.say("queue-due-over"),
        ("assignee", _, Some(Whose::Me)) => say.say("triage-filter-me"),
        ("assignee", _, Some(Whose::Nobody)) => say.say("triage-filter-none"),
        ("assignee", _, Some(Whose::Theirs(id))) => staff
            .iter()
            .find(|person| person.id == id)
            .map_or_else(|| say.say("queue-somebody"), |person| person.name.clone()),
        ("kind", ..) => say.say(&format!("triage-kind-{value}")),
        (name, ..) => say.say(&format!("{name}-{value}")),
    };
    let all = filters(&asked.filter).into_iter();
    all.map(|(name, value)| Chip {
        label: say.say(&format!("triage-filter-{name}")),
        value: label(name, &value),
        href: without(asked, name),
    })
    .collect()
}

/// The list without one of its filters.
fn without(asked: &Asked, name: &str) -> String {
    let left = asked
        .pairs()
        .into_iter()
        .filter(|(known, _)| *known != name);
    let left: Vec<String> = left
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    format!("/desk?{}", left.join("&"))
}

/// What `Whose` is called in an address.
fn whose_key(whose: Whose) -> String {
    match whose {
        Whose::Me => "me".to_owned(),
        Whose::Nobody => "none".to_owned(),
        Whose::Theirs(id) => id.to_string(),
    }
}

/// Reads what [`whose_key`] writes.
fn whose(text: &str) -> Option<Whose> {
    match text {
        "me" => Some(Whose::Me),
        "none" => Some(Whose::Nobody),
        other => Id::parse(other).map(Whose::Theirs),
    }
}

pub fn due_key(due: Due) -> String {
    match due {
        Due::On(day) => day.to_string(),
        Due::Over => OVER.to_owned(),
    }
}

fn due(text: &str) -> Option<Due> {
    if text == OVER {
        return Some(Due::Over);
    }
    let day = text.parse().ok().filter(|day| is_storable(*day));
    day.map(Due::On)
}

impl Position {
    /// As it stands in `after`: group, day, instant, id.
    pub fn written(self) -> String {
        let (day, at) = (self.act_by_on, self.late_from.micros());
        format!("{}_{day}_{at}_{}", self.group, self.id)
    }

    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.splitn(4, '_');
        Some(Self {
            group: parts.next()?.parse().ok()?,
            act_by_on: parts.next()?.parse().ok().filter(|day| is_storable(*day))?,
            late_from: Moment::from_micros(parts.next()?.parse().ok()?),
            id: Id::parse(parts.next()?)?,
        })
    }
}

/// Whether a day can stand in a column, and be asked for: the far future of cases without open duties too.
fn is_storable(day: NaiveDate) -> bool {
    (1..=9999).contains(&day.year())
}
