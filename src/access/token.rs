//! 256-bit secrets that travel in a cookie or a link. Only their SHA-256 is ever stored: whoever reads
//! the database can't sign in with what stands there.

use std::fmt::Write as _;

use rand::Rng as _;
use sha2::{Digest, Sha256};

/// A secret as its holder has it. Never logged: it has no `Debug` of its own value.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 32]);

impl Token {
    pub fn random() -> Self {
        let mut bytes = [0; 32];
        rand::rng().fill_bytes(&mut bytes);
        Self(bytes)
    }

    /// Reads 64 hexadecimal digits, as [`Token::text`] writes them.
    pub fn parse(text: &str) -> Option<Self> {
        let digits: Vec<u8> = text.chars().map(hex_digit).collect::<Option<_>>()?;
        let bytes: Vec<u8> = digits
            .chunks_exact(2)
            .map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit))
            .collect();
        let whole = digits.len() == 64;
        bytes.try_into().ok().filter(|_| whole).map(Self)
    }

    pub fn text(&self) -> String {
        hex(&self.0)
    }

    pub fn hash(&self) -> TokenHash {
        TokenHash(Sha256::digest(self.0).into())
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

/// What is stored of a [`Token`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TokenHash([u8; 32]);

impl TokenHash {
    pub fn bytes(&self) -> Vec<u8> {
        self.0.to_vec()
    }

    pub fn text(&self) -> String {
        hex(&self.0)
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            // Writing to a String can't fail.
            write!(text, "{byte:02x}").ok();
            text
        })
}

fn hex_digit(letter: char) -> Option<u8> {
    letter
        .to_digit(16)
        .filter(|_| !letter.is_ascii_uppercase())
        .and_then(|digit| digit.try_into().ok())
}

#[cfg(test)]
mod tests {
    use super::Token;

    #[test]
    fn a_token_survives_its_cookie_and_nothing_else_parses() {
        let token = Token::random();
        assert_eq!(Token::parse(&token.text()), Some(token.clone()));
        assert_ne!(token.hash().text(), token.text());
        for wrong in [
            "",
            "00",
            &"0".repeat(63),
            &"0".repeat(65),
            &"g".repeat(64),
            &"é".repeat(32),
        ] {
            assert_eq!(Token::parse(wrong), None, "{wrong}");
        }
    }
}
