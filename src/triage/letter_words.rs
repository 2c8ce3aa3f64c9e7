//! What stands on a letter: the words of the mails in a letter's manner. Nothing in it asks to answer
//! a mail.

use chrono::{Datelike, NaiveDate, NaiveTime};

use super::action::Opened;
use super::pages::{Mark, Part, Sheet};
use crate::cases::answer::Answer;
use crate::cases::complaint::{ReplyChannel, Wish};
use crate::cases::facts::Channel;
use crate::cases::review::ReviewAnswer;
use crate::lang::Lang;
use crate::mail::message::{review_sections, sections};
use crate::render::words::{self, Arg};
use crate::time::Moment;

/// The code that a letter carries, in words.
pub enum CodeLine {
    /// Given to the complainant before, by the form or another letter.
    GivenBefore,
    /// This letter gives it.
    Given(String),
}

/// Says things in the complainant's language.
struct Letter<'a> {
    case: &'a Opened,
    lang: Lang,
}

impl<'a> Letter<'a> {
    fn of(case: &'a Opened) -> Self {
        Self {
            case,
            lang: case.dossier.case.lang(),
        }
    }

    fn say(&self, key: &str) -> String {
        self.with(key, &[])
    }

    fn with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.case.app.pages.words.say(self.lang, key, args)
    }
}

/// Where and how to disagree with an answer that came by post or telephone.
pub fn review(case: &Opened) -> String {
    let letter = Letter::of(case);
    let url = status_url(case);
    letter.with("letter-answer-review", &[("url", url.into())])
}

/// The status page as one types it from paper.
fn status_url(case: &Opened) -> String {
    let lang = case.dossier.case.lang();
    format!(
        "{}{}/status",
        case.app.post.letterhead.base_url,
        lang.prefix()
    )
}

/// The acknowledgement, written at `at`.
pub fn acknowledgement(case: &Opened, at: Moment, code: &CodeLine) -> Sheet {
    let letter = Letter::of(case);
    let row = &case.dossier.case;
    let url = status_url(case);
    let mut marks = vec![
        letter.mark("mail-reference", row.reference.to_string()),
        letter.mark(
            "mail-due",
            letter.with(
                "letter-due",
                &[("day", words::end_of(letter.lang, row.due_on).into())],
            ),
        ),
    ];
    let status = match code {
        CodeLine::GivenBefore => letter.with("letter-status-known", &[("url", url.into())]),
        CodeLine::Given(code) => {
            marks.push(Mark {
                is_code: true,
                ..letter.mark("letter-code", code.clone())
            });
            letter.with("letter-status-code", &[("url", url.into())])
        }
    };
    let paragraphs = |keys: &[&str]| Part {
        paragraphs: keys.iter().map(|key| letter.say(key)).collect(),
        ..Part::default()
    };
    let mut parts = vec![paragraphs(&["letter-acknowledgement-next"])];
    parts.extend(letter.requests());
    parts.push(Part {
        paragraphs: vec![status],
        ..Part::default()
    });
    parts.push(paragraphs(&[
        "letter-acknowledgement-more",
        "mail-acknowledgement-safety",
    ]));
    Sheet {
        opening: letter.opening("acknowledgement"),
        marks,
        parts,
        ..letter.sheet("acknowledgement", at)
    }
}

/// The answer as it was sent at `at`.
pub fn answer(case: &Opened, at: Moment, answer: &Answer) -> Sheet {
    let letter = Letter::of(case);
    let numbered = sections(&case.app.pages.words, letter.lang, answer, review(case));
    let parts = numbered.into_iter().map(|section| Part {
        heading: Some(section.heading),
        paragraphs: section.paragraphs,
        items: Vec::new(),
    });
    Sheet {
        opening: letter.opening("answer"),
        parts: parts.collect(),
        ..letter.sheet("answer", at)
    }
}

