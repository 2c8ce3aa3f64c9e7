//! Masks other people in what staff wrote: e-mail addresses, telephone and identity numbers, references
//! of other cases. What is the complainant's own stays.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::load::Whole;
use crate::cases::complaint::{Complaint, Contacts, Email};
use crate::cases::reference::Reference;
use crate::text::{phone, words};

/// What belongs to the case itself.
#[derive(Default)]
pub struct Own {
    emails: BTreeSet<String>,
    /// Digits of numbers, in the form in which they are compared.
    numbers: BTreeSet<String>,
    reference: String,
    pub masked: String,
    pub other_case: String,
}

impl Own {
    pub fn of(whole: &Whole, masked: String, other_case: String) -> Self {
        let mut own = Self {
            reference: whole.case.reference.to_string(),
            masked,
            other_case,
            ..Self::default()
        };
        if let Some(complaint) = &whole.submitted {
            own.add_complaint(complaint);
        }
        if let Some(contacts) = &whole.contacts {
            own.add_contacts(contacts);
        }
        own
    }

    fn add_complaint(&mut self, complaint: &Complaint) {
        self.add_contacts(&complaint.contacts);
        let more = [
            complaint.account_contact.as_deref(),
            complaint.account.codes_to.as_deref(),
            complaint.order_code.as_deref(),
        ];
        for text in more.into_iter().flatten() {
            self.add(text);
        }
    }

    fn add_contacts(&mut self, contacts: &Contacts) {
        let email = contacts.email.as_ref().map(Email::as_str);
        let phone = contacts.phone.as_ref().map(|phone| phone.typed.as_str());
        for text in email.into_iter().chain(phone) {
            self.add(text);
        }
    }

    fn add(&mut self, text: &str) {
        for part in text.split([',', ';', ' ']) {
            self.emails.extend(words::email(part));
        }
        self.numbers.insert(compared(text));
    }

    /// The text without other people's marks.
    pub fn redact(&self, text: &str) -> String {
        let mut written = String::with_capacity(text.len());
        for (n, line) in text.split('\n').enumerate() {
            if n > 0 {
                written.push('\n');
            }
            written.push_str(&self.numbers_in(&self.words_in(line)));
        }
        written
    }

    /// Addresses and references, which have nothing inside that separates words.
    fn words_in(&self, line: &str) -> String {
        let mut written = String::with_capacity(line.len());
        for piece in line.split_inclusive(separates) {
            let word = piece.trim_end_matches(separates);
            let end = piece.strip_prefix(word).unwrap_or_default();
            let core = word.trim_matches(|c: char| !c.is_alphanumeric());
            match self.mask(core) {
                Some(mask) => written.push_str(&word.replacen(core, mask, 1)),
                None => written.push_str(word),
            }
            written.push_str(end);
        }
        written
    }

    /// What stands in the place of a word that is another person's.
    fn mask(&self, word: &str) -> Option<&str> {
        if word.contains('@') {
            let email = words::email(word);
            let is_own = email.is_some_and(|email| self.emails.contains(&email));
            return (!is_own).then_some(&self.masked);
        }
        let has_prefix = word
            .get(..2)
            .is_some_and(|it| it.eq_ignore_ascii_case("kn"));
        let named = Reference::parse(word).filter(|_| has_prefix);
        let is_other = named.is_some_and(|named| named.to_string() != self.reference);
        is_other.then_some(&self.other_case)
    }

    /// Telephone and identity numbers, however their digits are grouped and whatever stands beside them.
    fn numbers_in(&self, line: &str) -> String {
        let line: Vec<char> = line.chars().collect();
        let groups = groups(&line);
        let mut left = groups.as_slice();
        let mut written = String::new();
        let mut done = 0;
        while let Some(first) = left.first() {
            let (count, is_other) = self.judge(&line, left);
            let (here, later) = left.split_at(count.clamp(1, left.len()));
            let end = here.last().map_or(first.to, |last| last.to);
            if is_other {
                written.extend(line.get(done..first.from).unwrap_or_default());
                written.push_str(&self.masked);
                done = end;
            }
            left = later;
        }
        written.extend(line.get(done..).unwrap_or_default());
        written
    }

