//! Crockford's base 32: digits and letters without I, L, O, U, so that what is read out on the telephone or
//! copied by hand comes back right.

use unicode_normalization::UnicodeNormalization;

const SYMBOLS: [char; 32] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J',
    'K', 'M', 'N', 'P', 'Q', 'R', 'S', 'T', 'V', 'W', 'X', 'Y', 'Z',
];

/// Nobody types more than this for one code, decorations included.
const LONGEST: usize = 200;

/// The symbol for the low five bits of `value`.
pub fn symbol(value: u8) -> char {
    SYMBOLS.get(usize::from(value & 31)).copied().unwrap_or('0')
}

/// The values of the symbols in `text`, as people type them: any case, O for 0, I or L for 1, full-width forms;
/// whatever is neither letter nor digit (spaces, dashes, quotes) is passed over. `None` when a
/// letter is no symbol.
pub fn values(text: &str) -> Option<Vec<u8>> {
    if text.len() > LONGEST {
        return None;
    }
    text.nfkc()
        .filter(|symbol| symbol.is_alphanumeric())
        .map(value)
        .collect()
}

fn value(symbol: char) -> Option<u8> {
    let symbol = match symbol.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    SYMBOLS
        .iter()
        .position(|known| *known == symbol)
        .and_then(|value| u8::try_from(value).ok())
}
