//! One made-up case: what was sent in, when, and how far the desk has got with it.

use chrono::{Days, Duration, NaiveTime};

use super::answers;
use super::chance::Chance;
use super::findings::{DESK_NOTES, SampleMeasure, measures};
use super::form;
use super::people::HANDLERS;
use super::stories::{self, Story};
use crate::cases::answer::Answer;
use crate::cases::complaint::{Complaint, ComplaintForm, FieldErrors, Source};
use crate::cases::facts::{Channel, Gate};
use crate::cases::measure::MeasureStatus;
use crate::cases::outcome::Outcome;
use crate::lang::Lang;
use crate::time::{Moment, Zone};

/// A case to be written down. Its instants are in order and none lies after the generator's `now`.
#[derive(Clone, Debug)]
pub struct SampleCase {
    /// The form's fields by name, repeated ones repeated, in the order of the form.
    pub form: Vec<(&'static str, String)>,
    pub language: Lang,
    pub channel: Channel,
    pub received_at: Moment,
    /// When it was typed in; equal to `received_at` for what came in by itself.
    pub entered_at: Moment,
    /// An index into [`super::people::DESK`]; none while nobody has it.
    pub assignee: Option<usize>,
    /// The incident gate (handbook §4.1); a yes carries when it was detected.
    pub gate: Gate,
    pub detected_at: Option<Moment>,
    /// Set from the state "verifying" on.
    pub verifying_at: Option<Moment>,
    pub measures: Vec<SampleMeasure>,
    pub note: Option<&'static str>,
    /// A draft while `answered_at` is empty.
    pub answer: Option<Answer>,
    pub answered_at: Option<Moment>,
}

impl SampleCase {
    fn is_about_staff(&self) -> bool {
        self.form
            .iter()
            .any(|(name, value)| *name == "about_staff" && value == "yes")
    }

    /// The complaint, read the way the form's handler reads it.
    pub fn complaint(&self) -> Result<Complaint, FieldErrors> {
        let fields = self
            .form
            .iter()
            .map(|(name, value)| (*name, value.as_str()));
        Complaint::parse(&ComplaintForm::from_pairs(fields), Source::Form)
    }
}

/// How far the desk has got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Plan {
    /// Came in, nobody has looked.
    Fresh,
    Verifying,
    Drafted,
    /// Answered this many days after it came in.
    Answered(i64),
}

impl Plan {
    /// Where a case of this age usually stands.
    pub(super) fn by_age(age_days: i64, chance: &mut Chance) -> Self {
        let answered_after = if chance.percent(3) {
            chance.number(16, 24)
        } else {
            chance.number(2, 15)
        };
        if answered_after < age_days {
            return Self::Answered(answered_after);
        }
        match age_days {
            0..2 => Self::Fresh,
            _ if chance.percent(12) => Self::Drafted,
            _ => Self::Verifying,
        }
    }

    /// The `index`-th case of a first look, with its age in days: of twenty, one is over, one due
    /// today, two are due soon, four have time, twelve are answered.
    pub(super) fn for_a_look(index: u32, chance: &mut Chance) -> (Self, i64) {
        let open = if chance.percent(20) {
            Self::Drafted
        } else {
            Self::Verifying
        };
        match index % 20 {
            0 => (open, chance.number(16, 22)),
            1 => (open, 15),
            2 => (open, 13),
            3 => (open, chance.number(12, 15)),
            4 | 5 => (Self::Verifying, chance.number(3, 9)),
            6 | 7 => (Self::Fresh, chance.number(0, 3)),
            8 => (
                Self::Answered(chance.number(16, 21)),
                chance.number(25, 700),
            ),
            _ => (Self::Answered(chance.number(2, 15)), chance.number(16, 700)),
        }
    }

    fn is_open(self) -> bool {
        !matches!(self, Self::Answered(_))
    }
}

/// Makes one case that came in `age_days` days before the day of `now`.
pub(super) fn make(
    plan: Plan,
    age_days: i64,
    now: Moment,
    zone: Zone,
    chance: &mut Chance,
) -> SampleCase {
    let story = stories::any(chance);
    let times = Times { now, zone };
    let channel = channel(chance);
    let received_at = match channel {
        Channel::Form | Channel::Email => times.on(age_days, (0, 24), chance),
        _ => times.on(age_days, (8, 17), chance),
    };
    let entered_at = match channel {
        Channel::Form | Channel::Email => received_at,
        _ => times.at_most_now(received_at.plus(Duration::minutes(chance.number(5, 400)))),
    };
    let is_old_and_open = plan.is_open() && age_days >= 6;
    let mut case = SampleCase {
        form: form::fill(&story, zone.day(received_at), is_old_and_open, chance),
        language: story.language,
        channel,
        received_at,
        entered_at,
        assignee: None,
        gate: Gate::Unanswered,
        detected_at: None,
        verifying_at: None,
        measures: Vec::new(),
        note: None,
        answer: None,
        answered_at: None,
    };
    work_on(&mut case, plan, &story, &times, chance);
    case
}