    /// How many of these groups belong to the first, and whether together they are another's number.
    fn judge(&self, line: &[char], groups: &[Group]) -> (usize, bool) {
        let Some(first) = groups.first() else {
            return (0, false);
        };
        if first.is_in_word {
            let number = text(line, first, first);
            let is_mobile = number.len() == 10 && number.starts_with('0');
            let is_other = is_mobile && phone::looks_vietnamese(&number);
            return (1, is_other && !self.is_own(&number));
        }
        if is_date(line, groups) {
            return (3, false);
        }
        let near = groups.windows(2).take_while(|pair| are_near(line, pair));
        let most = near.count().min(MOST_GROUPS).saturating_add(1);
        let spans = groups.iter().take(most).enumerate().rev();
        let spans: Vec<(usize, String)> = spans
            .map(|(n, last)| (n.saturating_add(1), text(line, first, last)))
            .collect();
        let whole = |is: &dyn Fn(&str) -> bool| {
            let mut found = spans.iter().filter(|(_, number)| is(number));
            found.next().map(|(count, _)| *count)
        };
        if let Some(count) = whole(&|number| self.is_own(number)) {
            return (count, false);
        }
        let dialled = whole(&|number| is_number(number) && phone::e164(number).is_some());
        let other = dialled.or_else(|| whole(&is_number));
        other.map_or((1, false), |count| (count, true))
    }

    fn is_own(&self, number: &str) -> bool {
        self.numbers.contains(&compared(number))
    }
}

/// Digits beside each other, by their places in a line.
struct Group {
    from: usize,
    to: usize,
    /// A letter stands before them: `DH20260001234`.
    is_in_word: bool,
}

/// A telephone number has no more parts after its first.
const MOST_GROUPS: usize = 5;

fn groups(line: &[char]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut before = ' ';
    for (place, symbol) in line.iter().enumerate() {
        if digit(*symbol).is_some() {
            match groups.last_mut().filter(|group| group.to == place) {
                Some(group) => group.to = place.saturating_add(1),
                None => groups.push(Group {
                    from: place.saturating_sub(usize::from(before == '+')),
                    to: place.saturating_add(1),
                    is_in_word: before.is_alphabetic(),
                }),
            }
        }
        before = *symbol;
    }
    groups
}

/// As ASCII, also where it was typed full-width.
fn digit(symbol: char) -> Option<char> {
    match symbol {
        '0'..='9' => Some(symbol),
        '０'..='９' => u32::from(symbol)
            .checked_sub(u32::from('０'))
            .and_then(|value| char::from_digit(value, 10)),
        _ => None,
    }
}

fn text(line: &[char], first: &Group, last: &Group) -> String {
    let symbols = line.get(first.from..last.to).unwrap_or_default();
    symbols
        .iter()
        .map(|symbol| digit(*symbol).unwrap_or(*symbol))
        .collect()
}

fn between<'a>(line: &'a [char], pair: &[Group]) -> &'a [char] {
    match pair {
        [one, other] => line.get(one.to..other.from).unwrap_or_default(),
        _ => &[],
    }
}

/// Whether only what people put into telephone numbers stands between the two.
fn are_near(line: &[char], pair: &[Group]) -> bool {
    let between = between(line, pair);
    let is_usual = |symbol: &char| {
        matches!(
            symbol,
            ' ' | '.' | '-' | '(' | ')' | '/' | '\u{a0}' | '\u{202f}'
        ) || ('\u{2010}'..='\u{2015}').contains(symbol)
    };
    (1..=3).contains(&between.len()) && between.iter().all(is_usual)
}

