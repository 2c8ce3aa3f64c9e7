//! The digest as a mail: finished words.

use serde::Serialize;

use crate::mail::message::{CaseLine, Letterhead};
use crate::render::Mail;

/// The daily digest (handbook §6.3 F): references, dates and people responsible; no complainant's
/// name, contact or words.
#[derive(Clone, Debug, Serialize)]
pub struct DigestMail {
    pub(super) from: Letterhead,
    /// `1 quá hạn, 2 hôm nay, 5 sắp đến hạn – khiếu nại 24/11/2026`
    pub(super) subject: String,
    /// `Tình hình lúc 08:00 thứ Ba, 24/11/2026`
    pub(super) opening: String,
    /// Days covered, lateness, tomorrow's holiday, mails that do not leave.
    pub(super) notes: Vec<String>,
    pub(super) sections: Vec<Section>,
    /// `Mới nhận từ bản tổng hợp trước: 4 · Đã trả lời: 6 (đúng hạn 6)`
    pub(super) counts: Vec<String>,
    pub(super) queue_url: String,
    /// The last daily root with its day; empty before the first.
    pub(super) root: String,
}

/// A numbered list of cases.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    /// `1. Quá hạn (1)`
    pub(super) title: String,
    pub(super) groups: Vec<Group>,
    /// `và 12 hồ sơ nữa`, or empty.
    pub(super) more: String,
}

/// Whose cases they are.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// Empty when there is only one group.
    pub(super) title: String,
    pub(super) cases: Vec<CaseLine>,
}

impl Mail for DigestMail {
    const FOLDER: &'static str = "digest";

    fn samples() -> Vec<Self> {
        let from = Letterhead::sample();
        let case = CaseLine {
            reference: "KN-7F3K-9QW4".to_owned(),
            url: from.case_url("KN-7F3K-9QW4"),
            about: "Lộ thông tin cá nhân cho bên thứ ba · Biểu mẫu".to_owned(),
            dates: "Hạn 22/11/2026 · Quá hạn 2 ngày · Trần Văn Minh".to_owned(),
        };
        let group = |title: &str| Group {
            title: title.to_owned(),
            cases: vec![case.clone()],
        };
        let full = Section {
            title: "1. Quá hạn (14)".to_owned(),
            groups: vec![group("Hồ sơ của bạn"), group("Hồ sơ khác")],
            more: "và 12 hồ sơ nữa".to_owned(),
        };
        let empty = Section {
            title: "2. Cần xử lý hôm nay (0)".to_owned(),
            groups: Vec::new(),
            more: String::new(),
        };
        let queue_url = from.queue_url();
        let busy = Self {
            from,
            subject: "14 quá hạn, 0 hôm nay, 5 sắp đến hạn – khiếu nại 24/11/2026".to_owned(),
            opening: "Tình hình lúc 08:00 thứ Ba, 24/11/2026".to_owned(),
            notes: vec!["Ngày mai là ngày nghỉ lễ (Ngày Văn hóa Việt Nam).".to_owned()],
            sections: vec![full, empty],
            counts: vec!["Mới nhận: 4".to_owned()],
            queue_url,
            root: "23/11/2026: 5f2c".to_owned(),
        };
        let quiet = Self {
            notes: Vec::new(),
            counts: Vec::new(),
            root: String::new(),
            ..busy.clone()
        };
        vec![busy, quiet]
    }
}
