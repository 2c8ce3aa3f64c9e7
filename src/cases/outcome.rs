//! How a case ends: two separate fields, the conclusion and the cause (handbook §4.4).

/// The conclusion of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    Substantiated,
    Partial,
    NotSubstantiated,
    Inconclusive,
    OutOfScope,
    Duplicate,
    Withdrawn,
    /// A lead only, with a reason; no mail leaves.
    NotComplaint,
}

impl Outcome {
    pub const ALL: [Self; 8] = [
        Self::Substantiated,
        Self::Partial,
        Self::NotSubstantiated,
        Self::Inconclusive,
        Self::OutOfScope,
        Self::Duplicate,
        Self::Withdrawn,
        Self::NotComplaint,
    ];

    /// The stable key in forms, the database and exports.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Substantiated => "substantiated",
            Self::Partial => "partial",
            Self::NotSubstantiated => "not_substantiated",
            Self::Inconclusive => "inconclusive",
            Self::OutOfScope => "out_of_scope",
            Self::Duplicate => "duplicate",
            Self::Withdrawn => "withdrawn",
            Self::NotComplaint => "not_complaint",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.key() == key)
    }

    /// A conclusion on the substance: it can't leave without a finished technical and a finished
    /// business measure (policy P3).
    pub const fn is_on_substance(self) -> bool {
        matches!(
            self,
            Self::Substantiated | Self::Partial | Self::NotSubstantiated | Self::Inconclusive
        )
    }

    /// Whether something was found, so that the answer says sorry and names a remedy.
    pub const fn is_finding(self) -> bool {
        matches!(self, Self::Substantiated | Self::Partial)
    }
}

/// The cause found, H01–H14 of the handbook §4.2; `None` in the database while unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Cause(u8);

impl Cause {
    pub fn all() -> impl Iterator<Item = Self> {
        (1..=14).map(Self)
    }

    /// `h01` … `h14`.
    pub fn key(self) -> String {
        format!("h{:02}", self.0)
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::all().find(|cause| cause.key() == key)
    }
}
