//! The pages of the room.

use serde::Serialize;

use super::chart::{Chart, Column};
use crate::render::{Field, NavLink, Page, Pagination};

/// A number, perhaps with the list behind it.
#[derive(Clone, Debug, Serialize)]
pub struct Cell {
    /// The head of its column, for narrow screens.
    pub label: String,
    pub text: String,
    pub href: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Line {
    pub label: String,
    pub cells: Vec<Cell>,
    pub is_total: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct Table {
    pub key: &'static str,
    pub title: String,
    pub note: Option<String>,
    /// Over the first column.
    pub first: String,
    pub heads: Vec<String>,
    pub lines: Vec<Line>,
}

/// A figure that stands out.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    pub label: String,
    pub text: String,
    pub detail: String,
    pub href: Option<String>,
}

/// A hidden field.
#[derive(Clone, Debug, Serialize)]
pub struct Hidden {
    pub name: &'static str,
    pub value: String,
}

/// What a list to take away is asked for with.
#[derive(Clone, Debug, Serialize)]
pub struct ExportForm {
    pub hidden: Vec<Hidden>,
    pub fields: Vec<Field>,
    /// What is in it.
    pub about: String,
}

/// Figures with their pictures: on the screen and for the board.
#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    pub figures: Vec<Figure>,
    pub chart: Chart,
    pub parts: Table,
    pub age_chart: Chart,
    pub ages: Table,
    pub tables: Vec<Table>,
    /// How it was counted.
    pub notes: Vec<String>,
}

#[derive(Serialize)]
pub struct ReportPage {
    pub heading: String,
    pub period: String,
    pub fields: Vec<Field>,
    pub usual: Vec<NavLink>,
    pub links: Vec<NavLink>,
    pub shown: Shown,
    pub export: Option<ExportForm>,
    /// Nothing happened in the period.
    pub empty: Option<String>,
}

#[derive(Serialize)]
pub struct BoardPage {
    pub back: String,
    pub title: String,
    pub organisation: String,
    pub period: String,
    /// As of when, by whom.
    pub made: String,
    pub shown: Shown,
}

/// A case in a list.
#[derive(Clone, Debug, Serialize)]
pub struct CaseLine {
    pub reference: String,
    pub cells: Vec<Cell>,
}

#[derive(Serialize)]
pub struct ListPage {
    pub heading: String,
    pub back: String,
    /// `1.204 hồ sơ`
    pub count: String,
    /// What narrows it.
    pub narrowed: Vec<String>,
    pub first: String,
    pub heads: Vec<String>,
    pub lines: Vec<CaseLine>,
    pub empty: Option<String>,
    pub pagination: Pagination,
    pub export: Option<ExportForm>,
}

#[derive(Serialize)]
pub struct RegisterPage {
    pub back: String,
    pub title: String,
    pub organisation: String,
    pub unit: String,
    pub period: String,
    pub heads: Vec<String>,
    /// Each with its number first.
    pub lines: Vec<Vec<String>>,
    pub summary: String,
    pub note: String,
    /// Too many for one print: what to do.
    pub too_many: Option<String>,
    pub place_and_date: String,
    /// Who signs: title and hint.
    pub signatories: Vec<(String, String)>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ExportLine {
    pub at: String,
    pub who: String,
    pub what: String,
    pub rows: String,
}

#[derive(Serialize)]
pub struct ExportsPage {
    pub heading: String,
    pub back: String,
    pub lines: Vec<ExportLine>,
    pub empty: Option<String>,
    pub pagination: Pagination,
}

#[derive(Serialize)]
pub struct DossierPage {
    pub heading: String,
    pub back: String,
    pub action: String,
    pub about: Vec<String>,
    pub inside: Vec<String>,
    /// What has to be known before it is handed on.
    pub warnings: Vec<String>,
}

impl Shown {
    fn sample() -> Self {
        let cell = |href: Option<&str>| Cell {
            label: "Đã trả lời".to_owned(),
            text: "1.204".to_owned(),
            href: href.map(str::to_owned),
        };
        let line = |is_total| Line {
            label: "Tháng 11/2026".to_owned(),
            cells: vec![cell(Some("/desk/reports/cases?what=answered")), cell(None)],
            is_total,
        };
        let table = |note: Option<&str>| Table {
            key: "kind",
            title: "Theo loại".to_owned(),
            note: note.map(str::to_owned),
            first: "Loại".to_owned(),
            heads: vec!["Đã trả lời".to_owned(), "Đúng hạn".to_owned()],
            lines: vec![line(false), line(true)],
        };
        let column = || Column {
            parts: vec![("in-time", 5), ("late", 1)],
            count: "6".to_owned(),
        };
        let chart = Chart::columns(vec![("11/26".to_owned(), vec![column(), column()])]);
        let figure = |href: Option<&str>| Figure {
            label: "Đã tiếp nhận".to_owned(),
            text: "1.204".to_owned(),
            detail: "trong kỳ".to_owned(),
            href: href.map(str::to_owned),
        };
        let none = Table {
            key: "outcome",
            lines: Vec::new(),
            ..table(Some("Người đang giữ hồ sơ."))
        };
        Self {
            figures: vec![
                figure(Some("/desk/reports/cases?what=received")),
                figure(None),
            ],
            chart: chart.clone(),
            parts: table(None),
            age_chart: chart,
            ages: table(None),
            tables: vec![table(None), none],
            notes: vec!["Chỉ gồm những hồ sơ bạn được xem.".to_owned()],
        }
    }
}

impl ExportForm {
    fn sample() -> Self {
        Self {
            hidden: vec![Hidden {
                name: "what",
                value: "received".to_owned(),
            }],
            fields: vec![Field::select("format", "Định dạng").choice("csv", "CSV")],
            about: "Mỗi lần xuất đều được ghi lại.".to_owned(),
        }
    }
}

impl Page for ReportPage {
    const TEMPLATE: &'static str = "reports/report";

