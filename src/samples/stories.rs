//! What people write to the desk. Each story is told once by hand; `{order}`, `{day}`, `{hour}`,
//! `{goods}`, `{sum}`, `{place}`, `{street}`, `{times}` and `{caller}` are filled in per case.

use super::chance::Chance;
use super::leak_stories::LEAKS;
use super::other_stories::OTHERS;
use crate::lang::Lang;

/// One story with the answers its teller ticks beside it, in the form's own keys.
#[derive(Clone, Copy, Debug)]
pub struct Story {
    pub kind: &'static str,
    pub language: Lang,
    pub leaked: &'static [&'static str],
    pub learned_by: &'static str,
    pub harm: &'static [&'static str],
    pub wishes: &'static [&'static str],
    /// A kind of organisation, never a person; empty when unknown.
    pub third_party: &'static str,
    /// What the desk finds when it looks (handbook §4.2), H01 to H14.
    pub cause: &'static str,
    pub text: &'static str,
}

impl Story {
    /// A Vietnamese story; the fields that differ are given with struct update syntax.
    pub(super) const PLAIN: Self = Self {
        kind: "leak",
        language: Lang::Vi,
        leaked: &["phone"],
        learned_by: "call",
        harm: &["none"],
        wishes: &["verify"],
        third_party: "",
        cause: "H12",
        text: "",
    };
}

/// Seven complaints in ten are about a leak.
pub fn any(chance: &mut Chance) -> Story {
    let from = if chance.percent(70) { LEAKS } else { OTHERS };
    chance.one_of(from).copied().unwrap_or(Story::PLAIN)
}

/// Every story there is, in a fixed order.
pub fn all() -> impl Iterator<Item = &'static Story> {
    LEAKS.iter().chain(OTHERS)
}

const GOODS: [&str; 10] = [
    "20 kg ức gà và 15 kg cải thìa",
    "2 thùng cá hồi phi lê",
    "30 kg thịt ba chỉ",
    "rau củ cho cả tuần",
    "10 thùng sữa tươi",
    "40 kg gạo ST25 và nước mắm",
    "tôm sú và mực ống",
    "50 kg khoai tây, 10 kg hành tây",
    "bơ lạt, bột mì số 13 và kem tươi",
    "3 két trứng gà",
];

const CALLERS: [&str; 8] = [
    "một số lạ đầu 024",
    "số máy bàn đầu 028",
    "một số di động lạ",
    "ba số khác nhau trong một buổi sáng",
    "một số đầu +855",
    "số hiện tên “Giao Hàng Nhanh 247”",
    "một tài khoản Zalo mới lập",
    "số đầu 0059 không gọi lại được",
];

/// What one telling of a story is about.
#[derive(Clone, Debug)]
pub struct Details {
    pub order_code: String,
    pub day: String,
    pub place: &'static str,
    pub street: String,
}

/// The story in full.
pub fn tell(story: &Story, details: &Details, chance: &mut Chance) -> String {
    let sum = format!("{}.{}00.000", chance.number(1, 18), chance.number(1, 10));
    let hour = format!(
        "{} giờ {:02}",
        chance.number(6, 22),
        chance.number(0, 12) * 5
    );
    let hour_en = format!("{}:{:02}", chance.number(6, 22), chance.number(0, 12) * 5);
    story
        .text
        .replace("{order}", &details.order_code)
        .replace("{day}", &details.day)
        .replace("{place}", details.place)
        .replace("{street}", &details.street)
        .replace("{goods}", chance.word(&GOODS))
        .replace("{caller}", chance.word(&CALLERS))
        .replace("{sum}", &sum)
        .replace("{times}", &chance.number(3, 15).to_string())
        .replace(
            "{hour}",
            if story.language == Lang::En {
                &hour_en
            } else {
                &hour
            },
        )
}
