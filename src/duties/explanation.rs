//! How a deadline was counted, in words, in both languages. [`explain_promise`] is fit for the
//! complainant; [`explain`] adds what only staff see: the latest day by law, the day to act by and
//! the calendar.

use chrono::{DateTime, Datelike, NaiveDate, Weekday};
use chrono_tz::Tz;

use super::calendar::{Calendar, Swaps};
use super::deadline::{Carriage, Deadline, Rules};
use crate::lang::Lang;
use crate::time::{Moment, Zone};

/// How the promise was counted: day 0, the days, the end. Nothing internal.
pub fn explain_promise(zone: Zone, deadline: &Deadline, lang: Lang) -> Vec<String> {
    let first = deadline
        .received_on
        .succ_opt()
        .unwrap_or(deadline.received_on);
    let days = (deadline.due_on - deadline.received_on).num_days();
    let received = instant(lang, zone, deadline.received_at);
    let late = instant(lang, zone, deadline.late_from);
    let zone = zone_words(lang, zone);
    let (first, due) = (long_day(lang, first), long_day(lang, deadline.due_on));
    match lang {
        Lang::Vi => vec![
            format!(
                "Nhận lúc {received} ({zone}). Ngày nhận không tính; ngày thứ nhất là {first}."
            ),
            format!("Tính liên tục {days} ngày, kể cả ngày nghỉ; ngày thứ {days} là {due}."),
            format!("Hạn trả lời: hết ngày {due}. Từ {late} là trễ hạn."),
        ],
        Lang::En => vec![
            format!("Received at {received} ({zone}). That day is not counted; day 1 is {first}."),
            format!(
                "{days} days are counted without a break, days off included; day {days} is {due}."
            ),
            format!("The answer is due by the end of {due}. From {late} on it is late."),
        ],
    }
}

/// All that led to the dates of `deadline`. Days off are named only while the calendar in force is
/// the one that counted them.
pub fn explain(rules: &Rules, deadline: &Deadline, lang: Lang) -> Vec<String> {
    let mut lines = explain_promise(rules.zone, deadline, lang);
    lines.push(legal_line(rules, deadline, lang));
    lines.push(act_by_line(rules, deadline, lang));
    lines.push(first_steps_line(deadline, lang));
    lines.push(calendar_line(rules, deadline, lang));
    lines.extend(missing_years_line(rules, deadline, lang));
    lines
}

/// Why the law would allow a later day (art. 148(5)), or does not.
fn legal_line(rules: &Rules, deadline: &Deadline, lang: Lang) -> String {
    let legal = long_day(lang, deadline.legal_latest_on);
    if deadline.legal_latest_on == deadline.due_on {
        return match lang {
            Lang::Vi => {
                "Ngày cuối là ngày làm việc, nên hạn muộn nhất theo luật cũng là ngày đó.".into()
            }
            Lang::En => {
                "The last day is a working day, so the latest day by law is the same.".into()
            }
        };
    }
    let until = deadline
        .legal_latest_on
        .pred_opt()
        .unwrap_or(deadline.legal_latest_on);
    let off = days_off(rules, deadline, (deadline.due_on, until), lang);
    match lang {
        Lang::Vi => format!(
            "Hạn muộn nhất theo luật: hết ngày {legal}, vì ngày cuối rơi vào ngày nghỉ (khoản 5 \
             Điều 148 Bộ luật Dân sự 2015){off}. Hạn đã hẹn với người gửi không đổi."
        ),
        Lang::En => format!(
            "The latest day by law is {legal}, because the last day is a day off (Civil Code 2015, \
             art. 148(5)){off}. What was promised stays."
        ),
    }
}

