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
    /// The columns somebody may do without are none where they do.
    pub state: Option<String>,
    pub flags: Vec<Flag>,
    pub strip: Option<Strip>,
    /// Room is left for a strip, so that rows line up.
    pub has_strip: bool,
    pub tone: Tone,
    pub standing: String,
    pub due: String,
    pub assignee: Option<String>,
    pub received: Option<String>,
    pub reply: Option<String>,
    /// What of a search was found where.
    pub matched: Option<String>,
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

/// How many answers fall due on each of the next days, and what comes of it.
#[derive(Debug, Serialize)]
pub struct Horizon {
    pub width: u32,
    pub bars: Vec<Bar>,
    /// How many will be late at the present pace, and how that is counted.
    pub outlook: String,
    pub method: String,
    /// In whose hands they are.
    pub shares: Vec<Share>,
}

/// One handler's part of what falls due.
#[derive(Debug, Serialize)]
pub struct Share {
    pub name: String,
    pub href: String,
    pub over: String,
    pub over_href: Option<String>,
    pub today: String,
    pub soon: String,
    pub later: String,
    pub all: String,
}

/// One day of the horizon, measured.
#[derive(Debug, Serialize)]
pub struct Bar {
    pub day: String,
    /// The day and its cases in words, for who doesn't see the bar.
    pub said: String,
    pub count: String,
    /// The count to write above the bar; none when it is zero.
    pub count_text: Option<String>,
    pub tone: Tone,
    pub is_off: bool,
    /// Worked although it is a rest day.
    pub is_made_up: bool,
    /// What the calendar calls the day.
    pub note: Option<String>,
    /// The list of its cases.
    pub href: String,
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
        (day, written, said): (String, String, String),
        tone: Tone,
    ) -> Self {
        let height = (count * Self::HIGHEST / most.max(4)).max(i64::from(count > 0) * 6);
        let height = u32::try_from(height).unwrap_or(0);
        let left = n * Self::STEP;
        let y = 104_u32.saturating_sub(height);
        Self {
            day,
            said,
            count: written.clone(),
            count_text: (count > 0).then_some(written),
            tone,
            is_off: false,
            is_made_up: false,
            note: None,
            href: String::new(),
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

/// Something a list is narrowed down by, with the way to the list without it.
#[derive(Debug, Serialize)]
pub struct Chip {
    pub label: String,
    pub value: String,
    pub href: String,
}

/// Where a list is kept under a name.
#[derive(Debug, Serialize)]
pub struct SaveForm {
    pub title: String,
    pub fields: Vec<Field>,
    pub is_open: bool,
    /// Where to post to take it away; none when the list is not saved, or not theirs.
    pub removal: Option<String>,
    pub removal_name: String,
}

#[derive(Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a template knows nothing but yes and no"
)]
pub struct QueuePage {
    pub heading: String,
    pub view: String,
    pub side: Vec<NavGroup>,
    pub may_enter: bool,
    pub horizon: Option<Horizon>,
    pub filters: Vec<Field>,
    pub chips: Vec<Chip>,
    /// Kept when the other filters change.
    pub due_on: Option<String>,
    pub is_filtered: bool,
    pub clear_href: String,
    pub groups: Vec<Group>,
    /// What to say when there are no rows.
    pub empty: Option<String>,
    pub pagination: Pagination,
    /// The list alone, for the page that has the rest.
    pub is_fragment: bool,
    /// This page, and this list from its start as a query.
    pub here: String,
    pub query: String,
    pub updated: String,
    pub is_live: bool,
    /// `comfortable` or `dense`
    pub density: &'static str,
    pub display: Vec<Field>,
    pub save: SaveForm,
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
            state: Some("Đang xác minh".to_owned()),
            flags: vec![Flag {
                class: "flag-warn",
                words: "Đã soạn, chưa gửi được".to_owned(),
            }],
            strip: Some(Strip::new(tone, 15, 15, 2)),
            tone,
            standing: "Quá hạn 2 ngày".to_owned(),
            due: "gửi chậm nhất 20/11, hạn 21/11".to_owned(),
            has_strip: true,
            assignee: Some("Trần Quốc Bảo".to_owned()),
            received: Some("nhận 06/11/2026".to_owned()),
            reply: Some("trả lời qua email".to_owned()),
            matched: Some("“hường” trong họ tên".to_owned()),
            pick: None,
        }
    }
}

