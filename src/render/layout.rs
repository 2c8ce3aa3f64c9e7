//! What stands around every page: title, language, who is signed in, the organisation behind it.

use serde::Serialize;

use crate::lang::Lang;

/// Which frame a page stands in: `templates/layout/<frame>.hbs`, also the class of its body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Frame {
    /// Pages for members: header with the language switch, footer with the controller.
    #[default]
    Public,
    /// Pages for staff: navigation and search.
    Desk,
    /// Neither: sign-in, set-up, and problem pages when little is known.
    Plain,
}

impl Frame {
    pub(super) const fn template(self) -> &'static str {
        match self {
            Self::Public => "layout/public",
            Self::Desk => "layout/desk",
            Self::Plain => "layout/plain",
        }
    }
}

/// The controller of the data, as the footer and every mail name it (policy P17).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Organisation {
    pub name: String,
    pub address: String,
    pub email: String,
    /// As people write it: `1900 1234`.
    pub phone: String,
    pub policy_url: String,
    /// The date or number of the privacy policy in force.
    pub policy_version: String,
}

impl Organisation {
    /// Whether there is any way to reach it that was configured.
    pub fn has_contacts(&self) -> bool {
        let ways = [&self.email, &self.phone, &self.address];
        ways.into_iter().any(|way| !way.is_empty())
    }

    /// One for tests and screenshots.
    pub fn sample() -> Self {
        Self {
            name: "Công ty TNHH Kamereo".to_owned(),
            address: "Tầng 12, 123 Nguyễn Thị Minh Khai, phường Bến Thành, TP. Hồ Chí Minh"
                .to_owned(),
            email: "khieunai@kamereo.example".to_owned(),
            phone: "1900 1234".to_owned(),
            policy_url: "https://kamereo.example/chinh-sach-bao-mat".to_owned(),
            policy_version: "01/10/2024".to_owned(),
        }
    }
}

/// The signed-in member of staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LayoutUser {
    pub name: String,
    /// Their roles in words: `trưởng bộ phận`.
    pub roles: String,
}

/// A message about what was just done, shown once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Flash {
    /// A Bootstrap alert: `success`, `info`, `warning` or `danger`.
    pub tone: &'static str,
    pub text: String,
}

impl Flash {
    pub fn success(text: impl Into<String>) -> Self {
        Self {
            tone: "success",
            text: text.into(),
        }
    }

    pub fn info(text: impl Into<String>) -> Self {
        Self {
            tone: "info",
            text: text.into(),
        }
    }

    pub fn warning(text: impl Into<String>) -> Self {
        Self {
            tone: "warning",
            text: text.into(),
        }
    }

    pub fn danger(text: impl Into<String>) -> Self {
        Self {
            tone: "danger",
            text: text.into(),
        }
    }
}

/// A link in the header or at the side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NavLink {
    pub label: String,
    pub href: String,
    /// A count in the reader's writing, e.g. `1.204`.
    pub count: Option<String>,
    pub is_current: bool,
}

impl NavLink {
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            href: href.into(),
            count: None,
            is_current: false,
        }
    }

    #[must_use]
    pub fn count(mut self, count: impl Into<String>) -> Self {
        self.count = Some(count.into());
        self
    }

    #[must_use]
    pub fn current(mut self, is_current: bool) -> Self {
        self.is_current = is_current;
        self
    }
}

/// Links at the side under one heading: `{{> partials/side_nav side}}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NavGroup {
    pub label: String,
    pub links: Vec<NavLink>,
}

/// Where a list goes on: `{{> partials/pagination pagination}}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Pagination {
    /// `50 trong 1.204 hồ sơ`
    pub summary: String,
    pub first: Option<String>,
    pub previous: Option<String>,
    pub next: Option<String>,
}

/// What every page is wrapped in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a thing that a template shows or not"
)]
pub struct Layout {
    pub frame: Frame,
    pub lang: Lang,
    /// Unique to the page; the organisation's name is added.
    pub title: String,
    /// For search engines; start and help pages only.
    pub description: Option<String>,
    /// The form came back with errors: the title begins with `Lỗi: `.
    pub has_errors: bool,
    /// What public addresses of this language begin with: empty or `/en`.
    pub base: &'static str,
    /// This page in the other language; none where there is no such page.
    pub other_language_url: Option<String>,
    /// For `{{> partials/csrf}}`.
    pub csrf_token: String,
    pub user: Option<LayoutUser>,
    pub flash: Option<Flash>,
    /// The desk's main navigation.
    pub nav: Vec<NavLink>,
    /// Whether the desk's header has its search box, and what stands in it.
    pub has_search: bool,
    pub search: String,
    /// Whether single keys act on the desk.
    pub has_keys: bool,
    /// Shown across the desk until mended: `Thư chưa được gửi ra ngoài: chưa cấu hình SMTP.`
    pub notice: Option<String>,
    pub organisation: Organisation,
    /// There is another way to reach it than these pages.
    pub has_contacts: bool,
}

impl Layout {
    pub fn new(
        frame: Frame,
        lang: Lang,
        title: impl Into<String>,
        organisation: &Organisation,
    ) -> Self {
        Self {
            frame,
            lang,
            title: title.into(),
            description: None,
            has_errors: false,
            base: lang.prefix(),
            other_language_url: None,
            csrf_token: String::new(),
            user: None,
            flash: None,
            nav: Vec::new(),
            has_search: false,
            search: String::new(),
            has_keys: false,
            notice: None,
            organisation: organisation.clone(),
            has_contacts: organisation.has_contacts(),
        }
    }
}
