//! What an address of the queue asks for, and the fields that ask it.

use super::queries::{Filter, Position, View};
use super::queue::{whose, whose_key};
use super::wording::Wording;
use crate::access::Staff;
use crate::cases::complaint::Kind;
use crate::cases::facts::{Channel, State};
use crate::cases::tag::Tag;
use crate::db::Id;
use crate::duties::standing::Standing;
use crate::render::Field;
use crate::time::Moment;
use crate::web::forms::Form;

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
                tag: Id::parse(query.get("tag")),
            },
            after: query.get("after").to_owned(),
        }
    }

    pub fn is_filtered(&self) -> bool {
        !self.filter.is_empty()
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
        let filter = &self.filter;
        let pairs = [
            ("view", Some(self.view.key().to_owned())),
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
            ("tag", filter.tag.map(|tag| tag.to_string())),
        ];
        pairs
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)))
            .collect()
    }
}

/// The same list behind `after`; from its start when that is empty. Every value is a key, an id, a day
/// or a number: nothing in it needs escaping.
pub fn href(asked: &Asked, after: &str) -> String {
    let after = (!after.is_empty()).then(|| ("after", after.to_owned()));
    let pairs = asked.pairs().into_iter().chain(after);
    let query: Vec<String> = pairs
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    format!("/desk?{}", query.join("&"))
}

/// One select for each thing to filter by.
pub fn fields(
    say: &Wording,
    me: &Staff,
    (staff, tags): (&[Staff], &[Tag]),
    asked: &Asked,
) -> Vec<Field> {
    let select = |name: &str| {
        let label = say.say(&format!("triage-filter-{name}"));
        Field::select(name, label)
            .id(format!("filter-{name}"))
            .choice("", say.say("triage-filter-any"))
    };
    let filter = &asked.filter;
    let states = State::ALL.iter().fold(select("state"), |field, state| {
        field.choice(state.key(), say.say(&format!("state-{}", state.key())))
    });
    let standings = Standing::OPEN
        .into_iter()
        .fold(select("standing"), |field, standing| {
            field.choice(
                standing.as_str(),
                say.say(&format!("standing-{}", standing.as_str())),
            )
        });
    let kinds = Kind::ALL.iter().fold(select("kind"), |field, kind| {
        field.choice(kind.key(), say.say(&format!("triage-kind-{}", kind.key())))
    });
    let channels = Channel::ALL
        .iter()
        .fold(select("channel"), |field, channel| {
            field.choice(
                channel.key(),
                say.say(&format!("channel-{}", channel.key())),
            )
        });
    let people = select("assignee")
        .choice("me", say.say("triage-filter-me"))
        .choice("none", say.say("triage-filter-none"));
    let others = staff
        .iter()
        .filter(|person| person.id != me.id && person.roles.may_work());
    let people = others.fold(people, |field, person| {
        field.choice(&person.id.to_string(), person.name.clone())
    });
    let tagged = tags.iter().fold(select("tag"), |field, tag| {
        field.choice(&tag.id.to_string(), tag.name.clone())
    });
    let tagged = tagged.chosen(&[filter.tag.map_or_else(String::new, |tag| tag.to_string())]);
    let mut all = vec![
        states.chosen(&[filter.state.map_or("", State::key)]),
        standings.chosen(&[filter.standing.map_or("", Standing::as_str)]),
        people.chosen(&[filter.whose.map(whose_key).unwrap_or_default()]),
        kinds.chosen(&[filter.kind.map_or("", Kind::key)]),
        channels.chosen(&[filter.channel.map_or("", Channel::key)]),
    ];
    all.extend((!tags.is_empty()).then_some(tagged));
    all
}
