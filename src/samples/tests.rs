use std::collections::HashSet;

use unicode_normalization::is_nfc;

use super::*;
use crate::cases::facts::Channel;
use crate::cases::measure::MeasureKind;

fn samples(seed: u64) -> Samples {
    Samples::new(
        seed,
        Moment::parse("2026-11-23T10:00:00+07:00").unwrap(),
        Zone::VIETNAM,
    )
}

fn field<'a>(case: &'a SampleCase, name: &str) -> Option<&'a str> {
    case.form
        .iter()
        .find(|(field, _)| *field == name)
        .map(|(_, value)| value.as_str())
}

#[test]
fn the_same_seed_gives_the_same_cases() {
    let once: Vec<String> = samples(7)
        .for_a_look(40)
        .map(|case| format!("{case:?}"))
        .collect();
    let again: Vec<String> = samples(7)
        .for_a_look(40)
        .map(|case| format!("{case:?}"))
        .collect();
    let other: Vec<String> = samples(8)
        .for_a_look(40)
        .map(|case| format!("{case:?}"))
        .collect();
    assert_eq!(once, again);
    assert_ne!(once, other);
}

#[test]
fn stories_are_many_distinct_and_cover_every_kind() {
    let texts: HashSet<&str> = stories::all().map(|story| story.text).collect();
    assert_eq!(texts.len(), stories::all().count());
    assert!(texts.len() >= 40, "{} stories", texts.len());
    let kinds: HashSet<&str> = stories::all().map(|story| story.kind).collect();
    assert_eq!(
        kinds,
        HashSet::from([
            "leak",
            "account_misuse",
            "wrong_use",
            "request_ignored",
            "other"
        ])
    );
}

#[test]
fn nothing_is_left_to_fill_in_and_every_text_is_composed() {
    for case in samples(1).over_two_years(2_000) {
        for (name, value) in &case.form {
            assert!(!value.is_empty(), "{name} is empty");
            assert!(!value.contains(['{', '}']), "{name}: {value}");
            assert!(is_nfc(value), "{name}: {value}");
        }
        assert!(field(&case, "story").unwrap().chars().count() <= 4_000);
    }
}

#[test]
fn instants_are_in_order_and_none_lies_ahead() {
    let now = Moment::parse("2026-11-23T10:00:00+07:00").unwrap();
    for case in samples(2)
        .over_two_years(3_000)
        .chain(samples(3).for_a_look(400))
    {
        let mut last = case.received_at;
        for at in [Some(case.entered_at), case.verifying_at, case.answered_at]
            .into_iter()
            .flatten()
        {
            assert!(last <= at, "{case:?}");
            last = at;
        }
        assert!(last <= now, "{case:?}");
    }
}

#[test]
fn a_first_look_has_every_state_and_age() {
    let cases: Vec<SampleCase> = samples(4).for_a_look(200).collect();
    let age = |case: &SampleCase| {
        let today = Zone::VIETNAM.day(Moment::parse("2026-11-23T10:00:00+07:00").unwrap());
        (today - Zone::VIETNAM.day(case.received_at)).num_days()
    };
    let open = |case: &&SampleCase| case.answered_at.is_none();
    assert!(cases.iter().any(|case| case.verifying_at.is_none()));
    assert!(cases.iter().filter(open).any(|case| case.answer.is_some()));
    assert_eq!(
        cases
            .iter()
            .filter(open)
            .filter(|case| age(case) > 15)
            .count(),
        10
    );
    assert_eq!(
        cases
            .iter()
            .filter(open)
            .filter(|case| age(case) == 15)
            .count(),
        10
    );
    assert_eq!(
        cases
            .iter()
            .filter(|case| case.answered_at.is_some())
            .count(),
        120
    );
    let channels: HashSet<Channel> = cases.iter().map(|case| case.channel).collect();
    assert_eq!(channels.len(), Channel::ALL.len());
}

#[test]
fn an_answer_on_the_substance_has_measures_of_both_kinds() {
    for case in samples(5).over_two_years(2_000) {
        let Some(answer) = &case.answer else { continue };
        if answer.outcome().unwrap().is_on_substance() {
            assert!(
                case.measures
                    .iter()
                    .any(|measure| measure.measure.kind() == MeasureKind::Technical)
            );
            assert!(
                case.measures
                    .iter()
                    .any(|measure| measure.measure.kind() == MeasureKind::Business)
            );
        }
    }
}

#[test]
fn the_two_years_are_mostly_answered_and_rarely_late() {
    let cases: Vec<SampleCase> = samples(6).over_two_years(10_000).collect();
    let open = cases
        .iter()
        .filter(|case| case.answered_at.is_none())
        .count();
    assert!((50..300).contains(&open), "{open} open");
    let late = cases
        .iter()
        .filter(|case| {
            case.answered_at
                .is_some_and(|at| at.since(case.received_at) > chrono::Duration::days(16))
        })
        .count();
    assert!((150..450).contains(&late), "{late} late");
}

#[test]
fn every_complaint_is_one_the_form_would_take() {
    for case in samples(9).over_two_years(2_000) {
        let complaint = case.complaint();
        assert!(complaint.is_ok(), "{:?}", case.form);
    }
}