    fn samples() -> Vec<Self> {
        let page = |export: Option<ExportForm>, empty: Option<&str>| Self {
            heading: "Báo cáo".to_owned(),
            period: "01/12/2025 – 23/11/2026".to_owned(),
            fields: vec![Field::date("from", "Từ ngày")],
            usual: vec![NavLink::new("Tháng này", "/desk/reports").current(true)],
            links: vec![NavLink::new("In", "/desk/reports/board")],
            shown: Shown::sample(),
            export,
            empty: empty.map(str::to_owned),
        };
        vec![
            page(Some(ExportForm::sample()), None),
            page(None, Some("Trong kỳ này chưa có hồ sơ nào.")),
        ]
    }
}

impl Page for BoardPage {
    const TEMPLATE: &'static str = "reports/board";

    fn samples() -> Vec<Self> {
        vec![Self {
            back: "/desk/reports".to_owned(),
            title: "Báo cáo giải quyết khiếu nại".to_owned(),
            organisation: "Công ty TNHH Kamereo".to_owned(),
            period: "01/12/2025 – 23/11/2026".to_owned(),
            made: "Lập lúc 10:00".to_owned(),
            shown: Shown::sample(),
        }]
    }
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "reports/list";

    fn samples() -> Vec<Self> {
        let cell = Cell {
            label: "Loại".to_owned(),
            text: "Lộ thông tin".to_owned(),
            href: None,
        };
        let page = |lines: Vec<CaseLine>, export: Option<ExportForm>| Self {
            heading: "Hồ sơ đã tiếp nhận".to_owned(),
            back: "/desk/reports".to_owned(),
            count: "2 hồ sơ".to_owned(),
            narrowed: vec!["Loại: Lộ thông tin".to_owned()],
            first: "Mã hồ sơ".to_owned(),
            heads: vec!["Loại".to_owned()],
            empty: lines.is_empty().then(|| "Không có hồ sơ nào.".to_owned()),
            lines,
            pagination: Pagination::default(),
            export,
        };
        let line = CaseLine {
            reference: "KN-7F3K-9QW4".to_owned(),
            cells: vec![cell],
        };
        vec![
            page(vec![line], Some(ExportForm::sample())),
            page(Vec::new(), None),
        ]
    }
}

impl Page for RegisterPage {
    const TEMPLATE: &'static str = "reports/register";

    fn samples() -> Vec<Self> {
        let page = |too_many: Option<&str>| Self {
            back: "/desk/reports".to_owned(),
            title: "Sổ theo dõi".to_owned(),
            organisation: "Công ty TNHH Kamereo".to_owned(),
            unit: "Bộ phận tiếp nhận khiếu nại".to_owned(),
            period: "01/11/2026 – 23/11/2026".to_owned(),
            heads: vec!["Số".to_owned(), "Mã hồ sơ".to_owned()],
            lines: vec![vec!["1".to_owned(), "KN-7F3K-9QW4".to_owned()]],
            summary: "Tổng cộng: 1 hồ sơ".to_owned(),
            note: "Chỉ gồm những hồ sơ bạn được xem.".to_owned(),
            too_many: too_many.map(str::to_owned),
            place_and_date: "Ngày 23 tháng 11 năm 2026".to_owned(),
            signatories: vec![("Người lập sổ".to_owned(), "(Ký, ghi rõ họ tên)".to_owned())],
        };
        vec![page(None), page(Some("Chọn kỳ ngắn hơn."))]
    }
}

impl Page for ExportsPage {
    const TEMPLATE: &'static str = "reports/exports";

    fn samples() -> Vec<Self> {
        let page = |lines: Vec<ExportLine>| Self {
            heading: "Nhật ký xuất dữ liệu".to_owned(),
            back: "/desk/reports".to_owned(),
            empty: lines.is_empty().then(|| "Chưa có lần xuất nào.".to_owned()),
            lines,
            pagination: Pagination::default(),
        };
        let line = ExportLine {
            at: "10:00 thứ Hai, 23/11/2026".to_owned(),
            who: "Lê Minh Hà".to_owned(),
            what: "Danh sách hồ sơ, CSV".to_owned(),
            rows: "12".to_owned(),
        };
        vec![page(vec![line]), page(Vec::new())]
    }
}

impl Page for DossierPage {
    const TEMPLATE: &'static str = "reports/dossier";

    fn samples() -> Vec<Self> {
        vec![Self {
            heading: "Bộ hồ sơ KN-7F3K-9QW4".to_owned(),
            back: "/desk/cases/KN-7F3K-9QW4".to_owned(),
            action: "/desk/reports/dossiers/KN-7F3K-9QW4".to_owned(),
            about: vec!["Một tệp ZIP cho người kiểm tra.".to_owned()],
            inside: vec!["Khiếu nại".to_owned()],
            warnings: vec!["Tệp không được mã hóa.".to_owned()],
        }]
    }
}
