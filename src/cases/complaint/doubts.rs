//! Doubts worth voicing before a complaint is sent. None of them stops anybody: what looks odd may
//! be right.

use chrono::NaiveDate;

use super::{Complaint, Email, ReplyChannel};

/// Below this many characters a story gets a hint.
const SHORT_STORY: usize = 40;

/// Whether a text has something in it.
type Seen = fn(&str) -> bool;

/// Something to look at once more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The address looks mistyped; this is what was probably meant.
    Email(Email),
    /// Too few or too many digits.
    Phone,
    /// A story of a few words.
    Short,
    /// Noticed on a day that is yet to come.
    Future,
    /// A number like those of identity papers.
    IdNumber,
    /// A number like those of payment cards.
    Card,
    /// A one-time code.
    Code,
    /// A password.
    Password,
}

impl Complaint {
    /// Everything worth a second look, in the order of the form.
    pub fn doubts(&self, today: NaiveDate) -> Vec<Doubt> {
        let mut doubts = Vec::new();
        if self.story.chars().count() < SHORT_STORY {
            doubts.push(Doubt::Short);
        }
        doubts.extend(self.secrets());
        if self.noticed_on.is_some_and(|on| on.is_after(today)) {
            doubts.push(Doubt::Future);
        }
        doubts.extend(self.email().and_then(Email::meant).map(Doubt::Email));
        let phone = self.contacts.phone.as_ref();
        let is_wanted = self.reply_channel == ReplyChannel::Phone;
        if phone.map_or(is_wanted && self.contacts.unreadable.is_some(), |phone| {
            !phone.is_usual()
        }) {
            doubts.push(Doubt::Phone);
        }
        doubts
    }

    /// What was typed although nobody needs it.
    fn secrets(&self) -> Vec<Doubt> {
        let behalf = self.behalf.as_ref();
        let texts = [
            Some(&self.story),
            self.account.since.as_ref(),
            self.account.codes_to.as_ref(),
            self.used_for.as_ref(),
            self.request.what.as_ref(),
            self.third_party.as_ref(),
            self.noticed.as_ref(),
            behalf.and_then(|behalf| behalf.relation.as_ref()),
            self.connection.as_ref(),
            self.about_staff_who.as_ref(),
            self.support_needs.as_ref(),
        ];
        let texts: Vec<_> = texts.into_iter().flatten().collect();
        let table: [(Doubt, Seen); 4] = [
            (Doubt::Password, has_password),
            (Doubt::Code, has_code),
            (Doubt::Card, has_card_number),
            (Doubt::IdNumber, has_identity_number),
        ];
        let seen = table
            .into_iter()
            .filter(|(_, is_in)| texts.iter().any(|text| is_in(text)));
        seen.map(|(doubt, _)| doubt).collect()
    }
}

/// Runs of digits as long as those of identity papers (9, 12), in one piece or in the usual groups. Phone
/// numbers have other lengths.
fn has_identity_number(text: &str) -> bool {
    runs(text).iter().any(|run| matches!(run.len(), 9 | 12))
}

/// Thirteen to nineteen digits with the check digit that cards have.
fn has_card_number(text: &str) -> bool {
    runs(text)
        .iter()
        .any(|run| matches!(run.len(), 13..=19) && has_check_digit(run))
}

/// Runs of digits, and besides groups of three or four that a single space or dash joins to one.
fn runs(text: &str) -> Vec<String> {
    let mut runs: Vec<String> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|run| !run.is_empty())
        .map(str::to_owned)
        .collect();
    for joined in text.split(|c: char| !c.is_ascii_digit() && c != ' ' && c != '-') {
        let groups: Vec<&str> = joined.trim().split([' ', '-']).collect();
        let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
        if matches!(
            lengths.as_slice(),
            [4, 4, 4, 4] | [4, 4, 4] | [3, 3, 3, 3] | [3, 3, 3]
        ) {
            runs.push(groups.concat());
        }
    }
    runs
}

