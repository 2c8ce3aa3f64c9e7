//! The pages of the desk: structs of finished words, each with its samples.

mod answer;
mod case;
mod conversation;
mod entry;
mod form;
mod queue;
mod review;

pub use answer::PreviewPage;
pub use case::{
    CasePage, Clock, Composer, Facts, HistoryLine, Look, Measure, MeasureKind, Note, SendingLine,
    Sent, StalePanel,
};
pub use conversation::{Conversation, FormattedPage, Spoken, Writing};
pub use entry::{EnteredPage, NewCasePage, ReissuedPage, Section};
pub use form::{ActionForm, Typed};
pub use queue::{Bar, Flag, Group, Horizon, QueuePage, Row, SearchPage};
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
        .page::<EnteredPage>();
}
