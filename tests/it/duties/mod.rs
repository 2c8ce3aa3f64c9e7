//! The date rule, the duties and their standing: against a table, by hand, and against a model that
//! shares no code with them.

mod calendar;
mod model;
mod properties;
mod standing;
mod table;
mod zones;

use chrono::NaiveDate;
use leakdesk::duties::{Calendar, RestDays, Rules, Swaps};
use leakdesk::time::{Moment, Zone};

/// Vietnam's rules with the bundled calendar.
fn rules(swaps: Swaps) -> Rules {
    rules_in(Zone::VIETNAM, swaps)
}

fn rules_in(zone: Zone, swaps: Swaps) -> Rules {
    let calendar = Calendar::bundled(RestDays::default(), swaps).unwrap();
    Rules::new(zone, calendar).unwrap()
}

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}
