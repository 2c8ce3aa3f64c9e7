//! A letter on paper: finished words in the complainant's language, in the order of a Vietnamese
//! business letter (the layout of Decree 30/2020/NĐ-CP, which offices are used to).

use serde::Serialize;

use super::form::ActionForm;
use crate::render::Page;

/// A line of the box that stands out: the reference, the day, the code.
#[derive(Clone, Debug, Serialize)]
pub struct Mark {
    pub label: String,
    pub value: String,
    pub is_code: bool,
}

/// A part of the text, with or without a heading.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Part {
    pub heading: Option<String>,
    pub paragraphs: Vec<String>,
    pub items: Vec<String>,
}

/// One sheet, or as many as it takes.
#[derive(Clone, Debug, Serialize)]
pub struct Sheet {
    pub lang: &'static str,
    pub organisation: String,
    pub unit: String,
    /// Address, telephone, e-mail.
    pub sender: Vec<String>,
    /// `Mã hồ sơ: KN-7F3K-9QW4`
    pub reference: String,
    /// What stands over every public letter in Vietnam; empty in English.
    pub motto: Vec<String>,
    /// `TP. Hồ Chí Minh, ngày 23 tháng 11 năm 2026`
    pub place_and_date: String,
    /// `V/v trả lời khiếu nại về thông tin cá nhân`
    pub subject: String,
    pub to: String,
    pub addressee: Vec<String>,
    pub opening: String,
    pub marks: Vec<Mark>,
    pub parts: Vec<Part>,
    pub closing: String,
    pub copies_title: String,
    pub copies: Vec<String>,
    /// Who signs, and the place for it.
    pub signatory: String,
    pub signature_hint: String,
}

#[derive(Serialize)]
pub struct LetterPage {
    pub title: String,
    pub back: String,
    /// What has to be known before it is printed; none of it is on paper.
    pub notes: Vec<String>,
    pub may_print: bool,
    pub form: Option<ActionForm>,
    pub sheet: Sheet,
}

impl Page for LetterPage {
    const TEMPLATE: &'static str = "letters/letter";

    fn samples() -> Vec<Self> {
        let mark = |is_code| Mark {
            label: "Mã tra cứu".to_owned(),
            value: "AAAAA-BBBBB".to_owned(),
            is_code,
        };
        let part = Part {
            heading: Some("1. Nội dung khiếu nại".to_owned()),
            paragraphs: vec!["Số điện thoại bị lộ & có người gọi.".to_owned()],
            items: vec!["Xem thông tin".to_owned()],
        };
        let sheet = Sheet {
            lang: "vi",
            organisation: "Công ty TNHH Kamereo".to_owned(),
            unit: "Bộ phận tiếp nhận khiếu nại".to_owned(),
            sender: vec!["Điện thoại: 1900 1234".to_owned()],
            reference: "Mã hồ sơ: KN-7F3K-9QW4".to_owned(),
            motto: vec!["Độc lập – Tự do – Hạnh phúc".to_owned()],
            place_and_date: "TP. Hồ Chí Minh, ngày 23 tháng 11 năm 2026".to_owned(),
            subject: "V/v trả lời khiếu nại".to_owned(),
            to: "Kính gửi:".to_owned(),
            addressee: vec!["Nguyễn Thị Hường".to_owned()],
            opening: "Chúng tôi đã nhận được khiếu nại.".to_owned(),
            marks: vec![mark(false), mark(true)],
            parts: vec![part, Part::default()],
            closing: "Trân trọng./.".to_owned(),
            copies_title: "Nơi nhận:".to_owned(),
            copies: vec!["– Như trên;".to_owned()],
            signatory: "Đại diện công ty".to_owned(),
            signature_hint: "(Ký, ghi rõ họ tên, đóng dấu)".to_owned(),
        };
        let action = "/desk/cases/KN-7F3K-9QW4/letters/answer".to_owned();
        let full = Self {
            title: "Thư trả lời".to_owned(),
            back: "/desk/cases/KN-7F3K-9QW4".to_owned(),
            notes: vec!["Đã in, chưa gửi.".to_owned()],
            may_print: true,
            form: Some(
                ActionForm::new("letter", action, 3, String::new()).button("Ghi".to_owned()),
            ),
            sheet: sheet.clone(),
        };
        let bare = Self {
            title: "Letter".to_owned(),
            back: "/desk/cases/KN-7F3K-9QW4".to_owned(),
            notes: Vec::new(),
            may_print: false,
            form: None,
            sheet: Sheet {
                lang: "en",
                motto: Vec::new(),
                marks: Vec::new(),
                copies: Vec::new(),
                ..sheet
            },
        };
        vec![full, bare]
    }
}
