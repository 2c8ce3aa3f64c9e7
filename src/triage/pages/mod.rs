//! The pages of the desk: structs of finished words, each with its samples.

mod answer;
mod callers;
mod case;
mod case_samples;
mod conversation;
mod entry;
mod form;
mod kept;
mod letter;
mod near;
mod pen;
mod prepared;
mod queue;
mod review;

pub use answer::{ApprovalPanel, Beside, PreviewPage};
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
pub use kept::{KeptForm, KeptNotice, KeptPage};
pub use letter::{LetterPage, Mark, Part, Sheet};
pub use near::NearCase;
pub use pen::{Candidate, PenItemPage, PenPage, PenRow};
pub use prepared::{TemplateLine, TemplatePage, TemplatePart, TemplateVersion, TemplatesPage};
pub use queue::{Bar, Chip, Flag, Group, Horizon, QueuePage, Row, SaveForm, SearchPage, Share};
pub use review::ReviewPanel;

use crate::render::Samples;

/// Every page of this room, for the tests.
pub fn samples(all: &mut Samples) {
    all.page::<QueuePage>()
        .page::<SearchPage>()
        .page::<CasePage>()
        .page::<PreviewPage>()
        .page::<KeptPage>()
        .page::<TemplatesPage>()
        .page::<TemplatePage>()
        .page::<FormattedPage>()
        .page::<NewCasePage>()
        .page::<ReissuedPage>()
        .page::<EnteredPage>()
        .page::<CallersPage>()
        .page::<LetterPage>()
        .page::<PenPage>()
        .page::<PenItemPage>();
}
