//! Properties over random instants, with a fixed seed: the same cases on every machine.

use std::sync::LazyLock;

use leakdesk::duties::rungs::{Ladder, Rung, Rungs};
use leakdesk::duties::standing::case_standing;
use leakdesk::duties::{
    Calendar, Carriage, DutyTimes, RestDays, Rules, Standing, Swaps, Today, Verdict, count,
    count_for, due_report, duty, standing,
};
use leakdesk::lang::Lang;
use leakdesk::time::{Moment, Zone};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::model::{self, DAY, Week};

fn cases(count: u32) -> ProptestConfig {
    ProptestConfig {
        cases: count,
        rng_seed: RngSeed::Fixed(15),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// The program's rules beside the model's, with each week that is tried.
static PAIRS: LazyLock<Vec<(Rules, Week)>> = LazyLock::new(|| {
    let weeks = [
        ("sat,sun", [false, false, false, false, false, true, true]),
        ("sun", [false, false, false, false, false, false, true]),
        ("none", [false; 7]),
        (
            "mon,tue,wed,fri,sat,sun",
            [true, true, true, false, true, true, true],
        ),
    ];
    let mut pairs = Vec::new();
    for (name, rest) in weeks {
        for swaps in [Swaps::Ignored, Swaps::Followed] {
            let calendar = Calendar::bundled(name.parse().unwrap(), swaps).unwrap();
            let rules = Rules::new(Zone::VIETNAM, calendar).unwrap();
            pairs.push((rules, Week::read(rest, swaps == Swaps::Followed)));
        }
    }
    pairs
});

/// Half of the instants lie in the years of the calendar, a third within microseconds of a local
/// midnight there, the rest anywhere from 1976 to 2170. (Until June 1975 Saigon was eight hours
/// ahead of UTC; the model knows seven.)
fn instants() -> impl Strategy<Value = i64> {
    let (first, last) = (
        model::number_of("2024-12-01"),
        model::number_of("2028-03-31"),
    );
    prop_oneof![
        3 => first * DAY..last * DAY,
        2 => (first..last, -3_i64..=3).prop_map(|(day, off)| model::midnight(day) + off),
        1 => 2_200 * DAY..73_000 * DAY,
    ]
}

fn pair() -> impl Strategy<Value = usize> {
    // The usual week most of the time.
    prop_oneof![3 => 0..2_usize, 1 => 2..8_usize]
}

fn date(number: i64) -> chrono::NaiveDate {
    model::date_of(number).parse().unwrap()
}

proptest! {
    #![proptest_config(cases(20_000))]

    #[test]
    fn the_rule_agrees_with_the_model(micros in instants(), pair in pair()) {
        let (rules, week) = &PAIRS[pair];
        let counted = count(rules, Moment::from_micros(micros));
        let day = model::local_day(micros);
        let due = day + 15;
        prop_assert_eq!(counted.received_on.to_string(), model::date_of(day));
        prop_assert_eq!(counted.due_on.to_string(), model::date_of(due));
        prop_assert_eq!(counted.late_from.micros(), model::midnight(due + 1));
        prop_assert_eq!(
            counted.legal_latest_on.to_string(), model::date_of(week.on_or_after(due)));
        prop_assert_eq!(
            counted.act_by_on.to_string(), model::date_of(week.on_or_before(due).max(day)));
        prop_assert_eq!(
            counted.acknowledge_by_on.to_string(), model::date_of(week.working_day_after(day, 3)));
        prop_assert_eq!(
            counted.reply_by_on.to_string(), model::date_of(week.working_day_after(day, 2)));
        prop_assert!(counted.due_on <= counted.legal_latest_on);
    }

    #[test]
    fn working_days_are_counted_as_one_after_the_other(
        from in instants(), span in -30_i64..400, steps in 0_u16..30, pair in pair(),
    ) {
        let (rules, week) = &PAIRS[pair];
        let (calendar, day) = (&rules.calendar, model::local_day(from));
        let (today, until) = (date(day), date((day + span).max(0)));
        prop_assert_eq!(
            calendar.working_days_after(today, until), week.count_after(day, day + span));
        let ahead = calendar.add_working_days(today, steps);
        let expected = week.working_day_after(day, u32::from(steps));
        prop_assert_eq!(ahead.to_string(), model::date_of(expected));
        prop_assert_eq!(calendar.working_days_after(today, ahead), i64::from(steps));
        // Going back from a working day undoes going forward.
        if steps > 0 && calendar.is_working(today) {
            prop_assert_eq!(calendar.subtract_working_days(ahead, steps), today);
        }
    }

    #[test]
    fn every_open_duty_stands_in_exactly_one_bucket(
        started in instants(), later in -2 * DAY..40 * DAY, row in 0..11_usize, pair in pair(),
    ) {
        let (rules, week) = &PAIRS[pair];
        let times = duty::start(rules, &rules.duties()[row], Moment::from_micros(started));
        // Half of the time, within a microsecond of its end.
        let now = if later % 2 == 0 { started + later } else { times.late_from.micros() + later % 2 };
        for now in [now, times.late_from.micros()] {
            let today = Today::at(rules, Moment::from_micros(now));
            let holds = |s: &Standing| s.bounds(&today).contains(times.late_from, times.act_by_on, None);
            prop_assert_eq!(Standing::ALL.iter().filter(|s| holds(s)).count(), 1);
            let day = model::local_day(now);
            let act_by = model::number_of(&times.act_by_on.to_string());
            let expected = if now >= times.late_from.micros() {
                Standing::Overdue
            } else if act_by <= day {
                Standing::DueToday
            } else if act_by <= week.working_day_after(day, 3) {
                Standing::DueSoon
            } else {
                Standing::OnTrack
            };
            prop_assert_eq!(standing(times.late_from, times.act_by_on, None, &today), expected);
            let reached = Rungs::on(&today, &rules.calendar, &Ladder::default())
                .reached(times.late_from, times.act_by_on);
            let expected = if expected == Standing::Overdue {
                Some(-1)
            } else {
                [0, 1, 3, 5].into_iter().find(|rung| {
                    act_by <= week.working_day_after(day, u32::try_from(*rung).unwrap())
                })
            };
            prop_assert_eq!(reached.map(Rung::number), expected.map(|r| i16::try_from(r).unwrap()));
        }
    }
}

proptest! {
    #![proptest_config(cases(10_000))]

    #[test]
    fn any_stored_columns_stand_somewhere(
        late_from in any::<i64>(), act_by in 0..2_932_896_i64, now in any::<i64>(),
        verdict in prop_oneof![
            Just(None), Just(Some(Verdict::InTime)), Just(Some(Verdict::Late)), Just(Some(Verdict::Void)),
        ],
    ) {
        let rules = &PAIRS[0].0;
        let today = Today::at(rules, Moment::from_micros(now));
        let (late_from, act_by_on) = (Moment::from_micros(late_from), date(act_by % 60_000));
        let holds = |s: &&Standing| s.bounds(&today).contains(late_from, act_by_on, verdict);
        prop_assert_eq!(Standing::ALL.iter().filter(holds).count(), 1);
        let stands = standing(late_from, act_by_on, verdict, &today);
        prop_assert_eq!(stands.is_open(), verdict.is_none());
    }

    #[test]
    fn a_case_stands_where_its_most_urgent_duty_stands(
        started in proptest::collection::vec((instants(), 0..11_usize), 1..6), later in 0..40 * DAY,
    ) {
        let rules = &PAIRS[0].0;
        let first = started.iter().map(|(at, _)| *at).min().unwrap();
        let today = Today::at(rules, Moment::from_micros(first + later));
        let times: Vec<DutyTimes> = started
            .iter()
            .map(|(at, row)| duty::start(rules, &rules.duties()[*row], Moment::from_micros(*at)))
            .collect();
        let most_urgent =
            times.iter().map(|t| standing(t.late_from, t.act_by_on, None, &today)).min();
        let next = DutyTimes::earliest(times);
        prop_assert_eq!(case_standing(next.late_from, next.act_by_on, &today), most_urgent);
    }

    #[test]
    fn nothing_panics_at_the_ends_of_time(
        micros in prop_oneof![
            any::<i64>(), Just(i64::MIN), Just(i64::MAX), Just(0), i64::MAX - 1000..i64::MAX,
        ],
        zone in prop::sample::select(vec![
            "Asia/Ho_Chi_Minh", "America/New_York", "Pacific/Apia", "Pacific/Kiritimati",
            "America/St_Johns", "Africa/Monrovia", "Etc/GMT+12", "Africa/Cairo",
        ]),
        by_post in any::<bool>(),
    ) {
        let calendar = PAIRS[0].0.calendar.clone();
        let rules = Rules::new(Zone::parse(zone).unwrap(), calendar).unwrap();
        let at = Moment::from_micros(micros);
        let carriage = if by_post { Carriage::Post } else { Carriage::Direct };
        let counted = count_for(&rules, at, carriage);
        prop_assert_eq!((counted.due_on - counted.received_on).num_days(), 15);
        prop_assert!(counted.received_on <= counted.act_by_on);
        prop_assert!(counted.act_by_on <= counted.due_on);
        prop_assert!(counted.due_on <= counted.legal_latest_on);
        let today = Today::at(&rules, at);
        for rule in rules.duties() {
            let times = duty::start_for(&rules, rule, at, carriage);
            prop_assert!(times.act_by_on <= times.due_on);
            standing(times.late_from, times.act_by_on, None, &today);
        }
        for lang in Lang::ALL {
            prop_assert!(due_report(&rules, at, lang).explanation.len() >= 7);
        }
    }
}

#[test]
fn the_last_and_the_first_day_there_is_are_answered() {
    let calendar = Calendar::bundled(RestDays::default(), Swaps::Followed).unwrap();
    for day in [chrono::NaiveDate::MIN, chrono::NaiveDate::MAX] {
        calendar.next_working(day);
        calendar.last_working(day);
        assert!(calendar.add_working_days(day, u16::MAX) >= day);
        assert!(calendar.subtract_working_days(day, u16::MAX) <= day);
    }
    let all = calendar.working_days_after(chrono::NaiveDate::MIN, chrono::NaiveDate::MAX);
    assert!(all > 0);
    assert_eq!(
        calendar.working_days_after(chrono::NaiveDate::MAX, chrono::NaiveDate::MIN),
        0
    );
}
