//! The duties of a case as clocks: what, by when, on what basis, how it stands or ended.

use super::action::Opened;
use super::duty;
use super::pages::Clock;
use super::wording::tone;
use crate::cases::event::EventKind;
use crate::cases::paper::AUTHORITY;
use crate::duties::standing::standing;
use crate::duties::store::Duty;
use crate::render::strip::Tone;

/// What is still open first.
pub fn clocks(case: &Opened) -> Vec<Clock> {
    let (open, met): (Vec<_>, Vec<_>) = case.dossier.duties.iter().partition(|duty| duty.is_open());
    open.into_iter()
        .chain(met)
        .map(|duty| clock(case, duty))
        .collect()
}

fn clock(case: &Opened, duty: &Duty) -> Clock {
    let lang = case.say.lang;
    let rule = case.app.rules.find_duty(&duty.rule);
    let title = rule.map_or_else(|| duty.rule.clone(), |rule| rule.label(lang).to_owned());
    let found = standing(
        duty.late_from,
        duty.act_by_on,
        duty.verdict,
        &case.say.today,
    );
    let words = match duty.verdict {
        Some(verdict) => case.say.verdict(verdict),
        None => case.say.left((duty.due_on, duty.late_from), tone(found)),
    };
    let mut lines = times(case, duty);
    lines.extend(
        rule.map(|rule| case.with("triage-clock-basis", &[("basis", rule.basis(lang).into())])),
    );
    lines.extend(document(case, duty));
    let is_late = found == crate::duties::standing::Standing::MetLate;
    let tone = if is_late { Tone::Overdue } else { tone(found) };
    Clock {
        title,
        tone,
        standing: words,
        lines,
        meet: duty::form(case, duty),
    }
}

/// The document in which an authority set the day.
fn document(case: &Opened, duty: &Duty) -> Vec<String> {
    if duty.rule != AUTHORITY {
        return Vec::new();
    }
    let events = case.dossier.events.iter();
    let noted = events.filter(|(event, _)| event.kind == EventKind::EntryNoted);
    noted
        .flat_map(|(_, words)| &words.lines)
        .filter(|(label, _)| label.starts_with("triage-new-document"))
        .map(|(label, text)| format!("{}: {text}", case.say(label)))
        .collect()
}

fn times(case: &Opened, duty: &Duty) -> Vec<String> {
    let is_whole_day = case.say.zone.end_of(duty.due_on) == duty.late_from;
    let mut lines = vec![if is_whole_day {
        case.with(
            "triage-clock-until",
            &[("day", case.say.date(duty.due_on).into())],
        )
    } else {
        case.with(
            "triage-clock-at",
            &[("at", case.say.time(duty.late_from).into())],
        )
    }];
    if let Some(met_at) = duty.met_at {
        lines.push(case.with("triage-clock-met", &[("at", case.say.time(met_at).into())]));
    } else if is_whole_day && duty.act_by_on < duty.due_on {
        let day = case.say.date(duty.act_by_on);
        lines.push(case.with("triage-clock-act", &[("day", day.into())]));
    }
    lines
}
