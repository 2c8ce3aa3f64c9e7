//! The token of a link in a mail: it shows state and dates of one case, nothing that was written.

use crate::db::Id;
use crate::vault::Vault;

const PURPOSE: &str = "status-link";

/// The token for the links of this case: 128 bits in hexadecimal digits.
pub fn token(vault: &Vault, case_id: Id) -> String {
    let mac = vault.mac(PURPOSE, &[case_id.bytes()]);
    let number = mac
        .first_chunk()
        .map_or(0, |bytes: &[u8; 16]| u128::from_be_bytes(*bytes));
    format!("{number:032x}")
}

/// Whether `given` is the token of this case, in the same time whatever it is.
#[must_use]
pub fn opens(vault: &Vault, case_id: Id, given: &str) -> bool {
    use subtle::ConstantTimeEq as _;
    token(vault, case_id)
        .as_bytes()
        .ct_eq(given.trim().as_bytes())
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Moment;

    #[test]
    fn a_token_opens_its_case_and_no_other() {
        let vault = Vault::ephemeral().unwrap();
        let now = Moment::parse("2026-11-23T10:00:00+07:00").unwrap();
        let (one, other) = (Id::new(now), Id::new(now));
        assert!(opens(&vault, one, &token(&vault, one)));
        assert!(!opens(&vault, other, &token(&vault, one)));
        assert!(!opens(&vault, one, ""));
        assert_eq!(token(&vault, one).len(), 32);
    }
}
