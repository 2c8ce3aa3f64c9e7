//! (to come)

/// What a text offers to be found by.
#[derive(Clone, Debug, Default)]
pub struct SearchText<'a> {
    pub words: Vec<&'a str>,
    pub phones: Vec<&'a str>,
    pub emails: Vec<&'a str>,
    pub codes: Vec<&'a str>,
}
