//! Problem pages: what happened, what became of what was typed, and a way on.

use serde::Serialize;

use super::words::Words;
use super::{Layout, Organisation, Page};
use crate::lang::Lang;

/// A problem a whole page is about. Field errors are not among them: those bring the form back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// 403: signed in, but not allowed; or a form without its token.
    NotAllowed,
    /// 404
    NotFound,
    /// 409: someone was first; `text` says what happened in words.
    Conflict(String),
    /// 413: more was sent than is read.
    TooLarge,
    /// 415: a file of which no picture can be shown; `text` says why.
    NotShown(String),
    /// 422: what was sent cannot be understood and there is no form to bring back.
    NotUnderstood,
    /// 429: wait this many minutes.
    TooOften { minutes: u32 },
    /// 500, with the number under which the log has it.
    Fault { number: String },
    /// 503: the database cannot take it at present.
    Unavailable,
}

impl Problem {
    pub const fn status(&self) -> u16 {
        match self {
            Self::NotAllowed => 403,
            Self::NotFound => 404,
            Self::Conflict(_) => 409,
            Self::TooLarge => 413,
            Self::NotShown(_) => 415,
            Self::NotUnderstood => 422,
            Self::TooOften { .. } => 429,
            Self::Fault { .. } => 500,
            Self::Unavailable => 503,
        }
    }
}

/// The page of a [`Problem`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ErrorPage {
    pub heading: String,
    /// What happened, and what became of what was typed.
    pub paragraphs: Vec<String>,
    /// `Mã lỗi: 4F7A-21`
    pub reference_number: Option<String>,
    /// A way on: the start page or the queue.
    pub link_label: String,
    pub link_href: String,
    /// Other ways to reach the desk; empty for staff.
    pub contacts: Vec<String>,
}

impl ErrorPage {
    /// For members; says the other channels wherever they may be needed.
    pub fn public(
        words: &Words,
        lang: Lang,
        organisation: &Organisation,
        problem: &Problem,
    ) -> Self {
        let mut page = Self::of(words, lang, problem);
        page.link_label = words.say(lang, "error-to-start", &[]);
        page.link_href = format!("{}/", lang.prefix());
        page.contacts = contacts(words, lang, organisation);
        page
    }

    /// For staff; leads back to the queue.
    pub fn desk(words: &Words, lang: Lang, problem: &Problem) -> Self {
        let mut page = Self::of(words, lang, problem);
        page.link_label = words.say(lang, "error-to-queue", &[]);
        "/desk".clone_into(&mut page.link_href);
        page
    }

    /// The title for the page's [`Layout`].
    pub fn layout(&self, mut layout: Layout) -> Layout {
        layout.title.clone_from(&self.heading);
        layout
    }

    fn of(words: &Words, lang: Lang, problem: &Problem) -> Self {
        let say = |key: &str| words.say(lang, key, &[]);
        let status = problem.status();
        let mut paragraphs = vec![match problem {
            Problem::Conflict(what) | Problem::NotShown(what) => what.clone(),
            Problem::TooOften { minutes } => {
                words.say(lang, "error-429-text", &[("minutes", (*minutes).into())])
            }
            _ => say(&format!("error-{status}-text")),
        }];
        // Only what may have been typed on the way here needs a word about where it is now.
        if status >= 409 && !matches!(problem, Problem::NotShown(_)) {
            paragraphs.push(say(&format!("error-{status}-typed")));
        }
        let reference_number = match problem {
            Problem::Fault { number } => {
                Some(words.say(lang, "error-number", &[("number", number.into())]))
            }
            _ => None,
        };
        Self {
            heading: say(&format!("error-{status}-title")),
            paragraphs,
            reference_number,
            link_label: String::new(),
            link_href: String::new(),
            contacts: Vec::new(),
        }
    }
}

fn contacts(words: &Words, lang: Lang, organisation: &Organisation) -> Vec<String> {
    let mut contacts = Vec::new();
    for (key, name, value) in [
        ("contact-email", "email", &organisation.email),
        ("contact-phone", "phone", &organisation.phone),
        ("contact-post", "address", &organisation.address),
    ] {
        if !value.is_empty() {
            contacts.push(words.say(lang, key, &[(name, value.into())]));
        }
    }
    contacts
}

impl Page for ErrorPage {
    const TEMPLATE: &'static str = "errors/problem";

    fn samples() -> Vec<Self> {
        let bare = Self {
            heading: "Không tìm thấy trang".to_owned(),
            paragraphs: vec!["Địa chỉ này không có hoặc không còn dùng.".to_owned()],
            reference_number: None,
            link_label: "Về trang đầu".to_owned(),
            link_href: "/".to_owned(),
            contacts: Vec::new(),
        };
        let full = Self {
            heading: "Hệ thống gặp lỗi".to_owned(),
            paragraphs: vec![
                "Lỗi ở phía chúng tôi.".to_owned(),
                "Bấm nút quay lại của trình duyệt.".to_owned(),
            ],
            reference_number: Some("Mã lỗi: 4F7A-21".to_owned()),
            contacts: vec![
                "Email: khieunai@kamereo.example".to_owned(),
                "Điện thoại: 1900 1234".to_owned(),
            ],
            ..bare.clone()
        };
        vec![bare, full]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_problem_has_words_in_both_languages() {
        let words = Words::load().unwrap();
        let problems = [
            Problem::NotAllowed,
            Problem::NotFound,
            Problem::Conflict("Hồ sơ vừa được người khác sửa.".to_owned()),
            Problem::TooLarge,
            Problem::NotShown("Ảnh quá lớn.".to_owned()),
            Problem::NotUnderstood,
            Problem::TooOften { minutes: 1 },
            Problem::Fault {
                number: "4F7A-21".to_owned(),
            },
            Problem::Unavailable,
        ];
        for lang in Lang::ALL {
            for problem in &problems {
                let page = ErrorPage::public(&words, lang, &Organisation::sample(), problem);
                assert_eq!(page.contacts.len(), 3);
                assert_eq!(ErrorPage::desk(&words, lang, problem).link_href, "/desk");
            }
        }
    }
}
