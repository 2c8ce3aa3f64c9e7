//! Taking complaints in: the start page, the form and what is kept of it, the
//! answers once more, the receipt.

mod body;
mod check;
mod come_back;
mod drafts;
mod fields;
mod form;
mod form_page;
mod kept;
mod notice;
mod qr;
mod receipt;
mod start;
mod submit;

use actix_web::web::{self, ServiceConfig};

use crate::lang::Lang;
use crate::render::Samples;

/// Every address of this room, in both languages.
pub fn routes(site: &mut ServiceConfig) {
    for base in Lang::ALL.map(Lang::prefix) {
        let at = |path: &str| web::resource(format!("{base}{path}"));
        site.service(at("/").get(start::get))
            .service(at("/complaints/new").get(form::get))
            .service(at("/complaints").get(form::redirect).post(submit::post))
            .service(
                at("/complaints/check")
                    .get(form::redirect)
                    .post(check::post),
            )
            .service(
                at("/complaints/drafts")
                    .get(form::redirect)
                    .post(drafts::post),
            )
            .service(at("/complaints/drafts/{id}").get(drafts::get))
            .service(at("/complaints/drafts/{id}/removal").post(drafts::remove))
            .service(at("/complaints/receipt").get(receipt::get));
    }
    site.service(web::resource("/en").get(start::redirect_to_english));
}

/// Every page of this room, for the tests.
pub fn samples(all: &mut Samples) {
    all.page::<start::StartPage>()
        .page::<form_page::FormPage>()
        .page::<check::CheckPage>()
        .page::<receipt::ReceiptPage>()
        .page::<receipt::GonePage>();
}
