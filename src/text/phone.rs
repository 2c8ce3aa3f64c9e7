//! Telephone numbers as people in Vietnam write them (handbook §3.4).
//!
//! Numbers are kept as typed; these forms are for comparing. A check never refuses a number, it only asks
//! whether it is meant so.

use unicode_normalization::UnicodeNormalization;

/// Heads of the eleven-digit mobile numbers that were shortened in 2018, and what they became.
const OLD_HEADS: [(&str, &str); 21] = [
    ("120", "70"),
    ("121", "79"),
    ("122", "77"),
    ("123", "83"),
    ("124", "84"),
    ("125", "85"),
    ("126", "76"),
    ("127", "81"),
    ("128", "78"),
    ("129", "82"),
    ("162", "32"),
    ("163", "33"),
    ("164", "34"),
    ("165", "35"),
    ("166", "36"),
    ("167", "37"),
    ("168", "38"),
    ("169", "39"),
    ("186", "56"),
    ("188", "58"),
    ("199", "59"),
];

/// E.164, e.g. `+84903123456`, whether typed with `0`, `84`, `+84`, `0084`, `+84 (0)` or without the zero, with or
/// without separators. `None` for what is no telephone number. Old eleven-digit numbers stay what they are.
pub fn e164(typed: &str) -> Option<String> {
    let Digits {
        digits,
        is_international,
    } = Digits::read(typed)?;
    if is_international {
        return match digits.strip_prefix("84") {
            Some(national) => Some(format!("+84{}", significant(national))),
            None => (7..=15)
                .contains(&digits.len())
                .then(|| format!("+{digits}")),
        };
    }
    let national = match digits.strip_prefix("84") {
        // Nine digits starting with 84 are a Vinaphone number (084…) without its zero.
        Some(rest) if is_significant(significant(rest)) && digits.len() > 9 => significant(rest),
        _ => significant(&digits),
    };
    is_significant(national).then(|| format!("+84{national}"))
}

/// As [`e164`], with the old eleven-digit mobile numbers turned into today's: two spellings of one line compare
/// equal. For search only.
pub fn for_search(typed: &str) -> Option<String> {
    let number = e164(typed)?;
    let old = number
        .strip_prefix("+84")
        .filter(|national| national.len() == 10);
    let renewed = old.and_then(|national| {
        OLD_HEADS.iter().find_map(|(old, new)| {
            national
                .strip_prefix(old)
                .map(|rest| format!("+84{new}{rest}"))
        })
    });
    Some(renewed.unwrap_or(number))
}

/// Whether this reads like a Vietnamese mobile or fixed line in use today. For a warning, never a refusal.
pub fn looks_vietnamese(typed: &str) -> bool {
    e164(typed).is_some_and(|number| {
        number
            .strip_prefix("+84")
            .is_some_and(|national| is_mobile(national) || is_fixed(national))
    })
}

/// The last four digits, by which people name a number they do not want to say.
pub fn last_four(typed: &str) -> Option<String> {
    let digits: Vec<char> = typed.nfkc().filter(char::is_ascii_digit).collect();
    digits
        .last_chunk::<4>()
        .filter(|_| digits.len() >= 7)
        .map(|last| last.iter().collect())
}

/// The digits of a number, and whether it starts with `+` or `00`.
struct Digits {
    digits: String,
    is_international: bool,
}

impl Digits {
    /// `None` when there is anything but digits and what people put between them.
    fn read(typed: &str) -> Option<Self> {
        let mut digits = String::new();
        let mut has_plus = false;
        for symbol in typed.trim().nfkc() {
            match symbol {
                '0'..='9' => digits.push(symbol),
                '+' if digits.is_empty() && !has_plus => has_plus = true,
                ' ' | '.' | '-' | '(' | ')' | '/' | '\u{2010}'..='\u{2015}' | '\u{200b}' => {}
                _ => return None,
            }
        }
        let after_zeros = digits
            .strip_prefix("00")
            .filter(|_| !has_plus)
            .map(str::to_owned);
        let is_international = has_plus || after_zeros.is_some();
        Some(Self {
            digits: after_zeros.unwrap_or(digits),
            is_international,
        })
    }
}

