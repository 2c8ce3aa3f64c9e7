//! The queue and the results of a search.

use serde::Serialize;

use super::bulk::BulkBar;
use crate::render::strip::{Strip, Tone};
use crate::render::{Field, NavGroup, NavLink, Page, Pagination};

/// A badge beside the state.
#[derive(Clone, Debug, Serialize)]
pub struct Flag {
    pub class: &'static str,
    pub words: String,
}

/// One case in a list.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    pub reference: String,
    pub title: String,
    pub detail: String,
    pub state_key: String,
    pub state: String,
    pub flags: Vec<Flag>,
    pub strip: Option<Strip>,
    pub tone: Tone,
    pub standing: String,
    pub due: String,
    pub assignee: String,
    /// What the box says that ticks it, where several cases can be worked at once.
    pub pick: Option<String>,
}

/// Cases that stand alike.
#[derive(Debug, Serialize)]
pub struct Group {
    pub key: &'static str,
    pub title: String,
    pub note: Option<String>,
    pub rows: Vec<Row>,
}

/// How many answers fall due on each of the next days.
#[derive(Debug, Serialize)]
pub struct Horizon {
    pub width: u32,
    pub bars: Vec<Bar>,
}

/// One day of the horizon, measured.
#[derive(Debug, Serialize)]
pub struct Bar {
    pub day: String,
    pub count: String,
    /// The count to write above the bar; none when it is zero.
    pub count_text: Option<String>,
    pub tone: Tone,
    pub is_off: bool,
    pub left: u32,
    pub middle: u32,
    pub x: u32,
    pub y: u32,
    pub height: u32,
    pub count_y: u32,
}

impl Bar {
    const STEP: u32 = 60;
    const HIGHEST: i64 = 80;

    /// The `n`th bar from the left, against the `most` of all bars.
    pub fn new(
        n: u32,
        (count, most): (i64, i64),
        (day, written): (String, String),
        tone: Tone,
    ) -> Self {
        let height = (count * Self::HIGHEST / most.max(4)).max(i64::from(count > 0) * 6);
        let height = u32::try_from(height).unwrap_or(0);
        let left = n * Self::STEP;
        let y = 104_u32.saturating_sub(height);
        Self {
            day,
            count: written.clone(),
            count_text: (count > 0).then_some(written),
            tone,
            is_off: false,
            left: left + 2,
            middle: left + Self::STEP / 2,
            x: left + 16,
            y,
            height,
            count_y: y.saturating_sub(5),
        }
    }

    /// The width of a picture of `count` bars.
    pub fn width(count: u32) -> u32 {
        count * Self::STEP
    }
}

#[derive(Serialize)]
pub struct QueuePage {
    pub heading: String,
    pub view: String,
    pub side: Vec<NavGroup>,
    pub may_enter: bool,
    pub horizon: Option<Horizon>,
    pub filters: Vec<Field>,
    pub is_filtered: bool,
    pub clear_href: String,
    pub groups: Vec<Group>,
    /// What to say when there are no rows.
    pub empty: Option<String>,
    pub pagination: Pagination,
    /// What can be done to the rows that are ticked.
    pub bulk: Option<BulkBar>,
}

impl Row {
    /// One for tests.
    pub(super) fn sample(reference: &str, tone: Tone) -> Self {
        Self {
            reference: reference.to_owned(),
            title: "Lộ số điện thoại, đơn hàng".to_owned(),
            detail: "biểu mẫu · thiếu: biện pháp nghiệp vụ".to_owned(),
            state_key: "verifying".to_owned(),
            state: "Đang xác minh".to_owned(),
            flags: vec![Flag {
                class: "flag-warn",
                words: "Đã soạn, chưa gửi được".to_owned(),
            }],
            strip: Some(Strip::new(tone, 15, 15, 2)),
            tone,
            standing: "Quá hạn 2 ngày".to_owned(),
            due: "gửi chậm nhất 20/11, hạn 21/11".to_owned(),
            assignee: "Trần Quốc Bảo".to_owned(),
            pick: Some("Chọn hồ sơ".to_owned()),
        }
    }
}

impl Horizon {
    fn sample() -> Self {
        let bars = ["quá hạn", "23/11", "24/11"]
            .iter()
            .zip(0..)
            .map(|(day, n)| {
                let words = ((*day).to_owned(), n.to_string());
                Bar {
                    is_off: n == 2,
                    ..Bar::new(n, (i64::from(n), 3), words, Tone::OnTrack)
                }
            });
        Self {
            width: Bar::width(3),
            bars: bars.collect(),
        }
    }
}

impl Page for QueuePage {
    const TEMPLATE: &'static str = "triage/queue";

    fn samples() -> Vec<Self> {
        let links = vec![NavLink::new("Cần xử lý", "/desk").count("40").current(true)];
        let side = || {
            vec![NavGroup {
                label: "Công việc".to_owned(),
                links: links.clone(),
            }]
        };
        let page = |groups, empty| Self {
            heading: "Cần xử lý".to_owned(),
            view: "todo".to_owned(),
            side: side(),
            may_enter: true,
            horizon: None,
            filters: vec![
                Field::select("kind", "Loại")
                    .choice("", "Tất cả")
                    .choice("leak", "Lộ"),
            ],
            is_filtered: false,
            clear_href: "/desk".to_owned(),
            groups,
            empty,
            pagination: Pagination {
                summary: "2 hồ sơ".to_owned(),
                ..Pagination::default()
            },
            bulk: None,
        };
        let answered = Row {
            strip: None,
            flags: Vec::new(),
            pick: None,
            ..Row::sample("KN-9HD3-VB1K", Tone::Met)
        };
        let group = Group {
            key: "overdue",
            title: "Quá hạn".to_owned(),
            note: Some("2 hồ sơ".to_owned()),
            rows: vec![Row::sample("KN-4T8M-2XQ7", Tone::Overdue), answered],
        };
        let horizon = Horizon::sample();
        let full = Self {
            horizon: Some(horizon),
            is_filtered: true,
            bulk: Some(BulkBar::sample()),
            ..page(vec![group], None)
        };
        vec![
            full,
            page(Vec::new(), Some("Không có hồ sơ nào cần xử lý.".to_owned())),
        ]
    }
}

#[derive(Serialize)]
pub struct SearchPage {
    pub q: String,
    pub rows: Vec<Row>,
    /// What to say when there are no rows.
    pub message: Option<String>,
    pub more: Option<String>,
    pub bulk: Option<BulkBar>,
}

impl Page for SearchPage {
    const TEMPLATE: &'static str = "triage/search";

    fn samples() -> Vec<Self> {
        let rows = vec![Row::sample("KN-4T8M-2XQ7", Tone::Soon)];
        let more = Some("Có nhiều hơn 50 hồ sơ khớp.".to_owned());
        let none = Some("Không tìm thấy hồ sơ nào.".to_owned());
        vec![
            Self {
                q: "hường".to_owned(),
                rows,
                message: None,
                more,
                bulk: Some(BulkBar::sample()),
            },
            Self {
                q: String::new(),
                rows: Vec::new(),
                message: none,
                more: None,
                bulk: None,
            },
        ]
    }
}