/// `20-11-2026`, `2026.11.20`: no number of anybody's.
fn is_date(line: &[char], groups: &[Group]) -> bool {
    let [day, month, year, ..] = groups else {
        return false;
    };
    let pairs = groups.windows(2).take(2);
    let marks: Vec<&[char]> = pairs.map(|pair| between(line, pair)).collect();
    let is_marked =
        matches!(marks.as_slice(), [[one], [other]] if one == other && "-./".contains(*one));
    let number = |group: &Group| text(line, group, group).parse::<u32>().ok();
    let (Some(first), Some(month), Some(last)) = (number(day), number(month), number(year)) else {
        return false;
    };
    let is_day = |year: u32, day: u32| {
        let year = i32::try_from(year).unwrap_or(0);
        (1900..2200).contains(&year) && NaiveDate::from_ymd_opt(year, month, day).is_some()
    };
    is_marked && (is_day(last, first) || is_day(first, last))
}

/// What ends a word.
fn separates(symbol: char) -> bool {
    symbol.is_whitespace() || ",;:()[]{}<>\"'“”‘’|/\\=".contains(symbol)
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn compared(text: &str) -> String {
    phone::for_search(text).unwrap_or_else(|| digits(text))
}

/// A telephone number however it is grouped, or an identity number in one piece (handbook §3.3).
fn is_number(run: &str) -> bool {
    let digits = digits(run);
    let is_phone = (9..=13).contains(&digits.len())
        && (run.starts_with('+') || digits.starts_with('0') || digits.starts_with("84"));
    let is_identity = matches!(digits.len(), 9 | 12) && digits.len() == run.len();
    is_phone || is_identity
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_people_are_masked_and_the_complainant_is_not() {
        let mut own = Own {
            reference: "KN-7F3K-9QW4".to_owned(),
            masked: "[x]".to_owned(),
            other_case: "[y]".to_owned(),
            ..Own::default()
        };
        own.add("huong@nhahang.example");
        own.add("0903 123 456");
        for (text, masked) in [
            ("Gọi 0911 222 333 không được", "Gọi [x] không được"),
            (
                "Gọi +84 903 123 456 lúc 10:00",
                "Gọi +84 903 123 456 lúc 10:00",
            ),
            ("Thư của ba@b.example, xem.", "Thư của [x], xem."),
            ("<huong@nhahang.example>", "<huong@nhahang.example>"),
            ("CCCD 079123456789.", "CCCD [x]."),
            (
                "ngày 20/11/2026 10:30, đơn DH20260001234",
                "ngày 20/11/2026 10:30, đơn DH20260001234",
            ),
            ("2026-11-20 10:30", "2026-11-20 10:30"),
            ("một\nhai 0911222333", "một\nhai [x]"),
            // Two beside each other, or a number beside something else.
            ("0911222333 0912333444", "[x] [x]"),
            ("0911 222 333 - 0912.333.444", "[x] - [x]"),
            ("lần 2 0911222333", "lần 2 [x]"),
            ("10:30 0911222333 gọi lại", "10:30 [x] gọi lại"),
            (
                "0903 123 456 lúc 10, 0903123456 10",
                "0903 123 456 lúc 10, 0903123456 10",
            ),
            ("0903123456/0911222333", "0903123456/[x]"),
            // As other programs and keyboards write it.
            ("0911\u{a0}222\u{a0}333", "[x]"),
            ("0911–222–333", "[x]"),
            ("０９１１２２２３３３", "[x]"),
            ("Zalo0911222333, sđt:0911222333", "Zalo[x], sđt:[x]"),
            ("+84911222333; (028) 3822 1234", "[x]; ([x]"),
            ("mailto:ba@b.example;hai@c.example", "mailto:[x];[x]"),
            (
                "hồ sơ:KN-7F3K-9QW4 và kn0000-0000.",
                "hồ sơ:KN-7F3K-9QW4 và [y].",
            ),
            // No number of anybody's.
            (
                "08-11-2026 10:30, 350.000.000 đồng",
                "08-11-2026 10:30, 350.000.000 đồng",
            ),
        ] {
            assert_eq!(own.redact(text), masked);
        }
    }
}
