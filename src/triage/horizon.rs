//! How many answers fall due today and on each of the next fifteen days (a case received today is due
//! on the last of them), and how many are over.

use chrono::{Days, NaiveDate};

use super::pages::{Bar, Horizon};
use super::wording::Wording;
use crate::app::App;
use crate::render::strip::Tone;

pub fn horizon(app: &App, say: &Wording, due_by_day: &[(NaiveDate, i64)]) -> Horizon {
    let today = say.today.day;
    let days: Vec<NaiveDate> = (0..=15)
        .filter_map(|n| today.checked_add_days(Days::new(n)))
        .collect();
    let due = |wanted: NaiveDate| {
        let found = due_by_day.iter().filter(|(day, _)| *day == wanted);
        found.map(|(_, count)| *count).sum::<i64>()
    };
    let over = due_by_day
        .iter()
        .filter(|(day, _)| *day < today)
        .map(|(_, count)| *count)
        .sum();
    let most = days
        .iter()
        .map(|day| due(*day))
        .chain([over])
        .max()
        .unwrap_or(0);
    let bar = |n: u32, count: i64, label: String, tone: Tone| {
        Bar::new(n, (count, most), (label, say.number(count)), tone)
    };
    let mut bars = vec![bar(0, over, say.say("triage-horizon-over"), Tone::Overdue)];
    for (n, day) in (1..).zip(&days) {
        let tone = if *day == today {
            Tone::Today
        } else {
            Tone::OnTrack
        };
        let is_off = !app.rules.calendar.is_working(*day);
        bars.push(Bar {
            is_off,
            ..bar(n, due(*day), say.day_short(*day), tone)
        });
    }
    Horizon {
        width: Bar::width(u32::try_from(bars.len()).unwrap_or(0)),
        bars,
    }
}
