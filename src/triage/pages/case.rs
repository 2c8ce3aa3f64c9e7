//! The page of one case.

use serde::Serialize;

use super::answer::ApprovalPanel;
use super::case_samples::{
    sample_checklist, sample_clock, sample_composer, sample_filters, sample_form, sample_history,
    sample_note, sample_pages, sample_sending,
};
use super::conversation::Conversation;
use super::form::{ActionForm, Difference};
use super::kept::KeptNotice;
use super::near::NearCase;
use super::queue::Flag;
use super::review::ReviewPanel;
use crate::render::attachment::Attachment;
use crate::render::strip::{Strip, Tone};
use crate::render::{ErrorSummary, NavLink, Page, Pagination};

/// A line of the facts: a label and one or more lines.
#[derive(Clone, Debug, Serialize)]
pub struct Fact {
    pub label: String,
    pub lines: Vec<String>,
}

/// Facts as a list, for `triage/facts`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Facts {
    pub items: Vec<Fact>,
}

impl Facts {
    /// Adds a line when there is something to say.
    pub fn add(&mut self, label: String, line: Option<String>) {
        if let Some(line) = line.filter(|line| !line.is_empty()) {
            self.items.push(Fact {
                label,
                lines: vec![line],
            });
        }
    }

    pub fn add_lines(&mut self, label: String, lines: Vec<String>) {
        if !lines.is_empty() {
            self.items.push(Fact { label, lines });
        }
    }
}

/// One duty of the case.
#[derive(Clone, Debug, Serialize)]
pub struct Clock {
    pub title: String,
    pub tone: Tone,
    pub standing: String,
    pub lines: Vec<String>,
    /// Where staff record that they did it.
    pub meet: Option<ActionForm>,
}

