//! The page of the form: its fields in their places, and all that has to be mended, in the order of the page.

use serde::Serialize;

use super::come_back::{ComeBack, Notice};
use super::drafts::Waiting;
use super::fields::{Asking, DateParts, is_in_use};
use super::notice::PrivacyNotice;
use crate::cases::complaint::{ComplaintForm, FieldErrors};
use crate::lang::Lang;
use crate::render::file_list::{FileField, FileLine};
use crate::render::words::Words;
use crate::render::{ErrorSummary, Field, Page};
use crate::web::upload::Trouble;

#[derive(Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "templates can ask only whether, not which"
)]
pub struct FormPage {
    errors: ErrorSummary,
    /// Something besides files has to be mended.
    pub(super) has_field_errors: bool,
    pub(super) notice: Option<Notice>,
    /// Forms this browser kept, above an empty one.
    pub(super) waiting: Vec<Waiting>,
    submit_url: String,
    /// The button leads here first; without it the form would be sent at once.
    check_url: String,
    draft_url: String,
    submission_id: String,
    kind: Field,
    story: Field,
    leaked: Field,
    account: Vec<Field>,
    is_account_used: bool,
    used_for: Field,
    is_used_for_used: bool,
    request: Vec<Field>,
    is_request_used: bool,
    noticed: DateParts,
    more: Vec<Field>,
    is_more_open: bool,
    files: FileField,
    person: Vec<Field>,
    behalf: Vec<Field>,
    is_behalf_used: bool,
    connection: Field,
    is_connection_used: bool,
    account_contact: Field,
    reply_channel: Field,
    email: Field,
    phone: Field,
    postal_address: Field,
    wish: Field,
    rest: Vec<Field>,
    is_rest_open: bool,
    pub(super) privacy: PrivacyNotice,
}

impl FormPage {
    pub(super) fn new(asking: Asking<'_>, submission_id: &str, files: FileField) -> Self {
        let base = asking.lang.prefix();
        let (more, rest) = (asking.more(), asking.rest());
        let (account, request, behalf) = (asking.account(), asking.request(), asking.behalf());
        let (used_for, connection) = (asking.used_for(), asking.connection());
        let noticed = asking.noticed();
        let is_one_used = |field: &Field| is_in_use(std::slice::from_ref(field));
        let mut page = Self {
            errors: ErrorSummary::default(),
            has_field_errors: false,
            notice: None,
            waiting: Vec::new(),
            submit_url: format!("{base}/complaints"),
            check_url: format!("{base}/complaints/check"),
            draft_url: format!("{base}/complaints/drafts"),
            submission_id: submission_id.to_owned(),
            kind: asking.kind(),
            story: asking.story(),
            leaked: asking.leaked(),
            is_account_used: is_in_use(&account),
            account,
            is_used_for_used: is_one_used(&used_for),
            used_for,
            is_request_used: is_in_use(&request),
            request,
            is_more_open: is_in_use(&more) || is_in_use(&noticed.parts),
            noticed,
            more,
            files,
            person: asking.person(),
            is_behalf_used: is_in_use(&behalf),
            behalf,
            is_connection_used: is_one_used(&connection),
            connection,
            account_contact: asking.account_contact(),
            reply_channel: asking.reply_channel(),
            email: asking.email(),
            phone: asking.phone(),
            postal_address: asking.postal_address(),
            wish: asking.wish(),
            is_rest_open: is_in_use(&rest),
            rest,
            privacy: PrivacyNotice::new(asking.words, asking.lang),
        };
        page.errors = page.summary();
        page
    }

    pub(super) fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    /// All that has to be mended, in the order of the page.
    fn summary(&mut self) -> ErrorSummary {
        let mut errors = ErrorSummary::of(self.before_files());
        let after = ErrorSummary::of(self.after_files());
        self.has_field_errors = !errors.is_empty() || !after.is_empty();
        for refused in &self.files.errors {
            errors.push("#files", refused);
        }
        errors.items.extend(after.items);
        errors
    }

    fn before_files(&self) -> impl Iterator<Item = &Field> {
        let first = [&self.kind, &self.story, &self.leaked].into_iter();
        first
            .chain(&self.account)
            .chain([&self.used_for])
            .chain(&self.request)
            .chain(&self.noticed.parts)
            .chain(&self.more)
    }

    fn after_files(&self) -> impl Iterator<Item = &Field> {
        let single = [
            &self.connection,
            &self.account_contact,
            &self.reply_channel,
            &self.email,
            &self.phone,
            &self.postal_address,
            &self.wish,
        ];
        let lists = self.person.iter().chain(&self.behalf);
        lists.chain(single).chain(&self.rest)
    }
}

impl Page for FormPage {
    const TEMPLATE: &'static str = "intake/form";

    fn samples() -> Vec<Self> {
        let Ok(words) = Words::load() else {
            return Vec::new();
        };
        let typed = ComplaintForm::from_pairs([
            ("kind", "leak"),
            ("story", "Có người gọi <b>đúng tên</b> & đơn hàng"),
            ("noticed", "đầu tháng 10"),
            ("noticed_month", "13"),
            ("account_sign", "orders"),
            ("about_staff", "unknown"),
        ]);
        let empty = ComplaintForm::default();
        let none = FieldErrors::default();
        let mut errors = FieldErrors::default();
        errors.add("full_name", "complaint-error-full-name");
        errors.add("noticed_month", "complaint-error-month");
        errors.add_with(
            "story",
            "complaint-error-too-long",
            vec![("max", 4000), ("count", 4012)],
        );
        let ask = |form, errors| Asking {
            words: &words,
            lang: Lang::Vi,
            form,
            errors,
        };
        let bare = || FileField::sample(&words);
        let mut full = bare();
        full.files = vec![FileLine::new(
            &words,
            Lang::Vi,
            ("00ff".to_owned(), "ảnh <1>.jpg"),
            1_300_000,
        )];
        full.errors = vec!["“virus.exe”: không nhận loại tệp này.".to_owned()];
        let with_notice = |why: ComeBack| Self {
            notice: Some(why.notice(&words, Lang::Vi)),
            ..Self::new(ask(&typed, &none), "sample", bare())
        };
        let waiting = Self {
            waiting: vec![Waiting::sample()],
            ..Self::new(ask(&empty, &none), "sample", bare())
        };
        vec![
            Self::new(ask(&empty, &none), "sample", bare()),
            Self::new(ask(&typed, &errors), "sample", full),
            waiting,
            with_notice(ComeBack::Expired),
            with_notice(ComeBack::Busy { minutes: 12 }),
            with_notice(ComeBack::UnknownType),
            with_notice(ComeBack::Trouble(Trouble::Disk)),
            with_notice(ComeBack::Unavailable),
        ]
    }
}
