//! The pages of signing in, setting up, staff and settings: finished words, each with its samples.

use serde::Serialize;

use crate::render::qr::Qr;
use crate::render::{ErrorSummary, Field, Flash, Page, Samples};

#[derive(Serialize)]
pub struct SignInPage {
    pub next: String,
    /// The tag of the page's language, to come back in.
    pub language: String,
    pub email: Field,
    pub password: Field,
    pub message: Option<Flash>,
}

impl Page for SignInPage {
    const TEMPLATE: &'static str = "staff/sign_in";

    fn samples() -> Vec<Self> {
        let page = |message| Self {
            next: "/desk".to_owned(),
            language: "vi".to_owned(),
            email: Field::email("email", "Email").value("ha.le@kamereo.example"),
            password: Field::password("password", "Mật khẩu").autocomplete("current-password"),
            message,
        };
        vec![
            page(None),
            page(Some(Flash::danger("Email hoặc mật khẩu chưa đúng."))),
        ]
    }
}

#[derive(Serialize)]
pub struct SetUpPage {
    /// `/set-up/{token}`
    pub action: String,
    pub fields: Vec<Field>,
    pub errors: ErrorSummary,
}

impl Page for SetUpPage {
    const TEMPLATE: &'static str = "staff/set_up";

    fn samples() -> Vec<Self> {
        let name = Field::text("name", "Họ và tên").error(Some("Nhập họ và tên.".to_owned()));
        let fields = vec![name, Field::email("email", "Email")];
        let errors = ErrorSummary::of(&fields);
        vec![Self {
            action: "/set-up/0123".to_owned(),
            fields,
            errors,
        }]
    }
}

#[derive(Serialize)]
pub struct LinkPage {
    pub action: String,
    pub name: String,
    pub email: String,
    pub password: Field,
    pub errors: ErrorSummary,
}

impl Page for LinkPage {
    const TEMPLATE: &'static str = "staff/link";

    fn samples() -> Vec<Self> {
        vec![Self {
            action: "/set-up/0123".to_owned(),
            name: "Đặng Ngữ".to_owned(),
            email: "ngu.dang@kamereo.example".to_owned(),
            password: Field::password("password", "Mật khẩu mới"),
            errors: ErrorSummary::default(),
        }]
    }
}

#[derive(Serialize)]
pub struct LinkGonePage {}

impl Page for LinkGonePage {
    const TEMPLATE: &'static str = "staff/link_gone";

    fn samples() -> Vec<Self> {
        vec![Self {}]
    }
}

/// A line of the staff page, with its forms.
#[derive(Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "templates can ask only whether, not which"
)]
pub struct Person {
    pub id: String,
    pub version: i32,
    pub name: String,
    pub email: String,
    pub roles: String,
    pub state: String,
    pub state_class: &'static str,
    pub is_you: bool,
    pub is_disabled: bool,
    pub has_factor: bool,
    pub may_disable: bool,
    pub role_field: Field,
}

#[derive(Serialize)]
pub struct StaffPage {
    pub people: Vec<Person>,
    /// There are too few who stand above.
    pub warning: Option<String>,
    pub add_fields: Vec<Field>,
    pub errors: ErrorSummary,
}

impl Page for StaffPage {
    const TEMPLATE: &'static str = "staff/list";

    fn samples() -> Vec<Self> {
        let person = |name: &str, is_you, is_disabled| Person {
            id: name.len().to_string(),
            version: 1,
            name: name.to_owned(),
            email: "ten@kamereo.example".to_owned(),
            roles: "Trưởng bộ phận, Quản trị hệ thống".to_owned(),
            state: "Đang hoạt động".to_owned(),
            state_class: "badge-met",
            is_you,
            is_disabled,
            has_factor: is_you,
            may_disable: !is_you,
            role_field: Field::checkboxes("roles", "Vai trò")
                .id(format!("roles-{}", name.len()))
                .choice_with_hint("lead", "Trưởng bộ phận", "phân công"),
        };
        let people = vec![
            person("Lê Minh Hà", true, false),
            person("Trần Quốc Bảo", false, false),
            person("Nguyễn Thị Hường", false, true),
        ];
        let add_fields = vec![
            Field::text("name", "Họ và tên"),
            Field::email("email", "Email"),
        ];
        let errors = ErrorSummary::default();
        vec![Self {
            people,
            warning: Some("Mới có 1 người được tin cậy.".to_owned()),
            add_fields,
            errors,
        }]
    }
}

/// The only time a one-time link is shown.
#[derive(Serialize)]
pub struct LinkMadePage {
    pub name: String,
    pub until: String,
    pub link: String,
}

impl Page for LinkMadePage {
    const TEMPLATE: &'static str = "staff/link_made";

    fn samples() -> Vec<Self> {
        vec![Self {
            name: "Đặng Ngữ".to_owned(),
            until: "10:00 thứ Hai, 30/11/2026".to_owned(),
            link: "http://127.0.0.1:8080/set-up/0123".to_owned(),
        }]
    }
}

#[derive(Serialize)]
pub struct SettingsPage {
    pub roles: String,
    pub language: Field,
    pub passwords: Vec<Field>,
    pub errors: ErrorSummary,
    pub factor: FactorPanel,
    pub sessions: Vec<SessionLine>,
}

#[derive(Serialize)]
pub struct FactorPanel {
    pub is_on: bool,
    pub state: String,
    pub may_remove: bool,
}

/// One of one's own sessions.
#[derive(Serialize)]
pub struct SessionLine {
    pub handle: String,
    pub browser: String,
    pub times: String,
    pub is_this: bool,
}

