//! Letters made to be printed. Making one meets nothing: that does the carrier, or the hand it is
//! given into ([`super::change::record_dispatch`]).

use serde_json::json;

use super::Case;
use super::case::{Act, Refusal};
use super::change::{Changed, Seen, step_and};
use super::event::EventKind;
use super::facts::State;
use super::outcome::Outcome;
use super::received::store::put_code;
use super::review::{self, Review};
use crate::db::{Conn, Result};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterKind {
    Acknowledgement,
    Answer,
    /// What came of a review.
    Review,
}

impl LetterKind {
    pub const ALL: [Self; 3] = [Self::Acknowledgement, Self::Answer, Self::Review];

    /// The key in addresses and in events.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Acknowledgement => "acknowledgement",
            Self::Answer => "answer",
            Self::Review => "review",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Whether there is something to write. What was no complaint is not answered.
    pub fn is_there_for<'a>(
        self,
        case: &Case,
        reviews: impl IntoIterator<Item = &'a Review>,
    ) -> bool {
        match self {
            Self::Review => reviews.into_iter().any(|review| review.sent_at.is_some()),
            Self::Acknowledgement => true,
            Self::Answer => {
                case.state == State::Answered && case.outcome != Some(Outcome::NotComplaint)
            }
        }
    }
}

/// The access code of a letter.
#[derive(Clone, Debug)]
pub enum Code {
    /// It carries none.
    None,
    /// The one that opens the case already.
    Same,
    /// A new one, by its hash; what was given out before opens nothing any more.
    New(Vec<u8>),
}

impl Code {
    const fn key(&self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Same => "same",
            Self::New(_) => "new",
        }
    }
}

/// Records that a letter was made, and makes its code the code of the case.
pub fn make(
    conn: &mut Conn,
    act: Act,
    seen: Seen,
    (kind, code): (LetterKind, &Code),
) -> Result<Changed> {
    let reviews = review::list_of_case(conn, seen.id)?;
    let take = |case: Case| {
        if !kind.is_there_for(&case, &reviews) {
            return Err(Refusal::NotAnswered);
        }
        let facts = json!({ "letter": kind.key(), "code": code.key() });
        case.note(act, EventKind::LetterMade, facts)
    };
    step_and(conn, seen, take, |conn, mut case| {
        if let Code::New(hash) = code {
            case.code_hash.clone_from(hash);
            put_code(conn, &case)?;
        }
        Ok((case, Vec::new()))
    })
}