/// The check of ISO/IEC 7812 (Luhn).
fn has_check_digit(digits: &str) -> bool {
    let sum: u32 = digits
        .chars()
        .rev()
        .filter_map(|c| c.to_digit(10))
        .enumerate()
        .map(|(at, digit)| match (at % 2, digit * 2) {
            (0, _) => digit,
            (_, double) if double > 9 => double - 9,
            (_, double) => double,
        })
        .sum();
    sum.is_multiple_of(10) && digits.chars().any(|c| c != '0')
}

/// Four to eight digits soon after the name of such a code.
fn has_code(text: &str) -> bool {
    const NAMES: [&str; 6] = [
        "otp",
        "mã xác nhận",
        "mã xác thực",
        "verification code",
        "one-time code",
        "security code",
    ];
    follows(text, &NAMES, 30, |after| {
        after
            .split(|c: char| !c.is_ascii_digit())
            .any(|run| matches!(run.len(), 4..=8))
    })
}

/// “mật khẩu: …”, “mật khẩu của tôi là …”.
fn has_password(text: &str) -> bool {
    const NAMES: [&str; 4] = ["mật khẩu", "password", "pass", "mk"];
    follows(text, &NAMES, 24, |after| {
        let said = [":", "=", " là ", " is "]
            .iter()
            .filter_map(|sign| after.split_once(sign));
        let mut said = said.filter(|(between, _)| between.split_whitespace().count() <= 3);
        said.any(|(_, said)| says_a_secret(said))
    })
}

/// A word that is unlike those one speaks: with a digit or a sign in it.
fn says_a_secret(text: &str) -> bool {
    let word = text.split_whitespace().next().unwrap_or_default();
    let word = word.trim_matches(['"', '“', '”', ',', '.', ';']);
    word.chars().count() >= 4 && word.chars().any(|c| !c.is_alphabetic())
}

/// Whether `is_it` holds for the `most` characters after one of `names`, where it stands as a word.
fn follows(text: &str, names: &[&str], most: usize, is_it: impl Fn(&str) -> bool) -> bool {
    let text = text.to_lowercase();
    names.iter().any(|name| {
        text.match_indices(name).any(|(at, _)| {
            let (before, from) = text.split_at_checked(at).unwrap_or((&text, ""));
            let after: String = from.chars().skip(name.chars().count()).take(most).collect();
            let ends_word = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            ends_word(before.chars().next_back())
                && ends_word(after.chars().next())
                && is_it(&after)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_identity_papers_are_noticed() {
        for text in [
            "CCCD 079123456789.",
            "cmnd:023456789",
            "căn cước 079 123 456 789",
            "0791-2345-6789",
        ] {
            assert!(has_identity_number(text), "{text}");
        }
        for text in [
            "0912345678",
            "028 3822 9999",
            "đơn 12345",
            "0912 345 678",
            "1.234.567.890 đồng",
            "ngày 20 11 2026",
        ] {
            assert!(!has_identity_number(text), "{text}");
        }
    }

    #[test]
    fn numbers_of_cards_are_noticed() {
        for text in [
            "thẻ 4111111111111111",
            "4111 1111 1111 1111",
            "5500-0000-0000-0004",
        ] {
            assert!(has_card_number(text), "{text}");
        }
        for text in ["4111111111111112", "DH 2611200042001", "0000000000000000"] {
            assert!(!has_card_number(text), "{text}");
        }
    }

    #[test]
    fn codes_and_passwords_are_noticed() {
        for text in [
            "OTP là 123456",
            "họ lấy mã xác nhận của tôi: 4821",
            "The OTP was 99821.",
        ] {
            assert!(has_code(text), "{text}");
        }
        for text in [
            "Họ hỏi mã OTP nhưng tôi không đọc.",
            "gọi từ 0912345678, đòi mã OTP",
            "mã đơn 123456",
        ] {
            assert!(!has_code(text), "{text}");
        }
        for text in [
            "mật khẩu: Abc@123",
            "Mật khẩu của tôi là ngoc2001",
            "pass=hello1",
        ] {
            assert!(has_password(text), "{text}");
        }
        for text in [
            "Mật khẩu bị đổi lúc 10:30 sáng",
            "tôi nghĩ mật khẩu là nguyên nhân",
            "passport 123",
            "Họ đòi mật khẩu.",
        ] {
            assert!(!has_password(text), "{text}");
        }
    }
}
