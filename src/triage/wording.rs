//! What the desk says about a case: its title, where it stands, when it is due.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::app::App;
use crate::cases::Case;
use crate::cases::complaint::{Kind, Leaked};
use crate::duties::deadline::Rules;
use crate::duties::standing::{DaysLeft, Standing, Today, Verdict, case_standing, standing};
use crate::lang::Lang;
use crate::render::strip::{Strip, Tone};
use crate::render::words::{self, Arg, Words};
use crate::time::{Moment, Zone};

/// The reader's language, and today.
#[derive(Clone)]
pub struct Wording {
    words: Words,
    rules: Arc<Rules>,
    pub lang: Lang,
    pub zone: Zone,
    pub today: Today,
}

impl Wording {
    pub fn new(app: &App, lang: Lang) -> Self {
        let today = Today::at(&app.rules, app.clock.now());
        let rules = app.rules.clone();
        Self {
            words: app.pages.words.clone(),
            rules,
            lang,
            zone: app.rules.zone,
            today,
        }
    }

    pub fn say(&self, key: &str) -> String {
        self.words.say(self.lang, key, &[])
    }

    pub fn with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.words.say(self.lang, key, args)
    }

    /// The same inside a sentence: the first letter small.
    pub fn small(&self, key: &str) -> String {
        let text = self.say(key);
        let mut letters = text.chars();
        letters.next().map_or_else(String::new, |first| {
            first.to_lowercase().chain(letters).collect()
        })
    }

    pub fn time(&self, at: Moment) -> String {
        words::time_of(self.lang, self.zone, at)
    }

    pub fn date(&self, on: NaiveDate) -> String {
        words::date(self.lang, on)
    }

    pub fn day_short(&self, on: NaiveDate) -> String {
        words::day_short(self.lang, on)
    }

    pub fn number(&self, n: i64) -> String {
        words::number(self.lang, n)
    }

    /// "Lộ số điện thoại, đơn hàng", "Người khác sử dụng tài khoản" …
    pub fn title(&self, case: &Case) -> String {
        let leaked: Vec<String> = case
            .leaked()
            .into_iter()
            .filter(|leaked| !matches!(leaked, Leaked::Unknown))
            .map(|leaked| self.small(&format!("leaked-{}", leaked.key())))
            .collect();
        if case.kind == Kind::Leak && !leaked.is_empty() {
            return self.with("triage-leak-of", &[("what", leaked.join(", ").into())]);
        }
        self.say(&format!("triage-kind-{}", case.kind.key()))
    }

    pub fn state(&self, case: &Case) -> String {
        self.say(&format!("state-{}", case.state.key()))
    }

    pub fn channel(&self, case: &Case) -> String {
        let key = format!("channel-{}", case.channel.key());
        self.small(&key)
    }

    pub fn verdict(&self, verdict: Verdict) -> String {
        self.say(&format!("verdict-{}", verdict.as_str()))
    }

    /// Where the case stands: in colour and in words.
    pub fn standing(&self, case: &Case) -> (Tone, String) {
        let found = case_standing(case.next_late_from, case.next_act_by_on, &self.today);
        let Some(found) = found else {
            let verdict = case.verdict.map(|verdict| self.verdict(verdict));
            return (
                Tone::Met,
                verdict.unwrap_or_else(|| self.say("triage-state-done")),
            );
        };
        let tone = tone(found);
        (
            tone,
            self.left((case.next_due_on, case.next_late_from), tone),
        )
    }

    /// How long is left, or by how much it is over.
    pub fn left(&self, (due_on, late_from): (NaiveDate, Moment), tone: Tone) -> String {
        let hours = late_from.since(self.today.now).num_hours();
        let ends_at_midnight = self.zone.end_of(due_on) == late_from;
        if !ends_at_midnight && hours.abs() < 72 {
            return self.hours(late_from, hours);
        }
        if tone == Tone::Today {
            return self.say("triage-today");
        }
        match DaysLeft::of(due_on, late_from, &self.today) {
            DaysLeft::Left(n) => self.with("triage-left-days", &[("n", n.into())]),
            DaysLeft::Tomorrow => self.with("triage-left-days", &[("n", 1_i64.into())]),
            DaysLeft::Today => self.say("triage-today"),
            DaysLeft::OverToday => self.say("triage-over-just"),
            DaysLeft::Over(n) => self.with("triage-over-days", &[("n", n.into())]),
        }
    }

    fn hours(&self, late_from: Moment, hours: i64) -> String {
        match (late_from <= self.today.now, hours) {
            (true, 0) => self.say("triage-over-just"),
            (true, over) => self.with("triage-over-hours", &[("n", (-over).into())]),
            (false, 0) => self.say("triage-left-under-hour"),
            (false, left) => self.with("triage-left-hours", &[("n", left.into())]),
        }
    }

    /// When it is due: both dates when they differ, to the minute what is counted in hours.
    pub fn due(&self, case: &Case) -> String {
        if !case.has_open_duty() {
            return case.answered_at.map(|at| self.time(at)).unwrap_or_default();
        }
        let (act, due) = (case.next_act_by_on, case.next_due_on);
        if self.zone.end_of(due) != case.next_late_from {
            let at = self.time(case.next_late_from);
            return self.with("triage-due-hour", &[("at", at.into())]);
        }
        let due_words = self.day_short(due);
        if act < due {
            let args = [
                ("act", self.day_short(act).into()),
                ("due", due_words.into()),
            ];
            let key = if act < self.today.day {
                "triage-due-missed"
            } else {
                "triage-due-both"
            };
            return self.with(key, &args);
        }
        self.with("triage-due-short", &[("due", due_words.into())])
    }

    /// The same, naming the duty when it is another than the answer.
    pub fn due_of(&self, case: &Case, rule: Option<&String>) -> String {
        let due = self.due(case);
        let other = rule.filter(|rule| *rule != "answer" && case.has_open_duty());
        match other.and_then(|rule| self.rules.find_duty(rule)) {
            None => due,
            Some(rule) => {
                let args = [("duty", rule.label(self.lang).into()), ("due", due.into())];
                self.with("triage-duty-due", &args)
            }
        }
    }

    /// The fifteen days of the promise, coloured by where the answer stands.
    pub fn strip(&self, case: &Case) -> Option<Strip> {
        if case.verdict.is_some() {
            return None;
        }
        let received_on = self.zone.day(case.received_at);
        let days = |from: NaiveDate, to: NaiveDate| {
            u32::try_from((to - from).num_days().max(0)).unwrap_or(u32::MAX)
        };
        let length = days(received_on, case.due_on).clamp(1, 31);
        let gone = days(received_on, self.today.day).min(length);
        let over = days(case.due_on, self.today.day);
        let stands = standing(case.late_from, case.act_by_on, None, &self.today);
        Some(Strip::new(tone(stands), length, gone, over))
    }
}

pub fn tone(standing: Standing) -> Tone {
    match standing {
        Standing::Overdue => Tone::Overdue,
        Standing::DueToday => Tone::Today,
        Standing::DueSoon => Tone::Soon,
        Standing::OnTrack => Tone::OnTrack,
        Standing::MetInTime | Standing::MetLate | Standing::Void => Tone::Met,
    }
}
