//! Every row of `tests/data/deadlines.json`, and days counted by hand around two Tết.

use std::collections::BTreeSet;

use leakdesk::duties::{Carriage, Swaps, Verdict, count, count_for, due_report, duty, start};
use leakdesk::lang::Lang;
use serde_json::Value;

use super::{at, day, rules};

fn rows() -> Vec<Value> {
    serde_json::from_str(include_str!("../../data/deadlines.json")).unwrap()
}

#[test]
fn every_row_of_the_table_is_counted_as_it_says() {
    let (plain, swapped) = (rules(Swaps::Ignored), rules(Swaps::Followed));
    for row in rows() {
        let text = |key: &str| row[key].as_str().unwrap().to_owned();
        let received = at(&text("received_utc"));
        let counted = due_report(&plain, received, Lang::Vi);
        let report = serde_json::to_value(&counted).unwrap();
        let id = text("id");
        for (key, column) in [
            ("received_local", "received_local"),
            ("due_on", "strict_last_day"),
            ("late_from", "strict_late_from_utc"),
            ("legal_latest_on", "rolled_last_day"),
            ("reply_by_on", "reply_2_working_days"),
            ("acknowledge_by_on", "ack_3_working_days"),
        ] {
            assert_eq!(report[key], row[column], "{id} {key}");
        }
        let slip = (counted.legal_latest_on - counted.due_on).num_days();
        assert_eq!(row["slip_days"], slip, "{id} slip");
        let swapped_report =
            serde_json::to_value(due_report(&swapped, received, Lang::Vi)).unwrap();
        assert_eq!(
            swapped_report["legal_latest_on"], row["rolled_public_sector"],
            "{id} --swaps"
        );
        assert_eq!(
            swapped_report["due_on"], row["strict_last_day"],
            "{id} --swaps"
        );
        let breach = start(&plain, plain.find_duty("report_72h").unwrap(), received);
        assert_eq!(
            breach.late_from.to_string(),
            text("breach_72h_utc"),
            "{id} 72 h"
        );
    }
}

#[test]
fn the_report_has_the_keys_that_scripts_depend_on() {
    let report = due_report(
        &rules(Swaps::Ignored),
        at("2026-11-23T10:00:00+07:00"),
        Lang::En,
    );
    let Value::Object(report) = serde_json::to_value(report).unwrap() else {
        panic!("an object")
    };
    let keys: BTreeSet<&str> = report.keys().map(String::as_str).collect();
    let expected = [
        "received_local",
        "due_on",
        "late_from",
        "legal_latest_on",
        "act_by_on",
        "acknowledge_by_on",
        "reply_by_on",
        "rule",
        "calendar",
        "explanation",
    ];
    assert_eq!(keys, BTreeSet::from(expected));
    assert_eq!(report["act_by_on"], "2026-12-08");
    assert_eq!(report["rule"], "strict-days/1");
}

/// 2026: nobody works from Sat 14/02 (weekend), 16–20/02 (Tết, Mon to Fri), to Sun 22/02. The last
/// working day before is Fri 13/02, the first after it Mon 23/02.
/// 2027: 04–08/02 (Tết, Thu to Mon) and the compensatory 09 and 10/02; Wed 03/02 is the last
/// working day before, Thu 11/02 the first after it.
/// New Year 2026 is a Thursday; Fri 02/01 is worked without swaps, and Sat 10/01 only with them.
/// National Day 2026: Tue 01/09 and Wed 02/09; Mon 31/08 is worked without swaps.
#[test]
fn days_to_act_by_around_tet_are_those_counted_by_hand() {
    for (received_on, due_on, act_by_on, act_by_swapped) in [
        ("2026-01-29", "2026-02-13", "2026-02-13", "2026-02-13"),
        ("2026-01-30", "2026-02-14", "2026-02-13", "2026-02-13"),
        ("2026-02-02", "2026-02-17", "2026-02-13", "2026-02-13"),
        ("2026-02-07", "2026-02-22", "2026-02-13", "2026-02-13"),
        ("2026-02-08", "2026-02-23", "2026-02-23", "2026-02-23"),
        ("2027-01-19", "2027-02-03", "2027-02-03", "2027-02-03"),
        ("2027-01-20", "2027-02-04", "2027-02-03", "2027-02-03"),
        ("2027-01-23", "2027-02-07", "2027-02-03", "2027-02-03"),
        ("2027-01-26", "2027-02-10", "2027-02-03", "2027-02-03"),
        ("2027-01-27", "2027-02-11", "2027-02-11", "2027-02-11"),
        ("2025-12-17", "2026-01-01", "2025-12-31", "2025-12-31"),
        ("2025-12-19", "2026-01-03", "2026-01-02", "2025-12-31"),
        ("2025-12-26", "2026-01-10", "2026-01-09", "2026-01-10"),
        ("2026-08-16", "2026-08-31", "2026-08-31", "2026-08-28"),
        ("2026-08-18", "2026-09-02", "2026-08-31", "2026-08-28"),
        ("2026-11-09", "2026-11-24", "2026-11-23", "2026-11-23"),
    ] {
        let received = at(&format!("{received_on}T09:00:00+07:00"));
        for (swaps, expected) in [
            (Swaps::Ignored, act_by_on),
            (Swaps::Followed, act_by_swapped),
        ] {
            let counted = count(&rules(swaps), received);
            assert_eq!(counted.due_on, day(due_on), "{received_on}");
            assert_eq!(counted.act_by_on, day(expected), "{received_on} {swaps:?}");
        }
    }
}

