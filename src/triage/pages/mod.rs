//! The pages of the desk: structs of finished words, each with its samples.

mod answer;
mod callers;
mod case;
mod conversation;
mod entry;
mod form;
mod letter;
mod pen;
mod queue;
mod review;

pub use answer::PreviewPage;
pub use callers::{CallerCase, CallersPage};
pub use case::{
    CasePage, Clock, Composer, Facts, HistoryLine, Look, Measure, MeasureKind, Note, SendingLine,
    Sent, StalePanel,
};
pub use conversation::{Conversation, FormattedPage, Spoken, Writing};
pub use entry::{
    Checked, EnteredPage, FileField, KeptFile, LetterButton, NewCasePage, ReissuedPage, Section,
};
pub use form::{ActionForm, Typed};
pub use letter::{LetterPage, Mark, Part, Sheet};
pub use pen::{Candidate, PenItemPage, PenPage, PenRow};
pub use queue::{Bar, Chip, Flag, Group, Horizon, QueuePage, Row, SaveForm, SearchPage, Share};
pub use review::ReviewPanel;

use crate::render::Samples;

/// Every page of this room, for the tests.
pub fn samples(all: &mut Samples) {
    all.page::<QueuePage>()
        .page::<SearchPage>()
        .page::<CasePage>()
        .page::<PreviewPage>()
        .page::<FormattedPage>()
        .page::<NewCasePage>()
        .page::<ReissuedPage>()
        .page::<EnteredPage>()
        .page::<CallersPage>()
        .page::<LetterPage>()
        .page::<PenPage>()
        .page::<PenItemPage>();
}
