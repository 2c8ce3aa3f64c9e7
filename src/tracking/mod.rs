//! The complainant's way back to their case: by reference and access code, or by the link of a
//! mail, which shows state and dates only.

mod answer;
mod case;
mod find;
mod page;
mod place;
mod queries;

use actix_web::web::{self, ServiceConfig};

use crate::lang::Lang;
use crate::render::Samples;

/// Every address of this room, in both languages.
pub fn routes(site: &mut ServiceConfig) {
    for base in Lang::ALL.map(Lang::prefix) {
        let at = |path: &str| web::resource(format!("{base}{path}"));
        site.service(at("/status").get(find::get).post(find::post))
            .service(at("/status/{reference}").get(case::get));
    }
}

/// Every page of this room, for the tests.
pub fn samples(all: &mut Samples) {
    all.page::<find::FindPage>().page::<page::CasePage>();
}
