//! Figures as tables, each number a link to the cases it counts.

use super::asked::{Asked, What};
use super::export::Value;
use super::figures::{Dimension, Figures, Tally};
use super::pages::{Cell, Line, Table};
use super::say::{Names, Say};
use super::span::{Span, Step};
use crate::db::Id;

/// Words and people around the figures.
pub struct Around<'a> {
    pub say: &'a Say,
    pub names: &'a Names,
    /// Staff in the order of the list.
    pub staff: &'a [Id],
}

/// Heads of the columns of figures, by the keys of their words.
pub fn heads(say: &Say, is_of_answer: bool) -> Vec<String> {
    let received = (!is_of_answer).then_some("received");
    let others = [
        "answered",
        "in_time",
        "late",
        "share",
        "median",
        "ninetieth",
    ];
    received
        .into_iter()
        .chain(others)
        .map(|key| say.say(&format!("reports-head-{key}")))
        .collect()
}

/// The figures of one line; `asked` narrows to what the line counts, whatever of it.
pub fn cells(say: &Say, asked: Asked, tally: &Tally, is_of_answer: bool) -> Vec<Cell> {
    let counted = |what: What, n: i64| {
        let href = (n > 0).then(|| Asked { what, ..asked }.href());
        (say.number(n), href)
    };
    let received = (!is_of_answer).then(|| counted(What::Received, tally.received));
    let others = [
        counted(What::Answered, tally.answered()),
        counted(What::InTime, tally.in_time),
        counted(What::Late, tally.late),
        (say.per_mille(tally.in_time_per_mille()), None),
        (say.days(tally.median()), None),
        (say.days(tally.ninetieth()), None),
    ];
    let all = received.into_iter().chain(others);
    all.zip(heads(say, is_of_answer))
        .map(|((text, href), label)| Cell { label, text, href })
        .collect()
}

/// By month or week, and all of it.
pub fn by_part(say: &Say, figures: &Figures, span: Span, step: Step) -> Table {
    let line = |label: String, span: Span, tally: &Tally| Line {
        label,
        cells: cells(say, Asked::new(What::Received, span), tally, false),
        is_total: false,
    };
    let parts = figures.parts.iter();
    let mut lines: Vec<Line> = parts
        .map(|(part, tally)| line(say.part(*part, step), *part, tally))
        .collect();
    lines.push(Line {
        is_total: true,
        ..line(say.say("reports-total"), span, &figures.total)
    });
    Table {
        key: step.key(),
        title: say.say(&format!("reports-by-{}", step.key())),
        note: None,
        first: say.say(&format!("reports-{}-head", step.key())),
        heads: heads(say, false),
        lines,
    }
}

/// One table for each dimension.
pub fn by_dimension(around: &Around<'_>, figures: &Figures, span: Span) -> Vec<Table> {
    let table = |dimension: Dimension| {
        let say = around.say;
        let key = dimension.key();
        let rows = figures.rows(dimension, around.staff).into_iter();
        let is_of_answer = dimension.is_of_answer();
        let shown = rows.filter(|(_, tally)| !is_of_answer || tally.answered() > 0);
        let lines = shown
            .map(|(row, tally)| {
                let asked = Asked::new(What::Received, span).of(dimension, &row);
                Line {
                    label: say.row(dimension, &row, around.names),
                    cells: cells(say, asked, tally, is_of_answer),
                    is_total: false,
                }
            })
            .collect();
        let note = (dimension == Dimension::Handler).then(|| say.say("reports-note-handler"));
        Table {
            key,
            title: say.say(&format!("reports-by-{key}")),
            note,
            first: say.say(&format!("reports-{key}-head")),
            heads: heads(say, is_of_answer),
            lines,
        }
    };
    Dimension::ALL.into_iter().map(table).collect()
}

/// Every line of every table as values: by what, which, and its numbers.
pub fn values(around: &Around<'_>, figures: &Figures, span: Span, step: Step) -> Vec<Vec<Value>> {
    let say = around.say;
    let row = |table: String, line: String, tally: &Tally, is_of_answer: bool| {
        let number = |n: Option<i64>| n.map_or(Value::Nothing, Value::Number);
        vec![
            Value::from(table),
            Value::from(line),
            number((!is_of_answer).then_some(tally.received)),
            Value::Number(tally.answered()),
            Value::Number(tally.in_time),
            Value::Number(tally.late),
            Value::from(say.per_mille(tally.in_time_per_mille())),
            number(tally.median()),
            number(tally.ninetieth()),
        ]
    };
    let total = row(
        say.say("reports-total"),
        say.span(span),
        &figures.total,
        false,
    );
    let mut rows = vec![total];
    let by = say.say(&format!("reports-by-{}", step.key()));
    for (part, tally) in &figures.parts {
        rows.push(row(by.clone(), say.part(*part, step), tally, false));
    }
    for dimension in Dimension::ALL {
        let by = say.say(&format!("reports-by-{}", dimension.key()));
        for (key, tally) in figures.rows(dimension, around.staff) {
            let line = say.row(dimension, &key, around.names);
            rows.push(row(by.clone(), line, tally, dimension.is_of_answer()));
        }
    }
    rows
}
