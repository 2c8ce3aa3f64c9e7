//! The complainant's way back to their case: by reference and access code, or by the link of a
//! mail, which shows state and dates only; and what they can do with it.

mod action_page;
mod answer;
mod attached;
mod carried;
mod case;
mod contact;
mod conversation;
mod erasure;
mod files;
mod find;
mod link;
mod lost;
mod notice;
mod open;
mod page;
mod place;
mod queries;
mod record;
mod review;
mod timeline;
mod wish;
mod withdrawal;

use crate::access::policy::Rule;
use crate::access::routes::Site;
use crate::lang::Lang;
use crate::render::Samples;

/// Every address of this room, in both languages.
pub fn routes(site: &mut Site) {
    for lang in Lang::ALL {
        let base = lang.prefix();
        site.at(&format!("{base}/status"))
            .get("", Rule::Public, find::get)
            .post("", Rule::Public, find::post)
            .get("/lost-code", Rule::Public, lost::get)
            .post("/lost-code", Rule::Public, lost::post)
            .get("/links/{token}", Rule::Secret, link::get)
            .post("/links/{token}", Rule::Secret, link::post);
        site.at(&format!("{base}/status/{{reference}}"))
            .get("", Rule::Secret, case::get)
            .post("/messages", Rule::Secret, conversation::post)
            .get("/review", Rule::Secret, review::get)
            .post("/review", Rule::Secret, review::post)
            .get("/withdrawal", Rule::Secret, withdrawal::get)
            .post("/withdrawal", Rule::Secret, withdrawal::post)
            .get("/contact", Rule::Secret, contact::get)
            .post("/contact", Rule::Secret, contact::post)
            .get("/erasure", Rule::Secret, erasure::get)
            .post("/erasure", Rule::Secret, erasure::post)
            .get("/files/{id}", Rule::Secret, files::get)
            .get("/files/{id}/preview", Rule::Secret, files::preview)
            .get("/record", Rule::Secret, record::get)
            .post("/closing", Rule::Secret, open::close);
    }
}

/// Every page of this room, for the tests.
pub fn samples(all: &mut Samples) {
    all.page::<find::FindPage>()
        .page::<page::CasePage>()
        .page::<action_page::ActionPage>()
        .page::<link::CodePage>();
}