/// Before Tết 2027: 03/02 is the last working day; three earlier is 29/01 (02/02, 01/02, Fri
/// 29/01). Before Tết 2026: 13/02, and three earlier 10/02.
#[test]
fn an_answer_by_post_is_to_leave_three_working_days_earlier() {
    let mut rules = rules(Swaps::Ignored);
    for (received_on, act_by_on) in [("2027-01-23", "2027-01-29"), ("2026-01-30", "2026-02-10")] {
        let received = at(&format!("{received_on}T09:00:00+07:00"));
        let by_post = count_for(&rules, received, Carriage::Post);
        assert_eq!(by_post.act_by_on, day(act_by_on));
        let direct = count(&rules, received);
        assert_eq!(
            (by_post.due_on, by_post.late_from),
            (direct.due_on, direct.late_from)
        );
        let answer = rules.find_duty("answer").unwrap();
        assert_eq!(
            duty::start_for(&rules, answer, received, Carriage::Post).act_by_on,
            day(act_by_on)
        );
        let acknowledge = rules.find_duty("acknowledge").unwrap();
        assert_eq!(
            duty::start_for(&rules, acknowledge, received, Carriage::Post),
            start(&rules, acknowledge, received),
        );
    }
    rules.post_lead = 1;
    let received = at("2027-01-23T09:00:00+07:00");
    assert_eq!(
        count_for(&rules, received, Carriage::Post).act_by_on,
        day("2027-02-02")
    );
}

#[test]
fn the_day_to_act_by_is_never_before_the_day_of_receipt() {
    // Ten days from Sat 14/02/2026 end on Tue 24/02; three working days earlier was Thu 12/02.
    let rules = rules(Swaps::Ignored);
    let access = rules.find_duty("access").unwrap();
    let times = duty::start_for(
        &rules,
        access,
        at("2026-02-14T09:00:00+07:00"),
        Carriage::Post,
    );
    assert_eq!(
        (times.due_on, times.act_by_on),
        (day("2026-02-24"), day("2026-02-14"))
    );
}

#[test]
fn a_receipt_belongs_to_its_local_day_to_the_last_microsecond() {
    let rules = rules(Swaps::Ignored);
    let last = count(&rules, at("2026-11-23T23:59:59.999999+07:00"));
    let first = count(&rules, at("2026-11-24T00:00:00+07:00"));
    assert_eq!(
        (last.due_on, first.due_on),
        (day("2026-12-08"), day("2026-12-09"))
    );
    assert_eq!(last.late_from, at("2026-12-09T00:00:00+07:00"));
    let in_time = at("2026-12-08T23:59:59.999999+07:00");
    assert_eq!(Verdict::at(in_time, last.late_from), Verdict::InTime);
    assert_eq!(Verdict::at(last.late_from, last.late_from), Verdict::Late);
}

#[test]
fn duties_counted_in_hours_run_to_the_instant() {
    let rules = rules(Swaps::Ignored);
    let duty = |key: &str, from: &str| start(&rules, rules.find_duty(key).unwrap(), at(from));
    // Friday before Tết: nothing is rolled.
    let day_long = duty("report_24h", "2026-02-13T16:30:00+07:00");
    assert_eq!(day_long.late_from, at("2026-02-14T16:30:00+07:00"));
    assert_eq!(
        (day_long.due_on, day_long.act_by_on),
        (day("2026-02-14"), day("2026-02-14"))
    );
    // Exactly midnight: the day before is the last one in time.
    let from_midnight = duty("report_72h", "2026-11-23T00:00:00+07:00");
    assert_eq!(from_midnight.late_from, at("2026-11-26T00:00:00+07:00"));
    assert_eq!(from_midnight.due_on, day("2026-11-25"));
    let a_moment_later = duty("report_72h", "2026-11-23T00:00:00.000001+07:00");
    assert_eq!(a_moment_later.due_on, day("2026-11-26"));
}

#[test]
fn each_clock_of_the_handbook_runs_as_long_as_it_says() {
    let rules = rules(Swaps::Ignored);
    // Mon 23/11/2026; Tue 24/11 is a holiday.
    let due = |key: &str| {
        start(
            &rules,
            rules.find_duty(key).unwrap(),
            at("2026-11-23T10:00:00+07:00"),
        )
        .due_on
    };
    for (key, due_on) in [
        ("acknowledge", "2026-11-27"),
        ("answer", "2026-12-08"),
        ("first_response", "2026-11-26"),
        ("access", "2026-12-03"),
        ("correct", "2026-12-03"),
        ("delete", "2026-12-08"),
        ("withdraw_consent", "2026-12-08"),
        ("stop_contact", "2026-12-08"),
        ("negotiate", "2026-12-03"),
        ("review", "2026-12-08"),
        ("erase", "2026-12-08"),
        ("report_24h", "2026-11-24"),
        ("report_72h", "2026-11-26"),
    ] {
        assert_eq!(due(key), day(due_on), "{key}");
    }
    assert_eq!(rules.duties().len(), 14);
    let delete = rules.find_duty("delete").unwrap();
    assert_eq!(
        (delete.length, delete.statutory),
        (duty::Length::Days(15), Some(20))
    );
    assert_eq!(delete.basis(Lang::En), "Decree 356/2025/NĐ-CP, art. 5(4)");
}

