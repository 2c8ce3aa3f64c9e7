//! Taking complaints in: the start page, the form, the answers once more, the receipt.

mod check;
mod fields;
mod form;
mod receipt;
mod start;

use crate::render::Samples;

/// Every page of this room, for the tests.
pub fn samples(all: &mut Samples) {
    all.page::<start::StartPage>()
        .page::<form::FormPage>()
        .page::<check::CheckPage>()
        .page::<receipt::ReceiptPage>()
        .page::<receipt::GonePage>();
}
