//! The side of the queue: every list with how many cases it holds.

use super::counts::{Count, Counts};
use super::queries::View;
use super::queue_filters::{Asked, href};
use super::wording::Wording;
use crate::render::{NavGroup, NavLink};

/// The lists, the asked one marked.
pub fn side(say: &Wording, asked: &Asked, counts: &Counts) -> Vec<NavGroup> {
    let current = asked.query();
    let is_saved = counts.saved.iter().any(|(view, _)| view.query == current);
    let link = |label: String, query: &str, count: Count| {
        NavLink::new(label, format!("/desk?{query}")).count(count.words(say))
    };
    let views = |is_wanted: fn(View) -> bool| {
        let wanted = counts
            .views
            .iter()
            .filter(move |(view, _)| is_wanted(*view));
        wanted.map(|(view, count)| {
            let is_current = asked.view == *view && asked.filter.state.is_none() && !is_saved;
            let label = say.say(&format!("triage-view-{}", view.key()));
            link(label, &format!("view={}", view.key()), *count).current(is_current)
        })
    };
    let states = counts.states.iter().map(|(state, count)| {
        let is_current =
            asked.view == View::Todo && asked.filter.state == Some(*state) && !is_saved;
        let label = say.say(&format!("state-{}", state.key()));
        let query = format!("view=todo&state={}", state.key());
        link(label, &query, *count).current(is_current)
    });
    let mails = counts
        .mails
        .map(|count| NavLink::new(say.say("pen-title"), "/desk/mail").count(say.number(count)));
    let saved = counts.saved.iter().map(|(view, count)| {
        let is_current = view.query == current;
        let place = href(&Asked::of_query(&view.query), "");
        NavLink::new(view.name.clone(), place)
            .count(count.words(say))
            .current(is_current)
    });
    let group = |key: &str, links: Vec<NavLink>| NavGroup {
        label: say.say(key),
        links,
    };
    let all = [
        group(
            "triage-side-work",
            views(|view| view != View::Answered).chain(mails).collect(),
        ),
        group(
            "triage-side-state",
            states.chain(views(|view| view == View::Answered)).collect(),
        ),
        group("queue-side-saved", saved.collect()),
    ];
    all.into_iter()
        .filter(|group| !group.links.is_empty())
        .collect()
}
