//! The calendar as data: what is worked, what is refused, what its version says.

use leakdesk::duties::{Calendar, RestDays, Swaps};

use super::day;

const HEAD: &str = "date,name_vi,name_en,kind\n";

fn own(text: &str) -> Result<Calendar, String> {
    Calendar::parse_csv(text, RestDays::default(), Swaps::Ignored).map_err(|e| e.to_string())
}

fn bundled(swaps: Swaps) -> Calendar {
    Calendar::bundled(RestDays::default(), swaps).unwrap()
}

#[test]
fn swaps_count_only_where_they_are_followed() {
    let (plain, swapped) = (bundled(Swaps::Ignored), bundled(Swaps::Followed));
    // Fri 02/01/2026 is off for the worked Sat 10/01/2026.
    assert!(plain.is_working(day("2026-01-02")) && !swapped.is_working(day("2026-01-02")));
    assert!(!plain.is_working(day("2026-01-10")) && swapped.is_working(day("2026-01-10")));
    assert!(plain.find_day(day("2026-01-02")).is_none());
    assert_eq!(
        swapped.find_day(day("2026-01-02")).unwrap().name_vi,
        "Nghỉ hoán đổi"
    );
    // Compensatory days count either way.
    assert!(!plain.is_working(day("2027-02-10")) && !swapped.is_working(day("2027-02-10")));
}

#[test]
fn a_company_that_works_on_saturdays_rests_on_sundays_and_holidays_alone() {
    let calendar = Calendar::bundled("sun".parse().unwrap(), Swaps::Ignored).unwrap();
    assert!(calendar.is_working(day("2026-11-28")));
    assert!(!calendar.is_working(day("2026-11-29")));
    assert!(!calendar.is_working(day("2027-05-01")));
    assert_eq!(calendar.last_working(day("2026-02-22")), day("2026-02-21"));
}

#[test]
fn rest_days_are_read_or_refused_with_a_reason() {
    let read = |text: &str| text.parse::<RestDays>().map(|days| days.to_string());
    assert_eq!(read("sat,sun").unwrap(), "sat,sun");
    assert_eq!(read(" Sun , fri ").unwrap(), "fri,sun");
    assert_eq!(read("none").unwrap(), "none");
    let refusal = |text: &str| read(text).unwrap_err().to_string();
    assert!(refusal("sat,sunday").contains("“sunday” is not a day"));
    assert!(refusal("mon,tue,wed,thu,fri,sat,sun").contains("no day of the week is left"));
    assert!(refusal("").contains("empty"));
}

#[test]
fn a_bad_calendar_is_refused_with_its_line() {
    for (text, refusal) in [
        (
            "2026-13-01,a,b,statutory",
            "calendar line 3: “2026-13-01” is not a day",
        ),
        (
            "2026-1-2,a,b,statutory",
            "calendar line 3: “2026-1-2” is not a day",
        ),
        (
            "01/02/2026,a,b,statutory",
            "calendar line 3: “01/02/2026” is not a day",
        ),
        (
            "2026-01-02,a,b,holiday",
            "calendar line 3: unknown kind “holiday”",
        ),
        (
            "2026-01-02,,b,statutory",
            "calendar line 3: the day has no name in column name_vi",
        ),
        (
            "2026-01-01,a,b,makeup",
            "calendar line 3: 2026-01-01 is there already, on line 2",
        ),
        ("2026-01-02,a,b", "calendar line 3: cannot be read as CSV"),
    ] {
        let refused = own(&format!("{HEAD}2026-01-01,a,b,statutory\n{text}\n")).unwrap_err();
        assert!(refused.starts_with(refusal), "{refused}");
    }
    assert!(own(HEAD).unwrap_err().contains("no day"));
    assert!(own("").unwrap_err().contains("“date” is missing"));
    assert!(
        own("date;name_vi;name_en;kind\n")
            .unwrap_err()
            .contains("“date” is missing")
    );
    assert!(
        own("date,name_vi,kind\n")
            .unwrap_err()
            .contains("“name_en” is missing")
    );
}

#[test]
fn a_calendar_file_is_read_or_refused_with_its_path_or_line() {
    let folder = std::env::temp_dir().join(format!("leakdesk-calendar-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("own.csv");
    let read =
        || Calendar::read(&file, RestDays::default(), Swaps::Ignored).map_err(|e| e.to_string());
    assert!(read().unwrap_err().contains("own.csv"));
    std::fs::write(
        &file,
        "\u{feff}# ours\r\ndate,name_vi,name_en,kind,basis\r\n2026-03-02,Nghỉ,Off,statutory,x\r\n",
    )
    .unwrap();
    assert!(!read().unwrap().is_working(day("2026-03-02")));
    std::fs::write(
        &file,
        b"date,name_vi,name_en,kind\n2026-03-02,Ngh\xed,Off,statutory\n",
    )
    .unwrap();
    assert!(
        read()
            .unwrap_err()
            .starts_with("calendar line 2: not UTF-8")
    );
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn the_version_follows_what_decides_a_day_and_nothing_else() {
    let version = |text: &str| own(&format!("{HEAD}{text}")).unwrap().version().to_owned();
    let first = version("2026-01-01,a,b,statutory\n2027-01-01,a,b,statutory\n");
    assert!(first.starts_with("own-2026-2027+") && first.len() == "own-2026-2027+".len() + 8);
    assert_eq!(
        first,
        version("2027-01-01,c,d,statutory\r\n2026-01-01,a,b,statutory\r\n")
    );
    assert_ne!(
        first,
        version("2026-01-01,a,b,makeup\n2027-01-01,a,b,statutory\n")
    );
    assert_ne!(
        first,
        version("2026-01-02,a,b,statutory\n2027-01-01,a,b,statutory\n")
    );
    let plain = bundled(Swaps::Ignored);
    assert!(plain.version().starts_with("vn-2025-2027+"));
    assert_ne!(plain.version(), bundled(Swaps::Followed).version());
    let six_days = Calendar::bundled("sun".parse().unwrap(), Swaps::Ignored).unwrap();
    assert_ne!(plain.version(), six_days.version());
}

#[test]
fn years_without_all_their_holidays_are_missing() {
    assert_eq!(
        bundled(Swaps::Ignored).missing_years(2024..=2029),
        [2024, 2028, 2029]
    );
    // One day of a year is not its calendar.
    let begun = own(&format!("{HEAD}2028-01-01,a,b,statutory\n")).unwrap();
    assert_eq!(begun.missing_years(2028..=2028), [2028]);
}
