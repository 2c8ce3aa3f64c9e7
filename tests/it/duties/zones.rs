//! Other zones, leap days, and the far ends of time.

use leakdesk::duties::{Swaps, count};
use leakdesk::time::Zone;

use super::{at, day, rules, rules_in};

fn zone(name: &str) -> Zone {
    Zone::parse(name).unwrap()
}

#[test]
fn fifteen_days_are_local_days_where_clocks_change() {
    let rules = rules_in(zone("America/New_York"), Swaps::Ignored);
    // Over 1 November 2026, when the clocks go back: 15 days and one hour.
    let autumn = count(&rules, at("2026-10-25T23:59:59.999999-04:00"));
    assert_eq!(autumn.due_on, day("2026-11-09"));
    assert_eq!(autumn.late_from, at("2026-11-10T00:00:00-05:00"));
    // Over 8 March 2026, when they go forward.
    let spring = count(&rules, at("2026-03-01T00:00:00-05:00"));
    assert_eq!(spring.due_on, day("2026-03-16"));
    assert_eq!(spring.late_from, at("2026-03-17T00:00:00-04:00"));
}

/// Samoa had no 30 December 2011: after 29 December, 23:59 (UTC−10) came 31 December (UTC+14).
#[test]
fn a_day_that_was_skipped_ends_when_the_next_one_begins() {
    let rules = rules_in(zone("Pacific/Apia"), Swaps::Ignored);
    let before = count(&rules, at("2011-12-14T23:59:59.999999-10:00"));
    assert_eq!(before.due_on, day("2011-12-29"));
    assert_eq!(before.late_from, at("2011-12-31T00:00:00+14:00"));
    let skipped = count(&rules, at("2011-12-15T00:00:00-10:00"));
    assert_eq!(skipped.due_on, day("2011-12-30"));
    assert_eq!(skipped.late_from, at("2011-12-31T00:00:00+14:00"));
    let after = count(&rules, at("2011-12-16T12:00:00-10:00"));
    assert_eq!(after.late_from, at("2012-01-01T00:00:00+14:00"));
}

#[test]
fn the_old_name_of_the_zone_counts_the_same() {
    let (new, old) = (
        rules(Swaps::Ignored),
        rules_in(zone("Asia/Saigon"), Swaps::Ignored),
    );
    let received = at("2026-11-22T17:00:00Z");
    assert_eq!(count(&new, received), count(&old, received));
}

#[test]
fn the_leap_day_is_a_day_like_any_other() {
    let rules = rules(Swaps::Ignored);
    let due = |received: &str| count(&rules, at(received)).due_on;
    assert_eq!(due("2028-02-14T09:00:00+07:00"), day("2028-02-29"));
    assert_eq!(due("2028-02-15T09:00:00+07:00"), day("2028-03-01"));
    assert_eq!(due("2028-02-29T09:00:00+07:00"), day("2028-03-15"));
    assert_eq!(due("2027-02-14T09:00:00+07:00"), day("2027-03-01"));
}
