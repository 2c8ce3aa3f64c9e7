//! The access code: with the reference, the complainant's key to their own case.
//!
//! 25 symbols of Crockford's base 32 (125 bits) in five groups, shown once and printed. Only its fingerprint is
//! stored. It is derived from the submission's random id, so that a form sent twice shows the
//! same code.

use std::fmt;

use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::crockford;
use crate::vault::Vault;

const SYMBOLS: usize = 25;

/// A secret of the complainant's. It has no `Display`, so that it is shown only on purpose.
pub struct AccessCode(Zeroizing<[u8; SYMBOLS]>);

impl AccessCode {
    /// The code of the submission with this random id (at least 128 bits).
    pub fn derive(vault: &Vault, submission_id: &[u8]) -> Self {
        let mac = Zeroizing::new(vault.mac("access code", &[submission_id]));
        let mut symbols = Zeroizing::new([0; SYMBOLS]);
        let (mut bits, mut held) = (0_u32, 0_u32);
        let mut bytes = mac.iter();
        for symbol in symbols.iter_mut() {
            if held < 5 {
                bits = (bits << 8) | bytes.next().copied().map_or(0, u32::from);
                held += 8;
            }
            held -= 5;
            *symbol = u8::try_from((bits >> held) & 31).unwrap_or(0);
            bits &= (1 << held) - 1;
        }
        Self(symbols)
    }

    /// A code that hangs on nothing, for a case that staff enter.
    pub fn random(vault: &Vault) -> Self {
        let mut id = Zeroizing::new([0_u8; 16]);
        rand::fill(id.as_mut_slice());
        Self::derive(vault, id.as_slice())
    }

    /// Reads what people type: any case, O for 0, I or L for 1, spaces, dashes, full-width forms.
    pub fn parse(text: &str) -> Option<Self> {
        let values = Zeroizing::new(crockford::values(text)?);
        let symbols: [u8; SYMBOLS] = values.as_slice().try_into().ok()?;
        Some(Self(Zeroizing::new(symbols)))
    }

    /// What the database stores of it.
    pub fn hash(&self, vault: &Vault) -> [u8; 32] {
        vault.mac("access code hash", &[self.0.as_slice()])
    }

    /// Whether `stored` is the hash of this code, in the same time whatever it is.
    #[must_use]
    pub fn matches(&self, vault: &Vault, stored: &[u8]) -> bool {
        self.hash(vault).ct_eq(stored).into()
    }

    /// As the complainant sees it: `ABCDE-FGHJK-MNPQR-STVWX-YZ012`.
    pub fn grouped(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(SYMBOLS + 4));
        for (group, symbols) in self.0.chunks(5).enumerate() {
            if group > 0 {
                text.push('-');
            }
            text.extend(symbols.iter().copied().map(crockford::symbol));
        }
        text
    }
}

impl fmt::Debug for AccessCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccessCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_submission_has_one_code_and_another_another() {
        let vault = Vault::ephemeral().unwrap();
        let code = AccessCode::derive(&vault, &[7; 16]);
        assert_eq!(
            *code.grouped(),
            *AccessCode::derive(&vault, &[7; 16]).grouped()
        );
        assert_ne!(
            *code.grouped(),
            *AccessCode::derive(&vault, &[8; 16]).grouped()
        );
        assert_ne!(
            *code.grouped(),
            *AccessCode::derive(&Vault::ephemeral().unwrap(), &[7; 16]).grouped()
        );
    }

    #[test]
    fn ac_05_a_code_is_read_as_people_type_it() {
        let vault = Vault::ephemeral().unwrap();
        for _ in 0..200 {
            let code = AccessCode::random(&vault);
            let stored = code.hash(&vault);
            let shown = code.grouped().to_string();
            assert_eq!(shown.len(), 29);
            let wide: String = shown.chars().map(widen).collect();
            for typed in [
                shown.to_lowercase(),
                shown.replace('-', ""),
                shown.replace('-', " "),
                shown.replace('-', " – "),
                shown.replace('0', "O").replace('1', "I"),
                shown.replace('0', "o").replace('1', "l"),
                wide,
                format!("  {shown}\n"),
            ] {
                assert!(
                    AccessCode::parse(&typed).unwrap().matches(&vault, &stored),
                    "{typed}"
                );
            }
        }
    }

    #[test]
    fn all_125_bits_count() {
        let vault = Vault::ephemeral().unwrap();
        let code = AccessCode::random(&vault);
        let stored = code.hash(&vault);
        for (place, bit) in (0..SYMBOLS).flat_map(|place| (0..5).map(move |bit| (place, bit))) {
            let mut symbols = *code.0;
            symbols[place] ^= 1 << bit;
            assert!(!AccessCode(Zeroizing::new(symbols)).matches(&vault, &stored));
        }
        // And each symbol takes all its values.
        let codes: Vec<_> = (0..2000).map(|_| AccessCode::random(&vault)).collect();
        for place in 0..SYMBOLS {
            let seen: std::collections::HashSet<u8> =
                codes.iter().map(|code| code.0[place]).collect();
            assert_eq!(seen.len(), 32);
        }
    }

    #[test]
    fn what_is_no_code_is_refused_and_nothing_shows_in_debug() {
        let vault = Vault::ephemeral().unwrap();
        let code = AccessCode::random(&vault);
        let shown = code.grouped().to_string();
        for typed in [
            String::new(),
            shown.replacen('-', "U", 1),
            format!("{shown}0"),
            shown.chars().skip(1).collect(),
        ] {
            assert!(AccessCode::parse(&typed).is_none());
        }
        assert_eq!(format!("{code:?}"), "AccessCode(…)");
    }

    fn widen(symbol: char) -> char {
        char::from_u32(u32::from(symbol) - 0x20 + 0xff00).unwrap()
    }
}
