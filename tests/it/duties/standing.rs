//! Where a duty stands, at the second before and the second after; and the ladder of warnings.

use leakdesk::duties::rungs::{Ladder, Rung, Rungs};
use leakdesk::duties::standing::{DaysLeft, case_standing};
use leakdesk::duties::{DutyTimes, Standing, Swaps, Today, Verdict, standing, start};
use leakdesk::lang::Lang;

use super::{at, day, rules};

/// Due Sun 07/02/2027, inside Tết; to act by Wed 03/02, the last working day before (the days off
/// are 04–10/02). Three working days before 03/02: 02/02, 01/02, Fri 29/01.
#[test]
fn what_falls_due_inside_tet_is_due_on_the_last_working_day_before() {
    let rules = rules(Swaps::Ignored);
    let answer = rules.find_duty("answer").unwrap();
    let times = start(&rules, answer, at("2027-01-23T09:00:00+07:00"));
    for (now, expected) in [
        ("2027-01-28T23:59:59.999999+07:00", Standing::OnTrack),
        ("2027-01-29T00:00:00+07:00", Standing::DueSoon),
        ("2027-02-02T23:59:59.999999+07:00", Standing::DueSoon),
        ("2027-02-03T00:00:00+07:00", Standing::DueToday),
        ("2027-02-03T12:00:00+07:00", Standing::DueToday),
        ("2027-02-07T23:59:59.999999+07:00", Standing::DueToday),
        ("2027-02-08T00:00:00+07:00", Standing::Overdue),
    ] {
        let today = Today::at(&rules, at(now));
        assert_eq!(
            standing(times.late_from, times.act_by_on, None, &today),
            expected,
            "{now}"
        );
    }
}

#[test]
fn a_verdict_stays_whatever_the_day() {
    let rules = rules(Swaps::Ignored);
    for now in ["2020-01-01T00:00:00Z", "2040-01-01T00:00:00Z"] {
        let today = Today::at(&rules, at(now));
        let stands = |verdict| {
            standing(
                at("2026-12-08T17:00:00Z"),
                day("2026-12-08"),
                Some(verdict),
                &today,
            )
        };
        assert_eq!(stands(Verdict::InTime), Standing::MetInTime);
        assert_eq!(stands(Verdict::Late), Standing::MetLate);
        assert_eq!(stands(Verdict::Void), Standing::Void);
    }
}

#[test]
fn a_case_with_nothing_open_stands_nowhere() {
    let rules = rules(Swaps::Ignored);
    let today = Today::at(&rules, at("2026-11-23T10:00:00+07:00"));
    let none = DutyTimes::earliest([]);
    assert_eq!(none, DutyTimes::NOTHING_OPEN);
    assert_eq!(case_standing(none.late_from, none.act_by_on, &today), None);
}

#[test]
fn words_for_the_days_left() {
    let rules = rules(Swaps::Ignored);
    let due_on = day("2026-12-08");
    let late_from = rules.zone.end_of(due_on);
    let words =
        |now: &str, lang| DaysLeft::of(due_on, late_from, &Today::at(&rules, at(now))).say(lang);
    assert_eq!(words("2026-12-05T23:59:59+07:00", Lang::Vi), "Còn 3 ngày");
    assert_eq!(
        words("2026-12-07T00:00:00+07:00", Lang::Vi),
        "Đến hạn ngày mai"
    );
    assert_eq!(
        words("2026-12-08T23:59:59.999999+07:00", Lang::Vi),
        "Đến hạn hôm nay"
    );
    assert_eq!(
        words("2026-12-09T00:00:00+07:00", Lang::Vi),
        "Quá hạn 1 ngày"
    );
    assert_eq!(
        words("2026-12-09T00:00:00+07:00", Lang::En),
        "1 day overdue"
    );
    assert_eq!(
        words("2026-12-10T00:00:00+07:00", Lang::En),
        "2 days overdue"
    );
    // Counted in hours: over, though its day is not.
    let noon = at("2026-12-08T12:00:00+07:00");
    let left = DaysLeft::of(due_on, noon, &Today::at(&rules, noon));
    assert_eq!(left.say(Lang::Vi), "Đã quá hạn");
}

#[test]
fn words_are_read_back() {
    for standing in Standing::ALL {
        assert_eq!(Standing::parse(standing.as_str()), Some(standing));
        let json = serde_json::to_value(standing).unwrap();
        assert_eq!(json, standing.as_str());
    }
    for verdict in [Verdict::InTime, Verdict::Late, Verdict::Void] {
        assert_eq!(Verdict::parse(verdict.as_str()), Some(verdict));
    }
    assert_eq!((Standing::parse("late"), Verdict::parse("")), (None, None));
}

/// To act by Wed 03/02/2027. Working days before it: 02/02 (1), 01/02, Fri 29/01 (3), 28/01, 27/01
/// (5).
#[test]
fn each_rung_is_reached_with_its_working_day() {
    let rules = rules(Swaps::Ignored);
    let (late_from, act_by_on) = (at("2027-02-08T00:00:00+07:00"), day("2027-02-03"));
    for (now, rung) in [
        ("2027-01-26T23:59:59.999999+07:00", None),
        ("2027-01-27T00:00:00+07:00", Some(5)),
        ("2027-01-28T23:59:59.999999+07:00", Some(5)),
        ("2027-01-29T00:00:00+07:00", Some(3)),
        ("2027-01-31T12:00:00+07:00", Some(3)),
        ("2027-02-02T00:00:00+07:00", Some(1)),
        ("2027-02-03T00:00:00+07:00", Some(0)),
        ("2027-02-07T23:59:59.999999+07:00", Some(0)),
        ("2027-02-08T00:00:00+07:00", Some(-1)),
    ] {
        let today = Today::at(&rules, at(now));
        let rungs = Rungs::on(&today, &rules.calendar, &Ladder::default());
        let reached = rungs.reached(late_from, act_by_on).map(Rung::number);
        assert_eq!(reached, rung, "{now}");
    }
}

#[test]
fn a_ladder_is_read_in_any_order_or_refused() {
    assert_eq!("0, 5,1,3,5".parse(), Ok(Ladder::default()));
    for bad in ["", "5,three", "-1", "61"] {
        assert!(bad.parse::<Ladder>().is_err(), "{bad}");
    }
}
