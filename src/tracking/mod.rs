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

use actix_web::web::{self, ServiceConfig};

use crate::lang::Lang;
use crate::render::Samples;

/// Every address of this room, in both languages.
pub fn routes(site: &mut ServiceConfig) {
    for base in Lang::ALL.map(Lang::prefix) {
        let at = |path: &str| web::resource(format!("{base}/status{path}"));
        let below = |path: &str| at(&format!("/{{reference}}{path}"));
        site.service(at("").get(find::get).post(find::post))
            .service(at("/lost-code").get(lost::get).post(lost::post))
            .service(at("/links/{token}").get(link::get).post(link::post))
            .service(below("").get(case::get))
            .service(below("/messages").post(conversation::post))
            .service(below("/review").get(review::get).post(review::post))
            .service(
                below("/withdrawal")
                    .get(withdrawal::get)
                    .post(withdrawal::post),
            )
            .service(below("/contact").get(contact::get).post(contact::post))
            .service(below("/erasure").get(erasure::get).post(erasure::post))
            .service(below("/files/{id}").get(files::get))
            .service(below("/files/{id}/preview").get(files::preview))
            .service(below("/record").get(record::get))
            .service(below("/closing").post(open::close));
    }
}

/// Every page of this room, for the tests.
pub fn samples(all: &mut Samples) {
    all.page::<find::FindPage>()
        .page::<page::CasePage>()
        .page::<action_page::ActionPage>()
        .page::<link::CodePage>();
}