/// The technical or the business half of the checklist.
#[derive(Clone, Debug, Serialize)]
pub struct MeasureKind {
    pub title: String,
    pub class: &'static str,
    pub words: String,
    pub measures: Vec<Measure>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Measure {
    pub key: String,
    pub label: String,
    pub class: &'static str,
    pub status: String,
    pub by: Option<String>,
    pub note: Option<String>,
    pub evidence: Option<String>,
    /// For people who may work the case.
    pub form: Option<ActionForm>,
}

/// The answer being written.
#[derive(Clone, Debug, Serialize)]
pub struct Composer {
    pub warning: Option<String>,
    pub blockers: Vec<String>,
    pub saved: Option<String>,
    pub form: ActionForm,
    /// Where the prepared texts are kept, for who may change them.
    pub templates_href: Option<&'static str>,
}

/// The answer as it left, or waits to.
#[derive(Clone, Debug, Serialize)]
pub struct Sent {
    pub words: String,
    pub lang: &'static str,
    pub letter: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Note {
    pub by: String,
    pub lines: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct HistoryLine {
    pub at: String,
    pub words: String,
    pub by: Option<String>,
    pub lines: Vec<String>,
}

/// A mail to the complainant, and where it is.
#[derive(Clone, Debug, Serialize)]
pub struct SendingLine {
    pub title: String,
    pub class: &'static str,
    pub words: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct Look {
    pub at: String,
    pub words: String,
}

/// What is said when someone else saved first.
#[derive(Clone, Debug, Serialize)]
pub struct StalePanel {
    pub words: String,
    /// What happened since the form was opened.
    pub changes: Vec<String>,
    pub differences: Vec<Difference>,
    pub form_href: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct CasePage {
    pub reference: String,
    pub title: String,
    pub state_key: String,
    pub state: String,
    pub flags: Vec<Flag>,
    pub detail: String,
    pub tone: Tone,
    pub standing: String,
    pub due: String,
    pub strip: Option<Strip>,
    pub assignee: String,
    pub stale: Option<StalePanel>,
    /// What was typed when the session had ended.
    pub kept: Option<KeptNotice>,
    pub errors: ErrorSummary,
    /// What has to be decided before anything else: held, incident gate.
    pub urgent: Vec<ActionForm>,
    /// What the complainant did meanwhile, and somebody has to know.
    pub banners: Vec<String>,
    /// The newest first.
    pub reviews: Vec<ReviewPanel>,
    pub complaint_lang: &'static str,
    pub story: Vec<String>,
    pub told: Facts,
    pub attachments: Vec<Attachment>,
    pub conversation: Conversation,
    pub checklist: Vec<MeasureKind>,
    pub composer: Option<Composer>,
    pub approval: Option<ApprovalPanel>,
    pub sent: Option<Sent>,
    /// The cases it is linked with, and where another is named.
    pub linked: Vec<NearCase>,
    pub link_form: Option<ActionForm>,
    /// Cases that look like it.
    pub alike: Vec<NearCase>,
    pub notes: Vec<Note>,
    pub note_form: Option<ActionForm>,
    pub history: Vec<HistoryLine>,
    /// Whose doing may be shown alone.
    pub history_filters: Vec<NavLink>,
    pub history_pages: Option<Pagination>,
    /// Colleagues who have the case open.
    pub presence: Option<String>,
    pub looks: Vec<Look>,
    /// Anything of the next three.
    pub has_todo: bool,
    /// What must not be forgotten: printed and not sent, calls that reached nobody.
    pub reminders: Vec<String>,
    /// Letters to print.
    pub letters: Vec<NavLink>,
    /// Next steps, on the right.
    pub todo: Vec<ActionForm>,
    pub sendings: Vec<SendingLine>,
    pub clocks: Vec<Clock>,
    pub dates: Facts,
    pub explanation: Vec<String>,
    pub facts: Facts,
    /// Forms that are needed now and then.
    pub side: Vec<ActionForm>,
}

impl CasePage {
    /// Every form on the page.
    pub fn forms(&mut self) -> impl Iterator<Item = &mut ActionForm> {
        let measures = self
            .checklist
            .iter_mut()
            .flat_map(|kind| &mut kind.measures);
        let clocks = self
            .clocks
            .iter_mut()
            .filter_map(|clock| clock.meet.as_mut());
        let reviews = self.reviews.iter_mut().flat_map(|review| &mut review.forms);
        self.urgent
            .iter_mut()
            .chain(self.conversation.forms())
            .chain(reviews)
            .chain(measures.filter_map(|measure| measure.form.as_mut()))
            .chain(self.approval.as_mut().and_then(|it| it.form.as_mut()))
            .chain(self.composer.as_mut().map(|composer| &mut composer.form))
            .chain(self.linked.iter_mut().filter_map(|it| it.form.as_mut()))
            .chain(self.link_form.as_mut())
            .chain(self.alike.iter_mut().filter_map(|it| it.form.as_mut()))
            .chain(self.note_form.as_mut())
            .chain(&mut self.todo)
            .chain(clocks)
            .chain(&mut self.side)
    }

    fn sample() -> Self {
        let form = sample_form;
        let mut told = Facts::default();
        told.add("Người gửi".to_owned(), Some("Nguyễn Thị Hường".to_owned()));
        told.add("Email".to_owned(), None);
        Self {
            reference: "KN-7F3K-9QW4".to_owned(),
            title: "Lộ số điện thoại".to_owned(),
            state_key: "verifying".to_owned(),
            state: "Đang xác minh".to_owned(),
            flags: Vec::new(),
            detail: "biểu mẫu".to_owned(),
            tone: Tone::Soon,
            standing: "Còn 3 ngày".to_owned(),
            due: "hạn 26/11".to_owned(),
            strip: Some(Strip::new(Tone::Soon, 15, 12, 0)),
            assignee: "Lê Minh Hà".to_owned(),
            stale: None,
            kept: Some(KeptNotice::sample(Some("#notes".to_owned()))),
            errors: ErrorSummary::default(),
            urgent: vec![form("gate")],
            banners: vec!["Lúc 10:00, người gửi đã đổi thông tin liên hệ.".to_owned()],
            reviews: vec![ReviewPanel::sample(form("review-answer"))],
            complaint_lang: "vi",
            story: vec!["Có người lạ đọc đúng đơn hàng của tôi.".to_owned()],
            told: told.clone(),
            attachments: vec![Attachment::sample()],
            conversation: Conversation::sample(form),
            checklist: vec![sample_checklist()],
            composer: Some(sample_composer()),
            approval: Some(ApprovalPanel::sample(Some(form("approval")))),
            sent: None,
            notes: vec![sample_note()],
            linked: vec![NearCase::sample(Some(form("unlink")))],
            link_form: Some(form("links")),
            alike: vec![NearCase::sample(Some(form("link")))],
            note_form: Some(form("notes")),
            history: vec![sample_history()],
            history_filters: sample_filters(),
            history_pages: Some(sample_pages()),
            presence: Some("Trần Quốc Bảo đang xem hồ sơ này.".to_owned()),
            looks: vec![Look {
                at: "10:05".to_owned(),
                words: "Lê Minh Hà đã xem".to_owned(),
            }],
            has_todo: true,
            reminders: vec!["Thư trả lời đã in, chưa gửi.".to_owned()],
            letters: vec![NavLink::new(
                "Thư xác nhận",
                "/desk/cases/x/letters/acknowledgement",
            )],
            todo: vec![form("assignment")],
            sendings: vec![sample_sending()],
            clocks: vec![sample_clock()],
            dates: told.clone(),
            explanation: vec!["Ngày nhận không tính.".to_owned()],
            facts: told,
            side: vec![form("identity")],
        }
    }
}

impl Page for CasePage {
    const TEMPLATE: &'static str = "triage/case";

    fn samples() -> Vec<Self> {
        let mut errors = ErrorSummary::default();
        errors.push("#notes-note", "Nhập nội dung ghi chú.");
        let difference = Difference {
            label: "Ghi chú".to_owned(),
            theirs: "cũ".to_owned(),
            yours: "mới".to_owned(),
        };
        let stale = StalePanel {
            words: "Lúc 10:05, Trần Quốc Bảo đã thay đổi hồ sơ.".to_owned(),
            changes: vec!["Đã phân công".to_owned()],
            differences: vec![difference],
            form_href: "#notes".to_owned(),
        };
        let flag = Flag {
            class: "flag-warn",
            words: "Chờ phân loại".to_owned(),
        };
        let bare = Self {
            flags: vec![flag],
            strip: None,
            errors,
            urgent: Vec::new(),
            banners: Vec::new(),
            reviews: Vec::new(),
            told: Facts::default(),
            attachments: Vec::new(),
            conversation: Conversation::default(),
            checklist: Vec::new(),
            composer: None,
            approval: Some(ApprovalPanel {
                lines: Vec::new(),
                warning: None,
                ..ApprovalPanel::sample(None)
            }),
            notes: Vec::new(),
            note_form: None,
            linked: Vec::new(),
            link_form: None,
            alike: Vec::new(),
            has_todo: false,
            reminders: Vec::new(),
            letters: Vec::new(),
            todo: Vec::new(),
            sendings: Vec::new(),
            sent: Some(Sent {
                words: "Đã gửi.".to_owned(),
                lang: "vi",
                letter: vec!["Kính gửi".to_owned()],
            }),
            stale: Some(stale),
            history_filters: Vec::new(),
            history_pages: None,
            presence: None,
            kept: Some(KeptNotice::sample(None)),
            ..Self::sample()
        };
        vec![Self::sample(), bare]
    }
}