/// What came of a review: when it was sent, and the day it was asked for.
pub fn review_answer(
    case: &Opened,
    (at, asked_on): (Moment, NaiveDate),
    answer: &ReviewAnswer,
) -> Sheet {
    let letter = Letter::of(case);
    let url = status_url(case);
    let rights = letter.with("letter-review-rights", &[("url", url.into())]);
    let parts = review_sections(&case.app.pages.words, letter.lang, answer, rights);
    let parts = parts.into_iter().map(|section| Part {
        heading: Some(section.heading),
        paragraphs: section.paragraphs,
        items: Vec::new(),
    });
    let organisation = case.app.post.letterhead.organisation.as_str();
    let args = [
        ("organisation", organisation.into()),
        ("on", words::day(letter.lang, asked_on).into()),
        ("reference", case.dossier.case.reference.to_string().into()),
    ];
    Sheet {
        opening: letter.with("letter-review-opening", &args),
        parts: parts.collect(),
        ..letter.sheet("review", at)
    }
}

impl Letter<'_> {
    fn mark(&self, label: &str, value: String) -> Mark {
        Mark {
            label: self.say(label),
            value,
            is_code: false,
        }
    }

    /// Head and foot, the same on every letter; the rest is the letter's own.
    fn sheet(&self, kind: &str, at: Moment) -> Sheet {
        let row = &self.case.dossier.case;
        let from = &self.case.app.post.letterhead;
        let reference = row.reference.to_string();
        let motto = match self.lang {
            Lang::Vi => vec![self.say("letter-motto-state"), self.say("letter-motto")],
            Lang::En => Vec::new(),
        };
        // The names of who writes and who signs stand in capitals.
        let name = match self.lang {
            Lang::Vi => from.organisation.to_uppercase(),
            Lang::En => from.organisation.clone(),
        };
        let organisation = [("organisation", name.as_str().into())];
        let copy = [("reference", reference.as_str().into())];
        Sheet {
            lang: self.lang.tag(),
            organisation: name.clone(),
            unit: self.say("complaint-desk"),
            sender: self.sender(),
            reference: format!("{}: {reference}", self.say("mail-reference")),
            motto,
            place_and_date: self.place_and_date(self.case.say.zone.day(at)),
            subject: self.say(&format!("letter-{kind}-subject")),
            to: self.say("letter-to"),
            addressee: self.addressee(),
            opening: String::new(),
            marks: Vec::new(),
            parts: Vec::new(),
            closing: self.say("letter-closing"),
            copies_title: self.say("letter-copies"),
            copies: vec![
                self.say("letter-copy-addressee"),
                self.with("letter-copy-file", &copy),
            ],
            signatory: self.with("letter-signatory", &organisation),
            signature_hint: self.say("letter-signature"),
        }
    }

    fn sender(&self) -> Vec<String> {
        let from = &self.case.app.post.letterhead;
        let filled = |text: &str| !text.is_empty();
        let phone = filled(&from.phone)
            .then(|| self.with("mail-phone", &[("phone", from.phone.as_str().into())]));
        let email = filled(&from.email)
            .then(|| self.with("contact-email", &[("email", from.email.as_str().into())]));
        let address = Some(from.address.clone()).filter(|address| filled(address));
        address.into_iter().chain(phone).chain(email).collect()
    }

    /// The name and the address; whoever gave none is “Quý khách” and comes for it.
    fn addressee(&self) -> Vec<String> {
        let complaint = self.case.dossier.complaint.as_ref();
        let name = complaint.map_or("", |complaint| complaint.full_name.trim());
        let name = if name.is_empty() {
            self.say("letter-addressee")
        } else {
            self.with("letter-addressee-named", &[("name", name.into())])
        };
        let address = complaint.and_then(|it| it.contacts.postal_address.as_deref());
        let by_post = self.case.dossier.case.reply_channel == ReplyChannel::Post;
        let lines: Vec<String> = match address {
            Some(address) => {
                let lines = address.lines().map(str::trim);
                lines
                    .filter(|line| !line.is_empty())
                    .map(str::to_owned)
                    .collect()
            }
            None if by_post => vec![self.say("letter-addressee-collects")],
            None => Vec::new(),
        };
        std::iter::once(name).chain(lines).collect()
    }

    /// `TP. Hồ Chí Minh, ngày 05 tháng 02 năm 2026`: the place is the last part of the company's
    /// address.
    fn place_and_date(&self, on: NaiveDate) -> String {
        let date = match self.lang {
            Lang::Vi => {
                // Two digits where one could be turned into another number by hand.
                let (day, month) = (on.day(), on.month());
                let month = if month < 3 {
                    format!("{month:02}")
                } else {
                    month.to_string()
                };
                let args = [
                    ("day", format!("{day:02}").into()),
                    ("month", month.into()),
                    ("year", on.year().to_string().into()),
                ];
                self.with("letter-date", &args)
            }
            Lang::En => words::day(self.lang, on),
        };
        let place = place(&self.case.app.post.letterhead.address);
        match (place, self.lang) {
            (Some(place), _) => format!("{place}, {date}"),
            (None, Lang::Vi) => {
                let mut letters = date.chars();
                let first = letters.next().map(|first| first.to_uppercase().to_string());
                format!("{}{}", first.unwrap_or_default(), letters.as_str())
            }
            (None, Lang::En) => date,
        }
    }

    fn opening(&self, kind: &str) -> String {
        let row = &self.case.dossier.case;
        let zone = self.case.say.zone;
        let is_to_the_minute = kind == "acknowledgement"
            && (row.entered_by.is_none() || zone.local(row.received_at).time() != NaiveTime::MIN);
        let received = if is_to_the_minute {
            let at = words::time_of(self.lang, zone, row.received_at);
            self.with("mail-received-at", &[("at", at.into())])
        } else {
            let on = words::day(self.lang, zone.day(row.received_at));
            self.with("mail-received-on", &[("on", on.into())])
        };
        let way = match row.channel {
            Channel::Form => "form",
            Channel::Email => "email",
            Channel::Post => "post",
            Channel::Counter => "counter",
            Channel::Phone => "phone",
            Channel::Social | Channel::StaffInbox => "other",
            Channel::Authority => "authority",
        };
        let organisation = self.case.app.post.letterhead.organisation.as_str();
        let args = [
            ("received", received.into()),
            ("organisation", organisation.into()),
            ("way", self.say(&format!("letter-way-{way}")).into()),
            ("reference", row.reference.to_string().into()),
        ];
        self.with(&format!("letter-{kind}-opening"), &args)
    }

    /// The wishes that have a day of their own, and how they are carried out.
    fn requests(&self) -> Vec<Part> {
        let duties = self.case.dossier.duties.iter();
        let of_wishes: Vec<_> = duties
            .filter(|duty| Wish::from_key(&duty.rule).is_some())
            .collect();
        if of_wishes.is_empty() {
            return Vec::new();
        }
        let line = |rule: &str, due_on: NaiveDate| {
            let what = self.say(&format!("mail-request-{rule}"));
            let due = words::end_of(self.lang, due_on);
            let args = [("what", what.into()), ("due", due.into())];
            self.with("mail-acknowledgement-request", &args)
        };
        let wanted = Part {
            heading: None,
            paragraphs: vec![self.say("mail-acknowledgement-requests")],
            items: of_wishes
                .iter()
                .map(|duty| line(&duty.rule, duty.due_on))
                .collect(),
        };
        if of_wishes.iter().all(|duty| duty.rule == "negotiate") {
            return vec![wanted];
        }
        let steps = Part {
            heading: None,
            paragraphs: vec![self.say("mail-acknowledgement-steps")],
            items: [
                "mail-acknowledgement-step-1",
                "mail-acknowledgement-step-2",
                "mail-acknowledgement-step-3",
            ]
            .map(|key| self.say(key))
            .to_vec(),
        };
        vec![wanted, steps]
    }
}

/// The last part of an address that is not the country: where a letter is written.
fn place(address: &str) -> Option<String> {
    let is_country = |part: &&str| !matches!(*part, "Việt Nam" | "Vietnam" | "Viet Nam" | "");
    let mut parts = address
        .split([',', '\n'])
        .map(|part| part.trim().trim_end_matches('.'));
    parts.rfind(is_country).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn a_letter_is_written_where_the_company_is() {
        let written = |address: &str| place(address).unwrap_or_default();
        let street = "Tầng 12, 123 Nguyễn Thị Minh Khai, phường Bến Thành, TP. Hồ Chí Minh";
        assert_eq!(written(street), "TP. Hồ Chí Minh");
        assert_eq!(written(&format!("{street}, Việt Nam.")), "TP. Hồ Chí Minh");
        assert_eq!(written("12 Lê Lợi\nThành phố Huế\n"), "Thành phố Huế");
        assert_eq!(written(""), "");
    }
}