/// Why the desk means to act earlier than promised, or does not.
fn act_by_line(rules: &Rules, deadline: &Deadline, lang: Lang) -> String {
    let act_by = long_day(lang, deadline.act_by_on);
    if deadline.act_by_on == deadline.due_on {
        return match lang {
            Lang::Vi => format!("Hạn nội bộ: hết ngày {act_by}, trùng với hạn trả lời."),
            Lang::En => format!("To be sent by {act_by}, the last day itself."),
        };
    }
    if deadline.carriage == Carriage::Post {
        let lead = rules.post_lead;
        return match lang {
            Lang::Vi => format!(
                "Hạn nội bộ: gửi trước khi hết ngày {act_by}. Trả lời qua bưu điện nên gửi sớm hơn \
                 {lead} ngày làm việc để thư kịp đến."
            ),
            Lang::En => format!(
                "To be sent by {act_by}: an answer by post leaves {lead} working days earlier, so \
                 that the letter arrives in time."
            ),
        };
    }
    let after = deadline.act_by_on.succ_opt().unwrap_or(deadline.act_by_on);
    let off = days_off(rules, deadline, (after, deadline.due_on), lang);
    match lang {
        Lang::Vi => format!(
            "Hạn nội bộ: gửi trước khi hết ngày {act_by}, ngày làm việc cuối cùng trước hạn; từ hôm \
             sau đến hết hạn là ngày nghỉ{off}."
        ),
        Lang::En => format!(
            "To be sent by {act_by}, the last working day; from the day after until the due day \
             nobody works{off}."
        ),
    }
}

fn first_steps_line(deadline: &Deadline, lang: Lang) -> String {
    let acknowledge = long_day(lang, deadline.acknowledge_by_on);
    let reply = long_day(lang, deadline.reply_by_on);
    match lang {
        Lang::Vi => format!(
            "Xác nhận đã tiếp nhận: chậm nhất hết ngày {acknowledge}. Phản hồi lần đầu, nếu có yêu \
             cầu về dữ liệu: chậm nhất hết ngày {reply}. Hai hạn này chỉ tính ngày làm việc."
        ),
        Lang::En => format!(
            "Receipt is to be acknowledged by {acknowledge}; a request about one's data gets a first \
             response by {reply}. These two count working days only."
        ),
    }
}

fn calendar_line(rules: &Rules, deadline: &Deadline, lang: Lang) -> String {
    let (version, rule) = (&deadline.calendar, &deadline.rule);
    if !is_current(&rules.calendar, deadline) {
        return match lang {
            Lang::Vi => format!("Đã tính theo lịch {version}, quy tắc {rule}; lịch đã đổi từ đó."),
            Lang::En => format!(
                "Counted by calendar {version} and rule {rule}; the calendar has changed since."
            ),
        };
    }
    let mut week: Vec<&str> = rules
        .calendar
        .rest_days()
        .iter()
        .map(|day| weekday(lang, day))
        .collect();
    if week.is_empty() {
        week.push(if lang == Lang::Vi {
            "không có"
        } else {
            "none"
        });
    }
    let week = week.join(", ");
    match (lang, rules.calendar.swaps()) {
        (Lang::Vi, swaps) => {
            let swaps = if swaps == Swaps::Followed {
                "có"
            } else {
                "không"
            };
            format!(
                "Lịch {version}, quy tắc {rule}. Ngày nghỉ hằng tuần: {week}; {swaps} áp dụng ngày \
                 nghỉ hoán đổi."
            )
        }
        (Lang::En, swaps) => {
            let swaps = if swaps == Swaps::Followed {
                "followed"
            } else {
                "not followed"
            };
            format!(
                "Calendar {version}, rule {rule}. Weekly days off: {week}; swapped days are {swaps}."
            )
        }
    }
}

fn missing_years_line(rules: &Rules, deadline: &Deadline, lang: Lang) -> Option<String> {
    let years = deadline.missing_years(&rules.calendar);
    let years = years
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(", ");
    if years.is_empty() {
        return None;
    }
    Some(match lang {
        Lang::Vi => format!(
            "Lưu ý: lịch chưa có đủ ngày nghỉ lễ của năm {years}; các ngày làm việc nêu trên có thể \
             còn thay đổi. Hạn trả lời không phụ thuộc vào lịch."
        ),
        Lang::En => format!(
            "Note: the calendar does not have all holidays of {years}; the working days above are \
             not certain. The due day itself does not depend on the calendar."
        ),
    })
}

