//! Search over what is sealed: keyed fingerprints of whole words.
//!
//! A text is stored as the fingerprints of its words (folded, and with marks where it has any), telephone numbers
//! (in full and the last four digits), e-mail addresses and codes, each kind under its own subkey. A query becomes
//! a list of alternatives for each of its words; a case matches when it has one of each list, in any
//! order. Equal words have equal fingerprints: whoever steals the table learns how often a word occurs,
//! not which it is.

use std::collections::HashSet;

use hmac::{Hmac, Mac};
use sha2::Sha256;

use super::key::DeskKey;
use super::{Vault, length, shorten};
use crate::text::{phone, words};

/// Distinct tokens kept of one text: a long story's remaining words are not found by.
pub const TOKENS_PER_TEXT: usize = 2_000;

/// Words heeded of one query; what comes after is passed over.
pub const WORDS_PER_QUERY: usize = 12;

/// Neighbouring pieces that may be one number or code: `+84 90 312 34 56` has five.
const PIECES_PER_NUMBER: usize = 6;

/// Letters and digits of a code that is looked for; longer runs are no codes.
const CODE_LENGTH: std::ops::RangeInclusive<usize> = 4..=32;

/// What a text offers to be found by. In free text, telephone numbers, addresses and codes are recognised too.
#[derive(Clone, Debug, Default)]
pub struct SearchText<'a> {
    pub words: Vec<&'a str>,
    pub phones: Vec<&'a str>,
    pub emails: Vec<&'a str>,
    pub codes: Vec<&'a str>,
}

/// A word of a query, with the tokens of which a case must have one.
pub struct SoughtWord {
    pub word: String,
    pub tokens: Vec<i64>,
}

impl Vault {
    /// The tokens to store with a case, without repeats and in no telling order; at most `TOKENS_PER_TEXT`, of which numbers,
    /// addresses and codes come first.
    pub fn search_tokens(&self, text: &SearchText<'_>) -> Vec<i64> {
        let mut tokens = Tokens {
            vault: self,
            kept: HashSet::new(),
        };
        for typed in &text.phones {
            tokens.add_phone(typed);
        }
        for typed in &text.emails {
            tokens.add_email(typed);
        }
        for typed in &text.codes {
            tokens.add_code(typed);
        }
        for typed in &text.words {
            tokens.add_text(typed);
        }
        let mut kept: Vec<i64> = tokens.kept.into_iter().collect();
        kept.sort_unstable();
        kept
    }

    /// For each word of `query` the tokens of which a case must have one. Empty when there is no word in it.
    ///
    /// A word with marks asks for exactly these marks, one without for any. Four digits are also the end of a telephone
    /// number. Neighbouring pieces that together make a number or code (`0903 123 456`, `DH 2026 01`)
    /// are each satisfied by the whole. A case's own reference is not a token: the caller looks for it first.
    pub fn query_tokens(&self, query: &str) -> Vec<Vec<i64>> {
        let sought = self.query_words(query).into_iter();
        sought.map(|word| word.tokens).collect()
    }

    /// The same with the words themselves, so that what was found can be explained.
    pub fn query_words(&self, query: &str) -> Vec<SoughtWord> {
        let mut pieces = pieces(query);
        pieces.truncate(WORDS_PER_QUERY);
        let mut alternatives: Vec<Vec<i64>> = pieces
            .iter()
            .map(|piece| self.piece_tokens(piece))
            .collect();
        for length in 2..=PIECES_PER_NUMBER {
            for (group, lists) in pieces.windows(length).zip(0..) {
                let whole = self.whole_tokens(group);
                for list in alternatives.iter_mut().skip(lists).take(length) {
                    list.extend(&whole);
                }
            }
        }
        let sought = pieces.into_iter().zip(alternatives);
        sought
            .map(|(piece, mut tokens)| {
                tokens.sort_unstable();
                tokens.dedup();
                let (Piece::Word(word) | Piece::Email(word)) = piece;
                SoughtWord { word, tokens }
            })
            .collect()
    }

    fn piece_tokens(&self, piece: &Piece) -> Vec<i64> {
        let word = match piece {
            Piece::Email(address) => return vec![self.token(Kind::Email, address)],
            Piece::Word(word) => word,
        };
        let mut tokens = vec![self.word_token(word)];
        if has_digit(word) {
            tokens.push(self.token(Kind::Code, &words::code(word)));
            if is_digits(word) && word.len() == 4 {
                tokens.push(self.token(Kind::LastFour, word));
            }
            tokens.extend(phone::for_search(word).map(|number| self.token(Kind::Phone, &number)));
        }
        tokens
    }

    /// What several neighbouring pieces stand for together: a telephone number, a code.
    fn whole_tokens(&self, group: &[Piece]) -> Vec<i64> {
        let joined: Option<String> = group.iter().map(Piece::word).collect();
        let Some(joined) = joined.filter(|joined| has_digit(joined)) else {
            return Vec::new();
        };
        let number = phone::for_search(&joined).filter(|_| is_digits(&joined));
        let code =
            Some(words::code(&joined)).filter(|code| CODE_LENGTH.contains(&code.chars().count()));
        let number = number.map(|number| self.token(Kind::Phone, &number));
        number
            .into_iter()
            .chain(code.map(|code| self.token(Kind::Code, &code)))
            .collect()
    }

