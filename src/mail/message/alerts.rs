//! Mails to staff. Each lists cases by reference, kind and dates, and is sent once per recipient
//! and round of the monitor, however many cases it is about.

use serde::Serialize;

use super::Letterhead;
use crate::lang::Lang;
use crate::render::Mail;
use crate::render::words::Words;

/// More cases than this in one mail are a number and a link.
pub const MOST_CASES: usize = 30;

/// A case in a list for staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CaseLine {
    /// Empty when the reader may not know which case it is.
    pub reference: String,
    pub url: String,
    /// `KN-7F3K-9QW4 · Lộ thông tin cá nhân cho bên thứ ba · Biểu mẫu`, without the reference.
    pub about: String,
    /// `Gửi chậm nhất 03/02, hạn 09/02 · Quá hạn 2 ngày · Trần Văn Minh`
    pub dates: String,
}

/// What all mails to staff are made of.
#[derive(Clone, Debug, Serialize)]
struct CaseList {
    from: Letterhead,
    count: usize,
    /// For one case, its reference, else empty: it ends the subject.
    reference: String,
    cases: Vec<CaseLine>,
    /// `và 12 hồ sơ nữa`, or empty.
    more: String,
    queue_url: String,
}

impl CaseList {
    fn new(words: &Words, lang: Lang, from: &Letterhead, mut cases: Vec<CaseLine>) -> Self {
        let count = cases.len();
        let only = cases.first().filter(|_| count == 1);
        let reference = only.map(|case| case.reference.clone()).unwrap_or_default();
        let over = count.saturating_sub(MOST_CASES);
        cases.truncate(MOST_CASES);
        let more = match over {
            0 => String::new(),
            n => words.say(lang, "mail-more-cases", &[("n", n.into())]),
        };
        Self {
            from: from.clone(),
            count,
            reference,
            cases,
            more,
            queue_url: from.queue_url(),
        }
    }

    fn samples() -> Vec<Self> {
        let from = Letterhead::sample();
        let case = CaseLine {
            reference: "KN-7F3K-9QW4".to_owned(),
            url: from.case_url("KN-7F3K-9QW4"),
            about: "Lộ thông tin cá nhân cho bên thứ ba · Biểu mẫu".to_owned(),
            dates: "Gửi chậm nhất 03/02/2027, hạn 09/02/2027 · Chưa phân công".to_owned(),
        };
        let hidden = CaseLine {
            reference: String::new(),
            url: String::new(),
            ..case.clone()
        };
        let queue_url = from.queue_url();
        let one = Self {
            from,
            count: 1,
            reference: case.reference.clone(),
            cases: vec![case.clone()],
            more: String::new(),
            queue_url,
        };
        let many = Self {
            count: 42,
            reference: String::new(),
            cases: vec![case, hidden],
            more: "và 40 hồ sơ nữa".to_owned(),
            ..one.clone()
        };
        vec![one, many]
    }
}

macro_rules! alerts {
    ($($(#[$doc:meta])* $name:ident in $folder:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Serialize)]
        #[serde(transparent)]
        pub struct $name(CaseList);

        impl $name {
            /// About `cases`, which must not be empty.
            pub fn new(words: &Words, lang: Lang, from: &Letterhead, cases: Vec<CaseLine>) -> Self {
                Self(CaseList::new(words, lang, from, cases))
            }
        }

        impl Mail for $name {
            const FOLDER: &'static str = $folder;

            fn samples() -> Vec<Self> {
                CaseList::samples().into_iter().map(Self).collect()
            }
        }
    )+};
}

alerts! {
    /// “These cases are yours now.”
    AssignedMail in "assigned";
    /// “These are to be answered (or done) today.”
    AnswerTodayMail in "answer_today";
    /// “These are late.”
    OverdueMail in "overdue";
    /// “This may be an incident: 24 and 72 hours are running.”
    PossibleIncidentMail in "possible_incident";
    /// “The answer could not be sent: reach the person another way.”
    AnswerFailedMail in "answer_failed";
    /// “The complainants of these have written back.”
    UnreadMail in "unread";
    /// “An answer waits for you to read it.”
    SecondLookMail in "second_look";
}
