//! Parts of the page of a case, made up for the tests.

use super::case::{Clock, Composer, HistoryLine, Measure, MeasureKind, Note, SendingLine};
use super::form::ActionForm;
use crate::render::strip::Tone;
use crate::render::{Field, NavLink, Pagination};

pub fn sample_composer() -> Composer {
    Composer {
        warning: Some("Danh tính: chưa xác nhận.".to_owned()),
        blockers: vec!["Chưa chọn kết luận.".to_owned()],
        saved: Some("Bản nháp đã lưu lúc 10:00.".to_owned()),
        form: sample_form("answer"),
        templates_href: Some("/desk/templates"),
    }
}

pub fn sample_clock() -> Clock {
    Clock {
        title: "Trả lời khiếu nại".to_owned(),
        tone: Tone::Soon,
        standing: "Còn 3 ngày".to_owned(),
        lines: vec!["hết ngày thứ Năm, 26/11/2026".to_owned()],
        meet: Some(sample_form("duty")),
    }
}

pub fn sample_form(id: &str) -> ActionForm {
    let action = format!("/desk/cases/KN-7F3K-9QW4/{id}");
    ActionForm::new(id, action, 3, "Việc".to_owned())
        .hidden("measure", "T2".to_owned())
        .lead("Ghi đúng lúc việc đã diễn ra.".to_owned())
        .field(Field::textarea("note", "Ghi chú"))
        .button("Lưu".to_owned())
}

pub fn sample_history() -> HistoryLine {
    HistoryLine {
        at: "10:00 thứ Hai, 23/11/2026".to_owned(),
        words: "Đã tiếp nhận".to_owned(),
        by: Some("Lê Minh Hà".to_owned()),
        lines: vec!["dấu bưu điện".to_owned()],
    }
}

pub fn sample_sending() -> SendingLine {
    SendingLine {
        title: "Thư xác nhận tiếp nhận".to_owned(),
        class: "status-done",
        words: "Máy chủ thư đã nhận lúc 10:00.".to_owned(),
    }
}

pub fn sample_checklist() -> MeasureKind {
    let measure = |key: &str, form| Measure {
        key: key.to_owned(),
        label: "Rà nhật ký truy cập hồ sơ thành viên".to_owned(),
        class: "status-todo",
        status: "Chưa làm".to_owned(),
        by: Some("Lê Minh Hà, 10:00".to_owned()),
        note: Some("Đã xem từ 01/11.".to_owned()),
        evidence: Some("kho/118".to_owned()),
        form,
    };
    MeasureKind {
        title: "Biện pháp kỹ thuật".to_owned(),
        class: "status-missing",
        words: "chưa đủ".to_owned(),
        measures: vec![
            measure("T2", Some(sample_form("measure-T2"))),
            measure("T3", None),
        ],
    }
}

pub fn sample_filters() -> Vec<NavLink> {
    let all = NavLink::new("Tất cả", "/desk/cases/x?history=all#history-title");
    vec![all.count("2").current(true)]
}

pub fn sample_pages() -> Pagination {
    Pagination {
        summary: "1–20 trên 24".to_owned(),
        first: None,
        previous: None,
        next: Some("/desk/cases/x?history=all&page=1#history-title".to_owned()),
    }
}

pub fn sample_note() -> Note {
    Note {
        by: "Lê Minh Hà".to_owned(),
        lines: vec!["Đã gọi.".to_owned()],
    }
}