impl Page for SettingsPage {
    const TEMPLATE: &'static str = "staff/settings";

    fn samples() -> Vec<Self> {
        let session = |is_this| SessionLine {
            handle: format!("{is_this}"),
            browser: "Firefox".to_owned(),
            times: "Bắt đầu 08:00 · thấy lần cuối 09:10".to_owned(),
            is_this,
        };
        let page = |is_on, sessions| Self {
            roles: "Người phụ trách".to_owned(),
            language: Field::radios("language", "Ngôn ngữ").choice("vi", "Tiếng Việt"),
            passwords: vec![Field::password("old_password", "Mật khẩu hiện tại")],
            errors: ErrorSummary::default(),
            factor: FactorPanel {
                is_on,
                state: "Đang bật. Còn 10 mã dự phòng.".to_owned(),
                may_remove: is_on,
            },
            sessions,
        };
        vec![
            page(true, vec![session(true), session(false)]),
            page(false, vec![session(true)]),
        ]
    }
}

/// A code is asked for: at sign-in, or once more.
#[derive(Serialize)]
pub struct CodePage {
    pub action: String,
    /// Where to go on; empty when that is known otherwise.
    pub next: String,
    pub lead: String,
    /// The code, or the password of somebody who has no second factor.
    pub code: Field,
    pub errors: ErrorSummary,
    /// What to do without a telephone.
    pub other_way: Option<String>,
}

impl Page for CodePage {
    const TEMPLATE: &'static str = "staff/code";

    fn samples() -> Vec<Self> {
        let page = |error: Option<&str>, next: &str| {
            let code = Field::text("code", "Mã xác thực").error(error.map(str::to_owned));
            Self {
                action: "/sign-in/code".to_owned(),
                next: next.to_owned(),
                lead: "Nhập mã 6 chữ số.".to_owned(),
                errors: ErrorSummary::of([&code]),
                code,
                other_way: error.map(|_| "Nhập một mã dự phòng.".to_owned()),
            }
        };
        vec![page(None, "/desk"), page(Some("Mã chưa đúng."), "")]
    }
}

/// The picture for the app, and the field for its first code.
#[derive(Serialize)]
pub struct FactorPage {
    pub action: String,
    pub lead: String,
    pub qr: Option<Qr>,
    pub secret: String,
    pub code: Field,
    pub errors: ErrorSummary,
}

impl Page for FactorPage {
    const TEMPLATE: &'static str = "staff/factor";

    fn samples() -> Vec<Self> {
        let page = |error: Option<&str>| {
            let code = Field::text("code", "Mã xác thực").error(error.map(str::to_owned));
            Self {
                action: "/sign-in/second-factor".to_owned(),
                lead: "Chỉ làm một lần.".to_owned(),
                qr: Qr::of("otpauth://totp/x").filter(|_| error.is_none()),
                secret: "AAAA BBBB CCCC DDDD EEEE FFFF GGGG HHHH".to_owned(),
                errors: ErrorSummary::of([&code]),
                code,
            }
        };
        vec![page(None), page(Some("Mã chưa đúng."))]
    }
}

/// The only time the codes on paper are shown.
#[derive(Serialize)]
pub struct RecoveryPage {
    pub codes: Vec<String>,
    pub next: String,
}

impl Page for RecoveryPage {
    const TEMPLATE: &'static str = "staff/recovery";

    fn samples() -> Vec<Self> {
        vec![Self {
            codes: vec!["7F3K-9QW4-2B6D-XM0T".to_owned(); 10],
            next: "/desk".to_owned(),
        }]
    }
}

/// What was done to a member of staff.
#[derive(Serialize)]
pub struct LogLine {
    pub what: String,
    /// Roles before and after.
    pub rights: Option<String>,
    pub who: String,
    pub when: String,
    pub number: String,
}

#[derive(Serialize)]
pub struct LogPage {
    pub lines: Vec<LogLine>,
    /// Why the chain does not hold.
    pub broken: Option<String>,
    pub whole: String,
    pub older: Option<String>,
}

impl Page for LogPage {
    const TEMPLATE: &'static str = "staff/log";

    fn samples() -> Vec<Self> {
        let line = |rights: Option<&str>| LogLine {
            what: "Đổi vai trò của Trần Quốc Bảo".to_owned(),
            rights: rights.map(str::to_owned),
            who: "Lê Minh Hà thực hiện".to_owned(),
            when: "10:00 thứ Hai, 23/11/2026".to_owned(),
            number: "dòng 7".to_owned(),
        };
        let page = |lines, broken: Option<&str>| Self {
            lines,
            broken: broken.map(str::to_owned),
            whole: "Chuỗi nguyên vẹn".to_owned(),
            older: broken.map(|_| "/desk/staff/log?before=7".to_owned()),
        };
        let rights = Some("Người phụ trách → Trưởng bộ phận");
        vec![
            page(vec![line(rights), line(None)], None),
            page(vec![line(None)], Some("Chuỗi không còn nguyên vẹn.")),
            page(Vec::new(), None),
        ]
    }
}

/// Every page of this room, for the tests.
pub fn samples(all: &mut Samples) {
    all.page::<SignInPage>()
        .page::<SetUpPage>()
        .page::<LinkPage>()
        .page::<LinkGonePage>()
        .page::<StaffPage>()
        .page::<LinkMadePage>()
        .page::<SettingsPage>()
        .page::<CodePage>()
        .page::<FactorPage>()
        .page::<RecoveryPage>()
        .page::<LogPage>();
}