/// Without the zero that is dialled inside the country only.
fn significant(national: &str) -> &str {
    national.strip_prefix('0').unwrap_or(national)
}

fn is_significant(national: &str) -> bool {
    is_mobile(national) || is_fixed(national) || is_old_mobile(national) || is_hotline(national)
}

fn is_mobile(national: &str) -> bool {
    national.len() == 9 && national.starts_with(['3', '5', '7', '8', '9'])
}

fn is_fixed(national: &str) -> bool {
    national.len() == 10 && national.starts_with('2')
}

fn is_old_mobile(national: &str) -> bool {
    national.len() == 10 && OLD_HEADS.iter().any(|(old, _)| national.starts_with(old))
}

/// 1800 and 1900 with four to six digits.
fn is_hotline(national: &str) -> bool {
    (8..=10).contains(&national.len())
        && (national.starts_with("1800") || national.starts_with("1900"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_in_many_spellings_is_one_number() {
        for typed in [
            "0903123456",
            "0903 123 456",
            "0903.123.456",
            "0903-123-456",
            "090 312 34 56",
            "+84903123456",
            "+84 903 123 456",
            "84903123456",
            "0084903123456",
            "903123456",
            "(+84) 903 123 456",
            "+84 (0)903 123 456",
            "840903123456",
            "０９０３１２３４５６",
            " 0903\u{a0}123\u{a0}456 ",
            "(0903) 123456",
        ] {
            assert_eq!(e164(typed).as_deref(), Some("+84903123456"), "{typed}");
            assert!(looks_vietnamese(typed), "{typed}");
            assert_eq!(last_four(typed).as_deref(), Some("3456"));
        }
    }

    #[test]
    fn numbers_that_start_like_the_country_code_are_told_apart() {
        assert_eq!(e164("0841234567").as_deref(), Some("+84841234567"));
        assert_eq!(e164("841234567").as_deref(), Some("+84841234567"));
        assert_eq!(e164("84841234567").as_deref(), Some("+84841234567"));
        assert_eq!(e164("+84841234567").as_deref(), Some("+84841234567"));
    }

    #[test]
    fn fixed_lines_and_hotlines_are_known() {
        for typed in [
            "028 3822 1234",
            "+84 28 3822 1234",
            "842838221234",
            "2838221234",
            "0084 28 38221234",
        ] {
            assert_eq!(e164(typed).as_deref(), Some("+842838221234"), "{typed}");
            assert!(looks_vietnamese(typed));
        }
        assert_eq!(e164("1900 1234").as_deref(), Some("+8419001234"));
        assert_eq!(for_search("1900 123456").as_deref(), Some("+841900123456"));
        assert!(!looks_vietnamese("1900 1234"));
    }

    #[test]
    fn old_numbers_are_found_under_the_new_ones() {
        for (old, new) in [
            ("0168 812 3456", "0388123456"),
            ("01201234567", "0701234567"),
            ("0123 456 7890", "0834567890"),
            ("+841991234567", "0591234567"),
            ("1861234567", "0561234567"),
            ("841221234567", "0771234567"),
        ] {
            assert_eq!(for_search(old), for_search(new), "{old}");
            assert_ne!(e164(old), e164(new), "kept as typed");
            assert!(e164(old).is_some());
            assert!(!looks_vietnamese(old));
        }
    }

    #[test]
    fn foreign_numbers_are_kept_and_other_things_refused() {
        assert_eq!(e164("+1 202 555 0123").as_deref(), Some("+12025550123"));
        assert_eq!(e164("0061 2 5550 1234").as_deref(), Some("+61255501234"));
        for no in [
            "",
            "+",
            "12",
            "abc",
            "0903 123 45",
            "0903 123 4567",
            "gọi 0903123456",
            "01 43694807",
            "+12",
        ] {
            assert!(!looks_vietnamese(no), "{no}");
        }
        assert_eq!(e164("01 43694807"), None);
        assert_eq!(e164("0903 123 45"), None);
        assert_eq!(last_four("1234"), None);
    }
}
