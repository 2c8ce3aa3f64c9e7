//! Which cases a figure counts: read from an address, written back into one. The figure and the list
//! behind it are narrowed by the same [`Asked`].

use super::figures::Dimension;
use super::span::Span;
use crate::cases::complaint::Kind;
use crate::cases::facts::Channel;
use crate::cases::outcome::{Cause, Outcome};
use crate::db::Id;
use crate::duties::standing::Verdict;
use crate::web::forms::Form;

/// What a case did in the span to be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// It came in.
    Received,
    /// Its answer left the house.
    Answered,
    /// The same, in time by the verdict that was frozen then.
    InTime,
    Late,
    /// It was found to be no complaint.
    Void,
    /// It came in and is not answered yet.
    Open,
}

impl What {
    pub const ALL: [Self; 6] = [
        Self::Received,
        Self::Answered,
        Self::InTime,
        Self::Late,
        Self::Void,
        Self::Open,
    ];

    pub const fn key(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Answered => "answered",
            Self::InTime => "in_time",
            Self::Late => "late",
            Self::Void => "void",
            Self::Open => "open",
        }
    }

    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|what| what.key() == key)
    }

    /// The verdicts on the duty to answer that it counts; none where the verdict is of no account.
    pub fn verdicts(self) -> Vec<&'static str> {
        let counted: &[Verdict] = match self {
            Self::Received | Self::Open => &[],
            Self::Answered => &[Verdict::InTime, Verdict::Late],
            Self::InTime => &[Verdict::InTime],
            Self::Late => &[Verdict::Late],
            Self::Void => &[Verdict::Void],
        };
        counted.iter().map(|verdict| verdict.as_str()).collect()
    }
}

/// A value of a case that may not be there: that of an unanswered case, of a cause nobody found, of a case
/// nobody has.
pub type Perhaps<T> = Option<T>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    pub what: What,
    pub span: Span,
    pub kind: Option<Kind>,
    pub channel: Option<Channel>,
    pub outcome: Option<Perhaps<Outcome>>,
    pub cause: Option<Perhaps<Cause>>,
    pub handler: Option<Perhaps<Id>>,
}

/// How a value that isn't there is written.
pub const NONE: &str = "none";

impl Asked {
    pub const fn new(what: What, span: Span) -> Self {
        Self {
            what,
            span,
            kind: None,
            channel: None,
            outcome: None,
            cause: None,
            handler: None,
        }
    }

    /// Reads an address; what can't be read asks for nothing.
    pub fn parse(query: &Form, usual: Span) -> Self {
        fn perhaps<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<Perhaps<T>> {
            if text == NONE {
                Some(None)
            } else {
                read(text).map(Some)
            }
        }
        Self {
            what: What::parse(query.get("what")).unwrap_or(What::Received),
            span: Span::parse((query.get("from"), query.get("to")), usual),
            kind: Kind::from_key(query.get("kind")),
            channel: Channel::from_key(query.get("channel")),
            outcome: perhaps(query.get("outcome"), Outcome::from_key),
            cause: perhaps(query.get("cause"), Cause::from_key),
            handler: perhaps(query.get("handler"), Id::parse),
        }
    }

    /// The same, narrowed to one row of a table by `dimension`.
    #[must_use]
    pub fn of(mut self, dimension: Dimension, key: &str) -> Self {
        let narrowed = Form::from_pairs(vec![(dimension.key().to_owned(), key.to_owned())]);
        let read = Self::parse(&narrowed, self.span);
        match dimension {
            Dimension::Kind => self.kind = read.kind,
            Dimension::Channel => self.channel = read.channel,
            Dimension::Outcome => self.outcome = read.outcome,
            Dimension::Cause => self.cause = read.cause,
            Dimension::Handler => self.handler = read.handler,
        }
        self
    }

    /// Name and value of everything asked, as fields of a form or parts of an address. Every value is a
    /// key, an id or a day: nothing in it needs escaping.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        fn perhaps<T>(asked: Option<Perhaps<T>>, written: impl Fn(T) -> String) -> Option<String> {
            asked.map(|value| value.map_or_else(|| NONE.to_owned(), written))
        }
        let all = [
            ("what", Some(self.what.key().to_owned())),
            ("from", Some(self.span.from.to_string())),
            ("to", Some(self.span.to.to_string())),
            ("kind", self.kind.map(|kind| kind.key().to_owned())),
            ("channel", self.channel.map(|it| it.key().to_owned())),
            (
                "outcome",
                perhaps(self.outcome, |outcome| outcome.key().to_owned()),
            ),
            ("cause", perhaps(self.cause, Cause::key)),
            ("handler", perhaps(self.handler, |id| id.to_string())),
        ];
        all.into_iter()
            .filter_map(|(name, value)| Some((name, value?)))
            .collect()
    }

    pub fn query(&self) -> String {
        let pairs = self.pairs().into_iter();
        let written: Vec<String> = pairs
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        written.join("&")
    }

    /// The address of the list.
    pub fn href(&self) -> String {
        format!("/desk/reports/cases?{}", self.query())
    }
}
