//! The checklist: technical and business measures (policy P3, handbook §4.3).

use super::outcome::Outcome;

/// The policy's two kinds of measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MeasureKind {
    Technical,
    Business,
}

/// One step of the checklist: T1–T12 or B1–B11.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Measure {
    letter: char,
    number: u8,
}

impl Measure {
    /// Asking the sender to explain is no verification by itself.
    const ASK_SENDER: Self = Self {
        letter: 'B',
        number: 1,
    };

    /// All, technical first.
    pub fn all() -> impl Iterator<Item = Self> {
        let technical = (1..=12).map(|number| Self {
            letter: 'T',
            number,
        });
        let business = (1..=11).map(|number| Self {
            letter: 'B',
            number,
        });
        technical.chain(business)
    }

    pub fn key(self) -> String {
        format!("{}{}", self.letter, self.number)
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::all().find(|measure| measure.key() == key)
    }

    pub const fn kind(self) -> MeasureKind {
        if self.letter == 'T' {
            MeasureKind::Technical
        } else {
            MeasureKind::Business
        }
    }
}

/// How far a measure is, and what it showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MeasureStatus {
    ToDo,
    Doing,
    Signs,
    NoSigns,
    Unable,
    NotApplicable,
}

impl MeasureStatus {
    pub const ALL: [Self; 6] = [
        Self::ToDo,
        Self::Doing,
        Self::Signs,
        Self::NoSigns,
        Self::Unable,
        Self::NotApplicable,
    ];

    pub const fn key(self) -> &'static str {
        match self {
            Self::ToDo => "to_do",
            Self::Doing => "doing",
            Self::Signs => "signs",
            Self::NoSigns => "no_signs",
            Self::Unable => "unable",
            Self::NotApplicable => "not_applicable",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.key() == key)
    }

    /// A result without words proves nothing: these need a note or evidence.
    pub const fn needs_note(self) -> bool {
        matches!(self, Self::Signs | Self::NoSigns | Self::Unable)
    }
}

/// Whether a measure counts as finished towards an answer with this conclusion. Without an
/// `outcome` the question is the usual one: does it count towards every conclusion?
pub fn counts(measure: Measure, status: MeasureStatus, outcome: Option<Outcome>) -> bool {
    if measure == Measure::ASK_SENDER {
        return false;
    }
    match status {
        MeasureStatus::Signs | MeasureStatus::NoSigns => true,
        MeasureStatus::Unable => outcome == Some(Outcome::Inconclusive),
        MeasureStatus::ToDo | MeasureStatus::Doing | MeasureStatus::NotApplicable => false,
    }
}

/// Whether at least one measure of `kind` counts towards `outcome`.
pub fn is_done(
    measures: &[(Measure, MeasureStatus)],
    kind: MeasureKind,
    outcome: Option<Outcome>,
) -> bool {
    measures
        .iter()
        .any(|&(measure, status)| measure.kind() == kind && counts(measure, status, outcome))
}
