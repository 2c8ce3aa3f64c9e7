//! What the desk can say about itself: figures by month and week with the cases behind each, a page for
//! the board, a register to sign, lists to take away, and everything about one case for an inspector.
//!
//! Every number counts only cases that exist for the reader, and each leads to the list it counts.

mod ageing;
mod asked;
mod board;
mod chart;
mod dossier;
pub mod export;
mod exporting;
mod exports;
mod figures;
mod list;
pub mod pages;
pub mod queries;
mod register;
mod report;
mod say;
mod span;
mod tables;

pub use asked::{Asked, What};
pub use figures::{Dimension, Figures, Tally};
pub use span::{Span, Step};

use crate::access::policy::Rule;
use crate::access::routes::Site;
use crate::render::Samples;

/// Every page of the room, for the tests.
pub fn samples(all: &mut Samples) {
    all.page::<pages::ReportPage>()
        .page::<pages::BoardPage>()
        .page::<pages::ListPage>()
        .page::<pages::RegisterPage>()
        .page::<pages::ExportsPage>()
        .page::<pages::DossierPage>();
}

pub fn routes(site: &mut Site) {
    site.at("/desk/reports")
        .get("", Rule::Reader, report::show)
        .get("/board", Rule::Reader, board::show)
        .get("/cases", Rule::Reader, list::show)
        .get("/register", Rule::Reader, register::show)
        .post("/export", Rule::Exporter, exporting::post)
        .get("/exports", Rule::Exporter, exports::show)
        .get("/dossiers/{reference}", Rule::Exporter, dossier::show)
        .post("/dossiers/{reference}", Rule::Exporter, dossier::post);
}
