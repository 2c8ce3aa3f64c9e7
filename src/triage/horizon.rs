//! How many answers fall due today and on each of the next fifteen days (a case received today is due
//! on the last of them), how many are over, in whose hands they are, and what the desk's pace makes of it.

use chrono::{Days, NaiveDate};

use super::counts::{self, AHEAD, Counts};
use super::outlook::{FEWEST, Outlook, PAST_DAYS, outlook};
use super::pages::{Bar, Horizon, Share};
use super::queries::{Due, Whose};
use super::queue_filters::{Asked, due_href, href};
use super::wording::Wording;
use crate::access::Staff;
use crate::app::App;
use crate::db::Id;
use crate::render::strip::Tone;

pub fn horizon(app: &App, say: &Wording, counts: &Counts) -> Horizon {
    let bars = bars(app, say, counts);
    let (outlook, method) = ahead(app, say, counts);
    Horizon {
        width: Bar::width(u32::try_from(bars.len()).unwrap_or(0)),
        bars,
        outlook,
        method,
        shares: shares(say, counts),
    }
}

/// What is over, and one bar for each day.
fn bars(app: &App, say: &Wording, counts: &Counts) -> Vec<Bar> {
    let today = say.today.day;
    let by_day = counts::by_day(&counts.due);
    let of = |is_such: &dyn Fn(NaiveDate) -> bool| -> i64 {
        let such = by_day.iter().filter(|(day, _)| is_such(*day));
        such.map(|(_, count)| *count).sum()
    };
    let days: Vec<NaiveDate> = (0..=AHEAD)
        .filter_map(|n| today.checked_add_days(Days::new(n)))
        .collect();
    let over = of(&|day| day < today);
    let all = days.iter().map(|day| of(&|due| due == *day));
    let most = all.chain([over]).max().unwrap_or(0);
    let bar = |n: u32, count: i64, (label, said): (String, String), tone: Tone| {
        let args = [("day", said.into()), ("n", count.into())];
        let said = say.with("queue-horizon-said", &args);
        Bar::new(n, (count, most), (label, say.number(count), said), tone)
    };
    let label = say.say("triage-horizon-over");
    let mut bars = vec![Bar {
        href: due_href(Due::Over, None),
        ..bar(0, over, (label.clone(), label), Tone::Overdue)
    }];
    for (n, day) in (1..).zip(&days) {
        let tone = if *day == today {
            Tone::Today
        } else {
            Tone::OnTrack
        };
        let calendar = &app.rules.calendar;
        let is_working = calendar.is_working(*day);
        // A day that has a name and is worked all the same: the Saturday worked for a day off.
        let named = calendar.find_day(*day);
        let words = (say.day_short(*day), say.date(*day));
        bars.push(Bar {
            is_off: !is_working,
            is_made_up: is_working && named.is_some(),
            note: named.map(|named| named.name(say.lang).to_owned()),
            href: due_href(Due::On(*day), None),
            ..bar(n, of(&|due| due == *day), words, tone)
        });
    }
    bars
}

/// What the pace of the last days makes of it, and how that is counted.
fn ahead(app: &App, say: &Wording, counts: &Counts) -> (String, String) {
    let today = say.today.day;
    let found = outlook(
        counts.past,
        &counts::by_day(&counts.due),
        (today, counts::ahead(today)),
        |day| app.rules.calendar.is_working(day),
    );
    let past = counts.past;
    let args = [
        ("days", PAST_DAYS.into()),
        ("answered", past.answered.into()),
        ("working", past.working_days.into()),
        ("fewest", FEWEST.into()),
    ];
    let method = say.with("queue-outlook-method", &args);
    let words = match found {
        Outlook::Nothing => say.say("queue-outlook-nothing"),
        Outlook::TooLittle { .. } if past.is_young => say.with("queue-outlook-young", &args),
        Outlook::TooLittle { .. } => say.with("queue-outlook-little", &args),
        Outlook::Late { count: 0, .. } => say.with("queue-outlook-none", &args),
        Outlook::Late { count, .. } => {
            let [days, answered, ..] = args;
            say.with("queue-outlook-late", &[days, answered, ("n", count.into())])
        }
    };
    let pace = match found {
        Outlook::Late { pace, .. } => {
            let args = [
                ("whole", (pace / 10).into()),
                ("tenths", (pace % 10).into()),
            ];
            Some(say.with("queue-outlook-pace", &args))
        }
        _ => None,
    };
    let method = pace.map_or(method.clone(), |pace| format!("{method} {pace}"));
    (words, method)
}

/// Each handler's part, the most loaded first, and what nobody has.
fn shares(say: &Wording, counts: &Counts) -> Vec<Share> {
    let today = say.today;
    let share = |whose: Option<Id>, name: String| {
        let of = |is_such: &dyn Fn(NaiveDate) -> bool| counts::of(&counts.due, whose, is_such);
        let over = of(&|day| day < today.day);
        let now = of(&|day| day == today.day);
        let soon = of(&|day| day > today.day && day <= today.soon_until);
        let all = of(&|_| true);
        let whose = whose.map_or(Whose::Nobody, Whose::Theirs);
        let row = Share {
            name,
            href: of_person(whose),
            over: say.number(over),
            over_href: (over > 0).then(|| due_href(Due::Over, Some(whose))),
            today: say.number(now),
            soon: say.number(soon),
            later: say.number(all - over - now - soon),
            all: say.number(all),
        };
        (all, row)
    };
    let people = |person: &Staff| share(Some(person.id), person.name.clone());
    let nobody = share(None, say.say("triage-nobody"));
    let everybody = counts.staff.iter().map(people).chain([nobody]);
    let mut shares: Vec<(i64, Share)> = everybody.filter(|(all, _)| *all > 0).collect();
    shares.sort_by_key(|(all, _)| std::cmp::Reverse(*all));
    shares.into_iter().map(|(_, share)| share).collect()
}

fn of_person(whose: Whose) -> String {
    let mut asked = Asked::of_query("");
    asked.filter.whose = Some(whose);
    href(&asked, "")
}