fn is_current(calendar: &Calendar, deadline: &Deadline) -> bool {
    calendar.version() == deadline.calendar
}

/// The days off from the first to the last of `span`, each with its name: “: 14/02 thứ Bảy; …”.
fn days_off(
    rules: &Rules,
    deadline: &Deadline,
    span: (NaiveDate, NaiveDate),
    lang: Lang,
) -> String {
    if !is_current(&rules.calendar, deadline) {
        return String::new();
    }
    let named: Vec<String> = span
        .0
        .iter_days()
        .take_while(|day| *day <= span.1)
        .filter(|day| !rules.calendar.is_working(*day))
        .map(|day| {
            let holiday = rules.calendar.find_day(day).map(|named| named.name(lang));
            let name = holiday.unwrap_or_else(|| weekday(lang, day.weekday()));
            format!("{} {name}", short_day(lang, day))
        })
        .collect();
    if named.is_empty() {
        String::new()
    } else {
        format!(": {}", named.join("; "))
    }
}

fn zone_words(lang: Lang, zone: Zone) -> String {
    match (lang, zone.name()) {
        (Lang::Vi, "Asia/Ho_Chi_Minh" | "Asia/Saigon") => "giờ Việt Nam".to_owned(),
        (Lang::En, "Asia/Ho_Chi_Minh" | "Asia/Saigon") => "Vietnam time".to_owned(),
        (Lang::Vi, name) => format!("múi giờ {name}"),
        (Lang::En, name) => format!("time zone {name}"),
    }
}

/// “10:00 thứ Hai, 23/11/2026”, on the clocks of `zone`.
fn instant(lang: Lang, zone: Zone, at: Moment) -> String {
    let local: DateTime<Tz> = zone.local(Rules::countable(at));
    let (time, day) = (local.format("%H:%M"), long_day(lang, local.date_naive()));
    match lang {
        Lang::Vi => format!("{time} {day}"),
        Lang::En => format!("{time} on {day}"),
    }
}

/// “thứ Ba, 08/12/2026” or “Tuesday 8 December 2026”.
fn long_day(lang: Lang, day: NaiveDate) -> String {
    let name = weekday(lang, day.weekday());
    match lang {
        Lang::Vi => format!("{name}, {}", day.format("%d/%m/%Y")),
        Lang::En => format!("{name} {}", day.format("%-d %B %Y")),
    }
}

/// “08/12” or “8 December”.
fn short_day(lang: Lang, day: NaiveDate) -> String {
    match lang {
        Lang::Vi => day.format("%d/%m").to_string(),
        Lang::En => day.format("%-d %B").to_string(),
    }
}

const fn weekday(lang: Lang, day: Weekday) -> &'static str {
    match (lang, day) {
        (Lang::Vi, Weekday::Mon) => "thứ Hai",
        (Lang::Vi, Weekday::Tue) => "thứ Ba",
        (Lang::Vi, Weekday::Wed) => "thứ Tư",
        (Lang::Vi, Weekday::Thu) => "thứ Năm",
        (Lang::Vi, Weekday::Fri) => "thứ Sáu",
        (Lang::Vi, Weekday::Sat) => "thứ Bảy",
        (Lang::Vi, Weekday::Sun) => "Chủ nhật",
        (Lang::En, Weekday::Mon) => "Monday",
        (Lang::En, Weekday::Tue) => "Tuesday",
        (Lang::En, Weekday::Wed) => "Wednesday",
        (Lang::En, Weekday::Thu) => "Thursday",
        (Lang::En, Weekday::Fri) => "Friday",
        (Lang::En, Weekday::Sat) => "Saturday",
        (Lang::En, Weekday::Sun) => "Sunday",
    }
}
