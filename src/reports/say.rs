//! Words, days and numbers of the reports, in the reader's language.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::asked::NONE;
use super::figures::Dimension;
use super::span::{Span, Step};
use crate::access::Staff;
use crate::app::App;
use crate::db::Id;
use crate::lang::Lang;
use crate::render::words::{self, Arg, Words};
use crate::time::{Moment, Zone};

#[derive(Clone)]
pub struct Say {
    words: Words,
    pub lang: Lang,
    pub zone: Zone,
}

impl Say {
    pub fn new(app: &App, lang: Lang) -> Self {
        Self {
            words: app.pages.words.clone(),
            lang,
            zone: app.zone,
        }
    }

    pub fn say(&self, key: &str) -> String {
        self.words.say(self.lang, key, &[])
    }

    pub fn with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.words.say(self.lang, key, args)
    }

    pub fn number(&self, n: i64) -> String {
        words::number(self.lang, n)
    }

    pub fn day(&self, on: NaiveDate) -> String {
        words::day(self.lang, on)
    }

    pub fn time(&self, at: Moment) -> String {
        words::time_of(self.lang, self.zone, at)
    }

    /// `98,7 %`, from thousandths.
    pub fn per_mille(&self, share: Option<i64>) -> String {
        let Some(share) = share else {
            return Self::nothing();
        };
        match self.lang {
            Lang::Vi => format!("{},{} %", share / 10, share % 10),
            Lang::En => format!("{}.{}%", share / 10, share % 10),
        }
    }

    pub fn days(&self, days: Option<i64>) -> String {
        days.map_or_else(Self::nothing, |days| self.number(days))
    }

    /// What stands where there is nothing to say.
    pub fn nothing() -> String {
        "–".to_owned()
    }

    /// `01/12/2025 – 23/11/2026`
    pub fn span(&self, span: Span) -> String {
        if span.from == span.to {
            return self.day(span.from);
        }
        format!("{} – {}", self.day(span.from), self.day(span.to))
    }

    /// A month or a week in full: `Tháng 11/2026`, `23/11/2026 – 29/11/2026`.
    pub fn part(&self, part: Span, step: Step) -> String {
        match step {
            Step::Month => {
                let month = part.from.format("%m/%Y").to_string();
                self.with("reports-month", &[("month", month.into())])
            }
            Step::Week => self.span(part),
        }
    }

    /// The same under a bar: `11/26`, `23/11`.
    pub fn part_short(part: Span, step: Step) -> String {
        let form = match step {
            Step::Month => "%m/%y",
            Step::Week => "%d/%m",
        };
        part.from.format(form).to_string()
    }

    /// The name of a row of a table.
    pub fn row(&self, dimension: Dimension, key: &str, names: &Names) -> String {
        if key == NONE {
            return self.say(&format!("reports-none-{}", dimension.key()));
        }
        match dimension {
            Dimension::Kind => self.say(&format!("triage-kind-{key}")),
            Dimension::Outcome => self.say(&format!("outcome-{key}")),
            Dimension::Cause => self.say(&format!("cause-{key}")),
            Dimension::Channel => self.say(&format!("channel-{key}")),
            Dimension::Handler => {
                let name = Id::parse(key).and_then(|id| names.get(&id));
                name.cloned().unwrap_or_else(|| self.say("reports-gone"))
            }
        }
    }
}

/// Names of staff by id.
pub type Names = HashMap<Id, String>;

pub fn names(staff: &[Staff]) -> Names {
    let named = staff.iter().map(|person| (person.id, person.name.clone()));
    named.collect()
}