#[test]
fn a_cause_starts_its_duties_once_each() {
    let rules = rules(Swaps::Ignored);
    let keys = |causes: &[&str]| {
        rules
            .list_started_by(causes)
            .iter()
            .map(|duty| duty.key.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(keys(&["receipt"]), ["acknowledge", "answer"]);
    assert_eq!(
        keys(&["receipt", "access", "delete", "apology"]),
        [
            "acknowledge",
            "answer",
            "first_response",
            "access",
            "delete"
        ],
    );
    assert_eq!(keys(&["negotiate"]), ["negotiate"]);
    assert_eq!(keys(&["review"]), ["review"]);
    assert_eq!(keys(&["authority"]), ["authority"]);
    assert_eq!(keys(&["erasure"]), ["erase"]);
    assert_eq!(keys(&["incident"]), ["report_24h", "report_72h"]);
}

#[test]
fn a_duty_longer_than_the_law_is_refused() {
    let head =
        "key,clock,length,unit,statutory,met_by,starts_on,basis_vi,basis_en,label_vi,label_en";
    let refusal = |row: &str| {
        duty::parse(&format!("{head}\n{row}\n"))
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        refusal("delete,K7,21,days,20,answer,delete,a,b,c,d"),
        "duties.csv line 2: longer than the law allows"
    );
    assert!(refusal("delete,K7,15,weeks,20,answer,delete,a,b,c,d").contains("unit"));
    assert!(refusal("delete,K7,15,days,20,answer,delete,a,b,c,").contains("empty"));
    assert!(refusal("delete,K7").contains("eleven"));
}

#[test]
fn the_explanation_says_how_the_days_were_counted() {
    let rules = rules(Swaps::Ignored);
    let vi = due_report(&rules, at("2026-01-30T15:00:00+07:00"), Lang::Vi).explanation;
    assert_eq!(
        vi[..5],
        [
            "Nhận lúc 15:00 thứ Sáu, 30/01/2026 (giờ Việt Nam). Ngày nhận không tính; ngày thứ nhất \
             là thứ Bảy, 31/01/2026.",
            "Tính liên tục 15 ngày, kể cả ngày nghỉ; ngày thứ 15 là thứ Bảy, 14/02/2026.",
            "Hạn trả lời: hết ngày thứ Bảy, 14/02/2026. Từ 00:00 Chủ nhật, 15/02/2026 là trễ hạn.",
            "Hạn muộn nhất theo luật: hết ngày thứ Hai, 23/02/2026, vì ngày cuối rơi vào ngày nghỉ \
             (khoản 5 Điều 148 Bộ luật Dân sự 2015): 14/02 thứ Bảy; 15/02 Chủ nhật; 16/02 Tết Âm \
             lịch (29 tháng Chạp); 17/02 Tết Âm lịch (mùng 1); 18/02 Tết Âm lịch (mùng 2); 19/02 \
             Tết Âm lịch (mùng 3); 20/02 Tết Âm lịch (mùng 4); 21/02 thứ Bảy; 22/02 Chủ nhật. Hạn \
             đã hẹn với người gửi không đổi.",
            "Hạn nội bộ: gửi trước khi hết ngày thứ Sáu, 13/02/2026, ngày làm việc cuối cùng trước \
             hạn; từ hôm sau đến hết hạn là ngày nghỉ: 14/02 thứ Bảy.",
        ]
    );
    let en = due_report(&rules, at("2027-01-23T09:00:00+07:00"), Lang::En).explanation;
    assert_eq!(
        en[2],
        "The answer is due by the end of Sunday 7 February 2027. From 00:00 on Monday 8 February \
         2027 on it is late."
    );
    assert!(en[4].contains("To be sent by Wednesday 3 February 2027, the last working day"));
    assert!(en[4].contains("4 February Lunar New Year; 5 February Lunar New Year"));
    assert!(en[6].contains(rules.calendar.version()) && en[6].contains("Saturday, Sunday"));
    assert_eq!(en.len(), 7);
}

#[test]
fn a_year_without_its_holidays_is_warned_about() {
    let rules = rules(Swaps::Ignored);
    let report = due_report(&rules, at("2028-02-29T09:00:00+07:00"), Lang::Vi);
    assert!(report.explanation.last().unwrap().contains("của năm 2028"));
    let deadline = count(&rules, at("2027-12-20T09:00:00+07:00"));
    assert_eq!(deadline.missing_years(&rules.calendar), [2028]);
}