impl Horizon {
    fn sample() -> Self {
        let bars = ["quá hạn", "23/11", "24/11", "28/11"].iter().zip(0..);
        let bars = bars.map(|(day, n)| {
            let said = format!("{day}: {n} hồ sơ");
            let words = ((*day).to_owned(), n.to_string(), said);
            Bar {
                is_off: n == 2,
                is_made_up: n == 3,
                note: (n > 1).then(|| "Ngày Văn hóa Việt Nam".to_owned()),
                href: format!("/desk?view=todo&due_on=2026-11-2{n}"),
                ..Bar::new(n, (i64::from(n), 3), words, Tone::OnTrack)
            }
        });
        let share = |name: &str, over_href: Option<&str>| Share {
            name: name.to_owned(),
            href: "/desk?view=todo&assignee=none".to_owned(),
            over: "2".to_owned(),
            over_href: over_href.map(str::to_owned),
            today: "1".to_owned(),
            soon: "0".to_owned(),
            later: "4".to_owned(),
            all: "7".to_owned(),
        };
        let over = "/desk?view=todo&assignee=none&due_on=over";
        Self {
            width: Bar::width(4),
            bars: bars.collect(),
            outlook: "Với nhịp 30 ngày qua, dự kiến thêm 3 hồ sơ trễ hạn.".to_owned(),
            method: "Cách tính: …".to_owned(),
            shares: vec![
                share("Trần Quốc Bảo", Some(over)),
                share("chưa phân công", None),
            ],
        }
    }
}

impl SaveForm {
    fn sample(removal: Option<&str>) -> Self {
        Self {
            title: "Lưu danh sách này".to_owned(),
            fields: vec![Field::text("name", "Tên").id("view-name")],
            is_open: removal.is_none(),
            removal: removal.map(str::to_owned),
            removal_name: "Đối tác giao hàng".to_owned(),
        }
    }
}

impl QueuePage {
    fn sample(groups: Vec<Group>, empty: Option<&str>) -> Self {
        let links = vec![NavLink::new("Cần xử lý", "/desk").count("40").current(true)];
        Self {
            heading: "Cần xử lý".to_owned(),
            view: "todo".to_owned(),
            side: vec![NavGroup {
                label: "Công việc".to_owned(),
                links,
            }],
            may_enter: true,
            horizon: None,
            filters: vec![
                Field::select("kind", "Loại")
                    .choice("", "Tất cả")
                    .choice("leak", "Lộ"),
            ],
            chips: Vec::new(),
            due_on: None,
            is_filtered: false,
            clear_href: "/desk".to_owned(),
            groups,
            empty: empty.map(str::to_owned),
            pagination: Pagination {
                summary: "2 hồ sơ".to_owned(),
                ..Pagination::default()
            },
            is_fragment: false,
            here: "/desk?view=todo".to_owned(),
            query: "view=todo".to_owned(),
            updated: "Cập nhật lúc 10:05".to_owned(),
            is_live: true,
            density: "comfortable",
            display: vec![Field::radios("density", "Khoảng cách").choice("dense", "Dày")],
            save: SaveForm::sample(None),
            bulk: None,
        }
    }
}

impl Page for QueuePage {
    const TEMPLATE: &'static str = "triage/queue";

    fn samples() -> Vec<Self> {
        let answered = Row {
            strip: None,
            flags: Vec::new(),
            received: None,
            reply: None,
            matched: None,
            pick: None,
            ..Row::sample("KN-9HD3-VB1K", Tone::Met)
        };
        let bare = Row {
            state: None,
            strip: None,
            has_strip: false,
            assignee: None,
            ..answered.clone()
        };
        let group = || Group {
            key: "overdue",
            title: "Quá hạn".to_owned(),
            note: Some("2 hồ sơ".to_owned()),
            rows: vec![
                Row::sample("KN-4T8M-2XQ7", Tone::Overdue),
                answered.clone(),
                bare.clone(),
            ],
        };
        let chip = Chip {
            label: "Hạn trả lời".to_owned(),
            value: "24/11/2026".to_owned(),
            href: "/desk?view=todo".to_owned(),
        };
        let mut picked = group();
        for row in &mut picked.rows {
            row.pick = Some(format!("Chọn hồ sơ {}", row.reference));
        }
        let full = Self {
            horizon: Some(Horizon::sample()),
            is_filtered: true,
            bulk: Some(BulkBar::sample()),
            chips: vec![chip],
            due_on: Some("2026-11-24".to_owned()),
            is_live: false,
            density: "dense",
            save: SaveForm::sample(Some("/desk/views/0/removal")),
            ..Self::sample(vec![picked], None)
        };
        let fragment = Self {
            is_fragment: true,
            ..Self::sample(vec![group()], None)
        };
        vec![
            full,
            fragment,
            Self::sample(Vec::new(), Some("Không có hồ sơ nào cần xử lý.")),
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