    /// A word without marks is looked for among folded words, one with marks among those with marks.
    fn word_token(&self, word: &str) -> i64 {
        let (folded, marked) = (words::fold(word), words::marked(word));
        if folded == marked {
            self.token(Kind::Word, &folded)
        } else {
            self.token(Kind::MarkedWord, &marked)
        }
    }

    fn token(&self, kind: Kind, text: &str) -> i64 {
        self.keys.search.print(kind, text)
    }
}

/// The subkeys of the kinds, each already taken in by its HMAC: a long text has hundreds of words, and
/// the form waits for them.
pub(super) struct SearchKeys {
    word: Hmac<Sha256>,
    marked_word: Hmac<Sha256>,
    phone: Hmac<Sha256>,
    last_four: Hmac<Sha256>,
    email: Hmac<Sha256>,
    code: Hmac<Sha256>,
}

impl SearchKeys {
    pub(super) fn new(desk: &DeskKey) -> Self {
        let keyed = |purpose| super::keyed(&desk.subkey("mac", purpose));
        Self {
            word: keyed("search word"),
            marked_word: keyed("search marked word"),
            phone: keyed("search phone"),
            last_four: keyed("search last four digits"),
            email: keyed("search e-mail"),
            code: keyed("search code"),
        }
    }

    /// The same as [`Vault::print`] under the kind's purpose.
    fn print(&self, kind: Kind, text: &str) -> i64 {
        let keyed = match kind {
            Kind::Word => &self.word,
            Kind::MarkedWord => &self.marked_word,
            Kind::Phone => &self.phone,
            Kind::LastFour => &self.last_four,
            Kind::Email => &self.email,
            Kind::Code => &self.code,
        };
        let mac = keyed
            .clone()
            .chain_update(length(text.as_bytes()))
            .chain_update(text);
        shorten(mac.finalize().into_bytes().into())
    }
}

/// What a token is the fingerprint of. Equal texts of different kinds have different tokens.
#[derive(Clone, Copy)]
enum Kind {
    Word,
    MarkedWord,
    Phone,
    LastFour,
    Email,
    Code,
}

/// What a query is made of.
enum Piece {
    Word(String),
    Email(String),
}

impl Piece {
    fn word(&self) -> Option<&str> {
        match self {
            Self::Word(word) => Some(word),
            Self::Email(_) => None,
        }
    }
}

fn pieces(query: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for part in words::parts(query) {
        match words::email(&part) {
            Some(address) => pieces.push(Piece::Email(address)),
            None => pieces.extend(words::words(&part).into_iter().map(Piece::Word)),
        }
    }
    pieces
}

struct Tokens<'a> {
    vault: &'a Vault,
    kept: HashSet<i64>,
}

impl Tokens<'_> {
    fn add(&mut self, kind: Kind, text: &str) {
        if self.kept.len() < TOKENS_PER_TEXT {
            self.kept.insert(self.vault.token(kind, text));
        }
    }

    fn add_phone(&mut self, typed: &str) {
        match phone::for_search(typed) {
            Some(number) => {
                self.add(Kind::Phone, &number);
                if !number.starts_with("+84") {
                    // A query loses the plus sign that tells a foreign number: found by its digits.
                    self.add_code(typed);
                }
            }
            // Several numbers, or one with words around it.
            None => self.add_text(typed),
        }
        if let Some(last) = phone::last_four(typed) {
            self.add(Kind::LastFour, &last);
        }
    }

    fn add_email(&mut self, typed: &str) {
        // Trimmed as the parts of a query are.
        if let Some(address) =
            words::email(typed.trim_matches(|symbol: char| !symbol.is_alphanumeric()))
        {
            self.add(Kind::Email, &address);
        }
        self.add_words(typed);
    }

    fn add_code(&mut self, typed: &str) {
        let code = words::code(typed);
        if !code.is_empty() {
            self.add(Kind::Code, &code);
        }
        self.add_words(typed);
    }

    fn add_text(&mut self, typed: &str) {
        self.add_numbers(&words::words(typed));
        for part in words::parts(typed) {
            if part.contains('@') {
                self.add_email(&part);
            } else if has_digit(&part) && CODE_LENGTH.contains(&words::code(&part).chars().count())
            {
                self.add_code(&part);
            } else {
                self.add_words(&part);
            }
        }
    }

    /// Telephone numbers in running text, however they are spaced.
    fn add_numbers(&mut self, words: &[String]) {
        for length in 1..=PIECES_PER_NUMBER {
            for group in words
                .windows(length)
                .filter(|group| group.iter().all(|word| is_digits(word)))
            {
                let number = Some(group.concat()).filter(|joined| phone::looks_vietnamese(joined));
                if let Some(number) = number {
                    self.add_phone(&number);
                }
            }
        }
    }

    fn add_words(&mut self, typed: &str) {
        for word in words::words(typed) {
            let (folded, marked) = (words::fold(&word), words::marked(&word));
            if folded != marked {
                self.add(Kind::MarkedWord, &marked);
            }
            self.add(Kind::Word, &folded);
        }
    }
}

fn has_digit(text: &str) -> bool {
    text.contains(|symbol: char| symbol.is_ascii_digit())
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
