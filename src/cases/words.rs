//! What people at the desk write about a case, as it is sealed: JSON under the case's key, so every
//! field added later needs a default.

use serde::{Deserialize, Serialize};

/// Label of a sealed [`Findings`].
pub const MEASURE: &str = "measure";
/// Label of sealed [`EventWords`].
pub const WORDS: &str = "event words";

/// Note and evidence of a measure.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Findings {
    pub note: String,
    pub evidence: String,
}

/// What stands in an event's sealed body: labelled lines, the labels by their keys.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct EventWords {
    /// (key of the label or empty, text)
    pub lines: Vec<(String, String)>,
}
