//! The pages of signing in, setting up, staff and settings: finished words, each with its samples.

use serde::Serialize;

use crate::render::{ErrorSummary, Field, Flash, Page, Samples};

#[derive(Serialize)]
pub struct SignInPage {
    pub next: String,
    pub email: Field,
    pub password: Field,
    pub message: Option<Flash>,
}

impl Page for SignInPage {
    const TEMPLATE: &'static str = "staff/sign_in";

    fn samples() -> Vec<Self> {
        let page = |message| Self {
            next: "/desk".to_owned(),
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
    pub may_disable: bool,
    pub role_field: Field,
}

#[derive(Serialize)]
pub struct StaffPage {
    pub people: Vec<Person>,
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
}

impl Page for SettingsPage {
    const TEMPLATE: &'static str = "staff/settings";

    fn samples() -> Vec<Self> {
        vec![Self {
            roles: "Người phụ trách".to_owned(),
            language: Field::radios("language", "Ngôn ngữ").choice("vi", "Tiếng Việt"),
            passwords: vec![Field::password("old_password", "Mật khẩu hiện tại")],
            errors: ErrorSummary::default(),
        }]
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
        .page::<SettingsPage>();
}