/// What the desk has done so far.
fn work_on(case: &mut SampleCase, plan: Plan, story: &Story, times: &Times, chance: &mut Chance) {
    if plan == Plan::Fresh {
        return;
    }
    // A complaint about a colleague goes to the lead, who is trusted with it.
    let first = if case.is_about_staff() { 1 } else { HANDLERS };
    case.assignee = usize::try_from(chance.number(0, first)).ok();
    case.verifying_at = Some(
        times.at_most_now(
            case.entered_at
                .plus(Duration::minutes(chance.number(20, 1_400))),
        ),
    );
    (case.gate, case.detected_at) = gate(case.received_at, plan, times, chance);
    case.note = chance.percent(30).then(|| chance.word(&DESK_NOTES));
    let outcome = outcome(story, chance);
    match plan {
        Plan::Fresh => {}
        Plan::Verifying => {
            let finding = if chance.percent(50) {
                MeasureStatus::NoSigns
            } else {
                MeasureStatus::Signs
            };
            let done = usize::try_from(chance.number(0, 4)).unwrap_or(0);
            case.measures = measures(finding, chance).into_iter().take(done).collect();
        }
        Plan::Drafted | Plan::Answered(_) => {
            if outcome.is_on_substance() {
                case.measures = measures(answers::finding(outcome), chance);
            }
            case.answer = Some(answers::answer(outcome, story.cause, story.wishes, chance));
        }
    }
    if let Plan::Answered(after_days) = plan {
        let answered_at = times.after(case.received_at, after_days, chance);
        let earliest = case.verifying_at.unwrap_or(case.entered_at);
        case.answered_at = Some(answered_at.max(earliest));
    }
}

/// Almost always "no"; a recent yes lets the 24 and 72 hour clocks be seen running.
fn gate(
    received_at: Moment,
    plan: Plan,
    times: &Times,
    chance: &mut Chance,
) -> (Gate, Option<Moment>) {
    let is_recent = times.now.since(received_at) < Duration::days(4);
    match plan {
        Plan::Verifying if is_recent && chance.percent(25) => (Gate::Yes, Some(received_at)),
        Plan::Verifying if chance.percent(10) => (Gate::Unanswered, None),
        _ => (Gate::No, None),
    }
}

fn outcome(story: &Story, chance: &mut Chance) -> Outcome {
    if story.kind == "other" && chance.percent(50) {
        return Outcome::OutOfScope;
    }
    let looks_like_ours = !matches!(story.cause, "H11" | "H12");
    match chance.number(0, 100) {
        0..35 if looks_like_ours => Outcome::Substantiated,
        35..50 if looks_like_ours => Outcome::Partial,
        50..65 => Outcome::Inconclusive,
        97.. => Outcome::Withdrawn,
        _ => Outcome::NotSubstantiated,
    }
}

fn channel(chance: &mut Chance) -> Channel {
    match chance.number(0, 100) {
        0..62 => Channel::Form,
        62..82 => Channel::Email,
        82..91 => Channel::Phone,
        91..94 => Channel::Post,
        94..96 => Channel::Counter,
        96..98 => Channel::Social,
        98 => Channel::StaffInbox,
        _ => Channel::Authority,
    }
}

/// Instants between the day a case came in and `now`.
struct Times {
    now: Moment,
    zone: Zone,
}

impl Times {
    fn at_most_now(&self, at: Moment) -> Moment {
        at.min(self.now)
    }

    /// An instant `age_days` days before today, within these hours (half-open).
    fn on(&self, age_days: i64, hours: (i64, i64), chance: &mut Chance) -> Moment {
        let back = Days::new(u64::try_from(age_days).unwrap_or(0));
        let today = self.zone.day(self.now);
        let seconds = chance.number(hours.0 * 3_600, hours.1 * 3_600);
        let time = u32::try_from(seconds)
            .ok()
            .and_then(|seconds| NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0))
            .unwrap_or(NaiveTime::MIN);
        let at = self
            .zone
            .at(today.checked_sub_days(back).unwrap_or(today).and_time(time));
        // What would lie later today came in during the last hours instead.
        if at < self.now {
            at
        } else {
            self.now.plus(Duration::minutes(-chance.number(1, 240)))
        }
    }

    /// An instant in office hours `days` days after `at`.
    fn after(&self, at: Moment, days: i64, chance: &mut Chance) -> Moment {
        let day = self.zone.day(at) + Duration::days(days);
        let opening = self.zone.start_of(day).plus(Duration::hours(8));
        self.at_most_now(opening.plus(Duration::seconds(chance.number(0, 32_000))))
    }
}
