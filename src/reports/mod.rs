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

use actix_web::web::{self, get, post};

pub use asked::{Asked, What};
pub use figures::{Dimension, Figures, Tally};
pub use span::{Span, Step};

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

pub fn routes(site: &mut web::ServiceConfig) {
    site.route("/desk/reports", get().to(report::show))
        .route("/desk/reports/board", get().to(board::show))
        .route("/desk/reports/cases", get().to(list::show))
        .route("/desk/reports/register", get().to(register::show))
        .route("/desk/reports/export", post().to(exporting::post))
        .route("/desk/reports/exports", get().to(exports::show))
        .route(
            "/desk/reports/dossiers/{reference}",
            get().to(dossier::show),
        )
        .route(
            "/desk/reports/dossiers/{reference}",
            post().to(dossier::post),
        );
}
