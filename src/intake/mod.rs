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
mod receipt;
mod start;
mod submit;

use crate::access::policy::Rule;
use crate::access::routes::Site;
use crate::lang::Lang;
use crate::render::Samples;

/// Every address of this room, in both languages.
pub fn routes(site: &mut Site) {
    for lang in Lang::ALL {
        site.at(lang.prefix())
            .get("/", Rule::Public, start::get)
            .get("/complaints/new", Rule::Public, form::get)
            .get("/complaints", Rule::Public, form::redirect)
            .post("/complaints", Rule::Public, submit::post)
            .get("/complaints/check", Rule::Public, form::redirect)
            .post("/complaints/check", Rule::Public, check::post)
            .get("/complaints/drafts", Rule::Public, form::redirect)
            .post("/complaints/drafts", Rule::Public, drafts::post)
            .get("/complaints/drafts/{id}", Rule::Secret, drafts::get)
            .post(
                "/complaints/drafts/{id}/removal",
                Rule::Secret,
                drafts::remove,
            )
            .get("/complaints/receipt", Rule::Secret, receipt::get);
    }
    site.at("")
        .get("/en", Rule::Public, start::redirect_to_english);
}

/// Every page of this room, for the tests.
pub fn samples(all: &mut Samples) {
    all.page::<start::StartPage>()
        .page::<form_page::FormPage>()
        .page::<check::CheckPage>()
        .page::<receipt::ReceiptPage>()
        .page::<receipt::GonePage>();
}
