//! How Vietnamese text is compared: normal forms, words, telephone numbers. Keeps no secrets and knows no case.

pub mod phone;
pub mod words;
