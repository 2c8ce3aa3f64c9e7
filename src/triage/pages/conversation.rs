//! The conversation on the case's page, and one message as its sender formatted it.

use serde::Serialize;

use super::form::ActionForm;
use crate::render::Page;
use crate::render::attachment::Attachment;

#[derive(Clone, Debug, Default, Serialize)]
pub struct Conversation {
    /// How many wait to be read.
    pub unread: Option<String>,
    /// Oldest first.
    pub messages: Vec<Spoken>,
    /// Why nothing can be written now.
    pub closed: Option<String>,
    pub writing: Option<Writing>,
}

/// One message, in or out.
#[derive(Clone, Debug, Serialize)]
pub struct Spoken {
    pub id: String,
    /// `message-in` or `message-out`.
    pub class: &'static str,
    pub who: String,
    /// The way it came and when.
    pub how: String,
    pub badge: Option<String>,
    pub is_unread: bool,
    /// Doubts about who wrote it.
    pub warning: Option<String>,
    /// The address as it is.
    pub sender: Option<String>,
    pub subject: Option<String>,
    pub lang: &'static str,
    pub text: String,
    /// What the mail program put behind it.
    pub quoted: Option<String>,
    /// What came with it.
    pub attachments: Vec<Attachment>,
    pub formatted_href: Option<String>,
    /// What has become of its mail.
    pub fate: Option<String>,
    pub has_failed: bool,
    /// What a person said it is.
    pub marked: Option<String>,
    pub mark: Option<ActionForm>,
}

/// The composer of messages.
#[derive(Clone, Debug, Serialize)]
pub struct Writing {
    pub warning: Option<String>,
    pub saved: Option<String>,
    pub form: ActionForm,
}

impl Conversation {
    /// Every form in it.
    pub fn forms(&mut self) -> impl Iterator<Item = &mut ActionForm> {
        let marks = self.messages.iter_mut().filter_map(|it| it.mark.as_mut());
        marks.chain(self.writing.as_mut().map(|writing| &mut writing.form))
    }

    /// One for tests.
    pub fn sample(form: impl Fn(&str) -> ActionForm) -> Self {
        let came = Spoken {
            id: "message-1".to_owned(),
            class: "message-in",
            who: "Người gửi".to_owned(),
            how: "email, 10:00 thứ Hai, 23/11/2026".to_owned(),
            badge: Some("Chưa đọc".to_owned()),
            is_unread: true,
            warning: Some("Người gửi khác với địa chỉ đã xác nhận.".to_owned()),
            sender: Some("Nguyễn Thị Hường <huong@example.vn>".to_owned()),
            subject: Some("Re: Xin Quý khách cho biết thêm".to_owned()),
            lang: "vi",
            text: "Dạ, số đó là 0912 000 333.".to_owned(),
            quoted: Some("> Xin cho biết số đã gọi".to_owned()),
            attachments: vec![Attachment {
                id: "fedcba9876543210fedcba9876543210".to_owned(),
                ..Attachment::sample()
            }],
            formatted_href: Some("/desk/cases/KN-7F3K-9QW4/messages/1".to_owned()),
            fate: None,
            has_failed: false,
            marked: None,
            mark: Some(form("mark-1")),
        };
        let went = Spoken {
            id: "message-2".to_owned(),
            class: "message-out",
            who: "Lê Minh Hà".to_owned(),
            badge: Some("Câu hỏi".to_owned()),
            is_unread: false,
            warning: None,
            sender: None,
            subject: None,
            quoted: None,
            attachments: Vec::new(),
            formatted_href: None,
            fate: Some("Máy chủ thư đã nhận lúc 10:01.".to_owned()),
            has_failed: true,
            marked: Some("Đã đọc".to_owned()),
            mark: None,
            ..came.clone()
        };
        Self {
            unread: Some("1".to_owned()),
            messages: vec![came, went],
            closed: Some("Hồ sơ chờ phân loại.".to_owned()),
            writing: Some(Writing {
                warning: Some("Danh tính: chưa xác nhận.".to_owned()),
                saved: Some("Bản nháp đã lưu lúc 10:00.".to_owned()),
                form: form("message"),
            }),
        }
    }
}

/// A message as its sender formatted it: cleaned, in a frame that can do nothing.
#[derive(Serialize)]
pub struct FormattedPage {
    pub reference: String,
    pub back: String,
    pub who: String,
    pub warning: Option<String>,
    pub sender: Option<String>,
    pub subject: Option<String>,
    pub frame_title: String,
    /// A whole document; it stands escaped in an attribute.
    pub document: String,
}

impl Page for FormattedPage {
    const TEMPLATE: &'static str = "triage/formatted";

    fn samples() -> Vec<Self> {
        let page = |text: Option<&str>| Self {
            reference: "KN-7F3K-9QW4".to_owned(),
            back: "/desk/cases/KN-7F3K-9QW4#message-1".to_owned(),
            who: "Người gửi, email, 10:00 thứ Hai, 23/11/2026".to_owned(),
            warning: text.map(str::to_owned),
            sender: text.map(str::to_owned),
            subject: text.map(str::to_owned),
            frame_title: "Nội dung có định dạng".to_owned(),
            document: "<!DOCTYPE html><p>\"Dạ\" & vâng</p>".to_owned(),
        };
        vec![page(Some("huong@example.vn")), page(None)]
    }
}
