//! How Vietnamese text is compared: normal forms, words, telephone numbers, blanks to fill in. Keeps no secrets and knows no case.

pub mod phone;
pub mod placeholders;
pub mod words;

/// The beginning of a text, of no more than so many bytes and of whole characters.
pub fn at_most(text: &str, bytes: usize) -> &str {
    let mut ends = (0..=bytes.min(text.len())).rev();
    let end = ends.find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    text.get(..end).unwrap_or_default()
}
